"""The page of `compare`: differences first, what only one role asks for, what all share."""

import pytest
from rich.console import Console

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.views.terminal.comparison import comparison_page


def page(base: KnowledgeBase, *roles: str, width: int = 100) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(comparison_page([base.roles[role] for role in roles], base, width))
    return capture.get()


def words(text: str) -> str:
    return " ".join(text.split())


def test_what_differs_comes_first_then_what_only_one_asks_for_then_what_both_share(
    tiny_base: KnowledgeBase,
) -> None:
    """Both want Python and SQL, at different levels; SQL is required of one only."""
    differing, _, rest = page(tiny_base, "data-engineer", "ml-engineer").partition("Only ")
    alone, _, shared = rest.partition("\nBoth\n")
    told = words(differing)
    assert "Level mid advanced" in told
    assert "Python working proficient" in told
    assert "SQL proficient (aware)" in told
    assert "Data pipelines" not in told
    assert words(alone) == (
        "Data Engineer: Data pipelines working Only ML Engineer: Machine learning proficient, PyTorch working"
    )
    assert "Python" not in shared
    assert shared.rstrip().endswith("In brackets: useful, not required.")


def test_what_both_weeks_have_in_common_is_told_once(base: KnowledgeBase) -> None:
    """Both mostly analyse data; only one of the two prototypes models, too."""
    differing, _, shared = page(base, "data-analyst", "data-scientist").partition("\nBoth\n")
    assert "analysing data" not in differing
    assert "prototyping models" in differing
    assert "Day to day Mostly analysing data" in words(shared)


@pytest.mark.parametrize("width", [50, 80, 200])
def test_every_skill_is_named_once_at_any_width(width: int, base: KnowledgeBase) -> None:
    roles = ("data-analyst", "data-scientist", "mlops-engineer")
    told = words(page(base, *roles, width=width))
    for need in (need for role in roles for need in base.roles[role].required):
        first = base.skills[need.skill].name.split()[0]
        assert first in told
    assert told.count("Hypothesis") == told.count("Kubernetes") == told.count("Power BI") == 1


def test_where_columns_have_no_room_numbers_stand_for_roles(base: KnowledgeBase) -> None:
    narrow = page(base, "data-analyst", "data-scientist", "mlops-engineer", width=50)
    assert narrow.startswith("1 Data Analyst\n2 Data Scientist\n3 MLOps Engineer\n")
    assert "Git: 1 (aware); 2 working; 3 proficient" in words(narrow)

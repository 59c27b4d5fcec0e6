"""Which entries are listed, and in which order."""

from dataclasses import replace

import pytest

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.selection import RoleFilter, one_or_all, select_roles


@pytest.fixture
def paid(tiny_base: KnowledgeBase) -> KnowledgeBase:
    """The three roles, with pay of 50,000 to 80,000, of 75,000 and more, and of 60,000 to 70,000."""
    salary = tiny_base.roles["data-engineer"].salaries[0]
    pay = {
        "data-engineer": (salary,),
        "ml-engineer": (replace(salary, low=75_000, high=None),),
        "ai-auditor": (replace(salary, low=60_000, high=70_000), replace(salary, low=20_000, high=30_000)),
    }
    return replace(
        tiny_base,
        roles={name: replace(role, salaries=pay[name]) for name, role in tiny_base.roles.items()},
    )


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (None, ["data-engineer", "ml-engineer", "ai-auditor"]),
        ("name", ["ai-auditor", "data-engineer", "ml-engineer"]),
        # entry, mid, advanced
        ("level", ["ai-auditor", "data-engineer", "ml-engineer"]),
        # data, governance, models
        ("domain", ["data-engineer", "ai-auditor", "ml-engineer"]),
        # by the highest figure that any source states
        ("pay", ["data-engineer", "ml-engineer", "ai-auditor"]),
    ],
)
def test_roles_are_sorted_by_what_was_asked_for(
    sort: str | None, order: list[str], paid: KnowledgeBase
) -> None:
    assert [role.id for role in select_roles(paid, RoleFilter(), sort)] == order


def test_a_role_without_any_figure_is_the_last_by_pay(paid: KnowledgeBase) -> None:
    unpaid = replace(paid.roles["data-engineer"], salaries=())
    base = replace(paid, roles={**paid.roles, unpaid.id: unpaid})
    assert [role.id for role in select_roles(base, RoleFilter(), "pay")][-1] == unpaid.id


FRUIT = {"red-apple": 1, "pear": 2, "apple": 3, "plum": 4}


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        (None, [1, 2, 3, 4]),
        ("Pear", [2]),
        # a whole name goes before one that contains it
        ("apple", [3]),
        ("red", [1]),
    ],
)
def test_without_a_name_all_entries_are_shown_and_with_one_the_entry_that_it_means(
    name: str | None, entries: list[int]
) -> None:
    assert one_or_all(FRUIT, name, "fruit") == entries


@pytest.mark.parametrize(
    ("name", "hint"),
    [("pearr", "Did you mean pear?"), ("", "Choose one of: red-apple, pear, apple, plum.")],
)
def test_a_name_that_means_no_entry_or_several_is_refused_with_what_to_choose_from(
    name: str, hint: str
) -> None:
    with pytest.raises(UnknownNameError, match="There is no fruit") as refused:
        one_or_all(FRUIT, name, "fruit")
    assert refused.value.hint == hint

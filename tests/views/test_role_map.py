"""The map of all roles by want and can."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.feasibility import Feasibility, Objection
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch, rank_roles
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.views.terminal.charts.role_map import MapSetting, map_page
from careerpath_cli.views.terminal.charts.scatter import Mark, scatter

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BARRED = Feasibility((Objection("degree", excludes=True, asked="phd", stated="none"),), 1)


def rows(marks: list[Mark], width: int, height: int) -> list[str]:
    return [line.plain for line in scatter(marks, width, height)]


def test_one_direction_goes_right_and_the_other_up() -> None:
    assert rows([Mark(0.9, 0.9, "a"), Mark(0.1, 0.1, "b"), Mark(0.9, 0.1, "c")], 5, 3) == [
        "  │ a",
        "──┼──",
        "b │ c",
    ]


def test_where_marks_meet_the_foremost_move_aside_and_others_become_one() -> None:
    here = [Mark(0.9, 0.9, sign, foremost=True) for sign in "12"]
    there = [Mark(0.1, 0.1, "·", several="+") for _ in range(3)]
    drawn = rows([*there, *here, Mark(0.9, 0.9, "·", several="+")], 7, 3)
    assert drawn[0] == "   │ 21"
    assert drawn[2] == "+  │   "


def match(role: str, want: float | None, can: float | None, *, barred: bool = False) -> RoleMatch:
    return RoleMatch(role, 0.5, want, can, BARRED if barred else Feasibility(), 0.0)


def page(matches: list[RoleMatch], current: str | None, base: KnowledgeBase, width: int = 60) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(map_page(matches, current, base, width, MapSetting(5, "")))
    return capture.get()


def test_roles_are_numbered_by_rank_but_ones_own_and_what_is_ruled_out(tiny_base: KnowledgeBase) -> None:
    first, second, third = tiny_base.roles
    told = page(
        [match(first, 0.9, 0.9), match(second, 0.7, None), match(third, 0.1, 0.2, barred=True)],
        second,
        tiny_base,
    )
    assert f"\n1 {tiny_base.roles[first].name}\n" in told
    assert f"\n@ {tiny_base.roles[second].name}, your current role\n" in told
    assert f"\n× ruled out by your constraints: {tiny_base.roles[third].name}\n" in told
    field = told.partition("you can do more")[0]
    assert all(sign in field for sign in "1@×")
    assert f"careerpath roadmap {first}" in told
    unbarred = page([match(role, 0.4, 0.6, barred=True) for role in tiny_base.roles], None, tiny_base)
    assert "ruled out" not in unbarred


def test_what_one_can_do_more_stands_right_and_what_is_wanted_more_above(tiny_base: KnowledgeBase) -> None:
    able, keen, _ = tiny_base.roles
    told = page([match(able, 0.1, 0.9), match(keen, 0.9, 0.1)], None, tiny_base)
    rows = told.partition("you can do more")[0].splitlines()[2:]
    (row, line), (row_of_keen, line_of_keen) = (
        next((number, line) for number, line in enumerate(rows) if sign in line) for sign in "12"
    )
    assert row > row_of_keen
    assert line.index("1") > line_of_keen.index("2")


def test_why_all_roles_stand_on_one_line_is_said(tiny_base: KnowledgeBase) -> None:
    def told(want: float | None, can: float | None) -> str:
        first, *others = tiny_base.roles
        return page([match(first, want, can), *(match(role, want, can) for role in others)], None, tiny_base)

    assert "haven't said what you like yet" in told(None, 0.5)
    assert "haven't said what you can do yet" in told(0.5, None)
    assert "haven't said" not in told(0.5, 0.5)


@pytest.mark.parametrize("width", [50, 80, 92, 200])
def test_the_map_of_all_roles_fits_the_window_and_names_the_best(
    width: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    matches = rank_roles(read_profile(EXAMPLES / "lawyer.yaml", base), model, base)
    told = page(matches, None, base, width)
    assert max(map(len, told.splitlines())) <= min(width, 100)
    for number, best in enumerate(matches[:5], start=1):
        assert f"\n{number} {base.roles[best.role].name}\n" in told
    assert len(told.splitlines()) <= 32
    (below,) = [line for line in told.splitlines() if "→" in line]
    assert below == f"{'you can do more of it →':>{min(width, 100)}}"
    assert page([replace(entry, want=None, can=None) for entry in matches], None, base, width)

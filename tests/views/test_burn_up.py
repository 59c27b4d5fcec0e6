"""The burn-up of a plan: hours done beside those planned."""

from datetime import date, timedelta

import pytest

from careerpath_cli.profile.history import Followed, HistoryEntry, Logged
from careerpath_cli.roadmap.progress import (
    WeekSum,
    planned_timetable,
    progress_from,
    week_sums,
)
from careerpath_cli.roadmap.timetable import Pause, timetable
from careerpath_cli.views.terminal.charts.burn_up import burn_up_chart

MONDAY = date(2026, 11, 2)


def test_weeks_add_up_to_what_was_done_and_planned_by_their_end_without_pauses() -> None:
    """Seven hours a week from a Wednesday on, after two hours before; the third week is off."""
    history: list[HistoryEntry] = [
        Logged("2026-11-03", "sql", 2),
        Followed("2026-11-04", ("data-analyst",), hours_per_week=7),
        Logged("2026-11-08", "sql", 4),
        Logged("2026-11-17", "sql", 1),
    ]
    progress = progress_from(history)
    assert progress.followed is not None
    calendar = timetable(date(2026, 11, 24), 3, [Pause(date(2026, 11, 16), date(2026, 11, 22))])
    planned = planned_timetable(progress.followed, None, calendar)
    sums = week_sums(progress, date(2026, 11, 24), planned)
    assert [week.monday for week in sums] == [MONDAY + timedelta(weeks=week) for week in range(4)]
    assert [week.done for week in sums] == [6, 6, 7, 7]
    assert [week.planned for week in sums] == pytest.approx([2 + 5, 2 + 12, 2 + 12, 2 + 14])


def weeks(count: int) -> list[WeekSum]:
    return [WeekSum(MONDAY + timedelta(weeks=week), 2.0 * week, 4.0 * week) for week in range(count)]


def test_columns_grow_with_the_hours_done_beside_those_planned() -> None:
    chart = [line.plain.rstrip() for line in burn_up_chart(weeks(3), 60)]
    assert chart == [
        "8 h │       ─",
        "    │",
        "    │",
        "    │    ─",
        "    │      █",
        "    │      █",
        "    │   █  █",
        "    │   █  █",
        "0 h └─────────",
        "     2 Nov 2026 – 16 Nov 2026",
        "█ hours done  ─ hours planned by then",
    ]


@pytest.mark.parametrize("width", [30, 50, 98])
@pytest.mark.parametrize("count", [3, 20, 150])
def test_a_chart_fits_the_window_and_ends_with_this_week(width: int, count: int) -> None:
    chart = [line.plain.rstrip() for line in burn_up_chart(weeks(count), width)]
    assert max(map(len, chart[:-1])) <= width
    assert chart[0].endswith("─")
    last = MONDAY + timedelta(weeks=count - 1)
    assert str(last.year) in chart[-2].rpartition(" ")[2]


def test_a_little_done_shows() -> None:
    chart = burn_up_chart([WeekSum(MONDAY, 0.5, 100.0)], 40)
    assert "▄" in chart[7].plain

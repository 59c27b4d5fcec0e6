"""What a history amounts to, entry by entry."""

from datetime import date

import pytest

from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.profile.history import Done, Followed, HistoryEntry, Logged, Reopened, Unlogged
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import (
    Progress,
    learned_pace,
    progress_from,
    weeks_in_a_row,
    weeks_of_work,
    with_progress,
)
from careerpath_cli.roadmap.timetable import Pause, Timetable

TODAY = date(2026, 11, 21)
"""A Saturday; its week began on the 16th."""
CALENDAR = Timetable(TODAY, 1)
LOGGED = Logged("2026-11-02", "sql", 3)
DONE = Done("2026-11-04", "sql-working", "sql", "working")
FURTHER = Done("2026-11-04", "sql-proficient", "sql", "proficient")


@pytest.mark.parametrize(
    ("entries", "logged"),
    [
        ([], {}),
        ([LOGGED, LOGGED], {"sql": 6}),
        ([LOGGED, Logged("2026-11-02", "python", 1)], {"sql": 3, "python": 1}),
        # what went into a finished step is used up, unless the step is reopened
        ([LOGGED, DONE], {}),
        ([DONE, LOGGED], {"sql": 3}),
        ([LOGGED, DONE, LOGGED], {"sql": 3}),
        ([LOGGED, DONE, Reopened("2026-11-05", "sql-working")], {"sql": 3}),
        ([DONE, FURTHER, LOGGED], {"sql": 3}),
        ([DONE, FURTHER, LOGGED, DONE], {}),
        ([LOGGED, Done("2026-11-04", "python-working", "python", "working")], {"sql": 3}),
        # taking back means the latest hours on that skill
        ([LOGGED, Logged("2026-11-03", "sql", 5), Unlogged("2026-11-04", "sql")], {"sql": 3}),
        ([LOGGED, Unlogged("2026-11-04", "python")], {"sql": 3}),
        ([Unlogged("2026-11-01", "sql"), LOGGED], {"sql": 3}),
    ],
)
def test_hours_count_towards_what_is_not_finished(
    entries: list[HistoryEntry], logged: dict[str, float]
) -> None:
    assert progress_from(entries).logged == logged


def test_all_hours_count_by_day_in_the_order_of_the_days() -> None:
    progress = progress_from(
        [Logged("2026-11-03", "sql", 1), LOGGED, DONE, Logged("2026-11-03", "python", 2)]
    )
    assert list(progress.days.items()) == [(date(2026, 11, 2), 3), (date(2026, 11, 3), 3)]
    assert progress.hours == 6


def test_every_line_of_a_history_is_counted_even_what_was_taken_back() -> None:
    assert progress_from([LOGGED, Unlogged("2026-11-04", "sql")]).entries == 2


def test_a_step_is_done_until_it_is_reopened() -> None:
    reopened = Reopened("2026-11-05", "sql-working")
    assert progress_from([DONE]).done == (DONE,)
    assert progress_from([DONE, reopened]).done == ()
    assert progress_from([DONE, reopened, DONE]).done == (DONE,)


def test_the_roadmap_that_is_followed_is_the_latest() -> None:
    first, second = Followed("2026-11-01", ("data-engineer",)), Followed("2026-11-02", ("ai-auditor",))
    assert progress_from([first, second, LOGGED]).followed == second


def test_a_plan_hears_of_finished_steps_that_are_no_skills() -> None:
    project = Done("2026-11-05", "project-data-engineer")
    work = progress_from([LOGGED, DONE, project, Logged("2026-11-06", "python", 2)]).work
    assert (work.logged, work.done) == ({"python": 2}, {"project-data-engineer"})


@pytest.mark.parametrize(
    ("stated", "level"), [(None, "working"), ("none", "working"), ("aware", "working"), ("expert", "expert")]
)
def test_a_finished_step_raises_a_level_and_never_lowers_one(stated: Level | None, level: Level) -> None:
    profile = Profile(skills={"sql": stated} if stated else {})
    assert with_progress(profile, Progress(done=(DONE,))).skills == {"sql": level}


def test_a_proof_becomes_evidence_where_the_person_gave_none() -> None:
    done = Done("2026-11-04", "sql-working", "sql", "working", proof="A report.")
    assert with_progress(Profile(), Progress(done=(done,))).evidence == {"sql": "A report."}
    own = Profile(evidence={"sql": "My own."})
    assert with_progress(own, Progress(done=(done,))).evidence == {"sql": "My own."}


@pytest.mark.parametrize(
    ("days", "pace"),
    [
        # four weeks and two weeks up to today, and two days only
        ({date(2026, 10, 25): 4, date(2026, 11, 1): 4, date(2026, 11, 21): 4}, 3),
        ({date(2026, 11, 8): 4, date(2026, 11, 9): 4, date(2026, 11, 21): 4}, None),
        ({date(2026, 10, 25): 4, date(2026, 11, 21): 4}, None),
        # eight weeks ago and before: the day counts no longer, the weeks since do
        ({date(2026, 9, 1): 99, date(2026, 10, 1): 8, date(2026, 11, 1): 8, date(2026, 11, 21): 8}, 3),
    ],
)
def test_a_pace_is_learned_from_three_days_in_three_weeks_of_the_last_eight(
    days: dict[date, float], pace: float | None
) -> None:
    assert learned_pace(Progress(days=days), TODAY, CALENDAR) == pace


def test_a_pause_is_left_out_of_the_pace() -> None:
    days = {date(2026, 10, 25): 4.0, date(2026, 11, 1): 4.0, date(2026, 11, 21): 4.0}
    pause = Pause(date(2026, 11, 8), date(2026, 11, 14))
    assert learned_pace(Progress(days=days), TODAY, Timetable(TODAY, 1, (pause,))) == 4


def test_weeks_begin_on_monday_and_with_the_first_entry() -> None:
    days = {date(2026, 11, 1): 1.0, date(2026, 11, 15): 2.0, date(2026, 11, 16): 4.0, TODAY: 8.0}
    assert weeks_of_work(Progress(days=days), TODAY) == [
        (date(2026, 10, 26), 1),
        (date(2026, 11, 2), 0),
        (date(2026, 11, 9), 2),
        (date(2026, 11, 16), 12),
    ]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ([], 0),
        ([21], 1),
        ([21, 14, 7], 3),
        ([14, 7], 2),
        ([21, 7], 1),
        ([7], 0),
    ],
)
def test_weeks_in_a_row_are_counted_back_from_this_week_or_the_last(days: list[int], count: int) -> None:
    progress = Progress(days={date(2026, 11, day): 1.0 for day in days})
    assert weeks_in_a_row(progress, TODAY, CALENDAR) == count

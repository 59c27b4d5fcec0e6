"""Hours on a calendar: pauses, leap years, deadlines."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.errors import UsageError
from careerpath_cli.planning.effort import Hours
from careerpath_cli.roadmap.deadline import deadline
from careerpath_cli.roadmap.timetable import Finish, Pause, Timetable, timetable

DAYS = st.dates(date(1999, 1, 1), date(2105, 12, 31))
PACES = st.floats(0.5, 100)
START = date(2026, 11, 21)


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    first = draw(DAYS)
    return Pause(first, first + timedelta(days=draw(st.integers(0, 60))))


CALENDARS = st.builds(timetable, DAYS, PACES, st.lists(pauses(), max_size=6))


def by_counting(calendar: Timetable, hours: float) -> date:
    """Find the day on which so many hours have been worked, by walking over the days one after the other."""
    day, worked = calendar.start, 0.0
    while True:
        if not calendar.is_free(day):
            worked += calendar.hours_per_week / 7
            if worked >= hours - 1e-6:
                return day
        day += timedelta(days=1)


@given(calendar=CALENDARS, weeks=st.floats(0, 60))
def test_the_day_after_some_hours_is_that_which_counting_days_gives(
    calendar: Timetable, weeks: float
) -> None:
    hours = weeks * calendar.hours_per_week
    assert calendar.day_after(hours) == by_counting(calendar, hours)


@given(calendar=CALENDARS, hours=st.floats(0, 3000))
def test_weeks_are_hours_by_pace_within_a_day(calendar: Timetable, hours: float) -> None:
    weeks = calendar.weeks_until(calendar.day_after(hours))
    assert weeks == pytest.approx(max(hours / calendar.hours_per_week, 1 / 7), abs=1 / 7 + 1e-6)


@given(calendar=CALENDARS, hours=st.floats(0, 3000), more=st.floats(0, 500))
def test_more_hours_never_end_earlier(calendar: Timetable, hours: float, more: float) -> None:
    assert calendar.day_after(hours) <= calendar.day_after(hours + more)


@given(calendar=CALENDARS, pause=pauses(), hours=st.floats(0, 3000))
def test_a_pause_never_lets_anything_end_earlier(calendar: Timetable, pause: Pause, hours: float) -> None:
    rested = timetable(calendar.start, calendar.hours_per_week, [*calendar.pauses, pause])
    assert rested.day_after(hours) >= calendar.day_after(hours)


@given(start=DAYS, pace=PACES, found=st.lists(pauses(), max_size=6), order=st.randoms())
def test_pauses_in_any_order_and_overlapping_are_the_same(
    start: date, pace: float, found: list[Pause], order: Random
) -> None:
    shuffled = [*found, *found]
    order.shuffle(shuffled)
    one, other = timetable(start, pace, found), timetable(start, pace, shuffled)
    assert one == other
    assert all(a.last + timedelta(days=1) < b.first for a, b in pairwise(one.pauses))


@given(calendar=CALENDARS)
def test_nothing_is_done_on_a_day_of_a_pause(calendar: Timetable) -> None:
    assert not calendar.is_free(calendar.day_after(0))
    assert not calendar.is_free(calendar.day_after(40))


def test_a_pause_within_a_longer_one_does_not_cut_it_short() -> None:
    longer = Pause(date(2026, 12, 1), date(2027, 3, 31))
    shorter = Pause(date(2026, 12, 20), date(2027, 1, 5))
    for found in ([longer, shorter], [shorter, longer]):
        assert timetable(START, 7, found).pauses == (longer,)


@given(calendar=CALENDARS, pause=pauses())
def test_every_day_of_a_pause_is_free(calendar: Timetable, pause: Pause) -> None:
    rested = timetable(calendar.start, calendar.hours_per_week, [*calendar.pauses, pause])
    days = [pause.first + timedelta(days=n) for n in range((pause.last - pause.first).days + 1)]
    assert all(map(rested.is_free, days))


def test_a_leap_day_is_a_day_like_others() -> None:
    assert Timetable(date(2028, 2, 28), 7).day_after(2) == date(2028, 2, 29)
    assert Timetable(date(2027, 2, 28), 7).day_after(2) == date(2027, 3, 1)
    assert Timetable(date(2100, 2, 28), 7).day_after(2) == date(2100, 3, 1)
    assert timetable(date(2028, 2, 28), 7, [Pause(date(2028, 2, 29), date(2028, 2, 29))]).day_after(
        2
    ) == date(2028, 3, 1)


def test_holidays_move_what_comes_after_them() -> None:
    holidays = Pause(date(2026, 12, 20), date(2027, 1, 5))
    assert timetable(START, 7, [holidays]).day_after(29) == date(2026, 12, 19)
    assert timetable(START, 7, [holidays]).day_after(30) == date(2027, 1, 6)
    assert timetable(date(2026, 12, 24), 7, [holidays]).day_after(0) == date(2027, 1, 6)


def test_a_plan_beyond_the_calendar_is_told() -> None:
    with pytest.raises(UsageError, match="past the year"):
        Timetable(date(9999, 12, 1), 1).day_after(1000)
    with pytest.raises(UsageError, match="past the year"):
        timetable(START, 1, [Pause(START, date.max)]).day_after(1)
    with pytest.raises(UsageError, match="past the year"):
        Timetable(START, 51e-320).day_after(40)


@given(calendar=CALENDARS, low=st.floats(1, 500), more=st.floats(0, 800), weeks=st.integers(1, 100))
def test_a_deadlines_verdict_its_hours_and_its_pace_agree(
    calendar: Timetable, low: float, more: float, weeks: int
) -> None:
    needed = Hours(low, low + more)
    by = calendar.start + timedelta(weeks=weeks)
    steps = {"all": calendar.finish(needed)}
    if calendar.weeks_until(by) == 0:
        with pytest.raises(UsageError, match="no study days between"):
            deadline(by, needed, steps, calendar)
        return
    found = deadline(by, needed, steps, calendar)
    assert (found.verdict == "fits") == (found.fits == ("all",))
    assert (found.verdict == "may fit") == (found.perhaps == ("all",))
    assert (found.verdict == "does not fit") == (found.too_late == ("all",))
    faster = timetable(calendar.start, found.pace_high * (1 + 1e-9), calendar.pauses)
    assert faster.day_after(needed.high) <= by
    if found.verdict == "fits":
        assert needed.likely <= found.hours + 1e-6


def test_a_deadline_before_the_start_is_refused() -> None:
    calendar = Timetable(START, 8)
    with pytest.raises(UsageError, match="no study days between"):
        deadline(START - timedelta(days=1), Hours(1, 2), {}, calendar)


def test_a_deadline_sorts_steps_by_when_they_are_done() -> None:
    calendar = Timetable(START, 7)
    steps = {
        "soon": Finish(START, START, START),
        "perhaps": Finish(START, date(2027, 5, 1), date(2028, 1, 1)),
        "late": Finish(date(2027, 2, 1), date(2027, 5, 1), date(2028, 1, 1)),
    }
    found = deadline(date(2027, 1, 1), Hours(1, 2), steps, calendar)
    assert (found.fits, found.perhaps, found.too_late) == (("soon",), ("perhaps",), ("late",))


def test_what_is_done_on_the_day_itself_is_in_time() -> None:
    by, later = date(2027, 1, 1), date(2027, 2, 1)
    steps = {"likely": Finish(START, by, later), "at best": Finish(by, later, later)}
    found = deadline(by, Hours(1, 2), steps, Timetable(START, 7))
    assert (found.fits, found.perhaps, found.too_late) == (("likely",), ("at best",), ())

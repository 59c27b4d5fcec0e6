"""Hours of work on a calendar: the day on which some number is reached, and how many fit before a day.

A week's hours are spread evenly over its seven days, and days in a pause count for nothing. Nothing here
knows today's date: a plan's first day is an argument.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from careerpath_cli.errors import UsageError
from careerpath_cli.planning.effort import Hours
from careerpath_cli.record import record
from careerpath_cli.storage.dates import LAST_YEAR

DAYS_OF_A_WEEK = 7
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """A span of days with nothing planned, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Return whether a day falls in the pause."""
        return self.first <= day <= self.last


@record
class Finish:
    """The day on which something is finished: at the earliest, most likely, and at the latest."""

    early: date
    likely: date
    late: date

    def later(self, by: timedelta) -> Finish:
        """Return the same days, all of them so much later."""
        return Finish(self.early + by, self.likely + by, self.late + by)

    def together_with(self, other: Finish) -> Finish:
        """Return the days on which both are finished."""
        return Finish(
            max(self.early, other.early), max(self.likely, other.likely), max(self.late, other.late)
        )

    def not_before(self, day: date) -> Finish:
        """Return the same days, none of them before a day."""
        return Finish(max(day, self.early), max(day, self.likely), max(day, self.late))


@record
class Timetable:
    """A pace from a start date; `pauses` are sorted and don't touch, as `timetable` makes them."""

    start: date
    hours_per_week: float
    pauses: tuple[Pause, ...] = ()

    def day_after(self, hours: float) -> date:
        """Return the day on which that many hours have been worked; the first day for none.

        Raises UsageError where that day is beyond the calendar.
        """
        try:
            day = self._study_day(max(1, ceil(hours * DAYS_OF_A_WEEK / self.hours_per_week - _ROUNDING)))
        except OverflowError:
            day = date.max
        if day.year > LAST_YEAR:
            raise UsageError(
                f"The plan would run past the year {LAST_YEAR}.",
                hint="Choose more hours a week, an earlier start, or shorter pauses.",
            )
        return day

    def finish(self, hours: Hours) -> Finish:
        """Return the days on which the ends and the middle of a range of hours have been worked."""
        return Finish(self.day_after(hours.low), self.day_after(hours.likely), self.day_after(hours.high))

    def weeks_until(self, day: date) -> float:
        """Return the weeks of study from the first day to another, both included, without the pauses."""
        if day < self.start:
            return 0.0
        paused_days = sum(
            (min(pause.last, day) - max(pause.first, self.start)).days + 1
            for pause in self.pauses
            if pause.last >= self.start and pause.first <= day
        )
        return ((day - self.start).days + 1 - paused_days) / DAYS_OF_A_WEEK

    def hours_until(self, day: date) -> float:
        """Return the hours of work that fit between the first day and another, both included."""
        return self.weeks_until(day) * self.hours_per_week

    def is_free(self, day: date) -> bool:
        """Return whether a day falls in a pause."""
        return any(day in pause for pause in self.pauses)

    def _study_day(self, number: int) -> date:
        """Return the n-th day outside the pauses, counting from 1."""
        day = self.start + timedelta(days=number - 1)
        for pause in self.pauses:
            if pause.last < self.start:
                continue
            if pause.first > day:
                break
            day += timedelta(days=(pause.last - max(pause.first, self.start)).days + 1)
        return day


def timetable(start: date, hours_per_week: float, pauses: Iterable[Pause] = ()) -> Timetable:
    """Return a timetable; `pauses` may come in any order and overlap."""
    merged: list[Pause] = []
    for pause in sorted(pauses):
        if merged and pause.first <= merged[-1].last + timedelta(
            days=min(1, (date.max - merged[-1].last).days)
        ):
            merged[-1] = Pause(merged[-1].first, max(merged[-1].last, pause.last))
        else:
            merged.append(pause)
    return Timetable(start, hours_per_week, tuple(merged))

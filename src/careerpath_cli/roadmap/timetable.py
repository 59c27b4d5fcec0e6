"""Hours of work on a calendar: on which day so many hours have been worked, and how many fit until a day.

The hours of a week are spread evenly over its seven days, and a day of a pause counts for nothing. Nothing
here knows today's date: a plan's first day is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from careerpath_cli.errors import UsageError
from careerpath_cli.storage.dates import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerpath_cli.planning.effort import Hours

DAYS_OF_A_WEEK = 7
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """Days on which nothing is planned, the first and the last included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Finish:
    """The day on which something is done if all goes fast, as is likely, and if all takes long."""

    early: date
    likely: date
    late: date


@dataclass(frozen=True, slots=True)
class Timetable:
    """A pace from a first day on; `pauses` are in order and apart, as `timetable` makes them."""

    start: date
    hours_per_week: float
    pauses: tuple[Pause, ...] = ()

    def day_after(self, hours: float) -> date:
        """Give the day on which so many hours have been worked; the first day where there are none.

        Raises UsageError where that lies beyond the calendar.
        """
        try:
            day = self._study_day(max(1, ceil(hours * DAYS_OF_A_WEEK / self.hours_per_week - _ROUNDING)))
        except OverflowError:
            day = date.max
        if day.year > LAST_YEAR:
            raise UsageError(
                f"The plan would end after the year {LAST_YEAR}.",
                hint="Choose more hours a week, an earlier start, or shorter pauses.",
            )
        return day

    def finish(self, hours: Hours) -> Finish:
        """Give the days on which a range of hours has been worked."""
        return Finish(self.day_after(hours.low), self.day_after(hours.likely), self.day_after(hours.high))

    def weeks_until(self, day: date) -> float:
        """Count the weeks of study from the first day to another, both included, without the pauses."""
        if day < self.start:
            return 0.0
        free = sum(
            (min(pause.last, day) - max(pause.first, self.start)).days + 1
            for pause in self.pauses
            if pause.last >= self.start and pause.first <= day
        )
        return ((day - self.start).days + 1 - free) / DAYS_OF_A_WEEK

    def hours_until(self, day: date) -> float:
        """Give the hours of work that fit from the first day to another, both included."""
        return self.weeks_until(day) * self.hours_per_week

    def is_free(self, day: date) -> bool:
        """Tell whether a day lies in a pause."""
        return any(day in pause for pause in self.pauses)

    def _study_day(self, number: int) -> date:
        """Give the day that is the n-th of those that are in no pause."""
        day = self.start + timedelta(days=number - 1)
        for pause in self.pauses:
            if pause.last < self.start:
                continue
            if pause.first > day:
                break
            day += timedelta(days=(pause.last - max(pause.first, self.start)).days + 1)
        return day


def timetable(start: date, hours_per_week: float, pauses: Iterable[Pause] = ()) -> Timetable:
    """Make a timetable from pauses in any order, which may overlap."""
    merged: list[Pause] = []
    for pause in sorted(pauses):
        if merged and pause.first <= merged[-1].last + timedelta(
            days=min(1, (date.max - merged[-1].last).days)
        ):
            merged[-1] = Pause(merged[-1].first, max(merged[-1].last, pause.last))
        else:
            merged.append(pause)
    return Timetable(start, hours_per_week, tuple(merged))

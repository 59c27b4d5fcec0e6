"""Dates and spans of days in words; English whatever the locale is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from careerpath_cli.roadmap.timetable import Finish, Pause

_HALF_A_YEAR = 183
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """Give a day such as `5 Mar 2027`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """Give a month such as `Mar 2027`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def days(first: date, last: date) -> str:
    """Give a span of days, naming the year once where it is one: `5 Mar – 2 May 2027`."""
    if first == last:
        return day(first)
    start = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def finish(when: Finish) -> str:
    """Say when something is done: likely, and the span from all going fast to all taking long.

    Days where they are meant so, months where the span is half a year or longer.
    """
    if when.early == when.late:
        return day(when.likely)
    if (when.late - when.early).days < _HALF_A_YEAR:
        return f"likely {day(when.likely)} ({days(when.early, when.late)})"
    return f"likely {month(when.likely)} ({month(when.early)} – {month(when.late)})"


def pause(one: Pause) -> str:
    """Give the days of a pause."""
    return days(one.first, one.last)

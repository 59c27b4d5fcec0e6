"""Dates as sources and people write them: a day, a month or only a year; spans of days."""

from datetime import date

from careerpath_cli.errors import UsageError

FIRST_YEAR, LAST_YEAR = 1900, 9998
"""Between these years, a plan's dates can be calculated without leaving the calendar."""


def first_day(text: str) -> date:
    """Return the first day that `2026`, `2026-11` or `2026-11-21` can mean; raises ValueError."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def read_day(text: str) -> date:
    """Return a day such as 2026-11-21; raises UsageError where it is not valid, or too far from any plan."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{text}” is not a valid date.", hint="Write it as 2026-11-21.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(f"{text} is out of range.", hint=f"Choose a year from {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def read_span(text: str) -> tuple[date, date]:
    """Return the first and last day of 2026-12-20..2027-01-05, or of one day; raises UsageError."""
    first, dots, last = text.partition("..")
    if dots and not (first and last):
        raise UsageError(
            f"“{text}” has only one of its two dates.", hint="Write it as 2026-12-20..2027-01-05."
        )
    span = read_day(first), read_day(last if dots else first)
    if span[1] < span[0]:
        raise UsageError(f"“{text}” ends before it begins.", hint="Write it as 2026-12-20..2027-01-05.")
    return span

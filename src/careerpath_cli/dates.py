"""Dates as sources and people give them: a day, a month or only a year; spans of days."""

from datetime import date

from careerpath_cli.errors import UsageError


def first_day(text: str) -> date:
    """Read `2026`, `2026-11` or `2026-11-21` as the first day that it may mean; raises ValueError."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def day_of(text: str) -> date:
    """Read a day such as 2026-11-21; raises UsageError where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{text}” is no date.", hint="Write it as 2026-11-21.") from None


def days_of(text: str) -> tuple[date, date]:
    """Read a span such as 2026-12-20..2027-01-05, or one day; raises UsageError where it is none."""
    first, dots, last = text.partition("..")
    found = day_of(first), day_of(last if dots else first)
    if found[1] < found[0]:
        raise UsageError(f"“{text}” ends before it begins.", hint="Write it as 2026-12-20..2027-01-05.")
    return found

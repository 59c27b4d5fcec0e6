"""Dates as sources give them: a day, a month or only a year."""

from datetime import date


def first_day(text: str) -> date:
    """Read `2026`, `2026-11` or `2026-11-21` as the first day that it may mean; raises ValueError."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)

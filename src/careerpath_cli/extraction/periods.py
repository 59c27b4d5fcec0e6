"""From when to when: time spans in a text, and how long several of them last together.

Dates are as exact as people write them, so lengths are ranges: from 2018 to 2021 may be two years or four.
"""

import re
from collections.abc import Iterable
from datetime import date

from careerpath_cli.documents.dates import means_now, month_of
from careerpath_cli.record import record

_DATE = (
    r"(?:[^\W\d_]{3,10}\.?,?[^\S\n]*(?:of\s+|de\s+)?['’]?(?:19|20)?\d{2}(?!\d)|\d{1,2}\s?[./-]\s?(?:19|20)\d{2}|"
    r"(?:19|20)\d{2}\s?[./-]\s?\d{1,2}(?![\d/.-]*\d{4})(?!\d)|(?:19|20)\d{2})"
)
_NOW = r"(?:(?:à\s)?[^\W\d_]{2,12}(?:['’][^\W\d_]{2,9})?(?:[ \t][^\W\d_]{2,9}){0,2})"
_SPAN = re.compile(
    rf"(?<![\d.,/-])(?P<start>{_DATE})[^\S\n]*(?:-{{1,3}}|–|—|→|to|until|till|bis|à|au|hasta|a|até|al|t/m)\s*(?P<end>{_DATE}|{_NOW})",
    re.IGNORECASE,
)
_TO_DATE = re.compile(r"\bto\s+date\b", re.IGNORECASE)
_UNENDED = re.compile(rf"\(\s*(?P<start>{_DATE})\s*[-–—]\s*\)")
"""In brackets, with nothing behind the dash: (2019 –)."""
_SINCE = re.compile(rf"\b(?:since|seit|depuis|desde|from)\s+(?P<start>{_DATE})", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(?:19|20)\d\d$")
_MONTHS = 12


@record
class Period:
    """A span of months, each counted from the year 0; `first` and `last` are what each end can be.

    `position` is where the period is written in the text.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    position: int = 0

    @property
    def current(self) -> bool:
        """Whether it has not ended."""
        return self.end[1] == _OPEN

    def until(self, today: date) -> "Period":
        """Return the period with today as its end where it has none."""
        now = today.year * _MONTHS + today.month
        return Period(self.start, (min(self.end[0], now), min(self.end[1], now)), self.position)


_OPEN = 10_000 * _MONTHS


def period_between(
    start: str | None, end: str | None, *, current: bool = False, position: int = 0
) -> Period | None:
    """Return the period between two ISO dates, months or years; None where one of them is missing."""
    first = _month_range(start)
    last = (_OPEN, _OPEN) if current else _month_range(end)
    if first is None or last is None or last[1] < first[0]:
        return None
    return Period(first, last, position)


def periods_in(text: str) -> list[Period]:
    """Return the periods that a text names, in order."""
    spans = [
        period_between(
            _date(match["start"]),
            _date(match["end"]),
            current=_begins_now(match["end"]) or bool(_TO_DATE.search(match.group())),
            position=match.start(),
        )
        for match in _SPAN.finditer(text)
    ]
    starts = [
        *(match for match in _SINCE.finditer(text) if not _SPAN.match(text, match.start("start"))),
        *_UNENDED.finditer(text),
    ]
    since = [
        period_between(_date(match["start"]), None, current=True, position=match.start()) for match in starts
    ]
    return sorted(filter(None, (*spans, *since)), key=lambda period: period.position)


def months_together(periods: Iterable[Period], today: date) -> tuple[float, float]:
    """Return how many months lie in any of several periods, at least and at most."""
    until_now = [period.until(today) for period in periods]
    least = _covered((period.start[1], period.end[0]) for period in until_now)
    most = _covered((period.start[0], period.end[1]) for period in until_now)
    return least, max(least, most)


def _covered(spans: Iterable[tuple[int, int]]) -> int:
    """Return how many months lie in any of the spans; the last month of each counts."""
    months = 0
    reached = 0
    for start, end in sorted(spans):
        begin = max(start, reached)
        if end + 1 > begin:
            months += end + 1 - begin
            reached = end + 1
    return months


def _date(words: str) -> str | None:
    """Return the date that words are, or else the year that they end with: “Sons, 2018”."""
    year = _YEAR_LAST.search(words)
    return month_of(words) or (year.group() if year else None)


def _begins_now(words: str) -> bool:
    """Return whether words begin with one that means today: “present”, and what stands behind it."""
    parts = words.split()
    return any(means_now(" ".join(parts[:count])) for count in range(1, len(parts) + 1))


def _month_range(written: str | None) -> tuple[int, int] | None:
    """Return the first and the last month that an ISO date, month or year may mean."""
    if not written:
        return None
    year, _, rest = written.partition("-")
    if rest:
        month = int(year) * _MONTHS + int(rest[:2])
        return month, month
    return int(year) * _MONTHS + 1, int(year) * _MONTHS + _MONTHS

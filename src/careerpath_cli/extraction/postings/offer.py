"""What a posting says of the post itself: where it is, whether from home, and what it pays."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.postings.lines import TextLine
from careerpath_cli.extraction.postings.words import any_of, entries, says, words_of
from careerpath_cli.record import record

Remote = Literal["remote", "hybrid", "on-site"]
PayPeriod = Literal["year", "month", "day", "hour"]
_BEHIND = re.compile(r"\s*[–—|,-]\s*(?P<place>[^\W\d][^|·•;–—]{2,60})")
"""What stands behind a title that is marked as open to everybody."""
_AMOUNT = r"\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?"
_LEAST = {"hour": 5, "day": 50, "month": 400, "year": 8000}
_THOUSAND = 1000


@record
class PayOffered:
    """What a posting offers, open-ended where `high` is None; `currency` is ISO 4217."""

    low: float
    high: float | None
    currency: str
    period: PayPeriod
    passage: Passage

    @property
    def most_a_year(self) -> float | None:
        """The most that it comes to in a year; None where it is paid by the hour or the day."""
        times = {"year": 1, "month": 12}.get(self.period)
        return (self.high or self.low) * times if times else None


def place_of(lines: Iterable[TextLine], title: Passage | None) -> Passage | None:
    """Return where a post is: what stands behind a label, else behind a title that is open to everybody."""
    for line in lines:
        if match := _placed().match(line.passage.words):
            name = "place" if match["place"] else "pinned"
            return _at(line.passage, match, name)
    marker = says("any_gender").search(title.words) if title else None
    match = _BEHIND.match(title.words, marker.end()) if title and marker else None
    place = _at(title, match, "place") if title and match else None
    return None if place is None or says("not_a_place").search(place.words) else place


def remote_of(lines: Iterable[TextLine]) -> Remote | None:
    """Return whether a post is done from home, as the first line that speaks of it says."""
    for line in lines:
        if line.part in {"company", "equal-opportunity"} or says("not_the_post").search(line.passage.words):
            continue
        for way, words in words_of("remote"):
            if words.search(line.passage.words):
                return way  # type: ignore[return-value]
    return None


def pay_of(lines: Iterable[TextLine]) -> PayOffered | None:
    """Return what a posting says that it pays; None where it says nothing."""
    for line in lines:
        words = line.passage.words
        if says("not_pay").search(words):
            continue
        of_pay = bool(says("of_pay").search(words))
        for match in _pay().finditer(words):
            if (match["high"] or of_pay) and (offered := _offered(match, line.passage)):
                return offered
    return None


@cache
def _placed() -> re.Pattern[str]:
    """Return what finds a place behind a label or a pin."""
    label = rf"{any_of('before', 'place')}\s*[:|][\s*_]*(?P<place>[^\s*_][^|·•;]{{1,78}})"
    return re.compile(rf"^{label}|^📍\s*(?P<pinned>\S[^|·•;]{{1,78}})", re.IGNORECASE)


@cache
def _currencies() -> dict[str, str]:
    """Return each sign or word for a currency → its code."""
    return {sign: code for code, signs in entries("currency").items() for sign in signs}


@cache
def _pay() -> re.Pattern[str]:
    """Return what finds an amount or a range of them, with or without its currency."""
    sign = "|".join(re.escape(one) for one in sorted(_currencies(), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<before>{sign})\s?)?(?<![\d.,])(?P<low>{_AMOUNT})\s?(?P<lowk>k\b)?\s?(?P<first>{sign})?"
        rf"(?:\s*(?:-|–|—|to|bis|à|a|and|und)\s*(?:{sign})?\s?(?P<high>{_AMOUNT})\s?(?P<highk>k\b)?)?"
        rf"\s?(?P<after>{sign})?",
        re.IGNORECASE,
    )


def _offered(match: re.Match[str], passage: Passage) -> PayOffered | None:
    sign = match["before"] or match["after"] or match["first"]
    if not sign:
        return None
    thousands = bool(match["lowk"] or match["highk"])
    low = _amount(match["low"], thousands=thousands)
    high = _amount(match["high"], thousands=thousands) if match["high"] else None
    period = _period(passage.words, low)
    if low < _LEAST[period] or (high is not None and high < low):
        return None
    words = match.group().strip()
    start = passage.start + match.start() + len(match.group()) - len(match.group().lstrip())
    return PayOffered(
        low, high, _currencies()[sign.lower()], period, Passage(words, start, start + len(words))
    )


def _period(words: str, low: float) -> PayPeriod:
    for period, named in words_of("period"):
        if named.search(words) and low < _LEAST["year"] * 2:
            return period  # type: ignore[return-value]
    return "year"


def _amount(written: str, *, thousands: bool) -> float:
    """Return an amount, whatever stands between its thousands."""
    whole = re.sub(r"[., '’](?=\d{3}(?:\D|$))", "", written)
    amount = float(whole.replace(",", "."))
    return amount * _THOUSAND if thousands and amount < _THOUSAND else amount


def _at(passage: Passage, match: re.Match[str], name: str) -> Passage:
    start = passage.start + match.start(name)
    words = match[name].strip()
    return Passage(words, start, start + len(words))

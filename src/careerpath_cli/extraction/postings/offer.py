"""What a posting says of the post itself: where it is, whether from home, and what it pays."""

import re
from collections.abc import Iterable
from typing import Literal

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.postings.lines import TextLine
from careerpath_cli.record import record

Remote = Literal["remote", "hybrid", "on-site"]
Period = Literal["year", "month", "day", "hour"]
_PLACE = re.compile(
    r"^(?:job |work )?(?:locations?|based in|where|office|standort|arbeitsort|einsatzort|lieu(?: de travail)?|"
    r"localisation|ubicación|lugar)\s*[:|][\s*_]*(?P<place>[^\s*_].{1,78})$|^📍\s*(?P<pinned>\S.{1,78})$",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    r"\s[–—|-]\s(?P<place>[^\W\d][\w .'’/,-]{2,40}?)(?:\s*\((?:remote|hybrid|on-?site)\))?\s*$"
)
_WAYS: tuple[tuple[Remote, str], ...] = (
    (
        "hybrid",
        r"\bhybrid\w*|\bhíbrido|\bdays? (?:a|per) week (?:in|at|from) (?:the|our) office|\bdays? remote\b|"
        r"\btage?n? (?:pro woche )?(?:home[- ]?office|mobil)|\bjours? de télétravail|\bteilweise (?:home[- ]?office|remote)",
    ),
    (
        "on-site",
        r"\bon[- ]?site\b|\bin[- ]office\b|\bnot (?:a )?remote\b|\bno remote\b|\bin person\b|\bvor ort\b|\bsur site\b|"
        r"\bpresencial\b|\bsin teletrabajo\b|\bprésentiel\b",
    ),
    (
        "remote",
        r"\bremote\b|\bwork from (?:home|anywhere)|\bhome[- ]?office\b|\btélétravail\b|\bteletrabajo\b|\ben remoto\b",
    ),
)
_WAYS_READ = tuple((way, re.compile(words, re.IGNORECASE)) for way, words in _WAYS)
_NOT_THE_POST = re.compile(
    r"remote (?:sensing|server|control|team|procedure|desktop|patient|monitoring)|on-?site (?:gym|canteen|parking)|"
    r"hybrid (?:cloud|search|retrieval|model|mobile)",
    re.IGNORECASE,
)
_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "$": "USD", "us$": "USD",
    "usd": "USD", "chf": "CHF", "fr.": "CHF", "pln": "PLN", "zł": "PLN", "sek": "SEK", "dkk": "DKK", "nok": "NOK",
    "cad": "CAD", "c$": "CAD", "ca$": "CAD", "aud": "AUD", "a$": "AUD", "₹": "INR", "inr": "INR", "¥": "JPY",
    "jpy": "JPY", "s$": "SGD", "sgd": "SGD", "brl": "BRL", "r$": "BRL", "zar": "ZAR",
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
_AMOUNT = r"\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?"
_PAY = re.compile(
    rf"(?:(?P<before>{_SIGN})\s?)?(?<![\d.,])(?P<low>{_AMOUNT})\s?(?P<lowk>k\b)?\s?(?P<first>{_SIGN})?"
    rf"(?:\s*(?:-|–|—|to|bis|à|a|and|und)\s*(?:{_SIGN})?\s?(?P<high>{_AMOUNT})\s?(?P<highk>k\b)?)?"
    rf"\s?(?P<after>{_SIGN})?",
    re.IGNORECASE,
)
_OF_PAY = re.compile(
    r"salar|\bpay\b|compensation|remuneration|\bwage|gehalt|vergütung|brutto|rémunération|salaire|retribución|"
    r"per (?:year|annum|month|hour|day)|a year|an hour|annual|yearly|p\.\s?a\.|/\s?(?:year|yr|hour|hr|month|day)|"
    r"pro (?:jahr|monat|stunde)|im jahr|par an\b|al año|\bote\b|\bgross\b|base\b|range",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"\d\s?(?:m|mm|bn|million|billion|mio|mrd)\b|funding|raised|revenue|series [a-e]\b|budget|allowance|"
    r"stipend|bonus of|voucher|customers|umsatz",
    re.IGNORECASE,
)
_PERIODS: tuple[tuple[Period, str], ...] = (
    ("hour", r"hour|/\s?hr?\b|stunde|heure|hora\b"),
    ("day", r"per day|a day|/\s?day|daily|pro tag|tagessatz|par jour"),
    ("month", r"month|monat|mois|mes\b"),
)
_LEAST = {"hour": 5, "day": 50, "month": 400, "year": 8000}
_THOUSAND = 1000


@record
class PayOffered:
    """What a posting offers, open-ended where `high` is None; `currency` is ISO 4217."""

    low: float
    high: float | None
    currency: str
    period: Period
    passage: Passage

    @property
    def most_a_year(self) -> float | None:
        """The most that it comes to in a year; None where it is paid by the hour or the day."""
        times = {"year": 1, "month": 12}.get(self.period)
        return (self.high or self.low) * times if times else None


def place_of(lines: Iterable[TextLine], title: Passage | None) -> Passage | None:
    """Return where a post is: what stands behind a label, else the end of its title."""
    for line in lines:
        if match := _PLACE.match(line.passage.words):
            name = "place" if match["place"] else "pinned"
            return _at(line.passage, match, name)
    match = _IN_TITLE.search(title.words) if title else None
    return _at(title, match, "place") if title and match else None


def remote_of(lines: Iterable[TextLine]) -> Remote | None:
    """Return whether a post is done from home, as the first line that speaks of it says."""
    for line in lines:
        if line.part in {"company", "equal-opportunity"} or _NOT_THE_POST.search(line.passage.words):
            continue
        for way, words in _WAYS_READ:
            if words.search(line.passage.words):
                return way
    return None


def pay_of(lines: Iterable[TextLine]) -> PayOffered | None:
    """Return what a posting says that it pays; None where it says nothing."""
    for line in lines:
        words = line.passage.words
        if _NOT_PAY.search(words):
            continue
        for match in _PAY.finditer(words):
            if (match["high"] or _OF_PAY.search(words)) and (offered := _offered(match, line.passage)):
                return offered
    return None


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
    return PayOffered(low, high, _CURRENCIES[sign.lower()], period, Passage(words, start, start + len(words)))


def _period(words: str, low: float) -> Period:
    for period, named in _PERIODS:
        if re.search(named, words, re.IGNORECASE) and low < _LEAST["year"] * 2:
            return period
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

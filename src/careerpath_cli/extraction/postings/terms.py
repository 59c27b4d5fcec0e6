"""What a posting asks besides skills: years of experience and a degree."""

import re
from collections.abc import Iterable, Iterator

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.postings.lines import TextLine
from careerpath_cli.extraction.postings.words import says, words_of
from careerpath_cli.knowledge.model.scales import DEGREES, Degree
from careerpath_cli.record import record

_SPOKEN = (
    "one two three four five six seven eight nine ten",
    "ein zwei drei vier fünf sechs sieben acht neun zehn",
    "un deux trois quatre cinq six sept huit neuf dix",
    "un dos tres cuatro cinco seis siete ocho nueve diez",
)
_NUMBERS = {word: number for words in _SPOKEN for number, word in enumerate(words.split(), start=1)}
_COUNT = rf"\d{{1,2}}(?:[.,]5)?|{'|'.join(_NUMBERS)}"
_YEARS = re.compile(
    rf"(?P<low>\b(?:{_COUNT}))\s*(?P<open>\+|plus\b|or more)?\s*"
    rf"(?:(?:-|–|—|to|bis|à|a|ou|oder|or)\s*(?P<high>{_COUNT})\s*\+?)?\s*"
    r"(?:\(\d+\)\s*)?(?:years?|yrs?|jahren?|jährige\w*|ans?|années|años)\b",
    re.IGNORECASE,
)
_CONDITIONS = frozenset({"must", "nice", "other", "tasks"})


@record
class YearsAsked:
    """How many years of experience a posting asks for; `high` is None where it is open."""

    low: float
    high: float | None
    passage: Passage


@record
class DegreeAsked:
    """The lowest degree that a posting asks for; `or_experience` where experience will do instead.

    One that is not `required` is only welcome.
    """

    degree: Degree
    or_experience: bool
    required: bool
    passage: Passage


def years_in(passage: Passage) -> YearsAsked | None:
    """Return the years of experience that a line asks for; None where it asks for none."""
    match = _YEARS.search(passage.words)
    if (
        match is None
        or says("not_of_the_person").search(passage.words)
        or not says("of_work").search(passage.words)
    ):
        return None
    start = passage.start + match.start()
    asked = Passage(match.group(), start, start + len(match.group()))
    high = match["high"]
    return YearsAsked(_number(match["low"]), _number(high) if high else None, asked)


def years_asked(lines: Iterable[TextLine]) -> YearsAsked | None:
    """Return the years that a posting asks for: the most that a condition names; None where none does."""
    every = list(lines)
    asked = [
        years
        for line in every
        if line.part in _CONDITIONS - {"nice"} and not says("welcome").search(line.passage.words)
        if (years := years_in(line.passage)) is not None
    ]
    if asked:
        return max(asked, key=lambda years: years.low)
    none_needed = (_found(says("none_needed"), line.passage) for line in every)
    return next((YearsAsked(0.0, 0.0, passage) for passage in none_needed if passage), None)


def degree_asked(lines: Iterable[TextLine]) -> DegreeAsked | None:
    """Return the lowest degree of the first condition that names one, else of what is welcome."""
    asked = [degree for line in lines if line.part in _CONDITIONS for degree in _degree_in(line)]
    return next((degree for degree in asked if degree.required), asked[0] if asked else None)


def _degree_in(line: TextLine) -> Iterator[DegreeAsked]:
    if says("not_needed").search(line.passage.words):
        return
    named = [(degree, found) for degree, words in _degrees() if (found := _found(words, line.passage))]
    if named:
        degree, passage = min(named, key=lambda pair: DEGREES.index(pair[0]))
        text = line.passage.words
        required = line.part != "nice" and not says("welcome").search(text)
        yield DegreeAsked(degree, bool(says("or_experience").search(text)), required, passage)


def _degrees() -> Iterator[tuple[Degree, re.Pattern[str]]]:
    yield from words_of("degree")  # type: ignore[misc]


def _found(words: re.Pattern[str], passage: Passage) -> Passage | None:
    match = words.search(passage.words)
    if match is None:
        return None
    return Passage(match.group(), passage.start + match.start(), passage.start + match.end())


def _number(written: str) -> float:
    return float(_NUMBERS.get(written.lower()) or written.replace(",", "."))

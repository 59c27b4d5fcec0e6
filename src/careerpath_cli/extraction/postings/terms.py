"""What a posting asks besides skills: years of experience and a degree."""

import re
from collections.abc import Iterable, Iterator

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.postings.lines import TextLine
from careerpath_cli.knowledge.model.scales import DEGREES, Degree
from careerpath_cli.record import record

_NUMBERS = {
    **dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)),
    **dict(zip("zwei drei vier fünf sechs sieben acht neun zehn".split(), range(2, 11), strict=True)),
    **dict(zip("deux trois quatre cinq six sept huit neuf dix".split(), range(2, 11), strict=True)),
    **dict(zip("dos tres cuatro cinco seis siete ocho nueve diez".split(), range(2, 11), strict=True)),
}
_COUNT = rf"\d{{1,2}}(?:[.,]5)?|{'|'.join(_NUMBERS)}"
_YEARS = re.compile(
    rf"(?P<low>\b(?:{_COUNT}))\s*(?P<open>\+|plus\b|or more)?\s*"
    rf"(?:(?:-|–|—|to|bis|à|a|ou|oder|or)\s*(?P<high>{_COUNT})\s*\+?)?\s*"
    r"(?:\(\d+\)\s*)?(?:years?|yrs?|jahren?|jährige\w*|ans?|années|años)\b",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"experience|experienced|erfahrung|expérience|experiencia|background|practice|professional|industry|"
    r"hands-on|track record|working (?:with|as|in)|praxis",
    re.IGNORECASE,
)
_NOT_OF_THE_PERSON = re.compile(
    r"\b(?:founded|since|our (?:company|team|history)|we(?:'ve| have)|gegründet|fixed[- ]term|contract|befrist\w+|"
    r"over the (?:last|past)|for (?:over|more than)|seit|depuis|old|vesting)\b",
    re.IGNORECASE,
)
_NONE_NEEDED = re.compile(
    r"no (?:prior |previous |work )*experience (?:is )?(?:required|necessary|needed)|keine (?:berufs)?erfahrung|"
    r"débutants? acceptés?|sin experiencia",
    re.IGNORECASE,
)
_DEGREES: tuple[tuple[Degree, str], ...] = (
    ("phd", r"\bph\.?\s?d\b|\bdoctora(?:te|l|do)\b|\bdoctorat\b|\bpromotion\b(?! and| of|s)|\bpromoviert\w*"),
    (
        "master",
        r"\bmaster(?:['’]?s)?(?=\s*(?:degree|of|in|or|and|/|,|\(|level|studies|$|\)|oder|ou|o\b|studium))|\bm\.?sc\b|"
        r"\bm\.s\.|\bmba\b|\bdiplom\b|\bmaster(?:studium|abschluss)\b|\bbac\s?\+\s?5\b|\bmáster\b|"
        r"\bécole d['’]ingénieurs?\b|\bdiplôme d['’]ingénieur\b|\badvanced degree\b|\bgraduate degree\b",
    ),
    (
        "bachelor",
        r"\bbachelor(?:['’]?s)?\b|\bb\.?sc\b|\bb\.s\.|\bb\.a\.|\bundergraduate degree\b|\bhochschul\w*|\bstudium\b|"
        r"\bstudienabschluss\b|\buniversity degree\b|\bcollege degree\b|\bdegree (?:in|or)\b|\bhonou?rs degree\b|"
        r"\blicen(?:ce|ciatura)\b|\bbac\s?\+\s?3\b|\btítulo universitario\b|\bgrado en\b|\bformation supérieure\b",
    ),
    (
        "vocational",
        r"\b(?:berufs)?ausbildung\b|\bvocational\b|\bapprenticeship\b|\bassociate['’]?s? degree\b|\bbts\b|"
        r"\bformación profesional\b",
    ),
    (
        "high-school",
        r"\bhigh[- ]school\b|\bged\b|\babitur\b|\ba[- ]levels\b|\bbaccalauréat\b|\bbachillerato\b",
    ),
)
_KNOWN = tuple((degree, re.compile(words, re.IGNORECASE)) for degree, words in _DEGREES)
_OR_EXPERIENCE = re.compile(
    r"equivalent|comparable|or (?:relevant |similar |practical |work |professional )+(?:experience|background)|"
    r"vergleichbar|gleichwertig|ähnliche qualifikation|équivalent|equivalente|similar qualification|"
    r"or demonstrated|in lieu",
    re.IGNORECASE,
)
WELCOME = re.compile(
    r"\b(?:is|are|would be|as|considered)\s+an?\s+(?:\w+\s+)?(?:plus|bonus|advantage|asset)\b|\ba plus\b|\bpreferred\b|"
    r"\bpreferabl[ey]\b|\bnice[- ]to[- ]have\b|\bideally\b|\bdesir(?:able|ed)\b|\bbonus\b|\boptional\b|\bwelcome\b|"
    r"\bvon vorteil\b|\bwünschenswert\b|\bidealerweise\b|\bgerne? gesehen\b|\bun plus\b|\bun atout\b|\bapprécié\w*|"
    r"\bidéalement\b|\bsouhaité\w*|\bvalorable\b|\bdeseable\b|\bse valora\w*|\bidealmente\b",
    re.IGNORECASE,
)
"""What says of a line that it is no condition."""
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
    if match is None or _NOT_OF_THE_PERSON.search(passage.words) or not _OF_WORK.search(passage.words):
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
        if line.part in _CONDITIONS - {"nice"} and not WELCOME.search(line.passage.words)
        if (years := years_in(line.passage)) is not None
    ]
    if asked:
        return max(asked, key=lambda years: years.low)
    none_needed = (_found(_NONE_NEEDED, line.passage) for line in every)
    return next((YearsAsked(0.0, 0.0, passage) for passage in none_needed if passage), None)


def degree_asked(lines: Iterable[TextLine]) -> DegreeAsked | None:
    """Return the lowest degree of the first condition that names one, else of what is welcome."""
    asked = [degree for line in lines if line.part in _CONDITIONS for degree in _degree_in(line)]
    return next((degree for degree in asked if degree.required), asked[0] if asked else None)


def _degree_in(line: TextLine) -> Iterator[DegreeAsked]:
    named = [(degree, found) for degree, words in _KNOWN if (found := _found(words, line.passage))]
    if named:
        degree, passage = min(named, key=lambda pair: DEGREES.index(pair[0]))
        text = line.passage.words
        required = line.part != "nice" and not WELCOME.search(text)
        yield DegreeAsked(degree, bool(_OR_EXPERIENCE.search(text)), required, passage)


def _found(words: re.Pattern[str], passage: Passage) -> Passage | None:
    match = words.search(passage.words)
    if match is None:
        return None
    return Passage(match.group(), passage.start + match.start(), passage.start + match.end())


def _number(written: str) -> float:
    return float(_NUMBERS.get(written.lower()) or written.replace(",", "."))

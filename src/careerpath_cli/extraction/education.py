"""The highest degree that a résumé names, and its subject."""

import re
from collections.abc import Iterator

from careerpath_cli.documents.document import Declared, Passage
from careerpath_cli.extraction.findings import FoundDegree, FoundText, Section
from careerpath_cli.extraction.places.sections import Sections, lines_of
from careerpath_cli.knowledge.model.scales import DEGREES, Degree
from careerpath_cli.record import record

_DEGREES: tuple[tuple[Degree, str], ...] = (
    (
        "phd",
        r"\bPh\.?\s?D\b|\bD\.?Phil\b|\bDr\.(?!\s?med)|\bdoctora(?:te|l|do|t)\b|\bpromotion\b|\bdoctor of\b",
    ),
    (
        "master",
        r"\bM\.?\s?Sc\b|\bM\.?\s?S\b(?=[ .,]|$)|\bM\.?A\b(?=[ .,])|\bM\.?\s?Eng\b|\bM\.?\s?Tech\b|\bMBA\b|\bMPhil\b|\bMPH\b|"
        r"\bM\.?Ed\b|\bMCA\b|\bLL\.?M\b|\bMSN\b|\bmaster(?:[’']?s)?\b|\bmagister\b|\bdiplom(?:-|\s|\b(?!a))|\bmáster\b|"
        r"\bmaestría\b|\blaurea magistrale\b|\bJ\.?D\b(?=[ .,])|\bstaatsexamen\b|\bM\.?D\.?\b(?=,|\s*\()|\bingénieur diplômé\b",
    ),
    (
        "bachelor",
        r"\bB\.?\s?Sc\b|\bB\.?\s?S\b(?=[ .,]|$)|\bB\.?A\b(?=[ .,]|$)|\bB\.?\s?Eng\b|\bB\.?\s?Tech\b|\bBBA\b|\bBCA\b|\bBSN\b|\bB\.?Ed\b|"
        r"\bB\.?Com\b|\bLL\.?B\b|\bB\.E\b|\bbachelor(?:[’']?s)?\b|\blicence\b(?= )|\blicenciatura\b|\bgrado en\b|\blaurea\b|"
        r"\bundergraduate degree\b",
    ),
    (
        "some-college",
        r"\bassociate(?:[’']s)?(?: degree| of)\b|\bA\.?A\.?S?\b(?= in)|\bDUT\b|\bsome college\b",
    ),
    (
        "vocational",
        r"\bapprenticeship\b|\b(?:berufs)?ausbildung (?:zum|zur|als)\b|\bfachinformatiker\w*\b|\bkauf(?:mann|frau)\b|\bBTS\b|"
        r"\bHND\b|\bNVQ\b|\bformación profesional\b|\bgrado superior\b|\bvocational\b|\bmeister(?:brief)?\b|\bgeselle\w*\b",
    ),
    (
        "high-school",
        r"\bhigh school\b|\bA[- ]levels?\b|\bGCSEs?\b|\babitur\b|\b(?:fach)?hochschulreife\b|\bbaccalauréat\b|\bbachillerato\b|"
        r"\bGED\b|\bsecondary school\b|\bmatur[aà]\b|\brealschul\w+\b",
    ),
)
_PATTERNS = tuple((degree, re.compile(pattern, re.IGNORECASE)) for degree, pattern in _DEGREES)
_RUNNING = re.compile(
    r"\b(?:expected|in progress|ongoing|candidate|present|current(?:ly)?|pursuing|enrolled|incoming|anticipated|"
    r"laufend|voraussichtlich|en cours|studying|not (?:finished|completed)|abgebrochen|unfinished|dropped out|left)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:degree\s+)?(?:of (?:science|arts|engineering|technology)\s*)?(?:in|of|[,:–—-])?\s+(?P<subject>[^\W\d_][^,;|•·()\n–—\d]{2,60})"
)
_SUBJECT_ENDS = re.compile(
    r"\s+(?:from|at|an der|with|and a|mit|à|en la|\\|&)\s.*$|\s+-\s.*$|[\\{}*].*$", re.IGNORECASE
)
_NO_SUBJECT = re.compile(
    r"\b(?:universit\w*|college|school|institute|hochschule|gpa|degree|expected|grade|thesis)\b",
    re.IGNORECASE,
)
_WHERE: frozenset[Section] = frozenset({"education", "summary"})


@record
class Study:
    """A degree that a text names, whether it is finished, and its subject if one stands behind it."""

    degree: Degree
    passage: Passage
    finished: bool
    subject: Passage | None


def education_in(text: str, sections: Sections) -> tuple[FoundDegree | None, FoundText | None]:
    """Return the highest finished degree of a résumé, and its subject; of one that is not finished, what it makes.

    Somebody who studies for a first degree has some college.
    """
    studies = [
        study
        for start, line in lines_of(text)
        if sections.at(start) in _WHERE
        for study in _studies(start, line)
    ]
    return _highest(studies)


def declared_education(declared: Declared) -> tuple[FoundDegree | None, FoundText | None]:
    """Return the highest finished degree that a format with fields declares, and its subject."""
    studies = []
    for entry in declared.studies:
        words = entry.degree or entry.subject
        for study in _studies(0, words.words) if words else ():
            running = entry.end is None and entry.start is not None
            passage = Passage(words.words, words.start, words.end) if words else study.passage
            studies.append(
                Study(study.degree, passage, study.finished and not running, entry.subject or study.subject)
            )
            break
    return _highest(studies)


def degree_named(words: str) -> Degree | None:
    """Return the highest degree that words name."""
    return next((degree for degree, pattern in _PATTERNS if pattern.search(words)), None)


def _studies(start: int, line: str) -> Iterator[Study]:
    """Yield the degrees of a line, the highest first."""
    for degree, pattern in _PATTERNS:
        if match := pattern.search(line):
            passage = Passage(match.group(), start + match.start(), start + match.end())
            yield Study(degree, passage, not _RUNNING.search(line), _subject(start, line, match.end()))


def _subject(start: int, line: str, end: int) -> Passage | None:
    match = _SUBJECT.match(line.replace(".", " "), end)
    if not match:
        return None
    words = _SUBJECT_ENDS.sub("", match["subject"]).strip(" .*_-")
    if not words or _NO_SUBJECT.search(words):
        return None
    return Passage(words, start + match.start("subject"), start + match.start("subject") + len(words))


def _highest(studies: list[Study]) -> tuple[FoundDegree | None, FoundText | None]:
    finished = [study for study in studies if study.finished]
    best = max(finished, key=lambda study: DEGREES.index(study.degree), default=None)
    running = max(
        (study for study in studies if not study.finished),
        key=lambda study: DEGREES.index(study.degree),
        default=None,
    )
    if running and (best is None or DEGREES.index(best.degree) < DEGREES.index("some-college")):
        subject = running.subject
        return (
            FoundDegree("some-college", running.passage),
            FoundText(subject.words, subject) if subject else None,
        )
    if best is None:
        return None, None
    return (
        FoundDegree(best.degree, best.passage),
        FoundText(best.subject.words, best.subject) if best.subject else None,
    )

"""The highest degree that a résumé names, and its subject."""

from collections.abc import Iterator

from careerpath_cli.documents.document import Declared, Passage
from careerpath_cli.extraction.findings import FoundDegree, FoundText, Section
from careerpath_cli.extraction.places.lines import lines_of
from careerpath_cli.extraction.places.phrases import cue, pattern
from careerpath_cli.extraction.places.sections import Sections
from careerpath_cli.knowledge.model.scales import DEGREES, Degree
from careerpath_cli.record import record

_PATTERNS = tuple((degree, pattern(rf"\b{cue(degree)}\b")) for degree in reversed(DEGREES[1:]))
_UNFINISHED = pattern(rf"\b{cue('unfinished')}\b")
_SUBJECT = pattern(
    r"\s*(?:\([^)]*\)\s*)?(?:degree\s+)?(?:of (?:science|arts|engineering|technology)\s*)?",
    r"(?:in|of|[,:–—-])?\s+",
    r"(?P<subject>[^\W\d_][^,;|•·()\n–—\d]{2,60})",
)
_SUBJECT_ENDS = pattern(r"\s+(?:from|at|an der|with|and a|mit|à|en la|\\|&)\s.*$|\s+-\s.*$|[\\{}*].*$")
_NO_SUBJECT = pattern(rf"\b{cue('no_subject')}\b")
_WHERE: frozenset[Section] = frozenset({"education", "summary"})


@record
class Study:
    """A degree that a text names, whether it is finished, and its subject if one stands behind it."""

    degree: Degree
    passage: Passage
    finished: bool
    subject: Passage | None


def education_in(text: str, sections: Sections) -> tuple[FoundDegree | None, FoundText | None]:
    """Return the highest finished degree of a résumé, and its subject.

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
    return next((degree for degree, words_for in _PATTERNS if words_for.search(words)), None)


def _studies(start: int, line: str) -> Iterator[Study]:
    """Yield the degrees of a line, the highest first."""
    for degree, words_for in _PATTERNS:
        if match := words_for.search(line):
            passage = Passage(match.group(), start + match.start(), start + match.end())
            yield Study(degree, passage, not _UNFINISHED.search(line), _subject(start, line, match.end()))


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

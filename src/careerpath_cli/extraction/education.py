"""The highest degree that a résumé names, and its subject."""

import re
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
_ANOTHER = rf"(?:[-–—,(/]\s*(?:{cue('master')}|{cue('bachelor')}|{cue('phd')})\b\)?[\s,]*)?"
_SUBJECT = pattern(
    r"\s*(?:\([^)]*\)\s*)?(?:degree\s+)?(?:of (?:science|arts|engineering|technology)\s*)?",
    _ANOTHER,
    r"(?P<link>(?:in|of|en|de|des|du|der)\s+(?:the\s+|la\s+|l['’])?|d['’]|[,:–—-]\s+|(?<=\s))",
    r"(?P<subject>[^\W\d_][^,;|•·()\n–—\d]{2,60})",
)
"""Behind a degree, which may be written twice: “Master of Science - MSc Physics”."""
_COLUMN_ENDS = re.compile(r"\s{2,}|[{}]")
_OF_ITS_OWN = tuple(
    (subject, pattern(rf"\b(?:{names})"))
    for subject, names in {
        "Education": r"[MB]\.?Ed\b|(?:master|bachelor)(?:'?s)? of education",
        "Law": r"J\.?D\b|LL\.?[MB]\b",
        "Business Administration": r"[MB]BA\b",
        "Nursing": r"[BM]SN\b",
        "Public Health": r"MPH\b",
        "Commerce": r"B\.?Com\b",
        "Computer Applications": r"[MB]CA\b",
    }.items()
)
"""Degrees that say their subject themselves."""
_SUBJECT_ENDS = pattern(r"\s+(?:from|at|an der|with|and a|mit|à|en la|\\|&)\s.*$|\s+-\s.*$|[\\{}*].*$")
_NO_SUBJECT = pattern(rf"\b{cue('no_subject')}\b")
_SCHOOL: Degree = "high-school"
_WHERE: frozenset[Section] = frozenset({"education", "summary"})


@record
class Study:
    """A degree that a text names, whether it is finished, and its subject if one stands behind it."""

    degree: Degree
    passage: Passage
    finished: bool
    subject: FoundText | None


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
        for study in _studies(words.start, words.words) if words else ():
            running = entry.end is None and entry.start is not None
            passage = Passage(words.words, words.start, words.end) if words else study.passage
            subject = FoundText(entry.subject.words, entry.subject) if entry.subject else study.subject
            studies.append(Study(study.degree, passage, study.finished and not running, subject))
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
            subject = None if degree == _SCHOOL else _subject(start, line, match)
            yield Study(degree, passage, not _UNFINISHED.search(line), subject)


def _subject(start: int, line: str, degree: re.Match[str]) -> FoundText | None:
    """Return the subject behind a degree, or the one that the degree is called after."""
    match = _SUBJECT.match(line.replace(".", " "), degree.end())
    own = next((subject for subject, words in _OF_ITS_OWN if words.match(line, degree.start())), None)
    if own and not (match and match["link"][:1].isalpha()):
        return FoundText(own, Passage(degree.group(), start + degree.start(), start + degree.end()))
    if not match:
        return None
    column = _COLUMN_ENDS.split(line[match.start("subject") : match.end("subject")])[0]
    words = _SUBJECT_ENDS.sub("", column.replace(".", " ")).strip(" .*_-")
    if not words or _NO_SUBJECT.search(words):
        return None
    begin = match.start("subject")
    own_words = line[begin : begin + len(words)]
    return FoundText(words, Passage(own_words, start + begin, start + begin + len(words)))


def _highest(studies: list[Study]) -> tuple[FoundDegree | None, FoundText | None]:
    finished = [study for study in studies if study.finished]
    best = max(finished, key=lambda study: DEGREES.index(study.degree), default=None)
    running = max(
        (study for study in studies if not study.finished),
        key=lambda study: DEGREES.index(study.degree),
        default=None,
    )
    if running and (best is None or DEGREES.index(best.degree) < DEGREES.index("some-college")):
        return FoundDegree("some-college", running.passage), running.subject
    if best is None:
        return None, None
    return FoundDegree(best.degree, best.passage), best.subject

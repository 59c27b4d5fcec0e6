"""What of a text names no skill, whatever its words: addresses, degrees, schools, titles of jobs, refusals.

Rules read a passage: a line with those that continue it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from careerpath_cli.extraction.findings import Kind, Section
from careerpath_cli.extraction.places.lines import BULLET
from careerpath_cli.extraction.places.phrases import cue, pattern

Span = tuple[int, int]

_ADDRESS = pattern(
    r"(?:(?:https?|file|ftp)://|www\.)[^\s{}<>\"]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+|",
    rf"\b(?!{cue('no_address')})(?:[\w-]{{1,64}}\.)+(?:com|org|net|io|dev|de|fr|co|edu|me|ch|at|uk|app)\b(?:/[^\s,;|)]*)?",
)
_MAY_BE_ADDRESS = re.compile(r"[./@]\w{2}")
_DEGREE = pattern(rf"\b{cue('degree')}\b\.?(?!['’]s)(?!\s*{cue('no_degree')})")
_SUBJECT_ENDS = pattern(rf"\n|[;.]\s|[(){{}}|•·–—]|\d|\b{cue('subject_ends')}\b")
_STUDIED = pattern(rf"\b{cue('studied')}\s+[^.;]*?(?=[.;]|\b{cue('subject_ends')}\b|$)")
_TRADE = pattern(rf"\b{cue('trade')}")
_CAPITALIZED = r"(?-i:[A-ZÀ-Þ])[\w&.'’-]*"
_SMALL = rf"(?:{cue('small')}[^\S\n]+){{0,2}}"
_INSTITUTION = pattern(
    rf"\b(?:{_CAPITALIZED}[^\S\n]+(?:{cue('of')}[^\S\n]+)?){{0,6}}(?-i:(?=[A-ZÀ-Þ])){cue('institution')}\b(?!['’]s)",
    rf"(?:[^\S\n]+{_SMALL}{_CAPITALIZED}){{0,6}}",
)
"""A school or a firm with the words of its name, which have capitals, and small words between them."""
_TITLED = pattern(rf"(?:[^\S\n]+|[^\S\n]*-[^\S\n]*)(?:{cue('title_noun')}|{cue('group_noun')})\b")
_TITLE = pattern(rf"\b{cue('title_noun')}$")
_LEADING = pattern(rf"\b{cue('title_before')}\s+(?:of|for)\s+(?:the\s+)?$")
_NOT_MINE = pattern(rf"\b{cue('not_mine')}\b[^.;!?]*")
_BY_OTHERS = pattern(rf"\b{cue('by_others')}\b")
_NOT_ASKED = pattern(rf"\b{cue('not_asked')}\b")
_CLAUSE_ENDS = re.compile(r"[.;,!?]")
_EQUAL_OPPORTUNITY = pattern(rf"\b{cue('equal_opportunity')}\b")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*")
_OF_THE_FIRM = pattern(rf"^\W*{cue('names_the_firm')}\b|\b{cue('of_the_firm')}\b")
_OF_THE_JOB = pattern(
    rf"\b(?:{cue('of_the_job')}|{cue('title_noun')}(?: [IV]+)? {cue('does')})\b|^\W*\w+ing\b"
)
_NAME = re.compile(
    rf"(?!.*\w\w\w\.\s*$)[^\w\n]*(?:\\\w+)?[^\w\n]*(?-i:[A-ZÀ-Þ])[\w.'’-]*(?:[\s{{}}]+(?i:{cue('particle')}|(?-i:[A-ZÀ-Þ])[\w.'’-]*)){{1,4}}[^\w.]*"
)
"""Somebody's name: two to five words with capitals, in a command of LaTeX or not."""
_TIME = pattern(r"\b(?:19|20)\d\d\b|\b(?:present|heute|current|to date)\b")
_COURSE = pattern(rf"\b{cue('course')}\b")
_INSIDE = re.compile(r"\([^()]*\)|:\s*[^|]*|\{[^{}]{40,}\}?")
_LONGEST_SUBJECT, _LONGEST_HEADLINE, _LONG_SENTENCE = 90, 160, 8
_RULES = (_STUDIED, _TRADE, _NOT_MINE, _INSTITUTION)
_NOTHING: frozenset[Section] = frozenset(
    {"interests", "company", "benefits", "equal-opportunity", "not-asked", "hiring-process"}
)


@lru_cache(maxsize=4096)
def set_aside(passage: str, section: Section, kind: Kind, *, first: bool = False) -> tuple[Span, ...]:
    """Return the characters of a passage in which no name counts.

    `section` is what it stands in; `first` says that it is the first line of its text.
    """
    if section in _NOTHING:
        return ((0, len(passage)),)
    rules = (_ADDRESS, *_RULES) if _MAY_BE_ADDRESS.search(passage) else _RULES
    spans = [match.span() for rule in rules for match in rule.finditer(passage)]
    spans += _degrees(passage)
    spans += _clauses(passage, _NOT_ASKED)
    if kind == "resume":
        spans += _clauses(passage, _BY_OTHERS)
        spans += _headline(passage, section, first=first)
    else:
        spans += _of_the_firm(passage, opening=section == "other")
    return tuple(sorted(spans))


def is_title(text: str, start: int, end: int) -> bool:
    """Return whether words are a job's title or a part of one, or of a team's or a meeting's name."""
    return (
        bool(_TITLE.search(text, start, end))
        or bool(_TITLED.match(text, end))
        or bool(_LEADING.search(text[max(0, start - 60) : start]))
    )


def _degrees(passage: str) -> Iterator[Span]:
    """Yield each degree with the subject behind it: “MSc Statistics”, “Bachelor of Arts in Linguistics”."""
    for match in _DEGREE.finditer(passage):
        ends = _SUBJECT_ENDS.search(passage, match.end())
        yield match.start(), min(ends.start() if ends else len(passage), match.end() + _LONGEST_SUBJECT)


def _clauses(passage: str, core: re.Pattern[str]) -> Iterator[Span]:
    """Yield the clause around each match of `core`."""
    edges: list[Span] = []
    for match in core.finditer(passage):
        edges = edges or [(0, 0), *(end.span() for end in _CLAUSE_ENDS.finditer(passage))]
        before = max(stop for _, stop in edges if stop <= match.start())
        yield before, min((begin for begin, _ in edges if begin >= match.end()), default=len(passage))


def _of_the_firm(passage: str, *, opening: bool) -> Iterator[Span]:
    """Yield what a posting says of the firm, and of law: the sentences that do not ask for anything.

    In its `opening`, before any heading, that is every long sentence that tells nothing of the job.
    """
    if _EQUAL_OPPORTUNITY.search(passage):
        yield 0, len(passage)
    for match in _SENTENCE.finditer(passage):
        told = opening and len(match.group().split()) >= _LONG_SENTENCE and not BULLET.match(passage)
        if (told or _OF_THE_FIRM.search(match.group())) and not _OF_THE_JOB.search(match.group()):
            yield match.span()


def _headline(passage: str, section: Section, *, first: bool) -> Iterator[Span]:
    """Yield the name on top, or the line above a job or a degree: title, employer, place, time.

    What brackets or a colon add may still name skills.
    """
    if first and _NAME.fullmatch(passage):
        yield 0, len(passage)
    elif section in {"experience", "education"} and _is_headline(passage):
        position = 0
        for inside in _INSIDE.finditer(passage):
            yield position, inside.start()
            position = inside.end()
        yield position, len(passage)


def _is_headline(passage: str) -> bool:
    bare = not BULLET.match(passage) and not _COURSE.search(passage)
    return bare and bool(_TIME.search(passage)) and len(passage) < _LONGEST_HEADLINE

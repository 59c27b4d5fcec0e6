"""The title of a posting, and the role that it names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, cast

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.postings.lines import TextLine
from careerpath_cli.extraction.postings.words import any_of, says, words_of
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.jobs import job_meant
from careerpath_cli.record import record

Seniority = Literal["intern", "junior", "mid", "senior", "lead"]
_NOT_THE_JOB = frozenset({"other", "hiring-process"})
_MOST_WORDS, _FEW_WORDS = 14, 8
_FIRST_LINES = 40
_TOP = 5
"""The lines in which a title may look like the heading of a part: “Legal AI Specialist”."""


@record
class Title:
    """A posting's title, what it names, and how senior it says the post is.

    `occupation` is what it names where that is no role. `whole` says that no word had to be left out.
    """

    passage: Passage
    role: str | None = None
    occupation: str | None = None
    whole: bool = False
    seniority: Seniority | None = None


def title_of(lines: Iterable[TextLine], base: KnowledgeBase) -> Title | None:
    """Return a posting's title: the first that names a role, then one that names an occupation, then any.

    Where it stands behind a label, that is its title, whatever it names; so is one for all genders.
    """
    every = list(lines)
    labelled = next(_labelled(every), None)
    if labelled is not None:
        return _resolved(labelled, base)
    candidates = list(_candidates(every[: _length_of_posting(every)]))
    certain = [passage for passage in candidates if says("any_gender").search(passage.words)]
    titles = [_resolved(passage, base) for passage in certain or candidates]
    first = [_resolved(line.passage, base) for line in every[:_TOP] if _stands_alone(line)]
    named = [title for title in titles if title.role] or [title for title in titles if title.occupation]
    headed = [_resolved(line.passage, base) for line in every if _is_top_heading(line)]
    return next(iter((*named, *(titles if certain else headed), *first)), None)


def _length_of_posting(lines: list[TextLine]) -> int:
    """Return how many lines there are before those of other jobs, once the job's own parts have begun."""
    begun = False
    for number, line in enumerate(lines):
        if begun and line.heading and line.part in _NOT_THE_JOB:
            return number
        begun = begun or (line.heading and line.part in {"must", "tasks"})
    return len(lines)


def _labelled(lines: Iterable[TextLine]) -> Iterator[Passage]:
    for line in lines:
        if match := _labels().match(line.passage.words):
            yield _part(line.passage, match)


def _candidates(lines: list[TextLine]) -> Iterator[Passage]:
    """Yield what may be the title: a line of its own near the beginning, and what somebody is sought as."""
    sought = [
        (line.passage.start, _part(line.passage, match))
        for line in lines
        for match in _sought().finditer(line.passage.words)
    ]
    alone = [(line.passage.start, line.passage) for line in lines[:_TOP] if _is_short(line)]
    alone += [(line.passage.start, line.passage) for line in lines[_TOP:_FIRST_LINES] if _may_be_title(line)]
    yield from (passage for _, passage in sorted(alone + sought, key=lambda pair: pair[0]))


def _is_short(line: TextLine) -> bool:
    words = line.passage.words
    return not (line.bullet or len(words.split()) > _MOST_WORDS or says("no_title").search(words))


def _may_be_title(line: TextLine) -> bool:
    begins_a_part = line.heading and line.part != "other"
    return _is_short(line) and (not begins_a_part or bool(says("any_gender").search(line.passage.words)))


def _stands_alone(line: TextLine) -> bool:
    return _may_be_title(line) and len(line.passage.words.split()) <= _FEW_WORDS


def _is_top_heading(line: TextLine) -> bool:
    """Return whether a line is a heading that begins no part that we know, as a title does."""
    return line.heading and line.part == "other" and _may_be_title(line)


def _part(passage: Passage, match: re.Match[str]) -> Passage:
    words = _ends().sub("", match["title"]).rstrip(" ,–—-|")
    start = passage.start + match.start("title")
    return Passage(words, start, start + len(words))


@cache
def _labels() -> re.Pattern[str]:
    title = r"\s*[:|][\s*_]*(?P<title>[^\s*_].{1,120})$"
    return re.compile(rf"^{any_of('before', 'title')}{title}", re.IGNORECASE)


@cache
def _sought() -> re.Pattern[str]:
    """Return what finds whom a posting says that it seeks."""
    when = r"(?:(?:ab sofort|zum nächstmöglichen zeitpunkt|für\s+\S+(?:\s+\S+)?)\s+)*"
    article = r"(?:(?:an?|one|our next|our|the|eine?n?|un\(e\)|une?|una)\s+)?"
    return re.compile(
        rf"{any_of('before', 'somebody')}\s+{when}{article}(?P<title>[^.:;!?\n]{{3,100}})", re.IGNORECASE
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of('behind', 'title')}.*$", re.IGNORECASE)


def _resolved(passage: Passage, base: KnowledgeBase) -> Title:
    marker = says("any_gender").search(passage.words)
    before = job_meant(passage.words[: marker.start()], base) if marker else None
    job = before or job_meant(passage.words, base)
    seniority = cast(
        "Seniority | None",
        next((level for level, words in words_of("seniority") if words.search(passage.words)), None),
    )
    if job is None:
        return Title(passage, seniority=seniority)
    return Title(passage, job.role, job.occupation, job.whole, seniority)

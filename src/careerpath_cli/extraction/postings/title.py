"""The title of a posting, and the role that it names."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.postings.lines import TextLine
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.jobs import job_meant
from careerpath_cli.record import record

Seniority = Literal["intern", "junior", "mid", "senior", "lead"]
_LABELLED = re.compile(
    r"^(?:job[- ]?title|position(?: title)?|job|role|title|vacancy|stellenbezeichnung|stellentitel|stelle|jobtitel|"
    r"intitulé(?: du poste)?|poste|puesto|cargo)\s*[:|][\s*_]*(?P<title>[^\s*_].{1,120})$",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:looking for|seeking|is hiring|are hiring|hiring|in search of|to join us as|join (?:us|our team) as|"
    r"role of|position of|opening for|wir suchen|sucht|suchen wir|gesucht|nous recherchons|nous cherchons|recherche|"
    r"recrutons|buscamos|busca)\s+(?:(?:(?:ab sofort|zum nächstmöglichen zeitpunkt|für\s+\S+(?:\s+\S+)?)\s+)*"
    r"(?:an?|one|our next|our|the|eine?n?|un\(e\)|une?|una)\s+)?(?P<title>[^.:;!?\n]{3,100})",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:to\s+(?:join|help|work|lead|build|own|drive|develop|support|design)|who|that|with|for our|in our|"
    r"at our|for the|based in|mit|der|die|zur|zum|für unser|pour|avec|qui|afin|para|con|que)\b.*$",
    re.IGNORECASE,
)
_SENIORITY: tuple[tuple[Seniority, str], ...] = (
    (
        "intern",
        r"\b(?:intern(?:ship)?|werkstudent(?:in)?|working student|praktik\w+|stagiaire|stage|trainee|"
        r"apprentice|alternance|prácticas|becario)\b",
    ),
    ("junior", r"\b(?:junior|jr\.?|graduate|entry[- ]level|berufseinsteiger\w*|débutant|associate)\b"),
    ("lead", r"\b(?:lead|principal|staff|head|director|vp|chief|leiter\w*|teamlead)\b"),
    ("senior", r"\b(?:senior|sr\.?|experienced|expert|erfahren\w*|confirmé|sénior)\b|\b(?:III|IV)\b"),
    ("mid", r"\b(?:mid(?:[- ]level)?|intermediate|II)\b"),
)
_LEVELS = tuple((level, re.compile(words, re.IGNORECASE)) for level, words in _SENIORITY)
_MOST_WORDS = 14
_FIRST_LINES = 40
_ANY_GENDER = re.compile(
    r"\(\s*[mfwdhxa]\s*[/|]\s*[mfwdhx](?:\s*[/|]\s*[mfwdhx*])*\s*\)|\b[HF]\s*/\s*[HF]\b|\(all genders?\)|\(gn\)",
    re.IGNORECASE,
)
"""What German and French postings put behind their title, and nothing else."""
_NO_TITLE = re.compile(r"[.!?]$|https?://|@|\bcookie", re.IGNORECASE)


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

    Where it stands behind a label, that is its title, whatever it names.
    """
    first = list(lines)
    labelled = next(_labelled(first), None)
    if labelled is not None:
        return _resolved(labelled, base)
    own = first[: _length_of_posting(first)]
    titles = [_resolved(candidate, base) for candidate in _candidates(own)]
    titles = [title for title in titles if _ANY_GENDER.search(title.passage.words)] or titles
    for names in (lambda title: title.role, lambda title: title.occupation):
        named = next((title for title in titles if names(title)), None)
        if named is not None:
            return named
    return titles[0] if titles else None


def _length_of_posting(lines: list[TextLine]) -> int:
    """Return how many lines there are before those of other jobs, once the job's own parts have begun."""
    begun = False
    for number, line in enumerate(lines):
        if begun and line.heading and line.part == "other":
            return number
        begun = begun or (line.heading and line.part in {"must", "tasks"})
    return len(lines)


def _labelled(lines: Iterable[TextLine]) -> Iterator[Passage]:
    for line in lines:
        if match := _LABELLED.match(line.passage.words):
            yield _part(line.passage, match)


def _candidates(lines: list[TextLine]) -> Iterator[Passage]:
    """Yield what may be the title: a line of its own near the beginning, and what somebody is sought as."""
    sought = [
        (line.passage.start, _part(line.passage, match))
        for line in lines
        for match in _SOUGHT.finditer(line.passage.words)
    ]
    alone = [(line.passage.start, line.passage) for line in lines[:_FIRST_LINES] if _may_be_title(line)]
    yield from (passage for _, passage in sorted(alone + sought, key=lambda pair: pair[0]))


def _may_be_title(line: TextLine) -> bool:
    words = line.passage.words
    return not (line.heading or line.bullet or len(words.split()) > _MOST_WORDS or _NO_TITLE.search(words))


def _part(passage: Passage, match: re.Match[str]) -> Passage:
    words = _ENDS.sub("", match["title"]).rstrip(" ,–—-|")
    start = passage.start + match.start("title")
    return Passage(words, start, start + len(words))


def _resolved(passage: Passage, base: KnowledgeBase) -> Title:
    marker = _ANY_GENDER.search(passage.words)
    before = job_meant(passage.words[: marker.start()], base) if marker else None
    job = before or job_meant(passage.words, base)
    seniority = next((level for level, words in _LEVELS if words.search(passage.words)), None)
    if job is None:
        return Title(passage, seniority=seniority)
    return Title(passage, job.role, job.occupation, job.whole, seniority)

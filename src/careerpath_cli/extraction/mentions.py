"""The places of a text that name a skill, as somebody's own or as asked for.

Names that mean nothing else count wherever they stand; others only in lists and beside words that say so, and
ambiguous ones beside skills that make them likely (`Skill.counts`). The longest name wins over its parts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import Kind, Mention, Section
from careerpath_cli.extraction.places.candidates import Candidate, candidates
from careerpath_cli.extraction.places.lists import gap_between_entries, is_claimed, is_parted
from careerpath_cli.extraction.places.sections import Sections, sections_of
from careerpath_cli.extraction.places.set_aside import Span, is_title, set_aside
from careerpath_cli.extraction.places.squeezed import squeeze
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.likely import likely_meant

_LINE = 160
_LISTS: frozenset[Section] = frozenset({"skills", "languages", "certificates", "must", "nice"})
_TITLED_KINDS = frozenset({"knowledge", "method", "practice"})


def mentions_in(text: str, kind: Kind, base: KnowledgeBase, plain: str = "") -> tuple[Mention, ...]:
    """Return the places of a text that name a skill, in order; none overlaps another.

    `plain` is the text without its markup, as long as the text itself.
    """
    plain = plain or text
    sections = sections_of(text, kind)
    spans = _Spans(set_aside(plain, sections, kind))
    possible = [
        candidate
        for candidate in candidates(squeeze(plain), base)
        if not spans.holds(candidate.start, candidate.end) and not _only_titled(candidate, plain, base)
    ]
    kept = _longest(_counting(possible, plain, sections, base))
    return tuple(_mention(candidate, text, sections) for candidate in kept)


class _Spans:
    """Characters that are set aside, asked about by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[list[int]] = []
        for start, end in spans:
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        self._starts = [start for start, _ in joined]
        self._ends = [end for _, end in joined]

    def holds(self, start: int, end: int) -> bool:
        """Return whether any character of a place is set aside."""
        number = bisect_left(self._starts, end) - 1
        return number >= 0 and self._ends[number] > start


def _only_titled(candidate: Candidate, text: str, base: KnowledgeBase) -> bool:
    """Return whether a field of work is named only as a part of a title: a machine learning engineer."""
    of_a_field = base.skills[candidate.name.skill].kind in _TITLED_KINDS
    return of_a_field and is_title(text, candidate.start, candidate.end)


def _counting(
    possible: Sequence[Candidate], text: str, sections: Sections, base: KnowledgeBase
) -> list[Candidate]:
    """Return the candidates that count where they stand."""
    sure = [candidate for candidate in possible if _is_sure(candidate)]
    kept = _longest(sure)
    pending = sorted(
        (candidate for candidate in possible if not _is_sure(candidate)), key=lambda other: other.start
    )
    skills = {candidate.name.skill for candidate in kept}
    # twice: an entry may stand between two others that are not sure either until their neighbours are
    for _ in range(2):
        ends = [candidate.end for candidate in kept]
        starts = [candidate.start for candidate in kept]
        for candidate in pending:
            if not _in_a_list(candidate, text, sections, starts, ends):
                continue
            if "ambiguous" in candidate.name.counts and not _likely(candidate, skills, base):
                continue
            kept.append(candidate)
        kept = _longest([*sure, *kept])
    return kept


def _is_sure(candidate: Candidate) -> bool:
    """Return whether a name counts wherever it stands, as it is spelt there."""
    counts, spelling = candidate.name.counts, candidate.name.spelling
    if "anywhere" in counts:
        return True
    if "listed" in counts or "ambiguous" in counts:
        return False
    # “Spark” is a product, “spark” may be a verb
    return candidate.exact or ("cased" not in counts and not (spelling.istitle() and spelling.isalpha()))


def _in_a_list(
    candidate: Candidate, text: str, sections: Sections, starts: Sequence[int], ends: Sequence[int]
) -> bool:
    """Return whether a place stands in a list of skills, or words beside it say that a skill is meant."""
    start, end = candidate.start, candidate.end
    if not is_parted(text, start, end):
        return False
    if sections.at(start) in _LISTS or is_claimed(text, start, end):
        return True
    before = bisect_right(ends, start) - 1
    after = bisect_left(starts, end)
    return (before >= 0 and gap_between_entries(text[ends[before] : start])) or (
        after < len(starts) and gap_between_entries(text[end : starts[after]])
    )


def _likely(candidate: Candidate, skills: set[str], base: KnowledgeBase) -> bool:
    meant = likely_meant(candidate.name.spelling, skills, base)
    return any(skill.id == candidate.name.skill for skill in meant) and (
        candidate.exact or not candidate.name.spelling.isupper()
    )


def _longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that overlap no longer one, in order."""
    kept: list[Candidate] = []
    end = -1
    for candidate in sorted(found, key=lambda one: (one.start, -one.end, one.name.skill)):
        if candidate.start >= end:
            kept.append(candidate)
            end = candidate.end
        elif candidate.end - candidate.start > kept[-1].end - kept[-1].start:
            kept[-1] = candidate
            end = candidate.end
    return kept


def _mention(candidate: Candidate, text: str, sections: Sections) -> Mention:
    start, end = candidate.start, candidate.end
    return Mention(
        skill=candidate.name.skill,
        passage=Passage(text[start:end], start, end),
        section=sections.at(start),
        line=_line(text, start, end),
        part="part" in candidate.name.counts,
        sure=_is_sure(candidate) or sections.at(start) in {"skills", "languages"},
    )


def _line(text: str, start: int, end: int) -> str:
    """Return the line around a place on one line, shortened around the place."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first = max(line_start, start - _LINE // 2)
    last = min(line_end, max(end, first + _LINE))
    words = " ".join(text[first:last].split())
    return f"{'…' if first > line_start else ''}{words}{'…' if last < line_end else ''}"

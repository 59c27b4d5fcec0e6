"""The places of a text that name a skill, as somebody's own or as asked for.

Names that mean nothing else count wherever they stand; others only in lists and beside words that say so, and
ambiguous ones beside skills that make them likely (`Skill.counts`). The longest name wins over its parts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import Kind, Mention, Section
from careerpath_cli.extraction.places.candidates import Candidate, candidates
from careerpath_cli.extraction.places.lines import passages_of, without_bullet
from careerpath_cli.extraction.places.lists import (
    around,
    is_claimed,
    is_label,
    is_parted,
    is_used,
    parts_entries,
)
from careerpath_cli.extraction.places.sections import Sections, sections_of
from careerpath_cli.extraction.places.set_aside import is_title, set_aside
from careerpath_cli.extraction.places.squeezed import squeeze
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.likely import likely_meant

_LINE = 160
_MOST = 100_000
"""How many places are looked at: nothing that a person wrote names so many skills."""
_LISTS: frozenset[Section] = frozenset({"skills", "languages", "certificates", "must", "nice"})
_ONLY_LISTS: frozenset[Section] = frozenset({"skills", "languages"})
"""Where entries often have nothing but a space between them."""
_FIELDS = frozenset({"knowledge", "method", "practice"})
"""Kinds of skills that jobs are called after."""
_TOOLS = frozenset({"language", "tool", "library", "framework", "platform"})


def mentions_in(
    text: str, kind: Kind, base: KnowledgeBase, plain: str = "", section: Section | None = None
) -> tuple[Mention, ...]:
    """Return the places of a text that name a skill, in order; none overlaps another.

    `plain` is the text without its markup, as long as the text itself. A text that is a part of one `section`
    is not searched for headings.
    """
    plain = plain or text
    sections = Sections((0,), (section,), ()) if section else sections_of(text, kind)
    possible = sorted(islice(candidates(squeeze(plain), base), _MOST), key=lambda found: found.start)
    named = _not_set_aside(possible, plain, sections, kind, whole=section is None)
    kept = _counting(list(_not_titles(named, plain, base)), plain, sections, base)
    return tuple(_mention(candidate, text, sections) for candidate in kept)


def _not_set_aside(
    possible: Iterable[Candidate], text: str, sections: Sections, kind: Kind, *, whole: bool
) -> Iterator[Candidate]:
    """Yield the candidates that stand neither in a heading nor where no name counts.

    A `whole` document may begin with somebody's name.
    """
    passages = list(passages_of(text))
    starts = [start for start, _ in passages]
    for number, group in groupby(possible, key=lambda candidate: bisect_right(starts, candidate.start) - 1):
        start, passage = passages[number]
        first = whole and number == 0
        spans = set_aside(passage, sections.at(start + len(passage) - 1), kind, first=first)
        for candidate in group:
            begin, end = candidate.start - start, candidate.end - start
            aside = any(begin < stop and end > beginning for beginning, stop in spans)
            if not aside and not sections.in_heading(candidate.start):
                yield candidate


def _not_titles(named: Iterable[Candidate], text: str, base: KnowledgeBase) -> Iterator[Candidate]:
    """Yield the candidates that are no fields of work in a title, nor stand within one that is."""
    titled_until = 0
    for candidate in sorted(named, key=lambda candidate: (candidate.start, -candidate.end)):
        if _only_titled(candidate, text, base):
            titled_until = max(titled_until, candidate.end)
        elif candidate.end > titled_until:
            yield candidate


def _only_titled(candidate: Candidate, text: str, base: KnowledgeBase) -> bool:
    """Return whether a field of work is named only as a part of a title: a machine learning engineer."""
    of_a_field = base.skills[candidate.name.skill].kind in _FIELDS
    return of_a_field and is_title(text, candidate.start, candidate.end)


def _counting(
    possible: Sequence[Candidate], text: str, sections: Sections, base: KnowledgeBase
) -> list[Candidate]:
    """Return the candidates that count where they stand, without those that overlap a longer one."""
    sure = [candidate for candidate in possible if _is_sure(candidate)]
    pending = [candidate for candidate in possible if not _is_sure(candidate)]
    kept = _longest(sure)
    skills = {candidate.name.skill for candidate in kept}
    # twice: an entry may stand between two others that are not sure either until their neighbours are
    for _ in range(2):
        starts = [candidate.start for candidate in kept]
        ends = [candidate.end for candidate in kept]
        listed = [
            candidate
            for candidate in pending
            if _in_a_list(candidate, text, sections, starts, ends, base)
            and _is_likely(candidate, skills, base)
        ]
        kept = _longest([*sure, *listed])
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
    candidate: Candidate,
    text: str,
    sections: Sections,
    starts: Sequence[int],
    ends: Sequence[int],
    base: KnowledgeBase,
) -> bool:
    """Return whether a place stands in a list of skills, or words beside it say that a skill is meant."""
    start, end = candidate.start, candidate.end
    before, behind = around(text, start, end)
    gaps = list(_gaps(candidate, text, starts, ends))
    if sections.at(start) in _ONLY_LISTS and any(gap.isspace() for gap in gaps):
        return not is_label(behind)
    if not is_parted(before, behind) or _is_a_word(candidate, text[start:end], before, behind):
        return False
    if sections.at(start) in _LISTS or is_claimed(before, behind):
        return True
    if base.skills[candidate.name.skill].kind in _TOOLS and candidate.exact:
        proper = candidate.name.letters[:1].isupper()
        if is_used(before, proper=proper):
            return True
    return any(parts_entries(gap) for gap in gaps)


def _is_a_word(candidate: Candidate, written: str, before: str, behind: str) -> bool:
    """Return whether an acronym's letters are a word here: “Solid knowledge” names no SOLID."""
    if candidate.exact or "cased" not in candidate.name.counts or not candidate.name.letters.isupper():
        return False
    return written.istitle() or is_claimed(before, behind)


def _gaps(candidate: Candidate, text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[str]:
    """Yield what stands between a place and the nearest others that count, before and behind it."""
    left = bisect_right(ends, candidate.start) - 1
    right = bisect_left(starts, candidate.end)
    if left >= 0 and candidate.start - ends[left] <= _LINE:
        yield text[ends[left] : candidate.start]
    if right < len(starts) and starts[right] - candidate.end <= _LINE:
        yield text[candidate.end : starts[right]]


def _is_likely(candidate: Candidate, skills: set[str], base: KnowledgeBase) -> bool:
    """Return whether the other skills make an ambiguous name mean this one; other names always do."""
    if "ambiguous" not in candidate.name.counts:
        return True
    spelling = candidate.name.spelling
    meant = likely_meant(spelling, skills, base)
    return any(skill.id == candidate.name.skill for skill in meant) and (
        candidate.exact or not spelling.isupper()
    )


def _longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that overlap none before them; of those that start together, the longest."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda other: (other.start, -other.end, other.name.skill)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _mention(candidate: Candidate, text: str, sections: Sections) -> Mention:
    start, end = candidate.start, candidate.end
    return Mention(
        skill=candidate.name.skill,
        passage=Passage(text[start:end], start, end),
        section=sections.at(start),
        line=_line(text, start, end),
        part="part" in candidate.name.counts,
        sure="ambiguous" not in candidate.name.counts,
    )


def _line(text: str, start: int, end: int) -> str:
    """Return the line around a place on one line, shortened around the place."""
    before = text[max(0, start - _LINE // 2) : start]
    behind = text[end : end + _LINE]
    begin = before.rfind("\n") + 1
    stop = behind.find("\n")
    cut = stop < 0 and len(behind) == _LINE
    line = before[begin:] + text[start:end] + (behind if stop < 0 else behind[:stop])
    words = " ".join((without_bullet(line) if begin else line).split())
    more = begin == 0 and len(before) == _LINE // 2
    return f"{'…' if more else ''}{words}{'…' if cut else ''}"

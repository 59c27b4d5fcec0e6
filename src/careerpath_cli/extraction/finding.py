"""All that a document says of a person, or of a job."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from careerpath_cli.documents.document import Declared, DeclaredSkill, Document, Passage
from careerpath_cli.documents.places import passages_within
from careerpath_cli.errors import UsageError
from careerpath_cli.extraction.education import declared_education, education_in
from careerpath_cli.extraction.findings import (
    Findings,
    FoundSkill,
    FoundText,
    FoundYears,
    Kind,
    Mention,
    Section,
)
from careerpath_cli.extraction.kinds import kind_of
from careerpath_cli.extraction.levels import levels_shown, worded_level
from careerpath_cli.extraction.mentions import mentions_in
from careerpath_cli.extraction.periods import months_together
from careerpath_cli.extraction.places.lines import lines_of
from careerpath_cli.extraction.places.sections import Sections, sections_of
from careerpath_cli.extraction.positions import (
    Position,
    declared_positions,
    is_coding,
    is_modelling,
    latest,
    positions_in,
)
from careerpath_cli.extraction.postings.asks import ask_of
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import StatedLevel
from careerpath_cli.knowledge.naming.written import skills_meant

_ENTRY = re.compile(r"[^,;|•▪●·\n\t()\[\]{}&:/\\]+")
_LONGEST_ENTRY = 4
_LONGEST = 200_000
"""Characters that are searched: the longest résumés have 50,000."""
_MOST_UNRESOLVED = 200
_MONTHS = 12


def find(document: Document, kind: Kind | None, today: date, base: KnowledgeBase) -> Findings:
    """Return what a document says: of its author if it is a résumé, of the job if it is a posting.

    Raises UsageError where it could be either and `kind` is not given.
    """
    if document.declared is not None:
        return _find_declared(document, document.declared, today, base)
    document = document.beginning(_LONGEST, "no résumé is longer")
    kind = kind or kind_of(document.plain or document.text)
    if kind is None:
        raise UsageError(
            "It cannot be told whether this is a résumé or a posting.",
            hint="Say which it is: --kind resume or --kind posting.",
        )
    mentions = mentions_in(document.text, kind, base, document.plain)
    if kind == "posting":
        return Findings(kind, _asked(mentions, document.plain or document.text), remarks=document.remarks)
    return _find_in_resume(document, mentions, today, base)


def _find_in_resume(
    document: Document, mentions: tuple[Mention, ...], today: date, base: KnowledgeBase
) -> Findings:
    text = document.plain or document.text
    sections = sections_of(document.text, "resume")
    positions = positions_in(text, sections, base)
    degree, subject = education_in(text, sections)
    return _with_positions(
        Findings(
            "resume",
            levels_shown(mentions, text, positions, today),
            degree=degree,
            field=subject,
            unresolved=tuple(islice(_unresolved(text, sections, mentions), _MOST_UNRESOLVED)),
            remarks=document.remarks,
        ),
        positions,
        today,
        base,
    )


def _find_declared(document: Document, declared: Declared, today: date, base: KnowledgeBase) -> Findings:
    listed, unresolved = _declared_skills(declared.skills, base)
    spoken, _ = _declared_skills(declared.languages, base)
    running = _running_mentions(document.text, declared, base)
    positions = declared_positions(declared, base)
    degree, subject = declared_education(declared)
    mentions = sorted((*listed, *spoken, *running), key=lambda mention: mention.passage.start)
    found = levels_shown(mentions, document.text, positions, today)
    levels = _declared_levels((*declared.skills, *declared.languages), base)
    found = tuple(
        replace(skill, level=levels[skill.skill], why="declared") if skill.skill in levels else skill
        for skill in found
    )
    findings = Findings(
        "resume", found, degree=degree, field=subject, unresolved=unresolved, remarks=document.remarks
    )
    return _with_positions(findings, positions, today, base)


def _running_mentions(text: str, declared: Declared, base: KnowledgeBase) -> list[Mention]:
    """Return the mentions in what a format with fields tells of jobs, and in its other free text."""
    told: list[tuple[Passage, Section]] = [
        *((passage, "experience") for job in declared.jobs for passage in job.told),
        *((passage, "projects") for passage in declared.told),
    ]
    return [mention for passage, section in told for mention in _mentions_of(text, passage, section, base)]


def _declared_skills(
    declared: Iterable[DeclaredSkill], base: KnowledgeBase
) -> tuple[list[Mention], tuple[Passage, ...]]:
    """Return the mentions that declared entries are, and those that mean no skill of the base.

    An entry with keywords is a heading of theirs; that it means nothing itself need not be said.
    """
    mentions: list[Mention] = []
    unresolved: list[Passage] = []
    for entry in declared:
        for passage in (entry.name, *entry.keywords):
            meant = skills_meant(passage.words, base)
            mentions += [
                Mention(skill.id, passage, "skills", passage.words, part=skill.part) for skill in meant
            ]
            if not meant and not (entry.keywords and passage is entry.name):
                unresolved.append(passage)
    return mentions, tuple(unresolved)


def _declared_levels(declared: Iterable[DeclaredSkill], base: KnowledgeBase) -> dict[str, StatedLevel]:
    """Return the levels that stand beside declared entries, as far as they are words that we know."""
    levels: dict[str, StatedLevel] = {}
    for entry in declared:
        said = worded_level(f"x ({entry.level.words})", 0, 1) if entry.level else None
        if said:
            named = [
                skill for words in (entry.name, *entry.keywords) for skill in skills_meant(words.words, base)
            ]
            levels.update({skill.id: said for skill in named if not skill.part})
    return levels


def _mentions_of(text: str, passage: Passage, section: Section, base: KnowledgeBase) -> Iterator[Mention]:
    """Yield the mentions in a passage, at their places in the whole text."""
    mentions = mentions_in(passage.words, "resume", base, section=section)
    places = passages_within(text, passage, [(part.passage.start, part.passage.end) for part in mentions])
    for mention, place in zip(mentions, places, strict=True):
        yield replace(mention, passage=place)


def _asked(mentions: Iterable[Mention], text: str) -> tuple[FoundSkill, ...]:
    """Return the skills that a posting names, with the level it asks for: working where it says none."""
    by_skill: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_skill.setdefault(mention.skill, []).append(mention)
    found = []
    for skill, places in sorted(by_skill.items()):
        levels = (ask_of(mention, text).level for mention in places)
        said = next((level for level in levels if level), None)
        found.append(FoundSkill(skill, said or "working", "its own word" if said else "named", tuple(places)))
    return tuple(found)


def _with_positions(
    findings: Findings, positions: list[Position], today: date, base: KnowledgeBase
) -> Findings:
    """Return findings with the latest occupation and the years that the positions make."""
    last = latest(positions)
    coding = [position for position in positions if is_coding(position.job, base)]
    modelling = [position for position in positions if is_modelling(position.job, base)]
    return replace(
        findings,
        occupation=FoundText(last.title.words, last.title) if last and last.title else None,
        total_years=_years(positions, "counted from the dates of your jobs", today),
        coding_years=_years(coding, "counted from jobs in which people write code", today),
        ml_years=_years(modelling, "counted from jobs that are about models", today),
    )


def _years(positions: Iterable[Position], why: str, today: date) -> FoundYears | None:
    periods = [position.period for position in positions if position.period]
    low, high = months_together(periods, today)
    return FoundYears(round(low / _MONTHS, 1), round(high / _MONTHS, 1), why) if periods else None


def _unresolved(text: str, sections: Sections, mentions: Iterable[Mention]) -> Iterator[Passage]:
    """Yield the entries of lists of skills in which nothing was recognized."""
    places = [mention.passage for mention in mentions]
    ends = [place.end for place in places]
    for start, line in lines_of(text):
        if sections.at(start + len(line) // 2) != "skills" or sections.in_heading(
            start + len(line.rstrip()) - 1
        ):
            continue
        for match in _ENTRY.finditer(line):
            words = match.group().strip(" .-–—*_")
            place = start + match.start() + match.group().find(words)
            number = bisect_right(ends, place)
            known = number < len(ends) and places[number].start < place + len(words)
            label = line[match.end() :].startswith(":")
            if words and not known and not label and _may_be_skill(words):
                yield Passage(words, place, place + len(words))


def _may_be_skill(words: str) -> bool:
    """Return whether an entry of a list may name a skill: a few words that say more than how well."""
    count = len(words.split())
    only_how_well = count == 1 and worded_level(f"x ({words})", 0, 1) is not None
    return count <= _LONGEST_ENTRY and words[0].isalpha() and not only_how_well

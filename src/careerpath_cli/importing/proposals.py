"""Findings of one or several sources, held against a profile: what is new, what differs, what agrees."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, get_args

from careerpath_cli.documents.document import Document, Passage
from careerpath_cli.extraction.findings import Findings, FoundSkill, FoundText, FoundYears, Mention
from careerpath_cli.importing.quoting import BULLETS, line_around, one_piece, sentence_around
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import DEGREES, STATED_LEVELS, StatedLevel
from careerpath_cli.knowledge.naming.jobs import job_meant
from careerpath_cli.profile.kinds import stated_skills
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

Part = Literal["skills", "", "education", "experience", "evidence"]
"""Where in a profile an answer stands; "" for what stands in the profile itself."""
_PARTS: tuple[Part, ...] = get_args(Part)
Topic = tuple[Part, str]
"""The part of a profile, and in it a skill's id or the name of a field."""
Value = str | float

MOST: StatedLevel = "proficient"
"""The highest level that a source can show: that others ask somebody, no file says."""
_AT_LEAST = "+"
_CLEAR_SPAN, _CLEAR_SHARE = 2.0, 0.15
"""Years from the least to the most, and their share of all, up to which the middle needs no look."""
_SHOWS_WORK = ("projects", "experience", "certificates")
"""Sections whose lines prove something; a list of skills proves nothing."""


@record
class Source:
    """Something that a person brought: its name, the digest of its content, and what was read and found."""

    name: str
    digest: str
    document: Document | None
    findings: Findings


@record
class Reason:
    """Why an answer is proposed: the words, the line around them, and where in which source they stand."""

    source: str
    why: str = ""
    words: str = ""
    line: str = ""
    start: int | None = None
    end: int | None = None


@record
class Proposal:
    """An answer that sources speak for, and the one that the profile has, if any (`said`).

    Where it isn't `sure`, the person should look.
    """

    topic: Topic
    value: Value
    reasons: tuple[Reason, ...]
    sure: bool = True
    said: Value | None = None

    @property
    def new(self) -> bool:
        """Return whether the profile says nothing of it."""
        return self.said is None


@record
class Proposals:
    """What sources speak for: `open` is new or differs from the profile, `agreed` stands there already."""

    open: tuple[Proposal, ...]
    agreed: tuple[Proposal, ...] = ()


def propose(sources: Sequence[Source], profile: Profile, base: KnowledgeBase) -> Proposals:
    """Return what sources propose for a profile: the highest answer where several speak of one thing."""
    said = answers_of(profile)
    together = _together([proposal for source in sources for proposal in _proposals(source, base)])
    together.sort(
        key=lambda proposal: (_PARTS.index(proposal.topic[0]), -_rank(proposal.topic, proposal.value))
    )
    held = [replace(proposal, said=said.get(proposal.topic)) for proposal in together]
    kept = [proposal for proposal in held if proposal.topic[0] != "evidence" or proposal.new]
    code = {source.name for source in sources if source.findings.kind == "code"}
    agreed = tuple(
        proposal
        for proposal in kept
        if not proposal.new and (_agrees(proposal) or _shows_less(proposal, code))
    )
    return Proposals(tuple(proposal for proposal in kept if proposal not in agreed), agreed)


def with_evidence(kept: Sequence[Proposal], proposals: Proposals) -> list[Proposal]:
    """Return kept proposals with a line that proves each skill, where the profile has none."""
    skills = {proposal.topic[1] for proposal in (*kept, *proposals.agreed) if proposal.topic[0] == "skills"}
    lines = [
        proposal
        for proposal in proposals.open
        if proposal.topic[0] == "evidence" and proposal.topic[1] in skills and proposal.sure
    ]
    others = [proposal for proposal in kept if proposal.topic[0] != "evidence"]
    return [*others, *lines]


def answers_of(profile: Profile) -> dict[Topic, Value]:
    """Return what a person said, by topic, as far as sources can speak of it; not what was inferred."""
    facts: dict[Topic, Value | None] = {
        ("", "occupation"): profile.occupation,
        **{("education", name): getattr(profile.education, name) for name in ("degree", "field")},
        **{("experience", name): getattr(profile.experience, name) for name in _YEARS},
    }
    return {
        **{("skills", skill): level for skill, level in stated_skills(profile).items()},
        **{("evidence", skill): line for skill, line in profile.evidence.items()},
        **{topic: value for topic, value in facts.items() if value is not None},
    }


_YEARS = ("total_years", "coding_years", "ml_years")


def capped(level: StatedLevel) -> StatedLevel:
    """Return a level, or the highest that a source can show."""
    return min(level, MOST, key=STATED_LEVELS.index)


def _proposals(source: Source, base: KnowledgeBase) -> Iterator[Proposal]:
    """Yield what one source speaks for."""
    findings = source.findings
    for skill in findings.skills:
        yield _skill(skill, source)
        if skill.level not in ("none", "aware"):
            yield from _evidence(skill, source)
    if findings.occupation:
        known = job_meant(findings.occupation.value, base) is not None
        yield from _text(("", "occupation"), findings.occupation, source, sure=known)
    if findings.degree:
        reason = _reason(source, findings.degree.passage)
        yield Proposal(("education", "degree"), findings.degree.degree, (reason,))
    if findings.field:
        yield from _text(("education", "field"), findings.field, source)
    for name in _YEARS:
        years: FoundYears | None = getattr(findings, name)
        if years:
            yield _years(name, years, source)


def _skill(skill: FoundSkill, source: Source) -> Proposal:
    level = capped(skill.level)
    if source.findings.kind == "code":  # no text has these words
        return Proposal(("skills", skill.skill), level, (Reason(source.name, skill.why),), skill.sure)
    mention = _best_line(skill.mentions) or next(iter(skill.mentions), None)
    reason = _reason(source, mention.passage, skill.why, mention) if mention else Reason(source.name)
    return Proposal(("skills", skill.skill), level, (replace(reason, why=skill.why),), skill.sure)


def _evidence(skill: FoundSkill, source: Source) -> Iterator[Proposal]:
    """Yield the line that proves a skill best; of code, what it was used in."""
    shown = _best_line(skill.mentions)
    if source.findings.kind == "code":
        reason = Reason(source.name, line=one_piece(skill.why).lstrip(BULLETS))
    else:
        reason = _reason(source, shown.passage, mention=shown) if shown else Reason(source.name)
    if reason.line:
        yield Proposal(("evidence", skill.skill), reason.line, (reason,), skill.sure)


def _text(topic: Topic, text: FoundText, source: Source, *, sure: bool = True) -> Iterator[Proposal]:
    if value := one_piece(text.value):
        yield Proposal(topic, value, (_reason(source, text.passage),), sure)


def _years(name: str, years: FoundYears, source: Source) -> Proposal:
    """Return the middle of a range of years, to half a year."""
    middle = round(years.low + years.high) / 2
    clear = years.high - years.low <= max(_CLEAR_SPAN, _CLEAR_SHARE * middle)
    return Proposal(("experience", name), middle, (Reason(source.name, years.why),), clear)


def _reason(source: Source, passage: Passage | None, why: str = "", mention: Mention | None = None) -> Reason:
    if passage is None:
        return Reason(source.name, why)
    line = _quoted(source.document, passage, mention)
    return Reason(source.name, why, one_piece(passage.words), line, passage.start, passage.end)


def _quoted(document: Document | None, passage: Passage, mention: Mention | None) -> str:
    """Return what a person wrote around a place: without markup, and without the names of fields."""
    if document is None or document.declared is not None:
        return one_piece(mention.line if mention else passage.words).lstrip(BULLETS)
    told = mention is not None and mention.section in _SHOWS_WORK
    around = sentence_around if told else line_around
    return around(document.plain or document.text, passage).lstrip(BULLETS)


def _best_line(mentions: Iterable[Mention]) -> Mention | None:
    """Return the mention whose line shows most of somebody's work: with a figure, and long."""
    shown = [mention for mention in mentions if mention.section in _SHOWS_WORK and not mention.part]
    figured = [mention for mention in shown if any(char.isdigit() for char in mention.line)]
    return max(figured or shown, key=lambda mention: len(mention.line), default=None)


def _together(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return one proposal for each topic: the highest answer, with everybody's reasons."""
    topics: dict[Topic, list[Proposal]] = {}
    for proposal in proposals:
        topics.setdefault(proposal.topic, []).append(proposal)
    return [_highest(topic, same) for topic, same in topics.items()]


def _highest(topic: Topic, proposals: Sequence[Proposal]) -> Proposal:
    best = max(proposals, key=lambda proposal: _rank(topic, proposal.value))
    others = [proposal for proposal in proposals if proposal is not best]
    reasons = [*best.reasons, *(reason for other in others for reason in other.reasons)]
    if topic[0] == "evidence":
        reasons = reasons[:1]
    return replace(best, reasons=tuple(reasons), sure=any(proposal.sure for proposal in proposals))


def _rank(topic: Topic, value: Value) -> float:
    """Return the place of an answer on its scale; texts have none, so the first counts."""
    scales: Mapping[Topic, Sequence[str]] = {("education", "degree"): DEGREES}
    scale = STATED_LEVELS if topic[0] == "skills" else scales.get(topic, ())
    return value if isinstance(value, float) else scale.index(value) if value in scale else 0


def _agrees(proposal: Proposal) -> bool:
    """Return whether what was said and what is proposed can both be true."""
    said, value = proposal.said, proposal.value
    if proposal.topic[0] != "skills" or not isinstance(said, str) or not isinstance(value, str):
        return _same(said, value)
    at_least = value.endswith(_AT_LEAST) and STATED_LEVELS.index(said) >= STATED_LEVELS.index(value) - 1
    return said == value or at_least


def _shows_less(proposal: Proposal, code: Container[str]) -> bool:
    """Return whether only code speaks, for less than the person said: what it uses says not how well."""
    only_code = all(reason.source in code for reason in proposal.reasons)
    said = str(proposal.said)
    return (
        only_code
        and said in STATED_LEVELS
        and _rank(proposal.topic, said) > _rank(proposal.topic, proposal.value)
    )


def _same(said: Value | None, value: Value) -> bool:
    if isinstance(said, str) and isinstance(value, str):
        return said.casefold().split() == value.casefold().split()
    return said == value

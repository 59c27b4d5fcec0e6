"""What a role asks for, compared with what a person has: met, partly met, lacking, not asked, or for later.

Two lines can be drawn: that of the people hired into the role (`Need.entry`), and that of the people in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import fsum
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Scoring
from careerpath_cli.knowledge.model.person import ExperienceAnswer
from careerpath_cli.knowledge.model.roles import Need, Role
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.weights import partial_credit
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

State = Literal["met", "partly", "lacking", "not asked", "later"]
Line = Literal["hired", "job"]
"""What a need is held against: the level with which newcomers are hired, or that of people in the job."""


@record
class SkillGap:
    """One need of a role and how far along the person is.

    `needed` is the level asked for on the line in question, `decides` whether the line runs through the need,
    and `credit` how far the person is towards it. `level` is the level held (None: not asked), `implied_by`
    the skill it was inferred from. `transfer` is
    the head start (a share from 0 to 1) that the related skill `transferred_from` gives. `shown` is the
    person's proof; empty where the level is only claimed. `at_least` says that the level held is the least.
    """

    need: Need
    level: Level | None
    credit: float
    needed: Level
    decides: bool = False
    implied_by: str = ""
    transfer: float = 0.0
    transferred_from: str = ""
    shown: str = ""
    at_least: bool = False

    @property
    def state(self) -> State:
        """How far along the person is with this need."""
        if self.needed == "none" and self.level in (None, "none"):
            return "later"
        if self.level is None:
            return "not asked"
        if self.credit >= 1:
            return "met"
        return "partly" if self.level != "none" else "lacking"


@record
class RoleGap:
    """All needs of a role, in the role's order, and the resulting readiness.

    Readiness is the share of the required needs that is met at the level with which newcomers are hired,
    weighted by importance: `low` counts skills that weren't asked about as absent, `high` as present.
    """

    role: str
    skills: tuple[SkillGap, ...]
    low: float
    high: float

    def of_state(self, *states: State) -> tuple[SkillGap, ...]:
        """Return the gaps in any of these states, the most important first, then the least met."""
        gaps = [gap for gap in self.skills if gap.state in states]
        return tuple(sorted(gaps, key=lambda gap: (_IMPORTANCE_RANK[gap.need.importance], gap.credit)))


_IMPORTANCE_RANK = {"essential": 0, "important": 1, "useful": 2, "minor": 3}


def role_gap(profile: Profile, role: Role, model: MatchingModel) -> RoleGap:
    """Return the gap between a profile and what newcomers to a role are hired with."""
    gaps = tuple(
        replace(gap, shown=profile.evidence.get(gap.need.skill, ""))
        for gap in need_gaps(held_levels(profile, model), role, model)
    )
    weights = model.scoring.importance_rates
    required = [gap for gap in gaps if gap.need.required]
    total = fsum(weights[gap.need.importance] for gap in required)
    low = fsum(weights[gap.need.importance] * gap.credit for gap in required)
    unknown = fsum(weights[gap.need.importance] for gap in required if gap.state == "not asked")
    return RoleGap(role.id, gaps, low / total, (low + unknown) / total)


def held_levels(profile: Profile, model: MatchingModel) -> dict[str, InferredLevel]:
    """Return what a person holds: as stated, as that implies, and as their years certainly brought."""
    brought = _levels_by_years(profile.experience, model.scoring)
    at_least = {*profile.at_least, *(brought.keys() - profile.skills.keys())}
    return infer_levels({**brought, **profile.skills}, model.prerequisites, at_least)


def _levels_by_years(years: ExperienceAnswer, scoring: Scoring) -> dict[str, Level]:
    """Return the levels that so many years certainly bring, each the highest of those that apply."""
    worked = {"coding": years.coding_years, "ml": years.ml_years, "total": years.total_years}
    brought: dict[str, Level] = {}
    for shown in scoring.years_show:
        if (worked[shown.of] or 0) >= shown.years:
            for skill, level in shown.skills.items():
                brought[skill] = max(level, brought.get(skill, "none"), key=RANK.__getitem__)
    return brought


def need_gaps(
    held: Mapping[str, InferredLevel], role: Role, model: MatchingModel, line: Line = "hired"
) -> tuple[SkillGap, ...]:
    """Return a gap for each need of a role, in its order; `held` includes every inferred level.

    Through which needs the line of the people hired runs: the essential ones and, in a role that beginners
    enter, all required ones, because there is no earlier work that speaks for them.
    """
    all_required = line == "job" or role.ladder.level == "entry"
    return tuple(
        replace(
            _skill_gap(need, held, model, need.level if line == "job" else need.entry),
            decides=need.importance == "essential" or (all_required and need.required),
        )
        for need in role.needs
    )


def begins_from_nothing(gaps: Iterable[SkillGap], base: KnowledgeBase) -> bool:
    """Return whether somebody can't yet work with anything, traits aside, that a role asks for."""
    return not any(
        gap.level is not None and RANK[gap.level] >= RANK["working"] and not base.skills[gap.need.skill].trait
        for gap in gaps
    )


def _skill_gap(
    need: Need, held: Mapping[str, InferredLevel], model: MatchingModel, needed: Level
) -> SkillGap:
    holding = held.get(need.skill)
    transfer, transferred_from = _transfer(need.skill, held, model)
    if holding is None:
        credit = 1.0 if needed == "none" else 0.0
        return SkillGap(need, None, credit, needed, transfer=transfer, transferred_from=transferred_from)
    return SkillGap(
        need,
        holding.level,
        partial_credit(holding.level, needed, model.scoring),
        needed,
        implied_by=holding.implied_by or "",
        at_least=holding.at_least,
        transfer=transfer,
        transferred_from=transferred_from,
    )


def _transfer(skill: str, held: Mapping[str, InferredLevel], model: MatchingModel) -> tuple[float, str]:
    """Return the best head start from a related skill held at working level or above, and that skill."""
    head_starts = [
        (share, related)
        for related, share in model.relations.get(skill, ())
        if related in held and RANK[held[related].level] >= RANK["working"]
    ]
    return max(head_starts, default=(0.0, ""))

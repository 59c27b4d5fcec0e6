"""What a role asks for, held against what a person has: met, in part, lacking, or not asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Literal

from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.matching.model import partial_credit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.knowledge.model.roles import Need, Role
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

State = Literal["met", "partly", "lacking", "not asked"]


@dataclass(frozen=True, slots=True)
class SkillGap:
    """One need of a role and how far the person is.

    `level` is the one held (None: not asked), `implied_by` the skill it was inferred from. `transfer` is the
    share of the ability (0 to 1) that the related skill `transferred_from` brings along. `shown` is the
    person's proof; empty where the level is only claimed.
    """

    need: Need
    level: Level | None
    credit: float
    implied_by: str = ""
    transfer: float = 0.0
    transferred_from: str = ""
    shown: str = ""

    @property
    def state(self) -> State:
        """Where the person stands on this need."""
        if self.level is None:
            return "not asked"
        if self.credit >= 1:
            return "met"
        return "partly" if self.level != "none" else "lacking"


@dataclass(frozen=True, slots=True)
class RoleGap:
    """All needs of a role, in the role's order, with the readiness they amount to.

    Readiness is the share of the required needs that is met, weighted by importance: `low` counts what was
    not asked as absent, `high` as present.
    """

    role: str
    skills: tuple[SkillGap, ...]
    low: float
    high: float

    def of_state(self, *states: State) -> tuple[SkillGap, ...]:
        """Give the needs in one of these states: the most important first, and of those the least met."""
        found = [gap for gap in self.skills if gap.state in states]
        return tuple(sorted(found, key=lambda gap: (_IMPORTANCE_RANK[gap.need.importance], gap.credit)))


_IMPORTANCE_RANK = {"essential": 0, "important": 1, "useful": 2, "minor": 3}


def role_gap(profile: Profile, role: Role, model: MatchingModel) -> RoleGap:
    """Compare a profile with everything that a role asks for."""
    gaps = tuple(
        replace(gap, shown=profile.evidence.get(gap.need.skill, ""))
        for gap in need_gaps(infer_levels(profile.skills, model.prerequisites), role, model)
    )
    weights = model.scoring.importance_rates
    required = [gap for gap in gaps if gap.need.required]
    total = fsum(weights[gap.need.importance] for gap in required)
    low = fsum(weights[gap.need.importance] * gap.credit for gap in required)
    unknown = fsum(weights[gap.need.importance] for gap in required if gap.level is None)
    return RoleGap(role.id, gaps, low / total, (low + unknown) / total)


def need_gaps(held: Mapping[str, InferredLevel], role: Role, model: MatchingModel) -> tuple[SkillGap, ...]:
    """Compare what is held, with all that follows from it, with each need of a role, in the role's order."""
    return tuple(_skill_gap(need, held, model) for need in role.needs)


def _skill_gap(need: Need, held: Mapping[str, InferredLevel], model: MatchingModel) -> SkillGap:
    mine = held.get(need.skill)
    carried, carried_from = _transfer(need.skill, held, model)
    if mine is None:
        return SkillGap(need, None, 0.0, transfer=carried, transferred_from=carried_from)
    return SkillGap(
        need,
        mine.level,
        partial_credit(mine.level, need.level, model.scoring),
        implied_by=mine.implied_by or "",
        transfer=carried,
        transferred_from=carried_from,
    )


def _transfer(skill: str, held: Mapping[str, InferredLevel], model: MatchingModel) -> tuple[float, str]:
    """Give how much of a skill comes along with the best related one held at working level or above."""
    able = [
        (share, other)
        for other, share in model.relations.get(skill, ())
        if other in held and RANK[held[other].level] >= RANK["working"]
    ]
    return max(able, default=(0.0, ""))

"""What a role asks for, compared with what a person has: met, partly met, lacking, or not asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Literal

from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.matching.weights import partial_credit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.knowledge.model.roles import Need, Role
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

State = Literal["met", "partly", "lacking", "not asked"]


@dataclass(frozen=True, slots=True)
class SkillGap:
    """One need of a role and how far along the person is.

    `level` is the level held (None: not asked), `implied_by` the skill it was inferred from. `transfer` is
    the head start (a share from 0 to 1) that the related skill `transferred_from` gives. `shown` is the
    person's proof; empty where the level is only claimed. `at_least` says that the level held is the least.
    """

    need: Need
    level: Level | None
    credit: float
    implied_by: str = ""
    transfer: float = 0.0
    transferred_from: str = ""
    shown: str = ""
    at_least: bool = False

    @property
    def state(self) -> State:
        """How far along the person is with this need."""
        if self.level is None:
            return "not asked"
        if self.credit >= 1:
            return "met"
        return "partly" if self.level != "none" else "lacking"


@dataclass(frozen=True, slots=True)
class RoleGap:
    """All needs of a role, in the role's order, and the resulting readiness.

    Readiness is the share of the required needs that is met, weighted by importance: `low` counts skills that
    weren't asked about as absent, `high` as present.
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
    """Return the gap between a profile and everything that a role asks for."""
    gaps = tuple(
        replace(gap, shown=profile.evidence.get(gap.need.skill, ""))
        for gap in need_gaps(infer_levels(profile.skills, model.prerequisites, profile.at_least), role, model)
    )
    weights = model.scoring.importance_rates
    required = [gap for gap in gaps if gap.need.required]
    total = fsum(weights[gap.need.importance] for gap in required)
    low = fsum(weights[gap.need.importance] * gap.credit for gap in required)
    unknown = fsum(weights[gap.need.importance] for gap in required if gap.level is None)
    return RoleGap(role.id, gaps, low / total, (low + unknown) / total)


def need_gaps(held: Mapping[str, InferredLevel], role: Role, model: MatchingModel) -> tuple[SkillGap, ...]:
    """Return a gap for each need of a role, in its order; `held` includes every inferred level."""
    return tuple(_skill_gap(need, held, model) for need in role.needs)


def _skill_gap(need: Need, held: Mapping[str, InferredLevel], model: MatchingModel) -> SkillGap:
    holding = held.get(need.skill)
    transfer, transferred_from = _transfer(need.skill, held, model)
    if holding is None:
        return SkillGap(need, None, 0.0, transfer=transfer, transferred_from=transferred_from)
    return SkillGap(
        need,
        holding.level,
        partial_credit(holding.level, need.level, model.scoring),
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

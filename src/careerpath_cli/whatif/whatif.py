"""What would change if a person learnt something: their profile then, the hours, and both rankings.

Learning adds and never takes away: a level that is held already stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerpath_cli.matching.inference import RANK, InferredLevel, implied_levels
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.effort import Hours, learning_hours
from careerpath_cli.planning.gaps import role_gap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.planning.gaps import RoleGap
    from careerpath_cli.profile.model import Profile


@dataclass(frozen=True, slots=True)
class LevelRise:
    """One skill brought from a level to a higher one; `now` is None where it was not asked about.

    `implied_by` is the skill that the level now was inferred from, `hours` are those of this skill alone;
    what was not asked may be held already: its hours start at zero.
    """

    skill: str
    now: Level | None
    to: Level
    hours: Hours
    implied_by: str = ""

    @property
    def levels(self) -> int:
        """How many levels it goes up; what was not asked counts from none."""
        return RANK[self.to] - RANK[self.now or "none"]


@dataclass(frozen=True, slots=True)
class Learning:
    """What is to be learnt: the steps that were asked for, and those `below` that they build on.

    `held` names what was asked for, but is there already.
    """

    steps: tuple[LevelRise, ...]
    below: tuple[LevelRise, ...]
    held: tuple[LevelRise, ...] = ()

    @property
    def hours(self) -> Hours:
        """The hours of all of it, with what it builds on."""
        return Hours.total(step.hours for step in (*self.steps, *self.below))

    @property
    def levels(self) -> int:
        """How many levels the steps that were asked for go up."""
        return sum(step.levels for step in self.steps)


@dataclass(frozen=True, slots=True)
class RankedRole:
    """Where a role stands in one ranking: its place from 1, its fit from 0 to 1, and the gap to it."""

    place: int
    match: RoleMatch
    gap: RoleGap


@dataclass(frozen=True, slots=True)
class RoleChange:
    """One role before and after."""

    role: str
    before: RankedRole
    after: RankedRole

    @property
    def climbed(self) -> int:
        """How many places it went up; negative where it went down."""
        return self.before.place - self.after.place

    @property
    def gained(self) -> float:
        """How much its fit rose, on the scale of 0 to 1."""
        return self.after.match.fit - self.before.match.fit


@dataclass(frozen=True, slots=True)
class RankingComparison:
    """All roles in their new order, and which of them came into the first `top` or left them."""

    roles: tuple[RoleChange, ...]
    top: int
    entered: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def moved(self) -> tuple[RoleChange, ...]:
        """Give the roles whose place changed."""
        return tuple(role for role in self.roles if role.climbed)


def after_learning(profile: Profile, learnt: Mapping[str, Level]) -> Profile:
    """Give the profile of someone who has learnt these skills (by id) to at least these levels."""
    higher = {
        skill: level
        for skill, level in learnt.items()
        if RANK[level] > RANK[profile.skills.get(skill, "none")]
    }
    return replace(profile, skills={**profile.skills, **higher})


def plan_learning(
    learnt: Mapping[str, Level], held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> Learning:
    """Work out what learning these skills takes for someone who holds `held`, with what it builds on."""
    wanted = [_step(skill, level, held, model, base) for skill, level in learnt.items()]
    steps = tuple(step for step in wanted if step.levels > 0)
    below: dict[str, Level] = {}
    for step in steps:
        for other, level in implied_levels(step.skill, step.to, model.prerequisites):
            if max(_rank(other, held), RANK[learnt.get(other, "none")]) < RANK[level]:
                below[other] = max(level, below.get(other, "none"), key=RANK.__getitem__)
    return Learning(
        steps=steps,
        below=tuple(_step(skill, level, held, model, base) for skill, level in below.items()),
        held=tuple(step for step in wanted if step.levels <= 0),
    )


def compare_rankings(
    before: Profile, after: Profile, top: int, model: MatchingModel, base: KnowledgeBase
) -> RankingComparison:
    """Rank the roles for two profiles of one person, and set both rankings side by side.

    Raises NothingKnownError where the first answers nothing that could tell roles apart.
    """
    old = _ranked_roles(before, model, base)
    new = _ranked_roles(after, model, base)
    return RankingComparison(
        roles=tuple(RoleChange(role, old[role], new[role]) for role in new),
        top=top,
        entered=tuple(role for role in list(new)[:top] if old[role].place > top),
        left=tuple(role for role in list(old)[:top] if new[role].place > top),
    )


def _ranked_roles(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> dict[str, RankedRole]:
    matches: Sequence[RoleMatch] = rank_roles(profile, model, base, explained=False)
    return {
        match.role: RankedRole(place, match, role_gap(profile, base.roles[match.role], model))
        for place, match in enumerate(matches, start=1)
    }


def _step(
    skill: str, to: Level, held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> LevelRise:
    mine = held.get(skill)
    now = mine.level if mine else None
    hours = learning_hours(base.skills[skill], now, to, _transfer(skill, held, model), base)
    return LevelRise(skill, now, to, hours, (mine.implied_by or "") if mine else "")


def _transfer(skill: str, held: Mapping[str, InferredLevel], model: MatchingModel) -> float:
    """Give the share of a skill that comes along with the best related one, held at working or above."""
    shares = (
        share for other, share in model.relations.get(skill, ()) if _rank(other, held) >= RANK["working"]
    )
    return max(shares, default=0.0)


def _rank(skill: str, held: Mapping[str, InferredLevel]) -> int:
    return RANK[held[skill].level] if skill in held else 0

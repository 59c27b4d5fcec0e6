"""What would change if a person learnt something: their new profile, the hours, and both rankings.

Learning only ever adds: a skill that is already held at a higher level keeps it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK, InferredLevel, implied_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch, rank_roles
from careerpath_cli.planning.effort import Hours, learning_hours
from careerpath_cli.planning.gaps import RoleGap, role_gap
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record


@record
class LevelRise:
    """One skill brought from one level to a higher one; `now` is None where it wasn't asked about.

    `implied_by` is the skill from which the level `now` was inferred, and `at_least` says that it is the
    least; `hours` are those of this skill alone.
    A skill that wasn't asked about may be held already, so its hours start at zero.
    """

    skill: str
    now: Level | None
    to: Level
    hours: Hours
    implied_by: str = ""
    at_least: bool = False

    @property
    def levels(self) -> int:
        """How many levels it rises; a skill that wasn't asked about counts from `none`."""
        return RANK[self.to] - RANK[self.now or "none"]


@record
class Learning:
    """What is to be learnt: the steps asked for, and their missing prerequisites in `below`.

    `held` has the skills asked for that are already at that level.
    """

    steps: tuple[LevelRise, ...]
    below: tuple[LevelRise, ...]
    held: tuple[LevelRise, ...] = ()

    @property
    def hours(self) -> Hours:
        """The hours of all steps, prerequisites included."""
        return Hours.total(step.hours for step in (*self.steps, *self.below))

    @property
    def levels(self) -> int:
        """How many levels the steps asked for rise in all."""
        return sum(step.levels for step in self.steps)


@record
class RankedRole:
    """A role in one ranking: its rank (`place`, from 1), its match, and the gap to it."""

    rank: int
    match: RoleMatch
    gap: RoleGap


@record
class RoleChange:
    """One role, before and after."""

    role: str
    before: RankedRole
    after: RankedRole

    @property
    def climbed(self) -> int:
        """How many ranks it rose; negative where it fell."""
        return self.before.rank - self.after.rank

    @property
    def gained(self) -> float:
        """How much its fit rose, on a scale from 0 to 1."""
        return self.after.match.fit - self.before.match.fit


@record
class RankingComparison:
    """All roles in their new order, and which of them entered or left the first `top`."""

    roles: tuple[RoleChange, ...]
    top: int
    entered: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def moved(self) -> tuple[RoleChange, ...]:
        """The roles whose rank changed."""
        return tuple(role for role in self.roles if role.climbed)


def after_learning(profile: Profile, learnt: Mapping[str, Level]) -> Profile:
    """Return the profile of someone who has learnt these skills (by id) to at least these levels."""
    higher = {
        skill: level
        for skill, level in learnt.items()
        if RANK[level] > RANK[profile.skills.get(skill, "none")]
    }
    return replace(profile, skills={**profile.skills, **higher})


def plan_learning(
    learnt: Mapping[str, Level], held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> Learning:
    """Return what someone who holds `held` must learn for these skills, prerequisites included."""
    wanted = [_level_rise(skill, level, held, model, base) for skill, level in learnt.items()]
    steps = tuple(step for step in wanted if step.levels > 0)
    below: dict[str, Level] = {}
    for step in steps:
        for prerequisite, level in implied_levels(step.skill, step.to, model.prerequisites):
            if max(_held_rank(prerequisite, held), RANK[learnt.get(prerequisite, "none")]) < RANK[level]:
                below[prerequisite] = max(level, below.get(prerequisite, "none"), key=RANK.__getitem__)
    return Learning(
        steps=steps,
        below=tuple(_level_rise(skill, level, held, model, base) for skill, level in below.items()),
        held=tuple(step for step in wanted if step.levels <= 0),
    )


def compare_rankings(
    before: Profile, after: Profile, top: int, model: MatchingModel, base: KnowledgeBase
) -> RankingComparison:
    """Return the rankings for two profiles of one person, compared role by role.

    Raises NothingKnownError where the answers in the first can't tell roles apart.
    """
    old = _ranked_roles(before, model, base)
    new = _ranked_roles(after, model, base)
    return RankingComparison(
        roles=tuple(RoleChange(role, old[role], new[role]) for role in new),
        top=top,
        entered=tuple(role for role in list(new)[:top] if old[role].rank > top),
        left=tuple(role for role in list(old)[:top] if new[role].rank > top),
    )


def _ranked_roles(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> dict[str, RankedRole]:
    matches: Sequence[RoleMatch] = rank_roles(profile, model, base, explained=False)
    return {
        match.role: RankedRole(rank, match, role_gap(profile, base.roles[match.role], model))
        for rank, match in enumerate(matches, start=1)
    }


def _level_rise(
    skill: str, to: Level, held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> LevelRise:
    holding = held.get(skill)
    now = holding.level if holding else None
    hours = learning_hours(base.skills[skill], now, to, _transfer(skill, held, model), base)
    if holding is None:
        return LevelRise(skill, None, to, hours)
    return LevelRise(skill, now, to, hours, holding.implied_by or "", holding.at_least)


def _transfer(skill: str, held: Mapping[str, InferredLevel], model: MatchingModel) -> float:
    """Return the best head start from a related skill held at working level or above, as a share."""
    head_starts = (
        share
        for related, share in model.relations.get(skill, ())
        if _held_rank(related, held) >= RANK["working"]
    )
    return max(head_starts, default=0.0)


def _held_rank(skill: str, held: Mapping[str, InferredLevel]) -> int:
    return RANK[held[skill].level] if skill in held else 0

"""How many hours learning takes: estimated ranges, not measurements; `data/effort.yaml` has their basis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum, sqrt

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.matching.inference import RANK
from careerpath_cli.record import record

DEFAULT_HOURS_PER_WEEK = 8.0
"""The pace assumed for people who gave none."""
BESIDE = 0.5
"""The part of its own hours that a skill takes beside a longer one of its shelf or a project: judged."""
Part = tuple[str, "Level"]
"""A skill, and the level that a part of its learning leads to."""


@record
class Hours:
    """A range of hours of work, low to high."""

    low: float
    high: float

    @property
    def likely(self) -> float:
        """The middle of the range, used where a single figure is needed."""
        return (self.low + self.high) / 2

    @staticmethod
    def total(parts: Iterable[Hours]) -> Hours:
        """Return the sum of some ranges, low ends and high ends added separately."""
        ranges = list(parts)
        return Hours(fsum(part.low for part in ranges), fsum(part.high for part in ranges))

    @staticmethod
    def middle_half(parts: Iterable[Hours]) -> Hours:
        """Return the middle half of the sum of some ranges that vary independently of each other.

        With nothing but its ends known, a range counts as uniform: half its cases lie within a quarter of its
        width of the middle. Independent variances add up, so the quarters do as the root of their squares.
        """
        ranges = list(parts)
        likely = fsum(part.likely for part in ranges)
        spread = sqrt(fsum((part.high - part.low) ** 2 for part in ranges)) / 4
        return Hours(likely - spread, likely + spread)

    def weeks(self, hours_per_week: float) -> Hours:
        """Return the range in weeks at a pace."""
        return Hours(self.low / hours_per_week, self.high / hours_per_week)

    def scaled(self, factor: float) -> Hours:
        """Return the range with both ends multiplied."""
        return Hours(self.low * factor, self.high * factor)

    @property
    def upper_half(self) -> Hours:
        """The range from its middle up."""
        return Hours(self.likely, self.high)

    def less(self, other: Hours) -> Hours:
        """Return this range minus another, low from low and high from high, never below zero."""
        return Hours(max(0.0, self.low - other.low), max(0.0, self.high - other.high))


def shares_of_hours(
    parts: Mapping[Part, Hours], practised: Mapping[str, Level], base: KnowledgeBase
) -> dict[Part, float]:
    """Return the part of its own hours that each part of the learning takes beside other work.

    What the project practises takes less beforehand: building it has its own hours. Of other skills of one
    shelf, whoever builds one thing with several learns the longest in its hours, and the others beside it.
    """
    beforehand = {part: own for part, own in parts.items() if not _is_practised(part, practised)}
    whole = {
        skill: Hours.total(own for part, own in beforehand.items() if part[0] == skill)
        for skill, _ in beforehand
    }
    longest: dict[str, str] = {}
    for skill in sorted(whole, key=lambda skill: (-whole[skill].likely, skill)):
        longest.setdefault(base.skills[skill].group, skill)
    alone = set(longest.values())
    return {part: 1.0 if part in beforehand and part[0] in alone else BESIDE for part in parts}


def _is_practised(part: Part, practised: Mapping[str, Level]) -> bool:
    skill, to = part
    return RANK[to] <= RANK[practised.get(skill, "none")]


def level_by_learning(skill: Skill, to: Level, base: KnowledgeBase) -> Level:
    """Return the highest level up to `to` that hours of learning lead to; above it come years of practice."""
    reached: Level = "none"
    for step in base.effort[skill.effort].steps:
        if step.years is not None or RANK[step.level] > RANK[to]:
            break
        reached = step.level
    return reached


def learning_hours(
    skill: Skill,
    now: Level | None,
    to: Level,
    transfer: float,
    base: KnowledgeBase,
    above: Level = "none",
) -> Hours:
    """Return the hours it takes to get from one level to another, given the skill's class of effort.

    The head start from a related skill (`transfer`, a share) shortens the low end only, because it is a
    guess. Where `now` is None, the skill wasn't asked about and may be held already, so the low end is zero.
    Only the part beyond the level `above` is counted. Levels that come with years of practice take no hours.
    """
    start = max(RANK[now or "none"], RANK[above])
    steps = [step for step in base.effort[skill.effort].steps if start < RANK[step.level] <= RANK[to]]
    low = fsum(step.low or 0.0 for step in steps) * (1 - transfer)
    return Hours(0.0 if now is None else low, fsum(step.high or 0.0 for step in steps))

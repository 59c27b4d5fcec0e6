"""How many hours learning takes: ranges, because nobody measured them; `data/effort.yaml` has their basis."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from careerpath_cli.matching.inference import RANK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.knowledge.model.skills import Skill


DEFAULT_HOURS_PER_WEEK = 8.0
"""The pace of whoever gave none."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A range of hours of work, low to high."""

    low: float
    high: float

    @property
    def likely(self) -> float:
        """The middle of the range, which stands for it where one figure is needed."""
        return (self.low + self.high) / 2

    @staticmethod
    def total(parts: Iterable[Hours]) -> Hours:
        """Add ranges end by end."""
        found = list(parts)
        return Hours(fsum(part.low for part in found), fsum(part.high for part in found))

    def weeks(self, hours_per_week: float) -> Hours:
        """Give the range in weeks at a pace."""
        return Hours(self.low / hours_per_week, self.high / hours_per_week)

    def less(self, other: Hours) -> Hours:
        """Take another range off this one, end by end; nothing falls below zero."""
        return Hours(max(0.0, self.low - other.low), max(0.0, self.high - other.high))


def learning_hours(
    skill: Skill,
    now: Level | None,
    to: Level,
    transfer: float,
    base: KnowledgeBase,
    above: Level = "none",
) -> Hours:
    """Give the hours from one level to another, by the skill's class of effort.

    What a related skill brings along (`transfer`, a share) shortens the low end only, because it is a guess.
    A skill that was not asked about may be held already: its low end is zero. Of the way, only what lies
    `above` a level is counted.
    """
    start = max(RANK[now or "none"], RANK[above])
    steps = [step for step in base.effort[skill.effort].steps if start < RANK[step.level] <= RANK[to]]
    low = fsum(step.low for step in steps) * (1 - transfer)
    return Hours(0.0 if now is None else low, fsum(step.high for step in steps))

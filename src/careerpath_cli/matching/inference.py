"""What a person can be taken to hold: what they stated, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.knowledge.model.skills import Prerequisite

RANK: dict[Level, int] = {level: rank for rank, level in enumerate(LEVELS)}

Prerequisites = Mapping[str, tuple[Prerequisite, ...]]


@dataclass(frozen=True, slots=True)
class InferredLevel:
    """A skill level and, where it was not stated but follows from a stated skill, that skill's id."""

    level: Level
    implied_by: str | None = None


def lower_level(one: Level, other: Level) -> Level:
    """Give the lower of two levels."""
    return one if RANK[one] <= RANK[other] else other


def infer_levels(stated: Mapping[str, Level], prerequisites: Prerequisites) -> dict[str, InferredLevel]:
    """Complete stated levels by what they imply: who runs Kubernetes knows Docker.

    A skill held at a level implies each prerequisite at the lower of that level and the prerequisite's
    own. A stated `none` stands; a stated level above it is never lowered, but may be raised.
    """
    held = {skill: InferredLevel(level) for skill, level in stated.items()}
    waiting = [skill for skill in sorted(stated) if stated[skill] != "none"]
    while waiting:
        skill = waiting.pop()
        for prerequisite in prerequisites.get(skill, ()):
            level = lower_level(held[skill].level, prerequisite.level)
            before = held.get(prerequisite.skill)
            if before is None or (before.level != "none" and RANK[level] > RANK[before.level]):
                held[prerequisite.skill] = InferredLevel(level, implied_by=held[skill].implied_by or skill)
                waiting.append(prerequisite.skill)
    return held


def implied_levels(skill: str, level: Level, prerequisites: Prerequisites) -> list[tuple[str, Level]]:
    """List what holding one skill at a level implies: its prerequisites, theirs, and so on, with levels."""
    found = infer_levels({skill: level}, prerequisites)
    return [(other, held.level) for other, held in found.items() if other != skill]

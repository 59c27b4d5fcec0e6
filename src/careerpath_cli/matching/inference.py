"""Skill levels inferred from other skills: what a stated level implies about its prerequisites."""

from collections.abc import Container, Mapping

from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.record import record

RANK: dict[Level, int] = {level: rank for rank, level in enumerate(LEVELS)}

Prerequisites = Mapping[str, tuple[Prerequisite, ...]]


@record
class InferredLevel:
    """A skill level and, where it was inferred from a stated skill, that skill's id.

    `at_least` says that a stated level is only known to be the least.
    """

    level: Level
    implied_by: str | None = None
    at_least: bool = False


def lower_level(first: Level, second: Level) -> Level:
    """Return the lower of two levels."""
    return first if RANK[first] <= RANK[second] else second


def infer_levels(
    stated: Mapping[str, Level], prerequisites: Prerequisites, at_least: Container[str] = ()
) -> dict[str, InferredLevel]:
    """Return the stated levels together with those they imply: whoever runs Kubernetes knows Docker.

    A skill implies each of its prerequisites at the skill's own level or at the prerequisite's, whichever is
    lower. A stated `none` stands; any other stated level is never lowered, but may be raised. `at_least` are
    the skills whose stated level is the least.
    """
    inferred = {skill: InferredLevel(level, at_least=skill in at_least) for skill, level in stated.items()}
    to_follow = [skill for skill in sorted(stated) if stated[skill] != "none"]
    while to_follow:
        skill = to_follow.pop()
        for prerequisite in prerequisites.get(skill, ()):
            level = lower_level(inferred[skill].level, prerequisite.level)
            known = inferred.get(prerequisite.skill)
            if known is None or (known.level != "none" and RANK[level] > RANK[known.level]):
                source = inferred[skill].implied_by or skill
                inferred[prerequisite.skill] = InferredLevel(level, implied_by=source)
                to_follow.append(prerequisite.skill)
    return inferred


def implied_levels(skill: str, level: Level, prerequisites: Prerequisites) -> list[tuple[str, Level]]:
    """Return what a skill at a level implies: its prerequisites, theirs, and so on, with their levels."""
    inferred = infer_levels({skill: level}, prerequisites)
    return [(implied, entry.level) for implied, entry in inferred.items() if implied != skill]

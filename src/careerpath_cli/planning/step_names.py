"""What steps of a roadmap are called: ids in files, and the names that people give in commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.knowledge.names import did_you_mean, name_key

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level

_KINDS = {"project": "roles", "experience": "experience", "community": "communities"}


@dataclass(frozen=True, slots=True)
class StepName:
    """A step as it was named: a skill, at a level if one was said, or the id of a step that is no skill."""

    skill: str = ""
    level: Level | None = None
    other: str = ""

    @property
    def subject(self) -> str:
        """What hours are logged on: the skill, or the step that is none."""
        return self.skill or self.other

    def step_id(self, level: Level | None) -> str:
        """Give the id of the step that brings the skill to a level, or of the step that is no skill."""
        return learning_id(self.skill, level) if level is not None else self.other


def learning_id(skill: str, level: Level) -> str:
    """Give the id of the step that brings a skill to a level."""
    return f"{skill}-{level}"


def other_id(kind: str, entry: str) -> str:
    """Give the id of a step that is no skill; `kind` is `project`, `experience` or `community`."""
    return f"{kind}-{entry}"


def parse_step(name: str, base: KnowledgeBase) -> StepName | None:
    """Read a step's id, or a skill's id, name or alias; None where it is neither."""
    kind, _, entry = name.partition("-")
    if kind in _KINDS and entry in getattr(base, _KINDS[kind]):
        return StepName(other=name)
    skill, _, last = name.rpartition("-")
    level = next((level for level in LEVELS if level == last), None)
    if skill in base.skills and level is not None:
        return StepName(skill, level)
    found = base.find("skills", name)
    if found is not None:
        return StepName(found)
    key = name_key(name)
    titled = {other_id("project", role.id): role.portfolio.title for role in base.roles.values()}
    titled |= {other_id("experience", way.id): way.name for way in base.experience.values()}
    titled |= {other_id("community", one.id): one.name for one in base.communities.values()}
    return next(
        (StepName(other=step) for step, title in titled.items() if key and name_key(title) == key), None
    )


def named_step(name: str, base: KnowledgeBase) -> StepName:
    """Read what a person calls a step; raises UnknownNameError with names that look like it."""
    found = parse_step(name, base)
    if found is None:
        near = [base.skills[one].name for one in base.suggest("skills", name)]
        hint = did_you_mean(near) or "Name a skill, or a step as careerpath roadmap --full shows it."
        raise UnknownNameError(f"There is no skill or step “{name}”.", hint=hint)
    return found

"""What the steps of a roadmap are called: their ids in files, and the names people type in commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.knowledge.naming.names import did_you_mean, name_key

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level

_OF_A_ROLE = ("try", "inside", "talk", "cv", "apply", "interview")
"""What a plan has for its role besides learning and the project."""
_KINDS = {"project": "roles", "experience": "experience", "community": "communities"} | dict.fromkeys(
    _OF_A_ROLE, "roles"
)


@dataclass(frozen=True, slots=True)
class StepName:
    """A step as a person named it: a skill, with its level if given, or the id of another kind of step."""

    skill: str = ""
    level: Level | None = None
    other: str = ""

    @property
    def subject(self) -> str:
        """What hours are logged on: the skill, or the id of the other step."""
        return self.skill or self.other

    def step_id(self, level: Level | None) -> str:
        """Return the id of the step that brings the skill to a level, or of the other kind of step."""
        return learning_id(self.skill, level) if level is not None else self.other


def learning_id(skill: str, level: Level) -> str:
    """Return the id of the step that brings a skill to a level."""
    return f"{skill}-{level}"


def other_id(kind: str, entry: str) -> str:
    """Return the id of a step that isn't a skill; `kind` is `project`, `experience` or `community`."""
    return f"{kind}-{entry}"


def parse_step(name: str, base: KnowledgeBase) -> StepName | None:
    """Return the step that an id, a name or an alias stands for; None where it is neither step nor skill."""
    kind, _, entry = name.partition("-")
    if kind in _KINDS and entry in getattr(base, _KINDS[kind]):
        return StepName(other=name)
    skill, _, last = name.rpartition("-")
    level = next((level for level in LEVELS if level == last), None)
    if skill in base.skills and level is not None:
        return StepName(skill, level)
    skill_id = base.find("skills", name)
    if skill_id is not None:
        return StepName(skill_id)
    key = name_key(name)
    titles = {other_id("project", role.id): role.portfolio.title for role in base.roles.values()}
    titles |= {other_id("experience", way.id): way.name for way in base.experience.values()}
    titles |= {other_id("community", community.id): community.name for community in base.communities.values()}
    return next(
        (StepName(other=step) for step, title in titles.items() if key and name_key(title) == key), None
    )


def named_step(name: str, base: KnowledgeBase) -> StepName:
    """Return the step that a person named; raises UnknownNameError, with similar names as the hint."""
    step = parse_step(name, base)
    if step is None:
        similar = [base.skills[skill].name for skill in base.suggest("skills", name)]
        hint = did_you_mean(similar) or "Name a skill, or a step as shown by `careerpath roadmap --full`."
        raise UnknownNameError(f"There is no skill or step called “{name}”.", hint=hint)
    return step

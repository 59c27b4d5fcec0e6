"""What the steps of a roadmap are called: their ids in files, and the names people type in commands."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Literal

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.knowledge.naming.names import SUGGESTIONS, did_you_mean, name_key, nearest
from careerpath_cli.record import record

RoutePart = Literal["try", "bridge", "hired"]
OF_A_ROLE: Mapping[str, RoutePart] = {
    "try": "try",
    "inside": "try",
    "talk": "try",
    "cv": "hired",
    "apply": "hired",
    "interview": "hired",
}
"""What a plan has for its role besides learning and the project, and in which part."""
_RESOURCE = "resource-"
_KINDS = {
    "project": "roles",
    "resource": "resources",
    "experience": "experience",
    "community": "communities",
} | dict.fromkeys(OF_A_ROLE, "roles")


@record
class StepName:
    """A step as a person named it: a skill, with its level if given, or the id of another kind of step."""

    skill: str = ""
    level: Level | None = None
    other: str = ""

    @property
    def resource(self) -> str:
        """The id of the resource that the step consists of working through; empty for other steps."""
        return resource_of(self.other)

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
    """Return the id of a step that isn't a skill, such as a role's `project` or a `resource`."""
    return f"{kind}-{entry}"


def resource_of(step: str) -> str:
    """Return the id of the resource that a step consists of; empty for other steps."""
    return step.removeprefix(_RESOURCE) if step.startswith(_RESOURCE) else ""


def part_of(step: str) -> RoutePart | None:
    """Return the part of a plan that a step belongs to; None for what stands beside it."""
    kind = step.partition("-")[0]
    return None if kind in {"experience", "community"} else OF_A_ROLE.get(kind, "bridge")


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
    return next(
        (StepName(other=step) for step, title in step_titles(base) if key and name_key(title) == key), None
    )


def step_titles(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield the id and the title of each step that has one of its own: projects, courses, communities …"""
    yield from ((other_id("project", role.id), role.portfolio.title) for role in base.roles.values())
    for kind, entries in (
        ("experience", base.experience),
        ("community", base.communities),
        ("resource", base.resources),
    ):
        yield from ((other_id(kind, entry), record.name) for entry, record in entries.items())


def every_step(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield the id and the title of everything that hours can be logged on."""
    yield from ((skill.id, skill.name) for skill in base.skills.values())
    yield from step_titles(base)
    for kind in OF_A_ROLE:
        yield from ((other_id(kind, role.id), role.name) for role in base.roles.values())


def named_step(name: str, base: KnowledgeBase) -> StepName:
    """Return the step that a person named; raises UnknownNameError, with similar names as the hint."""
    step = parse_step(name, base)
    if step is None:
        hint = did_you_mean(_similar(name, base))
        hint = hint or "Name a skill, a course, or a step as shown by `careerpath progress`."
        raise UnknownNameError(f"There is no skill or step called “{name}”.", hint=hint)
    return step


def _similar(name: str, base: KnowledgeBase) -> list[str]:
    """Return ids of the kind that a name begins with, else skills and titles that look like it."""
    kind, _, entry = name.partition("-")
    if kind in _KINDS:
        ids = {name_key(known): other_id(kind, known) for known in getattr(base, _KINDS[kind])}
        return list(nearest(entry, ids))
    skills = [base.skills[skill].name for skill in base.suggest("skills", name)]
    titles = {name_key(title): title for _, title in step_titles(base)}
    return list(dict.fromkeys(chain(skills, nearest(name, titles))))[:SUGGESTIONS]

"""The knowledge base as commands and the engine use it: mappings from id to record, and names to ids."""

from collections.abc import Mapping
from dataclasses import dataclass

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge import model
from careerpath_cli.knowledge.names import did_you_mean, name_key, nearest

_SINGULAR = {"roles": "role", "skills": "skill", "activities": "activity", "values": "value"}


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything the program knows. Mappings keep the order of the files; `names` maps kind → key → id.

    `version` is a digest of the sources: two runs with equal versions know the same.
    """

    version: str
    sources: Mapping[str, model.Source]
    domains: Mapping[str, model.Domain]
    industries: Mapping[str, model.Industry]
    activities: Mapping[str, model.Activity]
    values: Mapping[str, model.Value]
    groups: Mapping[str, model.SkillGroup]
    levels: Mapping[str, model.LevelAnchor]
    effort: Mapping[str, model.Effort]
    steps: Mapping[str, model.RoadmapStep]
    skills: Mapping[str, model.Skill]
    roles: Mapping[str, model.Role]
    resources: Mapping[str, model.Resource]
    experience: Mapping[str, model.ExperienceWay]
    communities: Mapping[str, model.Community]
    practice: Mapping[str, model.Practice]
    scoring: Mapping[str, model.Scoring]
    questions: Mapping[str, model.Question]
    names: Mapping[str, Mapping[str, str]]

    def find(self, kind: str, name: str) -> str | None:
        """Give the id that `name` (an id, a name or an alias, in any spelling) leads to, or None."""
        return self.names[kind].get(name_key(name))

    def suggest(self, kind: str, name: str) -> tuple[str, ...]:
        """Give up to three ids of `kind` whose names look like `name`."""
        return nearest(name, self.names[kind])

    def role(self, name: str) -> model.Role:
        """Give the role that `name` leads to; raises UnknownNameError with the nearest names."""
        return self.roles[self.require("roles", name)]

    def require(self, kind: str, name: str) -> str:
        """Give the id that `name` leads to; raises UnknownNameError with the nearest names."""
        found = self.find(kind, name)
        if found is None:
            hint = did_you_mean(self.suggest(kind, name))
            fallback = "`careerpath list` shows every role." if kind == "roles" else ""
            raise UnknownNameError(f"There is no {_SINGULAR[kind]} “{name}”.", hint=hint or fallback)
        return found

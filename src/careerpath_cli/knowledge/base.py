"""The knowledge base in use: mappings from id to record, and from names to ids."""

from collections.abc import Mapping
from dataclasses import field

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.model.facts import Certificate, Posts, Projection, Trend
from careerpath_cli.knowledge.model.hiring import Hiring
from careerpath_cli.knowledge.model.learning import (
    Alternative,
    Choice,
    Community,
    Effort,
    ExperienceWay,
    Resource,
    RoadmapStep,
)
from careerpath_cli.knowledge.model.matching import Practice, Scoring
from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.knowledge.model.pay import Pay, Wage
from careerpath_cli.knowledge.model.questions import Interview, Question
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.skills import Packages, Skill, SkillGroup
from careerpath_cli.knowledge.model.vocabulary import (
    Activity,
    Domain,
    Industry,
    LevelAnchor,
    Source,
    Value,
)
from careerpath_cli.knowledge.naming.index import AMBIGUOUS
from careerpath_cli.knowledge.naming.names import SUGGESTIONS, did_you_mean, name_key, nearest, slips
from careerpath_cli.record import record
from careerpath_cli.storage.kept import KeptFiles

_SINGULAR = {
    "roles": "role",
    "occupations": "occupation",
    "skills": "skill",
    "activities": "activity",
    "values": "value",
    "industries": "industry",
}
_LISTED_BY = {
    "roles": "`careerpath list` shows every role.",
    "skills": "`careerpath skills` shows every skill.",
    "occupations": "`careerpath occupations` shows every occupation.",
}


@record
class KnowledgeBase:
    """Everything the program knows. Mappings keep the order of the files.

    `names` maps kind → key → id; `origins` maps entries that came from overlays (`kind/id`) → the overlay.
    `version` is a digest of the sources: runs with equal versions have the same knowledge. `compiled` keeps
    what is worked out from this base; one that was changed with `replace` has none.
    """

    version: str
    sources: Mapping[str, Source]
    domains: Mapping[str, Domain]
    industries: Mapping[str, Industry]
    activities: Mapping[str, Activity]
    values: Mapping[str, Value]
    groups: Mapping[str, SkillGroup]
    levels: Mapping[str, LevelAnchor]
    effort: Mapping[str, Effort]
    steps: Mapping[str, RoadmapStep]
    skills: Mapping[str, Skill]
    roles: Mapping[str, Role]
    occupations: Mapping[str, Occupation]
    resources: Mapping[str, Resource]
    experience: Mapping[str, ExperienceWay]
    alternatives: Mapping[str, Alternative]
    communities: Mapping[str, Community]
    choices: Mapping[str, Choice]
    practice: Mapping[str, Practice]
    scoring: Mapping[str, Scoring]
    questions: Mapping[str, Question]
    interview: Mapping[str, Interview]
    trends: Mapping[str, Trend]
    certificates: Mapping[str, Certificate]
    outlook: Mapping[str, Projection]
    pay: Mapping[str, Pay]
    wages: Mapping[str, Wage]
    posts: Mapping[str, Posts]
    hiring: Mapping[str, Hiring]
    packages: Mapping[str, Packages]
    names: Mapping[str, Mapping[str, str]]
    origins: Mapping[str, str]
    compiled: KeptFiles | None = field(default=None, init=False, compare=False, repr=False)

    def __repr__(self) -> str:
        """Return the version and how many roles and skills there are; all fields would be megabytes."""
        return f"<{type(self).__name__} {self.version}: {len(self.roles)} roles, {len(self.skills)} skills>"

    @property
    def surveys(self) -> list[Practice]:
        """What people with a title said of themselves; postings say what is asked for, and are left out."""
        return [practice for practice in self.practice.values() if practice.kind == "survey"]

    def origin(self, kind: str, identifier: str) -> str:
        """Return the overlay that an entry came from; empty for the base's own."""
        return self.origins.get(f"{kind}/{identifier}", "")

    def find(self, kind: str, name: str) -> str | None:
        """Return the id for `name` (an id, a name or an alias, in any spelling), or None."""
        return self.names[kind].get(name_key(name))

    def suggest(self, kind: str, name: str) -> tuple[str, ...]:
        """Return what an ambiguous `name` may mean, else up to three ids of `kind` with names like it."""
        meanings = self.names[AMBIGUOUS].get(name_key(name), "") if kind == "skills" else ""
        return tuple(meanings.split()) or nearest(name, self.names[kind])

    def misspelt(self, kind: str, name: str) -> tuple[str, ...]:
        """Return what an ambiguous `name` may mean, else up to three ids of `kind` that it nearly spells.

        Where we know of a single meaning, the person will most likely have another in mind.
        """
        meanings = self.names[AMBIGUOUS].get(name_key(name), "").split() if kind == "skills" else []
        if meanings:
            return tuple(meanings[:SUGGESTIONS]) if len(meanings) > 1 else ()
        return slips(name, self.names[kind])

    def role(self, name: str) -> Role:
        """Return the role called `name`; raises UnknownNameError with the nearest names."""
        return self.roles[self.require("roles", name)]

    def require(self, kind: str, name: str) -> str:
        """Return the id for `name`; raises UnknownNameError with the nearest names."""
        identifier = self.find(kind, name)
        if identifier is None:
            hint = did_you_mean(self.suggest(kind, name))
            fallback = _LISTED_BY.get(kind, "")
            raise UnknownNameError(f"There is no {_SINGULAR[kind]} “{name}”.", hint=hint or fallback)
        return identifier

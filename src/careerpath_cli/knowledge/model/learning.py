"""What a roadmap is made of: effort, resources, choices, ways to gain experience, communities, steps."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from careerpath_cli.knowledge.model.scales import Hours, Identifier, Level, Stage, Text
from careerpath_cli.storage.limits import STRICT


@dataclass(frozen=True, slots=True)
class HourRange:
    """Hours from the previous level to `level`; most people need between `low` and `high`."""

    __pydantic_config__: ClassVar = STRICT

    level: Level
    low: Hours
    high: Hours


@dataclass(frozen=True, slots=True)
class Effort:
    """A class of learning effort shared by many skills, with the hours for each step up."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    basis: Text
    steps: tuple[HourRange, ...]


@dataclass(frozen=True, slots=True)
class ResourceSkill:
    """The level of a skill that people reach who work through a resource and apply it."""

    __pydantic_config__: ClassVar = STRICT

    skill: Identifier
    to: Level


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from. `checked`: when it was last found to exist, None if never."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    provider: Text
    kind: Literal["course", "book", "tutorial", "documentation", "practice", "paper", "community"]
    address: Text
    cost: Literal["free", "freemium", "paid"]
    skills: tuple[ResourceSkill, ...]
    state: Literal["current", "retired"] = "current"
    checked: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ExperienceWay:
    """A way to gain experience, whom it suits, and about how many hours until there is something to show.

    With `groups` it is for roles that mostly require these groups of skills, else for all of its domains.
    """

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    summary: Text
    hours: tuple[Hours, Hours]
    suits: tuple[Stage, ...]
    domains: tuple[Identifier, ...]
    groups: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way other than a degree to learn a profession; months `[low, high]` where a source gives them."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    summary: Text
    sources: tuple[Identifier, ...]
    providers: tuple[Text, ...] = ()
    months: tuple[Hours, Hours] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Skills that can replace each other, and how to choose one."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    skills: tuple[Identifier, ...]
    choose: Text


@dataclass(frozen=True, slots=True)
class Community:
    """A conference or community to stay current with; `groups` as for `ExperienceWay`."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    kind: Literal["conference", "community"]
    summary: Text
    domains: tuple[Identifier, ...]
    address: str | None = None
    groups: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class RoadmapStep:
    """One of the five parts of every roadmap, in order."""

    __pydantic_config__: ClassVar = STRICT

    id: Literal["foundation", "specialization", "experience", "portfolio", "network"]
    name: Text
    summary: Text
    sources: tuple[Identifier, ...]

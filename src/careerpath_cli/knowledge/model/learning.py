"""What a roadmap is made of: effort, resources, choices, ways to gain experience, communities, steps."""

from dataclasses import field
from typing import Literal

from careerpath_cli.knowledge.model.scales import (
    DomainOrAny,
    GroupId,
    Hours,
    Identifier,
    Level,
    Reader,
    ResourceId,
    SkillId,
    SourceId,
    Stage,
    Text,
)
from careerpath_cli.record import record


@record
class LevelEffort:
    """What it takes from the previous level to `level`: hours of learning or, where none suffice, `years`.

    Most people need between `low` and `high` hours. `years` `[from, to]` are years of work that asks for the
    skill.
    """

    level: Level
    low: Hours | None = None
    high: Hours | None = None
    years: tuple[Hours, Hours] | None = None


@record
class Effort:
    """A class of learning effort shared by many skills, with the hours or years for each step up."""

    id: Identifier
    name: Text
    basis: Text
    steps: tuple[LevelEffort, ...]


@record
class Resource:
    """Something to learn from, and the level of each skill that those reach who work it through.

    `hours` is how long that takes, from `low` to `high`: as its publisher states, as people report, or as
    judged (`basis`). `assumes` is what one must be able to do first, `for` (here `for_`) whom it is written
    for, `language` an ISO 639-1 code, `countries` where alone it is of use (ISO 3166; empty: anywhere).
    `part_of` is the resource of which it is a module or chapter. `seen` is the day on which its address was
    found in an index of public pages, `read` the day on which the page itself, or a stored copy, was read;
    None: never.
    """

    id: Identifier
    name: Text
    provider: Text
    kind: Literal["course", "book", "tutorial", "documentation", "practice", "paper", "community"]
    address: Text
    cost: Literal["free", "freemium", "paid"]
    teaches: dict[SkillId, Level]
    state: Literal["current", "retired"] = "current"
    hours: tuple[Hours, Hours] | None = None
    basis: Literal["stated", "reported", "judged"] | None = None
    assumes: dict[SkillId, Level] = field(default_factory=dict)
    for_: tuple[Reader, ...] = ()
    language: Text = "en"
    countries: tuple[Text, ...] = ()
    part_of: ResourceId | None = None
    seen: str | None = None
    read: str | None = None
    note: str | None = None

    @property
    def checked(self) -> str | None:
        """The last day on which it was seen or read."""
        return max(filter(None, (self.seen, self.read)), default=None)


@record
class ExperienceWay:
    """A way to gain experience, whom it suits, and about how many hours until there is something to show.

    With `groups` it is for roles that mostly require these groups of skills, else for all of its domains.
    """

    id: Identifier
    name: Text
    summary: Text
    hours: tuple[Hours, Hours]
    suits: tuple[Stage, ...]
    domains: tuple[DomainOrAny, ...]
    groups: tuple[GroupId, ...] = ()


@record
class Alternative:
    """A way other than a degree to learn a profession; months `[low, high]` where a source gives them.

    `countries` are those where alone it exists (ISO 3166 alpha-2; empty: anywhere).
    """

    id: Identifier
    name: Text
    summary: Text
    sources: tuple[SourceId, ...]
    providers: tuple[Text, ...] = ()
    months: tuple[Hours, Hours] | None = None
    countries: tuple[Text, ...] = ()


@record
class Choice:
    """Skills that can replace each other, and how to choose one."""

    id: Identifier
    name: Text
    skills: tuple[SkillId, ...]
    choose: Text


@record
class Community:
    """A conference or community to stay current with; `groups` as for `ExperienceWay`.

    `for` (here `for_`) says for whom it was founded, `countries` where it meets (empty: anywhere).
    """

    id: Identifier
    name: Text
    kind: Literal["conference", "community"]
    summary: Text
    domains: tuple[DomainOrAny, ...]
    address: str | None = None
    groups: tuple[GroupId, ...] = ()
    for_: str | None = None
    countries: tuple[Text, ...] = ()


@record
class RoadmapStep:
    """One of the five parts of every roadmap, in order."""

    id: Literal["foundation", "specialization", "experience", "portfolio", "network"]
    name: Text
    summary: Text
    sources: tuple[SourceId, ...]

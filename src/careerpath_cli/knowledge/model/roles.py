"""Roles: what a job is, what it requires, consists of, offers and pays."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from careerpath_cli.knowledge.model.scales import (
    ActivityShare,
    Degree,
    Hours,
    Identifier,
    Importance,
    LadderLevel,
    Level,
    OfferDegree,
    Text,
    WorkKind,
)
from careerpath_cli.storage.limits import STRICT


@dataclass(frozen=True, slots=True)
class Ladder:
    """A role's level on the career ladder; years `[from, to]`, open-ended where `to` is None."""

    __pydantic_config__: ClassVar = STRICT

    level: LadderLevel
    source: Identifier
    experience_years: tuple[Hours, Hours | None] | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A skill that a role asks for, at a level. Essential and important ones are required.

    `hired_at` is the level with which newcomers to the role are hired, judged where nothing was counted.
    """

    __pydantic_config__: ClassVar = STRICT

    skill: Identifier
    level: Level
    importance: Importance
    why: str | None = None
    hired_at: Level | None = None

    @property
    def required(self) -> bool:
        """Whether the job requires it, rather than welcomes it."""
        return self.importance in {"essential", "important"}

    @property
    def entry(self) -> Level:
        """The level with which newcomers are hired; that of the job where the base doesn't say."""
        return self.level if self.hired_at is None else self.hired_at


@dataclass(frozen=True, slots=True)
class RoleActivity:
    """How much of a role's week an activity fills."""

    __pydantic_config__: ClassVar = STRICT

    activity: Identifier
    share: ActivityShare


@dataclass(frozen=True, slots=True)
class Offer:
    """How well a role serves a value, compared with the field's other jobs."""

    __pydantic_config__: ClassVar = STRICT

    value: Identifier
    degree: OfferDegree


@dataclass(frozen=True, slots=True)
class Education:
    """The lowest degree that usually gets an interview, and the one that most people in the job hold.

    `standing` says how the degree stands: the law or a licence requires it, employers usually screen for it,
    or experience and work to show replace it.
    """

    __pydantic_config__: ClassVar = STRICT

    minimum: Degree
    usual: Degree
    fields: tuple[Text, ...]
    note: Text
    source: Identifier
    standing: Literal["licence", "screening", "replaceable"] | None = None


@dataclass(frozen=True, slots=True)
class Salary:
    """What one source states about pay, per year, as stated; open-ended where `high` is None.

    `place` and `kind` are "not stated" where the source does not say; nothing is averaged or converted.
    """

    __pydantic_config__: ClassVar = STRICT

    low: Hours
    high: Hours | None
    currency: Text
    place: Text
    kind: Literal["base", "total", "not stated"]
    qualifier: Text
    source: Identifier


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A project that would convince a hiring manager; hours `[low, high]`.

    `weeks` are the fewest that it takes, however many hours somebody has: people have to use it meanwhile.

    `teaches` are the skills that building it takes, with the level that somebody shows who has built it: they
    are practised there, so that learning them beforehand takes less. `variants` say, by industry, how the
    same project goes with what somebody from there knows, and with which open data.
    """

    __pydantic_config__: ClassVar = STRICT

    title: Text
    brief: Text
    proof: Text
    hours: tuple[Hours, Hours]
    weeks: int = 0
    teaches: dict[Identifier, Level] = field(default_factory=dict)
    variants: dict[Identifier, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inside:
    """Where at an ordinary employer such work is nearest: which team, whom to ask, and what to offer."""

    __pydantic_config__: ClassVar = STRICT

    team: Text
    ask: Text
    offer: Text


@dataclass(frozen=True, slots=True)
class Way:
    """A common way into a role or on from it; `role` or `occupation` is its id where the base has it."""

    __pydantic_config__: ClassVar = STRICT

    name: Text
    change: Text
    role: Identifier | None = None
    occupation: Identifier | None = None


@dataclass(frozen=True, slots=True)
class OfficialOccupation:
    """An entry of an official classification; `fit` says how much of the role it covers."""

    __pydantic_config__: ClassVar = STRICT

    fit: Literal["whole", "part", "none"]
    title: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Occupations:
    """The official occupations that include a role: O*NET-SOC 2019 and ESCO."""

    __pydantic_config__: ClassVar = STRICT

    onet: OfficialOccupation
    esco: OfficialOccupation


@dataclass(frozen=True, slots=True)
class TryIt:
    """A few hours of work that test interest in a role before committing; hours `[low, high]`."""

    __pydantic_config__: ClassVar = STRICT

    title: Text
    brief: Text
    hours: tuple[Hours, Hours]
    tells: Text


@dataclass(frozen=True, slots=True)
class Juniors:
    """How people without experience get hired, and the usual first job."""

    __pydantic_config__: ClassVar = STRICT

    reality: Text
    way: Text


@dataclass(frozen=True, slots=True)
class Role:
    """A job: what it is, what it requires, consists of, offers and pays.

    `week` has the percentage of a typical week for each kind of work. `addition` marks roles that the
    source articles do not name, `parent` is the role that this one specializes, `outlook` marks jobs whose
    posts are disappearing, and `read` is the day on which somebody last read the whole entry.
    """

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    name: Text
    summary: Text
    ladder: Ladder
    domains: tuple[Identifier, ...]
    industries: tuple[Identifier, ...]
    sources: tuple[Identifier, ...]
    needs: tuple[Need, ...]
    activities: tuple[RoleActivity, ...]
    offers: tuple[Offer, ...]
    education: Education
    portfolio: Portfolio
    week: dict[WorkKind, int]
    suits: tuple[Text, ...]
    not_for: tuple[Text, ...]
    ways_in: tuple[Way, ...]
    ways_on: tuple[Way, ...]
    occupations: Occupations
    titles: tuple[Text, ...]
    try_it: TryIt
    juniors: Juniors
    trends: tuple[Identifier, ...] = ()
    addition: bool = False
    aliases: tuple[Text, ...] = ()
    salaries: tuple[Salary, ...] = ()
    parent: Identifier | None = None
    outlook: Literal["fading"] | None = None
    read: str | None = None
    inside: Inside | None = None

    @property
    def required(self) -> tuple[Need, ...]:
        """The needs without which people are rarely hired."""
        return tuple(need for need in self.needs if need.required)

    @property
    def helpful(self) -> tuple[Need, ...]:
        """The needs that are welcome but not decisive."""
        return tuple(need for need in self.needs if not need.required)

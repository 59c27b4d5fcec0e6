"""Roles: what a job is, asks for, consists of, offers and pays."""

from dataclasses import dataclass
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
    """Where on the career ladder a role stands; years `[from, to]`, `to` open where None."""

    __pydantic_config__: ClassVar = STRICT

    level: LadderLevel
    source: Identifier
    experience_years: tuple[Hours, Hours | None] | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A skill that a role asks for, at a level. Essential and important ones are required."""

    __pydantic_config__: ClassVar = STRICT

    skill: Identifier
    level: Level
    importance: Importance
    why: str | None = None

    @property
    def required(self) -> bool:
        """Whether the job asks for it, as against being glad of it."""
        return self.importance in {"essential", "important"}


@dataclass(frozen=True, slots=True)
class RoleActivity:
    """How much of a role's weeks an activity fills."""

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
    """The degree below which one is rarely interviewed, and the one that most in the job hold."""

    __pydantic_config__: ClassVar = STRICT

    minimum: Degree
    usual: Degree
    fields: tuple[Text, ...]
    note: Text
    source: Identifier


@dataclass(frozen=True, slots=True)
class Salary:
    """What one source states of pay, as it states it: per year, `high` open where None.

    `place` and `kind` say "not stated" where the source does not tell; nothing is averaged or converted.
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
    """A project that would convince someone who hires for the role; hours `[low, high]`."""

    __pydantic_config__: ClassVar = STRICT

    title: Text
    brief: Text
    proof: Text
    hours: tuple[Hours, Hours]


@dataclass(frozen=True, slots=True)
class Way:
    """A common way into a role or on from it; `role` is its id where the base holds it."""

    __pydantic_config__: ClassVar = STRICT

    name: Text
    change: Text
    role: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Occupation:
    """An entry of an official classification; `fit` says how much of the role it covers."""

    __pydantic_config__: ClassVar = STRICT

    fit: Literal["whole", "part", "none"]
    title: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Occupations:
    """What a role is counted under: O*NET-SOC 2019 and ESCO."""

    __pydantic_config__: ClassVar = STRICT

    onet: Occupation
    esco: Occupation


@dataclass(frozen=True, slots=True)
class TryIt:
    """A few hours that test one's interest in a role before committing; hours `[low, high]`."""

    __pydantic_config__: ClassVar = STRICT

    title: Text
    brief: Text
    hours: tuple[Hours, Hours]
    tells: Text


@dataclass(frozen=True, slots=True)
class Juniors:
    """How people without experience are hired, and the usual first post."""

    __pydantic_config__: ClassVar = STRICT

    reality: Text
    way: Text


@dataclass(frozen=True, slots=True)
class Role:
    """A job: what it is, asks, consists of, offers and pays.

    `week` gives the percentage of an ordinary week for each kind of work. `addition` marks roles that the
    source articles do not name.
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

    @property
    def required(self) -> tuple[Need, ...]:
        """The needs without which one is rarely hired."""
        return tuple(need for need in self.needs if need.required)

    @property
    def helpful(self) -> tuple[Need, ...]:
        """The needs that are welcome, but do not decide."""
        return tuple(need for need in self.needs if not need.required)

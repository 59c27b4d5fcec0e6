"""Roles: what a job is, what it requires, consists of, offers and pays."""

from dataclasses import field
from typing import Literal

from careerpath_cli.knowledge.model.scales import (
    ActivityId,
    ActivityShare,
    Degree,
    DomainId,
    Hours,
    Identifier,
    Importance,
    IndustryId,
    LadderLevel,
    Level,
    OccupationId,
    OfferDegree,
    RoleId,
    SkillId,
    SourceId,
    Text,
    TrendId,
    ValueId,
    WorkKind,
)
from careerpath_cli.record import record


@record
class Ladder:
    """A role's level on the career ladder; years `[from, to]`, open-ended where `to` is None."""

    level: LadderLevel
    source: SourceId
    experience_years: tuple[Hours, Hours | None] | None = None


@record
class Need:
    """A skill that a role asks for, at a level. Essential and important ones are required.

    `hired_at` is the level with which newcomers to the role are hired, judged where nothing was counted.
    """

    skill: SkillId
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


@record
class RoleActivity:
    """How much of a role's week an activity fills."""

    activity: ActivityId
    share: ActivityShare


@record
class Offer:
    """How well a role serves a value, compared with the field's other jobs."""

    value: ValueId
    degree: OfferDegree


@record
class Education:
    """The lowest degree that usually gets an interview, and the one that most people in the job hold.

    `standing` says how the degree stands: the law or a licence requires it, employers usually screen for it,
    or experience and work to show replace it.
    """

    minimum: Degree
    usual: Degree
    fields: tuple[Text, ...]
    note: Text
    source: SourceId
    standing: Literal["licence", "screening", "replaceable"] | None = None


@record
class Salary:
    """What one source states about pay, per year, as stated; open-ended where `high` is None.

    `place` and `kind` are "not stated" where the source does not say; nothing is averaged or converted.
    """

    low: Hours
    high: Hours | None
    currency: Text
    place: Text
    kind: Literal["base", "total", "not stated"]
    qualifier: Text
    source: SourceId


@record
class Portfolio:
    """A project that would convince a hiring manager; hours `[low, high]`.

    `weeks` are the fewest that it takes, however many hours somebody has: people have to use it meanwhile.

    `teaches` are the skills that building it takes, with the level that somebody shows who has built it: they
    are practised there, so that learning them beforehand takes less. `variants` say, by industry, how the
    same project goes with what somebody from there knows, and with which open data.
    """

    title: Text
    brief: Text
    proof: Text
    hours: tuple[Hours, Hours]
    weeks: int = 0
    teaches: dict[SkillId, Level] = field(default_factory=dict)
    variants: dict[IndustryId, Text] = field(default_factory=dict)


@record
class Inside:
    """Where at an ordinary employer such work is nearest: which team, whom to ask, and what to offer."""

    team: Text
    ask: Text
    offer: Text


@record
class Way:
    """A common way into a role or on from it; `role` or `occupation` is its id where the base has it."""

    name: Text
    change: Text
    role: RoleId | None = None
    occupation: OccupationId | None = None


@record
class OfficialOccupation:
    """An entry of an official classification; `fit` says how much of the role it covers."""

    fit: Literal["whole", "part", "none"]
    title: str | None = None
    code: str | None = None


@record
class Occupations:
    """The official occupations that include a role: O*NET-SOC 2019 and ESCO."""

    onet: OfficialOccupation
    esco: OfficialOccupation


@record
class TryIt:
    """A few hours of work that test interest in a role before committing; hours `[low, high]`."""

    title: Text
    brief: Text
    hours: tuple[Hours, Hours]
    tells: Text


@record
class Juniors:
    """How people without experience get hired, and the usual first job."""

    reality: Text
    way: Text


@record
class Role:
    """A job: what it is, what it requires, consists of, offers and pays.

    `week` has the percentage of a typical week for each kind of work. `addition` marks roles that the
    source articles do not name, `parent` is the role that this one specializes, `outlook` marks jobs whose
    posts are disappearing, and `read` is the day on which somebody last read the whole entry.
    """

    id: Identifier
    name: Text
    summary: Text
    ladder: Ladder
    domains: tuple[DomainId, ...]
    industries: tuple[IndustryId, ...]
    sources: tuple[SourceId, ...]
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
    trends: tuple[TrendId, ...] = ()
    addition: bool = False
    aliases: tuple[Text, ...] = ()
    salaries: tuple[Salary, ...] = ()
    parent: RoleId | None = None
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

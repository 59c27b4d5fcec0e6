"""The knowledge base as the program sees it: frozen records, one class per kind of entry.

The classes are plain dataclasses, so that a command which reads the compiled base never imports
pydantic; the checker hands the very same classes to pydantic, which enforces the types, the ranges
in `Annotated` and, through `__pydantic_config__`, that no field is unknown.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, get_args

from annotated_types import Ge, Le, MinLen

Level = Literal["none", "aware", "working", "proficient", "expert"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Skill levels from least to most; each is anchored by behaviour in `data/levels.yaml`."""

Degree = Literal["none", "high-school", "some-college", "bachelor", "master", "phd"]
DEGREES: tuple[Degree, ...] = get_args(Degree)

LadderLevel = Literal["entry", "mid", "advanced", "executive"]
LADDER: tuple[LadderLevel, ...] = get_args(LadderLevel)

Importance = Literal["essential", "important", "useful", "minor"]
IMPORTANCES: tuple[Importance, ...] = get_args(Importance)

Prevalence = Literal["universal", "common", "occasional", "rare"]
Strength = Literal["strong", "fair", "slight"]
ActivityShare = Literal["core", "regular", "occasional"]
OfferDegree = Literal["strong", "fair", "weak"]

Attitude = Literal["avoid", "dislike", "neutral", "like", "love"]
ATTITUDES: tuple[Attitude, ...] = get_args(Attitude)

ValueWeight = Literal["unimportant", "somewhat", "important", "essential"]
VALUE_WEIGHTS: tuple[ValueWeight, ...] = get_args(ValueWeight)

Text = Annotated[str, MinLen(1)]
Identifier = Annotated[str, MinLen(1)]
Rate = Annotated[float, Ge(0), Le(1)]
Hours = Annotated[float, Ge(0)]

_STRICT = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from. `date` is the publication date, None where the source shows none."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    title: Text
    kind: Literal["article", "survey", "statistics", "judgement"]
    author: str | None = None
    date: str | None = None
    licence: str | None = None
    note: str | None = None

    @property
    def dated(self) -> str:
        """The publication date as shown to people: never invented where there is none."""
        return self.date or "undated"


@dataclass(frozen=True, slots=True)
class Domain:
    """One of the overlapping areas of work that roles belong to."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    summary: Text
    sources: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind of work that fills one's days; `question` is how the interview puts it."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    question: Text
    prevalence: Prevalence
    aliases: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """Something a job can give that people weigh differently."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    summary: Text
    aliases: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A shelf of skills: one screen of the interview, one phase of a roadmap."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    step: Literal["foundation", "specialization"]


@dataclass(frozen=True, slots=True)
class LevelAnchor:
    """What a person at a skill level can do, in general."""

    __pydantic_config__: ClassVar = _STRICT

    id: Level
    name: Text
    summary: Text


@dataclass(frozen=True, slots=True)
class HourRange:
    """Hours to get from the level before to `level`; `low` and `high` bracket most people."""

    __pydantic_config__: ClassVar = _STRICT

    level: Level
    low: Hours
    high: Hours


@dataclass(frozen=True, slots=True)
class Effort:
    """A class of learning effort that many skills share, with its range for each step up."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    basis: Text
    steps: tuple[HourRange, ...]


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A skill that must be held at `level` for another to be used for real."""

    __pydantic_config__: ClassVar = _STRICT

    skill: Identifier
    level: Level


@dataclass(frozen=True, slots=True)
class Relation:
    """A skill from which part of the ability carries over, in both directions."""

    __pydantic_config__: ClassVar = _STRICT

    skill: Identifier
    strength: Strength


@dataclass(frozen=True, slots=True)
class Skill:
    """Something a person can be able to do or use. `prevalence`: how many in the field do, regularly."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    group: Identifier
    kind: Literal["language", "tool", "library", "framework", "platform", "method", "knowledge", "practice"]
    summary: Text
    prevalence: Prevalence
    effort: Identifier
    aliases: tuple[Text, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    related: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where on the career ladder a role stands; years `[from, to]`, `to` open where None."""

    __pydantic_config__: ClassVar = _STRICT

    level: LadderLevel
    source: Identifier
    experience_years: tuple[Hours, Hours | None] | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A skill that a role asks for, at a level. Essential and important ones are required."""

    __pydantic_config__: ClassVar = _STRICT

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

    __pydantic_config__: ClassVar = _STRICT

    activity: Identifier
    share: ActivityShare


@dataclass(frozen=True, slots=True)
class Offer:
    """How well a role serves a value, compared with the field's other jobs."""

    __pydantic_config__: ClassVar = _STRICT

    value: Identifier
    degree: OfferDegree


@dataclass(frozen=True, slots=True)
class Education:
    """The degree below which one is rarely interviewed, and the one that most in the job hold."""

    __pydantic_config__: ClassVar = _STRICT

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

    __pydantic_config__: ClassVar = _STRICT

    low: Hours
    high: Hours | None
    currency: Annotated[str, MinLen(3)]
    place: Text
    kind: Literal["base", "total", "not stated"]
    qualifier: Text
    source: Identifier


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A project that would convince someone who hires for the role; hours `[low, high]`."""

    __pydantic_config__: ClassVar = _STRICT

    title: Text
    brief: Text
    proof: Text
    hours: tuple[Hours, Hours]


@dataclass(frozen=True, slots=True)
class Role:
    """A job: what it is, asks, consists of, offers and pays."""

    __pydantic_config__: ClassVar = _STRICT

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


@dataclass(frozen=True, slots=True)
class ResourceSkill:
    """The level that someone reaches in a skill who works a resource through and applies it."""

    __pydantic_config__: ClassVar = _STRICT

    skill: Identifier
    to: Level


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from. `checked`: when it was last found to exist, None if nobody looked."""

    __pydantic_config__: ClassVar = _STRICT

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


Stage = Literal["student", "career-changer", "working-in-tech", "working-in-ai"]


@dataclass(frozen=True, slots=True)
class ExperienceWay:
    """A way to gain experience, whom it suits and about how long until there is something to show."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    summary: Text
    hours: tuple[Hours, Hours]
    suits: tuple[Stage, ...]
    domains: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """A conference or community to stay current with."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text
    kind: Literal["conference", "community"]
    summary: Text
    domains: tuple[Identifier, ...]
    address: str | None = None


@dataclass(frozen=True, slots=True)
class RoadmapStep:
    """One of the five parts that every roadmap follows, in order."""

    __pydantic_config__: ClassVar = _STRICT

    id: Literal["foundation", "specialization", "experience", "portfolio", "network"]
    name: Text
    summary: Text
    sources: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class SkillShare:
    """Of those asked, the share who use a skill regularly (0 to 1), and how many were asked."""

    __pydantic_config__: ClassVar = _STRICT

    skill: Identifier
    share: Rate
    asked: Annotated[int, Ge(1)]


@dataclass(frozen=True, slots=True)
class ActivityRate:
    """The share of people (0 to 1) who call an activity an important part of their job."""

    __pydantic_config__: ClassVar = _STRICT

    activity: Identifier
    share: Rate
    asked: Annotated[int, Ge(1)]


@dataclass(frozen=True, slots=True)
class DegreeShare:
    """The share of people (0 to 1) who hold at least a degree."""

    __pydantic_config__: ClassVar = _STRICT

    degree: Degree
    share: Rate
    asked: Annotated[int, Ge(1)]


@dataclass(frozen=True, slots=True)
class Practice:
    """What people with a job title do and use, measured.

    The title is that of `roles`; it also covers the people of `includes`, whose own titles the source did
    not offer, so that there the measurement only fills in what the role's entry does not say.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    title: Text
    source: Identifier
    roles: tuple[Identifier, ...]
    includes: tuple[Identifier, ...]
    people: Annotated[int, Ge(1)]
    skills: tuple[SkillShare, ...]
    activities: tuple[ActivityRate, ...]
    degrees: tuple[DegreeShare, ...]


@dataclass(frozen=True, slots=True)
class Industry:
    """A part of the economy that a role can be found in."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    name: Text


@dataclass(frozen=True, slots=True)
class ScoringWeights:
    """How much want and can count in the overall fit; not both zero."""

    __pydantic_config__: ClassVar = _STRICT

    want: Annotated[float, Ge(0)]
    can: Annotated[float, Ge(0)]


@dataclass(frozen=True, slots=True)
class ExperienceScoring:
    """How years count: conversion rates, years asked by ladder level, and nats for having or lacking them."""

    __pydantic_config__: ClassVar = _STRICT

    year_of_ml: float
    year_of_coding: float
    year_of_any_work: float
    years_asked: dict[LadderLevel, float]
    enough: float
    missing_year: float
    within_entry: float
    beyond_entry: float
    entry_ends: float


@dataclass(frozen=True, slots=True)
class Scoring:
    """The numbers of the matching model; `data/scoring.yaml` says what each one means."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    weights: ScoringWeights
    scale: Annotated[float, Ge(0.01)]
    importance_rates: dict[Importance, Rate]
    prevalence_rates: dict[Prevalence, Rate]
    level_rarity: dict[Level, float]
    partial_credit: dict[Level, dict[Level, Rate]]
    relation_credit: dict[Strength, Rate]
    inferred: Rate
    activity_rates: dict[ActivityShare, Rate]
    attitudes: dict[Attitude, float]
    offers: dict[OfferDegree, float]
    value_weights: dict[ValueWeight, float]
    industry: float
    usual_degree_rate: Rate
    degree_rates: dict[Degree, Rate]
    below_minimum_degree: float
    experience: ExperienceScoring


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that a question offers."""

    __pydantic_config__: ClassVar = _STRICT

    value: Text
    label: Text


@dataclass(frozen=True, slots=True)
class SkipRule:
    """Answers to an earlier question after which another makes no sense."""

    __pydantic_config__: ClassVar = _STRICT

    question: Identifier
    answers: tuple[Text, ...]


QuestionKind = Literal["one", "many", "text", "skill-screens", "levels"]
ChoiceSource = Literal["activities", "likes", "not-likes", "values", "chosen-values", "groups"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the interview; `says` is the profile field, dotted, that its answer fills as it is."""

    __pydantic_config__: ClassVar = _STRICT

    id: Identifier
    part: Text
    text: Text
    why: Text
    kind: QuestionKind
    says: str | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: ChoiceSource | None = None
    skip_if: SkipRule | None = None

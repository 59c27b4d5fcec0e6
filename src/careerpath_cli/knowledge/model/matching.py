"""The data behind matching: measured practice, and the model's numbers."""

from typing import Annotated, Literal

from careerpath_cli.knowledge.model.scales import (
    ActivityId,
    ActivityShare,
    Attitude,
    Count,
    Degree,
    Hours,
    Identifier,
    Importance,
    LadderLevel,
    Level,
    OfferDegree,
    PostsWord,
    Prevalence,
    Rate,
    RoleId,
    SkillId,
    SourceId,
    Strength,
    Text,
    ValueWeight,
)
from careerpath_cli.record import record
from careerpath_cli.storage.limits import Limits

Weight = Annotated[float, Limits(ge=0)]
Scale = Annotated[float, Limits(ge=0.01)]


@record
class SkillShare:
    """The share (0 to 1) of those asked who use a skill regularly, or of postings that name it; of how many.

    `weight` is how strongly using it points to this title rather than the survey's others, given all answers
    together: log odds, 0 for the title that it supports least. Without one, the share alone is used.
    `lacking` is how strongly not using it points away from this title: 0 for the title that it harms least.
    """

    skill: SkillId
    share: Rate
    asked: Count
    weight: Weight | None = None
    lacking: Weight = 0.0


@record
class ActivityRate:
    """The share of people (0 to 1) who call an activity an important part of their job.

    `weight` is as in `SkillShare`.
    """

    activity: ActivityId
    share: Rate
    asked: Count
    weight: Weight | None = None


@record
class DegreeShare:
    """The share of people (0 to 1) who hold at least this degree.

    `weight` is how strongly holding exactly this one points to the title: log odds, 0 on average.
    """

    degree: Degree
    share: Rate
    asked: Count
    weight: float | None = None


@record
class YearsMean:
    """The mean of ln(1 + years) of those asked; `weight` is the log odds for each unit above it."""

    mean: float
    asked: Count
    weight: float


@record
class PracticeYears:
    """How long people with a title have been coding and using machine learning."""

    coding_years: YearsMean
    ml_years: YearsMean


@record
class Practice:
    """What people with a job title do and use, or what its postings ask for, as counted among `n` of them.

    The title is that of `roles`. It also covers `includes`, whose own titles the source did not offer; for
    these the measurement only fills in what the role's entry does not say. `place` and `period` say where and
    when postings appeared.
    """

    id: Identifier
    title: Text
    source: SourceId
    roles: tuple[RoleId, ...]
    includes: tuple[RoleId, ...]
    n: Count
    skills: tuple[SkillShare, ...]
    activities: tuple[ActivityRate, ...] = ()
    degrees: tuple[DegreeShare, ...] = ()
    years: PracticeYears | None = None
    kind: Literal["survey", "postings"] = "survey"
    place: str | None = None
    period: str | None = None


@record
class ScoringWeights:
    """The weights of want and can in the overall fit; not both zero."""

    want: Weight
    can: Weight


@record
class ExperienceScoring:
    """How years count: conversion rates, years asked for by ladder level, nats for having or lacking them."""

    year_of_ml: float
    year_of_coding: float
    year_of_way_in: float
    years_asked: dict[LadderLevel, float]
    enough: float
    missing_year: dict[LadderLevel, float]
    within_entry: float
    junior: Weight
    beyond_entry: float
    entry_ends: float


@record
class PostingsScoring:
    """How counted postings count; `data/scoring.yaml` says what each number means."""

    stated_counts_as: Scale
    named: Scale
    news: Rate
    commoner: Rate


@record
class BehindScoring:
    """How far behind the commonest jobs others start, in nats."""

    unsurveyed: Weight
    specialization: Weight
    of_what_it_adds: Rate
    at_most: Weight
    at_first: Rate
    full_at: Count
    farthest: Weight
    posts: dict[PostsWord, Weight]


@record
class CoreScoring:
    """What the core of a job is, and how many nats it starts behind where nothing is known of it."""

    unknown: Weight
    enough: Count
    known_else: Rate
    rarities: tuple[Prevalence, ...]


@record
class CertaintyOdds:
    """The log odds that a ranking is right in some sense, as benchmarks/calibration.py fitted them.

    `leads` are for each nat by which the first role leads the second, third and so on, `below_bachelor` for
    each degree below a bachelor's, `coding` for each unit of ln(1 + years of coding), `roles` by first role.
    """

    base: float
    leads: tuple[float, ...]
    below_bachelor: float
    doctorate: float
    coding: float
    coding_unasked: float
    roles: dict[Identifier, float]


@record
class CertaintyScoring:
    """How sure a first role is: the rate from which each word is used, and the odds that rates come from.

    `enough` is how often the smallest set of first roles that is named should hold the right one.
    """

    words: dict[Text, Rate]
    enough: Rate
    first: CertaintyOdds
    two: CertaintyOdds
    three: CertaintyOdds
    four: CertaintyOdds
    field: CertaintyOdds


@record
class ReachLimits:
    """The most months of learning and missing years for a role to be ready now or within reach."""

    ready_months: Weight
    ready_years: Weight
    within_months: Weight
    within_years: Weight


@record
class LadderRules:
    """Which transitions are realistic, and what each costs besides learning; hours `[low, high]`.

    `data/scoring.yaml` says what each number means.
    """

    change_hours: tuple[Hours, Hours]
    step_hours: Hours
    goal_hours: Hours
    levels_up: Count
    nearer: Rate
    legs: Count
    dearer: Scale


@record
class YearsShow:
    """What somebody with so many years of coding, machine learning or any work certainly has, at least."""

    of: Literal["coding", "ml", "total"]
    years: Weight
    skills: dict[SkillId, Level]


@record
class Scoring:
    """The numbers of the matching model; `data/scoring.yaml` says what each one means."""

    id: Identifier
    weights: ScoringWeights
    scale: Scale
    importance_rates: dict[Importance, Rate]
    prevalence_rates: dict[Prevalence, Rate]
    level_rarity: dict[Level, float]
    partial_credit: dict[Level, dict[Level, Rate]]
    relation_credit: dict[Strength, Rate]
    news: Rate
    inferred: Rate
    behind: BehindScoring
    core: CoreScoring
    liking: dict[ActivityShare, Weight]
    postings: PostingsScoring
    activity_rates: dict[ActivityShare, Rate]
    attitudes: dict[Attitude, float]
    offers: dict[OfferDegree, float]
    value_weights: dict[ValueWeight, float]
    industry: float
    usual_degree_rate: Rate
    degree_rates: dict[Degree, Rate]
    below_minimum_degree: float
    degree_at_most: Weight
    experience: ExperienceScoring
    way_in: dict[Literal["nearest", "known"], Weight]
    certainty: CertaintyScoring
    reach: ReachLimits
    ladders: LadderRules
    years_show: tuple[YearsShow, ...] = ()

"""Facts about the field: trends, certificates, projections."""

from typing import Literal

from careerpath_cli.knowledge.model.scales import (
    CertificateId,
    Count,
    Hours,
    Identifier,
    PostsWord,
    ProjectionId,
    RoleId,
    RoleOrField,
    SkillId,
    SourceId,
    Tally,
    Text,
)
from careerpath_cli.record import record


@record
class TrendFigure:
    """A figure that shows a trend: what was counted, where and when, in one sentence, and its source."""

    says: Text
    source: SourceId


@record
class Trend:
    """A change in the field, the skills and roles that gain from it, and the signs to watch."""

    id: Identifier
    name: Text
    summary: Text
    skills: tuple[SkillId, ...]
    roles: tuple[RoleId, ...]
    sources: tuple[SourceId, ...]
    watch: Text
    figures: tuple[TrendFigure, ...] = ()


@record
class Certificate:
    """A certificate and its state; `basis` says what the state is based on, `checked` when it was seen.

    `valid_years` is None where the certificate does not expire or its provider does not say; `languages` are
    those of the exam (ISO 639-1), `countries` where alone it counts (ISO 3166 alpha-2; empty: anywhere).
    """

    id: Identifier
    name: Text
    provider: Text
    level: Literal["foundation", "associate", "professional", "specialty"]
    cost: Literal["free", "low", "medium", "high"]
    address: Text
    state: Literal["current", "retired"]
    basis: Text
    skills: tuple[SkillId, ...]
    roles: tuple[RoleId, ...]
    hours: Hours | None = None
    retired: str | None = None
    replaced_by: CertificateId | None = None
    checked: str | None = None
    valid_years: Hours | None = None
    languages: tuple[Text, ...] = ("en",)
    countries: tuple[Text, ...] = ()


@record
class Projection:
    """What somebody projects: for an occupation, for some roles or, where `applies_to` is `[field]`, for all.

    `code` is the occupation's SOC code: it holds for every role that is counted under it, and `beside` names
    occupations whose projections say more together with this one. `growth_percent` runs over the whole span
    of years, in which `employment` goes from one number of jobs to another; `openings` are those of a year,
    including the jobs that people leave. `market_usd` is US dollars. `history` marks older editions.
    """

    id: Identifier
    what: Text
    by: Text
    place: Text
    source: SourceId
    until: Count
    applies_to: tuple[RoleOrField, ...] = ()
    code: str | None = None
    beside: tuple[ProjectionId, ...] = ()
    start: Count | None = None
    growth_percent: float | None = None
    employment: tuple[Count, Count] | None = None
    openings: Count | None = None
    jobs_added: float | None = None
    market_usd: float | None = None
    occupation: str | None = None
    note: str | None = None
    history: bool = False


@record
class Posts:
    """How many posts a role has; `id` is the role, and the rule behind `word` is in `knowledge/posts.py`.

    `advertised` counts advertisements and postings under the role's own titles. `openings` are those of a
    year in the `occupation` that official statistics count it under, of which it is a `part` or one whole.
    """

    id: RoleId
    word: PostsWord
    advertised: Tally
    sources: tuple[SourceId, ...]
    openings: Count | None = None
    occupation: Text | None = None
    part: bool = False

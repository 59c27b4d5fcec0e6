"""What jobs pay: as advertised with their titles, and as official statistics count whole occupations."""

from typing import Literal

from careerpath_cli.knowledge.model.scales import Count, Hours, Identifier, RoleId, SourceId, Text
from careerpath_cli.record import record

PayLevel = Literal["all", "entry", "mid", "senior", "executive"]


@record
class PayRow:
    """Yearly pay that `n` job advertisements in a country offered, at a level (`all`: all together).

    `low` and `high` are the medians of the ranges' two ends, the percentiles are those of their middles.
    """

    country: Text
    currency: Text
    level: PayLevel
    n: Count
    low: Hours
    high: Hours
    p10: Hours
    p25: Hours
    p50: Hours
    p75: Hours
    p90: Hours
    years: Text


@record
class PayTitle:
    """A job title and what its advertisements offered; a `proxy` is a neighbouring job."""

    title: Text
    rows: tuple[PayRow, ...]
    proxy: bool = False


@record
class Pay:
    """What advertisements for a role's job titles offered; `id` is the role."""

    id: RoleId
    source: SourceId
    titles: tuple[PayTitle, ...]


@record
class Wage:
    """Yearly wages of an occupation in official statistics; `id` is its SOC code.

    A percentile is None where it lies above the statistics' highest class.
    """

    id: Identifier
    title: Text
    source: SourceId
    place: Text
    currency: Text
    employed: Count
    mean: Hours
    p10: Hours | None
    p25: Hours | None
    p50: Hours | None
    p75: Hours | None
    p90: Hours | None

"""What jobs pay: as advertised with their titles, and as official statistics count whole occupations."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from careerpath_cli.knowledge.model.scales import Count, Hours, Identifier, Text
from careerpath_cli.storage.limits import STRICT

PayLevel = Literal["all", "entry", "mid", "senior", "executive"]


@dataclass(frozen=True, slots=True)
class PayRow:
    """Yearly pay that `n` job advertisements in a country offered, at a level (`all`: all together).

    `low` and `high` are the medians of the ranges' two ends, the percentiles are those of their middles.
    """

    __pydantic_config__: ClassVar = STRICT

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


@dataclass(frozen=True, slots=True)
class PayTitle:
    """A job title and what its advertisements offered; a `proxy` is a neighbouring job."""

    __pydantic_config__: ClassVar = STRICT

    title: Text
    rows: tuple[PayRow, ...]
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class Pay:
    """What advertisements for a role's job titles offered; `id` is the role."""

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    source: Identifier
    titles: tuple[PayTitle, ...]


@dataclass(frozen=True, slots=True)
class Wage:
    """Yearly wages of an occupation in official statistics; `id` is its SOC code.

    A percentile is None where it lies above the statistics' highest class.
    """

    __pydantic_config__: ClassVar = STRICT

    id: Identifier
    title: Text
    source: Identifier
    place: Text
    currency: Text
    employed: Count
    mean: Hours
    p10: Hours | None
    p25: Hours | None
    p50: Hours | None
    p75: Hours | None
    p90: Hours | None

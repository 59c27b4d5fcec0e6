"""Single facts about a person: the fields of a profile that a question may fill.

They are here, and not with the profile, because the rules of the knowledge base check a question's `says`
against them.
"""

from dataclasses import fields
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK, Degree
from careerpath_cli.record import record
from careerpath_cli.storage.limits import Day, Limits, Must

Years = Annotated[float, Limits(ge=0, le=90)]
Months = Annotated[float, Limits(ge=0)]
Employment = Literal["employed", "self-employed", "studying", "unemployed", "returning"]
Money = Annotated[float, Limits(ge=0)]
HoursPerWeek = Annotated[float, Limits(ge=LEAST_HOURS_PER_WEEK, le=100)]
Line = Annotated[str, Limits(max_length=2000)]
Country = Annotated[
    str,
    Must(
        lambda text: len(text) == 2 and text.isascii() and text.isalpha(),  # noqa: PLR2004 - two letters
        "not a two-letter country code such as DE or US",
    ),
]


@record
class EducationAnswer:
    """The highest degree held, and its subject."""

    degree: Degree | None = None
    field: Line | None = None


@record
class ExperienceAnswer:
    """Years of any work, of coding, of machine learning; None where not asked."""

    total_years: Years | None = None
    coding_years: Years | None = None
    ml_years: Years | None = None


@record
class Constraints:
    """What a role must not ask or lack; None means no constraint.

    `country` is an ISO 3166 alpha-2 code, `min_salary` is per year.
    """

    hours_per_week: HoursPerWeek | None = None
    ready_by: Day | None = None
    country: Country | None = None
    min_salary: Money | None = None
    currency: str | None = None
    degree_acceptable: Degree | None = None
    remote: bool | str | None = None


@record
class SituationAnswer:
    """What the person does for a living, in their own words, and whether they have a job at present."""

    occupation: Line | None = None
    employment: Employment | None = None
    runway_months: Months | None = None


WHOLE = ""
"""The part of facts that stand in a profile itself, not in a record within it."""
PARTS: dict[str, type[Any]] = {
    WHOLE: SituationAnswer,
    "education": EducationAnswer,
    "experience": ExperienceAnswer,
    "constraints": Constraints,
}
"""The parts of a profile that hold such facts, by their names in it."""


def facts() -> list[str]:
    """Return every fact's dotted name, such as `constraints.min_salary`, or `occupation` without a part."""
    return [
        f"{part}.{field.name}" if part else field.name
        for part, record in PARTS.items()
        for field in fields(record)
    ]


def part_and_name(says: str) -> tuple[str, str]:
    """Return the part of a profile and the field in it that a fact's dotted name stands for."""
    part, _, name = says.rpartition(".")
    return part, name


def fact_types(says: str) -> tuple[Any, ...]:
    """Return the types that a fact's value may have besides None; empty where there is no such fact."""
    if says not in facts():
        return ()
    part, name = part_and_name(says)
    kinds = get_args(get_type_hints(PARTS[part], include_extras=True)[name])
    return tuple(kind for kind in kinds if kind is not type(None))


def fact_value(says: str, text: str) -> float | str:
    """Return an answer's value for a fact: a number where the fact is one, else the text itself.

    Raises ValueError for a text that should be a number and is not.
    """
    return float(text) if float in map(_plain_type, fact_types(says)) else text


def _plain_type(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind

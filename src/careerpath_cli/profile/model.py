"""A person's answers: as they stand in a file (`ProfileFile`), and resolved to known ids (`Profile`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK, Attitude, Degree, Level, ValueWeight
from careerpath_cli.storage.limits import STRICT, Limits, OnlyItsOwnType

Years = Annotated[float, Limits(ge=0, le=90)]
Money = Annotated[float, Limits(ge=0)]
HoursPerWeek = Annotated[float, Limits(ge=LEAST_HOURS_PER_WEEK, le=100)]
Line = Annotated[str, Limits(max_length=2000)]


@dataclass(frozen=True, slots=True)
class EducationAnswer:
    """The highest degree held, and what it was in."""

    __pydantic_config__: ClassVar = STRICT

    degree: Degree | None = None
    field: Line | None = None


@dataclass(frozen=True, slots=True)
class ExperienceAnswer:
    """Years of any work, of writing code, of machine learning; None where not asked."""

    __pydantic_config__: ClassVar = STRICT

    total_years: Years | None = None
    coding_years: Years | None = None
    ml_years: Years | None = None


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a role must not ask or lack; None means no constraint.

    `ready_by` is an ISO date, `country` an ISO 3166 alpha-2 code, `min_salary` is per year.
    """

    __pydantic_config__: ClassVar = STRICT

    hours_per_week: HoursPerWeek | None = None
    ready_by: str | None = None
    country: str | None = None
    min_salary: Money | None = None
    currency: str | None = None
    degree_acceptable: Degree | None = None
    remote: bool | str | None = None


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A profile document, format 1, with names as the person wrote them."""

    __pydantic_config__: ClassVar = STRICT

    format: Annotated[Literal[1], OnlyItsOwnType()]
    id: str | None = None
    name: Line | None = None
    skills: dict[str, Level] = field(default_factory=dict)
    evidence: dict[str, Line] = field(default_factory=dict)
    activities: dict[str, Attitude] = field(default_factory=dict)
    values: dict[str, ValueWeight] = field(default_factory=dict)
    education: EducationAnswer | None = None
    experience: ExperienceAnswer | None = None
    current_role: str | None = None
    industries: list[str] = field(default_factory=list)
    constraints: Constraints | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's answers, resolved against a knowledge base. Whatever is absent was not asked."""

    id: str | None = None
    name: str | None = None
    skills: Mapping[str, Level] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, Attitude] = field(default_factory=dict)
    values: Mapping[str, ValueWeight] = field(default_factory=dict)
    education: EducationAnswer = field(default_factory=EducationAnswer)
    experience: ExperienceAnswer = field(default_factory=ExperienceAnswer)
    current_role: str | None = None
    industries: tuple[str, ...] = ()
    constraints: Constraints = field(default_factory=Constraints)
    unknown_skills: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

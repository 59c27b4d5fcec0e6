"""A person's answers: as written in a file (`ProfileFile`), and resolved to known ids (`Profile`)."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from careerpath_cli.knowledge.model.person import (
    Constraints,
    EducationAnswer,
    Employment,
    ExperienceAnswer,
    Line,
    Months,
)
from careerpath_cli.knowledge.model.scales import Attitude, Level, StatedLevel, ValueWeight
from careerpath_cli.record import record
from careerpath_cli.storage.limits import OnlyItsOwnType

__all__ = ["Constraints", "EducationAnswer", "ExperienceAnswer", "Profile", "ProfileFile"]


@record
class ProfileFile:
    """A profile document, format 1, with names as the person wrote them."""

    format: Annotated[Literal[1], OnlyItsOwnType()]
    id: str | None = None
    name: Line | None = None
    skills: dict[str, StatedLevel] = field(default_factory=dict)
    evidence: dict[str, Line] = field(default_factory=dict)
    activities: dict[str, Attitude] = field(default_factory=dict)
    values: dict[str, ValueWeight] = field(default_factory=dict)
    education: EducationAnswer | None = None
    experience: ExperienceAnswer | None = None
    current_role: str | None = None
    occupation: Line | None = None
    employment: Employment | None = None
    runway_months: Months | None = None
    industries: list[str] = field(default_factory=list)
    constraints: Constraints | None = None


@record
class Profile:
    """A person's answers, resolved against a knowledge base. An answer that is absent was not asked for.

    `occupation` is in the person's own words, and `occupation_id` the base's entry for it, if there is one.
    `at_least` names the skills whose true level may be higher than that in `skills`: empty where the person
    said so, else the occupation that it was inferred from. `runway_months` is how long the person can live
    without new income.
    """

    id: str | None = None
    name: str | None = None
    skills: Mapping[str, Level] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, Attitude] = field(default_factory=dict)
    values: Mapping[str, ValueWeight] = field(default_factory=dict)
    education: EducationAnswer = field(default_factory=EducationAnswer)
    experience: ExperienceAnswer = field(default_factory=ExperienceAnswer)
    current_role: str | None = None
    occupation: str | None = None
    employment: Employment | None = None
    runway_months: float | None = None
    industries: tuple[str, ...] = ()
    constraints: Constraints = field(default_factory=Constraints)
    occupation_id: str | None = None
    at_least: Mapping[str, str] = field(default_factory=dict)
    unknown_skills: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

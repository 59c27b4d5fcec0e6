"""What of a roadmap's JSON is read again, to tell what changed since; `views/json` writes all of it.

Files of every former version must be read: what is added here needs a default.
"""

from typing import Annotated, Any, Literal

from careerpath_cli.record import record
from careerpath_cli.storage.limits import IsoDay, Limits, OnlyItsOwnType

Day = Annotated[str, IsoDay()]
Amount = Annotated[float, Limits(ge=0, le=1e9, allow_inf_nan=False)]
"""Hours, in all or a week; the upper limit keeps sums finite."""


@record
class DoneStep:
    """A finished step; `skill` is empty for steps other than skills."""

    day: Day
    step: str
    skill: str
    level: str | None
    proof: str


@record
class Inputs:
    """Everything a roadmap was made from, apart from the knowledge base and the program."""

    roles: list[str]
    start: Day
    hours_per_week: Amount
    pace_from: Literal["asked", "logged", "answered", "assumed"]
    by: Day | None
    pauses: list[list[Day]]
    skills: dict[str, str]
    logged: dict[str, Amount]
    done: list[DoneStep]


@record
class SavedHours:
    """A range of hours."""

    low: Amount
    high: Amount


@record
class SavedFinish:
    """The day on which the plan was likely to be finished."""

    likely: Day


@record
class SavedStep:
    """One skill to bring to a level."""

    id: str
    skill: str
    to: str
    hours: SavedHours


@record
class SavedProject:
    """A role's portfolio project."""

    id: str
    hours: SavedHours
    done: bool


@record
class SavedWork:
    """One step of the plan until somebody is hired."""

    id: str
    part: Literal["try", "bridge", "hired"]
    teaches: dict[str, str]
    hours: SavedHours


@record
class SavedRoadmap:
    """A roadmap as it was exported; in files of the first version, `steps` is a mapping of its parts."""

    format: Annotated[Literal[1], OnlyItsOwnType()]
    program: str
    knowledge_base: str
    inputs: Inputs
    hours: SavedHours
    finish: SavedFinish
    learning: list[SavedStep]
    projects: list[SavedProject]
    steps: list[SavedWork] | dict[str, Any]

"""The shapes of what is known of people: profiles, progress, and how rankings agree with them."""

from datetime import date
from typing import Annotated

from careerpath_cli.evaluation import evaluate, metrics
from careerpath_cli.planning.effort import Hours
from careerpath_cli.profile import folder
from careerpath_cli.profile.history import Done
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.timetable import Finish
from careerpath_cli.views.json.encoding import published


@published
class SavedProfile(folder.NamedProfile):
    """A saved profile; `changed` is when, in UTC."""

    changed: str


@published
class SavedProfiles:
    """All saved profiles."""

    profiles: list[SavedProfile]


@published
class ShownProfile(folder.NamedProfile):
    """The answers in a saved profile, resolved against the knowledge base."""

    profile: Profile


@published
class Week:
    """The hours logged in a week."""

    monday: date
    hours: float


@published
class OpenStep:
    """A step of the roadmap followed, and the day on which it is likely to be done."""

    id: str
    part: str
    title: str
    logged: float
    remaining: Annotated[Hours, "hours"]
    done: Annotated[date, "finish.likely"]


@published
class Progress:
    """What was done; what concerns a roadmap is null or empty where none is followed."""

    knowledge_base: str
    day: str
    hours: float
    logged: dict[str, float]
    """The hours spent on unfinished steps."""
    weeks: list[Week]
    weeks_in_a_row: int
    done: list[Done]
    steps: list[OpenStep]
    roles: list[str]
    remaining: Hours | None
    hours_per_week: float | None
    pace_from: str | None
    forecast: Finish | None


@published
class RankedRole:
    """A role and its score, from 0 to 1."""

    role: str
    score: float


@published
class BatchLine:
    """The result for one line of a cohort."""

    id: str
    recommendations: list[RankedRole]
    unknown_skills: list[str]


@published
class LabelledFigures(metrics.LabelledFigures):
    """Agreement with people whose jobs are known, as shares from 0 to 1; macro: labels have equal weight.

    `own_at` looks at all roles, as a person sees them, `hit_at` only at those that are labels.
    """

    own_at_1: float
    own_at_3: float
    macro_own_at_1: float
    macro_own_at_3: float


@published
class Grouping:
    """The groups of at least `fewest` people; `left_out` people are in none."""

    groups: list[evaluate.Group]
    fewest: int
    left_out: int


@published
class Miss:
    """Somebody none of whose roles came in the top three; `role` came closest."""

    id: str
    role: str
    place: Annotated[int | None, "rank"]
    top: list[str]


@published
class Graded:
    """The results for graded people, by ranker and by kind of people."""

    rankers: dict[str, metrics.GradedFigures]
    kinds: dict[str, dict[str, metrics.GradedFigures]]
    missed: Annotated[list[Miss], "misses"]
    by: dict[str, Grouping]


@published
class Label:
    """The people of one label, and the share for whom it came first, in the first two or three."""

    accept: list[str]
    people: int
    hit_at_1: float
    hit_at_2: float
    hit_at_3: float


@published
class Labelled:
    """The results for people whose jobs are known."""

    rankers: dict[str, LabelledFigures]
    labels: list[Label]
    by: dict[str, Grouping]


@published
class Evaluation:
    """The agreement with each kind of people; null where the file has none of them."""

    knowledge_base: str
    skipped: int
    graded: Graded | None
    labelled: Labelled | None

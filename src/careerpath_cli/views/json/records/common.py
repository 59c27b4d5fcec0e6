"""Shapes that several commands print."""

from typing import Annotated, Literal

from careerpath_cli.knowledge.model.scales import Importance, Level, PostsWord
from careerpath_cli.matching import feasibility
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import State
from careerpath_cli.profile.kinds import Kind, Part
from careerpath_cli.views.json.encoding import ABSENT, published

Allowed = Literal["yes", "with reservations", "no"]


@published
class Topic:
    """What a question can be about: the kind of answer, and the id of a skill, an activity, a value…"""

    kind: Kind
    subject: str


@published
class Objection(feasibility.Objection):
    """A limit of the person that a role violates: what the role asks for, and what the person stated."""

    note: str | None = None  # type: ignore[assignment]


@published
class May:
    """Whether the person's limits allow a role; `score` is the share of them that it keeps to."""

    verdict: Allowed
    score: float | None
    objections: list[Objection]


@published
class Contribution:
    """What one answer adds to a role's score, in nats."""

    part: Part
    kind: Kind
    subject: str
    evidence: float
    answer: str = ABSENT
    needed: str = ABSENT
    through: Annotated[str, "inferred_from"] = ABSENT
    """The skill that the answer was inferred from."""


@published
class OpenGap:
    """One need of a role that isn't met. `level` is the one held, null if not asked."""

    skill: Annotated[str, "need.skill"]
    state: State
    level: Level | None
    at_least: bool
    """Whether the level held may be higher than `level`."""
    needed: Level
    importance: Annotated[Importance, "need.importance"]


@published
class Match:
    """How one role fits. Scores run from 0 to 1, null where no answer bears on them."""

    role: str
    name: str
    score: Annotated[float, "fit"]
    want: float | None
    can: float | None
    may: May
    posts: PostsWord | None
    readiness: Hours
    """The share of the role's needs that is met, from 0 to 1."""
    reasons: list[str]
    contributions: list[Contribution]
    gaps: list[OpenGap]


@published
class Rise:
    """One skill to bring from one level to a higher one; `now` is null where it wasn't asked about."""

    skill: str
    name: str
    now: Level | None
    to: Level
    hours: Hours

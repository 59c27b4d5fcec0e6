"""The shapes of `whatif`, `path` and `profile diff`: what would change a ranking, or does."""

from typing import Annotated

from careerpath_cli.knowledge.model.scales import Degree, Level
from careerpath_cli.matching.feasibility import Objection
from careerpath_cli.planning.effort import Hours
from careerpath_cli.profile.diff import AnswerDifference
from careerpath_cli.transitions import transition
from careerpath_cli.views.json.encoding import published
from careerpath_cli.views.json.records.common import Allowed, Rise
from careerpath_cli.whatif.levers import AnswerChange


@published
class Learning:
    """What is to be learnt, what it builds on, and the hours of both."""

    steps: list[Rise]
    builds_on: list[Rise]
    hours: Hours


@published
class Held:
    """A skill asked for that is held already."""

    skill: str
    level: Annotated[Level, "now"]


@published
class Learnt(Learning):
    """What it takes to learn something, at the person's pace."""

    held: list[Held]
    weeks: Hours
    hours_per_week: float
    pace_assumed: bool


@published
class Place:
    """A role's place (from 1) and score in a ranking."""

    place: Annotated[int, "rank"]
    score: Annotated[float, "match.fit"]


@published
class Standing(Place):
    """A role in a ranking, whether the person's limits allow it, and how ready they are."""

    may: Allowed
    readiness: Hours


@published
class RoleChange:
    """One role, before and after; `climbed` is negative where it fell."""

    role: str
    name: str
    climbed: int
    before: Standing
    after: Standing


@published
class WhatIf:
    """What learning something changes: every role, in the new order."""

    knowledge_base: str
    learning: Learnt
    top: int
    entered: list[str]
    """The roles that enter the first `top`."""
    left: list[str]
    roles: list[RoleChange]


@published
class Lift(Learning):
    """The learning that raises a role's score most."""

    score_before: float
    score_after: float


@published
class Opening(Learning):
    """The learning that opens the most roles."""

    roles: list[str]


@published
class FirstChange:
    """What would put `role` first: something learnt, or an answer changed."""

    role: str
    instead_of: str
    learning: Learning | None
    answer: AnswerChange | None


@published
class Sentences:
    """The changes in words; where there is none, what was tried."""

    lift: str
    opens: str
    first: str


@published
class Levers:
    """What would change most for `role`; null where nothing of that kind was found."""

    role: str
    ruled_out: bool
    lift: Lift | None
    opens: Opening | None
    first: FirstChange | None
    sentences: Sentences


@published
class PathStart:
    """Where a path begins: the role left, and whether the skills are the person's own."""

    role: str | None
    own_skills: bool


@published
class Leg:
    """One move from role to role; `from` is null for somebody who leaves none."""

    from_: Annotated[str | None, "origin"]
    to: Annotated[str, "role"]
    name: str
    reason: transition.Reason
    way: str
    until_applying: Hours
    """The hours until applying makes sense; the rest of `hours` may be learnt in the job."""
    hours: Hours
    weeks: Hours | None
    project_hours: Annotated[Hours, "project"]
    change_hours: Annotated[Hours, "change"]
    required: int
    """How many skills the role requires: of these, `shared` are met and `partly` held at a lower level."""
    shared: list[str]
    partly: list[str]
    learning: list[Rise]
    experience_years: Annotated[transition.Years, "years"]
    degree_missing: Annotated[Degree | None, "degree"]
    objections: list[Objection]


@published
class DirectLeg(Leg):
    """The move straight to the goal."""

    realistic: bool


@published
class Ladder:
    """Several moves in a row."""

    roles: list[str]
    hours: Hours
    weeks: Hours | None
    legs: list[Leg]


@published
class Paths:
    """The ways to a role. `ladder` is the shortest, null where none is realistic: `nearest` comes closest."""

    knowledge_base: str
    from_: PathStart
    to: Annotated[str, "goal"]
    hours_per_week: float | None
    summary: str
    ladder: Ladder | None
    alternatives: list[Ladder]
    at_once: DirectLeg
    nearest: Ladder | None
    left_from_nearest: Annotated[Hours | None, "remaining"]
    objections: list[Objection]
    excluded: Annotated[list[str], "unusable"]
    """The roles that the person's limits exclude."""


@published
class PlaceChange:
    """A role's place in the rankings of two profiles."""

    role: str
    before: Place
    after: Place


@published
class ProfileDifference:
    """The answers that differ, and how that moves the roles."""

    answers: list[AnswerDifference]
    ranking: list[PlaceChange]

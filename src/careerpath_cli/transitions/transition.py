"""One change of role: what it takes of someone who holds certain skills, and what the change itself costs.

Hours of learning are those that a plan counts as required (`plan`), with the project that shows it. What a
role's people hold is what such a plan brings a beginner to: the needs without which one is rarely hired, and
what they build on. What a role is only glad of is not taken for granted, because fewer than half of its
people use it (`Scoring.importance_rates`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from careerpath_cli.knowledge.model.scales import DEGREES
from careerpath_cli.matching.feasibility import feasibility
from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import need_gaps
from careerpath_cli.planning.learning import required_learning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.scales import Degree
    from careerpath_cli.matching.feasibility import Objection
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.profile.model import Profile

Reason = Literal["named way", "entry role", "near enough", "too far"]
"""Why a leg is there: the base names it, beginners are hired, it is short; or nothing speaks for it."""


@dataclass(frozen=True, slots=True)
class Years:
    """Years of experience that a role usually asks for; `high` open where None.

    `stated` says that a source gives them; otherwise they are what its ladder level usually asks for.
    """

    low: float
    high: float | None
    stated: bool


@dataclass(frozen=True, slots=True)
class Transition:
    """One change of role. `origin` is the role one leaves; None for a person who starts as they are.

    `shared` are the required skills that are met already, those that matter most first, of `required`;
    `partly` are those that are held at a lower level.
    `learning` comes with the largest step first. `way` is what the base says of a named way. `degree` is the
    least one that is asked for, where it is more than one has; None otherwise.
    """

    origin: str | None
    role: str
    reason: Reason
    way: str
    shared: tuple[str, ...]
    partly: tuple[str, ...]
    required: int
    learning: tuple[LearningStep, ...]
    project: Hours
    change: Hours
    years: Years
    degree: Degree | None
    objections: tuple[Objection, ...]

    @property
    def hours(self) -> Hours:
        """All hours of the leg: learning, the project, the change itself."""
        return Hours.total([self.project, self.change, *(step.hours for step in self.learning)])


@dataclass(frozen=True, slots=True)
class Start:
    """Where a ladder begins: skills held, the role that one leaves if any, the degree if known.

    `assumed` says that the skills are, in part, those that the role's people are taken to hold. `level` is
    the rung of the career ladder one stands on, from 0, `highest` the highest within one change.
    """

    person: Profile
    role: str | None
    assumed: bool
    held: Mapping[str, InferredLevel]
    degree: Degree | None
    level: int
    highest: int


def skills_of_people_in(role: Role, model: MatchingModel, base: KnowledgeBase) -> dict[str, InferredLevel]:
    """Give what someone who does a role can be taken to hold, with all that follows from it."""
    nothing = dict.fromkeys(base.skills, InferredLevel("none"))
    plan = required_learning(nothing, role, model, base)
    return infer_levels({step.skill: step.to for step in plan}, model.prerequisites)


def with_skills(
    held: Mapping[str, InferredLevel], learnt: Mapping[str, InferredLevel]
) -> dict[str, InferredLevel]:
    """Add skills to those held; of two levels the higher counts."""
    higher = {
        skill: one
        for skill, one in learnt.items()
        if skill not in held or RANK[one.level] > RANK[held[skill].level]
    }
    return {**held, **higher}


def transition_hours(
    held: Mapping[str, InferredLevel], role: Role, model: MatchingModel, base: KnowledgeBase
) -> Hours:
    """Give the hours from what is held to a role, as `Leg.hours` counts them."""
    steps = required_learning(held, role, model, base)
    return Hours.total([*_beside_learning(role, model), *(step.hours for step in steps)])


def describe_transition(
    ends: tuple[str | None, str],
    held: Mapping[str, InferredLevel],
    why: tuple[Reason, str],
    start: Start,
    model: MatchingModel,
    base: KnowledgeBase,
) -> Transition:
    """Describe the change between two roles for someone who started at `start` and now holds `held`.

    `why` is the reason and what the base says of the way.
    """
    origin, target = ends
    role = base.roles[target]
    required = [gap for gap in need_gaps(held, role, model) if gap.need.required]
    required.sort(key=lambda gap: gap.need.importance != "essential")
    steps = required_learning(held, role, model, base)
    project, change = _beside_learning(role, model)
    reason, way = why
    return Transition(
        origin=origin,
        role=target,
        reason=reason,
        way=way,
        shared=tuple(gap.need.skill for gap in required if gap.state == "met"),
        partly=tuple(gap.need.skill for gap in required if gap.state == "partly"),
        required=len(required),
        learning=tuple(sorted(steps, key=lambda step: (-step.hours.high, step.skill))),
        project=project,
        change=change,
        years=_years(role, model),
        degree=_missing_degree(origin, role, start, base),
        objections=feasibility(start.person, role).objections,
    )


def _beside_learning(role: Role, model: MatchingModel) -> tuple[Hours, Hours]:
    return Hours(*role.portfolio.hours), Hours(*model.scoring.ladders.change_hours)


def _years(role: Role, model: MatchingModel) -> Years:
    if role.ladder.experience_years is not None:
        return Years(*role.ladder.experience_years, stated=True)
    return Years(model.scoring.experience.years_asked[role.ladder.level], None, stated=False)


def _missing_degree(origin: str | None, role: Role, start: Start, base: KnowledgeBase) -> Degree | None:
    """Give the least degree that a role asks for where neither the start nor the role before brings it."""
    before = base.roles[origin].education.minimum if origin else "none"
    has = max(start.degree or "none", before, key=DEGREES.index)
    least = role.education.minimum
    return least if DEGREES.index(least) > DEGREES.index(has) else None

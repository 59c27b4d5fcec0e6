"""One move from role to role: the learning it takes, given the skills held, and the cost of the move itself.

A move has two lengths: the hours until applying makes sense, as roadmaps count them, and all of them, to all
that the job requires (`planning`), traits included, with the portfolio project: a role on the way is held for
years, not only applied for. Paths are compared by the latter. People in a role are assumed to hold what it
requires, learnt or come with years of practice, and the prerequisites of that. Useful extras are not assumed,
because fewer than half of a role's people use them (`Scoring.importance_rates`).
"""

from collections.abc import Mapping
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import DEGREES, Degree
from careerpath_cli.matching.feasibility import Objection, feasibility
from careerpath_cli.matching.inference import RANK, InferredLevel, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours, level_by_learning
from careerpath_cli.planning.gaps import need_gaps
from careerpath_cli.planning.goals import apply_hours, apply_hours_from
from careerpath_cli.planning.learning import LearningStep, required_learning
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

Reason = Literal["named way", "entry role", "near enough", "too far"]
"""Why a move is realistic: a named way, a role that hires beginners, few hours; or "too far": it is not."""


@record
class Years:
    """Years of experience that a role usually asks for; `high` is None where there is no upper end.

    `stated` means that a source gives them; otherwise they are the usual ones for the role's ladder level.
    """

    low: float
    high: float | None
    stated: bool


@record
class Transition:
    """One move from role to role; `origin` is None for a person who doesn't leave a role.

    `until_applying` are the hours until applying makes sense, with the project; the rest of `hours` may be
    learnt in the job. `project_weeks` is how long the project lasts, however many hours a week there are. Of
    the `required` needs (a count), `shared` are the skills already met, the most important first, and
    `partly` those held at a lower level. `learning` has the largest step first. `way` is what the knowledge
    base says about a named way. `degree` is the minimum that the role asks for where the person's own is
    lower; None otherwise.
    """

    origin: str | None
    role: str
    reason: Reason
    way: str
    shared: tuple[str, ...]
    partly: tuple[str, ...]
    required: int
    learning: tuple[LearningStep, ...]
    until_applying: Hours
    project: Hours
    project_weeks: int
    change: Hours
    years: Years
    degree: Degree | None
    objections: tuple[Objection, ...]

    @property
    def hours(self) -> Hours:
        """All hours of the move: learning, the project, the change itself."""
        return Hours.total([self.project, self.change, *(step.hours for step in self.learning)])


@record
class Start:
    """Where a path begins: the skills held, the role that the person leaves, if any, the degree, if known.

    `assumed` means that some of the skills are those that people in the role are assumed to hold. `level` is
    the person's rung on the career ladder, from 0; `highest` is the highest rung within one move.
    """

    person: Profile
    role: str | None
    assumed: bool
    held: Mapping[str, InferredLevel]
    degree: Degree | None
    level: int
    highest: int


def skills_of_people_in(role: Role, model: MatchingModel, base: KnowledgeBase) -> dict[str, InferredLevel]:
    """Return what somebody in a role can be assumed to hold, with every level inferred from that.

    Years in the role have brought what learning does not: the required needs are held at the level asked for.
    """
    nothing = dict.fromkeys(base.skills, InferredLevel("none"))
    learnt = {step.skill: step.to for step in required_learning(nothing, role, model, base)}
    practised = {
        need.skill: need.level
        for need in role.required
        if need.skill in learnt or level_by_learning(base.skills[need.skill], need.level, base) == "none"
    }
    return infer_levels(learnt | practised, model.prerequisites)


def with_skills(
    held: Mapping[str, InferredLevel], learnt: Mapping[str, InferredLevel]
) -> dict[str, InferredLevel]:
    """Return the skills held with others added; of two levels of a skill, the higher counts."""
    higher = {
        skill: level
        for skill, level in learnt.items()
        if skill not in held or RANK[level.level] > RANK[held[skill].level]
    }
    return {**held, **higher}


def transition_hours(
    held: Mapping[str, InferredLevel], role: Role, model: MatchingModel, base: KnowledgeBase
) -> Hours:
    """Return the hours from the skills held to a role, counted as in `Transition.hours`."""
    steps = required_learning(held, role, model, base)
    return Hours.total([*_other_hours(role, model), *(step.hours for step in steps)])


def describe_transition(
    ends: tuple[str | None, str],
    held: Mapping[str, InferredLevel],
    why: tuple[Reason, str],
    start: Start,
    model: MatchingModel,
    base: KnowledgeBase,
) -> Transition:
    """Return the move between two roles for somebody who began at `start` and now holds `held`.

    `why` is the reason, and what the knowledge base says about the way.
    """
    origin, target = ends
    role = base.roles[target]
    required = [gap for gap in need_gaps(held, role, model, "job") if gap.need.required]
    required.sort(key=lambda gap: gap.need.importance != "essential")
    steps = required_learning(held, role, model, base)
    project, change = _other_hours(role, model)
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
        until_applying=_until_applying(origin, held, role, start, model, base),
        project=project,
        project_weeks=role.portfolio.weeks,
        change=change,
        years=_years(role, model),
        degree=_missing_degree(origin, role, start, base),
        objections=feasibility(start.person, role).objections,
    )


def _until_applying(
    origin: str | None,
    held: Mapping[str, InferredLevel],
    role: Role,
    start: Start,
    model: MatchingModel,
    base: KnowledgeBase,
) -> Hours:
    """Return the hours until applying makes sense: the person's own where the move begins with them."""
    if origin == start.role and not start.assumed:
        return apply_hours(start.person, role, model, base)
    return apply_hours_from(held, role, model, base)


def _other_hours(role: Role, model: MatchingModel) -> tuple[Hours, Hours]:
    """Return the hours of the portfolio project, and of applications, interviews and settling in."""
    return Hours(*role.portfolio.hours), Hours(*model.scoring.ladders.change_hours)


def _years(role: Role, model: MatchingModel) -> Years:
    if role.ladder.experience_years is not None:
        return Years(*role.ladder.experience_years, stated=True)
    return Years(model.scoring.experience.years_asked[role.ladder.level], None, stated=False)


def _missing_degree(origin: str | None, role: Role, start: Start, base: KnowledgeBase) -> Degree | None:
    """Return a role's minimum degree where neither the start nor the previous role implies it, else None."""
    before = base.roles[origin].education.minimum if origin else "none"
    has = max(start.degree or "none", before, key=DEGREES.index)
    least = role.education.minimum
    return least if DEGREES.index(least) > DEGREES.index(has) else None

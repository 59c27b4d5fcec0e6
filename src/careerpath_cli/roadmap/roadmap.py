"""A plan on a calendar, with what helps to keep to it: milestones, a first step, assumptions, a plan B."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK
from careerpath_cli.planning.gaps import held_levels
from careerpath_cli.planning.goals import essential_hours
from careerpath_cli.planning.plan import Pace, Plan, plan_roles
from careerpath_cli.planning.reach import barring_years, reach
from careerpath_cli.planning.shelf import trade_of
from careerpath_cli.roadmap.assumptions import Assumption, find_assumptions
from careerpath_cli.roadmap.deadline import Deadline, deadline
from careerpath_cli.roadmap.plan_b import PlanB, plan_b
from careerpath_cli.roadmap.progress import Progress, learned_pace, with_progress
from careerpath_cli.roadmap.reachable import ReachableRole, reachable_roles
from careerpath_cli.roadmap.schedule import Milestone, StepDates, bridge, milestones, step_dates
from careerpath_cli.roadmap.timetable import DAYS_OF_A_WEEK, Finish, Pause, Timetable, timetable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.inference import InferredLevel
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.cover import WorkStep
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.planning.plan import ProjectStep
    from careerpath_cli.profile.model import Profile

_DAYS_IN_A_MONTH = 30.4
REVIEW_WEEKS = 4
"""Weeks of study after which a plan is reviewed; half-way through plans shorter than twice that."""


@dataclass(frozen=True, slots=True)
class RoadmapRequest:
    """What a person asks of a roadmap: the start date, the pace, the due date, the days off.

    `hours_per_week` overrides the pace measured from the log, `usual_hours` only the one in the profile.
    """

    start: date
    hours_per_week: float | None = None
    usual_hours: float | None = None
    by: date | None = None
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A plan on a calendar; `bridge` is the work that is open until applying makes sense, in order.

    `dates` has the steps of the bridge and the learning steps that they bring, by id.
    By role, `finishes` says when it would be reached on its own, without the other roles, and `essential` how
    many hours its essential skills take. `money_until` is the day until which the person's money lasts
    without new income. `reachable` are roles that fit before that day or the deadline where this plan does
    not. `held` are the levels that the person holds, inferred ones included, and `barring_years` those of
    experience without which nobody is hired for the first role.
    """

    plan: Plan
    request: RoadmapRequest
    profile: Profile
    progress: Progress
    calendar: Timetable
    bridge: tuple[WorkStep | ProjectStep, ...]
    dates: Mapping[str, StepDates]
    finishes: Mapping[str, Finish]
    essential: Mapping[str, Hours]
    milestones: tuple[Milestone, ...]
    review: date
    deadline: Deadline | None
    money_until: date | None
    reachable: tuple[ReachableRole, ...]
    assumptions: tuple[Assumption, ...]
    plan_b: PlanB | None
    held: Mapping[str, InferredLevel]
    barring_years: float

    @property
    def finish(self) -> Finish:
        """When all required steps are done."""
        return self.calendar.finish(self.plan.hours)

    @property
    def first(self) -> LearningStep | ProjectStep | None:
        """The step to start with: the first open required one, preferably of a skill that was asked about."""
        open_steps = [step for step in self.plan.required if step.hours.high > 0]
        asked = [step for step in open_steps if step.now is not None]
        if open_steps:
            return next(iter(asked), open_steps[0])
        return next((project for project in self.plan.projects if not project.done), None)


def build_roadmap(
    profile: Profile,
    roles: Sequence[Role],
    request: RoadmapRequest,
    progress: Progress,
    model: MatchingModel,
    base: KnowledgeBase,
) -> Roadmap:
    """Return a person's roadmap, given their answers and their progress.

    `profile` is the person's own; the levels reached since are added here. Raises UsageError where there is
    no role, where no study day lies before the deadline, and where the plan runs off the calendar.
    """
    if not roles:
        raise UsageError(
            "A roadmap needs a target role, and none was given.", hint="To see all roles: careerpath list"
        )
    person = with_progress(profile, progress)
    pace = _choose_pace(request, progress)
    plan = plan_roles(person, roles, model, base, progress.work, pace)
    calendar = timetable(request.start, plan.pace.hours, request.pauses)
    held = held_levels(person, model)
    sequence = bridge(plan, held, trade_of(person, base), base)
    dates = step_dates(sequence, plan, calendar)
    by = request.by or _own_deadline(person, request.start)
    finishes = {todo.id: dates[todo.id].finish for todo in sequence}
    due = deadline(by, plan.hours, finishes, calendar) if by else None
    money = money_until(person, request.start)
    first_due = min(filter(None, (by, money)), default=None)
    reachable: tuple[ReachableRole, ...] = ()
    if first_due is not None and calendar.finish(plan.hours).likely > first_due:
        hours = calendar.hours_until(first_due)
        reachable = reachable_roles(person, [role.id for role in roles], hours, model, base)
    return Roadmap(
        plan=plan,
        request=request,
        profile=person,
        progress=progress,
        calendar=calendar,
        bridge=sequence,
        dates=dates,
        finishes={role: calendar.finish(hours) for role, hours in plan.alone.items()},
        essential={role.id: essential_hours(person, role, model, base) for role in roles},
        milestones=milestones(plan, sequence, calendar),
        review=_review_date(plan, calendar),
        deadline=due,
        money_until=money,
        reachable=reachable,
        assumptions=tuple(find_assumptions(person, plan, base)),
        plan_b=plan_b(person, plan, progress.work, model, base),
        held=held,
        barring_years=_barring_years(person, roles[0], model, base),
    )


def _barring_years(person: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> float:
    """Return the years without which nobody is hired for a role; zero for one that the model doesn't rank."""
    if role.id not in {target.role for target in model.roles}:
        return 0.0
    return barring_years(reach(person, role.id, model, base), role, model.scoring.reach)


def _choose_pace(request: RoadmapRequest, progress: Progress) -> Pace | None:
    """Return the pace asked for, else the one measured from the log, else the usual one; None without any."""
    if request.hours_per_week is not None:
        return Pace(request.hours_per_week, "asked")
    learned = learned_pace(progress, request.start, timetable(request.start, 1.0, request.pauses))
    if learned is not None:
        return Pace(max(LEAST_HOURS_PER_WEEK, round(learned, 1)), "logged")
    return Pace(request.usual_hours, "asked") if request.usual_hours is not None else None


def money_until(profile: Profile, start: date) -> date | None:
    """Return the day until which a person's money lasts; None where they didn't say, or have an income."""
    if profile.runway_months is None or profile.employment == "employed":
        return None
    return start + timedelta(days=round(profile.runway_months * _DAYS_IN_A_MONTH))


def _own_deadline(profile: Profile, start: date) -> date | None:
    """Return the date by which the person wants to be ready; None where there is none, or it has passed."""
    stated = profile.constraints.ready_by
    by = date.fromisoformat(stated) if stated else None
    return by if by is not None and by > start else None


def _review_date(plan: Plan, calendar: Timetable) -> date:
    """Return the day on which to compare the plan with what was done."""
    return calendar.day_after(hours_until_review(plan) + plan.pace.hours / DAYS_OF_A_WEEK)


def hours_until_review(plan: Plan) -> float:
    """Return the hours of work that should be logged before a plan is reviewed."""
    return min(REVIEW_WEEKS * plan.pace.hours, plan.hours.likely / 2)

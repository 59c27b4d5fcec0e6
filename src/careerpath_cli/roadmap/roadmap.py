"""A plan on a calendar, with what helps to keep to it: milestones, a first step, assumptions, a plan B."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK
from careerpath_cli.matching.inference import InferredLevel
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.credit import Todo, credited, with_hours_left
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import held_levels
from careerpath_cli.planning.goals import essential_hours
from careerpath_cli.planning.plan import Pace, Plan, Work, plan_roles
from careerpath_cli.planning.reach import barring_years, reach
from careerpath_cli.planning.shelf import trade_of
from careerpath_cli.planning.step_names import other_id
from careerpath_cli.profile.history import Followed
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.assumptions import Assumption, find_assumptions
from careerpath_cli.roadmap.deadline import Deadline, ReachableRole, deadline, reachable_roles
from careerpath_cli.roadmap.plan_b import PlanB, plan_b
from careerpath_cli.roadmap.progress import Progress, learned_pace, with_progress
from careerpath_cli.roadmap.schedule import (
    Milestone,
    StepDates,
    bridge,
    hours_until_applying,
    is_able,
    milestones,
    step_dates,
)
from careerpath_cli.roadmap.timetable import DAYS_OF_A_WEEK, Finish, Pause, Timetable, timetable

_DAYS_IN_A_MONTH = 30.4
REVIEW_WEEKS = 4
"""Weeks of study after which a plan is reviewed; half-way through plans shorter than twice that."""
_DAYS_OF_A_YEAR = 365.25


@record
class RoadmapRequest:
    """What a person asks of a roadmap: the start date, the pace, the due date, the days off.

    `hours_per_week` overrides the pace measured from the log, `usual_hours` only the one in the profile.
    """

    start: date
    hours_per_week: float | None = None
    usual_hours: float | None = None
    by: date | None = None
    pauses: tuple[Pause, ...] = ()

    @classmethod
    def following(cls, followed: Followed, start: date) -> RoadmapRequest:
        """Return the request for a roadmap that the person follows, from a day on."""
        by = date.fromisoformat(followed.by) if followed.by else None
        return cls(
            start=start,
            usual_hours=followed.hours_per_week,
            by=by if by and by > start else None,
            pauses=tuple(
                Pause(date.fromisoformat(first), date.fromisoformat(last)) for first, last in followed.pauses
            ),
        )


@record
class Roadmap:
    """A plan on a calendar; `bridge` is the work that is open until applying makes sense, in order.

    `dates` has the steps of the bridge and the learning steps that they bring, by id.
    By role, `needed` are the hours until applying makes sense, and `apply` says when that is; `finishes` says
    when its steps would be done without those of the other roles, `essential` how many hours its essential
    skills take. `able` are the roles for which nothing is left to do. `money_until` is the day until which
    their money lasts without new income. `reachable` are roles that fit before that day or the deadline
    where this plan does not. `held` are the levels that the person holds, inferred ones included, and
    `barring_years` those of experience without which nobody is hired for the first role.
    """

    plan: Plan
    request: RoadmapRequest
    profile: Profile
    progress: Progress
    calendar: Timetable
    bridge: tuple[Todo, ...]
    dates: Mapping[str, StepDates]
    needed: Mapping[str, Hours]
    apply: Mapping[str, Finish]
    able: frozenset[str]
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
        end = self.calendar.finish(self.plan.hours)
        for dated in self.dates.values():
            end = end.together_with(dated.finish)
        return end


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
    ahead = work_ahead(person, roles, progress.work, model, base, pace)
    plan, sequence = ahead.plan, ahead.bridge
    calendar = timetable(request.start, plan.pace.hours, request.pauses)
    dates = step_dates(sequence, calendar)
    able = frozenset(role.id for role in roles if is_able(role, sequence, person))
    needed = {
        role.id: Hours(0.0, 0.0) if role.id in able else hours_until_applying(sequence, role)
        for role in roles
    }
    years = {role.id: _barring_years(person, role, model, base) for role in roles}
    projects = {role: dates.get(other_id("project", role)) for role in needed if role not in able}
    built = {role: project.finish for role, project in projects.items() if project}
    apply = {
        role: calendar.finish(hours)
        .together_with(built.get(role, calendar.finish(hours)))
        .not_before(_years_later(calendar.start, years[role]))
        for role, hours in needed.items()
    }
    lies_ahead = {role: day for role, day in apply.items() if role not in able or years[role]}
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
        needed=needed,
        apply=apply,
        able=able,
        finishes={role: calendar.finish(hours) for role, hours in plan.alone.items()},
        essential={role.id: essential_hours(person, role, model, base) for role in roles},
        milestones=milestones(plan, sequence, lies_ahead, calendar),
        review=_review_date(plan, calendar),
        deadline=due,
        money_until=money,
        reachable=reachable,
        assumptions=tuple(find_assumptions(person, plan, base)),
        plan_b=plan_b(person, plan, ahead.work, model, base),
        held=held_levels(person, model),
        barring_years=years[roles[0].id],
    )


@record
class WorkAhead:
    """A plan, its work in order, and the work done with what was logged on resources credited to skills."""

    plan: Plan
    bridge: tuple[Todo, ...]
    work: Work


def work_ahead(
    person: Profile,
    roles: Sequence[Role],
    work: Work,
    model: MatchingModel,
    base: KnowledgeBase,
    pace: Pace | None = None,
) -> WorkAhead:
    """Return the work that is ahead of a person; logging hours shortens it and never rearranges it."""
    whole = plan_roles(person, roles, model, base, Work(done=work.done), pace)
    todos = bridge(whole, held_levels(person, model), trade_of(person, base), work.done, base)
    if not work.logged:
        return WorkAhead(whole, todos, work)
    work = credited(work, todos, whole, base)
    plan = plan_roles(person, roles, model, base, work, pace)
    return WorkAhead(plan, with_hours_left(todos, plan), work)


def _years_later(day: date, years: float) -> date:
    return day + timedelta(days=round(years * _DAYS_OF_A_YEAR))


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

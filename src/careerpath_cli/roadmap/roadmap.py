"""A plan on a calendar, with what helps to keep to it: milestones, a first step, assumptions, a plan B."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import held_levels
from careerpath_cli.planning.goals import essential_hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Pace, Plan, plan_roles
from careerpath_cli.planning.reach import barring_years, reach
from careerpath_cli.roadmap.assumptions import Assumption, find_assumptions
from careerpath_cli.roadmap.deadline import Deadline, deadline
from careerpath_cli.roadmap.plan_b import PlanB, plan_b
from careerpath_cli.roadmap.progress import Progress, learned_pace, with_progress
from careerpath_cli.roadmap.reachable import ReachableRole, reachable_roles
from careerpath_cli.roadmap.timetable import DAYS_OF_A_WEEK, Finish, Pause, Timetable, timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.inference import InferredLevel
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.plan import ProjectStep
    from careerpath_cli.profile.model import Profile

REVIEW_WEEKS = 4
"""Weeks of study after which a plan is reviewed; half-way through plans shorter than twice that."""


MilestoneKind = Literal["foundation", "parting", "essential", "learning", "project"]


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
class StepDates:
    """When a step is likely to begin, and when it is done."""

    begins: date
    finish: Finish


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point that a plan passes, and when.

    `foundation`: the foundation that all roles share is done. `parting`: everything that all roles share is
    done. `essential`: the essential skills of a role are in place, so applying makes sense. `learning`: all
    required learning is done. `project`: there is a project to show.
    """

    kind: MilestoneKind
    roles: tuple[str, ...]
    hours: Hours
    finish: Finish


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A plan on a calendar; `dates` has the required steps that are not done yet, by id.

    By role, `finishes` says when it would be reached on its own, without the other roles, and `essential` how
    many hours its essential skills take. `reachable` are roles that fit before the deadline where this plan
    does not. `held` are the levels that the person holds, inferred ones included, and
    `barring_years` those of experience without which nobody is hired for the first role.
    """

    plan: Plan
    request: RoadmapRequest
    profile: Profile
    progress: Progress
    calendar: Timetable
    dates: Mapping[str, StepDates]
    finishes: Mapping[str, Finish]
    essential: Mapping[str, Hours]
    milestones: tuple[Milestone, ...]
    review: date
    deadline: Deadline | None
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
    sequence = _required_sequence(plan)
    dates = _schedule(sequence, calendar)
    by = request.by or _own_deadline(person, request.start)
    finishes = {step: step_dates.finish for step, step_dates in dates.items()}
    due = deadline(by, plan.hours, finishes, calendar) if by else None
    reachable: tuple[ReachableRole, ...] = ()
    if due is not None and due.verdict != "fits":
        reachable = reachable_roles(person, [role.id for role in roles], due.hours, model, base)
    return Roadmap(
        plan=plan,
        request=request,
        profile=person,
        progress=progress,
        calendar=calendar,
        dates=dates,
        finishes={role: calendar.finish(hours) for role, hours in plan.alone.items()},
        essential={role.id: essential_hours(person, role, model, base) for role in roles},
        milestones=tuple(_milestones(plan, sequence, calendar)),
        review=_review_date(plan, calendar),
        deadline=due,
        reachable=reachable,
        assumptions=tuple(find_assumptions(person, plan, base)),
        plan_b=plan_b(person, plan, progress.work, model, base),
        held=held_levels(person, model),
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


def _own_deadline(profile: Profile, start: date) -> date | None:
    """Return the date by which the person wants to be ready; None where there is none, or it has passed."""
    stated = profile.constraints.ready_by
    by = date.fromisoformat(stated) if stated else None
    return by if by is not None and by > start else None


def _required_sequence(plan: Plan) -> list[LearningStep | ProjectStep]:
    """Return the required steps and the open projects, in one sequence.

    A role's project comes as soon as everything the role requires is at working level. Steps that only deepen
    a skill come after it: by then there is something to show, and to learn from.
    """
    sequence: list[LearningStep | ProjectStep] = list(plan.required)
    for project in plan.projects:
        if not project.done:
            before = [
                index for index, step in enumerate(sequence) if _precedes_project(step, project.role.id)
            ]
            sequence.insert(max(before, default=-1) + 1, project)
    return sequence


def _precedes_project(step: LearningStep | ProjectStep, role: str) -> bool:
    return isinstance(step, LearningStep) and role in step.roles and not step.deepens


def _schedule(sequence: Iterable[LearningStep | ProjectStep], calendar: Timetable) -> dict[str, StepDates]:
    dates = {}
    before = 0.0
    for step, after in _running_totals(sequence):
        dates[step.id] = StepDates(calendar.day_after(before), calendar.finish(after))
        before = after.likely
    return dates


def _milestones(
    plan: Plan, sequence: Sequence[LearningStep | ProjectStep], calendar: Timetable
) -> Iterable[Milestone]:
    """Return the milestones that lie ahead, in order."""
    roles = tuple(role.id for role in plan.roles)
    learning = plan.required
    candidates: list[tuple[MilestoneKind, tuple[str, ...], list[str]]] = []
    shared = [step for step in learning if step.branch == roles]
    candidates.append(("foundation", roles, [step.id for step in shared if step.part == "foundation"]))
    if len(roles) > 1:
        candidates.append(("parting", roles, [step.id for step in shared]))
    for role in roles:
        essential = [step.id for step in learning if _is_essential(step, role)]
        candidates.append(("essential", (role,), essential))
    candidates.append(("learning", roles, [step.id for step in learning]))
    candidates += [
        ("project", (project.role.id,), [project.id]) for project in plan.projects if not project.done
    ]
    totals = {step.id: hours for step, hours in _running_totals(sequence)}
    milestones = [
        Milestone(kind, served, totals[last], calendar.finish(totals[last]))
        for kind, served, steps in candidates
        if (last := next((step.id for step in reversed(sequence) if step.id in steps), None)) is not None
    ]
    return sorted(milestones, key=lambda milestone: (milestone.hours.high, milestone.hours.low))


def _is_essential(step: LearningStep, role: str) -> bool:
    return any(
        purpose.role == role and purpose.need is not None and purpose.need.importance == "essential"
        for purpose in step.purposes
    )


def _running_totals(
    sequence: Iterable[LearningStep | ProjectStep],
) -> Iterator[tuple[LearningStep | ProjectStep, Hours]]:
    """Yield each step with the middle half of the hours until it is done."""
    parts: list[Hours] = []
    for step in sequence:
        parts.append(step.hours)
        yield step, Hours.middle_half(parts)


def _review_date(plan: Plan, calendar: Timetable) -> date:
    """Return the day on which to compare the plan with what was done."""
    return calendar.day_after(hours_until_review(plan) + plan.pace.hours / DAYS_OF_A_WEEK)


def hours_until_review(plan: Plan) -> float:
    """Return the hours of work that should be logged before a plan is reviewed."""
    return min(REVIEW_WEEKS * plan.pace.hours, plan.hours.likely / 2)

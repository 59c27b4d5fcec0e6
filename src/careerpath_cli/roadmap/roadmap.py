"""A plan on a calendar, with all that helps to keep it: milestones, a first step, doubts, a plan B."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.goals import essential_hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Pace, Plan, plan_roles
from careerpath_cli.roadmap.assumptions import Assumption, find_assumptions
from careerpath_cli.roadmap.deadline import Deadline, deadline
from careerpath_cli.roadmap.plan_b import PlanB, plan_b
from careerpath_cli.roadmap.progress import Progress, learned_pace, with_progress
from careerpath_cli.roadmap.reachable import ReachableRole, reachable_roles
from careerpath_cli.roadmap.timetable import DAYS_OF_A_WEEK, Finish, Pause, Timetable, timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.plan import ProjectStep
    from careerpath_cli.profile.model import Profile

REVIEW_WEEKS = 4
"""After how many weeks of study a plan is looked at again; half-way where it is shorter than twice that."""


MilestoneKind = Literal["foundation", "parting", "essential", "learning", "project"]


@dataclass(frozen=True, slots=True)
class RoadmapRequest:
    """What a person asks of a roadmap: from which day on, at which pace, by when, without which days.

    `hours_per_week` outweighs the pace of the log, `usual_hours` only that of the answers.
    """

    start: date
    hours_per_week: float | None = None
    usual_hours: float | None = None
    by: date | None = None
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class StepDates:
    """A step's days: the likely first one, and when it is done."""

    begins: date
    finish: Finish


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point that a plan passes, and when.

    `foundation`: the last step of the foundation that all roles share is done. `essential`: so is what the
    roles can hardly be had
    without, so that applying makes sense. `parting`: what all roles share is done. `learning`: all that is
    required. `project`: there is something to show for it.
    """

    kind: MilestoneKind
    roles: tuple[str, ...]
    hours: Hours
    finish: Finish


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A plan on a calendar. `dates` are those of required steps that are not done, by id.

    `finishes` says when each role's part is done if one goes straight for it, `essential` how many hours of
    learning the role can hardly be had without. `reachable` are roles that
    the deadline leaves time for where it does not for this.
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

    @property
    def finish(self) -> Finish:
        """When all that is required is done."""
        return self.calendar.finish(self.plan.hours)

    @property
    def first(self) -> LearningStep | ProjectStep | None:
        """What to begin with: the first required step that is open, and not only by an unasked skill."""
        waiting = [step for step in self.plan.required if step.hours.high > 0]
        asked = [step for step in waiting if step.now is not None]
        if waiting:
            return next(iter(asked), waiting[0])
        return next((project for project in self.plan.projects if not project.done), None)


def build_roadmap(
    profile: Profile,
    roles: Sequence[Role],
    request: RoadmapRequest,
    progress: Progress,
    model: MatchingModel,
    base: KnowledgeBase,
) -> Roadmap:
    """Work out the roadmap of a person, as the answers and the history stand.

    The profile is the person's own; what was reached since is added here. Raises UsageError where there is no
    role, for a deadline that lies before the first day, and for a plan beyond the calendar.
    """
    if not roles:
        raise UsageError(
            "A roadmap leads to a role, and none is named.", hint="careerpath list shows them all."
        )
    person = with_progress(profile, progress)
    pace = _pace(request, progress)
    plan = plan_roles(person, roles, model, base, progress.work, pace)
    calendar = timetable(request.start, plan.pace.hours, request.pauses)
    sequence = _sequence(plan)
    dates = _dates(sequence, calendar)
    by = request.by or _own_deadline(person, request.start)
    finishes = {step: dated.finish for step, dated in dates.items()}
    held_to = deadline(by, plan.hours, finishes, calendar) if by else None
    reachable: tuple[ReachableRole, ...] = ()
    if held_to is not None and held_to.verdict != "fits":
        reachable = reachable_roles(person, [role.id for role in roles], held_to.hours, model, base)
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
        review=_review(plan, calendar),
        deadline=held_to,
        reachable=reachable,
        assumptions=tuple(find_assumptions(person, plan, base)),
        plan_b=plan_b(person, plan, progress.work, model, base),
    )


def _pace(request: RoadmapRequest, progress: Progress) -> Pace | None:
    """Give the pace that was asked for, or else that of the log, or the usual one; None without any."""
    if request.hours_per_week is not None:
        return Pace(request.hours_per_week, "asked")
    learned = learned_pace(progress, request.start, timetable(request.start, 1.0, request.pauses))
    if learned is not None:
        return Pace(max(LEAST_HOURS_PER_WEEK, round(learned, 1)), "logged")
    return Pace(request.usual_hours, "asked") if request.usual_hours is not None else None


def _own_deadline(profile: Profile, start: date) -> date | None:
    """Give the date by which the person wants to be ready, while it lies ahead."""
    stated = profile.constraints.ready_by
    by = date.fromisoformat(stated) if stated else None
    return by if by is not None and by > start else None


def _sequence(plan: Plan) -> list[LearningStep | ProjectStep]:
    """Put required steps and projects into one row.

    A role's project comes as soon as one can work with all that the role requires; what only deepens a skill
    comes after it, because there is something to show by then, and to learn from.
    """
    row: list[LearningStep | ProjectStep] = list(plan.required)
    for project in plan.projects:
        if not project.done:
            places = [place for place, step in enumerate(row) if _leads_to(step, project.role.id)]
            row.insert(max(places, default=-1) + 1, project)
    return row


def _leads_to(step: LearningStep | ProjectStep, role: str) -> bool:
    return isinstance(step, LearningStep) and role in step.roles and not step.deepens


def _dates(sequence: Iterable[LearningStep | ProjectStep], calendar: Timetable) -> dict[str, StepDates]:
    found = {}
    before = Hours(0.0, 0.0)
    for step in sequence:
        after = Hours.total([before, step.hours])
        found[step.id] = StepDates(calendar.day_after(before.likely), calendar.finish(after))
        before = after
    return found


def _milestones(
    plan: Plan, sequence: Sequence[LearningStep | ProjectStep], calendar: Timetable
) -> Iterable[Milestone]:
    """Give the points on the way, in their order; what is behind the person is none."""
    roles = tuple(role.id for role in plan.roles)
    learning = plan.required
    ends: list[tuple[MilestoneKind, tuple[str, ...], list[str]]] = []
    shared = [step for step in learning if step.branch == roles]
    ends.append(("foundation", roles, [step.id for step in shared if step.part == "foundation"]))
    if len(roles) > 1:
        ends.append(("parting", roles, [step.id for step in shared]))
    for role in roles:
        essential = [step.id for step in learning if _essential(step, role)]
        ends.append(("essential", (role,), essential))
    ends.append(("learning", roles, [step.id for step in learning]))
    ends += [("project", (project.role.id,), [project.id]) for project in plan.projects if not project.done]
    totals = _running_totals(sequence)
    found = [
        Milestone(kind, whose, totals[last], calendar.finish(totals[last]))
        for kind, whose, steps in ends
        if (last := next((step.id for step in reversed(sequence) if step.id in steps), None)) is not None
    ]
    return sorted(found, key=lambda one: (one.hours.high, one.hours.low))


def _essential(step: LearningStep, role: str) -> bool:
    return any(
        purpose.role == role and purpose.need is not None and purpose.need.importance == "essential"
        for purpose in step.purposes
    )


def _running_totals(sequence: Iterable[LearningStep | ProjectStep]) -> dict[str, Hours]:
    totals = {}
    before = Hours(0.0, 0.0)
    for step in sequence:
        before = totals[step.id] = Hours.total([before, step.hours])
    return totals


def _review(plan: Plan, calendar: Timetable) -> date:
    """Give the day on which to hold the plan against what happened."""
    return calendar.day_after(hours_until_review(plan) + plan.pace.hours / DAYS_OF_A_WEEK)


def hours_until_review(plan: Plan) -> float:
    """Give the hours that should be worked before a plan is looked at again."""
    return min(REVIEW_WEEKS * plan.pace.hours, plan.hours.likely / 2)

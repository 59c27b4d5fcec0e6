"""The bridge of a plan on a calendar: its work in order, when each part of it is done, what is passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from careerpath_cli.planning.cover import WorkStep, work_steps
from careerpath_cli.planning.effort import Hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.inference import InferredLevel
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.planning.plan import Plan, ProjectStep
    from careerpath_cli.planning.shelf import Learner
    from careerpath_cli.roadmap.timetable import Finish, Timetable

TRIED = 2
"""Of how many roles the try-it is part of a plan."""
_ROOM = 10
"""How many rows the learning, the projects and the try-its of a plan may have; five are for people to talk to
and
for getting hired, and nobody keeps an eye on more than fifteen."""
MilestoneKind = Literal["foundation", "parting", "essential", "learning", "project"]


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


def bridge(
    plan: Plan, held: Mapping[str, InferredLevel], trade: Learner, base: KnowledgeBase
) -> tuple[WorkStep | ProjectStep, ...]:
    """Return what is open until applying makes sense, in order: courses and books, and the projects.

    A role's project comes as soon as everything the role requires is at working level. What only deepens a
    skill comes after it: by then there is something to show, and to learn from.
    """
    learning = [step for step in plan.required if step.hours.high > 0]
    projects = [project for project in plan.projects if not project.done]
    room = _ROOM - len(projects) - min(len(plan.roles), TRIED)
    works = work_steps(learning, held, trade, base, max(1, room))
    sequence: list[WorkStep | ProjectStep] = list(works)
    for project in projects:
        before = [place for place, todo in enumerate(sequence) if _precedes(todo, project)]
        sequence.insert(max(before, default=-1) + 1, project)
    return tuple(sequence)


def _precedes(todo: WorkStep | ProjectStep, project: ProjectStep) -> bool:
    return isinstance(todo, WorkStep) and any(
        project.role.id in step.roles and not step.deepens for step in todo.steps
    )


def step_dates(
    sequence: Iterable[WorkStep | ProjectStep], plan: Plan, calendar: Timetable
) -> dict[str, StepDates]:
    """Return when each open part of the bridge is done, and each learning step of the plan with it.

    A learning step is done when its course is; one that took more than was estimated is due at once.
    """
    at_once = StepDates(calendar.day_after(0.0), calendar.finish(Hours(0.0, 0.0)))
    dates = {step.id: at_once for step in plan.required if not step.hours.high}
    before = 0.0
    for todo, after in running_totals(sequence):
        dated = StepDates(calendar.day_after(before), calendar.finish(after))
        dates |= dict.fromkeys([todo.id, *(step.id for step in _learnt(todo))], dated)
        before = after.likely
    return dates


def running_totals(
    sequence: Iterable[WorkStep | ProjectStep],
) -> Iterator[tuple[WorkStep | ProjectStep, Hours]]:
    """Yield each part of the bridge with the middle half of the hours until it is done."""
    parts: list[Hours] = []
    for todo in sequence:
        parts += [step.hours for step in todo.steps] if isinstance(todo, WorkStep) else [todo.hours]
        yield todo, Hours.middle_half(parts)


def _learnt(todo: WorkStep | ProjectStep) -> tuple[LearningStep, ...]:
    return todo.steps if isinstance(todo, WorkStep) else ()


def milestones(
    plan: Plan, sequence: Sequence[WorkStep | ProjectStep], calendar: Timetable
) -> tuple[Milestone, ...]:
    """Return the milestones that lie ahead, in order."""
    roles = tuple(role.id for role in plan.roles)
    learning = plan.required
    shared = [step for step in learning if step.branch == roles]
    kinds: list[tuple[MilestoneKind, tuple[str, ...], set[str]]] = [
        ("foundation", roles, {step.id for step in shared if step.part == "foundation"}),
        ("parting", roles, {step.id for step in shared} if len(roles) > 1 else set()),
        *(("essential", (role,), _essential(learning, role)) for role in roles),
        ("learning", roles, {step.id for step in learning}),
        *(("project", (project.role.id,), {project.id}) for project in plan.projects if not project.done),
    ]
    totals = list(running_totals(sequence))
    passed = [
        Milestone(kind, served, hours, calendar.finish(hours))
        for kind, served, steps in kinds
        if (hours := _last_total(totals, steps)) is not None
    ]
    return tuple(sorted(passed, key=lambda milestone: (milestone.hours.high, milestone.hours.low)))


def _last_total(totals: Sequence[tuple[WorkStep | ProjectStep, Hours]], steps: set[str]) -> Hours | None:
    """Return the hours until the last of some steps is done; None where none of them is open."""
    return next(
        (
            hours
            for todo, hours in reversed(totals)
            if steps.intersection({todo.id, *(step.id for step in _learnt(todo))})
        ),
        None,
    )


def _essential(steps: Iterable[LearningStep], role: str) -> set[str]:
    """Return the ids of the steps that serve an essential need of a role."""
    return {
        step.id
        for step in steps
        for purpose in step.purposes
        if purpose.role == role and purpose.need is not None and purpose.need.importance == "essential"
    }

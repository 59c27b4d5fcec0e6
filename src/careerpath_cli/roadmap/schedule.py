"""The bridge of a plan on a calendar: its work in order, when each part of it is done, what is passed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.inference import InferredLevel
from careerpath_cli.planning.cover import WorkStep, work_steps
from careerpath_cli.planning.credit import Todo
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.goals import has_work_to_show
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Plan, ProjectStep
from careerpath_cli.planning.shelf import Learner
from careerpath_cli.planning.step_names import other_id
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.timetable import Finish, Timetable

TRIED = 2
"""Of how many roles the try-it is part of a plan."""
_ROOM = 10
"""How many rows the learning, the projects and the try-its of a plan may have; five are for people to talk to
and for getting hired, and nobody keeps an eye on more than fifteen."""
MilestoneKind = Literal["foundation", "parting", "essential", "learning", "project"]


@record
class StepDates:
    """When a step is likely to begin, and when it is done."""

    begins: date
    finish: Finish


@record
class Milestone:
    """A point that a plan passes, and when.

    `foundation`: the foundation that all roles share is done. `parting`: everything that all roles share is
    done. `essential`: the essential skills of a role are in place, with work to show, so that applying makes
    sense. `learning`: all required learning is done. `project`: there is a project to show.
    """

    kind: MilestoneKind
    roles: tuple[str, ...]
    finish: Finish


def bridge(
    plan: Plan,
    held: Mapping[str, InferredLevel],
    trade: Learner,
    finished: Collection[str],
    base: KnowledgeBase,
) -> tuple[Todo, ...]:
    """Return what is open until applying makes sense, in order: courses and books, and the projects.

    A role's project comes as soon as everything the role requires is at working level. What only deepens a
    skill comes after it: by then there is something to show, and to learn from. No resource whose step is
    `finished` is taken up again.
    """
    open_resources = {
        resource: entry
        for resource, entry in base.resources.items()
        if other_id("resource", resource) not in finished
    }
    if len(open_resources) < len(base.resources):
        base = replace(base, resources=open_resources)
    learning = [step for step in plan.required if step.hours.high > 0]
    projects = [project for project in plan.projects if not project.done]
    room = _ROOM - len(projects) - min(len(plan.roles), TRIED)
    works = work_steps(learning, held, trade, base, max(1, room))
    sequence: list[Todo] = list(works)
    for project in projects:
        before = [place for place, todo in enumerate(sequence) if _precedes(todo, project)]
        sequence.insert(max(before, default=-1) + 1, project)
    return tuple(sequence)


def _precedes(todo: Todo, project: ProjectStep) -> bool:
    return isinstance(todo, WorkStep) and any(
        project.role.id in step.roles and not step.deepens for step in todo.steps
    )


def step_dates(sequence: Iterable[Todo], calendar: Timetable) -> dict[str, StepDates]:
    """Return when each part of the bridge is done; a learning step is done when its course is.

    A project that others have to use for some weeks isn't done before; other work goes on meanwhile.
    """
    dates: dict[str, StepDates] = {}
    before = 0.0
    for todo, after in running_totals(sequence):
        begins, finish = calendar.day_after(before), calendar.finish(after)
        if isinstance(todo, ProjectStep):
            finish = finish.not_before(begins + timedelta(weeks=todo.role.portfolio.weeks))
        dated = StepDates(begins, finish)
        dates |= dict.fromkeys([todo.id, *(step.id for step in _learnt(todo))], dated)
        before = after.likely
    return dates


def running_totals(
    sequence: Iterable[Todo],
) -> Iterator[tuple[WorkStep | ProjectStep, Hours]]:
    """Yield each part of the bridge with the middle half of the hours until it is done."""
    parts: list[Hours] = []
    for todo in sequence:
        parts += [step.hours for step in todo.steps] if isinstance(todo, WorkStep) else [todo.hours]
        yield todo, Hours.middle_half(parts)


def _learnt(todo: Todo) -> tuple[LearningStep, ...]:
    return todo.steps if isinstance(todo, WorkStep) else ()


def is_able(role: Role, sequence: Iterable[Todo], person: Profile) -> bool:
    """Return whether somebody has what newcomers to a role are hired with, and something to show."""
    left = [todo for todo in sequence if todo.hours.high > 0 and _serves(todo, role.id)]
    return not left or (
        has_work_to_show(person, role) and all(isinstance(todo, ProjectStep) for todo in left)
    )


def hours_until_applying(sequence: Iterable[Todo], role: Role) -> Hours:
    """Return the hours until the last part of the bridge that serves a role is done."""
    totals = [hours for todo, hours in running_totals(sequence) if _serves(todo, role.id)]
    return totals[-1] if totals else Hours(0.0, 0.0)


def _serves(todo: Todo, role: str) -> bool:
    if isinstance(todo, ProjectStep):
        return todo.role.id == role
    return any(role in step.roles for step in todo.steps)


def milestones(
    plan: Plan, sequence: Sequence[Todo], apply: Mapping[str, Finish], calendar: Timetable
) -> tuple[Milestone, ...]:
    """Return the milestones that lie ahead, in order; `apply` says for which roles applying isn't yet one."""
    roles = tuple(role.id for role in plan.roles)
    learning = plan.required
    shared = [step for step in learning if step.branch == roles]
    kinds: list[tuple[MilestoneKind, tuple[str, ...], set[str]]] = [
        ("foundation", roles, {step.id for step in shared if step.part == "foundation"}),
        ("parting", roles, {step.id for step in shared} if len(roles) > 1 else set()),
        ("learning", roles, {step.id for step in learning}),
        *(("project", (project.role.id,), {project.id}) for project in plan.projects if not project.done),
    ]
    totals = list(running_totals(sequence))
    passed = [
        Milestone(kind, served, calendar.finish(hours))
        for kind, served, steps in kinds
        if (hours := _last_total(totals, steps)) is not None
    ]
    passed += [Milestone("essential", (role,), finish) for role, finish in apply.items()]
    return tuple(sorted(passed, key=lambda milestone: (milestone.finish.likely, milestone.finish.late)))


def _last_total(totals: Sequence[tuple[Todo, Hours]], steps: set[str]) -> Hours | None:
    """Return the hours until the last of some steps is done; None where none of them is open."""
    return next(
        (
            hours
            for todo, hours in reversed(totals)
            if steps.intersection({todo.id, *(step.id for step in _learnt(todo))})
        ),
        None,
    )

"""What changed between a roadmap saved as JSON and today's, and why.

The plan is recalculated from the old inputs, replacing one kind of input after another by today's. Whatever
changes at a replacement is attributed to it: first the knowledge base and the program, then the roles, the
answers, the log, and finally the calendar. What changed is said by course, book and project; of a file of a
former version, which has none of these, by skill.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.cover import WorkStep
from careerpath_cli.planning.credit import Todo
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Plan, ProjectStep
from careerpath_cli.profile.history import Done
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Progress, with_progress
from careerpath_cli.roadmap.roadmap import Roadmap, work_ahead
from careerpath_cli.roadmap.saved import Inputs, SavedHours, SavedRoadmap

Reason = Literal[
    "knowledge base", "program", "knowledge base or program", "edited", "roles", "answers", "log", "calendar"
]


@record
class StepChange:
    """A step that is new (`before` is None), gone (`after` is None), or takes more or fewer hours.

    `teaches` are the levels that it brings skills to, `done` says that it is gone because it was finished.
    """

    step: str
    before: Hours | None
    after: Hours | None
    teaches: Mapping[str, str]
    done: bool = False


@record
class Difference:
    """One input that differs: its subject (an id, or a name such as `start`), before and after."""

    subject: str
    before: str
    after: str


@record
class Cause:
    """The effect of one kind of input: the inputs that differ, the steps that changed, the required hours."""

    reason: Reason
    differences: tuple[Difference, ...]
    steps: tuple[StepChange, ...]
    before: Hours
    after: Hours


@record
class RoadmapChanges:
    """Everything that changed since a roadmap was saved; `before` and `after` are the required hours."""

    since: str
    causes: tuple[Cause, ...]
    before: Hours
    after: Hours
    likely_before: str
    likely_after: str


@record
class _Open:
    """An open step: the hours that are left of it, and the levels that it brings skills to."""

    hours: Hours
    teaches: Mapping[str, str]


@record
class _State:
    """The open steps by id, what was finished by then, and the total of required hours."""

    steps: Mapping[str, _Open]
    finished: Collection[str]
    hours: Hours


def changes_since(
    saved: SavedRoadmap,
    current: Roadmap,
    answers: Profile,
    model: MatchingModel,
    base: KnowledgeBase,
    program: str,
) -> RoadmapChanges:
    """Return what changed from a saved roadmap to today's; `answers` are today's, without logged progress."""
    before = previous = _saved_state(saved)
    causes = []
    for reason, stage_differences, after in _stages(saved, current, answers, model, base, program):
        steps, differences = tuple(_step_changes(previous, after)), tuple(stage_differences)
        if differences or steps:
            causes.append(Cause(reason, differences, steps, previous.hours, after.hours))
        previous = after
    return RoadmapChanges(
        since=saved.inputs.start,
        causes=tuple(causes),
        before=before.hours,
        after=current.plan.hours,
        likely_before=saved.finish.likely,
        likely_after=current.finish.likely.isoformat(),
    )


def _stages(
    saved: SavedRoadmap,
    current: Roadmap,
    answers: Profile,
    model: MatchingModel,
    base: KnowledgeBase,
    program: str,
) -> Iterator[tuple[Reason, Iterable[Difference], _State]]:
    """Yield the plan's state with one more kind of input taken from today, and what differs in that kind."""
    inputs = saved.inputs
    roles_today = [role.id for role in current.plan.roles]
    known = {skill: level for skill, level in _levels(inputs.skills).items() if skill in base.skills}
    saved_answers = replace(answers, skills=known)
    saved_log = _progress(inputs)

    by_work = isinstance(saved.steps, list)

    def state(profile: Profile, targets: Sequence[str]) -> _State:
        roles = [base.roles[role] for role in targets if role in base.roles]
        if not roles:
            return _State({}, (), Hours(0.0, 0.0))
        person = with_progress(profile, saved_log)
        ahead = work_ahead(person, roles, saved_log.work, model, base)
        return _plan_state(ahead.plan, ahead.bridge if by_work else None, saved_log)

    today = _plan_state(current.plan, current.bridge if by_work else None, current.progress)
    reason, versions = _compare_versions(saved, base, program)
    yield reason, versions, state(saved_answers, inputs.roles)
    yield "roles", _compare_lists("roles", inputs.roles, roles_today), state(saved_answers, roles_today)
    yield "answers", _compare_mappings(inputs.skills, answers.skills), state(answers, roles_today)
    yield "log", _compare_logs(saved_log, current.progress), today
    yield "calendar", _compare_calendars(inputs, current), today


def _levels(skills: Mapping[str, str]) -> dict[str, Level]:
    return {skill: level for skill, text in skills.items() for level in LEVELS if level == text}


def _progress(inputs: Inputs) -> Progress:
    done = tuple(
        Done(
            entry.day,
            entry.step,
            entry.skill,
            next((level for level in LEVELS if level == entry.level), None),
            None,
            entry.proof,
        )
        for entry in inputs.done
    )
    return Progress(logged=dict(inputs.logged), done=done)


def _saved_state(saved: SavedRoadmap) -> _State:
    """Return what was open in a saved roadmap: by work or, in files of former versions, by skill."""
    work = saved.steps
    if isinstance(work, list):
        steps = {step.id: _Open(_hours(step.hours), step.teaches) for step in work if step.part == "bridge"}
    else:
        steps = {step.id: _Open(_hours(step.hours), {step.skill: step.to}) for step in saved.learning}
        steps |= {
            project.id: _Open(_hours(project.hours), {}) for project in saved.projects if not project.done
        }
    finished = {entry.step for entry in saved.inputs.done}
    return _State(steps, finished, _hours(saved.hours))


def _hours(amount: SavedHours) -> Hours:
    return Hours(amount.low, amount.high)


def _plan_state(plan: Plan, bridge: Iterable[Todo] | None, progress: Progress) -> _State:
    """Return what is open in a plan: the work of its bridge or, without one, its single steps."""
    projects = [project for project in plan.projects if not project.done]
    todos: list[Todo | LearningStep] = [*plan.steps, *projects] if bridge is None else [*bridge]
    steps = {todo.id: _Open(todo.hours, _teaches(todo)) for todo in todos}
    return _State(steps, {entry.step for entry in progress.done}, plan.hours)


def _teaches(todo: Todo | LearningStep) -> Mapping[str, str]:
    if isinstance(todo, ProjectStep):
        return {}
    return todo.teaches if isinstance(todo, WorkStep) else {todo.skill: todo.to}


def _step_changes(before: _State, after: _State) -> Iterator[StepChange]:
    for step in dict.fromkeys([*before.steps, *after.steps]):
        old, new = before.steps.get(step), after.steps.get(step)
        if old is None or new is None or not _same_hours(old.hours, new.hours):
            known = new or old
            yield StepChange(
                step,
                old.hours if old else None,
                new.hours if new else None,
                known.teaches if known else {},
                done=new is None and _is_finished(step, old, after.finished),
            )


def _is_finished(step: str, work: _Open | None, finished: Collection[str]) -> bool:
    """Return whether a step was finished, or everything that it brings."""
    teaches = work.teaches if work else {}
    learnt = {f"{skill}-{level}" for skill, level in teaches.items()}
    return step in finished or bool(learnt and learnt <= set(finished))


def _same_hours(old: Hours, new: Hours) -> bool:
    """Return whether two ranges are equal, up to the rounding of files to four digits."""
    return abs(old.low - new.low) < 1e-3 and abs(old.high - new.high) < 1e-3  # noqa: PLR2004 - four digits


def _compare_versions(
    saved: SavedRoadmap, base: KnowledgeBase, program: str
) -> tuple[Reason, tuple[Difference, ...]]:
    differences = []
    if saved.knowledge_base != base.version:
        differences.append(Difference("knowledge base", saved.knowledge_base, base.version))
    if saved.program != program:
        differences.append(Difference("program", saved.program, program))
    # Steps that changed although neither version did can only come from an edit of the saved file.
    reasons: dict[int, Reason] = {0: "edited", 2: "knowledge base or program"}
    only: Reason = (
        "knowledge base" if differences and differences[0].subject == "knowledge base" else "program"
    )
    return reasons.get(len(differences), only), tuple(differences)


def _compare_lists(subject: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    if list(before) != list(after):
        yield Difference(subject, ", ".join(before), ", ".join(after))


def _compare_mappings(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for subject in dict.fromkeys([*before, *after]):
        old, new = before.get(subject, ""), after.get(subject, "")
        if old != new:
            yield Difference(subject, old, new)


def _compare_logs(before: Progress, after: Progress) -> Iterator[Difference]:
    """Yield what was finished or opened again, a resource without what it brought, and the hours logged."""
    done_before, done_after = ({entry.step: "done" for entry in log.done} for log in (before, after))
    for steps in after.brought.values():
        for step in set(steps) - done_before.keys():
            del done_after[step]
    yield from _compare_mappings(done_before, done_after)
    hours_before, hours_after = (
        {subject: f"{hours:g} h" for subject, hours in log.logged.items()} for log in (before, after)
    )
    yield from _compare_mappings(hours_before, hours_after)


def _compare_calendars(inputs: Inputs, current: Roadmap) -> Iterator[Difference]:
    pauses = [f"{pause.first}..{pause.last}" for pause in current.calendar.pauses]
    pairs = {
        "start": (inputs.start, current.request.start.isoformat()),
        "hours per week": (f"{inputs.hours_per_week:g}", f"{current.plan.pace.hours:g}"),
        "by": (inputs.by or "", current.deadline.by.isoformat() if current.deadline else ""),
        "pauses": (", ".join("..".join(pause) for pause in inputs.pauses), ", ".join(pauses)),
    }
    yield from (Difference(name, old, new) for name, (old, new) in pairs.items() if old != new)

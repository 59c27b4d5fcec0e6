"""What changed between a roadmap that was kept as JSON and today's, and why.

The plan is worked out again and again from the old inputs, with one kind of input after the other replaced by
today's. What changes at a replacement is owed to it: first the knowledge base and the program, then the
roles, the answers, the log, and in the end the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.plan import plan_roles
from careerpath_cli.profile.history import Done
from careerpath_cli.roadmap.progress import Progress, with_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.plan import Plan
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap.record import InputsRecord, RoadmapRecord
    from careerpath_cli.roadmap.roadmap import Roadmap

Reason = Literal[
    "knowledge base", "program", "knowledge base or program", "edited", "roles", "answers", "log", "calendar"
]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that is new (no hours before), gone (none after), or takes more or less than before."""

    step: str
    before: Hours | None
    after: Hours | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One input that differs: what it is about (an id, or a name such as `start`), before and after."""

    subject: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What one kind of input did: the inputs that differ, the steps that changed, the required hours."""

    reason: Reason
    differences: tuple[Difference, ...]
    steps: tuple[StepChange, ...]
    before: Hours
    after: Hours


@dataclass(frozen=True, slots=True)
class RoadmapChanges:
    """Everything that changed since a roadmap was kept; `before` and `after` are the required hours."""

    since: str
    causes: tuple[Cause, ...]
    before: Hours
    after: Hours
    likely_before: str
    likely_after: str


@dataclass(frozen=True, slots=True)
class _State:
    """The hours of each step, required ones marked, and the total required."""

    steps: Mapping[str, tuple[Hours, bool]]
    hours: Hours


def changes_since(
    kept: RoadmapRecord,
    found: Roadmap,
    answers: Profile,
    model: MatchingModel,
    base: KnowledgeBase,
    program: str,
) -> RoadmapChanges:
    """Compare a kept roadmap with today's; `answers` are today's without what was reached since."""
    before = last = _kept_state(kept)
    causes = []
    for reason, differences, after in _stages(kept, found, answers, model, base, program):
        steps, different = tuple(_step_changes(last, after)), tuple(differences)
        if different or steps:
            causes.append(Cause(reason, different, steps, last.hours, after.hours))
        last = after
    return RoadmapChanges(
        since=kept["inputs"]["start"],
        causes=tuple(causes),
        before=before.hours,
        after=found.plan.hours,
        likely_before=kept["finish"]["likely"],
        likely_after=found.finish.likely.isoformat(),
    )


def _stages(
    kept: RoadmapRecord,
    found: Roadmap,
    answers: Profile,
    model: MatchingModel,
    base: KnowledgeBase,
    program: str,
) -> Iterator[tuple[Reason, Iterable[Difference], _State]]:
    """Return the plan with one more kind of today's inputs at a time, and what differs in that kind."""
    inputs = kept["inputs"]
    today = [role.id for role in found.plan.roles]
    known = {skill: level for skill, level in _levels(inputs["skills"]).items() if skill in base.skills}
    past = replace(answers, skills=known)
    log = _progress(inputs)

    def state(person: Profile, targets: Sequence[str]) -> _State:
        roles = [base.roles[one] for one in targets if one in base.roles]
        if not roles:
            return _State({}, Hours(0.0, 0.0))
        return _state(plan_roles(with_progress(person, log), roles, model, base, log.work))

    reason, versions = _versions(kept, base, program)
    yield reason, versions, state(past, inputs["roles"])
    yield "roles", _listed("roles", inputs["roles"], today), state(past, today)
    yield "answers", _different(inputs["skills"], answers.skills), state(answers, today)
    yield "log", _log(log, found.progress), _state(found.plan)
    yield "calendar", _calendar(inputs, found), _state(found.plan)


def _levels(skills: Mapping[str, str]) -> dict[str, Level]:
    return {skill: level for skill, text in skills.items() for level in LEVELS if level == text}


def _progress(inputs: InputsRecord) -> Progress:
    done = tuple(
        Done(
            one["day"],
            one["step"],
            one["skill"],
            next((level for level in LEVELS if level == one["level"]), None),
            None,
            one["proof"],
        )
        for one in inputs["done"]
    )
    return Progress(logged=dict(inputs["logged"]), done=done)


def _kept_state(kept: RoadmapRecord) -> _State:
    steps = {
        step["id"]: (Hours(step["hours"]["low"], step["hours"]["high"]), not step["optional"])
        for step in kept["learning"]
    }
    projects = {
        one["id"]: (Hours(one["hours"]["low"], one["hours"]["high"]), True)
        for one in kept["projects"]
        if not one["done"]
    }
    return _State({**steps, **projects}, Hours(kept["hours"]["low"], kept["hours"]["high"]))


def _state(plan: Plan) -> _State:
    steps = {step.id: (step.hours, not step.optional) for step in plan.steps}
    projects = {one.id: (one.hours, True) for one in plan.projects if not one.done}
    return _State({**steps, **projects}, plan.hours)


def _step_changes(before: _State, after: _State) -> Iterator[StepChange]:
    for step in dict.fromkeys([*before.steps, *after.steps]):
        old, new = before.steps.get(step), after.steps.get(step)
        if old is None or new is None or not _same(old[0], new[0]):
            yield StepChange(step, old[0] if old else None, new[0] if new else None)


def _same(one: Hours, other: Hours) -> bool:
    """Tell whether two ranges are one; files keep four digits."""
    return abs(one.low - other.low) < 1e-3 and abs(one.high - other.high) < 1e-3  # noqa: PLR2004 - four digits


def _versions(
    kept: RoadmapRecord, base: KnowledgeBase, program: str
) -> tuple[Reason, tuple[Difference, ...]]:
    found = []
    if kept["knowledge_base"] != base.version:
        found.append(Difference("knowledge base", kept["knowledge_base"], base.version))
    if kept["program"] != program:
        found.append(Difference("program", kept["program"], program))
    reasons: dict[int, Reason] = {0: "edited", 2: "knowledge base or program"}
    only: Reason = "knowledge base" if found and found[0].subject == "knowledge base" else "program"
    return reasons.get(len(found), only), tuple(found)


def _listed(subject: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    if list(before) != list(after):
        yield Difference(subject, ", ".join(before), ", ".join(after))


def _different(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for subject in dict.fromkeys([*before, *after]):
        old, new = before.get(subject, ""), after.get(subject, "")
        if old != new:
            yield Difference(subject, old, new)


def _log(before: Progress, after: Progress) -> Iterator[Difference]:
    yield from _different({one.step: "done" for one in before.done}, {one.step: "done" for one in after.done})
    hours = ({subject: f"{hours:g} h" for subject, hours in one.logged.items()} for one in (before, after))
    yield from _different(*hours)


def _calendar(inputs: InputsRecord, found: Roadmap) -> Iterator[Difference]:
    pauses = [f"{one.first}..{one.last}" for one in found.calendar.pauses]
    pairs = {
        "start": (inputs["start"], found.request.start.isoformat()),
        "hours per week": (f"{inputs['hours_per_week']:g}", f"{found.plan.pace.hours:g}"),
        "by": (inputs["by"] or "", found.deadline.by.isoformat() if found.deadline else ""),
        "pauses": (", ".join("..".join(one) for one in inputs["pauses"]), ", ".join(pauses)),
    }
    yield from (Difference(name, old, new) for name, (old, new) in pairs.items() if old != new)

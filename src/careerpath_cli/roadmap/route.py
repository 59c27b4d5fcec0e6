"""The plan as a mentor lays it out: try, bridge, get hired, grow; what to do tonight, and when to stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.cover import left_out
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.goals import has_work_to_show
from careerpath_cli.planning.plan import ProjectStep
from careerpath_cli.planning.shelf import trade_of, with_plan
from careerpath_cli.planning.step_names import other_id
from careerpath_cli.roadmap import own_trade
from careerpath_cli.roadmap.schedule import TRIED
from careerpath_cli.roadmap.timetable import Finish

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.planning.cover import LeftOut, WorkStep
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap.own_trade import KnownMove
    from careerpath_cli.roadmap.progress import Progress
    from careerpath_cli.roadmap.roadmap import Roadmap

RoutePart = Literal["try", "bridge", "hired"]
StepKind = Literal["project", "course", "reading", "conversation", "application"]
ActionKind = Literal["try-it", "conversation", "application", "project", "lesson"]
TALK = ASK_INSIDE = Hours(1, 2)
WRITE_CV = Hours(3, 6)
REHEARSE = Hours(4, 8)
APPLY = Hours(12, 24)
"""Hours of a conversation, at work or elsewhere, a CV with a portfolio page, interview practice, and two
months of applications at some three a week: judged."""
FIRST_CHECK = timedelta(weeks=4)
LAST_CHECK = timedelta(weeks=13)
"""When to look whether the work is liked, and, after applying has begun, whether anybody answers."""
_DAYS_OF_A_YEAR = 365.25
EVENING = 110
"""The most minutes that a first action takes."""
WRITE_TWO_SENTENCES = 30
"""Minutes for a message to somebody at work, with what one offers."""
_BEFORE_LEARNING = frozenset({"try", "inside", "talk"})


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One row of the plan. `subject` is the work step it stands for, None for what is not learning.

    `hours` is what remains; `basis` says whether they are judged or stated by the role's own entry.
    """

    id: str
    part: RoutePart
    kind: StepKind
    hours: Hours
    finish: Finish
    teaches: Mapping[str, Level]
    work: WorkStep | None = None

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What to learn from: one for all of it, or one for each of its skills."""
        return self.work.resources if self.work else ()

    @property
    def resource(self) -> Resource | None:
        """The one thing that all of it is learnt from; None where each of its skills has its own."""
        return self.resources[0] if len(self.resources) == 1 else None


@dataclass(frozen=True, slots=True)
class LineSkill:
    """A skill that the apply line runs through: the level needed and the one held (None: not asked)."""

    skill: str
    needed: Level
    have: Level | None


@dataclass(frozen=True, slots=True)
class Tonight:
    """What to do first, and within how many minutes; `step` is the step of the route that it begins."""

    kind: ActionKind
    minutes: int
    step: RouteStep | None


@dataclass(frozen=True, slots=True)
class Route:
    """A plan for the first role of a roadmap.

    `apply` is when applying makes sense, `ready` whether it does today. `grow` are the levels that the job
    asks for beyond the line. `checks` are the days of the two checkpoints, and `move` is how people of the
    person's occupation, or of one like it, come to the role. `left_out` would have done as much
    as a course of the plan.
    """

    role: Role
    ready: bool
    apply: Finish
    line: tuple[LineSkill, ...]
    steps: tuple[RouteStep, ...]
    grow: tuple[tuple[str, Level], ...]
    tonight: Tonight | None
    checks: tuple[date, date]
    person: Profile
    move: KnownMove | None
    material: str
    left_out: tuple[LeftOut, ...] = ()

    @property
    def inside(self) -> str:
        """How people of the person's own occupation or role come to the role; empty where unknown."""
        return self.move.how if self.move is not None and not self.move.who else ""

    def of_part(self, part: RoutePart) -> tuple[RouteStep, ...]:
        """Return the steps of a part, in order."""
        return tuple(step for step in self.steps if step.part == part)


def route(roadmap: Roadmap, base: KnowledgeBase) -> Route:
    """Return the plan for a roadmap's roles, with the first role's try-it and way of getting hired."""
    plan, role, person = roadmap.plan, roadmap.plan.roles[0], roadmap.profile
    learning = [step for step in plan.required if step.hours.high > 0]
    able = not learning and (not plan.projects[0].hours.high or has_work_to_show(person, role))
    ready = able and not roadmap.barring_years
    asks_inside = own_trade.can_ask_inside(person, role, base, far=roadmap.barring_years > 0)
    steps = tuple(_steps(roadmap, learning, able=able, asks_inside=asks_inside))
    experienced = roadmap.request.start + timedelta(days=round(roadmap.barring_years * _DAYS_OF_A_YEAR))
    works = [step.work for step in steps if step.work is not None]
    learner = with_plan(trade_of(person, base), roadmap.held, learning, base)
    finish = roadmap.calendar.finish(Hours(0.0, 0.0) if able else plan.hours)
    apply = _not_before(experienced, finish)
    gaps = [gap for gap in plan.gaps[0].skills if gap.decides and gap.needed != "none"]
    move = own_trade.known_move(person, role, base)
    return Route(
        role=role,
        ready=ready,
        apply=apply,
        line=tuple(
            LineSkill(gap.need.skill, gap.needed, gap.level)
            for gap in gaps
            if not base.skills[gap.need.skill].trait
        ),
        steps=steps,
        grow=tuple(_grow(roadmap, steps, base)),
        tonight=_tonight(steps, roadmap, move, ready=ready),
        checks=(roadmap.request.start + FIRST_CHECK, apply.likely + LAST_CHECK),
        person=person,
        move=move,
        material=own_trade.material(person, base),
        left_out=left_out(works, learner, base),
    )


def _steps(
    roadmap: Roadmap, learning: Sequence[LearningStep], *, able: bool, asks_inside: bool
) -> Iterator[RouteStep]:
    """Yield what is open of the plan; trying and getting hired stand beside the learning's own hours."""
    plan, role, calendar = roadmap.plan, roadmap.plan.roles[0], roadmap.calendar
    done = roadmap.progress.work.done
    beside: list[Hours] = []

    def other(
        kind: StepKind, name: str, part: RoutePart, hours: Hours, after: float = 0.0, tried: Role = role
    ) -> RouteStep:
        total = Hours.middle_half(beside)
        finish = calendar.finish(Hours(after + total.low + hours.low, after + total.high + hours.high))
        return RouteStep(other_id(name, tried.id), part, kind, hours, finish, {})

    for tried in plan.roles[:TRIED]:
        if tried.id != person_role(roadmap.profile) and other_id("try", tried.id) not in done:
            yield other("project", "try", "try", Hours(*tried.try_it.hours), tried=tried)
            beside.append(Hours(*tried.try_it.hours))
    if other_id("inside", role.id) not in done and asks_inside:
        yield other("conversation", "inside", "try", ASK_INSIDE)
    if other_id("talk", role.id) not in done:
        yield other("conversation", "talk", "try", TALK)
    beside.clear()
    for todo in roadmap.bridge:
        finish = roadmap.dates[todo.id].finish
        if isinstance(todo, ProjectStep):
            yield RouteStep(todo.id, "bridge", "project", todo.hours, finish, _practised(todo, roadmap))
            continue
        courses = [resource.kind == "course" for resource in todo.resources]
        kind: StepKind = "course" if any(courses) else "reading"
        yield RouteStep(todo.id, "bridge", kind, todo.hours, finish, todo.teaches, todo)
    second_month = min(plan.hours.likely, plan.pace.hours * 52 / 12) if learning else 0.0
    apply_at = 0.0 if able else plan.hours.likely
    for name, kind, hours, after in (
        ("cv", "application", WRITE_CV, second_month),
        ("apply", "application", APPLY, apply_at),
        ("interview", "conversation", REHEARSE, apply_at),
    ):
        if other_id(name, role.id) not in done:
            yield other(kind, name, "hired", hours, after)


def _practised(project: ProjectStep, roadmap: Roadmap) -> dict[str, Level]:
    """Return what building the project brings to a higher level than the person had at the start."""
    return {
        skill: level
        for skill, level in project.role.portfolio.teaches.items()
        if skill not in roadmap.held or RANK[roadmap.held[skill].level] < RANK[level]
    }


def _not_before(day: date, finish: Finish) -> Finish:
    """Return the days of a finish, none of them before a day."""
    return Finish(max(day, finish.early), max(day, finish.likely), max(day, finish.late))


def person_role(profile: Profile) -> str:
    """Return the role that somebody works in; empty for none."""
    return profile.current_role or ""


def _grow(roadmap: Roadmap, steps: Sequence[RouteStep], base: KnowledgeBase) -> Iterator[tuple[str, Level]]:
    """Yield what the job asks for beyond what the plan brings, the required skills before the others."""
    taught = {skill: level for step in steps for skill, level in step.teaches.items()}
    gaps = [gap for gap in roadmap.plan.gaps[0].skills if gap.need.importance != "minor"]
    for gap in sorted(gaps, key=lambda gap: not gap.need.required):
        skill = base.skills[gap.need.skill]
        reached = max(taught.get(skill.id, "none"), gap.level or "none", key=RANK.__getitem__)
        if not skill.trait and RANK[reached] < RANK[gap.need.level]:
            yield skill.id, gap.need.level


def _tonight(
    steps: Sequence[RouteStep], roadmap: Roadmap, move: KnownMove | None, *, ready: bool
) -> Tonight | None:
    """Return the first thing to do: what was begun goes on; who could apply applies; others try the work.

    Whoever has an employer to ask does so once the work was tried, or at once where people of the same
    occupation are known to have come to the role.
    """
    by_kind = {_kind(step.id): step for step in reversed(steps) if step.part != "bridge"}
    bridge = [step for step in steps if step.part == "bridge"]
    if _has_begun(roadmap.progress) and bridge:
        first = bridge[0]
        return Tonight("project" if first.kind == "project" else "lesson", 90, first)
    if ready and "cv" in by_kind:
        return Tonight("application", 90, by_kind["cv"])
    if "inside" in by_kind and ("try" not in by_kind or (move is not None and not move.who)):
        return Tonight("conversation", WRITE_TWO_SENTENCES, by_kind["inside"])
    if "try" in by_kind:
        tried = by_kind["try"]
        return Tonight("try-it", min(EVENING, round(tried.hours.low * 60)), tried)
    if "talk" in by_kind:
        return Tonight("conversation", 60, by_kind["talk"])
    if bridge:
        return Tonight("project" if bridge[0].kind == "project" else "lesson", 90, bridge[0])
    return Tonight("application", 90, by_kind["apply"]) if "apply" in by_kind else None


def _kind(step: str) -> str:
    return step.split("-", 1)[0]


def _has_begun(progress: Progress) -> bool:
    """Return whether anything was done beyond trying the work and talking about it."""
    subjects = (*progress.logged, *(entry.step for entry in progress.done))
    return any(_kind(subject) not in _BEFORE_LEARNING for subject in subjects)

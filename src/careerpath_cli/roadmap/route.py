"""The plan as a mentor lays it out: try, bridge, get hired, grow; what to do tonight, and when to stop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import fsum
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning import own_trade
from careerpath_cli.planning.cover import LeftOut, WorkStep, left_out
from careerpath_cli.planning.credit import Todo
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.own_trade import APPLY_OR_WRITE, BeginningKind, KnownMove, beginning
from careerpath_cli.planning.plan import ProjectStep
from careerpath_cli.planning.shelf import trade_of, with_plan
from careerpath_cli.planning.step_names import RoutePart, other_id
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.schedule import TRIED
from careerpath_cli.roadmap.timetable import Finish

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
APPLYING = timedelta(weeks=8)
"""How long the applications of a plan go on, however many hours a week somebody has: two months, judged."""
_ACTIONS: Mapping[BeginningKind, ActionKind] = {
    "cv": "application",
    "inside": "conversation",
    "try": "try-it",
    "talk": "conversation",
}
_BEFORE_LEARNING = frozenset({"try", "inside", "talk"})


@record
class RouteStep:
    """One row of the plan. `subject` is the work step it stands for, None for what is not learning.

    `hours` is what remains after those `logged`; `basis` says whether they are judged or stated by the role's
    own entry. It likely begins on the day `begins`; `roles` are those that it serves.
    """

    id: str
    part: RoutePart
    kind: StepKind
    hours: Hours
    begins: date
    finish: Finish
    teaches: Mapping[str, Level]
    roles: tuple[str, ...]
    logged: float = 0.0
    work: WorkStep | None = None

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What to learn from: one for all of it, or one for each of its skills."""
        return self.work.resources if self.work else ()

    @property
    def resource(self) -> Resource | None:
        """The one thing that all of it is learnt from; None where each of its skills has its own."""
        return self.resources[0] if len(self.resources) == 1 else None


@record
class LineSkill:
    """A skill that the apply line runs through: the level needed and the one held (None: not asked)."""

    skill: str
    needed: Level
    have: Level | None


@record
class Tonight:
    """What to do first, and within how many minutes; `step` is the step of the route that it begins."""

    kind: ActionKind
    minutes: int
    step: RouteStep | None


@record
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
    experienced: bool
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
    ready = not roadmap.barring_years and all(target.id in roadmap.able for target in plan.roles)
    asks_inside = own_trade.can_ask_inside(person, role, base, far=roadmap.barring_years > 0)
    steps = tuple(_steps(roadmap, asks_inside=asks_inside))
    works = [step.work for step in steps if step.work is not None]
    learner = with_plan(trade_of(person, base), roadmap.held, plan.required, base)
    apply = max(roadmap.apply.values(), key=lambda finish: (finish.likely, finish.late))
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
        experienced=own_trade.comes_with_experience(person, role, base),
        material=own_trade.material(person, base),
        left_out=left_out(works, learner, base),
    )


def _steps(roadmap: Roadmap, *, asks_inside: bool) -> Iterator[RouteStep]:
    """Yield what is open of the plan; trying and getting hired stand beside the learning's own hours."""
    plan, role, calendar, work = roadmap.plan, roadmap.plan.roles[0], roadmap.calendar, roadmap.progress.work

    def other(
        kind: StepKind, name: str, part: RoutePart, hours: Hours, after: Hours, of: Role = role
    ) -> Iterator[RouteStep]:
        step = other_id(name, of.id)
        if step in work.done:
            return
        logged = work.logged.get(step, 0.0)
        left = hours.less(Hours(logged, logged))
        begins = calendar.day_after(after.likely)
        finish = calendar.finish(Hours.total([after, left]))
        yield RouteStep(step, part, kind, left, begins, finish, {}, (of.id,), logged)

    trying: list[RouteStep] = []
    for tried in plan.roles[:TRIED]:
        if tried.id != roadmap.profile.current_role:
            before = Hours.middle_half(step.hours for step in trying)
            trying += other("project", "try", "try", Hours(*tried.try_it.hours), before, tried)
    yield from trying
    tried_all = Hours.middle_half(step.hours for step in trying)
    if asks_inside:
        yield from other("conversation", "inside", "try", ASK_INSIDE, tried_all)
    yield from other("conversation", "talk", "try", TALK, tried_all)
    yield from (_bridge_step(todo, roadmap) for todo in roadmap.bridge)
    second_month = 0.0 if plan.learnt else min(plan.hours.likely, plan.pace.hours * 52 / 12)
    apply_at = roadmap.needed[role.id].likely
    yield from other("application", "cv", "hired", WRITE_CV, Hours(second_month, second_month))
    begins = roadmap.apply[role.id]
    for step in other("application", "apply", "hired", APPLY, Hours(apply_at, apply_at)):
        yield replace(step, begins=begins.likely, finish=begins.later(APPLYING))
    yield from other("conversation", "interview", "hired", REHEARSE, Hours(apply_at, apply_at))


def _bridge_step(todo: Todo, roadmap: Roadmap) -> RouteStep:
    """Return work of the bridge as a row of the plan."""
    dates = roadmap.dates[todo.id]
    if isinstance(todo, ProjectStep):
        return RouteStep(
            id=todo.id,
            part="bridge",
            kind="project",
            hours=todo.hours,
            begins=dates.begins,
            finish=dates.finish,
            teaches=_practised(todo, roadmap),
            roles=(todo.role.id,),
            logged=todo.logged,
        )
    logged = dict.fromkeys(todo.teaches, 0.0)
    for step in todo.steps:
        logged[step.skill] = max(logged[step.skill], step.logged)
    return RouteStep(
        id=todo.id,
        part="bridge",
        kind="course" if any(resource.kind == "course" for resource in todo.resources) else "reading",
        hours=todo.hours,
        begins=dates.begins,
        finish=dates.finish,
        teaches=todo.teaches,
        roles=tuple(dict.fromkeys(role for step in todo.steps for role in step.roles)),
        logged=fsum(logged.values()),
        work=todo,
    )


def _practised(project: ProjectStep, roadmap: Roadmap) -> dict[str, Level]:
    """Return what building the project brings to a higher level than the person had at the start."""
    return {
        skill: level
        for skill, level in project.role.portfolio.teaches.items()
        if skill not in roadmap.held or RANK[roadmap.held[skill].level] < RANK[level]
    }


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
    bridge = [step for step in steps if step.part == "bridge" and step.hours.high > 0]
    in_hand = next((step for step in bridge if step.logged), None)
    if bridge and (in_hand or (_has_begun(roadmap.progress) and "try" not in by_kind)):
        return _go_on(in_hand or bridge[0])
    trying = by_kind["try"].hours.low if "try" in by_kind else 0.0
    begin = beginning(by_kind, trying, move, ready=ready)
    if begin is not None:
        return Tonight(_ACTIONS[begin.kind], begin.minutes, by_kind[begin.kind])
    if bridge:
        return _go_on(bridge[0])
    return Tonight("application", APPLY_OR_WRITE, by_kind["apply"]) if "apply" in by_kind else None


def _go_on(step: RouteStep) -> Tonight:
    """Return an evening for a step of the bridge."""
    return Tonight("project" if step.kind == "project" else "lesson", 90, step)


def _kind(step: str) -> str:
    return step.split("-", 1)[0]


def _has_begun(progress: Progress) -> bool:
    """Return whether anything was done beyond trying the work and talking about it."""
    subjects = (*progress.logged, *(entry.step for entry in progress.done))
    return any(_kind(subject) not in _BEFORE_LEARNING for subject in subjects)

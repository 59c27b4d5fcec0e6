"""Every step of a roadmap in detail, and what changed since an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.planning.gaps import RoleGap, State
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.step_names import RoutePart, other_id
from careerpath_cli.record import record
from careerpath_cli.roadmap.changes import RoadmapChanges
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    GOOD,
    QUIET,
    bullets,
    command,
    heading,
    labelled,
    plain,
)
from careerpath_cli.views.wording import calendar as calendar_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import roadmap_changes as change_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.facts import resource_facts

_INDENT = (0, 0, 1, 2)
_PARTS: tuple[RoutePart, ...] = ("try", "bridge", "hired")
_LABELS: dict[State, tuple[str, str]] = {
    "met": ("have", GOOD),
    "partly": ("partly", ""),
    "lacking": ("missing", ""),
    "not asked": ("not asked", QUIET),
}


@record
class RoadmapPageOptions:
    """The arguments that printed commands must repeat: the profile, and the options of the calendar."""

    profile: str
    wishes: str


def roadmap_page(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Group:
    """Return a roadmap in full: where one stands, the four parts, the calendar, and when to stop."""
    way = route(roadmap, base)
    numbers = count(1)
    return Group(
        heading(roadmap_words.title(roadmap.plan)),
        *(
            plain(line)
            for line in (mentor_words.verdict(way, roadmap), mentor_words.wish(way, roadmap))
            if line
        ),
        *(plain(line) for line in roadmap_words.summary(roadmap)),
        Text(""),
        *_done(roadmap, base),
        *(part for gap in roadmap.plan.gaps for part in _gap(gap, roadmap, base)),
        *_tonight(way, roadmap, base),
        *(row for part in _PARTS for row in _steps(part, way, numbers, roadmap, base, options)),
        *_left_out(way),
        *_get_hired(way, roadmap, base),
        *_beside(roadmap),
        *_grow(way, roadmap, base),
        *_calendar(roadmap, base),
        *_doubts(way, roadmap, base, options.profile),
        *_closing(roadmap, base, options),
    )


def _part(title: str, *lines: RenderableType) -> Iterator[RenderableType]:
    yield heading(title)
    for line in lines:
        yield Padding(line, _INDENT)


def _done(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    if roadmap.progress.done:
        finished = roadmap.progress.finished
        lines = [words.capitalized(roadmap_words.done(step, base)) for step in finished]
        yield from _part("Done so far", bullets(lines, "✓", GOOD))


def _gap(gap: RoleGap, roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    """Return what a role requires and what helps, met needs first."""
    suffix = f" for {base.roles[gap.role].name}" if len(roadmap.plan.roles) > 1 else ""
    for title, required in ((f"Required{suffix}", True), (f"Helpful{suffix}", False)):
        rows = [
            (_LABELS[state][0], plain(line, _LABELS[state][1]))
            for state, line in roadmap_words.standings(gap, roadmap.plan, base, required=required)
        ]
        pluses = "" if required else roadmap_words.small_pluses(gap, base)
        if pluses:
            rows.append(("extras", plain(f"{pluses} (minor, not in the plan)", QUIET)))
        if rows:
            yield from _part(title, labelled(rows))


def _tonight(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    if way.tonight is None:
        return
    text = mentor_words.evening(way.tonight, way, base)
    lines = [text, *mentor_words.TO_FILL_IN, mentor_words.too_tired(way.tonight)]
    yield from _part("Tonight", Group(*map(plain, lines)))
    if roadmap.plan.hours.high:
        yield plain(f"Review on {mentor_words.review(roadmap)}.")
        yield Text("")


def _left_out(way: Route) -> Iterator[RenderableType]:
    line = mentor_words.left_out(way)
    if line:
        yield from (plain(line, QUIET), Text(""))


def _steps(
    part: RoutePart,
    way: Route,
    numbers: Iterator[int],
    roadmap: Roadmap,
    base: KnowledgeBase,
    options: RoadmapPageOptions,
) -> Iterator[RenderableType]:
    _, summary = mentor_words.PARTS[part]
    steps = way.of_part(part)
    yield heading(mentor_words.part_title(part, way))
    yield plain(summary if steps else mentor_words.NOTHING_LEFT, QUIET)
    yield Text("")
    for step in steps:
        facts = f"{words.hours(step.hours)}; {words.finish(step.finish)}"
        lines = [
            plain(mentor_words.title(step, way, base), ACCENT),
            plain(facts, QUIET),
            *_details(step, way, roadmap, base, options.profile),
        ]
        numbered = Table.grid(padding=(0, 1))
        numbered.add_row(f"{next(numbers)}.", Group(*lines))
        yield Padding(numbered, _INDENT)


def _details(
    step: RouteStep, way: Route, roadmap: Roadmap, base: KnowledgeBase, again: str
) -> Iterator[RenderableType]:
    """Yield how to go about a step, what proves that it is done, and the command to run then."""
    rows: list[tuple[str, RenderableType]] = []
    if step.id == other_id("talk", way.role.id):
        yield from _talk(way, roadmap, base)
    elif step.work is None:
        yield from map(plain, mentor_words.details(step, way, base))
    else:
        for learnt in step.work.steps:
            rows += _learnt(learnt, roadmap, base)
        only = step.work.steps[0] if step.work.resource is None and len(step.work.steps) == 1 else None
        resources = only.resources if only else step.work.resources
        rows += [("Learn", _resource(resource, base)) for resource in resources]
    rows.append(("Then", command(f"careerpath done {step.id}{again}")))
    yield labelled(rows)


def _learnt(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> list[tuple[str, RenderableType]]:
    """Return what a step does for one skill: why, to which level, and what shows it."""
    skill = base.skills[step.skill]
    name = f"{skill.name}, {roadmap_words.levels(step, base)}"
    lines = [
        ("Skill", name),
        ("Why", roadmap_words.why(step, roadmap.plan, base)),
        ("Easier", roadmap_words.easier(step, base)),
        ("Or", roadmap_words.instead(step, base)),
        ("Goal", skill.levels[step.to]),
        ("Proof", "" if step.to == "aware" else roadmap_words.proof(step, base)),
    ]
    return [(label, plain(line)) for label, line in lines if line]


def _resource(resource: Resource, base: KnowledgeBase) -> Text:
    facts = f" ({resource_facts(resource, base)})\n"
    address = Style(dim=True, link=resource.address)
    return Text.assemble(resource.name, (facts, QUIET), (resource.address, address), overflow="fold")


def _beside(roadmap: Roadmap) -> Iterator[RenderableType]:
    """Yield where else to gain experience and to meet people."""
    ways = [
        Text.assemble((step.way.name, ACCENT), f" ({words.span(*step.way.hours)} h). {step.way.summary}")
        for step in roadmap.plan.ways
        if not step.done
    ]
    names = [
        Text.assemble((step.community.name, ACCENT), f". {step.community.summary}")
        for step in roadmap.plan.communities
        if not step.done
    ]
    for title, lines in (("Ways to gain experience", ways), ("People to meet", names)):
        if lines:
            yield from _part(title, bullets(lines))


def _grow(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    if not way.grow:
        return
    optional = {step.skill: step for step in roadmap.plan.steps if step.optional}
    lines = []
    for skill, level in way.grow:
        reason = roadmap_words.step_reason(optional[skill], base) if skill in optional else ""
        line = Text.assemble((base.skills[skill].name, ACCENT), f" ({level})", overflow="fold")
        lines.append(line.append(f": {reason}" if reason else ""))
    yield from _part(mentor_words.GROW[0], plain(mentor_words.GROW[1]), bullets(lines))


def _get_hired(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    """Yield all that helps to get hired in the first role."""
    from careerpath_cli.roadmap.hiring import get_hired
    from careerpath_cli.views.wording.get_hired.advice import sections

    yield heading(f"Getting hired as {words.with_article(way.role.name)}, in detail")
    yield Text("")
    for title, lines in sections(get_hired(way, roadmap, base), way, roadmap.profile, base):
        yield Padding(Group(Text(title, ACCENT), bullets(lines)), _INDENT)


def _talk(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    from careerpath_cli.roadmap.hiring import get_hired
    from careerpath_cli.views.wording.get_hired.people import talk

    yield from map(plain, talk(get_hired(way, roadmap, base), way, roadmap.profile, base))


def _calendar(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    turns = calendar_words.turns(roadmap, base)
    if turns:
        yield from _part("Milestones", bullets(turns))
    if roadmap.deadline:
        lines = calendar_words.deadline(roadmap.deadline, roadmap, base)
        yield from _part(f"By {calendar_words.by(roadmap.deadline)}", Group(*map(plain, lines)))


def _doubts(way: Route, roadmap: Roadmap, base: KnowledgeBase, again: str) -> Iterator[RenderableType]:
    tests = []
    for assumption in roadmap.assumptions:
        if assumption.kind == "liking":  # the plan begins with its test
            continue
        doubt, test = mentor_words.assumption(assumption, base, again)
        tests.append(Text.assemble((doubt, ACCENT), plain(f" {test}"), overflow="fold"))
    yield from _part("Assumptions to check, and a quick test for each", bullets(tests, "?"))
    checks = [str(check) for check in mentor_words.checkpoints(way, roadmap)]
    yield from _part("When to stop", bullets(checks))
    lines = mentor_words.plan_b(roadmap.plan_b, roadmap, base, again) if roadmap.plan_b else []
    lines.append(f"If nothing works: {mentor_words.plan_z(way, roadmap, base)}")
    yield from _part("Plan B", Group(*map(plain, lines)))
    if roadmap.plan.hours.high > 0:
        yield from _part("If you fall behind", bullets(mentor_words.if_it_slips(roadmap, again)))


def _closing(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Iterator[RenderableType]:
    plan = roadmap.plan
    basis = (roadmap_words.caveat(plan), roadmap_words.extremes(plan), *roadmap_words.bases(plan, base))
    yield from (plain(line, QUIET) for line in basis if line)
    yield Text("")
    ids = " ".join(role.id for role in roadmap.plan.roles)
    again = f"{ids}{options.profile}{options.wishes}"
    rows = [
        ("Save it", command(f"careerpath export {again} --output plan.md")),
        ("Follow it", command(f"careerpath roadmap {again} --follow")),
    ]
    yield labelled(rows)


def changes_page(changes: RoadmapChanges, base: KnowledgeBase) -> Group:
    """Return what changed since an earlier roadmap, by cause."""
    parts: list[RenderableType] = [heading(f"Changes since the roadmap of {changes.since}")]
    parts += [plain(line) for line in change_words.summary(changes)]
    for cause in changes.causes:
        lines = [plain(change_words.difference(difference, base), QUIET) for difference in cause.differences]
        lines += [plain(change_words.step(step, base)) for step in cause.steps]
        parts += [Text(""), heading(change_words.cause(cause)), Padding(Group(*lines), (0, 0, 0, 2))]
    return Group(*parts)

"""The page of a roadmap, and what changed since an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.planning.gaps import RoleGap, State
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.planning.plan import ProjectStep, Section
    from careerpath_cli.roadmap.changes import RoadmapChanges
    from careerpath_cli.roadmap.roadmap import Roadmap

_INDENT = (0, 0, 1, 2)
_DETAILED = 5
_LABELS: dict[State, tuple[str, str]] = {
    "met": ("have", GOOD),
    "partly": ("partly", ""),
    "lacking": ("missing", ""),
    "not asked": ("not asked", QUIET),
}


@dataclass(frozen=True, slots=True)
class RoadmapPageOptions:
    """The arguments that printed commands must repeat: the profile, and the options of the calendar.

    With `full`, all steps are shown in detail, not only the next ones.
    """

    profile: str
    wishes: str
    full: bool


def roadmap_page(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Group:
    """Return a roadmap: gaps, the five parts, assumptions, and how to start tonight."""
    return Group(
        heading(roadmap_words.title(roadmap.plan)),
        *(plain(line) for line in roadmap_words.summary(roadmap)),
        Text(""),
        *_done(roadmap, base),
        *(part for gap in roadmap.plan.gaps for part in _gap(gap, roadmap, base)),
        *_learning(roadmap, base, options),
        *_after_learning(roadmap, base),
        *_calendar(roadmap, base),
        *_assumptions(roadmap, base, options.profile),
        *_closing(roadmap, base, options),
    )


def _part(title: str, *lines: RenderableType) -> Iterator[RenderableType]:
    yield heading(title)
    for line in lines:
        yield Padding(line, _INDENT)


def _done(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    if roadmap.progress.done:
        lines = [roadmap_words.done(entry, base) for entry in roadmap.progress.done]
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


def _learning(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Iterator[RenderableType]:
    numbers = count(1)
    rest = len(roadmap.plan.required) - _DETAILED
    if rest > 0 and not options.full:
        yield plain(f"The first {_DETAILED} steps in detail; --full shows them all.", QUIET)
        yield Text("")
    for section in roadmap.plan.sections:
        parting = calendar_words.parting(section, roadmap)
        if parting:
            yield from (plain(parting, ACCENT), Text(""))
        yield heading(roadmap_words.section_title(section, roadmap.plan, base))
        yield plain(base.steps[section.part].summary, QUIET)
        yield Text("")
        yield from _section(section, numbers, roadmap, base, options)


def _section(
    section: Section,
    numbers: Iterator[int],
    roadmap: Roadmap,
    base: KnowledgeBase,
    options: RoadmapPageOptions,
) -> Iterator[RenderableType]:
    required = [step for step in section.steps if not step.optional]
    for step in required:
        number = next(numbers)
        rows = _rows(step, roadmap, base)
        if options.full or number <= _DETAILED:
            rows += _details(step, base, options.profile)
        skill = Text.assemble(
            f"{number}. ", (base.skills[step.skill].name, ACCENT), f"  {roadmap_words.levels(step, base)}"
        )
        yield Padding(Group(skill, Padding(labelled(rows), (0, 0, 0, 3))), _INDENT)
    if not required:
        yield Padding(plain("Nothing required is left here."), _INDENT)
    helpful = [_helpful(step, base) for step in section.steps if step.optional]
    if helpful:
        yield Padding(Group(plain("Worth having, but optional:"), bullets(helpful)), _INDENT)


def _rows(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> list[tuple[str, RenderableType]]:
    """Return why a step is there, how long it takes and when it is done."""
    return [
        ("Why", plain(roadmap_words.why(step, roadmap.plan, base))),
        ("Takes", plain(roadmap_words.effort(step, roadmap, base))),
        ("When", plain(roadmap_words.when(step.id, roadmap))),
    ]


def _details(step: LearningStep, base: KnowledgeBase, again: str) -> list[tuple[str, RenderableType]]:
    """Return how to go about a step, what proves that it is done, and the command to run then."""
    lines = (("Easier", roadmap_words.easier(step, base)), ("Or", roadmap_words.instead(step, base)))
    return [
        *((label, plain(line)) for label, line in lines if line),
        *(("Learn", _resource(resource, base)) for resource in step.resources),
        ("Goal", plain(base.skills[step.skill].levels[step.to])),
        ("Proof", plain(roadmap_words.proof(step, base))),
        ("Then", command(f"careerpath done {step.id}{again}")),
    ]


def _helpful(step: LearningStep, base: KnowledgeBase) -> Text:
    line = Text.assemble(
        (base.skills[step.skill].name, ACCENT),
        f"  {roadmap_words.levels(step, base)}",
        (f"  {words.hours(step.hours)}", QUIET),
        overflow="fold",
    )
    instead = roadmap_words.instead(step, base) if step.served_by else ""
    return line.append(f": {instead}" if instead else f": {roadmap_words.step_reason(step, base)}")


def _resource(resource: Resource, base: KnowledgeBase) -> Text:
    facts = f" ({resource_facts(resource, base)})\n"
    address = Style(dim=True, link=resource.address)
    return Text.assemble(resource.name, (facts, QUIET), (resource.address, address), overflow="fold")


def _after_learning(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    ways = [
        Text.assemble((step.way.name, ACCENT), f" ({words.span(*step.way.hours)} h). {step.way.summary}")
        for step in roadmap.plan.ways
        if not step.done
    ]
    yield from _numbered("experience", base, bullets(ways))
    projects = Group(*(_project(step, roadmap) for step in roadmap.plan.projects if not step.done))
    yield from _numbered("portfolio", base, projects)
    names = [
        Text.assemble((step.community.name, ACCENT), f". {step.community.summary}")
        for step in roadmap.plan.communities
        if not step.done
    ]
    yield from _numbered("network", base, bullets(names))


def _numbered(part: str, base: KnowledgeBase, content: RenderableType) -> Iterator[RenderableType]:
    number = list(base.steps).index(part) + 1
    yield heading(f"Step {number}: {base.steps[part].name}")
    yield plain(base.steps[part].summary, QUIET)
    yield Text("")
    yield Padding(content, _INDENT)


def _project(step: ProjectStep, roadmap: Roadmap) -> RenderableType:
    project = step.role.portfolio
    facts = f"  {words.hours(step.hours)}; {roadmap_words.when(step.id, roadmap)}"
    return Group(
        Text.assemble((project.title, ACCENT), (facts, QUIET)),
        plain(project.brief),
        plain(f"Proof: {project.proof}"),
    )


def _calendar(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    if roadmap.milestones:
        lines = [calendar_words.milestone_line(milestone, base) for milestone in roadmap.milestones]
        yield from _part("Milestones", bullets(lines))
    if roadmap.deadline:
        lines = calendar_words.deadline(roadmap.deadline, roadmap, base)
        yield from _part(f"By {calendar_words.by(roadmap.deadline)}", Group(*map(plain, lines)))


def _assumptions(roadmap: Roadmap, base: KnowledgeBase, again: str) -> Iterator[RenderableType]:
    tests = []
    for assumption in roadmap.assumptions:
        doubt, test = mentor_words.assumption(assumption, base, again)
        tests.append(Text.assemble((doubt, ACCENT), plain(f" {test}"), overflow="fold"))
    yield from _part("Assumptions to check, and a quick test for each", bullets(tests, "?"))
    if roadmap.plan_b:
        lines = mentor_words.plan_b(roadmap.plan_b, roadmap, base, again)
        yield from _part("Plan B", Group(*map(plain, lines)))
    if roadmap.plan.hours.high > 0:
        yield from _part("If you fall behind", bullets(mentor_words.if_it_slips(roadmap, again)))


def _closing(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Iterator[RenderableType]:
    for line in (roadmap_words.caveat(roadmap.plan), *roadmap_words.bases(roadmap.plan, base)):
        yield plain(line, QUIET)
    yield Text("")
    first = mentor_words.first_action(roadmap, base, options.profile)
    if first:
        blanks = map(plain, mentor_words.TO_FILL_IN)
        yield from _part("Tonight", Group(plain(first.sentence), *blanks))
        yield plain(f"Review on {mentor_words.review(roadmap)}.")
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

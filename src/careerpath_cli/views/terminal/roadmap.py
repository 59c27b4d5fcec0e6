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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.planning.gaps import RoleGap, State
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.planning.plan import ProjectStep, Section
    from careerpath_cli.roadmap.changes import RoadmapChanges
    from careerpath_cli.roadmap.roadmap import Roadmap

_IN = (0, 0, 1, 2)
_NEXT = 5
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


def roadmap_page(found: Roadmap, base: KnowledgeBase, setting: RoadmapPageOptions) -> Group:
    """Return a roadmap: gaps, the five parts, assumptions, and how to start tonight."""
    return Group(
        heading(roadmap_words.title(found.plan)),
        *(plain(line) for line in roadmap_words.summary(found)),
        Text(""),
        *_done(found, base),
        *(part for gap in found.plan.gaps for part in _gap(gap, found, base)),
        *_learning(found, base, setting),
        *_after_learning(found, base),
        *_calendar(found, base),
        *_mentor(found, base, setting.profile),
        *_keeping(found, base, setting),
    )


def _part(title: str, *lines: RenderableType) -> Iterator[RenderableType]:
    yield heading(title)
    for line in lines:
        yield Padding(line, _IN)


def _done(found: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    if found.progress.done:
        lines = [roadmap_words.done(one, base) for one in found.progress.done]
        yield from _part("Done so far", bullets(lines, "✓", GOOD))


def _gap(gap: RoleGap, found: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    """Return what a role requires and what helps, met needs first."""
    whose = f" for {base.roles[gap.role].name}" if len(found.plan.roles) > 1 else ""
    for title, required in ((f"Required{whose}", True), (f"Helpful{whose}", False)):
        rows = [
            (_LABELS[state][0], plain(line, _LABELS[state][1]))
            for state, line in roadmap_words.standings(gap, found.plan, base, required=required)
        ]
        pluses = "" if required else roadmap_words.small_pluses(gap, base)
        if pluses:
            rows.append(("extras", plain(f"{pluses} (minor, not in the plan)", QUIET)))
        if rows:
            yield from _part(title, labelled(rows))


def _learning(found: Roadmap, base: KnowledgeBase, setting: RoadmapPageOptions) -> Iterator[RenderableType]:
    numbers = count(1)
    rest = len(found.plan.required) - _NEXT
    if rest > 0 and not setting.full:
        yield plain(f"The first {_NEXT} steps in detail; --full shows them all.", QUIET)
        yield Text("")
    for section in found.plan.sections:
        parting = calendar_words.parting(section, found)
        if parting:
            yield from (plain(parting, ACCENT), Text(""))
        yield heading(roadmap_words.section_title(section, found.plan, base))
        yield plain(base.steps[section.part].summary, QUIET)
        yield Text("")
        yield from _section(section, numbers, found, base, setting)


def _section(
    section: Section, numbers: Iterator[int], found: Roadmap, base: KnowledgeBase, setting: RoadmapPageOptions
) -> Iterator[RenderableType]:
    required = [step for step in section.steps if not step.optional]
    for step in required:
        number = next(numbers)
        rows = _rows(step, found, base)
        if setting.full or number <= _NEXT:
            rows += _details(step, base, setting.profile)
        skill = Text.assemble(
            f"{number}. ", (base.skills[step.skill].name, ACCENT), f"  {roadmap_words.levels(step, base)}"
        )
        yield Padding(Group(skill, Padding(labelled(rows), (0, 0, 0, 3))), _IN)
    if not required:
        yield Padding(plain("Nothing required is left here."), _IN)
    helpful = [_helpful(step, base) for step in section.steps if step.optional]
    if helpful:
        yield Padding(Group(plain("Worth having, but optional:"), bullets(helpful)), _IN)


def _rows(step: LearningStep, found: Roadmap, base: KnowledgeBase) -> list[tuple[str, RenderableType]]:
    """Return why a step is there, how long it takes and when it is done."""
    return [
        ("Why", plain(roadmap_words.why(step, found.plan, base))),
        ("Takes", plain(roadmap_words.effort(step, found, base))),
        ("When", plain(roadmap_words.when(step.id, found))),
    ]


def _details(step: LearningStep, base: KnowledgeBase, again: str) -> list[tuple[str, RenderableType]]:
    """Return how to go about a step, what proves that it is done, and the command to run then."""
    lines = (("Easier", roadmap_words.easier(step, base)), ("Or", roadmap_words.instead(step, base)))
    return [
        *((label, plain(line)) for label, line in lines if line),
        *(("Learn", _resource(one)) for one in step.resources),
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


def _resource(resource: Resource) -> Text:
    facts = f" ({roadmap_words.resource_facts(resource)})\n"
    address = Style(dim=True, link=resource.address)
    return Text.assemble(resource.name, (facts, QUIET), (resource.address, address), overflow="fold")


def _after_learning(found: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    ways = [
        Text.assemble((one.way.name, ACCENT), f" ({words.span(*one.way.hours)} h). {one.way.summary}")
        for one in found.plan.ways
        if not one.done
    ]
    yield from _numbered("experience", base, bullets(ways))
    projects = Group(*(_project(one, found) for one in found.plan.projects if not one.done))
    yield from _numbered("portfolio", base, projects)
    names = [
        Text.assemble((one.community.name, ACCENT), f". {one.community.summary}")
        for one in found.plan.communities
        if not one.done
    ]
    yield from _numbered("network", base, bullets(names))


def _numbered(part: str, base: KnowledgeBase, content: RenderableType) -> Iterator[RenderableType]:
    number = list(base.steps).index(part) + 1
    yield heading(f"Step {number}: {base.steps[part].name}")
    yield plain(base.steps[part].summary, QUIET)
    yield Text("")
    yield Padding(content, _IN)


def _project(step: ProjectStep, found: Roadmap) -> RenderableType:
    project = step.role.portfolio
    facts = f"  {words.hours(step.hours)}; {roadmap_words.when(step.id, found)}"
    return Group(
        Text.assemble((project.title, ACCENT), (facts, QUIET)),
        plain(project.brief),
        plain(f"Proof: {project.proof}"),
    )


def _calendar(found: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    if found.milestones:
        lines = [calendar_words.milestone_line(one, base) for one in found.milestones]
        yield from _part("Milestones", bullets(lines))
    if found.deadline:
        lines = calendar_words.deadline(found.deadline, found, base)
        yield from _part(f"By {calendar_words.by(found.deadline)}", Group(*map(plain, lines)))


def _mentor(found: Roadmap, base: KnowledgeBase, again: str) -> Iterator[RenderableType]:
    tests = []
    for one in found.assumptions:
        doubt, test = mentor_words.assumption(one, base, again)
        tests.append(Text.assemble((doubt, ACCENT), plain(f" {test}"), overflow="fold"))
    yield from _part("Assumptions to check, and a quick test for each", bullets(tests, "?"))
    if found.plan_b:
        lines = mentor_words.plan_b(found.plan_b, found, base, again)
        yield from _part("Plan B", Group(*map(plain, lines)))
    if found.plan.hours.high > 0:
        yield from _part("If you fall behind", bullets(mentor_words.if_it_slips(found, again)))


def _keeping(found: Roadmap, base: KnowledgeBase, setting: RoadmapPageOptions) -> Iterator[RenderableType]:
    for line in (roadmap_words.caveat(found.plan), *roadmap_words.bases(found.plan, base)):
        yield plain(line, QUIET)
    yield Text("")
    first = mentor_words.first_action(found, base, setting.profile)
    if first:
        blanks = map(plain, mentor_words.TO_FILL_IN)
        yield from _part("Tonight", Group(plain(first.sentence), *blanks))
        yield plain(f"Review on {mentor_words.review(found)}.")
    ids = " ".join(role.id for role in found.plan.roles)
    again = f"{ids}{setting.profile}{setting.wishes}"
    rows = [
        ("Save it", command(f"careerpath export {again} --output plan.md")),
        ("Follow it", command(f"careerpath roadmap {again} --follow")),
    ]
    yield labelled(rows)


def changes_page(found: RoadmapChanges, base: KnowledgeBase) -> Group:
    """Return what changed since an earlier roadmap, by cause."""
    parts: list[RenderableType] = [heading(f"Changes since the roadmap of {found.since}")]
    parts += [plain(line) for line in change_words.summary(found)]
    for cause in found.causes:
        lines = [plain(change_words.difference(one, base), QUIET) for one in cause.differences]
        lines += [plain(change_words.step(one, base)) for one in cause.steps]
        parts += [Text(""), heading(change_words.cause(cause)), Padding(Group(*lines), (0, 0, 0, 2))]
    return Group(*parts)

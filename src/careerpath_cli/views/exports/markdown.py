"""A roadmap as a Markdown document that reads well on GitHub and that people can edit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from careerpath_cli.knowledge.pay import shown_pay
from careerpath_cli.plan_file.annotated import Block, PlanDocument, name_digest, task
from careerpath_cli.views.exports.gantt import gantt
from careerpath_cli.views.wording import calendar as calendar_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.facts import resource_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.planning.gaps import RoleGap
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.planning.plan import ProjectStep
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap.roadmap import Roadmap

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LINE_START = re.compile(r"^([-+]|\d+[.)])(?=\s|$)")
_CONTENTS = {
    "tonight": "Tonight",
    "gap": "Where you stand",
    "foundation": "Plan",
    "calendar": "Calendar",
    "doubts": "Assumptions",
    "plan-b": "Plan B",
    "sources": "Sources",
}


_STATES = {"lacking": "Missing"}


def escaped(text: str) -> str:
    """Return text from outside made harmless: no markup, no HTML, no line breaks."""
    return _LINE_START.sub(r"\\\1", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def address(text: str) -> str:
    """Return an address that can neither end a link early nor contain blanks."""
    return quote(text, safe=":/?#[]@!$&'*+,;=%~-._")


def roadmap_document(
    roadmap: Roadmap, answers: Profile, owner: str, base: KnowledgeBase, program_version: str
) -> PlanDocument:
    """Return a roadmap as blocks of Markdown; the same inputs give the same lines.

    `owner` names the profile, so that reading the file back can tell whose it is.
    """
    blocks = [
        *_opening(roadmap, answers, base),
        *_done(roadmap, base),
        *(_gap(gap, roadmap, base) for gap in roadmap.plan.gaps),
        *_learning(roadmap, base),
        *_after_learning(roadmap, base),
        *_calendar(roadmap, base),
        *_assumptions(roadmap, base),
        *_basis(roadmap, base, program_version),
    ]
    return PlanDocument(tuple(blocks), _facts(roadmap, owner, base, program_version))


def _facts(roadmap: Roadmap, owner: str, base: KnowledgeBase, program_version: str) -> dict[str, Any]:
    """Return what is needed to renew the plan; of its owner no more than the page shows, plus a digest.

    People publish their plans, and before they do they look at the page, not at its last line.
    """
    request = roadmap.request
    return {
        "program": program_version,
        "knowledge_base": base.version,
        "owner": name_digest(owner),
        "inputs": {
            "roles": [role.id for role in roadmap.plan.roles],
            "start": request.start.isoformat(),
            "pauses": [
                [pause.first.isoformat(), pause.last.isoformat()] for pause in roadmap.calendar.pauses
            ],
        },
        "asked_pace": request.hours_per_week,
        "asked_by": request.by.isoformat() if request.by else None,
    }


def _block(identifier: str, lines: Iterable[str], title: str = "") -> Block:
    return Block(identifier, (*lines, ""), title=title)


def _heading(anchor: str, text: str) -> list[str]:
    return [f'<a id="{anchor}"></a>', "", f"## {escaped(text)}", ""]


def _opening(roadmap: Roadmap, answers: Profile, base: KnowledgeBase) -> Iterator[Block]:
    plan = roadmap.plan
    owner = f" for {escaped(answers.name)}" if answers.name else ""
    lines = [f"# {escaped(roadmap_words.title(plan))}{owner}", ""]
    lines += [line for role in plan.roles for line in (escaped(role.summary), "")]
    lines += [escaped(" ".join(roadmap_words.summary(roadmap))), ""]
    absent = {"tonight": roadmap.first is None, "plan-b": roadmap.plan_b is None}
    links = [f"[{name}](#{anchor})" for anchor, name in _CONTENTS.items() if not absent.get(anchor)]
    lines += [" · ".join(links), ""]
    lines.append(
        "Tick finished steps and add notes; `careerpath progress --from FILE` imports the "
        "ticks and keeps your notes."
    )
    yield _block("summary", lines, "Summary")
    first = mentor_words.first_action(roadmap, base)
    if first:
        keep = [f"Review on {mentor_words.review(roadmap)}."]
        lines = [
            *_heading("tonight", "Tonight"),
            f"{escaped(first.text)} <{address(first.address)}>" if first.address else escaped(first.text),
            "",
            *(f"- {line}".replace("_", r"\_") for line in mentor_words.TO_FILL_IN),
            "",
            *keep,
        ]
        yield _block("tonight", lines, "Tonight")


def _done(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    if not roadmap.progress.done:
        return
    yield _block("done", _heading("done", "Done so far")[:-1], "Done so far")
    for entry in roadmap.progress.done:
        line = task(entry.step, escaped(roadmap_words.done(entry, base)), ticked=True)
        title = roadmap_words.step_title(entry.step, entry.skill, base)
        yield Block(entry.step, (line,), kin=entry.skill, title=title)
    yield _block("done-end", [])


def _gap(gap: RoleGap, roadmap: Roadmap, base: KnowledgeBase) -> Block:
    suffix = f" for {base.roles[gap.role].name}" if len(roadmap.plan.roles) > 1 else ""
    lines = _heading("gap" if gap is roadmap.plan.gaps[0] else f"gap-{gap.role}", f"Where you stand{suffix}")
    for name, required in (("required", True), ("helpful", False)):
        rows = [
            f"- {_STATES.get(state, state.capitalize())}: {escaped(line)}"
            for state, line in roadmap_words.standings(gap, roadmap.plan, base, required=required)
        ]
        pluses = "" if required else roadmap_words.small_pluses(gap, base)
        if pluses:
            rows.append(f"- Minor extras, not in the plan: {escaped(pluses)}")
        if rows:
            lines += [f"**{name.capitalize()}**", "", *rows, ""]
    return _block(f"gap.{gap.role}", lines[:-1], f"Where you stand{suffix}")


def _learning(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    anchors: set[str] = set()
    for section in roadmap.plan.sections:
        anchor = section.part if section.part not in anchors else f"{section.part}-{'-'.join(section.roles)}"
        anchors.add(anchor)
        title = roadmap_words.section_title(section, roadmap.plan, base)
        parting = calendar_words.parting(section, roadmap)
        if parting:
            yield _block(
                "parting",
                [*_heading("parting", "Where the plans diverge"), escaped(parting)],
                "Where the plans diverge",
            )
        yield _block(
            f"part.{anchor}", [*_heading(anchor, title), escaped(base.steps[section.part].summary)], title
        )
        for step in section.steps:
            yield _step(step, roadmap, base)
        closing = [] if section.steps else ["Nothing is left to do here."]
        yield _block(f"part-end.{anchor}", closing, title)


def _step(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> Block:
    skill = base.skills[step.skill]
    kind = " (helpful, not required)" if step.optional else ""
    head = f"**{escaped(skill.name)}**: {escaped(roadmap_words.levels(step, base))}{kind}"
    facts = [
        ("Why", roadmap_words.why(step, roadmap.plan, base)),
        ("Takes", roadmap_words.effort(step, roadmap, base)),
        ("When", roadmap_words.when(step.id, roadmap)),
        ("Easier", roadmap_words.easier(step, base)),
        ("Or", roadmap_words.instead(step, base)),
        ("Goal", skill.levels[step.to]),
        ("Proof to publish", roadmap_words.proof(step, base)),
    ]
    lines = [task(step.id, head, ticked=False)]
    lines += [f"  - {label}: {escaped(text)}" for label, text in facts if text]
    lines += [
        f"  - Learn: [{escaped(resource.name)}]({address(resource.address)}) "
        f"({resource_facts(resource, base)})"
        for resource in step.resources
    ]
    return Block(step.id, tuple(lines), kin=step.skill, title=skill.name)


def _after_learning(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    plan = roadmap.plan
    yield from _part("experience", base)
    for way in plan.ways:
        text = f"**{escaped(way.way.name)}** ({words.span(*way.way.hours)} h). {escaped(way.way.summary)}"
        if not way.done:
            yield Block(way.id, (task(way.id, text, ticked=False),), title=way.way.name)
    yield _block("experience-end", [])
    yield from _part("portfolio", base)
    for project in plan.projects:
        if not project.done:
            yield _project(project, roadmap)
    yield _block("portfolio-end", [])
    yield from _part("network", base)
    for step in plan.communities:
        name = escaped(step.community.name)
        shown = f"[{name}]({address(step.community.address)})" if step.community.address else f"**{name}**"
        text = f"{shown}. {escaped(step.community.summary)}"
        if not step.done:
            yield Block(step.id, (task(step.id, text, ticked=False),), title=step.community.name)
    yield _block("network-end", [])


def _part(part: str, base: KnowledgeBase) -> Iterator[Block]:
    number = list(base.steps).index(part) + 1
    title = f"Step {number}: {base.steps[part].name}"
    yield _block(part, [*_heading(part, title), escaped(base.steps[part].summary)], title)


def _project(step: ProjectStep, roadmap: Roadmap) -> Block:
    project = step.role.portfolio
    facts = f"({words.hours(step.hours)}; {roadmap_words.when(step.id, roadmap)})"
    lines = [
        task(step.id, f"**{escaped(project.title)}** {facts}. {escaped(project.brief)}", ticked=False),
        f"  - Proof to publish: {escaped(project.proof)}",
    ]
    return Block(step.id, tuple(lines), title=project.title)


def _calendar(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    lines = _heading("calendar", "Calendar")
    lines += [
        f"- {escaped(calendar_words.milestone_line(milestone, base))}" for milestone in roadmap.milestones
    ]
    if roadmap.deadline:
        lines += ["", f"**By {words.day(roadmap.deadline.by)}**", ""]
        lines += [f"- {escaped(line)}" for line in calendar_words.deadline(roadmap.deadline, roadmap, base)]
    if roadmap.dates:
        lines += ["", *gantt(roadmap, base)]
    yield _block("calendar", lines, "Calendar")


def _assumptions(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    lines = _heading("doubts", "Assumptions to check, and a quick test for each")
    for assumption in roadmap.assumptions:
        doubt, test = mentor_words.assumption(assumption, base)
        lines.append(f"- **{escaped(doubt)}** {escaped(test)}")
    yield _block("doubts", lines, "Assumptions")
    if roadmap.plan_b:
        text = [escaped(line) for line in mentor_words.plan_b(roadmap.plan_b, roadmap, base)]
        yield _block("plan-b", [*_heading("plan-b", "Plan B"), *(f"- {line}" for line in text)], "Plan B")
    if roadmap.plan.hours.high > 0:
        slips = [f"- {escaped(line)}" for line in mentor_words.if_it_slips(roadmap)]
        yield _block("slips", [*_heading("slips", "If you fall behind"), *slips], "If you fall behind")


def _basis(roadmap: Roadmap, base: KnowledgeBase, program_version: str) -> Iterator[Block]:
    lines = [*_heading("basis", "What this is based on"), escaped(roadmap_words.caveat(roadmap.plan)), ""]
    lines += [f"- {escaped(line)}" for line in roadmap_words.bases(roadmap.plan, base)]
    yield _block("basis", lines, "What this is based on")
    lines = _heading("sources", "Sources")
    for role in roadmap.plan.roles:
        lines += [*_sources(role, base), ""]
    yield _block("sources", lines[:-1], "Sources")
    yield _block("made", _provenance(roadmap, base, program_version), "How this was made")


def _sources(role: Role, base: KnowledgeBase) -> Iterator[str]:
    pay = shown_pay(role, base)
    if pay:
        yield from (f"Pay for {role.name}, as stated by its sources:", "")
        yield from (f"- {escaped(fact_words.figure(row, base))}" for row in pay)
        yield ""
    yield from (f"What {role.name} requires and involves:", "")
    for identifier in role.sources:
        source = base.sources[identifier]
        author = f"{source.author}, " if source.author else ""
        yield f"- {escaped(f'{author}{source.title} ({source.dated})')}"


def _provenance(roadmap: Roadmap, base: KnowledgeBase, program_version: str) -> Iterator[str]:
    """Yield everything that the document was made from, so that it can be reproduced."""
    yield (
        f"Made by careerpath {program_version} with knowledge base {base.version}, from a profile and its "
        "history. To reproduce it from the same inputs:"
    )
    yield ""
    yield f"`{command(roadmap)}`"


def command(roadmap: Roadmap) -> str:
    """Return the command that reproduces a roadmap from the same profile, history and knowledge base."""
    request = roadmap.request
    parts = ["careerpath export", *(role.id for role in roadmap.plan.roles), "--profile FILE"]
    parts += [f"--start {request.start}", f"--hours-per-week {roadmap.plan.pace.hours:g}"]
    if roadmap.deadline is not None:
        parts.append(f"--by {roadmap.deadline.by}")
    parts += [f"--pause {pause.first}..{pause.last}" for pause in roadmap.calendar.pauses]
    return " ".join([*parts, "--output plan.md"])

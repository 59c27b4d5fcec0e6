"""A roadmap as a Markdown document that reads well on GitHub and that people can edit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from careerpath_cli.knowledge.pay import shown_pay
from careerpath_cli.plan_file.annotated import Block, PlanDocument, name_digest, task
from careerpath_cli.views.exports.gantt import gantt
from careerpath_cli.views.wording import calendar as calendar_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import pay as pay_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words

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
    found: Roadmap, answers: Profile, owner: str, base: KnowledgeBase, program_version: str
) -> PlanDocument:
    """Return a roadmap as blocks of Markdown; the same inputs give the same lines.

    `owner` names the profile, so that reading the file back can tell whose it is.
    """
    blocks = [
        *_opening(found, answers, base),
        *_done(found, base),
        *(_gap(gap, found, base) for gap in found.plan.gaps),
        *_learning(found, base),
        *_after_learning(found, base),
        *_calendar(found, base),
        *_mentor(found, base),
        *_origin(found, base, program_version),
    ]
    return PlanDocument(tuple(blocks), _facts(found, owner, base, program_version))


def _facts(found: Roadmap, owner: str, base: KnowledgeBase, program_version: str) -> dict[str, Any]:
    """Return what is needed to renew the plan; of its owner no more than the page shows, plus a digest.

    People publish their plans, and before they do they look at the page, not at its last line.
    """
    request = found.request
    return {
        "program": program_version,
        "knowledge_base": base.version,
        "owner": name_digest(owner),
        "inputs": {
            "roles": [role.id for role in found.plan.roles],
            "start": request.start.isoformat(),
            "pauses": [[one.first.isoformat(), one.last.isoformat()] for one in found.calendar.pauses],
        },
        "asked_pace": request.hours_per_week,
        "asked_by": request.by.isoformat() if request.by else None,
    }


def _block(identifier: str, lines: Iterable[str], title: str = "") -> Block:
    return Block(identifier, (*lines, ""), title=title)


def _heading(anchor: str, text: str) -> list[str]:
    return [f'<a id="{anchor}"></a>', "", f"## {escaped(text)}", ""]


def _opening(found: Roadmap, answers: Profile, base: KnowledgeBase) -> Iterator[Block]:
    plan = found.plan
    owner = f" for {escaped(answers.name)}" if answers.name else ""
    lines = [f"# {escaped(roadmap_words.title(plan))}{owner}", ""]
    lines += [line for role in plan.roles for line in (escaped(role.summary), "")]
    lines += [escaped(" ".join(roadmap_words.summary(found))), ""]
    absent = {"tonight": found.first is None, "plan-b": found.plan_b is None}
    links = [f"[{name}](#{anchor})" for anchor, name in _CONTENTS.items() if not absent.get(anchor)]
    lines += [" · ".join(links), ""]
    lines.append(
        "Tick finished steps and add notes; `careerpath progress --from FILE` imports the "
        "ticks and keeps your notes."
    )
    yield _block("summary", lines, "Summary")
    first = mentor_words.first_action(found, base)
    if first:
        keep = [f"Review on {mentor_words.review(found)}."]
        lines = [
            *_heading("tonight", "Tonight"),
            f"{escaped(first.text)} <{address(first.address)}>" if first.address else escaped(first.text),
            "",
            *(f"- {line}".replace("_", r"\_") for line in mentor_words.TO_FILL_IN),
            "",
            *keep,
        ]
        yield _block("tonight", lines, "Tonight")


def _done(found: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    if not found.progress.done:
        return
    yield _block("done", _heading("done", "Done so far")[:-1], "Done so far")
    for one in found.progress.done:
        line = task(one.step, escaped(roadmap_words.done(one, base)), ticked=True)
        title = roadmap_words.step_title(one.step, one.skill, base)
        yield Block(one.step, (line,), kin=one.skill, title=title)
    yield _block("done-end", [])


def _gap(gap: RoleGap, found: Roadmap, base: KnowledgeBase) -> Block:
    whose = f" for {base.roles[gap.role].name}" if len(found.plan.roles) > 1 else ""
    lines = _heading("gap" if gap is found.plan.gaps[0] else f"gap-{gap.role}", f"Where you stand{whose}")
    for name, required in (("required", True), ("helpful", False)):
        rows = [
            f"- {_STATES.get(state, state.capitalize())}: {escaped(line)}"
            for state, line in roadmap_words.standings(gap, found.plan, base, required=required)
        ]
        pluses = "" if required else roadmap_words.small_pluses(gap, base)
        if pluses:
            rows.append(f"- Minor extras, not in the plan: {escaped(pluses)}")
        if rows:
            lines += [f"**{name.capitalize()}**", "", *rows, ""]
    return _block(f"gap.{gap.role}", lines[:-1], f"Where you stand{whose}")


def _learning(found: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    anchors: set[str] = set()
    for section in found.plan.sections:
        anchor = section.part if section.part not in anchors else f"{section.part}-{'-'.join(section.roles)}"
        anchors.add(anchor)
        title = roadmap_words.section_title(section, found.plan, base)
        parting = calendar_words.parting(section, found)
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
            yield _step(step, found, base)
        closing = [] if section.steps else ["Nothing is left to do here."]
        yield _block(f"part-end.{anchor}", closing, title)


def _step(step: LearningStep, found: Roadmap, base: KnowledgeBase) -> Block:
    skill = base.skills[step.skill]
    kind = " (helpful, not required)" if step.optional else ""
    head = f"**{escaped(skill.name)}**: {escaped(roadmap_words.levels(step, base))}{kind}"
    facts = [
        ("Why", roadmap_words.why(step, found.plan, base)),
        ("Takes", roadmap_words.effort(step, found, base)),
        ("When", roadmap_words.when(step.id, found)),
        ("Easier", roadmap_words.easier(step, base)),
        ("Or", roadmap_words.instead(step, base)),
        ("Goal", skill.levels[step.to]),
        ("Proof to publish", roadmap_words.proof(step, base)),
    ]
    lines = [task(step.id, head, ticked=False)]
    lines += [f"  - {label}: {escaped(text)}" for label, text in facts if text]
    lines += [
        f"  - Learn: [{escaped(one.name)}]({address(one.address)}) ({roadmap_words.resource_facts(one)})"
        for one in step.resources
    ]
    return Block(step.id, tuple(lines), kin=step.skill, title=skill.name)


def _after_learning(found: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    plan = found.plan
    yield from _part("experience", base)
    for way in plan.ways:
        text = f"**{escaped(way.way.name)}** ({words.span(*way.way.hours)} h). {escaped(way.way.summary)}"
        if not way.done:
            yield Block(way.id, (task(way.id, text, ticked=False),), title=way.way.name)
    yield _block("experience-end", [])
    yield from _part("portfolio", base)
    for project in plan.projects:
        if not project.done:
            yield _project(project, found)
    yield _block("portfolio-end", [])
    yield from _part("network", base)
    for one in plan.communities:
        name = escaped(one.community.name)
        shown = f"[{name}]({address(one.community.address)})" if one.community.address else f"**{name}**"
        text = f"{shown}. {escaped(one.community.summary)}"
        if not one.done:
            yield Block(one.id, (task(one.id, text, ticked=False),), title=one.community.name)
    yield _block("network-end", [])


def _part(part: str, base: KnowledgeBase) -> Iterator[Block]:
    number = list(base.steps).index(part) + 1
    title = f"Step {number}: {base.steps[part].name}"
    yield _block(part, [*_heading(part, title), escaped(base.steps[part].summary)], title)


def _project(step: ProjectStep, found: Roadmap) -> Block:
    project = step.role.portfolio
    facts = f"({words.hours(step.hours)}; {roadmap_words.when(step.id, found)})"
    lines = [
        task(step.id, f"**{escaped(project.title)}** {facts}. {escaped(project.brief)}", ticked=False),
        f"  - Proof to publish: {escaped(project.proof)}",
    ]
    return Block(step.id, tuple(lines), title=project.title)


def _calendar(found: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    lines = _heading("calendar", "Calendar")
    lines += [f"- {escaped(calendar_words.milestone_line(one, base))}" for one in found.milestones]
    if found.deadline:
        lines += ["", f"**By {words.day(found.deadline.by)}**", ""]
        lines += [f"- {escaped(line)}" for line in calendar_words.deadline(found.deadline, found, base)]
    if found.dates:
        lines += ["", *gantt(found, base)]
    yield _block("calendar", lines, "Calendar")


def _mentor(found: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    lines = _heading("doubts", "Assumptions to check, and a quick test for each")
    for one in found.assumptions:
        doubt, test = mentor_words.assumption(one, base)
        lines.append(f"- **{escaped(doubt)}** {escaped(test)}")
    yield _block("doubts", lines, "Assumptions")
    if found.plan_b:
        text = [escaped(line) for line in mentor_words.plan_b(found.plan_b, found, base)]
        yield _block("plan-b", [*_heading("plan-b", "Plan B"), *(f"- {line}" for line in text)], "Plan B")
    if found.plan.hours.high > 0:
        slips = [f"- {escaped(line)}" for line in mentor_words.if_it_slips(found)]
        yield _block("slips", [*_heading("slips", "If you fall behind"), *slips], "If you fall behind")


def _origin(found: Roadmap, base: KnowledgeBase, program_version: str) -> Iterator[Block]:
    lines = [*_heading("basis", "What this is based on"), escaped(roadmap_words.caveat(found.plan)), ""]
    lines += [f"- {escaped(line)}" for line in roadmap_words.bases(found.plan, base)]
    yield _block("basis", lines, "What this is based on")
    lines = _heading("sources", "Sources")
    for role in found.plan.roles:
        lines += [*_sources(role, base), ""]
    yield _block("sources", lines[:-1], "Sources")
    yield _block("made", _made(found, base, program_version), "How this was made")


def _sources(role: Role, base: KnowledgeBase) -> Iterator[str]:
    pay = shown_pay(role, base)
    if pay:
        yield from (f"Pay for {role.name}, as stated by its sources:", "")
        yield from (f"- {escaped(pay_words.figure(one, role, base))}" for one in pay)
        yield ""
    yield from (f"What {role.name} requires and involves:", "")
    for identifier in role.sources:
        source = base.sources[identifier]
        author = f"{source.author}, " if source.author else ""
        yield f"- {escaped(f'{author}{source.title} ({source.dated})')}"


def _made(found: Roadmap, base: KnowledgeBase, program_version: str) -> Iterator[str]:
    """Yield everything that the document was made from, so that it can be reproduced."""
    yield (
        f"Made by careerpath {program_version} with knowledge base {base.version}, from a profile and its "
        "history. To reproduce it from the same inputs:"
    )
    yield ""
    yield f"`{command(found)}`"


def command(found: Roadmap) -> str:
    """Return the command that reproduces a roadmap from the same profile, history and knowledge base."""
    request = found.request
    parts = ["careerpath export", *(role.id for role in found.plan.roles), "--profile FILE"]
    parts += [f"--start {request.start}", f"--hours-per-week {found.plan.pace.hours:g}"]
    if found.deadline is not None:
        parts.append(f"--by {found.deadline.by}")
    parts += [f"--pause {one.first}..{one.last}" for one in found.calendar.pauses]
    return " ".join([*parts, "--output plan.md"])

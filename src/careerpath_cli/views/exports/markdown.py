"""A roadmap as a Markdown document that reads well on GitHub and that people can edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.pay import Wage
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.pay import HOME, Advertised, pay_facts
from careerpath_cli.plan_file.annotated import Block, PlanDocument, name_digest, task
from careerpath_cli.planning.step_names import RoutePart, other_id
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.hiring import GetHired, get_hired
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.views.exports.gantt import gantt
from careerpath_cli.views.wording import calendar as calendar_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.facts import resource_facts
from careerpath_cli.views.wording.get_hired import advice as advice_words
from careerpath_cli.views.wording.get_hired.people import talk

Details = Mapping[str, Sequence[str]]
"""Step → lines below it."""
MOST_WORDS = 1500
"""Before its sources: what people read of a plan at one sitting."""
MOST_ADVICE = 400
"""Words on getting hired, below its boxes."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LINE_START = re.compile(r"^([-+]|\d+[.)])(?=\s|$)")
_CONTENTS = {
    "tonight": "Tonight",
    "bridge": "Plan",
    "hired": "Get hired",
    "grow": "Grow",
    "calendar": "Calendar",
    "plan-b": "Plan B",
    "sources": "Sources",
}
_CHECKED = frozenset({"unasked", "claimed", "limit"})
"""What the parts of the plan don't test themselves."""
_GROW = 8


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
    way = route(roadmap, base)
    hired = get_hired(way, roadmap, base)
    before = [
        *_opening(roadmap, way, answers, base),
        *_done(roadmap, base),
        *_part("try", way, base, _talk(hired, way, roadmap.profile, base)),
        *_part("bridge", way, base),
    ]
    after = [
        *_later(way, base),
        *_calendar(roadmap, way, base),
        *_assumptions(roadmap, base),
        *_stops(roadmap, way, base),
        *_basis(roadmap),
    ]
    room = MOST_WORDS - _count_words([*before, *_part("hired", way, base), *after])
    advice = _advice(hired, way, roadmap, base, room)
    blocks = [
        *before,
        *_part("hired", way, base, advice),
        *after,
        *_origin(roadmap, base, program_version),
    ]
    covers = {
        step.id: [learnt.id for learnt in step.work.steps]
        for step in way.steps
        if step.work is not None and [learnt.id for learnt in step.work.steps] != [step.id]
    }
    return PlanDocument(tuple(blocks), _facts(roadmap, covers, owner, base, program_version))


def _facts(
    roadmap: Roadmap,
    covers: Mapping[str, Sequence[str]],
    owner: str,
    base: KnowledgeBase,
    program_version: str,
) -> dict[str, Any]:
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
        "covers": covers,
        "asked_pace": request.hours_per_week,
        "asked_by": request.by.isoformat() if request.by else None,
    }


def _count_words(blocks: Iterable[Block]) -> int:
    return sum(len(line.split()) for block in blocks for line in block.lines)


def _talk(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> Details:
    return {other_id("talk", way.role.id): talk(hired, way, person, base)}


def _advice(hired: GetHired, way: Route, roadmap: Roadmap, base: KnowledgeBase, room: int) -> Details:
    """Return the advice on getting hired that there is room for, by step; the rest is on the long page."""
    open_steps = {step.id for step in way.of_part("hired")}
    told = [
        (other_id(line.step, way.role.id), line)
        for line in advice_words.lines(hired, way, roadmap.profile, base)
    ]
    relevant = [line for step, line in told if step in open_steps]
    more = advice_words.more(way.role.id)
    chosen = advice_words.fitting(relevant, min(MOST_ADVICE, room) - len(more.split()) - 1)
    details: dict[str, list[str]] = {}
    for line in chosen:
        details.setdefault(other_id(line.step, way.role.id), []).append(line.text)
    if details:
        details[list(details)[-1]].append(more)
    return details


def _block(identifier: str, lines: Iterable[str], title: str = "") -> Block:
    return Block(identifier, (*lines, ""), title=title)


def _heading(anchor: str, text: str) -> list[str]:
    return [f'<a id="{anchor}"></a>', "", f"## {escaped(text)}", ""]


def _opening(roadmap: Roadmap, way: Route, answers: Profile, base: KnowledgeBase) -> Iterator[Block]:
    plan = roadmap.plan
    owner = f" for {escaped(answers.name)}" if answers.name else ""
    said = mentor_words.opening_lines(way, roadmap)
    lines = [f"# {escaped(roadmap_words.title(plan))}{owner}", ""]
    start = f"Made for a start on {words.day(roadmap.request.start)}."
    lines += [escaped(" ".join((*said, start))), ""]
    lines += [escaped(f"The market: {way.role.juniors.reality}"), ""]
    if len(plan.roles) > 1:
        lines += [escaped(" ".join(roadmap_words.summary(roadmap))), ""]
    absent = {"tonight": way.tonight is None, "grow": not way.grow}
    links = [f"[{name}](#{anchor})" for anchor, name in _CONTENTS.items() if not absent.get(anchor)]
    lines += [" · ".join(links), ""]
    lines.append(
        "Tick finished steps and add notes; `careerpath progress --from FILE` imports the "
        "ticks and keeps your notes."
    )
    yield _block("summary", lines, "Summary")
    if way.tonight is not None:
        text = mentor_words.evening(way.tonight, way, base)
        lines = [
            *_heading("tonight", "Tonight"),
            escaped(text),
            "",
            *(f"- {line}".replace("_", r"\_") for line in mentor_words.TO_FILL_IN),
            f"- {mentor_words.too_tired(way.tonight)}",
            "",
            f"Review on {mentor_words.review(roadmap)}.",
        ]
        yield _block("tonight", lines, "Tonight")


def _done(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    if not roadmap.progress.done:
        return
    yield _block("done", _heading("done", "Done so far")[:-1], "Done so far")
    for finished in roadmap.progress.finished:
        entry = finished.entry
        said = words.capitalized(roadmap_words.done(finished, base))
        line = task(entry.step, escaped(said), ticked=True)
        title = roadmap_words.step_title(entry.step, entry.skill, base)
        kin = next((learnt.skill for learnt in finished.brought), entry.skill)
        yield Block(entry.step, (line,), kin=kin, title=title)
    yield _block("done-end", [])


def _part(
    part: RoutePart, way: Route, base: KnowledgeBase, details: Details | None = None
) -> Iterator[Block]:
    """Yield a part's steps; `details` has lines that stand elsewhere than the step's own, by step."""
    title, (_, summary) = mentor_words.part_title(part, way), mentor_words.PARTS[part]
    yield _block(part, [*_heading(part, title), escaped(summary)], title)
    steps = way.of_part(part)
    for step in steps:
        yield _step(step, way, base, (details or {}).get(step.id, ()))
    yield _block(f"{part}-end", [] if steps else [mentor_words.NOTHING_LEFT], title)


def _step(step: RouteStep, way: Route, base: KnowledgeBase, more: Sequence[str]) -> Block:
    name = mentor_words.title(step, way, base)
    facts = f"({words.hours(step.hours)}; by {words.day(step.finish.likely)})"
    lines = [task(step.id, f"**{escaped(name)}** {facts}", ticked=False)]
    lines += [f"  - {escaped(line)}" for line in (*mentor_words.details(step, way, base), *more)]
    if step.resource is not None:
        resource = step.resource
        lines.append(
            f"  - Learn: [{escaped(resource.name)}]({address(resource.address)}) "
            f"({resource_facts(resource, base)})"
        )
    elif step.resources:
        links = [f"[{escaped(resource.name)}]({address(resource.address)})" for resource in step.resources]
        lines.append(f"  - Learn: {words.listed(links)}")
    kin = next(iter(step.teaches), "")
    return Block(step.id, tuple(lines), kin=kin, title=name)


def _later(way: Route, base: KnowledgeBase) -> Iterator[Block]:
    if way.grow:
        names = roadmap_words.named(
            [f"{base.skills[skill].name} ({level})" for skill, level in way.grow], _GROW
        )
        title, summary = mentor_words.GROW
        yield _block("grow", [*_heading("grow", title), escaped(f"{summary[:-1]}: {names}.")], title)


def _stops(roadmap: Roadmap, way: Route, base: KnowledgeBase) -> Iterator[Block]:
    lines = [f"- {escaped(str(check))}" for check in mentor_words.checkpoints(way, roadmap)]
    yield _block("stop", [*_heading("stop", "When to stop"), *lines], "When to stop")
    lines = [
        f"- {escaped(line)}"
        for line in (mentor_words.plan_b(roadmap.plan_b, roadmap, base) if roadmap.plan_b else [])
    ]
    lines.append(f"- If nothing works: {escaped(mentor_words.plan_z(way, roadmap, base))}")
    yield _block("plan-b", [*_heading("plan-b", "Plan B"), *lines], "Plan B")


def _calendar(roadmap: Roadmap, way: Route, base: KnowledgeBase) -> Iterator[Block]:
    lines = _heading("calendar", "Calendar")
    if len(roadmap.plan.roles) > 1:  # a single role's days stand in the first line
        lines += [*(f"- {escaped(turn)}" for turn in calendar_words.turns(roadmap, base)), ""]
    if roadmap.deadline:
        lines += [f"**By {words.day(roadmap.deadline.by)}**", ""]
        fits = calendar_words.deadline(roadmap.deadline, roadmap, base)
        lines += [*(f"- {escaped(line)}" for line in fits), ""]
    if way.steps:
        lines += gantt(way, roadmap, base)
    yield _block("calendar", lines, "Calendar")


def _assumptions(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Block]:
    doubts = [
        f"- {escaped(mentor_words.assumption(assumption, base)[0])}"
        for assumption in roadmap.assumptions
        if assumption.kind in _CHECKED
    ]
    if doubts:
        yield _block("doubts", [*_heading("doubts", "Assumptions to check"), *doubts], "Assumptions")


def _basis(roadmap: Roadmap) -> Iterator[Block]:
    lines = [*_heading("basis", "What this is based on"), escaped(roadmap_words.caveat(roadmap.plan)), ""]
    yield _block("basis", lines, "What this is based on")


def _origin(roadmap: Roadmap, base: KnowledgeBase, program_version: str) -> Iterator[Block]:
    lines = _heading("sources", "Sources")
    for role in roadmap.plan.roles:
        lines += [*_sources(role, roadmap.profile, base), ""]
    yield _block("sources", lines[:-1], "Sources")
    yield _block("made", _provenance(roadmap, base, program_version), "How this was made")


def _sources(role: Role, person: Profile, base: KnowledgeBase) -> Iterator[str]:
    """Yield the sources of what the plan says of a role; pay only where the person could be paid it."""
    country = (person.constraints.country or HOME).upper()
    known = pay_facts(role, base, country)
    pay: list[Advertised | Wage] = [offer for offer in known.advertised if offer.row.country == country]
    pay += [known.wage] if known.wage and country == HOME else []
    elsewhere = f"`careerpath show {role.id}` lists what is known elsewhere."
    if pay:
        yield from (f"Pay for {role.name} in {country}:", "")
        yield from (f"- {escaped(fact_words.figure(row, base))}" for row in pay)
    else:
        yield f"We have no pay for {role.name} in {country}; {elsewhere}"
    yield from ("", f"What {role.name} requires and involves:", "")
    sources = [base.sources[identifier] for identifier in role.sources]
    for source in sources:
        if source.date:
            author = f"{source.author}, " if source.author else ""
            yield f"- {escaped(f'{author}{source.title} ({source.dated})')}"
    undated = sum(not source.date for source in sources)
    if undated:
        articles = "an undated article" if undated == 1 else f"{undated} undated articles"
        yield f"- {articles}: `careerpath evidence {role.id}`"


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

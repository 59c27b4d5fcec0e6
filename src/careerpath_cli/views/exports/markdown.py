"""A roadmap as a Markdown document that reads well on GitHub and that people can edit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.plan_file.annotated import Block, PlanDocument, name_digest, task
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.exports.gantt import gantt
from careerpath_cli.views.outline import (
    Bullets,
    Chart,
    Facts,
    Item,
    Line,
    Section,
    Span,
    Strips,
    Task,
    counted,
    spans,
)
from careerpath_cli.views.outlines.roadmap import MOST_ADVICE, brief_roadmap

MOST_WORDS = 1500
"""Before its sources: what people read of a plan at one sitting."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LINE_START = re.compile(r"^([-+]|\d+[.)])(?=\s|$)")
_CONTENTS = {"bridge": "Plan", "hired": "Get hired"}
"""What long headings are called in the list of contents."""
_LINKED = ("tonight", "bridge", "hired", "grow", "calendar", "plan-b", "sources")
_HOW_TO_USE = (
    "Tick finished steps and add notes; `careerpath progress --from FILE` imports the "
    "ticks and keeps your notes."
)


def inline(line: Line) -> str:
    """Return a line as Markdown in which text from outside is harmless: no markup, HTML or line breaks."""
    text = "".join(map(_span, spans(line)))
    return _LINE_START.sub(r"\\\1", " ".join(text.split()))


def _span(span: Span) -> str:
    if span.tone == "command":
        return f"`{span.text.replace('`', '')}`"
    text = _SPECIAL.sub(r"\\\1", span.text)
    if span.address:
        return f"[{text}]({address(span.address)})"
    return f"**{text}**" if span.tone == "accent" else text


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

    def blocks(advice: int) -> tuple[Block, ...]:
        outline = brief_roadmap(roadmap, base, answers.name or "", program_version, advice)
        return tuple(_blocks(outline))

    read = [line for block in blocks(0) if block.id != "sources" for line in block.lines]
    room = MOST_WORDS - sum(len(line.split()) for line in read)
    covers = {
        step.id: [learnt.id for learnt in step.work.steps]
        for step in way.steps
        if step.work is not None and [learnt.id for learnt in step.work.steps] != [step.id]
    }
    return PlanDocument(blocks(min(MOST_ADVICE, room)), _facts(roadmap, covers, owner, base, program_version))


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


def _blocks(outline: Section) -> Iterator[Block]:
    sections = [item for item in outline.items if isinstance(item, Section)]
    names = {part.id: _CONTENTS.get(part.id, inline(part.title)) for part in sections}
    links = [f"[{names[anchor]}](#{anchor})" for anchor in _LINKED if anchor in names]
    opening = _paragraphs(item for item in outline.items if not isinstance(item, Section))
    lines = (f"# {inline(outline.title)}", "", *opening, " · ".join(links), "", _HOW_TO_USE, "")
    yield Block("summary", lines, title="Summary")
    for part in sections:
        title = inline(part.title)
        tasks = [item for item in part.items if isinstance(item, Task)]
        told = _paragraphs(item for item in part.items if not isinstance(item, Task))
        heading = (f'<a id="{part.id}"></a>', "", f"## {title}", "")
        yield Block(part.id, (*heading, *told), title=title)
        for item in tasks:
            yield Block(item.id, tuple(rows(item)), kin=item.skill, title=item.title)
        if tasks:
            yield Block(f"{part.id}-end", ("",), title=title)


def _paragraphs(items: Iterable[Item]) -> list[str]:
    return [line for item in items for line in (*rows(item), "")]


def rows(item: Item) -> Iterator[str]:
    """Yield the lines of an item."""
    match item:
        case Bullets():
            yield from (f"- {inline(line)}" for line in item.items)
        case Facts():
            yield from (f"- {label}: {' '.join(rows(value))}" for label, value in item.items)
        case Chart():
            yield from gantt(item)
        case Strips():
            yield from (f"- {inline(counted(strip, item.signs))}" for strip in item.items)
        case Section():
            yield from (f"### {inline(item.title)}", "", *_paragraphs(item.items)[:-1])
        case Task():
            name = inline(item.title)
            title = name if item.done else f"**{name}**"
            yield task(item.id, f"{title} {inline(item.note)}", ticked=item.done)
            yield from (f"  {line}" for part in item.items for line in rows(part))
        case _:
            yield inline(item)

"""An outline on the terminal: indented below its headings, with numbered tasks and hanging lists."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from careerpath_cli.views.outline import Bullets, Chart, Facts, Item, Line, Section, Task, Tone, spans
from careerpath_cli.views.terminal import parts

_STYLES: dict[Tone, str] = {
    "": "",
    "strong": parts.STRONG,
    "accent": parts.ACCENT,
    "quiet": parts.QUIET,
    "good": parts.GOOD,
    "bad": parts.BAD,
    "warn": parts.WARN,
    "command": parts.ACCENT,
}
_INDENT = 2


def page(outline: Section) -> Group:
    """Return an outline as a page."""
    return Group(*_below_heading(outline, indent=0))


def _below_heading(section: Section, indent: int) -> Iterator[RenderableType]:
    """Yield a heading and what stands below it, with blank lines between all but finished tasks."""
    yield text(section.title, "strong")
    before: Item | None = None
    for item in section.items:
        joins = before is None or (_is_done(before) and _is_done(item))
        gap = 0 if joins and not isinstance(item, Section) else 1
        yield Padding(rendered(item, indent), (gap, 0, 0, indent))
        before = item


def _is_done(item: Item) -> bool:
    return isinstance(item, Task) and item.done


def rendered(item: Item, indent: int = _INDENT) -> RenderableType:
    """Return an item; below an indented heading, a section is a list with a title."""
    match item:
        case Section() if indent:
            return Group(text(item.title, "accent"), *map(rendered, item.items))
        case Section():
            return Group(*_below_heading(item, _INDENT))
        case Bullets() if not item.mark:
            return Group(*(text(line, item.tone) for line in item.items))
        case Bullets():
            return parts.bullets([text(line) for line in item.items], item.mark, _STYLES[item.tone])
        case Facts():
            return parts.labelled((label, rendered(value)) for label, value in item.items)
        case Chart():
            return Group(*(text(f"{bar.first} – {bar.last}  {bar.name}") for bar in item.items))
        case Task():
            return _task(item)
        case _:
            first, *others = spans(item)
            return parts.command(first.text) if first.tone == "command" and not others else text(item)


def _task(task: Task) -> RenderableType:
    if task.done:
        return parts.bullets([task.title], "✓", parts.GOOD)
    numbered = Table.grid(padding=(0, 1))
    title = (text(task.title, "accent"), text(task.note, "quiet"))
    numbered.add_row(f"{task.number}.", Group(*title, *map(rendered, task.items)))
    return numbered


def text(line: Line, tone: Tone = "") -> Text:
    """Return a line as text; where parts of it lead somewhere, the addresses stand below."""
    whole = parts.plain("", _STYLES[tone])
    for span in spans(line):
        whole.append(parts.plain(span.text, _STYLES[span.tone]))
    for address in filter(None, (span.address for span in spans(line))):
        whole.append(f"\n{address}", Style(dim=True, link=address))
    return whole

"""An outline on the terminal: indented below its headings, with numbered tasks and hanging lists.

Beside the items of outlines, pages that only the terminal has hold tables that depend on the window: `drawn`
and `part` take both.
"""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

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
    Tone,
    holds_something,
    spans,
)
from careerpath_cli.views.terminal import parts
from careerpath_cli.views.terminal.charts.strips import StripChart

_INDENT = 2
BLANK = Text("")
Part = Item | RenderableType


def page(outline: Section) -> Group:
    """Return an outline as a page."""
    return Group(Constrain(Group(*_below_heading(outline, indent=0)), parts.PROSE))


def drawn(*items: Part, indent: int = 0) -> Group:
    """Return parts right below each other, without those that nothing stands in.

    Only tables are wider than prose should be; `indent` is how far all of it will stand from the margin.
    """
    return Group(*(_drawn(part, indent) for part in items if _says_something(part)))


def _drawn(part: Part, indent: int) -> RenderableType:
    shown = rendered(part)
    is_prose = shown is not part or isinstance(part, Text)
    return Constrain(shown, parts.PROSE - indent) if is_prose else shown


def part(title: str, *parts: Part) -> Group:
    """Return parts under a heading, with a blank line above; nothing where nothing stands in them."""
    below = [Padding(_drawn(part, _INDENT), (0, 0, 0, _INDENT)) for part in parts if _says_something(part)]
    return Group(BLANK, text(title, "strong"), *below) if below else Group()


def _says_something(part: Part) -> bool:
    return bool(part.rows) if isinstance(part, Table) else holds_something(part)


def _below_heading(section: Section, indent: int) -> Iterator[RenderableType]:
    """Yield a heading and what stands below it, with blank lines between what doesn't belong together."""
    yield text((f"{section.number}. " if section.number else "", *spans(section.title)), "strong")
    for before, item in zip((None, *section.items), section.items, strict=False):
        yield Padding(rendered(item, indent), (0 if _joins(before, item) else 1, 0, 0, indent))


def _joins(before: Item | None, item: Item) -> bool:
    """Return whether an item stands right below another: the first, a list below its lines, what is done."""
    match before, item:
        case (None, _) | (Bullets(mark=""), Strips()) if not isinstance(item, Section):
            return True
        case (_, Section()) | ((Section() | Facts() | Chart() | Strips()), _):
            return False
        case (Task(done=True), Task(done=True)):
            return True
        case (Task(), _) | (_, Bullets(mark="")):
            return False
    return isinstance(item, Facts | Bullets)


def rendered(item: Part, indent: int = _INDENT) -> RenderableType:
    """Return an item; below an indented heading, a section is a list with a title."""
    match item:
        case Section():
            below = _below_heading(item, len(f"{item.number}. ") if item.number else _INDENT)
            return Group(*((text(item.title, "accent"), *map(rendered, item.items)) if indent else below))
        case Bullets():
            lines = [text(line, "" if item.mark else item.tone) for line in item.items]
            return parts.bullets(lines, item.mark, parts.STYLES[item.tone]) if item.mark else Group(*lines)
        case Facts():
            return parts.labelled((label, rendered(value)) for label, value in item.items)
        case Chart():
            return Group(*(text(f"{bar.first} – {bar.last}  {bar.name}") for bar in item.items))
        case Strips():
            return StripChart(item)
        case Task():
            return _task(item)
        case str() | Span() | tuple():
            *lead, last = spans(item)
            is_command = last.tone == "command" and not any(span.tone or span.address for span in lead)
            return parts.command(last.text, "".join(s.text for s in lead)) if is_command else text(item)
    return item


def _task(task: Task) -> RenderableType:
    if task.done:
        return parts.bullets([text(f"{task.title} {task.note}")], "✓", parts.GOOD)
    numbered = Table.grid(padding=(0, 1))
    title = (text(task.title, "accent"), text(task.note, "quiet"))
    numbered.add_row(f"{task.number}.", Group(*title, *map(rendered, task.items)))
    return numbered


def text(line: Line, tone: Tone = "") -> Text:
    """Return a line as text; where parts of it lead somewhere, the addresses stand below."""
    whole = parts.plain("", parts.STYLES[tone])
    for span in spans(line):
        whole.append(parts.plain(span.text, parts.STYLES[span.tone]))
    for address in filter(None, (span.address for span in spans(line))):
        whole.append(f"\n{address}", Style(dim=True, link=address))
    return whole

"""What a prompt looks like in a window of a given size: lines of styled pieces, nothing printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from careerpath_cli.interview.terminal.lines import LONGEST_TEXT, cut, line_width, place, wrap
from careerpath_cli.interview.terminal.state import SKIP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerpath_cli.interview.prompt import InterviewProgress, Prompt, PromptChoice
    from careerpath_cli.interview.terminal.state import ListState

Line = list[tuple[str, str]]
"""Pieces of a line, each with the name of its style."""

QUESTION, POINTED, TICKED, SECTION = "bold", "class:pointed", "class:ticked", "class:section"
_MOST_MORE = 3
_LEAST_LIST = 3
_LEAVE = "Ctrl-C quit, resume later"


@dataclass(frozen=True, slots=True)
class Window:
    """The size of the terminal's window in cells."""

    columns: int
    rows: int

    @property
    def width(self) -> int:
        """The cells of a line."""
        return line_width(self.columns)


def list_screen(
    picking: ListState, progress: InterviewProgress, window: Window, *, explained: bool = False
) -> list[Line]:
    """Lay out a list within the window: the line pointed at is always among those shown."""
    top = [*head(picking.prompt, progress, window), *_search_line(picking, window)]
    bottom = [*_more(picking, window), *reason(picking.prompt, window, explained=explained)]
    bottom += _footer(_list_keys(picking), window)
    room = max(window.rows - 1 - len(top) - len(bottom), _LEAST_LIST)
    lines = [*top, *_visible(picking, window, room), *bottom]
    return lines[-(window.rows - 1) :]


def head(prompt: Prompt, progress: InterviewProgress, window: Window) -> list[Line]:
    """Say where one is, what there is to remark, and the question."""
    lines: list[Line] = [[], *_styled("", wrap(place(prompt, progress), window.width))]
    for remark in prompt.remarks:
        lines += _styled("class:remark", wrap(remark, window.width))
    return [*lines, *_styled(QUESTION, wrap(prompt.text, window.width))]


def reason(prompt: Prompt, window: Window, *, explained: bool) -> list[Line]:
    """Say why the question is asked, if the person wanted to know."""
    return _styled("class:remark", wrap(f"Why we ask: {prompt.why}", window.width)) if explained else []


def text_foot(prompt: Prompt, before: str, text: str, window: Window, *, explained: bool) -> list[Line]:
    """Lay out what stands below a text that is being written."""
    lines = reason(prompt, window, explained=explained)
    if len(text) >= LONGEST_TEXT:
        lines += _styled("", wrap(f"That's the limit: {LONGEST_TEXT} characters.", window.width))
    enter = "Enter keep this text" if text.strip() else "Enter skip"
    if before and text == before:
        enter = "Enter keep your earlier answer"
    clear = ["Ctrl-U clear"] if text else []
    why = "F1 why we ask" if text else "? why we ask"
    return [*lines, *_footer([enter, *clear, "Shift-Tab back", why, _LEAVE], window)]


def _search_line(picking: ListState, window: Window) -> list[Line]:
    """Show what is searched, or what can be; a line is always taken, so that nothing jumps."""
    if picking.search:
        line = _search(picking, window)
    elif picking.missing:
        line = _no_such_number(picking)
    elif picking.prompt.findable:
        line = f"Type to search {len(picking.prompt.findable)} more."
    else:
        line = ""
    return [[("", cut(line, window.width))]]


def _search(picking: ListState, window: Window) -> str:
    """Show what is searched, and how much of it there is; a miss is said, and what comes near it."""
    if picking.hits and not picking.close:
        before, after = "Search: ", f"_  ({len(picking.hits)} found)"
    else:
        close = ", but close:" if picking.narrows else ", but this is close."
        before, after = "No match for “", f"_”{close if picking.close else '.'}"
    return f"{before}{cut(picking.search, window.width - cell_len(before + after))}{after}"


def _no_such_number(picking: ListState) -> str:
    """Say that a number leads nowhere, and what is pointed at where its last digit led somewhere."""
    instead = f" This is line {picking.digits}." if picking.digits else ""
    return f"There's no line {picking.missing}: lines go from 1 to {len(picking.numbered)}.{instead}"


def _visible(picking: ListState, window: Window, room: int) -> list[Line]:
    """Give the rows of the list that fit, the pointed one in the middle; what is hidden is said."""
    rows: list[Line] = []
    first = last = 0
    section = ""
    numbers = {one.value: number for number, one in enumerate(picking.numbered, 1)}
    for choice in picking.lines:
        heading = choice.section if not picking.search else ""
        if heading != section:
            section = heading
            rows += _styled(SECTION, wrap(f"── {section}", window.width)) if section else []
        start = len(rows)
        rows += _rows(choice, picking, numbers, window)
        if choice.value == picking.pointed:
            first, last = start, len(rows)
    return _window_of(rows, first, last, room)


def _window_of(rows: list[Line], first: int, last: int, room: int) -> list[Line]:
    """Give `room` of the rows with those from `first` to before `last` among them, or as many as fit."""
    if len(rows) <= room:
        return rows
    start = min(max((first + last - room) // 2, 0), len(rows) - room, first)
    shown = rows[start : start + room]
    if 0 < start < first:
        shown[0] = [("", "    … more above")]
    if last < start + room < len(rows):
        shown[-1] = [("", "    … more below")]
    return shown


def _rows(choice: PromptChoice, picking: ListState, numbers: dict[str, int], window: Window) -> list[Line]:
    """Give the rows of one line: pointer, tick, number, and the label broken at words beside them."""
    pointed = choice.value == picking.pointed
    ticked = choice.value in picking.ticked
    tick = f"[{'x' if ticked else ' '}] " if picking.several else ""
    digits = len(str(len(picking.prompt.choices) + len(picking.added)))
    number = f"{numbers.get(choice.value, ''):>{digits}}  " if numbers or not picking.narrows else ""
    before = f"{'>' if pointed else ' '} {tick}{number}"
    style = POINTED if pointed else TICKED if ticked else ""
    first, *others = wrap(choice.label, window.width - len(before)) or [""]
    return [[(style, before + first)], *([(style, " " * len(before) + line)] for line in others)]


def _more(picking: ListState, window: Window) -> list[Line]:
    """Say more of the line pointed at; the rows for it are the same for all lines, so that nothing jumps."""
    lengths = [len(wrap(one.more, window.width - 4)) for one in picking.lines if one.more]
    height = min(max(lengths, default=0), _MOST_MORE)
    pointed = next((one for one in picking.lines if one.value == picking.pointed), SKIP)
    lines = wrap(pointed.more, window.width - 4)
    if len(lines) > height:
        lines = [*lines[: height - 1], cut(" ".join(lines[height - 1 :]), window.width - 4)]
    lines += [""] * (height - len(lines))
    return _styled("", [f"    {line}".rstrip() for line in lines])


def _list_keys(picking: ListState) -> Iterable[str]:
    """Name the keys that do something now, each with what it would do."""
    if picking.search:
        return (*_search_keys(picking), "Esc end the search", _LEAVE)
    moves = () if picking.pointed not in ("", SKIP.value) else ("↑↓ move",)
    space = f"Space {_ticks(picking)}" if picking.several and picking.pointed else ""
    keys = (*moves, space, _enter(picking), _tab(picking), "Shift-Tab back", "? why we ask", _LEAVE)
    return [key for key in keys if key]


def _search_keys(picking: ListState) -> Iterable[str]:
    if not picking.pointed:
        return ()
    if not picking.several:
        return ("Enter choose",)
    ticked = picking.pointed in picking.ticked
    return (f"Enter {'keep the tick' if ticked else 'tick'}, back to the list",)


def _ticks(picking: ListState) -> str:
    return ("untick" if picking.pointed in picking.ticked else "tick") + _number(picking)


def _number(picking: ListState) -> str:
    """Return the number of the line pointed at, with a blank before it."""
    numbers = (at for at, one in enumerate(picking.numbered, 1) if one.value == picking.pointed)
    return "".join(f" {number}" for number in numbers)


def _enter(picking: ListState) -> str:
    if picking.keeps_earlier:
        return "Enter keep your earlier answer"
    if picking.ticked:
        return f"Enter continue ({len(picking.ticked)} chosen)"
    if picking.pointed == SKIP.value and picking.prompt.neutral != SKIP.label:
        return "Enter continue"
    if picking.pointed in ("", SKIP.value):
        return "Enter skip"
    return f"Enter {'tick' if picking.several else 'choose'}{_number(picking)}"


def _tab(picking: ListState) -> str:
    """Name what Tab would do, where it is not just what Enter does."""
    if picking.ticked or picking.keeps_earlier:
        return ""
    if picking.before and not picking.several:
        return "Tab keep your earlier answer"
    return "Tab skip" if picking.pointed not in ("", SKIP.value) else ""


def _footer(keys: Iterable[str], window: Window) -> list[Line]:
    """Set the keys below the prompt; a line breaks between two of them, never within one."""
    lines: list[str] = []
    for key in keys:
        longer = f"{lines[-1]} · {key}" if lines else key
        if lines and cell_len(longer) <= window.width:
            lines[-1] = longer
        else:
            lines.append(key)
    return [[], *_styled("class:keys", (cut(line, window.width) for line in lines))]


def _styled(style: str, lines: Sequence[str] | Iterable[str]) -> list[Line]:
    return [[(style, line)] for line in lines]

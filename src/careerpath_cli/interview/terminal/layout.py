"""The look of a prompt in a window of a given size: lines of styled pieces; nothing is printed here."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from careerpath_cli.interview.prompt import InterviewProgress, Prompt, PromptChoice
from careerpath_cli.interview.terminal.lines import LONGEST_TEXT, cut, line_width, place, table_row, wrap
from careerpath_cli.interview.terminal.state import SKIP, ListState
from careerpath_cli.record import record

Line = list[tuple[str, str]]
"""Pieces of a line, each with the name of its style."""

QUESTION, POINTED, TICKED, SECTION = "bold", "class:pointed", "class:ticked", "class:section"
_MAX_MORE = 3
_MIN_LIST = 3


@record
class Window:
    """The size of the terminal's window in cells."""

    columns: int
    rows: int

    @property
    def width(self) -> int:
        """The cells of a line."""
        return line_width(self.columns)


def list_screen(
    state: ListState, progress: InterviewProgress, window: Window, *, explained: bool = False
) -> list[Line]:
    """Return the screen of a list, fitted to the window; the line pointed at is always visible."""
    top = [*head(state.prompt, progress, window), *_search_line(state, window)]
    bottom = [*_more(state, window), *reason(state.prompt, window, explained=explained)]
    bottom += _footer(_list_keys(state), window)
    room = max(window.rows - 1 - len(top) - len(bottom), _MIN_LIST)
    lines = [*top, *_visible(state, window, room), *bottom]
    return lines[-(window.rows - 1) :]


def head(prompt: Prompt, progress: InterviewProgress, window: Window) -> list[Line]:
    """Return the progress, the remarks and the question."""
    lines: list[Line] = [[], *_styled("", wrap(place(prompt, progress), window.width))]
    for remark in prompt.remarks:
        lines += _styled("class:remark", wrap(remark, window.width))
    return [*lines, *_styled(QUESTION, wrap(prompt.text, window.width))]


def reason(prompt: Prompt, window: Window, *, explained: bool) -> list[Line]:
    """Return why the question is asked, if the person wanted to know."""
    shown = explained and prompt.why
    return _styled("class:remark", wrap(f"Why we ask: {prompt.why}", window.width)) if shown else []


def completion_lines(text: str, names: Sequence[str], pointed: int, window: Window) -> list[Line]:
    """Return what a text may be completed to, one name a line, or that its words are kept as they are."""
    if not names:
        kept = "We don't know that one; your own words are kept." if text.strip() else ""
        return _styled("", wrap(kept, window.width))
    return [
        [
            (
                POINTED if index == pointed else "",
                cut(f"{'>' if index == pointed else ' '} {name}", window.width),
            )
        ]
        for index, name in enumerate(names)
    ]


def text_foot(
    prompt: Prompt, before: str, text: str, window: Window, *, explained: bool, completes: bool = False
) -> list[Line]:
    """Return the lines below a text that is being written; `completes` if something can be taken instead."""
    lines = reason(prompt, window, explained=explained)
    if len(text) >= LONGEST_TEXT:
        lines += _styled("", wrap(f"That's the limit: {LONGEST_TEXT} characters.", window.width))
    enter = "Enter keep this text" if text.strip() else "Enter skip"
    if before and text == before:
        enter = "Enter keep your earlier answer"
    clear = ["Ctrl-U clear"] if text else []
    take = ["↑↓ take one of these"] if completes else []
    why = _why(prompt, "F1" if text else "?")
    return [*lines, *_footer([*take, enter, *clear, "Shift-Tab back", *why, _leave(prompt)], window)]


def _why(prompt: Prompt, key: str) -> tuple[str, ...]:
    return (f"{key} why we ask",) if prompt.why else ()


def _leave(prompt: Prompt) -> str:
    return "Ctrl-C quit, resume later" if prompt.resumes else "Ctrl-C quit"


def _search_line(state: ListState, window: Window) -> list[Line]:
    """Return the line for the search; it is always there, even empty, so that nothing jumps."""
    if state.search:
        line = _search(state, window)
    elif state.missing:
        line = _no_such_number(state)
    elif state.prompt.findable:
        line = f"Type to search {len(state.prompt.findable)} more."
    else:
        line = ""
    return [[("", cut(line, window.width))]]


def _search(state: ListState, window: Window) -> str:
    """Return the search text with the number of hits, or the news that there is none and what comes close."""
    if state.hits and not state.close:
        before, after = "Search: ", f"_  ({len(state.hits)} found)"
    else:
        close = ", but close:" if state.narrows else ", but this is close."
        before, after = "No match for “", f"_”{close if state.close else '.'}"
    return f"{before}{cut(state.search, window.width - cell_len(before + after))}{after}"


def _no_such_number(state: ListState) -> str:
    """Return the message for a number without a line; its last digit alone may have led to one."""
    instead = f" This is line {state.digits}." if state.digits else ""
    return f"There's no line {state.missing}: lines go from 1 to {len(state.numbered)}.{instead}"


def _visible(state: ListState, window: Window, room: int) -> list[Line]:
    """Return the rows of the list that fit, the one pointed at in the middle; hidden rows are announced."""
    rows: list[Line] = []
    first = last = 0
    section = ""
    numbers = {choice.value: number for number, choice in enumerate(state.numbered, 1)}
    for choice in state.lines:
        heading = choice.section if not state.search else ""
        if heading != section:
            section = heading
            rows += _styled(SECTION, wrap(f"── {section}", window.width)) if section else []
        start = len(rows)
        rows += _rows(choice, state, numbers, window)
        if choice.value == state.pointed:
            first, last = start, len(rows)
    return _window_of(rows, first, last, room)


def _window_of(rows: list[Line], first: int, last: int, room: int) -> list[Line]:
    """Return `room` of the rows, among them those from `first` to before `last`, or as many as fit."""
    if len(rows) <= room:
        return rows
    start = min(max((first + last - room) // 2, 0), len(rows) - room, first)
    shown = rows[start : start + room]
    if 0 < start < first:
        shown[0] = [("", "    … more above")]
    if last < start + room < len(rows):
        shown[-1] = [("", "    … more below")]
    return shown


def _rows(choice: PromptChoice, state: ListState, numbers: dict[str, int], window: Window) -> list[Line]:
    """Return the rows of one line: pointer, tick, number, and the label broken at words beside them."""
    pointed = choice.value == state.pointed
    ticked = choice.value in state.ticked
    tick = f"[{'x' if ticked else ' '}] " if state.several else ""
    digits = len(str(len(state.prompt.choices) + len(state.added)))
    number = f"{numbers.get(choice.value, ''):>{digits}}  " if numbers or not state.narrows else ""
    before = f"{'>' if pointed else ' '} {tick}{number}"
    style = POINTED if pointed else TICKED if ticked else ""
    room = window.width - len(before)
    aligned = table_row(choice.columns, state.prompt, room)
    first, *others = [aligned] if aligned else wrap(choice.label, room) or [""]
    return [[(style, before + first)], *([(style, " " * len(before) + line)] for line in others)]


def _more(state: ListState, window: Window) -> list[Line]:
    """Return more about the line pointed at, in as many rows for every line, so that nothing jumps."""
    lengths = [len(wrap(choice.more, window.width - 4)) for choice in state.lines if choice.more]
    height = min(max(lengths, default=0), _MAX_MORE)
    pointed = next((choice for choice in state.lines if choice.value == state.pointed), SKIP)
    lines = wrap(pointed.more, window.width - 4)
    if len(lines) > height:
        lines = [*lines[: height - 1], cut(" ".join(lines[height - 1 :]), window.width - 4)]
    lines += [""] * (height - len(lines))
    return _styled("", [f"    {line}".rstrip() for line in lines])


def _list_keys(state: ListState) -> Iterable[str]:
    """Return the keys that do something now, each with what it would do."""
    if state.search:
        return (*_search_keys(state), "Esc end the search", _leave(state.prompt))
    moves = () if state.pointed not in ("", SKIP.value) else ("↑↓ move",)
    space = f"Space {_ticks(state)}" if state.several and state.pointed else ""
    ways_out = ("Shift-Tab back", *_why(state.prompt, "?"), _leave(state.prompt))
    keys = (*moves, space, _enter(state), _tab(state), *ways_out)
    return [key for key in keys if key]


def _search_keys(state: ListState) -> Iterable[str]:
    if not state.pointed:
        return ()
    if not state.several:
        return ("Enter choose",)
    ticked = state.pointed in state.ticked
    return (f"Enter {'keep the tick' if ticked else 'tick'}, back to the list",)


def _ticks(state: ListState) -> str:
    return ("untick" if state.pointed in state.ticked else "tick") + _number(state)


def _number(state: ListState) -> str:
    """Return the number of the line pointed at, with a blank before it."""
    numbers = (n for n, choice in enumerate(state.numbered, 1) if choice.value == state.pointed)
    return "".join(f" {number}" for number in numbers)


def _enter(state: ListState) -> str:
    if state.keeps_earlier:
        return "Enter keep your earlier answer"
    if state.ticked:
        return f"Enter continue ({len(state.ticked)} chosen)"
    if state.pointed == SKIP.value and state.prompt.neutral != SKIP.label:
        return "Enter continue"
    if state.pointed in ("", SKIP.value):
        return "Enter skip"
    return f"Enter {'tick' if state.several else 'choose'}{_number(state)}"


def _tab(state: ListState) -> str:
    """Return what Tab would do, where that differs from Enter."""
    if state.ticked or state.keeps_earlier:
        return ""
    if state.before and not state.several:
        return "Tab keep your earlier answer"
    skips = state.prompt.neutral == SKIP.label and state.pointed not in ("", SKIP.value)
    return "Tab skip" if skips else ""


def _footer(keys: Iterable[str], window: Window) -> list[Line]:
    """Return the footer with the keys; lines break between two of them, never within one."""
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

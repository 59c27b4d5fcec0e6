"""Prompts on a full terminal: the only module that uses prompt_toolkit."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, HSplit, Layout
from prompt_toolkit.layout import Window as Pane
from prompt_toolkit.renderer import CPR_Support
from prompt_toolkit.styles import Style
from rich.cells import cell_len

from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, PromptChoice, Response
from careerpath_cli.interview.terminal.layout import (
    Line,
    Window,
    completion_lines,
    head,
    list_screen,
    text_foot,
)
from careerpath_cli.interview.terminal.lines import LONGEST_TEXT, clean, kept_line, line_width
from careerpath_cli.interview.terminal.state import ListState, completions, list_state

# One colour that is readable on light and dark; the rest is the terminal's own.
_STYLE = Style.from_dict({"pointed": "bold ansimagenta", "ticked": "bold", "section": "underline"})
_TEXT_ROWS = 5
_OFFERED = 5
"""How many completions of a text are shown."""
_PAGE = 8
_ESCAPE_SECONDS = 0.1
"""How long a terminal may take over the rest of a key's sequence before it counts as Escape alone."""


def ask(prompt: Prompt, progress: InterviewProgress, before: tuple[str, ...]) -> Response:
    """Ask one prompt with an earlier answer preset, and leave one line with the answer on the screen.

    Ctrl-C, Ctrl-D and a lost terminal return "quit"; nothing is raised.
    """
    sys.stdout.flush()
    ask_kind = _ask_text if prompt.kind == "text" else _ask_list
    try:
        response = ask_kind(prompt, progress, before)
    except (EOFError, KeyboardInterrupt, OSError):
        return "quit"
    if response not in ("back", "quit"):
        from shutil import get_terminal_size

        sys.stdout.write(kept_line(prompt, response, line_width(get_terminal_size().columns)) + "\n")
        sys.stdout.flush()
    return response


@dataclass(slots=True)
class _Shown:
    """What changes while a prompt is on the screen."""

    state: ListState | None = None
    explained: bool = False
    columns: int = 0
    above: list[Line] = field(default_factory=list)


def _ask_list(prompt: Prompt, progress: InterviewProgress, before: tuple[str, ...]) -> Response:
    state = list_state(prompt, before)
    shown = _Shown(state)
    keys = _shared_keys(shown)

    def on(*names: str, change: Callable[[ListState, KeyPressEvent], ListState]) -> None:
        def pressed(event: KeyPressEvent) -> None:
            shown.state = change(_current(shown), event)

        for name in names:
            keys.add(name, eager=True)(pressed)

    on("up", "c-p", change=lambda state, _: state.moved(-1))
    on("down", "c-n", change=lambda state, _: state.moved(1))
    on("pageup", change=lambda state, _: state.moved(-_PAGE))
    on("pagedown", change=lambda state, _: state.moved(_PAGE))
    on("home", change=lambda state, _: state.moved(-len(state.lines) - 1))
    on("end", change=lambda state, _: state.moved(len(state.lines) + 1))
    on("backspace", change=lambda state, _: state.shortened())
    on("escape", "c-u", change=lambda state, _: state.cleared())
    on("space", change=lambda state, _: state.spaced())
    on("<any>", change=lambda state, event: state.typed(event.data) if event.data.isprintable() else state)
    on("<bracketed-paste>", change=lambda state, event: _pasted(state, event.data))
    keys.add("?", eager=True)(partial(_explain, shown))

    def leaves(*names: str, by: Callable[[ListState], ListState | Response]) -> None:
        def pressed(event: KeyPressEvent) -> None:
            result = by(_current(shown))
            if isinstance(result, ListState):
                shown.state = result
            else:
                event.app.exit(result=result)

        for name in names:
            keys.add(name, eager=True)(pressed)

    leaves("enter", "c-j", by=ListState.entered)
    leaves("tab", by=ListState.passed)

    def content() -> StyleAndTextTuples:
        return _joined(list_screen(_current(shown), progress, _window(app), explained=shown.explained))

    # The cursor stays hidden in the first cell: whatever a terminal does to its lines when the window is
    # resized, the cursor moves along with them, and everything below it is redrawn.
    pane = Pane(FormattedTextControl(content, focusable=True, show_cursor=False), always_hide_cursor=True)
    app = _application(Layout(HSplit([pane])), keys)
    return app.run()


def _ask_text(prompt: Prompt, progress: InterviewProgress, before: tuple[str, ...]) -> Response:
    preset = before[0] if before else ""
    shown = _Shown()
    keys = _shared_keys(shown)
    buffer = Buffer(multiline=False, document=Document(preset), on_text_changed=_cut)
    empty = Condition(lambda: not buffer.text)
    offer = _Offer(prompt.findable)
    buffer.on_text_changed += lambda changed: offer.look_up(changed.text)
    offer.look_up(preset)

    def takes(by: int) -> Callable[[KeyPressEvent], None]:
        def pressed(_: KeyPressEvent) -> None:
            name = offer.moved(by)
            if name:
                buffer.document = Document(name)

        return pressed

    keys.add("down", eager=True)(takes(1))
    keys.add("up", eager=True)(takes(-1))

    @keys.add("enter", eager=True)
    @keys.add("c-j", eager=True)
    @keys.add("tab", eager=True)
    def _(event: KeyPressEvent) -> None:
        text = clean(buffer.text)
        event.app.exit(result=Answered((text,)) if text else "skip")

    @keys.add("<bracketed-paste>", eager=True)
    def _(event: KeyPressEvent) -> None:
        buffer.insert_text(clean(event.data, LONGEST_TEXT - len(buffer.text)))

    keys.add("?", eager=True, filter=empty)(partial(_explain, shown))

    def above() -> StyleAndTextTuples:
        shown.above = head(prompt, progress, _window(app))
        return _joined(shown.above)

    def below() -> StyleAndTextTuples:
        window, completes = _window(app), bool(offer.names)
        offered = completion_lines(buffer.text, offer.names, offer.pointed, window) if prompt.findable else []
        foot = text_foot(prompt, preset, buffer.text, window, explained=shown.explained, completes=completes)
        return _joined([*offered, *foot])

    field_pane = Pane(
        BufferControl(buffer),
        height=Dimension(min=1, max=_TEXT_ROWS),
        wrap_lines=True,
        dont_extend_height=True,
        get_line_prefix=lambda _, wrapped: "  " if wrapped else "> ",
    )
    panes = [
        Pane(FormattedTextControl(above), dont_extend_height=True),
        field_pane,
        Pane(FormattedTextControl(below), dont_extend_height=True),
    ]
    app = _application(Layout(HSplit(panes), focused_element=field_pane), keys)
    app.before_render += partial(_erase_reflowed, shown=shown)
    return app.run()


@dataclass(slots=True)
class _Offer:
    """What a text may be completed to; while the pointer moves over it, the text is one of these."""

    choices: Sequence[PromptChoice]
    names: list[str] = field(default_factory=list)
    pointed: int = -1

    def look_up(self, text: str) -> None:
        """Look for completions of what was typed, unless it is the one pointed at."""
        if self.pointed >= 0 and text == self.names[self.pointed]:
            return
        self.names = [choice.label for choice in completions(text, self.choices)[:_OFFERED]]
        self.pointed = -1

    def moved(self, by: int) -> str:
        """Point at the next or the previous completion and return it; empty where there is none."""
        if not self.names:
            return ""
        self.pointed = (self.pointed + by) % len(self.names) if self.pointed >= 0 else min(by, 0)
        self.pointed %= len(self.names)
        return self.names[self.pointed]


def _shared_keys(shown: _Shown) -> KeyBindings:
    """Return bindings for the keys that do the same in every prompt."""
    keys = KeyBindings()

    @keys.add("c-c", eager=True)
    @keys.add("c-d", eager=True)
    @keys.add("<sigint>", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result="quit")

    @keys.add("s-tab", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result="back")

    @keys.add("c-z", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    keys.add("f1", eager=True)(partial(_explain, shown))
    return keys


def _explain(shown: _Shown, _: KeyPressEvent) -> None:
    shown.explained = not shown.explained


def _application(layout: Layout, keys: KeyBindings) -> Application[Response]:
    app: Application[Response] = Application(
        layout, style=_STYLE, key_bindings=keys, include_default_pygments_style=False, erase_when_done=True
    )
    app.ttimeoutlen = _ESCAPE_SECONDS
    # Nothing here depends on the cursor's position, and asking for it leaves stray replies on slow links.
    app.renderer.cpr_support = CPR_Support.NOT_SUPPORTED
    return app


def _erase_reflowed(app: Application[Response], shown: _Shown) -> None:
    """Erase the rows into which a narrower window re-wrapped the lines above; the library does not."""
    columns = app.output.get_size().columns
    if 0 < columns < shown.columns:
        widths = (sum(cell_len(text) for _, text in line) for line in shown.above)
        app.output.cursor_up(sum(max(width - 1, 0) // columns for width in widths))
        app.output.erase_down()
    shown.columns = columns


def _current(shown: _Shown) -> ListState:
    assert shown.state is not None
    return shown.state


def _pasted(state: ListState, text: str) -> ListState:
    """Search for pasted text, digits included: nobody pastes a number to move the pointer."""
    searching = state.typed(f" {text}")
    return searching if searching.search else state


def _cut(buffer: Buffer) -> None:
    """Cut a text to its maximum length, however it was entered."""
    if len(buffer.text) > LONGEST_TEXT:
        buffer.document = Document(buffer.text[:LONGEST_TEXT])


def _window(app: Application[Response]) -> Window:
    size = app.output.get_size()
    return Window(size.columns, size.rows)


def _joined(lines: list[Line]) -> StyleAndTextTuples:
    """Return the lines joined by line breaks."""
    pieces: StyleAndTextTuples = []
    for line in lines:
        pieces += [*line, ("", "\n")]
    return pieces[:-1]

"""The small parts that pages are built from: labelled lines, bullets, listings, commands."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.constrain import Constrain
from rich.measure import Measurement
from rich.table import Column, Table
from rich.text import Text

from careerpath_cli.record import record
from careerpath_cli.views.outline import Tone

LABEL_WIDTH = 6
NARROW = 60
PROSE = 100
"""The most columns of a line of prose, however wide the window: beyond, the eye loses its line."""

STRONG = "bold"
QUIET = "dim"
GOOD = ACCENT = "color(63)"
BAD = "color(131)"
WARN = "color(163)"
"""Slate blue, rose and magenta: of the 240 colours that are alike on all terminals, three with a contrast
above 4 on black and on white that differ for colour-blind people too. Where there are 16, they become bright
blue, bright red and magenta, which can be read on both. What they mean, a sign or a word says as well."""
STYLES: Mapping[Tone, str] = {
    "": "",
    "strong": STRONG,
    "accent": ACCENT,
    "quiet": QUIET,
    "good": GOOD,
    "bad": BAD,
    "warn": WARN,
    "command": ACCENT,
}

_WORD = r"""(?:'[^']*'|"[^"]*"|[^\s'"])+"""
_OPTION_OR_WORD = rf"--[\w-]+ (?!-){_WORD}|{_WORD}"
"""Compiled only once a command is too long for its line: compiling costs every page time."""
_INDENT, _CONTINUED = "  ", " \\"
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
_TURNING = {0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_ORDERS = dict.fromkeys(_CONTROLS | _TURNING)
"""What a name from outside could move the cursor with, or turn the way that the text after it is written."""
_spell: ContextVar[Callable[[str], str]] = ContextVar("spell", default=str)


@contextmanager
def spelling(spell: Callable[[str], str]) -> Iterator[None]:
    """Let pages made in this context write the commands in their texts as `spell` returns them."""
    before = _spell.set(spell)
    try:
        yield
    finally:
        _spell.reset(before)


def plain(text: str, style: str = "") -> Text:
    """Return text that wraps at words and is never read as markup, nor as an order to the terminal."""
    harmless = text if text.isprintable() else text.translate(_ORDERS)
    return Text(_spell.get()(harmless), style=style, overflow="fold")


def labelled(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    """Return values beside short labels, each wrapping in its own column."""
    named = Column(style=QUIET, min_width=LABEL_WIDTH, no_wrap=True)
    grid = Table.grid(named, Column(ratio=1, overflow="fold"), padding=(0, 1))
    for label, value in rows:
        grid.add_row(label, value)
    return grid


def bullets(lines: Sequence[Text], mark: str, style: str = "") -> Table:
    """Return a list whose lines wrap with a hanging indent."""
    grid = Table.grid(Column(style=style, no_wrap=True), Column(ratio=1, overflow="fold"), padding=(0, 1))
    for line in lines:
        grid.add_row(mark, line)
    return grid


def listing(
    columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, note: str, optional: int = 1
) -> Group:
    """Return rows as a table whose last columns, those `optional`, are dropped where the window is narrow."""
    shown = len(columns) if width >= NARROW else max(len(columns) - optional, 1)
    first = Column(columns[0], style=ACCENT, overflow="fold")
    further = [Column(name, overflow="fold") for name in columns[1:shown]]
    table = Table(first, *further, box=None, padding=(0, 2, 0, 0), header_style=STRONG)
    for row in rows:
        table.add_row(*(plain(cell) for cell in row[:shown]))
    return Group(table, Text(""), Constrain(plain(note, QUIET), PROSE))


@record
class Command:
    """A command to type, after a few words that lead to it; broken into lines, it is still one command."""

    text: str
    lead: str = ""

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Yield the command on one line if there is room, else on lines of its own."""
        whole = Text.assemble(self.lead, (self.text, ACCENT), overflow="fold")
        if whole.cell_len <= options.max_width:
            yield whole
            return
        if self.lead:
            yield plain(self.lead.rstrip())
        yield Text("\n".join(command_lines(self.text, options.max_width)), ACCENT, overflow="fold")

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        """Return the width of the longest word, and of the whole."""
        widths = [cell_len(word) for word in re.findall(_WORD, self.text)]
        whole = cell_len(self.lead + self.text)
        return Measurement(max(widths, default=0), whole).with_maximum(options.max_width)


def command_lines(text: str, width: int) -> list[str]:
    """Return a command broken between words, so that a shell reads the lines as one."""
    first, *rest = _pieces(text, width - len(_INDENT) - len(_CONTINUED))
    lines = [first]
    for piece in rest:
        longer = f"{lines[-1]} {piece}"
        if cell_len(longer) + len(_CONTINUED) > width:
            lines.append(f"{_INDENT}{piece}")
        else:
            lines[-1] = longer
    return [*(line + _CONTINUED for line in lines[:-1]), lines[-1]]


def _pieces(text: str, room: int) -> Iterator[str]:
    """Yield the words of a command, each option together with its value if there is room for both."""
    for piece in re.findall(_OPTION_OR_WORD, text):
        yield from [piece] if cell_len(piece) <= room else re.findall(_WORD, piece)


def command(text: str, lead: str = "") -> Command:
    """Return a command to type."""
    return Command(_spell.get()(text), lead)

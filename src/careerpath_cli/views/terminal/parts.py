"""The small parts that pages are built of: headings, labelled lines, bars, bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABEL_WIDTH = 6
BAR_WIDTH = 8
NARROW = 60

STRONG = "bold"
QUIET = "dim"
GOOD = "green"
BAD = "red"
WARN = "magenta"
"""Not yellow, which cannot be read on a light background."""
ACCENT = "cyan"


def plain(text: str, style: str = "") -> Text:
    """Make text that wraps at words and is never read as markup."""
    return Text(text, style=style, overflow="fold")


def heading(text: str) -> Text:
    """Make the title of a page or a section."""
    return plain(text, STRONG)


def section(title: str, *parts: RenderableType) -> Group:
    """Put parts under a heading, set off by a blank line above."""
    return Group(Text(""), heading(title), *(Padding(part, (0, 0, 0, 2)) for part in parts))


def labelled(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    """Set values beside short labels, each wrapping in its own column."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style=QUIET, min_width=LABEL_WIDTH, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for label, value in rows:
        grid.add_row(label, value)
    return grid


def bullets(lines: Sequence[str | Text], mark: str = "•", style: str = "") -> Table:
    """Make a list whose lines wrap clear of their marks."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style=style, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for line in lines:
        grid.add_row(mark, plain(line) if isinstance(line, str) else line)
    return grid


def bar(score: float | None) -> Text:
    """Draw a score of 0 to 1 as a bar; nothing where there is no score."""
    if score is None:
        return Text(" " * BAR_WIDTH)
    filled = round(score * BAR_WIDTH)
    drawn = Text("━" * filled, style=GOOD if score >= 0.5 else WARN)  # noqa: PLR2004 - 0.5: no evidence
    return drawn.append("─" * (BAR_WIDTH - filled), style=QUIET)


def command(text: str) -> Text:
    """Show a command to type."""
    return plain(text, ACCENT)

"""How a command shows its result: as a page for the window it has, or as JSON; or saves either in a file."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console, RenderableType

from careerpath_cli.commands.shared.calling import as_called
from careerpath_cli.commands.shared.output import say, write_out
from careerpath_cli.commands.shared.terminal.destination import SAVED_AS, destination
from careerpath_cli.storage.atomic import write_bytes
from careerpath_cli.views.terminal.parts import spelling

MIN_WIDTH = 30


def show(
    as_json: bool,  # noqa: FBT001 - every command has this option, and hands it on
    value: Callable[[], Any],
    page: Callable[[int], RenderableType],
) -> None:
    """Show a result: what `value` returns as JSON, or else the page that `page` builds for a width."""
    if as_json:
        show_json(value())
    else:
        show_page(page)


def show_page(make_page: Callable[[int], RenderableType]) -> None:
    """Print the page that `make_page` builds for the width of the window, or save it where it was asked for.

    In colour only on a terminal without NO_COLOR; without a terminal the width is COLUMNS or 80.
    """
    console = Console(markup=False, highlight=False, emoji=False)
    width = max(console.width, MIN_WIDTH)
    with spelling(as_called):
        page = make_page(width)
    file = destination().file
    if file is not None:
        _save(file, _saved(page, width, SAVED_AS[file.suffix.lower()]))
        return
    if width != console.width:
        console = Console(markup=False, highlight=False, emoji=False, width=width)
    with console.capture() as captured:
        console.print(page)
    show_text("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _saved(page: RenderableType, width: int, kind: str) -> str:
    """Return a page as a picture, a web page or plain text, `width` columns wide."""
    from careerpath_cli.views.saved.pages import SAVED  # only who saves needs it

    return SAVED[kind](page, width, destination().title)


def show_json(value: Any) -> None:
    """Print a value as JSON, or save it where it was asked for."""
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    file = destination().file
    if file is None:
        show_text(text)
    else:
        _save(file, text)


def show_text(text: str) -> None:
    """Print a text; in a pager where it's longer than the screen of somebody who sits at a terminal."""
    if destination().pager and _is_longer_than_the_screen(text):
        from careerpath_cli.commands.shared.terminal.pager import page_through  # imports subprocess

        if page_through(text):
            return
    write_out(text)


def _is_longer_than_the_screen(text: str) -> bool:
    """Return whether a text leaves no line for what the shell says next; only a terminal has a screen."""
    return sys.stdin.isatty() and sys.stdout.isatty() and text.count("\n") >= Console(file=sys.stdout).height


def _save(file: Path, text: str) -> None:
    """Write a file whole, and say where."""
    write_bytes(file, text.encode("utf-8", "backslashreplace"), overwrite=destination().overwrite)
    say(f"Wrote {file}.")

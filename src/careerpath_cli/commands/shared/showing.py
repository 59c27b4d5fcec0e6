"""How a command shows its result: as a page for the window it has, or as JSON."""

import json
from collections.abc import Callable
from typing import Any

from rich.console import Console, RenderableType

from careerpath_cli.commands.shared.calling import as_called
from careerpath_cli.commands.shared.output import write_out
from careerpath_cli.views.terminal.parts import spelling

MIN_WIDTH = 30


def show(
    as_json: bool,  # noqa: FBT001 - every command has this option, and hands it on
    value: Callable[[], Any],
    page: Callable[[int], RenderableType],
) -> None:
    """Print a result: what `value` returns as JSON, or else the page that `page` builds for a width."""
    if as_json:
        show_json(value())
    else:
        show_page(page)


def show_page(make_page: Callable[[int], RenderableType]) -> None:
    """Print the page that `make_page` builds for the width of the window.

    In colour only on a terminal without NO_COLOR; without a terminal the width is COLUMNS or 80.
    """
    console = Console(markup=False, highlight=False, emoji=False)
    if console.width < MIN_WIDTH:
        console = Console(markup=False, highlight=False, emoji=False, width=MIN_WIDTH)
    with spelling(as_called):
        page = make_page(console.width)
    with console.capture() as captured:
        console.print(page)
    lines = captured.get().splitlines()
    write_out("\n".join(line.rstrip() for line in lines) + "\n")


def show_json(value: Any) -> None:
    """Print a value as JSON."""
    write_out(json.dumps(value, indent=2, ensure_ascii=False) + "\n")

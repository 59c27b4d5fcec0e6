"""The options of every command that shows a page: where it goes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from careerpath_cli.commands.shared.options import flag, option
from careerpath_cli.commands.shared.terminal.destination import (
    Destination,
    destination,
    refuse_unsavable,
    showing_at,
)

_SHOWS_A_PAGE = "--json"
"""Whoever has this option has a page, too: it is the other way to read the same."""
_WITHOUT_JSON = ("careerpath profile undo",)
"""Commands that show a page and nothing else."""
_Output = Annotated[
    Path | None, option("--output -o", "FILE", "Save it: .svg, .html or .txt; .json with --json.")
]
_Force = Annotated[bool, flag("--force", "Overwrite the file of --output.")]
_NoPager = Annotated[bool, flag("--no-pager", "Print long pages at once, without a pager.")]


def add_page_options(command: Any, title: str) -> None:
    """Let a command, or those of a group, take `--output`, `--force` and `--no-pager` if it shows pages.

    One with an `--output` of its own writes something else there and stays as it is. `title` is how the
    command is called.
    """
    for name, below in getattr(command, "commands", {}).items():
        add_page_options(below, f"{title} {name}")
    names = {name for parameter in command.params for name in parameter.opts}
    if (_SHOWS_A_PAGE in names or title in _WITHOUT_JSON) and "--output" not in names:
        command.params.extend(_page_parameters())
        command.callback = _showing(command.callback, title)


def _showing(run: Any, title: str) -> Any:
    """Return what a command does, with its pages going where the options say."""

    def run_showing(*, output: str | None, force: bool, no_pager: bool, **values: Any) -> Any:
        file = Path(output) if output is not None else None
        if file is not None:
            refuse_unsavable(file, as_json=values.get("as_json", False), overwrite=force)
        pager = destination().pager and not no_pager
        with showing_at(Destination(file, force, pager, title)):
            return run(**values)

    return run_showing


def _page_parameters() -> Iterator[Any]:
    """Yield the options as Typer makes them of a function, but for `--help`."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(_page_options)
    yield from typer.main.get_command(app).params


def _page_options(*, output: _Output = None, force: _Force = False, no_pager: _NoPager = False) -> None:
    """Take the options; `add_page_options` says what becomes of them."""
    del output, force, no_pager

"""Where all output leaves the program: pages and JSON to standard output, messages to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import RenderableType

from careerpath_cli.errors import CareerpathError, FileProblemError, InvalidContentError

MIN_WIDTH = 30
PROBLEMS_SHOWN = 50


def show_page(make_page: Callable[[int], RenderableType]) -> None:
    """Print the page that `make_page` builds for the width of the window.

    In colour only on a terminal without NO_COLOR; without a terminal the width is COLUMNS or 80.
    """
    from rich.console import Console

    from careerpath_cli.commands.shared.calling import as_called
    from careerpath_cli.views.terminal.parts import spelling

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
    import json

    write_out(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def write_out(text: str) -> None:
    """Write to standard output; a reader who left early (`| head`) ends the program quietly, with 0.

    Raises FileProblemError where the output cannot take it, such as a full disk.
    """
    with _output_errors():
        sys.stdout.write(text)
        sys.stdout.flush()


def print_bytes(content: bytes) -> None:
    """Write a file's content to standard output, as `write_out` does with text."""
    with _output_errors():
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


@contextmanager
def _output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        discard_output()
        raise SystemExit(0) from None
    except OSError as error:
        discard_output()
        raise FileProblemError(
            f"The output could not be written: {error.strerror or error}.",
            hint="Check that there is space left on the disk.",
        ) from None


def discard_output() -> None:
    """Point standard output nowhere, so that the interpreter's own flush at exit cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """Print a message to standard error: progress, a remark."""
    from careerpath_cli.commands.shared.calling import as_called

    sys.stderr.write(as_called(message) + "\n")


def report(error: CareerpathError) -> None:
    """Print what went wrong and what to do about it, on standard error."""
    say(f"careerpath: {error.message}")
    if isinstance(error, InvalidContentError):
        for problem in error.problems[:PROBLEMS_SHOWN]:
            say(f"  {problem}")
        more = len(error.problems) - PROBLEMS_SHOWN
        if more > 0:
            say(f"  … and {more} more")
    if error.hint:
        say(f"  {error.hint}")

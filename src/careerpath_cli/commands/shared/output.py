"""Where all output leaves the program: text to standard output, messages to standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from careerpath_cli.commands.shared.calling import as_called
from careerpath_cli.errors import CareerpathError, FileProblemError, InvalidContentError

PROBLEMS_SHOWN = 50


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

"""Where this run's pages go: to the screen, with a pager or without, or to a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path

from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.record import record
from careerpath_cli.storage.atomic import refuse_unsuitable

PICTURES = {".svg": "svg", ".html": "html", ".htm": "html", ".txt": "txt"}
"""Ending of a file → what a page is saved as."""
JSON = ".json"


@record
class Destination:
    """Where pages go: a file that was asked for, else the screen, by way of a pager if they're long.

    `title` says whose pages they are, such as “careerpath advise”.
    """

    file: Path | None = None
    overwrite: bool = False
    pager: bool = True
    title: str = "careerpath"


_ON_SCREEN = Destination()
_destination: ContextVar[Destination] = ContextVar("destination", default=_ON_SCREEN)


def destination() -> Destination:
    """Return where this run's pages go."""
    return _destination.get()


@contextmanager
def showing_at(changed: Destination) -> Iterator[None]:
    """Let the pages of this context go to a destination."""
    before = _destination.set(changed)
    try:
        yield
    finally:
        _destination.reset(before)


def use_no_pager() -> None:
    """Let all pages of this run do without a pager."""
    _destination.set(replace(destination(), pager=False))


@contextmanager
def without_pager(*, if_so: bool = True) -> Iterator[None]:
    """Show pages without a pager, where a prompt follows that is read with them; only `if_so`."""
    with showing_at(replace(destination(), pager=destination().pager and not if_so)):
        yield


def refuse_unsavable(file: Path, *, as_json: bool, overwrite: bool) -> None:
    """Raise an error where a page, or JSON, could not be saved in a file, before anything is worked out.

    UsageError for an ending that doesn't fit, FileProblemError for a file or a directory in the way.
    """
    refuse_unsuitable(file)
    ending = file.suffix.lower()
    if as_json and ending != JSON:
        raise UsageError(
            f"--json saves JSON, and {file} doesn't end in .json.",
            hint="Name the file so, or leave out --json to save the page.",
        )
    if not as_json and ending == JSON:
        raise UsageError("A page can't be saved as JSON.", hint="To save the data behind it, add --json.")
    if not as_json and ending not in PICTURES:
        raise UsageError(
            f"{file} ends in nothing that a page can be saved as.",
            hint="End it in .svg for a picture, .html for a web page, .txt for plain text.",
        )
    if file.is_file() and not overwrite:
        raise FileProblemError(
            f"{file} already exists and was not overwritten.", hint="Use --force to replace it."
        )

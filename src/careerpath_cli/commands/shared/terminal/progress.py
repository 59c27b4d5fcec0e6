"""A bar for what takes more than a second: on standard error, for whoever watches, and gone at the end.

Whoever works reports how far they are by calling a function, and knows nothing of bars. Rich is imported once
the second is over, so that what is quick costs nothing.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
DELAY = 1.0
"""Seconds before a bar is shown."""


class ProgressReport(Protocol):
    """What is called with how much is done, and of how much, where that is known."""

    def __call__(self, done: int, total: int | None = None, /) -> None:
        """Take how far it is."""


def ignored(done: int, total: int | None = None, /) -> None:
    """Take what nobody watches: the report of work without a bar."""


@contextmanager
def progress(what: str, *, shown: bool = True) -> Iterator[ProgressReport]:
    """Yield a function to report to; a second after its first call a bar is shown, until the context ends.

    There is none where standard error is no terminal, or a simple one that can't clean it away, nor unless
    `shown`. Only standard error is touched while it is up, and what others write there stands above it.
    """
    if not (shown and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        yield ignored
        return
    bar = _Bar(what)
    try:
        yield bar.report
    finally:
        bar.close()


def counted(items: Iterable[T], report: ProgressReport, total: int | None = None) -> Iterator[T]:
    """Yield items, and report of each that it is done once the next one is asked for."""
    report(0, total)
    for number, item in enumerate(items, start=1):
        yield item
        report(number, total)


class _Bar:
    """A bar that appears by itself, from a thread of its own, since the work leaves no time to look."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._lock = Lock()
        self._state: tuple[int, int | None] = (0, None)
        self._timer: Timer | None = None
        self._bar: Any = None
        self._closed = False

    def report(self, done: int, total: int | None = None, /) -> None:
        """Take how far it is, and show that if the bar is up."""
        self._state = (done, total)
        if self._timer is None:
            self._timer = Timer(DELAY, self._show)
            self._timer.daemon = True
            self._timer.start()
        elif self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    def close(self) -> None:
        """Clean the bar away, or see to it that none appears any more."""
        with self._lock:
            self._closed = True
            if self._bar is not None:
                self._bar.stop()
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def _show(self) -> None:
        bar = _rich_bar()
        with self._lock:
            if not self._closed:
                done, total = self._state
                bar.add_task(self._what, completed=done, total=total)
                bar.start()
                self._bar = bar


def _rich_bar() -> Any:
    """Return a bar of Rich's, which is not up yet; it leaves no trace."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        TaskProgressColumn(show_speed=False),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        console=Console(stderr=True, highlight=False),
        transient=True,
        redirect_stdout=False,  # a pipe or a file may be waiting there for what is made
    )

"""Ranking many profiles on several processors; results come back in the order of the input.

Each process loads the knowledge base for itself and runs the same code as a single process would. Only a few
chunks are in progress at any time, so memory use is constant however long the input is.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from careerpath_cli.engine import Engine
from careerpath_cli.matching.cohort import RankedLine
from careerpath_cli.storage.json_lines import Line

T = TypeVar("T")
Work = Callable[[list[Line], int, Engine], Iterable[T]]
"""Makes something of a few lines, the first of them with this number."""
CHUNK = 200
"""Lines sent to a process at once; shorter inputs are ranked without extra processes."""
FEW = 8
"""The same where each line takes a tenth of a second and not a thousandth."""
_AHEAD = 2
MOST_JOBS = 8

_loaded: list[Engine] = []
"""In a worker: its engine, once that is loaded."""


def usable_processors() -> int:
    """Return the number of processors that this process may use, eight at most."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        count = os.cpu_count() or 1
    return min(count, MOST_JOBS)


def ranked_lines(
    lines: Iterable[Line], top: int, engine: Engine, overlays: tuple[Path, ...], jobs: int
) -> Generator[RankedLine]:
    """Yield ranked lines of profiles in input order, using `jobs` processes.

    `overlays` are those that `engine` was loaded with; the processes load the same ones.
    """
    source = iter(lines)
    first = list(islice(source, CHUNK))
    second = list(islice(source, CHUNK)) if jobs > 1 else []
    if not second:
        yield from engine.rank_lines(chain(first, source), top)
        return
    yield from in_processes(_chunks(first, second, source), partial(_rank, top), overlays, jobs)


def worked_through(
    lines: Iterable[Line], work: Work[T], engine: Engine, overlays: tuple[Path, ...], jobs: int
) -> Generator[T]:
    """Yield what `work` makes of lines, few at a time because each takes it long, in input order."""
    source = iter(lines)
    chunks = iter(lambda: list(islice(source, FEW)), [])
    first, second = next(chunks, []), next(chunks, []) if jobs > 1 else []
    if second:
        yield from in_processes(chain([first, second], chunks), work, overlays, jobs)
        return
    number = 1
    for chunk in chain([first] if first else [], chunks):
        yield from work(chunk, number, engine)
        number += len(chunk)


def _chunks(first: list[Line], second: list[Line], source: Iterator[Line]) -> Iterator[list[Line]]:
    yield first
    yield second
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def in_processes(
    chunks: Iterable[list[Line]], work: Work[T], overlays: tuple[Path, ...], jobs: int
) -> Iterator[T]:
    """Yield what `work` makes of chunks of lines, in input order, each in one of `jobs` processes."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    number = 1
    waiting: deque[Future[list[T]]] = deque()
    with ProcessPoolExecutor(jobs, get_context("spawn"), _load, (overlays,)) as pool:
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_done, work, chunk, number))
                number += len(chunk)
                if len(waiting) > jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _load(overlays: tuple[Path, ...]) -> None:
    """Prepare a worker; only the parent handles Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _loaded[:] = [Engine.load(overlays)]
    gc.freeze()


def _done(work: Work[T], lines: list[Line], first: int) -> list[T]:
    return list(work(lines, first, _loaded[0]))


def _rank(top: int, lines: list[Line], first: int, engine: Engine) -> Iterator[RankedLine]:
    return engine.rank_lines(lines, top, first)

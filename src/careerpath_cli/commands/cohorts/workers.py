"""Ranking many profiles on several processors; results come back in the order of the input.

Each process loads the knowledge base for itself and runs the same code as a single process would. Only a few
chunks are in progress at any time, so memory use is constant however long the input is.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import chain, islice
from pathlib import Path

from careerpath_cli.engine import Engine
from careerpath_cli.matching.cohort import RankedLine
from careerpath_cli.storage.json_lines import Line

CHUNK = 200
"""Lines sent to a process at once; shorter inputs are ranked without extra processes."""
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
) -> Iterator[RankedLine]:
    """Yield ranked lines of profiles in input order, using `jobs` processes.

    `overlays` are those that `engine` was loaded with; the processes load the same ones.
    """
    source = iter(lines)
    first = list(islice(source, CHUNK))
    second = list(islice(source, CHUNK)) if jobs > 1 else []
    if not second:
        yield from engine.rank_lines(chain(first, source), top)
        return
    yield from _in_processes(_chunks(first, second, source), top, overlays, jobs)


def _chunks(first: list[Line], second: list[Line], source: Iterator[Line]) -> Iterator[list[Line]]:
    yield first
    yield second
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _in_processes(
    chunks: Iterator[list[Line]], top: int, overlays: tuple[Path, ...], jobs: int
) -> Iterator[RankedLine]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    number = 1
    waiting: deque[Future[list[RankedLine]]] = deque()
    with ProcessPoolExecutor(jobs, get_context("spawn"), _load, (overlays,)) as pool:
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_rank, chunk, top, number))
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


def _rank(lines: list[Line], top: int, first: int) -> list[RankedLine]:
    return list(_loaded[0].rank_lines(lines, top, first))

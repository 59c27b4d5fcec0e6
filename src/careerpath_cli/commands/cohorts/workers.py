"""Ranking many profiles on several processors: chunks go out, and come back in the order of the input.

Each process loads the knowledge base for itself and runs the very code that one process would. Only a few
chunks are under way at any time, so memory stays flat however long the input is.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from careerpath_cli.matching.cohort import RankedLine, rank_lines
from careerpath_cli.matching.model import build_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.model import MatchingModel

CHUNK = 200
"""Lines that go to a process at once; an input of no more is ranked without any."""
_AHEAD = 2
MOST_JOBS = 8

_loaded: list[tuple[KnowledgeBase, MatchingModel]] = []
"""In a worker: the knowledge base and its model, once they are loaded."""


def usable_processors() -> int:
    """Count the processors that this process may use, eight at most."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        count = os.cpu_count() or 1
    return min(count, MOST_JOBS)


def ranked_lines(
    lines: Iterable[bytes], top: int, base: KnowledgeBase, overlays: tuple[Path, ...], jobs: int
) -> Iterator[RankedLine]:
    """Rank lines of profiles, in input order, with as many processes as `jobs` says.

    `overlays` are what `base` was loaded with, for the processes to load the same.
    """
    source = iter(lines)
    first = list(islice(source, CHUNK))
    second = list(islice(source, CHUNK)) if jobs > 1 else []
    if not second:
        yield from rank_lines([*first], top, build_model(base), base)
        yield from rank_lines(source, top, build_model(base), base, first=len(first) + 1)
        return
    yield from _in_processes(_chunks(first, second, source), top, overlays, jobs)


def _chunks(first: list[bytes], second: list[bytes], source: Iterator[bytes]) -> Iterator[list[bytes]]:
    yield first
    yield second
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _in_processes(
    chunks: Iterator[list[bytes]], top: int, overlays: tuple[Path, ...], jobs: int
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
    """Make a worker ready; the parent alone answers to Ctrl-C."""
    from careerpath_cli.knowledge.store import load_base

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    base = load_base(overlays=overlays)
    _loaded[:] = [(base, build_model(base))]
    gc.freeze()


def _rank(lines: list[bytes], top: int, first: int) -> list[RankedLine]:
    base, model = _loaded[0]
    return list(rank_lines(lines, top, model, base, first=first))

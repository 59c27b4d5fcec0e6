"""Putting steps in order: each after those that it builds on."""

from collections.abc import Callable, Iterable, Mapping
from graphlib import TopologicalSorter
from typing import Any


def earlier_first(before: Mapping[str, Iterable[str]], urgency: Callable[[str], Any]) -> list[str]:
    """Return ids after all that comes `before` them; of those that are ready, the most urgent comes next.

    Raises CycleError where some wait for each other.
    """
    sorter = TopologicalSorter(before)
    sorter.prepare()
    ready: list[str] = []
    order: list[str] = []
    while sorter.is_active():
        ready = sorted((*ready, *sorter.get_ready()), key=urgency)
        order.append(ready.pop(0))
        sorter.done(order[-1])
    return order

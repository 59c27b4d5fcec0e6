"""Which lines of a text are those of another one, in order, where most of them still are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def aligned(generated: Sequence[str], found: Sequence[str]) -> dict[int, int]:
    """Match generated lines with lines of the file, in order: place → place.

    Lines that are there just once on both sides are matched first, as far as their order agrees; between
    two of those, each generated line gets the first like it. That finds all lines wherever all are there.
    """
    once_here, once_there = Counter(generated), Counter(found)
    there = {one: place for place, one in enumerate(found)}
    pairs = [
        (place, there[one])
        for place, one in enumerate(generated)
        if once_here[one] == 1 and once_there[one] == 1
    ]
    anchors = [*_rising(pairs), (len(generated), len(found))]
    matched: dict[int, int] = {}
    here, at = 0, 0
    for place, other in anchors:
        for one in range(here, place):
            spot = next((spot for spot in range(at, other) if found[spot] == generated[one]), None)
            if spot is not None:
                matched[one], at = spot, spot + 1
        if place < len(generated):
            matched[place] = other
        here, at = place + 1, other + 1
    return matched


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest part of pairs with rising first numbers in which the second ones rise as well."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(second)
            last.append(place)
        else:
            ends[length], last[length] = second, place
    found = []
    place = last[-1] if last else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]

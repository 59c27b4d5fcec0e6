"""Matching the lines of two versions of a text, in order, where most lines are in both."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence


def aligned(generated: Sequence[str], actual: Sequence[str]) -> dict[int, int]:
    """Match generated lines with the file's actual lines, in order; returns index → index.

    Lines that occur just once on both sides are matched first, as far as their order agrees (patience diff);
    between two of those, each generated line gets the first equal one. That finds all lines if all are there.
    """
    generated_counts, actual_counts = Counter(generated), Counter(actual)
    positions = {line: position for position, line in enumerate(actual)}
    pairs = [
        (index, positions[line])
        for index, line in enumerate(generated)
        if generated_counts[line] == 1 and actual_counts[line] == 1
    ]
    anchors = [*_longest_rising(pairs), (len(generated), len(actual))]
    matched: dict[int, int] = {}
    start, next_position = 0, 0
    for anchor, anchor_position in anchors:
        for index in range(start, anchor):
            candidates = range(next_position, anchor_position)
            match = next((position for position in candidates if actual[position] == generated[index]), None)
            if match is not None:
                matched[index], next_position = match, match + 1
        if anchor < len(generated):
            matched[anchor] = anchor_position
        start, next_position = anchor + 1, anchor_position + 1
    return matched


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs with rising first numbers in which the second ones rise as well."""
    # patience sorting: `ends` has the lowest second number that a rising part of each length can end with,
    # `last` the pair that it belongs to, `previous` the pair before each pair in its part
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        previous.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(second)
            last.append(index)
        else:
            ends[length], last[length] = second, index
    rising = []
    index = last[-1] if last else -1
    while index >= 0:
        rising.append(pairs[index])
        index = previous[index]
    return rising[::-1]

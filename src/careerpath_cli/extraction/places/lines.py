"""The lines of a text, and the passages that they make together."""

import re
from collections.abc import Iterator

BULLET = re.compile(r"\s*(?:[-*+•▪●◦·‣–—>]\s|\\item\b|\d{1,2}[.)]\s)")
_FULL = 55
"""From how many characters on a line may be continued on the next one."""


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line without its ending, and where it starts."""
    position = 0
    for line in text.splitlines(keepends=True):
        yield position, line.rstrip("\r\n")
        position += len(line)


def passages_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line together with those that continue it, and where it starts.

    A long line goes on in the next one if that begins with a small letter and is no entry of a list.
    """
    start, length, end = 0, 0, 0
    for position, line in lines_of(text):
        words = line.lstrip()
        if position and length >= _FULL and words[:1].islower() and not BULLET.match(line):
            length, end = len(line), position + len(line)
            continue
        if end > start:
            yield start, text[start:end]
        start, length, end = position, len(line), position + len(line)
    if end > start:
        yield start, text[start:end]

"""The lines of a text, and the passages that they make together."""

import re
from collections.abc import Iterator

BULLET = re.compile(r"\s*(?:[-*+•▪●◦·‣–—>]\s|\\item\b|\d{1,2}[.)]\s)")
_FULL = 55
"""From how many characters on a line may be continued on the next one."""
_LONGEST = 2000
"""How long a passage may be: some texts have no ends of lines."""
_CUT = re.compile(rf"(?s).{{1,{_LONGEST}}}(?!\S)|.{{1,{_LONGEST}}}")


def without_bullet(line: str) -> str:
    """Return a line without the mark that makes it a point of a list; a dash within it stays."""
    bullet = BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line without its ending, and where it starts."""
    position = 0
    for line in text.splitlines(keepends=True):
        yield position, line.rstrip("\r\n")
        position += len(line)


def passages_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line together with those that continue it, and where it starts.

    A long line goes on in the next one if that begins with a small letter and is no entry of a list. What
    gets too long is cut between words.
    """
    start, length, end = 0, 0, 0
    for position, line in lines_of(text):
        words = line.lstrip()
        if position and length >= _FULL and words[:1].islower() and not BULLET.match(line):
            length, end = len(line), position + len(line)
            continue
        yield from _cut(text, start, end)
        start, length, end = position, len(line), position + len(line)
    yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield a part of a text, in several pieces if it is too long."""
    if 0 < end - start <= _LONGEST:
        yield start, text[start:end]
    else:
        yield from ((match.start(), match.group()) for match in _CUT.finditer(text, start, end))

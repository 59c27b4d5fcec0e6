"""Text within charts: harmless, as wide as there is room for, in lines."""

import unicodedata
from collections.abc import Iterable, Iterator

SIZE = 12.5
"""The size of the letters of every chart, in pixels of the width that it is drawn for."""
LINE = 16
"""From one line of text to the next."""
BOLD = 1.2
"""How much wider bold letters are."""
_NARROW = frozenset("iljtfrI.,:;'|!()[]-/ ‘’“”")
_BROAD = frozenset("mwMWOQG@%&—…")
_WIDTHS = {"narrow": 0.34, "broad": 1.0, "capital": 0.69, "other": 0.565, "whole": 1.05}
"""Widths of letters in sizes of the font, for a wide sans serif one: labels should fit with any."""


def clean(text: str) -> str:
    """Return text without what is no letter: control characters, and those that turn the way of writing."""
    kept = (" " if letter.isspace() else letter for letter in text if letter.isspace() or _is_seen(letter))
    return " ".join("".join(kept).split())


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def width(text: str, size: float = SIZE) -> float:
    """Return about how wide text is, in pixels, with some to spare."""
    return size * sum(_WIDTHS[_kind(letter)] for letter in text)


def _kind(letter: str) -> str:
    if letter in _NARROW:
        return "narrow"
    if letter in _BROAD:
        return "broad"
    if unicodedata.east_asian_width(letter) in "WF":
        return "whole"
    return "capital" if letter.isupper() else "other"


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """Return text that fits into so many pixels, with … where it had to be cut."""
    text = clean(text)
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:.(–-')}…"


def wrapped(text: str, room: float, most: int = 2, size: float = SIZE) -> tuple[str, ...]:
    """Return text in at most so many lines that each fit into so many pixels."""
    lines = list(_lines(clean(text).split(), room, size))
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(shortened(line, room, size) for line in lines)


def _lines(words: Iterable[str], room: float, size: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".lstrip()
        if line and width(longer, size) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line

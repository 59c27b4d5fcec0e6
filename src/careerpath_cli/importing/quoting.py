"""The words around a place in a text, as they can be shown and kept: in one piece, and not too long."""

from careerpath_cli.documents.document import Passage

BULLETS = " -–—*•·▪●‣◦>#"
_LONGEST_LINE = 300
_MOST_LINES = 3
"""Lines on either side that a sentence may run on over."""
_LONG_LINE = 40
"""Characters from which the end of a line may be that of the page, and not one that was meant: judged."""


def line_around(text: str, passage: Passage) -> str:
    """Return the line of a text around a passage, in one piece and shortened."""
    start, end = _line_at(text, passage.start, passage.end)
    return one_piece(text[start:end])


def sentence_around(text: str, passage: Passage) -> str:
    """Return the line around a passage, with those over which its sentence runs on, in one piece.

    Files such as PDFs break lines where the page ends. A line runs on if the next begins in lower case.
    """
    start, end = _line_at(text, passage.start, passage.end)
    first, last = start, end
    for _ in range(_MOST_LINES):
        before, stop = _line_at(text, first - 1, first - 1)
        if not first or not _runs_on(text[before:stop], text[first:last]):
            break
        first = before
    for _ in range(_MOST_LINES):
        after, stop = _line_at(text, last + 1, last + 1)
        if last >= len(text) or not _runs_on(text[_line_at(text, last, last)[0] : last], text[after:stop]):
            break
        last = stop
    whole = " ".join(text[first:last].split())
    return one_piece(whole if len(whole) <= _LONGEST_LINE else text[start:end])


def one_piece(text: str) -> str:
    """Return words from outside on one line, without what cannot be seen, and shortened."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"


def _line_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the lines begin and end in which two places of a text stand."""
    begin = text.rfind("\n", 0, max(start, 0)) + 1
    stop = text.find("\n", end)
    return begin, stop if stop >= 0 else len(text)


def _runs_on(line: str, following: str) -> bool:
    """Return whether a sentence goes on in the next line: a long line, and words in lower case after it."""
    ends = line.rstrip().endswith((".", "!", "?", ":", ";"))
    return len(line) >= _LONG_LINE and not ends and following[:1].islower() and " " in following.strip()

"""Where parts of a passage stand, when its words are written with escapes or over several lines."""

import re
from collections.abc import Iterable

from careerpath_cli.documents.document import Passage

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_BEYOND_TWO_BYTES = 0xFFFF
_SPACE = re.compile(r"\s*")
_Bounds = list[tuple[int, int]]


def passages_within(text: str, passage: Passage, spans: Iterable[tuple[int, int]]) -> list[Passage]:
    """Return the parts of `passage.words` from start to end, for each of `spans`, as passages of their own.

    Where the words stand in `text` as they are, places are counted. Where JSON or YAML escapes characters,
    folds lines or indents them, both are walked through side by side, once for all spans. Where they do not
    match, which no reader of this program causes, a part has the place of the whole passage.
    """
    written = text[passage.start : passage.end]
    if written == passage.words:
        return [
            Passage(written[start:end], passage.start + start, passage.start + end) for start, end in spans
        ]
    bounds = _aligned(written, passage.words, _quote(text, passage))
    return [_part(passage, start, end, bounds) for start, end in spans]


def _quote(text: str, passage: Passage) -> str:
    return text[passage.start - 1] if passage.start and text[passage.start - 1] in "'\"" else ""


def _part(passage: Passage, start: int, end: int, bounds: _Bounds | None) -> Passage:
    words = passage.words[start:end]
    if bounds is None or start >= end:
        return Passage(words, passage.start, passage.end)
    return Passage(words, passage.start + bounds[start][0], passage.start + bounds[end - 1][1])


def _aligned(written: str, words: str, quote: str) -> _Bounds | None:
    """Return where each character of `words` begins and ends in what is written for them."""
    bounds: _Bounds = []
    at = 0
    for char in words:
        begin = _begin(written, at, char, quote)
        if begin is None:
            return None
        at = begin + _length(written, begin, char, quote)
        bounds.append((begin, at))
    return bounds


def _begin(written: str, at: int, char: str, quote: str) -> int | None:
    """Return where `char` begins from `at` on, past indentation, folded and continued line ends."""
    while at < len(written):
        escape = quote == '"' and written[at] == "\\"
        if escape and written[at + 1 : at + 2] not in {"\n", "\r"}:
            return at
        if not escape:
            if written[at] == char or (written[at].isspace() and char.isspace()):
                return at
            if not written[at].isspace():
                return None
        at += 1
    return None


def _length(written: str, at: int, char: str, quote: str) -> int:
    """Return how many characters stand for `char`."""
    after = written[at + 1 : at + 2]
    if quote == '"' and written[at] == "\\":
        pair = after == "u" and ord(char) > _BEYOND_TWO_BYTES
        return _ESCAPE_LENGTHS.get(after, 2) * (2 if pair else 1)
    if quote == "'" == written[at] == after:
        return 2
    if char.isspace() and char != written[at]:
        folded = _SPACE.match(written, at)
        return folded.end() - at if folded else 1
    return 1

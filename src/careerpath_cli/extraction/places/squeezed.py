"""A text without all that people spell differently: spaces, hyphens, capitals, ligatures, soft hyphens.

“Power BI”, “PowerBI” and “power-bi” are one name, and a name broken over two lines is still that name. So
names are looked for where none of it is left, and each find leads back to the words of the text.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f"
"""Characters within words that are not seen as letters: soft hyphens, joiners, accents of their own."""
_WORD = re.compile(rf"[^\W_]+(?:[{_UNSEEN}]+[^\W_]+)*|[+#]+")


@record
class Squeezed:
    """What is left of a text (`key`), and where each of its words begins in it (`keys`).

    In the text they stand from `starts` to `ends`. `begins` has a 1 for every position of `key` where a
    word begins or the text ends.
    """

    text: str
    key: str
    keys: Sequence[int]
    begins: bytearray
    starts: Sequence[int]
    ends: Sequence[int]

    def word_at(self, position: int) -> int:
        """Return the number of the word that a position of `key` is in."""
        return bisect_right(self.keys, position) - 1

    def word_before(self, position: int) -> tuple[int, str]:
        """Return the number of the word that ends at a position of `key` or goes on there, and its rest."""
        number = self.word_at(position - 1)
        if self.begins[position]:
            return number, ""
        following = self.keys[number + 1] if number + 1 < len(self.keys) else len(self.key)
        return number, self.key[position:following]

    def gaps(self, first: int, last: int) -> Iterator[tuple[int, str, str]]:
        """Yield what stands between words: where in `key`, the characters, and the first one behind them."""
        for number in range(first, last):
            start = self.starts[number + 1]
            yield self.keys[number + 1], self.text[self.ends[number] : start], self.text[start]


def squeeze(text: str) -> Squeezed:
    """Return a text as names are looked for in it."""
    starts, ends, keys = array("L"), array("L"), array("L")
    parts: list[str] = []
    lowered = text.lower() if text.isascii() else ""
    length = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        part = lowered[start:end] if lowered else _key(match.group())
        starts.append(start)
        ends.append(end)
        keys.append(length)
        parts.append(part)
        length += len(part)
    begins = bytearray(length + 1)
    for position in (*keys, length):
        begins[position] = 1
    return Squeezed(text, "".join(parts), keys, begins, starts, ends)


def _key(word: str) -> str:
    return word.lower() if word.isascii() else name_key(word)

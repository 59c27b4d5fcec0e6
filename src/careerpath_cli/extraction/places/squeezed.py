"""A text without all that people spell differently: spaces, hyphens, capitals, ligatures, soft hyphens.

“Power BI”, “PowerBI” and “power-bi” are one name, and a name broken over two lines is still that name. So
names are looked for where none of it is left, and each find leads back to the words of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f"
"""Characters within words that are not seen as letters: soft hyphens, joiners, accents of their own."""
_WORD = re.compile(rf"[^\W_]+(?:[{_UNSEEN}]+[^\W_]+)*|[+#]+")


@record
class Squeezed:
    """What is left of a text (`key`), and where each of its words is in `key` and in the text."""

    text: str
    key: str
    keys: Sequence[int]
    spans: Sequence[tuple[int, int]]

    def begins(self, position: int) -> int | None:
        """Return the number of the word that begins at a position of `key`, if one does."""
        number = bisect_right(self.keys, position) - 1
        return number if self.keys[number] == position else None

    def word_at(self, position: int) -> int:
        """Return the number of the word that a position of `key` is in."""
        return bisect_right(self.keys, position) - 1

    def rest_of(self, number: int, position: int) -> str:
        """Return what of a word stands from a position of `key` on."""
        following = self.keys[number + 1] if number + 1 < len(self.keys) else len(self.key)
        return self.key[position:following]

    def gaps(self, first: int, last: int) -> Iterator[tuple[int, str, str]]:
        """Yield what stands between words: where in `key`, the characters, and the first one behind them."""
        for number in range(first, last):
            start = self.spans[number + 1][0]
            yield self.keys[number + 1], self.text[self.spans[number][1] : start], self.text[start]


def squeeze(text: str) -> Squeezed:
    """Return a text as names are looked for in it."""
    words = [match.span() for match in _WORD.finditer(text)]
    lowered = text.lower() if text.isascii() else ""
    keys = [lowered[start:end] if lowered else _key(text[start:end]) for start, end in words]
    lengths = [0, *accumulate(map(len, keys))]
    return Squeezed(text, "".join(keys), lengths[:-1], words)


def _key(word: str) -> str:
    return word.lower() if word.isascii() else name_key(word)

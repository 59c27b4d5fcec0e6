"""A text without all that people spell differently: spaces, hyphens, capitals, ligatures, soft hyphens.

“Power BI”, “PowerBI” and “power-bi” are one name, and a name broken over two lines is still that name. So names
are looked for where none of it is left, and each find leads back to the words of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f"
"""Characters within words that are not seen as letters: soft hyphens, joiners, accents of their own."""
_WORD = re.compile(rf"[^\W_]+(?:[{_UNSEEN}]+[^\W_]+)*|[+#]+")


@record
class Word:
    """A word of the text: its letters stand from `key` on in the squeezed text, itself from `start` to `end`."""

    key: int
    start: int
    end: int


@record
class Squeezed:
    """What is left of a text (`key`), and its words, in order; `starts` says where each begins in `key`."""

    text: str
    key: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]

    def word_at(self, position: int) -> int:
        """Return the number of the word that a position of `key` is in."""
        return bisect_right(self.starts, position) - 1

    def gaps(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        """Yield what stands between the words from `first` to `last`: where in `key`, and the characters."""
        for number in range(first, last):
            following = self.words[number + 1]
            yield following.key, self.text[self.words[number].end : following.start]


def squeeze(text: str) -> Squeezed:
    """Return a text as names are looked for in it."""
    keys: list[str] = []
    words: list[Word] = []
    position = 0
    for match in _WORD.finditer(text):
        word = match.group()
        key = word.lower() if word.isascii() else name_key(word)
        if key:
            words.append(Word(position, match.start(), match.end()))
            keys.append(key)
            position += len(key)
    return Squeezed(text, "".join(keys), tuple(words), tuple(word.key for word in words))

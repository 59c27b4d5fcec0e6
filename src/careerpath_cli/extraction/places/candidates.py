"""Places where the letters of a name stand, in whole words: what may be a mention.

A name may be joined or split where people do that (“PowerBI”, “Open CV”), broken at the end of a line, have a
version or an “s” behind it, and must not run over a comma, a full stop or two entries of a list.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from careerpath_cli.extraction.places.names import Name, names_in
from careerpath_cli.extraction.places.squeezed import Squeezed
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record

_SPACING = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f_]*(?:[-\u2010\u2011]|\r?\n)?[ \t\u00a0]*")
"""Between two words of one name: spaces, a hyphen, or the end of a line."""
_SPACED = ("", "-", "_", ".", "–", "'", "’", "&", "+")
"""What within a name people also write as a space."""
_WORDS = ("&", "+")
"""What of it stands for a word: P&L is not PL."""
_HYPHENATION = re.compile(r"[-\u00ad\u2010\u2011][ \t]*\r?\n[ \t]*")
_VERSION = re.compile(r"\d+")
_ENDINGS = ("s", "kenntnisse", "kenntnissen")
_SHORT, _SHORTEST_PLURAL = 2, 3
_GLUED = re.compile(r"\+\+|#|\u00ad")
_LETTER_ENDS = re.compile(r"(?![+'’]|\\?[&.-]\w|[.)] ?[^\W\d_]|\.,)")
_LETTER_BEGINS = re.compile(r"(?:^|[^\w&.'’-])$")
"""A letter is a word of its own neither in C+, R's, R&D and R. Lehmann, nor in Q&R and T.R."""
_INITIAL = re.compile(r"\s[A-Z]\.(?!\w)")
"""Behind a name that is a person's: Go K."""


@record
class Candidate:
    """Characters of the text that may name a skill; `exact` where capitals are those of the name."""

    name: Name
    start: int
    end: int
    exact: bool


def candidates(squeezed: Squeezed, base: KnowledgeBase) -> Iterator[Candidate]:
    """Yield every place where the letters of a name stand in whole words."""
    begins = squeezed.begins
    for last, (length, by_skill) in names_in(base).iter(squeezed.key):
        key = last + 1 - length
        place = _whole_words(squeezed, key, last + 1) if begins[key] else None
        if place is not None:
            for names in by_skill:
                yield from _best(squeezed, key, names, place)


class Place(NamedTuple):
    """Words of a text by their numbers, where they stand, and their letters without an ending."""

    first: int
    last: int
    start: int
    end: int
    letters: str


def _best(squeezed: Squeezed, key: int, names: Sequence[Name], place: Place) -> Iterator[Candidate]:
    """Yield the one of a skill's spellings that fits a place best: if possible, with the same capitals."""
    for name in sorted(names, key=lambda name: place.letters != name.letters) if len(names) > 1 else names:
        exact = place.letters == name.letters
        start = place.start - len(name.before)
        begins = not name.before or squeezed.text[max(0, start) : place.start] == name.before
        if begins and _holds_together(squeezed, key, place, name, exact=exact):
            yield Candidate(name, start, place.end, exact)
            return


def _whole_words(squeezed: Squeezed, key: int, key_end: int) -> Place | None:
    """Return the words of a part of the key and their letters; None where it cuts a word."""
    last, rest = squeezed.word_before(key_end)
    if rest and not _may_follow(rest, squeezed.key[key:key_end]):
        return None
    first = last if squeezed.keys[last] == key else squeezed.word_at(key)
    text, starts, ends = squeezed.text, squeezed.starts, squeezed.ends
    start, word_end = starts[first], ends[last]
    end = word_end - (len(rest) if len(rest) < word_end - starts[last] else 0)
    if _GLUED.match(text, word_end) or _INITIAL.match(text, word_end):
        return None
    if key_end - key <= _SHORT and not _stands_alone(text, start, end):
        return None
    if first == last:
        return Place(first, last, start, end, text[start : word_end - len(rest)])
    letters = "".join(text[starts[number] : ends[number]] for number in range(first, last + 1))
    return Place(first, last, start, end, letters[: len(letters) - len(rest)])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a letter or two are a word of their own."""
    before = text[max(0, start - 1) : start]
    return bool(_LETTER_BEGINS.match(before)) and (end - start > 1 or bool(_LETTER_ENDS.match(text, end)))


def _may_follow(rest: str, name: str) -> bool:
    """Return whether a word may be longer than the name it begins with: by a version, or by an ending."""
    if not name[-1].isalpha() or len(name) < 2:  # noqa: PLR2004 - C3 is no version of C
        return False
    return bool(_VERSION.fullmatch(rest)) or (rest in _ENDINGS and len(name) >= _SHORTEST_PLURAL)


def _holds_together(squeezed: Squeezed, key: int, place: Place, name: Name, *, exact: bool) -> bool:
    """Return whether what stands between the words of a place may stand within this name."""
    if place.first == place.last:
        return not any(own in _WORDS for own in name.breaks.values())
    return all(
        _may_part(gap, following, name, position - key, exact=exact)
        for position, gap, following in squeezed.gaps(place.first, place.last)
    )


def _may_part(gap: str, following: str, name: Name, position: int, *, exact: bool) -> bool:
    """Return whether a gap may stand at a position of a name, before the character `following`."""
    own = name.breaks.get(position)
    if own is not None:
        spaced = own.strip() in _SPACED and _SPACING.fullmatch(gap) and (gap or own not in _WORDS)
        return gap == own or bool(spaced) or (own != "/" and gap.strip() == own.strip())
    if not gap or (_HYPHENATION.fullmatch(gap) and following.islower()):
        return True
    return exact and gap in {" ", "-"} and _new_word(name.letters, position)


def _new_word(letters: str, position: int) -> bool:
    """Return whether a name is often split here: at a capital, as in “Open CV”, but not in “No SQL”."""
    before, capital, after = letters[:position], letters[position], letters[position + 1 : position + 2]
    return before.lower() != "no" and capital.isupper() and (before[-1].islower() or after.islower())

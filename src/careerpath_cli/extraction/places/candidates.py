"""Places where the letters of a name stand, in whole words: what may be a mention.

A name may be joined or split where people do that (“PowerBI”, “Open CV”), broken at the end of a line, have a
version or an “s” behind it, and must not run over a comma, a full stop or two entries of a list.
"""

import re
from collections.abc import Iterator

from careerpath_cli.extraction.places.names import Name, names_in
from careerpath_cli.extraction.places.squeezed import Squeezed
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record

_SPACING = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f_]*(?:[-\u2010\u2011]|\r?\n)?[ \t\u00a0]*")
"""Between two words of one name: spaces, a hyphen, or the end of a line."""
_HYPHENATION = re.compile(r"[-\u00ad\u2010\u2011][ \t]*\r?\n[ \t]*")
_VERSION = re.compile(r"\d+")
_SHORTEST_PLURAL = 3
_GLUED = re.compile(r"\+\+|#|\u00ad")
_LETTER_ENDS = re.compile(r"(?![+'’]|[&.-]\w)")
_LETTER_BEGINS = re.compile(r"(?:^|[^\w&.'’-])$")
"""A letter is a word of its own neither in C+, R's and R&D, nor in Q&R and T.R."""


@record
class Candidate:
    """Characters of the text that may name a skill; `exact` where capitals are those of the name."""

    name: Name
    start: int
    end: int
    exact: bool


def candidates(squeezed: Squeezed, base: KnowledgeBase) -> Iterator[Candidate]:
    """Yield every place where the letters of a name stand in whole words."""
    for last, (length, names) in names_in(base).iter(squeezed.key):
        place = _whole_words(squeezed, last + 1 - length, last + 1)
        if place is None:
            continue
        start, end, written = place
        for name in names:
            exact = written == name.letters
            if _holds_together(squeezed, last + 1 - length, last + 1, name, exact=exact):
                before = len(name.before)
                if squeezed.text[start - before : start] == name.before:
                    yield Candidate(name, start - before, end, exact)


def _whole_words(squeezed: Squeezed, key: int, key_end: int) -> tuple[int, int, str] | None:
    """Return start, end and letters in the text of a part of the key; None where it cuts a word."""
    first = squeezed.word_at(key)
    last = squeezed.word_at(key_end - 1)
    beginning, ending = squeezed.words[first], squeezed.words[last]
    if beginning.key != key:
        return None
    following = squeezed.starts[last + 1] if last + 1 < len(squeezed.starts) else len(squeezed.key)
    rest = squeezed.key[key_end:following]
    if rest and not _may_follow(rest, squeezed.key[key:key_end]):
        return None
    end = ending.end - (len(rest) if len(rest) < ending.end - ending.start else 0)
    text = squeezed.text
    if _GLUED.match(text, ending.end) or (
        key_end - key == 1 and not _stands_alone(text, beginning.start, end)
    ):
        return None
    letters = "".join(text[word.start : word.end] for word in squeezed.words[first : last + 1])
    return beginning.start, end, letters[: len(letters) - len(rest)] if rest else letters


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a single letter is a word of its own."""
    before = text[max(0, start - 1) : start]
    return bool(_LETTER_ENDS.match(text, end)) and bool(_LETTER_BEGINS.match(before))


def _may_follow(rest: str, name: str) -> bool:
    """Return whether a word may be longer than the name it begins with: by a version, or by a plural's s."""
    if not name[-1].isalpha() or len(name) < 2:  # noqa: PLR2004 - C3 is no version of C
        return False
    return bool(_VERSION.fullmatch(rest)) or (rest == "s" and len(name) >= _SHORTEST_PLURAL)


def _holds_together(squeezed: Squeezed, key: int, key_end: int, name: Name, *, exact: bool) -> bool:
    """Return whether what stands between the words of a place may stand within this name."""
    first, last = squeezed.word_at(key), squeezed.word_at(key_end - 1)
    return all(
        _may_part(gap, position - key, name, squeezed.text[squeezed.words[number].start], exact=exact)
        for number, (position, gap) in enumerate(squeezed.gaps(first, last), start=first + 1)
    )


def _may_part(gap: str, position: int, name: Name, following: str, *, exact: bool) -> bool:
    """Return whether a gap may stand at a position of a name, before the character `following`."""
    own = name.breaks.get(position)
    if own is not None:
        return bool(_SPACING.fullmatch(gap)) or gap.strip() == own.strip()
    if not gap:
        return True
    if _HYPHENATION.fullmatch(gap) and following.islower():
        return True
    return exact and gap in {" ", "-"} and _new_word(name.letters, position)


def _new_word(letters: str, position: int) -> bool:
    """Return whether a name is often split here: at a capital, as in “Open CV” and “ML Ops”; never “No SQL”."""
    before, capital, after = letters[:position], letters[position], letters[position + 1 : position + 2]
    return before.lower() != "no" and capital.isupper() and (before[-1].islower() or after.islower())

"""What people write as their job → an occupation or a role.

“Senior operations manager in manufacturing”, “freelance journalist and copywriter”, “Krankenpfleger/in
(m/w/d)”: somebody's job is often more than its name. What is left without that is looked up,
the longest part first.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record

_QUALIFIERS = Path(__file__).parent / "qualifiers.txt"
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_BOTH_GENDERS = re.compile(r"(?<=\w)[/*:_·](?:in|innen|frau|a|e|ne|euse|trice)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\s*(?:[,;|+/&]|\s[-–—]\s|\b(?:and|or|und|oder|et|ou|y|o|turned|then|now|plus|also)\b)\s*", re.IGNORECASE
)
_WHERE = re.compile(
    r"\s+(?:in|of|for|at|with|on|from|by|to|within|who|im|am|auf|bei|beim|für|mit|dans|chez|à|au)\s+",
    re.IGNORECASE,
)
_ROMANCE = frozenset({"de", "du", "des", "del", "en", "da", "do"})
BEFORE_OTHERS = "…"
"""Ends a head that stands before other words."""
_SPECIALTY = re.compile(r"\s+(?:in|of|for|im|für)\s+", re.IGNORECASE)


@record
class Job:
    """An occupation, or a role where none has the name; `whole` where no word was left out."""

    occupation: str | None
    role: str | None
    whole: bool


def job_meant(written: str, base: KnowledgeBase) -> Job | None:
    """Return what a person's own words for their job name; None where that isn't sure."""
    for number, name in enumerate(_readings(written)):
        occupation, role = base.find("occupations", name), base.find("roles", name)
        if occupation or role:
            return Job(occupation, role, whole=number == 0)
    for phrase in _phrases(written):
        if occupation := _by_its_head(phrase, base):
            return Job(occupation, None, whole=False)
    return None


def _readings(written: str) -> Iterator[str]:
    """Yield what may be the name of a job in somebody's words: all of them first, then ever less."""
    yield written
    for phrase in _phrases(written):
        for name in (phrase, _qualified_away(phrase)):
            yield name
            specialty = _SPECIALTY.split(name, maxsplit=1)
            if specialty[1:]:
                yield from _endings(f"{specialty[1]} {specialty[0]}")
            yield from _endings(_WHERE.split(name, maxsplit=1)[0])
            yield from _beginnings(name)


def _phrases(written: str) -> Iterator[str]:
    """Yield the words without brackets, then each of several jobs: “payroll clerk”, “HR clerk”."""
    bare = _BOTH_GENDERS.sub("", _BRACKETS.sub(" ", written)).strip()
    yield bare
    *others, last = [part for part in _SEVERAL.split(bare) if part] or [""]
    for part in others:
        yield f"{part} {last.split()[-1]}"
        yield part
    if others:
        yield last


def _endings(name: str) -> Iterator[str]:
    """Yield a name, and what is left without its first words if that is more than one.

    A Java back-end developer is a back-end developer, but a veterinary nurse is no nurse.
    """
    words = name.split()
    yield from (" ".join(words[start:]) for start in range(max(len(words) - 1, 1)))


def _beginnings(name: str) -> Iterator[str]:
    """Yield a name without its last words, where it is built as in “chef de projet informatique”."""
    words = name.split()
    if not _ROMANCE.isdisjoint(words):
        yield from (" ".join(words[:end]) for end in range(len(words) - 1, 2, -1))


def _by_its_head(phrase: str, base: KnowledgeBase) -> str | None:
    """Return the occupation whose name may stand beside any word: a commercial lawyer is a lawyer.

    Where it stands is marked in the base: “lawyer” last, “abogado …” first.
    """
    words = _WHERE.split(phrase, maxsplit=1)[0].split()
    for word, mark in ((words[-1], ""), (words[0], BEFORE_OTHERS)) if words else ():
        occupation = base.find("occupations", word)
        heads = base.occupations[occupation].heads if occupation else ()
        if name_key(word) in {name_key(head) for head in heads if head.endswith(BEFORE_OTHERS) == bool(mark)}:
            return occupation
    return None


def _qualified_away(phrase: str) -> str:
    """Return a phrase without the words that say how, not what: “senior”, “freelance”, “laid-off”."""
    words = phrase.split()
    while words and name_key(words[0]) in _qualifiers():
        del words[0]
    return " ".join(words)


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(map(name_key, _QUALIFIERS.read_text(encoding="utf-8").split()))

"""All names of skills, to be looked for in a text at once."""

from collections.abc import Iterator
from typing import Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.index import counting
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record


@record
class Name:
    """A name of a skill as the base spells it; `counts` says where it counts (`Skill.counts`).

    `breaks` are the positions in its key before which something stands between two words, and what.
    """

    skill: str
    spelling: str
    counts: tuple[str, ...]
    breaks: dict[int, str]

    @property
    def before(self) -> str:
        """What stands before its first letter: the full stop of “.NET”."""
        return self.spelling[: len(self.spelling) - len(self.spelling.lstrip("."))]

    @property
    def letters(self) -> str:
        """What of the name is written in capitals or not: without what stands between its words."""
        return "".join(char for char in self.spelling if char.isalnum() or char in "+#")


_LATEST: list[tuple[KnowledgeBase, Any]] = []


def names_in(base: KnowledgeBase) -> Any:
    """Return an automaton that finds the keys of all names, each with its length and its `Name`s.

    That of the latest base is kept.
    """
    if not _LATEST or _LATEST[0][0] is not base:
        _LATEST[:] = [(base, _automaton(base))]
    return _LATEST[0][1]


def _automaton(base: KnowledgeBase) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    by_key: dict[str, list[Name]] = {}
    for key, name in _names(base):
        by_key.setdefault(key, []).append(name)
    for key, names in by_key.items():
        automaton.add_word(key, (len(key), tuple(names)))
    automaton.make_automaton()
    return automaton


def _names(base: KnowledgeBase) -> Iterator[tuple[str, Name]]:
    for skill in base.skills.values():
        for spelling in dict.fromkeys((skill.name, *skill.aliases)):
            if key := name_key(spelling):
                yield key, Name(skill.id, spelling, counting(skill, spelling), _breaks(spelling))


def _breaks(spelling: str) -> dict[int, str]:
    """Return what stands between the words of a name, by the position in its key: `{5: " "}` of “Power BI”."""
    breaks: dict[int, str] = {}
    position = 0
    for char in spelling:
        if key := name_key(char):
            position += len(key)
        elif position:
            breaks[position] = breaks.get(position, "") + char
    return breaks

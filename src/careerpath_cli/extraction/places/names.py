"""All names of skills, to be looked for in a text at once."""

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.index import counting
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record


@record
class Name:
    """A name of a skill as the base spells it; `counts` says where it counts (`Skill.counts`).

    `letters` are those of the spelling without what stands between its words, `before` what stands before the
    first one (“@” of @RISK), and `breaks` what stands between two words, by its position in key.
    """

    skill: str
    spelling: str
    counts: tuple[str, ...]
    letters: str
    before: str = ""
    breaks: dict[int, str] = field(default_factory=dict)


_LATEST: list[tuple[KnowledgeBase, Any]] = []


def names_in(base: KnowledgeBase) -> Any:
    """Return an automaton that finds the keys of all names, each with its length and its `Name`s by skill.

    That of the latest base is kept.
    """
    if not _LATEST or _LATEST[0][0] is not base:
        _LATEST[:] = [(base, _automaton(base))]
    return _LATEST[0][1]


def _automaton(base: KnowledgeBase) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    by_key: dict[str, dict[str, list[Name]]] = {}
    for key, name in _names(base):
        by_key.setdefault(key, {}).setdefault(name.skill, []).append(name)
    for key, by_skill in by_key.items():
        automaton.add_word(key, (len(key), tuple(by_skill.values())))
    automaton.make_automaton()
    return automaton


def _names(base: KnowledgeBase) -> Iterator[tuple[str, Name]]:
    for skill in base.skills.values():
        for spelling in dict.fromkeys((skill.name, *skill.aliases)):
            if key := name_key(spelling):
                yield key, _name(skill.id, spelling, counting(skill, spelling))


def _name(skill: str, spelling: str, counts: tuple[str, ...]) -> Name:
    letters = "".join(char for char in spelling if char.isalnum() or char in "+#")
    before = spelling[: spelling.index(letters[0])] if letters else ""
    breaks = _breaks(spelling) if len(letters) < len(spelling) else {}
    return Name(skill, spelling, counts, letters, before, breaks)


def _breaks(spelling: str) -> dict[int, str]:
    """Return what stands between a name's words, by its position in the key: `{5: " "}` of “Power BI”."""
    breaks: dict[int, str] = {}
    position = 0
    for char in spelling:
        if key := name_key(char):
            position += len(key)
        elif position:
            breaks[position] = breaks.get(position, "") + char
    return breaks

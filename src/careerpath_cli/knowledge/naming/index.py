"""The names by which entries are found: ids, names and aliases first, then the titles of job postings."""

from collections.abc import Iterable, Iterator
from typing import Any

from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.knowledge.naming.names import name_key

NAMED_KINDS = ("roles", "occupations", "skills", "activities", "values", "industries")
"""Kinds that people refer to by name; within each, a name leads to one entry."""
AMBIGUOUS = "ambiguous skills"
"""The names that could mean several skills; each leads to their ids, separated by spaces."""


def names_of(record: Any) -> Iterator[str]:
    """Yield every name of an entry that belongs to it alone: its id, its name, its aliases."""
    ambiguous = ambiguous_keys(record)
    for name in (record.id, record.name, *getattr(record, "aliases", ())):
        if name_key(name) not in ambiguous:
            yield name


def ambiguous_keys(record: Any) -> set[str]:
    """Return the keys of an entry's names that could mean something else as well; never that of its id."""
    counts = getattr(record, "counts", {})
    ambiguous = {name_key(name) for name, words in counts.items() if "ambiguous" in words}
    return ambiguous - {name_key(record.id)}


def counting(skill: Skill, name: str) -> tuple[str, ...]:
    """Return the words that say where one of a skill's names counts; empty: in full, and anywhere."""
    if not skill.counts:
        return ()
    if name in skill.counts:
        return tuple(skill.counts[name])
    key = name_key(name)
    return tuple(word for known, words in skill.counts.items() if name_key(known) == key for word in words)


def name_rows(kind: str, records: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield `(kind, key, id)` for each name of a kind's entries.

    A posting's title leads to its role where no role has it as a name; ambiguous names are their own kind.
    """
    entries = list(records)
    owners = {name_key(name): record.id for record in entries for name in names_of(record)}
    for record in entries:
        for title in getattr(record, "titles", ()):
            owners.setdefault(name_key(title), record.id)
    yield from ((kind, key, identifier) for key, identifier in sorted(owners.items()))
    candidates: dict[str, list[str]] = {}
    for record in entries:
        for key in sorted(ambiguous_keys(record)):
            candidates.setdefault(key, []).append(record.id)
    yield from ((AMBIGUOUS, key, " ".join(found)) for key, found in sorted(candidates.items()))

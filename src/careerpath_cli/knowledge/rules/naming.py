"""Rules about ids and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.knowledge.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.errors import Problem
    from careerpath_cli.knowledge.draft import Draft

NAMED_KINDS = ("roles", "occupations", "skills", "activities", "values", "industries")
"""Kinds that people refer to by name; within each, no two entries may share one."""


def unique_ids(draft: Draft) -> Iterator[Problem]:
    """Check that ids are unique within a kind."""
    for entries in draft.entries.values():
        seen: set[str] = set()
        for entry in entries:
            if entry.record.id in seen:
                yield entry.problem("this id is already used by an entry above; choose another", "id")
            seen.add(entry.record.id)


def unique_names(draft: Draft) -> Iterator[Problem]:
    """Check that a name or alias belongs to one entry of its kind, and is listed only once."""
    for kind in NAMED_KINDS:
        owner: dict[str, str] = {}
        # an overriding entry stands where the base's did, but the base has the first claim to a name
        for entry in sorted(draft.entries[kind], key=lambda entry: bool(entry.origin)):
            record = entry.record
            own = {name_key(record.id), name_key(record.name)}
            for key in own:
                if owner.setdefault(key, record.id) != record.id:
                    yield entry.problem(f"its name already belongs to {owner[key]}; choose another", "name")
            for position, alias in enumerate(getattr(record, "aliases", ())):
                key = name_key(alias)
                if not key:
                    yield entry.problem(
                        f"alias {alias!r} has no letter or digit; remove it", "aliases", position
                    )
                elif key in own:
                    yield entry.problem(
                        f"alias {alias!r} repeats another of its names; remove it", "aliases", position
                    )
                elif owner.setdefault(key, record.id) != record.id:
                    yield entry.problem(
                        f"alias {alias!r} already belongs to {owner[key]}; remove it", "aliases", position
                    )
                own.add(key)

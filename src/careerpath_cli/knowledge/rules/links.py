"""Rules about what entries refer to, and how they hang together."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft, DraftEntry
from careerpath_cli.knowledge.files import KINDS
from careerpath_cli.knowledge.naming.names import did_you_mean, name_key, nearest, package_key
from careerpath_cli.knowledge.references import references


def known_references(draft: Draft) -> Iterator[Problem]:
    """Check that every entry referred to exists."""
    known = {kind: draft.ids(kind) for kind in KINDS}
    for entries in draft.entries.values():
        for entry in entries:
            for location, target, identifier in references(entry.record):
                if identifier not in known[target]:
                    names = {name_key(name): name for name in sorted(known[target])}
                    hint = did_you_mean(nearest(identifier, names)) or "Correct the id, or add the entry."
                    message = f"{identifier!r} is not in {target}.yaml. {hint}"
                    yield entry.problem(message, *location)


def acyclic_prerequisites(draft: Draft) -> Iterator[Problem]:
    """Check that no skill is a prerequisite of itself, even through others."""
    skills = {entry.record.id: entry for entry in draft.entries["skills"]}
    graph = {name: [p.skill for p in entry.record.prerequisites] for name, entry in skills.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle = error.args[1]
        message = f"prerequisites form a cycle: {' → '.join(cycle)}; remove one of them"
        yield skills[cycle[0]].problem(message, "prerequisites")


def relations_once(draft: Draft) -> Iterator[Problem]:
    """Check that a related pair is listed once, has two skills, and is not also a prerequisite pair."""
    seen: set[frozenset[str]] = set()
    prerequisites = {
        frozenset((entry.record.id, prerequisite.skill))
        for entry in draft.entries["skills"]
        for prerequisite in entry.record.prerequisites
    }
    for entry in draft.entries["skills"]:
        for position, relation in enumerate(entry.record.related):
            pair = frozenset((entry.record.id, relation.skill))
            if len(pair) == 1:
                yield entry.problem("is related to itself; remove this relation", "related", position)
            elif pair in seen:
                yield entry.problem(
                    f"is already related to {relation.skill}; keep one of the two", "related", position
                )
            elif pair in prerequisites:
                yield entry.problem(
                    f"{relation.skill} is already a prerequisite; keep one of the two", "related", position
                )
            seen.add(pair)


def distinct_parts(draft: Draft) -> Iterator[Problem]:
    """Check that no entry lists anything twice."""
    parts = {
        "roles": (("needs", "skill"), ("activities", "activity"), ("offers", "value")),
        "skills": (("prerequisites", "skill"),),
        "practice": (("skills", "skill"), ("activities", "activity"), ("degrees", "degree")),
    }
    for kind, lists in parts.items():
        for entry in draft.entries[kind]:
            for field, key in lists:
                seen: set[str] = set()
                for position, part in enumerate(getattr(entry.record, field)):
                    name = getattr(part, key)
                    if name in seen:
                        yield entry.problem(
                            f"{name} is listed twice in {field}; keep one of them", field, position
                        )
                    seen.add(name)


def one_measurement_each(draft: Draft) -> Iterator[Problem]:
    """Check that a role is surveyed at most once, so that no figure silently overrides another.

    It may be counted in several sets of postings, but only once in each.
    """
    surveys = [entry for entry in draft.entries["practice"] if entry.record.kind != "postings"]
    yield from _in_one_only(surveys, "is already measured by", "roles", "includes")


def one_hiring_each(draft: Draft) -> Iterator[Problem]:
    """Check that a role is filled in one way only."""
    yield from _in_one_only(draft.entries["hiring"], "is already in", "roles")


def _in_one_only(entries: Iterable[DraftEntry], already: str, *lists: str) -> Iterator[Problem]:
    """Check that nothing stands twice in these lists, of one entry or of several."""
    owner: dict[str, str] = {}
    for entry in entries:
        for field in lists:
            for position, name in enumerate(getattr(entry.record, field)):
                if name in owner:
                    message = f"{name} {already} {owner[name]}; keep one of the two"
                    yield entry.problem(message, field, position)
                owner[name] = entry.record.id


def one_choice_each(draft: Draft) -> Iterator[Problem]:
    """Check that a choice has at least two skills, and that no skill is in two choices."""
    owner: dict[str, str] = {}
    for entry in draft.entries["choices"]:
        if len(set(entry.record.skills)) < 2:  # noqa: PLR2004 - one is no choice
            yield entry.problem("a choice needs at least two different skills", "skills")
        for position, skill in enumerate(entry.record.skills):
            if owner.setdefault(skill, entry.record.id) != entry.record.id:
                yield entry.problem(
                    f"{skill} is already in {owner[skill]}; keep one of the two", "skills", position
                )


def packages_once(draft: Draft) -> Iterator[Problem]:
    """Check that every entry of packages names something, and that nothing leads to a skill twice."""
    owner: dict[tuple[str, str, str], str] = {}
    for entry in draft.entries["packages"]:
        packages = entry.record
        named = [("names", where, name) for where, names in packages.names.items() for name in names]
        listed = [*named, *(("files", "files", glob) for glob in packages.files)]
        if not listed:
            yield entry.problem("names no package and no file; add some, or remove it")
        for field, where, name in listed:
            key = (packages.skill, where, package_key(name))
            if key in owner:
                yield entry.problem(
                    f"{name!r} already leads to {packages.skill} in {owner[key]}; remove it", field
                )
            owner.setdefault(key, packages.id)


def acyclic_parents(draft: Draft) -> Iterator[Problem]:
    """Check that no role specializes itself, even through others."""
    roles = {entry.record.id: entry for entry in draft.entries["roles"]}
    for identifier, entry in roles.items():
        seen, role = {identifier}, entry.record
        while role.parent in roles:
            if role.parent in seen:
                yield entry.problem(f"specializes itself through {role.parent}; remove a `parent`", "parent")
                break
            seen.add(role.parent)
            role = roles[role.parent].record


def ways_both_ways(draft: Draft) -> Iterator[Problem]:
    """Check that an occupation from which people come into a role names that role as one to move to."""
    moves = {
        entry.record.id: {move.role for move in entry.record.moves} for entry in draft.entries["occupations"]
    }
    for entry in draft.entries["roles"]:
        for position, way in enumerate(entry.record.ways_in):
            if way.occupation in moves and entry.record.id not in moves[way.occupation]:
                message = f"people come from {way.occupation}, which does not move here; add it there"
                yield entry.problem(message, "ways_in", position)

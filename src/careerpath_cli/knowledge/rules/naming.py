"""Rules about ids and names."""

from collections.abc import Iterator

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft
from careerpath_cli.knowledge.naming.index import NAMED_KINDS, ambiguous_keys, names_of
from careerpath_cli.knowledge.naming.names import name_key


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
            own = {name_key(record.name)}
            ambiguous = ambiguous_keys(record)
            for key in {name_key(record.id), *own} - ambiguous:
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
                elif key not in ambiguous and owner.setdefault(key, record.id) != record.id:
                    yield entry.problem(
                        f"alias {alias!r} already belongs to {owner[key]}; remove it", "aliases", position
                    )
                own.add(key)


def resolved_titles(draft: Draft) -> Iterator[Problem]:
    """Check that the titles of postings lead to the role that lists them: each belongs to one role."""
    owner = {
        name_key(name): entry.record.id for entry in draft.entries["roles"] for name in names_of(entry.record)
    }
    for entry in draft.entries["roles"]:
        for position, title in enumerate(entry.record.titles):
            named = owner.setdefault(name_key(title), entry.record.id)
            if named != entry.record.id:
                yield entry.problem(
                    f"title {title!r} leads to {named}; remove one of them", "titles", position
                )


def known_counts(draft: Draft) -> Iterator[Problem]:
    """Check that what is said of where a name counts is said of the skill's own names, and makes sense."""
    for entry in draft.entries["skills"]:
        skill = entry.record
        names = {skill.name, *skill.aliases}
        for name, words in skill.counts.items():
            if name not in names:
                yield entry.problem(f"counts: {name!r} is neither its name nor an alias", "counts", name)
            elif "ambiguous" in words and name_key(name) == name_key(skill.id):
                yield entry.problem(f"counts: {name!r} is its id, which is never ambiguous", "counts", name)
            elif not words or ("ambiguous" in words and len(words) > 1):
                yield entry.problem(
                    f"counts: {name!r} needs one word, or `part` beside another", "counts", name
                )
            elif sum(word != "part" for word in words) > 1:
                yield entry.problem(
                    f"counts: {name!r} can count in one way only: {', '.join(words)}", "counts", name
                )

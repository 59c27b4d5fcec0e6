"""Whose commits are whose: the names and addresses of a history, brought together by person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from careerpath_cli.record import record

_BOT = "[bot]"


@record
class Author:
    """Who a commit says it is by."""

    name: str
    email: str

    def __str__(self) -> str:
        """Return both as git writes them."""
        return f"{self.name} <{self.email}>"


def author(identity: bytes) -> Author:
    """Return who `Name <address>` is."""
    name, _, rest = identity.decode("utf-8", errors="replace").partition("<")
    return Author(name.strip(), rest.partition(">")[0].strip())


def is_named(who: Author, wanted: Iterable[str]) -> bool:
    """Return whether somebody is one of those wanted, by address, by name or by both as git writes them."""
    names = {name.casefold() for name in (who.email, who.name, str(who)) if name}
    return any(name.strip().casefold() in names for name in wanted)


def whose(counts: Counter[Author], wanted: Sequence[str], known: Sequence[str]) -> set[Author]:
    """Return the authors that are the person; empty where nobody can tell.

    `wanted` were named; else those are the person whom their git configs know, else the one human being who
    committed, under whichever addresses.
    """
    if wanted:
        return {who for who in counts if is_named(who, wanted)}
    own = {who for who in counts if is_named(who, known)}
    if own:
        return own
    human = {who for who in counts if not who.name.endswith(_BOT)}
    return human if len(_persons(human)) == 1 else set()


def not_counted(counts: Counter[Author], own: set[Author], wanted: Sequence[str]) -> Iterator[str]:
    """Yield whom the person should know of: those named who committed nothing, and namesakes left out."""
    for name in wanted:
        if not any(is_named(who, [name]) for who in own):
            yield f"No commit is by {name}."
    names = {who.name.casefold() for who in own}
    for who, commits in counts.most_common():
        if who not in own and who.name.casefold() in names:
            told = f"{commits:,} commit{'' if commits == 1 else 's'} by {who}"
            yield f"{told} didn't count; if that's you, too, add --author {who.email}."


def _persons(authors: Iterable[Author]) -> list[set[str]]:
    """Return a set of names and addresses for each person: whoever shares one of them is the same."""
    persons: list[set[str]] = []
    for who in authors:
        keys = {key.casefold() for key in (who.name, who.email) if key}
        same = [person for person in persons if person & keys]
        persons = [person for person in persons if not person & keys]
        persons.append(keys.union(*same))
    return persons

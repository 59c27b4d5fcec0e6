"""Reading a directory of code, in a process that may do nothing else: plain data goes in and comes out.

`reading.py` starts it, by way of `documents/confinement.py`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from careerpath_cli.documents.confined import forbid, limit, plain, respond
from careerpath_cli.repositories.files import Reading, from_disk, modules, walk
from careerpath_cli.repositories.history import History, content, objects, paths, read_history, touched
from careerpath_cli.repositories.layout import (
    Layout,
    UnreadableRepositoryError,
    git_directories,
    is_repository,
    layout,
)
from careerpath_cli.repositories.people import Author, not_counted, whose
from careerpath_cli.repositories.signs import HISTORY, CodeRead, Repository, Sign, SignedFile
from careerpath_cli.repositories.skipped import NAME_A_PART

MOST_REPOSITORIES = 200


def main(name: str, limits: Sequence[int]) -> None:
    """Answer what stands in the directory that standard input names; `limits` are those of documents."""
    limit(*limits)
    directory, authors, known = json.load(sys.stdin)
    forbid(directory)
    respond(lambda: {"code": plain(read_directory(Path(directory), authors, known))}, name, NAME_A_PART)


def read_directory(directory: Path, authors: Sequence[str], known: Sequence[str] = ()) -> CodeRead:
    """Return what stands in the repositories under a directory, as plain data; nothing is executed.

    `known` is who the user's own git config says they are, for repositories that don't say it themselves.
    """
    places = list(git_directories(directory))
    if not places:
        return _without_history(directory)
    histories, layouts, remarks = _histories(places[:MOST_REPOSITORIES], directory)
    counts = sum((history.authors() for history in histories), Counter[Author]())
    known = [name for place in layouts for name in place.people] or list(known)
    own = whose(counts, authors, known)
    if len(places) > MOST_REPOSITORIES:
        remarks.append(f"Only the first {MOST_REPOSITORIES} repositories were read.")
    if counts and not own:
        ranked = [str(who) for who, _ in counts.most_common()]
        return CodeRead(candidates=tuple(ranked), remarks=tuple(remarks))
    remarks.extend(not_counted(counts, own, authors))
    counted: set[bytes] = set()
    repositories = [_repository(history, own, counted, remarks) for history in histories]
    people = sorted(own, key=lambda who: (-counts[who], str(who)))
    return CodeRead(tuple(repositories), tuple(map(str, people)), remarks=tuple(remarks))


def _histories(places: Sequence[Path], root: Path) -> tuple[list[History], list[Layout], list[str]]:
    """Return the histories that can be read, how their repositories are laid out, and what was left out."""
    histories, layouts, remarks = [], [], []
    for place in places:
        try:
            laid_out = layout(place, root)
            histories.append(read_history(laid_out))
            layouts.append(laid_out)
        except UnreadableRepositoryError as error:
            remarks.append(f"{place.resolve().name} was left out: {error}.")
    return histories, layouts, remarks


def _repository(history: History, own: set[Author], counted: set[bytes], remarks: list[str]) -> Repository:
    """Return what of a repository is its owner's."""
    name = history.layout.name
    reading = Reading(name)
    with objects(history.layout) as store:
        days, changed = touched(store, history, own, counted)
        present = list(paths(store, history))
        own_paths = (path for path in present if path in changed)
        signed = list(
            reading.files(own_paths, lambda path, most: content(store, history, changed[path].left, most))
        )
    files = (
        SignedFile(file.path, file.lines, file.signs, tuple(changed[file.path].commits)) for file in signed
    )
    remarks.extend([*history.remarks, *reading.remarks()])
    return Repository(name, (*_history_itself(days), *files), tuple(days), modules(present))


def _history_itself(days: Sequence[str]) -> Iterator[SignedFile]:
    """Yield what a history shows by being there: that its owner commits."""
    if days:
        yield SignedFile(HISTORY, 1, (Sign("format", "git-history", "import"),), tuple(range(len(days))))


def _without_history(directory: Path) -> CodeRead:
    """Return what stands in a directory without a history; nothing of a part of a repository.

    There, the files of others would count, too.
    """
    outer = next(filter(is_repository, directory.resolve().parents), None)
    if outer is not None:
        told = f"is a part of the repository {outer.name}; name that one, so that only your commits count."
        return CodeRead(remarks=(f"{directory.resolve().name} {told}",))
    reading = Reading(directory.resolve().name)
    found = tuple(reading.files(walk(directory), from_disk(directory)))
    told = "has no git history, so all its files count as yours, and nothing says since when."
    if not found:
        told = "has no files that could be read."
    name = directory.resolve().name
    read = Repository(name, found, modules=modules(file.path for file in found))
    return CodeRead((read,), remarks=(f"{name} {told}", *reading.remarks()))

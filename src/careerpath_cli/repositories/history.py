"""A repository's commits and files, read from its objects by a library that runs nothing.

The work tree isn't touched: what counts is what stands in the last commit, as its owner left it.
"""

import heapq
import stat
from collections import Counter
from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import Any

from careerpath_cli.record import record
from careerpath_cli.repositories.layout import Layout, UnreadableRepositoryError
from careerpath_cli.repositories.people import Author, author
from careerpath_cli.repositories.skipped import MOST_FILES

MOST_COMMITS = 20_000
"""How many commits of a history are looked at, the newest first."""
_LARGEST_OBJECT = 50_000_000
_DEEPEST_TREE = 60
_YEARS = range(1985, 2101)
_DAMAGED = "a part of its history is missing or damaged, and wasn't counted."


@record
class Commit:
    """A commit: who wrote it on which day, when it was made, the tree that it left, and what it follows.

    Ids are the library's. A `cut_off` commit is the end of a shallow clone: what it follows is not there.
    """

    who: Author
    day: str | None
    time: int
    tree: Any
    parents: tuple[Any, ...]
    cut_off: bool


@record
class History:
    """The commits of a repository from the newest on; `remarks` grows where something is left out."""

    layout: Layout
    commits: dict[bytes, Commit]
    remarks: dict[str, None]

    def authors(self) -> Counter[Author]:
        """Return who committed, and how often."""
        return Counter(commit.who for commit in self.commits.values())

    def remark(self, what: str) -> None:
        """Note something that its owner should know; once is enough."""
        self.remarks[f"{self.layout.name}: {what}"] = None


def read_history(repository: Layout) -> History:
    """Return the commits that led to what is checked out.

    Raises UnreadableRepositoryError where nothing of it can be read.
    """
    if repository.head is None:
        raise UnreadableRepositoryError("nothing is committed yet")
    history = History(repository, {}, {})
    with objects(repository) as store:
        history.commits.update(islice(_walk(store, history), MOST_COMMITS))
    if not history.commits:
        raise UnreadableRepositoryError("its last commit is missing or damaged")
    if len(history.commits) == MOST_COMMITS:
        history.remark(f"only the newest {MOST_COMMITS:,} commits were read.")
    if repository.shallow:
        history.remark("a shallow clone, so what came before its oldest commit can't be counted.")
    return history


@contextmanager
def objects(repository: Layout) -> Iterator[Any]:
    """Open a repository's own objects, without the alternates that it may name."""
    from dulwich.object_store import DiskObjectStore

    store = DiskObjectStore(
        repository.git / "objects", loose_object_size_limit=_LARGEST_OBJECT, max_tree_depth=_DEEPEST_TREE
    )
    store._alternates = []  # noqa: SLF001 - the only way to keep it from reading info/alternates
    try:
        yield store
    finally:
        store.close()


def _walk(store: Any, history: History) -> Iterator[tuple[bytes, Commit]]:
    """Yield commits by their ids, the newest first; what is missing or damaged ends its line."""
    waiting: list[tuple[int, bytes, Commit]] = []
    seen: set[bytes] = set()
    parents: tuple[bytes, ...] = ((history.layout.head or "").encode(),)
    while parents or waiting:
        for identifier in parents:
            if identifier not in seen:
                seen.add(identifier)
                commit = _commit(store, history, identifier)
                if commit:
                    heapq.heappush(waiting, (-commit.time, identifier, commit))
        if not waiting:
            return
        _, identifier, commit = heapq.heappop(waiting)
        parents = () if commit.cut_off else commit.parents
        yield identifier, commit


def _commit(store: Any, history: History, identifier: bytes) -> Commit | None:
    """Return a commit; None, and a remark, where it is missing or damaged."""
    try:
        read = store[identifier]
        return Commit(
            author(read.author),
            _day(read.author_time, read.author_timezone),
            int(read.commit_time),
            read.tree,
            tuple(read.parents),
            identifier.decode() in history.layout.shallow,
        )
    except Exception:  # noqa: BLE001 - a damaged pack raises whatever its damage leads to
        history.remark(_DAMAGED)
        return None


def _day(seconds: int, offset: int) -> str | None:
    """Return the day on which a commit was written, where its author was; None for a time that is none."""
    try:
        written = datetime.fromtimestamp(seconds, UTC).astimezone(timezone(timedelta(seconds=offset)))
    except (ValueError, OverflowError, OSError):
        return None
    return written.date().isoformat() if written.year in _YEARS else None


@record
class Touched:
    """A file that somebody changed: its content as they left it last, and the positions of their commits."""

    left: Any
    commits: list[int]


def touched(
    store: Any, history: History, own: Container[Author], counted: set[bytes]
) -> tuple[list[str], dict[str, Touched]]:
    """Return the days of somebody's commits, and what they changed by its path.

    A commit that joins several lines is none of theirs, one at a shallow clone's end can't be compared, and
    one in `counted`, which this adds to, was seen in another copy of the repository.
    """
    days: list[str] = []
    changed: dict[str, Touched] = {}
    for identifier, commit in history.commits.items():
        theirs = commit.who in own and len(commit.parents) <= 1 and not commit.cut_off
        if theirs and commit.day and identifier not in counted:
            counted.add(identifier)
            days.append(commit.day)
            for path, left in _changed(store, history, commit):
                changed.setdefault(path, Touched(left, [])).commits.append(len(days) - 1)
    return days, changed


def _changed(store: Any, history: History, commit: Commit) -> list[tuple[str, Any]]:
    """Return path and id of each file that a commit added or changed; links and submodules are none."""
    from dulwich.diff_tree import tree_changes

    before = history.commits.get(commit.parents[0]) if commit.parents else None
    if commit.parents and before is None:
        return []
    changes: list[tuple[str, Any]] = []
    try:
        compared = tree_changes(store, before.tree if before else None, commit.tree)
        changes.extend(
            (_path(new.path), new.sha)
            for new in (change.new for change in islice(compared, MOST_FILES))
            if new and stat.S_ISREG(new.mode or 0)
        )
    except Exception:  # noqa: BLE001 - what was read until then counts
        history.remark(_DAMAGED)
    return changes


def paths(store: Any, history: History) -> Iterator[str]:
    """Yield the path of each file of the last commit; links and submodules are none."""
    from dulwich.object_store import iter_tree_contents

    newest = next(iter(history.commits.values()))
    try:
        for entry in islice(iter_tree_contents(store, newest.tree), MOST_FILES * 10):
            if stat.S_ISREG(entry.mode):
                yield _path(entry.path)
    except Exception:  # noqa: BLE001 - what was read until then counts
        history.remark(_DAMAGED)


def content(store: Any, history: History, identifier: Any, most: int) -> bytes | None:
    """Return a file's bytes; None where they are missing, damaged or too many."""
    try:
        blob = store[identifier]
        return bytes(blob.data) if blob.type_name == b"blob" and len(blob.data) <= most else None
    except Exception:  # noqa: BLE001 - as above
        history.remark(_DAMAGED)
        return None


def _path(path: bytes | None) -> str:
    return (path or b"").decode("utf-8", errors="replace")

"""Repositories for tests, built from readable tables: who committed what on which day."""

import json
from calendar import timegm
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from dulwich.index import commit_tree
from dulwich.object_store import BaseObjectStore, MemoryObjectStore
from dulwich.objects import Blob, Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

Row = tuple[str, str, Mapping[str, str | None]]
"""The day, who committed, and the files that this changed; None deletes one."""

ADA = "Ada Byron <ada@example.org>"
BOB = "Bob Upstream <bob@example.org>"


def build(directory: Path, rows: Sequence[Row]) -> Path:
    """Make a repository of these commits, one after the other, without a work tree; return where it is."""
    directory.mkdir(parents=True, exist_ok=True)
    repo = Repo.init(str(directory), default_branch=b"main")
    made = MemoryObjectStore()
    files: dict[str, str] = {}
    head: ObjectID | None = None
    for day, who, changed in rows:
        files = {path: text for path, text in {**files, **changed}.items() if text is not None}
        head = commit(made, files, who, day, [head] if head else [])
    if head:
        repo.object_store.add_objects([(made[identifier], None) for identifier in made])
        repo.refs[Ref(b"refs/heads/main")] = head
    repo.close()
    return directory


def commit(
    store: BaseObjectStore, files: Mapping[str, str], who: str, day: str, parents: Sequence[ObjectID]
) -> ObjectID:
    """Add a commit of files to a store; return its id."""
    blobs = {path: Blob.from_string(text.encode()) for path, text in files.items()}
    for blob in blobs.values():
        store.add_object(blob)
    entries = [(path.encode(), blob.id, 0o100644) for path, blob in blobs.items()]
    made = Commit()
    made.tree = commit_tree(store, entries)
    made.parents = list(parents)
    made.author = made.committer = who.encode()
    made.author_time = made.commit_time = timegm(date.fromisoformat(day).timetuple()) + 43_200
    made.author_timezone = made.commit_timezone = 0
    made.message = b"work"
    store.add_object(made)
    return made.id


def notebook(*cells: str, language: str = "python", told: str = "") -> str:
    """Return a notebook with these code cells, and a cell of text."""
    code = [{"cell_type": "code", "source": cell.splitlines(keepends=True), "outputs": []} for cell in cells]
    about = {"kernelspec": {"language": language, "name": language}}
    return json.dumps({"cells": [{"cell_type": "markdown", "source": told}, *code], "metadata": about})


def months(first: str, count: int, every: int = 1) -> list[str]:
    """Return days that lie so many months apart."""
    start = date.fromisoformat(first)
    places = (start.year * 12 + start.month - 1 + every * step for step in range(count))
    return [date(place // 12, place % 12 + 1, start.day).isoformat() for place in places]


def lines(text: str, count: int) -> str:
    """Return a text followed by enough lines of nothing in particular."""
    return text + "\n".join(f"value_{number} = {number}" for number in range(count)) + "\n"

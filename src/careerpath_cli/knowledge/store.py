"""The compiled knowledge base: one SQLite file in the user's cache, rebuilt whenever its sources change.

Its name holds a digest of what it was made from (the sources' paths, sizes and times, and the program)
and a digest of its own content. A file whose name does not match its content is never used; a cache that
cannot be written only costs time.
"""

import contextlib
import json
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from careerpath_cli import __version__
from careerpath_cli.errors import FileProblemError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.files import (
    KINDS,
    data_directory,
    overlay_files,
    program_files,
    source_files,
)
from careerpath_cli.storage.kept import DIGITS, KeptFiles, delete, digest
from careerpath_cli.storage.plain import pack, unpack

T = TypeVar("T")
_SUFFIX = ".sqlite"
_DIGEST = f"[0-9a-f]{{{DIGITS}}}"
_IMAGE = f"{_DIGEST}-{_DIGEST}-{_DIGEST}"
_IMAGE_NAME = re.compile(_IMAGE + re.escape(_SUFFIX))
_DERIVED_NAME = re.compile(rf"({_IMAGE})\.{_DIGEST}-{_DIGEST}\.\w+")
MOST_IMAGES = 8
"""How many compiled bases are kept: each combination of directory and overlays has its own."""
_SCHEMA = """
PRAGMA page_size = 16384;
CREATE TABLE entry (kind TEXT, id TEXT, position INTEGER, body TEXT, UNIQUE (kind, id));
CREATE TABLE name (kind TEXT, key TEXT, id TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


class _Connection(sqlite3.Connection):
    """A connection that closes itself when nothing refers to it any more."""

    def __del__(self) -> None:
        self.close()


class LazyRecords(Mapping[str, T]):
    """The records of one kind, each decoded on first use."""

    def __init__(self, connection: sqlite3.Connection, kind: str) -> None:
        """Read the entries of `kind` from a compiled base."""
        self._connection = connection
        self._kind = kind
        self._bodies: dict[str, str] | None = None
        self._records: dict[str, T] = {}

    def __getitem__(self, identifier: str) -> T:
        """Return the record with this id; raises KeyError where there is none."""
        if identifier not in self._records:
            self._records[identifier] = self._decode(self._body(identifier))
        return self._records[identifier]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in the order of the source file."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._all())

    def _body(self, identifier: str) -> str:
        if self._bodies is not None:
            return self._bodies[identifier]
        query = "SELECT body FROM entry WHERE kind = ? AND id = ?"
        row = self._connection.execute(query, (self._kind, identifier)).fetchone()
        if row is None:
            raise KeyError(identifier)
        return str(row[0])

    def _all(self) -> dict[str, str]:
        if self._bodies is None:
            query = "SELECT id, body FROM entry WHERE kind = ? ORDER BY position"
            self._bodies = dict(self._connection.execute(query, (self._kind,)))
        return self._bodies

    def _decode(self, body: str) -> T:
        record: T = unpack(KINDS[self._kind], json.loads(body))
        return record


class Names(Mapping[str, str]):
    """Name key → id for one kind: looked up one by one, read whole only where somebody goes through all."""

    def __init__(self, connection: sqlite3.Connection, kind: str) -> None:
        """Read the names of `kind` from a compiled base."""
        self._connection = connection
        self._kind = kind
        self._known: dict[str, str | None] = {}
        self._whole: dict[str, str] | None = None

    def __getitem__(self, key: str) -> str:
        """Return the id that a key leads to; raises KeyError where there is none."""
        if key not in self._known:
            query = "SELECT id FROM name WHERE kind = ? AND key = ?"
            row = self._connection.execute(query, (self._kind, key)).fetchone()
            self._known[key] = None if row is None else str(row[0])
        identifier = self._known[key]
        if identifier is None:
            raise KeyError(key)
        return identifier

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in alphabetical order."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._all())

    def _all(self) -> dict[str, str]:
        if self._whole is None:
            query = "SELECT key, id FROM name WHERE kind = ? ORDER BY key"
            self._whole = dict(self._connection.execute(query, (self._kind,)))
            self._known.update(self._whole)
        return self._whole


class NameIndex(Mapping[str, Mapping[str, str]]):
    """Kind → name key → id, read from a compiled base."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the names from a compiled base."""
        self._connection = connection
        self._kinds: dict[str, Names] = {}

    def __getitem__(self, kind: str) -> Mapping[str, str]:
        """Return the name keys of a kind, with the ids they lead to."""
        if kind not in self._kinds:
            self._kinds[kind] = Names(self._connection, kind)
        return self._kinds[kind]

    def __iter__(self) -> Iterator[str]:
        """Yield the kinds that have names."""
        return iter(kind for (kind,) in self._connection.execute("SELECT DISTINCT kind FROM name"))

    def __len__(self) -> int:
        """Return the number of kinds that have names."""
        return sum(1 for _ in self)


def load_base(
    directory: Path | None = None, cache: Path | None = None, overlays: Sequence[Path] = ()
) -> KnowledgeBase:
    """Return the knowledge base, compiled first where the cache has no up-to-date compiled form.

    `directory` has the YAML files (default: the shipped ones), `overlays` are files or directories that add
    to them or override them, in order; `cache` is where compiled forms are kept (default: the user's cache
    directory). Raises InvalidContentError where the sources are not valid.
    """
    directory = directory or data_directory()
    cache = cache or _cache_directory()
    sources = [*source_files(directory), *(file for overlay in overlays for file in overlay_files(overlay))]
    location, fingerprint = _fingerprint(directory, sources)
    kept = KeptFiles(cache, f"{location}-{fingerprint}")
    image = kept.read(_SUFFIX)
    if image is None:
        image = _compile(directory, overlays, sources)
        with contextlib.suppress(OSError):
            _write_image(image, kept)
    base = _open(image, overlays)
    object.__setattr__(base, "compiled", kept.made_of(image))  # no argument, so that `replace` loses it
    return base


def _cache_directory() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("careerpath", appauthor=False)


def _fingerprint(directory: Path, sources: Sequence[Path]) -> tuple[str, str]:
    """Return a digest of where the sources are, and one of the state of the sources and the program."""
    stamps = [__version__]
    files: list[os.DirEntry[str] | Path] = [*program_files(), *sources]
    try:
        for path in files:
            status = path.stat()
            stamps.append(f"{path.name} {status.st_mtime_ns} {status.st_size}")
    except OSError as error:
        raise FileProblemError(
            f"The knowledge base in {directory} is incomplete: {Path(error.filename or '').name} is missing.",
            hint="Restore that file, or reinstall careerpath.",
        ) from None
    rooms = {parent: parent.resolve() for parent in {path.parent for path in sources}}
    location = digest("\n".join(str(rooms[path.parent] / path.name) for path in sources).encode())
    return location, digest("\n".join(stamps).encode())


def _write_image(image: bytes, kept: KeptFiles) -> None:
    """Write a compiled form to the cache in one step, and delete what is stale or long unused."""
    newest = kept.write(image, _SUFFIX)
    delete(_outdated(kept.directory, newest.name))
    delete(_left_over(kept.directory))


def _outdated(cache: Path, newest: str) -> list[Path]:
    """Return older compiled forms of the same sources, and all but the newest few of the others."""
    images = [path for path in cache.iterdir() if _IMAGE_NAME.fullmatch(path.name) and path.name != newest]
    stale = [path for path in images if path.name[:DIGITS] == newest[:DIGITS]]
    others = sorted(set(images) - set(stale), key=lambda path: path.lstat().st_mtime_ns, reverse=True)
    return [*stale, *others[MOST_IMAGES - 1 :]]


def _left_over(cache: Path) -> list[Path]:
    """Return what was worked out from compiled forms that are gone."""
    derived = [(path, match[1]) for path in cache.iterdir() if (match := _DERIVED_NAME.fullmatch(path.name))]
    return [path for path, image in derived if not (cache / f"{image}{_SUFFIX}").exists()]


def _compile(directory: Path, overlays: Sequence[Path], sources: Sequence[Path]) -> bytes:
    """Return the sources, read and checked, as the bytes of a SQLite database."""
    from careerpath_cli.knowledge.check import read_base
    from careerpath_cli.knowledge.naming.index import NAMED_KINDS, name_rows

    draft = read_base(directory, overlays)
    connection = sqlite3.connect(":memory:", factory=_Connection, check_same_thread=False)
    connection.executescript(_SCHEMA)
    for kind, entries in draft.entries.items():
        rows = [
            (kind, entry.record.id, position, json.dumps(pack(entry.record), ensure_ascii=False))
            for position, entry in enumerate(entries)
        ]
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
        if kind in NAMED_KINDS:
            names = name_rows(kind, (entry.record for entry in entries))
            connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    version = digest(b"".join(path.read_bytes() for path in sources))[:12]
    overlay_indexes = {str(overlay): index for index, overlay in enumerate(overlays)}
    origins = {
        f"{kind}/{entry.record.id}": overlay_indexes[entry.origin]
        for kind, entries in draft.entries.items()
        for entry in entries
        if entry.origin
    }
    about = {"version": version, "origins": json.dumps(origins)}
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    connection.commit()
    return connection.serialize()


def _open(image: bytes, overlays: Sequence[Path]) -> KnowledgeBase:
    connection = sqlite3.connect(":memory:", factory=_Connection, check_same_thread=False)
    connection.deserialize(image)
    about = dict(connection.execute("SELECT key, value FROM about"))
    mappings: dict[str, Any] = {kind: LazyRecords(connection, kind) for kind in KINDS}
    origins = {entry: str(overlays[index]) for entry, index in json.loads(about["origins"]).items()}
    return KnowledgeBase(about["version"], names=NameIndex(connection), origins=origins, **mappings)

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
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from careerpath_cli.knowledge.naming.index import AMBIGUOUS, NAMED_KINDS, name_rows
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
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_NAMES = "names of "
"""What the names of a kind are kept as: entries whose ids are their keys."""


class _Connection(sqlite3.Connection):
    """A connection that closes itself when nothing refers to it any more."""

    def __del__(self) -> None:
        self.close()


class _Lazy(Mapping[str, T]):
    """The entries of one kind by their ids, each decoded on first use.

    They are looked up one by one, and read whole only where somebody goes through all.
    """

    def __init__(self, connection: sqlite3.Connection, kind: str, decode: Callable[[str], T]) -> None:
        """Read the entries of `kind` from a compiled base."""
        self._connection = connection
        self._kind = kind
        self._decode = decode
        self._bodies: dict[str, str] | None = None
        self._decoded: dict[str, T] = {}

    def __getitem__(self, identifier: str) -> T:
        """Return the entry with this id; raises KeyError where there is none."""
        if identifier not in self._decoded:
            self._decoded[identifier] = self._decode(self._body(identifier))
        return self._decoded[identifier]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in the order in which they were compiled."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return the number of entries."""
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


def _records(connection: sqlite3.Connection, kind: str) -> Mapping[str, Any]:
    return _Lazy(connection, kind, lambda body: unpack(KINDS[kind], json.loads(body)))


def load_base(
    directory: Path | None = None,
    cache: Path | None = None,
    overlays: Sequence[Path] = (),
    report: Callable[[int, int], object] | None = None,
) -> KnowledgeBase:
    """Return the knowledge base, compiled first where the cache has no up-to-date compiled form.

    `directory` has the YAML files (default: the shipped ones), `overlays` are files or directories that add
    to them or override them, in order; `cache` is where compiled forms are kept (default: the user's cache
    directory). `report` is called while it is compiled, with how much is done and of how much. Raises
    InvalidContentError where the sources are not valid.
    """
    directory = directory or data_directory()
    cache = cache or _cache_directory()
    sources = [*source_files(directory), *(file for overlay in overlays for file in overlay_files(overlay))]
    location, fingerprint = _fingerprint(directory, sources)
    kept = KeptFiles(cache, f"{location}-{fingerprint}")
    image = kept.read(_SUFFIX)
    if image is None:
        image = _compile(directory, overlays, sources, report)
        with contextlib.suppress(OSError):
            _write_image(image, kept)
    base, compiled = _open(image, overlays), kept.made_of(image)
    with contextlib.suppress(OSError):
        os.utime(compiled.directory / f"{compiled.stem}{_SUFFIX}")  # what is used counts among the newest
    object.__setattr__(base, "compiled", compiled)  # no argument, so that `replace` loses it
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


def _compile(
    directory: Path,
    overlays: Sequence[Path],
    sources: Sequence[Path],
    report: Callable[[int, int], object] | None,
) -> bytes:
    """Return the sources, read and checked, as the bytes of a SQLite database."""
    from careerpath_cli.knowledge.check import read_base

    draft = read_base(directory, overlays, report=report)
    connection = sqlite3.connect(":memory:", factory=_Connection, check_same_thread=False)
    connection.executescript(_SCHEMA)
    for kind, entries in draft.entries.items():
        rows = [
            (kind, entry.record.id, position, json.dumps(pack(entry.record), ensure_ascii=False))
            for position, entry in enumerate(entries)
        ]
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
        if kind in NAMED_KINDS:
            names = enumerate(name_rows(kind, (entry.record for entry in entries)))
            rows = [(_NAMES + named, key, position, name) for position, (named, key, name) in names]
            connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
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
    mappings: dict[str, Any] = {kind: _records(connection, kind) for kind in KINDS}
    names = {kind: _Lazy(connection, _NAMES + kind, str) for kind in (*NAMED_KINDS, AMBIGUOUS)}
    origins = {entry: str(overlays[index]) for entry, index in json.loads(about["origins"]).items()}
    return KnowledgeBase(about["version"], names=names, origins=origins, **mappings)

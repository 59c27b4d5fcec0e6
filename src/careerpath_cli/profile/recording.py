"""Append to a history: nothing is lost when two processes write at once or when a line is torn."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.profile.companions import history_path
from careerpath_cli.profile.history import (
    DAMAGED,
    FORMAT,
    HistoryEntry,
    entry_from,
    is_whole,
    line_of,
    packed,
    refuse_unsuitable,
)
from careerpath_cli.storage.locking import locked

_BLOCK = 4096


def record(profile: Path, entries: Sequence[HistoryEntry]) -> tuple[str, ...]:
    """Add entries to the history of the profile at `profile`, all or none, and return warnings.

    A last line that was torn, by a crash or a full disk, is repaired, and a warning says so. Raises
    FileProblemError where the file cannot be written, which leaves it as it was, and UsageError for an entry
    that could not be read back.
    """
    path = history_path(profile)
    lines = b"".join(map(_checked, entries))
    if not lines:
        return ()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_new = not path.exists()
        with _opened(path) as file:
            damaged = _add(file, lines)
        if is_new:
            _sync_directory(path)
    except OSError as error:
        raise FileProblemError(
            f"{path} cannot be written: {error.strerror or error}. Nothing was recorded.",
            hint=_HINTS.get(
                error.errno or 0,
                "Your history is kept next to your profile; --profile FILE sets where that is.",
            ),
        ) from None
    except ValueError:
        raise FileProblemError(
            "That path cannot be written.", hint="It contains a character that paths cannot have."
        ) from None
    if damaged:
        return (f"{path} ended in the middle of a line, which was set aside as damaged; the rest is intact.",)
    return ()


_HINTS = {
    errno.EACCES: "Check your write permission there: ls -l shows it.",
    errno.EPERM: "Check your write permission there: ls -l shows it.",
    errno.EROFS: "That disk is read-only; copy your profile to another one.",
    errno.ENOSPC: "The disk is full; free some space and try again.",
    errno.EDQUOT: "Your disk quota is used up; free some space and try again.",
    errno.EISDIR: "Move the directory elsewhere: your history belongs at that path.",
}


def _add(file: IO[bytes], lines: bytes) -> bool:
    """Add lines to a history, repair its end, and return whether that was damaged.

    What is left of a torn line is first copied into a line of its own, together with the new lines, and only
    then blanked: no matter when the process is killed, no complete line and no byte of the torn one is lost.
    """
    torn = _torn_line(file)
    if not torn:
        _append(file, lines)
    elif is_whole(torn):
        _append(file, b"\n" + lines)
    else:
        start = file.seek(-len(torn), os.SEEK_END)
        _append(file, b"\n" + _set_aside(torn) + lines)
        _blank(file, start, len(torn))
        return True
    return False


def _checked(entry: HistoryEntry) -> bytes:
    """Return the line of an entry; raises UsageError where it could not be read back."""
    line = line_of(entry)
    try:
        entry_from(line)
    except ValueError as error:
        raise UsageError(f"Nothing was recorded: {error}.") from None
    return line


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a history, created with mode 0600 if missing, and hold its lock; raises OSError."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            refuse_unsuitable(path, os.fstat(descriptor).st_mode)
            with locked(file, path):
                if _leads_to(path, descriptor):
                    yield file
                    return


def _leads_to(path: Path, descriptor: int) -> bool:
    """Return whether a path still leads to an open file, which may have been moved while we waited."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _torn_line(file: IO[bytes]) -> bytes:
    """Return what follows the last line break."""
    start = file.seek(0, os.SEEK_END)
    tail = b""
    while start and b"\n" not in tail:
        size = min(_BLOCK + len(tail), start)
        start = file.seek(start - size)
        tail = file.read(size) + tail
    return tail.rpartition(b"\n")[2]


def _set_aside(torn: bytes) -> bytes:
    """Return a line that preserves a torn one; bytes that are not valid text become visible escapes."""
    return packed({"format": FORMAT, "kind": DAMAGED, "text": torn.decode("utf-8", "backslashreplace")})


def _append(file: IO[bytes], content: bytes) -> None:
    """Append to a file and flush it to disk; on failure the file is left as it was."""
    end = file.seek(0, os.SEEK_END)
    try:
        _write_all(file, content)
        os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            file.truncate(end)
        raise


def _blank(file: IO[bytes], start: int, size: int) -> None:
    """Overwrite copied bytes with spaces; where that fails, they go on being reported as unreadable."""
    with suppress(OSError):
        file.seek(start)
        _write_all(file, b" " * size)
        os.fsync(file.fileno())


def _write_all(file: IO[bytes], content: bytes) -> None:
    while content:
        content = content[file.write(content) :]


def _sync_directory(path: Path) -> None:
    """Flush the directory entry of a new file to disk, where directories can be synchronised."""
    with suppress(OSError):
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""A file that somebody brings → what stands in it. What reads it runs in a process of its own."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from careerpath_cli.documents.confinement import read_confined
from careerpath_cli.documents.document import Document
from careerpath_cli.errors import FileProblemError, one_line
from careerpath_cli.storage.readable import readable

MOST_BYTES = 50_000_000
"""The largest file that is read; a résumé with photographs has 5 MB."""

STANDARD_INPUT = Path("-")

_KINDS = (
    (stat.S_ISDIR, "is a directory", "Give the path of a file in it; for your own code there is --code."),
    (stat.S_ISFIFO, "is a pipe", "Pipe it into this command and give - for the file."),
    (stat.S_ISSOCK, "is a socket", "Give the path of a file."),
    (stat.S_ISCHR, "is a device", "Give the path of a file, or - for what is piped into this command."),
    (stat.S_ISBLK, "is a device", "Give the path of a file."),
)


def read_file(path: Path) -> Document:
    """Return what stands in the file at `path`.

    Raises FileProblemError where it cannot be opened or is too large, and UnreadableError where its content
    is not that of a document, or of one that can be read safely.
    """
    return read_bytes(file_content(path), str(path))


def read_bytes(content: bytes, name: str) -> Document:
    """Return what stands in a file's content, such as what was piped in; `name` is only for messages.

    Raises what `read_file` raises.
    """
    name = one_line(name)
    if len(content) > MOST_BYTES:
        raise _too_large(name)
    return read_confined(content, name)


def brought(path: Path, piped: BinaryIO) -> tuple[bytes, str]:
    """Return the content of a file and what messages call it; `-` stands for what is piped in.

    Raises what `file_content` raises.
    """
    if path == STANDARD_INPUT:
        return piped.read(MOST_BYTES + 1), "standard input"
    return file_content(path), str(path)


def file_content(path: Path) -> bytes:
    """Return the bytes of a regular file; nothing else is read, and opening does not wait for anything.

    Raises FileProblemError where it cannot be opened or is too large.
    """
    with readable(path):
        return _content(path, one_line(str(path)))


def _content(path: Path, name: str) -> bytes:
    _refuse_other_kinds(path.stat(), name)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - opened already, so as not to wait for a pipe's writer
        _refuse_other_kinds(os.fstat(descriptor), name)
        if os.fstat(descriptor).st_size > MOST_BYTES:
            raise _too_large(name)
        return file.read(MOST_BYTES + 1)


def _refuse_other_kinds(status: os.stat_result, name: str) -> None:
    for is_kind, what, hint in _KINDS:
        if is_kind(status.st_mode):
            raise FileProblemError(f"{name} {what}.", hint=hint)


def _too_large(name: str) -> FileProblemError:
    return FileProblemError(
        f"{name} is larger than {MOST_BYTES // 1_000_000} MB, the most that is read.",
        hint="Check that it is the right file; a résumé is seldom larger than 5 MB.",
    )

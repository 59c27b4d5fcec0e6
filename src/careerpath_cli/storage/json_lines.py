"""JSON Lines: a file's lines, compressed or not, and the value of a line; all errors are readable."""

import json
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from careerpath_cli.errors import FileProblemError
from careerpath_cli.record import record
from careerpath_cli.storage.readable import readable

_DAMAGED = "It may be damaged: compress or copy it again."
_GZIP = b"\x1f\x8b"
MAX_BYTES = 5_000_000
"""The longest line that is read: without a limit, a device or a binary file would fill the memory."""


@record
class Unusable:
    """What stands for a line or a row of which nothing can be read, and why."""

    problem: str


Line = bytes | Unusable


class _Readable(Protocol):
    """What can be read line by line: a file, standard input, a gzip stream."""

    def readline(self, limit: int, /) -> bytes: ...


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Yield a file to read and peek into, decompressed where it starts like gzip; `-` is standard input.

    Raises FileProblemError where it cannot be opened, or not be read to its end within.
    """
    import gzip

    try:
        with readable(name, _DAMAGED), ExitStack() as stack:
            if name == "-":
                yield sys.stdin.buffer
                return
            if Path(name).is_dir():
                raise FileProblemError(f"{name} is a directory.", hint="Name a file in it.")
            raw = stack.enter_context(Path(name).open("rb"))
            packed = raw.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
            yield cast("BinaryIO", stack.enter_context(gzip.open(raw)) if packed else raw)
    except (EOFError, zlib.error) as error:
        raise FileProblemError(f"{name} cannot be read: {error}.", hint=_DAMAGED) from None


def read_lines(name: str) -> Iterator[bytes]:
    """Yield the lines of a file as `opened` opens it.

    Raises FileProblemError where the file cannot be read to its end, or a line is too long.
    """
    with opened(name) as file:
        yield from lines_of(file, name)


def lines_of(file: _Readable, name: str) -> Iterator[bytes]:
    """Yield the lines of an opened file; raises FileProblemError where one is too long."""
    shown = "standard input" if name == "-" else name
    while line := file.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            size = f"{MAX_BYTES // 1_000_000} MB"
            raise FileProblemError(
                f"{shown} has a line longer than {size}.", hint="Put one profile on each line, as JSON."
            )
        yield line


def is_storable(value: Any) -> bool:
    """Return whether every text in a JSON value can be written to a file: half a surrogate pair cannot."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_blank(line: Line) -> bool:
    """Return whether nothing stands in a line."""
    return isinstance(line, bytes) and not line.strip()


def value_of(line: Line) -> Any:
    """Return the value of one line; raises ValueError, with a message to show, where it is not JSON."""
    if isinstance(line, Unusable):
        raise ValueError(line.problem)  # noqa: TRY004 - one kind of error for a bad line
    try:
        return json.loads(line.removeprefix(BOM_UTF8).decode())
    except UnicodeDecodeError:
        raise ValueError("not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON ({error.msg} at column {error.colno})") from None
    except ValueError:  # Python refuses integers of thousands of digits
        raise ValueError("a number in it has too many digits") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None

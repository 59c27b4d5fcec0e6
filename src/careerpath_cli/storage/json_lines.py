"""JSON Lines: a file's lines, compressed or not, and the value of a line; all errors are readable."""

import json
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from careerpath_cli.errors import FileProblemError
from careerpath_cli.storage.readable import readable

_DAMAGED = "It may be damaged: compress or copy it again."
_GZIP = b"\x1f\x8b"
MAX_BYTES = 5_000_000
"""The longest line that is read: without a limit, a device or a binary file would fill the memory."""


class _Readable(Protocol):
    """What can be read line by line: a file, standard input, a gzip stream."""

    def readline(self, limit: int, /) -> bytes: ...


def read_lines(name: str) -> Iterator[bytes]:
    """Yield the lines of a file, decompressed where it starts like gzip; `-` is standard input.

    Raises FileProblemError where the file cannot be read to its end, or a line is too long.
    """
    import gzip

    try:
        with readable(name, _DAMAGED), ExitStack() as stack:
            if name == "-":
                yield from _lines(sys.stdin.buffer, "standard input")
                return
            if Path(name).is_dir():
                raise FileProblemError(f"{name} is a directory.", hint="Name a .jsonl file in it.")
            raw = stack.enter_context(Path(name).open("rb"))
            packed = raw.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
            yield from _lines(stack.enter_context(gzip.open(raw)) if packed else raw, name)
    except (EOFError, zlib.error) as error:
        raise FileProblemError(f"{name} cannot be read: {error}.", hint=_DAMAGED) from None


def _lines(file: _Readable, name: str) -> Iterator[bytes]:
    while line := file.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            size = f"{MAX_BYTES // 1_000_000} MB"
            raise FileProblemError(
                f"{name} has a line longer than {size}.", hint="Put one profile on each line, as JSON."
            )
        yield line


def is_storable(value: Any) -> bool:
    """Return whether every text in a JSON value can be written to a file: half a surrogate pair cannot."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def value_of(line: bytes) -> Any:
    """Return the value of one line; raises ValueError, with a message to show, where it is not JSON."""
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

"""JSON Lines: a file's lines, packed or not, and the value of a line; every failure is a sentence."""

from __future__ import annotations

import json
import sys
import zlib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerpath_cli.errors import FileProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP = b"\x1f\x8b"


def read_lines(name: str) -> Iterator[bytes]:
    """Read lines from a file, unpacking gzip by its first bytes; `-` is standard input.

    Raises FileProblemError where the file cannot be read, or not to its end.
    """
    import gzip

    try:
        with ExitStack() as stack:
            if name == "-":
                yield from sys.stdin.buffer
                return
            raw = stack.enter_context(Path(name).open("rb"))
            packed = raw.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
            yield from stack.enter_context(gzip.open(raw)) if packed else raw
    except FileNotFoundError:
        raise FileProblemError(f"{name} does not exist.", hint="Check the path's spelling.") from None
    except IsADirectoryError:
        raise FileProblemError(f"{name} is a directory.", hint="Name a .jsonl file in it.") from None
    except PermissionError:
        raise FileProblemError(f"{name} may not be read.", hint=f"Try: chmod u+r {name}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise FileProblemError(f"{name} cannot be read: {error}.", hint="Pack or copy it again.") from None


def value_of(line: bytes) -> Any:
    """Read the value of one line; raises ValueError with a sentence where it is not JSON."""
    try:
        return json.loads(line)
    except UnicodeDecodeError:
        raise ValueError("not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON ({error.msg} at column {error.colno})") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None

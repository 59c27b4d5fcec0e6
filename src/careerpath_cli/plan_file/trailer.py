"""Reading the last line of a document: what was generated."""

import json
import zlib
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.plan_file.annotated import FORMAT, TRAILER, Block, PlanDocument
from careerpath_cli.plan_file.former import FORMER, former_blocks, former_record

NOTHING_CHANGED = "Nothing was changed. Export the plan to a new file and copy your notes into it."
_MOST_CHARACTERS = 10_000_000
"""Of an unpacked trailer: some hundred times the longest plan."""
_NOT_A_TRAILER = (ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error)


def read_trailer(lines: Sequence[str], file: str) -> tuple[int, PlanDocument]:
    """Return which line of a file is its trailer, and the document that it keeps.

    Raises InvalidContentError where there is none that can be read; all of it is checked, because files come
    from anywhere.
    """
    trailers = [index for index, line in enumerate(lines) if line.startswith(TRAILER)]
    if not trailers:
        raise refused(file, 0, "the careerpath:plan comment that should be the last line is missing")
    if len(trailers) > 1:
        raise refused(file, trailers[1] + 1, "the careerpath:plan comment appears a second time here")
    content = lines[trailers[0]].removeprefix(TRAILER).rstrip().removesuffix(" -->")
    try:
        kept = former_record(content) if " " in content else _unpacked(content)
        document = _document(kept, lines[: trailers[0]]) if kept["format"] in (FORMER, FORMAT) else None
    except _NOT_A_TRAILER:
        raise refused(file, trailers[0] + 1, "the careerpath:plan comment is damaged") from None
    if document is None:
        raise refused(file, trailers[0] + 1, "this plan was written by a different version of careerpath")
    return trailers[0], document


def refused(file: str, line: int, why: str) -> InvalidContentError:
    """Return the error that says why a plan is left alone."""
    return InvalidContentError("The plan", [Problem(file, line, why)], hint=NOTHING_CHANGED)


def _unpacked(content: str) -> Any:
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(b64decode(content, validate=True), _MOST_CHARACTERS)
    if not unpacker.eof:
        raise ValueError
    return json.loads(unpacked)


def _document(kept: Any, body: Sequence[str]) -> PlanDocument:
    blocks = [*former_blocks(kept, body)] if kept["format"] == FORMER else kept["blocks"]
    parts = [part for block in blocks for part in block]
    if not isinstance(kept["facts"], dict) or not all(isinstance(part, str) for part in parts):
        raise TypeError
    return PlanDocument(
        tuple(Block(name, tuple(lines), kin, title) for name, kin, title, *lines in blocks), kept["facts"]
    )

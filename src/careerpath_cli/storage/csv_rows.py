"""CSV as spreadsheets save it: its rows, one at a time, whatever separates the cells and encodes the text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import BinaryIO

from careerpath_cli.errors import FileProblemError

MAX_CHARACTERS = 2_000_000
"""The longest line, and the longest cell of several: without a limit a device would fill the memory."""
_SEPARATORS = ",;\t|"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BYTES = "latin-1"
"""Decodes each byte to the character of its number, so that it can be encoded again to the same bytes."""
_NAMED_SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"?')

Cells = list[str]


def csv_rows(file: BinaryIO, name: str) -> Iterator[Cells | csv.Error]:
    """Yield the cells of each row, the names of the columns first; an error in place of an unreadable row.

    What separates the cells is told from the first line. Raises FileProblemError where a line has no end.
    """
    lines = _lines(file, name)
    separator, first = _beginning(lines)
    reader = csv.reader(chain(first, lines), delimiter=separator, strict=True)
    csv.field_size_limit(MAX_CHARACTERS)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield error
            continue
        if row is None:
            return
        yield row


def _beginning(lines: Iterator[str]) -> tuple[str, Iterable[str]]:
    """Return what separates the cells, and the first line with something in it.

    Excel writes and reads a line before it that names the separator and is no row.
    """
    named = ""
    for line in lines:
        match = _NAMED_SEPARATOR.fullmatch(line)
        if match and not named:
            named = match[1]
        elif line.strip():
            return named or _most_frequent(line), [line]
    return ",", []


def _most_frequent(line: str) -> str:
    """Return which separator stands most often in a line, outside quotes; a comma where none does."""
    counts = Counter(_QUOTED.sub("", line))
    return max(_SEPARATORS, key=lambda separator: counts[separator])


def _lines(file: BinaryIO, name: str) -> Iterator[str]:
    """Yield the lines of a text with their endings; each is Unicode, or else in Windows' western encoding."""
    wide = _first_bytes(file, 2) in _UTF16
    text = io.TextIOWrapper(file, "utf-16" if wide else _BYTES, errors="replace", newline="")
    try:
        while line := text.readline(MAX_CHARACTERS + 1):
            if len(line) > MAX_CHARACTERS:
                raise FileProblemError(
                    f"{name} has a line longer than {MAX_CHARACTERS // 1_000_000} MB.",
                    hint="Save it as CSV again: one row for each person.",
                )
            yield (line if wide else _decoded(line.encode(_BYTES))).removeprefix("\ufeff")
    finally:
        with suppress(ValueError):  # whoever stopped reading may have closed the file already
            text.detach()


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _first_bytes(file: BinaryIO, number: int) -> bytes:
    """Return what a file begins with, without reading past it."""
    content: bytes = file.peek(number)[:number]  # type: ignore[attr-defined]
    return content

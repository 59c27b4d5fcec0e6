"""Files of people: JSON Lines, CSV or Parquet, told apart by what they begin with."""

import csv
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from careerpath_cli.errors import FileProblemError, UnreadableError, one_line
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.profile.cohorts.columns import Column, columns_of, person_of
from careerpath_cli.record import record
from careerpath_cli.storage.csv_rows import Cells, csv_rows
from careerpath_cli.storage.json_lines import Line, Unusable, lines_of, opened
from careerpath_cli.storage.parquet_rows import MAGIC, parquet_rows

Unit = Literal["line", "row"]
_LINES = frozenset({".jsonl", ".ndjson", ".json"})
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_PEEKED = 4096
_MOST_NAMED = 12
_LONGEST = 40
_HINT = (
    "The first row names the columns, such as id, name, occupation, skills, hours per week; "
    "docs/cohorts.md lists them."
)

_Row = Mapping[str, Any] | Unusable


@record
class People:
    """The people of a file, each a line of JSON; blank ones stand for lines and rows without anybody.

    The first is number 1. `unit` is what the file's own program would count: a spreadsheet counts rows, and
    the names of the columns are the first one.
    """

    unit: Unit
    lines: Iterator[Line]


def read_people(name: str) -> People:
    """Return the people of a file; `-` is standard input.

    Raises FileProblemError where the file can't be opened or, later, not be read to its end, UnreadableError
    where it is a table without a column for ids.
    """
    with ExitStack() as stack:
        file = stack.enter_context(opened(name))
        head: bytes = file.peek(_PEEKED)  # type: ignore[attr-defined]
        if head.startswith(MAGIC):
            return People("row", _coded(_of_parquet(name)))
        if not _is_table(head, name):
            return People("line", _within(stack.pop_all(), lines_of(file, name)))
        return People("row", _within(stack.pop_all(), _coded(_of_csv(csv_rows(file, name), name))))


def _within(stack: ExitStack, lines: Iterator[Line]) -> Iterator[Line]:
    with stack:
        yield from lines


def _is_table(head: bytes, name: str) -> bool:
    """Return whether a file is CSV: by its name, or because its first line names a column for ids."""
    if head.removeprefix(BOM_UTF8).lstrip()[:1] in (b"{", b"["):
        return False
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    if _TABLES.intersection(suffixes):
        return True
    first = next(iter(head.decode(errors="replace").splitlines()), "")
    return not _LINES.intersection(suffixes) and "id" in map(name_key, re.split(r"[,;\t|]", first))


def _of_csv(rows: Iterator[Cells | csv.Error], name: str) -> Iterator[_Row]:
    """Yield the people of a CSV file by row; nobody stands in the first one."""
    head = next(rows, [])
    columns = _columns([] if isinstance(head, csv.Error) else head, name)
    yield {}
    for row in rows:
        if isinstance(row, csv.Error):
            yield Unusable(f"the row cannot be read ({row}); is a quotation mark missing?")
        elif any(cell.strip() for cell in row[len(columns) :]):
            yield Unusable(f"{len(row)} cells for {len(columns)} columns; is something not quoted?")
        else:
            yield person_of(row, columns)


def _of_parquet(name: str) -> Iterator[_Row]:
    if name == "-":
        raise FileProblemError("Parquet cannot be read from standard input.", hint="Name the file instead.")
    columns: list[Column | None] | None = None
    for row in parquet_rows(Path(name)):
        if columns is None:
            columns = _columns(list(row), name)
        yield person_of(list(row.values()), columns)


def _columns(head: Sequence[str], name: str) -> list[Column | None]:
    try:
        return columns_of(head)
    except ValueError as error:
        named = [column.strip() for column in head if column.strip()]
        most = ", ".join(f"“{one_line(column[:_LONGEST])}”" for column in named[:_MOST_NAMED])
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        columns = f" Its columns are {most}{more}." if named else " Its first row is empty."
        raise UnreadableError(f"{name} has {error}.{columns}", hint=_HINT) from None


def _coded(rows: Iterator[_Row]) -> Iterator[Line]:
    """Yield rows as lines of JSON; nothing for a row that nothing stands in."""
    for row in rows:
        yield row if isinstance(row, Unusable) else _line(row)


def _line(person: Mapping[str, Any]) -> Line:
    try:
        return json.dumps(person).encode() if person else b""
    except (TypeError, ValueError):
        return Unusable("a column has values that a profile can't hold")

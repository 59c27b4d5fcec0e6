"""A CSV file of LinkedIn's export as rows by column, whatever separates them and stands before them."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from careerpath_cli.documents.declared.tree import plain_key

_SEPARATORS = ",;\t"
_MOST_BEFORE = 30
"""How many lines of notes can stand before the names of the columns."""
_MOST_ROWS = 20_000
"""More than anybody did; a larger table is no part of a profile."""
Row = dict[str, str]


def read_table(text: str, columns: frozenset[str]) -> list[Row] | None:
    """Return the rows of a CSV file by column; None where none of `columns` is named in it.

    LinkedIn separates by commas; a spreadsheet that saved the file again may have used something else. What
    cannot be read to its end is read up to there.
    """
    for separator in _SEPARATORS:
        rows = _rows(text, separator)
        for _, cells in zip(range(_MOST_BEFORE), rows, strict=False):
            names = [plain_key(cell.strip("\ufeff \t")) for cell in cells]
            if columns.intersection(names):
                return [
                    dict(zip(names, (cell.strip() for cell in row), strict=False))
                    for row in islice(rows, _MOST_ROWS)
                    if any(row)
                ]
    return None


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    try:
        yield from reader
    except csv.Error:
        return

"""Parquet: the rows of a file, a few hundred at a time, read by a library that may open nothing else."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from careerpath_cli.errors import UnreadableError
from careerpath_cli.extras import library

MAGIC = b"PAR1"
_AT_ONCE = 200
_CLOSED = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "1"}
"""Nothing is fetched from the network, and rows come in their order without a second thread."""


def parquet_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a Parquet file by column.

    Raises CareerpathError where the library is missing, UnreadableError where the file can't be read.
    """
    duckdb = library("duckdb", "tables")
    try:
        with duckdb.connect(":memory:", config=_CLOSED) as connection:
            whole = str(path.resolve())
            connection.execute("SET allowed_paths = [" + "'" + whole.replace("'", "''") + "']")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            rows = connection.execute("SELECT * FROM read_parquet(?, hive_partitioning = false)", [whole])
            columns = [column[0] for column in rows.description]
            while several := rows.fetchmany(_AT_ONCE):
                yield from (dict(zip(columns, row, strict=True)) for row in several)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise UnreadableError(
            f"{path} cannot be read as Parquet: {reason}", hint="It may be damaged: save or copy it again."
        ) from None

"""Locks on open files, so that two processes writing to one file take turns."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from careerpath_cli.errors import FileProblemError


@contextmanager
def locked(file: IO[bytes], path: Path, *, shared: bool = False) -> Iterator[None]:
    """Wait for a lock on the open file at `path` and hold it, alone or (`shared`) with other readers.

    Raises FileProblemError where the file cannot be locked.
    """
    import portalocker

    # Windows has no shared locks without pywin32; there, readers take turns too
    kind = portalocker.LockFlags.SHARED if shared and os.name != "nt" else portalocker.LockFlags.EXCLUSIVE
    try:
        portalocker.lock(file, kind)
    except portalocker.AlreadyLocked:  # Windows gives up after ten seconds
        raise FileProblemError(
            f"{path} is in use by another program.", hint="Try again when it has finished."
        ) from None
    except portalocker.LockException as error:
        raise FileProblemError(
            f"{path} cannot be locked: {error.strerror or error}.",
            hint="Some network drives don't support locks; use a local disk.",
        ) from None
    try:
        yield
    finally:
        with suppress(OSError, portalocker.LockException):  # closing the file ends the lock in any case
            portalocker.unlock(file)

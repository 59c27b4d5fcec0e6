"""Taking turns: of the processes that replace a file, each sees what the one before has written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from careerpath_cli.errors import FileProblemError


@contextmanager
def taking_turns(path: Path) -> Iterator[None]:
    """Wait until nobody else has their turn with `path`, and have it.

    The lock is on a file beside it, gone afterwards: one on the file itself would not survive that it is
    replaced. A file that a killed process leaves there keeps nobody out. Raises OSError where it cannot be
    made, and FileProblemError where it cannot be locked.
    """
    path = path.resolve()  # whoever comes by a link takes the same turns
    beside = path.with_name(f".{path.name[:40]}.lock")
    while True:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor, path)
            if _leads_to(beside, descriptor):
                try:
                    yield
                finally:
                    with suppress(OSError):  # Windows keeps what is open
                        beside.unlink()
                return
        finally:
            os.close(descriptor)


def _leads_to(path: Path, descriptor: int) -> bool:
    """Return whether a path still leads to an open file, which may be gone since we waited for it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _lock(descriptor: int, path: Path) -> None:
    import portalocker

    try:
        portalocker.lock(descriptor, portalocker.LockFlags.EXCLUSIVE)
    except portalocker.AlreadyLocked:  # Windows gives up after ten seconds
        raise FileProblemError(
            f"{path} is in use by another program.", hint="Try again when it has finished."
        ) from None
    except portalocker.LockException as error:
        raise FileProblemError(
            f"{path} cannot be locked: {error.strerror or error}.",
            hint="Some network drives don't support locks; use a local disk.",
        ) from None

"""Writing files so that they are never half-written and never lost."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from careerpath_cli.errors import FileProblemError


@contextlib.contextmanager
def _staged(path: Path) -> Iterator[IO[bytes]]:
    """Yield a temporary file that replaces `path` (mode 0600) if all goes well, and is deleted if not.

    The content is on disk before the file is renamed. Links are followed, so that a file kept elsewhere
    stays there. Raises OSError.
    """
    import tempfile  # which brings much that only those who write need

    with contextlib.suppress(FileNotFoundError):
        path.stat()  # a link that leads to itself is an error here, in resolve() only for some Pythons
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _replace(Path(name), path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _replace(source: Path, target: Path) -> None:
    """Give a file the name of another; Windows refuses that while somebody reads the other."""
    for pause in (0.01, 0.1, 0.4):
        with contextlib.suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(pause)
    source.replace(target)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` with a file (mode 0600) with this content, or leave it as it was; raises OSError."""
    with _staged(path) as file:
        file.write(content)


def write_durably(path: Path, content: bytes) -> None:
    """Replace `path` like `write_atomically`, for good: a power cut does not bring the old file back."""
    write_atomically(path, content)
    with contextlib.suppress(OSError):  # not every system can do this with a directory
        descriptor = os.open(path.resolve().parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file to write to that replaces `path` at the end, all at once.

    Raises FileProblemError where `path` cannot be written.
    """
    try:
        refuse_unsuitable(path)
        with _staged(path) as file:
            yield file
    except PermissionError:
        raise FileProblemError(
            f"You don't have permission to write {path}.", hint="Choose another location."
        ) from None
    except OSError as error:
        raise FileProblemError(
            f"{path} could not be written: {error.strerror or error}. Nothing was changed."
        ) from None


def refuse_unsuitable(path: Path) -> None:
    """Raise FileProblemError where no file can be written to `path`, whatever its content."""
    if path.is_dir():
        raise FileProblemError(f"{path} is a directory.", hint="Name a file inside it.")
    if path.exists() and not path.is_file():
        raise FileProblemError(f"{path} is not a regular file.", hint="Choose another file.")
    if not path.parent.is_dir():
        raise FileProblemError(f"{path.parent} is not a directory.", hint="Create it first.")


def write_bytes(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file that the person asked for; an existing one is replaced only with `overwrite`.

    Raises FileProblemError where it cannot be written or already exists.
    """
    with replacing(path) as file:
        if path.is_file() and not overwrite:
            raise already_there(path)
        file.write(content)


def already_there(path: Path, hint: str = "") -> FileProblemError:
    """Return the error for what stands where something is to be written, and isn't to be replaced."""
    return FileProblemError(
        f"{path} already exists and was not overwritten.", hint=f"Use --force to replace it.{hint}"
    )


@contextlib.contextmanager
def replacing_directory(path: Path, ours: frozenset[str], *, overwrite: bool) -> Iterator[Path]:
    """Yield an empty directory (mode 0700) that becomes `path` at the end, all at once, or is deleted.

    One that is there already is replaced only with `overwrite`, and only if nothing but `ours` stands in it.
    Raises FileProblemError where `path` cannot be written or is not to be replaced.
    """
    refuse_directory(path, ours, overwrite=overwrite)
    try:
        with _staged_directory(path.resolve()) as staged:
            yield staged
            refuse_directory(path, ours, overwrite=overwrite)
    except OSError as error:
        raise FileProblemError(
            f"{path} could not be written: {error.strerror or error}. Nothing was changed."
        ) from None


@contextlib.contextmanager
def _staged_directory(path: Path) -> Iterator[Path]:
    """Yield a temporary directory that replaces `path` if all goes well, and is deleted if not."""
    import shutil
    import tempfile

    staged = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}-"))
    former = staged.with_name(f"{staged.name}-former")
    try:
        yield staged
        if path.exists():
            path.rename(former)
        staged.rename(path)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        if former.exists() and not path.exists():
            former.rename(path)
        raise
    shutil.rmtree(former, ignore_errors=True)


def refuse_directory(path: Path, ours: frozenset[str], *, overwrite: bool) -> None:
    """Raise FileProblemError where no directory can be made at `path` without changing what is there."""
    if not path.resolve().parent.is_dir():
        raise FileProblemError(f"{path.parent} is not a directory.", hint="Create it first.")
    if not path.exists():
        return
    if not path.is_dir():
        raise FileProblemError(f"{path} is a file.", hint="Name a directory that isn't there yet.")
    there = {entry.name for entry in path.iterdir()}
    if there - ours:
        raise FileProblemError(
            f"{path} has other files in it and was not changed.",
            hint="Name a directory that isn't there yet.",
        )
    if there and not overwrite:
        raise already_there(path)

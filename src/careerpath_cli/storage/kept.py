"""Files that only save time: what was worked out once, under a name that says from what.

A name is a stem, which stands for all that the content follows from, then a digest of the content, then a
suffix. A file whose content has another digest than its name is never used.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from careerpath_cli.record import record

DIGITS = 24


def digest(content: bytes) -> str:
    """Return the digest that stands in names."""
    return sha256(content).hexdigest()[:DIGITS]


@record
class KeptFiles:
    """The files of one directory whose names begin with one stem."""

    directory: Path
    stem: str

    def read(self, suffix: str) -> bytes | None:
        """Return the content that was kept; None where it is missing or damaged."""
        prefix = f"{self.stem}-"
        try:
            for name in os.listdir(self.directory):  # noqa: PTH208 - Path.iterdir would cost an object per file
                if name.startswith(prefix) and name.endswith(suffix):
                    content = (self.directory / name).read_bytes()
                    if digest(content) == name[len(prefix) : -len(suffix)]:
                        return content
        except OSError:
            return None
        return None

    def write(self, content: bytes, suffix: str) -> Path:
        """Keep a content, in one step; raises OSError where the directory cannot be written."""
        from careerpath_cli.storage.atomic import write_atomically

        self.directory.mkdir(parents=True, exist_ok=True)
        path = self.directory / f"{self.stem}-{digest(content)}{suffix}"
        write_atomically(path, content)
        return path

    def paths(self, suffix: str) -> list[Path]:
        """Return the files that there are, whatever state they're in; raises OSError."""
        names = (path for path in self.directory.iterdir() if path.name.startswith(self.stem))
        return [path for path in names if path.name.endswith(suffix)]

    def made_of(self, content: bytes) -> KeptFiles:
        """Return what is kept of the things that follow from a content that is kept here."""
        return KeptFiles(self.directory, f"{self.stem}-{digest(content)}")

    def made_by(self, program: bytes) -> KeptFiles:
        """Return what is kept of the things that a program made of the same content."""
        return KeptFiles(self.directory, f"{self.stem}.{digest(program)}")


def delete(paths: Iterable[Path]) -> None:
    """Delete files as far as that goes.

    Where a process has one open, it goes when that ends, or (Windows) with a later clean-up.
    """
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()

"""Writing files so that they are never half-written and never lost."""

import contextlib
import os
import tempfile
from pathlib import Path

from careerpath_cli.errors import FileProblemError

PRIVATE = 0o600


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` by a file (mode 0600) with this content, or leave it as it was; raises OSError.

    The content is on the disk before the name changes hands. A link is followed, so that a file kept
    elsewhere stays there.
    """
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(PRIVATE)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def write_text(path: Path, text: str, *, overwrite: bool) -> None:
    """Write a file that the person asked for; raises FileProblemError with a sentence and a hint.

    Without `overwrite` an existing file is kept.
    """
    if path.is_dir():
        raise FileProblemError(f"{path} is a directory.", hint=f"Name a file in it, such as {path / 'roadmap.md'}")
    if path.exists() and not overwrite:
        raise FileProblemError(f"{path} exists already and was kept.", hint="Use --force to replace it.")
    try:
        write_atomically(path, text.encode("utf-8"))
    except FileNotFoundError:
        raise FileProblemError(f"{path.parent} is not a directory.", hint="Create it first.") from None
    except PermissionError:
        raise FileProblemError(f"{path} may not be written.", hint="Choose another place.") from None
    except OSError as error:
        raise FileProblemError(
            f"{path} could not be written: {error.strerror or error}. Nothing was changed."
        ) from None

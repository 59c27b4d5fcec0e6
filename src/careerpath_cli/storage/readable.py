"""What keeps a file from being read, in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from careerpath_cli.errors import FileProblemError


@contextmanager
def readable(path: str | Path, hint: str = "") -> Iterator[None]:
    """Raise FileProblemError for whatever keeps a file from being read within; `hint` is for rare causes."""
    try:
        yield
    except FileNotFoundError:
        raise FileProblemError(f"{path} does not exist.", hint="Check the path's spelling.") from None
    except PermissionError:
        raise FileProblemError(
            f"You don't have permission to read {path}.", hint=f"Try: chmod u+r {path}"
        ) from None
    except OSError as error:
        raise FileProblemError(f"{path} cannot be read: {error.strerror or error}.", hint=hint) from None
    except ValueError:
        raise FileProblemError(
            "That path cannot be read.", hint="Remove the character that paths can't contain."
        ) from None

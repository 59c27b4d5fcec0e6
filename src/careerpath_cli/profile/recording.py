"""Adding to a history: it is replaced as a whole, so that whoever reads it finds it complete."""

import errno
from collections.abc import Sequence
from pathlib import Path

from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.profile.companions import history_path
from careerpath_cli.profile.history import HistoryEntry, content_of, entry_of, line_of
from careerpath_cli.storage.atomic import write_durably
from careerpath_cli.storage.locking import taking_turns

_DENIED = "Check that you may write to it and to its directory: ls -l shows it."
_HINTS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "That disk is read-only; copy your profile to another one.",
    errno.ENOSPC: "The disk is full; free some space and try again.",
    errno.EDQUOT: "Your disk quota is used up; free some space and try again.",
}


def record(profile: Path, entries: Sequence[HistoryEntry]) -> None:
    """Add entries to the history of the profile at `profile`, all or none; what stands there stays.

    Whenever this is interrupted, the old or the new history is there, complete. Raises FileProblemError where
    it cannot be written, and UsageError for an entry that could not be read back.
    """
    lines = b"".join(map(_checked, entries))
    if not lines:
        return
    path = history_path(profile)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        content_of(path)  # what cannot be a history is refused before anything is made beside it
        with taking_turns(path):
            before = content_of(path)
            torn = before and not before.endswith(b"\n")
            write_durably(path, before + (b"\n" if torn else b"") + lines)
    except OSError as error:
        raise FileProblemError(
            f"{path} cannot be written: {error.strerror or error}. Nothing was recorded.",
            hint=_HINTS.get(
                error.errno or 0,
                "Your history is kept next to your profile; --profile FILE sets where that is.",
            ),
        ) from None


def _checked(entry: HistoryEntry) -> bytes:
    """Return the line of an entry; raises UsageError where it could not be read back."""
    line = line_of(entry)
    try:
        entry_of(line)
    except ValueError as error:
        raise UsageError(f"Nothing was recorded: {error}.") from None
    return line

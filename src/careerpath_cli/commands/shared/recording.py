"""Adding to a person's history, and saying what had to be healed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from careerpath_cli.profile.history import Entry


def keep(path: Path, entries: Sequence[Entry]) -> None:
    """Record entries in the history of a profile, and tell what had to be healed."""
    from careerpath_cli.commands.shared.output import say
    from careerpath_cli.profile.recording import record

    for warning in record(path, entries):
        say(f"careerpath: {warning}")

"""What is kept beside a profile, under the same stem."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HISTORY = ".history.jsonl"
COMPANIONS = (".interview.json", ".times.jsonl", HISTORY)
"""How the files that belong to a profile end: its interview, how long that took, what was done since."""


def history_path(profile: Path) -> Path:
    """Give the place of the history that belongs to the profile at `profile`."""
    return profile.with_name(profile.stem + HISTORY)

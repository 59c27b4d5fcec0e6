"""The files kept next to a profile, under the same stem."""

from pathlib import Path

HISTORY = ".history.jsonl"
SOURCES = ".sources.jsonl"
COMPANIONS = (".interview.json", ".times.jsonl", SOURCES, HISTORY)
"""The endings of the files that belong to a profile: its interview, how long that took, where answers came
from, its history.
"""


def history_path(profile: Path) -> Path:
    """Return the path of the history that belongs to the profile at `profile`."""
    return profile.with_name(profile.stem + HISTORY)


def sources_path(profile: Path) -> Path:
    """Return the path of what was imported into the profile at `profile`."""
    return profile.with_name(profile.stem + SOURCES)

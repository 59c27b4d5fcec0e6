"""The knowledge base between YAML and use: entries that are valid by themselves, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careerpath_cli.errors import Problem
    from careerpath_cli.storage.yaml_documents import Location, YamlDocument


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A valid entry and where it stands; `origin` is the overlay that brought it, or empty."""

    record: Any
    document: YamlDocument
    location: Location
    origin: str = ""

    def problem(self, message: str, *location: str | int) -> Problem:
        """Describe something wrong with this entry, at a place within it."""
        return self.document.problem((*self.location, *location), f"{self.record.id}: {message}")


@dataclass(frozen=True, slots=True)
class Draft:
    """Every entry that is valid by itself, by kind, in the files' order."""

    entries: dict[str, list[DraftEntry]]

    def ids(self, kind: str) -> set[str]:
        """Give the ids of a kind."""
        return {entry.record.id for entry in self.entries[kind]}

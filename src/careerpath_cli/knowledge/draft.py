"""The knowledge base while it is checked: entries that are valid by themselves, and where they are."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from careerpath_cli.errors import Problem
from careerpath_cli.record import record
from careerpath_cli.storage.yaml_documents import Location, YamlDocument


@record
class DraftEntry:
    """A valid entry and its location in a file; `origin` is the overlay that it came from, or empty.

    `fields` are its plain values, those of the entry that it patches included.
    """

    record: Any
    document: YamlDocument
    location: Location
    origin: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)

    def problem(self, message: str, *location: str | int) -> Problem:
        """Return a problem with this entry, at a location within it."""
        return self.document.problem((*self.location, *location), f"{self.record.id}: {message}")


@record
class Draft:
    """Every entry that is valid by itself, by kind, in the files' order."""

    entries: dict[str, list[DraftEntry]]

    def ids(self, kind: str) -> set[str]:
        """Return the ids of a kind."""
        return {entry.record.id for entry in self.entries[kind]}

"""What the words of a posting say (`words.toml`)."""

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "words.toml"


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def entries(table: str) -> dict[str, list[str]]:
    """Return a table as it stands."""
    return _tables()[table]


def any_of(table: str, entry: str) -> str:
    """Return a regular expression for any of the words of an entry."""
    return f"(?:{'|'.join(_tables()[table][entry])})"


@cache
def words_of(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the entries of a table, in its order, each with what finds its words."""
    return tuple((entry, re.compile(any_of(table, entry), re.IGNORECASE)) for entry in _tables()[table])


@cache
def says(entry: str) -> re.Pattern[str]:
    """Return what finds the words that say something of a whole line."""
    return re.compile(any_of("line", entry), re.IGNORECASE)

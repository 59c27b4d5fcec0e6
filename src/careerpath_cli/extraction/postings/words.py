"""What the words of a posting say (`words.toml`)."""

import re
from functools import cache
from pathlib import Path

from careerpath_cli.extraction.word_lists import any_phrase, word_lists

_FILE = Path(__file__).parent / "words.toml"


def entries(table: str) -> dict[str, list[str]]:
    """Return a table as it stands."""
    listed: dict[str, list[str]] = word_lists(_FILE)[table]
    return listed


def any_of(table: str, entry: str) -> str:
    """Return a regular expression for any of the words of an entry."""
    return any_phrase(entries(table)[entry])


@cache
def words_of(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the entries of a table, in its order, each with what finds its words."""
    return tuple((entry, re.compile(any_of(table, entry), re.IGNORECASE)) for entry in entries(table))


@cache
def says(entry: str) -> re.Pattern[str]:
    """Return what finds the words that say something of a whole line."""
    return re.compile(any_of("line", entry), re.IGNORECASE)

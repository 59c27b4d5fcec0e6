"""Lists of words and phrases, kept in TOML beside what looks for them, as patterns."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def word_lists(file: Path) -> dict[str, Any]:
    """Return the lists of a file by their names."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def any_phrase(phrases: Iterable[str]) -> str:
    """Return a pattern for any of several phrases.

    A phrase is a pattern itself; a space in it stands for any spacing, an apostrophe for both kinds.
    """
    spaced = (phrase.replace(" ", r"\s+").replace("'", "['’]") for phrase in phrases)
    return f"(?:{'|'.join(spaced)})"

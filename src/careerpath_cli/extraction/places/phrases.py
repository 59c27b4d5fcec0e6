"""Lists of words and phrases (`cues.toml`) as patterns."""

import re
import tomllib
from functools import cache
from pathlib import Path

_CUES = Path(__file__).parent / "cues.toml"


@cache
def cue(name: str) -> str:
    """Return a pattern for any phrase of a list."""
    return any_of(_lists()[name])


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads(_CUES.read_text(encoding="utf-8"))
    return lists


def any_of(phrases: str) -> str:
    """Return a pattern for any of several phrases, of which each ends its line or stands before a comma.

    A phrase is a pattern itself; a space in it stands for any spacing within a line, an apostrophe for both
    kinds.
    """
    parts = (part.strip() for part in re.split(r",\s|\n", phrases))
    spaced = (part.replace(" ", r"\s+").replace("'", "['’]") for part in parts if part)
    return f"(?:{'|'.join(spaced)})"


def pattern(*parts: str) -> re.Pattern[str]:
    """Return parts of a pattern as one, in which capitals do not matter."""
    return re.compile("".join(parts), re.IGNORECASE)

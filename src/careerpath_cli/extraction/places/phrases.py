"""Lists of words and phrases (`cues.toml`) as patterns."""

import re
from functools import cache
from pathlib import Path

from careerpath_cli.extraction.word_lists import any_phrase, word_lists

_CUES = Path(__file__).parent / "cues.toml"


@cache
def cue(name: str) -> str:
    """Return a pattern for any phrase of a list."""
    return any_of(word_lists(_CUES)[name])


def any_of(phrases: str) -> str:
    """Return a pattern for any of several phrases, of which each ends its line or stands before a comma."""
    parts = (part.strip() for part in re.split(r",\s|\n", phrases))
    return any_phrase([part for part in parts if part])


def pattern(*parts: str) -> re.Pattern[str]:
    """Return parts of a pattern as one, in which capitals do not matter."""
    return re.compile("".join(parts), re.IGNORECASE)

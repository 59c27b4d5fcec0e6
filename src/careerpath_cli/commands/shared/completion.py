"""What stands on a command line that a shell asks to complete: no command has run that could have read it."""

from __future__ import annotations

import shlex
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def typed_overlays(environment: Mapping[str, str]) -> list[Path]:
    """Return the paths behind each `--kb` of the line that is being completed."""
    # Typer's script for bash hands the line over in the first, those for other shells in the second
    line = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS", "")
    # bash counts the `=` of `--kb=PATH` as a word of its own
    words = [word for word in _words(line.replace("--kb=", "--kb ")) if word != "="]
    return [Path(path).expanduser() for option, path in pairwise(words) if option == "--kb"]


def _words(line: str) -> list[str]:
    """Split a line as a shell does, as far as its quotes are closed."""
    words: list[str] = []
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    with suppress(ValueError):
        words.extend(lexer)
    return words

"""Which overlays this run uses: the user's own folder, `--kb`, and those of a line being completed."""

import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from itertools import pairwise
from pathlib import Path

_overlays: ContextVar[tuple[Path, ...]] = ContextVar("overlays", default=())


def use_overlays(paths: Sequence[Path]) -> None:
    """Let the knowledge base of this run include these files and directories."""
    _overlays.set(tuple(paths))


def overlays() -> tuple[Path, ...]:
    """Return the overlays of this run: the user's own `kb` folder, if there is one, and those of `--kb`."""
    from platformdirs import user_config_path

    own = user_config_path("careerpath", appauthor=False) / "kb"
    return (*([own] if any(own.glob("*.yaml")) else []), *_overlays.get())


def overlay_arguments() -> str:
    """Return the arguments that repeat the overlays of `--kb` in a command."""
    return "".join(f" --kb {shlex.quote(str(overlay))}" for overlay in _overlays.get())


def typed_overlays(environment: Mapping[str, str]) -> list[Path]:
    """Return the paths behind each `--kb` of the line that is being completed."""
    # Typer's script for bash hands the line over in the first, those for other shells in the second
    line = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS", "")
    # bash counts the `=` of `--kb=PATH` as a word of its own
    words = [word for word in _words(line.replace("--kb=", "--kb ")) if word != "="]
    return [Path(path).expanduser() for option, path in pairwise(words) if option == "--kb"]


def _words(line: str) -> list[str]:
    """Split a line as a shell does, up to the first unclosed quote."""
    words: list[str] = []
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    with suppress(ValueError):
        words.extend(lexer)
    return words

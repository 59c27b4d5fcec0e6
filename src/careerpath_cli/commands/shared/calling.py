"""How this program was called, so that every command it prints can be typed as it stands."""

import os
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from shutil import which

from careerpath_cli.commands.shared.overlays import overlay_arguments
from careerpath_cli.commands.shared.registry import COMMANDS

NAME = "careerpath"
_COMPLETING = ("--install-completion", "--show-completion")
_invocation: ContextVar[Callable[[], str]] = ContextVar("invocation", default=lambda: NAME)
"""Returns how to call the program: by its name, until `use_invocation` looks at how it was started."""


def as_called(text: str) -> str:
    """Return a text whose commands call this program as it was started, with the overlays of this run.

    Sentences are written with the plain name `careerpath` everywhere; exported files keep it.
    """
    if f"{NAME} " not in text:
        return text
    call = f"{_invocation.get()()}{overlay_arguments()}"
    return text if call == NAME else _commands().sub(lambda _: call, text)


@cache
def _commands() -> re.Pattern[str]:
    """Match the program's name where a command follows, and not where a sentence is about the program."""
    return re.compile(rf"(?<![\w/.\\-]){NAME}(?= (?:--\w|(?:{'|'.join(map(re.escape, COMMANDS))})(?![\w-])))")


@cache
def invocation() -> str:
    """Return what to type for this program: by name where the shell knows it, else as it was started."""
    installed = which(NAME)
    if installed is not None and _is_this(installed, sys.argv[0], sys.executable):
        return NAME
    return _as_started(sys.argv, sys.orig_argv)


def _is_this(installed: str, started: str, interpreter: str) -> bool:
    """Return whether a program is the file that was started, or is next to the running interpreter."""
    real = Path(installed).resolve()
    return real == Path(started).resolve() or real.parent == Path(interpreter).parent.resolve()


def _as_started(arguments: Sequence[str], original: Sequence[str]) -> str:
    """Return how a program was started: a script by its path, a module by its interpreter."""
    script, *rest = arguments
    if script.endswith(".py"):
        return shlex.join(original[: len(original) - len(rest)])
    return shlex.quote(script if Path(script).name != script else f"{os.curdir}{os.sep}{script}")


def program_name(arguments: Sequence[str]) -> str:
    """Return the name for help and usage; completion uses the plain name, whatever the path."""
    setting_up = any(argument.startswith(_COMPLETING) for argument in arguments)
    return NAME if setting_up or is_completing() else invocation()


def is_completing() -> bool:
    """Return whether a shell asks what could follow on its line, on which nothing else may appear."""
    return f"_{NAME.upper()}_COMPLETE" in os.environ


def use_invocation() -> None:
    """Print every command from now on in the form in which this program was called."""
    _invocation.set(invocation)

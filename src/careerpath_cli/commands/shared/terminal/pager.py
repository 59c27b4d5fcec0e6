"""The pager for what is longer than the screen, chosen and called as git does it.

No library does: rich's pager goes through pydoc, which loses the page where the pager is missing and doesn't
tell less to show colours; Click's takes colours, but not links, from all pagers but less, and isn't in Typer.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from shutil import which

_OWN, _EVERYBODY = "CAREERPATH_PAGER", "PAGER"
_NO_PAGER = ("", "cat")
_LESS = "FRX"
"""Leave at once where all fits, show colours and links, and leave the page on the screen."""
_NOT_RUN = (126, 127)
"""What a shell returns where it finds no such program, or may not start it."""


def pager_command(environment: Mapping[str, str]) -> str | None:
    """Return the pager to use, as a line for the shell; None for none.

    `CAREERPATH_PAGER` counts before `PAGER`, and less where neither is set; empty, or `cat`, means none.
    """
    if environment.get("TERM") == "dumb":
        return None
    named = environment.get(_OWN, environment.get(_EVERYBODY))
    if named is None:
        return "less" if which("less") else None
    return None if named.strip() in _NO_PAGER else named


def pager_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a pager, in which less and lv let colours and links through.

    What the person set for less stays; only `R`, without which colours are gibberish, is added.
    """
    own = environment.get("LESS")
    less = _LESS if own is None else own if "r" in own.lower() else f"-R {own}"
    return {"LV": "-c", **environment, "LESS": less}


def page_through(text: str) -> bool:
    """Show a text in the person's pager until they leave it; return whether there was one that ran."""
    command = pager_command(os.environ)
    if command is None or (os.name == "nt" and which(command.split()[0]) is None):
        return False
    sys.stdout.flush()
    # a shell, because a pager may be a line such as `less -S | tee log`: the person's own, as git runs it
    pager = subprocess.Popen(  # noqa: S602
        command, shell=True, stdin=subprocess.PIPE, env=pager_environment(os.environ)
    )
    with _leaving_interrupts_to_the_pager():
        pager.communicate(text.encode(sys.stdout.encoding, "replace"))
    return pager.returncode not in _NOT_RUN


@contextmanager
def _leaving_interrupts_to_the_pager() -> Iterator[None]:
    """Ignore Ctrl-C, which in a pager ends a search or the pager and not the program around it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

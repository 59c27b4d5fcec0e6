"""Choosing prompts that suit the terminal: full ones or numbered lines."""

import os
import sys
from shutil import get_terminal_size

from careerpath_cli.interview.prompt import Ask

_MIN_COLUMNS, _MIN_ROWS = 30, 12


def choose_prompts(plain: bool | None) -> Ask:  # noqa: FBT001 - None is a third answer, so no flag
    """Return the prompts to ask with: plain ones on request (`plain`) or where the terminal can do no more.

    False ignores the size of the window; a terminal that cannot move its cursor gets plain prompts anyway.
    """
    if plain or not _moves_cursor() or (plain is None and _is_tiny()):
        from careerpath_cli.interview.terminal import plain as plain_prompts

        return plain_prompts.ask
    from careerpath_cli.interview.terminal import prompts

    return prompts.ask


def _moves_cursor() -> bool:
    """Return whether the cursor can be moved; Windows consoles can do so without setting TERM."""
    named = os.environ.get("TERM", "")
    known = named.lower() not in ("", "dumb", "unknown") or (sys.platform == "win32" and not named)
    return known and sys.stdin.isatty() and sys.stdout.isatty()


def _is_tiny() -> bool:
    size = get_terminal_size()
    return size.columns < _MIN_COLUMNS or size.lines < _MIN_ROWS

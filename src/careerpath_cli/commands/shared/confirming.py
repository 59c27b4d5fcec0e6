"""A yes or a no before something that cannot be undone: the one module that touches questionary."""

from __future__ import annotations

import sys


def confirmed(question: str) -> bool:
    """Ask for a yes on the terminal. Enter, Ctrl-C, and no terminal to ask on, are a no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    import questionary

    return bool(questionary.confirm(question, default=False).ask())

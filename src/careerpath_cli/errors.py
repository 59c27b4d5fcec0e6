"""Errors that people can fix: each has a message, a hint and an exit code.

Exit codes: 0 success; 1 done, but part of the input was skipped; 2 wrong usage, or a name that does not
exist; 3 a file cannot be read or written; 4 a file's content is not valid; 5 not enough information; 130
interrupted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PARTIAL = 1
USAGE = 2
FILES = 3
CONTENT = 4
NOTHING_KNOWN = 5
INTERRUPTED = 130
_MOST_SHOWN = 60


class CareerpathError(Exception):
    """Base of all errors that are shown as a sentence and never as a traceback."""

    exit_code = USAGE

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Store what is wrong (`message`) and what to do about it (`hint`)."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CareerpathError):
    """A command was called with arguments that cannot work."""


class UnknownNameError(CareerpathError):
    """A name, such as a role's or a skill's, is not in the knowledge base."""


class FileProblemError(CareerpathError):
    """A file cannot be read or written: missing, a directory, permission denied, disk full."""

    exit_code = FILES


class UnreadableError(CareerpathError):
    """A file could be opened, but what is in it cannot be read as a document."""

    exit_code = CONTENT


class NothingKnownError(CareerpathError):
    """A profile has nothing in it that could rank one role above another."""

    exit_code = NOTHING_KNOWN


def shown(value: object) -> str:
    """Return how a value from outside appears in a message, cut short."""
    try:
        text = repr(value)
    except RecursionError:
        text = "something nested too deeply"
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def one_line(text: str) -> str:
    """Return text from outside as one harmless line: line breaks and control characters become visible."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


Finding = tuple[tuple[str | int, ...], str]
"""Where something in a value is wrong, as the keys that lead there, and what it is."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file's content; `line` counts from 1 and is 0 where it is not known."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return the problem as editors and terminals understand it: `file:line: message`."""
        location = f"{self.file}:{self.line}" if self.line else self.file
        return f"{location}: {one_line(self.message)}"


class InvalidContentError(CareerpathError):
    """A file could be read, but its content is not valid; `problems` has all of them, not only the first."""

    exit_code = CONTENT

    def __init__(self, subject: str, problems: Sequence[Problem], *, hint: str = "") -> None:
        """Take what cannot be used (`subject`, such as "The profile") and everything wrong with it."""
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        super().__init__(f"{subject} cannot be used: {count}.", hint=hint)
        self.problems = tuple(problems)

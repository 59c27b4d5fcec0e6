"""Everything that can go wrong in a way a person can mend: a sentence, a hint, an exit code.

Exit codes: 0 fine; 1 the work was done, but something in the input was skipped; 2 the command was
used wrongly or something named does not exist; 3 a file cannot be read or written; 4 a file's content
is not valid; 5 there is not enough to go on; 130 interrupted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTIAL = 1
USAGE = 2
FILES = 3
CONTENT = 4
NOTHING_KNOWN = 5
INTERRUPTED = 130


class CareerpathError(Exception):
    """Base of all errors that are shown to the person as a sentence and never as a traceback."""

    exit_code = USAGE

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep the sentence that says what is wrong and the one that says what to do about it."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CareerpathError):
    """The command was called in a way that cannot work."""


class UnknownNameError(CareerpathError):
    """A role or skill that the knowledge base does not hold was named."""


class FileProblemError(CareerpathError):
    """A file cannot be read or written: missing, a directory, not permitted, no space."""

    exit_code = FILES


class NothingKnownError(CareerpathError):
    """A profile says nothing that could tell one role from another."""

    exit_code = NOTHING_KNOWN


def one_line(text: str) -> str:
    """Make text from outside harmless in a message: line breaks and control characters become visible."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file's content; `line` counts from 1, 0 where the place is not known."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Give the problem as editors and terminals understand it: `file:line: message`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {one_line(self.message)}"


class InvalidContentError(CareerpathError):
    """A file was read, but what it says is not valid; carries every problem, not only the first."""

    exit_code = CONTENT

    def __init__(self, subject: str, problems: Sequence[Problem], *, hint: str = "") -> None:
        """Say what could not be used (`subject`, such as "The profile") and everything wrong with it."""
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        super().__init__(f"{subject} cannot be used: {count}.", hint=hint)
        self.problems = tuple(problems)

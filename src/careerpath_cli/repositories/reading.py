"""Reading a person's own code: from a directory to the skills that show in it."""

import json
from collections.abc import Sequence
from pathlib import Path

from careerpath_cli.documents.confinement import Allowance, answered, broken_off
from careerpath_cli.errors import FileProblemError, UsageError, one_line
from careerpath_cli.extras import library
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.repositories.layout import own_people
from careerpath_cli.repositories.signs import CodeRead, Repository
from careerpath_cli.repositories.skipped import NAME_A_PART
from careerpath_cli.repositories.use import CodeUse, use_of
from careerpath_cli.storage.limits import is_day
from careerpath_cli.storage.plain import from_plain

_READER = "careerpath_cli.repositories.directory"
_MOST_SHOWN = 8
ALLOWANCE = Allowance(seconds=180, processor_seconds=170, memory=3_000_000_000, answer=128_000_000)
"""What reading a directory may use up: 20,000 commits take a minute, and packs are mapped whole."""


def read_code(directory: Path, authors: Sequence[str], base: KnowledgeBase) -> CodeUse:
    """Return which skills the code under a directory shows, by the commits of `authors`.

    Without authors, those count whom git is set up for there, or the only one there is. Raises
    FileProblemError for what is no directory, and UsageError where nobody can tell whose commits count.
    """
    if not directory.is_dir():
        problem = "is not a directory" if directory.exists() else "does not exist"
        raise FileProblemError(
            f"{directory} {problem}.", hint="Name the directory of a repository, or one that holds several."
        )
    library("dulwich")
    read = read_confined(directory, authors, own_people())
    if read.candidates:
        raise _unknown_author(read, authors)
    return use_of(read, base)


def _unknown_author(read: CodeRead, authors: Sequence[str]) -> UsageError:
    """Return the question whose commits are the person's."""
    names = [one_line(name) for name in read.candidates[:_MOST_SHOWN]]
    more = f" and {len(read.candidates) - len(names)} more" if len(read.candidates) > len(names) else ""
    asked = (
        f"No commit is by {one_line(', '.join(authors))}." if authors else "Several people committed here."
    )
    return UsageError(
        f"{asked} Which of them are you? {', '.join(names)}{more}.",
        hint="Add --author with your name or email, more than once if you used several.",
    )


def read_confined(
    directory: Path, authors: Sequence[str], known: Sequence[str] = (), allowance: Allowance = ALLOWANCE
) -> CodeRead:
    """Return what a process of its own reads in a directory; `known` is who the user's git config names.

    Raises UnreadableError where that takes too much or breaks off.
    """
    place = directory.resolve()
    name = one_line(place.name or str(place))
    asked = json.dumps([str(place), list(authors), list(known)]).encode()
    answer = answered(_READER, asked, name, allowance, NAME_A_PART)
    read = from_plain(CodeRead, answer.get("code"))
    if read is None or not all(map(_is_sound, read.repositories)):
        raise broken_off(name, NAME_A_PART)
    return read


def _is_sound(repository: Repository) -> bool:
    """Return whether days are days, and commits are among them."""
    commits = (commit for file in repository.files for commit in file.commits)
    return all(map(is_day, repository.days)) and all(0 <= commit < len(repository.days) for commit in commits)

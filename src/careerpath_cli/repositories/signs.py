"""What in somebody's files shows that they use something, before anybody asks what skill that is."""

from typing import Literal

from careerpath_cli.knowledge.model.skills import Ecosystem
from careerpath_cli.record import record

How = Literal["import", "manifest", "lock"]
"""Used in source, declared as a direct dependency, or only pinned, which also what others depend on is."""

HISTORY = ".git"
"""What stands for a repository's history among its files."""


@record
class Sign:
    """A name that a file mentions, and where such names come from."""

    ecosystem: Ecosystem
    name: str
    how: How


@record
class SignedFile:
    """A file that counts as the person's own, with what it mentions.

    `commits` are positions in its repository's `days`: the person's commits that touched it.
    """

    path: str
    lines: int
    signs: tuple[Sign, ...] = ()
    commits: tuple[int, ...] = ()


@record
class Repository:
    """What was read of one repository; `days` are those of the person's own commits, as ISO dates.

    A directory without a history has no days, and all its files count. `modules` are its Python modules and
    packages, whoever wrote them, by their paths without an ending.
    """

    name: str
    files: tuple[SignedFile, ...]
    days: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()


@record
class CodeRead:
    """All that was read under one directory.

    `authors` are those whose commits counted. Where nobody can tell whose they are, there are none, and
    `candidates` are all who committed, those with the most commits first.
    """

    repositories: tuple[Repository, ...] = ()
    authors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

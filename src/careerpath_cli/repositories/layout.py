"""Where repositories are under a directory, and what their own files say before any object is read.

Nothing outside the directory is followed: no link, no `gitdir:`, no alternates, no includes.
"""

import os
import re
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from careerpath_cli.record import record
from careerpath_cli.repositories.skipped import is_vendored

DEEPEST = 3
"""How many directories below the one that was named a repository may stand."""
_MOST_DIRECTORIES = 5_000
_MOST_BYTES = 10_000_000
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""How files are opened, as far as a system knows it: no link is followed, and no pipe waited for."""
_OBJECT = re.compile(r"[0-9a-f]{40}")
_REF = re.compile(r"ref: (refs/heads/[\w./@+-]{1,250})")


class UnreadableRepositoryError(Exception):
    """A repository cannot be read; the message completes “NAME was left out: …”."""


@record
class Layout:
    """A repository: what it is called, where its git directory is, and who its config says is at work."""

    name: str
    git: Path
    head: str | None
    people: tuple[str, ...] = ()
    shallow: frozenset[str] = frozenset()


def git_directories(root: Path) -> Iterator[Path]:
    """Yield the work trees and bare repositories at `root` or up to three directories below."""
    waiting, seen = [(root, 0)], 0
    while waiting:
        directory, depth = waiting.pop(0)
        seen += 1
        if is_repository(directory):
            yield directory
        elif depth < DEEPEST and seen < _MOST_DIRECTORIES:
            inner = (path for path in _directories(directory) if not is_vendored(f"{path.name}/"))
            waiting.extend((path, depth + 1) for path in inner)


def _directories(directory: Path) -> list[Path]:
    """Return the directories within one, by name, links and what cannot be read left out."""
    try:
        return sorted(
            Path(entry.path) for entry in os.scandir(directory) if entry.is_dir(follow_symlinks=False)
        )
    except OSError:
        return []


def is_repository(directory: Path) -> bool:
    """Return whether a directory is a work tree or a bare repository."""
    return (directory / ".git").exists() or _is_git_directory(directory)


def _is_git_directory(directory: Path) -> bool:
    return all((directory / part).is_dir() for part in ("objects", "refs")) and (directory / "HEAD").is_file()


def layout(work_tree: Path, root: Path) -> Layout:
    """Return how a repository is laid out; raises UnreadableRepositoryError where it cannot be read."""
    git = _git_directory(work_tree, root)
    config = _config(git)
    if _setting(config, b"extensions", b"objectformat") not in ("", "sha1"):
        raise UnreadableRepositoryError("its history uses SHA-256, which can't be read yet")
    if _setting(config, b"extensions", b"refstorage") not in ("", "files"):
        raise UnreadableRepositoryError("its branches are kept in a form (reftable) that can't be read yet")
    people = tuple(filter(None, (_setting(config, b"user", key) for key in (b"email", b"name"))))
    shallow = frozenset(_OBJECT.findall(plain_text(git / "shallow")))
    name = work_tree.resolve().name.removesuffix(".git")
    return Layout(name, git, _head(git), people, shallow)


def _git_directory(work_tree: Path, root: Path) -> Path:
    """Return where the objects and branches of a work tree are, always within `root`."""
    git = work_tree / ".git"
    if not git.exists():
        git = work_tree
    elif git.is_file():
        _, _, target = plain_text(git).partition("gitdir:")
        git = work_tree / target.strip()
    if not git.resolve().is_relative_to(root.resolve()):
        raise UnreadableRepositoryError("its history is kept outside this directory")
    if (git / "commondir").exists():
        raise UnreadableRepositoryError("it is a second work tree of a repository; name that one")
    if not _is_git_directory(git):
        raise UnreadableRepositoryError("its history is missing or damaged")
    if not all((git / part).resolve().is_relative_to(root.resolve()) for part in ("objects", "refs")):
        raise UnreadableRepositoryError("its history is kept outside this directory")
    return git


def _head(git: Path) -> str | None:
    """Return the id of the commit that is checked out; None where there is none yet."""
    head = plain_text(git / "HEAD").strip()
    match = _REF.fullmatch(head)
    if match is None or ".." in match[1]:
        return head if _OBJECT.fullmatch(head) else None
    alone = plain_text(git / match[1]).strip()
    if _OBJECT.fullmatch(alone):
        return alone
    packed = (line.split(" ") for line in plain_text(git / "packed-refs").splitlines())
    named = [parts[0] for parts in packed if parts[1:] == [match[1]] and _OBJECT.fullmatch(parts[0])]
    return named[0] if named else None


def own_people() -> tuple[str, ...]:
    """Return the email and the name that the user's own git config has."""
    for path in (Path.home() / ".gitconfig", Path.home() / ".config" / "git" / "config"):
        config = _parsed(plain_bytes(path))
        people = tuple(filter(None, (_setting(config, b"user", key) for key in (b"email", b"name"))))
        if people:
            return people
    return ()


def _config(git: Path) -> dict[tuple[bytes, ...], dict[bytes, bytes]]:
    return _parsed(plain_bytes(git / "config"))


def _parsed(content: bytes) -> dict[tuple[bytes, ...], dict[bytes, bytes]]:
    """Return a config's settings, as text: nothing that it names is run, nothing it includes is read."""
    from dulwich.config import ConfigFile

    try:
        config = ConfigFile.from_file(BytesIO(content), expand_includes=False)
    except ValueError:
        return {}
    return {
        tuple(part.lower() for part in section): {key.lower(): value for key, value in config.items(section)}
        for section in config.sections()
    }


def _setting(config: dict[tuple[bytes, ...], dict[bytes, bytes]], section: bytes, key: bytes) -> str:
    return config.get((section,), {}).get(key, b"").decode("utf-8", errors="replace").strip()


def plain_text(path: Path) -> str:
    """Return a small regular file as text; empty where there is none."""
    return plain_bytes(path).decode("utf-8", errors="replace")


def plain_bytes(path: Path, most: int = _MOST_BYTES) -> bytes:
    """Return a regular file's content; empty for a link, a device, a pipe, or more bytes than `most`."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return b""
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return b""
        content = os.read(descriptor, most + 1)
        return content if len(content) <= most else b""
    finally:
        os.close(descriptor)

"""A person's files: which there are, what is left out, and what each of them mentions."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from careerpath_cli.repositories.imports import used
from careerpath_cli.repositories.layout import plain_bytes
from careerpath_cli.repositories.manifests import LeftOutError, declared, is_manifest
from careerpath_cli.repositories.signs import Sign, SignedFile
from careerpath_cli.repositories.skipped import (
    MOST_ALTOGETHER,
    MOST_FILES,
    as_text,
    is_generated,
    is_vendored,
    most_bytes,
)

Content = Callable[[str, int], bytes | None]
"""A file's path and how many bytes it may have → its bytes; None where it has more or can't be read."""
_MOST_SIGNS = 2_000


class Reading:
    """Files as they are read one after the other, and what was left out of them."""

    def __init__(self, name: str) -> None:
        """Take the name of the directory or repository, for remarks."""
        self._name = name
        self._bytes = 0
        self._broken: list[str] = []
        self._refused: dict[str, str] = {}
        self._more = False

    def files(self, paths: Iterable[str], content: Content) -> Iterator[SignedFile]:
        """Yield each file that somebody wrote, with what it mentions."""
        read = 0
        for path in paths:
            if is_vendored(path):
                continue
            if read == MOST_FILES or self._bytes > MOST_ALTOGETHER:
                self._more = True
                return
            read += 1
            signed = self._signed(path, content(path, most_bytes(path)))
            if signed:
                yield signed

    def _signed(self, path: str, read: bytes | None) -> SignedFile | None:
        """Return a file with what it mentions; None for one that a machine wrote.

        Data counts by its name only.
        """
        text = as_text(read or b"")
        if text is None:
            return SignedFile(path, 0)
        self._bytes += len(text)
        if not is_manifest(PurePosixPath(path).name) and is_generated(path, text):
            return None
        return SignedFile(path, text.count("\n") + 1, tuple(self._signs(path, text)[:_MOST_SIGNS]))

    def _signs(self, path: str, text: str) -> list[Sign]:
        try:
            return [*declared(PurePosixPath(path).name, text), *used(path, text)]
        except LeftOutError as error:
            self._refused[path] = str(error)
        except (ValueError, RecursionError, AttributeError, TypeError):
            self._broken.append(path)
        return []

    def remarks(self) -> Iterator[str]:
        """Yield what the owner should know of what was left out."""
        for path, why in self._refused.items():
            yield f"{self._name}: {path} was left out: it {why}."
        if self._broken:
            shown = ", ".join(self._broken[:3]) + (" …" if len(self._broken) > 3 else "")  # noqa: PLR2004
            yield f"{self._name}: {len(self._broken)} files can't be parsed and count by name: {shown}."
        if self._more:
            most = f"{MOST_FILES:,} files or {MOST_ALTOGETHER // 1_000_000} MB"
            yield f"{self._name}: only the first {most} were read."


def walk(root: Path) -> Iterator[str]:
    """Yield the paths of a directory's regular files, by name; no link is followed."""
    waiting = [root]
    while waiting:
        directory = waiting.pop()
        try:
            entries = sorted(os.scandir(directory), key=lambda entry: entry.name)
        except OSError:
            continue
        inner = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
        waiting.extend(path for path in reversed(inner) if not is_vendored(f"{path.name}/"))
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                yield Path(entry.path).relative_to(root).as_posix()


def from_disk(root: Path) -> Content:
    """Return what reads the files of a directory."""
    return lambda path, most: plain_bytes(root / path, most)


def modules(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the Python modules and packages among files, each by the path that it can be imported from."""
    code = [PurePosixPath(path) for path in paths if path.endswith(".py")]
    return tuple(
        str(path.parent if path.name == "__init__.py" else path.with_suffix(""))
        for path in code
        if not is_vendored(str(path))
    )

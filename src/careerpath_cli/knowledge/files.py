"""Where the knowledge base's files are: beside the code in a wheel, at the top of a checkout."""

import os
import stat
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

from careerpath_cli.errors import FileProblemError
from careerpath_cli.knowledge.base import KnowledgeBase

_PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = ("model", "naming", "rules")
KINDS: dict[str, Any] = {
    field.name: entry
    for field in fields(KnowledgeBase)
    for entry in get_args(field.type)[1:]
    if is_dataclass(entry)
}
"""Kind of entry (and name of its file, without `.yaml`) → the class of its entries, as a base maps them."""


def data_directory() -> Path:
    """Return the shipped base's directory: in the package, or at the top of the repository."""
    for candidate in (_PACKAGE / "data", _PACKAGE.parent.parent / "data"):
        if (candidate / "roles.yaml").is_file():
            return candidate
    raise FileProblemError(
        "The knowledge base is missing from this installation.", hint="Reinstall careerpath."
    )


def source_files(directory: Path) -> list[Path]:
    """Return the files that make up the base in `directory`, in reading order.

    A kind is one file, such as `roles.yaml`, or all of a directory's, such as `skills/`.
    """
    return [file for kind in KINDS for file in _kind_files(directory, kind)]


def _kind_files(directory: Path, kind: str) -> list[Path]:
    """Return the files of a kind, by name; the one that should be there, where there is none."""
    try:
        names = sorted(entry.name for entry in os.scandir(directory / kind) if entry.name.endswith(".yaml"))
    except OSError:
        names = []
    return [directory / kind / name for name in names] or [directory / f"{kind}.yaml"]


def file_kind(path: Path) -> str | None:
    """Return the kind whose entries a file holds by its name; None for a name that says nothing."""
    return next((name for name in (path.stem, path.parent.name) if name in KINDS), None)


def overlay_files(path: Path) -> list[Path]:
    """Return an overlay's files: the file itself, or a directory's YAML files without its subdirectories'.

    Files named after a kind come first, in the base's order. Raises FileProblemError where there are none.
    """
    hint = "An overlay is a YAML file or a directory of YAML files."
    try:
        mode = path.stat().st_mode
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        problem = "does not exist" if missing else f"cannot be read: {error.strerror}"
        raise FileProblemError(f"{path} {problem}.", hint=hint) from None
    if stat.S_ISREG(mode):
        return [path]
    if not stat.S_ISDIR(mode):
        # a pipe or a device will not do: overlays are read more than once and checked for changes
        raise FileProblemError(f"{path} is neither a regular file nor a directory.", hint=hint)
    order = list(KINDS)
    files = sorted(
        path.glob("*.yaml"),
        key=lambda file: (order.index(file.stem) if file.stem in KINDS else len(order), file.name),
    )
    if not files:
        hint = "Add files named like the base's own, such as roles.yaml or skills.yaml."
        raise FileProblemError(f"{path} contains no YAML files.", hint=hint)
    return files


def program_files() -> list[os.DirEntry[str]]:
    """Return the program's files that compile sources; where one changes, compiled bases are out of date.

    Every command calls this, and directory entries cost a third of what paths do.
    """
    knowledge = _PACKAGE / "knowledge"
    rooms = (_PACKAGE, _PACKAGE / "storage", knowledge, *(knowledge / room for room in _ROOMS))
    files = (entry for room in rooms for entry in os.scandir(room) if entry.name.endswith(".py"))
    return sorted(files, key=lambda entry: entry.path)

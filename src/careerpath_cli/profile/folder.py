"""Where named profiles live, and which files belong to one.

The profile `default` is `profile.yaml` in the user's data directory, every other one `profiles/NAME.yaml`
there. Whatever else the program keeps about a profile lies beside it under the same stem:
`NAME.interview.json`, `NAME.history.jsonl`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.errors import FileProblemError, UnknownNameError, UsageError
from careerpath_cli.knowledge.names import did_you_mean, nearest
from careerpath_cli.profile.companions import COMPANIONS

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = "default"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


@dataclass(frozen=True, slots=True)
class NamedProfile:
    """A profile by its name, and where it is."""

    name: str
    path: Path


def data_folder() -> Path:
    """Give the user's data directory of this program; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("careerpath", appauthor=False)


def profile_path(name: str, folder: Path | None = None) -> Path:
    """Give the place of a profile by its name, whether or not there is one.

    A name that differs from that of an existing profile by case alone means that one. Raises UsageError for
    a name that cannot be one.
    """
    folder = folder or data_folder()
    if not _NAME.fullmatch(name) or name.lower() in _RESERVED:
        raise UsageError(
            f"{name!r} is not a valid profile name.",
            hint="Use up to 40 letters, digits, - and _, starting with a letter or digit.",
        )
    for known in named_profiles(folder):
        if known.name.lower() == name.lower():
            return known.path
    return _place(name.lower() if name.lower() == DEFAULT else name, folder)


def named_profiles(folder: Path | None = None) -> list[NamedProfile]:
    """List the profiles that there are, the default one first."""
    folder = folder or data_folder()
    default = _place(DEFAULT, folder)
    others = sorted((folder / "profiles").glob("*.yaml"), key=lambda path: path.stem.lower())
    found = [NamedProfile(path.stem, path) for path in others if _NAME.fullmatch(path.stem)]
    return [*([NamedProfile(DEFAULT, default)] if default.is_file() else []), *found]


def existing_profile(name: str, folder: Path | None = None) -> NamedProfile:
    """Give the profile with this name; raises UnknownNameError with names that look like it."""
    path = profile_path(name, folder)
    known = named_profiles(folder)
    found = next((one for one in known if one.path == path), None)
    if found is None:
        near = nearest(name, {one.name.lower(): one.name for one in known})
        hint = did_you_mean(near) or "`careerpath profile list` shows your profiles."
        raise UnknownNameError(f"There is no profile named “{name}”.", hint=hint)
    return found


def files_of(path: Path) -> list[Path]:
    """List the files that belong to the profile at `path`: its own, and what is kept beside it."""
    beside = (path.with_name(path.stem + ending) for ending in COMPANIONS)
    return [one for one in (path, *beside) if one.is_file() or one.is_symlink()]


def delete_profile(profile: NamedProfile) -> list[Path]:
    """Delete a profile with all that is kept beside it; links are removed, not followed. Give what went."""
    gone = files_of(profile.path)
    try:
        for path in reversed(gone):
            path.unlink()
    except OSError as error:
        raise FileProblemError(f"{error.filename} cannot be deleted: {error.strerror}.") from None
    return gone


def rename_profile(profile: NamedProfile, name: str, folder: Path | None = None) -> NamedProfile:
    """Give a profile another name, with all that is kept beside it; raises UsageError where that is taken."""
    target = profile_path(name, folder)
    if target != profile.path and target.exists():
        raise UsageError(
            f"A profile named “{name}” already exists.", hint="Choose another name, or delete that one first."
        )
    if target == profile.path:
        target = _place(name, folder or data_folder())
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path in files_of(profile.path):
            path.rename(target.with_name(target.stem + path.name.removeprefix(profile.path.stem)))
    except OSError as error:
        raise FileProblemError(f"{profile.path} cannot be renamed: {error.strerror}.") from None
    return NamedProfile(name, target)


def _place(name: str, folder: Path) -> Path:
    return folder / "profile.yaml" if name == DEFAULT else folder / "profiles" / f"{name}.yaml"

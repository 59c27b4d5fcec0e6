"""Where named profiles live, and which files belong to one.

The profile `default` is `profile.yaml` in the user's data directory, every other one `profiles/NAME.yaml`
there. Whatever else the program keeps about a profile is next to it, under the same stem:
`NAME.interview.json`, `NAME.history.jsonl`.
"""

import re
from pathlib import Path

from careerpath_cli.errors import FileProblemError, UnknownNameError, UsageError
from careerpath_cli.knowledge.naming.names import did_you_mean, nearest
from careerpath_cli.profile.companions import COMPANIONS
from careerpath_cli.record import record

DEFAULT = "default"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


@record
class NamedProfile:
    """A profile's name and path."""

    name: str
    path: Path


def data_folder() -> Path:
    """Return the program's data directory for this user; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("careerpath", appauthor=False)


def profile_path(name: str, folder: Path | None = None) -> Path:
    """Return the path of the profile with this name, whether or not it exists.

    A name that differs from an existing profile's only by case means that profile. Raises UsageError for a
    name that is not valid.
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
    return _path_of(name.lower() if name.lower() == DEFAULT else name, folder)


def named_profiles(folder: Path | None = None) -> list[NamedProfile]:
    """Return the existing profiles, the default one first."""
    folder = folder or data_folder()
    default = _path_of(DEFAULT, folder)
    others = sorted((folder / "profiles").glob("*.yaml"), key=lambda path: path.stem.lower())
    named = [NamedProfile(path.stem, path) for path in others if _NAME.fullmatch(path.stem)]
    return [*([NamedProfile(DEFAULT, default)] if default.is_file() else []), *named]


def existing_profile(name: str, folder: Path | None = None) -> NamedProfile:
    """Return the profile with this name; raises UnknownNameError, suggesting similar names."""
    path = profile_path(name, folder)
    known = named_profiles(folder)
    existing = next((profile for profile in known if profile.path == path), None)
    if existing is None:
        similar = nearest(name, {profile.name.lower(): profile.name for profile in known})
        hint = did_you_mean(similar) or "`careerpath profile list` shows your profiles."
        raise UnknownNameError(f"There is no profile named “{name}”.", hint=hint)
    return existing


def files_of(path: Path) -> list[Path]:
    """Return the existing files that belong to the profile at `path`: its own and those kept next to it."""
    companions = (path.with_name(path.stem + ending) for ending in COMPANIONS)
    return [file for file in (path, *companions) if file.is_file() or file.is_symlink()]


def delete_profile(profile: NamedProfile) -> list[Path]:
    """Delete a profile and its companion files and return them; links are removed, not followed."""
    files = files_of(profile.path)
    try:
        for path in reversed(files):
            path.unlink()
    except OSError as error:
        raise FileProblemError(f"{error.filename} cannot be deleted: {error.strerror}.") from None
    return files


def rename_profile(profile: NamedProfile, name: str, folder: Path | None = None) -> NamedProfile:
    """Rename a profile and its companion files; raises UsageError where the new name is taken."""
    target = profile_path(name, folder)
    if target != profile.path and target.exists():
        raise UsageError(
            f"A profile named “{name}” already exists.",
            hint="Choose another name, or delete that profile first.",
        )
    if target == profile.path:
        target = _path_of(name, folder or data_folder())
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path in files_of(profile.path):
            path.rename(target.with_name(target.stem + path.name.removeprefix(profile.path.stem)))
    except OSError as error:
        raise FileProblemError(f"{profile.path} cannot be renamed: {error.strerror}.") from None
    return NamedProfile(name, target)


def _path_of(name: str, folder: Path) -> Path:
    return folder / "profile.yaml" if name == DEFAULT else folder / "profiles" / f"{name}.yaml"

"""How a profile is written: readable YAML, mode 0600, atomically."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from careerpath_cli.errors import FileProblemError, InvalidContentError
from careerpath_cli.profile.editing import Change, edited
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.storage.atomic import write_atomically
from careerpath_cli.storage.plain import to_plain
from careerpath_cli.storage.yaml_documents import parse_document, reads_as_text

_HEADER = "# Your careerpath profile: edit, copy or delete it as you like.\n"


def profile_text(profile: ProfileFile) -> str:
    """Return a profile as YAML, leaving out whatever was not asked."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Quotes whatever our reader, or any other, might not take for text."""

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = None if reads_as_text(value) and value.isprintable() else '"'
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    body: str = yaml.dump(to_plain(profile), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100)
    return _HEADER + body


def changed_text(text: str, changes: Iterable[Change]) -> str:
    """Return the text of a profile with some of its answers changed, and all else as people wrote it.

    Raises FileProblemError where what comes of it would not say just that.
    """
    changes = tuple(changes)
    hint = "Nothing was changed. `careerpath profile edit` lets you write it yourself."
    try:
        new = edited(text, changes)
        meant = _applied(_value(text), changes)
        if _value(new) == meant:
            return new
    except (ValueError, InvalidContentError):
        pass
    raise FileProblemError("The profile's text could not be changed in the right lines.", hint=hint)


def _value(text: str) -> Any:
    return parse_document(text.removeprefix("\ufeff"), "profile", "The profile").value


def _applied(value: dict[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """Return the values of a profile after some changes; what is empty then is left out."""
    for change in changes:
        *sections, key = change.path
        holder = value
        for section in sections:
            holder[section] = holder.get(section) or {}
            holder = holder[section]
        holder.pop(key, None)
        if change.value is not None:
            holder[key] = change.value
        elif sections and not holder:
            del value[sections[0]]
    return value


def write_profile(path: Path, profile: ProfileFile) -> None:
    """Write a profile atomically: whatever happens, either the old one or the new one is complete on disk.

    Raises FileProblemError where the path cannot be written.
    """
    write_profile_text(path, profile_text(profile))


def write_profile_text(path: Path, text: str) -> None:
    """Write the text of a profile, as `write_profile` does."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(path, text.encode("utf-8"))
    except OSError as error:
        raise FileProblemError(
            f"Your answers could not be saved to {path}: {error.strerror or error}.",
            hint="Choose another location with --save FILE.",
        ) from None

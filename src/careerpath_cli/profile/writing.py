"""How a profile is written: readable YAML, mode 0600, atomically."""

from pathlib import Path

from careerpath_cli.errors import FileProblemError
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.storage.atomic import write_atomically
from careerpath_cli.storage.plain import to_plain
from careerpath_cli.storage.yaml_documents import reads_as_text

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


def write_profile(path: Path, profile: ProfileFile) -> None:
    """Write a profile atomically: whatever happens, either the old one or the new one is complete on disk.

    Raises FileProblemError where the path cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(path, profile_text(profile).encode("utf-8"))
    except OSError as error:
        raise FileProblemError(
            f"Your answers could not be saved to {path}: {error.strerror or error}.",
            hint="Choose another location with --save FILE.",
        ) from None

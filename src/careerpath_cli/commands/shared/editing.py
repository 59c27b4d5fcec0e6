"""Guards against losing data: editing a copy of a file, and asking for confirmation."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from careerpath_cli.errors import FileProblemError, InvalidContentError, UsageError
from careerpath_cli.record import record
from careerpath_cli.storage.atomic import write_atomically


@record
class Outcome:
    """The result of editing, in a sentence; `rejected` means that the edited text was not taken."""

    sentence: str
    rejected: bool = False


def edit_copy(path: Path, try_again: Callable[[Path], bool], check: Callable[[Path], object]) -> Outcome:
    """Let the person edit a copy of a file, and replace the file with it if `check` accepts it.

    `check` raises InvalidContentError for an invalid copy; `try_again` then decides whether to edit it
    further. A copy that is rejected in the end is kept beside the file. Raises UsageError without an editor,
    and FileProblemError where the editor fails, leaving the file untouched.
    """
    editor = _editor(path)
    before = path.read_bytes()
    with tempfile.TemporaryDirectory(prefix="careerpath-") as directory:
        copy = Path(directory) / path.name
        copy.write_bytes(before)
        while True:
            _run(editor, copy)
            try:
                check(copy)
                break
            except InvalidContentError:
                if not try_again(copy):
                    return _reject(path, copy.read_bytes())
        return _accept(path, before, copy.read_bytes())


def _editor(path: Path) -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError:
        command = []
    if not command:
        raise UsageError(
            "No editor is set.", hint=f"Set EDITOR, or open {path} yourself; it's a plain YAML file."
        )
    if shutil.which(command[0]) is None:
        raise UsageError(
            f"The editor {command[0]} was not found.", hint="Check the EDITOR or VISUAL environment variable."
        )
    return command


def _run(editor: list[str], copy: Path) -> None:
    code = subprocess.run([*editor, str(copy)], check=False).returncode  # noqa: S603 - the person's own editor
    if code:
        raise FileProblemError(f"The editor ended with exit code {code}.", hint="Nothing was changed.")


def _accept(path: Path, before: bytes, edited: bytes) -> Outcome:
    if edited == before:
        return Outcome("Nothing was changed.")
    if path.read_bytes() != before:
        kept = _save_rejected(path, edited)
        return Outcome(
            f"{path} changed while you were editing, so it was left alone; your version is in {kept}.",
            rejected=True,
        )
    try:
        write_atomically(path, edited)
    except OSError as error:
        raise FileProblemError(f"{path} cannot be written: {error.strerror}.") from None
    return Outcome(f"Saved {path}.")


def _reject(path: Path, edited: bytes) -> Outcome:
    return Outcome(f"{path} is unchanged; your version is in {_save_rejected(path, edited)}.", rejected=True)


def _save_rejected(path: Path, edited: bytes) -> Path:
    kept = path.with_name(f"{path.stem}.rejected{path.suffix}")
    try:
        write_atomically(kept, edited)
    except OSError as error:
        raise FileProblemError(f"{kept} cannot be written: {error.strerror}.") from None
    return kept


def confirmed(question: str) -> bool:
    """Ask for confirmation on the terminal; Enter, Ctrl-C or no terminal at all mean no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    import questionary

    return bool(questionary.confirm(question, default=False).ask())

"""What several commands load first: the engine with this run's overlays, and a person's profile."""

import shlex
from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path

from careerpath_cli.commands.shared.calling import is_completing
from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.overlays import overlays
from careerpath_cli.commands.shared.terminal.progress import progress
from careerpath_cli.engine import Engine, Person
from careerpath_cli.errors import UsageError, one_line
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.names import did_you_mean
from careerpath_cli.profile.folder import DEFAULT, existing_profile, profile_path
from careerpath_cli.profile.model import Profile

REMARK_LINES = 3
"""The most lines that are said of a profile before its page."""


def load_engine() -> Engine:
    """Load the knowledge base with the overlays of this run."""
    with progress("Preparing the knowledge base, once", shown=not is_completing()) as report:
        return Engine.load(overlays(), report)


def load_person(path: Path, engine: Engine, until: str | None = None) -> Person:
    """Load whose profile is at a path; say on standard error what of it or its history could not be used."""
    person = engine.read_person(path, until)
    remarks = [
        *_on_unknown_skills(person.answers.unknown_skills, engine.base),
        *person.answers.remarks,
    ]
    lines = [*remarks[: REMARK_LINES - 1], " ".join(remarks[REMARK_LINES - 1 :]), *person.warnings]
    for line in filter(None, lines):
        say(f"careerpath: {one_line(line)}")
    return person


def load_profile(path: Path, engine: Engine) -> Profile:
    """Load a profile as of today, as `load_person` does."""
    return load_person(path, engine).profile


def _on_unknown_skills(names: Sequence[str], base: KnowledgeBase) -> list[str]:
    """Return one remark on the names that mean no skill, with what those that were misspelt may mean."""
    meant = {
        name: did_you_mean(base.skills[skill].name for skill in base.misspelt("skills", name))
        for name in names
    }
    if len(meant) == 1:
        ((name, question),) = meant.items()
        return [f"“{name}” is not a known skill; it was ignored. {question}".rstrip()]
    listed = [f"“{name}” ({question})" if question else f"“{name}”" for name, question in meant.items()]
    return [f"Not known as skills, so ignored: {', '.join(listed)}."] if listed else []


_profile_name: ContextVar[tuple[Path, str] | None] = ContextVar("profile_name", default=None)


def chosen_profile(path: Path | None, name: str | None) -> Path | None:
    """Return the path of the profile named by `--profile` or `--profile-name`; None where neither was.

    Raises UsageError where both were given, and UnknownNameError where no profile has that name.
    """
    if name is None:
        return path
    if path is not None:
        raise UsageError("--profile and --profile-name cannot be combined.", hint="Choose one of them.")
    saved = existing_profile(name)
    remember_name(saved.path, saved.name)
    return saved.path


def chosen_or_own(path: Path | None, name: str | None) -> Path | None:
    """Return the path of the profile that was named, else of the default one; None where there is none.

    Raises as `chosen_profile` does, and says on standard error that the default profile is used.
    """
    chosen = chosen_profile(path, name)
    if chosen is not None:
        return chosen
    own = profile_path(DEFAULT)
    if not own.is_file():
        return None
    use_own(own)
    return own


def use_own(path: Path) -> None:
    """Use the default profile, at `path`, and announce that on standard error."""
    remember_name(path, DEFAULT)
    say(f"careerpath: using your saved answers (profile {DEFAULT}).")


def remember_name(path: Path, name: str) -> None:
    """Let printed commands refer to the profile at `path` by its name."""
    _profile_name.set((path, name))


def profile_argument(path: Path | None) -> str:
    """Return the arguments that name this profile in a command; none for the default one."""
    remembered = _profile_name.get()
    if remembered is None or remembered[0] != path:
        return f" --profile {shlex.quote(str(path))}" if path else ""
    return "" if remembered[1] == DEFAULT else f" --profile-name {remembered[1]}"

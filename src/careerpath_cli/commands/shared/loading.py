"""What several commands load first: the knowledge base, a profile, its gaps to roles."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path

from careerpath_cli.commands.shared.output import say
from careerpath_cli.errors import UsageError, one_line
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.gaps import RoleGap
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import Progress

REMARK_LINES = 3
"""The most lines that are said of a profile before its page."""


def knowledge_base() -> KnowledgeBase:
    """Load the knowledge base with the overlays of this run."""
    from careerpath_cli.commands.shared.overlays import overlays
    from careerpath_cli.knowledge.store import load_base

    return load_base(overlays=overlays())


def load_profile(path: Path, base: KnowledgeBase) -> Profile:
    """Load a profile as of today: its answers, and the levels reached since according to its history.

    Says on standard error what of either could not be used.
    """
    from careerpath_cli.profile.companions import history_path

    answers = load_answers(path, base)
    if not history_path(path).exists():
        return answers
    from careerpath_cli.roadmap.progress import with_progress

    return with_progress(answers, load_progress(path))


def load_progress(path: Path, until: str | None = None) -> Progress:
    """Return the progress that a profile's history adds up to, until a day if one is given."""
    from careerpath_cli.profile.history import read_history
    from careerpath_cli.roadmap.progress import progress_from

    history = read_history(path)
    for warning in history.warnings:
        say(f"careerpath: {warning}")
    return progress_from(entry for entry in history.entries if until is None or entry.day <= until)


def load_answers(path: Path, base: KnowledgeBase) -> Profile:
    """Load a profile's answers, and say on standard error what of it could not be used."""
    from careerpath_cli.profile.reading import read_profile

    profile = read_profile(path, base)
    remarks = [*_on_unknown_skills(profile.unknown_skills, base), *profile.remarks]
    lines = [*remarks[: REMARK_LINES - 1], " ".join(remarks[REMARK_LINES - 1 :])]
    for line in filter(None, lines):
        say(f"careerpath: {one_line(line)}")
    return profile


def _on_unknown_skills(names: Sequence[str], base: KnowledgeBase) -> list[str]:
    """Return one remark on the names that mean no skill, with what those that were misspelt may mean."""
    from careerpath_cli.knowledge.naming.names import did_you_mean

    meant = {
        name: did_you_mean(base.skills[skill].name for skill in base.misspelt("skills", name))
        for name in names
    }
    if len(meant) == 1:
        ((name, question),) = meant.items()
        return [f"“{name}” is not a known skill; it was ignored. {question}".rstrip()]
    listed = [f"“{name}” ({question})" if question else f"“{name}”" for name, question in meant.items()]
    return [f"Not known as skills, so ignored: {', '.join(listed)}."] if listed else []


def gaps_of(
    matches: Sequence[RoleMatch], profile: Profile, model: MatchingModel, base: KnowledgeBase
) -> list[RoleGap]:
    """Return the gap to each matched role."""
    from careerpath_cli.planning.gaps import role_gap

    return [role_gap(profile, base.roles[match.role], model) for match in matches]


_profile_name: ContextVar[tuple[Path, str] | None] = ContextVar("profile_name", default=None)


def chosen_profile(path: Path | None, name: str | None) -> Path | None:
    """Return the path of the profile named by `--profile` or `--profile-name`; None where neither was.

    Raises UsageError where both were given, and UnknownNameError where no profile has that name.
    """
    if name is None:
        return path
    if path is not None:
        raise UsageError("--profile and --profile-name cannot be combined.", hint="Choose one of them.")
    from careerpath_cli.profile.folder import existing_profile

    saved = existing_profile(name)
    remember_name(saved.path, saved.name)
    return saved.path


def own_profile() -> Path | None:
    """Return the path of the default profile if there is one, and say on standard error that it is used."""
    from careerpath_cli.profile.folder import DEFAULT, profile_path

    path = profile_path(DEFAULT)
    if not path.is_file():
        return None
    use_own(path)
    return path


def use_own(path: Path) -> None:
    """Use the default profile, at `path`, and announce that on standard error."""
    from careerpath_cli.profile.folder import DEFAULT

    remember_name(path, DEFAULT)
    say(f"careerpath: using your saved answers (profile {DEFAULT}).")


def remember_name(path: Path, name: str) -> None:
    """Let printed commands refer to the profile at `path` by its name."""
    _profile_name.set((path, name))


def profile_argument(path: Path | None) -> str:
    """Return the arguments that name this profile in a command; none for the default one."""
    import shlex

    from careerpath_cli.profile.folder import DEFAULT

    remembered = _profile_name.get()
    if remembered is None or remembered[0] != path:
        return f" --profile {shlex.quote(str(path))}" if path else ""
    return "" if remembered[1] == DEFAULT else f" --profile-name {remembered[1]}"

"""`careerpath profile`: saved profiles, by name."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.people import importing
from careerpath_cli.commands.shared.editing import confirmed, edit_copy
from careerpath_cli.commands.shared.loading import load_engine, load_profile
from careerpath_cli.commands.shared.options import AsJson, argument, flag
from careerpath_cli.commands.shared.output import report, say, write_out
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.engine import Engine
from careerpath_cli.errors import CONTENT, InvalidContentError, UsageError
from careerpath_cli.profile.diff import differences
from careerpath_cli.profile.folder import (
    delete_profile,
    existing_profile,
    named_profiles,
    profile_path,
    rename_profile,
)
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.views.json.people import named_profile, profile_diff, profile_list
from careerpath_cli.views.terminal.profile import diff_page, list_page, profile_page

app = typer.Typer(
    help="Fill, list, show, edit, compare, rename or delete your profiles.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_TOP = 5


def complete_profile(incomplete: str) -> list[str]:
    """Return the profiles whose names start with what was typed."""
    return [
        profile.name for profile in named_profiles() if profile.name.lower().startswith(incomplete.lower())
    ]


Name = Annotated[str, argument("[NAME]", "Profile name.", complete=complete_profile, show_default=True)]
Named = Annotated[str, argument("NAME", "Profile name.", complete=complete_profile)]
NewName = Annotated[str, argument("NEW", "New name.")]
One = Annotated[str, argument("A", "Profile name or file.", complete=complete_profile)]
Other = Annotated[str, argument("B", "Profile name or file.", complete=complete_profile)]
Yes = Annotated[bool, flag("--yes -y", "Don't ask for confirmation.")]


@app.command("list")
def list_profiles(*, as_json: AsJson = False) -> None:
    """List your profiles."""
    profiles = [(profile, profile.path.stat().st_mtime) for profile in named_profiles()]
    show(as_json, lambda: profile_list(profiles), lambda _: list_page(profiles))


@app.command("show")
def show_profile(name: Name = "default", *, as_json: AsJson = False) -> None:
    """Show the answers in a profile."""
    saved = existing_profile(name)
    engine = load_engine()
    person = load_profile(saved.path, engine)
    show(
        as_json,
        lambda: named_profile(saved, person),
        lambda _: profile_page(saved.name, person, engine.base),
    )


@app.command("path")
def show_path(name: Name = "default") -> None:
    """Print the path of a profile, whether or not it exists."""
    write_out(f"{profile_path(name)}\n")


@app.command("edit")
def edit(name: Name = "default") -> None:
    """Edit a profile in $EDITOR. Changes are saved only if they are valid."""
    saved = existing_profile(name)
    base = load_engine().base

    def keep_on(rejected: Path) -> bool:
        try:
            read_profile(rejected, base)
        except InvalidContentError as error:
            report(error)
            return confirmed("Edit again?")
        return False

    outcome = edit_copy(saved.path, keep_on, lambda path: read_profile(path, base))
    say(outcome.sentence)
    if outcome.rejected:
        raise typer.Exit(CONTENT)


@app.command("diff")
def diff(first: One, second: Other, *, as_json: AsJson = False) -> None:
    """Compare two profiles: answers that differ, roles that move."""
    engine = load_engine()
    before, after = _person(first, engine), _person(second, engine)
    answers = differences(before, after)
    both = says_something(before) and says_something(after)
    ranking = engine.compare_rankings(before, after, _TOP) if both else None
    show(
        as_json,
        lambda: profile_diff(answers, ranking),
        lambda _: diff_page((first, second), answers, ranking, engine.base),
    )


@app.command("rename")
def rename(name: Named, new: NewName) -> None:
    """Rename a profile."""
    renamed = rename_profile(existing_profile(name), new)
    say(f"Renamed to {renamed.name}, now in {renamed.path}.")


@app.command("delete")
def delete(name: Named, *, yes: Yes = False) -> None:
    """Delete a profile and its interview answers."""
    saved = existing_profile(name)
    if not yes and not sys.stdin.isatty():
        raise UsageError(f"Deleting {saved.name} cannot be undone.", hint="Confirm with --yes.")
    if not yes and not confirmed(f"Delete {saved.name} permanently?"):
        say("Nothing was deleted.")
        return
    for path in delete_profile(saved):
        say(f"Deleted {path}.")


app.command("import")(importing.import_files)
app.command("sources")(importing.show_sources)
app.command("undo")(importing.undo)


def _person(name: str, engine: Engine) -> Profile:
    """Load a profile by name or, where such a file exists, by path."""
    return load_profile(_named_or_file(name), engine)


def _named_or_file(name: str) -> Path:
    is_name = any(profile.name.lower() == name.lower() for profile in named_profiles())
    if is_name or not Path(name).exists():
        return existing_profile(name).path if "/" not in name and "." not in name else Path(name)
    return Path(name)

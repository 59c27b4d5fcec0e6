"""`careerpath profile`: saved profiles, by name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.editing import confirmed
from careerpath_cli.commands.shared.options import AsJson
from careerpath_cli.errors import CONTENT, InvalidContentError, UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.folder import NamedProfile
from careerpath_cli.profile.model import Profile

app = typer.Typer(
    help="List, show, edit, compare, rename or delete your profiles.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def complete_profile(incomplete: str) -> list[str]:
    """Return the profiles whose names start with what was typed."""
    from careerpath_cli.profile.folder import named_profiles

    return [
        profile.name for profile in named_profiles() if profile.name.lower().startswith(incomplete.lower())
    ]


Name = Annotated[
    str,
    typer.Argument(metavar="[NAME]", help="Profile name.", autocompletion=complete_profile),
]
Named = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Profile name.", autocompletion=complete_profile, show_default=False),
]
One = Annotated[
    str,
    typer.Argument(
        metavar="A", help="Profile name or file.", autocompletion=complete_profile, show_default=False
    ),
]
Other = Annotated[
    str,
    typer.Argument(
        metavar="B", help="Profile name or file.", autocompletion=complete_profile, show_default=False
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask for confirmation.")]


@app.command("list")
def list_profiles(*, as_json: AsJson = False) -> None:
    """List your profiles."""
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.profile.folder import named_profiles
    from careerpath_cli.views.json.profiles import profile_list
    from careerpath_cli.views.terminal.profile import list_page

    profiles = [(profile, profile.path.stat().st_mtime) for profile in named_profiles()]
    if as_json:
        show_json(profile_list(profiles))
    else:
        show_page(lambda _: list_page(profiles))


@app.command("show")
def show_profile(name: Name = "default", *, as_json: AsJson = False) -> None:
    """Show the answers in a profile."""
    from careerpath_cli.commands.shared.loading import knowledge_base, load_profile
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.profile.folder import existing_profile

    saved = existing_profile(name)
    base = knowledge_base()
    person = load_profile(saved.path, base)
    if as_json:
        from careerpath_cli.views.json.values import plain_values

        show_json({"name": saved.name, "path": str(saved.path), "profile": plain_values(person)})
        return
    from careerpath_cli.views.terminal.profile import profile_page

    show_page(lambda _: profile_page(saved.name, person, base))


@app.command("path")
def show_path(name: Name = "default") -> None:
    """Print the path of a profile, whether or not it exists."""
    from careerpath_cli.commands.shared.output import write_out
    from careerpath_cli.profile.folder import profile_path

    write_out(f"{profile_path(name)}\n")


@app.command("edit")
def edit(name: Name = "default") -> None:
    """Edit a profile in $EDITOR. Changes are saved only if they are valid."""
    from careerpath_cli.commands.shared.editing import edit_copy
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import report, say
    from careerpath_cli.profile.folder import existing_profile
    from careerpath_cli.profile.reading import read_profile

    saved = existing_profile(name)
    base = knowledge_base()

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
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.matching.kept.loading import load_model
    from careerpath_cli.profile.diff import differences
    from careerpath_cli.profile.kinds import says_something
    from careerpath_cli.whatif.whatif import compare_rankings

    base = knowledge_base()
    before, after = _person(first, base), _person(second, base)
    answers = differences(before, after)
    both = says_something(before) and says_something(after)
    ranking = compare_rankings(before, after, _TOP, load_model(base), base) if both else None
    if as_json:
        from careerpath_cli.views.json.profiles import profile_diff

        show_json(profile_diff(answers, ranking))
        return
    from careerpath_cli.views.terminal.profile import diff_page

    show_page(lambda _: diff_page((first, second), answers, ranking, base))


@app.command("rename")
def rename(name: Named, new: Annotated[str, typer.Argument(metavar="NEW", help="New name.")]) -> None:
    """Rename a profile."""
    from careerpath_cli.commands.shared.output import say
    from careerpath_cli.profile.folder import existing_profile, rename_profile

    renamed = rename_profile(existing_profile(name), new)
    say(f"Renamed to {renamed.name}, now in {renamed.path}.")


@app.command("delete")
def delete(name: Named, *, yes: Yes = False) -> None:
    """Delete a profile and its interview answers."""
    from careerpath_cli.commands.shared.output import say
    from careerpath_cli.profile.folder import delete_profile, existing_profile

    saved = existing_profile(name)
    if not yes and not sys.stdin.isatty():
        raise UsageError(f"Deleting {saved.name} cannot be undone.", hint="Confirm with --yes.")
    if not yes and not confirmed(f"Delete {saved.name} permanently?"):
        say("Nothing was deleted.")
        return
    for path in delete_profile(saved):
        say(f"Deleted {path}.")


_TOP = 5


def _person(name: str, base: KnowledgeBase) -> Profile:
    """Load a profile by name or, where such a file exists, by path."""
    from careerpath_cli.commands.shared.loading import load_profile

    return load_profile(_named_or_file(name), base)


def _named_or_file(name: str) -> Path:
    from careerpath_cli.profile.folder import existing_profile, named_profiles

    profiles: list[NamedProfile] = named_profiles()
    if any(profile.name.lower() == name.lower() for profile in profiles) or not Path(name).exists():
        return existing_profile(name).path if "/" not in name and "." not in name else Path(name)
    return Path(name)

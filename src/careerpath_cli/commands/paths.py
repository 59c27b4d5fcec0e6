"""`careerpath path`: the cheapest ladder over roles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerpath_cli.commands.shared.options import (
    AsJson,
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    complete_role,
)
from careerpath_cli.errors import NothingKnownError, UsageError

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.profile.model import Profile

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="ROLE",
        help="The role to get to: its id, name or alias.",
        autocompletion=complete_role,
        show_default=False,
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="ROLE",
        help="The role to start from; without it, your profile.",
        autocompletion=complete_role,
        show_default=False,
    ),
]
Alternatives = Annotated[
    int, typer.Option("--alternatives", min=0, max=20, metavar="N", help="How many other ladders to list.")
]


def path(  # noqa: PLR0913 - its options are its arguments
    to: To,
    origin: From = None,
    profile: ProfileFile = None,
    hours_per_week: HoursPerWeek = None,
    alternatives: Alternatives = 2,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show the cheapest ladder over roles, change by change."""
    from careerpath_cli.commands.shared.loading import (
        chosen_profile,
        knowledge_base,
        own_profile,
        profile_argument,
    )
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.matching.model import build_model
    from careerpath_cli.transitions.paths import find_paths, start_from

    profile = chosen_profile(profile, profile_name)
    base = knowledge_base()
    goal = base.role(to).id
    leaves = base.role(origin).id if origin else None
    if leaves is None:
        profile = profile or own_profile()
    person = _person(leaves, goal, profile, base)
    model = build_model(base)
    found = find_paths(start_from(leaves, person, model, base), goal, model, base, alternatives)
    pace = hours_per_week or person.constraints.hours_per_week
    if as_json:
        from careerpath_cli.views.json.paths import paths as view

        show_json(view(found, pace, base))
        return
    from careerpath_cli.views.terminal.paths import paths_page

    show_page(lambda _: paths_page(found, base, pace, profile_argument(profile)))


def _person(leaves: str | None, goal: str, path: Path | None, base: KnowledgeBase) -> Profile:
    """Load the person who starts; raises an error where there is nowhere to start from, or nowhere to go."""
    from careerpath_cli.commands.shared.loading import load_profile, profile_argument
    from careerpath_cli.profile.model import Profile

    name = base.roles[goal].name
    if leaves == goal:
        raise UsageError(
            f"Both ends are {name}: there is no way to go.",
            hint=f"careerpath roadmap {goal} shows all of it.",
        )
    if leaves is None and path is None:
        raise UsageError(
            "A ladder needs somewhere to start: --from ROLE, or --profile FILE for where you stand.",
            hint=f"For example: careerpath path --from data-analyst --to {goal}",
        )
    person = load_profile(path, base) if path else Profile()
    if leaves is None and person.current_role == goal:
        raise UsageError(
            f"Your profile says that {name} is your role already.",
            hint=f"careerpath roadmap {goal}{profile_argument(path)} shows what is still open in it.",
        )
    if leaves is None and not person.skills and person.current_role is None:
        raise NothingKnownError(
            "Your profile names no skills and no role, so there is nowhere to start from.",
            hint="Add skills or a current_role, or name a role with --from.",
        )
    return person

"""`careerpath path`: the shortest route through intermediate roles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import (
    AsJson,
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    complete_role,
)
from careerpath_cli.errors import NothingKnownError, UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.model import Profile

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="ROLE",
        help="Target role: id, name or alias.",
        autocompletion=complete_role,
        show_default=False,
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="ROLE",
        help="Role to start from (default: your profile).",
        autocompletion=complete_role,
        show_default=False,
    ),
]
Alternatives = Annotated[
    int, typer.Option("--alternatives", min=0, max=20, metavar="N", help="Number of other routes to list.")
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
    """Show the shortest route to a role, move by move."""
    from careerpath_cli.commands.shared.loading import (
        chosen_profile,
        knowledge_base,
        own_profile,
        profile_argument,
    )
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.matching.kept.loading import load_model
    from careerpath_cli.transitions.paths import find_paths, start_from

    profile = chosen_profile(profile, profile_name)
    base = knowledge_base()
    goal = base.role(to).id
    start = base.role(origin).id if origin else None
    if start is None:
        profile = profile or own_profile()
    person = _person(start, goal, profile, base)
    model = load_model(base)
    paths = find_paths(start_from(start, person, model, base), goal, model, base, alternatives)
    pace = hours_per_week or person.constraints.hours_per_week
    if as_json:
        from careerpath_cli.views.json.paths import paths as view

        show_json(view(paths, pace, base))
        return
    from careerpath_cli.views.terminal.paths import paths_page

    show_page(lambda _: paths_page(paths, base, pace, profile_argument(profile)))


def _person(start: str | None, goal: str, path: Path | None, base: KnowledgeBase) -> Profile:
    """Load the person who starts; raises an error without a start, or where it is the target."""
    from careerpath_cli.commands.shared.loading import load_profile, profile_argument
    from careerpath_cli.profile.model import Profile

    name = base.roles[goal].name
    if start == goal:
        raise UsageError(
            f"Start and target are both {name}.",
            hint=f"careerpath roadmap {goal} shows what the role takes.",
        )
    if start is None and path is None:
        raise UsageError(
            "Where do you start? Use --from ROLE or --profile FILE.",
            hint=f"For example: careerpath path --from data-analyst --to {goal}",
        )
    person = load_profile(path, base) if path else Profile()
    if start is None and person.current_role == goal:
        raise UsageError(
            f"{name} is already the current role in your profile.",
            hint=f"careerpath roadmap {goal}{profile_argument(path)} shows what you're still missing.",
        )
    if start is None and not person.skills and person.current_role is None:
        raise NothingKnownError(
            "Your profile has no skills and no current role, so there is nowhere to start from.",
            hint="Add skills or a current_role, or use --from ROLE.",
        )
    return person

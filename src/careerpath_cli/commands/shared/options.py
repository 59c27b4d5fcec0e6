"""The arguments and options that commands share, so that each is defined and explained once."""

import os
from math import isnan
from pathlib import Path
from typing import Annotated

import typer


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Return the roles whose ids start with what was typed; none where the base cannot be read."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.overlays import typed_overlays, use_overlays
    from careerpath_cli.errors import CareerpathError

    use_overlays(typed_overlays(os.environ))
    try:
        roles = knowledge_base().roles.values()
        return [(role.id, role.name) for role in roles if role.id.startswith(incomplete.lower())]
    except CareerpathError:
        return []


RoleName = Annotated[
    str,
    typer.Argument(
        metavar="ROLE", help="Role id, name or alias.", autocompletion=complete_role, show_default=False
    ),
]
RoleNames = Annotated[
    list[str],
    typer.Argument(
        metavar="ROLE ROLE [ROLE…]",
        help="Two or more roles.",
        autocompletion=complete_role,
        show_default=False,
    ),
]
ProfileFile = Annotated[
    Path | None,
    typer.Option(
        "--profile", "-p", metavar="FILE", help="Use a profile file (YAML or JSON).", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def a_number(value: float | None) -> float | None:
    """Return the value; raises BadParameter for NaN, which passes every limit."""
    if value is not None and isnan(value):
        raise typer.BadParameter("must be a number of hours")
    return value


HoursPerWeek = Annotated[
    float | None,
    typer.Option(
        "--hours-per-week",
        metavar="HOURS",
        min=0.5,
        max=100,
        help="Hours a week for learning (default: the profile's).",
        callback=a_number,
        show_default=False,
    ),
]
ProfileName = Annotated[
    str | None,
    typer.Option("--profile-name", metavar="NAME", help="Use a saved profile.", show_default=False),
]

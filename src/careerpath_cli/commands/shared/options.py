"""The arguments and options that commands share, so that each is defined and explained once."""

import os
from collections.abc import Callable, Sequence
from math import isnan
from pathlib import Path
from typing import Annotated, Any

import typer

from careerpath_cli.commands.shared.overlays import typed_overlays, use_overlays
from careerpath_cli.errors import CareerpathError

Completion = Callable[[str], Sequence[Any]]
STANDARD_OUTPUT = Path("-")
"""What people name in place of a file."""


def option(names: str, metavar: str, text: str, *, complete: Completion | None = None, **limits: Any) -> Any:
    """Return an option that takes a value: its names ("--top -n"), what stands for the value, and its help.

    Its default is not shown, unless `show_default` says so.
    """
    settings = {"show_default": False, **limits}
    return typer.Option(*names.split(), metavar=metavar, help=text, autocompletion=complete, **settings)


def flag(names: str, text: str) -> Any:
    """Return an option that takes no value."""
    return typer.Option(*names.split(), help=text)


def argument(metavar: str, text: str, *, complete: Completion | None = None, **limits: Any) -> Any:
    """Return an argument: what stands for it in the usage line, and its help."""
    settings = {"show_default": False, **limits}
    return typer.Argument(metavar=metavar, help=text, autocompletion=complete, **settings)


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Return the roles whose ids start with what was typed; none where the base cannot be read."""
    from careerpath_cli.commands.shared.loading import load_engine  # help of commands needs no engine

    use_overlays(typed_overlays(os.environ))
    try:
        roles = load_engine().base.roles.values()
        return [(role.id, role.name) for role in roles if role.id.startswith(incomplete.lower())]
    except CareerpathError:
        return []


def a_number(value: float | None) -> float | None:
    """Return the value; raises BadParameter for NaN, which passes every limit."""
    if value is not None and isnan(value):
        raise typer.BadParameter("must be a number of hours")
    return value


RoleName = Annotated[str, argument("ROLE", "Role id, name or alias.", complete=complete_role)]
RoleNames = Annotated[list[str], argument("ROLE ROLE [ROLE…]", "Two or more roles.", complete=complete_role)]
ProfileFile = Annotated[Path | None, option("--profile -p", "FILE", "Use a profile file (YAML or JSON).")]
ProfileName = Annotated[str | None, option("--profile-name", "NAME", "Use a saved profile.")]
Ids = Annotated[bool, flag("--ids", "Show ids, as files name them, too.")]
AsJson = Annotated[bool, flag("--json", "Print JSON.")]
Top = Annotated[int, option("--top -n", "N", "Number of roles to show.", min=1, show_default=True)]
HoursPerWeek = Annotated[
    float | None,
    option(
        "--hours-per-week",
        "HOURS",
        "Hours a week for learning (default: the profile's).",
        min=0.5,
        max=100,
        callback=a_number,
    ),
]

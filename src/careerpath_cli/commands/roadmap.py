"""`careerpath roadmap` and `export`: the way to a role, on the screen or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerpath_cli.commands.options import AsJson, HoursPerWeek, ProfileFile, ProfileName, RoleName

if TYPE_CHECKING:
    from careerpath_cli.advice.plan import Plan
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.profile.model import Profile

Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FILE", help="The Markdown file to write.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]


def roadmap(
    role: RoleName,
    profile: ProfileFile = None,
    hours_per_week: HoursPerWeek = None,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show the way to a role; without a profile, the whole of it."""
    from careerpath_cli.commands.loading import chosen_profile, profile_argument
    from careerpath_cli.commands.output import show_json, show_page

    profile = chosen_profile(profile, profile_name)
    base, _, plan = _plan(role, profile, hours_per_week)
    if as_json:
        from careerpath_cli.views import as_json as view

        show_json(view.plan(plan, base))
        return
    from careerpath_cli.views.terminal.plan import plan_page

    show_page(lambda _: plan_page(plan, base, profile_argument(profile)))


def export(
    role: RoleName,
    output: Output,
    profile: ProfileFile = None,
    hours_per_week: HoursPerWeek = None,
    profile_name: ProfileName = None,
    *,
    force: Force = False,
) -> None:
    """Write the roadmap to a role as a Markdown file with task lists."""
    from careerpath_cli import __version__
    from careerpath_cli.commands.loading import chosen_profile
    from careerpath_cli.commands.output import say
    from careerpath_cli.views.markdown import plan_markdown
    from careerpath_cli.writing import write_text

    profile = chosen_profile(profile, profile_name)
    base, person, plan = _plan(role, profile, hours_per_week)
    write_text(output, plan_markdown(plan, person, base, __version__), overwrite=force)
    say(f"Wrote {output}.")


def _plan(
    role: str, profile_path: Path | None, hours_per_week: float | None
) -> tuple[KnowledgeBase, Profile, Plan]:
    from careerpath_cli.advice.expectations import prepare
    from careerpath_cli.advice.plan import plan_role
    from careerpath_cli.commands.loading import knowledge_base, load_profile
    from careerpath_cli.profile.model import Profile

    base = knowledge_base()
    target = base.role(role)
    person = load_profile(profile_path, base) if profile_path else Profile()
    return base, person, plan_role(person, target, prepare(base), base, hours_per_week)

"""`careerpath advise`: the ranked recommendation."""

from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.options import AsJson, ProfileFile

Top = Annotated[int, typer.Option("--top", "-n", min=1, metavar="N", help="How many roles to show.")]
Save = Annotated[
    Path | None,
    typer.Option(
        "--save",
        metavar="FILE",
        help="Where the interview keeps your answers. By default in your data directory.",
        show_default=False,
    ),
]


def advise(profile: ProfileFile = None, top: Top = 3, save: Save = None, *, as_json: AsJson = False) -> None:
    """Recommend roles, from an interview or from a profile file."""
    if profile is None:
        from careerpath_cli.commands.interviewing import run_interview
        from careerpath_cli.commands.loading import knowledge_base

        profile = run_interview(knowledge_base(), save)
    show_advice(profile, top, as_json=as_json)


def show_advice(path: Path, top: int, *, as_json: bool) -> None:
    """Rank the roles for the profile at `path` and print the best `top` of them."""
    from careerpath_cli.advice.expectations import prepare
    from careerpath_cli.advice.matching import rank_roles
    from careerpath_cli.commands.loading import gaps_of, knowledge_base, load_profile, profile_argument
    from careerpath_cli.commands.output import show_json, show_page

    base = knowledge_base()
    profile = load_profile(path, base)
    model = prepare(base)
    matches = rank_roles(profile, model, base)[:top]
    gaps = gaps_of(matches, profile, model, base)
    if as_json:
        from careerpath_cli.views import as_json as view

        show_json(view.advice(matches, gaps, profile.unknown_skills, base))
        return
    from careerpath_cli.views.terminal.advice import PageSetting, advice_page

    again = profile_argument(path)
    current = profile.current_role
    show_page(lambda width: advice_page(profile, matches, gaps, base, PageSetting(width, again, current)))

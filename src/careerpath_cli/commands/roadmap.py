"""`careerpath roadmap`: a dated plan for reaching one role or several."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson, HoursPerWeek, ProfileFile, ProfileName
from careerpath_cli.commands.shared.roadmap_request import By, Pauses, RoadmapCase, Roles, Start
from careerpath_cli.roadmap.roadmap import Roadmap

Since = Annotated[
    Path | None,
    typer.Option(
        "--since",
        metavar="FILE",
        help="Show what changed since a roadmap exported as JSON, and why.",
        show_default=False,
    ),
]
Follow = Annotated[bool, typer.Option("--follow", help="Follow this roadmap with log, done and progress.")]
Full = Annotated[bool, typer.Option("--full", help="Show every step in detail.")]


def roadmap(  # noqa: PLR0913, PLR0917 - its options are its arguments
    roles: Roles = None,
    profile: ProfileFile = None,
    hours_per_week: HoursPerWeek = None,
    start: Start = None,
    by: By = None,
    pause: Pauses = None,
    since: Since = None,
    profile_name: ProfileName = None,
    *,
    follow: Follow = False,
    full: Full = False,
    as_json: AsJson = False,
) -> None:
    """Show a dated plan for reaching a role. Several roles share one plan, in the order named."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.roadmap_request import RoadmapOptions, load_person, resolve_request

    base = knowledge_base()
    person = load_person(profile, profile_name, base)
    wanted = RoadmapOptions(roles or (), start, hours_per_week, by, pause or ())
    case = resolve_request(wanted, person, base, anew=follow)
    plan = case.roadmap()
    if follow:
        _follow(case, plan)
    if since is not None:
        _show_changes(since, case, plan, as_json=as_json)
    else:
        _show(case, plan, wanted.arguments, full=full, as_json=as_json)


def _show(case: RoadmapCase, plan: Roadmap, arguments: str, *, full: bool, as_json: bool) -> None:
    from careerpath_cli import __version__
    from careerpath_cli.commands.shared.loading import profile_argument
    from careerpath_cli.commands.shared.output import show_json, show_page

    if as_json:
        from careerpath_cli.views.json.roadmap import roadmap as view

        show_json(view(plan, case.person.profile, case.base, __version__))
        return
    from careerpath_cli.views.terminal.roadmap import RoadmapPageOptions, roadmap_page
    from careerpath_cli.views.terminal.route import route_page

    options = RoadmapPageOptions(profile_argument(case.person.path), arguments)
    page = roadmap_page if full else route_page
    show_page(lambda _: page(plan, case.base, options))


def _follow(case: RoadmapCase, roadmap: Roadmap) -> None:
    from careerpath_cli.commands.shared.loading import profile_argument
    from careerpath_cli.commands.shared.output import say
    from careerpath_cli.errors import UsageError
    from careerpath_cli.profile.history import Followed
    from careerpath_cli.profile.recording import record

    if case.person.path is None:
        raise UsageError(
            "You need a profile to follow a roadmap.",
            hint="Make one with careerpath advise, or use --profile FILE.",
        )
    request = roadmap.request
    entry = Followed(
        day=request.start.isoformat(),
        roles=tuple(role.id for role in case.roles),
        hours_per_week=request.hours_per_week or request.usual_hours,
        by=request.by.isoformat() if request.by else None,
        pauses=tuple((pause.first.isoformat(), pause.last.isoformat()) for pause in roadmap.calendar.pauses),
    )
    for warning in record(case.person.path, [entry]):
        say(f"careerpath: {warning}")
    again = profile_argument(case.person.path)
    names = " and ".join(role.name for role in case.roles)
    say(f"You're now following {names}. Next: careerpath log STEP --hours N{again}.")


def _show_changes(since: Path, case: RoadmapCase, roadmap: Roadmap, *, as_json: bool) -> None:
    from careerpath_cli.commands.shared.changes_since import show_changes

    show_changes(since, case, roadmap, as_json=as_json)

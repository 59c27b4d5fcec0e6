"""`careerpath roadmap`: a dated plan for reaching one role or several."""

from pathlib import Path
from typing import Annotated

from careerpath_cli import __version__
from careerpath_cli.commands.shared.changes_since import read_earlier
from careerpath_cli.commands.shared.loading import load_engine, profile_argument
from careerpath_cli.commands.shared.options import (
    AsJson,
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    flag,
    option,
)
from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.roadmap_request import (
    By,
    Pauses,
    RoadmapCase,
    RoadmapOptions,
    Roles,
    Start,
    load_whoever,
    resolve_request,
)
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.errors import UsageError
from careerpath_cli.profile.history import Followed
from careerpath_cli.profile.recording import record
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.views.json.encoding import encode
from careerpath_cli.views.json.roadmap import roadmap as roadmap_record
from careerpath_cli.views.outlines.roadmap import RoadmapPageOptions
from careerpath_cli.views.terminal.roadmap import changes_page, roadmap_page, route_page

Since = Annotated[
    Path | None,
    option("--since", "FILE", "Show what changed since a roadmap exported as JSON, and why."),
]
Follow = Annotated[bool, flag("--follow", "Follow this roadmap with log, done and progress.")]
Full = Annotated[bool, flag("--full", "Show every step in detail.")]


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
    engine = load_engine()
    base = engine.base
    person = load_whoever(profile, profile_name, engine)
    wanted = RoadmapOptions(roles or (), start, hours_per_week, by, pause or ())
    case = resolve_request(wanted, person, engine, anew=follow)
    plan = case.roadmap()
    if follow:
        _follow(case, plan)
    if since is not None:
        changes = engine.changes_since(read_earlier(since), plan, person)
        show(as_json, lambda: encode(changes), lambda _: changes_page(changes, base))
        return
    options = RoadmapPageOptions(profile_argument(person.path), wanted.arguments)
    page = roadmap_page if full else route_page
    show(
        as_json,
        lambda: roadmap_record(plan, person.answers, base, __version__),
        lambda _: page(plan, base, options),
    )


def _follow(case: RoadmapCase, roadmap: Roadmap) -> None:
    path = case.person.path
    if path is None:
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
    record(path, [entry])
    names = " and ".join(role.name for role in case.roles)
    say(f"You're now following {names}. Next: careerpath log STEP --hours N{profile_argument(path)}.")

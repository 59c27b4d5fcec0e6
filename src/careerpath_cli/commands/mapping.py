"""`careerpath map`: all roles by what the person wants and can."""

from typing import Annotated

from careerpath_cli.commands.shared.loading import chosen_or_own, load_engine, load_profile, profile_argument
from careerpath_cli.commands.shared.options import AsJson, ProfileFile, ProfileName, option
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.errors import UsageError
from careerpath_cli.views.json.advice import role_map
from careerpath_cli.views.terminal.charts.role_map import MOST_NUMBERED, MapSetting, map_page

Numbered = Annotated[
    int,
    option("--top -n", "N", "Number of roles to name.", min=1, max=MOST_NUMBERED, show_default=True),
]


def map_roles(
    profile: ProfileFile = None,
    top: Numbered = 5,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Draw all roles by what you want and what you can do, and where you are."""
    path = chosen_or_own(profile, profile_name)
    if path is None:
        raise UsageError(
            "map needs your answers.",
            hint="Run careerpath advise first, or use a profile file: careerpath map --profile me.yaml",
        )
    engine = load_engine()
    person = load_profile(path, engine)
    matches = engine.rank(person)
    setting = MapSetting(top, profile_argument(path))
    show(
        as_json,
        lambda: role_map(matches, person.current_role, engine.base),
        lambda width: map_page(matches, person.current_role, engine.base, width, setting),
    )

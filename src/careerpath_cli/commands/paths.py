"""`careerpath path`: the shortest route through intermediate roles."""

from typing import Annotated

from careerpath_cli.commands.shared.loading import (
    chosen_or_own,
    chosen_profile,
    load_engine,
    load_profile,
    profile_argument,
)
from careerpath_cli.commands.shared.options import (
    AsJson,
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    complete_role,
    option,
)
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.errors import NothingKnownError, UsageError
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.json.changes import paths as paths_record
from careerpath_cli.views.terminal.paths import paths_page

To = Annotated[str, option("--to", "ROLE", "Target role: id, name or alias.", complete=complete_role)]
From = Annotated[
    str | None,
    option("--from", "ROLE", "Role to start from (default: your profile).", complete=complete_role),
]
Alternatives = Annotated[
    int,
    option("--alternatives", "N", "Number of other routes to list.", min=0, max=20, show_default=True),
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
    chosen = chosen_profile(profile, profile_name)
    engine = load_engine()
    base = engine.base
    goal = base.role(to)
    start = base.role(origin).id if origin else None
    if start == goal.id:
        raise UsageError(
            f"Start and target are both {goal.name}.",
            hint=f"careerpath roadmap {goal.id} shows what the role takes.",
        )
    if start is None:
        chosen = chosen_or_own(chosen, None)
    person = load_profile(chosen, engine) if chosen else Profile()
    again = profile_argument(chosen)
    if start is None:
        _refuse_without_start(person, goal, again, known=chosen is not None)
    paths = engine.paths(person, goal.id, start, alternatives)
    pace = hours_per_week or person.constraints.hours_per_week
    show(as_json, lambda: paths_record(paths, pace, base), lambda _: paths_page(paths, base, pace, again))


def _refuse_without_start(person: Profile, goal: Role, again: str, *, known: bool) -> None:
    """Raise an error where there is nowhere to start from, or where the person is there already."""
    if not known:
        raise UsageError(
            "Where do you start? Use --from ROLE or --profile FILE.",
            hint=f"For example: careerpath path --from data-analyst --to {goal.id}",
        )
    if person.current_role == goal.id:
        raise UsageError(
            f"{goal.name} is already the current role in your profile.",
            hint=f"careerpath roadmap {goal.id}{again} shows what you're still missing.",
        )
    if not person.skills and person.current_role is None:
        raise NothingKnownError(
            "Your profile has no skills and no current role, so there is nowhere to start from.",
            hint="Add skills or a current_role, or use --from ROLE.",
        )

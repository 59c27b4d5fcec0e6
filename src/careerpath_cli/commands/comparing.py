"""`careerpath compare`: roles side by side."""

from careerpath_cli.commands.shared.loading import chosen_or_own, load_engine, load_profile
from careerpath_cli.commands.shared.options import AsJson, ProfileFile, ProfileName, RoleNames
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.errors import UsageError
from careerpath_cli.views.json.advice import comparison
from careerpath_cli.views.terminal.comparison import comparison_page


def compare(
    roles: RoleNames,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Compare roles side by side. If you have a profile, it is shown beside them."""
    engine = load_engine()
    base = engine.base
    if len({base.role(name).id for name in roles}) < 2:  # noqa: PLR2004 - a comparison takes two
        raise UsageError(
            "compare needs at least two different roles.", hint="Usage: careerpath compare ROLE ROLE [ROLE…]"
        )
    path = chosen_or_own(profile, profile_name)
    compared = engine.compare(roles, load_profile(path, engine) if path else None)
    show(
        as_json,
        lambda: comparison(compared.roles, base, compared.matches, compared.gaps),
        lambda width: comparison_page(compared.roles, base, width, compared.matches, compared.gaps or None),
    )

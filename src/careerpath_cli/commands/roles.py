"""`careerpath list`, `show` and `compare`: the roles in the knowledge base."""

from enum import StrEnum
from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson, ProfileFile, ProfileName, RoleName, RoleNames
from careerpath_cli.errors import UsageError


class SortKey(StrEnum):
    """What `list` can be sorted by."""

    NAME = "name"
    LEVEL = "level"
    DOMAIN = "domain"
    PAY = "pay"


def list_roles(
    level: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="Level: entry, mid, advanced or executive.", show_default=False),
    ] = None,
    domain: Annotated[
        str | None,
        typer.Option(metavar="DOMAIN", help="Domain, e.g. applied-ai or research.", show_default=False),
    ] = None,
    skill: Annotated[
        str | None, typer.Option(metavar="SKILL", help="Only roles that need this skill.", show_default=False)
    ] = None,
    search: Annotated[
        str | None,
        typer.Option(
            "--search",
            metavar="TEXT",
            help="Text to find in names, aliases and summaries.",
            show_default=False,
        ),
    ] = None,
    sort: Annotated[
        SortKey | None, typer.Option(help="Sort by this (default: built-in order).", show_default=False)
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List roles, with filters and sorting."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.knowledge.selection import RoleFilter, select_roles

    base = knowledge_base()
    roles = select_roles(base, RoleFilter(level, domain, skill, search), sort.value if sort else None)
    if as_json:
        from careerpath_cli.views.json.roles import role_brief

        show_json([role_brief(role, base) for role in roles])
        return
    from careerpath_cli.views.terminal.roles import roles_page

    show_page(lambda width: roles_page(roles, base, width))


def show(
    role: RoleName,
    country: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Show pay in this country, e.g. US, GB or DE.", show_default=False),
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL",
            help="Show pay at this level: entry, mid, senior or executive.",
            show_default=False,
        ),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show everything about a role."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.knowledge.pay import pay_facts

    base = knowledge_base()
    entry = base.role(role)
    pay = pay_facts(entry, base, country, level)
    if as_json:
        from careerpath_cli.views.json.roles import role_full

        show_json(role_full(entry, base, pay))
        return
    from careerpath_cli.views.terminal.role_page import role_page

    show_page(lambda _: role_page(entry, base, pay))


def compare(
    roles: RoleNames,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Compare roles side by side. If you have a profile, it is shown beside them."""
    from careerpath_cli.commands.shared.loading import (
        chosen_profile,
        gaps_of,
        knowledge_base,
        load_profile,
        own_profile,
    )
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.matching.kept.loading import load_model
    from careerpath_cli.matching.ranking import rank_roles

    profile = chosen_profile(profile, profile_name)
    base = knowledge_base()
    chosen = list(dict.fromkeys(base.role(name).id for name in roles))
    if len(chosen) < 2:  # noqa: PLR2004 - a comparison takes two
        raise UsageError(
            "compare needs at least two different roles.", hint="Usage: careerpath compare ROLE ROLE [ROLE…]"
        )
    profile = profile or own_profile()
    matches, gaps = {}, {}
    if profile is not None:
        person = load_profile(profile, base)
        model = load_model(base)
        ranked = [match for match in rank_roles(person, model, base) if match.role in chosen]
        matches = {match.role: match for match in ranked}
        gaps = {gap.role: gap for gap in gaps_of(ranked, person, model, base)}
    compared = [base.roles[role] for role in chosen]
    if as_json:
        from careerpath_cli.views.json.roles import comparison

        show_json(comparison(compared, base, matches, gaps))
        return
    from careerpath_cli.views.terminal.roles import comparison_page

    show_page(lambda width: comparison_page(compared, base, width, matches, gaps or None))

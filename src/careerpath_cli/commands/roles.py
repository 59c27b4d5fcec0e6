"""`careerpath list` and `show`: the roles in the knowledge base."""

from enum import StrEnum
from typing import Annotated

import typer

from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import AsJson, Ids, RoleName, option
from careerpath_cli.commands.shared.showing import show as show_result
from careerpath_cli.knowledge.pay import pay_facts
from careerpath_cli.knowledge.selection import RoleFilter, select_roles
from careerpath_cli.views.json.knowledge import role_brief, role_full
from careerpath_cli.views.terminal.knowledge.roles import roles_page
from careerpath_cli.views.terminal.role_page import role_page


class SortKey(StrEnum):
    """What `list` can be sorted by."""

    NAME = "name"
    LEVEL = "level"
    DOMAIN = "domain"
    PAY = "pay"


LevelFilter = Annotated[str | None, option("--level", "LEVEL", "Level: entry, mid, advanced or executive.")]
DomainFilter = Annotated[str | None, option("--domain", "DOMAIN", "Domain, e.g. applied-ai or research.")]
SkillFilter = Annotated[str | None, option("--skill", "SKILL", "Only roles that need this skill.")]
Search = Annotated[str | None, option("--search", "TEXT", "Text to find in names, aliases and summaries.")]
Sort = Annotated[
    SortKey | None, typer.Option(help="Sort by this (default: built-in order).", show_default=False)
]
Country = Annotated[str | None, option("--country", "CODE", "Show pay in this country, e.g. US, GB or DE.")]
PayLevel = Annotated[
    str | None, option("--level", "LEVEL", "Show pay at this level: entry, mid, senior or executive.")
]


def list_roles(  # noqa: PLR0913 - its options are its arguments
    level: LevelFilter = None,
    domain: DomainFilter = None,
    skill: SkillFilter = None,
    search: Search = None,
    sort: Sort = None,
    *,
    ids: Ids = False,
    as_json: AsJson = False,
) -> None:
    """List roles, with filters and sorting."""
    base = load_engine().base
    roles = select_roles(base, RoleFilter(level, domain, skill, search), sort.value if sort else None)
    show_result(
        as_json,
        lambda: [role_brief(role, base) for role in roles],
        lambda width: roles_page(roles, base, width, ids=ids),
    )


def show(role: RoleName, country: Country = None, level: PayLevel = None, *, as_json: AsJson = False) -> None:
    """Show everything about a role."""
    base = load_engine().base
    entry = base.role(role)
    pay = pay_facts(entry, base, country, level)
    show_result(as_json, lambda: role_full(entry, base, pay), lambda _: role_page(entry, base, pay))

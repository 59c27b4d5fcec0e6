"""`careerpath skills`, `resources`, `occupations`, `trends`, `sources`, `evidence`: what the base holds."""

from typing import Annotated

from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import AsJson, Ids, RoleName, argument, option
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.knowledge.claims import claims
from careerpath_cli.knowledge.selection import one_or_all, select_occupations, select_skills
from careerpath_cli.views.json.encoding import encode
from careerpath_cli.views.json.knowledge import claim_list, skill_full, skill_resources
from careerpath_cli.views.terminal.knowledge.facts import evidence_page, sources_page, trends_page
from careerpath_cli.views.terminal.knowledge.occupations import occupation_page, occupations_page
from careerpath_cli.views.terminal.knowledge.skills import resources_page, skill_page, skills_page

Name = Annotated[str | None, argument("[NAME]", "Name to show (default: all).")]
SkillName = Annotated[str, argument("SKILL", "Skill id, name or alias.")]
Search = Annotated[str | None, option("--search", "TEXT", "Text to find in names, aliases and summaries.")]
GroupName = Annotated[str | None, option("--group", "GROUP", "Skill group, e.g. programming.")]


def skills(
    skill: Name = None,
    search: Search = None,
    group: GroupName = None,
    *,
    ids: Ids = False,
    as_json: AsJson = False,
) -> None:
    """List or search skills, or show one."""
    base = load_engine().base
    if skill is not None:
        entry = base.skills[base.require("skills", skill)]
        show(
            as_json,
            lambda: skill_full(entry, base),
            lambda _: skill_page(entry, base),
        )
        return
    selected = select_skills(base, search, group)
    show(
        as_json,
        lambda: [encode(entry) for entry in selected],
        lambda _: skills_page(selected, base, ids=ids),
    )


def resources(skill: SkillName, *, as_json: AsJson = False) -> None:
    """Show resources and certificates for a skill."""
    base = load_engine().base
    entry = base.skills[base.require("skills", skill)]
    show(as_json, lambda: skill_resources(entry, base), lambda _: resources_page(entry, base))


def occupations(occupation: Name = None, search: Search = None, *, as_json: AsJson = False) -> None:
    """List or search occupations, or show where one leads in AI."""
    base = load_engine().base
    if occupation is not None:
        entry = base.occupations[base.require("occupations", occupation)]
        show(as_json, lambda: encode(entry), lambda _: occupation_page(entry, base))
        return
    selected = select_occupations(base, search)
    show(
        as_json,
        lambda: [encode(entry) for entry in selected],
        lambda width: occupations_page(selected, base, width),
    )


def trends(trend: Name = None, *, as_json: AsJson = False) -> None:
    """Show trends in the field, with their roles and skills."""
    base = load_engine().base
    selected = one_or_all(base.trends, trend, "trend")
    # projections are about the whole field or about roles, never about a single trend
    outlook = base.outlook.values() if trend is None else ()
    show(
        as_json,
        lambda: {
            "trends": [encode(entry) for entry in selected],
            "outlook": [encode(projection) for projection in outlook],
        },
        lambda _: trends_page(selected, base),
    )


def sources(source: Name = None, *, as_json: AsJson = False) -> None:
    """List the sources behind the knowledge base."""
    base = load_engine().base
    selected = one_or_all(base.sources, source, "source")
    show(as_json, lambda: [encode(entry) for entry in selected], lambda _: sources_page(selected, base))


def evidence(role: RoleName, *, as_json: AsJson = False) -> None:
    """Show every claim about a role, with source and date. Sources that disagree are shown side by side."""
    base = load_engine().base
    entry = base.role(role)
    all_claims = claims(entry, base)
    show(
        as_json,
        lambda: claim_list(entry, all_claims, base),
        lambda _: evidence_page(entry, all_claims, base),
    )

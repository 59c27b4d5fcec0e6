"""`careerpath skills`, `resources`, `occupations`, `trends`, `sources`, `evidence`: what the base holds."""

from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson, RoleName

Name = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="Name to show (default: all).", show_default=False)
]
SkillName = Annotated[
    str, typer.Argument(metavar="SKILL", help="Skill id, name or alias.", show_default=False)
]
Search = Annotated[
    str | None,
    typer.Option(
        "--search", metavar="TEXT", help="Text to find in names, aliases and summaries.", show_default=False
    ),
]
GroupName = Annotated[
    str | None,
    typer.Option("--group", metavar="GROUP", help="Skill group, e.g. programming.", show_default=False),
]


def skills(
    skill: Name = None, search: Search = None, group: GroupName = None, *, as_json: AsJson = False
) -> None:
    """List or search skills, or show one."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.knowledge.selection import select_skills
    from careerpath_cli.views.json.values import plain_values

    base = knowledge_base()
    if skill is not None:
        entry = base.skills[base.require("skills", skill)]
        if as_json:
            show_json(plain_values(entry) | {"origin": base.origin("skills", entry.id) or None})
            return
        from careerpath_cli.views.terminal.knowledge.skills import skill_page

        show_page(lambda _: skill_page(entry, base))
        return
    selected = select_skills(base, search, group)
    if as_json:
        show_json([plain_values(entry) for entry in selected])
        return
    from careerpath_cli.views.terminal.knowledge.skills import skills_page

    show_page(lambda width: skills_page(selected, base, width))


def resources(skill: SkillName, *, as_json: AsJson = False) -> None:
    """Show learning resources and certificates for a skill."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page

    base = knowledge_base()
    entry = base.skills[base.require("skills", skill)]
    if as_json:
        from careerpath_cli.views.json.knowledge import skill_resources

        show_json(skill_resources(entry, base))
        return
    from careerpath_cli.views.terminal.knowledge.skills import resources_page

    show_page(lambda _: resources_page(entry, base))


def occupations(occupation: Name = None, search: Search = None, *, as_json: AsJson = False) -> None:
    """List or search occupations, or show where one leads in AI."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.knowledge.selection import select_occupations
    from careerpath_cli.views.json.values import plain_values

    base = knowledge_base()
    if occupation is not None:
        entry = base.occupations[base.require("occupations", occupation)]
        if as_json:
            show_json(plain_values(entry))
            return
        from careerpath_cli.views.terminal.knowledge.occupations import occupation_page

        show_page(lambda _: occupation_page(entry, base))
        return
    selected = select_occupations(base, search)
    if as_json:
        show_json([plain_values(entry) for entry in selected])
        return
    from careerpath_cli.views.terminal.knowledge.occupations import occupations_page

    show_page(lambda width: occupations_page(selected, base, width))


def trends(trend: Name = None, *, as_json: AsJson = False) -> None:
    """Show trends in the field, with their roles and skills."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.knowledge.selection import one_or_all

    base = knowledge_base()
    selected = one_or_all(base.trends, trend, "trend")
    if as_json:
        from careerpath_cli.views.json.values import plain_values

        # projections are about the whole field or about roles, never about a single trend
        outlook = [plain_values(outlook) for outlook in base.outlook.values()] if trend is None else []
        show_json({"trends": [plain_values(entry) for entry in selected], "outlook": outlook})
        return
    from careerpath_cli.views.terminal.knowledge.facts import trends_page

    show_page(lambda _: trends_page(selected, base))


def sources(source: Name = None, *, as_json: AsJson = False) -> None:
    """List the sources behind the knowledge base."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.knowledge.selection import one_or_all

    base = knowledge_base()
    selected = one_or_all(base.sources, source, "source")
    if as_json:
        from careerpath_cli.views.json.values import plain_values

        show_json([plain_values(entry) for entry in selected])
        return
    from careerpath_cli.views.terminal.knowledge.facts import sources_page

    show_page(lambda _: sources_page(selected, base))


def evidence(role: RoleName, *, as_json: AsJson = False) -> None:
    """Show every claim about a role, with source and date. Sources that disagree are shown side by side."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.knowledge.claims import claims

    base = knowledge_base()
    entry = base.role(role)
    all_claims = claims(entry, base)
    if as_json:
        from careerpath_cli.views.json.knowledge import claim_list

        show_json(claim_list(entry, all_claims, base))
        return
    from careerpath_cli.views.terminal.knowledge.facts import evidence_page

    show_page(lambda _: evidence_page(entry, all_claims, base))

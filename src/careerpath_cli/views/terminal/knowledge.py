"""Pages of the knowledge base: skills, resources, trends, sources, claims about a role, stale entries."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from careerpath_cli.knowledge.claims import disputed, projection
from careerpath_cli.matching.inference import RANK
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    NARROW,
    QUIET,
    STRONG,
    bullets,
    heading,
    labelled,
    plain,
    section,
)
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.claims import Claim
    from careerpath_cli.knowledge.model.facts import Trend
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.skills import Skill
    from careerpath_cli.knowledge.model.vocabulary import Source
    from careerpath_cli.knowledge.staleness import StaleEntry

ALIASES = 4


def listing(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int, note: str) -> Group:
    """Return rows as a table whose last column is dropped where the window is narrow."""
    shown = len(columns) if width >= NARROW else max(len(columns) - 1, 1)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STRONG)
    for position, name in enumerate(columns[:shown]):
        table.add_column(name, style=ACCENT if position == 0 else "", overflow="fold")
    for row in rows:
        table.add_row(*(plain(cell) for cell in row[:shown]))
    return Group(table, Text(""), plain(note, QUIET))


def skills_page(skills: Sequence[Skill], base: KnowledgeBase, width: int) -> Group:
    """Return the list of skills, one per row."""
    rows = [(skill.id, base.groups[skill.group].name, ", ".join(skill.aliases[:ALIASES])) for skill in skills]
    count = f"{len(skills)} skill{'' if len(skills) == 1 else 's'}. Details: careerpath skills SKILL"
    return listing(("Skill", "Group", "Aliases"), rows, width, count)


def skill_page(skill: Skill, base: KnowledgeBase) -> Group:
    """Return everything about a skill: what each level means, what it builds on, which roles need it."""
    steps = {step.level: step for step in base.effort[skill.effort].steps}
    levels = [
        Text.assemble((level, ACCENT), f": {text}", (f"  {words.effort_of(steps[level])}", QUIET))
        for level, text in skill.levels.items()
    ]
    before = [
        f"{base.skills[prerequisite.skill].name} ({prerequisite.level})"
        for prerequisite in skill.prerequisites
    ]
    related = [
        f"{base.skills[related_skill.skill].name} ({related_skill.strength})"
        for related_skill in skill.related
    ]
    facts: list[tuple[str, RenderableType]] = [
        ("Aliases", plain(", ".join(skill.aliases) or "–")),
        ("Group", plain(f"{base.groups[skill.group].name}, {skill.kind}")),
        ("Builds on", plain(", ".join(before) or "nothing")),
        ("Related", plain(", ".join(related) or "–")),
    ]
    origin = base.origin("skills", skill.id)
    if origin:
        facts.append(("Overlay", plain(origin, ACCENT)))
    return Group(
        heading(skill.name),
        plain(skill.summary),
        Text(""),
        labelled(facts),
        section(
            "Levels, with hours from the previous one",
            bullets(levels),
            plain(base.effort[skill.effort].basis, QUIET),
        ),
        section(
            "Proof",
            bullets([Text.assemble((f"{level}: ", ACCENT), proof) for level, proof in skill.proof.items()]),
        ),
        section("Needed by", plain(_roles_needing(skill, base))),
        section("Learning resources", resources_part(skill, base)),
    )


def _roles_needing(skill: Skill, base: KnowledgeBase) -> str:
    roles = [
        f"{role.name} ({need.level}, {need.importance})"
        for role in base.roles.values()
        for need in role.needs
        if need.skill == skill.id
    ]
    return ", ".join(roles) or "no role directly"


def resources_page(skill: Skill, base: KnowledgeBase) -> Group:
    """Return what to learn a skill from, by the level it leads to, and the certificates for it."""
    certificates = [
        Text.assemble(
            (certificate.name, ACCENT),
            f" ({certificate.provider}, {_state(certificate.state, certificate.retired)})",
        )
        for certificate in base.certificates.values()
        if skill.id in certificate.skills
    ]
    parts: list[RenderableType] = [heading(f"Learning {skill.name}"), resources_part(skill, base)]
    if certificates:
        parts.append(section("Certificates", bullets(certificates)))
    return Group(*parts)


def _state(state: str, since: str | None) -> str:
    return f"retired since {since}" if since else state


def resources_part(skill: Skill, base: KnowledgeBase) -> RenderableType:
    """Return a skill's resources, lowest level first, each with cost, address, state and check date."""
    resources = [
        (RANK[to], resource, to)
        for resource in base.resources.values()
        if (to := resource.teaches.get(skill.id))
    ]
    resources.sort(key=lambda item: (item[0], item[1].state, item[1].id))
    return bullets([_resource(resource, to) for _, resource, to in resources])


def _resource(resource: Resource, to: str) -> Text:
    checked = f"seen {resource.checked}" if resource.checked else "not seen yet"
    state = "" if resource.state == "current" else " Retired."
    note = f" {resource.note}" if resource.note else ""
    return Text.assemble(
        (resource.name, ACCENT),
        f", up to {to} ({resource.kind}, {resource.cost}, {checked}).{state}{note}\n",
        (resource.address, QUIET),
        overflow="fold",
    )


def trends_page(trends: Sequence[Trend], base: KnowledgeBase) -> Group:
    """Return trends in full, each with its roles, skills and sources."""
    parts: list[RenderableType] = []
    for trend in trends:
        roles = ", ".join(base.roles[role].name for role in trend.roles)
        skills = ", ".join(base.skills[skill].name for skill in trend.skills)
        rows: list[tuple[str, RenderableType]] = [
            ("Roles", plain(roles)),
            ("Skills", plain(skills)),
            ("Watch", plain(trend.watch)),
            ("Sources", plain("; ".join(_cited(source, base) for source in trend.sources))),
        ]
        head = Text.assemble((trend.name, STRONG), (f"  {trend.id}", QUIET))
        parts += [Text(""), head, plain(trend.summary), Padding(labelled(rows), (0, 0, 0, 2))]
    if len(trends) > 1:
        parts.append(section("Projections for the whole field", _field_outlook(base)))
    return Group(*parts[1:])


def _field_outlook(base: KnowledgeBase) -> RenderableType:
    outlooks = [outlook for outlook in base.outlook.values() if outlook.applies_to == ("field",)]
    return bullets(
        [f"{projection(outlook)} ({outlook.place}; {_cited(outlook.source, base)})" for outlook in outlooks]
    )


def sources_page(sources: Sequence[Source], base: KnowledgeBase) -> Group:
    """Return the sources of claims."""
    lines = []
    for source in sources:
        licence = f" Licence: {source.licence}." if source.licence else ""
        address = f"\n{source.address}" if source.address else ""
        note = f" {source.note}" if source.note else ""
        lines.append(
            Text.assemble(
                (source.id, ACCENT), f": {_cited(source.id, base)}, {source.kind}.{note}{licence}", address
            )
        )
    return Group(bullets(lines))


def _cited(identifier: str, base: KnowledgeBase) -> str:
    source = base.sources[identifier]
    author = f"{source.author}, " if source.author else ""
    return f"{author}{source.title} ({source.dated})"


def evidence_page(role: Role, all_claims: list[Claim], base: KnowledgeBase) -> Group:
    """Return every claim about a role by topic, with source and date, marking where sources differ."""
    parts: list[RenderableType] = [heading(f"Claims about {role.name}, with sources")]
    differing = disputed(all_claims)
    for topic, claims in groupby(all_claims, key=lambda claim: claim.topic):
        title = f"{topic}  (sources shown side by side, never averaged)" if topic in differing else topic
        lines = [Text.assemble(claim.statement, (f"  [{_citation(claim, base)}]", QUIET)) for claim in claims]
        parts.append(section(title, bullets(lines)))
    named = dict.fromkeys(claim.source for claim in all_claims)
    parts.append(section("Sources", bullets([f"{source}: {_cited(source, base)}" for source in named])))
    return Group(*parts)


def _citation(claim: Claim, base: KnowledgeBase) -> str:
    where = f"{claim.place}; " if claim.place else ""
    return f"{where}{claim.source}, {base.sources[claim.source].dated}"


def stale_page(stale: Sequence[StaleEntry], age: str, width: int) -> Group:
    """Return the entries to review."""
    if not stale:
        return Group(plain(f"Everything has been checked within {age}."))
    rows = [(entry.id, entry.checked or "never", entry.kind, entry.name) for entry in stale]
    never = sum(entry.checked is None for entry in stale)
    entries = "1 entry" if len(stale) == 1 else f"{len(stale)} entries"
    note = f"{entries} to review, {never} never checked."
    return listing(("Entry", "Checked", "Kind", "Name"), rows, width, note)

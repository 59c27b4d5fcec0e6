"""Pages of skills and of what to learn them from."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Certificate
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.matching.inference import RANK
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    QUIET,
    bullets,
    heading,
    labelled,
    listing,
    plain,
    section,
)
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.facts import resource_facts

ALIASES = 4


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
            f" ({certificate.provider}, {_state(certificate)})",
        )
        for certificate in base.certificates.values()
        if skill.id in certificate.skills
    ]
    parts: list[RenderableType] = [heading(f"Learning {skill.name}"), resources_part(skill, base)]
    if certificates:
        parts.append(section("Certificates", bullets(certificates)))
    return Group(*parts)


def _state(certificate: Certificate) -> str:
    """Return whether a certificate can still be had, how long it is valid, and its other languages."""
    if certificate.retired:
        return f"retired since {certificate.retired}"
    parts: list[str] = [certificate.state]
    if certificate.valid_years:
        parts.append(f"valid for {certificate.valid_years:g} years")
    if certificate.languages != ("en",):
        parts.append(f"in {', '.join(certificate.languages)}")
    return ", ".join(parts)


def resources_part(skill: Skill, base: KnowledgeBase) -> RenderableType:
    """Return a skill's resources, lowest level first, each with cost, address, state and check date."""
    resources = [
        (RANK[to], resource, to)
        for resource in base.resources.values()
        if (to := resource.teaches.get(skill.id))
    ]
    resources.sort(key=lambda item: (item[0], item[1].state, item[1].id))
    return bullets([_resource(resource, to, base) for _, resource, to in resources])


def _resource(resource: Resource, to: str, base: KnowledgeBase) -> Text:
    state = "" if resource.state == "current" else " Retired."
    note = f" {resource.note}" if resource.note else ""
    return Text.assemble(
        (resource.name, ACCENT),
        f", up to {to} ({resource.kind}, {resource_facts(resource, base)}).{state}{note}\n",
        (resource.address, QUIET),
        overflow="fold",
    )

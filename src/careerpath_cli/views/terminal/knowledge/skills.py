"""Pages of skills and of what to learn them from."""

from collections.abc import Sequence

from rich.console import Group

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Certificate
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.matching.inference import RANK
from careerpath_cli.views.outline import Bullets, Line, Span, facts
from careerpath_cli.views.terminal.outline import BLANK, drawn, part
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.facts import resource_facts

ALIASES = 4
FEW = 40
"""The most skills of several groups that are listed with their other names."""


def skills_page(skills: Sequence[Skill], base: KnowledgeBase, *, ids: bool = False) -> Group:
    """Return skills by group, each group with how many it has; few of them with their other names, too."""
    groups: dict[str, list[Skill]] = {}
    for skill in skills:
        groups.setdefault(skill.group, []).append(skill)
    aliases = len(groups) == 1 or len(skills) <= FEW
    listed = [
        drawn(
            Span(f"{base.groups[group].name} ({len(own)})", "strong"),
            Bullets([_with_aliases(skill, ids=ids) for skill in own]) if aliases else _names(own, ids=ids),
            BLANK,
        )
        for group, own in groups.items()
    ]
    count = f"{words.count(len(skills), 'skill')}{f' in {len(groups)} groups' if len(groups) > 1 else ''}."
    others = "" if aliases else " Other names: --group NAME or --search TEXT."
    note = f"{count} Details: careerpath skills SKILL.{others}"
    return drawn(*listed, Span(note, "quiet"))


def _names(skills: Sequence[Skill], *, ids: bool) -> str:
    return ", ".join(f"{skill.name} ({skill.id})" if ids else skill.name for skill in skills)


def _with_aliases(skill: Skill, *, ids: bool) -> Line:
    also = ", ".join(skill.aliases[:ALIASES])
    identifier = f" ({skill.id})" if ids else ""
    return Span(skill.name, "accent"), identifier, Span(f": {also}" if also else "", "quiet")


def skill_page(skill: Skill, base: KnowledgeBase) -> Group:
    """Return everything about a skill: what each level means, what it builds on, which roles need it."""
    effort = base.effort[skill.effort]
    steps = {step.level: step for step in effort.steps}
    levels = [
        (Span(level, "accent"), f": {text}", Span(f"  {words.effort_of(steps[level])}", "quiet"))
        for level, text in skill.levels.items()
    ]
    before = [f"{base.skills[below.skill].name} ({below.level})" for below in skill.prerequisites]
    related = [f"{base.skills[other.skill].name} ({other.strength})" for other in skill.related]
    proofs = [(Span(f"{level}: ", "accent"), proof) for level, proof in skill.proof.items()]
    return drawn(
        Span(skill.name, "strong"),
        skill.summary,
        BLANK,
        facts(
            ("Aliases", ", ".join(skill.aliases) or "–"),
            ("Group", f"{base.groups[skill.group].name}, {skill.kind}"),
            ("Builds on", ", ".join(before) or "nothing"),
            ("Related", ", ".join(related) or "–"),
            ("Overlay", Span(base.origin("skills", skill.id) or "", "accent")),
        ),
        part("Levels, with hours from the previous one", Bullets(levels), Span(effort.basis, "quiet")),
        part("Proof", Bullets(proofs)),
        part("Needed by", _roles_needing(skill, base)),
        part("Learning resources", _resources(skill, base)),
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
        (Span(certificate.name, "accent"), f" ({certificate.provider}, {_state(certificate)})")
        for certificate in base.certificates.values()
        if skill.id in certificate.skills
    ]
    return drawn(
        Span(f"Learning {skill.name}", "strong"),
        _resources(skill, base),
        part("Certificates", Bullets(certificates)),
    )


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


def _resources(skill: Skill, base: KnowledgeBase) -> Bullets:
    """Return a skill's resources, lowest level first, each with cost, address, state and check date."""
    resources = [
        (RANK[to], resource, to)
        for resource in base.resources.values()
        if (to := resource.teaches.get(skill.id))
    ]
    resources.sort(key=lambda item: (item[0], item[1].state, item[1].id))
    return Bullets([_resource(resource, to, base) for _, resource, to in resources])


def _resource(resource: Resource, to: str, base: KnowledgeBase) -> Line:
    state = "" if resource.state == "current" else " Retired."
    note = f" {resource.note}" if resource.note else ""
    known = f", up to {to} ({resource.kind}, {resource_facts(resource, base)}).{state}{note}\n"
    return Span(resource.name, "accent"), known, Span(resource.address, "quiet")

"""Entries of the knowledge base → what `--json` prints."""

from collections.abc import Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import Claim
from careerpath_cli.knowledge.model.roles import Role, Salary
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.knowledge.pay import PayFacts
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.records import knowledge as shapes


def role_brief(role: Role, base: KnowledgeBase) -> Json:
    """Describe a role as a list shows it."""
    return fill(shapes.RoleInBrief, role, posts=base.posts.get(role.id))


def role_full(role: Role, base: KnowledgeBase, pay: PayFacts | None = None) -> Json:
    """Describe everything about a role, with the pay that was chosen for it."""
    return fill(
        shapes.Role,
        role,
        **role_brief(role, base),
        needs=[fill(shapes.Need, need, name=base.skills[need.skill].name) for need in role.needs],
        activities={part.activity: part.share for part in role.activities},
        offers={offer.value: offer.degree for offer in role.offers},
        origin=base.origin("roles", role.id),
        salaries=[_salary(row, base) for row in role.salaries],
        pay=_pay(pay) if pay else None,
        sources=[base.sources[source] for source in role.sources],
    )


def _salary(row: Salary, base: KnowledgeBase) -> Json:
    return fill(shapes.Salary, row, period="year", date=base.sources[row.source].date)


def _pay(pay: PayFacts) -> Json:
    advertised = [
        fill(shapes.Advertised, offer.row, title=offer.title, proxy=offer.proxy, source=offer.source)
        for offer in pay.advertised
    ]
    return fill(shapes.Pay, pay, advertised=advertised)


def skill_full(skill: Skill, base: KnowledgeBase) -> Json:
    """Describe a skill, and where its entry comes from."""
    return fill(shapes.Skill, skill, origin=base.origin("skills", skill.id))


def skill_resources(skill: Skill, base: KnowledgeBase) -> Json:
    """Describe what a skill can be learnt from, and the certificates about it."""
    resources = [
        fill(
            shapes.Resource,
            resource,
            skills=[{"skill": taught, "to": level} for taught, level in resource.teaches.items()],
            to=to,
        )
        for resource in base.resources.values()
        if (to := resource.teaches.get(skill.id))
    ]
    certificates = [entry for entry in base.certificates.values() if skill.id in entry.skills]
    return fill(shapes.SkillResources, skill=skill.id, resources=resources, certificates=certificates)


def claim_list(role: Role, claims: Sequence[Claim], base: KnowledgeBase) -> Json:
    """Describe every claim about a role with the date of its source."""
    dated = [fill(shapes.Claim, claim, date=base.sources[claim.source].date) for claim in claims]
    return fill(shapes.Claims, role=role.id, claims=dated)

"""Skills and claims → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.json.values import Json, plain_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.claims import Claim
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.skills import Skill


def skill_resources(skill: Skill, base: KnowledgeBase) -> Json:
    """Describe what a skill can be learnt from, and the certificates about it."""
    return {
        "skill": skill.id,
        "resources": [
            plain_values(resource) | {"to": part.to}
            for resource in base.resources.values()
            for part in resource.skills
            if part.skill == skill.id
        ],
        "certificates": [
            plain_values(certificate)
            for certificate in base.certificates.values()
            if skill.id in certificate.skills
        ],
    }


def claim_list(role: Role, claims: Sequence[Claim], base: KnowledgeBase) -> Json:
    """Describe every claim about a role with the date of its source."""
    return {
        "role": role.id,
        "claims": [plain_values(claim) | {"date": base.sources[claim.source].date} for claim in claims],
    }

"""Skills and claims → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import Claim
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.views.json.values import Json, plain_values


def skill_resources(skill: Skill, base: KnowledgeBase) -> Json:
    """Describe what a skill can be learnt from, and the certificates about it."""
    return {
        "skill": skill.id,
        "resources": [
            _resource(resource) | {"to": to}
            for resource in base.resources.values()
            if (to := resource.teaches.get(skill.id))
        ],
        "certificates": [
            plain_values(certificate)
            for certificate in base.certificates.values()
            if skill.id in certificate.skills
        ],
    }


def _resource(resource: Resource) -> Json:
    """Describe a resource; `skills` and `checked` are older keys for what is taught and when it was seen."""
    taught = [{"skill": skill, "to": level} for skill, level in resource.teaches.items()]
    return plain_values(resource) | {"skills": taught, "checked": resource.checked}


def claim_list(role: Role, claims: Sequence[Claim], base: KnowledgeBase) -> Json:
    """Describe every claim about a role with the date of its source."""
    return {
        "role": role.id,
        "claims": [plain_values(claim) | {"date": base.sources[claim.source].date} for claim in claims],
    }

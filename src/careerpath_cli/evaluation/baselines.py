"""Trivial rankings that a real one has to beat."""

from collections import Counter
from collections.abc import Iterable

from careerpath_cli.evaluation.people import Grades, Label
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.profile.model import Profile


def constant_order(rights: Iterable[Grades | Label], roles: Iterable[str]) -> list[str]:
    """Return one order for everybody: the roles by how many people they are right for, most first.

    It is made from the very people it is evaluated on. Ties go to the role that is acceptable more often,
    then to alphabetical order.
    """
    first: Counter[str] = Counter()
    acceptable: Counter[str] = Counter()
    for right in rights:
        first.update(right.first if isinstance(right, Grades) else right)
        acceptable.update(right.acceptable if isinstance(right, Grades) else ())
    return sorted(roles, key=lambda role: (-first[role], -acceptable[role], role))


def coverage_order(profile: Profile, base: KnowledgeBase) -> list[str]:
    """Return the roles by the share of their required skills held at any level but none, largest first.

    Ties are broken alphabetically.
    """
    held = {skill for skill, level in profile.skills.items() if level != "none"}
    return sorted(base.roles, key=lambda role: (-_coverage(base.roles[role], held), role))


def _coverage(role: Role, held: set[str]) -> float:
    return sum(need.skill in held for need in role.required) / len(role.required)

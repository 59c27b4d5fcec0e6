"""The simplest rankings there are, for a real one to be held against."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from careerpath_cli.evaluation.people import Grades

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerpath_cli.evaluation.people import Label
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.profile.model import Profile


def constant_order(rights: Iterable[Grades | Label], roles: Iterable[str]) -> list[str]:
    """Give one order for everybody: the roles by how many people they are right for, most first.

    It is made from the very people that it is tried on. Of roles that are right equally often, those that are
    acceptable more often come first, then the alphabet decides.
    """
    first: Counter[str] = Counter()
    acceptable: Counter[str] = Counter()
    for right in rights:
        first.update(right.first if isinstance(right, Grades) else right)
        acceptable.update(right.acceptable if isinstance(right, Grades) else ())
    return sorted(roles, key=lambda role: (-first[role], -acceptable[role], role))


def coverage_order(profile: Profile, base: KnowledgeBase) -> list[str]:
    """Rank the roles by the share of their required skills that somebody holds at any level but none.

    Of roles with equal shares the alphabet decides.
    """
    held = {skill for skill, level in profile.skills.items() if level != "none"}
    return sorted(base.roles, key=lambda role: (-_coverage(base.roles[role], held), role))


def _coverage(role: Role, held: set[str]) -> float:
    return sum(need.skill in held for need in role.required) / len(role.required)

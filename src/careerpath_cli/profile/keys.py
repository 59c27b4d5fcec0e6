"""The names under which a profile holds an answer about a skill."""

from collections.abc import Iterable

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.written import skills_meant


def keys_of(skill: str, names: Iterable[str], base: KnowledgeBase) -> list[str]:
    """Return those of a profile's names that mean all of a skill, and nothing else."""
    return [name for name in names if _meant(name, base) == [(skill, False)]]


def key_of(skill: str, base: KnowledgeBase) -> str:
    """Return the name under which an answer about a skill is added."""
    return base.skills[skill].name


def _meant(name: str, base: KnowledgeBase) -> list[tuple[str, bool]]:
    return [(skill.id, skill.part) for skill in skills_meant(name, base)]

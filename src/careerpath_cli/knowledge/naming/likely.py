"""Names that could mean several things, or none of ours → the skill that the rest of a profile makes likely.

“Monitoring” beside Linux and Docker watches servers; a midwife's watches births. “Route planning” is done
for robots by some and for parcels by most.
"""

from collections.abc import Set as AbstractSet

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.index import AMBIGUOUS
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.knowledge.naming.written import WrittenSkill

_ITSELF = 2
"""What it counts that somebody has the very skill, in related ones."""


def likely_meant(written: str, beside: AbstractSet[str], base: KnowledgeBase) -> tuple[WrittenSkill, ...]:
    """Return the skill, as a part, that an ambiguous name most likely means beside others; or nothing."""
    candidates = base.names[AMBIGUOUS].get(name_key(written), "").split()
    support = {skill: _support(skill, beside, base) for skill in candidates}
    most = max(support.values(), default=0)
    likely = [skill for skill, count in support.items() if count == most > 0]
    return (WrittenSkill(likely[0], part=True),) if len(likely) == 1 else ()


def _support(skill: str, beside: AbstractSet[str], base: KnowledgeBase) -> int:
    """Return how many skills beside it speak for a skill: its own, and those it needs or goes with.

    What everybody has speaks for nothing.
    """
    telling = {other for other in beside if base.skills[other].prevalence != "universal"}
    near = {need.skill for need in base.skills[skill].prerequisites}
    near |= {relation.skill for relation in base.skills[skill].related}
    return _ITSELF * (skill in beside) + len((near - {skill}) & telling)

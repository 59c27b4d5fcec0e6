"""What people write as a skill in a list → skills.

A list holds more than names: “advanced Excel”, “Large Language Models (LLMs)”, “Python/SQL”, “experience with
REST APIs”; `phrases` reads those. Each name of a skill says where it counts (`Skill.counts`).
"""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.index import AMBIGUOUS, counting
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record


@record
class WrittenSkill:
    """A skill that was meant; `part` where what was written covers only a part of it."""

    id: str
    part: bool


def skills_meant(written: str, base: KnowledgeBase) -> tuple[WrittenSkill, ...]:
    """Return the skills that an entry of somebody's list of skills means; empty where that is not sure.

    An id is what the program itself writes, so it means all of its skill.
    """
    if base.find("skills", written) == written:
        return (WrittenSkill(written, part=False),)
    whole = skill_named(written, base)
    if whole or name_key(written) in base.names[AMBIGUOUS]:
        return (whole,) if whole else ()
    from careerpath_cli.knowledge.naming.phrases import alternatives, readings, skills_mentioned

    for reading in readings(written):
        if found := skill_named(reading, base):
            return (found,)
    parts = [skills_meant(part, base) for part in alternatives(written)]
    if parts and all(parts):
        return tuple(dict.fromkeys(skill for found_parts in parts for skill in found_parts))
    return tuple(WrittenSkill(skill, part=True) for skill in skills_mentioned(written, base))


def skill_named(name: str, base: KnowledgeBase) -> WrittenSkill | None:
    """Return the skill that has exactly this name, in any spelling."""
    skill = base.find("skills", name)
    if skill is None:
        return None
    return WrittenSkill(skill, part="part" in counting(base.skills[skill], name))

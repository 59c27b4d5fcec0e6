"""What people write as a skill, in a list or in running text → skills.

A list holds more than names: “advanced Excel”, “Large Language Models (LLMs)”, “Python/SQL”, “experience with
REST APIs”. Running text holds words that are names only by accident: “go”, “attention”, “management”. Each
name of a skill says where it counts (`Skill.counts`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.naming.index import AMBIGUOUS, counting
from careerpath_cli.knowledge.naming.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase

LONGEST = 6
"""The most words of a name that is looked for in a text."""
_WORD = re.compile(r"[^\W_][\w+#.&'’]*", re.UNICODE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_ALTERNATIVES = re.compile(r"\s*(?:[,;/|&+]|\band\b|\bor\b)\s*")
_BEFORE = re.compile(
    r"(?:(?:advanced|basic|beginner|intermediate|expert|strong|good|solid|excellent|proven|deep|fluent|hands-on|"
    r"practical|professional|some|working|in-depth|extensive|proficient|proficiency|experienced?|expertise|"
    r"knowledge|understanding|familiarity|familiar|skills?|skilled|fluency|command|use|using|of|in|with|the|"
    r"and|ability|able|to)\s+)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\s+(?:skills?|abilities|ability|experience|knowledge|expertise|proficiency|programming|coding|scripting|"
    r"language|framework|frameworks|library|libraries|platform|platforms|techniques|methods|methodologies|"
    r"methodology|certified|level|v?\d+(?:\.[\dx]+)*\+?))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenSkill:
    """A skill that was meant; `part` where what was written covers only a part of it."""

    id: str
    part: bool


def skills_meant(written: str, base: KnowledgeBase) -> tuple[WrittenSkill, ...]:
    """Return the skills that an entry of somebody's list of skills means; empty where that is not sure."""
    whole = _named(written, base)
    if whole or name_key(written) in base.names[AMBIGUOUS]:
        return (whole,) if whole else ()
    for reading in _readings(written):
        if found := _named(reading, base):
            return (found,)
    alternatives = [part for part in _ALTERNATIVES.split(_BRACKETS.sub(" ", written)) if part]
    if len(alternatives) > 1:
        found_parts = [skills_meant(part, base) for part in alternatives]
        if all(found_parts):
            return tuple(dict.fromkeys(skill for parts in found_parts for skill in parts))
    return tuple(WrittenSkill(skill, part=True) for skill in skills_mentioned(written, base))


def skills_mentioned(text: str, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the ids of the skills that running text mentions, in order; long names win over their parts."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    found: dict[str, None] = {}
    position = 0
    while position < len(words):
        for length in range(min(LONGEST, len(words) - position), 0, -1):
            name = text[words[position][0] : words[position + length - 1][1]].rstrip(".'’-/&")
            skill = base.find("skills", name)
            if skill is not None and _counts_in_text(skill, name, base):
                found[skill] = None
                position += length
                break
        else:
            position += 1
    return tuple(found)


def _named(name: str, base: KnowledgeBase) -> WrittenSkill | None:
    """Return the skill that has exactly this name, in any spelling."""
    skill = base.find("skills", name)
    if skill is None:
        return None
    return WrittenSkill(skill, part="part" in counting(base.skills[skill], name))


def _readings(written: str) -> Iterator[str]:
    """Yield what may be the name in an entry of a list, without what only surrounds it."""
    outside = _BRACKETS.sub(" ", written).strip()
    inside = [part.strip() for part in _BRACKETS.findall(written)]
    for text in dict.fromkeys((outside, *inside)):
        bare = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
        for reading in (text, bare, _without_ending(text), _without_ending(bare)):
            yield reading
            yield reading.removesuffix("s") if reading.endswith("s") else f"{reading}s"


def _without_ending(text: str) -> str:
    match = _AFTER.search(text)
    return text[: match.start()] if match else text


def _counts_in_text(skill: str, name: str, base: KnowledgeBase) -> bool:
    """Return whether a name counts in running text as it is spelt there; a mere id never does."""
    record = base.skills[skill]
    if name_key(name) not in {name_key(own) for own in (record.name, *record.aliases)}:
        return False
    words = counting(record, name)
    if "cased" in words:
        return name in (record.name, *record.aliases)
    return "listed" not in words

"""Names within phrases and running text: what surrounds a name in a list, and words that look like names.

Running text holds words that are names of skills only by accident: “go”, “attention”, “management”. Each name
of a skill says where it counts (`Skill.counts`).
"""

import re
from collections.abc import Iterator

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.index import counting
from careerpath_cli.knowledge.naming.names import name_key

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


def readings(written: str) -> Iterator[str]:
    """Yield what may be the name in an entry of a list, without what only surrounds it."""
    outside = _BRACKETS.sub(" ", written).strip()
    inside = [part.strip() for part in _BRACKETS.findall(written)]
    for text in dict.fromkeys((outside, *inside)):
        bare = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
        for reading in (text, bare, _without_ending(text), _without_ending(bare)):
            yield reading
            yield reading.removesuffix("s") if reading.endswith("s") else f"{reading}s"


def alternatives(written: str) -> list[str]:
    """Return the parts of an entry that names several things; empty where it names one."""
    parts = [part for part in _ALTERNATIVES.split(_BRACKETS.sub(" ", written)) if part]
    return parts if len(parts) > 1 else []


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

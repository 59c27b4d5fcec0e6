"""Sources with findings made by hand, for tests of what becomes of them."""

from dataclasses import replace
from itertools import accumulate
from typing import Any

from careerpath_cli.documents.document import Document, Passage
from careerpath_cli.extraction.findings import Findings, FoundSkill, Mention, Section
from careerpath_cli.importing.proposals import Source
from careerpath_cli.knowledge.model.scales import StatedLevel


def skill(
    name: str, level: StatedLevel, *lines: str, section: Section = "experience", sure: bool = True
) -> FoundSkill:
    """Return a skill that was found in some lines; without any, in its own name."""
    mentions = tuple(Mention(name, Passage(name, 0, len(name)), section, line) for line in lines or (name,))
    return FoundSkill(name, level, "its own word", mentions, sure)


def listed(name: str, level: StatedLevel = "working") -> FoundSkill:
    """Return a skill that was found in a list of skills, which proves nothing."""
    return skill(name, level, section="skills")


def source(*skills: FoundSkill, name: str = "resume.txt", **others: Any) -> Source:
    """Return a file in which this was found, a line for each mention."""
    lines = [mention.line for found in skills for mention in found.mentions]
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    placed = tuple(
        replace(found, mentions=tuple(_moved(mention, next(starts)) for mention in found.mentions))
        for found in skills
    )
    document = Document("text", "\n".join(lines))
    return Source(name, f"digest of {name}", document, Findings("resume", placed, **others))


def _moved(mention: Mention, start: int) -> Mention:
    words = mention.passage.words
    return replace(mention, passage=Passage(words, start, start + len(words)))

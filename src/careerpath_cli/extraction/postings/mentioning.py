"""The skills that a posting's lines name, until `extraction.mentions` finds them."""

import re
from collections.abc import Iterable, Iterator

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import Mention
from careerpath_cli.extraction.postings.lines import TextLine
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.index import counting
from careerpath_cli.knowledge.naming.phrases import LONGEST

_WORD = re.compile(r"[^\W_][\w+#.&'’]*", re.UNICODE)


def mentions_of(lines: Iterable[TextLine], base: KnowledgeBase) -> tuple[Mention, ...]:
    """Return the places of lines that name a skill."""
    return tuple(mention for line in lines for mention in _mentions_in(line, base))


def _mentions_in(line: TextLine, base: KnowledgeBase) -> Iterator[Mention]:
    text = line.passage.words
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    position = 0
    while position < len(words):
        for length in range(min(LONGEST, len(words) - position), 0, -1):
            start = words[position][0]
            name = text[start : words[position + length - 1][1]].rstrip(".'’-/&")
            skill = base.find("skills", name)
            if skill is not None and _counts(skill, name, base, listed=line.bullet):
                at = line.passage.start + start
                yield Mention(skill, Passage(name, at, at + len(name)), line.part, text)
                position += length
                break
        else:
            position += 1


def _counts(skill: str, name: str, base: KnowledgeBase, *, listed: bool) -> bool:
    record = base.skills[skill]
    words = counting(record, name)
    if "ambiguous" in words or ("listed" in words and not listed):
        return False
    return "cased" not in words or name in (record.name, *record.aliases)

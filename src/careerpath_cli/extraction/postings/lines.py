"""A posting's lines, each with the part of the posting that it stands in.

Postings that were pasted from the web hold menus, other jobs and cookie banners; what stands below such a
heading is no part of the job.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from careerpath_cli.documents.document import Document, Passage
from careerpath_cli.extraction.findings import Section
from careerpath_cli.extraction.places.sections import Sections, sections_of
from careerpath_cli.record import record

_BULLET = re.compile(r"^\s*(?:[-*•▪‣◦●·–—✓✔+🔹]|\d{1,2}[.)]|o(?=\s+[^\W\da-z]))\s+")
_SHORT, _LONGEST = 50, 2000
"""Characters from which a line may have been broken, and of a paragraph that is still one."""
_LINE = re.compile(r"[^\n\r]{1,2000}")
"""Lines, and pieces of those that are too long to be any."""


@record
class TextLine:
    """A line of a text without what it is set off with, and the part of the posting that it stands in.

    `heading` says that it begins a part, at least with its first words.
    """

    passage: Passage
    part: Section
    heading: bool = False
    bullet: bool = False


def posting_lines(document: Document) -> tuple[TextLine, ...]:
    """Return the lines of a posting that hold anything, in their order."""
    return tuple(_lines(document.plain or document.text, sections_of(document.text, "posting")))


def paragraphs_of(lines: Iterable[TextLine], text: str) -> Iterator[TextLine]:
    """Yield lines with those that go on with them: text that was broken where a window ended."""
    whole: TextLine | None = None
    for line in lines:
        if whole is not None and _goes_on(whole, line, text):
            start, end = whole.passage.start, line.passage.end
            whole = replace(whole, passage=Passage(text[start:end], start, end))
        else:
            yield from [whole] if whole else []
            whole = line
    yield from [whole] if whole else []


def _goes_on(before: TextLine, line: TextLine, text: str) -> bool:
    between = text[before.passage.end : line.passage.start]
    parted = line.bullet or line.heading or before.heading or between.count("\n") != 1
    last = before.passage.words.rpartition("\n")[2]
    whole = before.passage.words.endswith((".", "!", "?", ":", ";")) or len(before.passage.words) > _LONGEST
    return not parted and not whole and len(last) > _SHORT


def _lines(text: str, sections: Sections) -> Iterator[TextLine]:
    headings = {start for start, _ in sections.headings}
    for match in _LINE.finditer(text):
        passage = _trimmed(match.group(), match.start())
        if passage.words:
            bullet = bool(_BULLET.match(match.group()))
            yield TextLine(passage, sections.at(passage.start), match.start() in headings, bullet)


def _trimmed(written: str, start: int) -> Passage:
    """Return a line without its bullet, its marks of a heading and its spaces."""
    bullet = _BULLET.match(written)
    before = bullet.end() if bullet else len(written) - len(written.lstrip(" \t#*_>"))
    words = written[before:].rstrip(" \t*_#")
    return Passage(words, start + before, start + before + len(words))

"""A posting's lines, each with the part of the posting that it stands in.

Postings that were pasted from the web hold menus, other jobs and cookie banners; what stands below such a
heading is no part of the job.
"""

import re
from collections.abc import Iterator

from careerpath_cli.documents.document import Document, Passage
from careerpath_cli.extraction.findings import Section
from careerpath_cli.extraction.places.sections import Sections, sections_of
from careerpath_cli.record import record

_BULLET = re.compile(r"^\s*(?:[-*•▪‣◦●·–—✓✔+]|\d{1,2}[.)])\s+")
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


def lines_of(document: Document) -> tuple[TextLine, ...]:
    """Return the lines of a posting that hold anything, in their order."""
    return tuple(_lines(document.plain or document.text, sections_of(document.text, "posting")))


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

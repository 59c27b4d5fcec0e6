"""A generated Markdown document that people write into: blocks of lines, and tasks to tick among them.

Its last line is a trailer, an HTML comment that renderers hide: it keeps what was generated. People publish
their plans, so beside the document's facts nothing stands in it but the page as it was written.
"""

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Any

from careerpath_cli.record import record

FORMAT = 2
TRAILER = "<!-- careerpath:plan "
DIGEST_LENGTH = 16
_BOX = re.compile(r"^(\s*)[-*+] +\[([ xX])\] ")
_BULLET = re.compile(r"^(\s*)[*+] ")
_BEFORE_WORDS = re.compile(r"^\s*(?:[-*+] +)?(?:\[[^\]]{0,3}\]|[^\w*\[]*) *")
"""A bullet, and a box or whatever somebody put in its place."""
_MARKER = re.compile(r"<!-- ([a-z0-9:_.-]+) -->")


@record
class Block:
    """Generated lines that belong together; what is written between them stays with them.

    `id` is unique in a document. Where a block is gone, one of the same `kin` inherits the notes in it;
    `title` is how people know it.
    """

    id: str
    lines: tuple[str, ...]
    kin: str = ""
    title: str = ""


@record
class PlanDocument:
    """Blocks in their order, and facts (JSON values) that reading the file returns."""

    blocks: tuple[Block, ...]
    facts: Mapping[str, Any]

    @property
    def lines(self) -> list[str]:
        """All lines of the document, in order."""
        return [line for block in self.blocks for line in block.lines]

    @property
    def tasks(self) -> dict[str, str]:
        """The line of each task, by the task's id."""
        return {marker: line for line in self.lines if _BOX.match(line) for marker in markers(line)[-1:]}


def document_text(document: PlanDocument) -> str:
    """Return a document as the text of a file."""
    return "\n".join([*document.lines, trailer(document)]) + "\n"


def trailer(document: PlanDocument) -> str:
    """Return the comment that keeps a document; Base64 has no character that could close it early."""
    blocks = [[block.id, block.kin, block.title, *block.lines] for block in document.blocks]
    content = json.dumps({"format": FORMAT, "facts": document.facts, "blocks": blocks})
    return f"{TRAILER}{b64encode(zlib.compress(content.encode(), 9)).decode()} -->"


def task(identifier: str, text: str, *, ticked: bool) -> str:
    """Return a line of a task list, with the task's id in a hidden comment."""
    return f"- [{'x' if ticked else ' '}] {text} <!-- {identifier} -->"


def with_box(line: str, *, ticked: bool) -> str:
    """Return a task's line with its box ticked or not."""
    return _BOX.sub(rf"\1- [{'x' if ticked else ' '}] ", line)


def box_of(line: str) -> bool | None:
    """Return whether a line's box is ticked; None for a line without a box that can be read."""
    box = _BOX.match(line)
    return box[2] != " " if box else None


def markers(line: str) -> list[str]:
    """Return the ids in a line's hidden comments."""
    return _MARKER.findall(line)


def task_words(line: str, identifier: str) -> str:
    """Return the words of a task's line: all but its bullet, its box and its marker."""
    words = _BEFORE_WORDS.sub("", line, count=1).replace(f"<!-- {identifier} -->", " ")
    return " ".join(words.split())


def plain(line: str) -> str:
    """Return a line as it is compared: whatever its bullet, its tick and the blanks at its end."""
    return _BULLET.sub(r"\1- ", with_box(line.rstrip(), ticked=False))


def matches(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which line of `new` each line of `old` is, where it is still there, in order."""
    matcher = SequenceMatcher(None, [*map(plain, old)], [*map(plain, new)], autojunk=False)
    return {
        first + index: second + index
        for first, second, size in matcher.get_matching_blocks()
        for index in range(size)
    }


def digest(text: str) -> str:
    """Return a digest that identifies a text without revealing it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def name_digest(name: str) -> str:
    """Return a digest that identifies a name without revealing it; empty for no name."""
    return digest(name) if name else ""

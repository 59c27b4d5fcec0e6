"""A generated Markdown document that people write into: its lines, and their words between them.

A document consists of blocks of generated lines. Its last line is a trailer, an HTML comment that renderers
hide, with a digest of each generated line. With these, `reading` tells the program's lines from the
person's, and `renewal` puts every line of theirs where it belongs in newer content.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

FORMAT = 1
TRAILER = "<!-- careerpath:plan "
GONE = "## Notes from parts that are gone"
FIELDS = ("When:", "Where:")
"""How lines to be filled in start; a filled-in line replaces the generated one."""
DIGEST_LENGTH = 16
TASK = re.compile(
    r"^(?P<indent>\s*)[-*+] +\[(?P<box>[ xX])\] (?P<text>|.*?\S)\s*"
    r"<!-- (?P<id>[a-z0-9:_.-]+) -->(?P<after>.*)$"
)
_BULLET = re.compile(r"^(\s*)(?:[*+] |[-*+] +(?=\[[ xX]\] ))")


@dataclass(frozen=True, slots=True)
class Block:
    """Generated lines that belong together; what is written between them stays with them.

    `id` is unique in a document. Where a block is gone, one of the same `kin` inherits the notes in it;
    `title` is how people know it.
    """

    id: str
    lines: tuple[str, ...]
    kin: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """Blocks in their order, and facts (JSON values) that reading the file returns."""

    blocks: tuple[Block, ...]
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """Lines that the person wrote after a generated line.

    `block`, `kin` and `title` are those of its block; `digest` is the line's own, `index` its position in the
    block. The block is empty for lines before everything else.
    """

    lines: tuple[str, ...]
    block: str = ""
    kin: str = ""
    title: str = ""
    digest: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class EditedPlan:
    """What a file says beyond what was generated.

    `ticks` are the boxes as they are now, by the task's id, `changed` those that somebody ticked or unticked.
    `removed` are the tasks whose lines are gone, `gone` the section of notes from parts that are gone.
    `line_end`, `mark` and `after` are the file's line end, byte order mark, and text after the trailer.
    """

    facts: Mapping[str, Any]
    ticks: Mapping[str, bool]
    changed: Mapping[str, bool]
    notes: tuple[Note, ...]
    removed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    line_end: str = "\n"
    mark: str = ""
    after: str = ""

    @property
    def lines(self) -> int:
        """How many lines the person wrote, blank ones aside."""
        lines = [*self.gone, *(line for note in self.notes for line in note.lines)]
        return sum(1 for line in lines if line.strip())


def task(identifier: str, text: str, *, ticked: bool) -> str:
    """Return a line of a task list, with the task's id in a hidden comment."""
    return f"- [{'x' if ticked else ' '}] {text} <!-- {identifier} -->"


def digest(line: str) -> str:
    """Return a line's digest, which ignores its bullet, its tick and trailing blanks."""
    line = _BULLET.sub(r"\1- ", line.rstrip())
    task = TASK.match(line)
    if task:
        line = f"{line[: task.start('box')]} {line[task.end('box') :]}"
    return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def name_digest(name: str) -> str:
    """Return a digest that identifies a name without revealing it; empty for no name."""
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH] if name else ""


def field_of(line: str) -> str:
    """Return the field that a line is there to fill in, such as `When:`; empty for any other line."""
    text = line.lstrip().removeprefix("- ")
    return next((field for field in FIELDS if text.startswith(field)), "")


def document_text(document: PlanDocument) -> str:
    """Return a document as the text of a file."""
    lines = [line for block in document.blocks for line in block.lines]
    return "\n".join([*lines, trailer(document)]) + "\n"


def trailer(document: PlanDocument) -> str:
    """Return the comment that records which lines were generated; its content cannot close it early."""
    lines = [line for block in document.blocks for line in block.lines]
    tasks = [(TASK.match(line), index) for index, line in enumerate(lines)]
    record = {
        "format": FORMAT,
        "facts": dict(document.facts),
        "blocks": [
            [block.id, block.kin, block.title, "".join(map(digest, block.lines))] for block in document.blocks
        ],
        "tasks": {match["id"]: [match["box"] != " ", index] for match, index in tasks if match},
    }
    content = json.dumps(record, ensure_ascii=True, separators=(",", ":"))
    content = content.replace("--", "\\u002d\\u002d").replace(">", "\\u003e")
    return f"{TRAILER}{trailer_digest(content)} {content} -->"


def trailer_digest(content: str) -> str:
    """Return a digest of the trailer's content, which reveals damage."""
    return sha256(content.encode()).hexdigest()[:16]

"""What pages consist of, whatever medium shows them: sections of lines, lists, facts, tasks and charts.

`outlines/` arranges findings with these, once; each medium renders them in its own way, and escapes in one
place what came from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from careerpath_cli.record import record

Tone = Literal["", "strong", "accent", "quiet", "good", "bad", "warn", "command"]


@record
class Span:
    """A run of words within a line: how it stands out, and where it leads."""

    text: str
    tone: Tone = ""
    address: str = ""


Line = str | Span | tuple[str | Span, ...]


@record
class Bullets:
    """Lines of one kind; without a mark they are short enough to be read as a text."""

    items: Sequence[Line]
    mark: str = "•"
    tone: Tone = ""


@record
class Facts:
    """Lines and lists, each behind a label."""

    items: Sequence[tuple[str, Line | Bullets]]


@record
class Task:
    """Something to do, or done, and how to go about it; `note` says how long it takes and by when.

    `id` is what a person names to say that it is done; `skill` is the first skill that it teaches.
    """

    id: str
    title: str
    number: int = 0
    note: str = ""
    items: tuple[Item, ...] = ()
    done: bool = False
    skill: str = ""


@record
class Bar:
    """What goes on from one day to another, in a part of a chart."""

    id: str
    name: str
    part: str
    first: date
    last: date


@record
class Chart:
    """Bars on a calendar, and days that matter, by name."""

    title: str
    items: Sequence[Bar]
    days: Sequence[tuple[date, str]]


@record
class Sign:
    """What one sign of a chart stands for."""

    sign: str
    meaning: str
    tone: Tone = ""


@record
class Strip:
    """How many of the things that belong to a name each sign stands for, and what to add to it in words.

    `number` is its place in a ranking.
    """

    name: str
    counts: Sequence[int]
    note: str = ""
    number: int = 0


@record
class Strips:
    """Rows of signs, one for each thing counted, with what the signs mean; `what` names the things.

    The first `together` rows are one set, of which nobody knows which comes first; `open_end` says that it
    has more rows than are shown.
    """

    what: str
    signs: Sequence[Sign]
    items: Sequence[Strip]
    together: int = 0
    open_end: bool = False


@record
class Section:
    """Items below a heading; `id` is what links lead to, `number` its place in a ranking."""

    id: str
    title: Line
    items: tuple[Item, ...]
    number: int = 0


Item = Line | Bullets | Facts | Task | Chart | Strips | Section


def section(identifier: str, title: Line, *items: Item, number: int = 0) -> Section:
    """Return a section without the items that nothing stands in."""
    return Section(identifier, title, tuple(filter(holds_something, items)), number)


def facts(*rows: tuple[str, Line | Bullets]) -> Facts:
    """Return labelled lines without those that are empty."""
    return Facts([row for row in rows if holds_something(row[1])])


def lines(*texts: Line) -> Bullets:
    """Return lines to be read as a text, without those that are empty."""
    return Bullets([line for line in texts if holds_something(line)], mark="")


def holds_something(item: object) -> bool:
    """Return whether anything stands in an item; what isn't one of ours always counts."""
    match item:
        case Span():
            return bool(item.text)
        case Bullets() | Facts() | Chart() | Strips() | Section():
            return bool(item.items)
    return item != ""


def spans(line: Line) -> tuple[Span, ...]:
    """Return a line as spans."""
    parts = line if isinstance(line, tuple) else (line,)
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def counted(strip: Strip, signs: Sequence[Sign]) -> str:
    """Return a row of signs in words: `Data Analyst: 5 you have, 2 missing; learn SQL`."""
    counts = zip(strip.counts, signs, strict=True)
    told = ", ".join(f"{count} {sign.meaning}" for count, sign in counts if count)
    return "; ".join(filter(None, (f"{strip.name}: {told}", strip.note)))

"""An annotated document read back: which lines are the program's, which the person's, which boxes are ticked.

Whatever cannot be told apart for certain is refused, because nothing that a person wrote may be lost.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.plan_file.alignment import aligned
from careerpath_cli.plan_file.annotated import (
    DIGEST_LENGTH,
    FORMAT,
    GONE,
    TASK,
    TRAILER,
    EditedPlan,
    Note,
    digest,
    field_of,
    trailer_digest,
)
from careerpath_cli.plan_file.enclosures import first_unclosed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

_SUBJECT = "The plan"
_HINT = "Nothing was changed. Export the plan to a new file and copy your notes into it."
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")
_MARKER = re.compile(r"<!-- ([a-z0-9:_.-]+) -->")
_LONGEST = 4000
_MOST_LINES = 2000
"""Beyond these a line, or lines on end, are not searched for an edited one of ours: they are all kept."""
_BOX = re.compile(r"^\s*[-*+] \[(?P<box>[^\]]{0,3})\] ?")
_LEADING = re.compile(r"^[-*+]?\s*[^\w*\[]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A generated line as the trailer tells of it."""

    digest: str
    block: str
    kin: str
    title: str
    place: int


@dataclass(frozen=True, slots=True)
class _Trailer:
    facts: Mapping[str, Any]
    lines: tuple[_Line, ...]
    tasks: Mapping[str, bool]
    places: Mapping[str, int]


def read_edited_plan(text: str, file: str) -> EditedPlan:
    """Read a document that people may have written into; `file` names it in errors.

    Raises InvalidContentError, with what to do, where their words cannot be told from the program's.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    line_end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    place = _trailer_place(lines, file)
    known = _trailer(lines[place], file, place + 1)
    body = lines[:place]
    _refuse_conflicts(body, file)
    body = _mended(body, known, file)
    ticks = _ticks(body, known, file)
    matched = _found_again(known, body)
    _refuse_reformatted(known, body, matched, file)
    taken = {spot: place for place, spot in matched.items()}
    words = _edited_lines(known, body, taken)
    _refuse_stray_tasks(known, body, taken, file)
    end = _start_of_gone(body, taken)
    notes = _notes(known, body[:end], taken, words)
    gone = tuple(body[end:])
    for note in (*notes, Note(gone, "gone", title="the end")):
        _refuse_open_ends(note, file)
    return EditedPlan(
        facts=known.facts,
        ticks={**known.tasks, **ticks},
        changed={one: ticked for one, ticked in ticks.items() if known.tasks[one] != ticked},
        notes=tuple(notes),
        removed=tuple(one for one in known.tasks if one not in ticks),
        gone=gone,
        line_end=line_end,
        mark=mark,
        after=line_end.join(lines[place + 1 :]),
    )


def _refused(file: str, line: int, why: str) -> InvalidContentError:
    return InvalidContentError(_SUBJECT, [Problem(file, line, why)], hint=_HINT)


def _trailer_place(lines: Sequence[str], file: str) -> int:
    found = [place for place, line in enumerate(lines) if line.startswith(TRAILER)]
    if not found:
        raise _refused(file, 0, "the careerpath:plan comment that should be the last line is missing")
    if len(found) > 1:
        raise _refused(file, found[1] + 1, "the careerpath:plan comment appears a second time here")
    return found[0]


def _trailer(line: str, file: str, number: int) -> _Trailer:
    """Read the trailer; everything in it is checked, because files come from anywhere."""
    damaged = _refused(file, number, "the careerpath:plan comment is damaged")
    start, _, content = line.removeprefix(TRAILER).rstrip().removesuffix(" -->").partition(" ")
    if trailer_digest(content) != start:
        raise damaged
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        raise damaged from None
    if isinstance(record, dict) and record.get("format") != FORMAT:
        raise _refused(file, number, "this plan was written by a different version of careerpath")
    if not _is_trailer(record):
        raise damaged
    lines = tuple(
        _Line(digests[start : start + DIGEST_LENGTH], block, kin, title, start // DIGEST_LENGTH)
        for block, kin, title, digests in record["blocks"]
        for start in range(0, len(digests), DIGEST_LENGTH)
    )
    tasks = record["tasks"]
    if any(not 0 <= place < len(lines) for _, place in tasks.values()):
        raise damaged
    return _Trailer(
        record["facts"],
        lines,
        {one: ticked for one, (ticked, _) in tasks.items()},
        {one: place for one, (_, place) in tasks.items()},
    )


def _is_trailer(record: Any) -> bool:
    if not isinstance(record, dict):
        return False
    blocks, tasks = record.get("blocks"), record.get("tasks")
    return (
        isinstance(record.get("facts"), dict)
        and isinstance(tasks, dict)
        and all(
            isinstance(one, list) and len(one) == 2 and type(one[0]) is bool and type(one[1]) is int  # noqa: PLR2004 - as written
            for one in tasks.values()
        )
        and isinstance(blocks, list)
        and all(
            isinstance(one, list) and len(one) == 4 and all(isinstance(part, str) for part in one)  # noqa: PLR2004 - as written
            for one in blocks
        )
    )


def _refuse_conflicts(body: Sequence[str], file: str) -> None:
    for number, line in enumerate(body, 1):
        if line.startswith(_CONFLICT):
            raise _refused(file, number, "this merge conflict is not resolved")


def _mended(body: Sequence[str], known: _Trailer, file: str) -> list[str]:
    """Give tasks back the marker that somebody deleted, where the rest of the line tells which it was.

    Raises InvalidContentError where a task is there, but not its box.
    """
    shown = {one["id"] for one in map(TASK.match, body) if one}
    ours = {line.digest for line in known.lines}
    lost = [one for one in known.tasks if one not in shown]
    lines = []
    for number, line in enumerate(body, 1):
        task_id = _lost_task(line, lost, ours)
        box = _BOX.match(line)
        if task_id and not (box and box["box"].strip() in {"", "x", "X"} and len(box["box"]) == 1):
            why = f"this looks like task {task_id}, but its checkbox cannot be read: write [x] or [ ]"
            raise _refused(file, number, why)
        lines.append(_marked(line, task_id) if task_id else line)
    return lines


def _marked(line: str, task_id: str) -> str:
    """Put a task's marker in its place; whatever words stood there instead follow it."""
    text, _, others = line.partition("<!--")
    words = " ".join(others.replace("<!--", " ").replace("-->", " ").split())
    return f"{text.rstrip()} <!-- {task_id} -->" + (f" {words}" if words not in {"", task_id} else "")


def _lost_task(line: str, lost: Sequence[str], ours: AbstractSet[str]) -> str:
    """Tell which of the tasks that are missing a line is, whatever became of its box and marker."""
    if not lost or len(line) > _LONGEST:
        return ""
    start = line.lstrip()
    indent = line[: len(line) - len(start)]
    text = _BOX.sub("", line) if _BOX.match(line) else _LEADING.sub("", start)
    text = text.split("<!--")[0].rstrip()
    whole = (one for one in lost if digest(f"{indent}- [ ] {text} <!-- {one} -->") in ours)
    return next(whole, "") if text else ""


def _ticks(body: Sequence[str], known: _Trailer, file: str) -> dict[str, bool]:
    """Read the boxes; raises InvalidContentError where tasks were copied or moved."""
    ticks: dict[str, bool] = {}
    order = {identifier: place for place, identifier in enumerate(known.tasks)}
    latest = -1
    for number, line in enumerate(body, 1):
        named = [one for one in _MARKER.findall(line) if one in known.tasks]
        if not named:
            continue
        found = TASK.match(line)
        identifier = named[0]
        if found is None or len(named) > 1 or found["id"] != identifier:
            why = f"this is task {named[-1]}, but its checkbox cannot be read: start with - [x] or - [ ]"
            raise _refused(file, number, why)
        if identifier in ticks:
            raise _refused(
                file, number, f"task {identifier} appears a second time here; delete one of the two lines"
            )
        if order[identifier] < latest:
            raise _refused(file, number, f"task {identifier} was moved; put it back where it was")
        latest = order[identifier]
        ticks[identifier] = found["box"] != " "
    return ticks


def _found_again(known: _Trailer, body: Sequence[str]) -> dict[int, int]:
    """Find the generated lines: exactly as written if all are there, else whatever blanks they end with."""
    generated, found = [line.digest for line in known.lines], [digest(line) for line in body]
    exact = [one if line == line.rstrip() else "" for one, line in zip(found, body, strict=True)]
    matched = aligned(generated, exact)
    return matched if len(matched) == len(generated) else aligned(generated, found)


def _refuse_stray_tasks(known: _Trailer, body: Sequence[str], taken: Mapping[int, int], file: str) -> None:
    for spot, line in enumerate(body):
        found = TASK.match(line)
        if spot not in taken and found and found["id"] in known.tasks:
            raise _refused(
                file, spot + 1, f"task {found['id']} was moved or changed too much; put it back as it was"
            )


def _start_of_gone(body: Sequence[str], taken: Mapping[int, int]) -> int:
    """Give where the section of notes from parts that are gone begins; the end of the file if nowhere."""
    after = max(taken, default=-1) + 1
    return next((spot for spot in range(after, len(body)) if body[spot].rstrip() == GONE), len(body))


def _refuse_reformatted(known: _Trailer, body: Sequence[str], matched: Mapping[int, int], file: str) -> None:
    blank = digest("")
    generated = sum(1 for line in known.lines if line.digest != blank)
    kept = sum(1 for place in matched if known.lines[place].digest != blank)
    if kept * 2 < generated and any(line.strip() for line in body):
        raise _refused(file, 0, "most lines differ from what careerpath wrote; was the file reformatted?")


def _notes(
    known: _Trailer, body: Sequence[str], taken: Mapping[int, int], words: Mapping[int, list[str]]
) -> list[Note]:
    """Gather the person's lines, each group with the generated line before it."""
    notes = []
    behind: _Line | None = None
    lines: list[str] = []
    for spot, line in enumerate(body):
        if spot in taken:
            notes += [_note(lines, behind)] if lines else []
            behind, lines = known.lines[taken[spot]], list(words.get(spot, ()))
        else:
            lines.append(line)
    return [*notes, *([_note(lines, behind)] if lines else [])]


def _note(lines: Sequence[str], behind: _Line | None) -> Note:
    if behind is None:
        return Note(tuple(lines))
    return Note(tuple(lines), behind.block, behind.kin, behind.title, behind.digest, behind.place)


def _edited_lines(known: _Trailer, body: Sequence[str], taken: dict[int, int]) -> dict[int, list[str]]:
    """Find generated lines that somebody edited, add them to `taken`, and give what is to be kept of each.

    That is, of a line with words added to its end only those; of a task that was changed, all but its box.
    """
    words: dict[int, list[str]] = {}
    blank = digest("")
    last = -1
    ends = [*sorted(taken.items()), (len(body), len(known.lines))]
    start = 0
    for spot, place in ends:
        missing = {
            one: known.lines[one].digest for one in range(last + 1, place) if known.lines[one].digest != blank
        }
        if spot - start > _MOST_LINES:
            missing = {}
        for at in range(start, spot):
            if not missing:
                break
            found = _edited(body[at], missing, known)
            if found is not None:
                taken[at], words[at] = found
                missing = {one: digested for one, digested in missing.items() if one > found[0]}
        start, last = spot + 1, place
    return words


def _edited(line: str, missing: Mapping[int, str], known: _Trailer) -> tuple[int, list[str]] | None:
    """Tell which of the missing generated lines a line was, and which words of it are the person's."""
    if not line.strip() or len(line) > _LONGEST or field_of(line):
        return None
    indent = line[: len(line) - len(line.lstrip())]
    found = TASK.match(line)
    place = known.places.get(found["id"], -1) if found else -1
    sought = {place: missing[place]} if place in missing else dict(missing)
    for one, digested in sought.items():
        added = _added(line, digested)
        if added is not None:
            return one, [f"{indent}  - {added}"] if added else []
    if found is not None and place in missing:
        return place, [f"{indent}  - {' '.join((found['text'] + found['after']).split())}"]
    return None


def _added(line: str, digested: str) -> str | None:
    """Give the words that were added to the end of a generated line; None where that is not what happened."""
    found = TASK.match(line)
    marker = f" <!-- {found['id']} -->" if found else ""
    start = line[: found.end("text")] if found else line
    rest = found["after"] if found else ""
    for end in range(len(start), 0, -1):
        if digest(start[:end] + marker) == digested:
            return f"{start[end:].strip()} {rest.strip()}".strip()
    return None


def _refuse_open_ends(note: Note, file: str) -> None:
    """Refuse a note that would swallow the lines behind it: an open code block or comment."""
    opener = first_unclosed(note.lines)
    if opener >= 0:
        shown = note.title or note.block or "the beginning"
        start = note.lines[opener].strip()[:40]
        raise _refused(file, 0, f"a code block or comment in your notes under {shown} is not closed: {start}")

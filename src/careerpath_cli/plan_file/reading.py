"""Reading an edited plan: which lines are generated, which are the person's, which boxes are ticked.

A file where these cannot be told apart with certainty is refused: nothing that a person wrote may be lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

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

_SUBJECT = "The plan"
_HINT = "Nothing was changed. Export the plan to a new file and copy your notes into it."
_CONFLICT = ("<<<<<<< ", ">>>>>>> ")
_MARKER = re.compile(r"<!-- ([a-z0-9:_.-]+) -->")
_LONGEST = 4000
_MOST_LINES = 2000
"""Longer lines, and longer runs of lines, are not searched for edited generated ones: all of it is kept."""
_BOX = re.compile(r"^\s*[-*+] \[(?P<box>[^\]]{0,3})\] ?")
_LEADING = re.compile(r"^[-*+]?\s*[^\w*\[]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A generated line as the trailer describes it."""

    digest: str
    block: str
    kin: str
    title: str
    index: int


@dataclass(frozen=True, slots=True)
class _Trailer:
    facts: Mapping[str, Any]
    lines: tuple[_Line, ...]
    tasks: Mapping[str, bool]
    task_indexes: Mapping[str, int]


def read_edited_plan(text: str, file: str) -> EditedPlan:
    """Return what people changed in a generated document; `file` names it in errors.

    Raises InvalidContentError, with what to do, where their text cannot be told from generated text.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    line_end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    index = _find_trailer(lines, file)
    known = _read_trailer(lines[index], file, index + 1)
    body = lines[:index]
    _refuse_conflicts(body, file)
    body = _restore_markers(body, known, file)
    ticks = _read_ticks(body, known, file)
    matched = _match_generated(known, body)
    _refuse_reformatted(known, body, matched, file)
    taken = {position: index for index, position in matched.items()}
    words = _claim_edited(known, body, taken)
    _refuse_stray_tasks(known, body, taken, file)
    end = _start_of_gone(body, taken)
    notes = _collect_notes(known, body[:end], taken, words)
    gone = tuple(body[end:])
    for note in (*notes, Note(gone, "gone", title="the end")):
        _refuse_open_ends(note, file)
    return EditedPlan(
        facts=known.facts,
        ticks={**known.tasks, **ticks},
        changed={task_id: ticked for task_id, ticked in ticks.items() if known.tasks[task_id] != ticked},
        notes=tuple(notes),
        removed=tuple(task_id for task_id in known.tasks if task_id not in ticks),
        gone=gone,
        line_end=line_end,
        mark=mark,
        after=line_end.join(lines[index + 1 :]),
    )


def _refused(file: str, line: int, why: str) -> InvalidContentError:
    return InvalidContentError(_SUBJECT, [Problem(file, line, why)], hint=_HINT)


def _find_trailer(lines: Sequence[str], file: str) -> int:
    trailers = [index for index, line in enumerate(lines) if line.startswith(TRAILER)]
    if not trailers:
        raise _refused(file, 0, "the careerpath:plan comment that should be the last line is missing")
    if len(trailers) > 1:
        raise _refused(file, trailers[1] + 1, "the careerpath:plan comment appears a second time here")
    return trailers[0]


def _read_trailer(line: str, file: str, number: int) -> _Trailer:
    """Return what the trailer records; all of it is checked, because files come from anywhere."""
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
    if any(not 0 <= index < len(lines) for _, index in tasks.values()):
        raise damaged
    return _Trailer(
        record["facts"],
        lines,
        {task_id: ticked for task_id, (ticked, _) in tasks.items()},
        {task_id: index for task_id, (_, index) in tasks.items()},
    )


def _is_trailer(record: Any) -> bool:
    if not isinstance(record, dict):
        return False
    blocks, tasks = record.get("blocks"), record.get("tasks")
    return (
        isinstance(record.get("facts"), dict)
        and isinstance(tasks, dict)
        and all(
            isinstance(task, list) and len(task) == 2 and type(task[0]) is bool and type(task[1]) is int  # noqa: PLR2004 - as written
            for task in tasks.values()
        )
        and isinstance(blocks, list)
        and all(
            isinstance(block, list) and len(block) == 4 and all(isinstance(part, str) for part in block)  # noqa: PLR2004 - as written
            for block in blocks
        )
    )


def _refuse_conflicts(body: Sequence[str], file: str) -> None:
    for number, line in enumerate(body, 1):
        if line.startswith(_CONFLICT):
            raise _refused(file, number, "this merge conflict is not resolved")


def _restore_markers(body: Sequence[str], known: _Trailer, file: str) -> list[str]:
    """Return the lines with deleted task markers restored, where the rest of the line identifies the task.

    Raises InvalidContentError where such a line has no readable box.
    """
    shown = {match["id"] for match in map(TASK.match, body) if match}
    generated = {line.digest for line in known.lines}
    missing = [task_id for task_id in known.tasks if task_id not in shown]
    lines = []
    for number, line in enumerate(body, 1):
        task_id = _identify_task(line, missing, generated)
        box = _BOX.match(line)
        if task_id and not (box and box["box"].strip() in {"", "x", "X"} and len(box["box"]) == 1):
            why = f"this looks like task {task_id}, but its checkbox cannot be read: write [x] or [ ]"
            raise _refused(file, number, why)
        lines.append(_add_marker(line, task_id) if task_id else line)
    return lines


def _add_marker(line: str, task_id: str) -> str:
    """Return the line with its task's marker; any words in the marker's position follow it."""
    text, _, rest = line.partition("<!--")
    words = " ".join(rest.replace("<!--", " ").replace("-->", " ").split())
    return f"{text.rstrip()} <!-- {task_id} -->" + (f" {words}" if words not in {"", task_id} else "")


def _identify_task(line: str, missing: Sequence[str], generated: AbstractSet[str]) -> str:
    """Return which missing task a line is, whatever became of its box and marker; empty for none."""
    if not missing or len(line) > _LONGEST:
        return ""
    start = line.lstrip()
    indent = line[: len(line) - len(start)]
    text = _BOX.sub("", line) if _BOX.match(line) else _LEADING.sub("", start)
    text = text.split("<!--")[0].rstrip()
    matches = (
        task_id for task_id in missing if digest(f"{indent}- [ ] {text} <!-- {task_id} -->") in generated
    )
    return next(matches, "") if text else ""


def _read_ticks(body: Sequence[str], known: _Trailer, file: str) -> dict[str, bool]:
    """Return which tasks are ticked; raises InvalidContentError where tasks were copied or moved."""
    ticks: dict[str, bool] = {}
    order = {identifier: index for index, identifier in enumerate(known.tasks)}
    latest = -1
    for number, line in enumerate(body, 1):
        named = [marker for marker in _MARKER.findall(line) if marker in known.tasks]
        if not named:
            continue
        task = TASK.match(line)
        identifier = named[0]
        if task is None or len(named) > 1 or task["id"] != identifier:
            why = f"this is task {named[-1]}, but its checkbox cannot be read: start with - [x] or - [ ]"
            raise _refused(file, number, why)
        if identifier in ticks:
            raise _refused(
                file, number, f"task {identifier} appears a second time here; delete one of the two lines"
            )
        if order[identifier] < latest:
            raise _refused(file, number, f"task {identifier} was moved; put it back where it was")
        latest = order[identifier]
        ticks[identifier] = task["box"] != " "
    return ticks


def _match_generated(known: _Trailer, body: Sequence[str]) -> dict[int, int]:
    """Match generated lines with the file's: as written if all are there, else ignoring trailing blanks."""
    generated, actual = [line.digest for line in known.lines], [digest(line) for line in body]
    exact = [actual[index] if line == line.rstrip() else "" for index, line in enumerate(body)]
    matched = aligned(generated, exact)
    return matched if len(matched) == len(generated) else aligned(generated, actual)


def _refuse_stray_tasks(known: _Trailer, body: Sequence[str], taken: Mapping[int, int], file: str) -> None:
    for position, line in enumerate(body):
        task = TASK.match(line)
        if position not in taken and task and task["id"] in known.tasks:
            raise _refused(
                file, position + 1, f"task {task['id']} was moved or changed too much; put it back as it was"
            )


def _start_of_gone(body: Sequence[str], taken: Mapping[int, int]) -> int:
    """Return where the notes from parts that are gone begin; the end of the file if there are none."""
    after = max(taken, default=-1) + 1
    return next(
        (position for position in range(after, len(body)) if body[position].rstrip() == GONE), len(body)
    )


def _refuse_reformatted(known: _Trailer, body: Sequence[str], matched: Mapping[int, int], file: str) -> None:
    blank = digest("")
    generated = sum(1 for line in known.lines if line.digest != blank)
    kept = sum(1 for index in matched if known.lines[index].digest != blank)
    if kept * 2 < generated and any(line.strip() for line in body):
        raise _refused(file, 0, "most lines differ from what careerpath wrote; was the file reformatted?")


def _collect_notes(
    known: _Trailer, body: Sequence[str], taken: Mapping[int, int], words: Mapping[int, list[str]]
) -> list[Note]:
    """Return the person's lines as notes, each group with the generated line before it."""
    notes = []
    behind: _Line | None = None
    lines: list[str] = []
    for position, line in enumerate(body):
        if position in taken:
            notes += [_note(lines, behind)] if lines else []
            behind, lines = known.lines[taken[position]], list(words.get(position, ()))
        else:
            lines.append(line)
    return [*notes, *([_note(lines, behind)] if lines else [])]


def _note(lines: Sequence[str], behind: _Line | None) -> Note:
    if behind is None:
        return Note(tuple(lines))
    return Note(tuple(lines), behind.block, behind.kin, behind.title, behind.digest, behind.index)


def _claim_edited(known: _Trailer, body: Sequence[str], taken: dict[int, int]) -> dict[int, list[str]]:
    """Add the generated lines that somebody edited to `taken`, and return what to keep of each as a note.

    Of a line with words added at its end that is only those words; of a changed task, all but its box.
    """
    words: dict[int, list[str]] = {}
    blank = digest("")
    last = -1
    ends = [*sorted(taken.items()), (len(body), len(known.lines))]
    start = 0
    for position, index in ends:
        missing = {
            line: known.lines[line].digest
            for line in range(last + 1, index)
            if known.lines[line].digest != blank
        }
        if position - start > _MOST_LINES:
            missing = {}
        for current in range(start, position):
            if not missing:
                break
            match = _match_edited(body[current], missing, known)
            if match is not None:
                taken[current], words[current] = match
                missing = {line: expected for line, expected in missing.items() if line > match[0]}
        start, last = position + 1, index
    return words


def _match_edited(line: str, missing: Mapping[int, str], known: _Trailer) -> tuple[int, list[str]] | None:
    """Return which missing generated line a line was, and the person's words in it; None for neither."""
    if not line.strip() or len(line) > _LONGEST or field_of(line):
        return None
    indent = line[: len(line) - len(line.lstrip())]
    task = TASK.match(line)
    index = known.task_indexes.get(task["id"], -1) if task else -1
    candidates = {index: missing[index]} if index in missing else dict(missing)
    for candidate, expected in candidates.items():
        added = _added_words(line, expected)
        if added is not None:
            return candidate, [f"{indent}  - {added}"] if added else []
    if task is not None and index in missing:
        return index, [f"{indent}  - {' '.join((task['text'] + task['after']).split())}"]
    return None


def _added_words(line: str, expected: str) -> str | None:
    """Return the words added at the end of the line with digest `expected`; None for any other line."""
    task = TASK.match(line)
    marker = f" <!-- {task['id']} -->" if task else ""
    start = line[: task.end("text")] if task else line
    rest = task["after"] if task else ""
    # only the digest of the original is known, so every beginning of the line is tried, longest first
    for end in range(len(start), 0, -1):
        if digest(start[:end] + marker) == expected:
            return f"{start[end:].strip()} {rest.strip()}".strip()
    return None


def _refuse_open_ends(note: Note, file: str) -> None:
    """Refuse a note that would swallow the lines after it: an unclosed code block or comment."""
    opener = first_unclosed(note.lines)
    if opener >= 0:
        shown = note.title or note.block or "the beginning"
        start = note.lines[opener].strip()[:40]
        raise _refused(file, 0, f"a code block or comment in your notes under {shown} is not closed: {start}")

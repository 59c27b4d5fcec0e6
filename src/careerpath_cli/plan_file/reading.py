"""Reading an edited plan: which lines are generated, which are the person's, which boxes are ticked.

A file where these cannot be told apart with certainty is refused: nothing that a person wrote may be lost.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from careerpath_cli.plan_file.annotated import (
    PlanDocument,
    box_of,
    markers,
    matches,
    task_words,
    with_box,
)
from careerpath_cli.plan_file.trailer import read_trailer, refused
from careerpath_cli.record import record

_CONFLICT = ("<<<<<<< ", ">>>>>>> ")


@record
class EditedPlan:
    """A file that was generated and edited since.

    `body` are its lines, but those of tasks as they were generated, with words added to them below;
    `matched` says which of these each generated line is. `changed` are the boxes that somebody ticked or
    unticked, by the task's id, `removed` the tasks whose lines are gone. `line_end`, `mark` and `after` are
    the file's line end, byte order mark, and text after the trailer.
    """

    generated: PlanDocument
    body: tuple[str, ...]
    matched: Mapping[int, int]
    ticks: Mapping[str, bool]
    line_end: str = "\n"
    mark: str = ""
    after: str = ""

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the document says beside its lines."""
        return self.generated.facts

    @property
    def changed(self) -> dict[str, bool]:
        """The boxes that somebody ticked or unticked, by the task's id."""
        before = {name: box_of(line) for name, line in self.generated.tasks.items()}
        return {name: ticked for name, ticked in self.ticks.items() if ticked != before[name]}

    @property
    def removed(self) -> tuple[str, ...]:
        """The tasks whose lines are gone."""
        return tuple(name for name in self.generated.tasks if name not in self.ticks)

    @property
    def written(self) -> list[str]:
        """The lines that the person wrote, without blank ones."""
        ours = set(self.matched.values())
        return [line for position, line in enumerate(self.body) if position not in ours and line.strip()]


def read_edited_plan(text: str, file: str) -> EditedPlan:
    """Return what people made of a generated document; `file` names it in errors.

    Raises InvalidContentError, with what to do, where their text cannot be told from generated text.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    line_end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    end, generated = read_trailer(lines, file)
    body, boxes = _read_tasks(lines[:end], generated, file)
    matched = _matched(generated, body, boxes)
    _refuse_reformatted(generated.lines, body, matched, file)
    ticks = {name: bool(box_of(body[position])) for name, position in boxes.items()}
    return EditedPlan(
        generated, tuple(body), matched, ticks, line_end, mark, after=line_end.join(lines[end + 1 :])
    )


def _read_tasks(lines: Sequence[str], generated: PlanDocument, file: str) -> tuple[list[str], dict[str, int]]:
    """Return the file's lines, those of tasks as they were generated, and which line is which task.

    Only a box is the person's; words that they wrote beside it stand below. Raises InvalidContentError where
    a box cannot be read, and where tasks were copied or moved.
    """
    tasks = generated.tasks
    shown = {name for line in lines for name in markers(line)}
    unmarked = {name: task_words(line, name) for name, line in tasks.items() if name not in shown}
    body: list[str] = []
    boxes: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        name = _task_in(line, tasks, unmarked)
        why = _unclear(line, name, tasks, boxes)
        if why:
            raise refused(file, number, why)
        if name:
            boxes[name] = len(body)
        body += _as_generated(line, name, tasks[name]) if name else [line]
    return body, boxes


def _task_in(line: str, tasks: Mapping[str, str], unmarked: Mapping[str, str]) -> str:
    """Return which task a line is, by its marker or, where that is gone, by its words; empty for none."""
    named = [name for name in markers(line) if name in tasks]
    if not named and unmarked:
        words = task_words(line, "")
        named = [name for name, own in unmarked.items() if own and words.startswith(own)]
    return named[-1] if named else ""


def _unclear(line: str, name: str, tasks: Mapping[str, str], boxes: Mapping[str, int]) -> str:
    """Return why a line cannot be read safely; empty if it can."""
    if line.startswith(_CONFLICT):
        return "this merge conflict is not resolved"
    if not name:
        return ""
    if box_of(line) is None or sum(marker in tasks for marker in markers(line)) > 1:
        return f"this is task {name}, but its checkbox cannot be read: start with - [x] or - [ ]"
    if name in boxes:
        return f"task {name} appears a second time here; delete one of the two lines"
    later = [*tasks][[*tasks].index(name) :]
    return f"task {name} was moved; put it back where it was" if boxes.keys() & set(later) else ""


def _as_generated(line: str, name: str, own: str) -> list[str]:
    """Return a task's line with the box as it is now, and below it what else was written into it."""
    words = task_words(line, name).removeprefix(task_words(own, name)).strip()
    if name not in markers(line):  # whatever is left of its marker must not hide what follows
        words = " ".join(words.replace("<!--", " ").replace("-->", " ").split())
    return [with_box(own, ticked=bool(box_of(line))), *([f"  - {words}"] if words not in {"", name} else [])]


def _matched(generated: PlanDocument, body: Sequence[str], boxes: Mapping[str, int]) -> dict[int, int]:
    """Return where each generated line is: a task by its id, what is between two tasks by how it reads."""
    lines, tasks = generated.lines, generated.tasks
    anchors = [(lines.index(tasks[name]), position) for name, position in boxes.items()]
    matched: dict[int, int] = {}
    start, first = 0, 0
    for index, position in [*anchors, (len(lines), len(body))]:
        between = matches(lines[start:index], body[first:position])
        matched |= {start + old: first + new for old, new in between.items()} | {index: position}
        start, first = index + 1, position + 1
    del matched[len(lines)]
    return matched


def _refuse_reformatted(
    lines: Sequence[str], body: Sequence[str], matched: Mapping[int, int], file: str
) -> None:
    generated = sum(1 for line in lines if line.strip())
    kept = sum(1 for index in matched if lines[index].strip())
    if kept * 2 < generated and any(line.strip() for line in body):
        raise refused(file, 0, "most lines differ from what careerpath wrote; was the file reformatted?")

"""Renewing a document: newer content with everything that a person wrote into the older one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.plan_file.annotated import (
    GONE,
    Block,
    EditedPlan,
    Note,
    PlanDocument,
    digest,
    field_of,
    trailer,
)
from careerpath_cli.plan_file.reading import read_edited_plan


def renewed_text(document: PlanDocument, annotated: EditedPlan) -> str:
    """Return the text of a newer document with all of the person's lines in it.

    A note stays after the same generated line; where that changed, it moves to the end of its block, or of
    the first block of the same kin; notes from parts that are gone come last. Raises InvalidContentError
    where the result could not be read back, such as a note that contains the marker of a new task.
    """
    renewed = _compose(document, annotated)
    try:
        unchanged = _compose(document, read_edited_plan(renewed, "the updated plan")) == renewed
    except InvalidContentError as error:
        raise InvalidContentError(
            "The plan with your notes in it",
            error.problems,
            hint="Nothing was changed. Export the plan to a new file and copy your notes into it.",
        ) from None
    if not unchanged:
        raise InvalidContentError(
            "The plan with your notes in it",
            [Problem("the updated plan", 0, "your notes cannot be told apart from its new lines")],
            hint="Nothing was changed. Export the plan to a new file and copy your notes into it.",
        )
    return renewed


def _compose(document: PlanDocument, annotated: EditedPlan) -> str:
    layout = _Layout(document, annotated.gone)
    for note in annotated.notes:
        layout.add(note)
    text = annotated.line_end.join(layout.lines()) + annotated.line_end
    return annotated.mark + text + annotated.after


@dataclass(slots=True)
class _Layout:
    """The lines of a document, each with what the person wrote after it."""

    document: PlanDocument
    gone: Sequence[str]
    after: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    before_all: list[str] = field(default_factory=list)
    orphans: list[Note] = field(default_factory=list)

    def add(self, note: Note) -> None:
        """Put a note after the line that it belongs to, or among those whose part is gone."""
        if not note.block:
            self.before_all += note.lines
            return
        block = next((block for block in self.document.blocks if block.id == note.block), None)
        if block is None and note.kin:
            block = next((block for block in self.document.blocks if block.kin == note.kin), None)
        if block is None:
            self.orphans.append(note)
            return
        self.after.setdefault((block.id, _line_of(note, block)), []).extend(note.lines)

    def lines(self) -> list[str]:
        """Return all lines of the file, including the trailer."""
        text = list(self.before_all)
        for block in self.document.blocks:
            written = [
                line for (owner, _), lines in self.after.items() if owner == block.id for line in lines
            ]
            filled_in = {field_of(line) for line in written} - {""}
            text += self.after.get((block.id, -1), ())
            for index, line in enumerate(block.lines):
                generated = () if field_of(line) in filled_in else (line,)
                text += [*generated, *self.after.get((block.id, index), ())]
        return [*text, *self._from_gone_parts(), trailer(self.document)]

    def _from_gone_parts(self) -> Iterable[str]:
        notes = [note for note in self.orphans if any(line.strip() for line in note.lines)]
        yield from self.gone or ((GONE, "") if notes else ())
        if notes and self.gone and self.gone[-1].strip():
            yield ""
        for note in notes:
            yield from (f"**{note.title or note.block}**", "", *_trim(note.lines), "")


def _line_of(note: Note, block: Block) -> int:
    """Return the index of the line that a note follows: the same line, or the block's last non-blank one."""
    same = [index for index, line in enumerate(block.lines) if digest(line) == note.digest]
    if block.id == note.block and same:
        return min(same, key=lambda index: abs(index - note.index))
    return max((index for index, line in enumerate(block.lines) if line.strip()), default=-1)


def _trim(lines: Sequence[str]) -> Sequence[str]:
    written = [index for index, line in enumerate(lines) if line.strip()]
    return lines[written[0] : written[-1] + 1]

"""A newer document with everything in it that a person wrote into the older one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.plan_file.annotated import GONE, digest, field_of, trailer
from careerpath_cli.plan_file.reading import read_edited_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerpath_cli.plan_file.annotated import Block, EditedPlan, Note, PlanDocument


def renewed_text(document: PlanDocument, annotated: EditedPlan) -> str:
    """Write a newer document with all of the person's lines in place.

    A note keeps its place behind the same generated line; where that changed it comes to the end of its
    block, or of the first block of the same kin; what belonged to parts that are gone stands at the end.
    Raises InvalidContentError where the result could not be read back, such as a note that holds the marker
    of a task that is new.
    """
    renewed = _composed(document, annotated)
    try:
        unchanged = _composed(document, read_edited_plan(renewed, "the updated plan")) == renewed
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


def _composed(document: PlanDocument, annotated: EditedPlan) -> str:
    places = _Places(document, annotated.gone)
    for note in annotated.notes:
        places.put(note)
    text = annotated.line_end.join(places.lines()) + annotated.line_end
    return annotated.mark + text + annotated.after


@dataclass(slots=True)
class _Places:
    """The lines of a document, each with what the person wrote behind it."""

    document: PlanDocument
    gone: Sequence[str]
    behind: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    before_all: list[str] = field(default_factory=list)
    homeless: list[Note] = field(default_factory=list)

    def put(self, note: Note) -> None:
        """Find the place of a note."""
        if not note.block:
            self.before_all += note.lines
            return
        block = next((one for one in self.document.blocks if one.id == note.block), None)
        if block is None and note.kin:
            block = next((one for one in self.document.blocks if one.kin == note.kin), None)
        if block is None:
            self.homeless.append(note)
            return
        self.behind.setdefault((block.id, _line_of(note, block)), []).extend(note.lines)

    def lines(self) -> list[str]:
        """Give all lines of the file, up to its trailer."""
        found = list(self.before_all)
        for block in self.document.blocks:
            theirs = [
                line for (owner, _), lines in self.behind.items() if owner == block.id for line in lines
            ]
            filled_in = {field_of(line) for line in theirs} - {""}
            found += self.behind.get((block.id, -1), ())
            for place, line in enumerate(block.lines):
                ours = () if field_of(line) in filled_in else (line,)
                found += [*ours, *self.behind.get((block.id, place), ())]
        return [*found, *self._from_gone_parts(), trailer(self.document)]

    def _from_gone_parts(self) -> Iterable[str]:
        told = [note for note in self.homeless if any(line.strip() for line in note.lines)]
        yield from self.gone or ((GONE, "") if told else ())
        if told and self.gone and self.gone[-1].strip():
            yield ""
        for note in told:
            yield from (f"**{note.title or note.block}**", "", *_trimmed(note.lines), "")


def _line_of(note: Note, block: Block) -> int:
    """Give the line of a block behind which a note belongs: the same one, or the last that is not blank."""
    same = [place for place, line in enumerate(block.lines) if digest(line) == note.digest]
    if block.id == note.block and same:
        return min(same, key=lambda place: abs(place - note.place))
    return max((place for place, line in enumerate(block.lines) if line.strip()), default=-1)


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    full = [place for place, line in enumerate(lines) if line.strip()]
    return lines[full[0] : full[-1] + 1]

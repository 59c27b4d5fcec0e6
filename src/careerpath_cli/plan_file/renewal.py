"""Renewing a document: newer content with everything that a person wrote into the older one.

A three-way merge of what was generated (base), what is generated now (ours), and the file as the person left
it (theirs). Where only one side changed a run of lines, that side counts; where both did, ours stands first
and theirs after it. A task's line is always ours.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.plan_file.annotated import Block, PlanDocument, box_of, matches, trailer
from careerpath_cli.plan_file.reading import EditedPlan, read_edited_plan
from careerpath_cli.plan_file.trailer import NOTHING_CHANGED

GONE = "## Notes from parts that are gone"


def renewed_text(document: PlanDocument, edited: EditedPlan) -> str:
    """Return the text of a newer document with all of the person's lines in it.

    What stands after a line that changed moves behind the change; what stands in a part that is gone, to the
    end of the first part of the same kin or of the file. Raises InvalidContentError where the result could
    not be read back, such as a note that contains the marker of a new task.
    """
    renewed = _merged(document, edited)
    try:
        again = _merged(document, read_edited_plan(renewed, "the updated plan"))
        why = "your notes cannot be told apart from its new lines"
        problems = [Problem("the updated plan", 0, why)] if again != renewed else []
    except InvalidContentError as error:
        problems = [*error.problems]
    if problems:
        raise InvalidContentError("The plan with your notes in it", problems, hint=NOTHING_CHANGED)
    return renewed


def _merged(document: PlanDocument, edited: EditedPlan) -> str:
    old, generated = edited.generated, edited.generated.lines
    titles = [block.title or block.id for block in old.blocks for _ in block.lines]
    kept, places = _where(old, document)
    dropped: set[int] = set()
    after: dict[int, list[str]] = defaultdict(list)
    homeless: dict[str, list[str]] = defaultdict(list)
    for run, lines in _edits(edited):
        first = kept.get(run.start, 0)
        if [kept.get(index) for index in run] == [*range(first, first + len(run))]:
            dropped.update(range(first, first + len(run)))
            words = lines
        else:
            replaced = generated[run.start : run.stop]
            words = [part for line in lines for part in _without_ours(line, replaced)]
        before = run.stop - 1
        (after[places[before]] if before in places else homeless[titles[before]]).extend(words)
    text = after[-1]
    for index, line in enumerate(document.lines):
        text += [*([] if index in dropped else [line]), *after[index]]
    text += [*_from_gone_parts(homeless, text), trailer(document), ""]
    return edited.mark + edited.line_end.join(text) + edited.after


def _edits(edited: EditedPlan) -> Iterator[tuple[range, Sequence[str]]]:
    """Yield the runs of generated lines that the person took out, with what they wrote in their place."""
    start, first = 0, 0
    end = {len(edited.generated.lines): len(edited.body)}
    for index, position in [*edited.matched.items(), *end.items()]:
        if index > start or position > first:
            yield range(start, index), edited.body[first:position]
        start, first = index + 1, position + 1


def _where(old: PlanDocument, new: PlanDocument) -> tuple[dict[int, int], dict[int, int]]:
    """Return which new line each old line is, and after which new line that belongs what stands after it.

    The first lacks lines that changed, and those of tasks; the second those of parts that are gone.
    """
    kept: dict[int, int] = {}
    places = {-1: -1}
    starts = dict(zip((block.id for block in new.blocks), _starts(new), strict=True))
    for block, start in zip(old.blocks, _starts(old), strict=True):
        home = _home(block, new)
        if home is None:
            continue
        own = matches(block.lines, home.lines) if home.id == block.id else {}
        place = max((index for index, line in enumerate(home.lines) if line.strip()), default=-1)
        for index in reversed(range(len(block.lines))):
            places[start + index] = starts[home.id] + own.get(index, place)
            if index in own:
                place = own[index] - 1
                if box_of(block.lines[index]) is None:
                    kept[start + index] = places[start + index]
    return kept, places


def _starts(document: PlanDocument) -> list[int]:
    return [*accumulate((len(block.lines) for block in document.blocks), initial=0)][:-1]


def _home(block: Block, document: PlanDocument) -> Block | None:
    """Return the same block of a newer document, or the first of its kin."""
    same = (other for other in document.blocks if other.id == block.id)
    kin = (other for other in document.blocks if block.kin and other.kin == block.kin)
    return next(same, None) or next(kin, None)


def _without_ours(line: str, replaced: Sequence[str]) -> list[str]:
    """Return the person's part of a line: where ours has words added at its end, only those."""
    starts = [own for own in replaced if len(own.split()) > 1 and line.startswith(own)]
    if not starts:
        return [line]
    words = line.removeprefix(max(starts, key=len)).strip()
    indent = line[: len(line) - len(line.lstrip())]
    return [f"{indent}  - {words}"] if words else []


def _from_gone_parts(homeless: Mapping[str, Sequence[str]], text: Sequence[str]) -> list[str]:
    """Return the notes from parts that are gone, under their heading unless `text` has it already."""
    notes = {title: "\n".join(lines).strip("\n") for title, lines in homeless.items()}
    lines = [
        line for title, note in notes.items() if note for line in (f"**{title}**", "", *note.split("\n"), "")
    ]
    heading = [] if GONE in text else [GONE, ""]
    blank = [""] if any(text[-1:]) else []
    return [*blank, *heading, *lines] if lines else []

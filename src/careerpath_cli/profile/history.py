"""What a person did on a roadmap, as a file next to the profile: `NAME.history.jsonl`.

Each line is one entry, in JSON. Lines are only ever added, and everything else about a person's progress is
derived from them.
"""

import json
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Annotated, Any

from careerpath_cli.errors import FileProblemError, Problem, shown
from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK, Identifier, Level
from careerpath_cli.profile.companions import history_path
from careerpath_cli.record import record
from careerpath_cli.storage.json_lines import value_of
from careerpath_cli.storage.limits import Day, Limits, Must
from careerpath_cli.storage.plain import read, to_plain
from careerpath_cli.storage.readable import readable

FORMAT = 1
_DAMAGED = "damaged"
"""The kind of the lines that an earlier version kept for what was left of a torn one."""
_WARNINGS = 5

HoursOfADay = Annotated[float, Limits(gt=0, le=24)]
HoursOfAWeek = Annotated[float, Limits(ge=LEAST_HOURS_PER_WEEK, le=168)]
Span = Annotated[tuple[Day, Day], Must(lambda days: days[0] <= days[1], "not a first day and a last day")]


@record
class Logged:
    """Hours of work on a skill, or on a step that is not a skill, by its id.

    The id is the one used then; the knowledge base may no longer have it.
    """

    day: Day
    skill: Identifier
    hours: HoursOfADay
    note: str = ""


@record
class Unlogged:
    """Takes back the latest `Logged` on this skill."""

    day: Day
    skill: Identifier


@record
class Done:
    """A finished step; `skill` is empty where the step is not about a skill.

    `level` is the level reached, `before` the one the person had until then.
    """

    day: Day
    step: Identifier
    skill: str = ""
    level: Level | None = None
    before: Level | None = None
    proof: str = ""


@record
class Reopened:
    """Takes back the latest `Done` of this step."""

    day: Day
    step: Identifier


@record
class Followed:
    """The roadmap that is followed from this day on; each pause is its first and last day."""

    day: Day
    roles: Annotated[tuple[Identifier, ...], Limits(min_length=1)]
    hours_per_week: HoursOfAWeek | None = None
    by: Day | None = None
    pauses: tuple[Span, ...] = ()


HistoryEntry = Logged | Unlogged | Done | Reopened | Followed
_KINDS: dict[str, type[HistoryEntry]] = {
    "log": Logged,
    "unlog": Unlogged,
    "done": Done,
    "reopen": Reopened,
    "follow": Followed,
}
_KIND_OF = {cls: kind for kind, cls in _KINDS.items()}


@record
class History:
    """All entries, in the order of the file, and a warning for each line that could not be read."""

    entries: tuple[HistoryEntry, ...] = ()
    warnings: tuple[str, ...] = ()


def read_history(profile: Path) -> History:
    """Return the history that belongs to the profile at `profile`; empty where there is none.

    A line that cannot be read stays in the file and is reported in a warning. Raises FileProblemError where
    the file as a whole cannot be read.
    """
    path = history_path(profile)
    entries: list[HistoryEntry] = []
    problems: list[Problem] = []
    for number, line in enumerate(content_of(path).split(b"\n"), 1):
        if line.strip():
            try:
                entries.append(entry_of(line))
            except ValueError as error:
                advice = "this line was skipped; correct it or delete it"
                problems.append(Problem(str(path), number, f"{error}; {advice}."))
    warnings = [str(problem) for problem in problems[:_WARNINGS]]
    if len(problems) > _WARNINGS:
        warnings.append(f"… and {len(problems) - _WARNINGS} more lines of {path} were skipped.")
    return History(tuple(entries), tuple(warnings))


def line_of(entry: HistoryEntry) -> bytes:
    """Return an entry as a line of the file, leaving out fields that have their default value.

    Half a surrogate pair, which UTF-8 cannot encode, becomes a visible escape.
    """
    stated = {name: _storable(value) for name, value in to_plain(entry).items()}
    record = {"format": FORMAT, "kind": _KIND_OF[type(entry)], **stated}
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _storable(value: Any) -> Any:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def entry_of(line: bytes) -> HistoryEntry:
    """Return the entry of a line; raises ValueError with what is wrong."""
    record = value_of(line)
    if not isinstance(record, dict):
        raise ValueError("should be a JSON object, in braces")  # noqa: TRY004 - one kind of error for a bad line
    version, kind = record.pop("format", None), record.pop("kind", None)
    if type(version) is not int or version < FORMAT:
        raise ValueError(f"format should be {FORMAT} (found {shown(version)})")
    if version > FORMAT:
        raise ValueError(f"written by a newer version of careerpath (format {shown(version)})")
    if kind == _DAMAGED:
        raise ValueError("this is what was left of an entry when its writing was interrupted")
    cls = _KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise ValueError(f"kind: {shown(kind)} is not one of {', '.join(_KINDS)}")
    entry, findings = read(cls, record)
    if entry is None:
        raise ValueError("; ".join(sentence for _, sentence in findings))
    return entry


def content_of(path: Path) -> bytes:
    """Return the bytes of a history, none where it does not exist; raises FileProblemError."""
    with readable(path, hint="This file holds your progress so far."), suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if not S_ISREG(mode):
            raise FileProblemError(
                f"{path} is {'a directory' if S_ISDIR(mode) else 'not a regular file'}.",
                hint="Move it elsewhere: your history belongs at that path.",
            )
        return path.read_bytes()
    return b""

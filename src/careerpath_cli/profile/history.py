"""What a person did on a roadmap, as an append-only file beside the profile: `NAME.history.jsonl`.

A line of JSON is an entry. Lines are only ever added (`recording`), and everything else that is said of a
person's progress is worked out from them.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import MISSING, asdict, dataclass, fields
from datetime import date
from functools import lru_cache
from math import nan
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any

from careerpath_cli.errors import FileProblemError, Problem
from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK, LEVELS, Level
from careerpath_cli.profile.companions import history_path
from careerpath_cli.storage.json_lines import value_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMAT = 1
DAMAGED = "damaged"
"""The kind of a line that keeps what was left of a torn one; it says nothing."""
_HOURS_A_DAY = 24
_HOURS_A_WEEK = 168
_WARNINGS = 5
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Logged:
    """Hours of work (more than 0, at most 24) on a skill, or on a step that is no skill, by its id.

    `day` is the ISO date on which the work was done. The id is as it was known then; the knowledge base may
    no longer hold it.
    """

    day: str
    skill: str
    hours: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unlogged:
    """Takes the latest `Logged` on this subject back."""

    day: str
    skill: str


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was finished; `skill` is empty where it is about none.

    `level` is the level that was reached, `before` the one held until then.
    """

    day: str
    step: str
    skill: str = ""
    level: Level | None = None
    before: Level | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Reopened:
    """Takes the latest `Done` of this step back."""

    day: str
    step: str


@dataclass(frozen=True, slots=True)
class Followed:
    """From here on this is the roadmap that is followed; `pauses` are the first and last day of each."""

    day: str
    roles: tuple[str, ...]
    hours_per_week: float | None = None
    by: str | None = None
    pauses: tuple[tuple[str, str], ...] = ()


HistoryEntry = Logged | Unlogged | Done | Reopened | Followed


@dataclass(frozen=True, slots=True)
class History:
    """All entries, in the order of the file, and sentences on the lines that could not be read."""

    entries: tuple[HistoryEntry, ...] = ()
    warnings: tuple[str, ...] = ()


def read_history(profile: Path) -> History:
    """Read the history that belongs to the profile at `profile`; empty where there is none.

    A line that cannot be read stays where it is and is told in a warning. Raises FileProblemError where the
    file as a whole cannot be read.
    """
    path = history_path(profile)
    history = _history(path, _content(path))
    if history.warnings:
        # perhaps somebody was in the middle of writing: look again when nobody is
        with suppress(FileProblemError):
            history = _history(path, _content(path, settled=True))
    return history


def line_of(entry: HistoryEntry) -> bytes:
    """Write an entry as a line of the file, without what is as it is by default.

    Half a surrogate pair, which a file's bytes cannot hold, becomes its visible escape.
    """
    default = {one.name: one.default for one in fields(entry)}
    told = {name: _storable(value) for name, value in asdict(entry).items() if value != default[name]}
    return packed({"format": FORMAT, "kind": _KIND_OF[type(entry)], **told})


def packed(record: dict[str, Any]) -> bytes:
    """Write a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"


def entry_from(line: bytes) -> HistoryEntry | None:
    """Read the entry of a line; None where the line says nothing. Raises ValueError with what is wrong."""
    if not line.strip():
        return None
    record = value_of(line)
    try:
        return _entry(record)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def is_whole(line: bytes) -> bool:
    """Tell whether a line without its end is complete but for that, whatever it says."""
    try:
        return not line.strip() or isinstance(value_of(line), dict)
    except ValueError:
        return False


def _history(path: Path, content: bytes) -> History:
    """Read the lines of a history; a last one that lacks nothing but its end counts."""
    lines = content.split(b"\n")
    entries: list[HistoryEntry] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        try:
            entry = entry_from(line)
        except ValueError as error:
            torn = number == len(lines) and not is_whole(line)
            what = "the last line is incomplete" if torn else error
            problems.append(Problem(str(path), number, f"{what}; this line was skipped."))
        else:
            if entry is not None:
                entries.append(entry)
    warnings = [str(problem) for problem in problems[:_WARNINGS]]
    if len(problems) > _WARNINGS:
        warnings.append(f"… and {len(problems) - _WARNINGS} more lines of {path} were skipped.")
    return History(tuple(entries), tuple(warnings))


def _content(path: Path, *, settled: bool = False) -> bytes:
    """Read a file's bytes, nothing where there is none; `settled` waits until nobody is writing to it."""
    from careerpath_cli.storage.locking import locked

    try:
        refuse_unsuitable(path, path.stat().st_mode)
        with path.open("rb") as file:
            if not settled:
                with suppress(PermissionError):  # Windows lets nobody read while somebody writes
                    return file.read()
            with locked(file, path, shared=True):
                return file.read()
    except FileNotFoundError:
        return b""
    except PermissionError:
        raise FileProblemError(
            f"{path} cannot be read: permission denied.", hint=f"Try: chmod u+r {path}"
        ) from None
    except OSError as error:
        raise FileProblemError(
            f"{path} cannot be read: {error.strerror or error}.", hint="This file holds your progress so far."
        ) from None
    except ValueError:
        raise FileProblemError(
            "That path cannot be read.", hint="It contains a character that paths cannot have."
        ) from None


def refuse_unsuitable(path: Path, mode: int) -> None:
    """Raise FileProblemError where what is at the place of a history, of this mode, cannot be one."""
    if not S_ISREG(mode):
        what = "a directory" if S_ISDIR(mode) else "not a regular file"
        raise FileProblemError(
            f"{path} is {what}.", hint="Move it elsewhere: your history belongs at that path."
        )


def _entry(record: object) -> HistoryEntry | None:
    if not isinstance(record, dict):
        raise ValueError("should be a JSON object, in braces")  # noqa: TRY004 - one kind of error for a bad line
    version, kind = record.pop("format", None), record.pop("kind", None)
    if type(version) is not int or version < FORMAT:
        raise ValueError(f"format should be {FORMAT} (found {_shown(version)})")
    if version > FORMAT:
        raise ValueError(f"written by a newer version of careerpath (format {_shown(version)})")
    if kind == DAMAGED:
        return None
    cls = _KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise ValueError(f"kind: {_shown(kind)} is not one of {', '.join(_KINDS)}")
    return _built(cls, record)


def _built(cls: type[Any], values: dict[str, Any]) -> HistoryEntry:
    checks, required = _CHECKS[cls], _REQUIRED[cls]
    for name, value in values.items():
        check = checks.get(name)
        if check is None:
            raise ValueError(f"{name} is not a known field")
        try:
            values[name] = check(value)
        except ValueError as error:
            raise ValueError(f"{name} should be {error} (found {_shown(value)})") from None
    if not required <= values.keys():
        raise ValueError(f"{min(required - values.keys())} is missing")
    entry: HistoryEntry = cls(**values)
    return entry


def _day(value: object) -> str:
    if isinstance(value, str) and _is_day(value):
        return value
    raise ValueError("a date such as 2026-11-21")


@lru_cache(maxsize=4096)
def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _text(value: object) -> str:
    if isinstance(value, str) and (value.isascii() or _storable(value) == value):
        return value
    raise ValueError("text")


def _name(value: object) -> str:
    if value and isinstance(value, str):
        return _text(value)
    raise ValueError("non-empty text")


def _number(value: object) -> float:
    """Return a number as it is, and nan, which no limit admits, for whatever is none."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else nan


def _hours(value: object) -> float:
    if 0 < (hours := _number(value)) <= _HOURS_A_DAY:
        return float(hours)
    raise ValueError(f"a number above 0 and at most {_HOURS_A_DAY}")


def _hours_per_week(value: object) -> float:
    if LEAST_HOURS_PER_WEEK <= (hours := _number(value)) <= _HOURS_A_WEEK:
        return float(hours)
    raise ValueError(f"a number from {LEAST_HOURS_PER_WEEK} to {_HOURS_A_WEEK}")


def _level(value: object) -> object:
    if value in LEVELS:
        return value
    raise ValueError(f"one of {', '.join(LEVELS)}")


def _names(value: object) -> tuple[str, ...]:
    if value and isinstance(value, list):
        return tuple(map(_name, value))
    raise ValueError("a list of ids")


def _spans(value: object) -> tuple[tuple[str, str], ...]:
    if isinstance(value, list) and all(isinstance(one, list) and len(one) == 2 for one in value):  # noqa: PLR2004 - two ends
        spans = tuple((_day(first), _day(last)) for first, last in value)
        if all(first <= last for first, last in spans):
            return spans
    raise ValueError("a list of pairs: first day, last day")


def _or_none(check: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else check(value)


_KINDS: dict[str, type[Any]] = {
    "log": Logged,
    "unlog": Unlogged,
    "done": Done,
    "reopen": Reopened,
    "follow": Followed,
}
_KIND_OF = {cls: kind for kind, cls in _KINDS.items()}
_CHECKS: dict[type[Any], dict[str, Callable[[object], object]]] = {
    Logged: {
        "day": _day,
        "skill": _name,
        "hours": _hours,
        "note": _text,
    },
    Done: {
        "day": _day,
        "step": _name,
        "skill": _text,
        "level": _or_none(_level),
        "before": _or_none(_level),
        "proof": _text,
    },
    Unlogged: {"day": _day, "skill": _name},
    Reopened: {"day": _day, "step": _name},
    Followed: {
        "day": _day,
        "roles": _names,
        "hours_per_week": _or_none(_hours_per_week),
        "by": _or_none(_day),
        "pauses": _spans,
    },
}
"""For each field, what turns a value of JSON into its own; raises ValueError with what it should be."""
_REQUIRED = {
    cls: frozenset(one.name for one in fields(cls) if one.default is MISSING) for cls in _KINDS.values()
}


def _storable(value: Any) -> Any:
    """Make half a surrogate pair visible in a text; whatever else a field holds has none or stays."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"

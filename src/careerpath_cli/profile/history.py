"""What a person did on a roadmap, as an append-only file next to the profile: `NAME.history.jsonl`.

Each line is one entry, in JSON. Lines are only ever added (`recording`), and everything else about a person's
progress is derived from them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, asdict, fields
from datetime import date
from functools import lru_cache
from math import nan
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from careerpath_cli.errors import FileProblemError, Problem
from careerpath_cli.knowledge.model.scales import LEAST_HOURS_PER_WEEK, LEVELS, Level
from careerpath_cli.profile.companions import history_path
from careerpath_cli.record import record
from careerpath_cli.storage.json_lines import value_of

FORMAT = 1
DAMAGED = "damaged"
"""The kind of a line that preserves the rest of a torn one; it is not an entry."""
_HOURS_A_DAY = 24
_HOURS_A_WEEK = 168
_WARNINGS = 5
_SHOWN = 60


@record
class Logged:
    """Hours of work (above 0, at most 24) on a skill, or on a step that is not a skill, by its id.

    `day` is the ISO date of the work. The id is the one used then; the knowledge base may no longer have it.
    """

    day: str
    skill: str
    hours: float
    note: str = ""


@record
class Unlogged:
    """Takes back the latest `Logged` on this skill."""

    day: str
    skill: str


@record
class Done:
    """A finished step; `skill` is empty where the step is not about a skill.

    `level` is the level reached, `before` the one the person had until then.
    """

    day: str
    step: str
    skill: str = ""
    level: Level | None = None
    before: Level | None = None
    proof: str = ""


@record
class Reopened:
    """Takes back the latest `Done` of this step."""

    day: str
    step: str


@record
class Followed:
    """The roadmap that is followed from this day on; each pause is its first and last day."""

    day: str
    roles: tuple[str, ...]
    hours_per_week: float | None = None
    by: str | None = None
    pauses: tuple[tuple[str, str], ...] = ()


HistoryEntry = Logged | Unlogged | Done | Reopened | Followed


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
    history = _history(path, _content(path))
    if history.warnings:
        # another process may be in the middle of writing: read again once it is done
        with suppress(FileProblemError):
            history = _history(path, _content(path, settled=True))
    return history


def line_of(entry: HistoryEntry) -> bytes:
    """Return an entry as a line of the file, leaving out fields that have their default value.

    Half a surrogate pair, which UTF-8 cannot encode, becomes a visible escape.
    """
    defaults = {field.name: field.default for field in fields(entry)}
    stated = {name: _storable(value) for name, value in asdict(entry).items() if value != defaults[name]}
    return packed({"format": FORMAT, "kind": _KIND_OF[type(entry)], **stated})


def packed(record: dict[str, Any]) -> bytes:
    """Return a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"


def entry_from(line: bytes) -> HistoryEntry | None:
    """Return the entry of a line; None where it has none. Raises ValueError with what is wrong."""
    if not line.strip():
        return None
    record = value_of(line)
    try:
        return _entry(record)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def is_whole(line: bytes) -> bool:
    """Return whether a line lacks nothing but its line break, whatever it says."""
    try:
        return not line.strip() or isinstance(value_of(line), dict)
    except ValueError:
        return False


def _history(path: Path, content: bytes) -> History:
    """Return the history in a file's content; a last line that lacks only its line break counts."""
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
    """Return a file's bytes, none if it does not exist; `settled` waits until nobody is writing to it."""
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
    """Raise FileProblemError where what is at the path of a history is not a regular file, by its mode."""
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
    """Return a number as it is, and nan, which is within no limits, for anything else."""
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
    if isinstance(value, list) and all(isinstance(span, list) and len(span) == 2 for span in value):  # noqa: PLR2004 - two ends
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
"""For each field, the function that converts its JSON value; raises ValueError with what it should be."""
_REQUIRED = {
    cls: frozenset(field.name for field in fields(cls) if field.default is MISSING) for cls in _KINDS.values()
}


def _storable(value: Any) -> Any:
    """Return text with half surrogate pairs as visible escapes; any other value is returned as it is."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"

"""What was imported into a profile, as a file next to it: `NAME.sources.jsonl`.

Each line is one import, with all answers and where they came from, or that the last one was taken back.
Lines are only ever added, like those of the history.
"""

import json
from pathlib import Path
from typing import Any

from careerpath_cli.errors import FileProblemError
from careerpath_cli.extraction.findings import Kind
from careerpath_cli.profile.companions import sources_path
from careerpath_cli.profile.history import content_of
from careerpath_cli.record import record
from careerpath_cli.storage.json_lines import value_of
from careerpath_cli.storage.limits import Day
from careerpath_cli.storage.plain import read, to_plain

FORMAT = 1
AND = " and "
"""Stands between the names of several sources of one answer."""


@record
class Origin:
    """A file, or a directory of code, that was imported: its name, a digest of it, and what it is."""

    name: str
    digest: str
    kind: Kind
    format: str = ""


@record
class TakenAnswer:
    """An answer that a source spoke for: where the profile has it, what it said before, and the words.

    `path` is empty where the profile said the same already, so that nothing was written.
    """

    part: str
    subject: str
    value: str | float
    source: str
    path: tuple[str, ...] = ()
    before: str | float | None = None
    why: str = ""
    words: str = ""
    line: str = ""
    start: int | None = None
    end: int | None = None


@record
class Import:
    """All that was taken at once, on an ISO day."""

    day: Day
    sources: tuple[Origin, ...]
    answers: tuple[TakenAnswer, ...]


@record
class Undone:
    """Takes back the last import that still counts."""

    day: Day


Entry = Import | Undone
_KINDS: dict[str, type[Entry]] = {"import": Import, "undo": Undone}
_KIND_OF = {cls: kind for kind, cls in _KINDS.items()}


def read_imports(profile: Path) -> tuple[Import, ...]:
    """Return the imports into the profile at `profile` that count still, the oldest first.

    Raises FileProblemError where the file that has them cannot be read, or a line of it.
    """
    path = sources_path(profile)
    imports: list[Import] = []
    for number, line in enumerate(content_of(path).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            entry = _entry_of(line)
        except ValueError as error:
            raise FileProblemError(
                f"{path}:{number}: {error}.", hint="Correct this line or delete it."
            ) from None
        if isinstance(entry, Import):
            imports.append(entry)
        elif imports:
            imports.pop()
    return tuple(imports)


def line_of(entry: Entry) -> bytes:
    """Return an entry as a line of the file."""
    plain = to_plain(entry)
    for name in ("sources", "answers"):
        if name in plain:
            plain[name] = [to_plain(part) for part in plain[name]]
    whole = {"format": FORMAT, "kind": _KIND_OF[type(entry)], **plain}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _entry_of(line: bytes) -> Entry:
    """Return the entry of a line; raises ValueError with what is wrong."""
    value: Any = value_of(line)
    if not isinstance(value, dict):
        raise ValueError("should be a JSON object, in braces")  # noqa: TRY004 - one kind of error for a bad line
    version, kind = value.pop("format", None), value.pop("kind", None)
    if version != FORMAT:
        raise ValueError(f"format should be {FORMAT}")
    cls = _KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise ValueError(f"kind should be one of {', '.join(_KINDS)}")
    defaults = {"sources": (), "answers": ()} if cls is Import else {}
    entry, findings = read(cls, defaults | value)
    if entry is None:
        raise ValueError("; ".join(sentence for _, sentence in findings))
    return entry

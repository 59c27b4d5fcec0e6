"""Reading the knowledge base's sources: entries validated and cross-checked, all problems at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.knowledge.draft import Draft, DraftEntry
from careerpath_cli.knowledge.files import KINDS, file_kind, overlay_files, source_files
from careerpath_cli.knowledge.naming.names import did_you_mean, name_key, nearest
from careerpath_cli.knowledge.rules import RULES, Rule
from careerpath_cli.storage.plain import read
from careerpath_cli.storage.yaml_documents import Location, YamlDocument, read_document

ProgressReport = Callable[[int, int], object]
"""What is called with how much is done, and of how much."""
MAX_BYTES = 50_000_000
"""The largest file of a base that is read: fifty times the largest one shipped."""


def read_base(
    directory: Path,
    overlays: Sequence[Path] = (),
    rules: Sequence[Rule] = RULES,
    report: ProgressReport | None = None,
) -> Draft:
    """Return the validated base in `directory`, with what `overlays` add or change, checked by `rules`.

    `report` is called with how many bytes of the files have been read, and of how many. Raises
    InvalidContentError with all problems of all files at once, in the order of files and lines.
    """
    problems: list[Problem] = []
    entries: dict[str, list[DraftEntry]] = {kind: [] for kind in KINDS}
    files = _files(directory, overlays)
    for origin, path in files if report is None else _reported(list(files), report):
        try:
            document = read_document(path, path.name, limit=MAX_BYTES)
        except InvalidContentError as error:
            problems.extend(error.problems)
            continue
        for kind, location in _lists(document, path, origin, problems):
            patched = {entry.record.id: entry.fields for entry in entries[kind]} if origin else {}
            read = list(_entries(document, location, (kind, origin), patched, problems))
            entries[kind] = _override(entries[kind], read) if origin else [*entries[kind], *read]
    draft = Draft(entries)
    if not problems:
        problems = [problem for rule in rules for problem in rule(draft)]
    if problems:
        problems.sort(key=lambda problem: (problem.file, problem.line))
        raise InvalidContentError("The knowledge base", problems)
    return draft


def _files(directory: Path, overlays: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield each file to read, with the overlay that it belongs to (empty for the base)."""
    for path in source_files(directory):
        yield "", path
    for overlay in overlays:
        for path in overlay_files(overlay):
            yield str(overlay), path


def _reported(files: Sequence[tuple[str, Path]], report: ProgressReport) -> Iterator[tuple[str, Path]]:
    """Yield files to read, and report how far that is."""
    sizes = [path.stat().st_size if path.exists() else 0 for _, path in files]
    for number, file in enumerate(files):
        report(sum(sizes[:number]), sum(sizes))
        yield file
    report(sum(sizes), sum(sizes))


def _lists(
    document: YamlDocument, path: Path, origin: str, problems: list[Problem]
) -> Iterator[tuple[str, Location]]:
    """Yield the kind and location of each list of entries in a file.

    That is all of `roles.yaml` or, in overlays, one list under each kind.
    """
    named_after = file_kind(path) if not origin else path.stem if path.stem in KINDS else None
    if isinstance(document.value, list) and named_after:
        yield named_after, ()
    elif isinstance(document.value, dict) and origin:
        for kind in document.value:
            if kind not in KINDS:
                hint = did_you_mean(nearest(kind, {name_key(name): name for name in KINDS}))
                problems.append(document.problem((kind,), f"{kind!r} is not a kind of entry. {hint}".strip()))
            elif isinstance(document.value[kind], list):
                yield kind, (kind,)
            else:
                problems.append(document.problem((kind,), "should be a list of entries"))
    elif origin and not named_after:
        problems.append(document.problem((), "should contain lists of entries under keys such as `roles:`"))
    else:
        problems.append(document.problem((), "should be a list of entries, each starting with `- id:`"))


def _entries(
    document: YamlDocument,
    location: Location,
    kind_and_origin: tuple[str, str],
    patched: Mapping[str, Mapping[str, Any]],
    problems: list[Problem],
) -> Iterator[DraftEntry]:
    """Yield the valid entries of a list, and add what is wrong with the others to `problems`.

    One whose id is in `patched` changes only the fields that it has; the others stay as they are there.
    """
    kind, origin = kind_and_origin
    rows = document.value[location[0]] if location else document.value
    for index, row in enumerate(rows):
        entry = (*location, index)
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            row = {**patched.get(row["id"], {}), **row}  # noqa: PLW2901 - from here on, with what it inherits
        record, wrong = read(KINDS[kind], row)
        problems.extend(document.problem((*entry, *where), what) for where, what in wrong)
        if record is not None:
            yield DraftEntry(record, document, entry, origin, row)


def _override(earlier: Sequence[DraftEntry], later: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Return entries with later ones in place of earlier ones of the same id, and new ones at the end."""
    new: dict[str, list[DraftEntry]] = {}
    for entry in later:
        new.setdefault(entry.record.id, []).append(entry)
    current = [replacement for entry in earlier for replacement in new.pop(entry.record.id, [entry])]
    return current + [entry for entries in new.values() for entry in entries]


def statistics(draft: Draft) -> dict[str, int]:
    """Return the number of entries of each kind."""
    return {kind: len(entries) for kind, entries in draft.entries.items()}

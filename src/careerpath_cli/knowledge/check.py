"""Reading the knowledge base's sources: entries validated and cross-checked, all problems at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerpath_cli.documents import Document, read_document
from careerpath_cli.errors import InvalidContentError, Problem
from careerpath_cli.knowledge.draft import Draft, Entry
from careerpath_cli.knowledge.files import KINDS, record_class, source_files
from careerpath_cli.knowledge.rules import RULES
from careerpath_cli.validation import validated

if TYPE_CHECKING:
    from pathlib import Path


def read_base(directory: Path) -> Draft:
    """Read, validate and cross-check the knowledge base in `directory`.

    Raises InvalidContentError with all problems of all files at once, in the order of files and lines.
    """
    problems: list[Problem] = []
    entries: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for kind, path in zip(KINDS, source_files(directory), strict=True):
        try:
            document = read_document(path, f"{path.name}")
        except InvalidContentError as error:
            problems.extend(error.problems)
            continue
        found, wrong = _entries(document, record_class(kind))
        entries[kind] = found
        problems.extend(wrong)
    draft = Draft(entries)
    if not problems:
        problems = [problem for rule in RULES for problem in rule(draft)]
    if problems:
        problems.sort(key=lambda problem: (problem.file, problem.line))
        raise InvalidContentError("The knowledge base", problems)
    return draft


def _entries(document: Document, cls: type[Any]) -> tuple[list[Entry], list[Problem]]:
    if not isinstance(document.value, list):
        return [], [document.problem((), "should be a list of entries, each starting with `- id:`")]
    found, problems = [], []
    for index in range(len(document.value)):
        record, wrong = validated(cls, document, (index,))
        problems.extend(wrong)
        if record is not None:
            found.append(Entry(record, document, index))
    return found, problems


def statistics(draft: Draft) -> dict[str, int]:
    """Count the entries of each kind."""
    return {kind: len(entries) for kind, entries in draft.entries.items()}

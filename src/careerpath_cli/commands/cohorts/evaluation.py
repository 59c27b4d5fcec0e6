"""`careerpath eval`: the ranking, measured against people whose right roles are known."""

import gc
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import AsJson, argument, option
from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.commands.shared.terminal.progress import ProgressReport, counted, progress
from careerpath_cli.errors import PARTIAL, NothingKnownError, UsageError
from careerpath_cli.evaluation.evaluate import values_of
from careerpath_cli.evaluation.people import KnownPerson, PeopleEntry, known_people, known_people_of_lines
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.files import data_directory
from careerpath_cli.storage.json_lines import read_lines
from careerpath_cli.views.json.evaluation import evaluation as evaluation_record
from careerpath_cli.views.terminal.evaluation import evaluation_page

People = Annotated[
    str | None,
    argument(
        "[FILE]",
        "People with their right roles: a .yaml list or JSON Lines (also .gz); - for standard input "
        "(default: the built-in personas).",
    ),
]
By = Annotated[
    list[str] | None,
    option("--by", "FIELD", "Also break results down by a field, e.g. education.degree. Can be repeated."),
]
_YAML = frozenset({".yaml", ".yml"})


def evaluate(file: People = None, by: By = None, *, as_json: AsJson = False) -> None:
    """Measure the ranking on people whose right roles are known."""
    gc.enable()  # `__main__` turns it off, for commands that are over before it pays
    engine = load_engine()
    fields = list(dict.fromkeys(by or []))
    with progress("Ranking people") as report:
        people, skipped = _read(file, engine.base, report)
        _require_fields(fields, people)
        result = engine.evaluate(counted(people, report, len(people)), fields)
    show(
        as_json,
        lambda: evaluation_record(result, skipped, engine.base),
        lambda width: evaluation_page(result, width),
    )
    if skipped:
        raise typer.Exit(PARTIAL)


def _read(file: str | None, base: KnowledgeBase, report: ProgressReport) -> tuple[list[KnownPerson], int]:
    """Return all people and the number of skipped entries; each skipped one is reported on standard error.

    Raises NothingKnownError where nobody is left.
    """
    people: list[KnownPerson] = []
    skipped = 0
    for entry in counted(_entries(file, base), report):
        if entry.person is None:
            skipped += 1
            say(f"line {entry.line}: {entry.problem}; skipped")
        else:
            people.append(entry.person)
    if skipped:
        say(f"{len(people):,} people read, {skipped:,} skipped.")
    if not people:
        raise NothingKnownError(
            "Nobody in the file has known right roles.",
            hint="Each person needs an id, a profile, and `first` or `accept`: the roles that are right.",
        )
    return people, skipped


def _entries(file: str | None, base: KnowledgeBase) -> Iterable[PeopleEntry]:
    if file is None:
        directory = data_directory()
        return [
            *known_people(directory / "personas.yaml", base),
            *known_people(directory / "personas-harder.yaml", base, form="harder"),
        ]
    if Path(file).suffix.lower() in _YAML:
        return known_people(Path(file), base)
    return known_people_of_lines(read_lines(file), base)


def _require_fields(fields: Sequence[str], people: Sequence[KnownPerson]) -> None:
    """Raise UsageError where nobody has a value in one of the fields."""
    for field in fields:
        if not any(values_of(person.record, field) for person in people):
            raise UsageError(
                f"Nobody in the file has a value for “{field}”.",
                hint="Use a field name from the file, such as education.degree.",
            )

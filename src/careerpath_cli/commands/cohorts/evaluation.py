"""`careerpath eval`: the ranking, measured against people whose right roles are known."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson
from careerpath_cli.errors import PARTIAL, NothingKnownError, UsageError
from careerpath_cli.evaluation.evaluate import RankedPerson
from careerpath_cli.evaluation.people import KnownPerson, PeopleEntry
from careerpath_cli.knowledge.base import KnowledgeBase

People = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE]",
        help="People with their right roles: a .yaml list or JSON Lines (also .gz); - for standard input "
        "(default: the built-in personas).",
        show_default=False,
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="FIELD",
        help="Also break results down by a field, e.g. education.degree. Can be repeated.",
        show_default=False,
    ),
]
_PROGRESS_EVERY = 1000
_YAML = frozenset({".yaml", ".yml"})


def evaluate(file: People = None, by: By = None, *, as_json: AsJson = False) -> None:
    """Measure the ranking on people whose right roles are known."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.evaluation import evaluate as evaluation

    gc.enable()  # `__main__` turns it off, for commands that are over before it pays
    base = knowledge_base()
    people, skipped = _read(file, base)
    fields = list(dict.fromkeys(by or []))
    _require_fields(fields, people)
    result = evaluation.evaluate(list(_ranked(people, base)), fields, base)
    if as_json:
        from careerpath_cli.views.json.evaluation import evaluation as view

        show_json(view(result, skipped, base))
    else:
        from careerpath_cli.views.terminal.evaluation import evaluation_page

        show_page(lambda width: evaluation_page(result, width))
    if skipped:
        raise typer.Exit(PARTIAL)


def _read(file: str | None, base: KnowledgeBase) -> tuple[list[KnownPerson], int]:
    """Return all people and the number of skipped entries; each skipped one is reported on standard error.

    Raises NothingKnownError where nobody is left.
    """
    from careerpath_cli.commands.shared.output import say

    people: list[KnownPerson] = []
    skipped = 0
    for entry in _entries(file, base):
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
    from careerpath_cli.evaluation.people import known_people, known_people_of_lines
    from careerpath_cli.knowledge.files import data_directory
    from careerpath_cli.storage.json_lines import read_lines

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
    from careerpath_cli.evaluation.evaluate import values_of

    for field in fields:
        if not any(values_of(person.record, field) for person in people):
            raise UsageError(
                f"Nobody in the file has a value for “{field}”.",
                hint="Use a field name from the file, such as education.degree.",
            )


def _ranked(people: Sequence[KnownPerson], base: KnowledgeBase) -> Iterator[RankedPerson]:
    from careerpath_cli.commands.shared.output import say
    from careerpath_cli.evaluation.evaluate import RankedPerson, ranking
    from careerpath_cli.matching.kept.loading import load_model

    model = load_model(base)
    for count, person in enumerate(people, start=1):
        yield RankedPerson(person, ranking(person.profile, model, base))
        if count % _PROGRESS_EVERY == 0 and sys.stderr.isatty():
            say(f"{count:,} of {len(people):,} people …")

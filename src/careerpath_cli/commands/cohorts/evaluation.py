"""`careerpath eval`: the ranking, compared with people whose right roles are known."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson
from careerpath_cli.errors import PARTIAL, NothingKnownError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerpath_cli.evaluation.evaluate import RankedPerson
    from careerpath_cli.evaluation.people import KnownPerson, PeopleEntry
    from careerpath_cli.knowledge.base import KnowledgeBase

People = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE]",
        help="People with their right roles: a .yaml list, or JSON Lines, also as .gz; - reads standard "
        "input. By default the personas that come with the program.",
        show_default=False,
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="FIELD",
        help="Also show it for each value of a field, such as education.degree. May be repeated.",
        show_default=False,
    ),
]
_PROGRESS_EVERY = 1000
_YAML = frozenset({".yaml", ".yml"})


def evaluate(file: People = None, by: By = None, *, as_json: AsJson = False) -> None:
    """Compare the ranking with people whose right roles are known."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.evaluation import evaluate as evaluation

    gc.enable()
    base = knowledge_base()
    people, skipped = _read(file, base)
    fields = list(dict.fromkeys(by or []))
    _require_fields(fields, people)
    found = evaluation.evaluate(list(_ranked(people, base)), fields, base)
    if as_json:
        from careerpath_cli.views.json.evaluation import evaluation as view

        show_json(view(found, skipped, base))
    else:
        from careerpath_cli.views.terminal.evaluation import evaluation_page

        show_page(lambda width: evaluation_page(found, width))
    if skipped:
        raise typer.Exit(PARTIAL)


def _read(file: str | None, base: KnowledgeBase) -> tuple[list[KnownPerson], int]:
    """Read all people, say on standard error which entries cannot be used, and count those.

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
            "There is nobody in it whose right roles are known.",
            hint="A person has an id, a profile, and `first` or `accept`: roles that are right.",
        )
    return people, skipped


def _entries(file: str | None, base: KnowledgeBase) -> Iterable[PeopleEntry]:
    from careerpath_cli.evaluation.people import known_people, known_people_of_lines
    from careerpath_cli.knowledge.files import data_directory
    from careerpath_cli.storage.json_lines import read_lines

    if file is None:
        return known_people(data_directory() / "personas.yaml", base)
    if Path(file).suffix.lower() in _YAML:
        return known_people(Path(file), base)
    return known_people_of_lines(read_lines(file), base)


def _require_fields(fields: Sequence[str], people: Sequence[KnownPerson]) -> None:
    """Raise UsageError where nobody has a value in one of the fields."""
    from careerpath_cli.evaluation.evaluate import values_of

    for field in fields:
        if not any(values_of(person.record, field) for person in people):
            raise UsageError(
                f"Nobody in it has a value in “{field}”.",
                hint="Name a field as it stands in the file, such as education.degree.",
            )


def _ranked(people: Sequence[KnownPerson], base: KnowledgeBase) -> Iterator[RankedPerson]:
    from careerpath_cli.commands.shared.output import say
    from careerpath_cli.evaluation.evaluate import RankedPerson, ranking
    from careerpath_cli.matching.model import build_model

    model = build_model(base)
    for count, person in enumerate(people, start=1):
        yield RankedPerson(person, ranking(person.profile, model, base))
        if count % _PROGRESS_EVERY == 0 and sys.stderr.isatty():
            say(f"{count:,} of {len(people):,} people …")

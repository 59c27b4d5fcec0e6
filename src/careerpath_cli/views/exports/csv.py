"""A roadmap as a table that Trello, Notion and spreadsheets import: a row for each step of the route."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.step_names import part_of
from careerpath_cli.roadmap.progress import Finished
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words

COLUMNS = (
    "Name",
    "Status",
    "List",
    "Description",
    "Labels",
    "Start date",
    "Due date",
    "Done early",
    "Done late",
    "Hours low",
    "Hours likely",
    "Hours high",
    "Hours logged",
    "Teaches",
    "Resource",
    "Address",
    "Step",
    "Role",
)
"""The part is the list, the kind the label and the likely day the due date: so importers look for them."""
_FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")
"""What spreadsheets read as the start of a formula, after OWASP's page on CSV injection and ASVS 1.2.10."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def roadmap_csv(roadmap: Roadmap, base: KnowledgeBase) -> str:
    """Return a roadmap's steps as CSV (RFC 4180), with the likely dates in ISO format."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(roadmap, base):
        writer.writerow({column: defused(cell) for column, cell in row.items()})
    return text.getvalue()


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet reads as a formula; numbers stay numbers."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(cell) else cell


def _rows(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[dict[str, str]]:
    yield from (_done(finished, base) for finished in roadmap.progress.finished)
    way = route(roadmap, base)
    yield from (_open(step, way, base) for step in way.steps)


def _done(finished: Finished, base: KnowledgeBase) -> dict[str, str]:
    entry = finished.entry
    part = part_of(entry.step)
    learnt = [step for step in (entry, *finished.brought) if step.skill]
    return {
        "Name": words.capitalized(roadmap_words.reached(finished, base)),
        "Status": "Done",
        "List": mentor_words.NAMES[part] if part else "Beside it",
        "Description": entry.proof,
        "Due date": entry.day,
        "Teaches": _levels({step.skill: step.level or "" for step in learnt}),
        "Step": entry.step,
    }


def _open(step: RouteStep, way: Route, base: KnowledgeBase) -> dict[str, str]:
    resource = step.resource
    return {
        "Name": mentor_words.title(step, way, base),
        "Status": "Doing" if step.logged else "To do",
        "List": mentor_words.NAMES[step.part],
        "Description": "\n".join(mentor_words.details(step, way, base)),
        "Labels": step.kind,
        "Start date": step.begins.isoformat(),
        "Due date": step.finish.likely.isoformat(),
        "Done early": step.finish.early.isoformat(),
        "Done late": step.finish.late.isoformat(),
        "Hours low": _number(step.hours.low),
        "Hours likely": _number(step.hours.likely),
        "Hours high": _number(step.hours.high),
        "Hours logged": _number(step.logged) if step.logged else "",
        "Teaches": _levels(step.teaches),
        "Resource": resource.name if resource else "",
        "Address": resource.address if resource else "",
        "Step": step.id,
        "Role": ", ".join(base.roles[role].name for role in step.roles),
    }


def _number(amount: float) -> str:
    return f"{round(amount, 1):g}"


def _levels(teaches: Mapping[str, str]) -> str:
    """Return skills with their levels, in the ids that every other format has."""
    return "; ".join(f"{skill}: {level}" for skill, level in teaches.items())

"""A roadmap as a table that Trello, Notion and spreadsheets import: one row a step."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from careerpath_cli.views import roadmap_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.advice.effort import Hours
    from careerpath_cli.advice.learning import LearningStep
    from careerpath_cli.advice.roadmap import Roadmap
    from careerpath_cli.knowledge.base import KnowledgeBase

COLUMNS = (
    "Name",
    "Status",
    "List",
    "Description",
    "Labels",
    "Start date",
    "Due date",
    "Hours low",
    "Hours likely",
    "Hours high",
    "Step",
)
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""What spreadsheets take for the start of a formula, after OWASP's page on CSV injection."""


def roadmap_csv(found: Roadmap, base: KnowledgeBase) -> str:
    """Write a roadmap's steps as CSV (RFC 4180), dates as ISO dates and likely ones."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(found, base):
        writer.writerow([defused(cell) for cell in row])
    return text.getvalue()


def defused(cell: str) -> str:
    """Make a cell that a spreadsheet would compute into plain text; numbers stay numbers."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell[0] in "-0123456789"


def _rows(found: Roadmap, base: KnowledgeBase) -> Iterator[list[str]]:
    for one in found.progress.done:
        name = roadmap_words.step_title(one.step, one.skill, base)
        yield [name, "Done", "Done", one.proof, "", "", one.day, "", "", "", one.step]
    yield from (_learning(step, found, base) for step in found.plan.steps)
    for way in found.plan.ways:
        if not way.done:
            place = base.steps["experience"].name
            low, high = way.way.hours
            hours = [f"{low:g}", f"{(low + high) / 2:g}", f"{high:g}"]
            yield [way.way.name, "To do", place, way.way.summary, "one of several", "", "", *hours, way.id]
    for project in found.plan.projects:
        if not project.done:
            work = project.role.portfolio
            description = f"{work.brief} Proof: {work.proof}"
            dates, hours = _dates(project.id, found), _hours(project.hours)
            place = base.steps["portfolio"].name
            yield [work.title, "To do", place, description, "required", *dates, *hours, project.id]
    for step in found.plan.communities:
        if not step.done:
            place, community = base.steps["network"].name, step.community
            description = f"{community.summary} {community.address or ''}".strip()
            yield [community.name, "To do", place, description, "", "", "", "", "", "", step.id]


def _learning(step: LearningStep, found: Roadmap, base: KnowledgeBase) -> list[str]:
    skill = base.skills[step.skill]
    description = "\n".join(
        [
            f"{roadmap_words.levels(step)}. Why: {roadmap_words.why(step, found.plan, base)}",
            f"Done if: {skill.levels[step.to]}",
            f"Proof: {roadmap_words.proof(step, base)}",
            *(f"Learn: {one.name} {one.address}" for one in step.resources),
        ]
    )
    return [
        skill.name,
        "Doing" if step.logged else "To do",
        base.steps[step.part].name,
        description,
        "helpful" if step.optional else "required",
        *_dates(step.id, found),
        *_hours(step.hours),
        step.id,
    ]


def _dates(step: str, found: Roadmap) -> list[str]:
    dated = found.dates.get(step)
    return [dated.begins.isoformat(), dated.finish.likely.isoformat()] if dated else ["", ""]


def _hours(amount: Hours) -> list[str]:
    return [f"{amount.low:g}", f"{amount.likely:g}", f"{amount.high:g}"]

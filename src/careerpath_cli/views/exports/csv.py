"""A roadmap as a table that Trello, Notion and spreadsheets import: one row per step."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from careerpath_cli.planning.effort import Hours
from careerpath_cli.views.wording import roadmap as roadmap_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.planning.plan import ExperienceStep, NetworkStep, ProjectStep
    from careerpath_cli.roadmap.roadmap import Roadmap

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
    "Role",
)
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
    for entry in roadmap.progress.done:
        name = roadmap_words.step_title(entry.step, entry.skill, base)
        level = f" → {entry.level}" if entry.level else ""
        yield {
            "Name": f"{name}{level}",
            "Status": "Done",
            "List": "Done",
            "Description": entry.proof,
            "Due date": entry.day,
            "Step": entry.step,
        }
    yield from (_learning(step, roadmap, base) for step in roadmap.plan.steps)
    yield from (_way(step, base) for step in roadmap.plan.ways if not step.done)
    yield from (_project(step, roadmap, base) for step in roadmap.plan.projects if not step.done)
    yield from (_community(step, base) for step in roadmap.plan.communities if not step.done)


def _learning(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> dict[str, str]:
    skill = base.skills[step.skill]
    lines = [
        f"Why: {roadmap_words.why(step, roadmap.plan, base)}",
        f"Goal: {skill.levels[step.to]}",
        f"Proof: {roadmap_words.proof(step, base)}",
        *(f"Learn: {resource.name} {resource.address}" for resource in step.resources),
    ]
    return {
        "Name": f"{skill.name}: {roadmap_words.levels(step, base)}",
        "Status": "Doing" if step.logged else "To do",
        "List": base.steps[step.part].name,
        "Description": "\n".join(lines),
        "Labels": "helpful" if step.optional else "required",
        **_dates(step.id, roadmap),
        **_hours(step.hours),
        "Step": step.id,
        "Role": ", ".join(base.roles[role].name for role in step.roles),
    }


def _way(step: ExperienceStep, base: KnowledgeBase) -> dict[str, str]:
    return {
        "Name": step.way.name,
        "Status": "To do",
        "List": base.steps["experience"].name,
        "Description": step.way.summary,
        "Labels": "one of several",
        **_hours(Hours(*step.way.hours)),
        "Step": step.id,
    }


def _project(step: ProjectStep, roadmap: Roadmap, base: KnowledgeBase) -> dict[str, str]:
    project = step.role.portfolio
    return {
        "Name": project.title,
        "Status": "Doing" if step.logged else "To do",
        "List": base.steps["portfolio"].name,
        "Description": f"{project.brief}\nProof: {project.proof}",
        "Labels": "required",
        **_dates(step.id, roadmap),
        **_hours(step.hours),
        "Step": step.id,
        "Role": step.role.name,
    }


def _community(step: NetworkStep, base: KnowledgeBase) -> dict[str, str]:
    return {
        "Name": step.community.name,
        "Status": "To do",
        "List": base.steps["network"].name,
        "Description": f"{step.community.summary} {step.community.address or ''}".strip(),
        "Step": step.id,
    }


def _dates(step: str, roadmap: Roadmap) -> dict[str, str]:
    dated = roadmap.dates.get(step)
    if dated is None:
        return {}
    return {"Start date": dated.begins.isoformat(), "Due date": dated.finish.likely.isoformat()}


def _hours(amount: Hours) -> dict[str, str]:
    return {
        "Hours low": f"{amount.low:g}",
        "Hours likely": f"{amount.likely:g}",
        "Hours high": f"{amount.high:g}",
    }

"""Progress → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.roadmap.progress import Progress, weeks_in_a_row, weeks_of_work
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.roadmap.timetable import Timetable
from careerpath_cli.views.json.values import rounded
from careerpath_cli.views.wording import mentoring as mentor_words


def progress(progress: Progress, roadmap: Roadmap | None, day: str, base: KnowledgeBase) -> dict[str, Any]:
    """Describe what was done; `remaining` and `forecast` are null where no roadmap is followed."""
    today = date.fromisoformat(day)
    calendar = roadmap.calendar if roadmap else Timetable(today, 1.0)
    way = route(roadmap, base) if roadmap else None
    return {
        "knowledge_base": base.version,
        "day": day,
        "hours": rounded(progress.hours),
        "logged": dict(progress.logged),
        "weeks": [
            {"monday": monday.isoformat(), "hours": hours} for monday, hours in weeks_of_work(progress, today)
        ],
        "weeks_in_a_row": weeks_in_a_row(progress, today, calendar),
        "done": [asdict(entry) for entry in progress.done],
        "steps": [_step(step, way, base) for step in way.steps] if way else [],
        "roles": [role.id for role in roadmap.plan.roles] if roadmap else [],
        "remaining": {"low": rounded(roadmap.plan.hours.low), "high": rounded(roadmap.plan.hours.high)}
        if roadmap
        else None,
        "hours_per_week": roadmap.plan.pace.hours if roadmap else None,
        "pace_from": roadmap.plan.pace.basis if roadmap else None,
        "forecast": {
            "early": roadmap.finish.early.isoformat(),
            "likely": roadmap.finish.likely.isoformat(),
            "late": roadmap.finish.late.isoformat(),
        }
        if roadmap
        else None,
    }


def _step(step: RouteStep, way: Route, base: KnowledgeBase) -> dict[str, Any]:
    return {
        "id": step.id,
        "part": step.part,
        "title": mentor_words.title(step, way, base),
        "logged": rounded(step.logged),
        "remaining": {"low": rounded(step.hours.low), "high": rounded(step.hours.high)},
        "done": step.finish.likely.isoformat(),
    }

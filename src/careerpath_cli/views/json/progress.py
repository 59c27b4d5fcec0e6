"""Progress → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from careerpath_cli.roadmap.progress import weeks_in_a_row, weeks_of_work
from careerpath_cli.roadmap.timetable import Timetable
from careerpath_cli.views.json.values import rounded

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.roadmap.progress import Progress
    from careerpath_cli.roadmap.roadmap import Roadmap


def progress(progress: Progress, roadmap: Roadmap | None, day: str, base: KnowledgeBase) -> dict[str, Any]:
    """Describe what was done; `remaining` and `forecast` are null where no roadmap is followed."""
    today = date.fromisoformat(day)
    calendar = roadmap.calendar if roadmap else Timetable(today, 1.0)
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

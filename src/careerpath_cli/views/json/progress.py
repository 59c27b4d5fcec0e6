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


def progress(known: Progress, found: Roadmap | None, day: str, base: KnowledgeBase) -> dict[str, Any]:
    """Describe what was done; `remaining` and `forecast` are null where no roadmap is followed."""
    today = date.fromisoformat(day)
    calendar = found.calendar if found else Timetable(today, 1.0)
    return {
        "knowledge_base": base.version,
        "day": day,
        "hours": rounded(known.hours),
        "logged": dict(known.logged),
        "weeks": [
            {"monday": monday.isoformat(), "hours": hours} for monday, hours in weeks_of_work(known, today)
        ],
        "weeks_in_a_row": weeks_in_a_row(known, today, calendar),
        "done": [asdict(one) for one in known.done],
        "roles": [role.id for role in found.plan.roles] if found else [],
        "remaining": {"low": rounded(found.plan.hours.low), "high": rounded(found.plan.hours.high)}
        if found
        else None,
        "hours_per_week": found.plan.pace.hours if found else None,
        "pace_from": found.plan.pace.basis if found else None,
        "forecast": {
            "early": found.finish.early.isoformat(),
            "likely": found.finish.likely.isoformat(),
            "late": found.finish.late.isoformat(),
        }
        if found
        else None,
    }

"""What was done so far, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.roadmap.progress import weeks_in_a_row, weeks_of_work
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from datetime import date

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.profile.history import Done
    from careerpath_cli.roadmap.progress import Progress
    from careerpath_cli.roadmap.roadmap import Roadmap
    from careerpath_cli.roadmap.timetable import Timetable


def title(roadmap: Roadmap | None) -> str:
    """Return a title that names the roles that the progress is towards."""
    if roadmap is None:
        return "Progress"
    return f"Progress towards {words.listed([role.name for role in roadmap.plan.roles])}"


def hours(progress: Progress, roadmap: Roadmap | None, again: str = "") -> str:
    """Return how much was done, and how much remains; `again` names the profile."""
    if not progress.days:
        return f"Nothing logged yet: careerpath log SKILL --hours N{again}."
    done = f"{progress.hours:g} h logged since {words.day(min(progress.days))}"
    if roadmap is None:
        return f"{done}."
    return f"{done}; {words.hours(roadmap.plan.hours)} of required work to go."


def forecast(roadmap: Roadmap) -> list[str]:
    """Return when the rest is done, at which pace."""
    if roadmap.plan.hours.high == 0:
        return ["Nothing required is left to do."]
    pace = roadmap_words.pace(roadmap.plan.pace)
    lines = [f"At {pace}, you'd {words.finishing(roadmap.finish)}."]
    if roadmap.plan.pace.basis != "logged":
        lines.append("After three weeks of logging, the forecast uses your real pace.")
    return lines


def rhythm(progress: Progress, today: date, calendar: Timetable) -> str:
    """Return in how many of the last weeks something was done; weeks without are no failure."""
    weeks = weeks_of_work(progress, today)
    active = sum(1 for _, hours in weeks if hours > 0)
    row = weeks_in_a_row(progress, today, calendar)
    line = f"Active in {active} of the last {len(weeks)} weeks" if len(weeks) > 1 else "Active 1 week so far"
    if row > 1:
        return f"{line}, {row} in a row."
    return f"{line}. Time off only moves the dates."


def change(finished: Done, base: KnowledgeBase) -> str:
    """Return what was finished, with the levels before and after."""
    proof = f" ({finished.proof})" if finished.proof else ""
    name = roadmap_words.step_title(finished.step, finished.skill, base)
    levels = f": {words.level_name(finished.before)} → {finished.level}" if finished.level else ""
    return f"{roadmap_words.day_of(finished)}  {name}{levels}{proof}"

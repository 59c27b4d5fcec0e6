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


def title(found: Roadmap | None) -> str:
    """Name what the progress is towards."""
    if found is None:
        return "Progress"
    return f"Progress towards {roadmap_words.listed([role.name for role in found.plan.roles])}"


def hours(progress: Progress, found: Roadmap | None, again: str = "") -> str:
    """Say how much was done, and how much remains; `again` names the profile."""
    if not progress.days:
        return f"Nothing is logged yet: careerpath log SKILL --hours N{again}."
    done = f"{progress.hours:g} h logged since {words.day(min(progress.days))}"
    if found is None:
        return f"{done}."
    return f"{done}; {words.hours(found.plan.hours)} remain of what is required."


def forecast(found: Roadmap) -> list[str]:
    """Say when the rest is done, at which pace."""
    if found.plan.hours.high == 0:
        return ["Nothing that is required is left to do."]
    lines = [f"At {roadmap_words.pace(found.plan.pace)}: done {words.finish(found.finish)}."]
    if found.plan.pace.basis != "logged":
        lines.append("Three weeks of log make this follow what you do.")
    return lines


def rhythm(progress: Progress, today: date, calendar: Timetable) -> str:
    """Say in how many of the last weeks something was done; weeks without are no failure."""
    weeks = weeks_of_work(progress, today)
    worked = sum(1 for _, hours in weeks if hours > 0)
    row = weeks_in_a_row(progress, today, calendar)
    span = f"the last {len(weeks)} weeks" if len(weeks) > 1 else "one week"
    line = f"You worked in {worked} of {span}"
    if row > 1:
        return f"{line}, {row} in a row."
    return f"{line}. A week off breaks nothing: the dates have moved, the hours have stayed."


def change(one: Done, base: KnowledgeBase) -> str:
    """Say what was finished, with the levels before and after."""
    proof = f" ({one.proof})" if one.proof else ""
    name = roadmap_words.step_title(one.step, one.skill, base)
    levels = f": {words.level_name(one.before)} → {one.level}" if one.level else ""
    return f"{roadmap_words.day_of(one)}  {name}{levels}{proof}"

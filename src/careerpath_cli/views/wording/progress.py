"""What was done so far, in sentences."""

from datetime import date
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.step_names import RoutePart, part_of
from careerpath_cli.profile.history import Done
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Finished, Progress, WeekSum, weeks_in_a_row, weeks_of_work
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep
from careerpath_cli.roadmap.timetable import Timetable
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words


def title(roadmap: Roadmap | None) -> str:
    """Return a title that names the roles that the progress is towards."""
    if roadmap is None:
        return "Progress"
    return f"Progress towards {words.listed([role.name for role in roadmap.plan.roles])}"


def hours(progress: Progress, roadmap: Roadmap | None, again: str = "") -> str:
    """Return how much was done, and how much remains; `again` names the profile."""
    if not progress.days:
        return f"Nothing logged yet: careerpath log STEP --hours N{again}."
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


def against_plan(now: WeekSum) -> str:
    """Return how the hours done compare with those planned by now; being behind is no failure."""
    planned = f"The plan you follow had {now.planned:,.0f} h by now"
    if now.done >= now.planned:
        return f"{planned}; you've done {now.done:g} h, so you're ahead of it."
    return f"{planned}; you've done {now.done:g} h. The forecast below starts from where you are."


@record
class Row:
    """A step on the page: its title, its hours in words, and when it was or will likely be done."""

    state: Literal["done", "under way", "open"]
    title: str
    hours: str
    day: str


def parts(progress: Progress, way: Route | None, base: KnowledgeBase) -> list[tuple[str, list[Row]]]:
    """Return the parts of a plan with their steps: what is done, what is under way, what is open."""
    rows: dict[RoutePart | None, list[Row]] = {part: [] for part in mentor_words.NAMES}
    for finished in progress.finished:
        done = Row("done", change(finished, base), "", roadmap_words.day_of(finished.entry))
        rows.setdefault(part_of(finished.entry.step) if way else None, []).append(done)
    if way is not None:
        for step in way.steps:
            rows[step.part].append(_open(step, way, base))
    beside = "Also done" if way else "Done"
    return [(mentor_words.NAMES[part] if part else beside, own) for part, own in rows.items() if own]


def _open(step: RouteStep, way: Route, base: KnowledgeBase) -> Row:
    title, day = mentor_words.title(step, way, base), words.day(step.finish.likely)
    if not step.logged:
        return Row("open", title, words.hours(step.hours), day)
    total = step.logged + step.hours.likely
    logged = f"{round(step.logged, 1):g}"
    if step.hours.high == 0:
        return Row("under way", title, f"{logged} h: done?", "")
    return Row("under way", title, f"{logged} of {total:,.0f} h", day)


def change(finished: Finished, base: KnowledgeBase) -> str:
    """Return what was finished, with the levels before and after, and where it can be seen."""
    entry = finished.entry
    proof = f" ({entry.proof})" if entry.proof else ""
    levels = "; ".join(_rise(learnt, base) for learnt in (entry, *finished.brought) if learnt.skill)
    if entry.skill:
        return f"{levels}{proof}"
    name = words.capitalized(roadmap_words.step_title(entry.step, "", base))
    return f"{name}: {levels}{proof}" if levels else f"{name}{proof}"


def _rise(learnt: Done, base: KnowledgeBase) -> str:
    name = roadmap_words.step_title(learnt.step, learnt.skill, base)
    return f"{name}: {words.level_name(learnt.before)} → {learnt.level}" if learnt.level else name

"""A roadmap as a calendar (iCalendar, RFC 5545): a block of study each week, the milestones, the review.

Every event has an identifier that stays the same from export to export, so that importing twice changes
events instead of doubling them. Events are days, because only the person knows which evening is free.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from careerpath_cli.views import calendar_words, mentor_words, roadmap_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.advice.roadmap import Roadmap
    from careerpath_cli.knowledge.base import KnowledgeBase

_FIRST = date(2020, 1, 1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One event of a day; `key` tells it from the others of the same roadmap."""

    key: str
    day: date
    title: str
    text: str


def roadmap_calendar(found: Roadmap, owner: str, base: KnowledgeBase, program: str) -> bytes:
    """Write a roadmap as an iCalendar file; `owner` names the profile, so that two people's plans differ."""
    calendar = Calendar()
    calendar.add("prodid", f"-//careerpath//careerpath {program}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", roadmap_words.title(found.plan))
    names = "\n".join([owner, *sorted(role.id for role in found.plan.roles)])
    whose = sha256(names.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    for entry in (*_weeks(found, base), *_milestones(found, base), *_review(found)):
        calendar.add_component(_event(entry, whose, found.request.start))
    text: bytes = calendar.to_ical()
    return text


def _event(entry: _Entry, whose: str, made_on: date) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}.{whose}@careerpath")
    event.add("dtstamp", datetime.combine(made_on, time(), UTC))
    event.add("sequence", max(0, (made_on - _FIRST).days))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["careerpath"])
    return event


def _weeks(found: Roadmap, base: KnowledgeBase) -> Iterator[_Entry]:
    """Give each week's hours and what they go into, on the first day of the week that is not paused."""
    calendar = found.calendar
    if not found.dates:
        return
    last = max(dated.finish.likely for dated in found.dates.values())
    monday = calendar.start - timedelta(days=calendar.start.weekday())
    while monday <= last:
        first, end = max(monday, calendar.start), min(monday + timedelta(days=6), last)
        hours = calendar.hours_until(end) - calendar.hours_until(first - timedelta(days=1))
        free = (first + timedelta(days=back) for back in range((end - first).days + 1))
        day = next((one for one in free if not calendar.is_free(one)), None)
        if day is not None and hours > 0:
            yield _week(monday, day, hours, found, base)
        monday += _WEEK


def _week(monday: date, day: date, hours: float, found: Roadmap, base: KnowledgeBase) -> _Entry:
    sunday = monday + timedelta(days=6)
    steps = [
        step
        for step, dated in found.dates.items()
        if dated.begins <= sunday and dated.finish.likely >= monday
    ]
    names = [roadmap_words.step_name(step, found, base) for step in steps]
    text = "\n".join(_advice(step, found, base) for step in steps)
    return _Entry(f"week-{monday}", day, f"Study {hours:.1f} h: {roadmap_words.named(names, 2)}", text)


def _advice(step_id: str, found: Roadmap, base: KnowledgeBase) -> str:
    name = roadmap_words.step_name(step_id, found, base)
    step = next((one for one in found.plan.steps if one.id == step_id), None)
    if step is None:
        project = next(one.role.portfolio for one in found.plan.projects if one.id == step_id)
        return f"{project.title}: {project.brief}"
    links = " ".join(one.address for one in step.resources)
    return f"{name}, {roadmap_words.levels(step)}. Done if: {base.skills[step.skill].levels[step.to]} {links}"


def _milestones(found: Roadmap, base: KnowledgeBase) -> Iterator[_Entry]:
    for one in found.milestones:
        title = calendar_words.milestone(one, base)
        key = f"{one.kind}-{'-'.join(one.roles)}"
        yield _Entry(key, one.finish.likely, title, calendar_words.milestone_line(one, base))
    if found.deadline:
        text = "\n".join(calendar_words.deadline(found.deadline, found, base))
        yield _Entry("deadline", found.deadline.by, "The day by which you want to be ready", text)


def _review(found: Roadmap) -> Iterator[_Entry]:
    if found.plan.hours.high > 0:
        title = f"Look at the plan again: {mentor_words.review(found)}"
        text = "\n".join(mentor_words.if_it_slips(found))
        yield _Entry("review", found.review, title, text)

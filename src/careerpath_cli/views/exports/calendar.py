"""A roadmap as a calendar (iCalendar, RFC 5545): a block of study each week, the milestones, the review.

Every event keeps its identifier from export to export, so that importing twice updates events instead of
duplicating them. Events last all day, because only the person knows which evening is free.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from careerpath_cli.storage.dates import FIRST_YEAR
from careerpath_cli.views.wording import calendar as calendar_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.roadmap.roadmap import Roadmap

_FIRST = date(FIRST_YEAR, 1, 1)
_WEEK = timedelta(days=7)
_LEAST_SHOWN = 0.1
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An all-day event; `key` identifies it within its roadmap."""

    key: str
    day: date
    title: str
    text: str


def roadmap_calendar(found: Roadmap, owner: str, base: KnowledgeBase, program: str) -> bytes:
    """Return a roadmap as an iCalendar file; `owner` names the profile, so that two people's plans differ."""
    calendar = Calendar()
    calendar.add("prodid", f"-//careerpath//careerpath {program}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", " ".join(_text(roadmap_words.title(found.plan)).split()))
    names = "\n".join([owner, *sorted(role.id for role in found.plan.roles)])
    whose = sha256(names.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    entries = [*_weeks(found, base), *_milestones(found, base), *_review(found)]
    for entry in entries or [_nothing_left(found)]:
        calendar.add_component(_event(entry, whose, found))
    text: bytes = calendar.to_ical()
    return text


def _nothing_left(found: Roadmap) -> _Entry:
    """Return the only event of a finished plan: a calendar must hold something."""
    title = "Nothing required is left to do"
    return _Entry("done", found.request.start, title, roadmap_words.title(found.plan))


def _event(entry: _Entry, whose: str, found: Roadmap) -> Event:
    """Return an event; a later plan, or one after more work, makes a newer version of it."""
    made_on = found.request.start
    event = Event()
    event.add("uid", _text(f"{entry.key}.{whose}@careerpath"))
    event.add("dtstamp", datetime.combine(made_on, time(), UTC))
    event.add("sequence", (made_on - _FIRST).days + found.progress.entries)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _text(entry.title))
    event.add("description", _text(entry.text))
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["careerpath"])
    return event


def _text(words: str) -> str:
    """Return text without what RFC 5545 forbids: control characters but tab and newline, lone surrogates."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", lines).encode("utf-8", "backslashreplace").decode("utf-8")


def _weeks(found: Roadmap, base: KnowledgeBase) -> Iterator[_Entry]:
    """Yield each week's hours and what they go into, on the first day of the week that is not paused.

    They add up to the likely hours of the plan.
    """
    calendar = found.calendar
    if not found.dates:
        return
    last, total = max(dated.finish.likely for dated in found.dates.values()), found.plan.hours.likely
    monday = calendar.start - timedelta(days=calendar.start.weekday())
    while monday <= last:
        first, end = max(monday, calendar.start), min(monday + timedelta(days=6), last)
        before, after = calendar.hours_until(first - timedelta(days=1)), calendar.hours_until(end)
        hours = min(after, total) - before
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
    title = f"Study {max(hours, _LEAST_SHOWN):.1f} h: {roadmap_words.named(names, 2)}"
    return _Entry(f"week-{monday}", day, title, text)


def _advice(step_id: str, found: Roadmap, base: KnowledgeBase) -> str:
    name = roadmap_words.step_name(step_id, found, base)
    step = next((one for one in found.plan.steps if one.id == step_id), None)
    if step is None:
        project = next(one.role.portfolio for one in found.plan.projects if one.id == step_id)
        return f"{project.title}: {project.brief}"
    links = " ".join(one.address for one in step.resources)
    levels = roadmap_words.levels(step, base)
    return f"{name}, {levels}. Goal: {base.skills[step.skill].levels[step.to]} {links}"


def _milestones(found: Roadmap, base: KnowledgeBase) -> Iterator[_Entry]:
    for one in found.milestones:
        title = calendar_words.milestone(one, base)
        key = f"{one.kind}-{'-'.join(sorted(one.roles))}"
        yield _Entry(key, one.finish.likely, title, calendar_words.milestone_line(one, base))
    if found.deadline:
        text = "\n".join(calendar_words.deadline(found.deadline, found, base))
        yield _Entry("deadline", found.deadline.by, "Your deadline", text)


def _review(found: Roadmap) -> Iterator[_Entry]:
    if found.plan.hours.high > 0:
        title = f"Review your plan: {mentor_words.review(found)}"
        text = "\n".join(mentor_words.if_it_slips(found))
        yield _Entry("review", found.review, title, text)

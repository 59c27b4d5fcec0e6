"""A roadmap as a calendar (iCalendar, RFC 5545): a block of work each week, milestones, checkpoints, review.

Every event keeps its identifier from export to export, so that importing twice updates events instead of
duplicating them. Events last all day, because only the person knows which evening is free.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.storage.dates import FIRST_YEAR
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words

_FIRST = date(FIRST_YEAR, 1, 1)
_WEEK = timedelta(days=7)
_LEAST_SHOWN = 0.1
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@record
class _Entry:
    """An all-day event; `key` identifies it within its roadmap."""

    key: str
    day: date
    title: str
    text: str


def roadmap_calendar(roadmap: Roadmap, owner: str, base: KnowledgeBase, program: str) -> bytes:
    """Return a roadmap as an iCalendar file; `owner` names the profile, so that two people's plans differ."""
    calendar = Calendar()
    calendar.add("prodid", f"-//careerpath//careerpath {program}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", " ".join(_text(roadmap_words.title(roadmap.plan)).split()))
    names = "\n".join([owner, *sorted(role.id for role in roadmap.plan.roles)])
    plan_id = sha256(names.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    way = route(roadmap, base)
    calendar.add("x-wr-caldesc", _text(_description(roadmap, way, base)))
    entries = [*_weeks(roadmap, way, base), *_milestones(roadmap, base), *_review(roadmap)]
    for entry in (*(entries or [_nothing_left(roadmap)]), *_checks(roadmap, way)):
        calendar.add_component(_event(entry, plan_id, roadmap))
    text: bytes = calendar.to_ical()
    return text


def _description(roadmap: Roadmap, way: Route, base: KnowledgeBase) -> str:
    """Return when applying makes sense, and what to do on the first evening."""
    begin = mentor_words.evening(way.tonight, way, base) if way.tonight else ""
    return f"{mentor_words.verdict(way, roadmap)} {begin}".strip()


def _nothing_left(roadmap: Roadmap) -> _Entry:
    """Return the only event of a finished plan: a calendar must hold something."""
    title = "Nothing required is left to do"
    return _Entry("done", roadmap.request.start, title, roadmap_words.title(roadmap.plan))


def _event(entry: _Entry, plan_id: str, roadmap: Roadmap) -> Event:
    """Return an event; a later plan, or one after more work, makes a newer version of it."""
    made_on = roadmap.request.start
    event = Event()
    event.add("uid", _text(f"{entry.key}.{plan_id}@careerpath"))
    event.add("dtstamp", datetime.combine(made_on, time(), UTC))
    event.add("sequence", (made_on - _FIRST).days + roadmap.progress.entries)
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


def _weeks(roadmap: Roadmap, way: Route, base: KnowledgeBase) -> Iterator[_Entry]:
    """Yield each week's hours and what they go into, on the first day of the week that is not paused.

    They add up to the likely hours of the plan.
    """
    calendar = roadmap.calendar
    if not roadmap.dates:
        return
    last, total = max(dated.finish.likely for dated in roadmap.dates.values()), roadmap.plan.hours.likely
    monday = calendar.start - timedelta(days=calendar.start.weekday())
    while monday <= last:
        first, end = max(monday, calendar.start), min(monday + timedelta(days=6), last)
        before, after = calendar.hours_until(first - timedelta(days=1)), calendar.hours_until(end)
        hours = min(after, total) - before
        days = (first + timedelta(days=offset) for offset in range((end - first).days + 1))
        day = next((possible for possible in days if not calendar.is_free(possible)), None)
        if day is not None and hours > 0:
            steps = _under_way(monday, way)
            names = [roadmap_words.step_name(step.id, roadmap, base) for step in steps]
            title = f"Study {max(hours, _LEAST_SHOWN):.1f} h: {roadmap_words.named(names, 2)}"
            text = "\n".join(_step_text(step, way, base) for step in steps)
            yield _Entry(f"week-{monday}", day, title, text)
        monday += _WEEK


def _under_way(monday: date, way: Route) -> list[RouteStep]:
    """Return the steps of the bridge on which somebody works in a week."""
    sunday = monday + timedelta(days=6)
    return [step for step in way.of_part("bridge") if step.begins <= sunday and step.finish.likely >= monday]


def _step_text(step: RouteStep, way: Route, base: KnowledgeBase) -> str:
    """Return what a step is called, how to go about it, and where what it is learnt from is."""
    addresses = [resource.address for resource in step.resources]
    lines = [mentor_words.title(step, way, base), *mentor_words.details(step, way, base), *addresses]
    return "\n".join(filter(None, lines))


def _milestones(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[_Entry]:
    for milestone in roadmap.milestones:
        title = roadmap_words.milestone(milestone, base)
        key = f"{milestone.kind}-{'-'.join(sorted(milestone.roles))}"
        yield _Entry(key, milestone.finish.likely, title, roadmap_words.milestone_line(milestone, base))
    if roadmap.deadline:
        text = "\n".join(roadmap_words.deadline(roadmap.deadline, roadmap, base))
        yield _Entry("deadline", roadmap.deadline.by, "Your deadline", text)


def _checks(roadmap: Roadmap, way: Route) -> Iterator[_Entry]:
    """Yield the two days on which to look whether to stop or to switch."""
    checkpoints = mentor_words.checkpoints(way, roadmap)
    for key, check in zip(("check-first", "check-last"), checkpoints, strict=True):
        text = words.capitalized(f"if {check.condition}: {check.consequence}")
        yield _Entry(key, check.day, "Checkpoint: go on, or switch?", text)


def _review(roadmap: Roadmap) -> Iterator[_Entry]:
    if roadmap.plan.hours.high > 0:
        title = f"Review your plan: {mentor_words.review(roadmap)}"
        text = "\n".join(mentor_words.if_it_slips(roadmap))
        yield _Entry("review", roadmap.review, title, text)

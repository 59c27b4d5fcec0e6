"""What a person's history amounts to: hours, finished steps, levels reached, the pace kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import fsum
from typing import TYPE_CHECKING

from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.plan import Work
from careerpath_cli.profile.history import Done, Followed, Logged, Reopened, Unlogged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careerpath_cli.profile.history import HistoryEntry
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap.timetable import Timetable

PACE_WEEKS = 8
"""How far back a pace is learned from: habits change."""
_LEAST_WEEKS = 3
_WEEK = timedelta(weeks=1)
_LEAST_DAYS_LOGGED = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done so far, in the order in which it was recorded.

    `logged` are the hours that went into what is not finished, by skill or step id; `days` all hours by day.
    `followed` is the roadmap that is being followed, `entries` how many lines the history has: it only grows.
    """

    logged: Mapping[str, float] = field(default_factory=dict)
    days: Mapping[date, float] = field(default_factory=dict)
    done: tuple[Done, ...] = ()
    followed: Followed | None = None
    entries: int = 0

    @property
    def hours(self) -> float:
        """All hours logged."""
        return fsum(self.days.values())

    @property
    def work(self) -> Work:
        """What a plan needs to know of it."""
        return Work(self.logged, frozenset(one.step for one in self.done if not one.skill))


def progress_from(entries: Iterable[HistoryEntry]) -> Progress:
    """Add up a history, in its order. Hours logged on a skill before a step of it was done are used up."""
    recorded = list(entries)
    entries = _without_taken_back(recorded)
    done: dict[str, tuple[int, Done]] = {}
    followed = None
    for place, entry in enumerate(entries):
        match entry:
            case Done():
                done[entry.step] = (place, entry)
            case Reopened():
                done.pop(entry.step, None)
            case Followed():
                followed = entry
    used_up: dict[str, int] = {}
    for place, one in done.values():
        subject = one.skill or one.step
        used_up[subject] = max(place, used_up.get(subject, -1))
    logged: dict[str, list[float]] = {}
    days: dict[date, list[float]] = {}
    for place, entry in enumerate(entries):
        if isinstance(entry, Logged):
            days.setdefault(date.fromisoformat(entry.day), []).append(entry.hours)
            if place > used_up.get(entry.skill, -1):
                logged.setdefault(entry.skill, []).append(entry.hours)
    return Progress(
        logged={subject: fsum(hours) for subject, hours in logged.items()},
        days={day: fsum(days[day]) for day in sorted(days)},
        done=tuple(one for _, one in sorted(done.values(), key=lambda found: found[0])),
        followed=followed,
        entries=len(recorded),
    )


def _without_taken_back(entries: Iterable[HistoryEntry]) -> list[HistoryEntry]:
    """Leave out the hours that were taken back, each with the latest entry before that it means."""
    kept: list[HistoryEntry] = []
    for entry in entries:
        if not isinstance(entry, Unlogged):
            kept.append(entry)
            continue
        latest = next(
            (
                place
                for place in range(len(kept) - 1, -1, -1)
                if isinstance(one := kept[place], Logged) and one.skill == entry.skill
            ),
            None,
        )
        if latest is not None:
            del kept[latest]
    return kept


def with_progress(profile: Profile, progress: Progress) -> Profile:
    """Raise a profile's levels to those reached since, with the proofs as evidence; none is lowered."""
    skills = dict(profile.skills)
    evidence = dict(profile.evidence)
    for one in progress.done:
        if not one.skill or one.level is None:
            continue
        if one.skill not in skills or RANK[one.level] > RANK[skills[one.skill]]:
            skills[one.skill] = one.level
        if one.proof and one.skill not in evidence:
            evidence[one.skill] = one.proof
    return replace(profile, skills=skills, evidence=evidence)


def learned_pace(progress: Progress, today: date, calendar: Timetable) -> float | None:
    """Give the hours a week that were logged of late; None where too little was to tell.

    The last eight weeks count, or those since the first entry, if these are three at least, without the
    pauses of `calendar`.
    """
    earliest = today - timedelta(days=7 * PACE_WEEKS - 1)
    recent = {day: hours for day, hours in progress.days.items() if earliest <= day <= today}
    if len(recent) < _LEAST_DAYS_LOGGED:
        return None
    first = max(earliest, min(progress.days))
    weeks = replace(calendar, start=first).weeks_until(today)
    return fsum(recent.values()) / weeks if weeks >= _LEAST_WEEKS else None


def weeks_of_work(progress: Progress, today: date) -> list[tuple[date, float]]:
    """Give the hours of each week with its Monday, this week last.

    There are eight, or as many as have passed since the first entry.
    """
    this_monday = today - timedelta(days=today.weekday())
    first = min(progress.days, default=today)
    mondays = [this_monday - timedelta(weeks=back) for back in range(PACE_WEEKS - 1, -1, -1)]
    return [
        (monday, fsum(hours for day, hours in progress.days.items() if monday <= day < monday + _WEEK))
        for monday in mondays
        if first < monday + _WEEK
    ]


def weeks_in_a_row(progress: Progress, today: date, calendar: Timetable) -> int:
    """Count the weeks up to now in which something was logged; this week and paused ones break nothing."""
    monday = today - timedelta(days=today.weekday())
    worked = {day - timedelta(days=day.weekday()) for day in progress.days if day <= today}
    count = int(monday in worked)
    earliest = min(worked, default=monday)
    while (monday := monday - timedelta(weeks=1)) >= earliest:
        if monday in worked:
            count += 1
        elif not all(calendar.is_free(monday + timedelta(days=day)) for day in range(7)):
            break
    return count

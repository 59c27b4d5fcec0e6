"""What a person's history adds up to: hours, finished steps, levels reached, actual pace."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from math import fsum

from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK
from careerpath_cli.planning.plan import Work
from careerpath_cli.planning.step_names import resource_of
from careerpath_cli.profile.history import Done, Followed, HistoryEntry, Logged, Reopened, Unlogged
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.timetable import Timetable

PACE_WEEKS = 8
"""How many weeks back the pace is measured, because habits change."""
_LEAST_WEEKS = 3
_WEEK = timedelta(weeks=1)
_LEAST_DAYS_LOGGED = 3


@record
class Finished:
    """A finished step, with the learning steps that were finished by it."""

    entry: Done
    brought: tuple[Done, ...] = ()


@record
class Progress:
    """What was done so far, in the order in which it was recorded.

    `logged` are the hours spent on unfinished steps, by skill or step id; `days` all hours by day.
    `brought` are the learning steps that were finished with a resource, by its step's id. `followed` is the
    roadmap being followed, `entries` the number of lines in the history, which only grows.
    """

    logged: Mapping[str, float] = field(default_factory=dict)
    days: Mapping[date, float] = field(default_factory=dict)
    done: tuple[Done, ...] = ()
    brought: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    followed: Followed | None = None
    entries: int = 0

    @property
    def hours(self) -> float:
        """All hours logged."""
        return fsum(self.days.values())

    @property
    def finished(self) -> tuple[Finished, ...]:
        """What was finished, with the learning steps of a resource under it instead of beside it."""
        done = {entry.step: entry for entry in self.done}
        within = {step for steps in self.brought.values() for step in steps}
        return tuple(
            Finished(entry, tuple(done[step] for step in self.brought.get(entry.step, ())))
            for entry in self.done
            if entry.step not in within
        )

    @property
    def work(self) -> Work:
        """The part of it that a plan takes into account."""
        return Work(self.logged, frozenset(entry.step for entry in self.done if not entry.skill))


def progress_from(entries: Iterable[HistoryEntry]) -> Progress:
    """Return what a history adds up to; hours logged before the skill's last finished step are used up."""
    recorded = list(entries)
    entries = _drop_unlogged(recorded)
    done: dict[str, tuple[int, Done]] = {}
    followed = None
    for index, entry in enumerate(entries):
        match entry:
            case Done():
                done[entry.step] = (index, entry)
            case Reopened():
                done.pop(entry.step, None)
            case Followed():
                followed = entry
    brought = {step: learnt for step, learnt in _brought(entries).items() if {step, *learnt} <= done.keys()}
    for step in [step for step in done if resource_of(step) and step not in brought]:
        del done[step]  # one of the skills that it brought was opened again, and so is the whole
    used_up: dict[str, int] = {}
    for index, finished in done.values():
        subject = finished.skill or finished.step
        used_up[subject] = max(index, used_up.get(subject, -1))
    logged: dict[str, list[float]] = {}
    days: dict[date, list[float]] = {}
    for index, entry in enumerate(entries):
        if isinstance(entry, Logged):
            days.setdefault(date.fromisoformat(entry.day), []).append(entry.hours)
            if index > used_up.get(entry.skill, -1):
                logged.setdefault(entry.skill, []).append(entry.hours)
    return Progress(
        logged={subject: fsum(hours) for subject, hours in logged.items()},
        days={day: fsum(days[day]) for day in sorted(days)},
        done=tuple(finished for _, finished in sorted(done.values(), key=lambda item: item[0])),
        brought=brought,
        followed=followed,
        entries=len(recorded),
    )


def finished_with(resource: Done, learnt: Sequence[Done]) -> list[Done]:
    """Return the entries for a finished resource: those of the learning steps, between two of its own.

    The second one closes what the first one opens, so that all of it can be taken back together.
    """
    return [resource, *learnt, resource]


def _brought(entries: Iterable[HistoryEntry]) -> dict[str, tuple[str, ...]]:
    """Return the learning steps that were finished with each resource: those between two entries of it."""
    brought: dict[str, tuple[str, ...]] = {}
    opened, learnt = "", dict[str, None]()
    for entry in entries:
        if isinstance(entry, Reopened):
            brought.pop(entry.step, None)
        if not isinstance(entry, Done):
            opened = ""
        elif entry.step == opened:
            brought[opened] = tuple(dict.fromkeys((*brought.get(opened, ()), *learnt)))
            opened = ""
        elif not entry.skill:
            opened, learnt = (entry.step if resource_of(entry.step) else ""), {}
        else:
            learnt[entry.step] = None
    return brought


def _drop_unlogged(entries: Iterable[HistoryEntry]) -> list[HistoryEntry]:
    """Return a history without its `Unlogged` entries and the latest earlier hours that each takes back."""
    kept: list[HistoryEntry] = []
    for entry in entries:
        if not isinstance(entry, Unlogged):
            kept.append(entry)
            continue
        latest = next(
            (
                index
                for index in range(len(kept) - 1, -1, -1)
                if isinstance(logged := kept[index], Logged) and logged.skill == entry.skill
            ),
            None,
        )
        if latest is not None:
            del kept[latest]
    return kept


def with_progress(profile: Profile, progress: Progress) -> Profile:
    """Return a profile with the levels reached since, and their proofs as evidence; no level is lowered."""
    skills = dict(profile.skills)
    at_least = dict(profile.at_least)
    evidence = dict(profile.evidence)
    for step in progress.done:
        if not step.skill or step.level is None:
            continue
        if step.skill not in skills or RANK[step.level] > RANK[skills[step.skill]]:
            skills[step.skill] = step.level
            at_least.pop(step.skill, None)
        if step.proof and step.skill not in evidence:
            evidence[step.skill] = step.proof
    return replace(profile, skills=skills, at_least=at_least, evidence=evidence)


def learned_pace(progress: Progress, today: date, calendar: Timetable) -> float | None:
    """Return the hours a week logged recently; None where there are too few entries to tell.

    The last eight weeks count, or those since the first entry if these are at least three, without the pauses
    of `calendar`.
    """
    earliest = today - timedelta(days=7 * PACE_WEEKS - 1)
    recent = {day: hours for day, hours in progress.days.items() if earliest <= day <= today}
    if len(recent) < _LEAST_DAYS_LOGGED:
        return None
    first = max(earliest, min(progress.days))
    weeks = replace(calendar, start=first).weeks_until(today)
    return fsum(recent.values()) / weeks if weeks >= _LEAST_WEEKS else None


def weeks_of_work(progress: Progress, today: date) -> list[tuple[date, float]]:
    """Return the Monday and the hours of each week, this week last.

    These are the last eight weeks, or fewer where the first entry is more recent.
    """
    this_monday = today - timedelta(days=today.weekday())
    first = min(progress.days, default=today)
    mondays = [this_monday - timedelta(weeks=back) for back in range(PACE_WEEKS - 1, -1, -1)]
    return [
        (monday, fsum(hours for day, hours in progress.days.items() if monday <= day < monday + _WEEK))
        for monday in mondays
        if first < monday + _WEEK
    ]


@record
class WeekSum:
    """All hours that were done by the end of a week, and that were planned by then."""

    monday: date
    done: float
    planned: float


def planned_timetable(followed: Followed, own_hours: float | None, calendar: Timetable) -> Timetable:
    """Return when the hours of a followed roadmap were planned for, on a calendar with the same pauses.

    `own_hours` a week count where the roadmap is followed at no pace of its own.
    """
    pace = followed.hours_per_week or own_hours or DEFAULT_HOURS_PER_WEEK
    return replace(calendar, start=date.fromisoformat(followed.day), hours_per_week=pace)


def week_sums(progress: Progress, today: date, planned: Timetable) -> list[WeekSum]:
    """Return the sums at the end of each week from the first one on; this week's are those of today.

    What was logged before the first day of the timetable that was `planned` counts as planned, too.
    """
    first = min((*progress.days, planned.start))
    before = fsum(hours for day, hours in progress.days.items() if day < planned.start)
    monday, sums = first - timedelta(days=first.weekday()), []
    while monday <= today:
        end = min(today, monday + timedelta(days=6))
        done = fsum(hours for day, hours in progress.days.items() if day <= end)
        sums.append(WeekSum(monday, done, min(done, before) + planned.hours_until(end)))
        monday += _WEEK
    return sums


def weeks_in_a_row(progress: Progress, today: date, calendar: Timetable) -> int:
    """Return how many weeks in a row have logged hours; this week and paused weeks don't break the streak."""
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

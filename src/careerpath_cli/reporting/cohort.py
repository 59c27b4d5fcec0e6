"""What many people have in common: which roles fit, which gaps they share, which course would help most."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import fsum, inf
from statistics import median

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.matching.certainty import field_of
from careerpath_cli.record import record
from careerpath_cli.reporting.members import Member, Missing, Standing

_WEEKS = (13, 26, 52)
"""Ends of the spans, in weeks, by which people are counted: a quarter, half a year, a year, and beyond."""


@record
class LeftOut:
    """Somebody without results, or a line that isn't anybody, and why."""

    number: int
    name: str
    reason: str


@record
class RoleTally:
    """For how many a role is the goal, how many of them could apply now, and who else is likely to fit it."""

    role: str
    goal: int
    ready: int
    likely: int


@record
class GapTally:
    """On how many people's line a skill is missing, and how many of them weren't asked about it.

    `hours` is what it takes the one in the middle, `together` all of them.
    """

    skill: str
    people: int
    unasked: int
    hours: float
    together: float


@record
class CourseTally:
    """How many a course brings over their line, and how many half the way or further, without these."""

    resource: Resource
    over: int
    halfway: int


@record
class Cohort:
    """What is known of people together. `members` come by the day from which applying makes sense.

    `spans` count who could apply within so many weeks (None: later), of those whom no years bar; `middle`
    are their hours and weeks in the middle, None where there is nobody.
    """

    members: tuple[Member, ...]
    unranked: tuple[LeftOut, ...]
    unreadable: tuple[LeftOut, ...]
    roles: tuple[RoleTally, ...]
    fields: tuple[tuple[str, int], ...]
    gaps: tuple[GapTally, ...]
    courses: tuple[CourseTally, ...]
    standings: Mapping[Standing, int]
    spans: tuple[tuple[int | None, int], ...]
    middle: tuple[float, float] | None
    not_known: tuple[tuple[str, int], ...]

    @property
    def size(self) -> int:
        """The number of people, ranked or not."""
        return len(self.members) + len(self.unranked)


def cohort(
    members: Sequence[Member],
    unranked: Sequence[LeftOut],
    unreadable: Sequence[LeftOut],
    base: KnowledgeBase,
) -> Cohort:
    """Return what people have in common."""
    return Cohort(
        members=tuple(sorted(members, key=_order)),
        unranked=tuple(unranked),
        unreadable=tuple(unreadable),
        roles=_roles(members),
        fields=_most_frequent(field_of(member.goal, base) for member in members),
        gaps=_gaps(members),
        courses=_courses(members, base),
        standings=Counter(member.standing for member in members),
        spans=_spans(members),
        middle=_middle(members),
        not_known=_most_frequent(name for member in members for name in member.not_known),
    )


def _order(member: Member) -> tuple[bool, date, int]:
    return member.standing != "ready", member.apply.likely, member.number


def _most_frequent(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0])))


def _roles(members: Iterable[Member]) -> tuple[RoleTally, ...]:
    """Return the roles that are anybody's goal or likely, the goal of most first."""
    goals: Counter[str] = Counter()
    ready: Counter[str] = Counter()
    likely: Counter[str] = Counter()
    for member in members:
        goals[member.goal] += 1
        ready[member.goal] += member.standing == "ready"
        likely.update({*member.likely, member.goal})
    tallies = [RoleTally(role, goals[role], ready[role], likely[role]) for role in likely]
    return tuple(sorted(tallies, key=lambda tally: (-tally.goal, -tally.likely, tally.role)))


def _gaps(members: Iterable[Member]) -> tuple[GapTally, ...]:
    """Return the skills that people have to learn, those that most of them share first."""
    by_skill: dict[str, list[Missing]] = {}
    for member in members:
        for missing in member.missing:
            by_skill.setdefault(missing.skill, []).append(missing)
    tallies = [
        GapTally(
            skill,
            len(several),
            sum(not missing.asked for missing in several),
            median(missing.hours.likely for missing in several),
            fsum(missing.hours.likely for missing in several),
        )
        for skill, several in by_skill.items()
    ]
    return tuple(sorted(tallies, key=lambda tally: (-tally.people, -tally.together, tally.skill)))


def _courses(members: Iterable[Member], base: KnowledgeBase) -> tuple[CourseTally, ...]:
    """Return the courses that help anybody, those that bring most people over their line first.

    Years that are missing aren't made up for by a course, so that it only counts as half the way there.
    """
    over: Counter[str] = Counter()
    halfway: Counter[str] = Counter()
    for member in members:
        for course, share in member.courses.items():
            (over if share == 1 and member.standing != "barred" else halfway)[course] += 1
    tallies = [
        CourseTally(base.resources[course], over[course], halfway[course]) for course in {*over, *halfway}
    ]
    return tuple(sorted(tallies, key=_helpfulness))


def _helpfulness(tally: CourseTally) -> tuple[int, int, float, str]:
    """Return what courses are sorted by: people over the line, people halfway, hours; unknown ones last."""
    hours = tally.resource.hours
    return -tally.over, -tally.halfway, sum(hours) if hours else inf, tally.resource.id


def _waiting(members: Iterable[Member]) -> list[Member]:
    return [member for member in members if member.standing in ("to show", "learning")]


def _spans(members: Iterable[Member]) -> tuple[tuple[int | None, int], ...]:
    counts = Counter(
        next((end for end in _WEEKS if member.weeks <= end), None) for member in _waiting(members)
    )
    return tuple((end, counts[end]) for end in (*_WEEKS, None))


def _middle(members: Iterable[Member]) -> tuple[float, float] | None:
    waiting = _waiting(members)
    if not waiting:
        return None
    return median(member.hours.likely for member in waiting), median(member.weeks for member in waiting)

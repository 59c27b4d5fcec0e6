"""What many people have in common: which roles fit, which gaps they share, which course would help most."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import fsum
from statistics import median

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.matching.certainty import field_of
from careerpath_cli.record import record
from careerpath_cli.reporting.members import Member, Missing, Stage

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
    """For how many a role is the goal, how many of these could apply now, to how many it is recommended."""

    role: str
    goal: int
    ready: int
    recommended: int


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
    """A course to offer: how many it helps, and how many of them no course before it in the list does.

    `instead` are courses that do the same for all of these, the most suitable first.
    """

    resource: Resource
    people: int
    added: int
    instead: tuple[Resource, ...]


@record
class Cohort:
    """What is known of people together. `members` come by the day from which applying makes sense.

    `courses` bring people over their line; `halfway` takes those whom these don't half the way or further.
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
    halfway: tuple[CourseTally, ...]
    stages: Mapping[Stage, int]
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
    over = _brought_over(members)
    return Cohort(
        members=tuple(sorted(members, key=_order)),
        unranked=tuple(unranked),
        unreadable=tuple(unreadable),
        roles=_roles(members),
        fields=_most_frequent(field_of(member.goal, base) for member in members),
        gaps=_gaps(members),
        courses=_in_turn(over, base),
        halfway=_in_turn(_without(_helped(members), over), base),
        stages=Counter(member.stage for member in members),
        spans=_spans(members),
        middle=_middle(members),
        not_known=_most_frequent(name for member in members for name in member.not_known),
    )


def _order(member: Member) -> tuple[bool, date, int]:
    return member.stage != "ready", member.apply.likely, member.number


def _most_frequent(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0])))


def _roles(members: Iterable[Member]) -> tuple[RoleTally, ...]:
    """Return the roles that are anybody's goal or likely, the goal of most first."""
    goals: Counter[str] = Counter()
    ready: Counter[str] = Counter()
    recommended: Counter[str] = Counter()
    for member in members:
        goals[member.goal] += 1
        ready[member.goal] += member.stage == "ready"
        recommended.update({*member.recommended, member.goal})
    tallies = [RoleTally(role, goals[role], ready[role], number) for role, number in recommended.items()]
    return tuple(sorted(tallies, key=lambda tally: (-tally.goal, -tally.recommended, tally.role)))


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


Helped = dict[str, dict[int, float]]
"""Course → the numbers of those whom it helps, with what speaks against it for each, in hours."""


def _helped(members: Iterable[Member]) -> Helped:
    """Return whom each course takes half the way or further."""
    helped: Helped = {}
    for member in members:
        for course, given in member.courses.items():
            helped.setdefault(course, {})[member.number] = given.against
    return helped


def _brought_over(members: Iterable[Member]) -> Helped:
    """Return whom each course brings over their line; no course makes up for years that are missing."""
    helped: Helped = {}
    for member in members:
        for course, given in member.courses.items():
            if given.is_whole and member.stage != "barred":
                helped.setdefault(course, {})[member.number] = given.against
    return helped


def _without(helped: Helped, others: Helped) -> Helped:
    """Return whom each course helps besides the people of others."""
    known = {number for people in others.values() for number in people}
    return {
        course: {number: against for number, against in people.items() if number not in known}
        for course, people in helped.items()
    }


def _in_turn(helped: Helped, base: KnowledgeBase) -> tuple[CourseTally, ...]:
    """Return the courses to offer one after the other: each helps most of those whom none before it helps.

    Of equals it is the one against which least speaks, for these people together.
    """
    left = {course: set(people) for course, people in helped.items()}
    turns = []
    while any(left.values()):
        best = min(
            left, key=lambda course: (-len(left[course]), _against(helped[course], left[course]), course)
        )
        added = left[best]
        others = [course for course, people in helped.items() if course != best and added <= people.keys()]
        others.sort(key=lambda course: (_against(helped[course], added), course))
        instead = tuple(base.resources[course] for course in others)
        turns.append(CourseTally(base.resources[best], len(helped[best]), len(added), instead))
        left = {course: people - added for course, people in left.items()}
    return tuple(turns)


def _against(people: Mapping[int, float], these: Iterable[int]) -> float:
    return fsum(people[number] for number in these)


def _waiting(members: Iterable[Member]) -> list[Member]:
    return [member for member in members if member.stage in ("to show", "learning")]


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

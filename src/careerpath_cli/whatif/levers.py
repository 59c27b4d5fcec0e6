"""Where a small change does most: for one role, for many, and for which role comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.matching.ranking import rank_roles, score
from careerpath_cli.profile.kinds import KINDS
from careerpath_cli.whatif.sensitivity import SLACK, Sensitivity, build_sensitivity
from careerpath_cli.whatif.whatif import Learning, after_learning, plan_learning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.kinds import Kind
    from careerpath_cli.profile.model import Profile

RUNNERS_UP = 5
POINT = 0.01
"""One point of 100: the least rise of a fit that is worth telling."""
IN_FAVOUR = 0.5
"""The fit from which more speaks for a role than against it."""
_PAIRS_CHECKED = 40
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Lift:
    """The learning that lifts one role's fit most, with the fit (0 to 1) before and after."""

    role: str
    learning: Learning
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Opening:
    """The learning that opens most roles, with these roles, the one that gains most first."""

    learning: Learning
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer moved by one step of its scale; `subject` is the id of an activity or a value."""

    kind: Kind
    subject: str
    now: str
    to: str


@dataclass(frozen=True, slots=True)
class FirstChange:
    """A change that puts `role` first instead of `instead_of`: something learnt, or an answer moved."""

    role: str
    instead_of: str
    learning: Learning | None = None
    answer: AnswerChange | None = None


@dataclass(frozen=True, slots=True)
class Levers:
    """What would change most; None where nothing of that kind was found.

    `role` is the one to be lifted; `ruled_out` says that the person's limits exclude it.
    """

    role: str
    ruled_out: bool
    lift: Lift | None
    opening: Opening | None
    first: FirstChange | None


def find_levers(
    profile: Profile, model: MatchingModel, base: KnowledgeBase, role: str | None = None
) -> Levers:
    """Find the three levers of a profile; the first is about `role`, by default the one that ranks first.

    Raises NothingKnownError where the profile answers nothing that could tell roles apart.
    """
    person = build_sensitivity(profile, model, base)
    chosen = role or person.first
    return Levers(
        role=chosen,
        ruled_out=chosen not in person.open_roles,
        lift=best_next_level(person, chosen),
        opening=opens_most(person),
        first=smallest_change(person),
    )


def best_next_level(person: Sensitivity, role: str) -> Lift | None:
    """Find, among the skills that a role requires, the one whose next level lifts its fit most.

    The next level is the lowest above the one held that adds anything; what was not asked is taken to
    `working`. What can be started on at once goes first; only where none of that lifts the role, what still
    lacks prerequisites is looked at, and then what the role is merely glad of. Of equal lifts the one with
    fewer hours counts. None where nothing lifts the role, or a limit excludes it.
    """
    place = person.places[role]
    options: list[tuple[tuple[bool, bool], float, Learning]] = []
    for need in person.base.roles[role].needs if place in person.totals else ():
        level = person.next_level(need.skill, [place])
        if level is not None:
            one = _learn(person, {need.skill: level})
            gain = person.skill_change(need.skill, level)[place]
            options.append(((not need.required, bool(one.below)), gain, one))
    if not options:
        return None
    _, gain, best = min(options, key=lambda one: (one[0], -round(one[1], _DIGITS), *_effort(one[2])))
    total, scoring = person.totals[place], person.model.scoring
    return Lift(role, best, score(total, scoring), score(total + gain, scoring))


def opens_most(person: Sensitivity) -> Opening | None:
    """Find the skill whose next level opens most roles; of equals the one with more gain, then fewer hours.

    A role opens where it wants the skill and its fit rises by a point of 100 or more, to where more speaks
    for it than against it. Skills that were asked about and can be started on at once go first; only where
    none of them opens a role, those not asked, and then those that lack prerequisites. None where none does.
    """
    options: list[tuple[tuple[bool, bool], float, Opening]] = []
    for skill, places in person.wanted(person.base.roles).items():
        level = person.next_level(skill, places)
        gains = _gains(person, skill, level, places) if level else {}
        opened = sorted(gains, key=lambda role: (-gains[role], role))
        if level and opened:
            one = _learn(person, {skill: level})
            tier = (bool(one.below), skill not in person.held)
            options.append((tier, fsum(gains.values()), Opening(one, tuple(opened))))
    if not options:
        return None

    def order(option: tuple[tuple[bool, bool], float, Opening]) -> tuple[object, ...]:
        tier, gain, opening = option
        return tier, -len(opening.roles), -round(gain, _DIGITS), *_effort(opening.learning)

    return min(options, key=order)[2]


def smallest_change(person: Sensitivity) -> FirstChange | None:
    """Find the smallest change that puts another role first; None where nothing that is tried does.

    Tried, in this order: one skill, by as few levels and then as few hours as possible; one step in the
    liking of an activity or the weight of a value; two skills of one of the next five roles, each to its next
    level. What is learnt has to be something that the role which comes first wants.
    """
    others = person.open_roles[1:]
    if not others:
        return None
    found = _one_skill(person) or _one_answer(person) or _two_skills(person, others[:RUNNERS_UP])
    return replace(found, instead_of=person.first) if found else None


def _gains(person: Sensitivity, skill: str, level: Level, places: Iterable[int]) -> dict[str, float]:
    """Give the roles that a step opens, with the rise of their fits."""
    scoring = person.model.scoring
    change = person.skill_change(skill, level)
    found = {}
    for place in places:
        before, after = (
            score(total, scoring)
            for total in (person.totals[place], person.totals[place] + change.get(place, 0.0))
        )
        if after - before >= POINT and after >= IN_FAVOUR:
            found[person.model.roles[place].role] = after - before
    return found


def _one_skill(person: Sensitivity) -> FirstChange | None:
    """Try every skill that a role wants, at every level above the one held, fewest levels first."""
    wanted = {
        skill: places
        for skill, places in person.wanted(person.base.roles).items()
        if person.could_lead(skill, places)
    }
    for levels in range(len(LEVELS) - 1):
        candidates: list[dict[str, Level]] = [
            {skill: level}
            for skill, places in wanted.items()
            for level in person.levels_above(skill)[levels : levels + 1]
            if person.lead(person.skill_change(skill, level), places) >= -SLACK
        ]
        found = _smallest_that_flips(person, candidates)
        if found:
            return found
    return None


def _one_answer(person: Sensitivity) -> FirstChange | None:
    """Try each activity and each value that was answered, one step up and one down; the clearest counts."""
    found = []
    for answer, changed in _moved_answers(person.profile):
        lead = person.lead(
            person.answer_change((answer.kind, answer.subject), answer.now, answer.to), person.totals
        )
        if lead >= -SLACK:
            found.append((lead, answer, changed))
    for _, answer, changed in sorted(found, key=lambda one: -round(one[0], _DIGITS)):
        first = _new_top_role(person, changed)
        if first:
            return FirstChange(first, "", answer=answer)
    return None


def _moved_answers(profile: Profile) -> Iterator[tuple[AnswerChange, Profile]]:
    for kind in KINDS.values():
        if kind.part != "want" or kind.joint:
            continue
        answers = kind.answers(profile)
        for subject, now in sorted(answers.items()):
            for to in kind.steps(now):
                changed = kind.replaced(profile, {**answers, subject: to})
                yield AnswerChange(kind.name, subject, now, to), changed


def _two_skills(person: Sensitivity, runners_up: Sequence[str]) -> FirstChange | None:
    """Try pairs of the skills that one of the next roles wants, each at the next level that adds to it.

    Two skills may tell of a third, so their sum is an estimate: the smallest that promise enough are checked.
    """
    candidates: dict[tuple[str, str], dict[str, Level]] = {}
    first = person.places[person.first]
    for role in runners_up:
        place = person.places[role]
        lead = person.totals[first] - person.totals[place]
        steps: list[tuple[str, Level, float]] = []
        for skill in person.wanted([role]):
            level = person.next_level(skill, [place])
            if level is not None:
                change = person.skill_change(skill, level)
                steps.append((skill, level, change[place] - change.get(first, 0.0)))
        for (one, to, gain), (other, other_to, other_gain) in combinations(steps, 2):
            if gain + other_gain >= lead - SLACK:
                candidates.setdefault((one, other), {one: to, other: other_to})
    return _smallest_that_flips(person, candidates.values(), _PAIRS_CHECKED)


def _smallest_that_flips(
    person: Sensitivity, candidates: Iterable[dict[str, Level]], most: int | None = None
) -> FirstChange | None:
    learnings = [_learn(person, one) for one in candidates]
    for one in sorted(learnings, key=lambda one: (one.levels, *_effort(one)))[:most]:
        learnt = {step.skill: step.to for step in one.steps}
        first = _new_top_role(person, after_learning(person.profile, learnt))
        if first and learnt.keys() <= {need.skill for need in person.base.roles[first].needs}:
            return FirstChange(first, "", learning=one)
    return None


def _new_top_role(person: Sensitivity, changed: Profile) -> str:
    """Give the role that ranks first for a changed profile; empty where it is the same one."""
    first = rank_roles(changed, person.model, person.base, explained=False)[0]
    return "" if first.role == person.first else first.role


def _learn(person: Sensitivity, learnt: dict[str, Level]) -> Learning:
    return plan_learning(learnt, person.held, person.model, person.base)


def _effort(one: Learning) -> tuple[float, list[str]]:
    return one.hours.low + one.hours.high, [step.skill for step in one.steps]

"""Where a small change matters most: for one role, for many roles, and for which role ranks first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from math import fsum
from operator import itemgetter

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles, score
from careerpath_cli.profile.kinds import KINDS, Kind
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.whatif.sensitivity import SLACK, Sensitivity, build_sensitivity
from careerpath_cli.whatif.whatif import Learning, after_learning, plan_learning

LEADING = 20
"""How many roles are looked at for what opens most: further down, none is one that a person would take."""
RUNNERS_UP = 5
POINT = 0.01
"""One point of 100: the smallest rise of a fit that is worth showing."""
IN_FAVOUR = 0.5
"""The fit from which the evidence favours a role."""
_PAIRS_CHECKED = 40
_DIGITS = 9


@record
class Lift:
    """The learning that raises one role's fit most, with the fit (0 to 1) before and after."""

    role: str
    learning: Learning
    before: float
    after: float


@record
class Opening:
    """The learning that opens the most roles, and these roles, the one that gains most first."""

    learning: Learning
    roles: tuple[str, ...]


@record
class AnswerChange:
    """One answer moved by one step of its scale; `subject` is the id of an activity or a value."""

    kind: Kind
    subject: str
    now: str
    to: str


@record
class FirstChange:
    """A change that ranks `role` first instead of `instead_of`: something learnt, or an answer changed."""

    role: str
    instead_of: str
    learning: Learning | None = None
    answer: AnswerChange | None = None


@record
class Levers:
    """The changes with the most effect; None where none of that kind was found.

    `role` is the role to raise; `ruled_out` means that the person's constraints exclude it.
    """

    role: str
    ruled_out: bool
    lift: Lift | None
    opening: Opening | None
    first: FirstChange | None


def find_levers(
    profile: Profile, model: MatchingModel, base: KnowledgeBase, role: str | None = None
) -> Levers:
    """Return the three levers of a profile; the first is about `role`.

    By default that is the role that ranks first, but for the one that the person works in.

    Raises NothingKnownError where the profile's answers can't tell roles apart.
    """
    person = build_sensitivity(profile, model, base)
    others = (other for other in person.open_roles if other != profile.current_role)
    chosen = role or next(others, person.first)
    return Levers(
        role=chosen,
        ruled_out=chosen not in person.open_roles,
        lift=best_next_level(person, chosen),
        opening=opens_most(person),
        first=smallest_change(person),
    )


def best_next_level(person: Sensitivity, role: str) -> Lift | None:
    """Return the skill a role needs whose next level raises its fit most; None where nothing raises it.

    The next level is the lowest above the one held that adds anything; skills that weren't asked about go to
    `working`. Required skills that can be started right away are preferred, then required ones that lack
    prerequisites, then the rest. Of equal gains, the one with fewer hours wins. None also where a constraint
    excludes the role.
    """
    index = person.indexes[role]
    options: list[tuple[tuple[bool, bool], float, Learning]] = []
    for need in person.base.roles[role].needs if index in person.totals else ():
        level = person.next_level(need.skill, [index])
        if level is not None:
            learning = _plan(person, {need.skill: level})
            gain = person.skill_change(need.skill, level)[index]
            options.append(((not need.required, bool(learning.below)), gain, learning))
    if not options:
        return None
    _, gain, best = min(
        options, key=lambda option: (option[0], -round(option[1], _DIGITS), *_effort(option[2]))
    )
    total, scoring = person.totals[index], person.model.scoring
    return Lift(role, best, score(total, scoring), score(total + gain, scoring))


def opens_most(person: Sensitivity) -> Opening | None:
    """Return the skill whose next level opens the most of the leading roles; None where none opens any.

    A role opens if it needs the skill and its fit rises by at least a point of 100, to where the evidence
    favours it. Skills that were asked about and can be started right away are preferred, then skills that
    weren't asked about, then those that lack prerequisites. Ties go to the larger total gain, then to fewer
    hours.
    """
    found: list[tuple[tuple[bool, int, float], str, Level, tuple[str, ...]]] = []
    for skill, indexes in person.wanted(person.open_roles[:LEADING]).items():
        level = person.next_level(skill, indexes)
        gains = _opened_roles(person, skill, level, indexes) if level else {}
        if level and gains:
            opened = tuple(sorted(gains, key=lambda role: (-gains[role], role)))
            rank = (skill not in person.held, -len(opened), -round(fsum(gains.values()), _DIGITS))
            found.append((rank, skill, level, opened))
    # what learning a skill takes is worked out only for those that could still be the answer
    later: Opening | None = None
    for _, equal in groupby(sorted(found), key=itemgetter(0)):
        openings = [Opening(_plan(person, {skill: level}), opened) for _, skill, level, opened in equal]
        openings.sort(key=lambda opening: (bool(opening.learning.below), *_effort(opening.learning)))
        if not openings[0].learning.below:
            return openings[0]
        later = later or openings[0]
    return later


def smallest_change(person: Sensitivity) -> FirstChange | None:
    """Return the smallest change that puts another role first; None where nothing tried does.

    Tried, in this order: one skill, by as few levels and then as few hours as possible; one step in the
    liking of an activity or the weight of a value; two skills that one of the next five roles needs, each to
    its next level. Whatever is learnt must be something that the new first role needs.
    """
    runners_up = person.open_roles[1:][:RUNNERS_UP]
    if not runners_up:
        return None
    change = _try_one_skill(person) or _try_one_answer(person) or _try_two_skills(person, runners_up)
    return replace(change, instead_of=person.first) if change else None


def _opened_roles(person: Sensitivity, skill: str, level: Level, indexes: Iterable[int]) -> dict[str, float]:
    """Return the roles that a level of a skill opens, with the rise of each one's fit."""
    scoring = person.model.scoring
    change = person.skill_change(skill, level)
    opened = {}
    for index in indexes:
        before, after = (
            score(total, scoring)
            for total in (person.totals[index], person.totals[index] + change.get(index, 0.0))
        )
        if after - before >= POINT and after >= IN_FAVOUR:
            opened[person.model.roles[index].role] = after - before
    return opened


def _try_one_skill(person: Sensitivity) -> FirstChange | None:
    """Try every skill that a role needs, at every level above the one held, fewest levels first."""
    wanted = {
        skill: indexes
        for skill, indexes in person.wanted(person.base.roles).items()
        if person.could_lead(skill, indexes)
    }
    for levels in range(len(LEVELS) - 1):
        candidates: list[dict[str, Level]] = [
            {skill: level}
            for skill, indexes in wanted.items()
            for level in person.levels_above(skill)[levels : levels + 1]
            if person.lead(person.skill_change(skill, level), indexes) >= -SLACK
        ]
        change = _smallest_that_flips(person, candidates)
        if change:
            return change
    return None


def _try_one_answer(person: Sensitivity) -> FirstChange | None:
    """Try each answered activity and value one step up and one step down, the largest lead first."""
    candidates = []
    for answer, changed in _changed_answers(person.profile):
        lead = person.lead(
            person.answer_change((answer.kind, answer.subject), answer.now, answer.to), person.totals
        )
        if lead >= -SLACK:
            candidates.append((lead, answer, changed))
    for _, answer, changed in sorted(candidates, key=lambda candidate: -round(candidate[0], _DIGITS)):
        first = _new_top_role(person, changed)
        if first:
            return FirstChange(first, "", answer=answer)
    return None


def _changed_answers(profile: Profile) -> Iterator[tuple[AnswerChange, Profile]]:
    for kind in KINDS.values():
        if kind.part != "want" or kind.joint:
            continue
        answers = kind.answers(profile)
        for subject, now in sorted(answers.items()):
            for to in kind.steps(now):
                changed = kind.replaced(profile, {**answers, subject: to})
                yield AnswerChange(kind.name, subject, now, to), changed


def _try_two_skills(person: Sensitivity, runners_up: Sequence[str]) -> FirstChange | None:
    """Try pairs of skills that one of the next roles needs, each at its next level that adds anything.

    Two skills may imply the same third one, so their summed gain is only an estimate; the smallest pairs that
    look sufficient are then checked by a real ranking.
    """
    candidates: dict[tuple[str, str], dict[str, Level]] = {}
    first = person.indexes[person.first]
    for role in runners_up:
        index = person.indexes[role]
        lead = person.totals[first] - person.totals[index]
        steps: list[tuple[str, Level, float]] = []
        for skill in person.wanted([role]):
            level = person.next_level(skill, [index])
            if level is not None:
                change = person.skill_change(skill, level)
                steps.append((skill, level, change[index] - change.get(first, 0.0)))
        for (skill_a, level_a, gain_a), (skill_b, level_b, gain_b) in combinations(steps, 2):
            if gain_a + gain_b >= lead - SLACK:
                candidates.setdefault((skill_a, skill_b), {skill_a: level_a, skill_b: level_b})
    return _smallest_that_flips(person, candidates.values(), _PAIRS_CHECKED)


def _smallest_that_flips(
    person: Sensitivity, candidates: Iterable[dict[str, Level]], most: int | None = None
) -> FirstChange | None:
    learnings = [_plan(person, learnt) for learnt in candidates]
    for learning in sorted(learnings, key=lambda learning: (learning.levels, *_effort(learning)))[:most]:
        learnt = {step.skill: step.to for step in learning.steps}
        first = _new_top_role(person, after_learning(person.profile, learnt))
        if first and learnt.keys() <= {need.skill for need in person.base.roles[first].needs}:
            return FirstChange(first, "", learning=learning)
    return None


def _new_top_role(person: Sensitivity, changed: Profile) -> str:
    """Return the role that ranks first for a changed profile; empty where it is still the same."""
    first = rank_roles(changed, person.model, person.base, explained=False)[0]
    return "" if first.role == person.first else first.role


def _plan(person: Sensitivity, learnt: dict[str, Level]) -> Learning:
    return plan_learning(learnt, person.held, person.model, person.base)


def _effort(learning: Learning) -> tuple[float, list[str]]:
    return learning.hours.low + learning.hours.high, [step.skill for step in learning.steps]

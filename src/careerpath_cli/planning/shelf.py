"""Which of the things to learn from suits a person and a step best: all that speaks against one, as hours.

A course that leads far beyond the step, or teaches mostly other things, costs hours that nobody needs. What
else speaks against something is judged in the same measure: documentation to be read instead of exercises to
be done, other readers, money. What weighs least is taken; the same answers always give the same choice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from math import fsum
from typing import Literal, Protocol

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.scales import Level, Reader
from careerpath_cli.matching.inference import RANK, InferredLevel
from careerpath_cli.planning.effort import Hours, learning_hours
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

Objection = Literal[
    "aside",
    "known",
    "long",
    "short",
    "elsewhere",
    "early",
    "language",
    "readers",
    "reading",
    "cost",
    "unseen",
]
RESOURCES_PER_STEP = 2
LEAST_SHARE = 0.3
"""The least part of what a resource teaches, by judged hours, that the person must need."""
_NOT_HERE = 1000.0
_TOO_EARLY = 80.0
_TOO_LOW = 150.0
_BESIDE = 0.7
"""The part of the hours spent on neighbouring subjects that is lost: they are seldom quite useless."""
_SMALL_PART = 40.0
_FOR_BEGINNERS = 0.3
"""The part of a course's hours that is lost on somebody who has long known some of what it teaches."""
_FOR_OTHERS = 10.0
_ONLY_FOR_CODERS = 100.0
_FOR_ALL = 4.0
_ANOTHER_LANGUAGE = 15.0
_UNSEEN = 5.0
_COSTS = {"free": 0.0, "freemium": 2.5, "paid": 8.0}
_TO_DO = {"course": 0.0, "tutorial": 0.0, "practice": 0.0, "book": 8.0, "documentation": 20.0}
"""Hours that speak against each kind for whoever wants to be able to do something afterwards."""
_TO_HEAR_OF = {"book": 3.0, "documentation": 3.0, "practice": 3.0, "paper": 8.0, "community": 20.0}
_TOO_SHORT = 0.25
"""The part of the hours missing to the judged ones that speaks against what is soon worked through.

Small, because published lengths count the syllabus and not the practice.
"""
_WORKING = RANK["working"]
_TRADES: Mapping[str, Reader] = {
    "11": "manager",
    "13": "analyst",
    "19": "analyst",
    "23": "lawyer",
    "29": "clinician",
    "31": "clinician",
}
"""Major group of the Standard Occupational Classification → the readers among whom its people are."""
_WRITERS = "27-3"


class Stretch(Protocol):
    """One skill to bring from a level to a higher one; `start` is None where it wasn't asked about."""

    @property
    def skill(self) -> str:
        """The id of the skill."""

    @property
    def start(self) -> Level | None:
        """The level at which it begins."""

    @property
    def to(self) -> Level:
        """The level at which it ends."""


@record
class Learner:
    """Whom something to learn from has to suit.

    `readers` are those that the person is one of; `reach` is the level of each skill that is held, or will be
    by the steps of the plan, `held` today's; `country` is an ISO 3166 code, empty where it isn't known.
    """

    readers: frozenset[Reader] = frozenset()
    reach: Mapping[str, Level] = field(default_factory=dict)
    country: str = ""
    held: Mapping[str, Level] = field(default_factory=dict)


def trade_of(person: Profile, base: KnowledgeBase) -> Learner:
    """Return what a person's occupation and country say of them as a learner."""
    country = (person.constraints.country or "").upper()
    if not person.occupation_id:
        return Learner(country=country)
    code = base.occupations[person.occupation_id].code
    trade = "writer" if code.startswith(_WRITERS) else _TRADES.get(code[:2])
    return Learner(frozenset({trade} if trade else ()), country=country)


def with_plan(
    trade: Learner, held: Mapping[str, InferredLevel], steps: Sequence[Stretch], base: KnowledgeBase
) -> Learner:
    """Return somebody of a trade with what they hold and what the steps bring; who codes now is a coder."""
    today = {skill: holding.level for skill, holding in held.items()}
    reach = dict(today)
    codes = any(RANK[level] >= _WORKING and _is_language(skill, base) for skill, level in reach.items())
    for step in steps:
        reach[step.skill] = max(step.to, reach.get(step.skill, "none"), key=RANK.__getitem__)
    return Learner(trade.readers | ({"coder"} if codes else set()), reach, trade.country, today)


def on_shelves(base: KnowledgeBase) -> dict[str, list[Resource]]:
    """Return the current resources that teach each skill, in the order of the knowledge base."""
    shelves: dict[str, list[Resource]] = {}
    for resource in base.resources.values():
        for skill in resource.teaches if resource.state == "current" else ():
            shelves.setdefault(skill, []).append(resource)
    return shelves


def resources_for(
    step: Stretch, shelf: Iterable[Resource], learner: Learner, base: KnowledgeBase
) -> tuple[Resource, ...]:
    """Return what to learn one step from, the best first: all of it leads beyond the level held.

    `shelf` holds what teaches the skill. Among equals the one that stands first on it comes first; of a whole
    and its part only the better is returned.
    """
    start = RANK[step.start or "none"]
    fitting = [resource for resource in shelf if RANK[resource.teaches[step.skill]] > start]
    fitting.sort(key=lambda resource: objections(resource, (step,), learner, base))
    best: list[Resource] = []
    for resource in fitting:
        if len(best) == RESOURCES_PER_STEP:
            break
        if not any(are_nested(resource, other) for other in best):
            best.append(resource)
    return tuple(best)


def are_nested(one: Resource, other: Resource) -> bool:
    """Return whether one of two resources is a part of the other."""
    return one.id == other.part_of or other.id == one.part_of


def objections(resource: Resource, steps: Sequence[Stretch], learner: Learner, base: KnowledgeBase) -> float:
    """Return what speaks against learning some steps from a resource, in hours; zero is the best there is."""
    return fsum(weighed(resource, steps, learner, base).values())


def weighed(
    resource: Resource, steps: Sequence[Stretch], learner: Learner, base: KnowledgeBase
) -> dict[Objection, float]:
    """Return how much each thing speaks against learning some steps from a resource, in hours."""
    share = share_of(resource, steps, base)
    needed = Hours.total(
        learning_hours(base.skills[step.skill], step.start or "none", step.to, 0.0, base) for step in steps
    )
    takes = Hours(*resource.hours).likely if resource.hours else fsum(_taught(resource, base).values())
    to_do = any(RANK[step.to] >= _WORKING for step in steps)
    missing = max(0.0, needed.low - takes * share) if to_do else 0.0
    return {
        "aside": _BESIDE * takes * (1 - share) + (_SMALL_PART if share < LEAST_SHARE else 0.0),
        "known": _FOR_BEGINNERS * takes if _is_for_beginners(resource, learner) else 0.0,
        "long": max(0.0, takes * share - needed.high),
        "short": _TOO_SHORT * missing + _short_of(resource, steps),
        "elsewhere": 0.0 if _is_here(resource, learner) else _NOT_HERE,
        "early": _TOO_EARLY if _too_early(resource, steps, learner) else 0.0,
        "language": _in_another_language(resource, learner, base),
        "readers": _for_others(resource, steps, learner, base),
        "reading": _TO_DO.get(resource.kind, 40.0) if to_do else _TO_HEAR_OF.get(resource.kind, 0.0),
        "cost": _COSTS[resource.cost],
        "unseen": _UNSEEN if resource.checked is None else 0.0,
    }


def _is_for_beginners(resource: Resource, learner: Learner) -> bool:
    """Return whether a resource brings a skill to two levels or more below where the person is today."""
    return any(
        RANK[learner.held.get(skill, "none")] - RANK[level] > 1 for skill, level in resource.teaches.items()
    )


def share_of(resource: Resource, steps: Sequence[Stretch], base: KnowledgeBase) -> float:
    """Return which part of what a resource teaches the steps are about, by judged hours."""
    taught = _taught(resource, base)
    whole = fsum(taught.values())
    return fsum(taught[skill] for skill in {step.skill for step in steps} & taught.keys()) / (whole or 1.0)


def _taught(resource: Resource, base: KnowledgeBase) -> dict[str, float]:
    """Return the judged hours of what a resource teaches, by skill."""
    return {
        skill: learning_hours(base.skills[skill], "none", level, 0.0, base).likely
        for skill, level in resource.teaches.items()
    }


def _short_of(resource: Resource, steps: Sequence[Stretch]) -> float:
    """Return what speaks against a resource that ends below the level of a step."""
    return _TOO_LOW * sum(RANK[resource.teaches.get(step.skill, "none")] < RANK[step.to] for step in steps)


def can_follow(resource: Resource, steps: Sequence[Stretch], learner: Learner) -> bool:
    """Return whether somebody reads the language, and knows what it assumes, now or after other steps."""
    return _is_here(resource, learner) and not _too_early(resource, steps, learner)


def _is_here(resource: Resource, learner: Learner) -> bool:
    return resource.language == "en" and (not resource.countries or learner.country in resource.countries)


def _too_early(resource: Resource, steps: Sequence[Stretch], learner: Learner) -> bool:
    """Return whether a resource assumes more than the person knows by then, of these or of other skills."""
    by_then = {step.skill: max(RANK[step.start or "none"], RANK[step.to] - 1) for step in steps}
    return any(
        RANK[level] > by_then.get(skill, max(RANK[learner.reach.get(skill, "none")], RANK["aware"]))
        for skill, level in resource.assumes.items()
    )


def _in_another_language(resource: Resource, learner: Learner, base: KnowledgeBase) -> float:
    """Return what speaks against a resource in a programming language that the person needn't know."""
    unknown = (
        skill
        for skill in (*resource.assumes, *resource.teaches)
        if learner.reach.get(skill, "none") == "none"
    )
    return _ANOTHER_LANGUAGE if any(_is_language(skill, base) for skill in unknown) else 0.0


def _for_others(resource: Resource, steps: Sequence[Stretch], learner: Learner, base: KnowledgeBase) -> float:
    """Return what speaks against a resource that is written for other readers."""
    if not resource.for_ or learner.readers.intersection(resource.for_):
        return 0.0
    if "everybody" in resource.for_ or ("coder" in resource.for_ and _will_code(steps, learner, base)):
        return _FOR_ALL
    return _ONLY_FOR_CODERS if set(resource.for_) == {"coder"} else _FOR_OTHERS


def _will_code(steps: Sequence[Stretch], learner: Learner, base: KnowledgeBase) -> bool:
    """Return whether somebody works in a programming language by then, other than those to be learnt."""
    learnt = {step.skill for step in steps}
    return any(
        RANK[level] >= _WORKING and skill not in learnt and _is_language(skill, base)
        for skill, level in learner.reach.items()
    )


def _is_language(skill: str, base: KnowledgeBase) -> bool:
    return base.skills[skill].kind == "language"

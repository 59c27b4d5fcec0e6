"""Which courses and books bring somebody to the apply line at the least cost: a covering problem.

What is to be covered are the required learning steps. A resource covers those of them that it teaches, if
they are a good part of what it teaches; each can also be learnt by itself. Each part costs `A_PART` hours,
and what speaks against it (`shelf.objections`); of all sets that cover every step, the cheapest is taken.
What is only to be heard of costs no part by itself: all of it that no resource brings along is one part.
With up to `EXACT` steps the answer is exact; beyond, each choice covers steps at the least cost for each,
which takes at most 1 + ln n times the least (Chvátal 1979). The same steps always give the same answer: ties
go by id. Hours don't depend on the choice: published lengths count the syllabus and not the practice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from graphlib import CycleError
from itertools import pairwise
from math import fsum

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK, InferredLevel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.goals import prerequisite_levels
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.ordering import earlier_first
from careerpath_cli.planning.shelf import (
    LEAST_SHARE,
    Learner,
    Objection,
    are_nested,
    can_follow,
    objections,
    share_of,
    weighed,
    with_plan,
)
from careerpath_cli.planning.step_names import other_id
from careerpath_cli.record import record

_A_FEW = 2
EXACT = 14
"""Up to so many steps, every combination is looked at."""
MOST = 9
"""Parts beyond this are put together: nobody keeps an eye on more."""
A_PART = 15.0
"""Hours that a further part costs by itself: to choose it, to get into it, to keep an eye on it."""
_WEIGHTY = 5.0
"""Hours of objection up to which it isn't worth saying why something wasn't taken."""
_MOSTLY = 0.5
"""The least part of what an alternative teaches that has to be about the same."""
_WORST = 100.0
"""Hours beyond which it makes no difference how ill something suits that is learnt by itself."""
_ALTERNATIVES = frozenset({"course", "book", "tutorial"})
_WORKED_THROUGH = _ALTERNATIVES | {"practice"}


@record
class WorkStep:
    """One thing to work through, and the learning steps that are done with it, prerequisites first.

    Without a `resource` it is a skill, or a few, each learnt from what suits it. `cost` is what it costs the
    plan, in hours.
    """

    id: str
    resource: Resource | None
    steps: tuple[LearningStep, ...]
    cost: float = 0.0

    @property
    def teaches(self) -> dict[str, Level]:
        """The level of each skill that the person reaches with it."""
        return {step.skill: step.to for step in self.steps}

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What to work through: its resource, else what suits each step best."""
        if self.resource is not None:
            return (self.resource,)
        best = {step.resources[0].id: step.resources[0] for step in self.steps if step.resources}
        return tuple(best.values())

    @property
    def is_first_look(self) -> bool:
        """Whether it is several skills of which one only has to have heard."""
        return self.resource is None and len(self.steps) >= _A_FEW and all(map(_is_heard_of, self.steps))

    @property
    def hours(self) -> Hours:
        """What remains of the hours that its steps are judged to take."""
        return Hours.total(step.hours for step in self.steps)


@record
class LeftOut:
    """A resource that would have done as much as one of the plan, and what speaks most against it."""

    resource: Resource
    reason: Objection


def work_steps(
    steps: Sequence[LearningStep],
    held: Mapping[str, InferredLevel],
    trade: Learner,
    base: KnowledgeBase,
    most: int = MOST,
) -> tuple[WorkStep, ...]:
    """Return the cheapest things to work through that cover all steps, each after those that it builds on.

    What one only has to have heard of, and nothing else brings along, is one step, as late as it can be.
    """
    learner = with_plan(trade, held, steps, base)
    options = [_alone(step, learner, base) for step in steps]
    options += [
        option
        for resource in base.resources.values()
        if resource.state == "current" and resource.kind in _WORKED_THROUGH
        if (option := _taught(resource, steps, learner, base))
    ]
    while True:
        chosen = _cover(steps, options, learner, base)
        before = _works_before(chosen, steps, held, base)
        order = _in_order(chosen, steps, before)
        if order is not None:
            return _few(_first_look_late(order, before), base, most)
        # what cannot be put in order is learnt without the largest of the resources that wait for each other
        largest = max((option for option in chosen if option.resource), key=lambda option: len(option.steps))
        options = [option for option in options if option.id != largest.id]


def left_out(
    works: Sequence[WorkStep], learner: Learner, base: KnowledgeBase, most: int = _A_FEW
) -> tuple[LeftOut, ...]:
    """Return a few resources that would have done as much as one that was taken, the most likely first.

    What little speaks against needs no excuse, and what nobody here could use is no loss.
    """
    taken = [resource for work in works for resource in work.resources]
    weighty = [
        (fsum(against.values()), resource.id, reason)
        for work in works
        if work.resource is not None
        for resource in base.resources.values()
        if resource.state == "current" and resource.kind in _ALTERNATIVES
        if not any(resource.id == other.id or are_nested(resource, other) for other in taken)
        if _does_as_much(resource, work.steps, base)
        for against in (weighed(resource, work.steps, learner, base),)
        if not against["elsewhere"]
        for reason in (_weightiest(against, resource),)
        if against[reason] > _WEIGHTY
    ]
    reasons: dict[str, Objection] = {}
    for _, identifier, reason in sorted(weighty):
        reasons.setdefault(identifier, reason)
    return tuple(LeftOut(base.resources[name], why) for name, why in list(reasons.items())[:most])


def _does_as_much(resource: Resource, steps: Sequence[LearningStep], base: KnowledgeBase) -> bool:
    """Return whether a resource leads to the level of every step, and is about them."""
    leads = all(RANK[resource.teaches.get(step.skill, "none")] >= RANK[step.to] for step in steps)
    return leads and share_of(resource, steps, base) >= _MOSTLY


def _weightiest(against: Mapping[Objection, float], resource: Resource) -> Objection:
    """Return what speaks most against a resource that a reader would accept as a reason.

    Its being short is left to the hours beside it; what everybody may read is written for them too.
    """
    unsaid = {"short", "readers"} if "everybody" in resource.for_ else {"short"}
    return max((name for name in against if name not in unsaid), key=against.__getitem__)


def _is_heard_of(step: LearningStep) -> bool:
    return step.to == "aware"


def _alone(step: LearningStep, learner: Learner, base: KnowledgeBase) -> WorkStep:
    """Return a step learnt by itself, from what suits it best."""
    against = objections(step.resources[0], (step,), learner, base) if step.resources else _WORST
    return WorkStep(step.id, None, (step,), min(against, _WORST) + (0.0 if _is_heard_of(step) else A_PART))


def _taught(
    resource: Resource, steps: Iterable[LearningStep], learner: Learner, base: KnowledgeBase
) -> WorkStep | None:
    """Return what a resource does for some steps; None where it does little for them, or only for one."""
    covered = tuple(
        step
        for step in steps
        if RANK[resource.teaches.get(step.skill, "none")] >= RANK[step.to]
        if RANK[resource.assumes.get(step.skill, "none")] < RANK[step.to]
    )
    if len({step.skill for step in covered}) < _A_FEW or share_of(resource, covered, base) < LEAST_SHARE:
        return None
    if not can_follow(resource, covered, learner):
        return None
    cost = A_PART + objections(resource, covered, learner, base)
    return WorkStep(other_id("resource", resource.id), resource, covered, cost)


def _cover(
    steps: Sequence[LearningStep], options: Iterable[WorkStep], learner: Learner, base: KnowledgeBase
) -> list[WorkStep]:
    """Return the options that together cover all steps at the least cost, none of which could be left out."""
    bit = {step.id: 1 << index for index, step in enumerate(steps)}
    cheapest: dict[int, WorkStep] = {}
    for option in sorted(options, key=lambda option: (option.cost, option.id)):
        cheapest.setdefault(sum(bit[step.id] for step in option.steps), option)
    all_steps = (1 << len(steps)) - 1
    masks = _greedily(all_steps, cheapest) if len(steps) > EXACT else _exactly(all_steps, cheapest)
    limited = [_limited(cheapest[mask], own, bit) for mask, own in _without_spare(masks)]
    parts = [part for option in limited for part in _in_earnest(option, learner, base)]
    return _gather(_with_wholes(parts))


def _exactly(all_steps: int, options: Mapping[int, WorkStep]) -> list[int]:
    covering: dict[int, list[tuple[float, int]]] = {}
    for mask, option in options.items():
        for index in range(all_steps.bit_length()):
            if mask >> index & 1:
                covering.setdefault(1 << index, []).append((option.cost, mask))
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}

    def solve(left: int) -> tuple[float, tuple[int, ...]]:
        known = best.get(left)
        if known is None:
            candidates = []
            for cost, mask in covering[left & -left]:
                costs, chosen = solve(left & ~mask)
                candidates.append((costs + cost, (mask, *chosen)))
            known = best[left] = min(candidates, key=lambda candidate: candidate[0])
        return known

    return list(solve(all_steps)[1])


def _greedily(all_steps: int, options: Mapping[int, WorkStep]) -> list[int]:
    left, chosen = all_steps, []
    while left:
        best = min(
            (mask for mask in options if mask & left),
            key=lambda mask: (options[mask].cost / (mask & left).bit_count(), options[mask].id),
        )
        chosen.append(best)
        left &= ~best
    return chosen


def _without_spare(masks: Sequence[int]) -> list[tuple[int, int]]:
    """Return the masks that are needed, each with the steps that it is taken for: those of no earlier one."""
    needed = list(masks)
    for mask in masks:
        others = 0
        for other in needed:
            others |= other if other != mask else 0
        if mask & ~others == 0:
            needed.remove(mask)
    taken, own = 0, []
    for mask in needed:
        own.append((mask, mask & ~taken))
        taken |= mask
    return own


def _limited(option: WorkStep, own: int, bit: Mapping[str, int]) -> WorkStep:
    """Return an option with only the steps that it is taken for."""
    return replace(option, steps=tuple(step for step in option.steps if bit[step.id] & own))


def _in_earnest(option: WorkStep, learner: Learner, base: KnowledgeBase) -> Iterable[WorkStep]:
    """Yield an option, or its steps by themselves where too little is left of what its resource is about."""
    if option.resource is not None and (
        len(option.steps) < _A_FEW or share_of(option.resource, option.steps, base) < LEAST_SHARE
    ):
        return [_alone(step, learner, base) for step in option.steps]
    return [option]


def _gather(chosen: Sequence[WorkStep]) -> list[WorkStep]:
    """Return the work steps with those to hear of, each by itself so far, as one."""
    heard_of = [work for work in chosen if work.resource is None and all(map(_is_heard_of, work.steps))]
    if len(heard_of) < _A_FEW:
        return list(chosen)
    steps = tuple(step for work in heard_of for step in work.steps)
    return [WorkStep(steps[0].id, None, steps), *(work for work in chosen if work not in heard_of)]


def _with_wholes(parts: Sequence[WorkStep]) -> list[WorkStep]:
    """Return the work steps with what a module would teach done with its whole, where that is taken too."""
    wholes = {resource.id: (work, resource) for work in parts for resource in work.resources}
    moved: dict[str, list[LearningStep]] = {}
    left = []
    for work in parts:
        whole = next((name for each in work.resources if (name := each.part_of or "") in wholes), "")
        if whole and all(_leads_to(wholes[whole][1], step) for step in work.steps):
            moved.setdefault(wholes[whole][0].id, []).extend(work.steps)
        else:
            left.append(work)
    return [_joined(work, moved.get(work.id, ())) for work in left]


def _leads_to(resource: Resource, step: LearningStep) -> bool:
    return RANK[resource.teaches.get(step.skill, "none")] >= RANK[step.to]


def _joined(work: WorkStep, steps: Iterable[LearningStep]) -> WorkStep:
    """Return a work step with some steps more, all of them done with its resource."""
    if not steps:
        return work
    (resource,) = work.resources
    return WorkStep(other_id("resource", resource.id), resource, (*steps, *work.steps), work.cost)


def _works_before(
    chosen: Sequence[WorkStep],
    steps: Sequence[LearningStep],
    held: Mapping[str, InferredLevel],
    base: KnowledgeBase,
) -> dict[str, set[str]]:
    """Return the ids of what must come before each work step.

    What the things that single skills are learnt from assume counts too, unless that led in a circle.
    """
    owner = {step.id: work.id for work in chosen for step in work.steps}

    def works_to(work: WorkStep, needed: Iterable[tuple[str, Level]]) -> list[str]:
        return [
            owner[step.id]
            for skill, level in needed
            if skill not in held or RANK[held[skill].level] < RANK[level]
            for step in steps
            if step.skill == skill and RANK[step.above] < RANK[level] and owner[step.id] != work.id
        ]

    before = {work.id: set(works_to(work, _builds_on(work, base))) for work in chosen}
    for work in chosen:
        assumed = [need for resource in work.resources for need in resource.assumes.items()]
        for other in works_to(work, assumed):
            if not _comes_after(other, work.id, before):
                before[work.id].add(other)
    return before


def _comes_after(work: str, other: str, before: Mapping[str, set[str]]) -> bool:
    """Return whether a work step builds on another, directly or not."""
    seen: set[str] = set()
    waiting = [work]
    while waiting:
        for earlier in before[waiting.pop()] - seen:
            if earlier == other:
                return True
            seen.add(earlier)
            waiting.append(earlier)
    return False


def _in_order(
    chosen: Sequence[WorkStep], steps: Sequence[LearningStep], before: Mapping[str, set[str]]
) -> tuple[WorkStep, ...] | None:
    """Return the work steps with what they build on first, else in order; None for a circle."""
    position = {step.id: index for index, step in enumerate(steps)}
    first = {work.id: min(position[step.id] for step in work.steps) for work in chosen}
    by_id = {work.id: work for work in chosen}
    try:
        return tuple(by_id[work] for work in earlier_first(before, first.__getitem__))
    except CycleError:
        return None


def _builds_on(work: WorkStep, base: KnowledgeBase) -> list[tuple[str, Level]]:
    """Return what must be reached before: what the course assumes, and what each of its steps builds on."""
    needed = list(work.resource.assumes.items()) if work.resource else []
    for step in work.steps:
        needed += [
            (prerequisite.skill, prerequisite.level)
            for prerequisite in prerequisite_levels(base.skills[step.skill].prerequisites, step.to)
        ]
        if step.above != "none":
            needed.append((step.skill, step.above))
    return needed


def _first_look_late(order: Sequence[WorkStep], before: Mapping[str, set[str]]) -> list[WorkStep]:
    """Return the work steps with the first look just before what builds on it, else after other learning.

    What only deepens comes after it all the same.
    """
    look = next((work for work in order if work.is_first_look), None)
    if look is None:
        return list(order)
    start = order.index(look)
    rest = [work for work in order if work is not look]
    end = len(rest)
    while end > start and all(step.deepens for step in rest[end - 1].steps):
        end -= 1
    builds_on_it = (index for index, work in enumerate(rest) if look.id in before[work.id])
    rest.insert(min(end, next(builds_on_it, end)), look)
    return rest


def _few(order: Sequence[WorkStep], base: KnowledgeBase, most: int) -> tuple[WorkStep, ...]:
    """Return the work steps, neighbours of one shelf or the smallest put together while they are too many."""
    parts = list(order)
    while len(parts) > max(1, most):
        pairs = [
            index
            for index, (part, following) in enumerate(pairwise(parts))
            if not part.is_first_look and not following.is_first_look
        ]
        if not pairs:
            break
        first = min(pairs, key=lambda index: (*_togetherness(parts[index], parts[index + 1], base), index))
        joined = (*parts[first].steps, *parts[first + 1].steps)
        parts[first : first + 2] = [WorkStep(joined[0].id, None, joined)]
    return tuple(parts)


def _togetherness(one: WorkStep, other: WorkStep, base: KnowledgeBase) -> tuple[bool, bool, float]:
    """Return the less, the better two parts go together."""
    groups = [{base.skills[step.skill].group for step in work.steps} for work in (one, other)]
    bound = one.resource is not None or other.resource is not None
    return bound, not groups[0] & groups[1], one.hours.likely + other.hours.likely

"""Which courses, books and exercises bring somebody to the apply line at the least cost: a covering problem.

What is to be covered are the required learning steps; each resource covers those that it teaches,
and each step can be learnt by itself in the hours judged for its class of effort. Of all sets of these that
cover every step, the one with the fewest likely hours is taken. With up to `EXACT` steps the answer is exact;
beyond, each choice takes the most steps for its hours, which costs at most 1 + ln n times the least. The same
steps always give the same answer: ties go by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from math import fsum
from typing import TYPE_CHECKING, Literal

from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.effort import Hours, learning_hours
from careerpath_cli.planning.goals import prerequisite_levels
from careerpath_cli.planning.step_names import other_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.inference import InferredLevel
    from careerpath_cli.planning.learning import LearningStep

EXACT = 14
"""Up to so many steps, every combination is looked at."""
START = 2.0
"""Hours that each further thing to learn from costs before it helps, so that one course beats three."""
Basis = Literal["stated", "reported", "judged"]


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One thing to work through, and the learning steps that are done with it.

    Without a `resource` it is one skill, learnt from whatever suits, in hours that are judged. `share` is the
    part of the resource that the person needs, by the hours judged for what it teaches.
    """

    id: str
    resource: Resource | None
    steps: tuple[LearningStep, ...]
    hours: Hours
    basis: Basis
    share: float = 1.0

    @property
    def teaches(self) -> dict[str, Level]:
        """The level of each skill that the person reaches with it."""
        return {step.skill: step.to for step in self.steps}


def work_steps(
    steps: Sequence[LearningStep], held: Mapping[str, InferredLevel], country: str, base: KnowledgeBase
) -> tuple[WorkStep, ...]:
    """Return the cheapest things to work through that cover all steps, each after those that it builds on."""
    options = [_alone(step, base) for step in steps]
    options += [
        option
        for resource in base.resources.values()
        if _is_usable(resource, steps, held, country) and (option := _taught(resource, steps, base))
    ]
    while True:
        chosen = _cover(steps, options)
        order = _in_order(chosen, steps, held, base)
        if order is not None:
            return order
        # what cannot be put in order is learnt without the largest of the resources that wait for each other
        largest = max((option for option in chosen if option.resource), key=lambda option: len(option.steps))
        options.remove(largest)


def _is_usable(
    resource: Resource, steps: Iterable[LearningStep], held: Mapping[str, InferredLevel], country: str
) -> bool:
    """Return whether the person can follow it, now or after other steps of the plan."""
    if resource.state != "current" or resource.hours is None or resource.language != "en":
        return False
    if resource.countries and country not in resource.countries:
        return False
    reached = {step.skill: step.to for step in steps}
    return all(
        RANK[level] <= max(RANK["aware"], RANK[reached.get(skill, "none")])
        or (skill in held and RANK[level] <= RANK[held[skill].level])
        for skill, level in resource.assumes.items()
    )


def _alone(step: LearningStep, base: KnowledgeBase) -> WorkStep:
    return WorkStep(step.id, None, (step,), _judged(step, base), "judged")


def _judged(step: LearningStep, base: KnowledgeBase) -> Hours:
    """Return the hours judged for a step, less those logged; what wasn't asked about counts as missing."""
    needed = learning_hours(base.skills[step.skill], step.now or "none", step.to, 0.0, base, step.above)
    eased = Hours(min(needed.low, step.hours.low + step.logged) if step.now else needed.low, needed.high)
    return eased.less(Hours(step.logged, step.logged))


def _taught(resource: Resource, steps: Iterable[LearningStep], base: KnowledgeBase) -> WorkStep | None:
    """Return what a resource does for some steps; None where it teaches none of them."""
    covered = tuple(
        step
        for step in steps
        if RANK[resource.teaches.get(step.skill, "none")] >= RANK[step.to]
        if RANK[resource.assumes.get(step.skill, "none")] < RANK[step.to]
    )
    if not covered or resource.hours is None:
        return None
    whole = fsum(
        learning_hours(base.skills[skill], resource.assumes.get(skill, "none"), level, 0.0, base).likely
        for skill, level in resource.teaches.items()
    )
    share = min(1.0, fsum(_judged(step, base).likely for step in covered) / whole) if whole else 1.0
    low, high = resource.hours
    basis: Basis = resource.basis or "judged"
    identifier = other_id("resource", resource.id)
    return WorkStep(identifier, resource, covered, Hours(low * share, high * share), basis, share)


def _cost(option: WorkStep) -> float:
    return option.hours.likely + START


def _cover(steps: Sequence[LearningStep], options: Iterable[WorkStep]) -> list[WorkStep]:
    """Return the cheapest options that together cover all steps, none of which could be left out."""
    bit = {step.id: 1 << index for index, step in enumerate(steps)}
    cheapest: dict[int, WorkStep] = {}
    for option in sorted(options, key=lambda option: (_cost(option), option.id)):
        cheapest.setdefault(sum(bit[step.id] for step in option.steps), option)
    all_steps = (1 << len(steps)) - 1
    masks = _greedily(all_steps, cheapest) if len(steps) > EXACT else _exactly(all_steps, cheapest)
    return [_limited(cheapest[mask], own, bit) for mask, own in _without_spare(masks)]


def _exactly(all_steps: int, options: Mapping[int, WorkStep]) -> list[int]:
    covering: dict[int, list[tuple[float, int]]] = {}
    for mask, option in options.items():
        for index in range(all_steps.bit_length()):
            if mask >> index & 1:
                covering.setdefault(1 << index, []).append((_cost(option), mask))
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}

    def solve(left: int) -> tuple[float, tuple[int, ...]]:
        known = best.get(left)
        if known is None:
            candidates = []
            for cost, mask in covering[left & -left]:
                rest, chosen = solve(left & ~mask)
                candidates.append((cost + rest, (mask, *chosen)))
            known = best[left] = min(candidates, key=lambda candidate: candidate[0])
        return known

    return list(solve(all_steps)[1])


def _greedily(all_steps: int, options: Mapping[int, WorkStep]) -> list[int]:
    left, chosen = all_steps, []
    while left:
        best = min(
            (mask for mask in options if mask & left),
            key=lambda mask: (_cost(options[mask]) / (mask & left).bit_count(), options[mask].id),
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
    """Return an option with only the steps that it is taken for; its hours stay."""
    steps = tuple(step for step in option.steps if bit[step.id] & own)
    return WorkStep(option.id, option.resource, steps, option.hours, option.basis, option.share)


def _in_order(
    chosen: Sequence[WorkStep],
    steps: Sequence[LearningStep],
    held: Mapping[str, InferredLevel],
    base: KnowledgeBase,
) -> tuple[WorkStep, ...] | None:
    """Return the work steps with what they build on first, else in order; None for a circle."""
    owner = {step.id: work.id for work in chosen for step in work.steps}
    position = {step.id: index for index, step in enumerate(steps)}
    before = {
        work.id: {
            owner[step.id]
            for skill, level in _builds_on(work, base)
            if skill not in held or RANK[held[skill].level] < RANK[level]
            for step in steps
            if step.skill == skill and RANK[step.above] < RANK[level] and owner[step.id] != work.id
        }
        for work in chosen
    }
    first = {work.id: min(position[step.id] for step in work.steps) for work in chosen}
    sorter = TopologicalSorter(before)
    try:
        sorter.prepare()
    except CycleError:
        return None
    by_id = {work.id: work for work in chosen}
    ready: list[str] = []
    order: list[WorkStep] = []
    while sorter.is_active():
        ready = sorted((*ready, *sorter.get_ready()), key=first.__getitem__)
        order.append(by_id[ready.pop(0)])
        sorter.done(order[-1].id)
    return tuple(order)


def _builds_on(work: WorkStep, base: KnowledgeBase) -> list[tuple[str, Level]]:
    """Return what must be reached before: what the resource assumes, and what each of its steps builds on."""
    needed = list(work.resource.assumes.items()) if work.resource else []
    for step in work.steps:
        needed += [
            (prerequisite.skill, prerequisite.level)
            for prerequisite in prerequisite_levels(base.skills[step.skill].prerequisites, step.to)
        ]
        if step.above != "none":
            needed.append((step.skill, step.above))
    return needed

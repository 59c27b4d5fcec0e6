"""Which courses and books bring somebody to the apply line in the fewest steps: a covering problem.

What is to be covered are the required learning steps. A resource covers those of them that it teaches, if
they are a good part of what it teaches; each can also be learnt by itself. Of all sets that cover every step,
the one with the fewest parts is taken, and of these the one that wastes the fewest hours on other things.
With up to `EXACT` steps the answer is exact; beyond, each choice covers the most steps that are left, which
takes at most 1 + ln n times the fewest parts. The same steps always give the same answer: ties go by id.
Hours don't depend on the choice: published lengths count the syllabus and not the practice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from math import fsum
from typing import TYPE_CHECKING

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

_A_FEW = 2
EXACT = 14
"""Up to so many steps, every combination is looked at."""
LEAST_SHARE = 0.3
"""The least part of what a resource teaches, by judged hours, that the person must need."""
MOST = 9
"""Parts beyond this are put together: nobody keeps an eye on more."""
_FOR_OTHERS = 100.0
"""Hours that something written for other people counts as wasted, to be taken only for want of better."""
_WORKED_THROUGH = frozenset({"course", "book", "tutorial", "practice"})


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One thing to work through, and the learning steps that are done with it, prerequisites first.

    Without a `resource` it is a skill, or a few, each learnt from what suits it.
    """

    id: str
    resource: Resource | None
    steps: tuple[LearningStep, ...]
    waste: float = 0.0

    @property
    def teaches(self) -> dict[str, Level]:
        """The level of each skill that the person reaches with it."""
        return {step.skill: step.to for step in self.steps}

    @property
    def hours(self) -> Hours:
        """What remains of the hours that its steps are judged to take."""
        return Hours.total(step.hours for step in self.steps)


def work_steps(
    steps: Sequence[LearningStep],
    held: Mapping[str, InferredLevel],
    country: str,
    base: KnowledgeBase,
    most: int = MOST,
) -> tuple[WorkStep, ...]:
    """Return the fewest things to work through that cover all steps, each after those that it builds on."""
    options = [WorkStep(step.id, None, (step,)) for step in steps]
    coder = any(
        RANK[holding.level] >= RANK["working"] and base.skills[skill].kind == "language"
        for skill, holding in held.items()
    )
    options += [
        option
        for resource in base.resources.values()
        if _is_usable(resource, steps, held, country)
        and (option := _taught(resource, steps, base, for_coder=coder))
    ]
    while True:
        chosen = _cover(steps, options)
        order = _in_order(chosen, steps, held, base)
        if order is not None:
            return _few(order, base, most)
        # what cannot be put in order is learnt without the largest of the resources that wait for each other
        largest = max((option for option in chosen if option.resource), key=lambda option: len(option.steps))
        options.remove(largest)


def _is_usable(
    resource: Resource, steps: Iterable[LearningStep], held: Mapping[str, InferredLevel], country: str
) -> bool:
    """Return whether the person can follow it, now or after other steps of the plan."""
    if resource.state != "current" or resource.kind not in _WORKED_THROUGH or resource.language != "en":
        return False
    if resource.countries and country not in resource.countries:
        return False
    reached = {step.skill: step.to for step in steps}
    return all(
        RANK[level] <= max(RANK["aware"], RANK[reached.get(skill, "none")])
        or (skill in held and RANK[level] <= RANK[held[skill].level])
        for skill, level in resource.assumes.items()
    )


def _taught(
    resource: Resource, steps: Iterable[LearningStep], base: KnowledgeBase, *, for_coder: bool
) -> WorkStep | None:
    """Return what a resource does for some steps; None where it does little for them, or only for one."""
    covered = tuple(
        step
        for step in steps
        if RANK[resource.teaches.get(step.skill, "none")] >= RANK[step.to]
        if RANK[resource.assumes.get(step.skill, "none")] < RANK[step.to]
    )
    if len(covered) < _A_FEW:
        return None
    whole = {skill: _judged(skill, level, base) for skill, level in resource.teaches.items()}
    needed = fsum(whole[skill] for skill in {step.skill for step in covered})
    if needed < LEAST_SHARE * fsum(whole.values()):
        return None
    hours = Hours(*resource.hours) if resource.hours else Hours(0.0, fsum(whole.values()))
    share = needed / fsum(whole.values())
    readers = set(resource.for_)
    foreign = "coder" not in readers if for_coder else readers == {"coder"}
    waste = hours.likely * (1 - share) + (_FOR_OTHERS if readers and foreign else 0.0)
    return WorkStep(other_id("resource", resource.id), resource, covered, waste)


def _judged(skill: str, level: Level, base: KnowledgeBase) -> float:
    return learning_hours(base.skills[skill], "none", level, 0.0, base).likely


def _cost(option: WorkStep) -> tuple[int, float]:
    return 1, option.waste


def _cover(steps: Sequence[LearningStep], options: Iterable[WorkStep]) -> list[WorkStep]:
    """Return the fewest options that together cover all steps, none of which could be left out."""
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
                covering.setdefault(1 << index, []).append((option.waste, mask))
    best: dict[int, tuple[int, float, tuple[int, ...]]] = {0: (0, 0.0, ())}

    def solve(left: int) -> tuple[int, float, tuple[int, ...]]:
        known = best.get(left)
        if known is None:
            candidates = []
            for waste, mask in covering[left & -left]:
                count, wasted, chosen = solve(left & ~mask)
                candidates.append((count + 1, wasted + waste, (mask, *chosen)))
            known = best[left] = min(candidates, key=lambda candidate: candidate[:2])
        return known

    return list(solve(all_steps)[2])


def _greedily(all_steps: int, options: Mapping[int, WorkStep]) -> list[int]:
    left, chosen = all_steps, []
    while left:
        best = min(
            (mask for mask in options if mask & left),
            key=lambda mask: (-(mask & left).bit_count(), options[mask].waste, options[mask].id),
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


def _few(order: Sequence[WorkStep], base: KnowledgeBase, most: int) -> tuple[WorkStep, ...]:
    """Return the work steps, neighbours of one shelf or the smallest put together while they are too many."""
    parts = list(order)
    while len(parts) > most:
        pairs = range(len(parts) - 1)
        first = min(pairs, key=lambda index: (*_togetherness(parts[index], parts[index + 1], base), index))
        joined = (*parts[first].steps, *parts[first + 1].steps)
        parts[first : first + 2] = [WorkStep(joined[0].id, None, joined)]
    return tuple(parts)


def _togetherness(one: WorkStep, other: WorkStep, base: KnowledgeBase) -> tuple[bool, bool, float]:
    """Return the less, the better two parts go together."""
    groups = [{base.skills[step.skill].group for step in work.steps} for work in (one, other)]
    bound = one.resource is not None or other.resource is not None
    return bound, not groups[0] & groups[1], one.hours.likely + other.hours.likely

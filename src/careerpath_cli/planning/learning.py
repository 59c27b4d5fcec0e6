"""What to learn in which order, for one role or for several at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from careerpath_cli.knowledge.model.scales import IMPORTANCES
from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.effort import Hours, learning_hours
from careerpath_cli.planning.gaps import need_gaps
from careerpath_cli.planning.goals import LearningGoal, alternatives_of, learning_goals, prerequisite_levels
from careerpath_cli.planning.step_names import learning_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.knowledge.model.roles import Need, Role
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.inference import InferredLevel
    from careerpath_cli.matching.model import MatchingModel

RESOURCES_PER_STEP = 2
WORKING: Level = "working"
"""The level from which on one can build on a skill, and finish a project with it."""
Part = Literal["foundation", "specialization"]
PARTS: tuple[Part, ...] = ("foundation", "specialization")


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a step serves in one role: a need of it, or skills that build on this one."""

    role: str
    need: Need | None
    leads_to: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class LearningStep:
    """One skill to bring from a level to a higher one.

    `now` is None where the skill was not asked about; its hours then start at zero, because the person may
    have it already. `implied_by` is the skill from which that level was inferred. `above` is the level that
    an earlier step brings it to, where several roles ask for different ones. `roles` are those it is for:
    that require it or, where none does, are glad of it.
    `branch` and `part` are where a roadmap puts it: the roles that all of what it builds on is for, at least,
    and foundation or specialization. `instead` names skills that do the same work, where one is free to
    choose, `served_by` one of them that is held already. `logged` hours have gone into it; `hours` is
    what remains.
    """

    skill: str
    now: Level | None
    to: Level
    hours: Hours
    purposes: tuple[Purpose, ...]
    above: Level = "none"
    roles: tuple[str, ...] = ()
    branch: tuple[str, ...] = ()
    part: Part = "foundation"
    resources: tuple[Resource, ...] = ()
    transferred_from: str = ""
    instead: tuple[str, ...] = ()
    served_by: str = ""
    logged: float = 0.0
    implied_by: str = ""

    @property
    def id(self) -> str:
        """What the step is called in files and commands."""
        return learning_id(self.skill, self.to)

    @property
    def start(self) -> Level | None:
        """The level on which the step begins; None where that was not asked."""
        return self.above if self.above != "none" else self.now

    @property
    def deepens(self) -> bool:
        """Whether one can work with the skill before it begins."""
        return RANK[self.to] > RANK[WORKING] and RANK[self.start or "none"] >= RANK[WORKING]

    @property
    def optional(self) -> bool:
        """Whether no role requires it."""
        return not any(purpose.required for purpose in self.purposes)

    @property
    def need(self) -> Need | None:
        """The weightiest need that it serves; None for a prerequisite, which `leads_to` explains."""
        needs = [purpose.need for purpose in self.purposes if purpose.need is not None]
        return min(needs, key=lambda need: IMPORTANCES.index(need.importance), default=None)

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The skills of the plan that build on it."""
        return tuple(dict.fromkeys(skill for purpose in self.purposes for skill in purpose.leads_to))


def required_learning(
    held: Mapping[str, InferredLevel], role: Role, model: MatchingModel, base: KnowledgeBase
) -> list[LearningStep]:
    """Give the steps that a plan counts as required for someone who holds `held`, in no order.

    `held` is complete: it has all that follows from what one can do. What it lacks was not asked about.
    """
    wanted = {role.id: learning_goals(need_gaps(held, role, model), held, model, base)}
    return [step for step in _segments(wanted, held, base, whole=True) if not step.optional]


def learning_steps(
    roles: Sequence[Role], held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> tuple[LearningStep, ...]:
    """Give all steps towards some roles, each before those that build on it.

    What most of the roles share comes first, then each role's own; within that foundations before the rest,
    and what is required before what is only helpful.
    """
    wanted = {role.id: learning_goals(need_gaps(held, role, model), held, model, base) for role in roles}
    steps = _segments(wanted, held, base)
    skills = {step.skill for step in steps}
    free = [
        replace(step, instead=()) if step.leads_to or skills.intersection(step.instead) else step
        for step in steps
    ]
    return _Ordering(free, held, base).steps()


def _segments(
    wanted: Mapping[str, Mapping[str, LearningGoal]],
    held: Mapping[str, InferredLevel],
    base: KnowledgeBase,
    *,
    whole: bool = False,
) -> list[LearningStep]:
    """Cut each skill's way into steps, where from some level on it is for fewer roles.

    Unless steps should be `whole`, the way to a required skill is also cut at the level from which on one
    works with it: smaller steps can be seen to be done, and much can be built on that level already.
    """
    steps = []
    for skill in dict.fromkeys(skill for found in wanted.values() for skill in found):
        ends = {role: found[skill] for role, found in wanted.items() if skill in found}
        cut = set() if whole else _cut(ends, held.get(skill))
        levels = sorted({target.level for target in ends.values()} | cut, key=RANK.__getitem__)
        above: Level = "none"
        for level, after in zip_longest(levels, levels[1:]):
            same = after is not None and _roles_beyond(ends, level) == _roles_beyond(ends, after)
            if same and level not in cut:
                continue
            onwards = {role: target for role, target in ends.items() if RANK[target.level] >= RANK[level]}
            steps.append(_step(skill, (above, level), onwards, held, base))
            above = level
    return steps


def _cut(ends: Mapping[str, LearningGoal], mine: InferredLevel | None) -> set[Level]:
    now = mine.level if mine else "none"
    farther = any(target.required and RANK[target.level] > RANK[WORKING] for target in ends.values())
    return {WORKING} if farther and RANK[now] < RANK[WORKING] else set()


def _roles_beyond(ends: Mapping[str, LearningGoal], level: Level) -> tuple[str, ...]:
    """Give the roles that require a skill at a level or above; where none does, those that are glad of it."""
    wanting = {role: target for role, target in ends.items() if RANK[target.level] >= RANK[level]}
    return tuple(role for role, target in wanting.items() if target.required) or tuple(wanting)


def _step(
    skill: str,
    ends: tuple[Level, Level],
    wanted: Mapping[str, LearningGoal],
    held: Mapping[str, InferredLevel],
    base: KnowledgeBase,
) -> LearningStep:
    mine = held.get(skill)
    now = mine.level if mine else None
    above, to = ends
    gaps = [target.gap for target in wanted.values() if target.gap is not None]
    carried, carried_from = max(((gap.transfer, gap.transferred_from) for gap in gaps), default=(0.0, ""))
    purposes = tuple(
        Purpose(role, target.gap.need if target.gap else None, target.leads_to, target.required)
        for role, target in wanted.items()
    )
    required = tuple(purpose.role for purpose in purposes if purpose.required)
    choice = alternatives_of(skill, base)
    return LearningStep(
        skill=skill,
        now=now,
        to=to,
        hours=learning_hours(base.skills[skill], now, to, carried, base, above),
        purposes=purposes,
        above=above,
        roles=required or tuple(wanted),
        transferred_from=carried_from,
        instead=tuple(other for other in choice.skills if other != skill) if choice else (),
        served_by=next((target.served_by for target in wanted.values() if target.served_by), ""),
        implied_by=(mine.implied_by or "") if mine else "",
    )


class _Ordering:
    """Puts the steps of a plan into their order."""

    def __init__(
        self, steps: Sequence[LearningStep], held: Mapping[str, InferredLevel], base: KnowledgeBase
    ) -> None:
        self.base = base
        self.by_id = {step.id: step for step in steps}
        self.position = {step.id: place for place, step in enumerate(steps)}
        self.before = {step.id: self._steps_before(step, steps, held) for step in steps}
        built_on = {
            one for step in steps for one in self.before[step.id] if self.by_id[one].skill != step.skill
        }
        self.deepening = {step.id for step in steps if step.deepens} - built_on
        asked = list(dict.fromkeys(role for step in steps for role in step.roles))
        shared = {step.roles for step in steps}
        self.branches = sorted(shared, key=lambda roles: (-len(roles), [asked.index(role) for role in roles]))

    def steps(self) -> tuple[LearningStep, ...]:
        """Give the steps in order, each with its part and what to learn from."""
        branch: dict[str, int] = {}
        part: dict[str, Part] = {}
        for step_id in (order := self._prerequisites_first()):
            step = self.by_id[step_id]
            below = self.before[step_id]
            branch[step_id] = max(
                [self.branches.index(step.roles), *(branch[one] for one in below)],
            )
            parts = [self._own_part(step), *(part[one] for one in below)]
            part[step_id] = max(parts, key=PARTS.index)
        order.sort(key=lambda one: (branch[one], PARTS.index(part[one]), self.by_id[one].optional))
        return tuple(
            replace(
                self.by_id[one],
                part=part[one],
                branch=self.branches[branch[one]],
                resources=resources_for(self.by_id[one], self.base),
            )
            for one in order
        )

    def _own_part(self, step: LearningStep) -> Part:
        """Give the part of a step's group; what only deepens a foundation is part of what comes after it."""
        own = self.base.groups[self.base.skills[step.skill].group].step
        return "specialization" if step.id in self.deepening else own

    def _steps_before(
        self, step: LearningStep, steps: Sequence[LearningStep], held: Mapping[str, InferredLevel]
    ) -> list[str]:
        """List the steps that must come before one: the same skill's earlier one, and prerequisites."""
        found = [one.id for one in steps if one.skill == step.skill and one.to == step.above]
        for needed in prerequisite_levels(self.base.skills[step.skill].prerequisites, step.to):
            mine = held.get(needed.skill)
            if mine is not None and RANK[mine.level] >= RANK[needed.level]:
                continue
            reaching = [
                one for one in steps if one.skill == needed.skill and RANK[one.to] >= RANK[needed.level]
            ]
            found += [one.id for one in reaching[:1]]
        return found

    def _prerequisites_first(self) -> list[str]:
        """Order the steps by their prerequisites; among what is ready, by what matters most."""
        sorter = TopologicalSorter(self.before)
        sorter.prepare()
        ready: list[str] = []
        order: list[str] = []
        while sorter.is_active():
            ready.extend(sorter.get_ready())
            ready.sort(key=self._urgency)
            order.append(ready.pop(0))
            sorter.done(order[-1])
        return order

    def _urgency(self, step_id: str) -> tuple[bool, bool, bool, int, int]:
        step = self.by_id[step_id]
        rank = IMPORTANCES.index(step.need.importance) if step.need else 0
        later = self._own_part(step) != "foundation"
        return later, step.optional, step_id in self.deepening, rank, self.position[step_id]


def resources_for(step: LearningStep, base: KnowledgeBase) -> tuple[Resource, ...]:
    """Choose what to learn from: beyond where one is, free before paid, two levels if possible."""
    cost = ("free", "freemium", "paid")
    fitting = [
        (RANK[part.to], cost.index(resource.cost), resource)
        for resource in base.resources.values()
        if resource.state == "current"
        for part in resource.skills
        if part.skill == step.skill and RANK[part.to] > RANK[step.start or "none"]
    ]
    useful = [one for one in fitting if one[0] <= RANK[step.to]] or fitting
    useful.sort(key=lambda one: (-one[0], one[1], one[2].checked is None, one[2].id))
    chosen = useful[:1]
    chosen += [one for one in useful[1:] if one[0] != chosen[0][0]][:1] or useful[1:2]
    return tuple(one[2] for one in sorted(chosen, key=lambda one: one[0]))[:RESOURCES_PER_STEP]

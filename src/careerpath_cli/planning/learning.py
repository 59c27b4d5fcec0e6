"""What to learn, and in which order, for one role or several at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.roles import Need, Role
from careerpath_cli.knowledge.model.scales import IMPORTANCES, Level
from careerpath_cli.matching.inference import RANK, InferredLevel
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours, learning_hours, shares_of_hours
from careerpath_cli.planning.gaps import begins_from_nothing, need_gaps
from careerpath_cli.planning.goals import LearningGoal, alternatives_of, learning_goals, prerequisite_levels
from careerpath_cli.planning.ordering import earlier_first
from careerpath_cli.planning.shelf import Learner, on_shelves, resources_for, with_plan
from careerpath_cli.planning.step_names import learning_id
from careerpath_cli.record import record

WORKING: Level = "working"
"""The level at which a skill is enough to build on and to finish a project with."""
Part = Literal["foundation", "specialization"]
PARTS: tuple[Part, ...] = ("foundation", "specialization")


@record
class Purpose:
    """Why one role wants a step: for a need of its own, or for skills that build on this one."""

    role: str
    need: Need | None
    leads_to: tuple[str, ...]
    required: bool


@record
class LearningStep:
    """One skill to bring from one level to a higher one.

    `now` is None where the skill wasn't asked about; its hours then start at zero, because the person may
    have it already. `implied_by` is the skill from which the level `now` was inferred, and `at_least` says
    that it is the least. `above` is the level that an earlier step of the same skill ends at. `roles` are the
    roles it is for: those that require it or, where none does, those that list it as useful. `branch` and
    `part` are its position in a roadmap: the most specific set of roles among this step's and its
    prerequisites', and foundation or specialization. `instead` names skills that would do equally well, where
    the choice is free, `served_by` one of them that is already held. `logged` hours have gone into it;
    `hours` is what remains.
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
    at_least: bool = False

    @property
    def id(self) -> str:
        """What the step is called in files and commands."""
        return learning_id(self.skill, self.to)

    @property
    def start(self) -> Level | None:
        """The level at which the step begins; None where the skill wasn't asked about."""
        return self.above if self.above != "none" else self.now

    @property
    def deepens(self) -> bool:
        """Whether the skill is already at working level when the step begins."""
        return RANK[self.to] > RANK[WORKING] and RANK[self.start or "none"] >= RANK[WORKING]

    @property
    def optional(self) -> bool:
        """Whether no role requires it."""
        return not any(purpose.required for purpose in self.purposes)

    @property
    def need(self) -> Need | None:
        """The most important need that it serves; None for a prerequisite, which `leads_to` explains."""
        needs = [purpose.need for purpose in self.purposes if purpose.need is not None]
        return min(needs, key=lambda need: IMPORTANCES.index(need.importance), default=None)

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The skills of the plan that build on it."""
        return tuple(dict.fromkeys(skill for purpose in self.purposes for skill in purpose.leads_to))


def required_learning(
    held: Mapping[str, InferredLevel], role: Role, model: MatchingModel, base: KnowledgeBase
) -> list[LearningStep]:
    """Return the steps to all that a job requires, in no particular order, each skill and trait in one.

    `held` includes every inferred level; a skill missing from it wasn't asked about and may be there.
    """
    gaps = need_gaps(held, role, model, "job")
    goals = {role.id: learning_goals(gaps, held, model, base, traits=True)}
    return [step for step in _split_into_steps(goals, held, base, whole=True) if not step.optional]


def learning_steps(
    roles: Sequence[Role],
    held: Mapping[str, InferredLevel],
    model: MatchingModel,
    base: KnowledgeBase,
    trade: Learner | None = None,
) -> tuple[LearningStep, ...]:
    """Return all steps towards some roles, each before those that build on it and with what to learn from.

    What most of the roles share comes first, then each role's own; within that, foundations come before the
    rest, and required steps before optional ones.
    """
    steps = _unordered_steps(roles, held, model, base)
    skills = {step.skill for step in steps}
    # A skill is freely interchangeable only if nothing builds on it and the plan has none of its substitutes.
    steps = [
        replace(step, instead=()) if step.leads_to or skills.intersection(step.instead) else step
        for step in steps
    ]
    trade = trade or Learner()
    required = with_plan(trade, held, [step for step in steps if not step.optional], base)
    whole = with_plan(trade, held, steps, base)
    shelves = on_shelves(base)
    return tuple(
        replace(
            step,
            resources=resources_for(
                step, shelves.get(step.skill, ()), whole if step.optional else required, base
            ),
        )
        for step in _StepOrder(steps, held, base).ordered_steps()
    )


def _unordered_steps(
    roles: Sequence[Role], held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> list[LearningStep]:
    gaps = {role.id: need_gaps(held, role, model) for role in roles}
    goals = {role: learning_goals(own, held, model, base) for role, own in gaps.items()}
    from_nothing = frozenset(role for role, own in gaps.items() if begins_from_nothing(own, base))
    practised: dict[str, Level] = {}
    for role in roles:
        for skill, level in role.portfolio.teaches.items():
            practised[skill] = max(level, practised.get(skill, "none"), key=RANK.__getitem__)
    return _learnt_together(_split_into_steps(goals, held, base), practised, from_nothing, base)


def _split_into_steps(
    goals: Mapping[str, Mapping[str, LearningGoal]],
    held: Mapping[str, InferredLevel],
    base: KnowledgeBase,
    *,
    whole: bool = False,
) -> list[LearningStep]:
    """Split the learning of each skill into steps at the levels above which fewer roles ask for it.

    Unless steps should be `whole`, a required skill is also split at working level: smaller steps show
    progress sooner, and much can be built on that level already.
    """
    steps = []
    for skill in dict.fromkeys(skill for role_goals in goals.values() for skill in role_goals):
        skill_goals = {role: role_goals[skill] for role, role_goals in goals.items() if skill in role_goals}
        splits = set() if whole else _extra_splits(skill_goals, held.get(skill))
        splits |= {goal.required_to for goal in skill_goals.values()} - {"none"}
        levels = sorted({goal.level for goal in skill_goals.values()} | splits, key=RANK.__getitem__)
        above: Level = "none"
        for level, next_level in zip_longest(levels, levels[1:]):
            same_roles = next_level is not None and (
                _roles_asking(skill_goals, level) == _roles_asking(skill_goals, next_level)
            )
            if same_roles and level not in splits:
                continue
            served = {role: goal for role, goal in skill_goals.items() if RANK[goal.level] >= RANK[level]}
            steps.append(_build_step(skill, (above, level), served, held, base))
            above = level
    return steps


def _learnt_together(
    steps: Sequence[LearningStep],
    practised: Mapping[str, Level],
    from_nothing: frozenset[str],
    base: KnowledgeBase,
) -> list[LearningStep]:
    """Return the steps with the hours that the required ones take beside the project and each other.

    Who begins from nothing for all the roles that ask for a step learns one thing at a time, and takes the
    upper half of what is judged.
    """
    steps = [step if step.optional or step.now else _as_missing(step, base) for step in steps]
    required = {(step.skill, step.to): step.hours for step in steps if not step.optional}
    shares = shares_of_hours(required, practised, base)
    return [
        step
        if step.optional
        else replace(
            step,
            hours=step.hours.upper_half
            if from_nothing.issuperset(step.roles)
            else step.hours.scaled(shares[step.skill, step.to]),
        )
        for step in steps
    ]


def _as_missing(step: LearningStep, base: KnowledgeBase) -> LearningStep:
    """Return a step of a skill that wasn't asked about with the hours of somebody who hasn't got it."""
    low = learning_hours(base.skills[step.skill], "none", step.to, 0.0, base, step.above).low
    return replace(step, hours=Hours(low, step.hours.high))


def _extra_splits(goals: Mapping[str, LearningGoal], holding: InferredLevel | None) -> set[Level]:
    now = holding.level if holding else "none"
    goes_beyond = any(RANK[goal.required_to] > RANK[WORKING] for goal in goals.values())
    return {WORKING} if goes_beyond and RANK[now] < RANK[WORKING] else set()


def _roles_asking(goals: Mapping[str, LearningGoal], level: Level) -> tuple[str, ...]:
    """Return the roles that require a skill at a level or above; where none does, those that list it."""
    asking = {role: goal for role, goal in goals.items() if RANK[goal.level] >= RANK[level]}
    requiring = (role for role, goal in asking.items() if RANK[goal.required_to] >= RANK[level])
    return tuple(requiring) or tuple(asking)


def _build_step(
    skill: str,
    levels: tuple[Level, Level],
    goals: Mapping[str, LearningGoal],
    held: Mapping[str, InferredLevel],
    base: KnowledgeBase,
) -> LearningStep:
    holding = held.get(skill)
    now = holding.level if holding else None
    above, to = levels
    gaps = [goal.gap for goal in goals.values() if goal.gap is not None]
    transfer, transferred_from = max(
        ((gap.transfer, gap.transferred_from) for gap in gaps), default=(0.0, "")
    )
    purposes = tuple(
        Purpose(
            role,
            goal.gap.need if goal.gap else None,
            goal.leads_to,
            required=RANK[goal.required_to] >= RANK[to],
        )
        for role, goal in goals.items()
    )
    required = tuple(purpose.role for purpose in purposes if purpose.required)
    choice = alternatives_of(skill, base)
    return LearningStep(
        skill=skill,
        now=now,
        to=to,
        hours=learning_hours(base.skills[skill], now, to, transfer, base, above),
        purposes=purposes,
        above=above,
        roles=required or tuple(goals),
        transferred_from=transferred_from,
        instead=tuple(other for other in choice.skills if other != skill) if choice else (),
        served_by=next((goal.served_by for goal in goals.values() if goal.served_by), ""),
        implied_by=(holding.implied_by or "") if holding else "",
        at_least=bool(holding and holding.at_least),
    )


class _StepOrder:
    """Sorts the steps of a plan: by branch, then by part, then required before optional.

    The last sort is stable and its keys never fall from a prerequisite to what builds on it, so the order of
    prerequisites survives it.
    """

    def __init__(
        self, steps: Sequence[LearningStep], held: Mapping[str, InferredLevel], base: KnowledgeBase
    ) -> None:
        self.base = base
        self.by_id = {step.id: step for step in steps}
        self.position = {step.id: index for index, step in enumerate(steps)}
        self.before = {step.id: self._steps_before(step, steps, held) for step in steps}
        built_on = {
            earlier
            for step in steps
            for earlier in self.before[step.id]
            if self.by_id[earlier].skill != step.skill
        }
        self.deepening = {step.id for step in steps if step.deepens} - built_on
        all_roles = list(dict.fromkeys(role for step in steps for role in step.roles))
        self.branches = sorted(
            {step.roles for step in steps},
            key=lambda roles: (-len(roles), [all_roles.index(role) for role in roles]),
        )

    def ordered_steps(self) -> tuple[LearningStep, ...]:
        """Return the steps in order, each with its branch and its part."""
        branch: dict[str, int] = {}
        part: dict[str, Part] = {}
        for step_id in (order := earlier_first(self.before, self._urgency)):
            step = self.by_id[step_id]
            earlier = self.before[step_id]
            branches = [self.branches.index(step.roles), *(branch[other] for other in earlier)]
            branch[step_id] = max(branches)
            parts = [self._own_part(step), *(part[other] for other in earlier)]
            part[step_id] = max(parts, key=PARTS.index)
        order.sort(key=lambda id_: (branch[id_], PARTS.index(part[id_]), self.by_id[id_].optional))
        return tuple(
            replace(
                self.by_id[step_id],
                part=part[step_id],
                branch=self.branches[branch[step_id]],
            )
            for step_id in order
        )

    def _own_part(self, step: LearningStep) -> Part:
        """Return the part of a step's group; a step that only deepens a foundation is specialization."""
        own = self.base.groups[self.base.skills[step.skill].group].step
        return "specialization" if step.id in self.deepening else own

    def _steps_before(
        self, step: LearningStep, steps: Sequence[LearningStep], held: Mapping[str, InferredLevel]
    ) -> list[str]:
        """Return the ids of steps that must come first: the same skill's earlier step, and prerequisites."""
        earlier = [other.id for other in steps if other.skill == step.skill and other.to == step.above]
        for needed in prerequisite_levels(self.base.skills[step.skill].prerequisites, step.to):
            holding = held.get(needed.skill)
            if holding is not None and RANK[holding.level] >= RANK[needed.level]:
                continue
            reaching = [
                other.id
                for other in steps
                if other.skill == needed.skill and RANK[other.to] >= RANK[needed.level]
            ]
            earlier += reaching[:1]
        return earlier

    def _urgency(self, step_id: str) -> tuple[bool, bool, bool, int, int]:
        step = self.by_id[step_id]
        rank = IMPORTANCES.index(step.need.importance) if step.need else 0
        later = self._own_part(step) != "foundation"
        return later, step.optional, step_id in self.deepening, rank, self.position[step_id]

"""The way to a role: what to learn in which order, how long that takes at one's pace, and what comes after.

Hours are ranges, because nobody has measured them: `data/effort.yaml` gives their basis. Dates play no part
here, so the same profile and knowledge base always give the same plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from math import fsum
from typing import TYPE_CHECKING, Literal

from careerpath_cli.advice.gaps import RoleGap, SkillGap, need_gaps, role_gap
from careerpath_cli.advice.standing import RANK, Held, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from careerpath_cli.advice.expectations import MatchingModel
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Community, ExperienceWay, Resource
    from careerpath_cli.knowledge.model.roles import Need, Role
    from careerpath_cli.knowledge.model.scales import Level, Stage
    from careerpath_cli.knowledge.model.skills import Skill
    from careerpath_cli.profile.model import Profile

DEFAULT_HOURS_PER_WEEK = 8.0
RESOURCES_PER_STEP = 2
WAYS_PER_PLAN = 3
COMMUNITIES_PER_PLAN = 4
_ML_YEARS_OF_A_PRACTITIONER = 1
_YEARS_OF_A_BEGINNER = 2

LearningPhase = Literal["foundation", "specialization"]


@dataclass(frozen=True, slots=True)
class Hours:
    """A range of hours of work, low to high."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The middle of the range, which stands for it where one figure is needed."""
        return (self.low + self.high) / 2

    @staticmethod
    def total(parts: Iterable[Hours]) -> Hours:
        """Add ranges end by end."""
        found = list(parts)
        return Hours(fsum(part.low for part in found), fsum(part.high for part in found))

    def weeks(self, hours_per_week: float) -> Hours:
        """Give the range in weeks at a pace."""
        return Hours(self.low / hours_per_week, self.high / hours_per_week)


@dataclass(frozen=True, slots=True)
class LearningStep:
    """One skill to bring from a level to a higher one.

    `now` is None where the skill was not asked about; its hours then start at zero, because the person may
    have it already. `need` is the role's need it serves; None for a prerequisite, which `leads_to` explains.
    `optional` steps serve only what the role is glad of.
    """

    skill: str
    now: Level | None
    to: Level
    hours: Hours
    need: Need | None
    leads_to: tuple[str, ...]
    optional: bool
    resources: tuple[Resource, ...] = ()
    carried_from: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A roadmap to one role, in the five steps that every roadmap follows.

    `learning` holds the steps of the first two, in an order in which prerequisites come first. `hours` is
    the total of what is required, with the portfolio project; `optional` that of what is only helpful.
    `pace_assumed` says that the person gave no hours a week.
    """

    role: Role
    gap: RoleGap
    learning: Mapping[LearningPhase, tuple[LearningStep, ...]]
    ways: tuple[ExperienceWay, ...]
    communities: tuple[Community, ...]
    hours: Hours
    optional: Hours
    hours_per_week: float
    pace_assumed: bool

    @property
    def weeks(self) -> Hours:
        """The required part in weeks at the person's pace."""
        return self.hours.weeks(self.hours_per_week)


def plan_role(
    profile: Profile,
    role: Role,
    model: MatchingModel,
    base: KnowledgeBase,
    hours_per_week: float | None = None,
) -> Plan:
    """Work out the roadmap from a profile to a role; an empty profile gives the whole way, all of it unasked.

    `hours_per_week` outweighs the profile's own; without either, eight are assumed and the plan says so.
    """
    gap = role_gap(profile, role, model)
    steps = _learning_steps(profile, gap, model, base)
    pace = hours_per_week or profile.constraints.hours_per_week
    project = Hours(*role.portfolio.hours)
    return Plan(
        role=role,
        gap=gap,
        learning=_by_phase(steps, base),
        ways=_ways(profile, role, base),
        communities=_communities(role, base),
        hours=Hours.total([project, *(step.hours for step in steps if not step.optional)]),
        optional=Hours.total(step.hours for step in steps if step.optional),
        hours_per_week=pace or DEFAULT_HOURS_PER_WEEK,
        pace_assumed=pace is None,
    )


def essential_hours(profile: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> Hours:
    """Give the hours of learning that a role's essential skills, and what they build on, still take."""
    held = standing(profile.skills, model.prerequisites)
    gaps = need_gaps(held, role, model)
    targets = _targets([one for one in gaps if one.need.importance == "essential"], held, model)
    return Hours.total(_hours(skill, target, held, base) for skill, target in targets.items())


def required_learning(
    held: Mapping[str, Held], role: Role, model: MatchingModel, base: KnowledgeBase
) -> list[LearningStep]:
    """Give the steps that a plan counts as required for someone who holds `held`, without their resources.

    `held` is complete: it has all that follows from what one can do. What it lacks was not asked about.
    """
    targets = _targets(need_gaps(held, role, model), held, model)
    required = _required(targets, model)
    return [
        _learning_step(skill, target, held, base, optional=False)
        for skill, target in targets.items()
        if skill in required
    ]


@dataclass(frozen=True, slots=True)
class _Target:
    """A skill the plan must bring to a level, and why: a need's gap, or skills that build on it."""

    level: Level
    gap: SkillGap | None
    leads_to: tuple[str, ...]


def _learning_steps(
    profile: Profile, gap: RoleGap, model: MatchingModel, base: KnowledgeBase
) -> list[LearningStep]:
    held = standing(profile.skills, model.prerequisites)
    targets = _targets(gap.skills, held, model)
    required = _required(targets, model)
    steps = [
        _learning_step(skill, targets[skill], held, base, optional=skill not in required)
        for skill in _ordered(targets, required, base)
    ]
    return [
        replace(step, resources=_resources(step.skill, step.now or "none", step.to, base)) for step in steps
    ]


def _targets(gaps: Iterable[SkillGap], held: Mapping[str, Held], model: MatchingModel) -> dict[str, _Target]:
    """Collect the open needs and, below them, whatever their prerequisites still lack."""
    targets = {
        one.need.skill: _Target(one.need.level, one, ())
        for one in gaps
        if one.state != "met" and one.need.importance != "minor"
    }
    waiting = list(targets)
    while waiting:
        skill = waiting.pop()
        for prerequisite in model.prerequisites.get(skill, ()):
            mine = held.get(prerequisite.skill)
            if mine is not None and RANK[mine.level] >= RANK[prerequisite.level]:
                continue
            before = targets.get(prerequisite.skill)
            if before is None:
                waiting.append(prerequisite.skill)
                targets[prerequisite.skill] = _Target(prerequisite.level, None, (skill,))
            elif skill not in before.leads_to:
                higher = max(before.level, prerequisite.level, key=RANK.__getitem__)
                targets[prerequisite.skill] = _Target(higher, before.gap, (*before.leads_to, skill))
    return targets


def _required(targets: Mapping[str, _Target], model: MatchingModel) -> set[str]:
    """Give the targets that the role requires, with all that they build on."""
    waiting = [skill for skill, target in targets.items() if target.gap and target.gap.need.required]
    required = set(waiting)
    while waiting:
        for prerequisite in model.prerequisites.get(waiting.pop(), ()):
            if prerequisite.skill in targets and prerequisite.skill not in required:
                required.add(prerequisite.skill)
                waiting.append(prerequisite.skill)
    return required


def _ordered(targets: Mapping[str, _Target], required: Collection[str], base: KnowledgeBase) -> list[str]:
    """Put prerequisites first; among what is ready, foundations, then what matters most to the role."""
    graph = {
        skill: [one.skill for one in base.skills[skill].prerequisites if one.skill in targets]
        for skill in targets
    }
    importance = ("essential", "important", "useful", "minor")
    positions = {skill: position for position, skill in enumerate(targets)}

    def urgency(skill: str) -> tuple[bool, bool, int, int]:
        gap = targets[skill].gap
        rank = importance.index(gap.need.importance) if gap else 0
        later = base.groups[base.skills[skill].group].step != "foundation"
        return later, skill not in required, rank, positions[skill]

    sorter = TopologicalSorter(graph)
    sorter.prepare()
    ready: list[str] = []
    order: list[str] = []
    while sorter.is_active():
        ready.extend(sorter.get_ready())
        ready.sort(key=urgency)
        skill = ready.pop(0)
        order.append(skill)
        sorter.done(skill)
    return order


def _learning_step(
    skill: str, target: _Target, held: Mapping[str, Held], base: KnowledgeBase, *, optional: bool
) -> LearningStep:
    mine = held.get(skill)
    now = mine.level if mine else None
    return LearningStep(
        skill=skill,
        now=now,
        to=target.level,
        hours=_hours(skill, target, held, base),
        need=target.gap.need if target.gap else None,
        leads_to=target.leads_to,
        optional=optional,
        carried_from=target.gap.carried_from if target.gap else "",
    )


def _hours(skill: str, target: _Target, held: Mapping[str, Held], base: KnowledgeBase) -> Hours:
    mine = held.get(skill)
    carried = target.gap.carried if target.gap else 0.0
    return learning_hours(base.skills[skill], mine.level if mine else None, target.level, carried, base)


def learning_hours(skill: Skill, now: Level | None, to: Level, carried: float, base: KnowledgeBase) -> Hours:
    """Give the hours from one level to another, by the skill's class of effort.

    What a related skill brings along (`carried`, a share) shortens the low end only, because it is a guess.
    A skill that was not asked about may be held already: its low end is zero.
    """
    steps = [
        step for step in base.effort[skill.effort].steps if RANK[now or "none"] < RANK[step.level] <= RANK[to]
    ]
    low = fsum(step.low for step in steps) * (1 - carried)
    return Hours(0.0 if now is None else low, fsum(step.high for step in steps))


def _resources(skill: str, now: Level, to: Level, base: KnowledgeBase) -> tuple[Resource, ...]:
    """Choose what to learn from: beyond where one is, free before paid, two levels if possible."""
    cost = ("free", "freemium", "paid")
    fitting = [
        (RANK[part.to], cost.index(resource.cost), resource)
        for resource in base.resources.values()
        if resource.state == "current"
        for part in resource.skills
        if part.skill == skill and RANK[part.to] > RANK[now]
    ]
    useful = [one for one in fitting if one[0] <= RANK[to]] or fitting
    useful.sort(key=lambda one: (-one[0], one[1], one[2].checked is None, one[2].id))
    chosen = useful[:1]
    chosen += [one for one in useful[1:] if one[0] != chosen[0][0]][:1] or useful[1:2]
    return tuple(one[2] for one in sorted(chosen, key=lambda one: one[0]))[:RESOURCES_PER_STEP]


def _by_phase(
    steps: list[LearningStep], base: KnowledgeBase
) -> dict[LearningPhase, tuple[LearningStep, ...]]:
    """Divide the steps into foundation and specialization; what builds on the latter belongs to it."""
    phase: dict[str, LearningPhase] = {}
    for step in steps:
        skill = base.skills[step.skill]
        below = {phase[one.skill] for one in skill.prerequisites if one.skill in phase}
        own = base.groups[skill.group].step
        phase[step.skill] = "specialization" if "specialization" in below else own
    names: tuple[LearningPhase, LearningPhase] = ("foundation", "specialization")
    return {name: tuple(step for step in steps if phase[step.skill] == name) for name in names}


def _ways(profile: Profile, role: Role, base: KnowledgeBase) -> tuple[ExperienceWay, ...]:
    """Choose ways to gain experience that suit the person's stage, those made for the role's domain first."""
    stage = _stage(profile)
    fitting = [
        way
        for way in base.experience.values()
        if (stage is None or stage in way.suits)
        and ("any" in way.domains or set(way.domains) & set(role.domains))
    ]
    fitting.sort(key=lambda way: "any" in way.domains)
    return tuple(fitting[:WAYS_PER_PLAN])


def _stage(profile: Profile) -> Stage | None:
    """Tell where a person stands from their answers; None where they do not say."""
    years = profile.experience
    if profile.current_role is not None or (years.ml_years or 0) >= _ML_YEARS_OF_A_PRACTITIONER:
        return "working-in-ai"
    if (years.coding_years or 0) >= _YEARS_OF_A_BEGINNER and (
        years.total_years is None or years.total_years >= 1
    ):
        return "working-in-tech"
    if years.total_years is None:
        return None
    return "career-changer" if years.total_years >= _YEARS_OF_A_BEGINNER else "student"


def _communities(role: Role, base: KnowledgeBase) -> tuple[Community, ...]:
    fitting = [
        one
        for one in base.communities.values()
        if "any" in one.domains or set(one.domains) & set(role.domains)
    ]
    fitting.sort(key=lambda one: ("any" in one.domains, one.kind == "conference"))
    return tuple(fitting[:COMMUNITIES_PER_PLAN])

"""Which skills a plan must bring to which level for a role: its open needs, and their prerequisites.

The apply line comes first: the essential needs at the level with which newcomers are hired, and what these
build on. What lies beyond it is learnt later, mostly in the job.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Choice
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import IMPORTANCES, Level
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.matching.inference import RANK, InferredLevel, lower_level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours, learning_hours, level_by_learning, shares_of_hours
from careerpath_cli.planning.gaps import SkillGap, begins_from_nothing, held_levels, need_gaps
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record


@record
class LearningGoal:
    """A skill to bring to a level, and why: a need's gap, or skills that build on it.

    Up to `required_to`, you would hardly be hired without it; "none" where you would. `served_by` is a skill
    already held that does the same job, so this one is not required.
    """

    level: Level
    gap: SkillGap | None
    leads_to: tuple[str, ...]
    required_to: Level = "none"
    served_by: str = ""

    @property
    def required(self) -> bool:
        """Whether the line runs through it."""
        return self.required_to != "none"


def learning_goals(
    gaps: Iterable[SkillGap],
    held: Mapping[str, InferredLevel],
    model: MatchingModel,
    base: KnowledgeBase,
    *,
    traits: bool = False,
) -> dict[str, LearningGoal]:
    """Return the learning goals of a role, by skill: its open needs and the prerequisites still missing.

    Up to the line that the gaps are held against they are required.

    A prerequisite is needed at its own level or, where that is lower, at the level the skill is to reach;
    awareness of a skill has no prerequisites, because the skill isn't used for real yet.
    Minor extras are not goals. Of interchangeable skills (`data/choices.yaml`) only the one that matters most
    is a goal, and it isn't required where another is already held at the level asked for. Nobody learns what
    only years of practice give, so that a goal is at most the highest level that learning leads to; and
    nobody studies a trait, unless `traits` are to be counted too.
    """
    open_needs = [
        gap for gap in gaps if gap.need.importance != "minor" and _is_learnt(gap, base, traits=traits)
    ]
    needs = _pick_one_per_choice(open_needs, held, base)
    goals = _add_prerequisites(needs, held, model, base, traits=traits)
    on_line = {
        skill: replace(goal, level=level)
        for skill, goal in needs.items()
        if goal.gap and not goal.served_by and (level := _required_level(goal.gap, base)) != "none"
        if skill not in held or RANK[held[skill].level] < RANK[level]
    }
    for skill, goal in _add_prerequisites(on_line, held, model, base, traits=traits).items():
        goals[skill] = replace(goals[skill], required_to=goal.level)
    return goals


def essential_hours(profile: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> Hours:
    """Return the hours of learning left until applying makes sense, the middle half of their sum.

    What wasn't asked about counts as missing, so that an answer can only bring the day nearer.
    """
    return Hours.middle_half(_hours_to_line(held_levels(profile, model), role, model, base))


def apply_hours(profile: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> Hours:
    """Return the hours left until applying makes sense, with those of one piece of work to show."""
    held = held_levels(profile, model)
    if has_work_to_show(profile, role) and not _hours_to_line(held, role, model, base):
        return Hours.middle_half([])
    return apply_hours_from(held, role, model, base)


def apply_hours_from(
    held: Mapping[str, InferredLevel], role: Role, model: MatchingModel, base: KnowledgeBase
) -> Hours:
    """Return the same from skills held, whoever holds them, with the piece of work to show."""
    return Hours.middle_half([*_hours_to_line(held, role, model, base), Hours(*role.portfolio.hours)])


def has_work_to_show(profile: Profile, role: Role) -> bool:
    """Return whether the person works in a role already, or has shown one of its essential skills."""
    essential = {need.skill for need in role.needs if need.importance == "essential"}
    return profile.current_role == role.id or bool(essential & profile.evidence.keys())


def _hours_to_line(
    held: Mapping[str, InferredLevel], role: Role, model: MatchingModel, base: KnowledgeBase
) -> list[Hours]:
    gaps = need_gaps(held, role, model)
    goals = learning_goals(gaps, held, model, base)
    stages = {
        (skill, to): learning_hours(
            base.skills[skill], now, to, goal.gap.transfer if goal.gap else 0.0, base, above
        )
        for skill, goal in goals.items()
        if goal.required
        for now in [held[skill].level if skill in held else "none"]
        for above, to in stages_between(now, goal.required_to)
    }
    if begins_from_nothing(gaps, base):
        return [part.upper_half for part in stages.values()]
    shares = shares_of_hours(stages, role.portfolio.teaches, base)
    return [part.scaled(shares[key]) for key, part in stages.items()]


def stages_between(now: Level, to: Level) -> list[tuple[Level, Level]]:
    """Return the steps from one level to another, each as the level that it starts above and its own.

    A way beyond working is cut there: much can already be built on that level.
    """
    if RANK[now] < RANK["working"] < RANK[to]:
        return [("none", "working"), ("working", to)]
    return [("none", to)]


def only_practice_leads_to(gap: SkillGap, base: KnowledgeBase) -> bool:
    """Return whether newcomers bring a level from work that the person has not nearly reached.

    What is missing beyond the last level that learning leads to comes with years of practice.
    """
    skill = base.skills[gap.need.skill]
    learnable = level_by_learning(skill, gap.need.entry, base)
    return (
        gap.decides
        and not skill.trait
        and gap.level is not None
        and RANK[gap.level] < RANK[learnable] < RANK[gap.need.entry]
    )


def _is_learnt(gap: SkillGap, base: KnowledgeBase, *, traits: bool) -> bool:
    """Return whether hours of learning bring the person nearer to what the job asks for."""
    skill = base.skills[gap.need.skill]
    reachable = level_by_learning(skill, gap.need.level, base)
    return (traits or not skill.trait) and RANK[gap.level or "none"] < RANK[reachable]


def _required_level(gap: SkillGap, base: KnowledgeBase) -> Level:
    """Return the level up to which the line runs through a need, as far as learning leads there."""
    return level_by_learning(base.skills[gap.need.skill], gap.needed, base) if gap.decides else "none"


def prerequisite_levels(prerequisites: Iterable[Prerequisite], level: Level) -> Iterator[Prerequisite]:
    """Yield the prerequisites of a skill, each at the level that bringing the skill to `level` takes."""
    if RANK[level] > RANK["aware"]:
        for prerequisite in prerequisites:
            yield Prerequisite(prerequisite.skill, lower_level(level, prerequisite.level))


def alternatives_of(skill: str, base: KnowledgeBase) -> Choice | None:
    """Return the choice that a skill is part of, if any."""
    return next((choice for choice in base.choices.values() if skill in choice.skills), None)


def _pick_one_per_choice(
    needs: Sequence[SkillGap], held: Mapping[str, InferredLevel], base: KnowledgeBase
) -> dict[str, LearningGoal]:
    by_importance = sorted(
        needs,
        key=lambda gap: (IMPORTANCES.index(gap.need.importance), -RANK[gap.needed], -RANK[gap.need.level]),
    )
    taken: set[str] = set()
    left_out: set[str] = set()
    served_by: dict[str, str] = {}
    for gap in by_importance:
        choice = alternatives_of(gap.need.skill, base)
        if choice is None:
            continue
        if choice.id in taken:
            left_out.add(gap.need.skill)
        taken.add(choice.id)
        served_by[gap.need.skill] = _find_substitute(gap, choice, held)
    return {
        gap.need.skill: LearningGoal(
            level_by_learning(base.skills[gap.need.skill], gap.need.level, base),
            gap,
            (),
            served_by=served_by.get(gap.need.skill, ""),
        )
        for gap in needs
        if gap.need.skill not in left_out
    }


def _find_substitute(gap: SkillGap, choice: Choice, held: Mapping[str, InferredLevel]) -> str:
    """Return another skill of the choice that is held at the level the need asks for; empty for none."""
    least = max(RANK[gap.needed], RANK["aware"])
    substitutes = (
        skill
        for skill in choice.skills
        if skill != gap.need.skill and skill in held and RANK[held[skill].level] >= least
    )
    return next(substitutes, "")


def _add_prerequisites(
    needs: Mapping[str, LearningGoal],
    held: Mapping[str, InferredLevel],
    model: MatchingModel,
    base: KnowledgeBase,
    *,
    traits: bool,
) -> dict[str, LearningGoal]:
    goals = dict(needs)
    waiting = list(goals)
    while waiting:
        skill = waiting.pop()
        for prerequisite in prerequisite_levels(model.prerequisites.get(skill, ()), goals[skill].level):
            if base.skills[prerequisite.skill].trait and not traits:
                continue
            level = level_by_learning(base.skills[prerequisite.skill], prerequisite.level, base)
            holding = held.get(prerequisite.skill)
            if holding is not None and RANK[holding.level] >= RANK[level]:
                continue
            before = goals.get(prerequisite.skill)
            if before is None:
                goals[prerequisite.skill] = LearningGoal(level, None, (skill,))
            else:
                higher = max(before.level, level, key=RANK.__getitem__)
                leads_to = tuple(dict.fromkeys((*before.leads_to, skill)))
                goals[prerequisite.skill] = replace(before, level=higher, leads_to=leads_to)
            # A goal that rose to a higher level may need more of its own prerequisites: look at it again.
            if before is None or RANK[level] > RANK[before.level]:
                waiting.append(prerequisite.skill)
    return goals

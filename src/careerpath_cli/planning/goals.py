"""Which skills a plan must bring to which level for a role: its open needs, and their prerequisites."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.scales import IMPORTANCES
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.matching.inference import RANK, infer_levels, lower_level
from careerpath_cli.planning.effort import Hours, learning_hours, level_by_learning
from careerpath_cli.planning.gaps import need_gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Choice
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.inference import InferredLevel
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.gaps import SkillGap
    from careerpath_cli.profile.model import Profile


@dataclass(frozen=True, slots=True)
class LearningGoal:
    """A skill to bring to a level, and why: a need's gap, or skills that build on it.

    `required` means that you would hardly get the role without it. `served_by` is a skill already held that
    does the same job, so this one is no longer required.
    """

    level: Level
    gap: SkillGap | None
    leads_to: tuple[str, ...]
    required: bool = False
    served_by: str = ""


def learning_goals(
    gaps: Iterable[SkillGap], held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> dict[str, LearningGoal]:
    """Return the learning goals of a role, by skill: its open needs and the prerequisites still missing.

    A prerequisite is needed at its own level or, where that is lower, at the level the skill is to reach;
    awareness of a skill has no prerequisites, because the skill isn't used for real yet.
    Minor extras are not goals. Of interchangeable skills (`data/choices.yaml`) only the one that matters most
    is a goal, and it isn't required where another is already held at the level asked for. Nobody learns what
    only years of practice give: a goal is at most the highest level that learning leads to.
    """
    open_needs = [
        gap
        for gap in gaps
        if gap.state != "met" and gap.need.importance != "minor" and not _left_to_practice(gap, base)
    ]
    needs = _pick_one_per_choice(open_needs, held, base)
    goals = _add_prerequisites(needs, held, model, base)
    for skill in _required_skills(goals, model):
        goals[skill] = replace(goals[skill], required=True)
    return goals


def essential_hours(profile: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> Hours:
    """Return the hours of learning left for a role's essential skills and their prerequisites."""
    held = infer_levels(profile.skills, model.prerequisites, profile.at_least)
    gaps = [gap for gap in need_gaps(held, role, model) if gap.need.importance == "essential"]
    goals = learning_goals(gaps, held, model, base)
    return Hours.total(
        learning_hours(
            base.skills[skill],
            held[skill].level if skill in held else None,
            goal.level,
            goal.gap.transfer if goal.gap else 0.0,
            base,
        )
        for skill, goal in goals.items()
        if goal.required
    )


def _left_to_practice(gap: SkillGap, base: KnowledgeBase) -> bool:
    """Return whether all that is missing comes with years of practice."""
    reachable = level_by_learning(base.skills[gap.need.skill], gap.need.level, base)
    return RANK[gap.level or "none"] >= RANK[reachable]


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
        needs, key=lambda gap: (IMPORTANCES.index(gap.need.importance), -RANK[gap.need.level])
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
    substitutes = (
        skill
        for skill in choice.skills
        if skill != gap.need.skill and skill in held and RANK[held[skill].level] >= RANK[gap.need.level]
    )
    return next(substitutes, "")


def _add_prerequisites(
    needs: Mapping[str, LearningGoal],
    held: Mapping[str, InferredLevel],
    model: MatchingModel,
    base: KnowledgeBase,
) -> dict[str, LearningGoal]:
    goals = dict(needs)
    waiting = list(goals)
    while waiting:
        skill = waiting.pop()
        for prerequisite in prerequisite_levels(model.prerequisites.get(skill, ()), goals[skill].level):
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


def _required_skills(goals: Mapping[str, LearningGoal], model: MatchingModel) -> set[str]:
    """Return the skills that the role requires, together with their prerequisites."""
    waiting = [
        skill for skill, goal in goals.items() if goal.gap and goal.gap.need.required and not goal.served_by
    ]
    required = set(waiting)
    while waiting:
        skill = waiting.pop()
        for prerequisite in prerequisite_levels(model.prerequisites.get(skill, ()), goals[skill].level):
            if prerequisite.skill in goals and prerequisite.skill not in required:
                required.add(prerequisite.skill)
                waiting.append(prerequisite.skill)
    return required

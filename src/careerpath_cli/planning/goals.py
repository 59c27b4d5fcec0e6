"""Which skills a plan must bring to which level for a role: its open needs, and what those build on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.scales import IMPORTANCES
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.matching.inference import RANK, infer_levels, lower_level
from careerpath_cli.planning.effort import Hours, learning_hours
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

    `required` says whether the role can hardly be had without. `served_by` is a skill already held that does
    the work of this one, so that it is no longer required.
    """

    level: Level
    gap: SkillGap | None
    leads_to: tuple[str, ...]
    required: bool = False
    served_by: str = ""


def learning_goals(
    gaps: Iterable[SkillGap], held: Mapping[str, InferredLevel], model: MatchingModel, base: KnowledgeBase
) -> dict[str, LearningGoal]:
    """Collect the open needs of a role and, below them, whatever their prerequisites still lack.

    A prerequisite is needed at its own level or, where that is lower, at the one the skill is to reach; to be
    aware of a skill takes none, because it is not used for real yet.
    Small pluses are no targets. Of skills of which one does the work of another (`data/choices.yaml`) only
    the one that matters most is a target, and none is required where another is held at the level asked for.
    """
    open_needs = [one for one in gaps if one.state != "met" and one.need.importance != "minor"]
    needs = _one_of_each_choice(open_needs, held, base)
    found = _with_prerequisites(needs, held, model)
    for skill in _required(found, model):
        found[skill] = replace(found[skill], required=True)
    return found


def essential_hours(profile: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> Hours:
    """Give the hours of learning that a role's essential skills, and what they build on, still take."""
    held = infer_levels(profile.skills, model.prerequisites)
    gaps = [one for one in need_gaps(held, role, model) if one.need.importance == "essential"]
    found = learning_goals(gaps, held, model, base)
    return Hours.total(
        learning_hours(
            base.skills[skill],
            held[skill].level if skill in held else None,
            target.level,
            target.gap.transfer if target.gap else 0.0,
            base,
        )
        for skill, target in found.items()
        if target.required
    )


def prerequisite_levels(prerequisites: Iterable[Prerequisite], level: Level) -> Iterator[Prerequisite]:
    """Give what a skill builds on, at the levels that bringing it to `level` takes."""
    if RANK[level] > RANK["aware"]:
        for one in prerequisites:
            yield Prerequisite(one.skill, lower_level(level, one.level))


def alternatives_of(skill: str, base: KnowledgeBase) -> Choice | None:
    """Give the choice that a skill is part of, if any."""
    return next((choice for choice in base.choices.values() if skill in choice.skills), None)


def _one_of_each_choice(
    needs: Sequence[SkillGap], held: Mapping[str, InferredLevel], base: KnowledgeBase
) -> dict[str, LearningGoal]:
    by_weight = sorted(needs, key=lambda gap: (IMPORTANCES.index(gap.need.importance), -RANK[gap.need.level]))
    taken: set[str] = set()
    left_out: set[str] = set()
    served: dict[str, str] = {}
    for gap in by_weight:
        choice = alternatives_of(gap.need.skill, base)
        if choice is None:
            continue
        if choice.id in taken:
            left_out.add(gap.need.skill)
        taken.add(choice.id)
        served[gap.need.skill] = _doing_its_work(gap, choice, held)
    return {
        gap.need.skill: LearningGoal(gap.need.level, gap, (), served_by=served.get(gap.need.skill, ""))
        for gap in needs
        if gap.need.skill not in left_out
    }


def _doing_its_work(gap: SkillGap, choice: Choice, held: Mapping[str, InferredLevel]) -> str:
    """Give a skill of the choice that is held at the level which the need asks for."""
    able = (
        other
        for other in choice.skills
        if other != gap.need.skill and other in held and RANK[held[other].level] >= RANK[gap.need.level]
    )
    return next(able, "")


def _with_prerequisites(
    needs: Mapping[str, LearningGoal], held: Mapping[str, InferredLevel], model: MatchingModel
) -> dict[str, LearningGoal]:
    found = dict(needs)
    waiting = list(found)
    while waiting:
        skill = waiting.pop()
        for prerequisite in prerequisite_levels(model.prerequisites.get(skill, ()), found[skill].level):
            level = prerequisite.level
            mine = held.get(prerequisite.skill)
            if mine is not None and RANK[mine.level] >= RANK[level]:
                continue
            before = found.get(prerequisite.skill)
            if before is None:
                found[prerequisite.skill] = LearningGoal(level, None, (skill,))
            else:
                higher = max(before.level, level, key=RANK.__getitem__)
                leads_to = tuple(dict.fromkeys((*before.leads_to, skill)))
                found[prerequisite.skill] = replace(before, level=higher, leads_to=leads_to)
            if before is None or RANK[level] > RANK[before.level]:
                waiting.append(prerequisite.skill)
    return found


def _required(found: Mapping[str, LearningGoal], model: MatchingModel) -> set[str]:
    """Give the targets that the role requires, with all that they build on."""
    waiting = [
        skill
        for skill, target in found.items()
        if target.gap and target.gap.need.required and not target.served_by
    ]
    required = set(waiting)
    while waiting:
        skill = waiting.pop()
        for prerequisite in prerequisite_levels(model.prerequisites.get(skill, ()), found[skill].level):
            if prerequisite.skill in found and prerequisite.skill not in required:
                required.add(prerequisite.skill)
                waiting.append(prerequisite.skill)
    return required

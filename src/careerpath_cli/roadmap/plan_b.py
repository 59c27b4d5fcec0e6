"""The role to turn to if the first does not work out: how much of the way serves it, and where they part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.plan import plan_roles
from careerpath_cli.profile.kinds import says_something

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.plan import Plan, Work
    from careerpath_cli.profile.model import Profile


@dataclass(frozen=True, slots=True)
class PlanB:
    """The best ranked role that is no target.

    `shared` are the ids of the plan's required steps that serve it too, `shared_hours` what these take,
    `own_hours` what it takes beside them. `parting` is the first step of the plan that does not serve it;
    None where all do.
    """

    role: Role
    shared: tuple[str, ...]
    shared_hours: Hours
    own_hours: Hours
    parting: str | None


def plan_b(
    profile: Profile, plan: Plan, work: Work, model: MatchingModel, base: KnowledgeBase
) -> PlanB | None:
    """Find the second role of a person; None where nothing was said, or nothing else is open to them."""
    if not says_something(profile):
        return None
    targets = {role.id for role in plan.roles}
    ranked = rank_roles(profile, model, base, explained=False)
    second = next((one.role for one in ranked if one.role not in targets and not one.may.excluded), None)
    if second is None:
        return None
    role = base.roles[second]
    both = plan_roles(profile, [*plan.roles, role], model, base, work)
    common = [step for step in both.required if second in step.roles and targets.intersection(step.roles)]
    skills = {step.skill for step in common}
    shared_hours = Hours.total(step.hours for step in common)
    return PlanB(
        role=role,
        shared=tuple(step.id for step in plan.required if step.skill in skills),
        shared_hours=shared_hours,
        own_hours=both.alone[second].less(shared_hours),
        parting=next((step.id for step in plan.required if step.skill not in skills), None),
    )

"""The fallback role: how much of the plan counts for it too, and where the two plans diverge."""

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
    """The highest-ranked role that is not a target.

    `shared` are the ids of the plan's required steps that count for it too, `shared_hours` what these take,
    `own_hours` what it takes on top. `parting` is the first step of the plan that doesn't count for it; None
    where all do.
    """

    role: Role
    shared: tuple[str, ...]
    shared_hours: Hours
    own_hours: Hours
    parting: str | None


def plan_b(
    profile: Profile, plan: Plan, work: Work, model: MatchingModel, base: KnowledgeBase
) -> PlanB | None:
    """Return a person's plan B; None where the profile says nothing or no other role is open to them."""
    if not says_something(profile):
        return None
    targets = {role.id for role in plan.roles}
    matches = rank_roles(profile, model, base, explained=False)
    second = next(
        (match.role for match in matches if match.role not in targets and not match.may.excluded), None
    )
    if second is None:
        return None
    role = base.roles[second]
    both = plan_roles(profile, [*plan.roles, role], model, base, work)
    shared_steps = [
        step for step in both.required if second in step.roles and targets.intersection(step.roles)
    ]
    skills = {step.skill for step in shared_steps}
    shared_hours = Hours.total(step.hours for step in shared_steps)
    return PlanB(
        role=role,
        shared=tuple(step.id for step in plan.required if step.skill in skills),
        shared_hours=shared_hours,
        own_hours=both.alone[second].less(shared_hours),
        parting=next((step.id for step in plan.required if step.skill not in skills), None),
    )

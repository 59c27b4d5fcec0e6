"""The fallback role: how much of the plan counts for it too, and where the two plans diverge."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.goals import apply_hours
from careerpath_cli.planning.plan import Plan, Work, plan_roles, without_resources
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

_LOOKED_AT = 6
"""Among how many of the best matches a nearer role is looked for."""


@record
class PlanB:
    """A role of high rank that is not a target, and no longer a way.

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
    role = _second(profile, plan, model, base)
    if role is None:
        return None
    second = role.id
    both = plan_roles(profile, [*plan.roles, role], model, without_resources(base), work)
    shared_steps = [
        step for step in both.required if second in step.roles and targets.intersection(step.roles)
    ]
    skills = {step.skill for step in shared_steps}
    shared_hours = Hours.total(step.hours for step in shared_steps)
    return PlanB(
        role=role,
        shared=tuple(step.id for step in plan.required if step.skill in skills),
        shared_hours=shared_hours,
        own_hours=_what_is_left(both.alone[second], shared_hours),
        parting=next((step.id for step in plan.required if step.skill not in skills), None),
    )


def _what_is_left(hours: Hours, shared: Hours) -> Hours:
    """Return the hours beyond those that are shared, from the fewer to the more."""
    ends = hours.less(shared)
    return Hours(min(ends.low, ends.high), max(ends.low, ends.high))


def _second(profile: Profile, plan: Plan, model: MatchingModel, base: KnowledgeBase) -> Role | None:
    """Return the best match that is another role, and no longer a way than the plan's own where there is one.

    What somebody works as already is no plan, and neither is what takes longer than what it stands in for.
    """
    others = [
        base.roles[match.role]
        for match in rank_roles(profile, model, base, explained=False)
        if match.role not in plan.alone and match.role != profile.current_role and not match.may.excluded
    ][:_LOOKED_AT]
    longest = max((hours.likely for hours in plan.alone.values()), default=0.0)
    nearer = (role for role in others if apply_hours(profile, role, model, base).likely <= longest)
    return next(nearer, next(iter(others), None))

"""What must always hold of a plan for one role: its order, its length, its pace."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.inference import RANK, lower_level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK, Hours
from careerpath_cli.planning.gaps import held_levels
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Pace, Plan, plan_roles
from careerpath_cli.profile.model import Constraints, Profile
from profiles import perfect_profile, profiles

people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def steps(plan: Plan) -> list[LearningStep]:
    return list(plan.steps)


@people
@given(data=st.data())
def test_prerequisites_come_first_and_nothing_is_learnt_twice_or_without_need(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    role = data.draw(st.sampled_from(list(base.roles.values())))
    found = steps(plan_roles(profile, [role], model, base))
    position = {step.id: place for place, step in enumerate(found)}
    first = {step.skill: place for place, step in reversed(list(enumerate(found)))}
    held = held_levels(profile, model)
    assert len(position) == len(found)
    for step in found:
        assert RANK[step.to] > RANK[step.now or "none"]
        for prerequisite in base.skills[step.skill].prerequisites if step.to != "aware" else ():
            if base.skills[prerequisite.skill].trait:
                continue
            mine, needed = held.get(prerequisite.skill), lower_level(step.to, prerequisite.level)
            if mine is None or RANK[mine.level] < RANK[needed]:
                assert first[prerequisite.skill] < position[step.id]


@people
@given(data=st.data())
def test_more_skill_never_makes_a_plan_longer(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    before = data.draw(profiles(base))
    role = data.draw(st.sampled_from(list(base.roles.values())))
    skill = data.draw(st.sampled_from([need.skill for need in role.needs]))
    after = replace(before, skills={**before.skills, skill: "expert"})
    assert (
        plan_roles(after, [role], model, base).hours.high
        <= plan_roles(before, [role], model, base).hours.high + 1e-9
    )


def test_whoever_has_everything_has_only_the_project_left(base: KnowledgeBase, model: MatchingModel) -> None:
    role = base.role("data-engineer")
    plan = plan_roles(perfect_profile(role, model), [role], model, base)
    assert steps(plan) == []
    assert plan.hours == Hours.middle_half([Hours(*role.portfolio.hours)])


def test_weeks_are_hours_by_pace(base: KnowledgeBase, model: MatchingModel) -> None:
    plan = plan_roles(Profile(), [base.role("data-engineer")], model, base, pace=Pace(4, "asked"))
    assert plan.weeks.high == plan.hours.high / 4
    assert plan.pace.basis == "asked"


def test_the_profiles_own_pace_is_used_and_otherwise_one_is_assumed(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    role = base.role("data-engineer")
    own = plan_roles(Profile(constraints=Constraints(hours_per_week=3)), [role], model, base)
    none = plan_roles(Profile(), [role], model, base)
    assert own.pace == Pace(3, "answered")
    assert none.pace == Pace(DEFAULT_HOURS_PER_WEEK, "assumed")


def test_every_step_that_a_role_needs_has_something_to_learn_from(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    for role in base.roles.values():
        for step in steps(plan_roles(Profile(), [role], model, base)):
            if step.need is not None:
                assert len(step.resources) <= 2, (role.id, step.skill)
                assert all(resource.state == "current" for resource in step.resources)
                assert step.resources, (role.id, step.id)


def test_what_each_of_several_roles_takes_alone_is_what_its_own_plan_takes(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    roles = [tiny_base.roles["data-engineer"], tiny_base.roles["ai-auditor"]]
    both = plan_roles(Profile(), roles, tiny_model, tiny_base)
    own = {role.id: plan_roles(Profile(), [role], tiny_model, tiny_base).hours for role in roles}
    assert both.alone == own
    assert all(hours.likely < both.hours.likely for hours in both.alone.values())

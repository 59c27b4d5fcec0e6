"""What must always hold of learning, and of two rankings set side by side."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.inference import RANK, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.effort import Hours
from careerpath_cli.profile.model import Profile
from careerpath_cli.whatif.whatif import Learning, after_learning, compare_rankings, plan_learning
from profiles import profiles

SLACK = 1e-12
people = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def learnt(base: KnowledgeBase) -> st.SearchStrategy[dict[str, Level]]:
    return st.dictionaries(st.sampled_from(list(base.skills)), st.sampled_from(LEVELS), max_size=5)


def steps_of(
    profile: Profile, wanted: dict[str, Level], model: MatchingModel, base: KnowledgeBase
) -> Learning:
    return plan_learning(wanted, infer_levels(profile.skills, model.prerequisites), model, base)


@people
@given(data=st.data())
def test_learning_never_lowers_a_level_a_fit_or_a_readiness(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    before = data.draw(profiles(base))
    after = after_learning(before, data.draw(learnt(base)))
    assert all(RANK[after.skills[skill]] >= RANK[level] for skill, level in before.skills.items())
    for role in compare_rankings(before, after, 3, model, base).roles:
        assert role.gained >= -SLACK
        assert role.after.gap.low >= role.before.gap.low - SLACK


@people
@given(data=st.data())
def test_places_are_those_of_the_two_rankings(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    before = data.draw(profiles(base))
    after = after_learning(before, data.draw(learnt(base)))
    top = data.draw(st.integers(1, 40))
    old = [match.role for match in rank_roles(before, model, base)]
    new = [match.role for match in rank_roles(after, model, base)]
    found = compare_rankings(before, after, top, model, base)
    assert [role.role for role in found.roles] == new
    assert all(role.climbed == old.index(role.role) - new.index(role.role) for role in found.roles)
    assert set(found.entered) == set(new[:top]) - set(old[:top])
    assert set(found.left) == set(old[:top]) - set(new[:top])
    assert {role.role for role in found.moved} == {role for role in old if old.index(role) != new.index(role)}


def test_learning_what_one_has_changes_nothing(base: KnowledgeBase, model: MatchingModel) -> None:
    has_docker = Profile(skills={"docker": "proficient", "linux": "working"})
    assert after_learning(has_docker, {"docker": "working"}) == has_docker
    found = steps_of(has_docker, {"docker": "working"}, model, base)
    assert (found.steps, found.below, found.hours) == ((), (), Hours(0, 0))
    assert [(step.skill, step.now) for step in found.held] == [("docker", "proficient")]


def test_what_follows_from_another_skill_is_held(base: KnowledgeBase, model: MatchingModel) -> None:
    found = steps_of(Profile(skills={"kubernetes": "working"}), {"docker": "working"}, model, base)
    assert [step.skill for step in found.held] == ["docker"]


def test_a_stated_none_is_learnt_from(base: KnowledgeBase, model: MatchingModel) -> None:
    found = steps_of(Profile(skills={"docker": "none", "linux": "aware"}), {"docker": "working"}, model, base)
    (step,) = found.steps
    assert (step.now, step.to, step.levels) == ("none", "working", 2)
    assert (found.hours.low, found.hours.high) == (6, 18)


def test_what_a_skill_builds_on_is_counted_once_and_only_where_it_lacks(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    nothing = Profile(skills={"docker": "none", "kubernetes": "none", "linux": "none"})
    wanted: dict[str, Level] = {"kubernetes": "working", "docker": "working"}
    together = steps_of(nothing, wanted, model, base)
    assert [step.skill for step in together.steps] == ["kubernetes", "docker"]
    assert [(step.skill, step.to) for step in together.below] == [("linux", "working")]
    alone = steps_of(nothing, {"kubernetes": "working"}, model, base)
    assert {step.skill for step in alone.below} == {"docker", "linux"}
    assert alone.hours == together.hours
    knows = replace(nothing, skills={**nothing.skills, "linux": "working"})
    assert steps_of(knows, wanted, model, base).below == ()


def test_hours_start_at_zero_where_nobody_asked(base: KnowledgeBase, model: MatchingModel) -> None:
    (step,) = steps_of(Profile(skills={"linux": "expert"}), {"docker": "working"}, model, base).steps
    assert step.now is None
    assert step.hours.low == 0 < step.hours.high

"""The levers against brute force: every step is tried with a whole ranking."""

from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import ATTITUDES, VALUE_WEIGHTS, Attitude, Level
from careerpath_cli.matching.inference import RANK, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.model import Constraints, Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.whatif.levers import (
    IN_FAVOUR,
    LEADING,
    POINT,
    FirstChange,
    best_next_level,
    find_levers,
    opens_most,
    smallest_change,
)
from careerpath_cli.whatif.sensitivity import Sensitivity, build_sensitivity
from careerpath_cli.whatif.whatif import Learning, after_learning, plan_learning
from licences import licensed
from profiles import profiles

SLACK = 1e-9
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
ENOUGH = 2
few_people = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
some_people = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def fits(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> dict[str, float]:
    return {match.role: match.fit for match in rank_roles(profile, model, base, explained=False)}


def with_skill(profile: Profile, skill: str, level: Level) -> Profile:
    return replace(profile, skills={**profile.skills, skill: level})


def effort(one: Learning) -> float:
    return one.hours.low + one.hours.high


def learn(profile: Profile, skill: str, level: Level, model: MatchingModel, base: KnowledgeBase) -> Learning:
    held = infer_levels(profile.skills, model.prerequisites)
    return plan_learning({skill: level}, held, model, base)


def above(profile: Profile, skill: str, model: MatchingModel, base: KnowledgeBase) -> tuple[Level, ...]:
    """The levels above the one held that hours of learning lead to, and not years of practice."""
    held = infer_levels(profile.skills, model.prerequisites)
    now = held[skill].level if skill in held else "none"
    learnt = takewhile(lambda step: step.years is None, base.effort[base.skills[skill].effort].steps)
    return tuple(step.level for step in learnt if RANK[step.level] > RANK[now])


def next_level(
    profile: Profile, skill: str, roles: list[str], model: MatchingModel, base: KnowledgeBase
) -> Level | None:
    """The lowest level above the one held, at least working if not asked, that lifts one of the roles."""
    before = fits(profile, model, base)
    asked = skill in infer_levels(profile.skills, model.prerequisites)
    for level in above(profile, skill, model, base):
        if not asked and level == "aware":
            continue
        after = fits(with_skill(profile, skill, level), model, base)
        if any(after[role] > before[role] + SLACK for role in roles):
            return level
    return None


def wanting(skill: str, base: KnowledgeBase) -> list[str]:
    return [role.id for role in base.roles.values() if any(need.skill == skill for need in role.needs)]


def assert_exact(
    profile: Profile, skill: str, level: Level, model: MatchingModel, base: KnowledgeBase
) -> None:
    """A step adds what the difference of two whole rankings says."""
    person = build_sensitivity(profile, model, base)
    change = person.skill_change(skill, level)
    for match in rank_roles(with_skill(profile, skill, level), model, base, explained=False):
        place = person.indexes[match.role]
        if place in person.totals:
            assert match.total == pytest.approx(person.totals[place] + change.get(place, 0.0), abs=SLACK)


@some_people
@given(data=st.data())
def test_what_a_step_adds_is_what_a_whole_ranking_says(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    skill = data.draw(st.sampled_from(list(base.skills)))
    for level in above(profile, skill, model, base):
        assert_exact(profile, skill, level, model, base)


def test_steps_of_skills_that_tell_of_each_other_are_exact_too(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    pairs = [(skill, other) for skill in base.skills for other, _ in model.relations.get(skill, ())]
    for skill, other in pairs[::3]:
        assert_exact(Profile(skills={skill: "none", other: "none"}), skill, "proficient", model, base)
        assert_exact(Profile(skills={skill: "none", other: "expert"}), skill, "aware", model, base)
        assert_exact(Profile(skills={other: "aware"}), skill, "working", model, base)


@few_people
@given(data=st.data())
def test_the_best_next_level_is_the_best_of_all_that_can_be_started_on(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    role = base.roles[data.draw(st.sampled_from(list(base.roles)))]
    before = fits(profile, model, base)[role.id]
    found = best_next_level(build_sensitivity(profile, model, base), role.id)
    tried: dict[tuple[bool, bool], list[float]] = {}
    for need in role.needs:
        level = next_level(profile, need.skill, [role.id], model, base)
        if level:
            tier = (not need.required, bool(learn(profile, need.skill, level, model, base).below))
            after = fits(with_skill(profile, need.skill, level), model, base)[role.id]
            tried.setdefault(tier, []).append(after - before)
    assert (found is None) == (not tried)
    if found:
        learnt = after_learning(profile, {step.skill: step.to for step in found.learning.steps})
        assert found.before == pytest.approx(before)
        assert found.after == pytest.approx(fits(learnt, model, base)[role.id])
        assert found.after - found.before == pytest.approx(max(tried[min(tried)]))


@settings(few_people, max_examples=3)
@given(data=st.data())
def test_what_opens_most_opens_most(data: st.DataObject, base: KnowledgeBase, model: MatchingModel) -> None:
    profile = data.draw(profiles(base))
    found = opens_most(build_sensitivity(profile, model, base))
    before = fits(profile, model, base)
    held = infer_levels(profile.skills, model.prerequisites)
    tried: dict[tuple[bool, bool], dict[str, set[str]]] = {}
    leading = [match.role for match in rank_roles(profile, model, base) if not match.may.excluded][:LEADING]
    for skill in base.skills:
        roles = [role for role in wanting(skill, base) if role in leading]
        level = next_level(profile, skill, roles, model, base)
        after = fits(with_skill(profile, skill, level), model, base) if level else before
        opened = {role for role in roles if after[role] - before[role] >= POINT and after[role] >= IN_FAVOUR}
        if level and opened:
            tier = (bool(learn(profile, skill, level, model, base).below), skill not in held)
            tried.setdefault(tier, {})[skill] = opened
    assert (found is None) == (not tried)
    if found:
        first = tried[min(tried)]
        assert first[found.learning.steps[0].skill] == set(found.roles)
        assert len(found.roles) == max(map(len, first.values()))


def applied(profile: Profile, found: FirstChange) -> Profile:
    if found.learning:
        return after_learning(profile, {step.skill: step.to for step in found.learning.steps})
    answer = found.answer
    assert answer is not None
    if answer.kind == "activity":
        return replace(profile, activities={**profile.activities, answer.subject: answer.to})  # type: ignore[dict-item]
    return replace(profile, values={**profile.values, answer.subject: answer.to})  # type: ignore[dict-item]


@some_people
@given(data=st.data())
def test_the_smallest_change_really_puts_its_role_first(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    person = build_sensitivity(profile, model, base)
    found = smallest_change(person)
    if found:
        assert found.instead_of == person.first != found.role
        first = rank_roles(applied(profile, found), model, base)[0]
        assert first.role == found.role
        assert not first.may.excluded
        for step in found.learning.steps if found.learning else ():
            assert found.role in wanting(step.skill, base)
    if found and found.answer:
        scale = ATTITUDES if found.answer.kind == "activity" else VALUE_WEIGHTS
        places = [scale.index(one) for one in (found.answer.now, found.answer.to)]
        assert abs(places[0] - places[1]) == 1


def single_skills_that_flip(person: Sensitivity) -> list[Learning]:
    """Every skill at every level above the one held that puts a role first which wants it."""
    profile, model, base = person.profile, person.model, person.base
    found = []
    for skill in {need.skill for role in base.roles.values() for need in role.needs}:
        for level in above(profile, skill, model, base):
            first = rank_roles(with_skill(profile, skill, level), model, base, explained=False)[0]
            if not first.may.excluded and first.role != person.first and first.role in wanting(skill, base):
                found.append(learn(profile, skill, level, model, base))
    return found


def assert_smallest(person: Sensitivity) -> None:
    found = smallest_change(person)
    flipping = single_skills_that_flip(person)
    if not flipping:
        assert found is None or found.answer or (found.learning and len(found.learning.steps) > 1)
        return
    assert found is not None
    assert found.learning is not None
    least = min((one.levels, effort(one)) for one in flipping)
    assert (found.learning.levels, effort(found.learning)) == pytest.approx(least)


@settings(few_people, max_examples=3)
@given(data=st.data())
def test_no_smaller_step_in_one_skill_does(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert_smallest(build_sensitivity(data.draw(profiles(base)), model, base))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_smaller_step_does_for_the_example_people(
    path: Path, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert_smallest(build_sensitivity(read_profile(path, base), model, base))


def test_one_answer_is_found_where_no_skill_can_help(base: KnowledgeBase, model: MatchingModel) -> None:
    everything: dict[str, Level] = dict.fromkeys(base.skills, "expert")
    activities: dict[str, Attitude] = {**dict.fromkeys(base.activities, "neutral"), "improve-models": "like"}
    profile = Profile(skills=everything, activities=activities)
    found = smallest_change(build_sensitivity(profile, model, base))
    assert found is not None
    assert found.answer is not None
    assert found.answer.kind == "activity"
    assert found.answer.now == activities[found.answer.subject]
    changed = replace(profile, activities={**activities, found.answer.subject: found.answer.to})  # type: ignore[dict-item]
    assert rank_roles(changed, model, base)[0].role == found.role


def test_two_skills_are_tried_where_one_does_not_do(base: KnowledgeBase, model: MatchingModel) -> None:
    people = [read_profile(path, base) for path in EXAMPLES]
    answers = [(person, left_out) for person in people for left_out in person.activities]
    pairs = 0
    for person, left_out in answers:
        others = {one: attitude for one, attitude in person.activities.items() if one != left_out}
        profile = replace(person, activities=others, values={})
        found = smallest_change(build_sensitivity(profile, model, base))
        if found and found.learning and len(found.learning.steps) == 2:
            pairs += 1
            assert rank_roles(applied(profile, found), model, base)[0].role == found.role
            for step in found.learning.steps:
                alone = with_skill(profile, step.skill, step.to)
                assert rank_roles(alone, model, base)[0].role == found.instead_of
            if pairs == ENOUGH:
                break
    assert pairs


def test_a_role_that_is_ruled_out_is_never_put_first_nor_lifted(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(
        skills={"pytorch": "expert", "research-methods": "proficient"},
        activities={"advance-research": "love"},
        constraints=Constraints(degree_acceptable="high-school"),
    )
    base = licensed(base)
    excluded = [match.role for match in rank_roles(profile, model, base) if match.may.excluded]
    assert excluded
    for role in excluded:
        found = find_levers(profile, model, base, role)
        assert (found.ruled_out, found.lift) == (True, None)
        assert found.first is None or found.first.role not in excluded
        assert found.opening is None or not set(found.opening.roles) & set(excluded)


def test_whoever_has_all_that_a_role_asks_for_is_not_sent_to_learn(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(skills=dict.fromkeys(base.skills, "expert"))
    found = find_levers(profile, model, base)
    assert (found.ruled_out, found.lift, found.opening, found.first) == (False, None, None, None)


def test_the_levers_of_an_example_person(base: KnowledgeBase, model: MatchingModel) -> None:
    teacher = read_profile(EXAMPLES[-1], base)
    found = find_levers(teacher, model, base)
    assert found.opening is not None
    (step,) = found.opening.learning.steps
    assert teacher.skills[step.skill] == "none"
    assert (step.now, step.to) == ("none", "aware")

"""Bands, confidence, reach and explanations: what they promise, for anybody."""

import json
from dataclasses import replace
from itertools import pairwise
from math import fsum, isclose
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.scales import ATTITUDES, DEGREES, LEVELS, VALUE_WEIGHTS
from careerpath_cli.matching.bands import bands, tie_breakers
from careerpath_cli.matching.cohort import rank_lines
from careerpath_cli.matching.confidence import asked_share, confidence
from careerpath_cli.matching.explanation import explain, rounded_to_sum
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import part_weights, rank_roles
from careerpath_cli.planning.reach import DISTANCES, reach
from careerpath_cli.profile.kinds import says_something, was_asked
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile
from careerpath_cli.profile.reading import read_profile
from profiles import perfect_profile, profiles

EXAMPLES = Path(__file__).parents[2] / "examples"
people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=200, deadline=None)


def neighbours(profile: Profile) -> list[Profile]:
    """Every profile that is one step of one answer away, made the plain way."""
    found = []
    scales: dict[str, tuple[Any, ...]] = {"skills": LEVELS, "activities": ATTITUDES, "values": VALUE_WEIGHTS}
    for name, scale in scales.items():
        answers: dict[str, Any] = getattr(profile, name)
        for key, answer in answers.items():
            changes = [{subject: kept for subject, kept in answers.items() if subject != key}]
            rank = scale.index(answer)
            changes += [
                {**answers, key: scale[step]} for step in (rank - 1, rank + 1) if 0 <= step < len(scale)
            ]
            changed: list[Any] = [{name: change} for change in changes]
            found += [replace(profile, **change) for change in changed]
    if profile.education.degree is not None:
        rung = DEGREES.index(profile.education.degree)
        beside = [DEGREES[step] for step in (rung - 1, rung + 1) if 0 <= step < len(DEGREES)]
        found += [replace(profile, education=EducationAnswer(degree)) for degree in (None, *beside)]
    found += [
        replace(profile, industries=tuple(kept for kept in profile.industries if kept != industry))
        for industry in profile.industries
    ]
    for which in ("total_years", "coding_years", "ml_years"):
        years = getattr(profile.experience, which)
        if years is not None:
            found += [
                replace(profile, experience=replace(profile.experience, **{which: count}))
                for count in (None, max(0.0, years - 1), years + 1)
            ]
    return found


@people
@given(data=st.data())
def test_a_band_holds_just_the_roles_that_one_step_of_one_answer_puts_level_or_ahead(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = replace(data.draw(profiles(base)), constraints=Constraints())
    ranking = rank_roles(profile, model, base, explained=False)
    first = bands(profile, ranking, model, top=1)[0]
    ahead = {ranking[0].role}
    for neighbour in neighbours(profile):
        if not says_something(neighbour):
            ahead |= set(base.roles)
            continue
        totals = {match.role: match.total for match in rank_roles(neighbour, model, base, explained=False)}
        ahead |= {role for role in totals if totals[role] >= totals[ranking[0].role] - 1e-9}
    level = {match.role for match in ranking if ranking[0].total - match.total < 1e-9}
    assert list(first.roles) == [match.role for match in ranking if match.role in ahead | level]


@people
@given(data=st.data())
def test_bands_cover_every_open_role_once_and_stand_in_the_order_of_the_ranking(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    ranking = rank_roles(profile, model, base, explained=False)
    order = [match.role for match in ranking if not match.may.excluded]
    found = [list(band.roles) for band in bands(profile, ranking, model)]
    assert sorted(role for roles in found for role in roles) == sorted(order)
    assert all(roles == sorted(roles, key=order.index) for roles in found)
    leaders = [roles[0] for roles in found]
    assert leaders == sorted(leaders, key=order.index)


def test_only_the_best_roles_are_covered_where_only_these_are_asked_for(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = perfect_profile(base.roles["ai-policy-advisor"], model)
    ranking = rank_roles(profile, model, base, explained=False)
    found = bands(profile, ranking, model, top=3)
    assert {match.role for match in ranking[:3]} <= {role for band in found for role in band.roles}
    assert len(found) < len(bands(profile, ranking, model))


def test_one_step_of_the_degree_is_tried(base: KnowledgeBase, model: MatchingModel) -> None:
    bachelor, master = (Profile(education=EducationAnswer(degree)) for degree in ("bachelor", "master"))
    first = rank_roles(bachelor, model, base, explained=False)
    after = rank_roles(master, model, base, explained=False)
    assert after[0].role != first[0].role
    assert after[0].role in bands(bachelor, first, model, top=1)[0].roles


def test_the_student_is_told_of_a_role_that_one_step_would_put_first(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    student = read_profile(EXAMPLES / "student.yaml", base)
    assert student.values["intellectual-depth"] == "important"
    less_depth = replace(student, values={**student.values, "intellectual-depth": "somewhat"})
    ranking = rank_roles(student, model, base, explained=False)
    top = rank_roles(less_depth, model, base, explained=False)[0].role
    assert top != ranking[0].role
    assert top in bands(student, ranking, model, top=1)[0].roles


def test_what_would_tell_was_not_asked_and_parts_the_roles(model: MatchingModel) -> None:
    profile = Profile(skills={"python": "working"})
    topics = tie_breakers(profile, ["ai-policy-advisor", "mlops-engineer"], model)
    assert topics
    assert ("skill", "python") not in topics
    asked = replace(profile, skills={**profile.skills, topics[0][1]: "none"})
    if topics[0][0] == "skill":
        assert topics[0] not in tie_breakers(asked, ["ai-policy-advisor", "mlops-engineer"], model)


def test_a_clear_case_stands_alone(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = perfect_profile(base.roles["ai-policy-advisor"], model)
    ranking = rank_roles(profile, model, base)
    assert bands(profile, ranking, model, top=1)[0].roles == ("ai-policy-advisor",)


def test_one_answer_leaves_roles_together(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(skills={"deep-learning": "working"})
    ranking = rank_roles(profile, model, base)
    assert len(bands(profile, ranking, model, top=1)[0].roles) > 5


@people
@given(data=st.data())
def test_the_wider_the_lead_the_surer_and_little_asked_lowers_it(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    ranking = rank_roles(profile, model, base, explained=False)
    found = confidence(profile, ranking, model)
    steps = list(model.scoring.confidence)
    if found is None:
        assert sum(not match.may.excluded for match in ranking) < 2
        return
    assert found.lead >= 0
    assert 0 <= found.asked <= 1
    by_lead = [step for step in steps if found.lead >= step.lead][-1]
    assert steps.index(found.step) == steps.index(by_lead) - found.little_asked
    assert not found.little_asked or found.asked < model.scoring.few_asked


def test_the_scale_of_confidence_rises(model: MatchingModel) -> None:
    steps = model.scoring.confidence
    assert steps[0].lead == 0
    assert all(lower.lead < higher.lead and lower.right < higher.right for lower, higher in pairwise(steps))


def test_everything_asked_is_a_share_of_one(base: KnowledgeBase, model: MatchingModel) -> None:
    role = next(one for one in model.roles if one.role == "mlops-engineer")
    subjects: dict[str, list[str]] = {}
    for kind, subject in role.answer_weights:
        subjects.setdefault(kind, []).append(subject)
    profile = Profile(
        skills=dict.fromkeys(subjects["skill"], "none"),
        activities=dict.fromkeys(subjects["activity"], "neutral"),
        values=dict.fromkeys(subjects["value"], "unimportant"),
        education=EducationAnswer(degree="none"),
        industries=tuple(base.industries),
    )
    assert all(was_asked(topic, profile) for topic in role.answer_weights)
    assert isclose(asked_share(profile, role), 1)
    assert asked_share(Profile(), role) == 0


def test_reach_goes_by_essential_skills_and_pace(base: KnowledgeBase, model: MatchingModel) -> None:
    role = base.roles["mlops-engineer"]
    ready = perfect_profile(role, model)
    assert reach(ready, role.id, model, base).distance == "ready now"
    assert reach(ready, role.id, model, base).months.high == 0
    essential = next(need.skill for need in role.needs if need.importance == "essential")
    lacking = replace(ready, skills={**ready.skills, essential: "none"})
    slow, fast = (reach(lacking, role.id, model, base, hours) for hours in (2, 20))
    assert isclose(slow.months.high, 10 * fast.months.high)
    assert slow.learning == fast.learning
    assert not slow.pace_assumed
    assert reach(lacking, role.id, model, base).pace_assumed


def test_missing_years_put_a_role_further_away(base: KnowledgeBase, model: MatchingModel) -> None:
    role = base.roles["chief-ai-officer"]
    ready = perfect_profile(role, model)
    found = [
        reach(replace(ready, experience=ExperienceAnswer(ml_years=years)), role.id, model, base)
        for years in (0, 5, 20)
    ]
    assert [reached.distance for reached in found] == ["a long way", "within reach", "ready now"]
    assert [reached.years_missing for reached in found] == [7, 2, 0]
    unasked = replace(ready, experience=ExperienceAnswer())
    assert reach(unasked, role.id, model, base).years_missing is None


@people
@given(data=st.data())
def test_more_skill_never_lengthens_the_way(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    role = data.draw(st.sampled_from(list(base.roles.values())))
    need = data.draw(st.sampled_from(role.needs))
    held = profile.skills.get(need.skill, "none")
    higher = LEVELS[min(LEVELS.index(held) + 1, len(LEVELS) - 1)]
    before = reach(profile, role.id, model, base)
    after = reach(replace(profile, skills={**profile.skills, need.skill: higher}), role.id, model, base)
    assert after.learning.high <= before.learning.high + 1e-9


@people
@given(data=st.data())
def test_an_explanation_adds_up_to_the_score(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    weights = ScoringWeights(*data.draw(st.sampled_from([(1.0, 1.0), (3.0, 1.0), (0.0, 2.0)])))
    weighted = replace(model, scoring=replace(model.scoring, weights=weights))
    ranking = rank_roles(profile, weighted, base)
    role = data.draw(st.sampled_from(ranking))
    found = explain(profile, ranking, role.role, weighted)
    shares = (*found.speaking_for, *found.speaking_against)
    exact = [
        part_weights(weighted.scoring)[contribution.part] * contribution.evidence
        for contribution in role.contributions
    ]
    assert isclose(fsum(exact), found.total, abs_tol=1e-9)
    assert round(sum(share.shown for share in shares), 2) == found.shown_total
    assert isclose(found.shown_total, found.total, abs_tol=0.00501)
    assert len(shares) + found.without_weight == len(role.contributions)
    assert all(not was_asked(unasked.topic, profile) for unasked in found.unasked)
    assert ranking[found.place - 1] is role


@MANY
@given(st.lists(st.floats(-20, 20), max_size=40))
def test_rounded_amounts_add_up_and_stay_near(amounts: list[float]) -> None:
    rounded = rounded_to_sum(amounts, 2)
    assert isclose(fsum(rounded), round(fsum(amounts), 2), abs_tol=0.0051)
    assert all(abs(amount - nearby) < 0.0101 for amount, nearby in zip(amounts, rounded, strict=True))


@people
@given(data=st.data())
def test_one_person_and_a_cohort_get_identical_scores(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    explained = rank_roles(profile, model, base)
    plain = rank_roles(profile, model, base, explained=False)
    assert [replace(match, contributions=()) for match in explained] == plain
    record = {
        "format": 1,
        "id": "x",
        "skills": profile.skills,
        "activities": profile.activities,
        "values": profile.values,
        "education": {"degree": profile.education.degree},
        "experience": {
            "total_years": profile.experience.total_years,
            "coding_years": profile.experience.coding_years,
            "ml_years": profile.experience.ml_years,
        },
        "industries": list(profile.industries),
        "constraints": {"degree_acceptable": profile.constraints.degree_acceptable},
    }
    line = next(iter(rank_lines([json.dumps(record).encode()], 0, model, base)))
    ranked = json.loads(line.text)["recommendations"]
    assert ranked == [{"role": match.role, "score": round(match.fit, 4)} for match in explained]


@people
@given(data=st.data())
def test_weights_count_by_their_ratio_and_a_part_without_weight_counts_nothing(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    def ranked(want: float, can: float) -> list[tuple[str, float]]:
        weighted = replace(model, scoring=replace(model.scoring, weights=ScoringWeights(want, can)))
        return [(match.role, round(match.total, 9)) for match in rank_roles(profile, weighted, base)]

    profile = data.draw(profiles(base))
    assert ranked(1, 3) == ranked(2, 6)
    only_can = dict(ranked(0, 1))
    for match in rank_roles(profile, model, base):
        can = fsum(
            contribution.evidence for contribution in match.contributions if contribution.part == "can"
        )
        assert isclose(only_can[match.role], 2 * can, abs_tol=1e-6)


@pytest.mark.parametrize("distance", DISTANCES)
def test_asking_for_a_distance_gives_only_roles_so_far(
    distance: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = replace(
        perfect_profile(base.roles["data-analyst"], model), experience=ExperienceAnswer(ml_years=2)
    )
    found = recommend(profile, model, base, Wishes(50, distance))  # type: ignore[arg-type]
    assert {recommendation.reach.distance for recommendation in found.recommendations} == {distance}
    everywhere = recommend(profile, model, base, Wishes(50)).recommendations
    assert len(found.recommendations) == sum(
        recommendation.reach.distance == distance for recommendation in everywhere
    )

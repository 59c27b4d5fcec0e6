"""Which roles are tied: the roles that one step of one answer would put level with the first, or ahead."""

from dataclasses import replace
from math import log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import ATTITUDES, DEGREES, LEVELS, VALUE_WEIGHTS
from careerpath_cli.matching.bands import bands, tie_breakers
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Constraints, EducationAnswer, Profile
from careerpath_cli.profile.reading import read_profile
from profiles import perfect_profile, profiles

EXAMPLES = Path(__file__).parents[2] / "examples"
people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


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
    starts = {role.role: role.start for role in model.roles}
    ahead = {ranking[0].role}
    for neighbour in neighbours(profile):
        if not says_something(neighbour):
            ahead |= {role for role in starts if starts[role] >= starts[ranking[0].role] - 1e-9}
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
    master, phd = (Profile(education=EducationAnswer(degree)) for degree in ("master", "phd"))
    first = rank_roles(master, model, base, explained=False)
    after = rank_roles(phd, model, base, explained=False)
    assert after[0].role != first[0].role
    assert after[0].role in bands(master, first, model, top=1)[0].roles


def test_the_student_is_told_of_a_role_that_one_step_would_put_first(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    student = read_profile(EXAMPLES / "student.yaml", base)
    ranking = rank_roles(student, model, base, explained=False)
    band = bands(student, ranking, model, top=1)[0].roles
    told = set()
    for activity, attitude in student.activities.items():
        at = ATTITUDES.index(attitude)
        for step in ATTITUDES[max(0, at - 1) : at + 2]:
            changed = replace(student, activities={**student.activities, activity: step})
            told.add(rank_roles(changed, model, base, explained=False)[0].role)
    assert len(told) > 1
    assert told <= set(band)


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


# three roles, whose evidence is worked out by hand


def totals(profile: Profile, base: KnowledgeBase, model: MatchingModel) -> dict[str, float]:
    return {match.role: match.total for match in rank_roles(profile, model, base, explained=False)}


def tied(profile: Profile, base: KnowledgeBase, model: MatchingModel) -> list[tuple[str, ...]]:
    ranking = rank_roles(profile, model, base, explained=False)
    return [band.roles for band in bands(profile, ranking, model)]


def test_two_roles_are_tied_that_leaving_one_answer_out_would_swap(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Without the reports, the auditor falls from 1.51 to 0.125, below the data engineer's 1.19."""
    profile = Profile(
        activities={"write-reports": "like", "build-pipelines": "like"}, values={"stability": "important"}
    )
    assert totals(profile, tiny_base, tiny_model) == pytest.approx(
        {"ai-auditor": log(4) + 0.125, "data-engineer": log(2) + 0.5, "ml-engineer": log(0.5 / 0.4) - 0.5}
    )
    assert tied(profile, tiny_base, tiny_model) == [("ai-auditor", "data-engineer"), ("ml-engineer",)]


def test_a_role_between_two_tied_ones_is_in_a_band_of_its_own(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Without stability, the ML engineer (0.25) passes the data engineer (0.0625), but the auditor falls."""
    profile = Profile(values={"stability": "important", "pay": "somewhat"})
    assert totals(profile, tiny_base, tiny_model) == {
        "data-engineer": 0.5 + 0.0625,
        "ai-auditor": 0.125 - 0.25,
        "ml-engineer": -0.5 + 0.25,
    }
    assert tied(profile, tiny_base, tiny_model) == [("data-engineer", "ml-engineer"), ("ai-auditor",)]


def test_no_role_is_tied_where_every_single_change_leaves_the_order(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(
        skills={"regulation": "working", "auditing": "working", "sql": "working"},
        values={"stability": "important"},
    )
    assert tied(profile, tiny_base, tiny_model) == [("ai-auditor",), ("data-engineer",), ("ml-engineer",)]


def test_roles_with_the_same_evidence_are_tied(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    profile = Profile(activities={"write-reports": "avoid", "train-models": "neutral"})
    assert totals(profile, tiny_base, tiny_model) == pytest.approx(
        {"data-engineer": 0, "ml-engineer": 0, "ai-auditor": 2 * log(0.2 / 0.8)}
    )
    assert tied(profile, tiny_base, tiny_model)[0][:2] == ("data-engineer", "ml-engineer")


def test_an_excluded_role_is_in_no_band(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    profile = Profile(values={"pay": "essential"}, constraints=Constraints(degree_acceptable="none"))
    assert tied(profile, tiny_base, tiny_model) == [("data-engineer", "ai-auditor")]


def test_the_tie_breakers_are_what_sets_the_roles_apart_most(tiny_model: MatchingModel) -> None:
    """Yes rather than no is worth 1.79 nats for auditing, 1.39 for SQL, 0.41 for statistics, 0.2 for Python.

    Machine learning tells nothing of either role.
    """
    profile = Profile(activities={"write-reports": "like", "build-pipelines": "like"})
    assert tie_breakers(profile, ["ai-auditor", "data-engineer"], tiny_model) == (
        ("skill", "auditing"),
        ("skill", "regulation"),
        ("skill", "pipelines"),
        ("skill", "sql"),
        ("skill", "statistics"),
        ("skill", "python"),
    )

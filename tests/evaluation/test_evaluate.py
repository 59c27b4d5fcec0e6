"""Summing up rankings: the simple rankings they are held against, groups, and whom they missed."""

from dataclasses import replace
from typing import Any

import pytest

from careerpath_cli.evaluation.baselines import constant_order, coverage_order
from careerpath_cli.evaluation.evaluate import RankedPerson, evaluate, ranking, values_of
from careerpath_cli.evaluation.people import Grades, KnownPerson, Label
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Constraints, Profile

RIGHT = Grades(first=("data-analyst",), acceptable=("data-engineer",), wrong=("nlp-engineer",))


def ranked(
    order: tuple[str, ...], right: Grades | Label = RIGHT, kind: str = "", **record: Any
) -> RankedPerson:
    return RankedPerson(KnownPerson(Profile(id="somebody"), right, kind, record), order)


def test_one_order_for_all_has_the_roles_first_that_are_right_most_often() -> None:
    rights: list[Grades | Label] = [
        Grades(first=("b",), acceptable=("d",)),
        Grades(first=("b", "c")),
        Grades(first=("c",), acceptable=("d", "a")),
        ("e",),
    ]
    assert constant_order(rights, "abcdef") == ["b", "c", "e", "d", "a", "f"]


def test_coverage_is_the_share_of_required_skills_held_at_any_level_but_none(base: KnowledgeBase) -> None:
    role = base.roles["mlops-engineer"]
    all_held = Profile(skills={need.skill: "aware" for need in role.required})
    assert coverage_order(all_held, base)[0] == role.id
    absent = replace(all_held, skills=dict.fromkeys(all_held.skills, "none"))
    assert coverage_order(absent, base) == sorted(base.roles)
    helpful = Profile(skills={need.skill: "expert" for need in role.helpful})
    shares = {
        name: sum(need.skill in helpful.skills for need in one.required) / len(one.required)
        for name, one in base.roles.items()
    }
    found = [shares[name] for name in coverage_order(helpful, base)]
    assert found == sorted(found, reverse=True)


def test_a_profile_that_says_nothing_has_no_ranking(base: KnowledgeBase, model: MatchingModel) -> None:
    assert ranking(Profile(constraints=Constraints(remote=True)), model, base) == ()
    assert len(ranking(Profile(skills={"sql": "working"}), model, base)) == len(base.roles)


def test_whom_the_ranking_missed_is_told_with_the_place_of_the_best_right_role(base: KnowledgeBase) -> None:
    order = ("nlp-engineer", "prompt-engineer", "ai-trainer", "data-engineer", "data-analyst")
    right = Grades(first=("ai-auditor", "data-analyst"))
    found = evaluate([ranked(order, right), ranked(("data-analyst",), right), ranked(())], [], base).graded
    assert found is not None
    assert [(one.role, one.rank, one.top) for one in found.misses] == [
        ("data-analyst", 5, order[:3]),
        ("data-analyst", None, ()),
    ]


def test_each_kind_of_people_has_its_figures_and_people_without_one_are_in_none(base: KnowledgeBase) -> None:
    hit, missed = ("data-analyst",), ("nlp-engineer",)
    people = [ranked(hit, kind="new"), ranked(missed, kind="new"), ranked(hit, kind="old"), ranked(missed)]
    found = evaluate(people, [], base).graded
    assert found is not None
    assert {kind: one.hit_at_1 for kind, one in found.kinds["careerpath"].items()} == {"new": 0.5, "old": 1}
    assert found.rankers["careerpath"].hit_at_1 == 0.5
    assert found.rankers["constant"].hit_at_1 == 1
    assert evaluate(people, [], base).labelled is None


def test_other_forms_of_answers_have_a_row_of_their_own_and_count_nowhere_else(base: KnowledgeBase) -> None:
    full = ranked(("data-analyst",), kind="new", degree="master")
    missed = ranked(("nlp-engineer",), kind="new", degree="master")
    short = replace(missed, person=replace(missed.person, form="short"))
    found = evaluate([short, full, short], ["degree"], base).graded
    assert found is not None
    assert found.rankers["careerpath"].people == 1
    assert found.rankers["careerpath"].hit_at_1 == 1
    assert {kind: (one.people, one.hit_at_1) for kind, one in found.kinds["careerpath"].items()} == {
        "new": (1, 1),
        "short": (2, 0),
    }
    assert found.misses == ()
    assert found.groupings[0].left_out == 1


def test_groups_need_enough_people_and_stand_in_a_sensible_order(base: KnowledgeBase) -> None:
    hit, missed = ("data-analyst",), ("nlp-engineer",)
    years = [ranked(hit, years=10), ranked(missed, years=10), ranked(hit, years=2), ranked(hit, years=3)]
    degrees = [ranked(hit, degree="bachelor"), ranked(missed, degree="some-college"), ranked(hit)]
    people = [*years * 5, *degrees * 3, *degrees[:2] * 2]
    by_years, by_degree = evaluate(people, ["years", "degree"], base).graded.groupings  # type: ignore[union-attr]
    assert [(one.value, one.people, one.hit_at_3) for one in by_years.groups] == [
        (2, 5, 1),
        (3, 5, 1),
        (10, 10, 0.5),
    ]
    assert by_years.left_out == 13
    assert [(one.value, one.people, one.hit_at_3) for one in by_degree.groups] == [
        ("some-college", 5, 0),
        ("bachelor", 5, 1),
    ]
    assert by_degree.left_out == 23


def test_of_people_whose_job_is_known_a_group_takes_a_hundred(base: KnowledgeBase) -> None:
    people = [ranked(("data-analyst",), ("data-analyst",), city="Oslo")] * 100
    people += [ranked(("data-analyst",), ("nlp-engineer",), city="Rome")] * 99
    found = evaluate(people, ["city"], base).labelled
    assert found is not None
    (grouping,) = found.groupings
    assert [(one.value, one.people, one.hit_at_3) for one in grouping.groups] == [("Oslo", 100, 1)]
    assert grouping.left_out == 99
    assert found.rankers["careerpath"].macro_hit_at_1 == 0.5


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("education.degree", ("phd",)),
        ("experience.years", (2.5,)),
        ("industries", ("finance", "media")),
        ("remote", ("true",)),
        ("education", ()),
        ("education.degree.level", ()),
        ("missing.field", ()),
        ("", ()),
    ],
)
def test_values_of_a_dotted_field(field: str, expected: tuple[object, ...]) -> None:
    record = {
        "education": {"degree": "phd"},
        "experience": {"years": 2.5},
        "industries": ["finance", "media", "finance"],
        "remote": True,
    }
    assert values_of(record, field) == expected

"""Answers become a profile: each in its field, what was skipped left out, all of it readable again."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.interview.answers import SCREEN_SIZE, Answers, asked_skills, profile_from_answers
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.model import EducationAnswer, Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.profile.writing import profile_text, write_profile

Given = dict[str, tuple[str, ...] | None]


def written(answers: Given, base: KnowledgeBase) -> dict[str, Any]:
    """Give the profile as its file says it, without the number of the format."""
    text = profile_text(profile_from_answers(Answers(answers), base))
    body: dict[str, Any] = yaml.safe_load(text)
    assert body.pop("format") == 1
    return body


def skills(answers: Given, base: KnowledgeBase) -> dict[str, str]:
    """Give the skills of the profile by id."""
    named = profile_from_answers(Answers(answers), base).skills
    return {str(base.find("skills", name)): level for name, level in named.items()}


def reread(answers: Given, path: Path, base: KnowledgeBase) -> Profile:
    """Write the profile and read it as every command does."""
    write_profile(path, profile_from_answers(Answers(answers), base))
    return read_profile(path, base)


PLAIN: list[tuple[str, str, dict[str, Any]]] = [
    ("degree", "master", {"education": {"degree": "master"}}),
    ("degree", "none", {"education": {"degree": "none"}}),
    ("field", "Physics", {"education": {"field": "Physics"}}),
    ("total-years", "4", {"experience": {"total_years": 4.0}}),
    ("total-years", "0", {"experience": {"total_years": 0.0}}),
    ("coding-years", "1.5", {"experience": {"coding_years": 1.5}}),
    ("ml-years", "0.5", {"experience": {"ml_years": 0.5}}),
    ("hours", "8", {"constraints": {"hours_per_week": 8.0}}),
    ("degree-acceptable", "none", {"constraints": {"degree_acceptable": "none"}}),
]


@pytest.mark.parametrize(("prompt", "answer", "says"), PLAIN)
def test_an_answer_fills_its_field_and_no_other(
    prompt: str, answer: str, says: dict[str, Any], base: KnowledgeBase
) -> None:
    assert written({prompt: (answer,)}, base) == says


def test_every_question_that_fills_a_field_is_tried_above(base: KnowledgeBase) -> None:
    assert {prompt for prompt, _, _ in PLAIN} == {one.id for one in base.questions.values() if one.says}


def test_where_someone_stands_only_steers_the_interview(base: KnowledgeBase) -> None:
    assert written({"stage": ("career-changer",)}, base) == {}


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"likes": ("build-software",)}, {"build-software": "like"}),
        ({"avoids": ("lead-people-and-products",)}, {"lead-people-and-products": "dislike"}),
        (
            {"likes": ("build-software", "analyse-data"), "loves": ("analyse-data",)},
            {"build-software": "like", "analyse-data": "love"},
        ),
        ({"likes": ("build-software",), "loves": None, "avoids": None}, {"build-software": "like"}),
    ],
)
def test_days_become_attitudes(answers: Given, says: dict[str, str], base: KnowledgeBase) -> None:
    assert written(answers, base) == {"activities": says}


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"values": ("pay",)}, {"pay": "important"}),
        (
            {"values": ("pay", "impact"), "top-value": ("impact",)},
            {"pay": "important", "impact": "essential"},
        ),
        ({"values": ("pay", "impact"), "top-value": None}, {"pay": "important", "impact": "important"}),
    ],
)
def test_what_matters_becomes_weights(answers: Given, says: dict[str, str], base: KnowledgeBase) -> None:
    assert written(answers, base) == {"values": says}


def test_whatever_was_skipped_is_left_out(base: KnowledgeBase) -> None:
    skipped: Given = {
        **dict.fromkeys(base.questions),
        "skills:programming": None,
        "level:python": None,
    }
    assert written(skipped, base) == {}


def test_a_skipped_answer_does_not_hide_its_neighbours(base: KnowledgeBase) -> None:
    assert written({"degree": None, "field": ("Law",)}, base) == {"education": {"field": "Law"}}


def test_ticked_is_working_and_shown_but_not_ticked_is_none(base: KnowledgeBase) -> None:
    shown = asked_skills("mathematics", base)
    assert skills({"skills:mathematics": ("statistics", "probability")}, base) == {
        **dict.fromkeys(shown, "none"),
        "statistics": "working",
        "probability": "working",
    }


def test_a_screen_of_several_groups_speaks_for_all_of_them(base: KnowledgeBase) -> None:
    shown = [*asked_skills("programming", base), *asked_skills("mathematics", base)]
    assert skills({"skills:programming+mathematics": ("python",)}, base) == {
        **dict.fromkeys(shown, "none"),
        "python": "working",
    }


def test_a_screen_with_nothing_ticked_says_nothing(base: KnowledgeBase) -> None:
    assert skills({"skills:mathematics": None}, base) == {}


@pytest.mark.parametrize("level", ["aware", "working", "proficient", "expert"])
def test_an_asked_level_wins_over_the_tick(level: str, base: KnowledgeBase) -> None:
    found = skills({"skills:programming": ("python", "git"), "level:python": (level,)}, base)
    assert (found["python"], found["git"]) == (level, "working")


def test_an_asked_level_wins_whatever_was_answered_first(base: KnowledgeBase) -> None:
    found = skills({"level:python": ("expert",), "skills:programming": ("python",)}, base)
    assert found["python"] == "expert"


def test_a_skipped_level_leaves_the_tick(base: KnowledgeBase) -> None:
    found = skills({"skills:programming": ("python",), "level:python": None}, base)
    assert found["python"] == "working"


def test_the_asked_skills_of_a_group_left_out_count_as_none(base: KnowledgeBase) -> None:
    left_out = [group for group in base.groups if group not in {"programming", "people"}]
    expected = {skill: "none" for group in left_out for skill in asked_skills(group, base)}
    assert skills({"groups": ("programming",)}, base) == expected


def test_people_left_out_says_nothing_of_their_skills(base: KnowledgeBase) -> None:
    assert not set(asked_skills("people", base)) & set(skills({"groups": ("programming",)}, base))


def test_people_chosen_and_shown_counts_like_any_group(base: KnowledgeBase) -> None:
    shown = asked_skills("people", base)
    found = skills({"groups": ("people",), "skills:people": (shown[0],)}, base)
    assert {skill: found[skill] for skill in shown} == {**dict.fromkeys(shown, "none"), shown[0]: "working"}


def test_groups_skipped_leaves_every_skill_open(base: KnowledgeBase) -> None:
    assert skills({"groups": None}, base) == {}


def test_skills_stand_in_the_profile_under_the_names_people_read(base: KnowledgeBase) -> None:
    named = written({"skills:machine-learning": ("ab-testing",)}, base)["skills"]
    assert named["A/B testing"] == "working"


def test_the_skills_asked_are_those_of_the_group_that_most_roles_need(base: KnowledgeBase) -> None:
    asked = asked_skills("programming", base)
    needed = {need.skill for role in base.roles.values() for need in role.needs}
    assert asked[0] == "python"
    assert all(base.skills[skill].group == "programming" and skill in needed for skill in asked)


def test_no_group_asks_for_more_skills_than_a_screen_holds(base: KnowledgeBase) -> None:
    assert {group for group in base.groups if not 0 < len(asked_skills(group, base)) <= SCREEN_SIZE} == set()


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"stage": ("student",)}, {"total_years": 0.0}),
        ({"stage": ("working-in-tech",), "total-years": ("8",)}, {"total_years": 8.0}),
        ({"coding-years": ("0",)}, {"coding_years": 0.0, "ml_years": 0.0}),
        ({"coding-years": ("0.5",)}, {"coding_years": 0.5}),
        ({"coding-years": ("4",), "ml-years": ("1.5",)}, {"coding_years": 4.0, "ml_years": 1.5}),
        (
            {"stage": ("student",), "coding-years": ("0",)},
            {"total_years": 0.0, "coding_years": 0.0, "ml_years": 0.0},
        ),
    ],
)
def test_a_student_has_not_worked_and_without_code_there_was_no_machine_learning(
    answers: Given, says: dict[str, float], base: KnowledgeBase
) -> None:
    assert written(answers, base) == {"experience": says}


def test_every_choice_of_every_question_is_accepted_when_the_profile_is_read(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    for question in base.questions.values():
        for choice in question.choices:
            reread({question.id: (choice.value,)}, tmp_path / "me.yaml", base)


def test_every_activity_and_value_is_accepted_when_the_profile_is_read(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    everything: Given = {"likes": tuple(base.activities), "values": tuple(base.values)}
    profile = reread(everything, tmp_path / "me.yaml", base)
    assert (set(profile.activities), set(profile.values)) == (set(base.activities), set(base.values))


def test_every_skill_is_known_again_when_the_profile_is_read(base: KnowledgeBase, tmp_path: Path) -> None:
    screens: Given = {f"skills:{group}": tuple(asked_skills(group, base)) for group in base.groups}
    profile = reread(screens, tmp_path / "me.yaml", base)
    ticked = {skill for answer in screens.values() for skill in answer or ()}
    assert profile.skills == dict.fromkeys(ticked, "working")
    assert profile.unknown_skills == ()


def test_an_empty_interview_is_a_profile_that_says_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    assert not reread({}, tmp_path / "me.yaml", base).says_something


@pytest.mark.parametrize(
    "text",
    [
        "09",
        "1e5",
        "no",
        "null",
        "~",
        "2027-06-30",
        "law: public # and private",
        "'quoted' \"twice\"",
        "- [a, {b}]",
        "物理学 🤖",
    ],
)
def test_text_that_yaml_could_take_for_something_else_stays_text(
    text: str, base: KnowledgeBase, tmp_path: Path
) -> None:
    assert reread({"field": (text,)}, tmp_path / "me.yaml", base).education == EducationAnswer(field=text)


typed = st.text(min_size=1, max_size=200).map(lambda text: " ".join(text.split())).filter(bool)


@settings(max_examples=80, deadline=None)
@given(text=typed)
def test_whatever_is_typed_is_read_back_as_it_was(
    text: str, base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "typed.yaml"
    assert reread({"field": (text,)}, path, base).education == EducationAnswer(field=text)


def test_adding_an_answer_leaves_the_answers_before_it_alone() -> None:
    before = Answers({"stage": ("student",)})
    after = before.adding("degree", None)
    assert dict(before.given) == {"stage": ("student",)}
    assert dict(after.given) == {"stage": ("student",), "degree": None}


def test_a_skipped_prompt_counts_as_put_but_gives_no_choice() -> None:
    answers = Answers({"degree": None})
    assert "degree" in answers
    assert answers.of("degree") == ()


def test_a_prompt_not_reached_does_not_count_as_put() -> None:
    assert "degree" not in Answers()

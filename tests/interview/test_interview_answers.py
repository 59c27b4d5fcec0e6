"""Answers become a profile: each in its field, what was skipped left out, all of it readable again."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.interview.answers import (
    NONE_OF_THESE,
    SCREEN_SIZE,
    Answers,
    asked_skills,
    profile_from_answers,
    prompt_id,
    task_scores,
)
from careerpath_cli.interview.prompts import fits, prompt_for
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import ATTITUDES
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import EducationAnswer, Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.profile.writing import profile_text, write_profile

Given = dict[str, tuple[str, ...] | None]

TASKS = ("build-software", "analyse-data", "teach-and-write", "advance-research")
ROUND, NEXT = prompt_id("best", *TASKS), prompt_id("best", "govern-and-audit", *TASKS[2:])


def written(answers: Given, base: KnowledgeBase) -> dict[str, Any]:
    """Return the profile as its file says it, without the number of the format."""
    text = profile_text(profile_from_answers(Answers(answers), base))
    body: dict[str, Any] = yaml.safe_load(text)
    assert body.pop("format") == 1
    return body


def skills(answers: Given, base: KnowledgeBase) -> dict[str, str]:
    """Return the skills of the profile by id."""
    named = profile_from_answers(Answers(answers), base).skills
    return {str(base.find("skills", name)): level for name, level in named.items()}


def reread(answers: Given, path: Path, base: KnowledgeBase) -> Profile:
    """Write the profile and read it as every command does."""
    write_profile(path, profile_from_answers(Answers(answers), base))
    return read_profile(path, base)


# gates and rows: one answer, one field


PLAIN: list[tuple[str, str, dict[str, Any]]] = [
    ("occupation", "ward nurse, nights", {"occupation": "ward nurse, nights"}),
    ("employment", "returning", {"employment": "returning"}),
    ("degree", "master", {"education": {"degree": "master"}}),
    ("degree", "none", {"education": {"degree": "none"}}),
    ("field", "Physics", {"education": {"field": "Physics"}}),
    ("total-years", "4", {"experience": {"total_years": 4.0}}),
    ("total-years", "0", {"experience": {"total_years": 0.0}}),
    ("coding-years", "1.5", {"experience": {"coding_years": 1.5}}),
    ("ml-years", "0.5", {"experience": {"ml_years": 0.5}}),
    ("hours", "8", {"constraints": {"hours_per_week": 8.0}}),
    ("degree-acceptable", "none", {"constraints": {"degree_acceptable": "none"}}),
    ("remote", "yes", {"constraints": {"remote": "yes"}}),
    ("code", "love", {"activities": {"build-software": "love"}}),
    ("code", "neutral", {"activities": {"build-software": "neutral"}}),
    ("mathematics", "avoid", {"activities": {"advance-research": "avoid"}}),
    ("people", "dislike", {"activities": {"lead-people-and-products": "dislike"}}),
]


@pytest.mark.parametrize(("prompt", "answer", "says"), PLAIN)
def test_an_answer_fills_its_field_and_no_other(
    prompt: str, answer: str, says: dict[str, Any], base: KnowledgeBase
) -> None:
    assert written({prompt: (answer,)}, base) == says


def test_every_question_that_fills_a_field_is_tried_above(base: KnowledgeBase) -> None:
    tried = {prompt for prompt, _, _ in PLAIN} | {"runway"}
    assert tried == {one.id for one in base.questions.values() if one.says}


@pytest.mark.parametrize(
    ("fact", "answer", "value"),
    [
        ("min_salary", "40000", 40000.0),
        ("hours_per_week", "12.5", 12.5),
        ("currency", "EUR", "EUR"),
        ("remote", "no", "no"),
        ("ready_by", "2027-06-30", "2027-06-30"),
    ],
)
def test_an_answer_is_a_number_where_its_field_is_one(
    fact: str, answer: str, value: float | str, base: KnowledgeBase, tmp_path: Path
) -> None:
    asked = replace(base.questions["hours"], id="own", says=f"constraints.{fact}")
    own = replace(base, questions={**base.questions, "own": asked})
    assert written({"own": (answer,)}, own) == {"constraints": {fact: value}}
    assert getattr(reread({"own": (answer,)}, tmp_path / "me.yaml", own).constraints, fact) == value


def test_how_long_somebody_can_wait_counts_only_without_a_job(base: KnowledgeBase) -> None:
    def months(employment: str) -> object:
        return written({"employment": (employment,), "runway": ("6",)}, base).get("runway_months")

    assert (months("unemployed"), months("returning")) == (6.0, 6.0)
    assert (months("employed"), months("studying")) == (None, None)
    assert "runway_months" not in written({"employment": None, "runway": ("6",)}, base)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"employment": ("studying",), "total-years": ("8",)}, {"total_years": 8.0}),
        ({"coding-years": ("0",)}, {"coding_years": 0.0, "ml_years": 0.0}),
        ({"coding-years": ("0.5",)}, {"coding_years": 0.5}),
        ({"coding-years": ("4",), "ml-years": ("1.5",)}, {"coding_years": 4.0, "ml_years": 1.5}),
    ],
)
def test_without_code_there_was_no_machine_learning_and_students_may_have_worked(
    answers: Given, says: dict[str, float], base: KnowledgeBase
) -> None:
    assert written(answers, base)["experience"] == says


def test_an_answer_to_a_question_that_makes_no_sense_any_more_is_left_out(base: KnowledgeBase) -> None:
    assert written({"degree": ("none",), "field": ("Law",)}, base) == {"education": {"degree": "none"}}


# tasks


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({ROUND: ("build-software",)}, [1, 0, 0, 0]),
        ({ROUND: ("build-software",), ROUND.replace("best", "worst"): ("teach-and-write",)}, [1, 0, -1, 0]),
        ({ROUND: None, ROUND.replace("best", "worst"): None}, []),
        ({ROUND: ("teach-and-write",), NEXT: ("teach-and-write",)}, [0, 0, 2, 0]),
        ({ROUND: ("teach-and-write",), NEXT.replace("best", "worst"): ("teach-and-write",)}, [0, 0, 0, 0]),
    ],
)
def test_tasks_score_by_how_often_they_were_best_and_worst(answers: Given, says: list[int]) -> None:
    found = task_scores(Answers(answers))
    assert [found[task] for task in TASKS if task in found] == says


def test_best_is_liked_worst_is_disliked_and_the_rest_of_a_round_is_all_right(base: KnowledgeBase) -> None:
    answers: Given = {ROUND: ("build-software",), ROUND.replace("best", "worst"): ("teach-and-write",)}
    assert written(answers, base)["activities"] == {
        "build-software": "like",
        "analyse-data": "neutral",
        "teach-and-write": "dislike",
        "advance-research": "neutral",
    }


@pytest.mark.parametrize(("kind", "attitude"), [("best", "love"), ("worst", "avoid")])
def test_chosen_again_and_again_counts_most(kind: str, attitude: str, base: KnowledgeBase) -> None:
    rounds = [
        f"{kind}:teach-and-write+{other}" for other in ("analyse-data", "build-software", "govern-and-audit")
    ]
    for number in (2, 3):
        answers: Given = dict.fromkeys(rounds[:number], ("teach-and-write",))
        assert profile_from_answers(Answers(answers), base).activities["teach-and-write"] == attitude


@pytest.mark.parametrize("order", [("code", ROUND), (ROUND, "code")])
@pytest.mark.parametrize("attitude", ATTITUDES)
def test_what_is_said_of_a_task_by_itself_wins_over_choosing_among_tasks(
    attitude: str, order: tuple[str, str], base: KnowledgeBase
) -> None:
    answers: Given = {prompt: (attitude,) if prompt == "code" else ("build-software",) for prompt in order}
    assert written(answers, base)["activities"]["build-software"] == attitude


def test_a_row_that_was_skipped_leaves_what_was_chosen(base: KnowledgeBase) -> None:
    answers: Given = {ROUND: ("build-software",), "code": None}
    assert written(answers, base)["activities"]["build-software"] == "like"


# values


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"pay-or-impact": ("pay",)}, {"pay": "important", "impact": "somewhat"}),
        ({"pay-or-impact": ("impact",)}, {"pay": "somewhat", "impact": "important"}),
        (
            {"pay-or-impact": None, "depth-or-variety": ("variety",)},
            {"intellectual-depth": "somewhat", "variety": "important"},
        ),
    ],
)
def test_what_was_chosen_of_two_matters_more_than_the_other(
    answers: Given, says: dict[str, str], base: KnowledgeBase
) -> None:
    assert written(answers, base) == {"values": says}


# skills


def test_ticked_is_at_least_working_and_shown_but_not_ticked_is_none(base: KnowledgeBase) -> None:
    shown = asked_skills("mathematics", base)
    assert skills({"screen:mathematics": ("statistics", "probability")}, base) == {
        **dict.fromkeys(shown, "none"),
        "statistics": "working+",
        "probability": "working+",
    }


def test_none_of_these_says_none_of_all_that_was_shown(base: KnowledgeBase) -> None:
    expected = dict.fromkeys(asked_skills("mathematics", base), "none")
    assert skills({"screen:mathematics": (NONE_OF_THESE,)}, base) == expected


def test_what_is_ticked_together_with_none_of_these_counts(base: KnowledgeBase) -> None:
    found = skills({"screen:mathematics": (NONE_OF_THESE, "statistics")}, base)
    assert (found["statistics"], found["probability"]) == ("working+", "none")


def test_a_screen_that_was_skipped_says_nothing(base: KnowledgeBase) -> None:
    assert skills({"screen:mathematics": None}, base) == {}


def test_a_skill_found_by_typing_counts_wherever_it_was_found(base: KnowledgeBase) -> None:
    others = [skill for skill in base.skills if skill not in asked_skills("mathematics", base)]
    found = skills({"screen:mathematics": (others[0], others[-1])}, base)
    assert (found[others[0]], found[others[-1]]) == ("working+", "working+")


@pytest.mark.parametrize(
    "screens",
    [("screen:programming", "screen:mathematics"), ("screen:mathematics", "screen:programming")],
)
def test_a_skill_found_on_another_screen_is_not_lost_on_its_own(
    screens: tuple[str, str], base: KnowledgeBase
) -> None:
    ticked = {"screen:programming": ("python", "statistics"), "screen:mathematics": ("probability",)}
    found = skills({screen: ticked[screen] for screen in screens}, base)
    assert (found["statistics"], found["probability"], found["python"]) == ("working+",) * 3


def test_a_skill_found_of_a_group_left_out_counts(base: KnowledgeBase) -> None:
    found = skills({"groups": ("programming",), "screen:programming": ("statistics",)}, base)
    assert found["statistics"] == "working+"
    assert "probability" not in found


TICKED: Given = {"screen:programming": ("python", "git", "sql")}


def test_what_somebody_does_unaided_is_at_least_proficient_and_the_rest_working(base: KnowledgeBase) -> None:
    found = skills({**TICKED, "unaided:python+git": ("python",)}, base)
    assert (found["python"], found["git"], found["sql"]) == ("proficient+", "working", "working+")


def test_what_others_ask_about_is_expert_and_the_rest_proficient(base: KnowledgeBase) -> None:
    unaided: Given = {"unaided:python+git+sql": ("python", "git"), "consulted:python+git": ("git",)}
    found = skills({**TICKED, **unaided}, base)
    assert (found["python"], found["git"], found["sql"]) == ("proficient", "expert", "working")


def test_unaided_in_none_of_them_is_working_in_all(base: KnowledgeBase) -> None:
    found = skills({**TICKED, "unaided:python+git": (NONE_OF_THESE,)}, base)
    assert (found["python"], found["git"]) == ("working", "working")


@pytest.mark.parametrize("prompt", ["unaided:python+git", "consulted:python+git"])
def test_a_skipped_screen_about_levels_leaves_the_range(prompt: str, base: KnowledgeBase) -> None:
    unaided: Given = {"unaided:python+git": ("python", "git")}
    found = skills({**TICKED, **unaided, prompt: None}, base)
    assert found["python"] == ("working+" if prompt.startswith("unaided") else "proficient+")


def test_a_level_of_a_skill_that_is_no_longer_ticked_says_nothing(base: KnowledgeBase) -> None:
    found = skills({"screen:programming": ("git",), "unaided:python+git": ("python",)}, base)
    assert (found["python"], found["git"]) == ("none", "working")


def test_essentials_that_were_shown_and_not_ticked_are_none(base: KnowledgeBase) -> None:
    found = skills({"essentials:statistics+docker": ("docker",)}, base)
    assert found == {"statistics": "none", "docker": "working+"}


def test_a_group_that_was_not_ticked_stays_unknown(base: KnowledgeBase) -> None:
    assert skills({"groups": ("programming",)}, base) == {}


def test_a_screen_of_two_groups_is_about_the_skills_that_it_shows(base: KnowledgeBase) -> None:
    answers = Answers({"groups": ("programming", "mathematics")})
    prompt = prompt_for("screen:programming+mathematics", answers, base)
    assert prompt is not None
    shown = {choice.value for choice in prompt.choices if choice.value != NONE_OF_THESE}
    found = skills({"screen:programming+mathematics": (NONE_OF_THESE,)}, base)
    assert found == dict.fromkeys(shown, "none")
    assert {base.skills[skill].group for skill in shown} == {"programming", "mathematics"}


def test_a_nurse_who_ticks_nursing_has_at_least_what_every_nurse_has(base: KnowledgeBase) -> None:
    nurse: Given = {"occupation": ("staff nurse",), "screen:domain": ("clinical-practice",)}
    assert base.occupations["registered-nurse"].skills["clinical-practice"] == "proficient"
    assert skills(nurse, base)["clinical-practice"] == "proficient+"
    assert skills({**nurse, "occupation": None}, base)["clinical-practice"] == "working+"
    assert skills({**nurse, "unaided:clinical-practice": (NONE_OF_THESE,)}, base)["clinical-practice"] == (
        "working"
    )


def test_groups_skipped_leaves_every_skill_open(base: KnowledgeBase) -> None:
    assert skills({"groups": None}, base) == {}


def test_skills_stand_in_the_profile_under_the_names_people_read(base: KnowledgeBase) -> None:
    named = written({"screen:machine-learning": ("ab-testing",)}, base)["skills"]
    assert named["A/B testing"] == "working+"


def test_the_skills_asked_are_those_of_the_group_that_most_roles_need(base: KnowledgeBase) -> None:
    asked = asked_skills("programming", base)
    needed = {need.skill for role in base.roles.values() for need in role.needs}
    assert asked[0] == "python"
    assert all(base.skills[skill].group == "programming" and skill in needed for skill in asked)


def test_no_group_asks_for_more_skills_than_a_screen_holds(base: KnowledgeBase) -> None:
    assert {group for group in base.groups if not 0 < len(asked_skills(group, base)) <= SCREEN_SIZE} == set()


# evidence

SHOWN: Given = {
    "screen:programming": ("python",),
    "unaided:python": ("python",),
    "consulted:python": ("python",),
    "evidence:python": ("Wrote a parser",),
}


def test_a_line_of_evidence_stands_beside_its_skill(base: KnowledgeBase) -> None:
    assert written(SHOWN, base)["evidence"] == {base.skills["python"].name: "Wrote a parser"}


@pytest.mark.parametrize("skipped", [{"evidence:python": None}, {"screen:programming": None}])
def test_without_the_line_or_the_skill_there_is_no_evidence(skipped: Given, base: KnowledgeBase) -> None:
    left = {} if "screen:programming" in skipped else SHOWN
    given_then: Given = {**left, "evidence:python": ("Wrote a parser",), **skipped}
    assert "evidence" not in written(given_then, base)


# what was skipped


def test_whatever_was_skipped_is_left_out(base: KnowledgeBase) -> None:
    skipped: Given = dict.fromkeys(
        [*base.questions, ROUND, "worst:a+b", "screen:programming", "unaided:python", "evidence:python"]
    )
    assert written(skipped, base) == {}


def test_a_skipped_answer_does_not_hide_its_neighbours(base: KnowledgeBase) -> None:
    assert written({"degree": None, "field": ("Law",)}, base) == {"education": {"field": "Law"}}


# written and read again


def test_every_choice_of_every_question_is_accepted_when_the_profile_is_read(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    for question in base.questions.values():
        prompt = prompt_for(question.id, Answers(), base)
        for choice in prompt.choices if prompt else ():
            reread({question.id: (choice.value,)}, tmp_path / "me.yaml", base)


def test_every_activity_and_value_is_accepted_when_the_profile_is_read(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    either = [one for one in base.questions.values() if one.kind == "either"]
    everything: Given = {
        prompt_id("best", *base.activities): (next(iter(base.activities)),),
        **{one.id: (one.choices[0].value,) for one in either},
    }
    profile = reread(everything, tmp_path / "me.yaml", base)
    offered = {choice.value for one in either for choice in one.choices}
    assert (set(profile.activities), set(profile.values)) == (set(base.activities), offered)
    assert offered <= set(base.values)


def test_every_skill_is_known_again_when_the_profile_is_read(base: KnowledgeBase, tmp_path: Path) -> None:
    profile = reread({"screen:programming": tuple(base.skills)}, tmp_path / "me.yaml", base)
    assert profile.skills == dict.fromkeys(base.skills, "working")
    assert profile.unknown_skills == ()


def test_evidence_is_read_as_it_was_given(base: KnowledgeBase, tmp_path: Path) -> None:
    profile = reread(SHOWN, tmp_path / "me.yaml", base)
    assert (profile.skills["python"], dict(profile.evidence)) == ("expert", {"python": "Wrote a parser"})


def test_an_empty_interview_is_a_profile_that_says_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    assert not says_something(reread({}, tmp_path / "me.yaml", base))


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
    profile = reread({**SHOWN, "evidence:python": (text,), "field": (text,)}, path, base)
    assert (profile.education.field, profile.evidence["python"]) == (text, text)


# answers themselves


def test_adding_an_answer_leaves_the_answers_before_it_alone() -> None:
    before = Answers({"employment": ("studying",)})
    after = before.adding("degree", None)
    assert dict(before.given) == {"employment": ("studying",)}
    assert dict(after.given) == {"employment": ("studying",), "degree": None}


def test_a_skipped_prompt_counts_as_put_but_gives_no_choice() -> None:
    answers = Answers({"degree": None})
    assert "degree" in answers
    assert answers.of("degree") == ()


def test_a_prompt_not_reached_does_not_count_as_put() -> None:
    assert "degree" not in Answers()


def test_what_is_taken_back_is_offered_again_until_it_is_answered() -> None:
    answers = Answers({"employment": ("studying",), "degree": ("phd",)}).taking_back_last()
    assert answers == Answers({"employment": ("studying",)}, {"degree": ("phd",)})
    assert answers.adding("degree", ("master",)) == Answers(
        {"employment": ("studying",), "degree": ("master",)}
    )
    assert answers.adding("degree", None).earlier == {}


def test_of_a_skipped_prompt_nothing_is_offered_again() -> None:
    assert Answers({"employment": None}).taking_back_last() == Answers()


def test_several_taken_back_are_all_offered_again() -> None:
    answers = Answers({"employment": ("studying",), "degree": ("phd",), "hours": ("8",)})
    for _ in range(3):
        answers = answers.taking_back_last()
    assert answers == Answers({}, {"hours": ("8",), "degree": ("phd",), "employment": ("studying",)})


@pytest.mark.parametrize(
    ("prompt", "answer", "fitting"),
    [
        ("degree", None, True),
        ("degree", ("phd",), True),
        ("degree", ("magister",), False),
        ("degree", ("phd", "master"), False),
        ("degree", (), False),
        ("field", ("Anything at all",), True),
        ("field", ("Physics", "Law"), False),
        ("groups", ("programming", "people"), True),
        ("groups", ("programming", "juggling"), False),
        ("screen:programming", ("python", "statistics"), True),
        ("screen:programming", (NONE_OF_THESE,), True),
        ("screen:programming", ("juggling",), False),
        (ROUND, ("analyse-data",), True),
        (ROUND, ("govern-and-audit",), False),
    ],
)
def test_an_answer_fits_a_prompt_that_offers_it(
    prompt: str, answer: tuple[str, ...] | None, *, fitting: bool, base: KnowledgeBase
) -> None:
    found = prompt_for(prompt, Answers({"groups": ("programming",)}), base)
    assert found is not None
    assert fits(answer, found) is fitting

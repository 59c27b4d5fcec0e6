"""The table of answer kinds: what each reads from a profile, and which answers are one step away."""

from dataclasses import fields
from typing import Any

import pytest

from careerpath_cli.profile.kinds import KINDS, Kind, Topic, says_something, was_asked
from careerpath_cli.profile.model import EducationAnswer, ExperienceAnswer, Profile

PERSON = Profile(
    skills={"python": "working"},
    activities={"analyse-data": "love"},
    values={"pay": "unimportant"},
    education=EducationAnswer(degree="bachelor", field="history"),
    experience=ExperienceAnswer(total_years=0.5, ml_years=3),
    industries=("finance", "healthcare"),
)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("skill", {"python": "working"}),
        ("activity", {"analyse-data": "love"}),
        ("value", {"pay": "unimportant"}),
        ("education", {"degree": "bachelor"}),
        ("experience", {"total_years": 0.5, "ml_years": 3}),
        ("industry", {"finance": "interested", "healthcare": "interested"}),
    ],
)
def test_a_kind_reads_its_own_answers_and_writes_them_back(kind: Kind, answers: dict[str, Any]) -> None:
    assert KINDS[kind].answers(PERSON) == answers
    assert KINDS[kind].answers(KINDS[kind].replaced(Profile(), answers)) == answers
    assert KINDS[kind].replaced(PERSON, answers) == PERSON
    assert KINDS[kind].answers(KINDS[kind].replaced(PERSON, {})) == {}


@pytest.mark.parametrize(
    ("kind", "subject", "expected"),
    [
        ("skill", "python", ["aware", "proficient"]),
        ("activity", "analyse-data", ["like"]),
        ("value", "pay", ["somewhat"]),
        ("education", "degree", ["some-college", "master"]),
        ("experience", "total_years", [0, 1.5]),
        ("industry", "finance", []),
    ],
)
def test_an_answer_is_moved_by_one_step(kind: Kind, subject: str, expected: list[Any]) -> None:
    answers = KINDS[kind].answers(PERSON)
    assert list(KINDS[kind].steps(answers[subject])) == expected


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        (("skill", "python"), True),
        (("skill", "sql"), False),
        (("education", "degree"), True),
        (("experience", "years"), True),
        (("industry", "telecom"), True),
        (("value", "stability"), False),
    ],
)
def test_one_industry_settles_all_of_them_but_one_skill_says_nothing_of_another(
    topic: Topic, *, asked: bool
) -> None:
    assert was_asked(topic, PERSON) is asked
    assert not was_asked(topic, Profile(name="nobody"))


def test_whoever_only_has_limits_or_a_name_says_nothing_that_could_rank_roles() -> None:
    assert says_something(PERSON)
    assert not says_something(
        Profile(name="Ada", current_role="data-analyst", education=EducationAnswer(field="art"))
    )


def test_every_kind_stands_in_a_field_of_the_profile() -> None:
    assert {kind.field for kind in KINDS.values()} <= {field.name for field in fields(Profile)}

"""What a person does today, how long they can wait, and levels of which only the least is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.diff import AnswerDifference, differences
from careerpath_cli.profile.history import Done
from careerpath_cli.profile.kinds import stated_skills
from careerpath_cli.profile.model import Profile, ProfileFile
from careerpath_cli.profile.reading import profile_from_record, resolve
from careerpath_cli.roadmap.progress import Progress, with_progress

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import StatedLevel
    from careerpath_cli.matching.model import MatchingModel


def person(base: KnowledgeBase, skills: dict[str, StatedLevel] | None = None, **more: Any) -> Profile:
    return resolve(ProfileFile(format=1, skills=skills or {}, **more), base)


# levels


def test_a_plus_counts_as_its_level_and_is_kept_as_the_least(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    plus = person(base, {"SQL": "working+", "Python": "aware"})
    assert plus.skills == {"python": "aware", "sql": "working"}
    assert plus.at_least == {"sql": ""}
    assert stated_skills(plus) == {"python": "aware", "sql": "working+"}
    plain = person(base, {"SQL": "working", "Python": "aware"})
    fits = [(match.role, match.fit) for match in rank_roles(plus, model, base)]
    assert fits == [(match.role, match.fit) for match in rank_roles(plain, model, base)]


@pytest.mark.parametrize(
    ("one", "other", "level", "at_least"),
    [
        ("working", "working+", "working", {"scikit-learn": ""}),
        ("aware+", "working", "working", {}),
        ("proficient", "working+", "proficient", {}),
    ],
)
def test_of_several_names_the_highest_counts_with_its_plus(
    one: StatedLevel, other: StatedLevel, level: str, at_least: dict[str, str], base: KnowledgeBase
) -> None:
    found = person(base, {"sklearn": one, "scikit learn": other})
    assert (found.skills, found.at_least) == ({"scikit-learn": level}, at_least)


def test_a_level_reached_since_is_no_longer_the_least(base: KnowledgeBase) -> None:
    before = person(base, {"SQL": "working+", "Python": "proficient+"})
    steps = [Done("2026-11-21", f"x{skill}", skill, "proficient") for skill in ("sql", "python")]
    after = with_progress(before, Progress(done=tuple(steps)))
    assert stated_skills(after) == {"sql": "proficient", "python": "proficient+"}


# occupations


@pytest.mark.parametrize("words", ["nurse", "Emergency Nurse", "registered-nurse"])
def test_an_occupation_brings_what_everybody_in_it_knows(words: str, base: KnowledgeBase) -> None:
    found = person(base, occupation=words)
    assert (found.occupation, found.occupation_id) == (words, "registered-nurse")
    known = base.occupations["registered-nurse"].skills
    assert found.skills == known
    assert found.at_least == dict.fromkeys(known, "registered-nurse")
    assert stated_skills(found) == {}
    (remark,) = found.remarks
    assert remark.startswith("Assumed from your occupation, Registered nurse: ")
    assert all(f"{base.skills[skill].name} (at least {level})" in remark for skill, level in known.items())


def test_what_the_person_answers_goes_before_what_an_occupation_brings(base: KnowledgeBase) -> None:
    known = base.occupations["registered-nurse"].skills
    answers: dict[str, StatedLevel] = dict.fromkeys(known, "none")
    found = person(base, answers, occupation="nurse")
    assert found.skills == answers
    assert (found.at_least, found.remarks) == ({}, ())


def test_an_occupation_that_we_do_not_know_is_kept_with_the_nearest_names(base: KnowledgeBase) -> None:
    found = person(base, occupation="nurze")
    assert (found.occupation, found.occupation_id, found.skills) == ("nurze", None, {})
    (remark,) = found.remarks
    assert remark == (
        "occupation: “nurze” is not one that we know; it was kept but not used. "
        "Did you mean Registered nurse?"
    )


@pytest.mark.parametrize(
    ("words", "occupation"),
    [
        ("Java back-end developer", "back-end-developer"),
        ("very senior operations manager", "operations-manager"),
        ("sales engineer of dragons", "sales-engineer"),
        ("dragon engineer of sales", None),
        ("dragon nurse", None),
    ],
)
def test_an_occupation_is_found_behind_what_narrows_it(
    words: str, occupation: str | None, base: KnowledgeBase
) -> None:
    found = person(base, occupation=words)
    assert (found.occupation, found.occupation_id) == (words, occupation)
    assert found.remarks[0].startswith(f"occupation: “{words}” ")
    if occupation:
        assert found.remarks[0].endswith(f"was read as {base.occupations[occupation].name}.")


def test_an_occupation_that_is_a_role_is_the_current_role(base: KnowledgeBase) -> None:
    name = next(role.name for role in base.roles.values() if base.find("occupations", role.name) is None)
    found = person(base, occupation=name)
    assert (found.current_role, found.remarks) == (base.find("roles", name), ())
    other = person(base, occupation=name, current_role="data-analyst")
    assert other.current_role == "data-analyst"


# batch and diff


def test_a_batch_knows_the_same_fields(base: KnowledgeBase) -> None:
    record = {
        "format": 1,
        "id": "a",
        "skills": {"SQL": "working+"},
        "occupation": "nurse",
        "employment": "unemployed",
        "runway_months": 2,
    }
    found = profile_from_record(record, base)
    same = person(base, {"SQL": "working+"}, occupation="nurse", employment="unemployed", runway_months=2.0)
    assert found == replace(same, id="a")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("employment", "busy", "employment: 'busy' is not one of"),
        ("runway_months", -1, "runway_months should be at least 0"),
        ("runway_months", "long", "runway_months should be a valid number"),
        ("occupation", 7, "occupation should be text"),
        ("skills", {"sql": "none+"}, "skills.sql: 'none+' is not one of"),
    ],
)
def test_what_is_wrong_with_them_is_said(
    field: str, value: object, sentence: str, base: KnowledgeBase
) -> None:
    with pytest.raises(ValueError, match=r"\S") as caught:
        profile_from_record({"format": 1, "id": "a", field: value}, base)
    assert str(caught.value).startswith(sentence)


def test_two_profiles_differ_in_what_was_said_and_not_in_what_was_inferred(base: KnowledgeBase) -> None:
    first = person(base, {"SQL": "working"}, employment="employed")
    second = person(base, {"SQL": "working+"}, occupation="nurse", runway_months=3.0)
    assert differences(first, second) == [
        AnswerDifference("skills", "sql", "working", "working+"),
        AnswerDifference("you", "employment", "employed", None),
        AnswerDifference("you", "occupation", None, "nurse"),
        AnswerDifference("you", "runway months", None, "3"),
    ]

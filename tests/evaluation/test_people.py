"""Reading people whose right roles are known."""

import json
from pathlib import Path
from typing import Any

import pytest

from careerpath_cli.errors import InvalidContentError
from careerpath_cli.evaluation.people import Grades, known_people, known_people_of_lines, known_person
from careerpath_cli.knowledge.base import KnowledgeBase

PROFILE = {"format": 1, "skills": {"SQL": "working"}, "education": {"degree": "phd"}}
FLAT = PROFILE | {"id": "a"}


def test_the_profile_may_stand_beside_the_other_fields_or_under_its_own(base: KnowledgeBase) -> None:
    flat = known_person(FLAT | {"accept": ["data-analyst"], "group": {"city": "Oslo"}}, base)
    inner = known_person({"id": "a", "kind": "mixed", "first": ["data-analyst"], "profile": PROFILE}, base)
    assert flat.profile == inner.profile
    assert flat.profile.skills == {"sql": "working"}
    assert flat.right == ("data-analyst",)
    assert inner.right == Grades(first=("data-analyst",))
    assert (flat.kind, inner.kind) == ("", "mixed")
    assert flat.record["group"] == {"city": "Oslo"}
    assert inner.record["education"] == {"degree": "phd"}


def test_roles_answer_to_every_name(base: KnowledgeBase) -> None:
    found = known_person(FLAT | {"first": ["MLE"], "acceptable": ["Data Scientist"]}, base)
    assert found.right == Grades(("machine-learning-engineer",), ("data-scientist",))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "neither accept nor first"),
        ({"accept": ["data-analyst"], "first": ["data-analyst"]}, "accept and first are given"),
        ({"accept": []}, "accept names no role"),
        ({"first": []}, "first names no role"),
        ({"accept": "data-analyst"}, "accept should be a list of roles"),
        ({"accept": [1]}, "accept should be a list of roles"),
        ({"accept": ["data-analist"]}, "Did you mean data-analyst"),
        ({"first": ["data-analyst"], "wrong": ["juggler"]}, "wrong: 'juggler' is not a known role"),
        ({"first": ["data-analyst"], "wrong": ["Data Analyst"]}, "data-analyst is graded twice"),
        ({"accept": ["data-analyst"], "kind": 3}, "kind should be text"),
        ({"accept": ["data-analyst"], "profile": 3}, "profile should be a mapping"),
        ({"accept": ["data-analyst"], "id": 3}, "id should be text"),
        ({"accept": ["data-analyst"], "skills": {"SQL": "good"}}, "is not one of"),
    ],
)
def test_what_is_wrong_with_a_person_is_a_sentence(
    fields: dict[str, Any], problem: str, base: KnowledgeBase
) -> None:
    with pytest.raises(ValueError, match=problem):
        known_person(FLAT | fields, base)


def test_lines_are_numbered_and_bad_ones_are_told(base: KnowledgeBase) -> None:
    good = json.dumps(FLAT | {"accept": ["data-analyst"]}).encode()
    lines = [good, b"\n", b"{", b"[]", b"\xff", b"[" * 100_000, good]
    found = list(known_people_of_lines(lines, base))
    assert [entry.line for entry in found] == [1, 3, 4, 5, 6, 7]
    assert [bool(entry.person) for entry in found] == [True, False, False, False, False, True]
    assert "not valid JSON" in found[1].problem
    assert "mapping" in found[2].problem
    assert "UTF-8" in found[3].problem


def test_a_yaml_list_names_the_line_of_a_bad_entry(base: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(
        "# two people\n"
        "- {id: a, accept: [data-analyst], profile: {format: 1}}\n"
        "- id: b\n"
        "  first: [juggler]\n"
        "  profile: {format: 1}\n",
        encoding="utf-8",
    )
    good, bad = known_people(path, base)
    assert good.person is not None
    assert (bad.line, bad.person) == (3, None)
    assert "juggler" in bad.problem


@pytest.mark.parametrize("text", ["", "id: a\n", "just text\n"])
def test_a_yaml_file_that_lists_nobody_is_refused(text: str, base: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidContentError):
        known_people(path, base)


def test_a_short_form_follows_with_ticks_degree_and_years_and_nothing_else(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(
        "- id: a\n"
        "  first: [data-analyst]\n"
        "  short: [SQL queries, advanced Excel, Git]\n"
        "  profile:\n"
        "    format: 1\n"
        "    skills: {SQL queries: working, advanced Excel: expert, Git: aware, Docker: none}\n"
        "    activities: {analyse-data: love}\n"
        "    values: {pay: essential}\n"
        "    industries: [retail]\n"
        "    education: {degree: master}\n"
        "    experience: {total_years: 7}\n",
        encoding="utf-8",
    )
    full, short = (entry.person for entry in known_people(path, base))
    assert full is not None
    assert short is not None
    assert (full.form, short.form) == ("", "short")
    assert short.profile.skills == {"sql": "working", "excel": "working", "git": "aware"}
    assert set(short.profile.at_least) == {"sql", "excel"}
    assert {*short.profile.activities, *short.profile.values, *short.profile.industries} == set()
    assert short.profile.education == full.profile.education
    assert short.profile.experience == full.profile.experience
    assert short.right == full.right


@pytest.mark.parametrize("short", ["SQL", ["Docker"]])
def test_a_short_form_of_something_else_than_the_persons_skills_is_a_problem(
    short: Any, base: KnowledgeBase
) -> None:
    line = json.dumps(FLAT | {"first": ["data-analyst"], "short": short}).encode()
    full, problem = known_people_of_lines([line], base)
    assert full.person is not None
    assert "short should be a list of names from the person's skills" in problem.problem


def test_a_labelled_file_may_have_a_column_called_short(base: KnowledgeBase) -> None:
    line = json.dumps(FLAT | {"accept": ["data-analyst"], "short": 3}).encode()
    (entry,) = known_people_of_lines([line], base)
    assert entry.person is not None

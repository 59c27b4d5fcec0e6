"""A profile file → a profile: every field, any spelling, all problems at once with their lines."""

from __future__ import annotations

import json
import string
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import FileProblemError, InvalidContentError
from careerpath_cli.knowledge.model.scales import ATTITUDES, DEGREES, LEVELS, VALUE_WEIGHTS
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile, ProfileFile
from careerpath_cli.profile.reading import profile_from_answers, profile_from_record, read_profile, resolve
from careerpath_cli.storage.validation import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from careerpath_cli.knowledge.base import KnowledgeBase

    Read = Callable[[str], Profile]
    Problems = Callable[[str], list[tuple[int, str]]]

EVERYTHING = """\
format: 1
id: ada-1
name: Ada
skills:
  Python: expert
  scikit learn: working+
  SQL: none
evidence:
  python: https://ada.example/engine
activities:
  analyse-data: love
  lead people and products: avoid
values:
  pay: essential
  Work-life balance: somewhat
education:
  degree: phd
  field: mathematics
experience:
  total_years: 10
  coding_years: 7.5
  ml_years: 0
current_role: Data Scientist
occupation: quantum barista
employment: self-employed
runway_months: 4.5
industries: [finance, Healthcare]
constraints:
  hours_per_week: 12
  ready_by: 2027-06-30
  country: DE
  min_salary: 70000
  currency: EUR
  degree_acceptable: master
  remote: true
"""
LEVELS_LISTED = "'none', 'aware', 'aware+', 'working', 'working+', 'proficient', 'proficient+' or 'expert'"
ADA = Profile(
    id="ada-1",
    name="Ada",
    skills={"python": "expert", "scikit-learn": "working", "sql": "none"},
    evidence={"python": "https://ada.example/engine"},
    activities={"analyse-data": "love", "lead-people-and-products": "avoid"},
    values={"pay": "essential", "work-life-balance": "somewhat"},
    education=EducationAnswer("phd", "mathematics"),
    experience=ExperienceAnswer(10, 7.5, 0),
    current_role="data-scientist",
    occupation="quantum barista",
    employment="self-employed",
    runway_months=4.5,
    industries=("finance", "healthcare"),
    constraints=Constraints(12, "2027-06-30", "DE", 70_000, "EUR", "master", remote=True),
    at_least={"scikit-learn": ""},
    remarks=("occupation: “quantum barista” is not one that we know; it was kept but not used.",),
)


@pytest.fixture
def read(tmp_path: Path, base: KnowledgeBase) -> Read:
    """Read a profile with this text."""

    def read_text(text: str) -> Profile:
        path = tmp_path / "me.yaml"
        path.write_text(text, encoding="utf-8")
        return read_profile(path, base)

    return read_text


@pytest.fixture
def problems(read: Read, tmp_path: Path) -> Problems:
    """Return line and message of everything wrong with a profile with this text."""

    def find(text: str) -> list[tuple[int, str]]:
        with pytest.raises(InvalidContentError) as caught:
            read(text)
        found = caught.value.problems
        count = "1 problem" if len(found) == 1 else f"{len(found)} problems"
        assert caught.value.message == f"The profile cannot be used: {count}."
        assert {problem.file for problem in found} == {str(tmp_path / "me.yaml")}
        return [(problem.line, problem.message) for problem in found]

    return find


# what a profile may say


def test_every_field_is_read(read: Read) -> None:
    assert read(EVERYTHING) == ADA


def test_json_is_read_as_well(read: Read) -> None:
    record = {
        "format": 1,
        "skills": {"Python": "expert"},
        "industries": ["finance"],
        "constraints": {"ready_by": "2027-06-30"},
    }
    for text in (json.dumps(record), json.dumps(record, indent=2), json.dumps(record, indent="\t")):
        assert read(text) == Profile(
            skills={"python": "expert"},
            industries=("finance",),
            constraints=Constraints(ready_by="2027-06-30"),
        )


def test_whatever_is_left_out_was_not_asked(read: Read) -> None:
    assert read("format: 1\n") == Profile()


@pytest.mark.parametrize("field", ["skills", "evidence", "activities", "values", "education", "constraints"])
def test_an_empty_mapping_says_nothing(field: str, read: Read) -> None:
    assert read(f"format: 1\n{field}: {{}}\n") == Profile()


@pytest.mark.parametrize("field", ["id", "name", "education", "experience", "current_role", "constraints"])
def test_a_field_without_a_value_says_nothing(field: str, read: Read) -> None:
    assert read(f"format: 1\n{field}:\n") == Profile()


@pytest.mark.parametrize("level", LEVELS)
def test_every_level(level: str, read: Read) -> None:
    assert read(f"format: 1\nskills: {{sql: {level}}}\n").skills == {"sql": level}


@pytest.mark.parametrize("attitude", ATTITUDES)
def test_every_attitude(attitude: str, read: Read) -> None:
    assert read(f"format: 1\nactivities: {{analyse-data: {attitude}}}\n").activities == {
        "analyse-data": attitude
    }


@pytest.mark.parametrize("weight", VALUE_WEIGHTS)
def test_every_value_weight(weight: str, read: Read) -> None:
    assert read(f"format: 1\nvalues: {{pay: {weight}}}\n").values == {"pay": weight}


@pytest.mark.parametrize("degree", DEGREES)
def test_every_degree(degree: str, read: Read) -> None:
    profile = read(
        f"format: 1\neducation: {{degree: {degree}}}\nconstraints: {{degree_acceptable: {degree}}}\n"
    )
    assert (profile.education.degree, profile.constraints.degree_acceptable) == (degree, degree)


@pytest.mark.parametrize("remote", ["true", "false", "hybrid"])
def test_remote_is_yes_no_or_a_word(remote: str, read: Read) -> None:
    expected = {"true": True, "false": False}.get(remote, remote)
    assert read(f"format: 1\nconstraints: {{remote: {remote}}}\n").constraints.remote == expected


@pytest.mark.parametrize("country", ["NO", "DE", "us"])
def test_every_country_code_stays_text(country: str, read: Read) -> None:
    assert read(f"format: 1\nconstraints: {{country: {country}}}\n").constraints.country == country


# names


@pytest.mark.parametrize("name", ["scikit-learn", "Scikit Learn", "SCIKIT_LEARN", "sklearn", "' sk learn '"])
def test_a_skill_has_many_spellings(name: str, read: Read) -> None:
    assert read(f"format: 1\nskills: {{{name}: working}}\n").skills == {"scikit-learn": "working"}


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("activities: {ANALYZE data: like}", "activities", {"analyse-data": "like"}),
        ("values: {Salary: important}", "values", {"pay": "important"}),
        ("industries: [FINANCE]", "industries", ("finance",)),
        ("current_role: bi analyst", "current_role", "data-analyst"),
        ("evidence: {Py: a script}", "evidence", {"python": "a script"}),
    ],
)
def test_aliases_lead_to_ids_in_any_case(text: str, field: str, expected: object, read: Read) -> None:
    assert getattr(read(f"format: 1\n{text}\n"), field) == expected


def test_unknown_skills_are_kept_aside_in_the_persons_words(read: Read) -> None:
    profile = read("format: 1\nskills: {Basket Weaving: expert, python: working, Fire-eating: none}\n")
    assert profile.skills == {"python": "working"}
    assert profile.unknown_skills == ("Basket Weaving", "Fire-eating")
    assert profile.remarks == ()


@pytest.mark.parametrize(
    ("beside", "meant"),
    [
        ("clustering", {"anomaly-detection"}),
        ("risk-management", {"regulatory-compliance"}),
        ("html-and-css", set()),
    ],
)
def test_an_ambiguous_name_means_what_the_skills_beside_it_speak_for(
    beside: str, meant: set[str], read: Read
) -> None:
    """AML is found by clustering, and kept away from by managing risks; web pages tell neither."""
    profile = read(f"format: 1\nskills: {{AML: working, {beside}: working}}\n")
    assert profile.skills.keys() == meant | {beside}
    assert profile.unknown_skills == (() if meant else ("AML",))


def test_evidence_of_an_unknown_skill_is_no_problem(read: Read) -> None:
    assert read("format: 1\nevidence: {basket weaving: a basket}\n").evidence == {}


@pytest.mark.parametrize(
    ("skills", "level", "remarks"),
    [
        ("py: expert, python: working", "expert", ["“py”, “python”"]),
        ("python: working, py: expert", "expert", ["“py”, “python”"]),
        ("python: none, py: aware", "aware", ["“py”, “python”"]),
        ("python: none, py: aware, PYTHON: expert", "expert", ["“PYTHON”, “py”, “python”"]),
        ("python: working, py: working", "working", []),
    ],
)
def test_of_several_levels_of_one_skill_the_highest_counts(
    skills: str, level: str, remarks: list[str], read: Read
) -> None:
    profile = read(f"format: 1\nskills: {{{skills}}}\n")
    assert profile.skills == {"python": level}
    assert profile.remarks == tuple(
        f"Python is listed more than once ({names}); the highest answer, {level}, counts."
        for names in remarks
    )


@pytest.mark.parametrize(
    ("field", "given", "answer", "names"),
    [
        ("values", "{pay: essential, salary: somewhat}", "essential", "“pay”, “salary”"),
        ("values", "{salary: essential, pay: somewhat}", "essential", "“pay”, “salary”"),
        (
            "values",
            "{pay: somewhat, Pay: unimportant, salary: somewhat}",
            "somewhat",
            "“Pay”, “pay”, “salary”",
        ),
        (
            "activities",
            "{analyse-data: avoid, data analysis: love}",
            "love",
            "“analyse-data”, “data analysis”",
        ),
        (
            "activities",
            "{analyse-data: love, data analysis: avoid}",
            "love",
            "“analyse-data”, “data analysis”",
        ),
    ],
)
def test_of_several_answers_to_one_value_or_activity_the_highest_counts(
    field: str, given: str, answer: str, names: str, read: Read, base: KnowledgeBase
) -> None:
    profile = read(f"format: 1\n{field}: {given}\n")
    ((identifier, counted),) = getattr(profile, field).items()
    assert counted == answer
    (remark,) = profile.remarks
    name = getattr(base, field)[identifier].name
    assert remark == f"{name} is listed more than once ({names}); the highest answer, {answer}, counts."


def test_names_that_agree_are_no_reason_for_a_remark(read: Read) -> None:
    assert read("format: 1\nvalues: {pay: essential, salary: essential}\n").remarks == ()


def test_an_unknown_current_role_is_remarked(read: Read) -> None:
    profile = read("format: 1\ncurrent_role: astronaut\n")
    assert profile.current_role is None
    assert profile.remarks == ("current_role: “astronaut” is not a role in the knowledge base.",)


def test_an_industry_named_twice_counts_once(read: Read) -> None:
    assert read("format: 1\nindustries: [Healthcare, finance, FINANCE]\n").industries == (
        "finance",
        "healthcare",
    )


# problems


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("skills: {}\n", 1, "format is missing"),
        ("format: 2\n", 1, "format: 2 is not one of 1"),
        ("format: '1'\n", 1, "format: '1' is not one of 1"),
        ("format: 1.0\n", 1, "format: 1.0 is not one of 1"),
        ("format: true\n", 1, "format: True is not one of 1"),
        (
            "format: 1\nexperience:\n  coding_years: 1\n  total_years: true\n",
            4,
            "experience.total_years should be a valid number (found True)",
        ),
        (
            "format: 1\nconstraints: {min_salary: 1e999}\n",
            2,
            "constraints.min_salary should be a finite number (found inf)",
        ),
        (
            "format: 1\nconstraints: {min_salary: .inf}\n",
            2,
            (
                "constraints.min_salary should be a valid number, "
                "unable to parse string as a number (found '.inf')"
            ),
        ),
        ("format: 1\nskill: {python: expert}\n", 2, "skill is not a known field"),
        ("format: 1\neducation:\n  degre: phd\n", 3, "education.degre is not a known field"),
        ("format: 1\nid: 7\n", 2, "id should be text (found 7)"),
        ("format: 1\nname: [Ada]\n", 2, "name should be text (found ['Ada'])"),
        (
            "format: 1\nskills: [python]\n",
            2,
            "skills should be a mapping (`name: value` lines) (found ['python'])",
        ),
        ("format: 1\nindustries: finance\n", 2, "industries should be a list (found 'finance')"),
        (
            "format: 1\nskills:\n  sql: expert\n  python: wizard\n",
            4,
            f"skills.python: 'wizard' is not one of {LEVELS_LISTED}",
        ),
        (
            "format: 1\nactivities:\n  analyse-data: maybe\n",
            3,
            "activities.analyse-data: 'maybe' is not one of 'avoid', 'dislike', 'neutral', 'like' or 'love'",
        ),
        (
            "format: 1\nvalues: {pay: very}\n",
            2,
            "values.pay: 'very' is not one of 'unimportant', 'somewhat', 'important' or 'essential'",
        ),
        (
            "format: 1\neducation: {degree: doctor}\n",
            2,
            (
                "education.degree: 'doctor' is not one of "
                "'none', 'high-school', 'vocational', 'some-college', 'bachelor', 'master' or 'phd'"
            ),
        ),
        (
            "format: 1\nexperience:\n  total_years: 10\n  ml_years: -1\n",
            4,
            "experience.ml_years should be at least 0 (found -1)",
        ),
        (
            "format: 1\nexperience: {coding_years: 91}\n",
            2,
            "experience.coding_years should be at most 90 (found 91)",
        ),
        (
            "format: 1\nexperience: {total_years: some}\n",
            2,
            (
                "experience.total_years should be a valid number, "
                "unable to parse string as a number (found 'some')"
            ),
        ),
        (
            "format: 1\nconstraints: {hours_per_week: 0}\n",
            2,
            "constraints.hours_per_week should be at least 0.5 (found 0)",
        ),
        (
            "format: 1\nconstraints: {min_salary: -1}\n",
            2,
            "constraints.min_salary should be at least 0 (found -1)",
        ),
        ("format: 1\nactivities:\n  juggle: love\n", 3, "'juggle' is not a known activity."),
        (
            "format: 1\nactivities:\n  analyse-dat: love\n",
            3,
            "'analyse-dat' is not a known activity. Did you mean analyse-data?",
        ),
        (
            "format: 1\nvalues:\n  pay: important\n  fame and fun: important\n",
            4,
            "'fame and fun' is not a known value.",
        ),
        ("format: 1\nvalues: {salery: important}\n", 2, "'salery' is not a known value. Did you mean pay?"),
        ("format: 1\nindustries:\n- finance\n- circus\n", 4, "'circus' is not a known industry."),
        (
            "format: 1\nindustries: [finanse]\n",
            2,
            "'finanse' is not a known industry. Did you mean finance?",
        ),
        (
            "format: 1\nconstraints:\n  ready_by: 30.6.2027\n",
            3,
            "constraints.ready_by: '30.6.2027' is not a valid date, such as 2027-06-30",
        ),
        (
            "format: 1\nconstraints: {ready_by: 2027-02-30}\n",
            2,
            "constraints.ready_by: '2027-02-30' is not a valid date, such as 2027-06-30",
        ),
        (
            "format: 1\nconstraints: {ready_by: 20270630}\n",
            2,
            "constraints.ready_by should be text (found 20270630)",
        ),
        (
            "format: 1\nconstraints: {ready_by: 2027-W26}\n",
            2,
            "constraints.ready_by: '2027-W26' is not a valid date, such as 2027-06-30",
        ),
        (
            "format: 1\nconstraints:\n  country: Germany\n",
            3,
            "constraints.country: 'Germany' is not a two-letter country code such as DE or US",
        ),
        (
            "format: 1\nconstraints: {country: D1}\n",
            2,
            "constraints.country: 'D1' is not a two-letter country code such as DE or US",
        ),
        ("format: 1\nname: a\nname: b\n", 3, "name is given twice"),
        ("- format: 1\n", 1, "should be a mapping of fields (`name: value` lines)"),
        ("Ada\n", 1, "should be a mapping of fields (`name: value` lines)"),
        ("format: 1\nname: Ada: me\n", 2, "not valid YAML: mapping values are not allowed in this context"),
    ],
)
def test_a_problem_is_reported_with_its_line(text: str, line: int, message: str, problems: Problems) -> None:
    assert problems(text) == [(line, message)]


def test_a_country_code_is_two_letters_and_nothing_else(problems: Problems) -> None:
    assert len(problems('format: 1\nconstraints: {country: "DE\\n"}\n')) == 1


def test_one_mistake_is_one_problem(problems: Problems) -> None:
    message = "constraints.remote should be a valid boolean (found [1])"
    assert problems("format: 1\nconstraints: {remote: [1]}\n") == [(2, message)]


@pytest.mark.parametrize("name", ["bool", "str", "float", "int"])
def test_a_name_may_be_that_of_a_type(name: str, problems: Problems) -> None:
    assert problems(f"format: 1\n{name}: 1\nskills: {{{name}: good, sql: good}}\n") == [
        (2, f"{name} is not a known field"),
        (
            3,
            f"skills.{name}: 'good' is not one of {LEVELS_LISTED}",
        ),
        (
            3,
            f"skills.sql: 'good' is not one of {LEVELS_LISTED}",
        ),
    ]


def test_text_may_be_long_but_not_endless(read: Read, problems: Problems) -> None:
    assert read(f"format: 1\nname: {'y' * 2000}\n").name == "y" * 2000
    ((line, message),) = problems(f"format: 1\nname: {'y' * 2001}\n")
    assert (line, message) == (2, f"name: string should have at most 2000 characters (found '{'y' * 58}…)")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_told_how_to_begin(text: str, read: Read) -> None:
    with pytest.raises(InvalidContentError) as caught:
        read(text)
    assert [(p.line, p.message) for p in caught.value.problems] == [(0, "the file is empty")]
    assert caught.value.hint == "A profile starts with `format: 1`; see examples/."


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, base: KnowledgeBase) -> None:
    with pytest.raises(FileProblemError, match="is a directory") as caught:
        read_profile(tmp_path, base)
    assert caught.value.hint == "The profile must be a file; give the file's path."


def test_all_wrong_types_and_fields_are_reported_at_once(problems: Problems) -> None:
    text = """\
format: 1
nickname: A
skills:
  python: wizard
  sql: 3
activities:
  juggle: love
  analyse-data: maybe
values: {fame and fun: essential}
experience:
  ml_years: -1
"""
    assert sorted(problems(text)) == [
        (2, "nickname is not a known field"),
        (
            4,
            f"skills.python: 'wizard' is not one of {LEVELS_LISTED}",
        ),
        (
            5,
            f"skills.sql: 3 is not one of {LEVELS_LISTED}",
        ),
        (7, "'juggle' is not a known activity."),
        (8, "activities.analyse-data: 'maybe' is not one of 'avoid', 'dislike', 'neutral', 'like' or 'love'"),
        (9, "'fame and fun' is not a known value."),
        (11, "experience.ml_years should be at least 0 (found -1)"),
    ]


def test_all_wrong_names_dates_and_codes_are_reported_at_once_by_line(problems: Problems) -> None:
    text = """\
format: 1
activities:
  juggle: love
  swallow swords: like
values:
  fame and fun: essential
industries: [finance,
  circus,
  zoo]
constraints:
  ready_by: soon
  country: Germany
"""
    assert problems(text) == [
        (3, "'juggle' is not a known activity."),
        (4, "'swallow swords' is not a known activity."),
        (6, "'fame and fun' is not a known value."),
        (8, "'circus' is not a known industry."),
        (9, "'zoo' is not a known industry."),
        (11, "constraints.ready_by: 'soon' is not a valid date, such as 2027-06-30"),
        (12, "constraints.country: 'Germany' is not a two-letter country code such as DE or US"),
    ]


@pytest.mark.parametrize(
    "wrong", ["industries: [circus]", "constraints: {ready_by: soon}", "constraints: {country: Germany}"]
)
def test_a_wrong_type_hides_no_other_problem(wrong: str, problems: Problems) -> None:
    assert [line for line, _ in problems(f"format: 1\nnickname: A\n{wrong}\n")] == [2, 3]


# the order of what stands in a file


def shuffled(data: st.DataObject, value: Any) -> Any:
    """Return the same mapping with the keys of it and of all within it in another order."""
    if not isinstance(value, dict):
        return value
    keys = data.draw(st.permutations(sorted(value)))
    return {key: shuffled(data, value[key]) for key in keys}


SKILL_NAMES = ["python", "Py", "PYTHON 3", "sql", "scikit-learn", "sklearn", "basket weaving", "r"]
records: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "id": st.just("a"),
        "skills": st.dictionaries(st.sampled_from(SKILL_NAMES), st.sampled_from(LEVELS)),
        "evidence": st.dictionaries(
            st.sampled_from(["python", "sql", "r"]), st.sampled_from(["here", "there"])
        ),
        "activities": st.dictionaries(
            st.sampled_from(["analyse-data", "data analysis", "improve-models"]), st.sampled_from(ATTITUDES)
        ),
        "values": st.dictionaries(
            st.sampled_from(["pay", "salary", "impact"]), st.sampled_from(VALUE_WEIGHTS)
        ),
        "education": st.just({"degree": "phd", "field": "law"}),
        "experience": st.just({"total_years": 3, "coding_years": 2, "ml_years": 1}),
        "constraints": st.just({"country": "DE", "hours_per_week": 5}),
        "industries": st.lists(st.sampled_from(["finance", "healthcare", "energy"]), unique=True),
    }
)


@settings(deadline=None)
@given(st.data())
def test_the_order_in_a_file_never_matters(base: KnowledgeBase, data: st.DataObject) -> None:
    record = data.draw(records)
    reordered = shuffled(data, record) | {"industries": data.draw(st.permutations(record["industries"]))}
    first, second = (profile_from_record(each, base) for each in (record, reordered))
    assert set(first.unknown_skills) == set(second.unknown_skills)
    assert first.remarks == second.remarks
    assert replace(first, unknown_skills=()) == replace(second, unknown_skills=())
    for field in ("skills", "activities", "values"):  # sums of numbers depend on this
        assert list(getattr(first, field)) == list(getattr(second, field))


@pytest.mark.parametrize("evidence", ["py: here, python: there", "python: there, py: here"])
def test_all_evidence_of_one_skill_is_kept_in_any_order(evidence: str, read: Read) -> None:
    assert read(f"format: 1\nevidence: {{{evidence}}}\n").evidence == {"python": "here; there"}


# answers from a program


def test_answers_from_a_program_are_read_like_those_of_a_file(base: KnowledgeBase) -> None:
    assert profile_from_answers({"skills": {"PY": "expert"}}, base).skills == {"python": "expert"}


def test_every_misspelt_field_from_a_program_is_refused(base: KnowledgeBase) -> None:
    with pytest.raises(InvalidContentError) as refused:
        profile_from_answers({"skils": {"python": "expert"}, "hobbies": []}, base)
    (problem,) = refused.value.problems
    assert problem.message == "skils is not a known field; hobbies is not a known field"


# a line of a batch

RECORD: dict[str, Any] = {"format": 1, "id": "a"}


def refusal(record: Any, base: KnowledgeBase) -> str:
    with pytest.raises(ValueError, match=r"\S") as caught:
        profile_from_record(record, base)
    return str(caught.value)


def test_a_record_is_resolved_like_a_file(base: KnowledgeBase) -> None:
    profile = profile_from_record(RECORD | {"skills": {"PY": "expert", "basket weaving": "expert"}}, base)
    assert profile == Profile(id="a", skills={"python": "expert"}, unknown_skills=("basket weaving",))


@pytest.mark.parametrize(
    "more",
    [
        {"cohort": 7},
        {"education": {"degree": "phd", "grade": 1}},
        {"constraints": {"shoe size": 43}},
        {"": None},
        {"cohort": "\ud800"},
    ],
)
def test_a_records_unknown_fields_are_ignored(more: dict[str, Any], base: KnowledgeBase) -> None:
    profile = profile_from_record(RECORD | more, base)
    assert (profile.id, profile.education.degree) == ("a", "phd" if "education" in more else None)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ([1], "a profile should be a JSON object, in braces"),
        (None, "a profile should be a JSON object, in braces"),
        ("a", "a profile should be a JSON object, in braces"),
        ({"format": 1}, "id is missing"),
        ({"format": 1, "id": 7}, "id should be text"),
        ({"format": 1, "id": None}, "id should be text"),
        ({"format": 1, "id": ""}, "id should be text"),
        ({"id": "a"}, "format is missing"),
        ({"id": "a", "format": 2}, "format: 2 is not one of 1"),
        (RECORD | {"name": 5}, "name should be text (found 5)"),
        (
            RECORD | {"skills": {"sql": "good"}, "name": 5},
            (f"name should be text (found 5); skills.sql: 'good' is not one of {LEVELS_LISTED}"),
        ),
        (RECORD | {"industries": ["circus"]}, "'circus' is not a known industry."),
        (RECORD | {"format": 1.0}, "format: 1.0 is not one of 1"),
        (RECORD | {"id": "\ud800"}, "contains half a character (an unpaired surrogate)"),
        (
            RECORD | {"skills": {"\udfff": "working"}},
            "contains half a character (an unpaired surrogate)",
        ),
        (
            RECORD | {"constraints": {"ready_by": "soon", "country": "Germany"}},
            (
                "constraints.ready_by: 'soon' is not a valid date, such as 2027-06-30; "
                "constraints.country: 'Germany' is not a two-letter country code such as DE or US"
            ),
        ),
    ],
)
def test_a_bad_record_is_refused_in_one_sentence(record: Any, sentence: str, base: KnowledgeBase) -> None:
    assert refusal(record, base) == sentence


@pytest.mark.parametrize(
    "record",
    [
        {"name": ["a\nb"]},
        {"activities": {"a\nb": "love"}},
        {"values": {"a\nb": "important"}},
        {"industries": ["a\nb"]},
        {"constraints": {"country": "a\nb", "ready_by": "a\nb"}},
        {"skills": {"sql": "a\nb"}},
        {"skills": {"a\nb": "good"}},
    ],
)
def test_a_refusal_is_one_line(record: dict[str, Any], base: KnowledgeBase) -> None:
    assert len(refusal(RECORD | record, base).splitlines()) == 1


def test_a_refusal_holds_everything_that_is_wrong(base: KnowledgeBase) -> None:
    sentence = refusal(RECORD | {"name": 5, "activities": {"juggle": "love"}}, base)
    assert "name" in sentence
    assert "juggle" in sentence


words = st.text(string.printable[:95], max_size=8)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words | st.sampled_from([*LEVELS, "python"]),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(words, parts, max_size=3),
    max_leaves=6,
)
FIELDS = [field.name for field in fields(ProfileFile)]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), plain))
def test_any_record_is_read_or_refused_in_one_sentence(base: KnowledgeBase, more: dict[str, Any]) -> None:
    try:
        profile = profile_from_record(RECORD | more, base)
    except ValueError as error:
        assert str(error)  # noqa: PT017 - a few records are fine
        assert len(str(error).splitlines()) == 1  # noqa: PT017
    else:
        assert profile.id == (RECORD | more)["id"]


# what a profile says


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("name: Ada", False),
        ("skills: {basket weaving: expert}", False),
        ("constraints: {country: DE}", False),
        ("current_role: data analyst", False),
        ("education: {field: mathematics}", False),
        ("skills: {python: none}", True),
        ("activities: {analyse-data: neutral}", True),
        ("values: {pay: unimportant}", True),
        ("industries: [any]", True),
        ("education: {degree: none}", True),
        ("experience: {ml_years: 0}", True),
    ],
)
def test_a_profile_knows_whether_it_says_something(text: str, expected: bool, read: Read) -> None:  # noqa: FBT001
    assert says_something(read(f"format: 1\n{text}\n")) is expected


def test_answers_of_an_interview_resolve_like_those_of_a_file(base: KnowledgeBase) -> None:
    parsed = build(ProfileFile, {"format": 1, "skills": {"Py": "expert"}})
    assert resolve(parsed, base) == Profile(skills={"python": "expert"})

"""JSON Resumes of every version, and as people really keep them. All people are invented."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.documents.declared.json_resume import looks_like, read_json_resume
from careerpath_cli.documents.document import Document
from careerpath_cli.errors import CareerpathError, InvalidContentError
from passages import inexact, jobs, passages_of, skills, studies, words

VERSION_1_0 = """{
  "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
  "basics": {
    "name": "Odile Farrow",
    "label": "Data Engineer",
    "summary": "Moves data from where it lies to where it is used."
  },
  "work": [
    {
      "name": "Harbour Grain",
      "position": "Data Engineer",
      "startDate": "2021-03",
      "summary": "Runs the warehouse.",
      "highlights": ["Moved 40 jobs to Airflow", "Cut costs by a third with dbt"]
    },
    {"name": "Tilly & Sons", "position": "Analyst", "startDate": "2018-09-01", "endDate": "2021-02-28"}
  ],
  "volunteer": [{"organization": "Reading Club", "position": "Mentor", "highlights": ["Taught Scratch"]}],
  "education": [
    {
      "institution": "University of Lund",
      "area": "Statistics",
      "studyType": "Bachelor",
      "startDate": "2015",
      "endDate": "2018-06",
      "courses": ["ST201 - Bayesian Inference"]
    }
  ],
  "awards": [{"title": "Hack of the year", "summary": "For a parser in Rust"}],
  "certificates": [{"name": "AWS Certified Data Engineer", "issuer": "Amazon"}],
  "publications": [{"name": "Late data, early answers", "summary": "About Kafka"}],
  "skills": [
    {"name": "Pipelines", "level": "Master", "keywords": ["Airflow", "dbt"]},
    {"name": "SQL"}
  ],
  "languages": [{"language": "Swedish", "fluency": "Native speaker"}],
  "interests": [{"name": "Sailing", "keywords": ["Python spotting"]}],
  "references": [{"name": "Jo Rust", "reference": "She knows Scala."}],
  "projects": [
    {"name": "Tide tables", "description": "An API in Flask", "highlights": ["Prize"], "keywords": ["Redis"]}
  ]
}
"""


def read(value: Any) -> Document:
    return read_json_resume(json.dumps(value))


def test_all_that_version_1_0_declares_is_read() -> None:
    document = read_json_resume(VERSION_1_0)
    declared = document.declared
    assert declared
    assert (document.format, document.text, document.remarks) == ("json-resume", VERSION_1_0, ())
    assert declared.name
    assert declared.name.words == "Odile Farrow"
    assert declared.headline
    assert declared.headline.words == "Data Engineer"
    assert skills(document) == [("Pipelines", "Master", ["Airflow", "dbt"]), ("SQL", None, [])]
    assert jobs(document) == [
        ("Data Engineer", "Harbour Grain", "2021-03", None, True),
        ("Analyst", "Tilly & Sons", "2018-09-01", "2021-02-28", False),
    ]
    assert words(declared.jobs[0].told) == [
        "Runs the warehouse.",
        "Moved 40 jobs to Airflow",
        "Cut costs by a third with dbt",
    ]
    assert studies(document) == [("Bachelor", "Statistics", "University of Lund", "2015", "2018-06")]


def test_summaries_projects_certificates_and_the_like_are_told() -> None:
    declared = read_json_resume(VERSION_1_0).declared
    assert declared
    assert sorted(words(declared.told)) == sorted(
        [
            "Moves data from where it lies to where it is used.",
            "ST201 - Bayesian Inference",
            "Tide tables",
            "An API in Flask",
            "Prize",
            "Redis",
            "AWS Certified Data Engineer",
            "Mentor",
            "Taught Scratch",
            "Hack of the year",
            "For a parser in Rust",
            "Late data, early answers",
            "About Kafka",
        ]
    )


def test_every_passage_stands_where_it_says() -> None:
    document = read_json_resume(VERSION_1_0)
    assert len(list(passages_of(document.declared))) > 20
    assert inexact(document) == []


def test_version_0_0_has_bio_and_company_and_months_of_one_digit() -> None:
    document = read(
        {
            "bio": {"firstName": "Bo", "lastName": "Lindqvist", "summary": "Writes firmware."},
            "work": [
                {"company": "Norr Motor", "position": "Engineer", "startDate": "2015-3", "endDate": "2016-11"}
            ],
            "education": [
                {"institution": "KTH", "area": "Mechatronics", "studyType": "MSc", "endDate": "2014-6"}
            ],
            "skills": [{"name": "Embedded", "level": "Senior", "keywords": "C, C++, FreeRTOS"}],
            "hobbies": [{"name": "Julia", "keywords": []}],
        }
    )
    assert document.declared
    assert skills(document) == [("Embedded", "Senior", ["C", "C++", "FreeRTOS"])]
    assert jobs(document) == [("Engineer", "Norr Motor", "2015-03", "2016-11", False)]
    assert studies(document) == [("MSc", "Mechatronics", "KTH", None, "2014-06")]
    assert words(document.declared.told) == ["Writes firmware."]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (["Python", "R"], [("Python", None, []), ("R", None, [])]),
        (["HTML, CSS"], [("HTML", None, []), ("CSS", None, [])]),
        (["Databases: MySQL, Redis"], [("Databases", None, ["MySQL", "Redis"])]),
        (["Python: advanced"], [("Python", "advanced", [])]),
        ([["Go", "Rust"]], [("Go", None, []), ("Rust", None, [])]),
        ("Python; SQL (Postgres, SQLite)", [("Python", None, []), ("SQL (Postgres, SQLite)", None, [])]),
        (
            {"Languages": ["Go", "Rust"], "Tools": ["Git"]},
            [("Go", None, []), ("Rust", None, []), ("Git", None, [])],
        ),
        ({"name": "Go", "level": 4}, [("Go", "4", [])]),
        ([{"name": "", "level": "Good", "keywords": ["Go", None]}], [("Go", "Good", [])]),
        ([{"name": "Web", "keywords": [{"name": "Vue", "level": 3}]}], [("Web", None, ["Vue"])]),
        ([{"name": "Go", "keywords": None, "level": None}, None, ""], [("Go", None, [])]),
        (
            [{"name": "Web", "keywords": ["HTML5, HTML", "Kotlin / Java", "CI/CD"]}],
            [("Web", None, ["HTML5", "HTML", "Kotlin", "Java", "CI/CD"])],
        ),
        ([{"name": "Web", "keywords": "Vue (2, 3), and **Nuxt**"}], [("Web", None, ["Vue (2, 3)", "Nuxt"])]),
        ([{"name": "Web", "keywords": "Vue (2, Nuxt"}], [("Web", None, ["Vue (2", "Nuxt"])]),
        (
            [{"name": "Languages", "keywords": ["English (C1)", "Go"]}],
            [("Languages", None, ["Go"])],
        ),
        (["Languages: English, German"], []),
        ({"languages": ["English (B2)", "Go"]}, [("Go", None, [])]),
        ([{"name": "Web", "keywords": ["Vue（2、3, SSR）"]}], [("Web", None, ["Vue（2、3, SSR）"])]),
        ([{"description": "HTML", "expertiseLevel": "Advanced"}], [("HTML", "Advanced", [])]),
        ([{"keywords": []}], []),
        ([], []),
        (None, []),
    ],
)
def test_skills_are_read_in_every_shape_that_people_give_them(section: Any, expected: Any) -> None:
    assert skills(read({"basics": {}, "skills": section})) == expected


def test_a_resume_without_skills_says_so() -> None:
    document = read({"basics": {"name": "Ada"}, "work": [{"company": "Acme", "position": "Clerk"}]})
    assert document.remarks == ("It has no list of skills.",)


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({"company": "Acme", "position": "Clerk"}, [("Clerk", "Acme", None, None, False)]),
        ({"0": {"name": "Acme", "position": "Clerk"}}, [("Clerk", "Acme", None, None, False)]),
        (
            [{"name": "Acme", "startDate": "2019-01-01", "endDate": "present"}],
            [(None, "Acme", "2019-01-01", None, True)],
        ),
        ([{"name": "Acme", "startDate": "Jan 2019", "endDate": ""}], [(None, "Acme", "2019-01", None, True)]),
        ([{"name": "Acme", "startDate": 2019, "endDate": None}], [(None, "Acme", "2019", None, True)]),
        (
            [{"name": "Acme", "startDate": "2019", "endDate": "who knows"}],
            [(None, "Acme", "2019", None, False)],
        ),
        ([{"name": None, "position": None, "startDate": None, "endDate": None}], []),
        (
            [
                {
                    "name": "Acme",
                    "positions": [{"position": "Clerk"}, {"position": "Head", "startDate": "2020"}],
                }
            ],
            [("Clerk", "Acme", None, None, False), ("Head", "Acme", "2020", None, True)],
        ),
        ([{"company": "", "name": "Acme"}], [(None, "Acme", None, None, False)]),
        ([{"company": "Acme", "period": "04/2024 - CURRENT"}], [(None, "Acme", "2024-04", None, True)]),
        ([{"company": "Acme", "dates": "08/2019 -- 07/2020"}], [(None, "Acme", "2019-08", "2020-07", False)]),
        ([{"company": "Acme", "date": "2019-present"}], [(None, "Acme", "2019", None, True)]),
        ([{"company": "Acme", "year": "2019-2020"}], [(None, "Acme", "2019", "2020", False)]),
        ([{"company": "Acme", "date": "06/2019-08/2019"}], [(None, "Acme", "2019-06", "2019-08", False)]),
        ([{"company": "Acme", "time": "2019-09-2022-03"}], [(None, "Acme", "2019-09", "2022-03", False)]),
        ([{"company": "Acme", "period": "2022-04-now"}], [(None, "Acme", "2022-04", None, True)]),
        ([{"company": "Acme", "date": "Present"}], [(None, "Acme", None, None, True)]),
        ([{"company": "Acme", "date": "2019-Mar"}], [(None, "Acme", "2019-03", "2019-03", False)]),
        ([{"company": "Acme", "date": "in summer"}], [(None, "Acme", None, None, False)]),
        (None, []),
        ("none", []),
    ],
)
def test_work_is_read_in_every_shape_that_people_give_it(work: Any, expected: Any) -> None:
    assert jobs(read({"basics": {}, "work": work})) == expected


def test_what_an_employer_with_several_positions_is_told_of_stands_with_the_first() -> None:
    positions = [{"position": "Head", "summary": "Led"}, {"position": "Clerk"}]
    declared = read({"work": [{"name": "Acme", "summary": "Mills", "positions": positions}]}).declared
    assert declared
    assert [words(job.told) for job in declared.jobs] == [["Mills", "Led"], []]


def test_sections_that_people_name_otherwise_are_read() -> None:
    document = read(
        {
            "contact": {"name": "Ada", "aboutMe": "Likes R."},
            "experience": [
                {"title": "Clerk", "company": "A", "from": "May 2022", "to": "Now", "details": "Filed"}
            ],
            "education": [{"degree": "BSc", "university": "KTH", "period": "2019 - 2022"}],
            "skills": {"digital": ["PHP"]},
        }
    )
    assert document.declared
    assert jobs(document) == [("Clerk", "A", "2022-05", None, True)]
    assert words(document.declared.jobs[0].told) == ["Filed"]
    assert studies(document) == [("BSc", None, "KTH", "2019", "2022")]
    assert skills(document) == [("PHP", None, [])]
    assert words(document.declared.told) == ["Likes R."]


def test_what_stands_at_the_top_is_read_where_no_section_has_it() -> None:
    projects = [{"name": "Shop", "details": "Built in Next.js"}]
    document = read(
        {
            "name": "Ada",
            "headline": "Clerk",
            "summary": {"text": "Likes R."},
            "experience": [{"org": "Acme", "bullets": ["Filed"], "projects": projects}],
        }
    )
    declared = document.declared
    assert declared
    assert [passage.words for passage in (declared.name, declared.headline) if passage] == ["Ada", "Clerk"]
    assert words(declared.told) == ["Likes R."]
    assert words(declared.jobs[0].told) == ["Filed", "Shop", "Built in Next.js"]


def test_what_is_not_strict_json_is_read_and_told() -> None:
    text = '\ufeff{\n//\n"skills": ["Go", "Rust",],\n"work": [{"company": "Acme" "position": "Clerk"}]\n}'
    document = read_json_resume(text)
    assert skills(document) == [("Go", None, []), ("Rust", None, [])]
    assert jobs(document) == [("Clerk", "Acme", None, None, False)]
    assert inexact(document) == []
    (remark,) = document.remarks
    assert remark.startswith("This isn't strict JSON, but it was read all the same: ")
    assert remark.endswith(": a comment (line 2), a comma too many (line 3), a missing comma (line 4).")


def test_sections_given_twice_are_both_read_and_told() -> None:
    document = read_json_resume(
        '{"skills": ["Go"], "basics": {"name": "A", "name": "B"}, "skills": ["Rust"]}'
    )
    assert document.declared
    assert skills(document) == [("Go", None, []), ("Rust", None, [])]
    assert document.declared.name
    assert document.declared.name.words == "B"
    assert document.remarks == ("“name” is given twice.", "“skills” is given twice.")


def test_sections_of_other_formats_are_told() -> None:
    document = read({"basics": {}, "skills": ["Go"], "sections": {"skills": {}}, "theme": "flat"})
    assert document.remarks == ("Left out, because JSON Resume has no such section: sections.",)


def test_escaped_words_are_decoded_and_cover_what_is_written() -> None:
    text = (
        r'{"bio": {"name": "Zo\u00eb \ud83d\ude00"}, "skills": ["Caf\u00e9 \/", "C++, Na\u00efve Bayes, R"]}'
    )
    document = read_json_resume(text)
    assert document.declared
    assert document.declared.name
    assert document.declared.name.words == "Zoë 😀"
    assert text[document.declared.name.start : document.declared.name.end] == r"Zo\u00eb \ud83d\ude00"
    written = [text[skill.name.start : skill.name.end] for skill in document.declared.skills]
    assert [name for name, _, _ in skills(document)] == ["Café /", "C++", "Naïve Bayes", "R"]
    assert written == [r"Caf\u00e9 \/", "C++", r"Na\u00efve Bayes", "R"]


def test_the_same_fields_are_read_from_yaml() -> None:
    document = read_json_resume(
        "basics:\n  name: Ada\nskills:\n  - name: SQL\n    keywords: [a, b]\n  - Python\n"
    )
    assert skills(document) == [("SQL", None, ["a", "b"]), ("Python", None, [])]
    assert inexact(document) == []


def test_json_with_single_quotes_is_read_as_yaml() -> None:
    assert skills(read_json_resume("{'basics': {}, 'skills': ['Go', 'Rust']}")) == [
        ("Go", None, []),
        ("Rust", None, []),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[1]", "JSON Resume:1: it should be an object with sections such as “work” and “skills”"),
        ("", "JSON Resume:1: it should be an object with sections such as “work” and “skills”"),
        ('{"basics": {\n"name": "Ada"', "JSON file:2: the file ends too early"),
        ('{\n\n"name" "Ada"}', "JSON file:3: a colon is missing"),
        ('{"a": 1]', "JSON file:1: ] closes nothing here"),
        ('{"a": "\\q"}', "JSON file:1: this text does not end, or has an escape that JSON does not know"),
        ('{"a": ' + "[" * 100 + "]" * 100 + "}", "JSON file:1: nested too deeply"),
        ('{"a": ' * 100_000, "JSON file:1: nested too deeply"),
        ("{" * 100_000, "JSON file:1: a key must be text"),
    ],
)
def test_what_cannot_be_read_says_in_which_line(text: str, problem: str) -> None:
    with pytest.raises(InvalidContentError) as caught:
        read_json_resume(text)
    assert [str(found) for found in caught.value.problems] == [problem]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VERSION_1_0, True),
        ('{"basics":{"name":"Ada"', True),
        ('{"work": [], "skills": []}', True),
        ("basics:\n  name: Ada\n", True),
        ('{"name": "left-pad", "version": "1.0.0", "dependencies": {}}', False),
        ('{"skills": 3}', False),
        ("My work: none. My skills: many.", False),
        ("Skills: Python\nWork: Acme\n", False),
        ("", False),
    ],
)
def test_a_json_resume_is_known_by_its_sections(text: str, expected: bool) -> None:  # noqa: FBT001
    assert looks_like(text) is expected


def test_a_long_enumeration_is_read_in_one_pass_and_ends_somewhere() -> None:
    names = skills(read_json_resume('{"skills": ["' + "a, " * 300_000 + '"]}'))
    assert len(names) == 2_000


@pytest.mark.parametrize(
    "text", ["\n" * 1_000_000, "{" * 1_000_000, '{ "' * 300_000, " " * 1_000_000, '"cv' * 300_000]
)
def test_a_text_of_any_kind_is_told_apart_in_one_pass(text: str) -> None:
    assert not looks_like(text)


def test_more_values_than_any_resume_has_are_refused() -> None:
    with pytest.raises(InvalidContentError):
        read_json_resume('{"skills": [' + "1," * 200_000 + "1]}")


KEYS = st.sampled_from(
    ["basics", "work", "skills", "name", "keywords", "positions", "startDate", "education", "x"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, VALUES), st.booleans())
def test_any_json_gives_passages_that_lie_in_it(value: Any, escaped: bool) -> None:  # noqa: FBT001
    text = json.dumps(value, ensure_ascii=escaped)
    document = read_json_resume(text)
    for passage in passages_of(document.declared):
        assert 0 <= passage.start <= passage.end <= len(text)
        written = text[passage.start : passage.end]
        assert json.loads(f'"{written}"', strict=False).strip() == passage.words if "\\" in written else True
    if "\\" not in text:
        assert inexact(document) == []


@given(st.text(alphabet='{}[]",:\\\n/*# \tabnu0\ufeff', max_size=60) | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    looks_like(text)
    try:
        document = read_json_resume(text)
    except CareerpathError:
        return
    assert all(0 <= passage.start <= passage.end <= len(text) for passage in passages_of(document.declared))

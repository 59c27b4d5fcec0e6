"""rendercv files of both versions, and as people really keep them. All people are invented."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.documents.declared import json_resume
from careerpath_cli.documents.declared.rendercv import looks_like, read_rendercv
from careerpath_cli.documents.document import Passage
from careerpath_cli.errors import CareerpathError, InvalidContentError
from passages import inexact, jobs, passages_of, skills, studies, words

VERSION_2 = """\
cv:
  name: Marit Solheim
  headline: Machine learning engineer
  location: Bergen, Norway
  email: marit@example.org
  social_networks:
    - network: GitHub
      username: marit
  sections:
    summary:
      - Puts models into ferries.
    experience:
      - company: Fjord Lines
        position: ML Engineer
        start_date: 2022-04
        end_date: present
        location: Bergen
        summary: Owns the forecast of delays.
        highlights:
          - Serves it with **FastAPI** and Kubernetes
          - "Cut its error: from 9 to 6 minutes"
      - company: Vestland County
        position: Data Analyst
        start_date: 2019-08-01
        end_date: 2022-03
    education:
      - institution: University of Bergen
        area: Applied Mathematics
        degree: MSc
        start_date: 2014-08
        end_date: 2019-06
        highlights:
          - "Thesis: Kalman filters for tides"
    projects:
      - name: Herring
        date: Fall 2023
        summary: Counts fish in sonar images
        highlights:
          - Trained in PyTorch
    publications:
      - title: Ferries on time
        authors: [M. Solheim, "*E. Dahl*"]
        journal: Journal of Short Routes
        date: 2023-05
    certificates:
      - bullet: Certified Kubernetes Application Developer
    talks:
      - reversed_number: Why queues grow (2023)
    technologies:
      - label: Languages
        details: Python, C++ (since 2014), SQL
      - label: Cloud
        details: "AWS; Terraform"
    languages:
      - label: Norwegian
        details: native
    interests:
      - Julia sets and Python snakes
design:
  theme: classic
"""

VERSION_1_OLD = """\
cv:
  name: Marit Solheim
  label: Data Analyst
  work_experience:
    - company: Vestland County
      position: Data Analyst
      start_date: 2019-08
      end_date: "present"
      highlights:
        - Wrote reports in R
  education:
    - institution: University of Bergen
      area: Mathematics
      study_type: BSc
      date: 2019
  personal_projects:
    - name: Herring
      date: 2018
      highlights: [Counted fish]
  certificates:
    - name: Scrum Master
  skills:
    - name: Programming
      details: R, Stata
  section_order: [Education]
  custom_sections:
    - title: Software
      entry_type: OneLineEntry
      entries:
        - name: Office
          details: Excel
"""


def test_all_that_version_2_declares_is_read() -> None:
    document = read_rendercv(VERSION_2)
    declared = document.declared
    assert declared
    assert (document.format, document.text, document.remarks) == ("rendercv", VERSION_2, ())
    assert declared.name
    assert declared.name.words == "Marit Solheim"
    assert declared.headline
    assert declared.headline.words == "Machine learning engineer"
    assert skills(document) == [
        ("Languages", None, ["Python", "C++ (since 2014)", "SQL"]),
        ("Cloud", None, ["AWS", "Terraform"]),
    ]
    assert jobs(document) == [
        ("ML Engineer", "Fjord Lines", "2022-04", None, True),
        ("Data Analyst", "Vestland County", "2019-08-01", "2022-03", False),
    ]
    assert words(declared.jobs[0].told) == [
        "Owns the forecast of delays.",
        "Serves it with **FastAPI** and Kubernetes",
        "Cut its error: from 9 to 6 minutes",
    ]
    assert studies(document) == [("MSc", "Applied Mathematics", "University of Bergen", "2014-08", "2019-06")]


def test_free_text_is_told_but_human_languages_and_interests_are_not() -> None:
    declared = read_rendercv(VERSION_2).declared
    assert declared
    assert sorted(words(declared.told)) == sorted(
        [
            "Puts models into ferries.",
            "Thesis: Kalman filters for tides",
            "Herring",
            "Counts fish in sonar images",
            "Trained in PyTorch",
            "Ferries on time",
            "Journal of Short Routes",
            "Certified Kubernetes Application Developer",
            "Why queues grow (2023)",
        ]
    )


@pytest.mark.parametrize("text", [VERSION_2, VERSION_1_OLD])
def test_every_passage_stands_where_it_says(text: str) -> None:
    document = read_rendercv(text)
    assert len(list(passages_of(document.declared))) > 12
    assert inexact(document) == []


def test_sections_of_version_1_stood_beside_the_name() -> None:
    document = read_rendercv(VERSION_1_OLD)
    declared = document.declared
    assert declared
    assert skills(document) == [("Programming", None, ["R", "Stata"]), ("Office", None, ["Excel"])]
    assert jobs(document) == [("Data Analyst", "Vestland County", "2019-08", None, True)]
    assert studies(document) == [("BSc", "Mathematics", "University of Bergen", "2019", "2019")]
    assert words(declared.told) == ["Herring", "Counted fish", "Scrum Master"]


def section(title: str, content: str) -> str:
    return f"cv:\n  name: Ada\n  sections:\n    {title}:\n{content}"


@pytest.mark.parametrize(
    ("title", "content", "expected"),
    [
        (
            "Skills",
            "      - Python, SQL\n      - '**Cloud:** AWS, GCP'\n",
            ["Python", "SQL", "Cloud: AWS GCP"],
        ),
        ("Technical Skills", "      - bullet: 'Languages: Go, Rust'\n", ["Languages: Go Rust"]),
        ("Kenntnisse", "      - label: Sprachen\n        details: Go\n", ["Sprachen: Go"]),
        ("Programmiersprachen & Tools", "      - Go\n", ["Go"]),
        ("skills", "      - name: Docker\n        highlights: [Compose, Swarm]\n", ["Docker: Compose Swarm"]),
        ("skills", "      - label: Docker\n        details:\n", ["Docker"]),
        ("skills", "      - label: Docker\n        details: null\n", ["Docker"]),
        ("skills", "      - label:\n        details: Docker, Git\n", ["Docker", "Git"]),
        ("skills", "      - number: Docker\n", ["Docker"]),
        ("Skills", "      Go, Rust\n", ["Go", "Rust"]),
        ("Programming Languages", "      - Go\n", ["Go"]),
        ("Languages", "      - Go\n", []),
        ("Software projects", "      - name: Go\n", []),
        ("Competências", "      - bullet: '**Idiomas:** Português (nativo), Inglês'\n      - Go\n", ["Go"]),
        ("OTROS CONOCIMIENTOS", "      - name: A\n        highlights: ['Go, Rust', C]\n", ["A: Go Rust C"]),
        ("技能", "      - label: 整理\n        details: Excel、Python\n", ["整理: Excel Python"]),
        ("Software", "      - label: Languages\n        details: 'English (C1), Turkish: native'\n", []),
    ],
)
def test_sections_of_skills_are_known_by_their_title(title: str, content: str, expected: list[str]) -> None:
    found = skills(read_rendercv(section(title, content)))
    assert [f"{name}: {' '.join(keywords)}" if keywords else name for name, _, keywords in found] == expected


def test_jobs_are_known_by_their_fields_but_those_of_volunteers_are_told() -> None:
    entry = "      - company: Acme\n        position: Clerk\n        date: 2019-01 to 2020-02\n"
    assert jobs(read_rendercv(section("Beruf", entry))) == [("Clerk", "Acme", "2019-01", "2020-02", False)]
    volunteer = read_rendercv(section("Volunteering", entry)).declared
    assert volunteer
    assert (volunteer.jobs, words(volunteer.told)) == ((), ["Clerk"])


def test_an_entry_with_an_employer_under_education_is_a_study() -> None:
    entry = "      - company: KTH\n        position: BSc\n        date: 2019 - 2022\n"
    document = read_rendercv(section("EDUCACIÓN", entry))
    assert (studies(document), jobs(document)) == ([("BSc", None, "KTH", "2019", "2022")], [])


def test_a_line_is_about_skills_where_its_label_says_so() -> None:
    entry = (
        "      - label: 기술\n        details: Python, SQL\n      - label: Army\n        details: Sergeant\n"
    )
    document = read_rendercv(section("Additional Information", entry))
    assert document.declared
    assert skills(document) == [("기술", None, ["Python", "SQL"])]
    assert words(document.declared.told) == ["Army", "Sergeant"]


@pytest.mark.parametrize("title", ["Centres d'Intérêt", "Interests", "References", "Hobbies"])
def test_sections_that_show_no_skill_are_left_out(title: str) -> None:
    document = read_rendercv(section(f'"{title}"', "      - Julia\n      - bullet: Go\n"))
    assert list(passages_of(document.declared)) == [Passage("Ada", 12, 15)]


@pytest.mark.parametrize("title", ["Langues", "Languages", "Sprachen"])
def test_languages_are_kept_apart_from_the_skills_of_a_trade(title: str) -> None:
    entries = "      - English, Welsh\n      - label: Arabic\n        details: native\n"
    declared = read_rendercv(section(f'"{title}"', entries)).declared
    assert declared
    assert declared.skills == ()
    assert [
        (language.name.words, language.level and language.level.words) for language in declared.languages
    ] == [("English", None), ("Welsh", None), ("Arabic", "native")]


def test_a_normal_entry_about_work_is_a_job() -> None:
    entry = "      - name: Clerk at Acme\n        date: 2019 – present\n        highlights: [Filed]\n"
    document = read_rendercv(section("work_experience", entry))
    assert jobs(document) == [("Clerk at Acme", None, "2019", None, True)]


def test_words_folded_over_lines_are_joined_and_cover_what_is_written() -> None:
    text = section(
        "summary", '      - Knows Python\n        and SQL\n      - >-\n        Likes\n        "Go"\n'
    )
    declared = read_rendercv(text).declared
    assert declared
    assert words(declared.told) == ["Knows Python and SQL", 'Likes "Go"']
    written = [text[passage.start : passage.end] for passage in declared.told]
    assert written == ["Knows Python\n        and SQL", 'Likes\n        "Go"']


def test_what_an_alias_stands_for_is_read_where_it_is_one_text() -> None:
    text = section("skills", "      - &go Go\n      - *go\n      - &all [Rust]\n      - *all\n")
    document = read_rendercv(text)
    assert [name for name, _, _ in skills(document)] == ["Go", "Go"]
    assert document.remarks == ("What *all stands for was left out; write it out.",)


def test_aliases_that_would_grow_without_end_are_not_followed() -> None:
    bomb = "".join(f"      - &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 30))
    assert skills(read_rendercv(section("skills", f"      - &a0 [Go]\n{bomb}"))) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("cv:\n  name: [", "YAML file:2: "),
        ("cv:\n\tname: Ada", "YAML file:2: found character that cannot start any token"),
        ("name: Ada", "rendercv file:1: it should have “cv” with “sections” in it"),
        ("cv: Ada", "rendercv file:1: it should have “cv” with “sections” in it"),
        ("cv:\n  ? [a, b]\n  : c", "YAML file:2: a key must be plain text"),
        ("cv: " + "[" * 100_000, "YAML file:1: nested too deeply"),
        (
            "cv:\n" + "".join(f"{' ' * (depth + 1)}a:\n" for depth in range(60)),
            "YAML file:41: nested too deeply",
        ),
    ],
)
def test_what_cannot_be_read_says_in_which_line(text: str, problem: str) -> None:
    with pytest.raises(InvalidContentError) as caught:
        read_rendercv(text)
    assert [str(found)[: len(problem)] for found in caught.value.problems] == [problem]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VERSION_2, True),
        (VERSION_1_OLD, True),
        ("# mine\ncv:   # all of it\n  sections: {", True),
        ('{"cv": {"name": "Ada", "sections": {}}}', True),
        ("cv: 5\n", False),
        ("basics:\n  name: Ada\n", False),
        ("My cv: see below\n", False),
        ("", False),
    ],
)
def test_a_rendercv_file_is_known_by_cv_and_what_stands_in_it(text: str, expected: bool) -> None:  # noqa: FBT001
    assert looks_like(text) is expected


@pytest.mark.parametrize(
    "text", [VERSION_2, VERSION_1_OLD, '{"cv": {"name": "Ada", "sections": {"skills": [], "work": []}}}']
)
def test_a_rendercv_file_is_no_json_resume(text: str) -> None:
    assert not json_resume.looks_like(text)


ENTRIES = st.recursive(
    st.none()
    | st.text(max_size=20)
    | st.sampled_from(["Go, Rust", "a: b", "&x y", "*x", "- z", "2019", "|\n  a"]),
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda values: "[" + ", ".join(map(str, values)) + "]")
        | st.dictionaries(
            st.sampled_from(["label", "details", "name", "company", "bullet"]), inner, max_size=4
        ).map(lambda values: "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}")
    ),
    max_leaves=20,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["skills", "experience", "x", "education"]), ENTRIES, max_size=4))
def test_any_sections_give_passages_that_lie_in_the_text(sections: dict[str, object]) -> None:
    text = "cv:\n  sections:\n" + "".join(f"    {title}: {content}\n" for title, content in sections.items())
    try:
        document = read_rendercv(text)
    except CareerpathError:
        return
    for passage in passages_of(document.declared):
        written = text[passage.start : passage.end]
        assert 0 <= passage.start <= passage.end <= len(text)
        if passage.words.isalnum() and len(passage.words) == len(written):
            assert written == passage.words


@given(st.text(alphabet="cv: \n-[]{}&*!|>'\"#%@`ab\t\ufeff\x00\ud800", max_size=60) | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    looks_like(text)
    try:
        document = read_rendercv(f"cv:\n  name: Ada\n{text}")
    except CareerpathError:
        return
    assert document.declared

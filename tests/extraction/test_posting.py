"""What is read of a posting: its title, what it asks and how strictly, its terms."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.documents.document import Document
from careerpath_cli.extraction.finding import find
from careerpath_cli.extraction.posting import Posting, posting_from
from careerpath_cli.extraction.postings.asks import Ask
from careerpath_cli.extraction.postings.words import says
from careerpath_cli.knowledge.base import KnowledgeBase

TEXT = """Acme
Data Engineer (m/f/d) – Ghent

About us
We're 40 people and have run on Kafka for 12 years.

Your tasks
- Build pipelines in Airflow

Requirements
- 3+ years of experience in data engineering
- Strong SQL
- Python
- Snowflake, BigQuery or Redshift
- Bachelor's degree in computer science, or equivalent experience

Nice to have
- dbt

What we offer
€52,000 – €64,000 a year, hybrid

Similar jobs
Data Scientist (Java) – Bruges
"""


def read(text: str, base: KnowledgeBase) -> Posting:
    return posting_from(Document("text", text), base)


def asks(text: str, base: KnowledgeBase) -> dict[str, Ask]:
    return {ask.skill: ask for ask in read(text, base).asks}


@pytest.fixture(scope="module")
def posting(base: KnowledgeBase) -> Posting:
    return read(TEXT, base)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Job title: Prompt Engineer\n\nPython", "prompt-engineer"),
        ("**Stellenbezeichnung:** Dateningenieur\n\nSQL", "data-engineer"),
        ("# Senior ML Engineer (m/f/d) – Berlin\n\nPython", "machine-learning-engineer"),
        ("Careers\nHome\nStaff Data Scientist, Fraud\nPython", "data-scientist"),
        ("Kettle & Vane\n\nWe are looking for an MLOps engineer to join our team.", "mlops-engineer"),
        ("Acme GmbH\n\nWir suchen ab sofort eine Datenanalystin für unser Büro.", "data-analyst"),
        ("Ingénieur machine learning H/F\n\nPython", "machine-learning-engineer"),
        ("KI-Entwickler:in (m/w/d)\nMusterfirma\nPython", "ai-software-developer"),
        ("Científica de datos\n\nSQL", "data-scientist"),
        ("Legal AI Specialist, Knowledge & Innovation\nA law firm\nPython", "legal-ai-specialist"),
    ],
)
def test_the_title_tells_the_role(text: str, role: str, base: KnowledgeBase) -> None:
    posting = read(text, base)
    assert posting.role == role
    assert posting.role_found in {"title", "part of the title"}


def test_the_title_stands_where_it_was_found(posting: Posting) -> None:
    assert posting.title is not None
    assert posting.title.words == "Data Engineer (m/f/d) – Ghent"
    assert TEXT[posting.title.start : posting.title.end] == posting.title.words


def test_another_job_below_is_not_the_title(base: KnowledgeBase) -> None:
    text = TEXT.replace("Data Engineer (m/f/d) – Ghent", "Pipeline Wrangler")
    assert read(text, base).role != "data-scientist"


def test_a_title_that_we_do_not_know_leads_to_the_role_that_asks_for_the_same(base: KnowledgeBase) -> None:
    asked = "- PyTorch\n- Deep learning\n- Computer vision\n- OpenCV\n- Python\n"
    text = f"# Model Wrangler\n\nRequirements\n{asked}"
    posting = read(text, base)
    assert (posting.title and posting.title.words) == "Model Wrangler"
    assert (posting.role, posting.role_found) == ("computer-vision-engineer", "what it asks")
    assert set(posting.shared) <= {"pytorch", "deep-learning", "computer-vision", "opencv", "python"}


def test_an_occupation_in_the_title_is_told_beside_the_nearest_role(base: KnowledgeBase) -> None:
    posting = read("Registered Nurse\n\nRequirements\n- patience\n", base)
    assert posting.occupation == "registered-nurse"
    assert posting.role is None


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Senior Data Engineer", "senior"),
        ("Junior Data Engineer", "junior"),
        ("Lead Data Engineer", "lead"),
        ("Data Engineer II", "mid"),
        ("Data Engineering Intern", "intern"),
        ("Data Engineer", None),
    ],
)
def test_the_title_tells_how_senior_the_post_is(title: str, seniority: str, base: KnowledgeBase) -> None:
    assert read(f"Job title: {title}\n\nSQL", base).seniority == seniority


def test_what_is_asked_is_as_strict_as_its_part(posting: Posting) -> None:
    strict = {ask.skill: ask.strictness for ask in posting.asks}
    assert (strict["sql"], strict["python"]) == ("must", "must")
    assert (strict["airflow"], strict["dbt"]) == ("task", "nice")


def test_what_the_firm_uses_and_what_other_jobs_ask_is_not_asked(posting: Posting) -> None:
    assert {"kafka", "java"}.isdisjoint(ask.skill for ask in posting.asks)


def test_a_line_may_say_that_something_is_only_welcome(base: KnowledgeBase) -> None:
    found = asks("Requirements\n- SQL\n- Experience with Kafka is a plus\n- Docker von Vorteil\n", base)
    assert [found[skill].strictness for skill in ("sql", "kafka", "docker")] == ["must", "nice", "nice"]


def test_a_skill_that_is_asked_twice_counts_once_as_strictly_as_anywhere(base: KnowledgeBase) -> None:
    found = read("Tasks\n- Write Python\nRequirements\n- strong Python\nNice to have\n- Python 3.12\n", base)
    assert [(ask.skill, ask.strictness, ask.level) for ask in found.asks] == [
        ("python", "must", "proficient")
    ]


def test_without_parts_everything_that_is_named_is_asked(base: KnowledgeBase) -> None:
    assert asks("Data Analyst\nSQL, Tableau and Excel", base)["tableau"].strictness == "must"


def test_either_of_several_is_one_ask(posting: Posting) -> None:
    (warehouse,) = [ask for ask in posting.asks if ask.instead]
    assert warehouse.skill == "snowflake"
    assert warehouse.instead == ("bigquery", "redshift")


@pytest.mark.parametrize(
    ("line", "first", "instead"),
    [
        ("PyTorch or TensorFlow", "pytorch", ("tensorflow",)),
        ("Linguistics or localization", "linguistics", ("localization",)),
        ("PyTorch/TensorFlow", "pytorch", ("tensorflow",)),
        ("a cloud platform (AWS, GCP, Azure)", "aws", ("gcp", "azure")),
        ("Power BI oder Tableau", "power-bi", ("tableau",)),
        ("Python, R ou Julia", "python", ("r", "julia")),
    ],
)
def test_what_does_equally_well(line: str, first: str, instead: tuple[str, ...], base: KnowledgeBase) -> None:
    found = asks(f"Requirements\n- {line}\n", base)
    assert list(found) == [first]
    assert found[first].instead == instead


def test_or_joins_only_what_is_akin(base: KnowledgeBase) -> None:
    found = asks("Requirements\n- SQL, Docker, Tableau or Power BI\n- Terraform, AWS or GCP, Linux\n", base)
    joined = {skill: ask.instead for skill, ask in found.items() if ask.instead}
    assert joined == {"tableau": ("power-bi",), "aws": ("gcp",)}
    assert {"sql", "docker", "terraform", "linux"} <= found.keys()


def test_an_example_is_asked_instead_of_the_word_for_it(base: KnowledgeBase) -> None:
    assert "cloud-computing" not in asks("Requirements\n- cloud computing (AWS, GCP or Azure)\n", base)
    assert "cloud-computing" in asks("Requirements\n- cloud computing\n- AWS\n", base)


@pytest.mark.parametrize("line", ["PyTorch and TensorFlow", "AWS and GCP", "SQL, Python and Docker"])
def test_what_is_joined_by_and_is_asked_each(line: str, base: KnowledgeBase) -> None:
    found = asks(f"Requirements\n- {line}\n", base)
    assert len(found) == line.count(",") + 2
    assert not any(ask.instead for ask in found.values())


@pytest.mark.parametrize(
    ("line", "level", "wording"),
    [
        ("Strong SQL", "proficient", "Strong"),
        ("Sehr gute Kenntnisse in SQL", "proficient", "Sehr gute"),
        ("Familiarity with SQL", "aware", "Familiarity"),
        ("Experience with SQL", "working", "Experience"),
        ("You are an expert in SQL", "expert", "expert"),
        ("SQL (fluent)", "proficient", "fluent"),
        ("5 years of experience with SQL", "proficient", "5 years"),
        ("Strong Python; SQL", None, ""),
        ("SQL", None, ""),
    ],
)
def test_the_words_beside_a_name_ask_for_a_level(
    line: str, level: str | None, wording: str, base: KnowledgeBase
) -> None:
    ask = asks(f"Requirements\n- {line}\n", base)["sql"]
    assert (ask.level, ask.wording) == (level, wording)


@pytest.mark.parametrize(
    ("line", "low", "high"),
    [
        ("3+ years of experience in analytics", 3, None),
        ("2-4 years of professional experience", 2, 4),
        ("At least five years' experience", 5, None),
        ("mindestens drei Jahre Berufserfahrung", 3, None),
        ("5 ans d'expérience minimum", 5, None),
        ("Experiencia de 2 a 3 años", 2, 3),
        ("No prior experience required", 0, 0),
    ],
)
def test_years_asked_for(line: str, low: float, high: float | None, base: KnowledgeBase) -> None:
    years = read(f"Data Analyst\n\nRequirements\n- {line}\n- SQL\n", base).years
    assert years is not None
    assert (years.low, years.high) == (low, high)


@pytest.mark.parametrize(
    "line",
    [
        "Our company has 20 years of experience",
        "A fixed-term contract of 2 years",
        "We have 30 years of practice",
    ],
)
def test_other_years_are_not_asked_of_the_person(line: str, base: KnowledgeBase) -> None:
    assert read(f"Data Analyst\n\nRequirements\n- SQL\n- {line}\n", base).years is None


@pytest.mark.parametrize(
    ("line", "degree", "or_experience", "required"),
    [
        ("Bachelor's or Master's degree in statistics", "bachelor", False, True),
        ("MSc in physics or equivalent experience", "master", True, True),
        ("A PhD is a plus", "phd", False, False),
        ("Abgeschlossenes Studium oder Ausbildung", "vocational", False, True),
        ("Bac+5 en informatique", "master", False, True),
        ("Scrum Master, and master data in SAP", None, False, False),
        ("You don't need a PhD", None, False, False),
        ("No degree needed", None, False, False),
    ],
)
def test_the_lowest_degree_that_will_do(
    line: str,
    degree: str | None,
    or_experience: object,
    required: object,
    base: KnowledgeBase,
) -> None:
    found = read(f"Data Analyst\n\nRequirements\n- {line}\n- SQL\n", base).degree
    if found is None:
        assert degree is None
    else:
        assert (found.degree, found.or_experience, found.required) == (degree, or_experience, required)


@pytest.mark.parametrize(
    ("line", "low", "high", "currency", "period"),
    [
        ("Salary: €65,000 – €80,000", 65000, 80000, "EUR", "year"),
        ("65.000 € bis 80.000 € brutto im Jahr", 65000, 80000, "EUR", "year"),
        ("Pay range $120k-150k", 120000, 150000, "USD", "year"),
        ("£45,000 a year", 45000, None, "GBP", "year"),
        ("CHF 110'000 – 130'000", 110000, 130000, "CHF", "year"),
        ("3.900 bis 4.700 € brutto im Monat", 3900, 4700, "EUR", "month"),
        ("$55 per hour", 55, None, "USD", "hour"),
        ("45-55 k€ brut par an", 45000, 55000, "EUR", "year"),
    ],
)
def test_pay(
    line: str, low: float, high: float | None, currency: str, period: str, base: KnowledgeBase
) -> None:
    pay = read(f"Data Analyst\n\n{line}\n", base).pay
    assert pay is not None
    assert (pay.low, pay.high, pay.currency, pay.period) == (low, high, currency, period)


@pytest.mark.parametrize(
    "line", ["We raised $50M in our series B", "A training budget of €1,500 a year", "40,000 orders a day"]
)
def test_other_money_is_no_pay(line: str, base: KnowledgeBase) -> None:
    assert read(f"Data Analyst\n\n{line}\n", base).pay is None


def test_monthly_pay_is_compared_by_the_year(base: KnowledgeBase) -> None:
    pay = read("Data Analyst\n\nGehalt: 4.000 € im Monat\n", base).pay
    assert pay is not None
    assert pay.most_a_year == 48000
    assert replace(pay, period="hour").most_a_year is None


@pytest.mark.parametrize(
    ("line", "remote"),
    [
        ("Fully remote within the EU", "remote"),
        ("Hybrid, two days a week in our office", "hybrid"),
        ("On-site in Leeds", "on-site"),
        ("Arbeit vor Ort in Ulm", "on-site"),
        ("You'd work on remote sensing", None),
    ],
)
def test_whether_from_home(line: str, remote: str | None, base: KnowledgeBase) -> None:
    assert read(f"Data Analyst\n\n{line}\n", base).remote == remote


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Data Analyst\nLocation: Porto", "Porto"),
        ("Data Analyst\n**Standort:** Lübeck\n", "Lübeck"),
        ("Data Analyst (m/f/d) – Turin\n", "Turin"),
        ("Data Analyst (m/f/d) – full-time\n", None),
        ("Machine Learning Engineer (w/m/d) – Embedded AI\n", None),
        ("Data Analyst – Fraud Operations\n", None),
        ("Data Analyst\nLocation: Pune, India | Notice: 60 days\n", "Pune, India"),
        ("Data Analyst\n", None),
    ],
)
def test_the_place(text: str, place: str | None, base: KnowledgeBase) -> None:
    found = read(text, base).place
    assert (found.words if found else None) == place


def test_lines_that_a_window_broke_are_read_as_one(base: KnowledgeBase) -> None:
    text = (
        "Data Analyst\n\nRequirements\n\nYou have worked with data before; we ask for at least three\n"
        "years of experience in a team that publishes figures, and you don't need\na PhD.\n\nSQL\n"
    )
    posting = read(text, base)
    assert (posting.years and posting.years.low) == 3
    assert posting.degree is None


def test_every_place_is_one_of_the_text(posting: Posting) -> None:
    terms = [term.passage for term in (posting.years, posting.degree, posting.pay) if term]
    passages = [*filter(None, (posting.title, posting.place)), *terms, *(ask.passage for ask in posting.asks)]
    assert len(passages) == len(posting.asks) + 5
    assert [TEXT[passage.start : passage.end] for passage in passages] == [p.words for p in passages]


def test_a_text_about_something_else_says_nothing(base: KnowledgeBase) -> None:
    assert not read("Dear neighbours, the stairs are cleaned on Friday.", base).says_something
    assert not read("", base).says_something


PIECES = [
    *(
        "Data Analyst",
        "(m/f/d)",
        "–",
        "Requirements",
        "Nice to have:",
        "## Aufgaben",
        "- ",
        "SQL",
        "Python",
        "C++",
    ),
    *(
        "or",
        ",",
        "/",
        "(",
        ")",
        "3+",
        "years",
        "of experience",
        "drei Jahre Erfahrung",
        "€",
        "50.000",
        "k",
        "-",
    ),
    *(
        "PhD",
        "Master's degree",
        "or equivalent",
        "Location:",
        "remote",
        "is a plus",
        ".",
        "\n",
        "\n\n",
        "\x00",
        "🔹",
    ),
    *("strong", "Job title:", "we are looking for a", "Bac+5", "9" * 30, "AWS", "GCP", "|", "\r\n", "\u202e"),
]


@settings(deadline=None, max_examples=200)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), between=st.sampled_from(["", " "]))
def test_whatever_is_pasted_is_read_and_every_place_is_true(
    base: KnowledgeBase, pieces: list[str], between: str
) -> None:
    text = between.join(pieces)
    posting = read(text, base)
    terms = [term.passage for term in (posting.years, posting.degree, posting.pay) if term]
    passages = [*filter(None, (posting.title, posting.place)), *terms, *(ask.passage for ask in posting.asks)]
    assert [text[passage.start : passage.end] for passage in passages] == [p.words for p in passages]
    skills = [ask.skill for ask in posting.asks]
    assert len(set(skills)) == len(skills)
    assert not {other for ask in posting.asks for other in ask.instead} & set(skills)


def test_no_posting_is_longer_than_what_is_read(base: KnowledgeBase) -> None:
    filler = "words and words\n" * 10_000
    posting = read(f"Data Analyst\n\nRequirements\n- SQL\n{filler}- Python\n", base)
    assert [ask.skill for ask in posting.asks] == ["sql"]
    assert "were searched" in posting.remarks[0]


def test_a_huge_line_is_read_in_no_time(base: KnowledgeBase) -> None:
    posting = read("Title: " + "data " * 8_000 + "\nRequirements\n- SQL\n" + "a or " * 8_000, base)
    assert "sql" in {ask.skill for ask in posting.asks}


@pytest.mark.parametrize(
    "line", ["A degree isn't required.", "A degree isn’t  required.", "You don’t need a degree."]
)
def test_phrases_are_found_with_any_apostrophe_and_spacing(line: str) -> None:
    assert says("not_needed").search(line)


def test_a_posting_asks_for_the_same_level_however_it_is_read(base: KnowledgeBase) -> None:
    text = (
        "Data Engineer\n\nRequirements\n- 5+ years of experience with SQL\n- Familiarity with Docker\n- Git\n"
    )
    document = Document("text", text)
    asked = {ask.skill: ask.level or "working" for ask in posting_from(document, base).asks}
    assert asked == {"sql": "proficient", "docker": "aware", "git": "working"}
    found = find(document, "posting", date(2026, 11, 22), base).skills
    assert {skill.skill: skill.level for skill in found} == asked


def test_an_ask_has_the_level_that_any_of_its_places_names(base: KnowledgeBase) -> None:
    sql = asks("Data Engineer\n\nRequirements\n- SQL\n- Strong SQL\n", base)["sql"]
    assert (sql.level, sql.wording) == ("proficient", "Strong")


def test_the_most_years_that_a_condition_names_count(base: KnowledgeBase) -> None:
    asked = (
        "2 years of experience with SQL",
        "6 years of work experience",
        "3 years of experience in Python",
    )
    years = read("Data Engineer\n\nRequirements\n" + "".join(f"- {line}\n" for line in asked), base).years
    assert years
    assert years.low == 6


@pytest.mark.parametrize("line", ["Our contracts run for 2 years", "You are over 18 years"])
def test_years_of_something_else_are_no_experience(line: str, base: KnowledgeBase) -> None:
    assert read(f"Data Engineer\n\nRequirements\n- SQL\n- {line}\n", base).years is None


@pytest.mark.parametrize("line", ["Salary: €40 a year", "Pay: €60,000 – €50,000 a year"])
def test_an_amount_that_nobody_is_paid_is_no_pay(line: str, base: KnowledgeBase) -> None:
    assert read(f"Data Engineer\n\nRequirements\n- SQL\n\nWhat we offer\n{line}\n", base).pay is None

"""What a résumé says of the person: periods, positions, education and levels, as proposals."""

import time
from datetime import date

import pytest

from careerpath_cli.documents.declared.json_resume import read_json_resume
from careerpath_cli.documents.document import Document
from careerpath_cli.extraction.education import education_in
from careerpath_cli.extraction.finding import find
from careerpath_cli.extraction.findings import Findings
from careerpath_cli.extraction.kinds import kind_of
from careerpath_cli.extraction.levels import worded_level
from careerpath_cli.extraction.periods import months_together, periods_in
from careerpath_cli.extraction.places.sections import sections_of
from careerpath_cli.knowledge.base import KnowledgeBase

TODAY = date(2026, 11, 22)


def found(text: str, base: KnowledgeBase) -> Findings:
    """Return what a résumé of plain text says."""
    return find(Document("text", text), "resume", TODAY, base)


def level(text: str, skill: str, base: KnowledgeBase) -> str:
    """Return the level that a résumé proposes for a skill."""
    return next(each.level for each in found(text, base).skills if each.skill == skill)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("March 2021 – May 2021", 3, 3),
        ("03/2021 - 05/2021", 3, 3),
        ("2018 - 2021", 26, 48),
        ("2019 to date", 84, 95),
        ("since 2025", 12, 23),
        ("septembre 2019 à aujourd'hui", 87, 87),
        ("septembre 2019 à aujourd’hui", 87, 87),
        ("sept. 2019 - à ce jour", 87, 87),
        ("09/2019 bis heute", 87, 87),
        ("Sept 2019 – at present", 87, 87),
        ("Sept 2019 to ongoing", 87, 87),
        ("(09/2019 –)", 87, 87),
        ("09/2019 → present", 87, 87),
        ("seit 04/2026", 8, 8),
        ("Jan 2020 - Dec 2020 and Jun 2020 - Dec 2020", 12, 12),
    ],
)
def test_a_period_lasts_at_least_and_at_most(text: str, least: int, most: int) -> None:
    assert months_together(periods_in(text), TODAY) == (least, most)


@pytest.mark.parametrize("text", ["ISO 9001:2015", "in 2019", "+44 20 1980 2010", "2021 - 2018"])
def test_what_is_no_period(text: str) -> None:
    assert periods_in(text) == []


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Data Engineer, Lakes Ltd, 2019 - present", "Data Engineer"),
        ("2019 - present\nData Engineer\nLakes Ltd", "Data Engineer"),
        ("Lakes Ltd, Bergen: Operations Manager, 2012 to present", "Operations Manager"),
        ("Sept 2014 - now  Vale Academy, Leeds. Teacher of Mathematics", "Teacher of Mathematics"),
        ("Frontend Lead @ Billetera · Feb 2020 – present", "Frontend Lead"),
        ("Senior Legal Counsel, Halden (2019 to date)", "Senior Legal Counsel"),
        ("Statistician II, Meridian (2019 - current)", "Statistician II"),
        ("Freelance Web Developer (2021 – now)", "Freelance Web Developer"),
        (
            "Chargée d'études statistiques, Mutuelle — septembre 2019 à aujourd'hui",
            "Chargée d'études statistiques",
        ),
        ("Data Engineer, Lakes Ltd (2019 to date)", "Data Engineer"),
    ],
)
def test_the_occupation_is_the_latest_title_in_the_persons_words(
    base: KnowledgeBase, headline: str, title: str
) -> None:
    text = f"Experience\n\n{headline}\n- Did things\n\nBarista, Cafe Anna, 2005 - 2007\n"
    occupation = found(text, base).occupation
    assert occupation is not None
    assert occupation.value == title
    assert occupation.passage is not None
    assert text[occupation.passage.start : occupation.passage.end] == title


def test_of_two_jobs_that_may_both_be_the_last_the_first_written_is_the_occupation(
    base: KnowledgeBase,
) -> None:
    text = (
        "Experience\n\nSoftware Engineering Intern, A, June 2026 - Aug 2026\n- Tests\n\n"
        "Barista, Cafe Anna, 2024 - 2026\n"
    )
    occupation = found(text, base).occupation
    assert occupation is not None
    assert occupation.value == "Software Engineering Intern"


@pytest.mark.parametrize(
    ("title", "coded"),
    [
        ("Softwareentwickler", True),
        ("Backend Developer", True),
        ("Software Engineering Intern", True),
        ("Data Engineer", True),
        ("Data Analyst", False),
        ("Barista", False),
        ("Product Manager", False),
    ],
)
def test_years_of_coding_are_those_of_jobs_that_cannot_be_done_without(
    base: KnowledgeBase, title: str, *, coded: bool
) -> None:
    years = found(f"Experience\n\n{title}, A, Jan 2024 - Dec 2025\n- Did things\n", base).coding_years
    assert (years is not None and years.low >= 2) == coded


def test_a_year_within_a_point_of_a_list_begins_no_position(base: KnowledgeBase) -> None:
    point = "- Brought in Scrum; since 2022 a certified Scrum Master too\n"
    text = f"Experience\n\nData Engineer, Lakes Ltd, since 2019\n{point}"
    findings = found(text, base)
    assert findings.occupation is not None
    assert findings.occupation.value == "Data Engineer"


def test_years_are_those_of_all_jobs_of_coding_and_of_models(base: KnowledgeBase) -> None:
    text = (
        "Experience\n\nMachine Learning Engineer, A, Jan 2024 - Dec 2025\n\n"
        "Front-end Developer, B, Jan 2022 - Dec 2023\n\nBarista, C, Jan 2021 - Dec 2021\n"
    )
    findings = found(text, base)
    years = [findings.total_years, findings.coding_years, findings.ml_years]
    assert [(each.low, each.high) if each else None for each in years] == [(5, 5), (4, 4), (2, 2)]


@pytest.mark.parametrize(
    ("line", "degree", "subject"),
    [
        ("PhD in Physics, University of Bergen, 2020", "phd", "Physics"),
        ("Dr. rer. nat., Chemistry, Köln, 2017", "phd", None),
        ("M.Sc. Statistics, 2019", "master", "Statistics"),
        ("BASc, Systems Design Engineering, 2016", "bachelor", "Systems Design Engineering"),
        ("Bachelor of Arts in Linguistics", "bachelor", "Linguistics"),
        ("BSc Informatics (in progress)", "some-college", "Informatics"),
        ("Abitur, 2008", "high-school", None),
        ("High school diploma, 1999", "high-school", None),
        ("Chess club", None, None),
        ("Upper secondary school, Malmö Borgarskola, 2017", "high-school", None),
        ("Master de statistique, Université Lyon 1", "master", "statistique"),
        ("Licence d'économie, Université Lyon 1", "bachelor", "économie"),
        ("Laurea in Fisica, Pisa", "bachelor", "Fisica"),
        ("M.Ed., University of Texas, 2014", "master", "Education"),
        ("J.D., Boston College Law School, 2017", "master", "Law"),
        ("LL.M., Köln, 2017", "master", "Law"),
        ("MBA, INSEAD, 2017", "master", "Business Administration"),
        ("BSN, Ohio State University, 2012", "bachelor", "Nursing"),
        ("Master of Science - MSc Computer Engineering", "master", "Computer Engineering"),
        ("Master of Science - MS, Computer Science", "master", "Computer Science"),
        (r"\cventry{2018--2022}{PhD in Physics}{University of Oslo}{}{}{Thesis}", "phd", "Physics"),
        (r"\cventry{2013--2018}{M.Sc. Physics}{University of Oslo}{}{}{}", "master", "Physics"),
        ("              2018--2022  PhD in Physics  University of Oslo", "phd", "Physics"),
    ],
)
def test_the_highest_finished_degree_and_its_subject(
    line: str, degree: str | None, subject: str | None
) -> None:
    text = f"Education\n{line}\n"
    highest, field = education_in(text, sections_of(text, "resume"))
    assert (highest and highest.degree) == degree
    if subject:
        assert (field and field.value) == subject
        assert field
        assert field.passage
        assert text[field.passage.start : field.passage.end] == field.passage.words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Python (advanced)", "proficient"),
        ("Python – 5 years", "proficient"),
        ("Python, 1 year", "working+"),
        ("good knowledge of Python", "working"),
        ("basic Python", "aware"),
        ("Python (basics)", "aware"),
        ("Python", None),
        ("Python (avancé)", "proficient"),
        ("Python (intermédiaire)", "working"),
        ("learning Python", "aware"),
        ("machine learning in Python", None),
        ("deep learning in Python", None),
        ("Python (advanced Excel)", None),
        ("Python, good communication", None),
        ("Python, advanced", "proficient"),
        ("Familiar: R, SQL, Python", "aware"),
        ("Familiar with: R, SQL, Python", "aware"),
        ("- Grundkenntnisse: R, SQL, Python", "aware"),
        ("\\cvitem{Proficient}{R, SQL, Python, Docker}", "proficient"),
        ("  Familiar  R, SQL, Python ", "aware"),
        ("| Advanced | R, SQL, Python |", "proficient"),
        ("Learning\nDocker, Python", "aware"),
        ("Intermediate\n- R\n- Python\nBasic\n- SQL", "working"),
        ("Familiar: R\n\nPython", None),
        ("Familiar: R, SQL, Python (expert)", "proficient"),
        ("\\cvitemwithcomment{Python}{Fluent}{}", "proficient"),
    ],
)
def test_a_word_beside_a_name_tells_a_level(text: str, said: str | None) -> None:
    start = text.index("Python")
    assert worded_level(text, start, start + len("Python")) == said


@pytest.mark.parametrize("piece", ["Python ", "- Python\n", "Python, " + " " * 300])
def test_levels_of_long_texts_take_time_that_grows_with_their_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    for start in range(piece.index("Python"), len(text), len(piece)):
        worded_level(text, start, start + len("Python"))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("German (native), English (fluent)", {"german": "proficient", "english": "proficient"}),
        ("English – native, German – basic", {"german": "aware", "english": "proficient"}),
        ("Deutsch (Muttersprache), Englisch (gut)", {"german": "proficient", "english": "working"}),
        ("Français (langue maternelle), espagnol (notions)", {"french": "proficient", "spanish": "aware"}),
        ("Bilingual: English and Spanish", {"english": "proficient", "spanish": "proficient"}),
        ("Native English, conversational Spanish", {"english": "proficient", "spanish": "working"}),
        ("Fließende Deutsch- und Englischkenntnisse", {"german": "proficient", "english": "proficient"}),
        ("Deutsch fließend, Englisch gut", {"german": "proficient", "english": "working"}),
    ],
)
def test_each_language_of_a_line_has_its_own_level(
    base: KnowledgeBase, text: str, spoken: dict[str, str]
) -> None:
    assert {each.skill: each.level for each in found(f"Languages\n{text}\n", base).skills} == spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Experience\n\nAnalyst, A, Jan 2018 - Dec 2025\n- Django\n- Django again\n", "proficient"),
        ("Experience\n\nAnalyst, A, Jan 2025 - Dec 2025\n- Django\n", "working+"),
        ("Experience\n\nAnalyst, A, Jan 2010 - Dec 2014\n- Django\n- Django again\n", "working"),
        ("Projects\nA shop in Django\n", "working"),
        ("Education\nCourse: Django\n", "aware+"),
        ("Skills\nDjango\n", "working"),
        ("Skills\nDjango (expert)\n", "proficient"),
    ],
)
def test_a_level_is_proposed_from_use_and_words_and_never_beyond_proficient(
    base: KnowledgeBase, text: str, said: str
) -> None:
    assert level(text, "django", base) == said


def test_a_persons_own_word_is_the_reason_though_it_says_no_more_than_being_listed(
    base: KnowledgeBase,
) -> None:
    skills = found("Skills\nSpanish (conversational), Django\n", base).skills
    assert {each.skill: each.why for each in skills} == {
        "django": "named, without where it was used",
        "spanish": "your own word for it",
    }


def test_a_job_uses_what_everybody_in_it_practises_though_its_text_does_not_say(base: KnowledgeBase) -> None:
    text = (
        "Experience\n\nRegistered Nurse, A, Jun 2016 - present\n- Charge nurse on nights\n\n"
        "Staff Nurse, B, 2012 - 2014\n- Patient education and discharge planning\n\n"
        "Skills\nPatient assessment\n"
    )
    assert level(text, "clinical-practice", base) == "proficient"


def test_a_part_of_a_skill_shows_no_more_than_working(base: KnowledgeBase) -> None:
    text = "Experience\n\nAnalyst, A, Jan 2018 - Dec 2025\n- Sentiment analysis\n- More sentiment analysis\n"
    assert level(text, "natural-language-processing", base) == "working+"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We are looking for you!\nRequirements\n- SQL\nHow to apply", "posting"),
        ("Anna Berg\nanna@example.org\nExperience\n2019 - present", "resume"),
        ("Bread, butter, milk", None),
    ],
)
def test_a_text_is_a_resume_a_posting_or_neither(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


def test_languages_that_a_format_declares_have_the_level_beside_them(base: KnowledgeBase) -> None:
    text = """{"basics": {"name": "Ada Kern"}, "work": [],
      "languages": [{"language": "English", "fluency": "Native speaker"}, {"language": "Quenya"},
                    {"language": "German", "fluency": "Elementary proficiency"}, "French"]}"""
    findings = find(read_json_resume(text), None, TODAY, base)
    assert {skill.skill: skill.level for skill in findings.skills} == {
        "english": "proficient",
        "german": "aware",
        "french": "working",
    }
    assert findings.unresolved == ()  # a language that we have no entry for is no unknown skill

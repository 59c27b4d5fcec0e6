"""What of a résumé or a posting names no skill: one sentence for each rule, and one that it leaves alone."""

import pytest

from careerpath_cli.extraction.findings import Kind
from careerpath_cli.extraction.mentions import mentions_in
from careerpath_cli.extraction.places.lines import passages_of
from careerpath_cli.extraction.places.sections import sections_of
from careerpath_cli.knowledge.base import KnowledgeBase


def skills(text: str, kind: Kind, base: KnowledgeBase) -> set[str]:
    """Return the skills that a text names."""
    return {mention.skill for mention in mentions_in(text, kind, base)}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("See https://example.org/python/django for more.", "django"),
        ("Write to anna@pytorch.example.org", "pytorch"),
        ("Education\nBSc Statistics, Bergen", "statistics"),
        ("Education\nBachelor of Science in Machine Learning", "machine-learning"),
        ("I hold a degree in Data Science from Bergen", "data-science"),
        ("I am studying Machine Learning", "machine-learning"),
        ("Worked at the Institute of Machine Learning", "machine-learning"),
        ("I have no experience with Kubernetes.", "kubernetes"),
        ("I've never used Terraform.", "terraform"),
        ("Keine Kenntnisse in Django", "django"),
        ("Firmware engineer, looking to move into machine learning", "machine-learning"),
        ("Curious about what machine learning can do", "machine-learning"),
        ("Sped it up with a machine learning model built by the data team", "machine-learning"),
        ("Machine learning engineer with six years of experience", "machine-learning"),
        ("Worked with the data science team", "data-science"),
        ("Head of Machine Learning since May", "machine-learning"),
        ("I was a software engineer for years", "software-engineering"),
        ("Experience\nMachine Learning, Acme, 2019 - 2021", "machine-learning"),
        ("Interests\nPython, Linux", "linux"),
        ("Hobbies: Python, Linux", "linux"),
        ("Python Berg\n\nSkills\nSQL", "python"),
    ],
)
def test_a_resume_claims_nothing_by_these_words(base: KnowledgeBase, text: str, skill: str) -> None:
    assert skill not in skills(text, "resume", base)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Supervised master's students on numerical methods", "mathematics"),
        ("Ran a major Docker registry", "docker"),
        ("Studying at night, with hands-on experience in Python", "python"),
        ("BSc Physics with Python", "python"),
        ("Looking to move. I know Docker.", "docker"),
        ("Wrote it in Python, with a model built by the data team", "python"),
        ("Dashboards in Power BI built by me", "power-bi"),
        ("The University of Bergen; Python for two years", "python"),
        ("I have no experience with Kubernetes. I know Docker.", "docker"),
        ("Worked with cross-functional teams", "collaboration"),
        ("Experience\nAnalyst, Acme, 2019 - 2021 (SQL, Excel)", "sql"),
        ("Experience\n- In 2019 moved everything to Docker", "docker"),
        ("Education\nCourse: Machine Learning, 2021", "machine-learning"),
        ("Education\nMachine Learning course, Bergen, 2021", "machine-learning"),
        ("Web services in ASP.NET Core", "csharp"),
        ("Skills\nPython\n\nInterests\nchess", "python"),
    ],
)
def test_a_resume_claims_something_by_these_words(base: KnowledgeBase, text: str, skill: str) -> None:
    assert skill in skills(text, "resume", base)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("About us\nWe run on Kubernetes.", "kubernetes"),
        ("Benefits\nFree courses in Python", "python"),
        ("Acme is a leader in computer vision.", "computer-vision"),
        ("Our mission: machine learning for farms.", "machine-learning"),
        (
            "Acme sells robots with computer vision to farms and dairies all over the world.",
            "computer-vision",
        ),
        ("Acme is an equal opportunity employer, SQL or not.", "sql"),
        ("We never discriminate, whether you write SQL or not.", "sql"),
        ("How to apply\nSend a file in Python.", "python"),
        ("You don't need:\n- Kubernetes", "kubernetes"),
        ("Kubernetes is not required.", "kubernetes"),
        ("Requirements\n5+ years in analytics; expert SQL", "exploratory-data-analysis"),
        ("Requirements\nA degree in Statistics or similar", "statistics"),
        ("AI Governance Manager\n\nTasks\n- Write", "artificial-intelligence"),
    ],
)
def test_a_posting_asks_for_nothing_by_these_words(base: KnowledgeBase, text: str, skill: str) -> None:
    assert skill not in skills(text, "posting", base)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Requirements\n- Python", "python"),
        ("Requirements\n5+ years in analytics; expert SQL", "sql"),
        ("Requirements\nExperience in data analytics", "exploratory-data-analysis"),
        ("About us\nWe bake.\n\nYour profile\nPython", "python"),
        ("The engineer is responsible for the whole of machine learning in this firm.", "machine-learning"),
        ("A deep understanding of machine learning and of how people use it matters.", "machine-learning"),
        ("Python is a plus.", "python"),
        ("You will help us to move a platform to Kubernetes.", "kubernetes"),
        ("Requirements\nA degree in physics or equivalent experience with Python", "python"),
    ],
)
def test_a_posting_asks_for_something_by_these_words(base: KnowledgeBase, text: str, skill: str) -> None:
    assert skill in skills(text, "posting", base)


@pytest.mark.parametrize(
    ("line", "kind", "section"),
    [
        ("Technical Skills", "resume", "skills"),
        ("## WORK EXPERIENCE", "resume", "experience"),
        ("\\section*{Education}", "resume", "education"),
        ("**Berufserfahrung**", "resume", "experience"),
        ("Centres d’intérêt", "resume", "interests"),
        ("📍 What you'll bring to us:", "posting", "must"),
        ("Nice to have (not a must)", "posting", "nice"),
        ("Ihre Aufgaben", "posting", "tasks"),
        ("Can do", "resume", "skills"),
        ("Learning", "resume", "skills"),
        ("School", "resume", "education"),
        ("Bar admissions", "resume", "certificates"),
        ("I like my skills.", "resume", "summary"),
        ("- Skills", "resume", "summary"),
    ],
)
def test_a_heading_tells_the_section(line: str, kind: Kind, section: str) -> None:
    text = f"{line}\nwords"
    assert sections_of(text, kind).at(len(text) - 1) == section


def test_a_label_in_a_resume_tells_of_its_own_line_only() -> None:
    text = "Experience\nTools: Git\nBuilt things"
    sections = sections_of(text, "resume")
    assert [sections.at(text.index(words)) for words in ("Git", "Built")] == ["skills", "experience"]


def test_a_line_goes_on_where_the_next_begins_with_a_small_letter() -> None:
    first = "a line that is long enough to be continued on another one,\n"
    goes_on = [passage for _, passage in passages_of(f"{first}as here\nNot here")]
    assert goes_on == [f"{first}as here", "Not here"]
    assert [passage for _, passage in passages_of("short\nas here")] == ["short", "as here"]


def test_passages_are_the_text_and_none_is_long() -> None:
    text = "word " * 3000 + "\n" + "x" * 9000
    passages = [passage for _, passage in passages_of(text)]
    assert "".join(passages) == text
    assert max(map(len, passages)) <= 2000


def test_what_a_browser_prints_below_a_page_names_no_skill(base: KnowledgeBase) -> None:
    text = "SKILLS\nPython\nfile:///home/julia/cv.html 1/1\n"
    assert [mention.skill for mention in mentions_in(text, "resume", base)] == ["python"]

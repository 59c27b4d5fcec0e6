"""The page about one posting: what it says first, and that its sentences are true."""

from collections.abc import Callable
from pathlib import Path

import pytest

from careerpath_cli import Engine
from careerpath_cli.advice.posting import Standing
from careerpath_cli.documents.document import Document
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.views.wording.postings import applying, asks, posting, verdict

EXAMPLES = Path(__file__).parents[2] / "examples"
Stands = Callable[..., Standing]


@pytest.fixture(scope="module")
def stands(base: KnowledgeBase) -> Stands:
    engine = Engine(base)

    def standing(text: str, hours_per_week: float | None = None, **answers: object) -> Standing:
        read = engine.read_posting(Document("text", text))
        return engine.stand(read, engine.profile(answers), hours_per_week)

    return standing


ANALYST = "Data Analyst\n\nRequirements\n- SQL\n- Excel\n- Tableau\n- Python\n"
HAS = {"SQL": "proficient", "Excel": "proficient", "Tableau": "working", "Python": "working"}


def test_how_much_of_an_ad_is_enough_is_what_its_source_found(base: KnowledgeBase) -> None:
    note = base.sources[verdict.HALF_BY].note or ""
    assert "6,348 applications" in note
    assert "6,348 applications" in verdict.ENOUGH
    assert "no further beyond about 60 %" in note
    assert "About 60 %" in verdict.ENOUGH


def test_who_has_it_all_is_told_to_apply_and_nothing_else(stands: Stands, base: KnowledgeBase) -> None:
    standing = stands(ANALYST, skills=HAS)
    assert verdict.verdict(standing, base) == "Apply now."
    assert verdict.basis(standing, base) == "You have all four of its must-haves."
    assert verdict.enough(standing, base) == ""


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (["Tableau"], "You have three of its four must-haves."),
        (["SQL", "Excel", "Tableau", "Python"], "You have none of its four must-haves."),
    ],
)
def test_how_many_must_haves_there_are(
    lacking: list[str], said: str, stands: Stands, base: KnowledgeBase
) -> None:
    standing = stands(ANALYST, skills=HAS | dict.fromkeys(lacking, "none"))
    assert verdict.basis(standing, base) == said


def test_what_has_to_be_learnt_comes_with_the_time_it_takes(stands: Stands, base: KnowledgeBase) -> None:
    lacks = HAS | {"SQL": "none", "Tableau": "none"}
    slow = verdict.verdict(stands(ANALYST, 1, skills=lacks), base)
    assert slow.startswith("In ")
    assert "after SQL" in slow
    assert "probably be filled" in slow
    fast = verdict.verdict(stands(ANALYST, 40, skills=lacks), base)
    assert "first lines that you're learning SQL" in fast


def test_missing_years_are_said_with_those_that_count(stands: Stands, base: KnowledgeBase) -> None:
    text = f"{ANALYST}- 6+ years of experience\n"
    years = {"total_years": 1, "coding_years": 1, "ml_years": 0}
    standing = stands(text, skills=HAS, experience=years)
    said = verdict.verdict(standing, base)
    assert said.startswith("Not this one: it wants 6 years")
    assert "about one counts" in said
    assert posting.years(standing).startswith("asks for 6+ years")


def test_what_was_not_told_is_asked_for(stands: Stands, base: KnowledgeBase) -> None:
    standing = stands(ANALYST, skills={"SQL": "working"})
    assert "you've told us about one of the four things" in verdict.verdict(standing, base)
    assert "with them, apply now" in verdict.basis(standing, base)
    assert "profile" in verdict.answers_wanted(standing.decision, from_file=True)
    assert "advise --full" in verdict.answers_wanted(standing.decision, from_file=False)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.2, 0.6, "a week"), (5, 7, "about six weeks"), (10, 20, "about 15 weeks"), (30, 40, "7–9 months")],
)
def test_weeks_as_people_say_them(low: float, high: float, said: str) -> None:
    assert verdict.in_weeks(Hours(low, high)) == said


def test_ones_own_proof_is_put_to_what_it_answers(stands: Stands, base: KnowledgeBase) -> None:
    standing = stands(ANALYST, skills=HAS, evidence={"Excel": "the stock list of four shops"})
    assert "Near the top, for Excel: “the stock list of four shops”." in list(
        applying.curriculum(standing, base)
    )


def test_a_proof_of_several_asks_is_shown_once_and_by_what_the_person_has(
    stands: Stands, base: KnowledgeBase
) -> None:
    text = "Data Analyst\n\nRequirements\n- SQL\n- Excel\n- Snowflake or BigQuery\n"
    line = "Twelve models in SQL on BigQuery."
    standing = stands(
        text, skills={"SQL": "proficient", "BigQuery": "working"}, evidence={"SQL": line, "BigQuery": line}
    )
    told = [told for told in applying.curriculum(standing, base) if told.startswith("Near")]
    assert told == ["Near the top, for SQL and BigQuery: “Twelve models in SQL on BigQuery”."]


def test_languages_have_no_results_and_parts_of_our_names_are_not_their_words(
    stands: Stands, base: KnowledgeBase
) -> None:
    text = "Data Engineer\n\nRequirements\n- SQL\n- CI\n- Englisch\n"
    skills = {"SQL": "working", "CI/CD": "working", "English": "proficient"}
    told = " ".join(applying.curriculum(stands(text, skills=skills), base))
    assert "SQL and CI/CD" in told
    assert "Englis" not in told
    assert "Use their words" not in told


def test_a_single_line_is_not_each(stands: Stands, base: KnowledgeBase) -> None:
    told = " ".join(
        applying.curriculum(stands("Data Analyst\n\nRequirements\n- SQL\n", skills={"SQL": "working"}), base)
    )
    assert "One line, with its result" in told


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "you haven't told us what your 9 years of work were in"),
        ({"occupation": "nurse"}, "about 4½ of yours count for this role"),
    ],
)
def test_years_in_nobody_knows_what_are_not_said_to_count_for_nothing(
    answers: dict[str, str], said: str, stands: Stands
) -> None:
    text = f"{ANALYST}- 5+ years of experience\n"
    standing = stands(text, skills=HAS, experience={"total_years": 9}, **answers)
    assert said in posting.years(standing)
    assert standing.decision.bars == ()


def test_what_only_follows_from_a_part_is_no_must_have_unless_the_role_needs_it(
    stands: Stands, base: KnowledgeBase
) -> None:
    text = "Data Analyst\n\nRequirements\n- Solid knowledge of SQL\n- Excel\n- Python\n- OpenAI\n"
    standing = stands(text, skills=HAS)
    assert [ask.ask.skill for ask in standing.required] == ["sql", "excel", "python"]
    assert verdict.basis(standing, base) == "You have all three of its must-haves."


def test_their_words_are_offered_where_they_are_not_ours(stands: Stands, base: KnowledgeBase) -> None:
    text = "Data Analyst\n\nRequirements\n- SQL\n- data viz\n- Excel\n- Python\n"
    told = " ".join(applying.curriculum(stands(text, skills=HAS | {"data visualization": "working"}), base))
    assert "“data viz”" in told
    assert "“SQL”" not in told


def test_what_few_have_comes_first(stands: Stands, base: KnowledgeBase) -> None:
    text = f"{ANALYST}- Clinical practice\n"
    told = list(applying.curriculum(stands(text, skills=HAS | {"clinical practice": "expert"}), base))
    assert told[0].startswith("Begin with Clinical practice")


def test_each_ask_stands_in_the_group_of_what_one_has_of_it(stands: Stands, base: KnowledgeBase) -> None:
    text = "Data Analyst\n\nRequirements\n- SQL\n- strong Excel\n- Power BI\n- Docker\n- Spark or Flink\n"
    skills = {"SQL": "working", "Excel": "working", "Tableau": "proficient", "Docker": "none"}
    groups = {group.mark: group.lines for group in asks.groups(stands(text, skills=skills).required, base)}
    assert groups["✓"] == ("SQL",)
    assert "it says “strong”" in groups["~"][0]
    assert "your Tableau carries over" in groups["≈"][0]
    assert groups["✗"][0].startswith("Docker:")
    assert groups["?"][0].startswith("You haven't told us: Apache Spark or ")


def test_a_posting_that_asks_for_little_goes_by_its_role(stands: Stands, base: KnowledgeBase) -> None:
    standing = stands(
        "Data Engineer\n\nRequirements\n- SQL\n", skills={"SQL": "proficient", "Python": "none"}
    )
    assert verdict.verdict(standing, base).startswith("Not yet. It asks for little, but a Data Engineer")


def test_for_no_role_of_ours_that_is_said(stands: Stands, base: KnowledgeBase) -> None:
    standing = stands("Registered Nurse\n\nRequirements\n- SQL\n", skills=HAS)
    said = posting.read_as(standing.posting, base)
    assert "a registered nurse" in said
    assert "We don't know a role like it" in said
    assert "too little" in verdict.verdict(standing, base)

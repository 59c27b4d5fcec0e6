"""The words around a place: whole sentences, in one piece."""

import pytest

from careerpath_cli.documents.document import Passage
from careerpath_cli.importing.quoting import line_around, sentence_around

MODEL = "Built a churn model in Python (scikit-learn, logistic regression) that the retention team uses daily"
TEXT = """Data Analyst, Hartley Stores
Built a churn model in Python (scikit-learn, logistic regression) that
the retention team uses daily
Ran 30+ A/B tests.
and nothing follows from this line
Tableau, dashboards, and reports for a hundred shops,
excel
Excel
macros for accounts
"""


def around(words: str) -> str:
    start = TEXT.index(words)
    return sentence_around(TEXT, Passage(words, start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Python", MODEL),
        ("retention", MODEL),
        ("A/B", "Ran 30+ A/B tests."),
        ("nothing", "and nothing follows from this line"),
        ("Hartley", "Data Analyst, Hartley Stores"),
        ("Excel", "Excel"),
        ("excel", "excel"),
        ("macros", "macros for accounts"),
    ],
)
def test_a_sentence_runs_on_over_lines_that_begin_in_lower_case(words: str, sentence: str) -> None:
    assert around(words) == sentence


def test_what_would_grow_too_long_stays_the_line_it_stands_in() -> None:
    text = "\n".join(["Many words of work " + "x " * 100, "and more " + "y " * 100])
    assert sentence_around(text, Passage("Many", 0, 4)) == line_around(text, Passage("Many", 0, 4))


@pytest.mark.parametrize("text", ["", "\n", "a", "a\nb", "\na b\nc"])
@pytest.mark.parametrize("at", [0, 1])
def test_at_the_ends_of_a_text_is_no_more_than_the_text(text: str, at: int) -> None:
    place = min(at, len(text))
    assert sentence_around(text, Passage("", place, place)) in " ".join(text.split())

"""Names in any spelling lead to one key, and names that differ keep apart."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.naming.names import SUGGESTIONS, did_you_mean, name_key, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scikit-learn", "Scikit Learn"),
        ("scikit-learn", "scikit_learn"),
        ("scikit-learn", "SCIKITLEARN"),
        ("Node.js", "nodejs"),
        ("C++", "c ++"),
        ("C#", "c #"),
        ("C++", "Ｃ＋＋"),  # full width
        ("MLOps / DevOps", "mlops-devops"),
        ("Straße", "STRASSE"),
        ("café", "cafe\N{COMBINING ACUTE ACCENT}"),
        ("CAFÉ", "café"),
        ("ﬁne-tuning", "fine tuning"),  # a ligature
        ("  SQL\t\n", "sql"),
        ("“SQL”", "sql"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        ("F#", "F"),
        ("R", "RR"),
        ("SQL", "NoSQL"),
        ("GPT-3", "GPT-4"),
        ("cafe", "café"),
        ("机器学习", "深度学习"),
    ],
)
def test_different_names_keep_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(("name", "key"), [("C++ 17!", "c++17"), ("-- … ?!", ""), ("", "")])
def test_a_key_holds_letters_digits_plus_and_hash(name: str, key: str) -> None:
    assert name_key(name) == key


letters = st.text(string.ascii_letters + string.digits + "+#äöåéñçøβжя", min_size=1, max_size=12)
ignored = st.text(" \t\n-_./,;:!?'\"()[]&·–—…“”", max_size=3)


@settings(deadline=None)
@given(st.data())
def test_case_spaces_and_punctuation_never_matter(data: st.DataObject) -> None:
    name = data.draw(letters)
    spelt = "".join(
        data.draw(ignored) + data.draw(st.sampled_from([char, char.upper(), char.lower()])) for char in name
    )
    assert name_key(spelt + data.draw(ignored)) == name_key(name)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0x4FF)))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@settings(deadline=None)
@given(st.sets(letters.map(str.lower), min_size=2, max_size=2))
def test_letters_digits_plus_and_hash_always_matter(names: set[str]) -> None:
    one, other = names
    assert name_key(one) != name_key(other)


SKILLS = {
    "python": "python",
    "pytorch": "pytorch",
    "torch": "pytorch",
    "sql": "sql",
    "statistics": "statistics",
    "statisticalarbitrage": "statistical-arbitrage",
    "statsmodels": "statsmodels",
    "statisticaltests": "statistical-tests",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pyton", ("python",)),
        ("P.y.t.o.n", ("python",)),
        ("pytorsh", ("pytorch",)),
        ("statisti", ("statistics", "statistical-tests", "statistical-arbitrage")),
        ("stat", ("statistics", "statsmodels", "statistical-tests")),
        ("sta", ("statistics", "statsmodels", "statistical-tests")),
        ("st", ()),
        ("sq", ("sql",)),
        ("basket weaving", ()),
        ("", ()),
        ("!!", ()),
    ],
)
def test_near_names_are_suggested_nearest_first(name: str, expected: tuple[str, ...]) -> None:
    assert nearest(name, SKILLS) == expected


def test_two_near_names_of_one_entry_are_one_suggestion() -> None:
    assert nearest("torchh", {"torch": "pytorch", "torchx": "pytorch"}) == ("pytorch",)


def test_a_very_long_name_is_no_burden() -> None:
    assert nearest("x" * 100_000, SKILLS) == ()


@settings(deadline=None)
@given(st.text(max_size=20), st.dictionaries(letters, letters, max_size=8))
def test_suggestions_are_few_different_and_known(name: str, known: dict[str, str]) -> None:
    found = nearest(name, known)
    assert len(found) <= SUGGESTIONS == 3
    assert len(set(found)) == len(found)
    assert set(found) <= set(known.values())


@pytest.mark.parametrize(
    ("names", "question"),
    [
        ([], ""),
        (["SQL"], "Did you mean SQL?"),
        (["SQL", "Scala"], "Did you mean SQL or Scala?"),
        (["SQL", "Scala", "Spark"], "Did you mean SQL, Scala or Spark?"),
    ],
)
def test_suggestions_are_put_as_a_question(names: list[str], question: str) -> None:
    assert did_you_mean(iter(names)) == question

"""What people of twenty-five trades are shown first, against what a counsellor expected beforehand."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.reading import profile_from_record
from careerpath_cli.storage.yaml_documents import read_document

_DOCUMENT: Any = read_document(Path(__file__).parent / "people.yaml", "The people").value
_GROUPS: dict[str, list[str]] = _DOCUMENT["groups"]
_PEOPLE: dict[str, dict[str, Any]] = {person["id"]: person for person in _DOCUMENT["people"]}

EachPerson = pytest.mark.parametrize("person", _PEOPLE.values(), ids=_PEOPLE)


@dataclass(frozen=True)
class Expectation:
    """The roles that a counsellor would name, would let pass, and would strike out, with the reason."""

    good: set[str]
    acceptable: set[str]
    wrong: dict[str, str]


def expectation(person: dict[str, Any]) -> Expectation:
    wrong = {
        role: struck["because"]
        for struck in person["wrong"]
        for name in struck["roles"]
        for role in _GROUPS.get(name, [name])
    }
    return Expectation(set(person["good"]), set(person["acceptable"]), wrong)


def shown(person: dict[str, Any], base: KnowledgeBase, model: MatchingModel) -> list[str]:
    profile = profile_from_record({**person["profile"], "id": person["id"]}, base)
    return [entry.match.role for entry in recommend(profile, model, base, Wishes()).recommendations]


@EachPerson
def test_expectations_are_whole_and_contradict_one_another_nowhere(
    person: dict[str, Any], base: KnowledgeBase
) -> None:
    expected = expectation(person)
    assert 2 <= len(expected.good) <= 5
    assert {*expected.good, *expected.acceptable, *expected.wrong} <= set(base.roles)
    assert not expected.good & expected.acceptable
    assert not (expected.good | expected.acceptable) & set(expected.wrong)
    assert all(person[field] for field in ("about", "next", "trust", "distrust"))


@EachPerson
def test_nothing_shown_would_be_struck_out(
    person: dict[str, Any], base: KnowledgeBase, model: MatchingModel
) -> None:
    wrong = expectation(person).wrong
    assert {role: wrong[role] for role in shown(person, base, model) if role in wrong} == {}


@EachPerson
def test_a_good_answer_is_among_those_shown(
    person: dict[str, Any], base: KnowledgeBase, model: MatchingModel
) -> None:
    assert expectation(person).good & set(shown(person, base, model))


@EachPerson
def test_what_comes_first_is_good_or_will_do(
    person: dict[str, Any], base: KnowledgeBase, model: MatchingModel
) -> None:
    expected = expectation(person)
    assert shown(person, base, model)[0] in expected.good | expected.acceptable

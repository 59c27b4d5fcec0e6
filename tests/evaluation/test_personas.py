"""The shipped personas: complete and sound, and the shipped ranking agrees with them."""

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from careerpath_cli.evaluation.baselines import coverage_order
from careerpath_cli.evaluation.evaluate import Evaluation, RankedPerson, evaluate, ranking
from careerpath_cli.evaluation.metrics import graded_figures
from careerpath_cli.evaluation.people import Grades, KnownPerson, known_people
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.files import KINDS, data_directory
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile, ProfileFile
from careerpath_cli.storage.validation import build
from careerpath_cli.storage.yaml_documents import read_document

PERSON_KINDS = {"practitioner", "newcomer", "sparse", "mixed"}
FIELDS = {"id", "kind", "about", "first", "acceptable", "wrong", "short", "profile"}
HARDER = "personas-harder.yaml"


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    value = read_document(data_directory() / "personas.yaml", "The personas").value
    assert isinstance(value, list)
    return value


@pytest.fixture(scope="module")
def everybody(base: KnowledgeBase) -> list[KnownPerson]:
    """The personas, with their short forms, and the harder set."""
    directory = data_directory()
    found = [
        *known_people(directory / "personas.yaml", base),
        *known_people(directory / HARDER, base, form="harder"),
    ]
    assert [entry.problem for entry in found if entry.problem] == []
    return [entry.person for entry in found if entry.person]


@pytest.fixture(scope="module")
def personas(everybody: list[KnownPerson]) -> list[KnownPerson]:
    """The personas as they answer in full."""
    return [one for one in everybody if not one.form]


@pytest.fixture(scope="module")
def evaluation(everybody: list[KnownPerson], base: KnowledgeBase, model: MatchingModel) -> Evaluation:
    return evaluate([RankedPerson(one, ranking(one.profile, model, base)) for one in everybody], [], base)


def grades(person: KnownPerson) -> Grades:
    assert isinstance(person.right, Grades)
    return person.right


def test_personas_ship_but_are_no_knowledge() -> None:
    assert (data_directory() / "personas.yaml").is_file()
    assert "personas" not in KINDS


def test_every_role_has_at_least_three_people_and_one_of_each_kind(
    entries: list[dict[str, Any]], base: KnowledgeBase
) -> None:
    found = Counter(role for entry in entries for role in entry["first"])
    assert all(found[role] >= 3 for role in base.roles)
    named = Counter(entry["id"].removesuffix(f"-{entry['kind']}") for entry in entries)
    assert named == dict.fromkeys(base.roles, len(PERSON_KINDS))
    assert list(named) == list(base.roles)


def test_every_entry_is_whole_and_no_id_is_used_twice(entries: list[dict[str, Any]]) -> None:
    ids = [entry["id"] for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert set(entry) == FIELDS, entry["id"]
        assert entry["kind"] in PERSON_KINDS
        assert entry["id"] == f"{entry['first'][0]}-{entry['kind']}"
        assert len(entry["about"]) > 40
        assert entry["acceptable"]
        assert len(entry["wrong"]) >= 3


def test_grades_name_known_roles_by_their_ids_and_none_twice(
    entries: list[dict[str, Any]], base: KnowledgeBase
) -> None:
    for entry in entries:
        named = [*entry["first"], *entry["acceptable"], *entry["wrong"]]
        assert set(named) <= set(base.roles), entry["id"]
        assert len(set(named)) == len(named), entry["id"]


def test_every_answer_resolves(
    entries: list[dict[str, Any]], personas: list[KnownPerson], base: KnowledgeBase
) -> None:
    for entry, person in zip(entries, personas, strict=True):
        parsed = build(ProfileFile, entry["profile"])  # stricter: an unknown field is an error
        profile = person.profile
        assert (profile.unknown_skills, profile.remarks) == ((), ()), entry["id"]
        assert len(parsed.skills) == len(profile.skills)
        assert set(profile.skills) <= set(base.skills)
        assert set(parsed.activities) == set(profile.activities)
        assert set(parsed.values) == set(profile.values)
        assert set(parsed.industries) == set(profile.industries)
        assert says_something(profile)


def test_they_say_what_people_say_and_not_ids(entries: list[dict[str, Any]], base: KnowledgeBase) -> None:
    assert [name for entry in entries for name in entry["profile"]["skills"] if name in base.skills] == []


def test_each_has_a_short_list_of_things_they_know(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        fewest = 3 if entry["kind"] == "sparse" else 5
        assert fewest <= len(entry["short"]) <= 7, entry["id"]
        assert all(entry["profile"]["skills"][name] != "none" for name in entry["short"])


def test_the_harder_set_has_somebody_for_each_role_who_says_little(base: KnowledgeBase) -> None:
    entries: Any = read_document(data_directory() / HARDER, "The personas").value
    assert [entry["id"] for entry in entries] == [f"harder-{role}" for role in base.roles]
    for entry in entries:
        assert set(entry) == FIELDS - {"short"}
        assert entry["id"] == f"harder-{entry['first'][0]}"
        assert entry["profile"]["occupation"]
        assert len(entry["profile"]["skills"]) <= 8
        assert entry["acceptable"]
        assert len(entry["wrong"]) >= 3


def test_what_the_harder_set_says_is_mostly_known(everybody: list[KnownPerson]) -> None:
    harder = [one for one in everybody if one.form == "harder"]
    said = sum(len(one.record["skills"]) for one in harder)
    unknown = sum(len(one.profile.unknown_skills) for one in harder)
    assert 0 < unknown < said / 3  # as of real people, who name things that are no skill of this field


def test_the_ranking_agrees_with_them(evaluation: Evaluation, personas: list[KnownPerson]) -> None:
    assert evaluation.graded is not None
    found = evaluation.graded.rankers["careerpath"]
    assert found.people == len(personas)
    assert found.hit_at_1 >= 0.82
    assert found.hit_at_3 >= 0.95
    assert found.ndcg_at_5 >= 0.78
    assert found.wrong_at_3 <= 0.02


def test_no_kind_of_people_is_left_behind(evaluation: Evaluation, base: KnowledgeBase) -> None:
    assert evaluation.graded is not None
    kinds = evaluation.graded.kinds["careerpath"]
    assert set(kinds) == PERSON_KINDS | {"short", "harder"}
    assert all(kinds[kind].people == len(base.roles) for kind in PERSON_KINDS)
    assert all(kinds[kind].hit_at_3 >= 0.9 for kind in PERSON_KINDS)


def test_whoever_says_little_is_not_lost(evaluation: Evaluation) -> None:
    assert evaluation.graded is not None
    kinds = evaluation.graded.kinds["careerpath"]
    assert min(kinds["short"].hit_at_3, kinds["harder"].hit_at_3) >= 0.62
    assert max(kinds["short"].wrong_at_3, kinds["harder"].wrong_at_3) <= 0.14


def test_it_beats_one_order_for_everybody_by_far(evaluation: Evaluation) -> None:
    assert evaluation.graded is not None
    found, constant = (evaluation.graded.rankers[name] for name in ("careerpath", "constant"))
    assert found.hit_at_1 > constant.hit_at_1 + 0.7
    assert found.hit_at_3 > constant.hit_at_3 + 0.7
    assert found.wrong_at_3 < constant.wrong_at_3 - 0.15


def test_it_is_as_good_as_counting_skills_where_everything_was_answered(evaluation: Evaluation) -> None:
    assert evaluation.graded is not None
    found, coverage = (evaluation.graded.rankers[name] for name in ("careerpath", "coverage"))
    assert found.hit_at_1 > coverage.hit_at_1 - 0.03
    assert found.hit_at_3 > coverage.hit_at_3 - 0.03
    assert found.ndcg_at_5 > coverage.ndcg_at_5 - 0.02


@pytest.mark.parametrize(("kept", "ahead"), [(0.5, 0.05), (0.25, 0.02)])
def test_it_beats_counting_skills_clearly_where_less_was_answered(
    kept: float, ahead: float, personas: list[KnownPerson], base: KnowledgeBase, model: MatchingModel
) -> None:
    random = Random(0)  # noqa: S311 - which answers are kept is no secret
    less = [(grades(one), thinned(one.profile, kept, random)) for one in personas for _ in range(3)]
    found = graded_figures([(known, ranking(profile, model, base)) for known, profile in less])
    coverage = graded_figures([(known, coverage_order(profile, base)) for known, profile in less])
    assert found.hit_at_1 > coverage.hit_at_1 + ahead
    assert found.hit_at_3 > coverage.hit_at_3 + ahead / 2
    assert found.ndcg_at_5 > coverage.ndcg_at_5 + ahead / 2


def thinned(profile: Profile, kept: float, random: Random) -> Profile:
    """The same person, who answered only a part of the questions on skills, activities and values."""

    def some(answers: Any) -> Any:
        return {name: answer for name, answer in answers.items() if random.random() < kept}

    return replace(
        profile,
        skills=some(profile.skills),
        activities=some(profile.activities),
        values=some(profile.values),
    )

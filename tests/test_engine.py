"""The library: what other programs import, and what the commands are made of."""

import doctest
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import careerpath_cli
from careerpath_cli import CareerpathError, Engine, InvalidContentError, engine
from careerpath_cli.commands.shared.registry import COMMANDS
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def library(base: KnowledgeBase) -> Engine:
    return Engine(base)


@pytest.mark.parametrize("module", [careerpath_cli, engine])
def test_what_the_documentation_shows_is_true(module: object) -> None:
    results = doctest.testmod(module)  # type: ignore[arg-type]
    assert results.attempted
    assert results.failed == 0


def test_every_name_of_the_library_can_be_imported() -> None:
    names = [name for name in careerpath_cli.__all__ if getattr(careerpath_cli, name) is None]
    assert names == []
    with pytest.raises(AttributeError, match="nonsense"):
        _ = careerpath_cli.nonsense


def test_importing_the_library_imports_nothing_before_it_is_used() -> None:
    code = (
        "import sys, careerpath_cli; print(sorted(name for name in sys.modules if 'careerpath_cli.' in name))"
    )
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert printed.strip() == "[]"


def test_a_library_prints_nothing(library: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    person = library.read_profile(EXAMPLES / "analyst.yaml")
    library.recommend(person)
    library.explain(person, "data-scientist")
    library.compare(["data-scientist", "ML engineer"], person)
    library.levers(person)
    assert capsys.readouterr() == ("", "")


def test_the_library_and_the_command_recommend_the_same(
    library: Engine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = EXAMPLES / "nurse.yaml"
    recommended = [
        entry.match.role for entry in library.recommend(library.read_profile(path)).recommendations
    ]
    monkeypatch.setattr(sys, "argv", ["careerpath", "advise", "--json", "--profile", str(path)])
    with pytest.raises(SystemExit):
        importlib.import_module("careerpath_cli.__main__").main()
    printed = json.loads(capsys.readouterr().out)
    assert [entry["role"] for entry in printed["recommendations"]] == recommended


def test_answers_that_are_not_valid_are_told_all_at_once(library: Engine) -> None:
    with pytest.raises(InvalidContentError) as caught:
        library.profile({"skills": {"python": "wizard"}, "activities": {"analyse-data": "adore"}})
    told = str(caught.value.problems)
    assert "wizard" in told
    assert "adore" in told


def test_a_misspelt_field_is_told(library: Engine) -> None:
    with pytest.raises(InvalidContentError) as caught:
        library.profile({"skils": {"python": "working"}})
    assert "skils" in str(caught.value.problems[0])


def test_other_weights_make_another_engine_and_leave_this_one_as_it_is(library: Engine) -> None:
    person = library.read_profile(EXAMPLES / "analyst.yaml")
    before = [match.role for match in library.rank(person)]
    other = library.weighted(ScoringWeights(want=1, can=0))
    assert [match.role for match in other.rank(person)] != before
    assert [match.role for match in library.rank(person)] == before


def test_an_error_of_the_library_has_a_sentence_and_what_to_do(library: Engine) -> None:
    with pytest.raises(CareerpathError) as caught:
        library.compare(["data-scientst"])
    assert "data-scientst" in caught.value.message
    assert "data-scientist" in caught.value.hint


def functions() -> Iterator[tuple[str, str]]:
    """Every command's name and its documentation."""
    for name, command in COMMANDS.items():
        module, _, attribute = command.location.rpartition(".")
        function = getattr(importlib.import_module(f"careerpath_cli.commands.{module}"), attribute)
        yield name, getattr(getattr(function, "info", None), "help", None) or function.__doc__


@pytest.mark.parametrize(("name", "text"), [*functions()])
def test_the_list_of_commands_says_of_each_what_the_command_says_first(name: str, text: str) -> None:
    assert text.startswith(COMMANDS[name].help)

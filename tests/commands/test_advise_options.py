"""The options of `advise`: weights, reach, why."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
ANALYST = str(EXAMPLES / "analyst.yaml")
LAWYER = str(EXAMPLES / "lawyer.yaml")
STUDENT = str(EXAMPLES / "student.yaml")

EVERY = "9999"
"""More roles than the base will hold."""


def advised(run: Run, *arguments: str) -> dict[str, object]:
    result = run("advise", "--json", *arguments)
    assert result.returncode == 0, result.stderr
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_weights_are_printed_and_change_the_order(run: Run) -> None:
    def roles(weight: str) -> list[str]:
        result = run("advise", "-p", ANALYST, "--top", EVERY, "--json", "--weight", weight)
        return [one["role"] for one in json.loads(result.stdout)["recommendations"]]

    assert roles("want=1,can=1") == roles("can=1") == roles("want=2,can=2")
    assert roles("want=9,can=1") != roles("want=1,can=9")
    page = run("advise", "-p", ANALYST, "--weight", "want=3,can=1").stdout
    assert "Fit weighs want and can 3 : 1" in page


@pytest.mark.parametrize(
    "weight", ["may=2", "want", "want=x", "want=-1", "want=0,can=0", "want=nan", "", "want=inf"]
)
def test_weights_that_are_none_are_refused_with_an_example(run: Run, weight: str) -> None:
    result = run("advise", "-p", ANALYST, "--weight", weight)
    assert result.returncode == 2
    assert "--weight want=2,can=1" in result.stderr
    assert result.stdout == ""


def test_reach_leaves_only_roles_so_far(run: Run) -> None:
    for name, distance in (("ready", "ready-now"), ("within", "within-reach"), ("far", "a-long-way")):
        found = advised(run, "-p", ANALYST, "--reach", name, "--top", EVERY, "--hours-per-week", "40")[
            "recommendations"
        ]
        assert isinstance(found, list)
        assert {one["reach"]["distance"] for one in found} == {distance}


def test_a_faster_pace_brings_roles_nearer(run: Run) -> None:
    def near(hours: str) -> int:
        found = advised(run, "-p", ANALYST, "--reach", "far", "--top", EVERY, "--hours-per-week", hours)
        assert isinstance(found["recommendations"], list)
        return len(found["recommendations"])

    assert near("40") < near("2")


def test_no_role_at_a_distance_is_said(run: Run) -> None:
    result = run("advise", "-p", STUDENT, "--reach", "ready")
    assert result.returncode == 0
    assert "No role is “ready now” for you." in result.stdout


def test_an_unknown_reach_names_those_there_are(run: Run) -> None:
    result = run("advise", "-p", ANALYST, "--reach", "soon")
    assert result.returncode == 2
    assert "ready, within, far" in result.stderr


def test_why_adds_up_on_the_page_and_in_json(run: Run) -> None:
    page = run("advise", "-p", ANALYST, "--why", "mle", COLUMNS="200").stdout
    start, end = page.index("In favour"), page.index("\nTotal\n") + 1
    amounts = [
        float(line.split()[0]) for line in page[start:end].splitlines() if line.strip().startswith(("+", "-"))
    ]
    total = float(page[end:].splitlines()[1].split()[0])
    assert round(sum(amounts), 2) == total
    found = json.loads(run("advise", "-p", ANALYST, "--why", "mle", "--json").stdout)
    assert found["role"] == "machine-learning-engineer"
    assert round(sum(one["evidence"] for one in found["shares"]), 1) == round(found["total"], 1)


def test_why_of_an_unknown_role_asks_nothing_first(run: Run) -> None:
    result = run("advise", "--why", "astronaut")
    assert result.returncode == 2
    assert "astronaut" in result.stderr


def test_how_sure_the_first_place_is_and_what_would_tell_the_first_apart(run: Run) -> None:
    page = " ".join(run("advise", "-p", ANALYST).stdout.split())
    assert "Confidence: " in page
    described = advised(run, "-p", ANALYST)
    sure, bands = described["confidence"], described["bands"]
    assert isinstance(sure, dict)
    assert isinstance(bands, list)
    assert 0 < sure["measured_right"] <= sure["measured_among"] < 1
    assert sure["among"] == bands[0]["roles"]
    assert bands[0]["would_tell"]

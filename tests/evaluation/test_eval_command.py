"""`careerpath eval` as a user runs it."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase

Run = Callable[..., "CompletedProcess[str]"]

ANALYST = {"format": 1, "skills": {"Excel": "proficient", "SQL": "proficient", "Power BI": "proficient"}}
ROBOTICIST = {"format": 1, "skills": {"ROS": "expert", "C++": "proficient", "SLAM": "working"}}


def jsonl(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def labelled(count: int = 1, **fields: object) -> list[dict[str, Any]]:
    """Analysts who are analysts, and roboticists who are said to be analysts too."""
    right = [ANALYST | {"id": f"a{n}", "accept": ["data-analyst"]} | fields for n in range(count)]
    return [*right, ROBOTICIST | {"id": "r", "accept": ["robotics-engineer", "edge-ai-engineer"]}]


def test_without_a_file_the_shipped_personas_are_ranked(run: Run, base: KnowledgeBase) -> None:
    result = run("eval")
    assert result.returncode == 0
    assert result.stderr == ""
    assert f"{4 * len(base.roles)} people whose roles were graded by an advisor" in result.stdout
    names = (
        "careerpath",
        "practitioner",
        "newcomer",
        "sparse",
        "mixed",
        "short",
        "harder",
        "one order for all",
    )
    for name in names:
        assert name in result.stdout
    assert "Right role not in the top three" in result.stdout


def test_as_json_with_every_ranker_and_kind(run: Run, base: KnowledgeBase) -> None:
    found = json.loads(run("eval", "--json", "--by", "education.degree").stdout)
    assert found["labelled"] is None
    assert found["skipped"] == 0
    graded = found["graded"]
    assert set(graded["rankers"]) == {"careerpath", "coverage", "constant"}
    roles = len(base.roles)
    assert {kind: one["people"] for kind, one in graded["kinds"]["careerpath"].items()} == {
        **dict.fromkeys(("practitioner", "newcomer", "sparse", "mixed"), roles),
        "short": 4 * roles,
        "harder": roles,
    }
    shipped = graded["rankers"]["careerpath"]
    assert shipped["hit_at_3"] == pytest.approx(1 - len(graded["missed"]) / (4 * len(base.roles)), abs=1e-4)
    degrees = [one["value"] for one in graded["by"]["education.degree"]["groups"]]
    assert degrees == ["vocational", "some-college", "bachelor", "master", "phd"]


def test_labelled_lines_are_summed_up_by_label(start: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.jsonl.gz"
    path.write_bytes(gzip.compress(jsonl(*labelled(3)).encode()))
    result = start("eval", str(path))
    assert result.returncode == 0
    assert "4 people whose job is known (2 different jobs)" in result.stdout
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["careerpath", "1.000", "1.000", "1.000", "1.000", "1.000", "1.000"] in lines
    assert ["one", "order", "for", "all", "0.750", "1.000", "0.500", "1.000", "0.750", "1.000"] in lines
    assert ["data-analyst", "3", "1.000", "1.000", "1.000"] in lines
    assert ["robotics-engineer", "1", "1.000", "1.000", "1.000"] in lines


def test_a_ranking_that_is_wrong_counts_as_wrong(run: Run) -> None:
    people = [ANALYST | {"id": "a", "accept": ["robotics-engineer"]}, *labelled()]
    found = json.loads(run("eval", "-", "--json", stdin=jsonl(*people)).stdout)["labelled"]
    assert found["rankers"]["careerpath"]["hit_at_1"] == pytest.approx(2 / 3, abs=1e-4)
    places = {tuple(one["accept"]): one for one in found["labels"]}
    assert places["robotics-engineer",]["hit_at_1"] == 0
    assert places["robotics-engineer",]["people"] == 1


def test_graded_and_labelled_people_may_stand_in_one_file(run: Run) -> None:
    graded = ROBOTICIST | {"id": "g", "first": ["prompt-engineer"], "wrong": ["robotics-engineer"]}
    result = run("eval", "-", stdin=jsonl(graded, *labelled()))
    assert result.returncode == 0
    assert "1 person whose roles were graded by an advisor" in result.stdout
    assert "2 people whose job is known" in result.stdout
    assert "g: prompt-engineer is #" in result.stdout


def test_a_yaml_list_of_ones_own(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "- id: me\n  first: [robotics engineer]\n  profile:\n    format: 1\n    skills: {ROS: expert}\n",
        encoding="utf-8",
    )
    result = run("eval", str(path), "--json")
    assert result.returncode == 0
    assert json.loads(result.stdout)["graded"]["rankers"]["careerpath"]["hit_at_1"] == 1


def test_by_a_field_shows_values_with_enough_people(run: Run) -> None:
    people = labelled(100, experience={"coding_years": 2})
    result = run("eval", "-", "--by", "experience.coding_years", "--by", "id", stdin=jsonl(*people))
    assert result.returncode == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["2", "100", "1.000"] in lines
    assert "1 person gave no answer there, or one that fewer than 100 people share." in result.stdout
    assert "101 people gave no answer there" in result.stdout


def test_a_field_that_nobody_has_is_an_error_with_a_hint(run: Run) -> None:
    result = run("eval", "-", "--by", "education.degre", stdin=jsonl(*labelled()))
    assert result.returncode == 2
    assert "education.degre" in result.stderr
    assert "education.degree" in result.stderr
    assert result.stdout == ""


def test_bad_lines_are_told_by_number_and_skipped(run: Run) -> None:
    unknown = ANALYST | {"id": "x", "accept": ["juggler"]}
    unsaid = ANALYST | {"id": "x"}
    result = run("eval", "-", stdin="{\n" + jsonl(*labelled(), unknown, unsaid))
    assert result.returncode == 1
    assert "line 1: not valid JSON" in result.stderr
    assert "line 4: accept: 'juggler' is not a known role" in result.stderr
    assert "line 5: neither accept nor first" in result.stderr
    assert "2 people read, 3 skipped." in result.stderr
    assert "2 people whose job is known" in result.stdout


def test_with_nobody_left_there_is_nothing_to_go_on(run: Run) -> None:
    result = run("eval", "-", stdin="")
    assert result.returncode == 5
    assert "Nobody in the file" in result.stderr


@pytest.mark.parametrize("name", ["none.jsonl", "none.yaml"])
def test_a_missing_file(name: str, run: Run) -> None:
    result = run("eval", name)
    assert result.returncode == 3
    assert "does not exist" in result.stderr


def test_somebody_who_answered_nothing_is_a_miss(run: Run) -> None:
    nobody = {"format": 1, "id": "n", "first": ["data-analyst"]}
    result = run("eval", "-", stdin=jsonl(nobody))
    assert result.returncode == 0
    assert "n: not enough information, so no ranking" in result.stdout


@pytest.mark.parametrize("columns", [30, 50, 80, 200])
def test_the_page_fits_the_window_and_keeps_every_figure(columns: int, run: Run) -> None:
    personas = run("eval", "--by", "education.degree", COLUMNS=str(columns)).stdout
    jobs = run("eval", "-", stdin=jsonl(*labelled()), COLUMNS=str(columns)).stdout
    for page in (personas, jobs):
        assert max(map(len, page.splitlines())) <= max(columns, 30)
    if columns >= 50:
        row = next(line for line in personas.splitlines() if line.startswith("careerpath"))
        assert len(row.split()) == 6


def test_text_from_the_file_is_never_markup_or_control(run: Run) -> None:
    person = ANALYST | {"id": "[red]\x1b[31m", "first": ["robotics-engineer"], "kind": "[b]\x1bk"}
    page = run("eval", "-", stdin=jsonl(person)).stdout
    assert "\x1b" not in page
    assert "[red]" in page
    assert "[b]" in page

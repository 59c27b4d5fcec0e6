"""`careerpath path` as a user runs it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., "CompletedProcess[str]"]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NURSE = str(EXAMPLES / "nurse.yaml")
ANALYST = str(EXAMPLES / "analyst.yaml")
CHIEF = ["path", "--from", "data-analyst", "--to", "chief-ai-officer"]


def words_of(result: CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return " ".join(result.stdout.split())


def json_of(result: CompletedProcess[str]) -> dict[str, Any]:
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_it_explains_itself(run: Run) -> None:
    result = run("path", "--help")
    assert result.returncode == 0
    assert all(option in result.stdout for option in ("--from", "--to", "--profile", "--alternatives"))


def test_a_ladder_is_shown_change_by_change(run: Run) -> None:
    page = words_of(run(*CHIEF))
    assert "From Data Analyst to Chief AI Officer 2 moves" in page
    assert "1. Data Analyst → Analytics Manager Apply after" in page
    assert "2. Analytics Manager → Chief AI Officer Apply after" in page
    assert "Going straight there takes about" in page
    assert "“executive” is more than one step up the career ladder" in page
    assert page.count("Via ") == 2
    assert "month" not in page
    assert page.endswith("careerpath roadmap analytics-manager")


def test_as_json_the_legs_add_up(run: Run) -> None:
    found = json_of(run(*CHIEF, "--hours-per-week", "10", "--json"))
    for ladder in (found["ladder"], *found["alternatives"]):
        for end in ("low", "likely", "high"):
            total = sum(leg["hours"][end] for leg in ladder["legs"])
            assert ladder["hours"][end] == pytest.approx(total, abs=0.01)
            assert ladder["weeks"][end] == pytest.approx(total / 10, abs=0.01)
        for leg in ladder["legs"]:
            parts = [leg["project_hours"], leg["change_hours"], *(one["hours"] for one in leg["learning"])]
            assert leg["hours"]["high"] == pytest.approx(sum(part["high"] for part in parts), abs=0.01)
        assert ladder["roles"][-1] == found["to"] == "chief-ai-officer"
        assert ladder["hours"]["likely"] >= found["ladder"]["hours"]["likely"]
    assert found["at_once"]["realistic"] is False
    assert found["from"] == {"role": "data-analyst", "own_skills": False}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_as_many_alternatives_as_asked_for(count: int, run: Run) -> None:
    ladders = (*CHIEF, "--alternatives", str(count))
    assert len(json_of(run(*ladders, "--json"))["alternatives"]) == count
    assert ("Other routes" in run(*ladders).stdout) == bool(count)


def test_a_profile_starts_from_its_own_skills_and_pace(run: Run) -> None:
    page = words_of(run("path", "--to", "ai auditor", "--profile", NURSE))
    assert "From where you are now to AI Auditor One move" in page
    assert "No stepping stone shortens it" in page
    assert "1. You → AI Auditor" in page
    assert "at 5 hours a week" in page
    assert "skills we didn't ask about start at zero hours" in page
    assert "at 20 hours a week" in words_of(
        run("path", "--to", "ai auditor", "--profile", NURSE, "--hours-per-week", "20")
    )


def test_a_role_and_a_profile_together_have_the_skills_of_both(run: Run) -> None:
    goal = ["--to", "machine-learning-engineer", "--json"]
    role = json_of(run("path", "--from", "data-analyst", *goal))["at_once"]
    both = json_of(run("path", "--from", "data-analyst", "--profile", ANALYST, *goal))["at_once"]
    own = json_of(run("path", "--profile", ANALYST, *goal))["at_once"]
    assert both["hours"]["high"] < role["hours"]["high"]
    assert both["hours"]["high"] <= own["hours"]["high"]
    assert own["from"] == "data-analyst"


def test_without_a_ladder_it_says_what_comes_nearest(run: Run) -> None:
    arguments = ["path", "--from", "ai-trainer", "--to", "ai-ethics-specialist"]
    page = words_of(run(*arguments))
    assert "We know of no realistic route." in page
    assert "The closest role within reach is Data Annotation Lead" in page
    assert "Directly: AI Trainer → AI Ethics Specialist" in page
    found = json_of(run(*arguments, "--json"))
    assert found["ladder"] is None
    assert found["nearest"]["roles"] == ["data-annotation-lead"]
    assert found["left_from_nearest"]["likely"] < found["at_once"]["hours"]["likely"]


def test_what_the_limits_exclude_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text(
        "format: 1\nskills: {communication: working}\neducation: {degree: some-college}\n"
        "constraints: {degree_acceptable: some-college}\n",
        encoding="utf-8",
    )
    degree = "minimum: bachelor, usual: bachelor, fields: [], note: It is the law., source: kaggle-2021"
    (tmp_path / "law.yaml").write_text(
        f"roles:\n- {{id: data-scientist, education: {{{degree}, standing: licence}}}}\n"
        f"- {{id: statistician, education: {{{degree}, standing: licence}}}}\n",
        encoding="utf-8",
    )
    arguments = ("path", "--from", "ai-trainer", "--to", "data-scientist", "-p", "me.yaml")
    page = words_of(run("--kb", "law.yaml", *arguments))
    assert "So your constraints rule out Data Scientist; here's the route all the same." in page
    assert "Skipped because of your constraints: Statistician." in page
    assert "rarely without a bachelor's degree" in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "data-scientist"], "Where do you start?|--from data-analyst"),
        (
            ["--from", "data scientist", "--to", "Data Scientist"],
            "both Data Scientist|roadmap",
        ),
        (["--from", "data-anlyst", "--to", "data-scientist"], "There is no role “data-anlyst”.|data-analyst"),
        (["--from", "data-analyst", "--to", "data-scintist"], "“data-scintist”|data-scientist"),
        (
            ["--to", "data-analyst", "-p", ANALYST],
            "already the current role in your profile|--profile",
        ),
        (["--from", "data-analyst"], "--to"),
    ],
)
def test_what_cannot_work_is_told_with_a_hint(arguments: list[str], told: str, run: Run) -> None:
    result = run("path", *arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert all(part in result.stderr for part in told.split("|")), result.stderr
    assert "Traceback" not in result.stderr


def test_a_profile_without_skills_needs_a_role_to_start_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("format: 1\nexperience: {total_years: 4}\n", encoding="utf-8")
    goal = ["path", "--to", "data-scientist", "-p", "me.yaml"]
    assert run(*goal).returncode == 5
    assert run(*goal, "--from", "data-analyst").returncode == 0


@pytest.mark.parametrize("columns", [30, 50, 80, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        CHIEF,
        ["path", "--to", "healthcare-ml-specialist", "-p", NURSE],
        ["path", "--from", "ai-research-assistant", "--to", "reinforcement-learning-researcher"],
    ],
)
def test_pages_fit_the_window(columns: int, arguments: list[str], run: Run) -> None:
    result = run(*arguments, COLUMNS=str(columns))
    lines = result.stdout.splitlines()
    assert result.returncode == 0
    assert max(map(len, lines)) <= columns
    assert not any(line.endswith(" ") for line in lines)
    assert not re.search("\x1b|…", result.stdout)


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(start: Run) -> None:
    for command in ([*CHIEF, "--json"], ["path", "--to", "mle", "-p", ANALYST, "--alternatives", "9"]):
        assert len({start(*command, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2")}) == 1

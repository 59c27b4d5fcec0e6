"""Each command as a user runs it: what it prints, what it writes, how it ends."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from careerpath_cli import __version__

Run = Callable[..., "CompletedProcess[str]"]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ANALYST = str(EXAMPLES / "analyst.yaml")


def parsed(result: CompletedProcess[str]) -> Any:
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"careerpath {__version__}\n"


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["advise"],
        ["list"],
        ["show"],
        ["compare"],
        ["roadmap"],
        ["export"],
        ["batch"],
        ["kb"],
        ["kb", "check"],
    ],
)
def test_every_command_explains_itself(command: list[str], start: Run) -> None:
    result = start(*command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith("Usage: careerpath")


def test_help_shows_examples_on_lines_of_their_own(run: Run) -> None:
    assert "\n    careerpath export mlops-engineer --output plan.md  " in run("--help").stdout


def test_advise_ranks_and_names_the_next_command(run: Run) -> None:
    result = run("advise", "--profile", ANALYST, "--top", "2")
    assert result.returncode == 0
    assert "1. Data Analyst" in result.stdout
    assert "your current role" in result.stdout
    assert "2. Data Scientist" in result.stdout
    assert "3. " not in result.stdout
    assert "careerpath roadmap data-scientist --profile" in " ".join(
        result.stdout.replace(" \\\n", " ").split()
    )


def test_advise_as_json_holds_scores_parts_and_evidence(run: Run) -> None:
    own, best = parsed(run("advise", "--profile", ANALYST, "--json"))["recommendations"][:2]
    assert (own["role"], best["role"]) == ("data-analyst", "data-scientist")
    assert 0 < best["score"] < 1
    assert {"want", "can", "may", "readiness", "contributions", "gaps", "reasons"} <= set(best)


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(start: Run) -> None:
    outputs = {
        start("advise", "-p", ANALYST, "--json", PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_list_filters_by_everything_at_once(run: Run) -> None:
    found = parsed(
        run(
            "list",
            "--level",
            "MID",
            "--domain",
            "applied",
            "--skill",
            "torch",
            "--search",
            "vision",
            "--json",
        )
    )
    assert [role["id"] for role in found] == ["computer-vision-engineer"]


@pytest.mark.parametrize("key", ["name", "level", "domain", "pay"])
def test_list_sorts(key: str, run: Run) -> None:
    plain = parsed(run("list", "--json"))
    ordered = parsed(run("list", "--sort", key, "--json"))
    assert sorted(role["id"] for role in plain) == sorted(role["id"] for role in ordered)
    if key == "name":
        assert [role["name"] for role in ordered] == sorted(role["name"] for role in plain)


def test_list_by_pay_goes_by_the_pay_that_it_shows(run: Run) -> None:
    page = run("list", "--sort", "pay", COLUMNS="100").stdout
    highest = [float(figure) for figure in re.findall(r"(\d+)\+?k USD", page)]
    assert len(highest) > 40
    assert highest == sorted(highest, reverse=True)


def test_list_tells_what_each_role_is_and_pays_and_its_id_on_demand(run: Run) -> None:
    page = run("list", "--search", "data analyst", COLUMNS="80").stdout.splitlines()
    assert page[0].split() == ["Role", "Level", "Openings", "Pay", "a", "year"]
    row = next(number for number, line in enumerate(page) if line.startswith("Data Analyst  "))
    assert re.search(r"entry +many +\d+–\d+k USD$", page[row])
    assert page[row + 1] == "  Answers a company's questions from its own records."
    assert not any("data-analyst" in line for line in page)
    assert "  data-analyst  Answers" in run("list", "--ids", COLUMNS="80").stdout
    narrow = run("list", "--search", "data analyst", COLUMNS="50").stdout
    assert re.search(
        r"^Data Analyst\n  entry · openings: many · \d+–\d+k USD\n  Answers ", narrow, re.MULTILINE
    )


def test_list_without_a_match_says_so(run: Run) -> None:
    assert "No role matches" in run("list", "--search", "astronaut").stdout


@pytest.mark.parametrize(
    "name", ["mlops-engineer", "MLOps Engineer", "mlops_ENGINEER", "ML platform engineer"]
)
def test_roles_answer_to_every_spelling(name: str, run: Run) -> None:
    assert run("show", name).stdout.startswith("MLOps Engineer\n")


def test_show_states_pay_with_source_place_and_date(run: Run) -> None:
    page = " ".join(run("show", "ml engineer").stdout.split())
    assert "134,000–215,000 USD a year: average (place not stated; Navigating the Future" in page
    assert "2025-03-02)" in page
    assert "undated)" in page


def test_compare_takes_two_different_roles(run: Run) -> None:
    result = run("compare", "mlops-engineer", "MLOps Engineer")
    assert result.returncode == 2
    assert "two different roles" in result.stderr


def test_compare_puts_the_person_beside_the_roles(run: Run) -> None:
    page = run("compare", "data-analyst", "data-scientist", "--profile", ANALYST).stdout
    assert "You" in page
    assert "Fit" in page
    found = parsed(run("compare", "data-analyst", "data-scientist", "-p", ANALYST, "--json"))["roles"]
    assert [role["id"] for role in found] == ["data-analyst", "data-scientist"]
    assert all("match" in role for role in found)


def test_roadmap_as_json_has_the_five_steps(run: Run) -> None:
    plan = parsed(run("roadmap", "mle", "--profile", ANALYST, "--json"))
    assert list(plan["parts"]) == ["foundation", "specialization", "experience", "portfolio", "network"]
    assert plan["hours_per_week"] == 8
    assert plan["weeks"]["high"] == pytest.approx(plan["hours"]["high"] / 8, abs=0.001)


def test_roadmap_takes_another_pace(run: Run) -> None:
    assert (
        parsed(run("roadmap", "mle", "-p", ANALYST, "--hours-per-week", "4", "--json"))["hours_per_week"] == 4
    )


def test_export_writes_task_lists_and_keeps_what_is_there(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.md"
    assert run("export", "mle", "--profile", ANALYST, "--output", str(target)).returncode == 0
    first = target.read_text(encoding="utf-8")
    assert first.startswith("# Roadmap to Machine Learning Engineer for Lucía\n")
    assert "\n- [ ] **" in first
    target.write_text("mine", encoding="utf-8")
    refused = run("export", "mle", "--profile", ANALYST, "--output", str(target))
    assert refused.returncode == 3
    assert "--force" in refused.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("export", "mle", "--profile", ANALYST, "-o", str(target), "--force").returncode == 0
    assert target.read_text(encoding="utf-8") == first


def test_kb_check_says_that_all_is_well(run: Run) -> None:
    assert run("kb", "check").stdout.startswith("No problems.")


def test_role_names_complete_in_the_shell(run: Run) -> None:
    result = run(_CAREERPATH_COMPLETE="complete_bash", COMP_WORDS="careerpath show mlo", COMP_CWORD="2")
    assert result.stdout.strip() == "mlops-engineer"


@pytest.mark.parametrize(
    "command", [["advise", "-p", ANALYST], ["list"], ["show", "mle"], ["roadmap", "mle"]]
)
def test_nothing_is_coloured_in_a_pipe(command: list[str], run: Run) -> None:
    assert "\x1b" not in run(*command).stdout


def test_no_color_is_obeyed_where_colour_is_forced(run: Run) -> None:
    assert "\x1b[3" in run("list", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[3" not in run("list", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout


@pytest.mark.parametrize("columns", [50, 80, 200])
@pytest.mark.parametrize(
    "command",
    [
        ["advise", "-p", ANALYST],
        ["list"],
        ["show", "mle"],
        ["roadmap", "mle", "-p", ANALYST],
        ["compare", "mle", "mlops-engineer", "data-engineer", "quant", "-p", ANALYST],
    ],
)
def test_pages_fit_the_window(columns: int, command: list[str], run: Run) -> None:
    lines = run(*command, COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert not any(line.endswith(" ") for line in lines)


def test_text_from_a_profile_is_never_markup(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(
        "format: 1\nname: '[bold red]Eve[/] <b>*x*</b>'\nskills: {Python: proficient}\n", encoding="utf-8"
    )
    assert "[bold red]Eve[/] <b>*x*</b>" in run("advise", "-p", str(profile)).stdout
    assert run("export", "mle", "-p", str(profile), "-o", str(tmp_path / "p.md")).returncode == 0
    title = (tmp_path / "p.md").read_text(encoding="utf-8").splitlines()[0]
    assert title.endswith(r"\[bold red\]Eve\[/\] \<b\>\*x\*\</b\>")

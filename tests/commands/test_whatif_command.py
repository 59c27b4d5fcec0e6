"""`careerpath whatif` as a user runs it."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ANALYST = str(EXAMPLES / "analyst.yaml")
DOCKER = ["whatif", "--learn", "docker=working", "-p", ANALYST]


def words_of(result: CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return " ".join(result.stdout.split())


def test_it_explains_itself(run: Run) -> None:
    result = run("whatif", "--help")
    assert result.returncode == 0
    assert "--learn" in result.stdout


def test_it_shows_what_is_learnt_and_what_it_takes(run: Run) -> None:
    page = words_of(run("whatif", "--learn", "kubernetes=working", "-p", ANALYST))
    assert "Docker, none yet → working: 6–18 h" in page
    assert "Linux, not asked → working" in page
    assert "at 8 hours a week." in page
    assert "1." in page


def test_years_of_practice_are_told_beside_the_hours_or_instead_of_them(run: Run) -> None:
    page = words_of(run("whatif", "--learn", "docker=expert", "-p", ANALYST))
    assert "Docker, none yet → expert: 16–58 h and years of practice" in page
    assert "The years of practice come on top." in page
    page = words_of(run("whatif", "--learn", "arabic=aware", "-p", ANALYST))
    assert "Arabic, not asked → aware: years of practice" in page
    assert "That takes years of practice; no number of hours leads there." in page
    assert "In total" not in page


@pytest.mark.parametrize("name", ["docker", "Docker", "DOCKER "])
def test_skills_answer_to_every_spelling(name: str, run: Run) -> None:
    found = json.loads(run("whatif", "--learn", f"{name}= Working", "-p", ANALYST, "--json").stdout)
    assert [step["skill"] for step in found["learning"]["steps"]] == ["docker"]


def test_as_json_every_role_stands_before_and_after(run: Run) -> None:
    found = json.loads(run(*DOCKER, "--learn", "kubernetes=aware", "--top", "3", "--json").stdout)
    assert [role["after"]["place"] for role in found["roles"]] == list(range(1, len(found["roles"]) + 1))
    assert all(role["climbed"] == role["before"]["place"] - role["after"]["place"] for role in found["roles"])
    assert all(role["after"]["score"] >= role["before"]["score"] for role in found["roles"])
    assert found["top"] == 3
    assert found["learning"]["weeks"]["high"] == pytest.approx(
        found["learning"]["hours"]["high"] / 8, abs=1e-3
    )
    before = json.loads(run("advise", "-p", ANALYST, "--top", "50", "--json").stdout)["recommendations"]
    places = {role["role"]: role["before"] for role in found["roles"]}
    for place, match in enumerate(before, start=1):
        assert places[match["role"]]["place"] == place
        assert places[match["role"]]["score"] == match["score"]
        assert places[match["role"]]["readiness"] == match["readiness"]


def test_learning_what_one_has_is_told(run: Run) -> None:
    page = words_of(run("whatif", "--learn", "excel=working", "-p", ANALYST))
    assert "Excel: already expert, so nothing changes" in page
    assert "Moved" not in page


def test_where_nothing_moves_it_says_so(run: Run) -> None:
    page = words_of(run("whatif", "--learn", "french=aware", "-p", ANALYST))
    assert "stays #1" in page
    assert "keep their places" in page or "No role changes place" in page


def test_a_role_is_shown_wherever_it_ranks(run: Run) -> None:
    assert "AI Ethics Specialist" not in run(*DOCKER).stdout
    assert "AI Ethics Specialist" in run(*DOCKER, "--role", "ai-ethics-specialist").stdout


def test_without_learn_it_shows_the_levers_and_how_to_go_on(run: Run) -> None:
    page = words_of(run("whatif", "-p", ANALYST))
    assert "One role Best next skill for Data Scientist" in page
    assert "Most roles " in page
    assert "Top role " in page
    assert "first instead of Data Analyst" in page or "would replace your #1" in page
    assert "careerpath whatif --learn" in page
    assert f"--profile {ANALYST}" in page


def test_levers_are_about_the_role_that_is_named(run: Run) -> None:
    assert "Best next skill for Data Engineer" in words_of(
        run("whatif", "-p", ANALYST, "--role", "data engineer")
    )


def test_levers_as_json_say_what_the_page_says(run: Run) -> None:
    found = json.loads(run("whatif", "-p", ANALYST, "--json").stdout)
    assert found["role"] == "data-scientist"
    assert found["lift"]["score_after"] > found["lift"]["score_before"]
    page = words_of(run("whatif", "-p", ANALYST))
    assert all(sentence in page for sentence in found["sentences"].values())
    learnt = found["lift"]["steps"][0]
    tried = run("whatif", "-p", ANALYST, "--learn", f"{learnt['skill']}={learnt['to']}", "--json")
    roles = {role["role"]: role for role in json.loads(tried.stdout)["roles"]}
    assert roles["data-scientist"]["after"]["score"] == found["lift"]["score_after"]
    assert json.loads(tried.stdout)["learning"]["hours"] == found["lift"]["hours"]


@pytest.mark.parametrize(
    ("learn", "told"),
    [
        ("docker", "“docker” does not name a skill and a level.|--learn docker=working"),
        ("=working", "does not name a skill"),
        ("docker=good", "“good” is not a level.|aware, working, proficient, expert"),
        ("docker=", "“” is not a level."),
        ("docker=none", "“none” is not a level you can learn to."),
        ("dokcer=working", "There is no skill “dokcer”.|Did you mean docker"),
    ],
)
def test_what_cannot_be_learnt_is_told_with_a_hint(learn: str, told: str, run: Run) -> None:
    result = run("whatif", "--learn", learn, "-p", ANALYST)
    assert result.returncode == 2
    assert result.stdout == ""
    assert all(part in result.stderr for part in told.split("|")), result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_profile_it_gives_an_example(run: Run) -> None:
    result = run("whatif", "--learn", "docker=working")
    assert result.returncode == 2
    assert "careerpath whatif --learn docker=working --profile me.yaml" in result.stderr


def test_a_profile_that_says_nothing_gives_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("format: 1\n", encoding="utf-8")
    for arguments in ([], ["--learn", "docker=working"]):
        assert run("whatif", "-p", "me.yaml", *arguments).returncode == 5


@pytest.mark.parametrize("columns", [30, 50, 80, 200])
@pytest.mark.parametrize("arguments", [["--learn", "docker=working", "--learn", "spark=expert"], []])
def test_pages_fit_the_window(columns: int, arguments: list[str], run: Run) -> None:
    result = run("whatif", "-p", ANALYST, *arguments, COLUMNS=str(columns))
    lines = result.stdout.splitlines()
    assert result.returncode == 0
    assert max(map(len, lines)) <= columns
    assert not any(line.endswith(" ") for line in lines)
    assert "\x1b" not in result.stdout
    assert "…" not in "".join(line for line in lines if line.strip() != "…")


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(start: Run) -> None:
    for command in (["whatif", "-p", ANALYST, "--json"], [*DOCKER, "--json"]):
        assert len({start(*command, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2")}) == 1

"""`advise --posting`: whose answers it takes, what it goes with, and what it says of other texts."""

import json
from pathlib import Path

import pytest

from conftest import Run

ROOT = Path(__file__).parents[2]
POSTING = str(ROOT / "examples" / "postings" / "ml-engineer.txt")
ANALYST = str(ROOT / "examples" / "analyst.yaml")
TEXT = Path(POSTING).read_text(encoding="utf-8")


def test_it_is_read_from_standard_input_too(run: Run) -> None:
    from_file = run("advise", "--posting", POSTING, "-p", ANALYST, "--json")
    pasted = run("advise", "--posting", "-", "-p", ANALYST, "--json", stdin=TEXT)
    assert pasted.returncode == 0
    assert json.loads(pasted.stdout) == json.loads(from_file.stdout)


def test_places_are_those_of_the_file(run: Run) -> None:
    found = json.loads(run("advise", "--posting", POSTING, "-p", ANALYST, "--json").stdout)
    words = {ask["skill"]: TEXT[ask["start"] : ask["end"]] for ask in found["asks"]}
    assert words["python"] == "Python"
    assert words["time-series-analysis"] == "time series forecasting"


def test_the_verdict_comes_before_what_it_rests_on(run: Run) -> None:
    page = run("advise", "--posting", POSTING, "-p", ANALYST).stdout
    places = [
        page.index(words) for words in ("Senior Machine Learning", "In 7–9 months", "Must have", "Years")
    ]
    assert places == sorted(places)


def test_a_faster_pace_shortens_the_way(run: Run) -> None:
    weeks = [
        json.loads(
            run("advise", "--posting", POSTING, "-p", ANALYST, "--json", "--hours-per-week", pace).stdout
        )["decision"]["weeks"]["likely"]
        for pace in ("8", "16")
    ]
    assert weeks[1] == pytest.approx(weeks[0] / 2, rel=0.01)


def test_the_saved_profile_is_used_where_none_is_named(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "data"
    saved = Path(run("profile", "path", XDG_DATA_HOME=str(home)).stdout.strip())
    saved.parent.mkdir(parents=True)
    saved.write_bytes(Path(ANALYST).read_bytes())
    result = run("advise", "--posting", POSTING, XDG_DATA_HOME=str(home))
    assert result.returncode == 0
    assert "using your saved answers" in result.stderr
    assert "careerpath roadmap machine-learning-engineer\n" in result.stdout


def test_without_a_profile_it_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    result = run("advise", "--posting", POSTING, XDG_DATA_HOME=str(tmp_path / "nobody"))
    assert result.returncode == 2
    assert "careerpath profile import" in result.stderr
    assert "careerpath advise" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "option",
    [
        ["--why", "data-analyst"],
        ["--reach", "ready"],
        ["--weight", "want=1"],
        ["--save", "me.yaml"],
        ["--quick"],
        ["--full"],
        ["--scores"],
        ["--ask-again-after", "3"],
    ],
)
def test_options_that_say_nothing_of_a_posting_are_refused(option: list[str], run: Run) -> None:
    result = run("advise", "--posting", POSTING, "-p", ANALYST, *option)
    assert result.returncode == 2
    assert "--posting goes with" in result.stderr


def test_two_profiles_are_refused(run: Run) -> None:
    result = run("advise", "--posting", POSTING, "-p", ANALYST, "--profile-name", "evening")
    assert result.returncode == 2
    assert "cannot be combined" in result.stderr


@pytest.mark.parametrize("text", ["", "\n\n", "Dear neighbours, the stairs are cleaned on Friday."])
def test_a_text_that_is_no_posting_is_told(text: str, run: Run) -> None:
    result = run("advise", "--posting", "-", "-p", ANALYST, stdin=text)
    assert result.returncode in {4, 5}
    assert result.stdout == ""
    assert "careerpath:" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    result = run("advise", "--posting", "nowhere.txt", "-p", ANALYST)
    assert result.returncode == 3
    assert "nowhere.txt" in result.stderr


def test_a_resume_is_told_from_a_posting(run: Run) -> None:
    resume = "Jane Roe\njane@example.org\n\nExperience\n2019-2021 Data Analyst, Acme\n\nSkills\nSQL, Python\n"
    assert "reads like a résumé" in run("advise", "--posting", "-", "-p", ANALYST, stdin=resume).stderr
    assert "résumé" not in run("advise", "--posting", "-", "-p", ANALYST, stdin=TEXT).stderr


def test_what_a_posting_says_cannot_draw_on_the_terminal(run: Run) -> None:
    title = "Job title: Data Analyst \x1b[31m[bold]\x07\u202e"
    text = f"{title}\n\nRequirements\n- strong\x1b[2J SQL\n- [red]Tableau\n"
    result = run("advise", "--posting", "-", "-p", ANALYST, stdin=text)
    assert result.returncode == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout + result.stderr)
    assert "[bold]" in result.stdout


def test_an_overlays_field_is_no_different(run: Run) -> None:
    overlay = str(ROOT / "examples" / "overlay-cybersecurity")
    person = str(ROOT / "examples" / "overlay-cybersecurity" / "people" / "sysadmin.yaml")
    text = "Security Analyst (m/f/d)\n\nRequirements\n- Linux\n- Python\n- Networking\n"
    result = run("--kb", overlay, "advise", "--posting", "-", "-p", person, "--json", stdin=text)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["asks"]

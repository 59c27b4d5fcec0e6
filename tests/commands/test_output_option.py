"""`--output` of commands that show a page: the page, or its data, in a file; whole or not at all."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ANALYST = str(EXAMPLES / "analyst.yaml")


@pytest.mark.parametrize("file", ["page.txt", "page.svg", "page.html", "PAGE.HTM"])
def test_a_page_is_saved_instead_of_shown(file: str, run: Run, tmp_path: Path) -> None:
    result = run("advise", "--profile", ANALYST, "--output", file)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", f"Wrote {file}.\n")
    assert "Data Scientist" in (tmp_path / file).read_text(encoding="utf-8").replace("&#160;", " ")


def test_plain_text_is_just_what_the_screen_shows(run: Run, tmp_path: Path) -> None:
    run("show", "mlops-engineer", "--output", "page.txt")
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == run("show", "mlops-engineer").stdout


def test_with_json_the_data_is_saved(run: Run, tmp_path: Path) -> None:
    assert run("list", "--json", "-o", "roles.json").returncode == 0
    saved = (tmp_path / "roles.json").read_text(encoding="utf-8")
    assert json.loads(saved) == json.loads(run("list", "--json").stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "page.pdf"], "page.pdf ends in nothing that a page can be saved as."),
        (["--output", "page"], "page ends in nothing that a page can be saved as."),
        (["--output", "page.json"], "A page can't be saved as JSON."),
        (["--output", "page.svg", "--json"], "--json saves JSON, and page.svg doesn't end in .json."),
    ],
)
def test_an_ending_that_does_not_fit_is_refused(
    arguments: list[str], said: str, run: Run, tmp_path: Path
) -> None:
    result = run("list", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"careerpath: {said}\n  ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", ["", "/", "pages"])
def test_a_directory_is_called_one(run: Run, tmp_path: Path, file: str) -> None:
    (tmp_path / "pages").mkdir()
    result = run("list", "--output", file)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == f"careerpath: {Path(file)} is a directory.\n  Name a file inside it.\n"


def test_a_file_is_overwritten_only_with_force(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("mine", encoding="utf-8")
    result = run("list", "--output", "page.txt")
    assert result.returncode == 3
    assert result.stderr.startswith("careerpath: page.txt already exists and was not overwritten.")
    assert page.read_text(encoding="utf-8") == "mine"
    assert run("list", "--output", "page.txt", "--force").returncode == 0
    assert "data-analyst" in page.read_text(encoding="utf-8") or "Data Analyst" in page.read_text(
        encoding="utf-8"
    )


def test_what_is_in_the_way_is_said_before_anything_is_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_bytes(Path(ANALYST).read_bytes())
    (tmp_path / "page.svg").mkdir()
    follow = ["roadmap", "mle", "--profile", "me.yaml", "--follow"]
    assert run(*follow, "--output", "page.svg").returncode == 3
    assert run(*follow, "--output", "nowhere/page.svg").returncode == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["me.yaml", "page.svg"]


def test_nothing_is_written_where_the_command_fails(run: Run, tmp_path: Path) -> None:
    assert run("show", "no such role", "--output", "page.svg").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_page_without_data_can_be_saved_too(run: Run) -> None:
    assert "--output" in run("profile", "undo", "--help").stdout


def test_a_command_of_a_group_says_whose_page_it_is(run: Run, tmp_path: Path) -> None:
    assert run("profile", "list", "--output", "page.html").returncode == 0
    assert "<title>careerpath profile list</title>" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["export"], ["batch"]])
def test_a_command_with_an_output_of_its_own_keeps_it(command: list[str], run: Run) -> None:
    shown = run(*command, "--help").stdout.partition("Examples:")[0]
    assert shown.count("--output") == 1
    assert "--no-pager" not in shown


def test_read_text_is_not_saved_as_a_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "resume.txt").write_bytes((EXAMPLES / "resume.txt").read_bytes())
    result = run("profile", "import", "resume.txt", "--text", "--output", "text.html")
    assert (result.returncode, result.stdout) == (2, "")
    assert "--text and --output cannot be combined." in result.stderr

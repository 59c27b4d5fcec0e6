"""`careerpath profile import`, `sources` and `undo`, as somebody without a terminal calls them."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., "CompletedProcess[str]"]
RESUME = (Path(__file__).resolve().parents[2] / "examples" / "resume.txt").read_text(encoding="utf-8")
POSTING = "Data engineer (m/f/d)\n\nRequirements\n- Python and SQL\n- two years with Airflow\n"
KEYS = {"skills", "occupation", "education", "experience", "unresolved"}
MINE = "format: 1\nskills:\n  SQL: none  # never again\n  Git: working\n"


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    """Run commands beside a résumé, a posting and a profile, with profiles of one's own."""
    for name, text in (("resume.txt", RESUME), ("job.txt", POSTING), ("mine.yaml", MINE)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def at_the_desk(*command: str, **others: str) -> CompletedProcess[str]:
        return run(*command, XDG_DATA_HOME=str(tmp_path / "data"), **others)

    return at_the_desk


def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "careerpath" / "profile.yaml"


def imported(result: CompletedProcess[str]) -> Any:
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_json_has_a_row_for_each_mention_at_its_place(desk: Run, tmp_path: Path) -> None:
    found = imported(desk("profile", "import", "resume.txt", "--json"))
    assert found.keys() >= KEYS
    rows = found["skills"]
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    assert all(RESUME[row["start"] : row["end"]] == row["words"] for row in rows)
    assert all(row["words"] in row["evidence"] for row in rows)
    assert len([row for row in rows if row["skill"] == "sql"]) == RESUME.count("SQL")
    assert found["occupation"]["value"] == "Data Analyst"
    assert RESUME[found["occupation"]["start"] : found["occupation"]["end"]] == "Data Analyst"
    assert found["education"]["degree"] == "master"
    years = found["experience"]["total_years"]
    assert years["low"] <= years["high"]
    assert not own(tmp_path).exists()


def test_standard_input_is_read_alike(desk: Run) -> None:
    piped = imported(desk("profile", "import", "-", "--json", stdin=RESUME))
    file = imported(desk("profile", "import", "resume.txt", "--json"))
    assert piped | {"file": "resume.txt"} == file


def test_json_of_several_files_has_an_object_for_each(desk: Run) -> None:
    found = imported(desk("profile", "import", "resume.txt", "job.txt", "--json"))
    assert [(file["file"], file["kind"]) for file in found["files"]] == [
        ("resume.txt", "resume"),
        ("job.txt", "posting"),
    ]
    assert all(file.keys() >= KEYS for file in found["files"])


def test_the_kind_can_be_said(desk: Run) -> None:
    found = imported(desk("profile", "import", "resume.txt", "--json", "--kind", "posting"))
    assert found["kind"] == "posting"


def test_text_is_what_the_places_refer_to(desk: Run) -> None:
    assert desk("profile", "import", "resume.txt", "--text").stdout == RESUME


def test_what_is_unambiguous_is_taken_and_the_rest_is_told(desk: Run, tmp_path: Path) -> None:
    result = desk("profile", "import", "resume.txt", "--yes")
    assert result.returncode == 0
    text = own(tmp_path).read_text(encoding="utf-8")
    assert "Power BI: " in text
    assert "occupation: Data Analyst" in text
    assert "careerpath advise" in result.stdout
    advice = desk("advise", "--json")
    assert advice.returncode == 0, advice.stderr


def test_what_the_person_said_stays_and_the_page_tells_both(desk: Run, tmp_path: Path) -> None:
    result = desk("profile", "import", "resume.txt", "--yes", "--profile", "mine.yaml")
    text = (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    assert text.startswith("format: 1\nskills:\n  SQL: none  # never again\n  Git: working\n  ")
    assert "SQL stays none yet; resume.txt says proficient" in result.stdout
    assert "careerpath advise --save mine.yaml" in result.stdout
    assert "careerpath profile undo --profile mine.yaml" in result.stdout


def test_what_was_imported_can_be_taken_back(desk: Run, tmp_path: Path) -> None:
    mine = ["--profile", "mine.yaml"]
    assert desk("profile", "import", "resume.txt", "--yes", *mine).returncode == 0
    assert "resume.txt" in desk("profile", "sources", *mine).stdout
    result = desk("profile", "undo", *mine)
    assert result.returncode == 0
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == MINE
    again = desk("profile", "undo", *mine)
    assert (again.returncode, "Nothing was imported" in again.stderr) == (2, True)


def test_sources_tell_whose_each_answer_is(desk: Run) -> None:
    mine = ["--profile", "mine.yaml"]
    desk("profile", "import", "resume.txt", "--yes", *mine)
    told = imported(desk("profile", "sources", "--json", *mine))
    (brought,) = told["imports"]
    whose = {
        answer["subject"]: answer["origin"] for answer in brought["answers"] if answer["part"] == "skills"
    }
    assert (whose["git"], whose["python"]) == ("both", "file")
    assert told["yours"] == ["skills.sql"]


def test_commands_to_go_on_with_name_the_profile(desk: Run) -> None:
    page = desk("profile", "import", "resume.txt", "--yes", "--profile-name", "evening").stdout
    commands = [
        line.partition("careerpath ")[2].split() for line in page.splitlines() if "careerpath" in line
    ]
    assert commands[0] == ["advise", "--profile-name", "evening"]
    for command in commands[1:]:
        assert desk(*command).returncode == 0


def test_own_code_shows_skills_beside_a_resume(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "pyproject.toml").write_text('[project]\nname = "a"\ndependencies = ["fastapi"]\n')
    result = desk("profile", "import", "resume.txt", "--code", "shop", "--yes")
    assert result.returncode == 0, result.stderr
    assert "Taken from resume.txt and shop" in result.stdout
    assert "FastAPI: " in own(tmp_path).read_text(encoding="utf-8")
    assert "FastAPI: aware (shop, only named in pyproject.toml" in " ".join(
        desk("profile", "sources").stdout.split()
    )
    found = imported(desk("profile", "import", "--code", "shop", "--json"))
    assert [(row["skill"], row["start"], row["end"]) for row in found["skills"]] == [("fastapi", None, None)]


def test_a_profile_takes_its_sources_along(desk: Run, tmp_path: Path) -> None:
    desk("profile", "import", "resume.txt", "--yes", "--profile-name", "old")
    desk("profile", "rename", "old", "new")
    assert "resume.txt" in desk("profile", "sources", "new").stdout
    desk("profile", "delete", "new", "--yes")
    assert list((tmp_path / "data" / "careerpath" / "profiles").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["resume.txt"], 2, "--yes to take what is unambiguous"),
        ([], 2, "Which file?"),
        (["resume.txt", "--yes", "--author", "Ana"], 2, "--author needs --code"),
        (["resume.txt", "--yes", "--kind", "novel"], 2, "Choose resume or posting"),
        (["resume.txt", "--yes", "--profile", "a", "--profile-name", "b"], 2, "Choose one of them"),
        (["resume.txt", "--text", "--code", "."], 2, "cannot be combined"),
        (["job.txt", "--yes"], 2, "advise --posting"),
        (["none.txt", "--yes"], 3, "none.txt"),
        (["empty.txt", "--yes", "--kind", "resume"], 5, "No skill that we know"),
    ],
)
def test_what_cannot_work_is_told_and_nothing_written(
    arguments: list[str], code: int, words: str, desk: Run, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("Lorem ipsum dolor sit amet.\n")
    result = desk("profile", "import", *arguments)
    assert (result.returncode, result.stdout) == (code, "")
    assert words in result.stderr
    assert not own(tmp_path).exists()


def test_a_broken_profile_is_told_before_anything_is_written(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("format: 1\nskills: [SQL]\n")
    result = desk("profile", "import", "resume.txt", "--yes", "--profile", "mine.yaml")
    assert result.returncode == 4
    assert (tmp_path / "mine.yaml").read_text() == "format: 1\nskills: [SQL]\n"
    assert not (tmp_path / "mine.sources.jsonl").exists()


HOSTILE = "\x1b[31mRed\x1b[0m \u202eevil [bold]tricks[/bold] & <b>"


def test_nothing_from_outside_speaks_to_the_terminal(desk: Run, tmp_path: Path) -> None:
    name = "re\x1b[2Jsume[red].txt"
    (tmp_path / name).write_text(
        RESUME.replace("weekly meeting", HOSTILE).replace("SAP BW", "Frob\x07nicator \x1b]0;x\x07"),
        encoding="utf-8",
    )
    taken = desk("profile", "import", name, "--yes", "--kind", "resume")
    assert taken.returncode == 0, taken.stderr
    pages = [
        taken,
        desk("profile", "sources"),
        desk("profile", "import", name, "--text"),
        desk("profile", "undo"),
    ]
    for page in pages:
        assert page.returncode == 0
        shown = page.stdout + page.stderr
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[red]" in taken.stdout

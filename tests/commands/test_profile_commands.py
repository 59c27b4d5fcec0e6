"""`profile list|show|edit|diff|rename|delete|path`, and `--profile-name`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory that holds two people: the analyst by default, the lawyer as `law`."""
    data = tmp_path / "data"
    (data / "careerpath" / "profiles").mkdir(parents=True)
    (data / "careerpath" / "profile.yaml").write_bytes((EXAMPLES / "analyst.yaml").read_bytes())
    (data / "careerpath" / "profiles" / "law.yaml").write_bytes((EXAMPLES / "lawyer.yaml").read_bytes())
    return data


@pytest.fixture
def profile(run: Run, folder: Path) -> Run:
    """Run a command with that data directory."""

    def run_there(*arguments: str, **variables: str) -> CompletedProcess[str]:
        return run(*arguments, XDG_DATA_HOME=str(folder), **variables)

    return run_there


def editor(tmp_path: Path, script: str) -> str:
    """Make an editor of a shell script that gets the file as its argument."""
    path = tmp_path / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_list_names_each_with_its_place(profile: Run, folder: Path) -> None:
    page = profile("profile", "list").stdout
    assert "default" in page
    assert "law" in page
    found = json.loads(profile("profile", "list", "--json").stdout)["profiles"]
    assert [one["name"] for one in found] == ["default", "law"]
    assert found[1]["path"] == str(folder / "careerpath" / "profiles" / "law.yaml")


def test_list_of_nothing_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    result = run("profile", "list", XDG_DATA_HOME=str(tmp_path / "empty"))
    assert result.returncode == 0
    assert "careerpath advise" in result.stdout


def test_show_says_what_the_person_said(profile: Run) -> None:
    page = profile("profile", "show").stdout
    assert page.startswith("default: Lucía")
    assert "8 hours a week for learning" in page
    assert "expert: Excel" in page
    assert page.index("love:") < page.index("like:")
    found = json.loads(profile("profile", "show", "law", "--json").stdout)
    assert found["profile"]["skills"]["eu-ai-act"] == "proficient"


def test_diff_names_answers_and_what_they_did(profile: Run) -> None:
    page = profile("profile", "diff", "default", "law").stdout
    assert "Pay: important → not asked" in page
    assert "1. AI Policy Advisor  was" in page
    found = json.loads(profile("profile", "diff", "default", str(EXAMPLES / "lawyer.yaml"), "--json").stdout)
    assert found["ranking"][0]["role"] == "ai-policy-advisor"
    assert found["ranking"][0]["after"]["place"] == 1
    sql = next(one for one in found["answers"] if one["subject"] == "sql")
    assert (sql["before"], sql["after"]) != (None, None)
    assert sql["before"] == "proficient"


def test_diff_of_a_profile_with_itself_is_nothing(profile: Run) -> None:
    assert "No differences." in profile("profile", "diff", "law", "LAW").stdout


def test_an_edit_that_is_valid_is_kept(profile: Run, folder: Path, tmp_path: Path) -> None:
    change = editor(tmp_path, 'sed -i "s/name: Joost/name: Jan/" "$1"')
    result = profile("profile", "edit", "law", EDITOR=change)
    assert result.returncode == 0, result.stderr
    path = folder / "careerpath" / "profiles" / "law.yaml"
    assert "name: Jan" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_edit_that_is_not_valid_leaves_the_profile_and_keeps_the_text(
    profile: Run, folder: Path, tmp_path: Path
) -> None:
    path = folder / "careerpath" / "profiles" / "law.yaml"
    before = path.read_bytes()
    result = profile("profile", "edit", "law", EDITOR=editor(tmp_path, 'echo "shoes: 44" >> "$1"'))
    assert result.returncode == 4
    assert "shoes" in result.stderr
    assert path.read_bytes() == before
    assert "shoes: 44" in path.with_name("law.rejected.yaml").read_text(encoding="utf-8")


def test_a_profile_that_changed_meanwhile_is_left_alone(profile: Run, folder: Path, tmp_path: Path) -> None:
    path = folder / "careerpath" / "profiles" / "law.yaml"
    both = f'echo "# mine" >> "$1"\necho "# theirs" >> "{path}"'
    result = profile("profile", "edit", "law", EDITOR=editor(tmp_path, both))
    assert result.returncode == 4
    assert path.read_text(encoding="utf-8").endswith("# theirs\n")
    assert path.with_name("law.rejected.yaml").read_text(encoding="utf-8").endswith("# mine\n")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [("", "No editor is set"), ("no-such-editor-here", "was not found"), ("false", "exit code 1")],
)
def test_an_editor_that_does_not_work_is_told(
    command: str, sentence: str, profile: Run, folder: Path
) -> None:
    before = (folder / "careerpath" / "profile.yaml").read_bytes()
    result = profile("profile", "edit", EDITOR=command, VISUAL="")
    assert result.returncode in (2, 3)
    assert sentence in result.stderr
    assert (folder / "careerpath" / "profile.yaml").read_bytes() == before


def test_an_edit_that_changes_nothing_says_so(profile: Run) -> None:
    assert "Nothing was changed." in profile("profile", "edit", EDITOR="true").stderr


def test_deleting_needs_a_yes(profile: Run, folder: Path) -> None:
    path = folder / "careerpath" / "profiles" / "law.yaml"
    assert profile("profile", "delete", "law").returncode == 2
    assert path.exists()
    assert profile("profile", "delete", "law", "--yes").returncode == 0
    assert not path.exists()


def test_rename_and_path(profile: Run, folder: Path) -> None:
    assert profile("profile", "rename", "law", "evening").returncode == 0
    place = profile("profile", "path", "evening").stdout.strip()
    assert place == str(folder / "careerpath" / "profiles" / "evening.yaml")
    assert profile("profile", "rename", "evening", "../x").returncode == 2


def test_an_unknown_name_suggests_one(profile: Run) -> None:
    result = profile("profile", "show", "lawe")
    assert result.returncode == 2
    assert "Did you mean law?" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["roadmap", "mle"],
        ["compare", "mle", "data-analyst"],
        ["whatif"],
        ["path", "--to", "mle"],
        ["advise"],
    ],
)
def test_a_profile_is_chosen_by_its_name(command: list[str], profile: Run, folder: Path) -> None:
    named = profile(*command, "--profile-name", "law", "--json")
    assert named.returncode == 0, named.stderr
    path = str(folder / "careerpath" / "profiles" / "law.yaml")
    assert named.stdout == profile(*command, "--profile", path, "--json").stdout
    assert profile(*command, "--profile-name", "law", "--profile", path).returncode == 2


def test_commands_that_are_shown_name_the_profile_as_it_was_named(profile: Run) -> None:
    page = " ".join(profile("advise", "--profile-name", "law", "--top", "1").stdout.split())
    assert "careerpath roadmap ai-policy-advisor --profile-name law" in page

"""Bad input and bad luck: a sentence, a hint, a non-zero exit; no traceback, nothing half-written."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]

ANALYST = str(Path(__file__).resolve().parents[2] / "examples" / "analyst.yaml")


def assert_told(result: CompletedProcess[str], code: int, *parts: str) -> None:
    assert result.returncode == code, (result.returncode, result.stderr)
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in result.stderr, result.stderr


@pytest.mark.parametrize("command", ["show", "roadmap"])
def test_unknown_role_with_a_near_name(command: str, run: Run) -> None:
    assert_told(
        run(command, "mlop engineer"), 2, "There is no role “mlop engineer”.", "Did you mean mlops-engineer"
    )


def test_unknown_role_like_nothing_at_all(run: Run) -> None:
    assert_told(run("show", "zzzzzz"), 2, "There is no role “zzzzzz”.", "careerpath list")


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--skill", "pythn", "python"),
        ("--level", "junior", "entry"),
        ("--domain", "applied-iA", "applied-ai"),
    ],
)
def test_unknown_filters(option: str, value: str, told: str, run: Run) -> None:
    result = run("list", option, value)
    if result.returncode == 0:
        assert value.lower() == told
    else:
        assert_told(result, 2, told)


def test_unknown_command_and_option(run: Run) -> None:
    assert run("advice").returncode == 2
    assert run("list", "--colour").returncode == 2


def test_an_unknown_skill_is_named_left_out_and_no_reason_to_stop(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text("format: 1\nskills: {Pythom: proficient, SQL: working}\n", encoding="utf-8")
    result = run("advise", "--profile", str(profile))
    assert result.returncode == 0
    assert "“Pythom” is not a known skill; it was ignored. Did you mean Python" in result.stderr


def test_whatever_is_odd_about_a_profile_is_told_in_three_lines(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(
        "format: 1\noccupation: retired chemistry teacher\ncurrent_role: astronaut\n"
        "skills: {Pythom: working, juggling: expert, teaching: expert, memoQ: expert,"
        " py: aware, python: working}\n"
        "values: {pay: essential, salary: somewhat}\n",
        encoding="utf-8",
    )
    result = run("advise", "--profile", str(profile))
    assert result.returncode == 0
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 3
    assert lines[0] == (
        "careerpath: Not known as skills, so ignored: “Pythom” (Did you mean Python?), “juggling”."
    )
    assert lines[1].startswith(
        "careerpath: Read as parts of larger skills: “teaching” → Training delivery, “memoQ” → Localization."
    )
    for words in ("Python is listed more than once", "astronaut", "was read as High school teacher"):
        assert words in lines[2]


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("", 4, "the file is empty"),
        ("format: 1\n", 5, "enough information"),
        ("format: 1\nskills: {}\nconstraints: {hours_per_week: 5}\n", 5, "enough information"),
        ("skills: {SQL: working}\n", 4, "format is missing"),
        ("format: 2\nskills: {SQL: working}\n", 4, "me.yaml:1: format: 2 is not one of 1"),
        ("format: 1\nskills:\n  SQL: good\n", 4, "me.yaml:3: skills.SQL: 'good' is not one of"),
        ("format: 1\nskils: {SQL: working}\n", 4, "me.yaml:2: skils is not a known field"),
        ("format: 1\nactivities: {juggle: love}\n", 4, "me.yaml:2: 'juggle' is not a known activity."),
        ("format: 1\nskills: {SQL: working\n", 4, "not valid YAML"),
        ("- 1\n- 2\n", 4, "should be a mapping"),
        ("[" * 100_000, 4, "careerpath: The profile cannot be used"),
        ("format: 1\nskills: {SQL: working, SQL: none}\n", 4, "SQL is given twice"),
        ("format: 1\nskills: {SQL: working}\nconstraints: {ready_by: soon}\n", 4, "not a valid date"),
        ("format: 1\nskills: {SQL: working}\nexperience: {ml_years: -1}\n", 4, "ml_years"),
    ],
)
def test_a_bad_profile(text: str, code: int, told: str, run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(text, encoding="utf-8")
    assert_told(run("advise", "--profile", str(profile)), code, told)


def test_all_problems_of_a_profile_at_once(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(
        "format: 1\nfoo: 1\nskills: {SQL: good}\nactivities: {juggle: love}\n", encoding="utf-8"
    )
    assert_told(run("advise", "-p", str(profile)), 4, "3 problems", "me.yaml:2:", "me.yaml:3:", "me.yaml:4:")


def test_a_profile_that_is_no_readable_file(run: Run, tmp_path: Path) -> None:
    assert_told(run("advise", "-p", str(tmp_path)), 3, "is a directory")
    assert_told(run("advise", "-p", str(tmp_path / "none.yaml")), 3, "does not exist")
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    assert_told(run("advise", "-p", str(binary)), 3, "not UTF-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_profile_that_may_not_be_read(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text("format: 1\n", encoding="utf-8")
    profile.chmod(0)
    assert_told(run("advise", "-p", str(profile)), 3, "permission to read", "chmod")


def test_an_output_that_is_no_file(run: Run, tmp_path: Path) -> None:
    assert_told(run("export", "mle", "-o", str(tmp_path)), 3, "is a directory")
    assert_told(run("export", "mle", "-o", str(tmp_path / "no" / "plan.md")), 3, "is not a directory")
    assert_told(run("export", "mle", "-o", os.devnull, "--force"), 3, "not a regular file")


def test_no_terminal_names_the_way_out(run: Run) -> None:
    assert_told(run("advise"), 2, "needs a terminal", "--profile")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run(
            [sys.executable, "-m", "careerpath_cli", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            check=False,
        )
    assert result.returncode == 3
    assert "could not be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_reader_who_leaves_early(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "careerpath_cli", "roadmap", "mle"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode == 0


def test_an_output_that_knows_no_unicode(start: Run) -> None:
    result = start("advise", "-p", ANALYST, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "Traceback" not in result.stderr


def test_debug_shows_the_traceback(run: Run) -> None:
    result = run("--debug", "show", "zzzzzz")
    assert result.returncode == 1
    assert "Traceback" in result.stderr


def test_a_name_gives_the_terminal_no_orders_and_turns_no_text(run: Run, tmp_path: Path) -> None:
    name = "Zoë\\e[31m\\a\\x9B\\u202E\\u2067 Ω"
    (tmp_path / "me.yaml").write_text(f'format: 1\nname: "{name}"\nskills: {{SQL: working}}\n', "utf-8")
    page = run("advise", "--profile", "me.yaml").stdout
    assert page.startswith("Recommendations for Zoë[31m Ω, based on 1 skill\n")

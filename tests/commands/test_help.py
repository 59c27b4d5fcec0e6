"""Help: every command stands in a group and has examples, which work as printed."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from careerpath_cli.commands.app import program
from careerpath_cli.commands.help.examples import EXAMPLES, examples_of
from careerpath_cli.commands.shared.registry import COMMANDS, GROUPS

Run = Callable[..., "CompletedProcess[str]"]

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "import pandas\nimport torch\n" * 3
NEEDS = {
    "profile undo": ["profile", "import", "examples/resume.txt", "--yes"],
    "progress": ["export", "mlops-engineer", "--output", "plan.md"],
}
"""What has to happen before the examples of a command."""


def names_of(commands: Any, above: str = "") -> Iterator[str]:
    """Every command of a group by what is typed for it, with the groups in it."""
    for name, command in commands.items():
        yield f"{above}{name}"
        yield from names_of(getattr(command, "commands", {}), f"{above}{name} ")


def every_command() -> list[str]:
    from typer.main import get_command

    group: Any = get_command(program())
    return list(names_of({name: group.get_command(None, name) for name in group.list_commands(None)}))


def test_every_command_has_two_to_four_examples() -> None:
    assert {name: len(EXAMPLES.get(name, ())) for name in every_command()} == {
        name: pytest.approx(3, abs=1) for name in every_command()
    }


def test_no_example_is_left_over() -> None:
    assert set(EXAMPLES) == {"", *every_command()}


@pytest.fixture(scope="module")
def after_the_interview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with `examples/` and some code, and in it what the interview leaves behind."""
    place = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "examples", place / "examples")
    (place / "report.py").write_text(SCRIPT, encoding="utf-8")
    profiles = place / "data" / "careerpath" / "profiles"
    profiles.mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "analyst.yaml", profiles.parent / "profile.yaml")
    shutil.copy(ROOT / "examples" / "nurse.yaml", profiles / "evening.yaml")
    return place


@pytest.mark.parametrize("command", EXAMPLES)
def test_examples_work_in_the_order_shown(
    command: str, run: Run, after_the_interview: Path, tmp_path: Path
) -> None:
    shutil.copytree(after_the_interview, tmp_path, dirs_exist_ok=True)
    own = {"XDG_DATA_HOME": str(tmp_path / "data"), "EDITOR": "true"}
    if command in NEEDS:
        assert run(*NEEDS[command], **own).returncode == 0
    shown = run(*command.split(), "--help", COLUMNS="90").stdout
    lines = re.findall(r"^    careerpath (.*?)(?:  .*)?$", shown.partition("Examples:")[2], re.MULTILINE)
    assert len(lines) == len(EXAMPLES[command])
    for line in lines:
        typed, _, file = line.partition(" > ")
        unasked = ["--yes"] if re.match(r"profile import (?!.*--(yes|json))", typed) else []
        result = run(*shlex.split(typed), *unasked, **own)
        assert result.returncode == 0, (typed, result.stderr)
        assert result.stdout or result.stderr
        if file:
            (tmp_path / file.strip()).write_text(result.stdout, encoding="utf-8")


def test_all_commands_are_listed_below_the_heading_of_their_group(run: Run) -> None:
    shown = run("--help").stdout.partition("Examples:")[0]
    headings = "|".join(map(re.escape, GROUPS.values()))
    _, *parts = re.split(rf"^(?:{headings}):\n", shown, flags=re.MULTILINE)
    listed = [re.findall(r"^  ([a-z]+)  ", part, re.MULTILINE) for part in parts]
    grouped = ([name for name, command in COMMANDS.items() if command.group == group] for group in GROUPS)
    assert listed == list(grouped)
    assert all(listed)


@pytest.mark.parametrize(("columns", "most"), [(100, 80), (80, 80), (60, 68)])
def test_examples_fit_the_window_as_far_as_a_command_may_stay_whole(
    columns: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = {line for command in EXAMPLES for line in examples_of(command).splitlines()}
    assert [line for line in lines if len(line) + 2 > most] == []  # Typer indents them by two
    assert any(line.startswith("  # ") for line in lines) == (columns < 80)

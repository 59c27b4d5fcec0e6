"""Every command that is printed can be typed as it is, however the program was started."""

import os
import re
import shlex
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rich.console import Console

from careerpath_cli.views.terminal.parts import command, command_lines

Run = Callable[..., "CompletedProcess[str]"]
Start = Callable[..., "CompletedProcess[str]"]

REPOSITORY = Path(__file__).resolve().parent.parent.parent
EXAMPLES = REPOSITORY / "examples"
SCRIPT = f"#!{sys.executable}\nfrom careerpath_cli.__main__ import main\nmain()\n"
BARE = re.compile(r"(?<![\w/.])careerpath (?=[a-z-])")
"""The program's name where a command follows, and no path before it."""


def install(path: Path) -> Path:
    """Put the program somewhere, as an installer would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SCRIPT, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Start:
    """Start a command line in an empty directory, with a shell that does not know `careerpath`."""
    (tmp_path / "me.yaml").write_bytes((EXAMPLES / "analyst.yaml").read_bytes())
    variables = environment | {"PATH": os.defpath}

    def start_line(line: str, **more: str) -> CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", line],
            env=variables | more,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return start_line


PAGES = [
    "advise --profile me.yaml",
    "roadmap mle --profile me.yaml",
    "roadmap mle --profile me.yaml --full",
    "whatif --profile me.yaml",
    "path --to mle --profile me.yaml",
    "progress --profile me.yaml",
    "show mle",
    "list",
    "skills",
    "profile list",
    "--help",
    "kb new-role --help",
]
MISTAKES = [
    "roadmap",
    "whatif",
    "path --to mle",
    "log docker --hours 1",
    "done docker --profile me.yaml",
    "compare mle mle",
    "list --nonsense",
]


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_the_program_as_it_was_started(page: str, start: Start, tmp_path: Path) -> None:
    install(tmp_path / ".venv" / "bin" / "careerpath")
    result = start(f".venv/bin/careerpath {page}")
    assert result.returncode == 0, result.stderr
    assert BARE.findall(result.stdout) == []
    assert ".venv/bin/careerpath " in result.stdout or page == "kb new-role --help"


@pytest.mark.parametrize("mistake", MISTAKES)
def test_hints_name_the_program_as_it_was_started(mistake: str, start: Start, tmp_path: Path) -> None:
    install(tmp_path / ".venv" / "bin" / "careerpath")
    result = start(f".venv/bin/careerpath {mistake}")
    assert result.returncode == 2
    assert ".venv/bin/careerpath " in result.stderr
    assert BARE.findall(result.stderr) == []


@pytest.mark.parametrize(
    ("directory", "call"),
    [
        (".", "'my tools/careerpath'"),
        (".", f"{shlex.quote(sys.executable)} -m careerpath_cli"),
        ("my tools", "./careerpath"),
        ("other", "'../my tools/careerpath'"),
    ],
)
def test_a_printed_command_runs_where_it_was_printed(
    directory: str, call: str, start: Start, tmp_path: Path
) -> None:
    install(tmp_path / "my tools" / "careerpath")
    (tmp_path / "other").mkdir()
    (tmp_path / directory / "somebody.yaml").write_bytes((tmp_path / "me.yaml").read_bytes())
    there = f"cd '{directory}' && "
    page = start(f"{there}{call} advise --profile somebody.yaml --top 1", COLUMNS="60").stdout
    (printed,) = re.findall(r"Plan +((?:.*\\\n)*.*)", page)
    assert "\\\n" in printed
    again = start(f"{there}{printed}")
    assert again.returncode == 0, again.stderr
    assert "Roadmap to " in again.stdout


def test_on_the_path_the_name_is_enough(start: Start, tmp_path: Path) -> None:
    program = install(tmp_path / "bin" / "careerpath")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "careerpath").symlink_to(program)
    for directory in (program.parent, tmp_path / "links"):
        page = start("careerpath show mle", PATH=f"{directory}{os.pathsep}{os.defpath}").stdout
        assert page.splitlines()[-1] == "careerpath roadmap machine-learning-engineer"


def test_another_program_of_that_name_is_not_taken_for_this(start: Start, tmp_path: Path) -> None:
    install(tmp_path / "mine" / "careerpath")
    other = install(tmp_path / "other" / "careerpath")
    page = start("mine/careerpath show mle", PATH=f"{other.parent}{os.pathsep}{os.defpath}").stdout
    assert page.splitlines()[-1] == "mine/careerpath roadmap machine-learning-engineer"


def test_an_exported_plan_is_the_same_however_the_program_was_started(start: Start, tmp_path: Path) -> None:
    program = install(tmp_path / "bin" / "careerpath")
    export = "export mle --profile me.yaml --start 2026-11-21 --all"
    known = {"PATH": f"{program.parent}{os.pathsep}{os.defpath}"}
    assert start(f"careerpath {export} one", **known).returncode == 0
    assert start(f"bin/careerpath {export} two").returncode == 0
    plan = (tmp_path / "one" / "roadmap.md").read_text(encoding="utf-8")
    assert "`careerpath progress --from FILE`" in plan
    for path in (tmp_path / "one").iterdir():
        assert (tmp_path / "two" / path.name).read_bytes() == path.read_bytes()


def test_completion_is_for_the_name_whatever_the_path(start: Start, tmp_path: Path) -> None:
    install(tmp_path / "bin" / "careerpath")
    named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = start("bin/careerpath --show-completion bash", **named).stdout
    assert "_CAREERPATH_COMPLETE=complete_bash" in script
    words = {"COMP_WORDS": "careerpath show edge-ai", "COMP_CWORD": "2"}
    completed = start("bin/careerpath", _CAREERPATH_COMPLETE="complete_bash", **words)
    assert completed.stdout.split() == ["edge-ai-engineer"]


def test_overlays_are_named_again(run: Run) -> None:
    overlay = EXAMPLES / "overlay-cybersecurity"
    page = run("--kb", str(overlay), "show", "penetration-tester", COLUMNS="200").stdout
    printed = page.splitlines()[-1]
    assert printed == f"careerpath --kb {overlay} roadmap penetration-tester"
    assert run(*shlex.split(printed)[1:]).returncode == 0


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_a_command_on_several_lines_is_still_one_for_a_shell(width: int) -> None:
    text = "'my own tools'/careerpath export mlops-engineer --profile 'a b.yaml' --start 2026-11-21 -o x.md"
    lines = command_lines(text, width)
    assert max(map(len, lines)) <= width
    said = subprocess.run(
        ["/bin/sh", "-c", "printf '%s\\n' " + "\n".join(lines)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert said.splitlines() == shlex.split(text)


def test_a_command_with_words_before_it_gets_lines_of_its_own_where_there_is_no_room() -> None:
    def shown(width: int) -> list[str]:
        console = Console(width=width)
        with console.capture() as captured:
            console.print(command("careerpath show mlops-engineer --json", "In detail: "))
        return [line.rstrip() for line in captured.get().splitlines()]

    assert shown(60) == ["In detail: careerpath show mlops-engineer --json"]
    assert shown(34) == ["In detail:", "careerpath show mlops-engineer \\", "  --json"]

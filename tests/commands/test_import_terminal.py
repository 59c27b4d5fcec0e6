"""From a résumé to a recommendation in a terminal: what was found is shown, what is open is asked."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest

from careerpath_cli.errors import INTERRUPTED
from terminals import Terminals

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not for Windows")

RESUME = Path(__file__).resolve().parents[2] / "examples" / "resume.txt"
READING = "\n> "
"""How a prompt of numbered lines ends."""
MOST = 10
CTRL_C = "\x03"
Start = Callable[..., Any]


@pytest.fixture
def start(environment: dict[str, str], terminals: Terminals, tmp_path: Path) -> Start:
    """Start `careerpath` in a pseudo-terminal, with prompts of numbered lines."""
    variables = environment | {"XDG_DATA_HOME": str(tmp_path / "data"), "TERM": "dumb", "NO_COLOR": "1"}

    def start_program(*arguments: str) -> Any:
        child = terminals.start(*arguments, environment=variables, dimensions=(40, 80), timeout=60)
        child.setecho(state=False)
        return child

    return start_program


def next_prompt(child: Any) -> str:
    """What a prompt shows, once it waits for an answer; empty at the end of the program."""
    shown = str(child.before or "") if child.expect_exact([READING, pexpect.EOF]) == 0 else ""
    return re.sub(r"\r", "", shown)


def end(child: Any) -> tuple[int, str]:
    """The exit code of a program that ends now, and all that it showed since the last prompt."""
    child.expect(pexpect.EOF)
    shown = str(child.before)
    child.wait()
    return int(child.exitstatus), shown.replace("\r", "")


def number_of(line: str, shown: str) -> str:
    """The number of the line of a list that begins with some words."""
    found = re.search(rf"^ *(\d+)  {re.escape(line)}", shown, re.MULTILINE)
    assert found, shown
    return found[1]


def profile(tmp_path: Path) -> Path:
    return tmp_path / "data" / "careerpath" / "profile.yaml"


def test_from_a_resume_to_a_recommendation_in_ten_prompts(start: Start, tmp_path: Path) -> None:
    code, page = end(start("profile", "import", str(RESUME), "--yes"))
    assert code == 0
    assert "careerpath advise" in page
    imported = profile(tmp_path).read_text(encoding="utf-8")
    child, asked = start("advise", "--plain-prompts"), []
    while shown := next_prompt(child):
        if "Chosen:" not in shown:
            asked.append(shown)
        child.sendline("" if "Chosen:" in shown or "Here are your answers" in shown else "1")
    assert "do for a living" not in "".join(asked)
    assert len(asked) <= MOST, "\n".join(asked)
    assert "Here are your answers" in asked[-1]
    assert "Recommendations" in child.before
    finished = profile(tmp_path).read_text(encoding="utf-8")
    changed = set(imported.splitlines()) - set(finished.splitlines())
    # only what was open, “at least working”, is asked about and may be more now
    assert all(line.endswith("+") for line in changed), changed


def test_enter_keeps_what_was_found(start: Start, tmp_path: Path) -> None:
    child = start("profile", "import", str(RESUME), "--plain-prompts")
    shown = next_prompt(child)
    assert "Python: proficient" in shown
    child.sendline("")
    code, page = end(child)
    assert (code, "Taken from resume.txt" in page) == (0, True)
    assert "Answer: Looks right: keep it" in page
    assert "Python: proficient" in profile(tmp_path).read_text(encoding="utf-8")


def test_a_line_can_be_changed_and_another_left_out(start: Start, tmp_path: Path) -> None:
    child = start("profile", "import", str(RESUME), "--plain-prompts")
    for line in ("Python:", "aware", "Tableau:", "Leave it out"):
        child.sendline(number_of(line, next_prompt(child)))
    assert "Tableau: left out" in next_prompt(child)
    child.sendline("")
    assert end(child)[0] == 0
    text = profile(tmp_path).read_text(encoding="utf-8")
    assert "  Python: aware\n" in text
    assert "Tableau:" not in text


def test_where_the_person_said_otherwise_only_a_choice_changes_it(start: Start, tmp_path: Path) -> None:
    profile(tmp_path).parent.mkdir(parents=True)
    profile(tmp_path).write_text("format: 1\nskills:\n  SQL: none\n  Excel: aware\n", encoding="utf-8")
    child = start("profile", "import", str(RESUME), "--plain-prompts")
    child.sendline(number_of("SQL: you said none yet, resume.txt says", next_prompt(child)))
    shown = next_prompt(child)
    assert "Keep mine: none yet" in shown
    child.sendline(number_of("As found", shown))
    assert "SQL: proficient" in next_prompt(child)
    child.sendline("")
    assert end(child)[0] == 0
    text = profile(tmp_path).read_text(encoding="utf-8")
    assert "  SQL: proficient\n  Excel: aware\n" in text


def test_going_back_from_the_list_agrees_to_nothing(start: Start, tmp_path: Path) -> None:
    child = start("profile", "import", str(RESUME), "--plain-prompts")
    assert next_prompt(child)
    child.sendline("b")
    assert "Is it right?" in next_prompt(child)
    assert not profile(tmp_path).exists()
    child.sendline("q")
    assert end(child)[0] == INTERRUPTED


def test_what_is_about_the_person_comes_first_and_nobody_is_told_to_resume(start: Start) -> None:
    child = start("profile", "import", str(RESUME), "--plain-prompts")
    shown = next_prompt(child)
    assert shown.index("About you:") < shown.index("Skills:")
    assert "resume later" not in shown
    child.sendline(number_of("Python:", shown))
    asked = next_prompt(child)
    assert "resume.txt: “" in asked
    assert "used in" in asked


@pytest.mark.parametrize("leaving", ["q\n", CTRL_C])
def test_who_leaves_has_written_nothing(leaving: str, start: Start, tmp_path: Path) -> None:
    child = start("profile", "import", str(RESUME), "--plain-prompts")
    assert next_prompt(child)
    child.send(leaving)
    code, shown = end(child)
    assert (code, "Nothing was written." in shown) == (130, True)
    assert not profile(tmp_path).exists()

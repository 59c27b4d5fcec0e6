"""The interview as a person has it: keys go into a pseudo-terminal, and what it shows is read."""

import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pexpect
import pytest

from careerpath_cli.interview.answers import asked_skills
from careerpath_cli.knowledge.base import KnowledgeBase

Run = Callable[..., "CompletedProcess[str]"]

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not for Windows"),
    # pytest-xdist has threads, and Python 3.12 warns of forking beside them
    pytest.mark.filterwarnings("ignore:.*forkpty.*:DeprecationWarning"),
]

ENTER, DOWN, UP, SPACE, CTRL_C, CTRL_D = "\r", "\x1b[B", "\x1b[A", " ", "\x03", "\x04"
TICK_TWO = SPACE + DOWN + SPACE + ENTER

HEADER = r"question (\d+) of at most \d+"
HOW_WELL = "how well?"
FIRST, DEGREE, TEXT, DAYS, LAST = (
    "Where do you stand?",
    "Which degree do you hold",
    "What was it in?",
    "Which of these would you like",
    "What is the highest degree",
)
QUESTIONS = [
    FIRST,
    DEGREE,
    TEXT,
    "How many years have you worked",
    "How many years have you written code",
    "How many years have you used",
    DAYS,
    "And which one most of all?",
    "Which would you rather not do?",
    "What matters to you in a job?",
    "And which one above all?",
    "Which of these have you done",
    "Which of these have you used",
    HOW_WELL,
    "How many hours a week",
    LAST,
]
"""How the prompts begin, short enough to stand on one line of a narrow window."""

FULL = {
    FIRST: DOWN * 2 + ENTER,
    DEGREE: DOWN * 4 + ENTER,
    TEXT: "  Applied   physics " + ENTER,
    "How many years have you worked": DOWN * 3 + ENTER,
    "How many years have you written code": DOWN * 4 + ENTER,
    "How many years have you used": DOWN * 2 + ENTER,
    DAYS: TICK_TWO,
    "And which one most of all?": DOWN * 2 + ENTER,
    "Which would you rather not do?": UP + SPACE + ENTER,
    "What matters to you in a job?": TICK_TWO,
    "And which one above all?": DOWN + ENTER,
    "Which of these have you done": TICK_TWO,
    "Which of these have you used": TICK_TWO,
    HOW_WELL: DOWN + ENTER,
    "How many hours a week": DOWN * 3 + ENTER,
    LAST: DOWN + ENTER,
}
"""The keys of somebody who skips nothing."""


def plain(shown: str) -> str:
    """Take away colours and cursor movements."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r", "")


@dataclass
class Terminal:
    """A program in a pseudo-terminal. Keys are sent only to a question that is shown and waits for them."""

    child: Any
    log: StringIO = field(default_factory=StringIO)
    asked: list[tuple[int, str]] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """All that the terminal has shown so far."""
        return plain(self.log.getvalue())

    def reach(self, question: str, keys: dict[str, str] | None = None) -> int:
        """Answer up to a question, skipping what `keys` says nothing of; give the question's number."""
        while (text := self._next()) != question:
            assert text is not None, f"{question} was not asked:\n{self.shown}"
            self.child.send((keys or {}).get(text, ENTER))
        return self.asked[-1][0]

    def answer_all(self, keys: dict[str, str] | None = None) -> int:
        """Answer to the end, skipping what `keys` says nothing of; give the exit code."""
        while (text := self._next()) is not None:
            self.child.send((keys or {}).get(text, ENTER))
        return self._exit_code()

    def press(self, keys: str) -> int:
        """Press keys that end the program; give its exit code."""
        self.child.send(keys)
        return self.end()

    def choose(self, choice: str, keys: str = ENTER) -> None:
        """Wait until a choice is offered, then press the keys that lead to it."""
        self.child.expect_exact(choice)
        self.child.send(keys)

    def end(self) -> int:
        """Wait for the end of the program; give its exit code."""
        self.child.expect(pexpect.EOF)
        return self._exit_code()

    def _next(self) -> str | None:
        """Wait for the next question, or for the end of the program."""
        if self.child.expect([HEADER, pexpect.EOF]) == 1:
            return None
        number = int(self.child.match.group(1))
        place: int = self.child.expect_exact(QUESTIONS)
        self.asked.append((number, QUESTIONS[place]))
        return QUESTIONS[place]

    def _exit_code(self) -> int:
        self.child.wait()
        return int(self.child.exitstatus)


Start = Callable[..., Terminal]


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Start `careerpath`, or another program, in a pseudo-terminal in an empty directory."""
    children: list[Any] = []
    variables = {
        **{key: value for key, value in environment.items() if key != "COLUMNS"},
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "TERM": "xterm-256color",
        # nobody answers here when the program asks where the cursor is
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }

    def start_program(
        *arguments: str,
        columns: int = 100,
        program: tuple[str, ...] = (sys.executable, "-m", "careerpath_cli"),
    ) -> Terminal:
        command = [*program, *arguments]
        child = pexpect.spawn(
            command[0],
            command[1:],
            env=variables,
            cwd=str(tmp_path),
            dimensions=(40, columns),
            encoding="utf-8",
            timeout=20,
        )
        child.delaybeforesend = None
        children.append(child)
        terminal = Terminal(child)
        child.logfile_read = terminal.log
        return terminal

    yield start_program
    for child in children:
        child.close(force=True)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Where the interview keeps the profile if nobody says otherwise."""
    return tmp_path / "data" / "careerpath" / "profile.yaml"


def answers(profile: Path) -> dict[str, list[str] | None]:
    found: dict[str, list[str] | None] = json.loads(
        profile.with_name(f"{profile.stem}.interview.json").read_text(encoding="utf-8")
    )
    return found


def test_the_whole_way_from_the_first_question_to_a_file_with_task_lists(
    start: Start, profile: Path, tmp_path: Path
) -> None:
    terminal = start("advise")
    assert terminal.answer_all(FULL) == 0
    assert re.findall(r"\n(\d)\. ", terminal.shown) == ["1", "2", "3"]
    role = re.search(r"careerpath roadmap (\S+)", terminal.shown)
    assert role is not None
    assert start("export", role[1], "--profile", str(profile), "--output", "plan.md").end() == 0
    plan = (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert plan.startswith("# Roadmap to ")
    assert plan.count("\n- [ ] ") > 5


def test_the_keys_pressed_are_the_answers_kept(start: Start, profile: Path, base: KnowledgeBase) -> None:
    terminal = start("advise")
    terminal.reach("How many hours a week", FULL)
    terminal.press(CTRL_C)
    kept = answers(profile)
    levels = [kept.pop(prompt) for prompt in list(kept) if prompt.startswith("level:")]
    assert kept == {
        "stage": ["career-changer"],
        "degree": ["bachelor"],
        "field": ["Applied physics"],
        "total-years": ["4"],
        "coding-years": ["4"],
        "ml-years": ["0.5"],
        "likes": list(base.activities)[:2],
        "loves": [list(base.activities)[1]],
        "avoids": [list(base.activities)[-1]],
        "values": list(base.values)[:2],
        "top-value": [next(iter(base.values))],
        "groups": ["programming", "mathematics"],
        "skills:programming": asked_skills("programming", base)[:2],
        "skills:mathematics": asked_skills("mathematics", base)[:2],
    }
    assert levels == [["aware"]] * len(levels)


def test_enter_alone_skips_whatever_is_asked(start: Start, profile: Path) -> None:
    terminal = start("advise")
    terminal.reach(LAST)
    terminal.press(CTRL_C)
    assert set(answers(profile).values()) == {None}


def test_skipping_everything_ends_in_a_sentence_and_not_in_a_ranking(start: Start) -> None:
    terminal = start("advise")
    assert terminal.answer_all() == 5
    assert "There is nothing to go on yet" in terminal.shown
    assert "\n1. " not in terminal.shown
    assert "Traceback" not in terminal.shown


def test_ctrl_c_in_the_middle_says_where_the_answers_are_and_how_to_go_on(
    start: Start, profile: Path
) -> None:
    terminal = start("advise")
    terminal.reach(DAYS, FULL)
    assert terminal.press(CTRL_C) == 130
    assert terminal.shown.endswith(f"\nWhat you said is saved in {profile}. Go on with: careerpath advise\n")
    assert "Traceback" not in terminal.shown
    assert profile.is_file()


def test_after_ctrl_c_the_next_advise_offers_to_go_on_and_does(start: Start) -> None:
    first = start("advise")
    number = first.reach(DAYS, FULL)
    first.press(CTRL_C)
    second = start("advise")
    second.choose(f"Go on with it ({number - 1} questions done)")
    assert second.answer_all(FULL) == 0
    assert second.asked[0] == (number, DAYS)
    assert "\n1. " in second.shown


def test_ctrl_c_at_the_first_question_leaves_nothing_behind(start: Start, profile: Path) -> None:
    terminal = start("advise")
    terminal.reach(FIRST)
    assert terminal.press(CTRL_C) == 130
    assert "\nNothing was saved yet. " in terminal.shown
    assert not profile.parent.exists()


def test_starting_over_asks_from_the_beginning_and_keeps_the_old_profile(start: Start, profile: Path) -> None:
    first = start("advise")
    first.reach(DAYS, FULL)
    first.press(CTRL_C)
    before = profile.read_bytes()
    second = start("advise")
    second.choose("Start over", DOWN + ENTER)
    assert second.reach(FIRST) == 1
    assert profile.with_name("profile.previous.yaml").read_bytes() == before


def test_a_profile_written_by_hand_is_used_without_a_question(start: Start, tmp_path: Path) -> None:
    by_hand = "format: 1\nskills: {Python: expert}\n"
    (tmp_path / "me.yaml").write_text(by_hand, encoding="utf-8")
    terminal = start("advise", "--save", "me.yaml")
    terminal.choose("Use it as it is")
    assert terminal.answer_all() == 0
    assert terminal.asked == []
    assert "\n1. " in terminal.shown
    assert (tmp_path / "me.yaml").read_text(encoding="utf-8") == by_hand


def test_save_names_another_place_for_the_answers(start: Start, profile: Path, tmp_path: Path) -> None:
    terminal = start("advise", "--save", "me.yaml")
    terminal.reach(TEXT, FULL)
    terminal.press(CTRL_C)
    assert terminal.shown.endswith("Go on with: careerpath advise --save me.yaml\n")
    assert (tmp_path / "me.yaml").is_file()
    assert not profile.exists()


def test_a_text_is_cut_where_it_gets_too_long(start: Start, profile: Path) -> None:
    terminal = start("advise")
    terminal.reach("How many years have you worked", {TEXT: "x" * 300 + ENTER})
    terminal.press(CTRL_C)
    assert answers(profile)["field"] == ["x" * 200]


def test_fifty_columns_are_enough(start: Start) -> None:
    terminal = start("advise", columns=50)
    assert terminal.answer_all(FULL) == 0
    page = terminal.shown[terminal.shown.index("\n1. ") :].splitlines()
    assert len(page) > 20
    assert max(map(len, page)) <= 50


def test_why_a_question_is_asked_is_broken_at_words(start: Start, base: KnowledgeBase) -> None:
    terminal = start("advise", columns=50)
    terminal.reach(DEGREE)
    terminal.press(CTRL_C)
    between = re.search(r"question 2 of at most \d+\n(.*?)\n\? ", terminal.shown, re.DOTALL)
    assert between is not None
    assert max(map(len, between[1].splitlines())) <= 50
    assert base.questions["degree"].why in " ".join(between[1].split())


def test_without_a_terminal_the_option_to_use_is_named(run: Run) -> None:
    result = run("advise")
    assert result.returncode == 2
    assert "--profile" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("elsewhere", ["> shown.txt", "< /dev/null"])
def test_half_a_terminal_is_none(elsewhere: str, start: Start) -> None:
    command = f"{shlex.quote(sys.executable)} -m careerpath_cli advise {elsewhere}"
    terminal = start(program=("/bin/sh", "-c", command))
    assert terminal.end() == 2
    assert "--profile" in terminal.shown


def test_questions_of_each_kind_name_the_keys_that_answer_them(start: Start) -> None:
    terminal = start("advise")
    terminal.reach(DAYS)
    terminal.press(CTRL_C)
    for keys in ("Arrow keys move, Enter takes.", "Enter alone skips.", "Space ticks, Enter goes on"):
        assert keys in " ".join(terminal.shown.split())


def test_ctrl_d_in_a_text_leaves_like_ctrl_c(start: Start, profile: Path) -> None:
    terminal = start("advise")
    terminal.reach(TEXT, FULL)
    assert terminal.press(CTRL_D) == 130
    assert f"saved in {profile}" in terminal.shown


def test_the_command_to_go_on_with_can_be_pasted(start: Start) -> None:
    terminal = start("advise", "--save", "all about me.yaml")
    terminal.reach(TEXT, FULL)
    terminal.press(CTRL_C)
    assert terminal.shown.endswith("Go on with: careerpath advise --save 'all about me.yaml'\n")

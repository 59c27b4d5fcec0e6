"""The interview as a person has it: keys go into a pseudo-terminal, and what it shows is read."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pexpect
import pytest
import yaml
from rich.cells import cell_len

from careerpath_cli.interview.answers import Answers, screen_skills
from careerpath_cli.interview.prompts import prompt_for
from careerpath_cli.knowledge.base import KnowledgeBase
from terminals import REAL, Terminals

Run = Callable[..., "CompletedProcess[str]"]
Given = dict[str, list[str] | None]

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not for Windows"),
    # pytest-xdist has threads, and Python 3.12 warns of forking beside them
    pytest.mark.filterwarnings("ignore:.*forkpty.*:DeprecationWarning"),
]

ENTER, TAB, BACK, SPACE, CTRL_C, CTRL_D = "\r", "\t", "\x1b[Z", " ", "\x03", "\x04"
PASTE = "\x1b[200~{}\x1b[201~"

MOST = 150
"""Prompts that no interview puts."""
LEAVE, READING = "Ctrl-C quit, resume later", "\n> "
"""How the screen of a prompt ends: a full one, and one of numbered lines."""
PLACE = re.compile(
    r"^(?P<part>You|Skills|Day-to-day work|What matters|Review|Start|Next)"
    r"(?: · (?P<number>\d+) of (?:about )?(?P<about>\d+).*)?$",
    re.MULTILINE,
)

STAGE, DEGREE, TEXT, CODE = "describes you best", "highest degree?", "What did you study?", "been coding"
GROUPS, SKILLS = "tried, even a little", "used in real work"
JOB, WAIT, ESSENTIALS = "do for a living", "without a new income", "can't do without these"
UNAIDED, ASKED, EVIDENCE = "which do you do unaided", "do others ask you", "Where have you used"
DAYS, TRADE, REVIEW = "like to spend tomorrow", "you could only have one", "Here are your answers."
EXISTING = "You already have a profile"
MORE = "like to do next?"
HEADING = "\nRecommendations, based on "

ANSWERS = {
    REVIEW: "",
    EXISTING: "",
    STAGE: "1",
    JOB: "physicist",
    DEGREE: "5",
    TEXT: "Applied physics",
    "have you worked": "3",
    CODE: "4",
    "using machine learning": "2",
    "hours a week": "3",
    "another degree": "4",
    "work from home": "2",
    GROUPS: "1 2 5",
    DAYS: "2",
    "like least": "1",
    "How would you feel": "2",
    SKILLS: "1 2",
    ESSENTIALS: "1",
    UNAIDED: "1",
    ASKED: "1",
    EVIDENCE: "My thesis of 2021",
    TRADE: "1",
}
"""What somebody answers who skips nothing: numbers of lines, or a text, by a part of the question.

The review comes first, as it names the other questions too.
"""
NOTHING: dict[str, str] = {}


def plain(shown: str) -> str:
    """Take away colours and cursor movements."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r", "")


@dataclass(frozen=True)
class Screen:
    """A prompt as it is shown: the number in its header (0 where there is none) and all its lines."""

    part: str
    number: int
    about: int
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """Everything below the header, on one line."""
        return " ".join(" ".join(self.lines).split())

    @property
    def several(self) -> bool:
        return "[ ]" in self.words or "Type numbers" in self.words

    def same_prompt(self, other: Screen | None) -> bool:
        """Tell whether it is the same prompt drawn anew, as it is when the window changes."""
        return other is not None and (self.part, self.number) == (other.part, other.number)


@dataclass
class Terminal:
    """A program in a pseudo-terminal. Keys are sent only to a prompt that is shown and waits for them."""

    child: Any
    end_of_prompt: str = LEAVE
    log: StringIO = field(default_factory=StringIO)
    asked: list[Screen] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """All that the terminal has shown so far."""
        return plain(self.log.getvalue())

    @property
    def at(self) -> Screen:
        """The prompt that waits for keys."""
        return self.asked[-1]

    def next(self) -> Screen | None:
        """Wait for the next prompt, or for the end of the program."""
        since = ""
        while self.child.expect_exact([self.end_of_prompt, pexpect.EOF]) == 0:
            since += self.child.before
            screen = read_screen(plain(since))
            if screen is not None and not screen.same_prompt(self.asked[-1] if self.asked else None):
                self.asked.append(screen)
                assert len(self.asked) < MOST, f"It does not come to an end:\n{self.shown[-3000:]}"
                return screen
        return None

    def answer(self, answers: Mapping[str, str]) -> None:
        """Answer the prompt that waits, or skip it where `answers` says nothing of it."""
        self.child.send(self._keys(answers))

    def reach(self, question: str, answers: Mapping[str, str] = ANSWERS) -> Screen:
        """Answer up to a question, which waits then."""
        while (screen := self.next()) is not None and question not in screen.words:
            self.answer(answers)
        assert screen is not None, f"{question} was not asked:\n{self.shown}"
        return screen

    def answer_all(self, answers: Mapping[str, str] = ANSWERS) -> int:
        """Answer to the end; give the exit code."""
        while self.next() is not None:
            self.answer(answers)
        return self._exit_code()

    def go(self, keys: str) -> Screen:
        """Press keys that lead to another prompt, and wait for that."""
        self.child.send(keys)
        screen = self.next()
        assert screen is not None, self.shown
        return screen

    def finish(self, answers: Mapping[str, str] = ANSWERS) -> int:
        """Answer the prompt that waits and all that follow; give the exit code."""
        self.answer(answers)
        return self.answer_all(answers)

    def press(self, keys: str) -> int:
        """Press keys that end the program; give its exit code."""
        self.child.send(keys)
        return self.end()

    def end(self) -> int:
        """Wait for the end of the program; give its exit code."""
        self.child.expect(pexpect.EOF)
        return self._exit_code()

    def _keys(self, answers: Mapping[str, str]) -> str:
        said = next((one for question, one in answers.items() if question in self.at.words), "")
        if not said or not self.at.several:
            return said + ENTER
        if self.end_of_prompt == READING:
            return said + ENTER + ENTER
        return "".join(f"{number}{SPACE}" for number in said.split()) + ENTER

    def _exit_code(self) -> int:
        self.child.wait()
        return int(self.child.exitstatus)


def read_screen(shown: str) -> Screen | None:
    """Read the last prompt of what a terminal has shown; None where no header is among it."""
    places = list(PLACE.finditer(shown))
    if not places:
        return None
    place = places[-1]
    lines = shown[place.start() :].splitlines()
    return Screen(place["part"], int(place["number"] or 0), int(place["about"] or 0), tuple(lines))


def line_of(label: str, screen: Screen) -> str:
    """Return the number of the line of a list that holds a label."""
    return next(found[1] for line in screen.lines if label in line and (found := re.search(r"(\d+)  ", line)))


Start = Callable[..., Terminal]


@pytest.fixture
def start(environment: dict[str, str], terminals: Terminals, tmp_path: Path) -> Start:
    """Start `careerpath`, or another program, in a pseudo-terminal in an empty directory."""
    variables = {
        **{key: value for key, value in environment.items() if key != "COLUMNS"},
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "TERM": "xterm-256color",
    }

    def start_program(
        *arguments: str,
        columns: int = 100,
        program: tuple[str, ...] | None = None,
        **more: str,
    ) -> Terminal:
        begin = terminals.start if program is None else partial(terminals.start_anew, program)
        child = begin(*arguments, environment=variables | more, dimensions=(40, columns), timeout=20)
        child.delaybeforesend = None
        numbered = "--plain-prompts" in arguments or more.get("TERM") == "dumb"
        terminal = Terminal(child, READING if numbered else LEAVE)
        child.logfile_read = terminal.log
        return terminal

    return start_program


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Where the interview keeps the profile if nobody says otherwise."""
    return tmp_path / "data" / "careerpath" / "profile.yaml"


def given(profile: Path) -> Given:
    """Read the answers that are kept beside a profile, by prompt, in their order."""
    record = profile.with_name(f"{profile.stem}.interview.json").read_text(encoding="utf-8")
    found: Given = json.loads(record)["given"]
    return found


def ranking(terminal: Terminal) -> list[str]:
    """Return the numbers of the roles on the page that ends the interview."""
    return re.findall(r"^(\d)\. ", terminal.shown.rpartition(HEADING)[2], re.MULTILINE)


def test_the_whole_way_from_the_first_question_to_a_file_with_task_lists(
    start: Start, profile: Path, tmp_path: Path
) -> None:
    terminal = start("advise", program=REAL)
    assert terminal.answer_all() == 0
    assert terminal.asked[-1].part == "Review"
    assert {one.part for one in terminal.asked} >= {"You", "Skills", "Day-to-day work", "Review"}
    assert ranking(terminal) == ["1", "2", "3"]
    commands = re.findall(r"careerpath (roadmap .+)", terminal.shown)
    roadmap = start(*shlex.split(commands[0]), program=REAL)
    assert roadmap.end() == 0
    assert "Roadmap to " in roadmap.shown
    role = shlex.split(commands[0])[1]
    export = start("export", role, "--profile", str(profile), "--output", "plan.md", program=REAL)
    assert export.end() == 0
    plan = (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert plan.startswith("# Roadmap to ")
    assert plan.count("\n- [ ] ") > 5


def test_the_keys_pressed_are_the_answers_kept(start: Start, profile: Path, base: KnowledgeBase) -> None:
    terminal = start("advise", "--full")
    terminal.reach(REVIEW)
    terminal.press(CTRL_C)
    kept = given(profile)
    offered = prompt_for("groups", Answers({"occupation": ("physicist",)}), base)
    assert offered is not None
    groups = [offered.choices[number].value for number in (0, 1, 4)]
    expected = {
        "employment": ["employed"],
        "occupation": ["physicist"],
        "degree": ["bachelor"],
        "field": ["Applied physics"],
        "total-years": ["4"],
        "coding-years": ["4"],
        "ml-years": ["0.5"],
        "hours": ["8"],
        "degree-acceptable": ["master"],
        "remote": ["no"],
        "groups": groups,
        "code": ["like"],
        "pay-or-impact": ["pay"],
    }
    assert kept.items() >= expected.items()
    kinds = ("best", "screen", "unaided", "consulted")
    told = {kind: [one for one in kept if one.startswith(f"{kind}:")] for kind in kinds}
    assert told["best"]
    for one in told["best"]:
        assert kept[one] == [one.partition(":")[2].split("+")[1]]
    physicist = Answers({"occupation": ("physicist",)})
    assert {one: kept[one] for one in told["screen"]} == {
        f"screen:{group}": screen_skills([group], physicist, base)[:2] for group in groups
    }
    for kind in ("unaided", "consulted"):
        assert told[kind]
        for one in told[kind]:
            first = one.partition(":")[2].split("+")[0]
            assert kept[one] == [first]
            assert kept[f"evidence:{first}"] == ["My thesis of 2021"]


def test_enter_alone_skips_and_so_does_tab(start: Start, profile: Path) -> None:
    terminal = start("advise")
    terminal.reach(STAGE)
    for number, keys in enumerate([ENTER, TAB, "2" + TAB, ENTER, TAB], 2):
        assert terminal.go(keys).number == number
    terminal.press(CTRL_C)
    assert list(given(profile).values()) == [None] * 5


def test_back_over_three_prompts_and_forward_again_keeps_every_answer(start: Start, profile: Path) -> None:
    terminal = start("advise")
    reached = terminal.reach(DAYS)
    before = given(profile)
    numbers = [terminal.go(BACK).number for _ in range(3)]
    assert numbers == [reached.number - back for back in (1, 2, 3)]
    assert len(given(profile)) == reached.number - 4
    for number in reversed(numbers):
        assert terminal.at.number == number
        assert "Enter keep your earlier answer" in terminal.at.words
        terminal.go(ENTER)
    assert terminal.at.words == reached.words
    assert list(given(profile).items()) == list(before.items())


def test_an_answer_can_be_another_one_after_going_back(start: Start, profile: Path) -> None:
    terminal = start("advise")
    terminal.reach(CODE)
    terminal.go(BACK)
    assert DEGREE in terminal.go(BACK).words
    terminal.go("7" + ENTER)
    terminal.press(CTRL_C)
    assert given(profile) == {"employment": ["employed"], "occupation": ["physicist"], "degree": ["phd"]}


def test_a_question_mark_tells_why_a_question_is_asked(start: Start, base: KnowledgeBase) -> None:
    terminal = start("advise", columns=50)
    terminal.reach(DEGREE)
    terminal.child.send("?")
    terminal.child.expect_exact("Why we ask:")
    terminal.child.expect_exact(LEAVE)
    assert " ".join(plain(terminal.child.before).split()).startswith(base.questions["degree"].why)
    assert terminal.press(CTRL_C) == 130


def test_skipping_everything_ends_in_a_sentence_and_not_in_a_ranking(start: Start) -> None:
    terminal = start("advise")
    assert terminal.answer_all(NOTHING) == 5
    assert "There isn't enough information yet" in terminal.shown
    assert ranking(terminal) == []
    assert "Review" not in {one.part for one in terminal.asked}
    assert "Traceback" not in terminal.shown


def test_ctrl_c_in_every_part_and_going_on_ends_in_the_profile_of_one_sitting(
    start: Start, profile: Path, tmp_path: Path
) -> None:
    assert start("advise", "--full", "--save", "whole.yaml").answer_all() == 0
    whole = given(tmp_path / "whole.yaml")
    order = {part: at for at, one in reversed(list(enumerate(whole))) for part in [one.partition(":")[0]]}
    stops = {"best": DAYS, "screen": SKILLS, "pay-or-impact": TRADE}
    done = 0
    for stop in [CODE, *(stops[part] for part in sorted(stops, key=order.__getitem__)), REVIEW]:
        terminal = start("advise", "--full")
        reached = terminal.reach(stop)
        if done:
            first, second, *_ = terminal.asked
            assert f"Resume ({done} answered)" in first.words
            assert second.number == done + 1
        assert terminal.press(CTRL_C) == 130
        assert terminal.shown.endswith(
            f"\nYour answers are saved in {profile}. To continue: careerpath advise --full\n"
        )
        assert "Traceback" not in terminal.shown
        done = reached.number - 1
        assert list(given(profile).items()) == list(whole.items())[: len(given(profile))]
    last = start("advise", "--full")
    assert last.answer_all() == 0
    assert [one.part for one in last.asked] == ["Next"]
    assert list(given(profile).items()) == list(whole.items())
    assert profile.read_bytes() == (tmp_path / "whole.yaml").read_bytes()
    assert ranking(last) == ["1", "2", "3"]


def test_ctrl_c_at_the_first_question_leaves_nothing_behind(start: Start, profile: Path) -> None:
    terminal = start("advise", program=REAL)
    terminal.reach(STAGE)
    assert terminal.press(CTRL_C) == 130
    assert terminal.shown.endswith("\nNothing saved yet. To continue: careerpath advise\n")
    assert not profile.parent.exists()


def test_starting_over_asks_from_the_beginning_and_keeps_the_old_profile(start: Start, profile: Path) -> None:
    first = start("advise")
    first.reach(CODE)
    first.press(CTRL_C)
    before = profile.read_bytes()
    second = start("advise")
    assert second.go(line_of("Start over", second.reach(EXISTING)) + ENTER).number == 1
    assert STAGE in second.at.words
    assert profile.with_name("profile.previous.yaml").read_bytes() == before


def test_an_answer_is_changed_on_the_review_screen(start: Start, profile: Path) -> None:
    terminal = start("advise", "--quick")
    review = terminal.reach(REVIEW)
    assert "Bachelor's degree" in review.words
    before = given(profile)
    changed = terminal.go(line_of(DEGREE, review) + ENTER)
    assert DEGREE in changed.words
    assert "Enter keep your earlier answer" in changed.words
    again = terminal.go("6" + ENTER)
    while REVIEW not in again.words:
        terminal.answer(ANSWERS)
        again = terminal.next() or pytest.fail(terminal.shown)
    assert "Master's degree" in again.words
    assert terminal.finish() == 0
    assert yaml.safe_load(profile.read_text(encoding="utf-8"))["education"] == {"degree": "master"}
    assert given(profile).items() >= (before | {"degree": ["master"]}).items()
    assert ranking(terminal) == ["1", "2", "3"]


def test_a_profile_written_by_hand_is_offered_as_it_is(start: Start, tmp_path: Path) -> None:
    by_hand = "format: 1\nskills: {Python: expert}\n"
    (tmp_path / "me.yaml").write_text(by_hand, encoding="utf-8")
    terminal = start("advise", "--save", "me.yaml")
    assert terminal.answer_all() == 0
    assert [one.part for one in terminal.asked] == ["Start"]
    assert "Show my results" in terminal.at.words
    assert ranking(terminal) == ["1", "2", "3"]
    assert (tmp_path / "me.yaml").read_text(encoding="utf-8") == by_hand


def test_a_profile_edited_after_the_interview_is_offered_as_it_is(start: Start, profile: Path) -> None:
    first = start("advise")
    first.reach(CODE)
    first.press(CTRL_C)
    edited = profile.read_text(encoding="utf-8") + "skills: {Python: expert}\n"
    profile.write_text(edited, encoding="utf-8")
    second = start("advise")
    assert second.answer_all() == 0
    assert [one.part for one in second.asked] == ["Start"]
    assert profile.read_text(encoding="utf-8") == edited


def test_a_finished_profile_is_shown_and_then_an_answer_can_be_changed(start: Start, profile: Path) -> None:
    assert start("advise", "--quick").answer_all() == 0
    before = given(profile)
    # no pager where a prompt follows, which is read with the page
    terminal = start("advise", "--quick", LINES="24", PAGER="tee paged >/dev/null")
    offer = terminal.reach(MORE)
    assert [one.part for one in terminal.asked] == ["Next"]
    assert ranking(terminal) == ["1", "2", "3"]
    review = terminal.go(line_of("Change an answer", offer) + ENTER)
    assert REVIEW in review.words
    assert DEGREE in terminal.go(line_of(DEGREE, review) + ENTER).words
    assert "Master's degree" in terminal.go("6" + ENTER).words
    assert terminal.finish() == 0
    assert [one.part for one in terminal.asked][-2:] == ["Review", "Next"]
    assert given(profile) == before | {"degree": ["master"]}
    assert yaml.safe_load(profile.read_text(encoding="utf-8"))["education"] == {"degree": "master"}
    assert terminal.shown.count(HEADING) == 2
    assert ranking(terminal) == ["1", "2", "3"]


def test_a_finished_profile_can_be_added_to_and_started_anew(start: Start, profile: Path) -> None:
    assert start("advise", "--quick").answer_all() == 0
    before, text = given(profile), profile.read_bytes()
    more = start("advise", "--quick")
    first = more.go(line_of("Answer more questions", more.reach(MORE)) + ENTER)
    assert first.number == len(before) + 1
    more.answer(ANSWERS)
    assert more.next() is not None
    assert more.press(CTRL_C) == 130
    assert more.shown.endswith(f"saved in {profile}. To continue: careerpath advise --quick\n")
    added = given(profile)
    assert added.items() > before.items()
    text = profile.read_bytes()
    anew = start("advise", "--quick")
    assert STAGE in anew.go(line_of("Start over", anew.reach(MORE)) + ENTER).words
    assert profile.with_name("profile.previous.yaml").read_bytes() == text


@pytest.mark.parametrize("keys", [ENTER, CTRL_C, CTRL_D])
@pytest.mark.parametrize("prompts", [[], ["--plain-prompts"]])
def test_whoever_has_seen_enough_just_leaves(
    keys: str, prompts: list[str], start: Start, profile: Path
) -> None:
    assert start("advise", "--quick").answer_all() == 0
    before = profile.read_bytes()
    terminal = start("advise", "--quick", *prompts)
    terminal.reach(MORE)
    assert terminal.press(keys) == 0
    assert "Traceback" not in terminal.shown
    assert profile.read_bytes() == before


@pytest.mark.parametrize("options", [["--top", "5"], ["--why", "mle"], ["--json"], ["--reach", "far"]])
def test_whoever_asks_for_something_of_a_finished_profile_gets_just_that(
    options: list[str], start: Start, run: Run, profile: Path
) -> None:
    assert start("advise", "--quick").answer_all() == 0
    terminal = start("advise", "--quick", *options)
    assert terminal.answer_all() == 0
    assert terminal.asked == []
    shown = run("advise", *options, XDG_DATA_HOME=str(profile.parent.parent), COLUMNS="100").stdout
    assert " ".join(terminal.shown.split()).endswith(" ".join(shown.split()))


def test_whoever_saves_the_page_of_a_finished_profile_is_asked_nothing(start: Start, tmp_path: Path) -> None:
    assert start("advise", "--quick").answer_all() == 0
    terminal = start("advise", "--quick", "--output", "me.txt")
    assert terminal.answer_all() == 0
    assert terminal.asked == []
    assert "1. " in (tmp_path / "me.txt").read_text(encoding="utf-8")


def test_a_profile_of_ones_own_hand_is_asked_nothing_for_a_single_wish(start: Start, profile: Path) -> None:
    profile.parent.mkdir(parents=True)
    profile.write_text("format: 1\nskills: {Python: expert}\n", encoding="utf-8")
    terminal = start("advise", "--top", "2")
    assert terminal.answer_all() == 0
    assert terminal.asked == []
    assert "using your saved answers (profile default)" in terminal.shown
    assert ranking(terminal) == ["1", "2"]


def test_an_interview_that_was_left_goes_on_whatever_is_wished(start: Start) -> None:
    first = start("advise", "--top", "5")
    first.reach(CODE)
    first.press(CTRL_C)
    assert "Resume" in start("advise", "--top", "5").reach(EXISTING).words


def test_without_a_terminal_a_finished_profile_is_shown_and_nothing_offered(
    start: Start, run: Run, profile: Path
) -> None:
    assert start("advise", "--quick").answer_all() == 0
    result = run("advise", XDG_DATA_HOME=str(profile.parent.parent))
    assert result.returncode == 0
    assert "\n1. " in result.stdout
    assert MORE not in result.stdout + result.stderr
    half = start(program=("/bin/sh", "-c", f"{shlex.quote(sys.executable)} -m careerpath_cli advise | cat"))
    assert half.answer_all() == 0
    assert half.asked == []
    assert ranking(half) == ["1", "2", "3"]


def test_quick_asks_ten_prompts_at_most(start: Start) -> None:
    terminal = start("advise", "--quick")
    assert terminal.answer_all() == 0
    *asked, review = terminal.asked
    assert review.part == "Review"
    assert [one.number for one in asked] == list(range(1, len(asked) + 1))
    assert len(asked) <= 10
    assert max(one.about for one in asked) <= 10
    assert ranking(terminal) == ["1", "2", "3"]


def test_save_names_another_place_for_the_answers(start: Start, profile: Path, tmp_path: Path) -> None:
    terminal = start("advise", "--save", "all about me.yaml")
    terminal.reach(CODE)
    terminal.press(CTRL_C)
    assert terminal.shown.endswith("To continue: careerpath advise --save 'all about me.yaml'\n")
    assert given(tmp_path / "all about me.yaml")["employment"] == ["employed"]
    assert not profile.parent.exists()


def test_a_profile_name_keeps_the_answers_under_that_name(start: Start, profile: Path) -> None:
    terminal = start("advise", "--quick", "--profile-name", "ada")
    terminal.reach(CODE)
    terminal.press(CTRL_C)
    assert terminal.shown.endswith("To continue: careerpath advise --quick --profile-name ada\n")
    assert not profile.exists()
    (kept,) = profile.parent.rglob("ada*.yaml")
    assert yaml.safe_load(kept.read_text(encoding="utf-8"))["education"] == {"degree": "bachelor"}
    again = start("advise", "--quick", "--profile-name", "ada")
    assert again.answer_all() == 0
    assert again.asked[1].number == 4


def test_fifty_columns_are_enough(start: Start) -> None:
    terminal = start("advise", columns=50)
    assert terminal.answer_all() == 0
    for screen in terminal.asked:
        assert max(map(cell_len, screen.lines)) <= 50
    page = "".join(terminal.shown.rpartition(HEADING)[1:]).splitlines()
    assert len(page) > 20
    assert max(map(cell_len, page)) <= 50


def test_a_window_resized_midway_is_drawn_anew_and_loses_nothing(start: Start, profile: Path) -> None:
    terminal = start("advise", "--quick", columns=100)
    for question, rows, columns in [(CODE, 20, 45), (GROUPS, 45, 120)]:
        number = terminal.reach(question).number
        terminal.child.setwinsize(rows, columns)
        terminal.child.expect_exact(LEAVE)
        drawn = read_screen(plain(terminal.child.before))
        assert drawn is not None
        assert drawn.number == number
        assert max(map(cell_len, drawn.lines)) <= columns
        terminal.answer(ANSWERS)
    assert terminal.answer_all() == 0
    groups = given(profile)["groups"]
    assert groups is not None
    assert len(groups) == 3
    assert ranking(terminal) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Физика,   物理学 és naïve Bayes 🎓 ", "Физика, 物理学 és naïve Bayes 🎓"),
        (PASTE.format("Physics\r\nand more of it. " * 450), None),
        ("x" * 300, "x" * 200),
    ],
    ids=["unicode", "pasted", "too-long"],
)
def test_any_text_is_kept_on_one_line_of_bounded_length(
    typed: str, kept: str | None, start: Start, profile: Path
) -> None:
    terminal = start("advise", "--full")
    terminal.reach(TEXT)
    assert "have you worked" in terminal.go(typed + ENTER).words
    terminal.press(CTRL_C)
    (text,) = given(profile)["field"] or [""]
    expected = ("Physics and more of it. " * 20)[:200].rstrip() if kept is None else kept
    assert text == expected
    education = yaml.safe_load(profile.read_text(encoding="utf-8"))["education"]
    assert education == {"degree": "bachelor", "field": expected}


@pytest.mark.parametrize("question", [STAGE, TEXT, GROUPS])
def test_ctrl_d_leaves_like_ctrl_c(question: str, start: Start) -> None:
    terminal = start("advise", "--full")
    terminal.reach(question)
    assert terminal.press(CTRL_D) == 130
    assert terminal.shown.endswith("To continue: careerpath advise --full\n")


def test_without_a_terminal_the_option_to_use_is_named(run: Run) -> None:
    result = run("advise")
    assert result.returncode == 2
    assert "The interview needs a terminal." in result.stderr
    assert "--profile" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("elsewhere", ["> shown.txt", "< /dev/null"])
def test_half_a_terminal_is_none(elsewhere: str, start: Start) -> None:
    command = f"{shlex.quote(sys.executable)} -m careerpath_cli advise {elsewhere}"
    terminal = start(program=("/bin/sh", "-c", command))
    assert terminal.end() == 2
    assert "The interview needs a terminal." in terminal.shown
    assert "--profile" in terminal.shown


@pytest.mark.parametrize(
    ("arguments", "variables"), [(["--plain-prompts"], {}), ([], {"TERM": "dumb"})], ids=["asked", "dumb"]
)
def test_numbered_lines_lead_the_whole_way_to_the_same_profile(
    arguments: list[str], variables: dict[str, str], start: Start, profile: Path, tmp_path: Path
) -> None:
    numbered = start("advise", "--quick", *arguments, **variables)
    assert numbered.answer_all() == 0
    assert numbered.asked[-1].part == "Review"
    assert ranking(numbered) == ["1", "2", "3"]
    prompts, heading, _ = numbered.log.getvalue().rpartition("Recommendations")
    assert heading
    assert "\x1b" not in prompts.rpartition("\n")[0]
    assert start("advise", "--quick", "--save", "full.yaml").answer_all() == 0
    assert profile.read_bytes() == (tmp_path / "full.yaml").read_bytes()


def test_numbered_lines_are_left_and_gone_on_with_too(start: Start) -> None:
    first = start("advise", "--plain-prompts")
    number = first.reach(CODE).number
    assert first.press(CTRL_C) == 130
    assert first.shown.endswith("To continue: careerpath advise --plain-prompts\n")
    second = start("advise", "--plain-prompts")
    assert second.reach(CODE).number == number
    assert second.go("b" + ENTER).number == number - 1
    assert second.press("q" + ENTER) == 130


REPOSITORY = Path(__file__).resolve().parent.parent.parent
MAKE = ("make", "advise")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout on which `make` has installed the program before."""
    if shutil.which("make") is None:
        pytest.skip("there is no make")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, tmp_path)
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    program = tmp_path / ".venv" / "bin" / "careerpath"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!{sys.executable}\nfrom careerpath_cli.__main__ import main\nmain()\n", "utf-8")
    program.chmod(0o755)
    (tmp_path / ".venv" / ".installed").touch()
    return tmp_path


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_leaving_the_interview_of_make_is_no_error(key: str, term: str, start: Start) -> None:
    terminal = start(program=MAKE, PATH=os.defpath, TERM=term)
    terminal.reach(STAGE)
    terminal.child.send(key)
    terminal.child.expect(pexpect.EOF)
    assert terminal.shown.endswith("\nNothing saved yet. To continue: .venv/bin/careerpath advise\n")
    assert "make" not in terminal.shown


@pytest.mark.usefixtures("checkout")
def test_after_the_interview_of_make_the_printed_commands_work(start: Start, tmp_path: Path) -> None:
    terminal = start(program=MAKE, PATH=os.defpath)
    assert terminal.answer_all() == 0
    assert ".venv/bin/careerpath --help" in terminal.shown.splitlines()[-1]
    command = re.findall(r"Plan +(\.venv/bin/careerpath roadmap .+)", terminal.shown)[0]
    printed = start(program=("/bin/sh", "-c", command), PATH=os.defpath)
    assert printed.end() == 0
    assert "Roadmap to " in printed.shown
    assert not (tmp_path / "data" / "careerpath" / "profile.history.jsonl").exists()


def test_whatever_else_goes_wrong_is_an_error_of_make(start: Start, checkout: Path) -> None:
    profile = checkout / "data" / "careerpath" / "profile.yaml"
    profile.mkdir(parents=True)
    terminal = start(program=MAKE, PATH=os.defpath)
    assert terminal.end() == 2
    assert "is a directory" in terminal.shown
    assert "Error 3" in terminal.shown

"""Full prompts in a pseudo-terminal: keys go in, the screen that a person would see is read."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pexpect
import pytest
from rich.cells import cell_len

from terminals import Terminals

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not for Windows")

ENTER, TAB, BACK, SPACE, ESCAPE, BACKSPACE = "\r", "\t", "\x1b[Z", " ", "\x1b", "\x7f"
UP, DOWN, END, F1 = "\x1b[A", "\x1b[B", "\x1b[F", "\x1bOP"
CTRL_C, CTRL_D = "\x03", "\x04"
PATIENCE = 10.0
COLOUR = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7])[;m]")
CODE = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z])|\x1b[=>]|\r|\n|\x08|[^\x1b\r\n\x08]")

DRIVER = """
import json, sys
from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, PromptChoice as Choice
from careerpath_cli.interview.terminal.terminals import choose_prompts

WHY = "Roles differ more in their days than in their tools, and this is what tells them apart most clearly."
STAGES = ["I study", "I work in another field and want into it", "I work in software", "Something else"]
SKILLS = ["Python", "SQL", "Git", "Docker"]
OTHERS = ["Deep learning", "Machine learning", "R", "日本語の自然言語処理"]
PROMPTS = {
    "one": ("Where do you stand?", "one", [Choice(f"v{n}", one) for n, one in enumerate(STAGES, 1)], []),
    "many": (
        "Which of these?", "many",
        [Choice(f"s{n}", one, one + " is used.") for n, one in enumerate(SKILLS, 1)],
        [Choice(f"f{n}", one) for n, one in enumerate(OTHERS, 1)],
    ),
    "text": (
        "Where did you show it, in which project or job of the years since you began to work on such things?",
        "text", [], [],
    ),
    "job": (
        "What do you do?", "text", [],
        [Choice("n", "Registered nurse", also=("ICU nurse",)), Choice("a", "Nurse aide")],
    ),
    "sixty": ("Which answer?", "one", [Choice(f"v{n}", f"Entry {n} of a list") for n in range(1, 61)], []),
}
ask = choose_prompts(None)
number = 0
for name in sys.argv[1:]:
    kind, _, before = name.partition("=")
    text, form, choices, findable = PROMPTS[kind]
    prompt = Prompt(kind, "Skills", text, WHY, form, tuple(choices), tuple(findable))
    response = ask(prompt, InterviewProgress(7, 18, 3.2), tuple(before.split(",")) if before else ())
    with open("responses.jsonl", "a") as file:
        file.write(json.dumps(response.values if isinstance(response, Answered) else response) + "\\n")
    number += 1
    print("Response", number, "is kept.", flush=True)
"""


@dataclass
class Screen:
    """As much of a terminal as the prompts use: rows of cells, and a cursor that codes move."""

    rows: int
    columns: int
    lines: list[dict[int, str]] = field(default_factory=lambda: [{}])
    x: int = 0
    y: int = 0

    def feed(self, shown: str) -> None:
        for match in CODE.finditer(shown):
            if match.group(2):
                self._command(match.group(2), match.group(1))
            else:
                self._put(match.group())

    @property
    def text(self) -> list[str]:
        """The rows of the window, without blanks at their ends."""
        return [
            "".join(line.get(at, " ") for at in range(max(line, default=-1) + 1)).rstrip()
            for line in self.lines[-self.rows :]
        ]

    def _command(self, name: str, number: str) -> None:
        by = int(number) if number.isdigit() else 0
        match name:
            case "A":
                self.y = max(self.y - (by or 1), len(self.lines) - self.rows, 0)
            case "C":
                self.x = min(self.x + (by or 1), self.columns - 1)
            case "D":
                self.x = max(self.x - (by or 1), 0)
            case "J":
                self._erase_line()
                del self.lines[self.y + 1 :]
            case "K":
                self._erase_line()
            case "h" | "l" | "m" | "q":
                pass
            case _:
                raise AssertionError(f"the screen knows no {name}")

    def _erase_line(self) -> None:
        self.lines[self.y] = {at: char for at, char in self.lines[self.y].items() if at < self.x}

    def _put(self, char: str) -> None:
        match char:
            case "\r":
                self.x = 0
            case "\n":
                self.y += 1
                while self.y >= len(self.lines):
                    self.lines.append({})
            case "\x08":
                self.x = max(self.x - 1, 0)
            case _ if char >= " ":
                assert self.x + cell_len(char) <= self.columns, "something was written beyond the window"
                self.lines[self.y][self.x] = char
                if cell_len(char) == 2:
                    self.lines[self.y][self.x + 1] = ""
                self.x += cell_len(char)


@dataclass
class Terminal:
    """The driver in a pseudo-terminal. Keys are sent once what they answer is on the screen."""

    child: Any
    screen: Screen
    responses: Path
    answered: int = 0
    raw: str = ""

    def see(self, *parts: str, gone: str = "") -> Terminal:
        """Wait until the window shows all parts, and no longer what is to be gone."""
        self._read_until(
            lambda: all(part in self.window for part in parts) and not (gone and gone in self.window),
            " and ".join(parts),
        )
        return self

    def _read_until(self, seen: Callable[[], bool], wanted: str) -> None:
        until = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < until, f"Not seen: {wanted}, in:\n{self.window}"
            try:
                shown = self.child.read_nonblocking(65536, timeout=0.5)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert seen(), f"Not seen before the end: {wanted}, in:\n{self.window}"
                return
            self.raw += shown
            self.screen.feed(shown)

    def press(self, keys: str) -> Terminal:
        self.child.send(keys)
        return self

    def type(self, keys: str) -> Terminal:
        """Press keys once a line is waited for; sooner they would be echoed among what is written."""
        self._read_until(lambda: self.window.endswith("\n>"), "a line waited for")
        # a signal that comes between the prompt and the reading of the line would wait for the line
        time.sleep(0.2 if keys == CTRL_C else 0)
        return self.press(keys)

    def got(self, expected: object) -> Terminal:
        """Wait for the response to the next prompt, which is to be the expected one."""
        assert self.response() == expected
        return self

    def response(self) -> Any:
        """Wait for the response to the next prompt."""
        self.answered += 1
        self.see(f"Response {self.answered} is kept.")
        return json.loads(self.responses.read_text(encoding="utf-8").splitlines()[self.answered - 1])

    def resize(self, rows: int, columns: int) -> Terminal:
        self.screen.rows, self.screen.columns = rows, columns
        self.child.setwinsize(rows, columns)
        self.child.kill(signal.SIGWINCH)
        return self

    @property
    def window(self) -> str:
        return "\n".join(self.screen.text)

    @property
    def pointed(self) -> str:
        """The one line that is pointed at."""
        (line,) = (line for line in self.screen.text if line.startswith(">"))
        return line


Start = Callable[..., Terminal]


@pytest.fixture
def start(environment: dict[str, str], terminals: Terminals, tmp_path: Path) -> Start:
    """Put prompts, by name, in a pseudo-terminal; behind `=` stands an earlier answer."""
    driver = tmp_path / "driver.py"
    driver.write_text(DRIVER, encoding="utf-8")

    def start_driver(*prompts: str, rows: int = 24, columns: int = 80, **variables: str) -> Terminal:
        kept = {key: value for key, value in environment.items() if key != "COLUMNS"}
        child = terminals.start(
            *prompts,
            script=driver,
            environment={**kept, "TERM": "xterm-256color", **variables},
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        return Terminal(child, Screen(rows, columns), tmp_path / "responses.jsonl")

    return start_driver


ALL = ("one", "many", "text")
TEXTS = {"one": "Where do you stand?", "many": "Which of these?", "text": "Where did you show it"}


def test_enter_alone_skips_every_kind(start: Start) -> None:
    terminal = start(*ALL)
    for kind in ALL:
        terminal.see(TEXTS[kind], "Enter skip").press(ENTER).got("skip")
        assert "→ skipped" in terminal.window
    assert "done" not in terminal.raw


@pytest.mark.parametrize(("keys", "response"), [(BACK, "back"), (CTRL_C, "quit"), (CTRL_D, "quit")])
def test_every_kind_has_keys_for_back_and_quit(start: Start, keys: str, response: str) -> None:
    terminal = start("one=v2", "many=s1", "text=Something")
    for kind in ALL:
        terminal.see(TEXTS[kind], "Shift-Tab back", "why we ask", "Ctrl-C quit").press(keys)
        terminal.got(response)
    assert "Traceback" not in terminal.raw


def test_tab_skips_every_kind_and_keeps_what_was_chosen(start: Start) -> None:
    terminal = start(*ALL, "one=v2", "many=s1", "text=Something", "many", "text", "one")
    for kind in ALL:
        terminal.see(TEXTS[kind], "Enter skip").press(TAB).got("skip")
    for kind, response in zip(ALL, (["v2"], ["s1"], ["Something"]), strict=True):
        terminal.see(TEXTS[kind], "Enter keep your earlier answer").press(TAB).got(response)
    terminal.see(TEXTS["many"]).press(DOWN + SPACE).see("Enter continue (1 chosen)").press(TAB).got(["s1"])
    terminal.see(TEXTS["text"]).press("A thesis").see("Enter keep this text").press(TAB).got(["A thesis"])
    terminal.see(TEXTS["one"]).press(DOWN).see("Enter choose 1", "Tab skip").press(TAB).got("skip")


def test_arrows_digits_and_typing_take_a_line(start: Start) -> None:
    terminal = start("one", "one", "one", "one")
    terminal.see(">    Skip this question").press(DOWN).see("> 1  I study").press(DOWN).see("> 2  I work in")
    terminal.press(UP).see("> 1  I study", "Enter choose 1").press(ENTER).got(["v1"])
    assert "Where do you stand? → I study" in terminal.window
    terminal.see("> ").press("3").see("> 3  I work in software").press(ENTER).got(["v3"])
    terminal.see("Skip this question").press(UP).see("> 4  Something else").press(ENTER).got(["v4"])
    terminal.see("Skip this question").press("want i").see(
        "Search: want i_  (1 found)", ">    I work in another", "I study", "Enter choose"
    )
    terminal.press(ENTER).got(["v2"])


def test_space_ticks_and_enter_goes_on(start: Start) -> None:
    terminal = start("many").see("  [ ] 1  Python", "↑↓ move", "Enter skip")
    terminal.press(DOWN).see("> [ ] 1  Python", "Python is used.", "Space tick 1", "Enter tick 1", "Tab skip")
    terminal.press(SPACE).see("> [x] 1  Python", "Space untick 1", "Enter continue (1 chosen)")
    terminal.press("3").see("> [ ] 3  Git").press(SPACE).see("> [x] 3  Git", "Enter continue (2 chosen)")
    terminal.press(ENTER).got(["s1", "s3"])
    assert "Which of these? → Python, Git" in terminal.window


def test_with_everything_unticked_tab_skips(start: Start) -> None:
    terminal = start("many=s2").see("[x] 2  SQL").press("2" + SPACE).see("> [ ] 2  SQL", "Tab skip")
    terminal.press(TAB).got("skip")


def test_what_is_not_listed_is_found_by_typing_and_stays_when_ticked(start: Start) -> None:
    terminal = start("many").see("Type to search 4 more.")
    assert "learning" not in terminal.window
    terminal.press("learn").see(
        "Search: learn_  (2 found)", "> [ ] Deep learning", "Machine learning", gone="SQL"
    )
    terminal.press(BACKSPACE * 5 + "deep" + SPACE + "l").see(
        "Search: deep l_  (1 found)", "> [ ] Deep learning"
    )
    terminal.press(ENTER).see("Found by typing", "> [x] 5  Deep learning", "SQL", gone="Machine")
    terminal.press("sql").see("> [ ] SQL").press(ENTER).see("> [x] 2  SQL", "[x] 5  Deep learning")
    terminal.press("zz").see("No match for “zz_”.").press(ENTER + SPACE + BACKSPACE * 2)
    terminal.see("No match for “z_”.").press(BACKSPACE).see("Type to search", "Enter continue (2 chosen)")
    terminal.press(ENTER).got(["s2", "f1"])


def test_a_typo_is_shown_what_comes_close(start: Start) -> None:
    terminal = start("many").see("Type to search").press("pyton").see("No match for “pyton_”, but close:")
    terminal.see("> [ ] Python", gone="Git").press(ENTER).see("> [x] 1  Python").press(ENTER).got(["s1"])


def test_unicode_is_searched_and_written(start: Start) -> None:
    terminal = start("many", "text").see("  [ ] 1").press("自然").see("> [ ] 日本語の自然言語処理")
    terminal.press(ENTER).see("[x] 5  日本語").press(ENTER).got(["f4"])
    terminal.see("Where did you show").press("日本語 é ß").see("> 日本語 é ß").press(ENTER).got(
        ["日本語 é ß"]
    )


def test_why_is_shown_and_hidden_with_what_was_ticked_kept(start: Start) -> None:
    terminal = (
        start("many", "text")
        .see("  [ ] 1")
        .press(DOWN + SPACE + "?")
        .see("Why we ask: Roles differ", "> [x] 1")
    )
    terminal.press("?").see("> [x] 1", gone="Why we ask").press(ENTER).got(["s1"])
    terminal.see("? why we ask").press("?").see("Why we ask", "\n>").press("what?").see(
        "> what?", "F1 why we ask"
    )
    terminal.press(F1).see("> what?", gone="Why we ask").press(ENTER).got(["what?"])


def test_enter_keeps_an_earlier_answer_of_every_kind(start: Start) -> None:
    terminal = start("one=v3", "many=s2,f1", "text=My café")
    for line, values in (("> 3  I work", ["v3"]), ("[x] 5  Deep", ["s2", "f1"]), ("> My café", ["My café"])):
        terminal.see(line, "Enter keep your earlier answer").press(ENTER).got(values)


def test_an_earlier_answer_can_be_changed(start: Start) -> None:
    terminal = start("one=v3", "text=My café").see("> 3").press("1").see("> 1", gone="Enter keep")
    terminal.press(ENTER).got(["v1"]).see("> My café")
    terminal.press(" too").see("> My café too", "Enter keep this text").press(ENTER).got(["My café too"])


def test_sixty_lines_scroll_in_24_rows_and_the_pointed_one_is_seen(start: Start) -> None:
    terminal = start("sixty").see(">     Skip", "more below")
    for _ in range(9):
        terminal.press(DOWN * 4)
    terminal.see("> 36  Entry 36", "more above", "more below", "Ctrl-C quit")
    assert len(terminal.screen.text) < 24
    terminal.press("5").see(">  5  Entry 5").press("7").see("> 57  Entry 57", gone="more below")
    terminal.press(END).see("> 60  Entry 60").press(DOWN).see(">     Skip").press(UP).see("> 60").press(ENTER)
    terminal.got(["v60"])


@pytest.mark.parametrize("kind", ALL)
def test_fifty_columns_break_at_words(start: Start, kind: str) -> None:
    terminal = start(kind, columns=50).see("Shift-Tab back", "Ctrl-C quit").press("?")
    terminal.see("differ", "clearly.", "minutes", "Shift-Tab back", "Ctrl-C quit, resume later")
    assert max(map(cell_len, terminal.screen.text)) < 50


@pytest.mark.parametrize("kind", ALL)
def test_a_window_resized_midway_is_drawn_anew_with_what_was_done(start: Start, kind: str) -> None:
    keys, seen, response = {
        "one": ("2", "> 2  I work in another", ["v2"]),
        "many": (DOWN + SPACE, "> [x] 1  Python", ["s1"]),
        "text": ("Something", "> Something", ["Something"]),
    }[kind]
    terminal = (
        start(kind, columns=110).see("Shift-Tab back").press(keys).see(seen).press(F1).see("Why we ask")
    )
    wide = len(terminal.screen.text)
    # this screen cuts no lines when it gets narrower, so what is above is redrawn from a blank one
    terminal.screen.lines, terminal.screen.x, terminal.screen.y = [{}], 0, 0
    terminal.resize(20, 44).see(seen, "Why we ask", "clearly.", "resume later")
    assert max(map(cell_len, terminal.screen.text)) < 44
    assert len(terminal.screen.text) > wide
    terminal.press(ENTER).got(response)


def test_ten_kilobytes_pasted_are_cut(start: Start) -> None:
    pasted = "\x1b[200~" + "Zwölf\nBoxkämpfer\t" * 600 + "\x1b[201~"
    terminal = start("text", "many", "text").see("Where did you show").press(pasted)
    terminal.see("200 characters", "Zwölf Boxkämpfer Zwölf")
    (answer,) = terminal.press("x").press(ENTER).response()
    assert answer.startswith("Zwölf Boxkämpfer Zwölf")
    assert 190 <= len(answer) <= 200
    terminal.see("  [ ] 1").press(DOWN + SPACE).see("> [x] 1").press(pasted).see("No match for “Zwölf Boxk")
    terminal.press(ESCAPE).see("> [x] 1").press(ENTER).got(["s1"])
    terminal.see("Enter skip").press(pasted.replace("Zwölf\nBoxkämpfer", "\n\x07")).press("ok").see("> ok")
    terminal.press(ENTER).got(["ok"])


def test_text_typed_without_end_is_cut(start: Start) -> None:
    terminal = start("text").see("Enter skip").press("x" * 250).see("200 characters").press(ENTER)
    terminal.got(["x" * 200])


def test_an_interrupt_from_outside_quits(start: Start) -> None:
    terminal = start("one", "text").see("Where do you stand?")
    for text in ("Where do you stand?", "Where did you show it"):
        terminal.see(text).child.kill(signal.SIGINT)
        terminal.got("quit")


def test_colour_only_where_it_is_wanted(start: Start) -> None:
    coloured = start("one").see("> ").press(DOWN).see("> 1")
    sober = start("one", NO_COLOR="1").see("> ").press(DOWN).see("> 1")
    assert COLOUR.search(coloured.raw)
    assert not COLOUR.search(sober.raw)


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_that_can_do_no_more_gets_numbered_lines(start: Start, name: str) -> None:
    terminal = start("one", "many", "text", TERM=name).see("  2  I work in another", "s skips, b goes back")
    terminal.type("2\r").got(["v2"]).see("Which of these?")
    terminal.type("1 machine\r").see("These are close.")
    terminal.type("machine\r").see("Chosen: Machine learning").type("\r").got(["f2"])
    terminal.see("Type one line.").type(CTRL_C).got("quit")
    assert "\x1b" not in terminal.raw


def test_a_tiny_window_gets_numbered_lines(start: Start) -> None:
    start("one", rows=8).see("s skips, b goes back").type(CTRL_D).got("quit")


def test_a_text_can_be_completed_and_what_is_completed_can_be_left_again(start: Start) -> None:
    terminal = start("job", "job", "job").see("What do you do?")
    terminal.press("icu nu").see("  Registered nurse", "take one of these")
    terminal.press(DOWN).see("> Registered nurse", "> Registered nurse").press(ENTER).got(
        ["Registered nurse"]
    )
    terminal.see("What do you do?").press("nurse").see("  Registered nurse", "  Nurse aide")
    terminal.press(UP).see("> Registered nurse").press(UP).see("> Nurse aide").press(ENTER)
    terminal.got(["Nurse aide"])
    terminal.see("What do you do?").press("zebra tamer").see("your own words are kept").press(TAB)
    terminal.got(["zebra tamer"])

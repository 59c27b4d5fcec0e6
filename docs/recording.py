"""The README's recording: somebody answers the interview, and sees their recommendations.

The program runs in a pseudo-terminal; what it shows is read by a terminal that draws nothing (pyte). A key is
pressed only when the screen shows what it is for, so a recording of the same program is the same every time.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from itertools import groupby
from math import ceil
from tempfile import TemporaryDirectory
from typing import Any

import pexpect
import pyte
from rich.style import Style
from rich.text import Text
from terminal_pictures import WIDTH, Frame

ROWS = 26
COMMAND = "careerpath advise --quick"
TITLE = "careerpath: from the first question to recommendations"
ANSWERS: Mapping[str, Sequence[str]] = {
    "Here are your answers": (),
    "describes you best": ("I have a job",),
    "do for a living": ("data analyst",),
    "highest degree": ("Bachelor's degree",),
    "been coding": ("3 to 5 years",),
    "tried, even a little": ("Programming…", "Working with data", "Machine learning", "Data engineering…"),
    "used in real work": ("Python", "SQL", "Git", "pandas", "scikit-learn", "Machine learning", "ETL"),
    "like to spend tomorrow": ("Try a model…", "Run experiment…"),
    "do without these": ("Python", "SQL", "Git", "pandas", "Machine learning", "Docker"),
}
"""What is answered, by a part of the question: a text, or lines to choose (with …, what they begin with)."""

_HOME = "/home/sam"
"""Stands for the directory in which the recording is made."""
_PLACE = re.compile(r"^(?:Review|[A-Z][\w\- ]+) · \d+ of .*$", re.MULTILINE)
_WAITS = "Ctrl-C quit, resume later"
_ENTER, _SPACE = "\r", " "
_PATIENCE, _QUIET, _MOST = 20.0, 0.03, 65536
_COMMENT = "# Which roles in AI would suit me, and what am I missing? Ten questions, two minutes."
_STEP, _READING = 16, 11.5
"""By how many lines at most recommendations are scrolled, and how many seconds there are to read them."""


class Screen(pyte.Screen):
    """A terminal that keeps what scrolled away; faint text, which pyte doesn't know, blinks in it."""

    def __init__(self, columns: int, lines: int) -> None:
        """Begin empty."""
        self.gone: list[Any] = []
        super().__init__(columns, lines)

    def index(self) -> None:
        """Go to the next line; the first one scrolls away at the end of the screen."""
        if self.cursor.y == self.lines - 1:
            self.gone.append(self.buffer[0])
        super().index()

    def select_graphic_rendition(self, *attributes: int) -> None:
        """Set how what follows looks."""
        if not {38, 48}.intersection(attributes):  # colours have a 2 of their own
            blinking = {2: (5,), 22: (22, 25)}
            attributes = tuple(code for given in attributes for code in blinking.get(given, (given,)))
        super().select_graphic_rendition(*attributes)


class Session:
    """The program in a terminal, from the command that starts it."""

    def __init__(self, environment: Mapping[str, str], home: str) -> None:
        """Type the command."""
        self._home = home
        self._screen = Screen(WIDTH, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._stream.feed(f"$ {_COMMENT}\r\n$ {COMMAND}\r\n")
        self._child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "careerpath_cli", *COMMAND.split()[1:]],
            env={key: value for key, value in environment.items() if key != "COLUMNS"}
            | {"XDG_DATA_HOME": f"{home}/.local/share", "TERM": "xterm-256color", "PAGER": "cat"},
            cwd=self._home,
            dimensions=(ROWS, WIDTH),
            encoding="utf-8",
            timeout=_PATIENCE,
        )
        self._child.delaybeforesend = None

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def send(self, keys: str) -> None:
        """Press keys."""
        self._child.send(keys)

    def press(self, keys: str, shown: str) -> None:
        """Press keys, and wait until the screen shows what they lead to."""
        self.send(keys)
        if not self._read_until(lambda: shown in self.text):
            raise RuntimeError(f"The program ended before {shown!r}:\n{self.text}")

    def reach_prompt(self, before: str) -> bool:
        """Wait for the prompt after the one with this header; return whether the program puts one."""
        return self._read_until(lambda: self.prompt() not in {"", before})

    def _read_until(self, is_there: Callable[[], bool]) -> bool:
        """Read until something is there and nothing more is drawn; return whether it came before the end."""
        drawn = False
        while not drawn:
            there = is_there()
            try:
                self._stream.feed(self._child.read_nonblocking(_MOST, _QUIET if there else _PATIENCE))
            except pexpect.TIMEOUT:
                drawn = there
                if not there:
                    raise RuntimeError(f"The program waits for something else:\n{self.text}") from None
            except pexpect.EOF:
                return False
        return True

    def prompt(self) -> str:
        """Return the header of the prompt that waits for an answer; nothing where none does."""
        headers = _PLACE.findall(self.text)
        return headers[-1] if headers and self.text.endswith(_WAITS) else ""

    def lines(self) -> list[Text]:
        """Return every line of the terminal, also those that scrolled away."""
        rows = [*self._screen.gone, *(self._screen.buffer[row] for row in range(ROWS))]
        return [self._line(row) for row in rows]

    def frame(self, seconds: float) -> Frame:
        """Return what the screen shows now, for some seconds."""
        return Frame(self.lines()[-ROWS:], seconds)

    def _line(self, row: Any) -> Text:
        line = Text()
        for look, cells in groupby((row[column] for column in range(WIDTH)), key=lambda cell: cell[1:]):
            line.append("".join(cell.data for cell in cells), _style(*look))
        line.rstrip()
        return _renamed(line, self._home)

    def close(self) -> None:
        """End the program."""
        self._child.close(force=True)


def _renamed(line: Text, home: str) -> Text:
    """Return a line that names no directory of this machine."""
    if home not in line.plain:
        return line
    before, _, after = line.plain.partition(home)
    return Text.assemble(before, _HOME, after, style=line.spans[0].style if line.spans else "")


@cache
def _style(foreground: str, background: str, *modes: bool) -> Style:
    bold, italic, underline, _, reverse, faint = modes
    return Style(
        color=_colour(foreground),
        bgcolor=_colour(background),
        bold=bold,
        italic=italic,
        underline=underline,
        reverse=reverse,
        dim=faint,
    )


def _colour(name: str) -> str | None:
    """Return a colour by the name that Rich has for it."""
    if re.fullmatch("[0-9a-f]{6}", name):
        return f"#{name}"
    return None if name == "default" else name.replace("brown", "yellow").replace("bright", "bright_")


def frames(environment: Mapping[str, str]) -> list[Frame]:
    """Return the frames of the recording."""
    # a path longer than a line would be broken, and the frames would not be the same everywhere
    with TemporaryDirectory(dir="/tmp") as home, closing(Session(environment, home)) as session:
        return [*_typing(), *_answering(session), *_results(session.lines())]


def best(frames: Sequence[Frame]) -> int:
    """Return the number of the frame that says most: the first of the recommendations."""
    return next(number for number, frame in enumerate(frames) if "Recommendations" in frame.lines[0].plain)


def _typing() -> Iterator[Frame]:
    """Yield the command as it is typed."""
    asked = Text(f"$ {_COMMENT}", "dim")
    yield Frame([asked, Text("$ █")], 2.0)
    for end, seconds in ((6, 0.15), (10, 0.15), (14, 0.15), (17, 0.3), (len(COMMAND), 0.6)):
        yield Frame([asked, Text(f"$ {COMMAND[:end]}█")], seconds)


def _answering(session: Session) -> Iterator[Frame]:
    """Yield each prompt, and its answer, up to the recommendations."""
    header = ""
    while session.reach_prompt(header):
        header = session.prompt()
        yield session.frame(0.8)
        if _answer(session, session.text.rpartition(header)[2]):
            yield session.frame(0.5)
        session.send(_ENTER)


def _answer(session: Session, question: str) -> bool:
    """Type or choose the answer to a question; return whether there is one."""
    words = " ".join(question.split())
    wanted = next((answer for part, answer in ANSWERS.items() if part in words), ())
    if "  1  " not in question:
        for text in wanted:
            session.press(text, f"> {text}")
        return bool(wanted)
    numbers = _numbers(wanted, question)
    for count, number in enumerate(numbers, start=1):
        if "[ ]" in question:
            session.press(number + _SPACE, f"({count} chosen)")
        else:
            session.press(number, f"choose {number}")
    return bool(numbers)


def _numbers(labels: Sequence[str], question: str) -> list[str]:
    """Return the numbers of the lines with labels."""
    lines = re.findall(r"(\d+)  (.*)", question)
    return [number for number, line in lines if any(_is_labelled(line, label) for label in labels)]


def _is_labelled(line: str, label: str) -> bool:
    return line.startswith(label[:-1]) if label.endswith("…") else line == label


def _results(lines: Sequence[Text]) -> Iterator[Frame]:
    """Yield the recommendations: their first screen, and then what comes below it."""
    first = max(number for number, line in enumerate(lines) if line.plain.startswith("Recommendations"))
    page = [*lines[first:]]
    while not page[-1].plain.strip():
        page.pop()
    last = max(len(page) - ROWS, 0)
    steps = ceil(last / _STEP)
    for step in range(steps + 1):
        top = last * step // max(steps, 1)
        yield Frame(page[top : top + ROWS], _READING / (steps + 1))

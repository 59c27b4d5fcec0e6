"""Prompts as numbered lines, for screen readers and terminals that can do no more: no colour, no cursor."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from careerpath_cli.interview.prompt import NEUTRAL, Answered
from careerpath_cli.interview.terminal.lines import clean, known_values, labels, line_width, place, wrap
from careerpath_cli.interview.terminal.state import found, resembling
from careerpath_cli.knowledge.names import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careerpath_cli.interview.prompt import InterviewProgress, Prompt, PromptChoice, Response, Turn

PAGE = 20
"""Lines that are read out at once."""
_COMMANDS: dict[str, Turn] = {"s": "skip", "b": "back", "q": "quit"}
_NUMBERS = re.compile(r"\d+(?:\s*-\s*\d+)?(?:[\s,;]+\d+(?:\s*-\s*\d+)?)*[\s,;]*")
_SHOWN_NAMES = 10


@dataclass(frozen=True, slots=True)
class _Asking:
    """A prompt in the middle of being asked.

    `shown` is how many of its lines were read out, `heard` the values of those that were searched for; no
    number leads to other findable ones. `leaving` says that `s` was typed over what is chosen.
    """

    prompt: Prompt
    before: tuple[str, ...]
    write: Callable[[str], None]
    chosen: tuple[str, ...] = ()
    shown: int = 0
    heard: frozenset[str] = frozenset()
    leaving: bool = False
    every: tuple[PromptChoice, ...] = ()

    @property
    def several(self) -> bool:
        return self.prompt.kind == "many"

    def at(self, number: int) -> PromptChoice | None:
        """Return the line of a number; None where there is none, or none that was read out."""
        if not 1 <= number <= len(self.every):
            return None
        choice = self.every[number - 1]
        known = (
            number <= len(self.prompt.choices) or choice.value in self.heard or choice.value in self.chosen
        )
        return choice if known else None


def ask(
    prompt: Prompt,
    progress: InterviewProgress,
    before: tuple[str, ...],
    *,
    read: Callable[[], str] | None = None,
    write: Callable[[str], None] | None = None,
) -> Response:
    """Put one prompt, with an earlier answer preset, and read lines until one of them settles it.

    `read` gives the next line, `write` puts one out; without them it is the terminal that is read and
    written. The end of the input, Ctrl-C and a terminal that is gone give "quit"; nothing is raised.
    """
    write = write or _write
    try:
        return _put(prompt, progress, before, read or _read, write)
    except (EOFError, KeyboardInterrupt):
        with suppress(OSError):
            write("")
    except OSError:
        pass
    return "quit"


def _put(
    prompt: Prompt,
    progress: InterviewProgress,
    before: tuple[str, ...],
    read: Callable[[], str],
    write: Callable[[str], None],
) -> Response:
    known = before[:1] if prompt.kind == "text" else known_values(prompt, before)
    asking = _Asking(prompt, known, write, every=(*prompt.choices, *prompt.findable))
    asking = replace(asking, chosen=known if asking.several else ())
    for line in ("", place(prompt, progress), *prompt.remarks, prompt.text):
        _say(asking, line)
    asking = _next_page(asking)
    _say(asking, _how(asking))
    response = _settle(asking, read)
    if isinstance(response, Answered):
        _say(asking, f"Answer: {_listed(prompt, response.values)}")
    elif response == "skip":
        _say(asking, "Skipped.")
    return response


def _settle(asking: _Asking, read: Callable[[], str]) -> Response:
    while True:
        try:
            line = clean(read())
        except UnicodeDecodeError:
            _say(asking, "That wasn't readable as text. Please type it again.")
            continue
        result = _heard(asking, line)
        if not isinstance(result, _Asking):
            return result
        asking = result


def _heard(asking: _Asking, line: str) -> _Asking | Response:
    """Give what a line comes to: a response, or what is asked now."""
    if not line:
        return _entered(asking)
    if line.lower() in _COMMANDS:
        return _turned(asking, _COMMANDS[line.lower()])
    if line.startswith("?"):
        return _explained(asking, line[1:].strip())
    if asking.prompt.kind == "text":
        return Answered((line,))
    if line.lower() == "m" and asking.shown < len(asking.prompt.choices):
        return _next_page(asking)
    if _NUMBERS.fullmatch(line):
        return _numbers(asking, line)
    if line.lower().startswith("find "):
        return _search(asking, line[5:])
    return _words(asking, line)


def _entered(asking: _Asking) -> Response:
    """Give what Enter alone means: what is chosen, or the earlier answer; else nothing was said."""
    kept = asking.chosen if asking.several else asking.before
    return Answered(kept) if kept else "skip"


def _turned(asking: _Asking, turn: Turn) -> _Asking | Turn:
    """Do as told; only a skip that would drop what was chosen is asked for twice."""
    if turn != "skip" or not (asking.several and asking.chosen) or asking.leaving:
        return turn
    chosen = _listed(asking.prompt, asking.chosen)
    _say(asking, f"You've chosen {chosen}. Press Enter to continue with that, or s again to drop it.")
    return replace(asking, leaving=True)


def _explained(asking: _Asking, number: str) -> _Asking:
    """Say why the question is asked; with a number, say more of that line."""
    if not re.fullmatch("[0-9]+", number):
        _say(asking, asking.prompt.why)
    elif (choice := asking.at(int(number))) is not None:
        more = choice.more or "there's nothing more to say about it."
        _say(asking, f"{choice.label}: {more}")
    else:
        _say(asking, _no_line(asking, int(number)))
    return asking


def _no_line(asking: _Asking, number: int) -> str:
    return f"There's no line {number}. Lines go from 1 to {len(asking.prompt.choices)}."


def _numbers(asking: _Asking, line: str) -> _Asking | Response:
    places = _places(line)
    wrong = [place for place in places if asking.at(place) is None]
    if wrong:
        _say(asking, _no_line(asking, wrong[0]))
        return asking
    if not asking.several and len(places) > 1:
        _say(asking, "You can only choose one line here. Please type one number.")
        return asking
    return _taken(asking, [asking.every[place - 1].value for place in places])


def _places(line: str) -> list[int]:
    """Read numbers and ranges of them, such as `1 3, 5-7`; a range without sense gives its ends."""
    places: list[int] = []
    for start, end in re.findall(r"(\d+)(?:\s*-\s*(\d+))?", line):
        first, last = int(start), int(end or start)
        places += range(first, last + 1) if 0 <= last - first < 1000 else (first, last)  # noqa: PLR2004 - the same
    return list(dict.fromkeys(places))


def _words(asking: _Asking, line: str) -> _Asking | Response:
    """Take the line whose label was typed, or the one that holds it; with several of them, read them out."""
    single = _named(asking, line)
    if single is not None:
        return _taken(asking, [single])
    parts = [part.strip() for part in line.split(",") if part.strip()]
    named = [_named(asking, part) for part in parts]
    if asking.several and len(parts) > 1 and all(named):
        return _taken(asking, [value for value in named if value])
    return _search(asking, line)


def _named(asking: _Asking, words: str) -> str | None:
    """Give the value of the one line that is called so, or else the one whose label holds the words."""
    hits = found(words, asking.every)
    exact = [one for one in hits if name_key(one.label) == name_key(words)]
    if exact:
        return exact[0].value
    return hits[0].value if len(hits) == 1 else None


def _search(asking: _Asking, words: str) -> _Asking:
    """Read out the lines that hold the words, or else the like of them, each with its number."""
    holding = found(words, asking.every)
    hits = holding or resembling(words, asking.every)
    if not hits:
        _say(asking, f"No match for “{clean(words, 40)}”. {_hint(asking)}")
        return asking
    count = f"{len(hits)} line{'' if len(hits) == 1 else 's'} found."
    _say(asking, f"{count if holding else _near(words)} Type a number to choose a line.")
    numbers = {one.value: number for number, one in enumerate(asking.every, 1)}
    for one in hits[:PAGE]:
        _line(asking, numbers[one.value], one)
    if len(hits) > PAGE:
        _say(asking, f"And {len(hits) - PAGE} more. Type more of the word to narrow the list.")
    return replace(asking, heard=asking.heard | {one.value for one in hits[:PAGE]})


def _near(words: str) -> str:
    return f"No match for “{clean(words, 40)}”. These are close."


def _taken(asking: _Asking, values: Sequence[str]) -> _Asking | Response:
    """Answer with a line; of several, add these, or take them away where all of them were chosen."""
    if not asking.several:
        return Answered((values[0],))
    had, named = set(asking.chosen), set(values)
    after = had - named if named <= had else had | named
    asking = replace(asking, chosen=known_values(asking.prompt, tuple(after)), leaving=False)
    if asking.chosen:
        _say(
            asking,
            f"Chosen: {_listed(asking.prompt, asking.chosen)}. Press Enter to continue, or choose more.",
        )
    else:
        _say(asking, "Nothing is chosen now. Press Enter to skip.")
    return asking


def _next_page(asking: _Asking) -> _Asking:
    """Read out the next lines, with the headings of their sections."""
    choices = asking.prompt.choices
    until = min(asking.shown + PAGE, len(choices))
    section = choices[asking.shown - 1].section if asking.shown else ""
    for number, choice in enumerate(choices[asking.shown : until], asking.shown + 1):
        if choice.section and choice.section != section:
            _say(asking, f"{choice.section}:")
        section = choice.section
        _line(asking, number, choice)
    if until < len(choices):
        _say(asking, f"Lines {asking.shown + 1} to {until} of {len(choices)}. Type m for more.")
    return replace(asking, shown=until)


def _line(asking: _Asking, number: int, choice: PromptChoice) -> None:
    digits = len(str(len(asking.every)))
    first, *others = wrap(choice.label, _width() - digits - 4) or [""]
    asking.write(f"  {number:>{digits}}  {first}")
    for line in others:
        asking.write(f"{' ' * (digits + 4)}{line}")


def _how(asking: _Asking) -> str:
    """Say what can be typed, and what Enter alone does."""
    what = {
        "one": "Type a number or part of a line.",
        "many": "Type numbers or parts of lines to choose them; type one again to remove it.",
        "text": "Type one line.",
    }[asking.prompt.kind]
    search = (
        f" Type find and a word to search {len(asking.prompt.findable)} more."
        if asking.prompt.findable
        else ""
    )
    enter = "Enter skips." if asking.prompt.neutral == NEUTRAL else f"Enter: {asking.prompt.neutral}."
    if asking.before:
        enter = f"Your earlier answer is: {_listed(asking.prompt, asking.before)}. Enter keeps it."
    return f"{what}{search} s skips, b goes back, ? says why we ask, q quits (you can resume later). {enter}"


def _hint(asking: _Asking) -> str:
    count = len(asking.prompt.choices)
    return f"Type a number from 1 to {count}, part of a line, s, b, ? or q."


def _listed(prompt: Prompt, values: Sequence[str]) -> str:
    names = labels(prompt, values)
    more = f" and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else ""
    return ", ".join(names[:_SHOWN_NAMES]) + more


def _say(asking: _Asking, text: str) -> None:
    for line in wrap(text, _width()) or [""]:
        asking.write(line)


def _width() -> int:
    return line_width(get_terminal_size().columns)


def _read() -> str:
    return input("> ")


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

"""Prompts as numbered lines, for screen readers and simple terminals: no colour, no cursor movement."""

import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from shutil import get_terminal_size

from careerpath_cli.interview.prompt import (
    NEUTRAL,
    Answered,
    InterviewProgress,
    Prompt,
    PromptChoice,
    Response,
    Turn,
)
from careerpath_cli.interview.terminal.lines import clean, known_values, labels, line_width, place, wrap
from careerpath_cli.interview.terminal.state import completions, found, known_as, resembling
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.record import record

PAGE = 20
"""How many lines are read out at once."""
_COMMANDS: dict[str, Turn] = {"s": "skip", "b": "back", "q": "quit"}
_NUMBERS = re.compile(r"\d+(?:\s*-\s*\d+)?(?:[\s,;]+\d+(?:\s*-\s*\d+)?)*[\s,;]*")
_SHOWN_NAMES = 10


@record
class _Asking:
    """A prompt in the middle of being asked.

    `shown` is how many of its lines were read out, and `listed` the values of findable ones that a search
    read out; only those can be reached by number. `skipping` means that `s` was typed once over chosen lines.
    """

    prompt: Prompt
    before: tuple[str, ...]
    write: Callable[[str], None]
    chosen: tuple[str, ...] = ()
    shown: int = 0
    listed: frozenset[str] = frozenset()
    skipping: bool = False
    every: tuple[PromptChoice, ...] = ()

    @property
    def several(self) -> bool:
        return self.prompt.kind == "many"

    def at(self, number: int) -> PromptChoice | None:
        """Return the line with a number; None where there is none or it was not read out."""
        if not 1 <= number <= len(self.every):
            return None
        choice = self.every[number - 1]
        known = (
            number <= len(self.prompt.choices) or choice.value in self.listed or choice.value in self.chosen
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
    """Ask one prompt, with an earlier answer preset, and read lines until one of them settles it.

    `read` returns the next line and `write` prints one; by default both use the terminal. The end of the
    input, Ctrl-C and a lost terminal return "quit"; nothing is raised.
    """
    write = write or _write
    try:
        return _ask(prompt, progress, before, read or _read, write)
    except (EOFError, KeyboardInterrupt):
        with suppress(OSError):
            write("")
    except OSError:
        pass
    return "quit"


def _ask(
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
        _say(asking, "Skipped." if prompt.neutral == NEUTRAL else f"Answer: {prompt.neutral}")
    return response


def _settle(asking: _Asking, read: Callable[[], str]) -> Response:
    while True:
        try:
            line = clean(read())
        except UnicodeDecodeError:
            _say(asking, "That wasn't readable as text. Please type it again.")
            continue
        result = _respond(asking, line)
        if not isinstance(result, _Asking):
            return result
        asking = result


def _respond(asking: _Asking, line: str) -> _Asking | Response:
    """Return what a typed line leads to: a response, or the prompt as it is now."""
    if not line:
        return _entered(asking)
    if line.lower() in _COMMANDS:
        return _turned(asking, _COMMANDS[line.lower()])
    if line.startswith("?"):
        return _explained(asking, line[1:].strip())
    if asking.prompt.kind == "text":
        return _written(asking, line)
    if line.lower() == "m" and asking.shown < len(asking.prompt.choices):
        return _next_page(asking)
    if _NUMBERS.fullmatch(line):
        return _numbers(asking, line)
    if line.lower().startswith("find "):
        return _search(asking, line[5:])
    return _words(asking, line)


def _entered(asking: _Asking) -> Response:
    """Return what Enter alone means: the chosen lines or the earlier answer, else a skip."""
    kept = asking.chosen if asking.several else asking.before
    return Answered(kept) if kept else "skip"


def _written(asking: _Asking, line: str) -> _Asking | Response:
    """Return a written text; where it names nothing that we know, what is close is read out first."""
    choices = asking.prompt.findable
    if not choices or known_as(line, choices):
        return Answered((line,))
    close = [choice.label for choice in completions(line, choices)[:_SHOWN_NAMES]]
    if not close:
        _say(asking, "We don't know that one; your own words are kept.")
        return Answered((line,))
    _say(
        asking,
        f"We don't know “{line}”. Close: {', '.join(close)}. Type one of these, or Enter to keep yours.",
    )
    return replace(asking, before=(line,))


def _turned(asking: _Asking, turn: Turn) -> _Asking | Turn:
    """Return a turn as it is; only a skip that would drop chosen lines has to be typed twice."""
    if turn != "skip" or not (asking.several and asking.chosen) or asking.skipping:
        return turn
    chosen = _listed(asking.prompt, asking.chosen)
    _say(asking, f"You've chosen {chosen}. Press Enter to continue with that, or s again to drop it.")
    return replace(asking, skipping=True)


def _explained(asking: _Asking, number: str) -> _Asking:
    """Show why the question is asked or, with a number, more about that line."""
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
    numbers = _parse_numbers(line)
    missing = [number for number in numbers if asking.at(number) is None]
    if missing:
        _say(asking, _no_line(asking, missing[0]))
        return asking
    if not asking.several and len(numbers) > 1:
        _say(asking, "You can only choose one line here. Please type one number.")
        return asking
    return _taken(asking, [asking.every[number - 1].value for number in numbers])


def _parse_numbers(line: str) -> list[int]:
    """Return numbers and ranges such as `1 3, 5-7` one by one; a senseless range yields only its ends."""
    numbers: list[int] = []
    for start, end in re.findall(r"(\d+)(?:\s*-\s*(\d+))?", line):
        first, last = int(start), int(end or start)
        numbers += range(first, last + 1) if 0 <= last - first < 1000 else (first, last)  # noqa: PLR2004 - the same
    return list(dict.fromkeys(numbers))


def _words(asking: _Asking, line: str) -> _Asking | Response:
    """Take the line whose label was typed or contains it; where there are several, read them out."""
    single = _named(asking, line)
    if single is not None:
        return _taken(asking, [single])
    parts = [part.strip() for part in line.split(",") if part.strip()]
    named = [_named(asking, part) for part in parts]
    if asking.several and len(parts) > 1 and all(named):
        return _taken(asking, [value for value in named if value])
    return _search(asking, line)


def _named(asking: _Asking, words: str) -> str | None:
    """Return the value of the line with this name, or of the only one whose name contains the words."""
    hits = found(words, asking.every)
    exact = [hit for hit in hits if name_key(hit.label) == name_key(words)]
    if exact:
        return exact[0].value
    return hits[0].value if len(hits) == 1 else None


def _search(asking: _Asking, words: str) -> _Asking:
    """Read out the lines that contain the words, or else resemble them, each with its number."""
    containing = found(words, asking.every)
    hits = containing or resembling(words, asking.every)
    if not hits:
        _say(asking, f"No match for “{clean(words, 40)}”. {_hint(asking)}")
        return asking
    count = f"{len(hits)} line{'' if len(hits) == 1 else 's'} found."
    _say(asking, f"{count if containing else _near(words)} Type a number to choose a line.")
    numbers = {choice.value: number for number, choice in enumerate(asking.every, 1)}
    for hit in hits[:PAGE]:
        _line(asking, numbers[hit.value], hit)
    if len(hits) > PAGE:
        _say(asking, f"And {len(hits) - PAGE} more. Type more of the word to narrow the list.")
    return replace(asking, listed=asking.listed | {hit.value for hit in hits[:PAGE]})


def _near(words: str) -> str:
    return f"No match for “{clean(words, 40)}”. These are close."


def _taken(asking: _Asking, values: Sequence[str]) -> _Asking | Response:
    """Answer with a line; in a list of several, add these, or remove them where all were chosen already."""
    if not asking.several:
        return Answered((values[0],))
    before, named = set(asking.chosen), set(values)
    after = before - named if named <= before else before | named
    asking = replace(asking, chosen=known_values(asking.prompt, tuple(after)), skipping=False)
    if asking.chosen:
        chosen = _listed(asking.prompt, asking.chosen)
        _say(asking, f"Chosen: {chosen}. Press Enter to continue, or choose more.")
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
    """Return what can be typed, and what Enter alone does."""
    what = {
        "one": "Type a number or part of a line.",
        "many": "Type numbers or parts of lines to choose them; type one again to remove it.",
        "text": "Type one line.",
    }[asking.prompt.kind]
    listed = asking.prompt.kind != "text" and asking.prompt.findable
    search = f" Type find and a word to search {len(asking.prompt.findable)} more." if listed else ""
    enter = "Enter skips." if asking.prompt.neutral == NEUTRAL else f"Enter: {asking.prompt.neutral}."
    if asking.before:
        enter = f"Your earlier answer is: {_listed(asking.prompt, asking.before)}. Enter keeps it."
    return f"{what}{search} s skips, b goes back, {_other_keys(asking.prompt)}. {enter}"


def _other_keys(prompt: Prompt) -> str:
    explains = "? says why we ask" if prompt.why else "? and a number says more about a line"
    return f"{explains}, q quits{' (you can resume later)' if prompt.resumes else ''}"


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

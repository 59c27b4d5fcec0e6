"""Text that all prompts share: progress, answers, and wrapping and cutting by terminal cells."""

import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from careerpath_cli.interview.prompt import NEUTRAL, Answered, InterviewProgress, Prompt, Turn

LONGEST_TEXT = 200
SKIPPED = "skipped"
_ARROW = " → "
_CUT = "…"
_JOINERS = "\u200c\u200d"
_MIN_QUESTION = 12
_GAP = "  "
_WIDEST_COLUMN, _NARROWEST_COLUMN, _LAST_COLUMN = 36, 20, 16
"""Cells of a column at most, those without which there is no table, and those that the last one has."""
_MIN_WIDTH, _MAX_WIDTH = 10, 100
_NO_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def line_width(columns: int) -> int:
    """Return the cells of a line in a window: never the last column, and never too wide to read well."""
    return min(max(columns - 1, _MIN_WIDTH), _MAX_WIDTH)


def place(prompt: Prompt, progress: InterviewProgress) -> str:
    """Return how far the interview is: `Skills · 7 of about 18, about 3 minutes left`.

    With no minutes left the number is exact, and a prompt that stands alone has none.
    """
    if progress.minutes_left > 0:
        return f"{prompt.part} · {progress.number} of about {progress.about}, {_left(progress.minutes_left)}"
    return f"{prompt.part} · {progress.number} of {progress.about}" if progress.about > 1 else prompt.part


def _left(minutes: float) -> str:
    if minutes < 1:
        return "less than a minute left"
    rounded = round(minutes)
    return f"about {rounded} minute{'' if rounded == 1 else 's'} left"


def labels(prompt: Prompt, values: Sequence[str]) -> list[str]:
    """Return the labels of an answer's values; a text is its own label."""
    names = {choice.value: choice.label for choice in (*prompt.choices, *prompt.findable)}
    return [names.get(value, value) for value in values]


def known_values(prompt: Prompt, before: Sequence[str]) -> tuple[str, ...]:
    """Return the values of an earlier answer that this prompt still offers, in the prompt's order."""
    return tuple(choice.value for choice in (*prompt.choices, *prompt.findable) if choice.value in before)


def passed(prompt: Prompt) -> str:
    """Return what it means that a prompt was left with Enter alone: the label of its own line for that."""
    return SKIPPED if prompt.neutral == NEUTRAL else prompt.neutral


def kept_line(prompt: Prompt, response: Answered | Turn, width: int) -> str:
    """Return the line that stays on the screen after an answer, at most `width` cells: question → answer."""
    room = width - cell_len(_ARROW)
    given = labels(prompt, response.values) if isinstance(response, Answered) else [passed(prompt)]
    question = min(cell_len(prompt.text), max(room // 2, _MIN_QUESTION))
    answer = _list_within(given, room - question)
    return f"{cut(prompt.text, room - cell_len(answer))}{_ARROW}{answer}"


def _list_within(names: Sequence[str], width: int) -> str:
    """Return as many of the names as fit, with a count of the others."""
    for shown in range(len(names), 0, -1):
        more = f" and {len(names) - shown} more" if shown < len(names) else ""
        text = ", ".join(names[:shown]) + more
        if cell_len(text) <= width:
            return text
    return cut(names[0], width) if len(names) == 1 else cut(f"{len(names)} chosen", width)


def table_row(columns: Sequence[str], prompt: Prompt, width: int) -> str:
    """Return a line's columns as a row, below those of the other lines; empty where the width is too little.

    All but the last are as wide as the widest of the prompt, and the last takes what is left.
    """
    others = len(columns) - 1
    widest = min(_WIDEST_COLUMN, (width - _LAST_COLUMN - len(_GAP) * others) // max(others, 1))
    if not columns or widest < _NARROWEST_COLUMN:
        return ""
    table = zip(*(choice.columns[:-1] for choice in prompt.choices if choice.columns), strict=True)
    widths = [min(max(map(cell_len, cells)), widest) for cells in table]
    left = width - sum(widths) - len(_GAP) * others
    cells = [_padded(cell, wide) for cell, wide in zip(columns[:-1], widths, strict=True)]
    return _GAP.join([*cells, cut(columns[-1], left)]).rstrip()


def _padded(cell: str, width: int) -> str:
    text = cut(cell, width)
    return text + " " * (width - cell_len(text))


def cut(text: str, width: int) -> str:
    """Return the text, or as much of its beginning as fits in `width` cells followed by an ellipsis."""
    if cell_len(text) <= width:
        return text
    return _beginning(text, max(width - 1, 0)).rstrip() + _CUT


def _beginning(text: str, width: int) -> str:
    """Return as much of the text's beginning as fits in `width` cells."""
    used = 0
    for index, char in enumerate(text):
        used += cell_len(char)
        if used > width:
            return text[:index]
    return text


def wrap(text: str, width: int) -> list[str]:
    """Return text broken at words into lines of at most `width` cells; only wider words are split."""
    lines: list[str] = []
    line = ""
    for word in _words(text, max(width, 1)):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
        else:
            lines += [line] if line else []
            line = word
    return [*lines, line] if line else lines


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        rest = word
        while cell_len(rest) > width:
            start = _beginning(rest, width) or rest[0]
            yield start
            rest = rest[len(start) :]
        if rest:
            yield rest


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return typed or pasted text as one line of at most `longest` characters, without control characters."""
    kept = (
        char if char in _JOINERS or unicodedata.category(char) not in _NO_TEXT else " "
        for char in text[: longest * 4]
    )
    return " ".join("".join(kept).split())[:longest].rstrip()

"""A burn-up: for each week a column of the hours done, beside the hours that were planned by then."""

from collections.abc import Sequence

from rich.text import Text

from careerpath_cli.roadmap.progress import WeekSum
from careerpath_cli.views.terminal.parts import GOOD, QUIET, WARN
from careerpath_cli.views.wording import words

_HEIGHT = 8
_FULL, _HALF, _PLANNED = "█", "▄", "─"
_WIDEST = 3
"""Columns of a week: its hours done, those planned, and a gap; without the gap where weeks are many."""


def burn_up_chart(weeks: Sequence[WeekSum], width: int) -> list[Text]:
    """Return the lines of a chart, with the weeks on it and what its signs mean."""
    top = max(max(week.done, week.planned) for week in weeks) or 1.0
    label = f"{top:,.0f} h "
    shown, cells = _that_fit(weeks, width - len(label) - 1)
    margins = [label, *[" " * len(label)] * (_HEIGHT - 1)]
    rows = zip(reversed(range(_HEIGHT)), margins, strict=True)
    return [
        *(_line(row, margin, shown, top, cells) for row, margin in rows),
        Text(f"{'0 h ':>{len(label)}}└{'─' * (cells * len(shown))}", QUIET),
        _days(shown, len(label) + 1, cells * len(shown)),
        Text.assemble((_FULL, GOOD), " hours done  ", (_PLANNED, WARN), " hours planned by then"),
    ]


def _that_fit(weeks: Sequence[WeekSum], room: int) -> tuple[Sequence[WeekSum], int]:
    """Return the weeks that have room, the last one among them, and the columns of each."""
    every = -(-len(weeks) // (room // 2))
    shown = weeks[::-1][::every][::-1]
    return shown, min(_WIDEST, room // len(shown))


def _line(row: int, margin: str, weeks: Sequence[WeekSum], top: float, cells: int) -> Text:
    line = Text.assemble((f"{margin}│", QUIET), no_wrap=True)
    for week in weeks:
        line.append(_done(week.done / top * _HEIGHT, row), GOOD)
        reached = week.planned > 0 and min(_HEIGHT - 1, int(week.planned / top * _HEIGHT)) == row
        line.append(_PLANNED if reached else " ", WARN)
        line.append(" " * (cells - 2))
    return line


def _done(height: float, row: int) -> str:
    """Return the part of a column that stands in a row; what is more than nothing shows."""
    if height >= row + 1:
        return _FULL
    return _HALF if height >= row + 0.5 or height > row == 0 else " "


def _days(weeks: Sequence[WeekSum], margin: int, room: int) -> Text:
    """Return the Monday of the first week and, where there is room, that of the last."""
    first, last = words.day(weeks[0].monday), words.day(weeks[-1].monday)
    between = room - len(first) - len(last)
    return Text(f"{' ' * margin}{first}{' ' * between + last if between > 0 else f' – {last}'}", QUIET)

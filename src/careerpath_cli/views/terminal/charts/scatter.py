"""Signs in a field of two directions, as far apart as the window allows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.text import Text

from careerpath_cli.record import record
from careerpath_cli.views.terminal import parts

MIDDLE = 0.5
"""A score that nothing speaks for or against: where the two lines cross."""
Cell = tuple[int, int]


@record
class Mark:
    """A sign at two scores from 0 to 1, and what stands for several such; foremost ones are never covered."""

    across: float
    up: float
    sign: str
    style: str = ""
    several: str = ""
    foremost: bool = False


def scatter(marks: Sequence[Mark], width: int, height: int) -> list[Text]:
    """Return lines of so many columns with all marks, on a cross through the middle of both scores.

    Where marks meet, the foremost move aside, and of others the first stands for all.
    """
    across, up = _scale([mark.across for mark in marks], width), _scale([mark.up for mark in marks], height)
    middle = (_place(MIDDLE, up, height), _place(MIDDLE, across, width))
    cells: dict[Cell, Mark] = {}
    for mark in sorted(marks, key=lambda mark: not mark.foremost):
        row, column = _place(mark.up, up, height), _place(mark.across, across, width)
        if mark.foremost:
            column = _free(row, column, cells, width)
        there = cells.get((row, column))
        if there is None:
            cells[row, column] = mark
        elif there.sign == mark.sign:
            cells[row, column] = replace(there, sign=mark.several or mark.sign)
    return [_line(row, width, cells, middle) for row in reversed(range(height))]


def _scale(scores: Iterable[float], room: int) -> tuple[float, float]:
    """Return the lowest and the highest score to be shown, with half a cell beside them."""
    low, high = min((MIDDLE, *scores)), max((MIDDLE, *scores))
    margin = max(high - low, 0.01) / room
    return low - margin, high + margin


def _place(score: float, scale: tuple[float, float], room: int) -> int:
    low, high = scale
    return min(room - 1, int((score - low) / (high - low) * room))


def _free(row: int, column: int, cells: dict[Cell, Mark], width: int) -> int:
    """Return the column nearest to one in which no mark stands yet."""
    free = (place for place in range(width) if (row, place) not in cells)
    return min(free, key=lambda place: abs(place - column), default=column)


def _line(row: int, width: int, cells: dict[Cell, Mark], middle: Cell) -> Text:
    line = Text(no_wrap=True)
    for column in range(width):
        mark = cells.get((row, column))
        if mark is not None:
            line.append(mark.sign, mark.style)
        else:
            line.append(_cross(row, column, middle), parts.QUIET)
    return line


def _cross(row: int, column: int, middle: Cell) -> str:
    if row == middle[0]:
        return "┼" if column == middle[1] else "─"
    return "│" if column == middle[1] else " "

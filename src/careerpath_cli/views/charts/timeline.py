"""The plan on a calendar: each step from its likely first day to its last, and the days that matter."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Report
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.charts.drawing import (
    INK,
    QUIET,
    ROLES,
    WIDE,
    Drawing,
    Kind,
    Layer,
    Row,
    bar,
    figure,
    line,
    words,
)
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import BOLD, LINE, shortened, width, wrapped
from careerpath_cli.views.outline import Bar, Chart
from careerpath_cli.views.outlines.roadmap import chart
from careerpath_cli.views.wording import words as shared_words
from careerpath_cli.views.wording.figures import way as figure_words

_LABELS = 230.0
_HEAD = 2 * LINE + 6.0
_BETWEEN_TICKS = 46.0
_STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months from one tick to the next."""
_YEAR = 12
_LEAST = 4.0
"""How wide a bar is at least."""
_KINDS: Sequence[Kind] = ("rule", "rect", "symbol", "text")
Shapes = Iterator[tuple[Kind, Row]]


def timeline_figure(report: Report, base: KnowledgeBase) -> Figure | None:
    """Return the plan to the goal on a calendar; None where nothing is left to do."""
    roadmap = report.plan
    way = route(roadmap, base)
    plan = chart(way, roadmap, base)
    if not plan.items:
        return None
    told = (
        figure_words.timeline_title(way, roadmap),
        figure_words.timeline(plan),
        figure_words.timeline_note(roadmap),
    )
    places = [entry.match.role for entry in report.chosen]
    place = places.index(report.goal) if report.goal in places else 0
    ink = ROLES[place][0] if place < len(ROLES) else QUIET
    return figure("timeline", told, _table(plan), lambda wide: _draw(plan, ink, wide))


def _table(plan: Chart) -> Table:
    bars = [
        (item.part, item.name, shared_words.day(item.first), shared_words.day(item.last))
        for item in plan.items
    ]
    days = [("", name, shared_words.day(when), shared_words.day(when)) for when, name in plan.days]
    return Table(figure_words.TIMELINE_HEAD, (*bars, *days))


@record
class _Calendar:
    """From which day to which, and where they stand."""

    first: date
    last: date
    left: float
    right: float
    wide: float

    @property
    def beside(self) -> bool:
        """Whether names stand beside the bars, rather than above them."""
        return self.wide >= WIDE

    @property
    def row(self) -> float:
        return 24.0 if self.beside else 36.0

    def at(self, when: date) -> float:
        """Return where a day begins."""
        share = (when - self.first).days / max(1, (self.last - self.first).days)
        return self.left + share * (self.right - self.left)


def _draw(plan: Chart, ink: str, wide: float) -> Drawing:
    days = [day for item in plan.items for day in (item.first, item.last)] + [day for day, _ in plan.days]
    left = _LABELS if wide >= WIDE else 0.0
    calendar = _Calendar(min(days), max(days), left, wide - 8, wide)
    rows: list[tuple[Kind, Row]] = []
    y = _HEAD
    for part, items in groupby(plan.items, key=lambda item: item.part):
        y += 8
        rows.append(("text", words(0, y + 10, part, INK, fontWeight="bold")))
        y += 20 if calendar.beside else 22
        for item in items:
            rows += _bar(item, y, ink, calendar)
            y += calendar.row
    ends = y
    y += 10
    for when, name in plan.days:
        rows += _day(when, name, y, calendar)
        y += calendar.row + LINE * (len(_day_lines(name, calendar)) - 1)
    rows = [*_ticks(calendar, ends), *rows]
    layers = [Layer(kind, [row for of_kind, row in rows if of_kind == kind]) for kind in _KINDS]
    return Drawing(wide, y, layers, {})


def _bar(item: Bar, y: float, ink: str, calendar: _Calendar) -> Shapes:
    start, end = calendar.at(item.first), calendar.at(item.last)
    middle = y + (calendar.row / 2 if calendar.beside else 24)
    room = _LABELS - 12 if calendar.beside else calendar.wide
    yield (
        "text",
        words(
            10 if calendar.beside else 0,
            middle if calendar.beside else y + 8,
            shortened(item.name, room - 10),
        ),
    )
    yield "rect", bar(min(start, calendar.right - _LEAST), middle, max(end, start + _LEAST), 11, ink)


def _day(when: date, name: str, y: float, calendar: _Calendar) -> Shapes:
    """Yield a day that matters, with a line through all bars where no names stand in its way."""
    x, told = calendar.at(when), shared_words.day(when)
    lines = _day_lines(name, calendar)
    middle = y + (calendar.row / 2 if calendar.beside else 24 + LINE * (len(lines) - 1))
    yield "text", words(0, y + (calendar.row / 2 if calendar.beside else 8), lines, INK, fontWeight="bold")
    if calendar.beside:
        yield "rule", line(x, _HEAD, x, middle, INK, strokeDash=[2, 3])
    yield "symbol", {"x": x, "y": middle, "shape": "diamond", "size": 100, "fill": INK}
    is_left = x + 10 + width(told) > calendar.wide
    beside = {"x": x - 10, "align": "right"} if is_left else {"x": x + 10, "align": "left"}
    yield "text", words(0, middle, told) | beside


def _day_lines(name: str, calendar: _Calendar) -> tuple[str, ...]:
    return wrapped(name, (_LABELS - 12 if calendar.beside else calendar.wide) / BOLD, most=3)


def _ticks(calendar: _Calendar, bottom: float) -> Shapes:
    """Yield the firsts of months, with their names where there is room, and the year where it begins."""
    months = list(_months(calendar.first, calendar.last))
    between = (calendar.right - calendar.left) / max(1, len(months))
    every = next((step for step in _STEPS if step * between >= _BETWEEN_TICKS), _STEPS[-1])
    year = ""
    for day in months:
        if (day.month - 1) % every if every < _YEAR else day.month != 1 or day.year % (every // _YEAR):
            continue
        x = calendar.at(day)
        name, of_year = shared_words.month(day).split()
        yield "rule", line(x, _HEAD - 4, x, bottom)
        if x + width(of_year) > calendar.wide:
            continue
        yield "text", words(x, LINE * 1.5, name if every < _YEAR else of_year, QUIET)
        if of_year != year and every < _YEAR:
            yield "text", words(x, LINE * 0.5, of_year, QUIET)
        year = of_year


def _months(first: date, last: date) -> Iterator[date]:
    """Yield the firsts of the months between two days."""
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)

"""How many posts the chosen roles have: ads counted, and openings a year, with who counted."""

from collections.abc import Iterator, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Posts
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Report
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
    sign,
    words,
)
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import BOLD, LINE, shortened
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording.figures import market as figure_words

_NUMBER = 70.0
_BETWEEN = 24.0
_KINDS: Sequence[Kind] = ("rect", "symbol", "text")
Rows = Sequence[tuple[Role, Posts | None]]
Shapes = Iterator[tuple[Kind, Row]]


def openings_figure(report: Report, base: KnowledgeBase) -> Figure | None:
    """Return how many posts there are; None where none of the sources counts any of the roles."""
    roles = [base.roles[entry.match.role] for entry in report.chosen]
    rows = [(role, base.posts.get(role.id)) for role in roles]
    if not any(counted for _, counted in rows):
        return None
    told = (
        figure_words.openings_title([(role.name, counted) for role, counted in rows]),
        figure_words.openings(rows, base),
        figure_words.OPENINGS_NOTE,
    )
    return figure("openings", told, _table(rows, base), lambda wide: _draw(rows, wide))


def _table(rows: Rows, base: KnowledgeBase) -> Table:
    body = []
    for role, counted in rows:
        if counted is None:
            body.append((role.name, "not counted", "–", "–", "–", "–"))
            continue
        openings = f"{counted.openings:,}" if counted.openings else "–"
        under = figure_words.occupation(counted) or "–"
        word, sources = fact_words.posts(role, base), figure_words.posts_sources(counted, base)
        body.append((role.name, word, f"{counted.advertised:,}", openings, under, sources))
    return Table(figure_words.OPENINGS_HEAD, tuple(body))


@record
class _Column:
    """One of the two counts: where it stands, and what its longest bar is."""

    title: str
    left: float
    room: float
    most: int


def _draw(rows: Rows, wide: float) -> Drawing:
    """Return both counts of each role: beside each other, or the second below the first."""
    room = (wide - _BETWEEN) / 2 if wide >= WIDE else wide
    second = wide - room
    columns = (
        _Column(figure_words.ADS, 0, room, max((posts and posts.advertised) or 0 for _, posts in rows)),
        _Column(
            figure_words.OPENINGS, second, room, max(posts.openings or 0 if posts else 0 for _, posts in rows)
        ),
    )
    shapes: list[tuple[Kind, Row]] = []
    y = 0.0
    for column in columns:
        top = y if column.left or not y else y + 12
        end = top + LINE + 8
        shapes.append(("text", words(column.left, top + LINE / 2, shortened(column.title, room), QUIET)))
        for place, row in enumerate(rows):
            shapes += _count(place, row, column, end)
            end += (2 if column.title == figure_words.ADS and wide < WIDE else 3) * LINE + 18
        y = end if wide < WIDE else 0.0
    layers = [Layer(kind, [row for of_kind, row in shapes if of_kind == kind]) for kind in _KINDS]
    return Drawing(wide, end - 8, layers, {})


def _count(place: int, row: tuple[Role, Posts | None], column: _Column, top: float) -> Shapes:
    """Yield a role's name, the bar of what was counted, and the number."""
    role, posts = row
    ink = ROLES[place][0] if place < len(ROLES) else QUIET
    is_ads = column.title == figure_words.ADS
    number = (posts.advertised if is_ads else posts.openings or 0) if posts else 0
    name = shortened(role.name, (column.room - 18) / BOLD)
    yield "symbol", sign(column.left + 6, top + LINE / 2, place)
    yield "text", words(column.left + 18, top + LINE / 2, name, ink, fontWeight="bold")
    told = figure_words.number(number if posts and (is_ads or number) else None, is_ads=is_ads)
    y = top + LINE + 10
    end = column.left + (number / column.most * (column.room - _NUMBER) if column.most else 0)
    if number:
        yield "rect", bar(column.left, y, max(end, column.left + 2), 13, ink)
    yield "text", words(end + (8 if number else 0), y, told, INK if number else QUIET)
    if posts and not is_ads:
        under = shortened(figure_words.counted_under(posts), column.room)
        yield "text", words(column.left, y + LINE + 1, under, QUIET)

"""The routes to the goal as a graph: roles, and the moves between them with what each takes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Report
from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
from careerpath_cli.transitions.transition import Transition
from careerpath_cli.views.charts.drawing import (
    INK,
    QUIET,
    ROLES,
    WIDE,
    Drawing,
    Kind,
    Layer,
    Row,
    figure,
    line,
    words,
)
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import BOLD, LINE, width, wrapped
from careerpath_cli.views.wording import paths as path_words
from careerpath_cli.views.wording.figures import way as figure_words

_LANE = 92.0
_BOX, _SMALL_BOX = 138.0, 118.0
_MANY = 3
"""From how many moves on boxes are smaller."""
_KINDS: Sequence[Kind] = ("path", "rule", "rect", "text")
Shapes = Iterator[tuple[Kind, Row]]


def routes_figure(report: Report, base: KnowledgeBase) -> Figure | None:
    """Return the routes to the goal; None for whoever already works there."""
    paths = report.paths
    if paths is None:
        return None
    pace = report.plan.plan.pace.hours
    told = (
        figure_words.routes_title(paths, base),
        figure_words.routes(paths, pace, base),
        figure_words.routes_note(paths),
    )
    lanes = _lanes_of(paths)
    places = {entry.match.role: place for place, entry in enumerate(report.chosen)}
    graph = _Graph(lanes, places, pace)
    return figure("routes", told, _table(lanes, pace, base), lambda wide: _draw(graph, base, wide))


def _lanes_of(paths: TransitionPaths) -> Sequence[TransitionPath]:
    """Return the routes that are drawn: those there are, the nearest where there is none, the direct one."""
    lanes = [*paths.paths, *([paths.nearest] if paths.nearest and not paths.paths else [])]
    if all(len(path.transitions) > 1 or path.roles != (paths.goal,) for path in lanes):
        lanes.append(TransitionPath((paths.direct,)))
    return lanes


def _table(lanes: Sequence[TransitionPath], pace: float, base: KnowledgeBase) -> Table:
    rows = tuple(
        (
            figure_words.route_name(path, base),
            path_words.ends(move, base),
            path_words.until_applying(move, pace),
            path_words.likely(move.hours),
            path_words.reason(move),
        )
        for path in lanes
        for move in path.transitions
    )
    return Table(figure_words.ROUTES_HEAD, rows)


@record
class _Graph:
    """The routes, the places of the chosen roles, by id, and the hours a week."""

    lanes: Sequence[TransitionPath]
    places: dict[str, int]
    pace: float


@record
class _Box:
    """Somewhere to be: today, or in a role."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    ink: str

    @property
    def height(self) -> float:
        return LINE * len(self.lines) + 14


def _draw(graph: _Graph, base: KnowledgeBase, wide: float) -> Drawing:
    """Return the graph from left to right, or from the top down where that is too narrow."""
    return _across(graph, base, wide) if wide >= WIDE else _down(graph, base, wide)


def _across(graph: _Graph, base: KnowledgeBase, wide: float) -> Drawing:
    """Return the graph from left to right, a route a lane."""
    lanes, moves = graph.lanes, max(len(path.transitions) for path in graph.lanes)
    height, room = _LANE * len(lanes), _BOX if moves < _MANY else _SMALL_BOX
    between = (wide - room) / moves
    start = _box(0, height / 2, room, figure_words.YOU, INK)
    ends = {}
    for role in dict.fromkeys(path.roles[-1] for path in lanes):
        at = [number for number, path in enumerate(lanes) if path.roles[-1] == role]
        y = _LANE * (sum(at) / len(at) + 0.5)
        ends[role] = _box(wide - room, y, room, base.roles[role].name, _ink(role, graph))
    shapes = [shape for box in (start, *ends.values()) for shape in _drawn_box(box)]
    for number, path in enumerate(lanes):
        y = _LANE * (number + 0.5)
        stops = [
            _box(between * at, y, room, base.roles[role].name, _ink(role, graph))
            for at, role in enumerate(path.roles[:-1], start=1)
        ]
        shapes += [shape for stop in stops for shape in _drawn_box(stop)]
        nodes = pairwise([start, *stops, ends[path.roles[-1]]])
        for move, (begin, end) in zip(path.transitions, nodes, strict=True):
            shapes += _edge_across(move, begin, end, y, graph)
    return _layered(wide, height, shapes)


def _edge_across(move: Transition, begin: _Box, end: _Box, lane: float, graph: _Graph) -> Shapes:
    """Yield the way between two boxes, level with its lane in the middle, where its hours stand."""
    left, right = begin.x + begin.width, end.x - 2
    bend = min(36.0, (right - left) / 3)
    first = left + (bend if begin.y != lane else 0)
    last = right - (bend if end.y != lane else 0)
    bends = (_curve(left, begin.y, first, lane), _curve(last, lane, right, end.y))
    path = f"M{left},{begin.y}{bends[0]}L{last},{lane}{bends[1]}"
    yield from _way(path, move)
    yield from _arrow(right, end.y, (-1, 0))
    middle = (first + last) / 2
    hours, *time = figure_words.move_hours(move, graph.pace)
    if last - first < width(hours):
        yield "text", words(middle, lane - 10, figure_words.hours_in_short(move), INK, align="center")
        return
    yield "text", words(middle, lane - 10, hours, INK, align="center")
    below = (*time, *((figure_words.TOO_FAR,) if move.reason == "too far" else ()))
    yield "text", words(middle, lane + 11, below, QUIET, align="center")


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return how a way turns from one height to another, as a part of a path."""
    middle = (x + to_x) / 2
    return f"C{middle},{y},{middle},{to_y},{to_x},{to_y}" if y != to_y else f"L{to_x},{to_y}"


def _down(graph: _Graph, base: KnowledgeBase, wide: float) -> Drawing:
    """Return the routes beside each other from the top down, or one below the other where there are many."""
    shapes: list[tuple[Kind, Row]] = []
    y = 1.0
    for path in graph.lanes:
        nodes = [figure_words.YOU, *(base.roles[role].name for role in path.roles)]
        inks = [INK, *(_ink(role, graph) for role in path.roles)]
        before: _Box | None = None
        for place, (name, ink) in enumerate(zip(nodes, inks, strict=True)):
            box = _box(0, 0, wide, name, ink)
            box = _Box(0, y + box.height / 2, wide, box.lines, ink)
            if before is not None:
                box = _Box(0, y + 52 + box.height / 2, wide, box.lines, ink)
                shapes += _edge_down(path.transitions[place - 1], before, box, graph)
            shapes += _drawn_box(box)
            before, y = box, box.y + box.height / 2
        y += 24
    return _layered(wide, y - 22, shapes)


def _edge_down(move: Transition, begin: _Box, end: _Box, graph: _Graph) -> Shapes:
    x, top, bottom = 30.0, begin.y + begin.height / 2, end.y - end.height / 2 - 2
    yield from _way(f"M{x},{top}L{x},{bottom - 6}", move)
    yield from _arrow(x, bottom, (0, -1))
    told = figure_words.move_hours(move, graph.pace)
    middle = (top + bottom) / 2
    yield "text", words(x + 14, middle - 9, told[0], INK)
    below = ", ".join([*told[1:], *([figure_words.TOO_FAR] if move.reason == "too far" else [])])
    yield "text", words(x + 14, middle + 9, below, QUIET)


def _way(path: str, move: Transition) -> Shapes:
    dashes = [4, 4] if move.reason == "too far" else [1, 0]
    yield "path", {"x": 0, "y": 0, "path": path, "stroke": QUIET, "strokeWidth": 1.5, "strokeDash": dashes}


def _arrow(x: float, y: float, back: tuple[int, int]) -> Shapes:
    """Yield the tip of an arrow at a point; `back` is where it comes from."""
    dx, dy = back
    sides = ((dx * 7 - dy * 4, dy * 7 - dx * 4), (dx * 7 + dy * 4, dy * 7 + dx * 4))
    for aside, beside in sides:
        yield "rule", line(x, y, x + aside, y + beside, QUIET, strokeWidth=1.5)


def _ink(role: str, graph: _Graph) -> str:
    place = graph.places.get(role, len(ROLES))
    return ROLES[place][0] if place < len(ROLES) else QUIET


def _box(x: float, y: float, room: float, name: str, ink: str) -> _Box:
    return _Box(x, y, room, wrapped(name, (room - 12) / BOLD, most=3), ink)


def _drawn_box(box: _Box) -> Shapes:
    top = box.y - box.height / 2
    yield (
        "rect",
        {
            "x": box.x + 1,
            "y": top,
            "width": box.width - 2,
            "height": box.height,
            "stroke": box.ink,
            "strokeWidth": 1.5,
            "cornerRadius": 6,
        },
    )
    first = box.y - LINE * (len(box.lines) - 1) / 2
    ink = INK if box.ink == QUIET else box.ink
    yield "text", words(box.x + box.width / 2, first, box.lines, ink, align="center", fontWeight="bold")


def _layered(wide: float, height: float, shapes: Sequence[tuple[Kind, Row]]) -> Drawing:
    layers = [Layer(kind, [row for of_kind, row in shapes if of_kind == kind]) for kind in _KINDS]
    return Drawing(wide, height, layers, {})

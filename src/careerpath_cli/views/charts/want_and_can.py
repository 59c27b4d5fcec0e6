"""The map of all roles: how much a person would like each, against how much of it they could do."""

from collections.abc import Iterator, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Report
from careerpath_cli.views.charts.drawing import (
    QUIET,
    ROLES,
    WIDE,
    Drawing,
    Layer,
    Row,
    Scale,
    figure,
    line,
    sign,
    words,
)
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import BOLD, LINE, shortened, width, wrapped
from careerpath_cli.views.wording import words as shared_words
from careerpath_cli.views.wording.figures import person as figure_words

_MIDDLE = 50.0
_LEAST, _LEAST_SHARE = 6.0, 0.55
"""How far the map goes beyond its middle on each side at least: in points, and as a share of the other side,
so that there is room for the names of the quarters."""
_MARGIN = 3.0
_ABOVE, _BELOW = 12.0, 22.0
_NAMES = 130.0
"""How much room there is for names beside what somebody could do best."""
_SHARE = 0.75
"""How much of the map a name may take."""
_FAR = 9
"""How many lines away a name may stand from its sign at most."""
_SIGN = 14.0
"""How far apart signs stand at least."""
_CROSS = "M-.6,-.6L.6,.6M-.6,.6L.6,-.6"


def map_figure(report: Report, base: KnowledgeBase) -> Figure | None:
    """Return the map; None where nothing was answered of what a person likes, or of what they can do."""
    matches = report.matches
    if any(all(getattr(match, part) is None for match in matches) for part in ("want", "can")):
        return None
    chosen = [entry.match.role for entry in report.chosen]
    told = (
        figure_words.map_title(matches),
        figure_words.map_says(matches, chosen, base),
        figure_words.map_note(matches),
    )
    return figure("map", told, _table(matches, chosen, base), lambda wide: _draw(matches, chosen, base, wide))


def _table(matches: Sequence[RoleMatch], chosen: Sequence[str], base: KnowledgeBase) -> Table:
    ordered = sorted(
        matches, key=lambda match: chosen.index(match.role) if match.role in chosen else len(chosen)
    )
    rows = tuple(
        (
            base.roles[match.role].name,
            shared_words.percent(match.want),
            shared_words.percent(match.can),
            shared_words.percent(match.fit),
            shared_words.may(match),
        )
        for match in ordered
    )
    return Table(("Role", "Want", "Can", "Fit", "Limits allow it"), rows)


@record
class _Dot:
    """A role on the map, in points of 100; what nothing bears on lies in the middle."""

    match: RoleMatch
    can: float
    want: float


def _draw(matches: Sequence[RoleMatch], chosen: Sequence[str], base: KnowledgeBase, wide: float) -> Drawing:
    height, corner = (430.0, LINE + 14.0) if wide >= WIDE else (390.0, 3 * LINE + 14.0)
    dots = {match.role: _dot(match) for match in matches}
    scales = {
        "can": Scale(
            _ends([dot.can for dot in dots.values()]), (10, wide - (_NAMES if wide >= WIDE else 10))
        ),
        "want": Scale(
            _ends([dot.want for dot in dots.values()]), (height - _BELOW - corner, _ABOVE + corner)
        ),
    }
    others = [dot for role, dot in dots.items() if role not in chosen]
    quiet = [_quiet(dot) for dot in others if not dot.match.may.excluded]
    crossed = [_crossed(dot) for dot in others if dot.match.may.excluded]
    named = [dots[role] for role in chosen]
    centres = _apart([(_pixel(scales["can"], dot.can), _pixel(scales["want"], dot.want)) for dot in named])
    beside = [(_pixel(scales["can"], dot.can), _pixel(scales["want"], dot.want)) for dot in others]
    box = _Box(wide, _ABOVE + corner - LINE / 2, height - _BELOW - corner + LINE / 2)
    layers = [
        *_quarters(scales, wide, height),
        Layer("symbol", quiet, "can", "want"),
        Layer("symbol", crossed, "can", "want"),
        Layer("symbol", [sign(x, y, place, 130) for place, (x, y) in enumerate(centres)]),
        Layer("text", list(_names([base.roles[role].name for role in chosen], centres, beside, box))),
    ]
    return Drawing(wide, height, layers, scales)


def _dot(match: RoleMatch) -> _Dot:
    can, want = (_MIDDLE if score is None else score * 100 for score in (match.can, match.want))
    return _Dot(match, can, want)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """Return from where to where a side of the map goes: beyond all roles, the middle well within."""
    below = max(_MIDDLE - min(values), _LEAST) + _MARGIN
    above = max(max(values) - _MIDDLE, _LEAST) + _MARGIN
    return _MIDDLE - max(below, above * _LEAST_SHARE), _MIDDLE + max(above, below * _LEAST_SHARE)


def _quiet(dot: _Dot) -> Row:
    return {"x": dot.can, "y": dot.want, "shape": "circle", "size": 30, "fill": QUIET, "fillOpacity": 0.55}


def _crossed(dot: _Dot) -> Row:
    return {"x": dot.can, "y": dot.want, "shape": _CROSS, "size": 40, "stroke": QUIET, "strokeWidth": 1.2}


def _quarters(scales: dict[str, Scale], wide: float, height: float) -> list[Layer]:
    """Return the lines between the quarters, with a name in each corner, and what the sides stand for."""
    x, y = _pixel(scales["can"], _MIDDLE), _pixel(scales["want"], _MIDDLE)
    bottom = height - _BELOW
    lines = [line(x, _ABOVE, x, bottom), line(0, y, wide, y)]
    frame = [{"x": 0.5, "y": _ABOVE, "x2": wide - 0.5, "y2": bottom, "stroke": "var(--line)"}]
    corners = []
    for name, right, up in figure_words.QUARTERS:
        room = (wide - x if right else x) - 16
        text = wrapped(name, room, most=3)
        end = {"x": wide - 8, "align": "right"} if right else {"x": 8, "align": "left"}
        first = _ABOVE + 14 if up else bottom - 12 - LINE * (len(text) - 1)
        corners.append(words(0, first, text, QUIET, fontStyle="italic") | end)
    sides = [
        words(wide, height - 8, figure_words.MORE_CAN, QUIET, align="right"),
        words(0, height - 8, figure_words.MORE_WANT, QUIET),
    ]
    return [Layer("rect", frame), Layer("rule", lines), Layer("text", [*corners, *sides])]


def _pixel(scale: Scale, value: float) -> float:
    (low, high), (first, last) = scale.domain, scale.range
    return first + (value - low) / (high - low) * (last - first)


def _apart(centres: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return where signs stand: those that would cover each other side by side."""
    apart: list[tuple[float, float]] = []
    for x, y in centres:
        free = x
        while any(abs(at - free) < _SIGN and abs(height - y) < _SIGN for at, height in apart):
            free -= _SIGN
        apart.append((free, y))
    return apart


@record
class _Place:
    """Where a name could stand: to the right of a point, to its left, or around it."""

    x: float
    y: float
    width: float
    align: str

    @property
    def left(self) -> float:
        return self.x - self.width * {"left": 0.0, "right": 1.0, "center": 0.5}[self.align]

    def covers(self, other: "_Place") -> bool:
        """Return whether two names would stand on each other."""
        beside = self.left > other.left + other.width or other.left > self.left + self.width
        return not beside and abs(self.y - other.y) < _SIGN


@record
class _Box:
    """Where names may stand: between the names of the quarters."""

    wide: float
    top: float
    bottom: float

    def holds(self, place: _Place) -> bool:
        """Return whether a name lies within."""
        return (
            place.left >= 0 and place.left + place.width <= self.wide and self.top <= place.y <= self.bottom
        )


def _names(
    names: Sequence[str],
    centres: Sequence[tuple[float, float]],
    dots: Sequence[tuple[float, float]],
    box: _Box,
) -> Iterator[Row]:
    """Yield the names of the chosen roles beside their signs, each where it covers no other and no dot."""
    quiet = [_Place(x, y, _SIGN / 2, "center") for x, y in dots]
    taken = [_Place(x, y, _SIGN, "center") for x, y in centres]
    for number, (name, (x, y)) in enumerate(zip(names, centres, strict=True)):
        ink = ROLES[number][0] if number < len(ROLES) else QUIET
        text = shortened(name, box.wide * _SHARE / BOLD)
        room = width(text) * BOLD
        place = _free(x, y, room, [*taken, *quiet], box, 1) or _free(x, y, room, taken, box, _FAR)
        place = place or _Place(min(x, box.wide - room), y - 17, room, "left")
        taken.append(place)
        yield words(place.x, place.y, text, ink, fontWeight="bold", align=place.align)


def _free(x: float, y: float, room: float, taken: Sequence[_Place], box: _Box, most: int) -> _Place | None:
    """Return the nearest place for a name that covers nothing, at most so many lines away; else None."""
    aside, above = 12.0, 17.0
    sides = [_Place(x + aside, y, room, "left"), _Place(x - aside, y, room, "right")]
    for lines in range(1, most + 1):
        for way in (-1, 1):
            height = y + way * above * lines
            sides += [_Place(x, height, room, align) for align in ("center", "left", "right")]
            sides.append(_Place(min(x, box.wide - room), height, room, "left"))
    inside = (place for place in sides if box.holds(place))
    return next((place for place in inside if not any(place.covers(other) for other in taken)), None)

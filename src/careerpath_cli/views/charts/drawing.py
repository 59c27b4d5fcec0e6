"""A drawing: layers of rows, each with what is seen of it, drawn by Vega."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from careerpath_cli.extras import library
from careerpath_cli.record import record
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import LINE, SIZE, clean
from careerpath_cli.views.charts.svg import for_page

WIDE, NARROW = 680, 320
"""The widths that charts are drawn for, in pixels: of a window or a sheet, and of a phone."""
INK, QUIET, RULE = "var(--ink)", "var(--quiet)", "var(--line)"
ROLES: Sequence[tuple[str, str]] = (
    ("var(--c1)", "circle"),
    ("var(--c2)", "square"),
    ("var(--c3)", "triangle-up"),
)
"""The colour and the shape of each chosen role."""
Kind = Literal["rect", "rule", "symbol", "text", "path"]
Row = dict[str, Any]


@record
class Scale:
    """From which values to which pixels."""

    domain: tuple[float, float]
    range: tuple[float, float]


@record
class Layer:
    """Shapes of one kind, a row each: channels of Vega with their values, x and y on scales if named."""

    kind: Kind
    rows: Sequence[Row]
    x: str = ""
    y: str = ""


@record
class Drawing:
    """What is drawn into a box of so many pixels, from the back to the front."""

    width: float
    height: float
    layers: Sequence[Layer]
    scales: Mapping[str, Scale]


def drawn(drawing: Drawing, says: str) -> str:
    """Return a drawing as SVG; raises CareerpathError where the library that draws isn't installed."""
    # no address may be loaded, whatever a name says
    picture = library("vl_convert", "report").vega_to_svg(specification(drawing), allowed_base_urls=[])
    return for_page(picture, (drawing.width, drawing.height), says)


def specification(drawing: Drawing) -> dict[str, Any]:
    """Return a drawing as Vega's JSON."""
    layers = [layer for layer in drawing.layers if layer.rows]
    return {
        "width": drawing.width,
        "height": drawing.height,
        "padding": 0,
        "autosize": "none",
        "background": None,
        "config": {"aria": False, "text": {"lineHeight": LINE}},
        "data": [
            {"name": f"rows{number}", "values": list(layer.rows)} for number, layer in enumerate(layers)
        ],
        "scales": [
            {"name": name, "type": "linear", "zero": False, "domain": scale.domain, "range": scale.range}
            for name, scale in drawing.scales.items()
        ],
        "marks": [_mark(f"rows{at}", layer) for at, layer in enumerate(layers)],
    }


def _mark(data: str, layer: Layer) -> dict[str, Any]:
    channels = dict.fromkeys(channel for row in layer.rows for channel in row)
    scales = {"x": layer.x, "x2": layer.x, "y": layer.y, "y2": layer.y}
    encoded: dict[str, Any] = {channel: {"field": channel} for channel in channels}
    for channel, scale in scales.items():
        if scale and channel in encoded:
            encoded[channel]["scale"] = scale
    return {"type": layer.kind, "from": {"data": data}, "encode": {"enter": encoded}}


def figure(
    identifier: str, told: tuple[str, str, str], table: Table, draw: Callable[[float], Drawing]
) -> Figure:
    """Return a figure in both widths; `told` are its title, what it says, and what it is based on."""
    title, says, note = map(clean, told)
    rows = tuple(tuple(map(clean, row)) for row in table.rows)
    return Figure(
        id=identifier,
        title=title,
        says=says,
        table=Table(tuple(map(clean, table.head)), rows),
        wide=drawn(draw(WIDE), says),
        narrow=drawn(draw(NARROW), says),
        note=note,
    )


def words(x: float, y: float, text: str | tuple[str, ...], ink: str = INK, **more: Any) -> Row:
    """Return a row of a layer of text, centred on a line; several lines grow downwards."""
    lines = list(text) if isinstance(text, tuple) else text
    row = {"x": x, "y": y, "text": lines, "fill": ink, "baseline": "middle", "align": "left"}
    return row | {"fontSize": SIZE} | more


def line(x: float, y: float, x2: float, y2: float, ink: str = RULE, **more: Any) -> Row:
    """Return a row of a layer of rules."""
    return {"x": x, "y": y, "x2": x2, "y2": y2, "stroke": ink, "strokeWidth": 1} | more


def sign(x: float, y: float, role: int, size: float = 80) -> Row:
    """Return the sign of a chosen role, by its place; those after the third share the quiet one."""
    ink, shape = ROLES[role] if role < len(ROLES) else (QUIET, "diamond")
    return {"x": x, "y": y, "shape": shape, "size": size, "fill": ink}


def bar(x: float, y: float, x2: float, height: float, ink: str, **more: Any) -> Row:
    """Return a row of a layer of rectangles, centred on a line."""
    return {"x": x, "x2": x2, "y": y - height / 2, "height": height, "fill": ink} | more

"""What Vega draws, made fit for a page: only shapes and text, nothing with a name, and as short as can be."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from xml.etree import ElementTree as ET

from careerpath_cli.views.charts.labels import SIZE, clean

_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_MOVED = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_KEPT = (
    "d",
    "x2",
    "y2",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-linecap",
    "text-anchor",
    "font-size",
    "font-weight",
    "font-style",
)
"""Attributes that say what is seen; classes, roles, fonts and links are not among them."""
_DEFAULTS = {"fill": "none", "stroke-width": "1", "text-anchor": "start", "font-size": f"{SIZE:g}px"}
_SHAPES = frozenset({"path", "line", "text"})


def for_page(drawn: str, size: tuple[float, float], says: str) -> str:
    """Return an SVG element of Vega's as one that may stand in any page, as often as one likes.

    It has no width or height of its own, and `says` is what it is to whoever doesn't see it.
    """
    root = ET.fromstring(drawn)  # noqa: S314 – not a file of anybody's: Vega has just written it
    shapes = "".join(_written(*shape) for shape in _shapes(root, 0.0, 0.0))
    box = f"0 0 {size[0]:g} {size[1]:g}"
    label = escape(clean(says))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{label}" '
        f'fill="none" font-size="{SIZE:g}px">{shapes}</svg>'
    )


def _shapes(parent: ET.Element, left: float, top: float) -> Iterator[tuple[ET.Element, float, float]]:
    """Yield everything that is seen, with how far it was moved by what it stands in."""
    for child in parent:
        moved = _MOVED.match(child.get("transform", ""))
        x, y = (left + float(moved[1]), top + float(moved[2])) if moved else (left, top)
        name = _name(child)
        if name in _SHAPES and _is_seen(child):
            yield child, x, y
        elif name == "g":
            yield from _shapes(child, x, y)


def _is_seen(shape: ET.Element) -> bool:
    painted = {shape.get("fill", "none"), shape.get("stroke", "none")} - {"none", "transparent"}
    return bool(painted) and shape.get("display") != "none"


def _written(shape: ET.Element, x: float, y: float) -> str:
    """Return a shape where it stands."""
    kept = {name: shape.get(name, "") for name in _KEPT if name in shape.attrib}
    kept = {name: value for name, value in kept.items() if value != _DEFAULTS.get(name)}
    match _name(shape):
        case "line":
            ends = (x + float(kept.pop("x2", "0")), y + float(kept.pop("y2", "0")))
            where = dict(zip(("x1", "y1", "x2", "y2"), map(_rounded, (x, y, *ends)), strict=True))
            return f"<line{_attributes(where | kept)}/>"
        case "text":
            return (
                f"<text{_attributes({'x': _rounded(x), 'y': _rounded(y)} | kept)}>{_words(shape, x)}</text>"
            )
    if x or y:
        kept["transform"] = f"translate({_rounded(x)},{_rounded(y)})"
    kept["d"] = _NUMBER.sub(lambda number: _rounded(float(number[0])), kept["d"])
    return f"<path{_attributes(kept)}/>"


def _words(text: ET.Element, x: float) -> str:
    lines = []
    for line in text:
        below = _rounded(float(line.get("dy", "0")))
        lines.append(f'<tspan x="{_rounded(x)}" dy="{below}">{escape(line.text or "")}</tspan>')
    return "".join(lines) or escape(text.text or "")


def _attributes(named: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in named.items())


def _rounded(number: float) -> str:
    return f"{round(number, 1) + 0.0:g}"


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]

"""Terminal text as pictures: SVG files that need nothing else, still or moving, dark or light.

Rich draws the lines (`Console.export_svg`). What stands around them is ours: Rich's own fetches fonts from
elsewhere and knows no films. A film is one tall picture of all its frames, and a window moves over it; where
motion isn't wanted, or isn't known, it shows the frame that says most.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO
from math import ceil
from xml.etree import ElementTree as ET

from rich.color import parse_rgb_hex
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

WIDTH = 92
"""Columns: as many as stay readable at the width of a page on GitHub."""


def _theme(ground: str, normal: str, bright: str) -> TerminalTheme:
    """Return a theme from colours in hex: of the background and the text, and the sixteen."""
    (background, foreground), ordinary, brighter = (
        [parse_rgb_hex(colour) for colour in colours.split()] for colours in (ground, normal, bright)
    )
    return TerminalTheme(background, foreground, [*ordinary], [*brighter])


THEMES: Mapping[str, TerminalTheme] = {
    "dark": _theme(
        "0d1117 e6edf3",
        "484f58 ff7b72 3fb950 d29922 58a6ff bc8cff 39c5cf b1bac4",
        "6e7681 ffa198 56d364 e3b341 79c0ff d2a8ff 56d4dd f0f6fc",
    ),
    "light": _theme(
        "ffffff 0d1117",
        "24292f cf222e 116329 9a6700 0969da 8250df 1b7c83 6e7781",
        "57606a a40e26 1a7f37 633c01 218bff a475f9 3192aa 8c959f",
    ),
}
"""GitHub's own colours, so that a picture is at home on its page."""
_ASPECT = 0.6
"""How wide a character is for its height in the fonts below."""
_LINE, _SIDE, _TITLE_BAR = 24.4, 12, 44
_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace"
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Frame:
    """Lines that a window shows for some seconds."""

    lines: Sequence[Text]
    seconds: float = 0.0


def still(lines: Sequence[Text], title: str, theme: str) -> str:
    """Return a picture of lines, as high as they need."""
    return _drawn([Frame(lines)], len(lines), title, theme, "")


def film(frames: Sequence[Frame], rows: int, title: str, best: int, theme: str) -> str:
    """Return a picture that shows frames in turn, over and over; where nothing moves, the one at `best`."""
    length, at, steps = sum(frame.seconds for frame in frames), 0.0, []
    for number, frame in enumerate(frames):
        steps.append(f"{100 * at / length:.2f}%{{transform:translateY({-number * rows * _LINE:g}px)}}")
        at += frame.seconds
    motion = (
        f".film{{transform:translateY({-best * rows * _LINE:g}px)}}\n"
        f"@keyframes film{{{''.join(steps)}}}\n"
        "@media (prefers-reduced-motion:no-preference)"
        f"{{.film{{animation:film {length:g}s steps(1,end) infinite}}}}"
    )
    return _drawn(frames, rows, title, theme, motion)


def texts(svg: str) -> list[list[str]]:
    """Return the lines that stand in a picture, frame by frame, without their spaces."""
    root = ET.fromstring(svg)  # noqa: S314 - a file of this repository
    rows = int(root.attrib["data-rows"])
    lines: dict[int, list[str]] = {}
    for element in root.findall(f"{_SVG}g/{_SVG}g/{_SVG}text"):
        lines.setdefault(round(float(element.attrib["y"]) / _LINE - 0.8), []).append(element.text or "")
    frames = range(int(root.attrib["data-frames"]))
    return [
        [_squeezed("".join(lines.get(frame * rows + row, []))) for row in range(rows)] for frame in frames
    ]


def squeezed(lines: Sequence[str], rows: int) -> list[str]:
    """Return lines as `texts` does: without spaces, of which a picture shows none."""
    return [_squeezed(line) for line in [*lines, *[""] * (rows - len(lines))]]


def _squeezed(line: str) -> str:
    return "".join(line.split())


def _drawn(frames: Sequence[Frame], rows: int, title: str, theme: str, motion: str) -> str:
    console = Console(
        file=StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    for line in _strip(frames, rows):
        console.print(line, no_wrap=True, overflow="crop", highlight=False)
    outside = _outside(len(frames), rows, title, THEMES[theme], motion)
    drawn = console.export_svg(
        title="", theme=THEMES[theme], code_format=outside, font_aspect_ratio=_ASPECT, unique_id="t"
    )
    shorter = re.sub(r' clip-path="url\(#t-line-\d+\)"|<text [^>]*>\s*</text>', "", drawn)
    return shorter.replace("<text ", "\n<text ")


def _strip(frames: Sequence[Frame], rows: int) -> Iterator[Text]:
    """Yield all lines of all frames, each frame as high as the window."""
    for frame in frames:
        yield from frame.lines[:rows]
        yield from [Text("")] * (rows - len(frame.lines))


def _outside(frames: int, rows: int, title: str, theme: TerminalTheme, motion: str) -> str:
    """Return the frame that Rich fills in: `{styles}`, `{backgrounds}` and `{matrix}` are its own."""
    width, inner = ceil(WIDTH * 20 * _ASPECT + 2 * _SIDE), rows * _LINE
    height = ceil(inner + _TITLE_BAR + _SIDE)
    lights = "".join(
        f'<circle cx="{24 + 22 * place}" cy="23" r="7" fill="{colour}"/>'
        for place, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    style = (
        f".t-matrix,.title{{font-family:{_FONTS};font-size:20px;white-space:pre}}"
        f".title{{font-size:16px;fill:{theme.foreground_color.hex};opacity:.75}}\n{motion}"
    )
    border = "#8b949e"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
data-frames="{frames}" data-rows="{rows}">
<title>{_braced(escape(title))}</title>
<style>{_braced(style)}
{{styles}}
</style>
<clipPath id="window"><rect width="{width}" height="{inner:g}"/></clipPath>
<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" \
fill="{theme.background_color.hex}" stroke="{border}" stroke-opacity=".5"/>
{lights}
<text class="title" x="100" y="29">{_braced(escape(title))}</text>
<g transform="translate({_SIDE},{_TITLE_BAR})" clip-path="url(#window)">
<g class="film t-matrix">{{backgrounds}}{{matrix}}
</g>
</g>
</svg>
"""


def _braced(text: str) -> str:
    """Return a text in which `str.format` finds nothing to fill in."""
    return text.replace("{", "{{").replace("}", "}}")

"""A page of the terminal as a picture: an SVG that loads nothing.

Rich's own frame for it names fonts on a server, has no title for whoever can't see it, and knows one
background; so the frame stands here, and Rich fills it.
"""

from collections.abc import Sequence
from html import escape
from io import StringIO

from rich.console import Console
from rich.segment import Segment, Segments

from careerpath_cli.views.saved.palettes import DARK, LIGHT, Palette

_NAME = "careerpath"
"""What the names of classes begin with, so that they mean nothing on a page that a picture is put into."""


def picture(segments: Sequence[Segment], width: int, title: str) -> str:
    """Return what stands on a page as SVG: dark, and light where the reader likes that and can have it."""
    looks = _styles(segments, width, LIGHT)
    same = looks.count("{") == _styles(segments, width, DARK).count("{")
    light = f"{_frame_styles(LIGHT)}\n{looks}" if same else ""
    frame = _FRAME.replace("TITLE", escape(title).replace("{", "{{").replace("}", "}}"))
    frame = frame.replace("DARK", _escaped(_frame_styles(DARK))).replace("LIGHT", _escaped(light))
    return f"{_filled(frame, segments, width, DARK)}\n"


def _styles(segments: Sequence[Segment], width: int, palette: Palette) -> str:
    """Return the styles of all words, numbered by their order on the page."""
    return _filled("{styles}", segments, width, palette)


def _filled(frame: str, segments: Sequence[Segment], width: int, palette: Palette) -> str:
    console = Console(
        file=StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor"
    )
    console.print(Segments(segments), end="")
    return console.export_svg(code_format=frame, theme=palette.theme, unique_id=_NAME, title="")


def _frame_styles(palette: Palette) -> str:
    return (
        f".{_NAME}-frame {{ fill: {palette.background}; stroke: #8b949e; }}\n"
        f".{_NAME}-title {{ fill: {palette.foreground}; }}"
    )


def _escaped(css: str) -> str:
    return css.replace("{", "{{").replace("}", "}}")


_FRAME = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" xml:lang="en"
  aria-labelledby="{unique_id}-name">
<title id="{unique_id}-name">TITLE</title>
<style>
.{unique_id}-matrix {{
  font-family: "Fira Code", ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width;
}}
.{unique_id}-title {{ font: bold 16px system-ui, sans-serif; }}
DARK
{styles}
@media (prefers-color-scheme: light) {{
LIGHT
}}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
<rect class="{unique_id}-frame" x="1" y="1" width="99.8%" height="99.8%" rx="8"/>
<text class="{unique_id}-title" x="50%" y="27" text-anchor="middle">TITLE</text>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>"""

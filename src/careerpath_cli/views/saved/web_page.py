"""A page of the terminal as a web page that loads nothing and runs nothing.

Rich writes one, too (`export_html`), but puts addresses into it as they come, names no language and knows one
background.
"""

from collections.abc import Iterable
from html import escape

from rich.segment import Segment
from rich.style import Style

from careerpath_cli.views.saved.palettes import DARK, LIGHT

_SAFE = ("https://", "http://", "mailto:")
_GLYPH = 0.61
"""How wide a character of a monospaced font is, in its own height."""


def web_page(segments: Iterable[Segment], width: int, title: str) -> str:
    """Return what stands on a page as HTML, light or dark as the reader likes it."""
    classes: dict[tuple[str, str], str] = {}
    code = "".join(_marked_up(segment, classes) for segment in Segment.simplify(segments))
    code = "\n".join(line.rstrip() for line in code.split("\n")).rstrip("\n")
    words = escape(title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{words}</title>
<style>
{_stylesheet(classes, width)}
</style>
</head>
<body>
<main>
<h1>{words}</h1>
<pre tabindex="0" role="region" aria-label="{words}">
{code}
</pre>
</main>
</body>
</html>
"""


def _marked_up(segment: Segment, classes: dict[tuple[str, str], str]) -> str:
    """Return a piece of text with its looks, whose class is added to `classes`, and its link."""
    text, style = escape(segment.text), segment.style or Style()
    looks = (style.get_html_style(LIGHT.theme), style.get_html_style(DARK.theme))
    if any(looks):
        name = classes.setdefault(looks, f"r{len(classes) + 1}")
        text = f'<span class="{name}">{text}</span>'
    safe = style.link is not None and style.link.lower().startswith(_SAFE)
    return f'<a href="{escape(style.link or "")}" rel="noreferrer">{text}</a>' if safe else text


def _stylesheet(classes: dict[tuple[str, str], str], width: int) -> str:
    """Return the styles, in which a line of `width` columns fits the window as long as it stays readable."""
    light = "\n".join(f".{name} {{ {on_light} }}" for (on_light, _), name in classes.items())
    dark = "\n".join(f".{name} {{ {on_dark} }}" for (_, on_dark), name in classes.items())
    return f"""body {{ margin: 0; color: {LIGHT.foreground}; background: {LIGHT.background}; }}
main {{ padding: 1rem; }}
h1 {{ margin: 0 0 1rem; font: bold 1rem system-ui, sans-serif; }}
pre {{ margin: 0; overflow-x: auto; line-height: 1.35;
  font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: clamp(9px, calc((100vw - 2.5rem) / {width * _GLYPH:.1f}), 15px); }}
a, a span {{ color: inherit; }}
{light}
@media (prefers-color-scheme: dark) {{
body {{ color: {DARK.foreground}; background: {DARK.background}; }}
{dark}
}}
@media print {{ pre {{ overflow: visible; white-space: pre-wrap; font-size: 8pt; }} }}"""

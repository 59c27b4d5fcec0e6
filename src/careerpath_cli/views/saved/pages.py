"""A page of the terminal as plain text, as a web page or as a picture, by what it is saved as."""

import re
from collections.abc import Callable
from io import StringIO

from rich.console import Console, RenderableType
from rich.segment import Segment

from careerpath_cli.views.saved.picture import picture
from careerpath_cli.views.saved.web_page import web_page

_UNPRINTABLE = re.compile(r"[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, and what a terminal would take for a command."""


def rendered(page: RenderableType, width: int) -> list[Segment]:
    """Return what stands on a page that is `width` columns wide; without colours where NO_COLOR is set."""
    console = Console(
        file=StringIO(), width=width, force_terminal=True, markup=False, highlight=False, emoji=False
    )
    segments = [
        Segment(_UNPRINTABLE.sub("", text), style)
        for text, style, _ in Segment.filter_control(console.render(page))
    ]
    return list(Segment.remove_color(segments) if console.no_color else segments)


def _text(page: RenderableType, width: int, _title: str) -> str:
    lines = "".join(segment.text for segment in rendered(page, width)).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


SAVED: dict[str, Callable[[RenderableType, int, str], str]] = {
    "txt": _text,
    "html": lambda page, width, title: web_page(rendered(page, width), width, title),
    "svg": lambda page, width, title: picture(rendered(page, width), width, title),
}
"""Kind of file → a page of a width in columns, with a title, as that file's text."""

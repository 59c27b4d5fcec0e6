"""A chart in Mermaid, which GitHub renders."""

import re
from collections.abc import Iterator
from itertools import groupby

from careerpath_cli.views.outline import Chart

_MEANS_SOMETHING = re.compile(r"[:;#,`\"<>{}\\%\x00-\x1f\x7f]")
_NO_IDENTIFIER = re.compile(r"[^\w-]+")
_LONGEST = 60


def gantt(chart: Chart) -> Iterator[str]:
    """Yield the lines of a chart: its bars, numbered, by part, and the days that matter."""
    yield from ("```mermaid", "gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %b %Y")
    yield "    inclusiveEndDates"
    yield f"    title {_plain(chart.title)}"
    for part, bars in groupby(enumerate(chart.items, 1), key=lambda numbered: numbered[1].part):
        yield f"    section {part}"
        for number, bar in bars:
            identifier = _NO_IDENTIFIER.sub("-", bar.id)
            yield f"    {_plain(f'{number} {bar.name}')} :{identifier}, {bar.first}, {bar.last}"
    yield "    section Milestones"
    for number, (day, name) in enumerate(chart.days, 1):
        yield f"    {_plain(name)} :milestone, milestone-{number}, {day}, 0d"
    yield "```"


def _plain(text: str) -> str:
    """Return a name without Mermaid's syntax: never empty, and short, as charts of 50,000 characters fail."""
    words = " ".join(_MEANS_SOMETHING.sub(" ", text).split())
    return (words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…") or "…"

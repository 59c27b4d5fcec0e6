"""The likely dates of a plan as a Gantt chart in Mermaid, which GitHub renders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep
from careerpath_cli.views.wording import calendar as calendar_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words

_MEANS_SOMETHING = re.compile(r"[:;#,`\"<>{}\\%\x00-\x1f\x7f]")
_NO_IDENTIFIER = re.compile(r"[^\w-]+")
_LONGEST = 60
_TURNS = frozenset({"essential", "parting"})
"""The milestones that no bar ends with."""


def gantt(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Iterator[str]:
    """Yield the lines of a chart: the steps of each part, when applying makes sense, the checkpoints."""
    yield from ("```mermaid", "gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %b %Y")
    yield "    inclusiveEndDates"
    yield f"    title {_plain(roadmap_words.title(roadmap.plan))}"
    numbers = count(1)
    for part, name in mentor_words.NAMES.items():
        steps = way.of_part(part)
        if steps:
            yield f"    section {name}"
        for step in steps:
            yield _bar(f"{next(numbers)} {mentor_words.short_title(step, way, base)}", step)
    yield "    section Milestones"
    points = [
        (milestone.finish.likely, calendar_words.milestone(milestone, base))
        for milestone in roadmap.milestones
        if milestone.kind in _TURNS
    ]
    points += [(day, "Checkpoint") for day in way.checks]
    for number, (day, name) in enumerate(sorted(points), 1):
        yield f"    {_plain(name)} :milestone, milestone-{number}, {day}, 0d"
    yield "```"


def _bar(name: str, step: RouteStep) -> str:
    identifier = _NO_IDENTIFIER.sub("-", step.id)
    return f"    {_plain(name)} :{identifier}, {step.begins}, {step.finish.likely}"


def _plain(text: str) -> str:
    """Return a name without Mermaid's syntax: never empty, and short, as charts of 50,000 characters fail."""
    words = " ".join(_MEANS_SOMETHING.sub(" ", text).split())
    return (words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…") or "…"

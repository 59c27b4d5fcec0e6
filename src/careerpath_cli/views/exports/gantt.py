"""The likely dates of a plan as a Gantt chart in Mermaid, which GitHub renders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerpath_cli.views.wording import roadmap as roadmap_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.roadmap.roadmap import Roadmap

_MEANS_SOMETHING = re.compile(r"[:;#,`\"<>{}\\%\x00-\x1f\x7f]")
_NO_IDENTIFIER = re.compile(r"[^\w-]+")
_LONGEST = 200


def gantt(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[str]:
    """Yield the lines of a chart of the required steps, the projects and the milestones."""
    yield from ("```mermaid", "gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %b %Y")
    yield "    inclusiveEndDates"
    yield f"    title {_plain(roadmap_words.title(roadmap.plan))}"
    number = 0
    for section in roadmap.plan.sections:
        steps = [step for step in section.steps if not step.optional]
        if steps:
            yield f"    section {_plain(roadmap_words.section_title(section, roadmap.plan, base))}"
        for step in steps:
            number += 1
            yield _bar(f"{number} {base.skills[step.skill].name}", step.id, roadmap)
    projects = [project for project in roadmap.plan.projects if not project.done]
    if projects:
        yield f"    section {_plain(base.steps['portfolio'].name)}"
    for project in projects:
        number += 1
        yield _bar(f"{number} {project.role.portfolio.title}", project.id, roadmap)
    if roadmap.milestones:
        yield "    section Milestones"
    for number, milestone in enumerate(roadmap.milestones, 1):
        name = {
            "foundation": "Foundation",
            "parting": "Plans diverge",
            "essential": "Essentials",
            "learning": "Everything learnt",
            "project": "Project published",
        }[milestone.kind]
        if len(milestone.roles) == 1 and len(roadmap.plan.roles) > 1:
            name = _plain(f"{name} of {base.roles[milestone.roles[0]].name}")
        yield f"    {name} :milestone, milestone-{number}, {milestone.finish.likely}, 0d"
    yield "```"


def _bar(name: str, step: str, roadmap: Roadmap) -> str:
    dated = roadmap.dates[step]
    identifier = _NO_IDENTIFIER.sub("-", step)
    return f"    {_plain(name)} :{identifier}, {dated.begins}, {dated.finish.likely}"


def _plain(text: str) -> str:
    """Return a name without Mermaid's syntax: never empty, and short, as charts of 50,000 characters fail."""
    words = " ".join(_MEANS_SOMETHING.sub(" ", text).split())
    return (words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…") or "…"

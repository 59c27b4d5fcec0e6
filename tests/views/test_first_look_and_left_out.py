"""How a first look at several skills is shown, and what a plan says it left out."""

from datetime import date
from io import StringIO
from typing import cast

import pytest
from rich.console import Console

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.exports.markdown import roadmap_document
from careerpath_cli.views.json.roadmap import roadmap as as_record
from careerpath_cli.views.outlines.roadmap import RoadmapPageOptions
from careerpath_cli.views.terminal.roadmap import roadmap_page
from careerpath_cli.views.wording import mentoring, words

pytestmark = pytest.mark.usefixtures("whole_lines")

DEVELOPER: dict[str, Level] = {"python": "working", "software-engineering": "proficient", "linux": "working"}


def drawn(skills: dict[str, Level], role: str, base: KnowledgeBase, model: MatchingModel) -> Roadmap:
    request = RoadmapRequest(date(2026, 11, 21), hours_per_week=8)
    return build_roadmap(Profile(skills=skills), [base.roles[role]], request, Progress(), model, base)


def page(roadmap: Roadmap, base: KnowledgeBase) -> str:
    document = roadmap_document(roadmap, Profile(), "somebody", base, "0")
    return "\n".join(line for block in document.blocks for line in block.lines)


def test_a_first_look_names_its_skills_and_one_thing_for_each(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    roadmap = drawn({}, "machine-learning-engineer", base, model)
    way = route(roadmap, base)
    (look,) = [step for step in way.steps if step.work is not None and step.work.is_first_look]
    names = [base.skills[skill].name for skill in look.teaches]
    assert mentoring.title(look, way, base) == f"First look at {words.listed(names)}"
    bridge = way.of_part("bridge")
    first, following = bridge[0], bridge[bridge.index(look) + 1]
    assert first.resources, "one begins with learning in earnest"
    assert look is not first
    assumed = {skill for resource in following.resources for skill in resource.assumes}
    needed = {need.skill for skill in following.teaches for need in base.skills[skill].prerequisites}
    assert look.teaches.keys() & (assumed | needed)
    text = page(roadmap, base)
    assert look.resource is None
    assert len(look.resources) > 1
    assert all(f"[{resource.name}]({resource.address})" in text for resource in look.resources)


def test_what_was_left_out_is_told_with_its_reason(base: KnowledgeBase, model: MatchingModel) -> None:
    roadmap = drawn(DEVELOPER, "machine-learning-engineer", base, model)
    way = route(roadmap, base)
    assert 0 < len(way.left_out) <= 2
    line = mentoring.left_out(way)
    assert all(other.resource.name in line for other in way.left_out)
    assert line not in page(roadmap, base), "nobody asked for it on a plan to print"
    shown = Console(width=3000, file=StringIO())
    shown.print(roadmap_page(roadmap, base, RoadmapPageOptions("", "")))
    assert line in cast("StringIO", shown.file).getvalue()
    record = as_record(roadmap, Profile(), base, "0")
    assert [other["resource"] for other in record["left_out"]] == [
        other.resource.id for other in way.left_out
    ]


def test_a_plan_without_a_course_for_several_skills_leaves_nothing_out(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    held = {need.skill: need.level for need in base.roles["data-analyst"].needs}
    assert mentoring.left_out(route(drawn(held, "data-analyst", base, model), base)) == ""

"""What a plan depends on besides hours: weeks that others need, experience that counts, a way back."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.planning.plan import Work, plan_roles
from careerpath_cli.planning.reach import reach
from careerpath_cli.profile.model import ExperienceAnswer, Profile
from careerpath_cli.roadmap.plan_b import plan_b
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.outlines.roadmap import RoadmapPageOptions
from careerpath_cli.views.terminal.roadmap import roadmap_page
from careerpath_cli.views.wording.mentoring import checkpoints, tonight, tonight_in_short
from profiles import profiles

pytestmark = pytest.mark.usefixtures("whole_lines")

START = date(2026, 11, 23)
people = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def drawn(person: Profile, role: str, base: KnowledgeBase, model: MatchingModel, pace: float = 40) -> Roadmap:
    return build_roadmap(person, [base.roles[role]], RoadmapRequest(START, pace), Progress(), model, base)


@pytest.mark.parametrize("weeks", [0, 10])
def test_a_project_that_others_have_to_use_takes_its_weeks_at_any_pace(
    weeks: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    """Somebody who has everything but the work to show, and all day for it."""
    role = base.roles["ai-adoption-lead"]
    waiting = replace(role, portfolio=replace(role.portfolio, weeks=weeks, hours=(20, 40)))
    told = replace(base, roles={**base.roles, role.id: waiting})
    person = Profile(skills={need.skill: need.level for need in role.needs})
    way = route(drawn(person, role.id, told, model), told)
    (project,) = way.of_part("bridge")
    least = max(timedelta(weeks=weeks), timedelta(days=5))
    assert project.finish.likely - project.begins >= least
    assert way.apply.likely == project.finish.likely
    assert way.apply.likely < START + timedelta(weeks=weeks + 2)
    assert reach(person, role.id, model, told, 40).months.low >= weeks * 12 / 52


@people
@given(data=st.data())
def test_plan_b_is_nobody_s_present_role_and_its_hours_go_from_few_to_many(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = data.draw(profiles(base))
    role = data.draw(st.sampled_from(list(base.roles)))
    second = drawn(person, role, base, model).plan_b
    if second is not None:
        assert second.role.id not in {person.current_role, role}
        assert 0 <= second.own_hours.low <= second.own_hours.high


def test_plan_b_is_no_longer_a_way_where_there_is_such_a_role(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    """An analyst who would love research: what matches best may take years, and a plan B must not."""
    analyst = Profile(
        skills={"sql": "proficient", "excel": "proficient", "statistics": "working", "python": "working"},
        activities={"advance-research": "love", "analyse-data": "like"},
        current_role="data-analyst",
    )
    roadmap = drawn(analyst, "machine-learning-engineer", base, model)
    assert roadmap.plan_b is not None
    second = drawn(analyst, roadmap.plan_b.role.id, base, model)
    assert second.plan.hours.likely <= roadmap.plan.hours.likely * 1.05


def test_plan_b_of_several_roles_may_take_as_long_as_the_longest_of_them(tiny_base: KnowledgeBase) -> None:
    """What matches best, ML engineer, takes longer than both roles; a data engineer's twin as long as one."""
    engineer = tiny_base.roles["data-engineer"]
    base = replace(tiny_base, roles={**tiny_base.roles, "etl-engineer": replace(engineer, id="etl-engineer")})
    model = build_model(base)
    person = Profile(activities={"train-models": "love"})
    plan = plan_roles(person, [base.roles["ai-auditor"], engineer], model, base)
    second = plan_b(person, plan, Work(), model, base)
    assert second is not None
    assert second.role.id == "etl-engineer"


def test_who_brings_years_that_count_is_not_sent_to_a_junior_post(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    beginner = Profile(
        skills={"python": "working"}, experience=ExperienceAnswer(total_years=1, coding_years=1)
    )
    old_hand = replace(beginner, experience=ExperienceAnswer(total_years=9, coding_years=9))
    way = base.roles["mlops-engineer"].juniors.way
    for person, sent in ((beginner, True), (old_hand, False)):
        roadmap = drawn(person, "mlops-engineer", base, model)
        last = checkpoints(route(roadmap, base), roadmap)[-1]
        assert (way in last.consequence) == sent
        assert "forty applications" in last.condition


def test_where_there_is_little_room_tonight_ends_with_a_thought(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    for role in base.roles:
        way = route(drawn(Profile(skills={"python": "working"}), role, base, model), base)
        assert way.tonight is not None
        short, whole = tonight_in_short(way.tonight, way, base), tonight(way.tonight, way, base)
        assert len(short) <= 172
        if short != whole:
            assert short.endswith(" …")
            assert whole.startswith(short.removesuffix(" …"))
            assert whole[len(short) - 2] in ".,;: "


def test_the_extremes_of_a_plan_stand_on_its_full_page(base: KnowledgeBase, model: MatchingModel) -> None:
    roadmap = drawn(Profile(skills={"python": "working"}), "mlops-engineer", base, model)
    plan = roadmap.plan
    parts = [*(step.hours for step in plan.required), *(project.hours for project in plan.projects)]
    fast, slow = sum(hours.low for hours in parts), sum(hours.high for hours in parts)
    assert fast < plan.hours.low < plan.hours.high < slow
    console = Console(width=3000, file=StringIO())
    console.print(roadmap_page(roadmap, base, RoadmapPageOptions("", "")))
    shown = cast("StringIO", console.file).getvalue()
    assert f"If every step went fast: {fast:,.0f} h; if every one went slowly: {slow:,.0f} h." in shown

"""Whether the day or the months that somebody named can be kept, and what comes first where they can't."""

from dataclasses import replace
from datetime import date

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.person import Employment
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.wording.mentoring import opening_lines

START = date(2026, 11, 23)
CLERK = Profile(
    skills={"excel": "proficient", "sql": "working", "statistics": "aware", "python": "aware"},
    activities={"analyse-data": "love"},
    experience=ExperienceAnswer(total_years=10, coding_years=0, ml_years=0),
    constraints=Constraints(hours_per_week=10),
)


def plan(person: Profile, base: KnowledgeBase, model: MatchingModel, by: date | None = None) -> Roadmap:
    request = RoadmapRequest(START, by=by)
    return build_roadmap(person, [base.roles["data-scientist"]], request, Progress(), model, base)


def lines(roadmap: Roadmap, base: KnowledgeBase) -> list[str]:
    return opening_lines(route(roadmap, base), roadmap)


@pytest.mark.parametrize(
    ("employment", "months", "told"),
    [("unemployed", 3, True), ("employed", 3, False), (None, 3, True)],
)
def test_who_runs_out_of_money_first_is_told_in_the_second_line(
    employment: Employment | None, months: float, *, told: bool, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(CLERK, employment=employment, runway_months=months)
    found = lines(plan(person, base, model), base)
    assert len(found) == 1 + told
    assert [line.startswith("Your money lasts until about 22 Feb 2027, so ") for line in found[1:]] == [
        True
    ] * told


def test_whose_money_lasts_longer_is_told_what_is_left_for_getting_hired(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    roadmap = plan(replace(CLERK, employment="unemployed", runway_months=12), base, model)
    assert roadmap.money_until == date(2027, 11, 23)
    weeks = (roadmap.money_until - route(roadmap, base).apply.likely).days // 7
    assert weeks > 10
    assert lines(roadmap, base)[1].endswith(f": that leaves {weeks} weeks for getting hired.")
    assert len(lines(plan(replace(CLERK, employment="unemployed", runway_months=60), base, model), base)) == 1


def test_a_role_that_fits_into_the_money_comes_first(base: KnowledgeBase, model: MatchingModel) -> None:
    roadmap = plan(replace(CLERK, employment="unemployed", runway_months=5), base, model)
    assert roadmap.reachable
    assert roadmap.money_until is not None
    for nearer in roadmap.reachable:
        assert nearer.role.id != "data-scientist"
        assert nearer.hours.likely <= roadmap.calendar.hours_until(roadmap.money_until)
    assert f"{roadmap.reachable[0].role.name} first (" in lines(roadmap, base)[1]


def test_a_day_that_cannot_be_kept_brings_the_pace_that_would_or_a_nearer_role(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    late = plan(CLERK, base, model, by=date(2027, 4, 1))
    assert late.deadline is not None
    assert (
        f"That's after 1 Apr 2027: {late.deadline.pace_likely:.0f} hours a week would make it"
        in (lines(late, base)[1])
    )
    hopeless = lines(plan(CLERK, base, model, by=date(2026, 12, 1)), base)[1]
    assert hopeless == "That's after 1 Dec 2026: nothing near fits before it."
    assert lines(plan(CLERK, base, model, by=date(2029, 1, 1)), base)[1] == (
        "That's before 1 Jan 2029, as you want."
    )


def test_the_money_speaks_where_it_ends_before_the_day(base: KnowledgeBase, model: MatchingModel) -> None:
    person = replace(CLERK, employment="unemployed", runway_months=2)
    assert lines(plan(person, base, model, by=date(2027, 4, 1)), base)[1].startswith("Your money lasts")
    assert lines(plan(person, base, model, by=date(2026, 12, 15)), base)[1].startswith("That's after")

"""What a report says agrees with itself, and says to strangers what they may know."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.reach import reach
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.reporting.report import Report, build_report
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import RoadmapRequest
from careerpath_cli.roadmap.route import route
from careerpath_cli.views.charts.timeline import timeline_figure
from careerpath_cli.views.outlines.report import report_parts
from careerpath_cli.views.outlines.sheet import Sheet, sheet
from careerpath_cli.views.wording import advice, mentoring, paths, words
from careerpath_cli.views.wording.advice import distance

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
START = date(2026, 11, 23)
MANAGER = Profile(
    occupation="sales manager",
    occupation_id="sales-manager",
    employment="unemployed",
    runway_months=5,
    skills={"communication": "expert", "stakeholder-management": "expert", "excel": "proficient"},
    activities={"lead-people-and-products": "love", "analyse-data": "like", "build-software": "avoid"},
    constraints=Constraints(hours_per_week=30, country="DE"),
)
ADOPTION = "ai-adoption-lead"


def about(person: Profile, base: KnowledgeBase, model: MatchingModel, *roles: str) -> Report:
    return build_report(person, Progress(), roles, RoadmapRequest(START), model, base)


@pytest.fixture(scope="module")
def manager(base: KnowledgeBase, model: MatchingModel) -> Report:
    return about(MANAGER, base, model, ADOPTION)


def test_a_route_takes_no_less_than_the_weeks_in_which_others_use_the_project(
    manager: Report, base: KnowledgeBase
) -> None:
    assert manager.paths is not None
    weeks = base.roles[ADOPTION].portfolio.weeks
    move = manager.paths.direct
    assert move.until_applying.high / 30 < weeks, "its hours alone would take less"
    assert paths.until_applying(move, 30) == f"after {weeks} weeks at 30 hours a week"
    alone = replace(move, project_weeks=0)
    assert paths.until_applying(alone, 30) == "after 2 weeks at 30 hours a week"


def test_a_plan_that_waits_for_its_project_says_why_it_takes_longer_than_its_hours(
    manager: Report, base: KnowledgeBase, model: MatchingModel
) -> None:
    said = mentoring.verdict(route(manager.plan, base), manager.plan)
    assert said.endswith(" The project alone lasts 4 weeks, because others have to use it meanwhile.")
    slow = replace(MANAGER, constraints=Constraints(hours_per_week=4))
    plan = about(slow, base, model, ADOPTION).plan
    assert "project alone" not in mentoring.verdict(route(plan, base), plan)


@pytest.mark.parametrize(("hours", "title"), [(30, "Try, this week"), (3, "Try, first")])
def test_trying_is_for_this_week_only_where_it_fits_into_it(
    hours: float, title: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(MANAGER, constraints=Constraints(hours_per_week=hours))
    way = route(about(person, base, model, ADOPTION).plan, base)
    last = max(step.finish.likely for step in way.of_part("try"))
    assert (last < START + timedelta(days=7)) == (title == "Try, this week")
    assert mentoring.part_title("try", way) == title


@pytest.mark.parametrize("hours", [3, 4, 5, 7, 12, 40])
def test_every_step_of_the_first_weeks_is_told_and_none_on_the_last_day_before_it_goes_on(
    hours: float, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(MANAGER, employment="employed", constraints=Constraints(hours_per_week=hours))
    report = about(person, base, model, "data-analyst")
    told = sheet(report, base).weeks
    titles = [[re.sub("^(Finish|Go on): ", "", doing.title) for doing in week.doing] for week in told]
    weeks = [START + timedelta(weeks=number) for number in range(len(told))]
    way = route(report.plan, base)
    for step in way.steps:
        title = mentoring.title(step, way, base)
        days = [first for first, names in zip(weeks, titles, strict=True) if title in names]
        if step.begins < weeks[-1]:
            assert days, title
        for first in days:
            sunday = first + timedelta(days=6)
            assert step.begins != sunday or step.finish.likely == sunday, title


def test_a_role_on_the_sheet_says_which_years_it_usually_wants(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    person = Profile(
        skills={"sql": "proficient", "statistics": "working", "python": "working"},
        experience=ExperienceAnswer(total_years=6, coding_years=1, ml_years=0),
    )
    report = about(person, base, model, "data-scientist", "data-analyst")
    kinds = {role.name: role.kind for fits in sheet(report, base).fits for role in fits.roles}
    assert re.search(r" · wants about \w+ more years$", kinds["Data Scientist"])
    assert "wants about" not in kinds["Data Analyst"]


def words_of(first: Sheet, report: Report, base: KnowledgeBase, *, redacted: bool) -> str:
    parts = report_parts(report, base, redacted=redacted)
    return f"{first} {parts}"


def test_a_redacted_report_says_nothing_of_money_that_runs_out(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    for hours in (30, 3):
        person = replace(MANAGER, constraints=Constraints(hours_per_week=hours))
        report = about(person, base, model, ADOPTION)
        open_report, redacted = (
            words_of(sheet(report, base, redacted=hidden), report, base, redacted=hidden)
            for hidden in (False, True)
        )
        assert "money for 5 months" in open_report
        assert "Your money lasts" in open_report
        assert "money for" not in redacted
        assert "Your money" not in redacted


def test_the_sheet_prints_no_commands(base: KnowledgeBase, model: MatchingModel) -> None:
    beginner = Profile(
        skills={"python": "working", "machine-learning": "aware"},
        education=EducationAnswer(degree="high-school"),
        experience=ExperienceAnswer(total_years=1, coding_years=1, ml_years=0),
    )
    for role in ("ai-research-scientist", "data-analyst"):
        report = about(beginner, base, model, role)
        plan = report.plan
        said = mentoring.verdict(route(plan, base), plan)
        assert re.search("careerpath path|--hours-per-week", said), "in a terminal it names the command"
        first = sheet(report, base)
        assert first.apply
        assert not re.search("careerpath|--", " ".join(first.apply))


def test_the_months_to_a_role_a_long_way_off_are_said_to_hold_the_project(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    slow = replace(MANAGER, constraints=Constraints(hours_per_week=2))
    reached = reach(slow, "data-analyst", model, base)
    assert reached.distance == "a long way"
    assert reached.months.likely * 52 / 12 * 2 > reached.learning.likely
    assert "learning and a project to show take" in distance(reached)


def test_who_may_apply_now_reads_so_on_the_sheet_and_above_the_timeline(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    teacher = read_profile(EXAMPLES / "teacher.yaml", base)
    report = about(teacher, base, model)
    figure = timeline_figure(report, base)
    assert figure is not None
    assert "apply now where half of an ad" in sheet(report, base).apply[0]
    assert figure.title.startswith("You can apply as an AI Learning Designer now")


@pytest.mark.parametrize("weeks", [12.5, 17.5, 8.5, 3.5])
def test_a_length_of_time_reads_the_same_however_it_was_counted(weeks: float) -> None:
    in_months = Hours(weeks * 12 / 52, (weeks + 5) * 12 / 52)
    assert words.weeks(Hours(weeks, weeks + 5)) == advice.in_months(in_months)

"""What a cohort has in common, worked out by hand, and what a course does, held against the plan after it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from careerpath_cli.engine import Engine
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.inference import RANK
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.profile.cohorts.reading import read_people
from careerpath_cli.profile.model import Profile
from careerpath_cli.reporting.cohort import Cohort, LeftOut, cohort
from careerpath_cli.reporting.courses import Help
from careerpath_cli.reporting.members import Member, Missing, Stage
from careerpath_cli.reporting.report import Results
from careerpath_cli.roadmap.roadmap import RoadmapRequest
from careerpath_cli.roadmap.timetable import Finish
from careerpath_cli.views.wording.reports.cohort import monday

START = date(2026, 11, 23)
EXAMPLE = Path(__file__).parents[2] / "examples" / "cohort.csv"


def person(number: int, goal: str, stage: Stage, weeks: int, **more: object) -> Member:
    day = START + timedelta(weeks=weeks)
    hours = Hours(weeks * 4.0, weeks * 6.0)
    known = {"recommended": (goal,), **more}
    return Member(
        number, f"p{number}", "", goal, stage=stage, apply=Finish(day, day, day), weeks=weeks,
        hours=hours, **known,  # type: ignore[arg-type]
    )  # fmt: skip


def lacking(skill: str, hours: float, *, asked: bool = True) -> Missing:
    return Missing(skill, "working", Hours(hours, hours), asked)


@pytest.fixture(scope="module")
def found(base: KnowledgeBase) -> Cohort:
    """Six people: one ready, one with the skills, three who learn, one whom years bar."""
    all_of, half = Help(1.0, 3.0), Help(0.6, 3.0)
    members = [
        person(
            2, "data-scientist", "learning", 30, missing=(lacking("sql", 10), lacking("pandas", 4)),
            courses={"pandas-user-guide": half, "kaggle-learn": all_of},
            recommended=("data-scientist", "data-analyst"), not_known=("Qlik",),
        ),
        person(3, "data-analyst", "learning", 10, missing=(lacking("sql", 20, asked=False),),
               courses={"sqlbolt": all_of, "kaggle-learn": Help(1.0, 9.0)}),
        person(4, "data-analyst", "learning", 13, missing=(lacking("sql", 60),),
               courses={"sqlbolt": all_of, "kaggle-learn": Help(1.0, 9.0)}, not_known=("Qlik", "Abacus")),
        person(5, "data-analyst", "ready", 0),
        person(6, "ai-research-scientist", "barred", 100, missing=(lacking("pandas", 6),),
               courses={"pandas-user-guide": all_of}),
        person(7, "data-engineer", "to show", 60),
    ]  # fmt: skip
    courses = {"pandas-user-guide", "kaggle-learn", "sqlbolt"}
    some = dict(zip(sorted(courses), list(base.resources)[:3], strict=True))
    members = [
        replace(member, courses={some[name]: given for name, given in member.courses.items()})
        for member in members
    ]
    return cohort(members, [LeftOut(8, "p8", "silent")], [LeftOut(9, "", "not JSON")], base)


def test_skills_that_nobody_asked_about_keep_their_names(base: KnowledgeBase) -> None:
    unasked = (lacking("power-bi", 9, asked=False), lacking("data-visualization", 9, asked=False))
    learning = [person(number, "data-analyst", "learning", 9, missing=unasked) for number in range(2, 6)]
    first, *_ = monday(cohort(learning, [], [], base), base)
    assert "takes Data visualization and Power BI never" in first


def test_who_can_apply_comes_first_and_the_others_by_the_day(found: Cohort) -> None:
    assert [member.number for member in found.members] == [5, 3, 4, 2, 7, 6]
    assert found.size == 7
    assert found.stages == {"ready": 1, "to show": 1, "learning": 3, "barred": 1}


def test_roles_are_counted_as_goals_and_as_recommended(found: Cohort) -> None:
    counted = {tally.role: (tally.goal, tally.ready, tally.recommended) for tally in found.roles}
    assert found.roles[0].role == "data-analyst"
    assert counted["data-analyst"] == (3, 1, 4)
    assert counted["data-scientist"] == (1, 0, 1)
    assert sum(number for _, number in found.fields) == 6


def test_gaps_come_by_the_people_who_share_them(found: Cohort) -> None:
    told = [(gap.skill, gap.people, gap.unasked, gap.hours, gap.together) for gap in found.gaps]
    assert told == [("sql", 3, 1, 20, 90), ("pandas", 2, 0, 5, 10)]


def test_each_course_is_counted_for_those_whom_none_before_it_helps(
    found: Cohort, base: KnowledgeBase
) -> None:
    kaggle, _, sqlbolt = list(base.resources)[:3]
    (over,) = found.courses
    assert (over.resource.id, over.people, over.added) == (kaggle, 3, 3)
    assert [other.id for other in over.instead] == []
    assert sqlbolt not in {tally.resource.id for tally in found.courses}


def test_no_course_makes_up_for_years(found: Cohort, base: KnowledgeBase) -> None:
    (halfway,) = found.halfway
    assert (halfway.resource.id, halfway.people) == (list(base.resources)[1], 1)


def test_weeks_are_counted_for_those_who_wait_and_whom_no_years_bar(found: Cohort) -> None:
    assert found.spans == ((13, 2), (26, 0), (52, 1), (None, 1))
    assert found.middle == ((65 + 150) / 2, (13 + 30) / 2)
    assert found.not_known == (("Qlik", 2), ("Abacus", 1))


def test_of_equal_courses_the_one_that_suits_comes_first(base: KnowledgeBase) -> None:
    first, second = list(base.resources)[:2]
    members = [
        person(n, "data-analyst", "learning", 5, courses={first: Help(1.0, 9.0), second: Help(1.0, 2.0)})
        for n in (1, 2)
    ]
    (offered,) = cohort(members, [], [], base).courses
    assert offered.resource.id == second
    assert [other.id for other in offered.instead] == [first]


@pytest.fixture(scope="module")
def engine(base: KnowledgeBase, model: MatchingModel) -> Engine:
    loaded = Engine(base)
    loaded.model = model
    return loaded


@pytest.fixture(scope="module")
def people(engine: Engine) -> list[tuple[Profile, Results, Member]]:
    """The people of the example whom something can be said about."""
    request = RoadmapRequest(START)
    rows = list(read_people(str(EXAMPLE)).lines)[1:-1]
    profiles = [engine.read_line(row) for row in rows]
    results = [engine.results(profile, request) for profile in profiles]
    return [
        (profile, result, engine.member(result, number, "", ""))
        for number, (profile, result) in enumerate(zip(profiles, results, strict=True))
    ]


def test_what_a_cohort_counts_is_what_the_plan_says(people: list[tuple[Profile, Results, Member]]) -> None:
    for _, results, member in people:
        assert member.goal == results.advice.goal.match.role if results.advice.goal else ""
        assert member.apply.likely == max(finish.likely for finish in results.plan.apply.values())
        assert {gap.skill for gap in member.missing} == {
            step.skill for step in results.plan.plan.required if step.hours.high > 0
        }


def test_after_a_course_that_brings_somebody_over_nothing_is_left_to_learn(
    people: list[tuple[Profile, Results, Member]], engine: Engine
) -> None:
    tried = 0
    for profile, _, member in people:
        whole = [course for course, given in member.courses.items() if given.is_whole]
        for course in whole[:2]:
            tried += 1
            skills = dict(profile.skills)
            for skill, level in engine.base.resources[course].teaches.items():
                skills[skill] = max(level, skills.get(skill, "none"), key=RANK.__getitem__)
            plan = engine.plan(replace(profile, skills=skills), [member.goal], RoadmapRequest(START)).plan
            assert [step.id for step in plan.required if step.hours.high > 0] == [], course
    assert tried

"""What the person's own trade gives a plan: material, somebody at work to ask, and how others moved."""

from dataclasses import replace
from datetime import date

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.person import Employment
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.own_trade import EVENING, can_ask_inside, known_move, material, trades, variant
from careerpath_cli.profile.history import Done, Logged
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from careerpath_cli.roadmap.progress import Progress, progress_from
from careerpath_cli.roadmap.roadmap import RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route

START = date(2026, 11, 21)
NURSE = Profile(
    skills={"clinical-practice": "proficient"}, occupation_id="registered-nurse", employment="employed"
)
DRIVER = Profile(occupation_id="truck-driver", employment="employed")


def way(
    person: Profile, role: str, base: KnowledgeBase, model: MatchingModel, progress: Progress | None = None
) -> Route:
    request = RoadmapRequest(START, hours_per_week=8)
    return route(
        build_roadmap(person, [base.roles[role]], request, progress or Progress(), model, base), base
    )


def inside_step(person: Profile, role: str, base: KnowledgeBase, model: MatchingModel) -> RouteStep | None:
    steps = way(person, role, base, model).steps
    return next((step for step in steps if step.id == f"inside-{role}"), None)


def test_somebody_at_work_is_asked_before_strangers(base: KnowledgeBase, model: MatchingModel) -> None:
    step = inside_step(NURSE, "clinical-informatics-specialist", base, model)
    assert step is not None
    assert (step.part, step.kind) == ("try", "conversation")
    assert (step.hours.low, step.hours.high) == (1, 2)
    trying = way(NURSE, "clinical-informatics-specialist", base, model).of_part("try")
    assert [one.id.split("-")[0] for one in trying] == ["try", "inside", "talk"]


@pytest.mark.parametrize("employment", ["unemployed", "studying", "returning", "self-employed"])
def test_without_an_employer_there_is_nobody_to_ask(
    employment: Employment, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(NURSE, employment=employment)
    assert inside_step(person, "clinical-informatics-specialist", base, model) is None


@pytest.mark.parametrize(
    ("person", "role", "asked"),
    [
        (Profile(occupation_id="registered-nurse"), "clinical-informatics-specialist", True),
        (Profile(current_role="data-analyst"), "data-scientist", True),
        (Profile(current_role="data-analyst"), "data-analyst", False),
        (Profile(skills={"sql": "working"}), "data-analyst", False),
        (Profile(employment="employed"), "data-analyst", True),
        (Profile(occupation_id="computer-science-student"), "data-analyst", False),
        (
            Profile(occupation_id="computer-science-student", employment="employed"),
            "junior-machine-learning-engineer",
            True,
        ),
        (DRIVER, "data-analyst", True),
        (DRIVER, "inference-engineer", False),
        (Profile(occupation_id="physicist"), "ai-research-scientist", True),
    ],
)
def test_who_has_an_employer_with_such_work_near(
    person: Profile, role: str, asked: object, base: KnowledgeBase
) -> None:
    assert can_ask_inside(person, base.roles[role], base, far=False) is asked


def test_a_role_years_away_is_asked_for_inside_only_where_others_went_that_way(base: KnowledgeBase) -> None:
    """Nurses are known to have become clinical informatics specialists; of somebody unknown nothing is."""
    anybody, role = Profile(employment="employed"), base.roles["clinical-informatics-specialist"]
    assert can_ask_inside(NURSE, role, base, far=True)
    assert can_ask_inside(anybody, role, base, far=False)
    assert not can_ask_inside(anybody, role, base, far=True)


def test_nobody_without_the_years_is_sent_to_the_board(base: KnowledgeBase, model: MatchingModel) -> None:
    nurse = replace(NURSE, experience=ExperienceAnswer(total_years=12, coding_years=0, ml_years=0))
    assert inside_step(nurse, "chief-ai-officer", base, model) is None
    assert can_ask_inside(nurse, base.roles["chief-ai-officer"], base, far=False)


@pytest.mark.parametrize("role", ["ml-systems-engineer", "mlops-engineer", "healthcare-ml-specialist"])
def test_a_plan_with_a_word_at_work_is_no_longer_than_others(
    role: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    found = way(Profile(employment="employed", constraints=Constraints(hours_per_week=8)), role, base, model)
    assert f"inside-{role}" in {step.id for step in found.steps}
    assert len(found.steps) <= 15


def test_where_people_of_the_trade_came_from_a_word_at_work_is_first(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    found = way(NURSE, "clinical-informatics-specialist", base, model)
    assert found.tonight is not None
    assert found.tonight.step is not None
    assert (found.tonight.kind, found.tonight.step.id) == (
        "conversation",
        "inside-clinical-informatics-specialist",
    )
    assert found.tonight.minutes <= EVENING


def test_elsewhere_the_work_is_tried_before_anybody_is_asked(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    employed, role = Profile(skills={"python": "working"}, employment="employed"), "data-analyst"
    before = way(employed, role, base, model)
    assert before.tonight is not None
    assert before.tonight.kind == "try-it"
    tried = Done("2026-11-22", f"try-{role}", "", None, None, "")
    after = way(employed, role, base, model, progress_from([tried]))
    assert after.tonight is not None
    assert after.tonight.step is not None
    assert after.tonight.step.id == f"inside-{role}"
    learning = way(employed, role, base, model, progress_from([tried, Logged("2026-11-23", "sql", 2.0, "")]))
    assert learning.tonight is not None
    assert learning.tonight.kind == "lesson"


def test_a_word_that_was_had_leaves_the_plan(base: KnowledgeBase, model: MatchingModel) -> None:
    role = "clinical-informatics-specialist"
    had = progress_from([Done("2026-11-22", f"inside-{role}", "", None, None, "")])
    found = way(NURSE, role, base, model, had)
    assert f"inside-{role}" not in {step.id for step in found.steps}
    assert found.tonight is not None
    assert found.tonight.kind == "try-it"


def test_how_others_moved_is_known_of_the_trade_the_role_and_kindred_trades(base: KnowledgeBase) -> None:
    analyst, product = base.roles["data-analyst"], base.roles["ai-product-manager"]
    own = known_move(NURSE, analyst, base)
    assert own is not None
    assert (own.who, own.how) == (
        "",
        "takes over the ward's audit spreadsheet, then joins the trust's reporting team",
    )
    role = known_move(Profile(current_role="data-analyst"), base.roles["data-scientist"], base)
    assert role is not None
    assert not role.who
    kindred = known_move(NURSE, product, base)
    assert kindred is not None
    assert kindred.who == "Physician"
    assert known_move(Profile(), analyst, base) is None
    assert known_move(DRIVER, base.roles["inference-engineer"], base) is None


@pytest.mark.parametrize(
    ("code", "own", "theirs", "who"),
    [
        ("43-9022.00", (), (), "Clerk"),
        ("43-9022.00", ("finance", "health"), ("health",), "Clerk"),
        ("43-9022.00", ("finance",), ("health",), None),
        ("43-9022.00", ("finance",), (), None),
        ("51-5112.00", (), (), "Printer"),
    ],
)
def test_trades_are_kindred_that_are_classed_together_and_share_an_industry_or_have_none(
    code: str,
    own: tuple[str, ...],
    theirs: tuple[str, ...],
    who: str | None,
    tiny_base: KnowledgeBase,
) -> None:
    """Clerks are of group 43-9, and printers, who have no industry of their own, of 51-5."""
    clerk = replace(tiny_base.occupations["clerk"], industries=theirs)
    typist = replace(clerk, id="typist", name="Typist", code=code, industries=own, moves=())
    base = replace(tiny_base, occupations={**tiny_base.occupations, "clerk": clerk, "typist": typist})
    move = known_move(Profile(occupation_id="typist"), base.roles["ai-auditor"], base)
    assert (move.who if move else None) == who


def test_a_project_goes_in_the_trade_of_the_occupation_before_others(base: KnowledgeBase) -> None:
    analyst = base.roles["data-analyst"]
    assert trades(replace(NURSE, industries=("finance",)), base) == ("healthcare", "finance")
    chosen = variant(replace(NURSE, industries=("finance",)), analyst, base)
    assert chosen is not None
    assert chosen.industry == "healthcare"
    assert "A&E" in chosen.text
    named = variant(Profile(industries=("finance",)), analyst, base)
    assert named is not None
    assert named.industry == "finance"
    assert variant(Profile(), analyst, base) is None
    assert variant(Profile(industries=("robotics",)), analyst, base) is None


def test_a_scholars_trade_is_the_subject_and_not_the_university(base: KnowledgeBase) -> None:
    postdoc = Profile(occupation_id="life-sciences-postdoc")
    chosen = variant(postdoc, base.roles["data-scientist"], base)
    assert chosen is not None
    assert chosen.industry == "biotech"
    assert "education" in base.occupations["life-sciences-postdoc"].industries
    assert variant(Profile(occupation_id="phd-student"), base.roles["data-scientist"], base) is None


def test_of_several_industries_of_an_occupation_the_one_named_counts(base: KnowledgeBase) -> None:
    firmware = Profile(occupation_id="embedded-software-developer", industries=("automotive",))
    chosen = variant(firmware, base.roles["edge-ai-engineer"], base)
    assert chosen is not None
    assert chosen.industry == "automotive"
    assert base.occupations["embedded-software-developer"].industries[0] != "automotive"


def test_what_a_trade_offers_to_build_on_is_its_own(base: KnowledgeBase) -> None:
    assert material(NURSE, base).startswith("Synthetic patient records")
    assert not material(Profile(), base)

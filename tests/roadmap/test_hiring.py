"""What getting hired takes of one person: their proofs, the post to take first, the pay there."""

from dataclasses import replace
from datetime import date

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.person import Employment
from careerpath_cli.knowledge.model.skills import Relation
from careerpath_cli.knowledge.pay import Advertised
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from careerpath_cli.roadmap.hiring import GetHired, get_hired, hiring_of, trade
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import RoadmapRequest, build_roadmap
from careerpath_cli.roadmap.route import route

START = date(2026, 11, 23)


def hired(person: Profile, role: str, base: KnowledgeBase, model: MatchingModel) -> GetHired:
    """Return what getting hired as a role takes of somebody who studies eight hours a week."""
    request = RoadmapRequest(START, hours_per_week=8)
    plan = build_roadmap(person, [base.roles[role]], request, Progress(), model, base)
    return get_hired(route(plan, base), plan, base)


ANALYST = Profile(
    skills={"sql": "proficient", "python": "working", "tableau": "working", "communication": "expert"},
    current_role="data-analyst",
    employment="employed",
    experience=ExperienceAnswer(total_years=4, coding_years=3),
    constraints=Constraints(country="ES"),
)


def test_every_role_is_filled_in_a_way_that_the_base_knows(base: KnowledgeBase) -> None:
    assert all(hiring_of(role, base) for role in base.roles.values())


def test_a_role_of_which_nothing_is_said_is_filled_like_the_one_it_specializes(
    base: KnowledgeBase,
) -> None:
    own = replace(base.roles["data-analyst"], id="shop-analyst")
    assert hiring_of(own, base) is None
    special = hiring_of(replace(own, parent="data-analyst"), base)
    assert special is not None
    assert special.id == "analysis"


def test_strengths_are_held_and_needed_and_no_traits(base: KnowledgeBase, model: MatchingModel) -> None:
    strengths = hired(ANALYST, "machine-learning-engineer", base, model).strengths
    assert {held.skill: held.level for held in strengths} == {"python": "working", "sql": "proficient"}


def test_what_a_person_showed_and_the_role_needs_comes_before_other_proofs(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    both = replace(ANALYST, evidence={"sql": "the weekly report", "tableau": "a dashboard"})
    assert [one.evidence for one in hired(both, "data-engineer", base, model).proofs] == ["the weekly report"]
    other = replace(ANALYST, evidence={"tableau": "a dashboard"})
    assert [one.evidence for one in hired(other, "data-engineer", base, model).proofs] == ["a dashboard"]


def test_a_skill_that_fills_a_cv_and_that_the_role_does_not_need_is_shortened(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    assert hired(ANALYST, "machine-learning-engineer", base, model).dropped == ("tableau",)
    assert hired(ANALYST, "bi-developer", base, model).dropped == ()


def test_what_is_related_to_the_role_s_skills_stays_on_the_cv(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """An auditor's skills are of other groups than PyTorch, which is related to none of them but here."""
    person = Profile(skills={"pytorch": "working"})
    assert hired(person, "ai-auditor", tiny_base, tiny_model).dropped == ("pytorch",)
    related = replace(tiny_base.skills["pytorch"], related=(Relation("python", "slight"),))
    base = replace(tiny_base, skills={**tiny_base.skills, "pytorch": related})
    assert hired(person, "ai-auditor", base, tiny_model).dropped == ()


def neighbours(found: GetHired) -> list[tuple[bool, str | None]]:
    return [(stone.first, stone.role.role) for stone in found.stones if stone.role]


def entrances(found: GetHired) -> list[str]:
    return [stone.entrance.suits for stone in found.stones if stone.entrance]


def test_who_comes_from_elsewhere_may_take_the_junior_role_and_need_not(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    found = hired(ANALYST, "machine-learning-engineer", base, model)
    assert neighbours(found) == [(False, "junior-machine-learning-engineer")]


def test_whose_trade_leads_there_is_sent_to_no_neighbouring_role(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    nurse = Profile(skills={"clinical-practice": "expert"}, occupation_id="registered-nurse")
    found = hired(nurse, "clinical-informatics-specialist", base, model)
    assert neighbours(found) == []
    assert entrances(found) == ["anybody"]


def test_a_senior_post_comes_after_one_that_leads_there(base: KnowledgeBase, model: MatchingModel) -> None:
    nurse = Profile(skills={"clinical-practice": "expert"}, occupation_id="registered-nurse")
    found = hired(nurse, "chief-ai-officer", base, model)
    first, role = neighbours(found)[0]
    assert first
    assert role in {"ai-product-manager", "analytics-manager", "ai-consultant"}


@pytest.mark.parametrize("employment", ["studying", "returning"])
def test_students_and_returners_have_a_way_in_of_their_own(
    employment: Employment, base: KnowledgeBase, model: MatchingModel
) -> None:
    person = replace(ANALYST, current_role=None, employment=employment)
    assert entrances(hired(person, "data-analyst", base, model))[0] == employment


def test_whoever_runs_out_of_money_takes_paid_work_first(base: KnowledgeBase, model: MatchingModel) -> None:
    poor = replace(ANALYST, employment="unemployed", runway_months=2.0)
    stone = hired(poor, "machine-learning-engineer", base, model).stones[0]
    assert stone.first
    assert stone.entrance is not None
    assert stone.entrance.suits == "anybody"
    rich = replace(poor, runway_months=90.0)
    assert not hired(rich, "machine-learning-engineer", base, model).stones[0].first


def test_pay_is_of_the_person_s_country_or_there_is_none(base: KnowledgeBase, model: MatchingModel) -> None:
    assert hired(ANALYST, "data-analyst", base, model).pay == ()
    british = replace(ANALYST, constraints=Constraints(country="gb"))
    offers = hired(british, "data-analyst", base, model).pay
    assert {offer.row.country for offer in offers if isinstance(offer, Advertised)} == {"GB"}
    unsaid = hired(replace(ANALYST, constraints=Constraints()), "data-analyst", base, model)
    assert unsaid.country == "US"
    assert unsaid.pay


def test_boards_of_another_country_are_not_shown(base: KnowledgeBase, model: MatchingModel) -> None:
    spanish = hired(ANALYST, "clinical-informatics-specialist", base, model).boards
    british = replace(ANALYST, constraints=Constraints(country="GB"))
    there = hired(british, "clinical-informatics-specialist", base, model).boards
    assert set(there) - set(spanish) == {"NHS Jobs"}
    spelt_small = replace(ANALYST, constraints=Constraints(country="gb"))
    assert hired(spelt_small, "clinical-informatics-specialist", base, model).boards == there


def test_a_trade_is_called_by_the_occupation_or_the_present_role(base: KnowledgeBase) -> None:
    assert trade(ANALYST, base) == "Data Analyst"
    assert trade(Profile(occupation_id="lawyer"), base) == "Lawyer"
    assert trade(Profile(), base) == ""

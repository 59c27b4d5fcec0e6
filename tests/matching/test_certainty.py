"""How sure a first place is, worked out by hand from the odds of `tests/tiny_base/scoring.yaml`."""

from dataclasses import replace
from math import e, log1p

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.certainty import Certainty, certainty, field_of, question_between
from careerpath_cli.matching.feasibility import Feasibility, Objection
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch, rank_roles
from careerpath_cli.profile.model import EducationAnswer, ExperienceAnswer, Profile


def ranking(first: str, *leads: float, others: tuple[str, ...]) -> list[RoleMatch]:
    """Return a ranking whose first role leads the others by so many nats."""
    rest = [
        RoleMatch(role, 0.5, None, None, Feasibility(), -lead)
        for role, lead in zip(others, leads, strict=True)
    ]
    return [RoleMatch(first, 0.5, None, None, Feasibility(), 0.0), *rest]


def rate(log_odds: float) -> float:
    return float(1 / (1 + e**-log_odds))


def sure(
    base: KnowledgeBase, model: MatchingModel, *leads: float, person: Profile | None = None
) -> Certainty:
    matches = ranking("ml-engineer", *leads, others=("data-engineer", "ai-auditor"))
    verdict = certainty(person or Profile(), matches, model, base)
    assert verdict is not None
    return verdict


@pytest.mark.parametrize(
    ("lead", "word", "among"),
    [
        # the odds are e to the power of twice the lead less 1; with two roles, of twice the lead
        (0.0, "open", 3),
        (0.5, "leaning", 3),
        (0.6, "leaning", 2),
        (1.0, "clear", 2),
        (1.1, "clear", 1),
    ],
)
def test_the_longer_the_lead_the_surer_and_the_fewer_roles(
    lead: float, word: str, among: int, tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    verdict = sure(tiny_base, tiny_model, lead, 2.0)
    assert verdict.first == pytest.approx(rate(2 * lead - 1))
    assert (verdict.word, len(verdict.among)) == (word, among)
    assert verdict.among[0] == "ml-engineer"


def test_degree_and_years_of_code_count(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    def first(person: Profile) -> float:
        return sure(tiny_base, tiny_model, 0.5, 2.0, person=person).first

    assert first(Profile(education=EducationAnswer("phd"))) == pytest.approx(rate(1))
    assert first(Profile(education=EducationAnswer("some-college"))) == pytest.approx(rate(-1))
    assert first(Profile(experience=ExperienceAnswer(coding_years=3))) == pytest.approx(rate(0.5 * log1p(3)))


def test_a_lead_of_more_than_three_nats_says_no_more(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    assert sure(tiny_base, tiny_model, 3.0, 3.0) == sure(tiny_base, tiny_model, 9.0, 9.0)


def test_more_roles_never_cover_less_than_fewer(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    """With no lead, three hold the right one with odds of the root of e; the odds of four are ill fitted."""
    odds = tiny_model.scoring.certainty
    unfit = replace(odds, four=replace(odds.four, base=-2.0))
    model = replace(tiny_model, scoring=replace(tiny_model.scoring, certainty=unfit))
    assert sure(tiny_base, model, 0.0, 0.0).coverage == pytest.approx(rate(0.5))


def test_a_field_is_never_less_sure_than_its_role(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Its own odds are e to the power of the lead over the third role."""
    assert sure(tiny_base, tiny_model, 0.0, 2.0).in_field == pytest.approx(rate(2))
    verdict = sure(tiny_base, tiny_model, 1.5, 1.5)
    assert verdict.in_field == verdict.first


def test_nothing_is_said_where_nobody_was_surveyed_or_nothing_is_left_to_choose(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    unsurveyed = ranking("ai-auditor", 1.0, 2.0, others=("ml-engineer", "data-engineer"))
    assert certainty(Profile(), unsurveyed, tiny_model, tiny_base) is None
    alone = ranking("ml-engineer", others=())
    assert certainty(Profile(), alone, tiny_model, tiny_base) is None


def test_roles_that_constraints_exclude_are_passed_over(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    matches = ranking("ml-engineer", 0.1, 0.4, others=("data-engineer", "ai-auditor"))
    barred = Feasibility((Objection("degree", excludes=True, asked="master", stated="none"),), 1)
    matches[1] = replace(matches[1], may=barred)
    verdict = certainty(Profile(), matches, tiny_model, tiny_base)
    assert verdict is not None
    assert verdict.first == pytest.approx(rate(2 * 0.4 - 1))
    assert "data-engineer" not in verdict.among


def test_a_specialization_is_in_the_field_of_the_role_that_it_specializes(base: KnowledgeBase) -> None:
    assert field_of("healthcare-ml-specialist", base) == field_of("data-scientist", base)
    assert field_of("healthcare-ml-specialist", base) != base.roles["healthcare-ml-specialist"].domains[0]


def test_the_question_between_roles_is_the_one_whose_answer_separates_them_most(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """To train models is all that an ML engineer does, and a data engineer never."""
    engineers = ("data-engineer", "ml-engineer")

    def swing(low: Profile, high: Profile) -> float:
        leads = []
        for person in (low, high):
            totals = {match.role: match.total for match in rank_roles(person, tiny_model, tiny_base)}
            leads.append(totals["data-engineer"] - totals["ml-engineer"])
        return abs(leads[1] - leads[0])

    assert question_between(Profile(), engineers, tiny_model) == ("activity", "train-models")
    asked = swing(Profile(activities={"train-models": "avoid"}), Profile(activities={"train-models": "love"}))
    for skill in ("sql", "pipelines", "pytorch", "machine-learning"):
        other = swing(Profile(skills={skill: "none"}), Profile(skills={skill: "expert"}))
        assert other < asked
    known = Profile(activities={"train-models": "neutral"})
    assert question_between(known, engineers, tiny_model) != ("activity", "train-models")


def test_there_is_no_question_between_a_role_and_itself(tiny_model: MatchingModel) -> None:
    assert question_between(Profile(), ("ml-engineer", "ml-engineer"), tiny_model) is None


def test_the_shipped_odds_grow_with_the_number_of_roles(base: KnowledgeBase, model: MatchingModel) -> None:
    person = Profile(skills={"python": "proficient", "sql": "working", "statistics": "working"})
    matches = rank_roles(person, model, base)
    verdict = certainty(person, matches, model, base)
    assert verdict is not None
    assert verdict.first <= verdict.coverage
    assert verdict.among == tuple(match.role for match in matches[: len(verdict.among)])

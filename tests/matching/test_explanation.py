"""An explanation adds up to the score that it explains."""

from dataclasses import replace
from math import fsum, isclose

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.matching.explanation import explain, rounded_to_sum
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import part_weights, rank_roles
from careerpath_cli.profile.kinds import was_asked
from profiles import profiles

people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=200, deadline=None)


@people
@given(data=st.data())
def test_an_explanation_adds_up_to_the_score(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    weights = ScoringWeights(*data.draw(st.sampled_from([(1.0, 1.0), (3.0, 1.0), (0.0, 2.0)])))
    weighted = replace(model, scoring=replace(model.scoring, weights=weights))
    ranking = rank_roles(profile, weighted, base)
    role = data.draw(st.sampled_from(ranking))
    found = explain(profile, ranking, role.role, weighted)
    shares = (*found.speaking_for, *found.speaking_against)
    exact = [
        part_weights(weighted.scoring)[contribution.part] * contribution.evidence
        for contribution in role.contributions
    ]
    assert isclose(fsum([*exact, role.start]), found.total, abs_tol=1e-9)
    assert round(sum(share.shown for share in shares) + found.shown_start, 2) == found.shown_total
    assert isclose(found.shown_total, found.total, abs_tol=0.00501)
    assert len(shares) + found.without_weight == len(role.contributions)
    assert all(not was_asked(unasked.topic, profile) for unasked in found.unasked)
    assert ranking[found.rank - 1] is role


@MANY
@given(st.lists(st.floats(-20, 20), max_size=40))
def test_rounded_amounts_add_up_and_stay_near(amounts: list[float]) -> None:
    rounded = rounded_to_sum(amounts, 2)
    assert isclose(fsum(rounded), round(fsum(amounts), 2), abs_tol=0.0051)
    assert all(abs(amount - nearby) < 0.0101 for amount, nearby in zip(amounts, rounded, strict=True))

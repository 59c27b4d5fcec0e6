"""What must always hold of the ranking, for anybody."""

from dataclasses import replace
from math import fsum, isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import NothingKnownError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.matching.ranking import answered_in_favour, rank_roles, score
from careerpath_cli.planning.gaps import role_gap
from careerpath_cli.profile.model import Constraints, Profile
from profiles import perfect_profile, profiles, skills_only
from rankings import by_role

SLACK = 1e-12
people = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@people
@given(data=st.data())
def test_more_skill_never_lowers_a_fit_or_a_readiness(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    before = data.draw(profiles(base))
    skill = data.draw(st.sampled_from(list(base.skills)))
    held = before.skills.get(skill, "none")
    higher: Level = data.draw(
        st.sampled_from([level for level in LEVELS if LEVELS.index(level) > LEVELS.index(held)] or ["expert"])
    )
    after = replace(before, skills={**before.skills, skill: higher})
    fits, new_fits = by_role(rank_roles(before, model, base)), by_role(rank_roles(after, model, base))
    for role in base.roles.values():
        assert new_fits[role.id].fit >= fits[role.id].fit - SLACK
        assert role_gap(after, role, model).low >= role_gap(before, role, model).low - SLACK


def test_a_roles_own_perfect_profile_ranks_it_first(base: KnowledgeBase, model: MatchingModel) -> None:
    wished_for = {role.id: perfect_profile(role, model) for role in base.roles.values()}
    first = {role: rank_roles(person, model, base)[0].role for role, person in wished_for.items()}
    assert first == {role: role for role in base.roles}
    by_skills = {
        role: rank_roles(skills_only(person), model, base)[0].role for role, person in wished_for.items()
    }
    juniors = {role.role for role in model.roles if role.years_above}
    assert {role: best for role, best in by_skills.items() if best != first[role]}.keys() <= juniors
    lacking = [
        role for role, person in wished_for.items() if role_gap(person, base.roles[role], model).low < 1
    ]
    assert lacking == []


@people
@given(data=st.data())
def test_contributions_add_up_to_the_scores(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    scoring = model.scoring
    for match in rank_roles(data.draw(profiles(base)), model, base):
        want = fsum(
            contribution.evidence for contribution in match.contributions if contribution.part == "want"
        )
        can = fsum(
            contribution.evidence for contribution in match.contributions if contribution.part == "can"
        )
        assert match.want is None or isclose(match.want, score(want, scoring))
        assert match.can is None or isclose(match.can, score(can, scoring))
        total = match.start + scoring.weights.want * want + scoring.weights.can * can
        assert match.may.excluded or isclose(match.fit, score(total, scoring))


@people
@given(data=st.data())
def test_the_order_in_which_answers_stand_never_matters(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    shuffled = replace(
        profile,
        skills=dict(data.draw(st.permutations(list(profile.skills.items())))),
        activities=dict(data.draw(st.permutations(list(profile.activities.items())))),
    )
    assert rank_roles(profile, model, base) == rank_roles(shuffled, model, base)


@people
@given(data=st.data())
def test_leaving_out_a_role_that_no_other_builds_on_changes_no_other_roles_score(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    stands_alone = set(base.roles) - {role.parent for role in base.roles.values()}
    stands_alone -= {role for practice in base.practice.values() for role in practice.roles}
    left_out = data.draw(st.sampled_from(sorted(stands_alone)))
    smaller = replace(base, roles={name: role for name, role in base.roles.items() if name != left_out})
    before = by_role(rank_roles(profile, model, base))
    after = by_role(rank_roles(profile, build_model(smaller), smaller))
    assert after == {name: match for name, match in before.items() if name != left_out}


def test_of_two_roles_that_fit_equally_the_one_first_by_id_comes_first(tiny_base: KnowledgeBase) -> None:
    auditor = tiny_base.roles["ai-auditor"]
    twins = {name: replace(auditor, id=name) for name in ("b-twin", "a-twin")}
    base = replace(tiny_base, roles={**tiny_base.roles, **twins})
    ranked = rank_roles(Profile(skills={"auditing": "working"}), build_model(base), base)
    assert [match.role for match in ranked[:3]] == ["a-twin", "ai-auditor", "b-twin"]


def test_what_is_missing_or_not_liked_does_not_count_in_favour() -> None:
    profile = Profile(
        skills={"sql": "aware", "python": "none"},
        activities={"write-reports": "like", "train-models": "neutral", "build-pipelines": "avoid"},
        occupation_id="clerk",
    )
    assert answered_in_favour(profile) == {
        ("skill", "sql"),
        ("activity", "write-reports"),
        ("occupation", "clerk"),
    }


def test_a_contribution_says_that_a_level_may_be_higher_where_the_person_said_so(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(skills={"sql": "working", "python": "working"}, at_least={"sql": "ETL"})
    engineer = by_role(rank_roles(profile, tiny_model, tiny_base))["data-engineer"]
    may_be_more = {each.subject: each.at_least for each in engineer.contributions}
    assert may_be_more == {"sql": True, "python": False}


def test_an_empty_profile_gets_no_ranking(base: KnowledgeBase, model: MatchingModel) -> None:
    with pytest.raises(NothingKnownError):
        rank_roles(Profile(), model, base)


def test_limits_alone_are_nothing_to_go_on(base: KnowledgeBase, model: MatchingModel) -> None:
    with pytest.raises(NothingKnownError):
        rank_roles(Profile(constraints=Constraints(hours_per_week=5)), model, base)


def test_what_was_not_asked_is_neither_fit_nor_lack(base: KnowledgeBase, model: MatchingModel) -> None:
    asked_elsewhere = Profile(skills={"clinical-practice": "none"})
    match = by_role(rank_roles(asked_elsewhere, model, base))["data-engineer"]
    assert match.contributions == ()
    assert match.total == match.start <= 0


@people
@given(data=st.data())
def test_weights_count_by_their_ratio_and_a_part_without_weight_counts_nothing(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    def ranked(want: float, can: float) -> list[tuple[str, float]]:
        weighted = replace(model, scoring=replace(model.scoring, weights=ScoringWeights(want, can)))
        return [(match.role, round(match.total, 9)) for match in rank_roles(profile, weighted, base)]

    profile = data.draw(profiles(base))
    assert ranked(1, 3) == ranked(2, 6)
    only_can = dict(ranked(0, 1))
    for match in rank_roles(profile, model, base):
        can = fsum(
            contribution.evidence for contribution in match.contributions if contribution.part == "can"
        )
        assert isclose(only_can[match.role], match.start + 2 * can, abs_tol=1e-6)

"""What must always hold of the ranking, for anybody."""

from dataclasses import replace
from math import fsum, isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.errors import NothingKnownError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import DEGREES, LEVELS, Level
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.matching.ranking import RoleMatch, rank_roles, score
from careerpath_cli.planning.gaps import role_gap
from careerpath_cli.profile.model import Constraints, EducationAnswer, ExperienceAnswer, Profile
from profiles import perfect_profile, profiles, skills_only

SLACK = 1e-12
people = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def by_role(matches: list[RoleMatch]) -> dict[str, RoleMatch]:
    return {match.role: match for match in matches}


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


@people
@given(data=st.data())
def test_a_limit_never_raises_a_fit(data: st.DataObject, base: KnowledgeBase, model: MatchingModel) -> None:
    free = replace(data.draw(profiles(base)), constraints=Constraints())
    limits = data.draw(
        st.builds(
            Constraints,
            degree_acceptable=st.sampled_from(DEGREES),
            min_salary=st.none() | st.floats(0, 500_000),
            remote=st.none() | st.booleans(),
        )
    )
    fits = by_role(rank_roles(free, model, base))
    limited = by_role(rank_roles(replace(free, constraints=limits), model, base))
    assert all(limited[role].fit <= fits[role].fit for role in fits)


def test_a_roles_own_perfect_profile_ranks_it_first(base: KnowledgeBase, model: MatchingModel) -> None:
    wished_for = {role.id: perfect_profile(role, model) for role in base.roles.values()}
    first = {role: rank_roles(person, model, base)[0].role for role, person in wished_for.items()}
    assert first == {role: role for role in base.roles}
    by_skills = {
        role: rank_roles(skills_only(person), model, base)[0].role for role, person in wished_for.items()
    }
    assert by_skills == first
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
        total = scoring.weights.want * want + scoring.weights.can * can
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
def test_leaving_a_role_out_changes_no_other_roles_score(
    data: st.DataObject, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = data.draw(profiles(base))
    left_out = data.draw(st.sampled_from(list(base.roles)))
    smaller = replace(base, roles={name: role for name, role in base.roles.items() if name != left_out})
    before = by_role(rank_roles(profile, model, base))
    after = by_role(rank_roles(profile, build_model(smaller), smaller))
    assert after == {name: match for name, match in before.items() if name != left_out}


def test_an_empty_profile_gets_no_ranking(base: KnowledgeBase, model: MatchingModel) -> None:
    with pytest.raises(NothingKnownError):
        rank_roles(Profile(), model, base)


def test_limits_alone_are_nothing_to_go_on(base: KnowledgeBase, model: MatchingModel) -> None:
    with pytest.raises(NothingKnownError):
        rank_roles(Profile(constraints=Constraints(hours_per_week=5)), model, base)


def test_what_was_not_asked_is_neither_fit_nor_lack(base: KnowledgeBase, model: MatchingModel) -> None:
    asked_elsewhere = Profile(skills={"clinical-practice": "none"})
    match = by_role(rank_roles(asked_elsewhere, model, base))["mlops-engineer"]
    assert match.fit == 0.5
    assert match.contributions == ()


def test_asked_and_absent_counts_against(base: KnowledgeBase, model: MatchingModel) -> None:
    match = by_role(rank_roles(Profile(skills={"kubernetes": "none"}), model, base))["mlops-engineer"]
    assert match.fit < 0.5


def test_a_level_short_of_the_one_needed_earns_part(base: KnowledgeBase, model: MatchingModel) -> None:
    fits = [
        by_role(rank_roles(Profile(skills={"kubernetes": level}), model, base))["mlops-engineer"].fit
        for level in ("aware", "working", "proficient", "expert")
    ]
    assert fits[0] < fits[1] < fits[2] == fits[3]


def test_a_related_skill_speaks_for_another_but_not_fully(base: KnowledgeBase, model: MatchingModel) -> None:
    def evidence(held: str) -> float:
        matches = by_role(rank_roles(Profile(skills={held: "proficient"}), model, base))
        contributions = matches["computer-vision-engineer"].contributions
        return fsum(
            contribution.evidence for contribution in contributions if contribution.subject == "pytorch"
        )

    assert 0 < evidence("tensorflow") < evidence("pytorch")


def test_a_skill_implies_its_prerequisites_and_says_so(base: KnowledgeBase, model: MatchingModel) -> None:
    matches = by_role(rank_roles(Profile(skills={"kubernetes": "proficient"}), model, base))
    docker = next(
        contribution
        for contribution in matches["mlops-engineer"].contributions
        if contribution.subject == "docker"
    )
    assert docker.evidence > 0
    assert docker.inferred_from == "kubernetes"
    assert docker.answer == ""


def test_a_stated_none_stands_against_what_others_imply(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(skills={"kubernetes": "proficient", "docker": "none"})
    matches = by_role(rank_roles(profile, model, base))
    docker = next(
        contribution
        for contribution in matches["mlops-engineer"].contributions
        if contribution.subject == "docker"
    )
    assert docker.evidence < 0


@pytest.mark.parametrize(("attitude", "sign"), [("love", 1), ("like", 1), ("dislike", -1), ("avoid", -1)])
def test_liking_what_fills_the_days_speaks_for_a_role(
    attitude: str, sign: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(activities={"work-with-images": attitude})  # type: ignore[dict-item]
    match = by_role(rank_roles(profile, model, base))["computer-vision-engineer"]
    assert match.want is not None
    assert (match.want - 0.5) * sign > 0
    assert match.can is None


def test_a_role_whose_least_degree_is_out_of_reach_is_excluded_and_last(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(
        skills={"deep-learning": "expert"},
        education=EducationAnswer(degree="high-school"),
        constraints=Constraints(degree_acceptable="none"),
    )
    matches = rank_roles(profile, model, base)
    researcher = by_role(matches)["ai-research-scientist"]
    assert researcher.may.excluded
    assert researcher.fit == 0
    excluded = [match.may.excluded for match in matches]
    assert excluded == sorted(excluded)


def test_a_degree_one_would_still_take_keeps_the_role_open(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(
        skills={"deep-learning": "expert"},
        education=EducationAnswer(degree="bachelor"),
        constraints=Constraints(degree_acceptable="phd"),
    )
    assert not by_role(rank_roles(profile, model, base))["ai-research-scientist"].may.objections


def test_pay_below_what_one_needs_is_flagged_and_never_converted(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    def limits(currency: str) -> list[str]:
        wishes = Constraints(min_salary=90_000, currency=currency)
        profile = Profile(skills={"sql": "proficient"}, constraints=wishes)
        match = by_role(rank_roles(profile, model, base))["data-analyst"]
        return [objection.limit for objection in match.may.objections]

    assert limits("USD") == ["salary"]
    assert limits("EUR") == []


def test_years_of_experience_are_weighed_against_those_asked(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    def fit(role: str, years: float) -> float:
        profile = Profile(experience=ExperienceAnswer(ml_years=years))
        return by_role(rank_roles(profile, model, base))[role].fit

    assert fit("chief-ai-officer", 1) < fit("chief-ai-officer", 5) < fit("chief-ai-officer", 10)
    assert fit("data-analyst", 10) < fit("data-analyst", 1)

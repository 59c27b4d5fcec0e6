"""What a person's constraints rule out, and what they only warn of."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerpath_cli.advice.recommendation import Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import DEGREES, Degree
from careerpath_cli.matching.feasibility import Feasibility, Objection, feasibility
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.model import Constraints, EducationAnswer, Profile
from careerpath_cli.views.wording import words
from profiles import profiles
from rankings import by_role

people = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def person(degree: Degree | None = None, **constraints: object) -> Profile:
    return Profile(education=EducationAnswer(degree), constraints=Constraints(**constraints))  # type: ignore[arg-type]


def test_without_constraints_nothing_is_limited(tiny_base: KnowledgeBase) -> None:
    verdict = feasibility(person("none"), tiny_base.roles["ml-engineer"])
    assert verdict == Feasibility()
    assert (verdict.excluded, verdict.score) == (False, None)


def test_a_role_is_excluded_whose_least_degree_is_out_of_reach(tiny_base: KnowledgeBase) -> None:
    """An ML engineer needs a bachelor's degree."""
    verdict = feasibility(
        person("high-school", degree_acceptable="some-college"), tiny_base.roles["ml-engineer"]
    )
    assert verdict.objections == (
        Objection("degree", excludes=True, asked="bachelor", stated="some-college"),
    )
    assert (verdict.excluded, verdict.score) == (True, 0)


def test_a_role_is_flagged_whose_usual_degree_is_out_of_reach(tiny_base: KnowledgeBase) -> None:
    """An AI auditor needs none, and most have a master's degree."""
    verdict = feasibility(person("bachelor", degree_acceptable="none"), tiny_base.roles["ai-auditor"])
    assert verdict.objections == (Objection("usual-degree", excludes=False, asked="master", stated="none"),)
    assert (verdict.excluded, verdict.score) == (False, 1 / 2)


@pytest.mark.parametrize(
    ("standing", "limits"),
    [(None, ["degree"]), ("licence", ["degree"]), ("screening", ["screening"]), ("replaceable", [])],
)
def test_only_a_degree_that_nothing_replaces_excludes(
    standing: Any, limits: list[str], tiny_base: KnowledgeBase
) -> None:
    """A bachelor's degree is the least that the role asks for."""
    role = tiny_base.roles["ml-engineer"]
    role = replace(role, education=replace(role.education, standing=standing))
    verdict = feasibility(person("high-school", degree_acceptable="none"), role)
    assert [objection.limit for objection in verdict.objections] == limits
    assert verdict.excluded == (limits == ["degree"])


def test_a_degree_that_employers_screen_for_is_told_with_what_helps_without(base: KnowledgeBase) -> None:
    verdict = feasibility(person("high-school", degree_acceptable="none"), base.roles["data-scientist"])
    (found,) = verdict.objections
    assert found == Objection("screening", excludes=False, asked="bachelor", stated="none", note=found.note)
    assert words.objection(found).startswith(
        "employers usually screen for a bachelor's degree. Analysts who already run experiments"
    )
    assert verdict.score == 1 / 2


def test_whoever_has_no_degree_and_wants_none_finds_roles_that_ask_for_none(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    profile = Profile(
        skills={"excel": "proficient", "sql": "working"},
        activities={"analyse-data": "love"},
        education=EducationAnswer("high-school"),
        constraints=Constraints(degree_acceptable="none"),
    )
    matches = rank_roles(profile, model, base)
    assert matches[0].role == "data-analyst"
    assert not any(match.may.excluded for match in matches)
    open_roles = [match for match in matches if not match.may.objections]
    assert len(open_roles) > len(matches) / 3
    assert len({match.fit for match in matches}) > len(matches) / 2


def test_where_everything_is_ruled_out_the_order_is_that_without_limits(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    roles = {
        name: replace(role, education=replace(role.education, minimum="phd", standing="licence"))
        for name, role in tiny_base.roles.items()
    }
    strict = replace(tiny_base, roles=roles)
    free = Profile(skills={"sql": "expert", "auditing": "aware"}, values={"pay": "essential"})
    limited = replace(free, constraints=Constraints(degree_acceptable="bachelor"))
    expected = rank_roles(free, tiny_model, strict)
    found = rank_roles(limited, tiny_model, strict)
    assert all(match.may.excluded for match in found)
    assert [(match.role, match.fit) for match in found] == [(match.role, match.fit) for match in expected]
    advice = recommend(limited, tiny_model, strict, Wishes())
    assert (advice.all_ruled_out, advice.certainty) == (True, None)
    assert not recommend(free, tiny_model, strict, Wishes()).all_ruled_out


@pytest.mark.parametrize(("held", "acceptable"), [("master", "none"), (None, "master"), ("phd", "phd")])
def test_a_degree_counts_whether_held_or_acceptable(
    held: Degree | None, acceptable: Degree, tiny_base: KnowledgeBase
) -> None:
    for role in tiny_base.roles.values():
        assert feasibility(person(held, degree_acceptable=acceptable), role) == Feasibility((), limits=1)


@pytest.mark.parametrize(
    ("role", "salary", "currency", "flagged"),
    [
        ("data-engineer", 80_001, None, True),
        ("data-engineer", 80_001, "usd", True),
        ("data-engineer", 80_000, "USD", False),
        ("data-engineer", 90_000, "EUR", False),
        ("ml-engineer", 900_000, "USD", False),
    ],
)
def test_pay_is_flagged_where_the_highest_stated_salary_is_too_low(
    role: str, salary: float, currency: str | None, *, flagged: bool, tiny_base: KnowledgeBase
) -> None:
    """A data engineer's salary is 50,000 to 80,000 US dollars; an ML engineer's is not stated."""
    verdict = feasibility(person(min_salary=salary, currency=currency), tiny_base.roles[role])
    assert [objection.limit for objection in verdict.objections] == ["salary"] * flagged
    assert not verdict.excluded


def test_the_objection_to_pay_names_both_amounts(tiny_base: KnowledgeBase) -> None:
    verdict = feasibility(person(min_salary=90_000), tiny_base.roles["data-engineer"])
    assert verdict.objections == (
        Objection("salary", excludes=False, asked="80,000 USD", stated="90,000 USD"),
    )


@pytest.mark.parametrize(
    ("remote", "flagged"),
    [(True, ["ai-auditor"]), ("hybrid", ["ai-auditor"]), (False, []), ("onsite", []), (None, [])],
)
def test_a_role_that_rarely_allows_remote_work_is_flagged_for_those_who_want_it(
    remote: bool | str | None,  # noqa: FBT001 - an answer
    flagged: list[str],
    tiny_base: KnowledgeBase,
) -> None:
    roles = tiny_base.roles.values()
    assert [role.id for role in roles if feasibility(person(remote=remote), role).objections] == flagged


def test_the_score_is_the_share_of_constraints_that_a_role_keeps_to(tiny_base: KnowledgeBase) -> None:
    verdict = feasibility(person(min_salary=90_000, remote=True), tiny_base.roles["data-engineer"])
    assert verdict.score == 3 / 4


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


def test_a_role_whose_least_degree_is_out_of_reach_is_excluded_and_last(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(
        skills={"machine-learning": "expert"},
        education=EducationAnswer(degree="high-school"),
        constraints=Constraints(degree_acceptable="none"),
    )
    matches = rank_roles(profile, tiny_model, tiny_base)
    engineer = by_role(matches)["ml-engineer"]
    assert engineer.may.excluded
    assert engineer.fit == 0
    assert matches[-1] == engineer
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

"""What is missing to be hired, where to start, and what would change the first place."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from careerpath_cli.advice.missing import missing_skills, where_to_start
from careerpath_cli.advice.recommendation import Advice, Wishes, recommend
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Practice, SkillShare
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.gaps import RoleGap, role_gap
from careerpath_cli.profile.model import Constraints, ExperienceAnswer, Profile
from profiles import perfect_profile


def gap_of(skills: Mapping[str, Level], role: str, base: KnowledgeBase, model: MatchingModel) -> RoleGap:
    return role_gap(Profile(skills=skills), base.roles[role], model)


def counted(base: KnowledgeBase, role: str, **shares: float) -> KnowledgeBase:
    shared = tuple(SkillShare(skill.replace("_", "-"), share, 90) for skill, share in shares.items())
    practice = Practice("ads", "Engineer", "handbook", (role,), (), 90, shared, kind="postings")
    return replace(base, practice={**base.practice, "ads": practice})


def test_missing_is_what_newcomers_are_hired_with(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """SQL is wanted at proficient, and at working of newcomers; nothing is said of the others."""
    held: dict[str, Level] = {"sql": "working", "pipelines": "aware", "python": "none"}
    missing = missing_skills(gap_of(held, "data-engineer", tiny_base, tiny_model), tiny_base)
    assert [gap.need.skill for gap in missing.to_be_hired] == ["pipelines", "python"]
    assert [gap.need.skill for gap in missing.later] == ["sql"]
    assert missing.unasked == ()
    less = missing_skills(gap_of({"sql": "aware"}, "data-engineer", tiny_base, tiny_model), tiny_base)
    assert [gap.need.skill for gap in less.to_be_hired] == ["sql"]
    assert [gap.need.skill for gap in less.unasked] == ["pipelines", "python"]


def test_a_skill_is_not_missing_where_another_one_of_its_choice_is_held(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    choice = next(iter(tiny_base.choices.values()))
    assert set(choice.skills) == {"pytorch", "tensorflow"}
    held: dict[str, Level] = {"pytorch": "none", "tensorflow": "working"}
    missing = missing_skills(gap_of(held, "ml-engineer", tiny_base, tiny_model), tiny_base)
    assert "pytorch" not in [gap.need.skill for gap in missing.to_be_hired]
    without = missing_skills(gap_of({"pytorch": "none"}, "ml-engineer", tiny_base, tiny_model), tiny_base)
    assert "pytorch" in [gap.need.skill for gap in without.to_be_hired]


@pytest.mark.parametrize(("sql", "pipelines", "first"), [(0.9, 0.05, "sql"), (0.02, 0.9, "pipelines")])
def test_to_start_with_is_what_most_postings_name_for_its_hours(
    sql: float, pipelines: float, first: str, tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    base = counted(tiny_base, "data-engineer", sql=sql, pipelines=pipelines)
    profile = Profile(skills={"sql": "aware", "pipelines": "none", "python": "none"})
    start = where_to_start(
        profile, gap_of(profile.skills, "data-engineer", base, tiny_model), tiny_model, base
    )
    assert start is not None
    assert start.gap.need.skill == first
    assert start.share == {"sql": sql, "pipelines": pipelines}[first]
    assert start.essentials == (1, 2, 0)


def test_an_essential_skill_is_started_before_an_important_one_that_more_postings_name(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    base = counted(tiny_base, "data-engineer", python=1.0, sql=0.01)
    profile = Profile(skills={"sql": "none", "python": "none"})
    start = where_to_start(
        profile, gap_of(profile.skills, "data-engineer", base, tiny_model), tiny_model, base
    )
    assert start is not None
    assert (start.gap.need.skill, start.essentials) == ("sql", (1, 2, 1))


def test_there_is_nothing_to_start_with_where_nothing_is_missing(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    for role in ("data-analyst", "mlops-engineer", "ai-auditor"):
        person = perfect_profile(base.roles[role], model)
        assert where_to_start(person, role_gap(person, base.roles[role], model), model, base) is None


def test_the_open_question_names_who_would_be_first_without_the_skill(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    """Whoever lacks it really sees the other role first; some of those who told little are asked."""
    asked = 0
    for role in base.roles.values():
        for told in (3, 6):
            person = Profile(skills={need.skill: "working" for need in role.needs[-told:]})
            advice = recommend(person, model, base, Wishes(1))
            question = advice.question
            if question is None:
                continue
            asked += 1
            assert question.skill not in person.skills
            lacking: dict[str, Level] = {**person.skills, question.skill: "none"}
            first = rank_roles(replace(person, skills=lacking), model, base)[0].role
            assert first == question.instead != advice.recommendations[0].match.role
    assert asked


def advised(profile: Profile, base: KnowledgeBase, model: MatchingModel) -> Advice:
    return recommend(profile, model, base, Wishes())


def test_a_role_that_a_limit_rules_out_is_told_below_the_others(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """An ML engineer needs a bachelor's degree here, and the base doesn't say how it stands."""
    skills: dict[str, Level] = {"machine-learning": "proficient", "pytorch": "working", "sql": "working"}
    free = Profile(skills=skills)
    limited = replace(free, constraints=Constraints(degree_acceptable="none"))
    assert advised(free, tiny_base, tiny_model).ruled_out is None
    missed = advised(limited, tiny_base, tiny_model).ruled_out
    assert missed is not None
    assert (missed.role, missed.place, missed.objection.limit) == ("ml-engineer", 1, "degree")
    assert advised(limited, tiny_base, tiny_model).recommendations[0].match.role != "ml-engineer"


@pytest.mark.parametrize(
    ("years", "current_role", "newcomer"),
    [
        (ExperienceAnswer(), None, True),
        (ExperienceAnswer(total_years=20, coding_years=0, ml_years=0), None, True),
        (ExperienceAnswer(coding_years=1), None, True),
        (ExperienceAnswer(coding_years=8), None, False),
        (ExperienceAnswer(ml_years=2), None, False),
        (ExperienceAnswer(), "data-engineer", False),
    ],
)
def test_newcomers_have_next_to_no_years_in_the_field(
    years: ExperienceAnswer,
    current_role: str | None,
    *,
    newcomer: bool,
    base: KnowledgeBase,
    model: MatchingModel,
) -> None:
    person = Profile(skills={"sql": "working"}, experience=years, current_role=current_role)
    assert advised(person, base, model).newcomer == newcomer

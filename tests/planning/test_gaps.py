"""What a role asks for, compared with what a person has."""

from dataclasses import replace

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import YearsShow
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.knowledge.model.skills import Relation
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.planning.gaps import held_levels, role_gap
from careerpath_cli.profile.model import ExperienceAnswer, Profile


def test_readiness_is_a_range_as_wide_as_what_was_not_asked(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    role = base.role("mlops-engineer")
    nothing = role_gap(Profile(), role, model)
    everything = role_gap(
        Profile(skills=dict.fromkeys((need.skill for need in role.needs), "none")), role, model
    )
    assert (nothing.low, nothing.high) == (0, 1)
    assert (everything.low, everything.high) == (0, 0)


def test_gaps_are_told_apart_by_state(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(skills={"docker": "expert", "ci-cd": "aware", "mlflow": "none"})
    gap = role_gap(profile, base.role("mlops-engineer"), model)
    states = {one.need.skill: one.state for one in gap.skills}
    assert states["docker"] == "met"
    assert states["ci-cd"] == "partly"
    assert states["mlflow"] == "lacking"
    assert states["model-serving"] == "not asked"


# three roles, worked out by hand


@pytest.mark.parametrize(
    ("skills", "states"),
    [
        ({}, ["not asked", "not asked", "not asked"]),
        ({"sql": "expert", "pipelines": "working", "python": "working"}, ["met", "met", "met"]),
        ({"sql": "aware", "python": "none"}, ["partly", "not asked", "lacking"]),
        # pipelines imply Python and SQL at working level
        ({"pipelines": "working"}, ["met", "met", "met"]),
    ],
)
def test_a_need_is_met_partly_met_lacking_or_not_asked(
    skills: dict[str, Level], states: list[str], tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Data engineers are hired with SQL, pipelines and Python at working level."""
    gap = role_gap(Profile(skills=skills), tiny_base.roles["data-engineer"], tiny_model)
    assert [skill.state for skill in gap.skills[:3]] == states


@pytest.mark.parametrize(
    ("skills", "low", "high"),
    [
        # essential needs weigh 0.8 (SQL, pipelines), important ones 0.6 (Python), useful ones nothing
        ({"python": "working"}, 0.6 / 2.2, 1),
        ({"python": "none"}, 0, 1.6 / 2.2),
        ({"sql": "aware", "python": "working"}, (0.5 * 0.8 + 0.6) / 2.2, (0.5 * 0.8 + 0.8 + 0.6) / 2.2),
        ({"sql": "working", "python": "working"}, 1.4 / 2.2, 1),
        ({"statistics": "expert"}, 0, 1),
    ],
)
def test_readiness_is_the_share_of_required_needs_by_importance(
    skills: dict[str, Level], low: float, high: float, tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    gap = role_gap(Profile(skills=skills), tiny_base.roles["data-engineer"], tiny_model)
    assert (gap.low, gap.high) == pytest.approx((low, high))


def test_a_gap_names_the_skill_that_its_level_was_inferred_from(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    gap = role_gap(Profile(skills={"auditing": "working"}), tiny_base.roles["ai-auditor"], tiny_model)
    regulation, auditing = gap.skills[:2]
    assert (regulation.level, regulation.implied_by) == ("working", "auditing")
    assert (auditing.level, auditing.implied_by) == ("working", "")


@pytest.mark.parametrize(
    ("held", "transfer"),
    [
        ("none", (0, "")),
        ("aware", (0, "")),
        ("working", (0.8, "tensorflow")),
        ("expert", (0.8, "tensorflow")),
    ],
)
def test_a_related_skill_carries_over_from_working_level_on(
    held: Level, transfer: tuple[float, str], tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    gap = role_gap(Profile(skills={"tensorflow": held}), tiny_base.roles["ml-engineer"], tiny_model)
    pytorch = gap.skills[1]
    assert (pytorch.transfer, pytorch.transferred_from) == transfer
    assert pytorch.state == "not asked"


def test_of_several_related_skills_the_one_that_carries_over_most_counts(tiny_base: KnowledgeBase) -> None:
    related = (Relation("statistics", "slight"), Relation("tensorflow", "strong"), Relation("sql", "fair"))
    pytorch = replace(tiny_base.skills["pytorch"], related=related)
    model = build_model(replace(tiny_base, skills={**tiny_base.skills, "pytorch": pytorch}))
    person = Profile(skills={"statistics": "expert", "tensorflow": "working", "sql": "proficient"})
    gap = role_gap(person, tiny_base.roles["ml-engineer"], model).skills[1]
    assert (gap.transfer, gap.transferred_from) == (0.8, "tensorflow")


def test_a_gap_shows_the_proof_that_the_person_gave(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(skills={"sql": "working", "python": "working"}, evidence={"sql": "A report."})
    gap = role_gap(profile, tiny_base.roles["data-engineer"], tiny_model)
    assert [skill.shown for skill in gap.skills] == ["A report.", "", "", ""]


def test_what_is_missing_comes_by_importance_and_then_by_how_little_is_there(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(skills={"sql": "aware", "pipelines": "none", "python": "aware", "statistics": "none"})
    gap = role_gap(profile, tiny_base.roles["data-engineer"], tiny_model)
    missing = [skill.need.skill for skill in gap.of_state("lacking", "partly")]
    assert missing == ["pipelines", "sql", "python", "statistics"]


def test_years_bring_a_level_at_least_unless_the_person_says_which(tiny_model: MatchingModel) -> None:
    scoring = replace(tiny_model.scoring, years_show=(YearsShow("coding", 3, {"sql": "working"}),))
    model = replace(tiny_model, scoring=scoring)
    years = ExperienceAnswer(coding_years=3)
    unasked = held_levels(Profile(experience=years), model)["sql"]
    assert (unasked.level, unasked.at_least) == ("working", True)
    stated = held_levels(Profile(experience=years, skills={"sql": "aware"}), model)["sql"]
    assert (stated.level, stated.at_least) == ("aware", False)
    too_few = held_levels(Profile(experience=ExperienceAnswer(coding_years=2.9)), model)
    assert "sql" not in too_few

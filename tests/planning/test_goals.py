"""Which skills a plan has to bring to which level: open needs, and what these build on."""

from dataclasses import replace

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import LevelEffort
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.knowledge.model.skills import Prerequisite
from careerpath_cli.matching.inference import infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours, learning_hours, level_by_learning
from careerpath_cli.planning.gaps import need_gaps
from careerpath_cli.planning.goals import (
    LearningGoal,
    alternatives_of,
    essential_hours,
    learning_goals,
    prerequisite_levels,
)
from careerpath_cli.profile.model import Profile

KNOWN: dict[str, Level] = {"statistics": "aware", "python": "working"}


def goals(
    role: str, skills: dict[str, Level], base: KnowledgeBase, model: MatchingModel
) -> dict[str, LearningGoal]:
    held = infer_levels(skills, model.prerequisites)
    return learning_goals(need_gaps(held, base.roles[role], model), held, model, base)


def test_every_open_need_is_a_goal_and_required_ones_are_marked(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """To an AI auditor statistics is important, Python only useful."""
    wanted = goals("ai-auditor", {"auditing": "aware"}, tiny_base, tiny_model)
    assert {skill: (goal.level, goal.required) for skill, goal in wanted.items()} == {
        "regulation": ("working", True),
        "auditing": ("working", True),
        "statistics": ("aware", True),
        "python": ("aware", False),
    }


def test_a_need_that_is_met_is_no_goal(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    """Auditing implies regulation."""
    wanted = goals("ai-auditor", {"auditing": "working", "python": "expert"}, tiny_base, tiny_model)
    assert list(wanted) == ["statistics"]


def test_a_minor_need_is_no_goal(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    """SQL is a minor extra to an ML engineer."""
    assert "sql" not in goals("ml-engineer", {"sql": "none"}, tiny_base, tiny_model)


def test_a_missing_prerequisite_is_a_goal_although_the_role_does_not_name_it(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Machine learning builds on statistics, which an ML engineer's needs leave out."""
    wanted = goals("ml-engineer", {}, tiny_base, tiny_model)
    assert wanted["statistics"] == LearningGoal("working", None, ("machine-learning",), required_to="working")


def test_a_prerequisite_that_is_held_is_no_goal(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    assert "statistics" not in goals("ml-engineer", {"statistics": "working"}, tiny_base, tiny_model)
    assert "statistics" in goals("ml-engineer", {"statistics": "aware"}, tiny_base, tiny_model)


def test_a_goal_names_all_the_skills_that_build_on_it(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    wanted = goals("data-engineer", {}, tiny_base, tiny_model)
    assert {skill: goal.leads_to for skill, goal in wanted.items()} == {
        "sql": ("pipelines",),
        "pipelines": (),
        "python": ("pipelines",),
        "statistics": (),
    }


def test_of_skills_that_do_the_same_work_only_the_most_important_is_a_goal(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """PyTorch is essential to an ML engineer, TensorFlow useful."""
    wanted = goals("ml-engineer", {"pytorch": "none", "tensorflow": "none"}, tiny_base, tiny_model)
    assert "tensorflow" not in wanted
    assert wanted["pytorch"].required


def test_a_skill_whose_work_is_done_by_one_that_is_held_is_not_required(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    wanted = goals("ml-engineer", {"pytorch": "none", "tensorflow": "working"}, tiny_base, tiny_model)
    assert (wanted["pytorch"].served_by, wanted["pytorch"].required) == ("tensorflow", False)
    wanted = goals("ml-engineer", {"pytorch": "none", "tensorflow": "aware"}, tiny_base, tiny_model)
    assert (wanted["pytorch"].served_by, wanted["pytorch"].required) == ("", True)


@pytest.mark.parametrize(
    ("level", "needed"),
    [("aware", []), ("working", ["working"]), ("proficient", ["working"]), ("expert", ["working"])],
)
def test_a_skill_takes_its_prerequisites_from_working_level_on(
    level: Level, needed: list[Level], tiny_model: MatchingModel
) -> None:
    wanted = prerequisite_levels(tiny_model.prerequisites["auditing"], level)
    assert list(wanted) == [Prerequisite("regulation", needed_at) for needed_at in needed]


def test_a_prerequisite_is_needed_at_no_higher_level_than_the_skill_itself() -> None:
    assert list(prerequisite_levels([Prerequisite("law", "expert")], "working")) == [
        Prerequisite("law", "working")
    ]


def test_alternatives_are_the_skills_of_one_choice(tiny_base: KnowledgeBase) -> None:
    assert alternatives_of("tensorflow", tiny_base) == tiny_base.choices["framework"]
    assert alternatives_of("python", tiny_base) is None


@pytest.mark.parametrize(
    ("skills", "likely", "spread"),
    [
        # regulation takes 5-10 and 20-40 hours hours, auditing 1-2 and 4-8, statistics 5-10
        # somebody who works with Python already; beside regulation, of the same shelf, auditing takes half
        ({"regulation": "none", "auditing": "none"} | KNOWN, 41.25, (25**2 + 2.5**2) ** 0.5 / 4),
        ({"regulation": "aware", "auditing": "none"} | KNOWN, 33.75, (20**2 + 2.5**2) ** 0.5 / 4),
        ({"regulation": "working", "auditing": "aware", "statistics": "aware"}, 6, 1),
        ({"auditing": "working", "statistics": "aware"}, 0, 0),
        # beginners enter the role, so what is important decides too
        ({"auditing": "working", "statistics": "none"}, 7.5, 1.25),
        # what was not asked counts as missing
        (KNOWN, 41.25, (25**2 + 2.5**2) ** 0.5 / 4),
        # from nothing it takes the upper half, one thing at a time: 37.5-50, and 7.5-10
        ({"statistics": "aware"}, 43.75 + 8.75, (12.5**2 + 2.5**2) ** 0.5 / 4),
    ],
)
def test_the_essential_hours_are_those_of_what_decides_and_is_missing(
    skills: dict[str, Level],
    likely: float,
    spread: float,
    tiny_base: KnowledgeBase,
    tiny_model: MatchingModel,
) -> None:
    hours = essential_hours(Profile(skills=skills), tiny_base.roles["ai-auditor"], tiny_model, tiny_base)
    assert (hours.low, hours.high) == pytest.approx((likely - spread, likely + spread))


def test_what_an_essential_skill_builds_on_takes_hours_too(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Pipelines (5-10 hours) build on Python (25-50), which is only important to a data engineer."""
    profile = Profile(skills={"sql": "expert", "pipelines": "none", "python": "none"})
    hours = essential_hours(profile, tiny_base.roles["data-engineer"], tiny_model, tiny_base)
    spread = (5**2 + 25**2) ** 0.5 / 4
    assert (hours.low, hours.high) == pytest.approx((45 - spread, 45 + spread))


@pytest.fixture
def by_years(tiny_base: KnowledgeBase) -> KnowledgeBase:
    """The tiny base, where what takes a few evenings becomes proficient only with years."""
    short = tiny_base.effort["short"]
    steps = tuple(
        step if step.level in ("aware", "working") else LevelEffort(step.level, years=(1, 3))
        for step in short.steps
    )
    return replace(tiny_base, effort={**tiny_base.effort, "short": replace(short, steps=steps)})


def test_nobody_learns_what_only_years_of_practice_give(
    by_years: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """A data engineer's SQL is proficient; learning leads to working, and there it ends."""
    wanted = goals("data-engineer", {"sql": "aware"}, by_years, tiny_model)
    assert wanted["sql"].level == "working"
    assert "sql" not in goals("data-engineer", {"sql": "working"}, by_years, tiny_model)
    assert learning_hours(by_years.skills["sql"], "working", "proficient", 0, by_years) == Hours(0, 0)


@pytest.mark.parametrize(
    ("to", "reached"),
    [("aware", "aware"), ("working", "working"), ("proficient", "working"), ("expert", "working")],
)
def test_learning_leads_up_to_the_last_level_by_hours(
    to: Level, reached: Level, by_years: KnowledgeBase
) -> None:
    assert level_by_learning(by_years.skills["sql"], to, by_years) == reached
    assert level_by_learning(by_years.skills["python"], to, by_years) == to

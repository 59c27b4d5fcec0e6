"""What of the bridge serves which role, and until when, with steps made by hand."""

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.cover import WorkStep
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Work
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.roadmap import work_ahead
from careerpath_cli.roadmap.schedule import hours_until_applying, is_able


def learning(skill: str, *roles: str) -> LearningStep:
    """Return three hours of learning for some roles."""
    return LearningStep(skill, "none", "working", Hours(3, 3), (), roles=roles)


COURSE = WorkStep(
    "resource-both", None, (learning("sql", "data-engineer"), learning("regulation", "ai-auditor"))
)
"""A course of which one skill is for one role, and one for another."""
LATER = WorkStep("pytorch-working", None, (learning("pytorch", "ml-engineer"),))


@pytest.mark.parametrize(
    ("role", "able"), [("data-engineer", False), ("ai-auditor", False), ("ml-engineer", True)]
)
def test_a_course_serves_every_role_that_one_of_its_skills_is_for(
    role: str, able: object, tiny_base: KnowledgeBase
) -> None:
    assert is_able(tiny_base.roles[role], [COURSE], Profile()) is able


@pytest.mark.parametrize(("role", "hours"), [("data-engineer", 6), ("ai-auditor", 6), ("ml-engineer", 9)])
def test_applying_makes_sense_after_the_last_work_that_serves_the_role(
    role: str, hours: float, tiny_base: KnowledgeBase
) -> None:
    assert hours_until_applying([COURSE, LATER], tiny_base.roles[role]) == Hours(hours, hours)


def test_where_nothing_serves_a_role_applying_makes_sense_at_once(tiny_base: KnowledgeBase) -> None:
    assert hours_until_applying([LATER], tiny_base.roles["ai-auditor"]) == Hours(0, 0)


def test_the_project_comes_before_what_only_deepens_a_skill(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    ahead = work_ahead(Profile(), [tiny_base.roles["ml-engineer"]], Work(), tiny_model, tiny_base)
    assert [todo.id for todo in ahead.bridge] == [
        "statistics-working",
        "python-working",
        "machine-learning-working",
        "pytorch-working",
        "project-ml-engineer",
        "machine-learning-proficient",
    ]

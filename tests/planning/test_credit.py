"""Hours logged on a course count for the skills that it brings, worked out by hand."""

from dataclasses import replace

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.cover import WorkStep
from careerpath_cli.planning.credit import credited
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Work, plan_roles
from careerpath_cli.profile.model import Profile


@pytest.mark.parametrize(
    ("logged", "sql", "auditing"),
    [
        ({"resource-both": 9.0}, 3.0, 6.0),
        # an hour was logged on SQL by itself
        ({"resource-both": 9.0, "sql": 1.0}, 4.0, 6.0),
        ({"resource-elsewhere": 9.0}, 0.0, 0.0),
    ],
)
def test_hours_on_a_course_are_shared_out_by_how_long_each_skill_takes(
    logged: dict[str, float], sql: float, auditing: float, tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """SQL takes about 3 hours and auditing about 6, so a third of nine hours are for SQL."""
    both = replace(
        tiny_base.resources["auditing-course"], id="both", teaches={"sql": "working", "auditing": "working"}
    )
    base = replace(tiny_base, resources={**tiny_base.resources, "both": both})
    steps = (
        LearningStep("sql", "none", "working", Hours(2, 4), ()),
        LearningStep("auditing", "none", "working", Hours(4, 8), ()),
    )
    plan = plan_roles(Profile(), [base.roles["data-engineer"]], tiny_model, base)
    work = credited(Work(logged), [WorkStep("resource-both", both, steps)], plan, base)
    assert work.logged.get("sql", 0.0) == pytest.approx(sql)
    assert work.logged.get("auditing", 0.0) == pytest.approx(auditing)


def test_a_course_that_adds_nothing_to_a_plan_is_credited_to_no_skill(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """A data engineer needs nothing of the law."""
    plan = plan_roles(Profile(), [tiny_base.roles["data-engineer"]], tiny_model, tiny_base)
    logged = {"resource-regulation-course": 9.0}
    assert credited(Work(logged), [], plan, tiny_base).logged == logged

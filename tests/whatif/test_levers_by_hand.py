"""The levers on three roles, where each can be found by hand; `test_levers` tries every step there is."""

from math import exp, log

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Constraints, Profile
from careerpath_cli.whatif.levers import (
    AnswerChange,
    FirstChange,
    best_next_level,
    find_levers,
    opens_most,
    smallest_change,
)
from careerpath_cli.whatif.sensitivity import Sensitivity, build_sensitivity
from careerpath_cli.whatif.whatif import Learning

QUERIES = Profile(skills={"sql": "working", "python": "none"})
"""Somebody who ranks the data engineer first (0.24), then the auditor (0) and the ML engineer (-0.5)."""


@pytest.fixture
def queries(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> Sensitivity:
    return build_sensitivity(QUERIES, tiny_model, tiny_base)


def rises(learning: Learning) -> list[tuple[str, Level | None, Level]]:
    return [(step.skill, step.now, step.to) for step in learning.steps]


def fit(evidence: float) -> float:
    return 1 / (1 + exp(-evidence))


def test_the_best_next_level_is_the_one_that_adds_most(queries: Sensitivity) -> None:
    """SQL adds ln(4) / 4, Python 0.16; pipelines would add 0.69, but lack Python."""
    lift = best_next_level(queries, "data-engineer")
    assert lift is not None
    assert rises(lift.learning) == [("sql", "working", "proficient")]
    before = log(4) / 4 + log(0.4 / 0.5) / 2
    assert (lift.before, lift.after) == pytest.approx((fit(before), fit(before + log(4) / 4)))


def test_what_lacks_prerequisites_waits_for_what_can_be_started_on(queries: Sensitivity) -> None:
    """PyTorch would add most for an ML engineer, but builds on Python."""
    lift = best_next_level(queries, "ml-engineer")
    assert lift is not None
    assert rises(lift.learning) == [("python", "none", "aware")]
    assert (lift.before, lift.after) == pytest.approx((fit(-0.5), fit(0)))


def test_what_was_not_asked_is_learnt_to_working(queries: Sensitivity) -> None:
    lift = best_next_level(queries, "ai-auditor")
    assert lift is not None
    assert rises(lift.learning) == [("regulation", None, "working")]


def test_what_a_role_is_only_glad_of_comes_once_it_has_what_it_requires(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(
        skills={
            "machine-learning": "proficient",
            "pytorch": "working",
            "python": "proficient",
            "tensorflow": "none",
        }
    )
    lift = best_next_level(build_sensitivity(profile, tiny_model, tiny_base), "ml-engineer")
    assert lift is not None
    assert rises(lift.learning) == [("tensorflow", "none", "aware")]


def test_nothing_lifts_a_role_that_has_all_it_asks_for(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    profile = Profile(skills={"auditing": "working", "regulation": "working", "statistics": "aware"})
    assert best_next_level(build_sensitivity(profile, tiny_model, tiny_base), "ai-auditor") is None


def test_the_skill_that_opens_most_roles_is_named_with_them(queries: Sensitivity) -> None:
    """Awareness of Python lifts the ML engineer from 0.38 to 0.5, and the data engineer by 0.04."""
    opening = opens_most(queries)
    assert opening is not None
    assert rises(opening.learning) == [("python", "none", "aware")]
    assert opening.roles == ("ml-engineer", "data-engineer")


def test_a_skill_that_was_asked_about_opens_roles_before_one_that_was_not(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """Python, not asked, would open two roles."""
    opening = opens_most(build_sensitivity(Profile(skills={"sql": "working"}), tiny_model, tiny_base))
    assert opening is not None
    assert rises(opening.learning) == [("sql", "working", "proficient")]
    assert opening.roles == ("data-engineer",)


def test_the_smallest_change_is_the_one_with_fewest_levels_and_then_hours(queries: Sensitivity) -> None:
    """Auditing would do too, at 1-2 hours, but builds on regulation."""
    change = smallest_change(queries)
    assert change is not None
    assert (change.role, change.instead_of, change.answer) == ("ai-auditor", "data-engineer", None)
    assert change.learning is not None
    assert rises(change.learning) == [("regulation", None, "aware")]


def test_an_answer_is_moved_where_no_skill_changes_the_first_role(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """With every skill held, the ML engineer has 3.27 nats, and the auditor 2.28 and 1.39 for the reports."""
    profile = Profile(skills=dict.fromkeys(tiny_base.skills, "expert"), activities={"write-reports": "like"})
    change = smallest_change(build_sensitivity(profile, tiny_model, tiny_base))
    assert change == FirstChange(
        "ml-engineer", "ai-auditor", answer=AnswerChange("activity", "write-reports", "like", "neutral")
    )


def test_two_skills_are_learnt_where_one_is_not_enough(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    """The auditor has 0.2 nats and the data engineer -1.3, to which either skill alone adds 1.39 at most."""
    profile = Profile(
        skills={"statistics": "aware", "python": "working", "sql": "none", "pipelines": "none"},
        constraints=Constraints(degree_acceptable="none"),
    )
    change = smallest_change(build_sensitivity(profile, tiny_model, tiny_base))
    assert change is not None
    assert (change.role, change.instead_of) == ("data-engineer", "ai-auditor")
    assert change.learning is not None
    assert sorted(rises(change.learning)) == [("pipelines", "none", "aware"), ("sql", "none", "aware")]


def test_a_role_that_is_ruled_out_is_not_lifted(tiny_base: KnowledgeBase, tiny_model: MatchingModel) -> None:
    profile = Profile(skills=QUERIES.skills, constraints=Constraints(degree_acceptable="none"))
    levers = find_levers(profile, tiny_model, tiny_base, "ml-engineer")
    assert (levers.role, levers.ruled_out, levers.lift) == ("ml-engineer", True, None)


def test_the_levers_are_about_the_first_role_by_default(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    levers = find_levers(QUERIES, tiny_model, tiny_base)
    assert (levers.role, levers.ruled_out) == ("data-engineer", False)

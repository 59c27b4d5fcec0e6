"""Which roles fit into some hours, in the base of three roles.

From nothing, an auditor takes about 76 hours, a data engineer 91 and an ML engineer 255.
"""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.deadline import reachable_roles


def within(
    hours: float, targets: list[str], base: KnowledgeBase, model: MatchingModel, current: str | None = None
) -> list[str]:
    person = Profile(activities={"train-models": "love"}, current_role=current)
    return [role.role.id for role in reachable_roles(person, targets, hours, model, base)]


def test_the_roles_are_those_that_fit_and_are_no_targets(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    assert within(1_000, ["ml-engineer"], tiny_base, tiny_model) == ["ai-auditor", "data-engineer"]
    assert within(80, ["ml-engineer"], tiny_base, tiny_model) == ["ai-auditor"]
    assert within(50, ["ml-engineer"], tiny_base, tiny_model) == []


def test_what_somebody_works_as_already_is_not_reached(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    assert within(1_000, ["ml-engineer"], tiny_base, tiny_model, "ai-auditor") == ["data-engineer"]


def test_of_many_the_two_that_match_best_are_named(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    assert within(1_000, [], tiny_base, tiny_model) == ["ml-engineer", "ai-auditor"]


def test_whoever_answered_nothing_reaches_nothing(
    tiny_base: KnowledgeBase, tiny_model: MatchingModel
) -> None:
    assert reachable_roles(Profile(), [], 1_000, tiny_model, tiny_base) == ()

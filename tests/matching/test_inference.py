"""What follows from a stated level.

Python and statistics → machine-learning → pytorch; regulation → auditing.
"""

import pytest

from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import InferredLevel, implied_levels, infer_levels, lower_level
from careerpath_cli.matching.model import MatchingModel


@pytest.mark.parametrize(
    ("level", "other", "lower"),
    [("none", "aware", "none"), ("expert", "working", "working"), ("working", "working", "working")],
)
def test_the_lower_of_two_levels_is_returned(level: Level, other: Level, lower: Level) -> None:
    assert lower_level(level, other) == lower_level(other, level) == lower


def test_a_skill_implies_its_prerequisites_and_theirs(tiny_model: MatchingModel) -> None:
    assert infer_levels({"pytorch": "working"}, tiny_model.prerequisites) == {
        "pytorch": InferredLevel("working"),
        "machine-learning": InferredLevel("working", implied_by="pytorch"),
        "python": InferredLevel("working", implied_by="pytorch"),
        "statistics": InferredLevel("working", implied_by="pytorch"),
    }


@pytest.mark.parametrize(
    ("held", "implied"),
    [("aware", "aware"), ("working", "working"), ("proficient", "working"), ("expert", "working")],
)
def test_a_prerequisite_is_implied_at_the_lower_of_both_levels(
    held: Level, implied: Level, tiny_model: MatchingModel
) -> None:
    """Auditing builds on regulation at working level."""
    assert implied_levels("auditing", held, tiny_model.prerequisites) == [("regulation", implied)]


def test_a_stated_level_is_raised_but_never_lowered(tiny_model: MatchingModel) -> None:
    raised = infer_levels({"auditing": "working", "regulation": "aware"}, tiny_model.prerequisites)
    assert raised["regulation"] == InferredLevel("working", implied_by="auditing")
    kept = infer_levels({"auditing": "working", "regulation": "expert"}, tiny_model.prerequisites)
    assert kept["regulation"] == InferredLevel("expert")


def test_a_stated_none_stands_and_implies_nothing(tiny_model: MatchingModel) -> None:
    levels = infer_levels({"pytorch": "working", "machine-learning": "none"}, tiny_model.prerequisites)
    assert levels == {"pytorch": InferredLevel("working"), "machine-learning": InferredLevel("none")}


def test_a_related_skill_is_not_implied(tiny_model: MatchingModel) -> None:
    assert implied_levels("tensorflow", "expert", tiny_model.prerequisites) == []

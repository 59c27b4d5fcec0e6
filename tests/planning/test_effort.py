"""How many hours learning takes."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours, learning_hours


def test_hours_grow_with_the_levels_between(base: KnowledgeBase) -> None:
    python = base.skills["python"]
    far = learning_hours(python, "none", "proficient", 0, base)
    near = learning_hours(python, "working", "proficient", 0, base)
    assert 0 < near.low < far.low
    assert near.high < far.high


def test_what_was_not_asked_may_cost_nothing(base: KnowledgeBase) -> None:
    unasked = learning_hours(base.skills["python"], None, "working", 0, base)
    lacking = learning_hours(base.skills["python"], "none", "working", 0, base)
    assert unasked.low == 0
    assert unasked.high == lacking.high


def test_what_carries_over_shortens_the_low_end_only(base: KnowledgeBase) -> None:
    plain = learning_hours(base.skills["python"], "none", "working", 0, base)
    helped = learning_hours(base.skills["python"], "none", "working", 0.5, base)
    assert helped.low == plain.low / 2
    assert helped.high == plain.high


def test_a_total_adds_all_low_ends_and_all_high_ends() -> None:
    assert Hours.total([Hours(1, 4), Hours(2, 3), Hours(0, 5)]) == Hours(3, 12)
    assert Hours.total([]) == Hours(0, 0)

"""The metrics of agreement: hand-computed examples, a second computation, and what must always hold."""

from collections.abc import Sequence
from itertools import permutations
from math import isclose, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.evaluation.metrics import (
    OwnFigures,
    graded_figures,
    hits,
    labelled_figures,
    macro,
    ndcg,
    own_figures,
    rank_of_label,
    ranks_by_label,
    share_within,
)
from careerpath_cli.evaluation.people import Grades, Label

ROLES = ("a", "b", "c", "d", "e", "f", "g")
GRADES = Grades(first=("a",), acceptable=("b", "c"), wrong=("d",))
orders = st.permutations(ROLES).flatmap(lambda order: st.integers(0, len(order)).map(lambda n: order[:n]))
labels_of_people = st.lists(
    st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True).map(tuple),
    min_size=1,
    max_size=8,
)


@st.composite
def grades(draw: st.DrawFn) -> Grades:
    """Roles dealt out to the three grades, at least one to name first."""
    dealt = draw(st.permutations(ROLES))
    first = draw(st.integers(1, 3))
    acceptable = draw(st.integers(0, 3))
    end = first + acceptable
    return Grades(tuple(dealt[:first]), tuple(dealt[first:end]), tuple(dealt[end : end + 1]))


def test_a_hit_is_a_right_role_among_the_first() -> None:
    order = ("d", "c", "a", "b")
    assert [hits(order, GRADES.first, k) for k in (1, 2, 3)] == [False, False, True]
    assert hits(order, GRADES.wrong, 3)
    assert not hits((), GRADES.first, 3)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        # gains 2 1 1 0 0, discounts 1, 1/log2(3), 1/2: the best order there is
        ("abcde", 1.0),
        ("acbde", 1.0),
        # gains 0 2 1 0 1 with discounts 1, .6309, .5, .4307, .3869, over 2 + .6309 + .5
        ("dabec", (2 * 0.63093 + 0.5 + 0.38685) / 3.13093),
        # the first role is sixth, where it no longer counts
        ("defgba", 0.38685 / 3.13093),
        ("defg", 0.0),
        ("", 0.0),
    ],
)
def test_ndcg_by_hand(order: str, expected: float) -> None:
    assert ndcg(order, GRADES) == pytest.approx(expected, abs=1e-5)


@given(grades(), orders)
def test_no_order_has_more_ndcg_than_the_best_and_that_is_1(known: Grades, order: Sequence[str]) -> None:
    best = (*known.first, *known.acceptable, *known.wrong)
    assert ndcg(best, known) == pytest.approx(1)
    assert -1e-12 <= ndcg(order, known) <= 1 + 1e-12


def test_ndcg_agrees_with_the_best_of_all_orders() -> None:
    def gained(order: Sequence[str]) -> float:
        gain = {"a": 2, "b": 1, "c": 1}
        return sum(gain.get(role, 0) / log2(place) for place, role in enumerate(order[:5], start=2))

    best = max(gained(order) for order in permutations(ROLES))
    for order in (ROLES, ROLES[::-1], ("d", "a", "b"), ("c",)):
        assert isclose(ndcg(order, GRADES), gained(order) / best, abs_tol=1e-12)


def test_figures_of_graded_people_by_hand() -> None:
    found = graded_figures([(GRADES, "abc"), (GRADES, "bda"), (GRADES, "bce"), (GRADES, "")])
    assert found.people == 4
    assert found.hit_at_1 == 1 / 4
    assert found.hit_at_3 == 2 / 4
    assert found.wrong_at_3 == 1 / 4
    assert found.ndcg_at_5 == pytest.approx((1 + (1 + 2 * 0.5) / 3.13093 + 1.63093 / 3.13093) / 4, abs=1e-5)


@given(st.lists(grades(), min_size=1, max_size=5))
def test_a_perfect_ranking_of_graded_people_gives_1(known: list[Grades]) -> None:
    found = graded_figures([(one, (*one.first, *one.acceptable)) for one in known])
    assert (found.hit_at_1, found.hit_at_3, found.wrong_at_3) == (1, 1, 0)
    assert found.ndcg_at_5 == pytest.approx(1)


def test_a_label_stands_where_its_best_role_does_and_other_roles_do_not_count() -> None:
    labels: list[Label] = [("a",), ("b", "c"), ("d",)]
    order = ("g", "c", "f", "a", "b", "d")
    assert [rank_of_label(own, labels, order) for own in labels] == [2, 1, 3]


def test_labels_without_a_ranked_role_are_last_and_the_own_one_the_very_last() -> None:
    labels: list[Label] = [("a",), ("b",), ("c",), ("d",)]
    assert [rank_of_label(own, labels, ("b",)) for own in labels] == [4, 1, 4, 4]
    assert [rank_of_label(own, labels, ()) for own in labels] == [4, 4, 4, 4]


def place_by_walking(own: Label, labels: Sequence[Label], order: Sequence[str]) -> int:
    """The same place, found by going down the ranking and counting labels as they are met."""
    met: set[Label] = set()
    for role in order:
        if role in own:
            return len(met) + 1
        met.update(label for label in labels if role in label)
    return len(labels)


@given(labels_of_people, orders)
def test_the_place_of_a_label_agrees_with_walking_down_the_ranking(
    known: list[Label], order: Sequence[str]
) -> None:
    labels = sorted(set(known))
    for own in labels:
        assert rank_of_label(own, labels, order) == place_by_walking(own, labels, order)


@given(labels_of_people)
def test_a_perfect_ranking_of_labelled_people_gives_1(known: list[Label]) -> None:
    found = labelled_figures(ranks_by_label([(own, own) for own in known]))
    assert found.people == len(known)
    assert found.labels == len(set(known))
    assert found.macro_hit_at_1 == found.macro_hit_at_3 == found.hit_at_1 == found.hit_at_3 == 1


def test_macro_figures_count_each_label_alike() -> None:
    people: list[tuple[Label, str]] = [(("a",), "abc"), (("a",), "acb"), (("a",), "abc"), (("b",), "acb")]
    places = ranks_by_label(people)
    assert places == {("a",): [1, 1, 1], ("b",): [2]}
    assert macro(places, 1) == 1 / 2
    assert share_within([1, 1, 1, 2], 1) == 3 / 4
    assert labelled_figures(places).hit_at_1 == 3 / 4


def test_a_person_sees_their_own_job_among_all_roles_not_only_among_the_labels() -> None:
    """Of three people with one job, it is first for one and third for one; the other job comes fourth."""
    people: list[tuple[Label, tuple[str, ...]]] = [
        (("a",), ("a", "x", "y", "b")),
        (("a",), ("x", "y", "a", "b")),
        (("a",), ("x", "y", "b", "a")),
        (("b", "c"), ("x", "y", "a", "c")),
    ]
    assert own_figures(people) == OwnFigures(1 / 4, 2 / 4, (1 / 3 + 0) / 2, (2 / 3 + 0) / 2)

"""How well rankings agree with known answers: the usual metrics of ranked retrieval.

There are two kinds of ground truth. People may be graded: which roles an adviser would name first, which are
good advice too, which are bad. Or people hold jobs with a label, the roles that count as right for the job;
then labels are ranked instead of roles, each by its best role, so that roles that label nobody neither help
nor hurt. A ranking is a sequence of roles, best first; an empty one hits nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from math import fsum, log2

from careerpath_cli.evaluation.people import Grades, Label
from careerpath_cli.record import record

_UNRANKED = float("inf")
_GAIN_FIRST = 2
_GAIN_ACCEPTABLE = 1
_NDCG_DEPTH = 5


@record
class GradedFigures:
    """Agreement with graded people, as shares and means from 0 to 1.

    A hit is a role to name first among the top one or three; `wrong_at_3` is the share of people with bad
    advice among the top three.
    """

    people: int
    hit_at_1: float
    hit_at_3: float
    ndcg_at_5: float
    wrong_at_3: float


@record
class LabelledFigures:
    """Agreement with people whose jobs are known, as shares from 0 to 1; macro: labels have equal weight."""

    people: int
    labels: int
    macro_hit_at_1: float
    macro_hit_at_3: float
    hit_at_1: float
    hit_at_3: float


@record
class OwnFigures:
    """How often people's own job is first, or among the first three, of all roles: shares from 0 to 1."""

    own_at_1: float
    own_at_3: float
    macro_own_at_1: float
    macro_own_at_3: float


def own_figures(people: Sequence[tuple[Label, Sequence[str]]]) -> OwnFigures:
    """Return how often a role of a person's label is first, or among the first three, of all roles."""
    places: dict[Label, list[int]] = {}
    for own, order in people:
        rank = next((rank for rank, role in enumerate(order, start=1) if role in own), len(order) + 1)
        places.setdefault(own, []).append(rank)
    everyone = [rank for ranks in places.values() for rank in ranks]
    return OwnFigures(
        own_at_1=share_within(everyone, 1),
        own_at_3=share_within(everyone, 3),
        macro_own_at_1=macro(places, 1),
        macro_own_at_3=macro(places, 3),
    )


def graded_figures(people: Sequence[tuple[Grades, Sequence[str]]]) -> GradedFigures:
    """Return how well the rankings of graded people (at least one) agree with their grades."""
    count = len(people)
    return GradedFigures(
        people=count,
        hit_at_1=sum(hits(order, grades.first, 1) for grades, order in people) / count,
        hit_at_3=sum(hits(order, grades.first, 3) for grades, order in people) / count,
        ndcg_at_5=fsum(ndcg(order, grades) for grades, order in people) / count,
        wrong_at_3=sum(hits(order, grades.wrong, 3) for grades, order in people) / count,
    )


def hits(order: Sequence[str], right: Collection[str], k: int) -> bool:
    """Return whether any of the roles in `right` is among the first k."""
    return any(role in right for role in order[:k])


def ndcg(order: Sequence[str], grades: Grades, k: int = _NDCG_DEPTH) -> float:
    """Return the normalized discounted cumulative gain of the first k ranks, from 0 to 1.

    A role to name first gains 2, an acceptable one 1, any other 0. Gains are multiplied by 1 / log2(1 + r)
    for rank r, and their sum is divided by that of the best possible order. The measure is by K. Järvelin and
    J. Kekäläinen, Cumulated gain-based evaluation of IR techniques (ACM TOIS 20, 2002), with the discount
    that is usual today: theirs leaves rank 2 undiscounted.
    """
    gains = dict.fromkeys(grades.acceptable, _GAIN_ACCEPTABLE) | dict.fromkeys(grades.first, _GAIN_FIRST)
    best = sorted(gains.values(), reverse=True)
    return _discounted([gains.get(role, 0) for role in order[:k]]) / _discounted(best[:k])


def _discounted(gains: Sequence[int]) -> float:
    return fsum(gain / log2(1 + rank) for rank, gain in enumerate(gains, start=1))


def labelled_figures(places: Mapping[Label, Sequence[int]]) -> LabelledFigures:
    """Return how well rankings agree with people's jobs, given the ranks of their own labels, by label."""
    everyone = [rank for ranks in places.values() for rank in ranks]
    return LabelledFigures(
        people=len(everyone),
        labels=len(places),
        macro_hit_at_1=macro(places, 1),
        macro_hit_at_3=macro(places, 3),
        hit_at_1=share_within(everyone, 1),
        hit_at_3=share_within(everyone, 3),
    )


def ranks_by_label(people: Sequence[tuple[Label, Sequence[str]]]) -> dict[Label, list[int]]:
    """Return, by label, the rank (from 1) that each of its people's rankings gives their own label."""
    labels = sorted({label for label, _ in people})
    ranks: dict[Label, list[int]] = {label: [] for label in labels}
    for own, order in people:
        ranks[own].append(rank_of_label(own, labels, order))
    return ranks


def rank_of_label(own: Label, labels: Sequence[Label], order: Sequence[str]) -> int:
    """Return the rank (from 1) of a person's own label among all labels.

    A label ranks where its best role does. Labels without any ranked role come last, and among them the
    person's own is the very last, so that a ranking gains nothing by leaving roles out.
    """
    ranks = {role: rank for rank, role in enumerate(order)}
    best = {label: min(ranks.get(role, _UNRANKED) for role in label) for label in labels}
    own_best = best[own]
    better = sum(rank < own_best for rank in best.values())
    tied = sum(rank == own_best for rank in best.values()) - 1 if own_best == _UNRANKED else 0
    return 1 + better + tied


def macro(places: Mapping[Label, Sequence[int]], k: int) -> float:
    """Return the share of ranks that are k or better, averaged over labels."""
    return fsum(share_within(ranks, k) for ranks in places.values()) / len(places)


def share_within(places: Sequence[int], k: int) -> float:
    """Return the share of ranks that are k or better."""
    return sum(rank <= k for rank in places) / len(places)

"""How far rankings agree with what is known to be right: the usual metrics of ranked retrieval.

There are two kinds of knowledge. People may be graded: which roles an adviser would name first, which are
good advice too, which are bad. Or people hold jobs with a label, the roles that count as right for the job;
then labels are ranked instead of roles, a label by its best role, so that roles nobody is labelled with
neither help nor hurt. A ranking is a sequence of roles, best first; one that is empty hits nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from careerpath_cli.evaluation.people import Grades, Label

_UNRANKED = float("inf")
_GAIN_FIRST = 2
_GAIN_ACCEPTABLE = 1
_NDCG_DEPTH = 5


@dataclass(frozen=True, slots=True)
class GradedFigures:
    """Agreement with graded people, as shares and means from 0 to 1.

    Hits are of a role to name first among the first one or three; `wrong_at_3` is the share of people with
    bad advice among the first three.
    """

    people: int
    hit_at_1: float
    hit_at_3: float
    ndcg_at_5: float
    wrong_at_3: float


@dataclass(frozen=True, slots=True)
class LabelledFigures:
    """Agreement with people whose jobs are known, as shares from 0 to 1; macro: each label counts alike."""

    people: int
    labels: int
    macro_hit_at_1: float
    macro_hit_at_3: float
    hit_at_1: float
    hit_at_3: float


def graded_figures(people: Sequence[tuple[Grades, Sequence[str]]]) -> GradedFigures:
    """Sum up how the rankings of graded people (at least one) agree with their grades."""
    count = len(people)
    return GradedFigures(
        people=count,
        hit_at_1=sum(hits(order, grades.first, 1) for grades, order in people) / count,
        hit_at_3=sum(hits(order, grades.first, 3) for grades, order in people) / count,
        ndcg_at_5=fsum(ndcg(order, grades) for grades, order in people) / count,
        wrong_at_3=sum(hits(order, grades.wrong, 3) for grades, order in people) / count,
    )


def hits(order: Sequence[str], right: Collection[str], k: int) -> bool:
    """Tell whether one of the roles in question is among the first k."""
    return any(role in right for role in order[:k])


def ndcg(order: Sequence[str], grades: Grades, k: int = _NDCG_DEPTH) -> float:
    """Give the normalized discounted cumulative gain of the first k places, from 0 to 1.

    A role to name first gains 2, an acceptable one 1, any other nothing; a place gains 1 / log2(1 + place)
    of that, and the whole is divided by what the best order gains. The measure is that of K. Järvelin and
    J. Kekäläinen, Cumulated gain-based evaluation of IR techniques (ACM TOIS 20, 2002), with the discount
    that is usual today: theirs leaves the second place undiscounted.
    """
    gains = dict.fromkeys(grades.acceptable, _GAIN_ACCEPTABLE) | dict.fromkeys(grades.first, _GAIN_FIRST)
    best = sorted(gains.values(), reverse=True)
    return _discounted([gains.get(role, 0) for role in order[:k]]) / _discounted(best[:k])


def _discounted(gains: Sequence[int]) -> float:
    return fsum(gain / log2(1 + place) for place, gain in enumerate(gains, start=1))


def labelled_figures(places: Mapping[Label, Sequence[int]]) -> LabelledFigures:
    """Sum up the places of people's own labels."""
    everyone = [place for found in places.values() for place in found]
    return LabelledFigures(
        people=len(everyone),
        labels=len(places),
        macro_hit_at_1=macro(places, 1),
        macro_hit_at_3=macro(places, 3),
        hit_at_1=share_within(everyone, 1),
        hit_at_3=share_within(everyone, 3),
    )


def places_by_label(people: Sequence[tuple[Label, Sequence[str]]]) -> dict[Label, list[int]]:
    """Give, by label, the place (from 1) that each of its people's rankings gives their own label."""
    labels = sorted({label for label, _ in people})
    places: dict[Label, list[int]] = {label: [] for label in labels}
    for own, order in people:
        places[own].append(label_place(own, labels, order))
    return places


def label_place(own: Label, labels: Sequence[Label], order: Sequence[str]) -> int:
    """Give the place (from 1) of a person's own label among all labels.

    A label stands where its best role does. One without any ranked role stands last, and of several such the
    person's own is the very last, so that saying nothing never pays.
    """
    places = {role: place for place, role in enumerate(order)}
    best = {label: min(places.get(role, _UNRANKED) for role in label) for label in labels}
    mine = best[own]
    better = sum(place < mine for place in best.values())
    beside = sum(place == mine for place in best.values()) - 1 if mine == _UNRANKED else 0
    return 1 + better + beside


def macro(places: Mapping[Label, Sequence[int]], k: int) -> float:
    """Give the share of places that are k or better, each label counting alike."""
    return fsum(share_within(found, k) for found in places.values()) / len(places)


def share_within(places: Sequence[int], k: int) -> float:
    """Give the share of places that are k or better."""
    return sum(place <= k for place in places) / len(places)

"""Rankings of people whose right roles are known, summed up: in all, by group, beside simple rankings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from careerpath_cli.evaluation.baselines import constant_order, coverage_order
from careerpath_cli.evaluation.metrics import (
    GradedFigures,
    LabelledFigures,
    graded_figures,
    hits,
    label_place,
    labelled_figures,
    places_by_label,
)
from careerpath_cli.evaluation.people import Grades
from careerpath_cli.knowledge.model.scales import DEGREES
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from careerpath_cli.evaluation.people import KnownPerson, Label
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

Ranker = Literal["careerpath", "coverage", "constant"]
"""The ranking itself, the share of required skills held, and one order for everybody."""
Value = str | float
FEWEST_GRADED = 5
FEWEST_LABELLED = 100
_TOP = 3


@dataclass(frozen=True, slots=True)
class RankedPerson:
    """A person and the roles in the order of a ranking, best first; none where there is nothing to go on."""

    person: KnownPerson
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The people who share a value of a field: how many, and the share with a hit in the first three."""

    value: Value
    people: int
    hit_at_3: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups by a field that are large enough to say something, and how many people are in none."""

    field: str
    fewest: int
    groups: tuple[Group, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Miss:
    """Somebody none of whose roles to name first came among the first three.

    `role` is the best placed of them, `place` its place from 1, None where there was no ranking.
    """

    id: str
    role: str
    place: int | None
    top: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GradedResult:
    """What came of graded people: by ranker, also of each kind of people, and whom the ranking missed."""

    rankers: Mapping[Ranker, GradedFigures]
    kinds: Mapping[Ranker, Mapping[str, GradedFigures]]
    misses: tuple[Miss, ...]
    groupings: tuple[Grouping, ...]


@dataclass(frozen=True, slots=True)
class LabelledResult:
    """What came of people whose jobs are known: by ranker, and the places of each label's own people."""

    rankers: Mapping[Ranker, LabelledFigures]
    places: Mapping[Label, tuple[int, ...]]
    groupings: tuple[Grouping, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The agreement with each kind of people; None where there are none of them."""

    graded: GradedResult | None
    labelled: LabelledResult | None


def ranking(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> tuple[str, ...]:
    """Give the roles best first; none where the profile says nothing."""
    if not says_something(profile):
        return ()
    return tuple(match.role for match in rank_roles(profile, model, base, explained=False))


def evaluate(ranked: Sequence[RankedPerson], fields: Sequence[str], base: KnowledgeBase) -> Evaluation:
    """Sum up the rankings, and by the values of each of the `fields` of people's records."""
    graded = [one for one in ranked if isinstance(one.person.right, Grades)]
    labelled = [one for one in ranked if not isinstance(one.person.right, Grades)]
    return Evaluation(
        graded=_graded_result(graded, fields, base) if graded else None,
        labelled=_labelled_result(labelled, fields, base) if labelled else None,
    )


def _orders(ranked: Sequence[RankedPerson], base: KnowledgeBase) -> dict[Ranker, list[tuple[str, ...]]]:
    """Give each ranker's order for each person."""
    constant = tuple(constant_order((one.person.right for one in ranked), base.roles))
    return {
        "careerpath": [one.order for one in ranked],
        "coverage": [tuple(coverage_order(one.person.profile, base)) for one in ranked],
        "constant": [constant] * len(ranked),
    }


def _graded_result(
    ranked: Sequence[RankedPerson], fields: Sequence[str], base: KnowledgeBase
) -> GradedResult:
    grades = [_grades(one.person) for one in ranked]
    kinds = [one.person.kind for one in ranked]
    orders = _orders(ranked, base)
    judged = {ranker: list(zip(grades, found, strict=True)) for ranker, found in orders.items()}
    hit = [hits(one.order, own.first, _TOP) for one, own in zip(ranked, grades, strict=True)]
    return GradedResult(
        rankers={ranker: graded_figures(people) for ranker, people in judged.items()},
        kinds={ranker: _by_kind(kinds, people) for ranker, people in judged.items()},
        misses=tuple(_miss(one) for one, right in zip(ranked, hit, strict=True) if not right),
        groupings=_groupings(ranked, hit, fields, FEWEST_GRADED),
    )


def _by_kind(
    kinds: Sequence[str], people: Sequence[tuple[Grades, Sequence[str]]]
) -> dict[str, GradedFigures]:
    """Give the figures of each kind of people, in the file's order; people without a kind are in none."""
    found: dict[str, list[tuple[Grades, Sequence[str]]]] = {}
    for kind, one in zip(kinds, people, strict=True):
        if kind:
            found.setdefault(kind, []).append(one)
    return {kind: graded_figures(judged) for kind, judged in found.items()}


def _miss(ranked: RankedPerson) -> Miss:
    places = {role: place for place, role in enumerate(ranked.order, start=1)}
    named = _grades(ranked.person).first
    role = min(named, key=lambda one: places.get(one, len(places) + 1))
    return Miss(ranked.person.profile.id or "", role, places.get(role), ranked.order[:_TOP])


def _grades(person: KnownPerson) -> Grades:
    assert isinstance(person.right, Grades)
    return person.right


def _label(person: KnownPerson) -> Label:
    assert not isinstance(person.right, Grades)
    return person.right


def _labelled_result(
    ranked: Sequence[RankedPerson], fields: Sequence[str], base: KnowledgeBase
) -> LabelledResult:
    own = [_label(one.person) for one in ranked]
    places: dict[Ranker, dict[Label, list[int]]] = {
        ranker: places_by_label(list(zip(own, orders, strict=True)))
        for ranker, orders in _orders(ranked, base).items()
    }
    labels = list(places["careerpath"])
    hit = [label_place(_label(one.person), labels, one.order) <= _TOP for one in ranked]
    return LabelledResult(
        rankers={ranker: labelled_figures(found) for ranker, found in places.items()},
        places={label: tuple(found) for label, found in places["careerpath"].items()},
        groupings=_groupings(ranked, hit, fields, FEWEST_LABELLED),
    )


def _groupings(
    ranked: Sequence[RankedPerson], hit: Sequence[bool], fields: Sequence[str], fewest: int
) -> tuple[Grouping, ...]:
    return tuple(_grouping(ranked, hit, field, fewest) for field in fields)


def _grouping(ranked: Sequence[RankedPerson], hit: Sequence[bool], field: str, fewest: int) -> Grouping:
    groups: dict[Value, list[bool]] = {}
    for one, right in zip(ranked, hit, strict=True):
        for value in values_of(one.person.record, field):
            groups.setdefault(value, []).append(right)
    shown = {value: found for value, found in groups.items() if len(found) >= fewest}
    grouped = [any(value in shown for value in values_of(one.person.record, field)) for one in ranked]
    return Grouping(
        field=field,
        fewest=fewest,
        groups=tuple(
            Group(value, len(shown[value]), sum(shown[value]) / len(shown[value]))
            for value in sorted(shown, key=_sorting(shown))
        ),
        left_out=grouped.count(False),
    )


def _sorting(groups: Mapping[Value, Sequence[bool]]) -> Callable[[Value], tuple[Any, ...]]:
    """Order numbers by size and degrees by rank, and anything else by how many people it has."""
    if all(value in DEGREES for value in groups):
        return lambda value: (DEGREES.index(value),)
    if any(isinstance(value, str) for value in groups):
        return lambda value: (-len(groups[value]), str(value))
    return lambda value: (value,)


def values_of(record: Mapping[str, Any], field: str) -> tuple[Value, ...]:
    """Give the values of a dotted field of a record: of a list each, none where it is not there.

    A field that holds fields has no value.
    """
    value: Any = record
    for name in field.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    found: Iterable[Any] = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(one for one in map(_plain, found) if one is not None))


def _plain(value: Any) -> Value | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (str, int, float)) else None

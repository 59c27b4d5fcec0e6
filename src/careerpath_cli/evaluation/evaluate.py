"""Rankings of people whose right roles are known, summarised overall, by group and against baselines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from careerpath_cli.evaluation.baselines import constant_order, coverage_order
from careerpath_cli.evaluation.metrics import (
    GradedFigures,
    LabelledFigures,
    OwnFigures,
    graded_figures,
    hits,
    labelled_figures,
    own_figures,
    rank_of_label,
    ranks_by_label,
)
from careerpath_cli.evaluation.people import Grades, KnownPerson, Label
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import DEGREES
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

Ranker = Literal["careerpath", "coverage", "constant"]
"""Our ranking, the share of required skills held, and one order for everybody."""
Value = str | float
FEWEST_GRADED = 5
FEWEST_LABELLED = 100
_TOP = 3


@record
class RankedPerson:
    """A person and their ranked roles, best first; none where the profile says nothing."""

    person: KnownPerson
    order: tuple[str, ...]


@record
class Group:
    """The people who share a value of a field: how many, and the share with a hit in the top three."""

    value: Value
    people: int
    hit_at_3: float


@record
class Grouping:
    """The groups by a field that are large enough to be meaningful, and how many people are in none."""

    field: str
    fewest: int
    groups: tuple[Group, ...]
    left_out: int


@record
class Miss:
    """Somebody for whom none of the roles to name first was ranked in the top three.

    `role` is the highest-ranked of these, `place` its rank from 1; None where there was no ranking.
    """

    id: str
    role: str
    rank: int | None
    top: tuple[str, ...]


@record
class GradedResult:
    """The results for graded people: by ranker, by kind of people, and whom our ranking missed.

    Kinds end with the forms that people's answers have besides the full one: they count nowhere else.
    """

    rankers: Mapping[Ranker, GradedFigures]
    kinds: Mapping[Ranker, Mapping[str, GradedFigures]]
    misses: tuple[Miss, ...]
    groupings: tuple[Grouping, ...]


@record
class LabelledResult:
    """The results for people whose jobs are known: by ranker, and the ranks of each label's own people.

    `rankers` compares the labels with one another, `own` looks at all roles, as a person sees them.
    """

    rankers: Mapping[Ranker, LabelledFigures]
    own: Mapping[Ranker, OwnFigures]
    ranks: Mapping[Label, tuple[int, ...]]
    groupings: tuple[Grouping, ...]


@record
class Evaluation:
    """The results for graded people and for labelled ones; None where there are no such people."""

    graded: GradedResult | None
    labelled: LabelledResult | None


def ranking(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the roles, best first; none where the profile says nothing."""
    if not says_something(profile):
        return ()
    return tuple(match.role for match in rank_roles(profile, model, base, explained=False))


def evaluate(ranked: Sequence[RankedPerson], fields: Sequence[str], base: KnowledgeBase) -> Evaluation:
    """Return how well the rankings agree, overall and by the values of each of the records' `fields`."""
    graded = [entry for entry in ranked if isinstance(entry.person.right, Grades)]
    labelled = [entry for entry in ranked if not isinstance(entry.person.right, Grades)]
    return Evaluation(
        graded=_graded_result(graded, fields, base) if graded else None,
        labelled=_labelled_result(labelled, fields, base) if labelled else None,
    )


def _orders(ranked: Sequence[RankedPerson], base: KnowledgeBase) -> dict[Ranker, list[tuple[str, ...]]]:
    """Return each ranker's order for each person."""
    constant = tuple(constant_order((entry.person.right for entry in ranked), base.roles))
    return {
        "careerpath": [entry.order for entry in ranked],
        "coverage": [tuple(coverage_order(entry.person.profile, base)) for entry in ranked],
        "constant": [constant] * len(ranked),
    }


def _graded_result(
    ranked: Sequence[RankedPerson], fields: Sequence[str], base: KnowledgeBase
) -> GradedResult:
    full = [entry for entry in ranked if not entry.person.form]
    in_order = [*full, *(entry for entry in ranked if entry.person.form)]
    kinds = [entry.person.form or entry.person.kind for entry in in_order]
    grades = [_grades(entry.person) for entry in in_order]
    judged = {
        ranker: list(zip(grades, orders, strict=True)) for ranker, orders in _orders(in_order, base).items()
    }
    hit = [hits(entry.order, _grades(entry.person).first, _TOP) for entry in full]
    return GradedResult(
        rankers={ranker: graded_figures(people[: len(full)]) for ranker, people in judged.items()},
        kinds={ranker: _by_kind(kinds, people) for ranker, people in judged.items()},
        misses=tuple(_miss(entry) for entry, is_hit in zip(full, hit, strict=True) if not is_hit),
        groupings=_groupings(full, hit, fields, FEWEST_GRADED),
    )


def _by_kind(
    kinds: Sequence[str], people: Sequence[tuple[Grades, Sequence[str]]]
) -> dict[str, GradedFigures]:
    """Return the figures for each kind of people, in the file's order; people without a kind are left out."""
    by_kind: dict[str, list[tuple[Grades, Sequence[str]]]] = {}
    for kind, person in zip(kinds, people, strict=True):
        if kind:
            by_kind.setdefault(kind, []).append(person)
    return {kind: graded_figures(judged) for kind, judged in by_kind.items()}


def _miss(ranked: RankedPerson) -> Miss:
    ranks = {role: rank for rank, role in enumerate(ranked.order, start=1)}
    role = min(_grades(ranked.person).first, key=lambda role: ranks.get(role, len(ranks) + 1))
    return Miss(ranked.person.profile.id or "", role, ranks.get(role), ranked.order[:_TOP])


def _grades(person: KnownPerson) -> Grades:
    assert isinstance(person.right, Grades)
    return person.right


def _label(person: KnownPerson) -> Label:
    assert not isinstance(person.right, Grades)
    return person.right


def _labelled_result(
    ranked: Sequence[RankedPerson], fields: Sequence[str], base: KnowledgeBase
) -> LabelledResult:
    own_labels = [_label(entry.person) for entry in ranked]
    people = {
        ranker: list(zip(own_labels, orders, strict=True)) for ranker, orders in _orders(ranked, base).items()
    }
    ranks = {ranker: ranks_by_label(orders) for ranker, orders in people.items()}
    labels = list(ranks["careerpath"])
    hit = [rank_of_label(_label(entry.person), labels, entry.order) <= _TOP for entry in ranked]
    return LabelledResult(
        rankers={ranker: labelled_figures(by_label) for ranker, by_label in ranks.items()},
        own={ranker: own_figures(orders) for ranker, orders in people.items()},
        ranks={label: tuple(label_ranks) for label, label_ranks in ranks["careerpath"].items()},
        groupings=_groupings(ranked, hit, fields, FEWEST_LABELLED),
    )


def _groupings(
    ranked: Sequence[RankedPerson], hit: Sequence[bool], fields: Sequence[str], fewest: int
) -> tuple[Grouping, ...]:
    return tuple(_grouping(ranked, hit, field, fewest) for field in fields)


def _grouping(ranked: Sequence[RankedPerson], hit: Sequence[bool], field: str, fewest: int) -> Grouping:
    groups: dict[Value, list[bool]] = {}
    for entry, is_hit in zip(ranked, hit, strict=True):
        for value in values_of(entry.person.record, field):
            groups.setdefault(value, []).append(is_hit)
    shown = {value: group for value, group in groups.items() if len(group) >= fewest}
    grouped = [any(value in shown for value in values_of(entry.person.record, field)) for entry in ranked]
    return Grouping(
        field=field,
        fewest=fewest,
        groups=tuple(
            Group(value, len(shown[value]), sum(shown[value]) / len(shown[value]))
            for value in sorted(shown, key=_group_order(shown))
        ),
        left_out=grouped.count(False),
    )


def _group_order(groups: Mapping[Value, Sequence[bool]]) -> Callable[[Value], tuple[Any, ...]]:
    """Return a sort key: degrees by rank, numbers by size, anything else by how many people it has."""
    if all(value in DEGREES for value in groups):
        return lambda value: (DEGREES.index(value),)
    if any(isinstance(value, str) for value in groups):
        return lambda value: (-len(groups[value]), str(value))
    return lambda value: (value,)


def values_of(record: Mapping[str, Any], field: str) -> tuple[Value, ...]:
    """Return the values of a dotted field of a record: each value of a list, none where it is missing.

    A field that holds other fields has no value.
    """
    value: Any = record
    for name in field.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    values: Iterable[Any] = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(plain for plain in map(_as_plain, values) if plain is not None))


def _as_plain(value: Any) -> Value | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (str, int, float)) else None

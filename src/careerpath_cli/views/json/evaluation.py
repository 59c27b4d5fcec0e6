"""Agreement with known people → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from careerpath_cli.evaluation.metrics import share_within
from careerpath_cli.views.json.values import Json, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerpath_cli.evaluation.evaluate import Evaluation, GradedResult, Grouping, LabelledResult
    from careerpath_cli.evaluation.metrics import GradedFigures, LabelledFigures
    from careerpath_cli.knowledge.base import KnowledgeBase


def evaluation(found: Evaluation, skipped: int, base: KnowledgeBase) -> Json:
    """Describe the agreement with each kind of people; null where the file has none of them."""
    return {
        "knowledge_base": base.version,
        "skipped": skipped,
        "graded": _graded(found.graded) if found.graded else None,
        "labelled": _labelled(found.labelled) if found.labelled else None,
    }


def _graded(found: GradedResult) -> Json:
    return {
        "rankers": {ranker: _figures(one) for ranker, one in found.rankers.items()},
        "kinds": {
            ranker: {kind: _figures(one) for kind, one in kinds.items()}
            for ranker, kinds in found.kinds.items()
        },
        "missed": [
            {"id": one.id, "role": one.role, "place": one.place, "top": list(one.top)} for one in found.misses
        ],
        "by": _groupings(found.groupings),
    }


def _labelled(found: LabelledResult) -> Json:
    return {
        "rankers": {ranker: _figures(one) for ranker, one in found.rankers.items()},
        "labels": [
            {"accept": list(label), "people": len(places)}
            | {f"hit_at_{k}": rounded(share_within(places, k)) for k in (1, 2, 3)}
            for label, places in found.places.items()
        ],
        "by": _groupings(found.groupings),
    }


def _figures(one: GradedFigures | LabelledFigures) -> Json:
    plain: dict[str, Any] = asdict(one)
    return {name: rounded(value) if isinstance(value, float) else value for name, value in plain.items()}


def _groupings(groupings: Iterable[Grouping]) -> Json:
    return {
        one.field: {
            "groups": [
                {"value": group.value, "people": group.people, "hit_at_3": rounded(group.hit_at_3)}
                for group in one.groups
            ],
            "fewest": one.fewest,
            "left_out": one.left_out,
        }
        for one in groupings
    }

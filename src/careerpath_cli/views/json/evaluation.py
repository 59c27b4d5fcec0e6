"""Agreement with known people → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from careerpath_cli.evaluation.evaluate import Evaluation, GradedResult, Grouping, LabelledResult
from careerpath_cli.evaluation.metrics import GradedFigures, LabelledFigures, OwnFigures, share_within
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.views.json.values import Json, rounded


def evaluation(evaluation: Evaluation, skipped: int, base: KnowledgeBase) -> Json:
    """Describe the agreement with each kind of people; null where the file has none of them."""
    return {
        "knowledge_base": base.version,
        "skipped": skipped,
        "graded": _graded(evaluation.graded) if evaluation.graded else None,
        "labelled": _labelled(evaluation.labelled) if evaluation.labelled else None,
    }


def _graded(result: GradedResult) -> Json:
    return {
        "rankers": {ranker: _figures(figures) for ranker, figures in result.rankers.items()},
        "kinds": {
            ranker: {kind: _figures(figures) for kind, figures in kinds.items()}
            for ranker, kinds in result.kinds.items()
        },
        "missed": [
            {"id": miss.id, "role": miss.role, "place": miss.rank, "top": list(miss.top)}
            for miss in result.misses
        ],
        "by": _groupings(result.groupings),
    }


def _labelled(result: LabelledResult) -> Json:
    return {
        "rankers": {
            ranker: _figures(figures) | _figures(result.own[ranker])
            for ranker, figures in result.rankers.items()
        },
        "labels": [
            {"accept": list(label), "people": len(places)}
            | {f"hit_at_{k}": rounded(share_within(places, k)) for k in (1, 2, 3)}
            for label, places in result.ranks.items()
        ],
        "by": _groupings(result.groupings),
    }


def _figures(figures: GradedFigures | LabelledFigures | OwnFigures) -> Json:
    plain: dict[str, Any] = asdict(figures)
    return {name: rounded(value) if isinstance(value, float) else value for name, value in plain.items()}


def _groupings(groupings: Iterable[Grouping]) -> Json:
    return {
        grouping.field: {
            "groups": [
                {"value": group.value, "people": group.people, "hit_at_3": rounded(group.hit_at_3)}
                for group in grouping.groups
            ],
            "fewest": grouping.fewest,
            "left_out": grouping.left_out,
        }
        for grouping in groupings
    }

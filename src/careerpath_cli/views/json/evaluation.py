"""Agreement with known people → what `--json` prints."""

from collections.abc import Iterable, Sequence

from careerpath_cli.evaluation.evaluate import Evaluation, GradedResult, Grouping, LabelledResult
from careerpath_cli.evaluation.metrics import share_within
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.views.json.encoding import Json, encode, fill
from careerpath_cli.views.json.records import people as shapes


def evaluation(evaluation: Evaluation, skipped: int, base: KnowledgeBase) -> Json:
    """Describe the agreement with each kind of people; null where the file has none of them."""
    return fill(
        shapes.Evaluation,
        knowledge_base=base.version,
        skipped=skipped,
        graded=_graded(evaluation.graded) if evaluation.graded else None,
        labelled=_labelled(evaluation.labelled) if evaluation.labelled else None,
    )


def _graded(result: GradedResult) -> Json:
    return fill(shapes.Graded, result, by=_by_field(result.groupings))


def _labelled(result: LabelledResult) -> Json:
    rankers = {
        ranker: fill(shapes.LabelledFigures, figures, **encode(result.own[ranker]))
        for ranker, figures in result.rankers.items()
    }
    labels = [
        fill(shapes.Label, accept=label, people=len(places), **_hits(places))
        for label, places in result.ranks.items()
    ]
    return fill(shapes.Labelled, rankers=rankers, labels=labels, by=_by_field(result.groupings))


def _hits(places: Sequence[int]) -> dict[str, float]:
    return {f"hit_at_{k}": share_within(places, k) for k in (1, 2, 3)}


def _by_field(groupings: Iterable[Grouping]) -> dict[str, Grouping]:
    return {grouping.field: grouping for grouping in groupings}

"""Ablations of the matching model: agreement with known jobs, with one part changed at a time.

usage: python benchmarks/ablations.py LABELLED.jsonl[.gz]

LABELLED is the file that benchmarks/agreement.py takes.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreement import places_by_label, read
from careerpath_cli.evaluation.metrics import macro, share_within
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching import signals as matching
from careerpath_cli.matching.model import build_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.model import MatchingModel


def main(path: str) -> None:
    """Print a line for the shipped model and for each variant of it."""
    records = list(read(Path(path)))
    base = load_base()
    signals = matching.SIGNALS
    for name, model, without in variants(base):
        matching.SIGNALS = tuple(signal for signal in signals if signal.__name__ != without)
        ranks_by_label = places_by_label(records, model, base)
        everyone = [rank for ranks in ranks_by_label.values() for rank in ranks]
        figures = (
            f"{macro(ranks_by_label, 1):.3f}  {macro(ranks_by_label, 3):.3f}  {share_within(everyone, 3):.3f}"
        )
        print(f"{name:44} {figures}", flush=True)
    matching.SIGNALS = signals


def variants(base: KnowledgeBase) -> Iterator[tuple[str, MatchingModel, str]]:
    """Yield each variant: its name, its model, and the signal that it leaves out.

    Each model is built from scratch: a model caches what it calculates, and a changed copy would share that.
    """

    def with_scoring(**changes: Any) -> MatchingModel:
        scoring = {name: replace(numbers, **changes) for name, numbers in base.scoring.items()}
        return build_model(replace(base, scoring=scoring))

    yield "as shipped (macro hit@1, macro hit@3, hit@3)", build_model(base), ""
    yield "what is inferred counts like what is stated", with_scoring(inferred=1.0), ""
    yield "nothing is inferred", with_scoring(inferred=0.0), ""
    yield "no related skills", replace(build_model(base), relations={}), ""
    yield "no prerequisites", replace(build_model(base), prerequisites={}), ""
    yield "no degree", build_model(base), "education_signal"
    yield "no years", build_model(base), "experience_signal"
    yield "no activities", build_model(base), "activity_signal"


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(sys.argv[1])

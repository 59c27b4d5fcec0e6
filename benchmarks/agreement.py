"""How well the ranking agrees with people whose jobs are known.

usage: python benchmarks/agreement.py LABELLED.jsonl[.gz]

LABELLED has one profile a line, as for `careerpath batch`, each with `accept`: the roles that count as
right for the job this person holds. Profiles with the same `accept` form a label. A label's rank for a
person is the rank of its best role among all labels'; macro figures are means over labels, so that
always answering the most common job does not pay. `careerpath eval` prints the same figures and more.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerpath_cli.evaluation import metrics as agreement
from careerpath_cli.evaluation.evaluate import ranking
from careerpath_cli.evaluation.metrics import macro, share_within
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.model import build_model
from careerpath_cli.profile.reading import profile_from_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerpath_cli.evaluation.people import Label
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.model import MatchingModel


def main(path: str) -> None:
    """Rank everybody in the file and print the figures, overall and by label."""
    base = load_base()
    ranks_by_label = places_by_label(list(read(Path(path))), build_model(base), base)
    everyone = [rank for ranks in ranks_by_label.values() for rank in ranks]
    print(f"{len(everyone):,} people, {len(ranks_by_label)} labels")
    for k in (1, 3):
        print(f"hit@{k} {share_within(everyone, k):.3f}   macro hit@{k} {macro(ranks_by_label, k):.3f}")
    for label, ranks in ranks_by_label.items():
        shares = "  ".join(f"hit@{k} {share_within(ranks, k):.3f}" for k in (1, 2, 3))
        print(f"  {label[0]:28} n={len(ranks):5}  {shares}")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the labelled profiles of a file."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        yield from map(json.loads, file)


def places_by_label(
    records: Sequence[dict[str, Any]], model: MatchingModel, base: KnowledgeBase
) -> dict[Label, list[int]]:
    """Rank everybody and return, by label, the rank (from 1) of that label for each person who holds it."""
    profiles = (profile_from_record(record, base) for record in records)
    orders = (ranking(profile, model, base) for profile in profiles)
    labels = (tuple(record["accept"]) for record in records)
    return agreement.ranks_by_label(list(zip(labels, orders, strict=True)))


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(sys.argv[1])

"""How well the ranking agrees with people whose jobs are known.

usage: python benchmarks/agreement.py LABELLED.jsonl[.gz]

LABELLED has one profile a line, as for `careerpath batch`, each with `accept`: the roles that count as
right for the job this person holds. Profiles with the same `accept` form a label. A label's rank for a
person is the rank of its best role among all labels'; macro figures are means over labels, so that
always answering the commonest job does not pay.
"""

import collections
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careerpath_cli.advice.expectations import prepare
from careerpath_cli.advice.matching import rank_roles
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.profile.reading import profile_from_record

Label = tuple[str, ...]


def main(path: str) -> None:
    """Rank everybody in the file and print the figures, over all and by label."""
    records = list(read(Path(path)))
    labels = sorted({tuple(record["accept"]) for record in records})
    places = collections.defaultdict(list)
    for label, place in rank_all(records, labels):
        places[label].append(place)
    everyone = [place for found in places.values() for place in found]
    print(f"{len(everyone):,} people, {len(labels)} labels")
    for k in (1, 3):
        macro = sum(share_within(found, k) for found in places.values()) / len(places)
        print(f"hit@{k} {share_within(everyone, k):.3f}   macro hit@{k} {macro:.3f}")
    for label, found in places.items():
        shares = "  ".join(f"hit@{k} {share_within(found, k):.3f}" for k in (1, 2, 3))
        print(f"  {label[0]:28} n={len(found):5}  {shares}")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Read the labelled profiles."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        yield from map(json.loads, file)


def rank_all(records: list[dict[str, Any]], labels: list[Label]) -> Iterator[tuple[Label, int]]:
    """Give each person's label and the place (from 1) that the ranking gives it among all labels."""
    base = load_base()
    model = prepare(base)
    for record in records:
        profile = profile_from_record(record, base)
        order = {match.role: place for place, match in enumerate(rank_roles(profile, model, base))}
        best = {label: min(order[role] for role in label) for label in labels}
        own = tuple(record["accept"])
        yield own, 1 + sum(place < best[own] for place in best.values())


def share_within(places: list[int], k: int) -> float:
    """Give the share of places that are k or better."""
    return sum(place <= k for place in places) / len(places)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(sys.argv[1])

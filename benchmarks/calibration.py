"""How often the first role is right, by the confidence that `advise` reports.

usage: python benchmarks/calibration.py LABELLED.jsonl[.gz]

LABELLED is the file that benchmarks/agreement.py takes. Everybody is ranked several times, with all of their
answers and with a random part of them, as if they had been asked less. A label's evidence is that of its best
role; the lead is that of the first label over the second. For each step of the scale, the table shows how
often the first label was the person's own, with every label counting the same (these are the figures under
`right` in data/scoring.yaml), and how many rankings had that step.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from agreement import read
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.confidence import confidence
from careerpath_cli.matching.model import build_model
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.reading import profile_from_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

Label = tuple[str, ...]
KEPT = (1.0, 0.5, 0.25, 0.1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One ranking: the share of answers kept, the word for its confidence, and whether it was right."""

    kept: float
    word: str
    label: Label
    right: bool


def main(path: Path) -> None:
    """Rank everybody and print a row for each share of answers kept, and one for all together."""
    base = load_base()
    model = build_model(base)
    people = [(tuple(record["accept"]), profile_from_record(record, base)) for record in read(path)]
    outcomes = list(measured(people, model, base))
    sizes = Counter(label for label, _ in people)
    words = [step.word for step in model.scoring.confidence]
    print(f"| answers kept | {' | '.join(words)} |\n|---|{'---|' * len(words)}")
    for kept in (*KEPT, None):
        chosen = [outcome for outcome in outcomes if kept in (None, outcome.kept)]
        cells = [cell([outcome for outcome in chosen if outcome.word == word], sizes) for word in words]
        print(f"| {'any' if kept is None else f'{kept:.0%}'} | {' | '.join(cells)} |")


def measured(
    people: Sequence[tuple[Label, Profile]], model: MatchingModel, base: KnowledgeBase
) -> Iterator[Outcome]:
    """Rank everybody with each share of their answers and yield the outcomes."""
    random = Random(1)  # noqa: S311 - a sample, no secret
    labels = sorted({label for label, _ in people})
    for own, person in people:
        for kept in KEPT:
            profile = thinned(person, kept, random)
            ranked = rank_roles(profile, model, base, explained=False)
            best = {match.role: match for match in ranked}
            first = [max((best[role] for role in label), key=lambda match: match.total) for label in labels]
            order = sorted(first, key=lambda match: -match.total)
            reported = confidence(profile, order, model)
            if reported is not None:
                yield Outcome(kept, reported.step.word, own, order[0].role in own)


def thinned(profile: Profile, kept: float, random: Random) -> Profile:
    """Return the profile with each answer about a skill or an activity kept with probability `kept`."""
    return replace(
        profile,
        skills={skill: level for skill, level in profile.skills.items() if random.random() < kept},
        activities={
            activity: attitude for activity, attitude in profile.activities.items() if random.random() < kept
        },
    )


def cell(outcomes: Sequence[Outcome], people: Mapping[Label, int]) -> str:
    """Return the share that was right, every label counting the same, and the number of rankings."""
    weights = [1 / people[outcome.label] for outcome in outcomes]
    right = sum(weight for outcome, weight in zip(outcomes, weights, strict=True) if outcome.right)
    return f"{right / sum(weights):.2f} ({len(outcomes):,})" if outcomes else "–"


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

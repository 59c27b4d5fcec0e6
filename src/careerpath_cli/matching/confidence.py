"""Confidence in a ranking's first role: how far it is ahead, and how much was asked.

The words are calibrated: `Scoring.confidence` gives, for each lead, how often the first role was the job that
surveyed people held. `benchmarks/calibration.py` measures it; docs/matching.md has the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from careerpath_cli.profile.kinds import was_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.model.matching import ConfidenceStep
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.matching.weights import RoleModel
    from careerpath_cli.profile.model import Profile


@dataclass(frozen=True, slots=True)
class Confidence:
    """A step of the calibrated scale; `lead` of the first role over the next in nats, `asked` from 0 to 1.

    `little_asked` says that the step is one lower than the lead alone would give, because too little was
    asked.
    """

    step: ConfidenceStep
    lead: float
    asked: float
    little_asked: bool


def confidence(profile: Profile, matches: Sequence[RoleMatch], model: MatchingModel) -> Confidence | None:
    """Return the confidence in the first role of a ranking; None with fewer than two roles to choose from."""
    open_matches = [match for match in matches if not match.may.excluded]
    if len(open_matches) < 2:  # noqa: PLR2004 - a choice needs two
        return None
    first, second = open_matches[:2]
    lead = first.total - second.total
    asked = asked_share(profile, next(role for role in model.roles if role.role == first.role))
    steps = model.scoring.confidence
    by_lead = max(index for index, step in enumerate(steps) if lead >= step.lead)
    little_asked = asked < model.scoring.few_asked and by_lead > 0
    return Confidence(steps[by_lead - little_asked], lead, asked, little_asked)


def asked_share(profile: Profile, role: RoleModel) -> float:
    """Return how much of the possible evidence about a role was asked for, from 0 to 1.

    A topic's weight is its swing: the nats between its best and its worst answer.
    """
    swings = {
        topic: weights.highest - min(weights.nats.values()) for topic, weights in role.answer_weights.items()
    }
    total = fsum(swings.values())
    return fsum(swing for topic, swing in swings.items() if was_asked(topic, profile)) / total if total else 0

"""How sure a ranking is of its first role: how far ahead it is, and how much was asked.

The words are calibrated: `Scoring.confidence` says how often, among surveyed people whose first role was that
far ahead, it was the job they held. `benchmarks/calibration.py` measures it; docs/matching.md has the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from careerpath_cli.profile.kinds import was_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.model.matching import ConfidenceStep
    from careerpath_cli.matching.model import MatchingModel, RoleModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.profile.model import Profile


@dataclass(frozen=True, slots=True)
class Confidence:
    """A step of the calibrated scale; `lead` of the first role over the next in nats, `asked` from 0 to 1.

    `few` says that so little was asked that the step is one lower than the lead alone would give.
    """

    step: ConfidenceStep
    lead: float
    asked: float
    little_asked: bool


def confidence(profile: Profile, matches: Sequence[RoleMatch], model: MatchingModel) -> Confidence | None:
    """Say how sure the first role of a ranking is; None where there are not two roles to choose from."""
    open_roles = [match for match in matches if not match.may.excluded]
    if len(open_roles) < 2:  # noqa: PLR2004 - a choice needs two
        return None
    lead = open_roles[0].total - open_roles[1].total
    first = next(role for role in model.roles if role.role == open_roles[0].role)
    asked = asked_share(profile, first)
    steps = model.scoring.confidence
    place = max(place for place, step in enumerate(steps) if lead >= step.lead)
    few = asked < model.scoring.few_asked and place > 0
    return Confidence(steps[place - few], lead, asked, few)


def asked_share(profile: Profile, role: RoleModel) -> float:
    """Give the share (0 to 1) of what could tell for or against a role that was asked, weighed in nats."""
    swings = {topic: one.highest - min(one.nats.values()) for topic, one in role.answer_weights.items()}
    total = fsum(swings.values())
    return fsum(swing for topic, swing in swings.items() if was_asked(topic, profile)) / total if total else 0

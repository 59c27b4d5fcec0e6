"""Why a role has the score that it has: every answer's share, and what was not asked and could matter."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, fsum
from typing import TYPE_CHECKING

from careerpath_cli.matching.ranking import part_weights
from careerpath_cli.profile.kinds import KINDS, was_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.matching.ranking import Contribution, RoleMatch
    from careerpath_cli.profile.kinds import Topic
    from careerpath_cli.profile.model import Profile

DIGITS = 2


@dataclass(frozen=True, slots=True)
class AnswerShare:
    """One answer's weighted contribution, in nats, and the same rounded so that all of them add up."""

    contribution: Contribution
    evidence: float
    shown: float


@dataclass(frozen=True, slots=True)
class Unasked:
    """A topic that was not asked: what a yes would add and a no would take away, in nats, weighted."""

    topic: Topic
    yes: float
    no: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a role's score comes from.

    `total` is the sum of all shares, in nats, `shown_total` that of the rounded ones; `without_weight` counts
    the answers that round to nothing.
    """

    match: RoleMatch
    place: int
    speaking_for: tuple[AnswerShare, ...]
    speaking_against: tuple[AnswerShare, ...]
    without_weight: int
    unasked: tuple[Unasked, ...]
    total: float
    shown_total: float


def explain(profile: Profile, matches: Sequence[RoleMatch], role: str, model: MatchingModel) -> Explanation:
    """Explain the score of one role of a ranking, answers in the order of their weight."""
    place, match = next((place, one) for place, one in enumerate(matches, start=1) if one.role == role)
    weights = part_weights(model.scoring)
    weighted = [weights[one.part] * one.evidence for one in match.contributions]
    shown = rounded_to_sum(weighted, DIGITS)
    shares = [AnswerShare(*found) for found in zip(match.contributions, weighted, shown, strict=True)]
    return Explanation(
        match=match,
        place=place,
        speaking_for=tuple(one for one in shares if one.shown > 0),
        speaking_against=tuple(one for one in shares if one.shown < 0),
        without_weight=sum(one.shown == 0 for one in shares),
        unasked=_unasked(profile, role, model),
        total=match.total,
        shown_total=round(fsum(shown), DIGITS),
    )


def rounded_to_sum(amounts: Sequence[float], digits: int) -> list[float]:
    """Round amounts so that they add up to their rounded sum: the largest remainders are rounded up."""
    unit = 10**digits
    scaled = [amount * unit for amount in amounts]
    whole = [floor(one) for one in scaled]
    missing = round(fsum(scaled)) - sum(whole)
    by_remainder = sorted(range(len(scaled)), key=lambda place: (whole[place] - scaled[place], place))
    for place in by_remainder[:missing]:
        whole[place] += 1
    return [one / unit for one in whole]


def _unasked(profile: Profile, role: str, model: MatchingModel) -> tuple[Unasked, ...]:
    """Give what was not asked about a role, what could move its score most first."""
    weights = part_weights(model.scoring)
    expected = next(one for one in model.roles if one.role == role).answer_weights.values()
    found = []
    for one in expected:
        kind = KINDS[one.topic[0]]
        if kind.one_by_one and not was_asked(one.topic, profile):
            weight = weights[kind.part]
            found.append(Unasked(one.topic, weight * one.highest, weight * min(one.nats.values())))
    return tuple(sorted(found, key=lambda one: (one.no - one.yes, one.topic)))

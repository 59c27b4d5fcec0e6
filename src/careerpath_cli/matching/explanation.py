"""Why a role has its score: what each answer contributes, and which unasked topics could change it."""

from collections.abc import Sequence
from math import floor, fsum

from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import Contribution, RoleMatch, part_weights
from careerpath_cli.profile.kinds import KINDS, Topic, was_asked
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

DIGITS = 2


@record
class AnswerShare:
    """One answer's weighted evidence, in nats; `shown` is rounded so that all shares add up to the total."""

    contribution: Contribution
    evidence: float
    shown: float


@record
class Unasked:
    """A topic that was not asked: what a clear yes or a clear no would add to the total, in weighted nats."""

    topic: Topic
    yes: float
    no: float


@record
class Explanation:
    """Where a role's score comes from.

    `place` is its rank, from 1. `total` is the sum of what the role starts with and of all shares, in nats;
    `shown_start` and `shown_total` are rounded so that they add up, too. `without_weight` counts the answers
    that round to 0.
    """

    match: RoleMatch
    rank: int
    speaking_for: tuple[AnswerShare, ...]
    speaking_against: tuple[AnswerShare, ...]
    without_weight: int
    unasked: tuple[Unasked, ...]
    total: float
    shown_start: float
    shown_total: float


def explain(profile: Profile, matches: Sequence[RoleMatch], role: str, model: MatchingModel) -> Explanation:
    """Return the explanation of one role's score in a ranking, its answers in the order of their weight."""
    rank, match = next((rank, match) for rank, match in enumerate(matches, start=1) if match.role == role)
    weights = part_weights(model.scoring)
    weighted = [weights[contribution.part] * contribution.evidence for contribution in match.contributions]
    *shown, shown_start = rounded_to_sum([*weighted, match.start], DIGITS)
    shares = [AnswerShare(*share) for share in zip(match.contributions, weighted, shown, strict=True)]
    return Explanation(
        match=match,
        rank=rank,
        speaking_for=tuple(share for share in shares if share.shown > 0),
        speaking_against=tuple(share for share in shares if share.shown < 0),
        without_weight=sum(share.shown == 0 for share in shares),
        unasked=_unasked(profile, role, model),
        total=match.total,
        shown_start=shown_start,
        shown_total=round(fsum([*shown, shown_start]), DIGITS),
    )


def rounded_to_sum(amounts: Sequence[float], digits: int) -> list[float]:
    """Return amounts rounded to add up to their rounded sum: those with the largest remainders go up."""
    unit = 10**digits
    scaled = [amount * unit for amount in amounts]
    whole = [floor(amount) for amount in scaled]
    missing = round(fsum(scaled)) - sum(whole)
    by_remainder = sorted(range(len(scaled)), key=lambda index: (whole[index] - scaled[index], index))
    for index in by_remainder[:missing]:
        whole[index] += 1
    return [units / unit for units in whole]


def _unasked(profile: Profile, role: str, model: MatchingModel) -> tuple[Unasked, ...]:
    """Return the topics of a role that were not asked, the one that could change its score most first."""
    weights = part_weights(model.scoring)
    role_model = next(candidate for candidate in model.roles if candidate.role == role)
    unasked = []
    for topic, answers in role_model.answer_weights.items():
        kind = KINDS[topic[0]]
        if kind.one_by_one and not was_asked(topic, profile):
            weight = weights[kind.part]
            unasked.append(Unasked(topic, weight * answers.highest, weight * min(answers.nats.values())))
    return tuple(sorted(unasked, key=lambda entry: (entry.no - entry.yes, entry.topic)))

"""What a prompt can still change: how much its answers would move the ranking, from what is known so far.

Let π be how likely each role is the right one, which the ranking's own evidence gives (softmax of nats). For
a topic with swing d (yes against no, in nats) and a probability q of a yes, one answer tells about
½ · q(1 − q) · Var_π(d) nats of π: the mutual information of a small logistic signal, to second order. A
prompt about several topics tells the sum. What it can do to two roles a and b has the standard deviation
√Σ q(1 − q) · (d_a − d_b)².
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum, sqrt
from typing import TYPE_CHECKING

from careerpath_cli.interview.answers import NONE_OF_THESE, asked_skills
from careerpath_cli.knowledge.model.scales import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careerpath_cli.interview.prompt import Prompt
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.model import AnswerWeights, MatchingModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.profile.kinds import Topic

_LEAST_Q, _MOST_Q = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class RankingState:
    """The roles as they stand: evidence in nats and probability, by place in the model; excluded ones out."""

    totals: Mapping[int, float]
    likely: Mapping[int, float]
    model: MatchingModel
    base: KnowledgeBase

    def information_gain(self, prompt: Prompt, kind: str) -> float:
        """Give how much a prompt would tell of which role is the right one, in nats."""
        return (
            fsum(spread * _variance(swings, self.likely) for spread, swings in self.signals(prompt, kind)) / 2
        )

    def applies(self, prompt: Prompt, kind: str) -> bool:
        """Tell whether any role has to do with what a prompt asks: for its rank, or for its roadmap alone."""
        asked = [topic for topic, _ in _topics(prompt, kind, self.base)]
        return any(map(self.model.roles_affected_by, asked)) or any(
            ("skill", need.skill) in asked for role in self.base.roles.values() for need in role.needs
        )

    def could_change_first(self, prompt: Prompt, kind: str, first: int, deviations: float) -> bool:
        """Say whether a prompt could bring another role among the first ones.

        It could where `deviations` standard deviations of what it may do to two roles make up the lead of one
        that is among the first over one that is not.
        """
        order = sorted(self.totals, key=lambda place: (-self.totals[place], place))
        signals = self.signals(prompt, kind)
        return any(
            self.totals[inside] - self.totals[outside] <= deviations * _deviation(signals, inside, outside)
            for inside in order[:first]
            for outside in order[first : first + 8]
        )

    def signals(self, prompt: Prompt, kind: str) -> list[tuple[float, dict[int, float]]]:
        """Give, for each topic of a prompt, q(1 − q) and the swing for each role that it bears on."""
        found = []
        for topic, share in _topics(prompt, kind, self.base):
            expected = self.model.roles_affected_by(topic)
            swings = {place: share * _swing(one, kind) for place, one in expected}
            q = _probability([one for _, one in expected])
            if any(swings.values()):
                found.append((q * (1 - q), swings))
        return found


def ranking_state(matches: Sequence[RoleMatch], model: MatchingModel, base: KnowledgeBase) -> RankingState:
    """Set up the contest from a ranking; without any, every role is as likely."""
    places = {role.role: place for place, role in enumerate(model.roles)}
    totals = {places[match.role]: match.total for match in matches if not match.may.excluded}
    totals = totals or dict.fromkeys(places.values(), 0.0)
    most = max(totals.values())
    shares = {place: exp(total - most) for place, total in totals.items()}
    whole = fsum(shares.values())
    return RankingState(totals, {place: share / whole for place, share in shares.items()}, model, base)


def _topics(prompt: Prompt, kind: str, base: KnowledgeBase) -> Iterable[tuple[Topic, float]]:
    """Give what a prompt asks about, each with the part of a full answer that it gets."""
    subjects = prompt.id.partition(":")[2].split("+")
    match kind:
        case "groups":
            for group in base.groups:
                yield from ((("skill", skill), 0.7) for skill in asked_skills(group, base))
        case "screen" | "rest":
            yield from ((("skill", one.value), 1.0) for one in prompt.choices if one.value != NONE_OF_THESE)
        case "level":
            yield ("skill", subjects[0]), 1.0
        case "best" | "worst":
            yield from ((("activity", one.value), 2 / len(prompt.choices)) for one in prompt.choices)
        case "attitude":
            yield ("activity", (base.questions[prompt.id].says or ".").partition(".")[2]), 1.0
        case "either":
            yield from ((("value", one.value), 1.0) for one in prompt.choices)


def _swing(expected: AnswerWeights, kind: str) -> float:
    """Give what a clear yes is worth more than a clear no; of a level, what the highest adds to working."""
    if kind == "level":
        return expected.nats[LEVELS[-1]] - expected.nats["working"]
    low, high = min(expected.nats.values()), max(expected.nats.values())
    return high - low if abs(high) >= abs(low) or kind != "either" else low - high


def _probability(expected: Sequence[AnswerWeights]) -> float:
    """Give the probability of a yes at which an answer is expected to tell nothing either way."""
    no = fsum(-min(0.0, *one.nats.values()) for one in expected)
    yes = fsum(max(0.0, *one.nats.values()) for one in expected)
    return min(max(no / (no + yes), _LEAST_Q), _MOST_Q) if no + yes else _LEAST_Q


def _variance(swings: Mapping[int, float], likely: Mapping[int, float]) -> float:
    mean = fsum(share * swings.get(place, 0.0) for place, share in likely.items())
    return fsum(share * (swings.get(place, 0.0) - mean) ** 2 for place, share in likely.items())


def _deviation(signals: Iterable[tuple[float, Mapping[int, float]]], one: int, other: int) -> float:
    return sqrt(fsum(q * (swings.get(one, 0.0) - swings.get(other, 0.0)) ** 2 for q, swings in signals))

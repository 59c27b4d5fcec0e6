"""How much a prompt can still change: what its answers would do to the ranking, given the answers so far.

Let π be the probability of each role being the right one, as the ranking's own evidence has it (softmax of
nats). For a topic with swing d (yes against no, in nats) and probability q of a yes, one answer tells about
½ · q(1 − q) · Var_π(d) nats about π: the mutual information of a small logistic signal, to second order. A
prompt about several topics tells the sum. Its effect on the difference between two roles a and b has the
standard deviation √Σ q(1 − q) · (d_a − d_b)².
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, fsum, sqrt

from careerpath_cli.interview.answers import NONE_OF_THESE, asked_skills
from careerpath_cli.interview.memory import worked_out_once
from careerpath_cli.interview.prompt import Prompt
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.matching.weights import AnswerWeights
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.record import record

_MIN_Q, _MAX_Q = 0.05, 0.95
_CONTENDERS = 8
"""How many roles after the first ones are looked at: further down, hardly any answer brings a role back."""


@record
class RankingState:
    """The ranking so far: evidence in nats and probability, by index in the model, without excluded roles."""

    totals: Mapping[int, float]
    likely: Mapping[int, float]
    model: MatchingModel
    base: KnowledgeBase

    def information_gain(self, prompt: Prompt, kind: str) -> float:
        """Return how much a prompt is expected to tell about which role is the right one, in nats."""
        told = (
            share**2 * spread * _variance(swings, self.likely)
            for share, spread, swings in self._shared_signals(prompt, kind)
        )
        return fsum(told) / 2

    def applies(self, prompt: Prompt, kind: str) -> bool:
        """Return whether what a prompt asks matters to any role, for its rank or only for its roadmap."""
        asked = [topic for topic, _ in _topics(prompt, kind, self.base)]
        return any(map(self.model.roles_affected_by, asked)) or any(
            ("skill", need.skill) in asked for role in self.base.roles.values() for need in role.needs
        )

    def could_change_first(self, prompt: Prompt, kind: str, first: int, deviations: float) -> bool:
        """Return whether a prompt could bring another role among the first ones.

        It could where `deviations` standard deviations of its effect on the difference between two roles are
        at least the lead of one that is among the first over one that is not.
        """
        order = sorted(self.totals, key=lambda index: (-self.totals[index], index))
        signals = self.signals(prompt, kind)
        return any(
            self.totals[inside] - self.totals[outside] <= deviations * _deviation(signals, inside, outside)
            for inside in reversed(order[:first])
            for outside in order[first : first + _CONTENDERS]
        )

    def signals(self, prompt: Prompt, kind: str) -> list[tuple[float, dict[int, float]]]:
        """Return q(1 − q) for each topic of a prompt, with the swing of each role that it affects."""
        return [
            (spread, {index: share * swing for index, swing in swings.items()})
            for share, spread, swings in self._shared_signals(prompt, kind)
        ]

    def _shared_signals(
        self, prompt: Prompt, kind: str
    ) -> Iterator[tuple[float, float, Mapping[int, float]]]:
        """Yield for each topic of a prompt the share of a full answer that it gets, and its signal."""
        for topic, share in _topics(prompt, kind, self.base):
            spread, swings = _signal(self.model, topic, kind == "either")
            if swings:
                yield share, spread, swings


def ranking_state(matches: Sequence[RoleMatch], model: MatchingModel, base: KnowledgeBase) -> RankingState:
    """Return the state of a ranking; where it is empty, all roles are equally likely."""
    indices = {role.role: index for index, role in enumerate(model.roles)}
    totals = {indices[match.role]: match.total for match in matches if not match.may.excluded}
    totals = totals or dict.fromkeys(indices.values(), 0.0)
    highest = max(totals.values())
    odds = {index: exp(total - highest) for index, total in totals.items()}
    norm = fsum(odds.values())
    return RankingState(totals, {index: share / norm for index, share in odds.items()}, model, base)


def _topics(prompt: Prompt, kind: str, base: KnowledgeBase) -> Iterable[tuple[Topic, float]]:
    """Yield the topics of a prompt, each with the share of a full answer that it gets."""
    match kind:
        case "groups":
            for group in base.groups:
                yield from ((("skill", skill), 0.7) for skill in asked_skills(group, base))
        case "screen" | "rest":
            yield from (
                (("skill", choice.value), 1.0) for choice in prompt.choices if choice.value != NONE_OF_THESE
            )
        case "best" | "worst":
            yield from ((("activity", choice.value), 2 / len(prompt.choices)) for choice in prompt.choices)
        case "attitude":
            yield ("activity", (base.questions[prompt.id].says or ".").partition(".")[2]), 1.0
        case "either":
            yield from ((("value", choice.value), 1.0) for choice in prompt.choices)


@worked_out_once
def _signal(model: MatchingModel, topic: Topic, either: bool) -> tuple[float, dict[int, float]]:  # noqa: FBT001
    """Return q(1 − q) for a topic and its swing for each role; no swings where it tells of no role."""
    affected = model.roles_affected_by(topic)
    q = _probability([weights for _, weights in affected])
    swings = {index: _swing(weights, either=either) for index, weights in affected}
    return q * (1 - q), swings if any(swings.values()) else {}


def _swing(expected: AnswerWeights, *, either: bool) -> float:
    """Return what a clear yes is worth over a clear no."""
    low, high = min(expected.nats.values()), max(expected.nats.values())
    # A value that mostly speaks against a role pushes it down when it is chosen over another.
    return low - high if either and abs(high) < abs(low) else high - low


def _probability(affected: Sequence[AnswerWeights]) -> float:
    """Return the probability of a yes at which the expected weight of the answer is zero."""
    no = fsum(-min(0.0, *weights.nats.values()) for weights in affected)
    yes = fsum(max(0.0, *weights.nats.values()) for weights in affected)
    return min(max(no / (no + yes), _MIN_Q), _MAX_Q) if no + yes else _MIN_Q


def _variance(swings: Mapping[int, float], likely: Mapping[int, float]) -> float:
    """Return the variance of a swing over the roles; those that it does not affect have a swing of 0."""
    shares = [(likely.get(index, 0.0), swing) for index, swing in swings.items()]
    mean = fsum([share * swing for share, swing in shares])
    others = max(0.0, 1.0 - fsum([share for share, _ in shares]))
    return fsum([share * (swing - mean) ** 2 for share, swing in shares]) + others * mean**2


def _deviation(signals: Iterable[tuple[float, Mapping[int, float]]], first: int, second: int) -> float:
    return sqrt(
        fsum(
            variance * (swings.get(first, 0.0) - swings.get(second, 0.0)) ** 2 for variance, swings in signals
        )
    )

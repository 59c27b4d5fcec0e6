"""Which roles are tied: those that one small change of one answer would move level with the first, or ahead.

Each answer is left out and then moved one step, as the table of answer kinds defines it. The effect of a
change is exact: the same signals recompute the evidence, over the answers that are weighed together with the
changed one.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import sub
from typing import TYPE_CHECKING

from careerpath_cli.matching.ranking import part_weights
from careerpath_cli.matching.signals import observations
from careerpath_cli.profile.kinds import KINDS, was_asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.matching.weights import AnswerWeights
    from careerpath_cli.profile.kinds import AnswerKind, Answers, Topic
    from careerpath_cli.profile.model import Profile

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """Tied roles, best first, and the topics not asked yet that would best break the tie."""

    roles: tuple[str, ...]
    tie_breakers: tuple[Topic, ...] = ()


def bands(
    profile: Profile, matches: Sequence[RoleMatch], model: MatchingModel, top: int | None = None
) -> list[Band]:
    """Return a ranking divided into bands, in the order of their first roles; excluded roles are in none.

    A band consists of its first role and every later one that some change of one answer would move level
    with it or ahead, even where a role between the two would stay behind. `top` is how many of the best
    roles the bands must cover, by default all.
    """
    open_matches = [match for match in matches if not match.may.excluded]
    by_role = zip(*_evidence_changes(profile, model), strict=True)  # nothing where nothing was answered
    gains = dict(zip((role.role for role in model.roles), by_role, strict=False))
    divided: list[Band] = []
    remaining = open_matches
    to_cover = {match.role for match in open_matches[:top]}
    while any(match.role in to_cover for match in remaining):
        first, *others = remaining
        tied = [match for match in others if _may_swap(first, match, gains)]
        roles = (first.role, *(match.role for match in tied))
        divided.append(Band(roles, tie_breakers(profile, roles, model) if tied else ()))
        remaining = [match for match in others if match.role not in roles]
    return divided


def tie_breakers(profile: Profile, roles: Sequence[str], model: MatchingModel) -> tuple[Topic, ...]:
    """Return the skills and activities, not asked yet, that could separate these roles, the best first."""
    models = [role for role in model.roles if role.role in roles]
    topics = {
        topic
        for role in models
        for topic in role.answer_weights
        if topic[0] in ("skill", "activity") and not was_asked(topic, profile)
    }
    spread = {topic: _spread([role.answer_weights.get(topic) for role in models]) for topic in topics}
    separating = (topic for topic in topics if spread[topic] > 0)
    return tuple(sorted(separating, key=lambda topic: (-spread[topic], topic)))


def _may_swap(first: RoleMatch, later: RoleMatch, gains: Mapping[str, Sequence[float]]) -> bool:
    """Return whether some change of one answer makes up for the lead of one role over another.

    `gains` holds, for each role, what each change of one answer adds to its evidence, in the same order.
    """
    lead = first.total - later.total
    return lead <= _SLACK or max(map(sub, gains[later.role], gains[first.role])) >= lead - _SLACK


def _evidence_changes(profile: Profile, model: MatchingModel) -> Iterator[list[float]]:
    """Yield, for each change of one answer, what it adds to the evidence of each role of the model."""
    for kind in KINDS.values():
        answers = kind.answers(profile)
        for subject in answers:
            coupled = _coupled_answers(kind, subject, answers, model)
            before = _evidence(kind, coupled, model)
            for changed in kind.alternatives(coupled, subject):
                after = _evidence(kind, changed, model)
                yield list(map(sub, after, before))


def _evidence(kind: AnswerKind, answers: Answers, model: MatchingModel) -> list[float]:
    """Return the evidence of these answers alone for each role of the model (weighted, in nats)."""
    totals = [0.0] * len(model.roles)
    for observation in observations(kind.alone(answers), model):
        for index, nats in observation.evidence:
            totals[index] += nats
    weight = part_weights(model.scoring)[kind.part]
    return [weight * total for total in totals]


def _coupled_answers(kind: AnswerKind, subject: str, answers: Answers, model: MatchingModel) -> Answers:
    """Return the answers whose evidence can change with this one, itself included.

    A skill is also evidence for the skills it implies or is related to, and where several skills are evidence
    for the same one, only the strongest counts. A change can therefore hand that evidence over from one skill
    to another: so the answers about the skills inferred from this one are included, and those about skills
    from which one of these is inferred, too.
    """
    if not kind.joint:
        return {subject: answers[subject]}
    if kind.name != "skill":
        return answers
    affected = {subject, *model.skills_inferred_from(subject)}
    return {
        skill: level
        for skill, level in answers.items()
        if skill in affected or not affected.isdisjoint(model.skills_inferred_from(skill))
    }


def _spread(weights: Sequence[AnswerWeights | None]) -> float:
    """Return by how many nats the swing from a clear no to a clear yes differs most between the roles."""
    swings = [answer.highest - min(answer.nats.values()) if answer else 0.0 for answer in weights]
    return max(swings) - min(swings)

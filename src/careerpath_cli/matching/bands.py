"""Which roles are tied: those that a small change of one answer would put level with the first, or ahead.

Each answer is left out and moved one step, by the table of answer kinds. What a change adds to each role's
evidence is exact: the same signals work it out, on the answers that the changed one is weighed with.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from careerpath_cli.matching.ranking import part_weights
from careerpath_cli.matching.signals import observations
from careerpath_cli.profile.kinds import KINDS, was_asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerpath_cli.matching.model import AnswerWeights, MatchingModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.profile.kinds import AnswerKind, Answers, Topic
    from careerpath_cli.profile.model import Profile

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """Roles, best first, that the answers cannot tell apart, and what asking would tell most."""

    roles: tuple[str, ...]
    tie_breakers: tuple[Topic, ...] = ()


def bands(
    profile: Profile, matches: Sequence[RoleMatch], model: MatchingModel, top: int | None = None
) -> list[Band]:
    """Divide a ranking into bands, in the order of their first roles; excluded roles stand in none.

    The first role of a band is followed by all that some change of one answer would put level with it or
    ahead, also where a role between them would stay behind. `top` is how many of the best roles must be
    covered, by default all.
    """
    open_roles = [match for match in matches if not match.may.excluded]
    changes = list(_evidence_changes(profile, model))
    places = {role.role: place for place, role in enumerate(model.roles)}
    found: list[Band] = []
    rest = open_roles
    leading = {match.role for match in open_roles[:top]}
    while any(match.role in leading for match in rest):
        first, others = rest[0], rest[1:]
        tied = [other for other in others if _may_swap(first, other, changes, places)]
        roles = (first.role, *(match.role for match in tied))
        found.append(Band(roles, tie_breakers(profile, roles, model) if tied else ()))
        rest = [other for other in others if other.role not in roles]
    return found


def tie_breakers(profile: Profile, roles: Sequence[str], model: MatchingModel) -> tuple[Topic, ...]:
    """Give the skills and activities, not asked yet, that would set these roles apart, most first."""
    models = [role for role in model.roles if role.role in roles]
    topics = {
        topic
        for role in models
        for topic in role.answer_weights
        if topic[0] in ("skill", "activity") and not was_asked(topic, profile)
    }
    spread = {topic: _spread([role.answer_weights.get(topic) for role in models]) for topic in topics}
    telling = sorted((topic for topic in topics if spread[topic] > 0), key=lambda one: (-spread[one], one))
    return tuple(telling)


def _may_swap(
    first: RoleMatch, other: RoleMatch, changes: Sequence[Mapping[int, float]], places: Mapping[str, int]
) -> bool:
    lead = first.total - other.total
    one, two = places[first.role], places[other.role]
    if lead <= _SLACK:
        return True
    return any(change.get(two, 0.0) - change.get(one, 0.0) >= lead - _SLACK for change in changes)


def _evidence_changes(profile: Profile, model: MatchingModel) -> Iterator[dict[int, float]]:
    """Return, for each change of one answer, what it adds to each role's evidence (weighted, in nats)."""
    for kind in KINDS.values():
        answers = kind.answers(profile)
        for subject in answers:
            coupled = _coupled_answers(kind, subject, answers, model)
            before = _evidence(kind, coupled, model)
            for changed in kind.alternatives(coupled, subject):
                after = _evidence(kind, changed, model)
                yield {
                    place: after.get(place, 0.0) - before.get(place, 0.0) for place in before.keys() | after
                }


def _evidence(kind: AnswerKind, answers: Answers, model: MatchingModel) -> dict[int, float]:
    """Return what these answers alone are worth for each role, by its place."""
    weight = part_weights(model.scoring)[kind.part]
    nats_of: dict[int, list[float]] = {}
    for reply in observations(kind.alone(answers), model):
        for place, nats in reply.evidence:
            nats_of.setdefault(place, []).append(weight * nats)
    return {place: fsum(nats) for place, nats in nats_of.items()}


def _coupled_answers(kind: AnswerKind, subject: str, answers: Answers, model: MatchingModel) -> Answers:
    """Return the answers that a change of one bears on: it may take over, or lose, what another one earned.

    A skill is worth something for what it implies and is related to, and of several that tell of the same
    skill the most counts. So with a skill go those that it tells of, and those that tell of one of these.
    """
    if not kind.joint:
        return {subject: answers[subject]}
    if kind.name != "skill":
        return answers
    told = {subject, *model.skills_inferred_from(subject)}
    return {
        other: level
        for other, level in answers.items()
        if other in told or not told.isdisjoint(model.skills_inferred_from(other))
    }


def _spread(expected: Sequence[AnswerWeights | None]) -> float:
    """Give by how many nats a clear yes against a clear no would part the roles most."""
    swings = [one.highest - min(one.nats.values()) if one else 0.0 for one in expected]
    return max(swings) - min(swings)

"""The role whose needs are most like what a posting asks, for titles that name none of ours."""

from collections.abc import Iterable, Mapping
from math import log, sqrt

from careerpath_cli.extraction.postings.asks import Ask, Strictness
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Importance
from careerpath_cli.record import record

_STRICT: Mapping[Strictness, float] = {"must": 1.0, "task": 0.7, "nice": 0.4}
_IMPORTANT: Mapping[Importance, float] = {"essential": 1.0, "important": 0.7, "useful": 0.35, "minor": 0.1}
_LEAST_SHARED = 3
_LEAST_LIKENESS = 0.2
_NAMED = 3


@record
class NearestRole:
    """A role, and the skills that it shares with a posting, the most telling first."""

    role: str
    shared: tuple[str, ...]


def nearest_role(asks: Iterable[Ask], base: KnowledgeBase) -> NearestRole | None:
    """Return the role most like what is asked; None where none is like it."""
    rarity = _rarity(base)
    asked = {ask.skill: _STRICT[ask.strictness] * rarity.get(ask.skill, 0.0) for ask in asks}
    best: tuple[float, str, tuple[str, ...]] | None = None
    for role in base.roles.values():
        needed = {need.skill: _IMPORTANT[need.importance] * rarity[need.skill] for need in role.needs}
        shared = {skill: asked[skill] * needed[skill] for skill in asked.keys() & needed.keys()}
        likeness = sum(shared.values()) / (_length(asked) * _length(needed) or 1.0)
        if len(shared) < _LEAST_SHARED or likeness < _LEAST_LIKENESS:
            continue
        named = tuple(sorted(shared, key=lambda skill: (-shared[skill], skill)))[:_NAMED]
        if best is None or likeness > best[0]:
            best = (likeness, role.id, named)
    return NearestRole(best[1], best[2]) if best else None


def _rarity(base: KnowledgeBase) -> dict[str, float]:
    """Return how much each needed skill tells of a role: the more, the fewer roles need it."""
    roles: dict[str, int] = {}
    for role in base.roles.values():
        for need in role.needs:
            roles[need.skill] = roles.get(need.skill, 0) + 1
    return {skill: log(1 + len(base.roles) / count) for skill, count in roles.items()}


def _length(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values()))

"""Which roles the answers cannot tell apart: each answer is moved one step, and each is left out.

A role stands in a band with the first of it if some single such change would put it level or ahead. The
change in a role's evidence is exact: it is worked out by the same signals, on the few answers that the change
touches.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, TypeVar

from careerpath_cli.advice.matching import PART_OF, part_weights, replies
from careerpath_cli.knowledge.model.scales import ATTITUDES, LEVELS, VALUE_WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from careerpath_cli.advice.expectations import Expectation, MatchingModel, Topic
    from careerpath_cli.advice.matching import RoleMatch
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.profile.model import ExperienceAnswer, Profile

T = TypeVar("T")
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Band:
    """Roles, best first, that the answers cannot tell apart, and what asking would tell most."""

    roles: tuple[str, ...]
    would_tell: tuple[Topic, ...] = ()


def bands(
    profile: Profile, matches: Sequence[RoleMatch], model: MatchingModel, top: int | None = None
) -> list[Band]:
    """Divide a ranking into bands, in its order; excluded roles stand in none.

    The first role of a band is followed by those that one change of one answer would put level with it or
    ahead. `top` is how many roles must be covered, by default all.
    """
    open_roles = [match for match in matches if not match.may.excluded]
    changes = list(_changes(profile, model))
    places = {role.role: place for place, role in enumerate(model.roles)}
    found: list[Band] = []
    rest = open_roles
    while rest and (top is None or len(open_roles) - len(rest) < top):
        first, size = rest[0], 1
        while size < len(rest) and _may_swap(first, rest[size], changes, places):
            size += 1
        roles = tuple(match.role for match in rest[:size])
        found.append(Band(roles, would_tell(profile, roles, model) if size > 1 else ()))
        rest = rest[size:]
    return found


def would_tell(profile: Profile, roles: Sequence[str], model: MatchingModel) -> tuple[Topic, ...]:
    """Give the skills and activities, not asked yet, that would set these roles apart, most first."""
    models = [role for role in model.roles if role.role in roles]
    topics = {topic for role in models for topic in role.expectations if _open(topic, profile)}
    spread = {topic: _spread([role.expectations.get(topic) for role in models]) for topic in topics}
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


def _changes(profile: Profile, model: MatchingModel) -> Iterator[dict[int, float]]:
    """Give, for each change of one answer, what it adds to each role's evidence (weighted, in nats)."""
    for before, variants in _variants(profile, model):
        had = _evidence(before, model)
        for after in variants:
            change = _evidence(after, model)
            for place, nats in had.items():
                change[place] = change.get(place, 0.0) - nats
            yield change


def _evidence(profile: Profile, model: MatchingModel) -> dict[int, float]:
    weights = part_weights(model.scoring)
    found: dict[int, list[float]] = {}
    for reply in replies(profile, model):
        weight = weights[PART_OF[reply.topic[0]]]
        for place, nats in reply.evidence:
            found.setdefault(place, []).append(weight * nats)
    return {place: fsum(heard) for place, heard in found.items()}


def _variants(profile: Profile, model: MatchingModel) -> Iterator[tuple[Profile, list[Profile]]]:
    """Give each answer with those that it touches, and what they are after each change of it."""
    empty = type(profile)()
    for skill in profile.skills:
        touched = _touched(skill, profile, model)
        yield (
            replace(empty, skills=touched),
            [replace(empty, skills=levels) for levels in _moved(touched, skill, LEVELS)],
        )
    for activity, attitude in profile.activities.items():
        alone = {activity: attitude}
        moved = _moved(alone, activity, ATTITUDES)
        yield replace(empty, activities=alone), [replace(empty, activities=one) for one in moved]
    for value, weight in profile.values.items():
        valued = {value: weight}
        weights = _moved(valued, value, VALUE_WEIGHTS)
        yield replace(empty, values=valued), [replace(empty, values=one) for one in weights]
    yield replace(empty, education=profile.education), [empty]
    yield (
        replace(empty, experience=profile.experience),
        [replace(empty, experience=years) for years in _moved_years(profile.experience)],
    )


def _moved(answers: Mapping[str, T], key: str, scale: Sequence[T]) -> Iterator[dict[str, T]]:
    """Leave one answer out, and move it one step down and up its scale where there is one."""
    yield {name: answer for name, answer in answers.items() if name != key}
    place = scale.index(answers[key])
    for step in (place - 1, place + 1):
        if 0 <= step < len(scale):
            yield {**answers, key: scale[step]}


def _moved_years(answer: ExperienceAnswer) -> Iterator[ExperienceAnswer]:
    """Leave each count of years out, and make it a year less and a year more."""
    for name in ("total_years", "coding_years", "ml_years"):
        years = getattr(answer, name)
        if years is not None:
            yield replace(answer, **{name: None})
            yield replace(answer, **{name: max(0.0, years - 1)})
            yield replace(answer, **{name: years + 1})


def _touched(skill: str, profile: Profile, model: MatchingModel) -> dict[str, Level]:
    """Give the answers that bear on what a skill says: its own, those it tells of, what tells of these."""
    told = {skill, *model.tells_of(skill)}
    return {
        other: level
        for other, level in profile.skills.items()
        if other in told or not told.isdisjoint(model.tells_of(other))
    }


def _open(topic: Topic, profile: Profile) -> bool:
    kind, subject = topic
    if kind == "skill":
        return subject not in profile.skills
    return kind == "activity" and subject not in profile.activities


def _spread(expected: Sequence[Expectation | None]) -> float:
    """Give by how many nats a clear yes against a clear no would part the roles most."""
    swings = [one.most - min(one.worth.values()) if one else 0.0 for one in expected]
    return max(swings) - min(swings)

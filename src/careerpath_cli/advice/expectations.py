"""What the answers of people who do a job look like: the knowledge base as rates, worked out once.

For each skill or activity that a role involves, `rate` is the share of the role's people who use or do it
and `base_rate` the share of everyone in the field. Having it is evidence for the role worth
ln(rate / base_rate); not having it is evidence against it worth ln((1 − rate) / (1 − base_rate)): the weight
of evidence of I. J. Good, Probability and the Weighing of Evidence (1950). What a role's people have no more
often than everyone else tells nothing and is left out, so that having a skill never counts against anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, log
from typing import TYPE_CHECKING

from careerpath_cli.advice.standing import RANK
from careerpath_cli.knowledge.model.scales import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careerpath_cli.advice.standing import Prerequisites
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import Practice, Scoring
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.scales import Degree, Level, OfferDegree, Prevalence

_LARGEST = 0.97


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an answer about one skill, activity or degree is worth for a role, in nats.

    `met` ≥ 0 for having it, `unmet` ≤ 0 for not having it. Skills have levels: `level` is the one needed, and
    `earned` gives what each level held is worth, from `none` (nothing) up to `met`.
    """

    subject: str
    met: float
    unmet: float
    level: Level = "working"
    earned: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Everything that scoring one role takes. `years` is what the role usually asks for."""

    role: str
    skills: tuple[Expectation, ...]
    activities: tuple[Expectation, ...]
    offers: Mapping[str, OfferDegree]
    degree: Expectation
    usual_degree: Degree
    minimum_degree: Degree
    years: float
    entry: bool
    industries: frozenset[str]


@dataclass(frozen=True, slots=True)
class MatchingModel:
    """The roles' models, and how skills stand to each other; `relations` give the share that carries over."""

    scoring: Scoring
    roles: tuple[RoleModel, ...]
    prerequisites: Prerequisites
    relations: Mapping[str, tuple[tuple[str, float], ...]]


@dataclass(frozen=True, slots=True)
class _Field:
    """What all roles are held against: how common skills and activities are, and what measured people use.

    `used` gives, by practice and skill, the evidence of a measured share.
    """

    scoring: Scoring
    skill_rates: Mapping[str, float]
    activity_rates: Mapping[str, float]
    used: Mapping[str, Mapping[str, Expectation]]


def prepare(base: KnowledgeBase) -> MatchingModel:
    """Work out the matching model of a knowledge base; the same base gives the same model."""
    scoring = base.scoring["standard"]
    measured = {
        role: practice
        for practice in base.practice.values()
        for role in (*practice.roles, *practice.includes)
    }
    practices = base.practice.values()
    skill_rates = _base_rates(
        {skill.id: skill.prevalence for skill in base.skills.values()},
        ((one.skill, one.share) for practice in practices for one in practice.skills),
        scoring,
    )
    activity_rates = _base_rates(
        {activity.id: activity.prevalence for activity in base.activities.values()},
        ((one.activity, one.share) for practice in practices for one in practice.activities),
        scoring,
    )
    used = {
        practice.id: {
            one.skill: skill_expectation(
                one.skill, _bounded(one.share), skill_rates[one.skill], "working", scoring
            )
            for one in practice.skills
        }
        for practice in practices
    }
    field = _Field(scoring, skill_rates, activity_rates, used)
    return MatchingModel(
        scoring=scoring,
        roles=tuple(_role_model(role, measured.get(role.id), field) for role in base.roles.values()),
        prerequisites={skill.id: skill.prerequisites for skill in base.skills.values()},
        relations=_relations(base, scoring),
    )


def expectation(subject: str, rate: float, base_rate: float) -> Expectation:
    """Give the weight of evidence of having and of not having something; none unless rate > base rate."""
    if rate <= base_rate:
        return Expectation(subject, 0.0, 0.0)
    return Expectation(subject, log(rate / base_rate), log((1 - rate) / (1 - base_rate)))


def skill_expectation(
    skill: str, rate: float, base_rate: float, level: Level, scoring: Scoring
) -> Expectation:
    """Give the evidence of each level of a skill that `rate` of a role's people hold at `level`.

    The fewer people hold a level, the more it tells. A level that falls short earns a part, but never more
    than it would if it were all that the role asked for: else a common skill, held a little, would speak
    louder for a role that asks much of it than for one that asks no more than that.
    """
    full = expectation(skill, rate, _bounded(base_rate * scoring.level_rarity[level]))
    if not full.met:
        return full
    earned = [0.0]
    for held in LEVELS[1:]:
        part = partial_credit(held, level, scoring) * full.met
        if RANK[held] < RANK[level]:
            alone = expectation(skill, rate, _bounded(base_rate * scoring.level_rarity[held]))
            part = min(part, alone.met)
        earned.append(part)
    return Expectation(skill, full.met, full.unmet, level, tuple(earned))


def partial_credit(had: Level, needed: Level, scoring: Scoring) -> float:
    """Give how far a level is towards the one needed: 1 at or above it, 0 for none."""
    if RANK[had] >= RANK[needed]:
        return 1.0
    return scoring.partial_credit[needed].get(had, 0.0)


def _role_model(role: Role, practice: Practice | None, field: _Field) -> RoleModel:
    years = role.ladder.experience_years
    return RoleModel(
        role=role.id,
        skills=_skill_expectations(role, practice, field),
        activities=_activity_expectations(role, practice, field),
        offers={offer.value: offer.degree for offer in role.offers},
        degree=_degree_expectation(role, practice, field.scoring),
        usual_degree=role.education.usual,
        minimum_degree=role.education.minimum,
        years=years[0] if years else field.scoring.experience.years_asked[role.ladder.level],
        entry=role.ladder.level == "entry",
        industries=frozenset(role.industries),
    )


def _skill_expectations(role: Role, practice: Practice | None, field: _Field) -> tuple[Expectation, ...]:
    """Take what the role's people were measured to use and what it is said to need.

    Where both speak of a skill, the measurement counts if it was of this role, and the role's entry if the
    measurement was of a title that covers other roles too.
    """
    stated = {
        need.skill: skill_expectation(
            need.skill,
            _bounded(field.scoring.importance_rates[need.importance]),
            field.skill_rates[need.skill],
            need.level,
            field.scoring,
        )
        for need in role.needs
    }
    measured = field.used[practice.id] if practice else {}
    own = practice is not None and role.id in practice.roles
    found = {**stated, **measured} if own else {**measured, **stated}
    return tuple(one for one in found.values() if one.met > 0)


def _activity_expectations(role: Role, practice: Practice | None, field: _Field) -> tuple[Expectation, ...]:
    rates = {part.activity: field.scoring.activity_rates[part.share] for part in role.activities}
    if practice:
        rates |= {one.activity: one.share for one in practice.activities}
    common = field.activity_rates
    found = (expectation(activity, _bounded(rate), common[activity]) for activity, rate in rates.items())
    return tuple(one for one in found if one.met > 0)


def _degree_expectation(role: Role, practice: Practice | None, scoring: Scoring) -> Expectation:
    usual = role.education.usual
    rate = scoring.usual_degree_rate
    if practice:
        rate = {share.degree: share.share for share in practice.degrees}.get(usual, rate)
    return expectation(usual, _bounded(rate), scoring.degree_rates[usual])


def _base_rates(
    words: Mapping[str, Prevalence], shares: Iterable[tuple[str, float]], scoring: Scoring
) -> dict[str, float]:
    """Give how common each skill or activity is in the field.

    Where it was measured, that is the mean of the `shares` (job titles counting alike), else its word's rate.
    """
    measured: dict[str, list[float]] = {}
    for subject, share in shares:
        measured.setdefault(subject, []).append(share)
    rates = {subject: fsum(found) / len(found) for subject, found in measured.items()}
    return {
        subject: _bounded(rates.get(subject, scoring.prevalence_rates[word]))
        for subject, word in words.items()
    }


def _relations(base: KnowledgeBase, scoring: Scoring) -> dict[str, tuple[tuple[str, float], ...]]:
    """Read the related pairs in both directions."""
    found: dict[str, list[tuple[str, float]]] = {}
    for skill in base.skills.values():
        for relation in skill.related:
            share = scoring.relation_credit[relation.strength]
            found.setdefault(skill.id, []).append((relation.skill, share))
            found.setdefault(relation.skill, []).append((skill.id, share))
    return {skill: tuple(others) for skill, others in found.items()}


def _bounded(rate: float) -> float:
    """Keep a rate away from 0 and 1, where one answer would outweigh all others."""
    return min(max(rate, 1 - _LARGEST), _LARGEST)

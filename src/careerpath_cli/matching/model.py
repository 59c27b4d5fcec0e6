"""The knowledge base as weights of evidence: what every possible answer is worth for every role, in nats.

The weights come from two sources. For job titles whose holders were surveyed, a regression over all their
answers gives each answer a weight w (`data/practice/`). With b the base rate of a skill, the share of
everybody who uses it, using it is worth w · (1 − b) and lacking it −w · b: having what almost everybody has
counts for little, and so does lacking what hardly anybody has.

Elsewhere, the weights follow from what a role is said to need. With p the share of the role's people who have
a skill, having it is worth ln(p / b) and lacking it ln((1 − p) / (1 − b)): the weight of evidence of I. J.
Good, Probability and the Weighing of Evidence (1950). Summing these weights would treat answers as
independent given the role, which they are not, so each is scaled by `Scoring.news`. A skill that is no more
common among the role's people than its base rate carries no evidence.

Having a skill never counts against a role: measured weights are shifted so that the lowest among the titles
is 0. Disliking an activity counts against a title only where liking it weighs more for that title than for
the average one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import fsum, log
from typing import TYPE_CHECKING, Literal

from careerpath_cli.knowledge.model.scales import DEGREES, LEVELS
from careerpath_cli.matching.inference import RANK, implied_levels
from careerpath_cli.profile.kinds import INTERESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import Practice, Scoring
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.scales import Degree, Level, Prevalence
    from careerpath_cli.matching.inference import Prerequisites
    from careerpath_cli.profile.kinds import Topic

RoleWeights = tuple[tuple[int, float], ...]
"""One answer's weight of evidence for each role that it bears on: (index of the role in the model, nats)."""

DEGREE: Topic = ("education", "degree")
_HIGHEST_RATE = 0.97


@dataclass(frozen=True, slots=True)
class AnswerWeights:
    """The weight of each answer about one topic for a role, in nats; `needed` is the answer it calls for."""

    topic: Topic
    nats: Mapping[str, float]
    needed: str = ""

    @property
    def highest(self) -> float:
        """The weight of the best answer."""
        return max(self.nats.values())


@dataclass(frozen=True, slots=True)
class YearsWeight:
    """One kind of years' weight for a measured title: `weight` nats per unit of ln(1 + years) − `mean`."""

    which: Literal["coding_years", "ml_years"]
    mean: float
    weight: float


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Everything needed to score one role. `years` is the experience that it usually asks for."""

    role: str
    answer_weights: Mapping[Topic, AnswerWeights]
    measured_years: tuple[YearsWeight, ...]
    years: float
    entry: bool


@dataclass(frozen=True, slots=True)
class MatchingModel:
    """The models of all roles, and how skills are related; `relations` give the share that transfers."""

    scoring: Scoring
    roles: tuple[RoleModel, ...]
    prerequisites: Prerequisites
    relations: Mapping[str, tuple[tuple[str, float], ...]]
    _affected: Mapping[Topic, tuple[tuple[int, AnswerWeights], ...]]
    _known: dict[tuple[Topic, str], RoleWeights] = field(default_factory=dict, compare=False, init=False)
    transferred: dict[tuple[str, Level], list[tuple[str, RoleWeights]]] = field(
        default_factory=dict, compare=False, init=False
    )
    _inferable: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, init=False)

    def evidence(self, topic: Topic, answer: str) -> RoleWeights:
        """Return the weight of evidence of an answer for each role that it bears on, in the model's order."""
        key = (topic, answer)
        evidence = self._known.get(key)
        if evidence is None:
            evidence = tuple(
                (index, weights.nats[answer])
                for index, weights in self.roles_affected_by(topic)
                if answer in weights.nats
            )
            self._known[key] = evidence
        return evidence

    def roles_affected_by(self, topic: Topic) -> tuple[tuple[int, AnswerWeights], ...]:
        """Return the roles, by index, that answers about a topic bear on, with the weight of each answer."""
        return self._affected.get(topic, ())

    def skills_inferred_from(self, skill: str) -> frozenset[str]:
        """Return the other skills for which having this one is evidence: implied and related ones."""
        inferable = self._inferable.get(skill)
        if inferable is None:
            implied = (target for target, _ in implied_levels(skill, "expert", self.prerequisites))
            related = (target for target, _ in self.relations.get(skill, ()))
            inferable = frozenset((*implied, *related))
            self._inferable[skill] = inferable
        return inferable


@dataclass(frozen=True, slots=True)
class _FieldRates:
    """The base rates: how common each skill and activity is in the field as a whole.

    `activity_weights` and `mean_years` are means over the measured titles. `stated` remembers the nats of
    each level of a skill by rate, base rate and level needed: a handful of words give most skills the same.
    """

    scoring: Scoring
    skill_rates: Mapping[str, float]
    activity_rates: Mapping[str, float]
    activity_weights: Mapping[str, float]
    mean_years: Mapping[str, float]
    stated: dict[tuple[float, float, Level], Mapping[str, float]] = field(default_factory=dict)


def build_model(base: KnowledgeBase) -> MatchingModel:
    """Return the matching model of a knowledge base; the same base always gives the same model."""
    scoring = base.scoring["standard"]
    measured = {role: practice for practice in base.surveys for role in (*practice.roles, *practice.includes)}
    field_rates = _field_rates(base, scoring)
    by_practice = {practice.id: tuple(_measured_weights(practice, field_rates)) for practice in base.surveys}
    roles = tuple(
        _role_model(role, measured.get(role.id), by_practice, field_rates) for role in base.roles.values()
    )
    affected: dict[Topic, list[tuple[int, AnswerWeights]]] = {}
    for index, role in enumerate(roles):
        for topic, weights in role.answer_weights.items():
            affected.setdefault(topic, []).append((index, weights))
    return MatchingModel(
        scoring=scoring,
        roles=roles,
        prerequisites={skill.id: skill.prerequisites for skill in base.skills.values()},
        relations=_transfers(base, scoring),
        _affected={topic: tuple(weights) for topic, weights in affected.items()},
    )


def stated_skill_weights(
    skill: str, rate: float, base_rate: float, level: Level, scoring: Scoring
) -> AnswerWeights:
    """Return the weight of each level of a skill that the share `rate` of a role's people have at `level`.

    The rarer a level, the stronger its evidence. A level below the one needed earns partial credit, capped at
    what it would be worth if the role needed no more than that: otherwise a low level of a common skill would
    count for more in a role that needs a high one than in a role that needs just that.
    """
    full, lacking = weight_of_evidence(rate, _bounded(base_rate * scoring.level_rarity[level]))
    nats: dict[str, float] = {"none": scoring.news * lacking}
    for held in LEVELS[1:]:
        credit = partial_credit(held, level, scoring) * full
        if RANK[held] < RANK[level]:
            if_needed, _ = weight_of_evidence(rate, _bounded(base_rate * scoring.level_rarity[held]))
            credit = min(credit, if_needed)
        nats[held] = scoring.news * credit
    return AnswerWeights(("skill", skill), nats, needed=level)


def measured_skill_weights(skill: str, weight: float, base_rate: float, scoring: Scoring) -> AnswerWeights:
    """Return the weight of each level of a skill that a survey measured for a title.

    Regular use is what was measured. A lower level is worth part of the way from lacking the skill to using
    it, but never less than 0, which is what an unasked skill is worth.
    """
    nats: dict[str, float] = {"none": -weight * base_rate}
    for held in LEVELS[1:]:
        nats[held] = max(0.0, weight * (partial_credit(held, "working", scoring) - base_rate))
    return AnswerWeights(("skill", skill), nats, needed="working")


def weight_of_evidence(rate: float, base_rate: float) -> tuple[float, float]:
    """Return the nats for having something and for lacking it; both are 0 unless rate > base rate."""
    if rate <= base_rate:
        return 0.0, 0.0
    return log(rate / base_rate), log((1 - rate) / (1 - base_rate))


def partial_credit(had: Level, needed: Level, scoring: Scoring) -> float:
    """Return the share of full credit that a level earns: 1 at or above the one needed, 0 for none."""
    if RANK[had] >= RANK[needed]:
        return 1.0
    return scoring.partial_credit[needed].get(had, 0.0)


def _field_rates(base: KnowledgeBase, scoring: Scoring) -> _FieldRates:
    practices = base.surveys
    return _FieldRates(
        scoring=scoring,
        skill_rates=_base_rates(
            {skill.id: skill.prevalence for skill in base.skills.values()},
            ((skill.skill, skill.share) for practice in practices for skill in practice.skills),
            scoring,
        ),
        activity_rates=_base_rates(
            {activity.id: activity.prevalence for activity in base.activities.values()},
            (
                (activity.activity, activity.share)
                for practice in practices
                for activity in practice.activities
            ),
            scoring,
        ),
        activity_weights=_means(
            (activity.activity, activity.weight)
            for practice in practices
            for activity in practice.activities
            if activity.weight is not None
        ),
        mean_years=_means(
            (which, getattr(measured, which).mean)
            for measured in (practice.years for practice in practices if practice.years)
            for which in ("coding_years", "ml_years")
        ),
    )


def _role_model(
    role: Role,
    practice: Practice | None,
    by_practice: Mapping[str, tuple[AnswerWeights, ...]],
    field_rates: _FieldRates,
) -> RoleModel:
    """Return the model of a role: its stated weights, combined with those measured for its title, if any.

    Where a topic has both, the measured weights count if this role is the title's own. If the title merely
    covers this role too, the stated weights count for the degree, and elsewhere those with the higher best
    answer. A stated skill keeps its stated level: the survey measured only regular use.
    """
    own = practice is not None and role.id in practice.roles
    weights: dict[Topic, AnswerWeights] = {
        answer.topic: answer for answer in _stated_weights(role, field_rates)
    }
    for measured in by_practice[practice.id] if practice else ():
        topic = measured.topic
        stated = weights.get(topic)
        if stated is None or own or (topic != DEGREE and measured.highest > stated.highest):
            weights[topic] = (
                measured if stated is None or topic == DEGREE else replace(measured, needed=stated.needed)
            )
    years = role.ladder.experience_years
    return RoleModel(
        role=role.id,
        answer_weights={topic: answer for topic, answer in weights.items() if any(answer.nats.values())},
        measured_years=_measured_years(practice, field_rates) if practice and own else (),
        years=years[0] if years else field_rates.scoring.experience.years_asked[role.ladder.level],
        entry=role.ladder.level == "entry",
    )


def _stated_skill(skill: str, rate: float, level: Level, field_rates: _FieldRates) -> AnswerWeights:
    """Return `stated_skill_weights`, worked out once for skills that have the same rates and level."""
    key = (rate, field_rates.skill_rates[skill], level)
    nats = field_rates.stated.get(key)
    if nats is None:
        nats = stated_skill_weights(skill, rate, key[1], level, field_rates.scoring).nats
        field_rates.stated[key] = nats
    return AnswerWeights(("skill", skill), nats, needed=level)


def _stated_weights(role: Role, field_rates: _FieldRates) -> Iterator[AnswerWeights]:
    """Yield the weights that follow from what a role is said to need, consist of and offer."""
    scoring = field_rates.scoring
    for need in role.needs:
        rate = _bounded(scoring.importance_rates[need.importance])
        yield _stated_skill(need.skill, rate, need.level, field_rates)
    for part in role.activities:
        rate = _bounded(scoring.activity_rates[part.share])
        liked, disliked = weight_of_evidence(rate, field_rates.activity_rates[part.activity])
        yield _activity_weights(part.activity, liked, disliked, scoring)
    yield _degree_weights(role, scoring)
    for offer in role.offers:
        sizes = scoring.value_weights.items()
        nats: dict[str, float] = {weight: size * scoring.offers[offer.degree] for weight, size in sizes}
        yield AnswerWeights(("value", offer.value), nats, needed=offer.degree)
    for industry in role.industries:
        yield AnswerWeights(("industry", industry), {INTERESTED: scoring.industry})


def _measured_weights(practice: Practice, field_rates: _FieldRates) -> Iterator[AnswerWeights]:
    """Yield the weights measured for a job title; where only a share was measured, they follow from that."""
    scoring = field_rates.scoring
    for skill in practice.skills:
        base_rate = field_rates.skill_rates[skill.skill]
        if skill.weight is None:
            yield _stated_skill(skill.skill, _bounded(skill.share), "working", field_rates)
        else:
            yield measured_skill_weights(skill.skill, skill.weight, base_rate, scoring)
    for activity in practice.activities:
        base_rate = field_rates.activity_rates[activity.activity]
        liked, disliked = weight_of_evidence(_bounded(activity.share), base_rate)
        if activity.weight is not None:
            mean_weight = field_rates.activity_weights[activity.activity]
            liked, disliked = activity.weight, min(0.0, mean_weight - activity.weight)
        yield _activity_weights(activity.activity, liked, disliked, scoring)
    weights = {entry.degree: entry.weight for entry in practice.degrees if entry.weight is not None}
    if weights:
        most_common = max(weights, key=lambda degree: _share_with_exactly(degree, practice))
        nats: dict[str, float] = {"none": weights.get("high-school", 0.0)}
        yield AnswerWeights(DEGREE, nats | weights, needed=most_common)


def _share_with_exactly(degree: Degree, practice: Practice) -> float:
    """Return the share of a title's people whose highest degree is this one."""
    at_least = {entry.degree: entry.share for entry in practice.degrees}
    rank = DEGREES.index(degree)
    higher = [share for other, share in at_least.items() if DEGREES.index(other) > rank]
    return at_least[degree] - max(higher, default=0.0)


def _measured_years(practice: Practice, field_rates: _FieldRates) -> tuple[YearsWeight, ...]:
    years = practice.years
    if years is None:
        return ()
    return (
        YearsWeight("coding_years", field_rates.mean_years["coding_years"], years.coding_years.weight),
        YearsWeight("ml_years", field_rates.mean_years["ml_years"], years.ml_years.weight),
    )


def _activity_weights(activity: str, liked: float, disliked: float, scoring: Scoring) -> AnswerWeights:
    nats: dict[str, float] = {
        attitude: size * liked if size > 0 else -size * disliked
        for attitude, size in scoring.attitudes.items()
    }
    return AnswerWeights(("activity", activity), nats, needed="like")


def _degree_weights(role: Role, scoring: Scoring) -> AnswerWeights:
    """Return the weights of the highest degree: against the usual one, with a penalty below the minimum."""
    usual, minimum = DEGREES.index(role.education.usual), DEGREES.index(role.education.minimum)
    rate = _bounded(scoring.usual_degree_rate)
    met, unmet = weight_of_evidence(rate, _bounded(scoring.degree_rates[role.education.usual]))
    nats: dict[str, float] = {
        degree: (met if rank >= usual else unmet) + max(0, minimum - rank) * scoring.below_minimum_degree
        for rank, degree in enumerate(DEGREES)
    }
    return AnswerWeights(DEGREE, nats, needed=role.education.usual)


def _base_rates(
    words: Mapping[str, Prevalence], shares: Iterable[tuple[str, float]], scoring: Scoring
) -> dict[str, float]:
    """Return the base rate of each skill or activity: how common it is in the field.

    Where it was measured, that is the mean of the `shares`, each job title counting the same; elsewhere the
    rate that its prevalence word stands for.
    """
    rates = _means(shares)
    return {
        subject: _bounded(rates.get(subject, scoring.prevalence_rates[word]))
        for subject, word in words.items()
    }


def _means(amounts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the mean of the amounts given for each name."""
    by_name: dict[str, list[float]] = {}
    for name, amount in amounts:
        by_name.setdefault(name, []).append(amount)
    return {name: fsum(given) / len(given) for name, given in by_name.items()}


def _transfers(base: KnowledgeBase, scoring: Scoring) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return the skills related to each skill, with the share that transfers; relations run both ways."""
    related: dict[str, list[tuple[str, float]]] = {}
    for skill in base.skills.values():
        for relation in skill.related:
            share = scoring.relation_credit[relation.strength]
            related.setdefault(skill.id, []).append((relation.skill, share))
            related.setdefault(relation.skill, []).append((skill.id, share))
    return {skill: tuple(others) for skill, others in related.items()}


def _bounded(rate: float) -> float:
    """Return a rate kept away from 0 and 1, where a single answer would outweigh all others."""
    return min(max(rate, 1 - _HIGHEST_RATE), _HIGHEST_RATE)

"""What every possible answer is worth for every role: the knowledge base as weights of evidence, in nats.

There are two sources of weight. Where people with a job title were measured, a regression over all their
answers gave each answer's weight (`data/practice.yaml`): using a skill that the share `b` of everybody uses
is worth w · (1 − b), lacking it −w · b, so that having what everybody has hardly counts, and neither does
lacking what few have.

Elsewhere the weight comes from what the role is said to need. With `p` the share of its people who have a
skill, having it is worth ln(p / b) and lacking it ln((1 − p) / (1 − b)): the weight of evidence of
I. J. Good, Probability and the Weighing of Evidence (1950). Answers overlap, so only a part of it is news
(`Scoring.news`). What a role's people have no more often than everybody tells nothing.

No skill counts against anybody for being there: of a measured weight the lowest among titles is 0. Disliking
an activity counts against a title where the activity tells more of it than of titles on average.
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
"""What one answer is worth for each role that it bears on: (place of the role in the model, nats)."""

DEGREE: Topic = ("education", "degree")
_LARGEST = 0.97


@dataclass(frozen=True, slots=True)
class AnswerWeights:
    """What each answer about one topic is worth for a role, in nats; `needed` is the answer it hopes for."""

    topic: Topic
    nats: Mapping[str, float]
    needed: str = ""

    @property
    def highest(self) -> float:
        """What the best answer is worth."""
        return max(self.nats.values())


@dataclass(frozen=True, slots=True)
class YearsWeight:
    """What years of one kind are worth for a measured title: `weight` nats a unit of ln(1 + years) − mean."""

    which: Literal["coding_years", "ml_years"]
    mean: float
    weight: float


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Everything that scoring one role takes. `years` is what the role usually asks for."""

    role: str
    answer_weights: Mapping[Topic, AnswerWeights]
    measured_years: tuple[YearsWeight, ...]
    years: float
    entry: bool


@dataclass(frozen=True, slots=True)
class MatchingModel:
    """The roles' models, and how skills stand to each other; `relations` give the share that carries over."""

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
        """Give what an answer is worth for the roles that it bears on, in the model's order."""
        key = (topic, answer)
        found = self._known.get(key)
        if found is None:
            found = tuple(
                (place, one.nats[answer])
                for place, one in self.roles_affected_by(topic)
                if answer in one.nats
            )
            self._known[key] = found
        return found

    def roles_affected_by(self, topic: Topic) -> tuple[tuple[int, AnswerWeights], ...]:
        """Give the roles, by place, that answers about a topic bear on, with what each answer is worth."""
        return self._affected.get(topic, ())

    def skills_inferred_from(self, skill: str) -> frozenset[str]:
        """Give the other skills that holding this one says something about."""
        found = self._inferable.get(skill)
        if found is None:
            implied = (other for other, _ in implied_levels(skill, "expert", self.prerequisites))
            found = frozenset((*implied, *(other for other, _ in self.relations.get(skill, ()))))
            self._inferable[skill] = found
        return found


@dataclass(frozen=True, slots=True)
class _FieldRates:
    """What all roles are held against: how common skills and activities are among everybody.

    `activity_weights` and `mean_years` are means over the measured titles.
    """

    scoring: Scoring
    skill_rates: Mapping[str, float]
    activity_rates: Mapping[str, float]
    activity_weights: Mapping[str, float]
    mean_years: Mapping[str, float]


def build_model(base: KnowledgeBase) -> MatchingModel:
    """Work out the matching model of a knowledge base; the same base gives the same model."""
    scoring = base.scoring["standard"]
    measured = {
        role: practice
        for practice in base.practice.values()
        for role in (*practice.roles, *practice.includes)
    }
    common = _field_rates(base, scoring)
    showed = {practice.id: tuple(_measured_weights(practice, common)) for practice in base.practice.values()}
    roles = tuple(_role_model(role, measured.get(role.id), showed, common) for role in base.roles.values())
    affected: dict[Topic, list[tuple[int, AnswerWeights]]] = {}
    for place, role in enumerate(roles):
        for topic, expected in role.answer_weights.items():
            affected.setdefault(topic, []).append((place, expected))
    return MatchingModel(
        scoring=scoring,
        roles=roles,
        prerequisites={skill.id: skill.prerequisites for skill in base.skills.values()},
        relations=_transfers(base, scoring),
        _affected={topic: tuple(found) for topic, found in affected.items()},
    )


def stated_skill_weights(
    skill: str, rate: float, base_rate: float, level: Level, scoring: Scoring
) -> AnswerWeights:
    """Give the evidence of each level of a skill that `rate` of a role's people hold at `level`.

    The fewer people hold a level, the more it tells. A level that falls short earns a part, but never more
    than it would if it were all that the role asked for: else a common skill, held a little, would speak
    louder for a role that asks much of it than for one that asks no more than that.
    """
    full, lacking = weight_of_evidence(rate, _bounded(base_rate * scoring.level_rarity[level]))
    nats: dict[str, float] = {"none": scoring.news * lacking}
    for held in LEVELS[1:]:
        part = partial_credit(held, level, scoring) * full
        if RANK[held] < RANK[level]:
            alone, _ = weight_of_evidence(rate, _bounded(base_rate * scoring.level_rarity[held]))
            part = min(part, alone)
        nats[held] = scoring.news * part
    return AnswerWeights(("skill", skill), nats, needed=level)


def measured_skill_weights(skill: str, weight: float, base_rate: float, scoring: Scoring) -> AnswerWeights:
    """Give the evidence of each level of a skill whose weight for a title was measured.

    What was measured is regular use. Less than that is worth part of the way from lacking to having, but no
    less than not being asked at all.
    """
    nats: dict[str, float] = {"none": -weight * base_rate}
    for held in LEVELS[1:]:
        nats[held] = max(0.0, weight * (partial_credit(held, "working", scoring) - base_rate))
    return AnswerWeights(("skill", skill), nats, needed="working")


def weight_of_evidence(rate: float, base_rate: float) -> tuple[float, float]:
    """Give the nats for having and for lacking something; none unless rate > base rate."""
    if rate <= base_rate:
        return 0.0, 0.0
    return log(rate / base_rate), log((1 - rate) / (1 - base_rate))


def partial_credit(had: Level, needed: Level, scoring: Scoring) -> float:
    """Give how far a level is towards the one needed: 1 at or above it, 0 for none."""
    if RANK[had] >= RANK[needed]:
        return 1.0
    return scoring.partial_credit[needed].get(had, 0.0)


def _field_rates(base: KnowledgeBase, scoring: Scoring) -> _FieldRates:
    practices = base.practice.values()
    return _FieldRates(
        scoring=scoring,
        skill_rates=_base_rates(
            {skill.id: skill.prevalence for skill in base.skills.values()},
            ((one.skill, one.share) for practice in practices for one in practice.skills),
            scoring,
        ),
        activity_rates=_base_rates(
            {activity.id: activity.prevalence for activity in base.activities.values()},
            ((one.activity, one.share) for practice in practices for one in practice.activities),
            scoring,
        ),
        activity_weights=_means(
            (one.activity, one.weight)
            for practice in practices
            for one in practice.activities
            if one.weight is not None
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
    showed: Mapping[str, tuple[AnswerWeights, ...]],
    common: _FieldRates,
) -> RoleModel:
    """Put together what is stated of a role and what the people of its title `showed`, by practice.

    Where both speak of one topic, the measurement counts if it was of this very role. If it was of a title
    that also covers this role, whichever is worth more counts, and of the degree what is stated. The level
    that a stated skill is needed at stays the stated one: what was measured is regular use.
    """
    own = practice is not None and role.id in practice.roles
    found: dict[Topic, AnswerWeights] = {one.topic: one for one in _stated_weights(role, common)}
    for one in showed[practice.id] if practice else ():
        stated = found.get(one.topic)
        if stated is None or own or (one.topic != DEGREE and one.highest > stated.highest):
            found[one.topic] = replace(one, needed=stated.needed) if stated and one.topic != DEGREE else one
    years = role.ladder.experience_years
    return RoleModel(
        role=role.id,
        answer_weights={topic: one for topic, one in found.items() if any(one.nats.values())},
        measured_years=_measured_years(practice, common) if practice and own else (),
        years=years[0] if years else common.scoring.experience.years_asked[role.ladder.level],
        entry=role.ladder.level == "entry",
    )


def _stated_weights(role: Role, common: _FieldRates) -> Iterator[AnswerWeights]:
    """Give what the knowledge base says that a role needs, consists of and offers."""
    scoring = common.scoring
    for need in role.needs:
        rate = _bounded(scoring.importance_rates[need.importance])
        yield stated_skill_weights(need.skill, rate, common.skill_rates[need.skill], need.level, scoring)
    for part in role.activities:
        rate = _bounded(scoring.activity_rates[part.share])
        liked, disliked = weight_of_evidence(rate, common.activity_rates[part.activity])
        yield _activity_weights(part.activity, liked, disliked, scoring)
    yield _degree_weights(role, scoring)
    for offer in role.offers:
        sizes = scoring.value_weights.items()
        nats: dict[str, float] = {weight: size * scoring.offers[offer.degree] for weight, size in sizes}
        yield AnswerWeights(("value", offer.value), nats, needed=offer.degree)
    for industry in role.industries:
        yield AnswerWeights(("industry", industry), {INTERESTED: scoring.industry})


def _measured_weights(practice: Practice, common: _FieldRates) -> Iterator[AnswerWeights]:
    """Give what the answers of people with a job title showed: by weight or, without one, by share."""
    scoring = common.scoring
    for skill in practice.skills:
        everybody = common.skill_rates[skill.skill]
        if skill.weight is None:
            yield stated_skill_weights(skill.skill, _bounded(skill.share), everybody, "working", scoring)
        else:
            yield measured_skill_weights(skill.skill, skill.weight, everybody, scoring)
    for activity in practice.activities:
        everybody = common.activity_rates[activity.activity]
        liked, disliked = weight_of_evidence(_bounded(activity.share), everybody)
        if activity.weight is not None:
            usual = common.activity_weights[activity.activity]
            liked, disliked = activity.weight, min(0.0, usual - activity.weight)
        yield _activity_weights(activity.activity, liked, disliked, scoring)
    weights = {one.degree: one.weight for one in practice.degrees if one.weight is not None}
    if weights:
        commonest = max(weights, key=lambda degree: _share_with_exactly(degree, practice))
        nats: dict[str, float] = {"none": weights.get("high-school", 0.0)}
        yield AnswerWeights(DEGREE, nats | weights, needed=commonest)


def _share_with_exactly(degree: Degree, practice: Practice) -> float:
    """Give the share of a title's people whose highest degree is this one."""
    at_least = {one.degree: one.share for one in practice.degrees}
    higher = [share for other, share in at_least.items() if DEGREES.index(other) > DEGREES.index(degree)]
    return at_least[degree] - max(higher, default=0.0)


def _measured_years(practice: Practice, common: _FieldRates) -> tuple[YearsWeight, ...]:
    years = practice.years
    if years is None:
        return ()
    return (
        YearsWeight("coding_years", common.mean_years["coding_years"], years.coding_years.weight),
        YearsWeight("ml_years", common.mean_years["ml_years"], years.ml_years.weight),
    )


def _activity_weights(activity: str, liked: float, disliked: float, scoring: Scoring) -> AnswerWeights:
    nats: dict[str, float] = {
        attitude: size * liked if size > 0 else -size * disliked
        for attitude, size in scoring.attitudes.items()
    }
    return AnswerWeights(("activity", activity), nats, needed="like")


def _degree_weights(role: Role, scoring: Scoring) -> AnswerWeights:
    """Weigh the highest degree against the usual one, and further against the least that is asked."""
    usual, least = DEGREES.index(role.education.usual), DEGREES.index(role.education.minimum)
    rate = _bounded(scoring.usual_degree_rate)
    met, unmet = weight_of_evidence(rate, _bounded(scoring.degree_rates[role.education.usual]))
    nats: dict[str, float] = {
        degree: (met if rank >= usual else unmet) + max(0, least - rank) * scoring.below_minimum_degree
        for rank, degree in enumerate(DEGREES)
    }
    return AnswerWeights(DEGREE, nats, needed=role.education.usual)


def _base_rates(
    words: Mapping[str, Prevalence], shares: Iterable[tuple[str, float]], scoring: Scoring
) -> dict[str, float]:
    """Give how common each skill or activity is in the field.

    Where it was measured, that is the mean of the `shares` (job titles counting alike), else its word's rate.
    """
    rates = _means(shares)
    return {
        subject: _bounded(rates.get(subject, scoring.prevalence_rates[word]))
        for subject, word in words.items()
    }


def _means(found: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Give the mean of the amounts that stand under each name."""
    amounts: dict[str, list[float]] = {}
    for name, amount in found:
        amounts.setdefault(name, []).append(amount)
    return {name: fsum(listed) / len(listed) for name, listed in amounts.items()}


def _transfers(base: KnowledgeBase, scoring: Scoring) -> dict[str, tuple[tuple[str, float], ...]]:
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

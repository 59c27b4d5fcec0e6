"""Each role's table: what every answer is worth for it, in nats.

The weights come from three sources. For job titles whose holders were surveyed, a regression over all their
answers gives using a skill a weight w and not using it a weight v (`data/practice/`). With b the base rate of
the skill, the share of everybody who uses it, using it is worth w · (1 − b) and lacking it −v · b: having
what almost everybody has counts for little, and so does lacking what hardly anybody has.

Where the postings of a title were counted, `postings` says what having a skill is worth.

Elsewhere, the weights follow from what a role is said to need. With p the share of the role's people who have
a skill, having it is worth ln(p / b) and lacking it ln((1 − p) / (1 − b)): the weight of evidence of I. J.
Good, Probability and the Weighing of Evidence (1950). Summing these weights would treat answers as
independent given the role, which they are not, so each is scaled by `Scoring.news`. A skill that is no more
common among the role's people than its base rate carries no evidence.

A role that specializes another has the other's table, changed by how the two are said to differ, and starts
behind it: it has to earn its place.

Having a skill never counts against a role: measured weights are shifted so that the lowest among the titles
is 0. Disliking an activity counts against a title only where liking it weighs more for that title than for
the average one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from math import fsum

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Practice, Scoring
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import DEGREES, Degree, Prevalence
from careerpath_cli.matching.postings import counted_weights, mean_shares
from careerpath_cli.matching.weights import (
    DEGREE,
    AnswerWeights,
    RoleModel,
    YearsWeight,
    activity_weights,
    below_minimum,
    bounded,
    degree_weights,
    measured_skill_weights,
    specialized,
    stated_skill_weights,
    weight_of_evidence,
)
from careerpath_cli.profile.kinds import INTERESTED, PRESENT, Topic
from careerpath_cli.record import record


@record
class _FieldRates:
    """The base rates: how common each skill and activity is in the field as a whole.

    `activity_weights` and `mean_years` are means over the measured titles.
    """

    scoring: Scoring
    skill_rates: Mapping[str, float]
    activity_rates: Mapping[str, float]
    activity_weights: Mapping[str, float]
    degree_weights: Mapping[str, float]
    mean_years: Mapping[str, float]


def role_models(base: KnowledgeBase, scoring: Scoring) -> tuple[RoleModel, ...]:
    """Return the models of all roles, in the order of the knowledge base."""
    field_rates = _field_rates(base, scoring)
    stated = {
        role.id: {weights.topic: weights for weights in _stated_weights(role, field_rates)}
        for role in base.roles.values()
    }
    for role, weights in ways_in(base, scoring):
        if role in stated:
            stated[role][weights.topic] = weights
    tables = _Tables(
        base,
        field_rates,
        stated,
        surveys={
            role: practice for practice in base.surveys for role in (*practice.roles, *practice.includes)
        },
        counted=counted_weights(base, stated, scoring),
    )
    return tuple(
        _behind_for_posts(tables.model_of(role), role, base, scoring) for role in base.roles.values()
    )


def _behind_for_posts(model: RoleModel, role: Role, base: KnowledgeBase, scoring: Scoring) -> RoleModel:
    """Return a model that starts a little behind where its role has few posts: near-ties go to more posts.

    A role that specializes another starts behind that one as it is.
    """
    posts = base.posts.get(role.id)
    if posts is None or role.parent:
        return model
    return replace(model, start=model.start - scoring.behind.posts[posts.word])


def _field_rates(base: KnowledgeBase, scoring: Scoring) -> _FieldRates:
    practices = base.surveys
    skill_rates = _base_rates(
        {skill.id: skill.prevalence for skill in base.skills.values()},
        ((skill.skill, skill.share) for practice in practices for skill in practice.skills),
        scoring,
    )
    surveyed = {skill.skill for practice in practices for skill in practice.skills}
    for skill, share in mean_shares(base).items():
        if skill not in surveyed:
            word = skill_rates[skill]
            counted = bounded(share / scoring.postings.named)
            skill_rates[skill] = word * max(1.0, counted / word) ** scoring.postings.commoner
    return _FieldRates(
        scoring=scoring,
        skill_rates=skill_rates,
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
        degree_weights=_highest_degrees(practices),
        mean_years=_means(
            (which, getattr(measured, which).mean)
            for measured in (practice.years for practice in practices if practice.years)
            for which in ("coding_years", "ml_years")
        ),
    )


@record
class _Tables:
    """What is stated, measured and counted of each role; `models` remembers the models that were built."""

    base: KnowledgeBase
    field_rates: _FieldRates
    stated: Mapping[str, Mapping[Topic, AnswerWeights]]
    surveys: Mapping[str, Practice]
    counted: Mapping[str, Mapping[Topic, AnswerWeights]]
    models: dict[str, RoleModel] = field(default_factory=dict)

    def model_of(self, role: Role) -> RoleModel:
        """Return the model of a role, after that of the role that it specializes, if any."""
        model = self.models.get(role.id)
        if model is None:
            survey = self.surveys.get(role.id)
            parent = self.base.roles.get(role.parent or "")
            if survey is not None and role.id in survey.roles:
                model = self._surveyed(role, survey)
            elif parent is not None:
                model = self._specialization(role, parent)
            else:
                model = self._stated(role, survey)
            self.models[role.id] = model
        return model

    def _surveyed(self, role: Role, survey: Practice) -> RoleModel:
        """Return the model of a role whose title's people were surveyed.

        What was measured takes the place of what postings name, and that of what is stated. A skill keeps its
        stated level: the survey measured only regular use. The years that an advanced role asks for count,
        too: not everybody who ticked its title had them.
        """
        weights = {**self.stated[role.id], **self.counted.get(role.id, {})}
        for measured in _measured_weights(survey, self.field_rates):
            known = weights.get(measured.topic)
            if known is None:
                weights[measured.topic] = measured
            elif measured.topic == DEGREE:
                weights[DEGREE] = self._degrees(role, measured)
            else:
                weights[measured.topic] = replace(measured, needed=known.needed)
        years = _measured_years(survey, self.field_rates)
        surveyed: frozenset[Topic] = frozenset(("skill", entry.skill) for entry in survey.skills)
        model = self._model(role, weights, years)
        held = frozenset(topic for topic in model.answer_weights if topic[0] == "skill")
        senior = role.ladder.level in ("advanced", "executive")
        return replace(
            model,
            by_level=senior or not years,
            surveyed=surveyed,
            core_skills=held,
            core_else=frozenset(),
        )

    def _degrees(self, role: Role, measured: AnswerWeights) -> AnswerWeights:
        """Return what measured degrees are worth, against the title that each points to most."""
        highest, scoring = self.field_rates.degree_weights, self.field_rates.scoring
        nats: dict[str, float] = {
            degree: min(
                max(measured.nats[degree] - highest[degree], -scoring.degree_at_most),
                below_minimum(degree, role.education, scoring),
            )
            for degree in DEGREES
            if degree in measured.nats
        }
        return replace(measured, nats=nats)

    def _stated(self, role: Role, covering: Practice | None) -> RoleModel:
        """Return the model of a role whose people nobody surveyed: it starts behind the commonest ones.

        A skill is worth what is stated of it or what postings say, whichever is more. A survey of a title
        that covers this role, too, adds what nothing else says of it.
        """
        weights = dict(self.stated[role.id])
        self._count(role, weights)
        for measured in _measured_weights(covering, self.field_rates) if covering else ():
            if measured.topic == DEGREE:
                weights[DEGREE] = self._degrees(role, measured)
            weights.setdefault(measured.topic, measured)
        return replace(self._model(role, weights), start=-self.field_rates.scoring.behind.unsurveyed)

    def _specialization(self, role: Role, parent: Role) -> RoleModel:
        """Return the model of a role that specializes another: the other's, and how it is said to differ.

        Years measured of the other's people count for it too, unless its level on the ladder is another one.
        """
        above, scoring = self.model_of(parent), self.field_rates.scoring
        stated, of_parent = self.stated[role.id], self.stated[parent.id]
        weights = dict(above.answer_weights)
        for topic in {**of_parent, **stated}:
            weights[topic] = specialized(weights.get(topic), stated.get(topic), of_parent.get(topic), scoring)
        self._count(role, weights, above.surveyed)
        same_level = role.ladder.level == parent.ladder.level
        return replace(
            self._model(role, weights, above.measured_years if same_level else ()),
            start=above.start - self._head_start(role, parent, weights),
            by_level=above.by_level or not same_level,
            years_above=0.0 if same_level else above.years,
            surveyed=above.surveyed,
        )

    def _head_start(self, role: Role, parent: Role, weights: Mapping[Topic, AnswerWeights]) -> float:
        """Return how far ahead of a role that specializes it another starts.

        A part of all that the role adds is asked for in advance, because few people say what they lack; not
        where the table beneath is only stated or postings of the role's own title were counted.
        """
        behind, above = self.field_rates.scoring.behind, self.models[parent.id]
        if role.id in self.counted or not (above.surveyed or parent.id in self.counted):
            return behind.specialization
        inherited = above.answer_weights
        added = (
            one.highest - (inherited[topic].highest if topic in inherited else 0.0)
            for topic, one in weights.items()
            if topic[0] != "value"
        )
        earned_first = behind.of_what_it_adds * fsum(more for more in added if more > 0)
        return behind.specialization + min(earned_first, behind.at_most)

    def _count(
        self, role: Role, weights: dict[Topic, AnswerWeights], surveyed: frozenset[Topic] = frozenset()
    ) -> None:
        """Add what postings of a role's title say, where that is more and no survey measured it."""
        for topic, counted in self.counted.get(role.id, {}).items():
            known = weights.get(topic)
            if topic not in surveyed and (known is None or counted.highest > known.highest):
                weights[topic] = counted

    def _core_skills(self, role: Role) -> list[str]:
        """Return the essential skills of a role that few people have, or else all that it requires.

        Of a role that specializes another, those count that the other doesn't ask for, if there are any.
        """
        rarities = self.field_rates.scoring.core.rarities
        rare = [
            need.skill
            for need in role.needs
            if need.importance == "essential" and self.base.skills[need.skill].prevalence in rarities
        ]
        parent = self.base.roles.get(role.parent or "")
        above = {need.skill for need in parent.required} if parent else set()
        own = [skill for skill in rare if skill not in above]
        return own or rare or [need.skill for need in role.required]

    def _core_else(self, role: Role) -> Iterator[Topic]:
        """Yield the known ways into a role, and what its days consist of where few people do that."""
        yield from (topic for topic in self.stated[role.id] if topic[0] == "occupation")
        for part in role.activities:
            if part.share == "core" and self.base.activities[part.activity].prevalence == "rare":
                yield "activity", part.activity

    def _model(
        self, role: Role, weights: Mapping[Topic, AnswerWeights], years: tuple[YearsWeight, ...] = ()
    ) -> RoleModel:
        rates = self.field_rates.scoring.experience
        asked = role.ladder.experience_years
        return RoleModel(
            role=role.id,
            answer_weights={topic: answer for topic, answer in weights.items() if any(answer.nats.values())},
            measured_years=years,
            years=asked[0] if asked else rates.years_asked[role.ladder.level],
            entry=role.ladder.level == "entry",
            missing_year=rates.missing_year[role.ladder.level],
            core_skills=frozenset(("skill", skill) for skill in self._core_skills(role)),
            core_else=frozenset(self._core_else(role)),
            coding_counts=any(self.base.skills[need.skill].kind == "language" for need in role.required),
        )


def _stated_weights(role: Role, field_rates: _FieldRates) -> Iterator[AnswerWeights]:
    """Yield the weights that follow from what a role is said to need, consist of and offer."""
    scoring = field_rates.scoring
    for need in role.needs:
        rate = bounded(scoring.importance_rates[need.importance])
        yield stated_skill_weights(need.skill, rate, field_rates.skill_rates[need.skill], need.level, scoring)
    for part in role.activities:
        rate = bounded(scoring.activity_rates[part.share])
        liked, disliked = weight_of_evidence(rate, field_rates.activity_rates[part.activity])
        most = scoring.liking[part.share]
        yield activity_weights(part.activity, min(liked, most), max(disliked, -most), scoring)
    yield degree_weights(role.education, scoring)
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
            yield stated_skill_weights(skill.skill, bounded(skill.share), base_rate, "working", scoring)
        else:
            yield measured_skill_weights(skill.skill, (skill.weight, skill.lacking), base_rate, scoring)
    for activity in practice.activities:
        base_rate = field_rates.activity_rates[activity.activity]
        liked, disliked = weight_of_evidence(bounded(activity.share), base_rate)
        if activity.weight is not None:
            mean_weight = field_rates.activity_weights[activity.activity]
            liked, disliked = activity.weight, min(0.0, mean_weight - activity.weight)
        yield activity_weights(activity.activity, liked, disliked, scoring)
    weights = _measured_degrees(practice)
    if weights:
        held = [entry.degree for entry in practice.degrees]
        most_common = max(held, key=lambda degree: _share_with_exactly(degree, practice))
        yield AnswerWeights(DEGREE, dict(weights), needed=most_common)


def ways_in(base: KnowledgeBase, scoring: Scoring) -> Iterator[tuple[str, AnswerWeights]]:
    """Yield, by role, what it is worth to have an occupation whose people are known to move to the role.

    The nearest move of an occupation and the ways that a role itself names are worth more than the others.
    """
    named = {(role.id, way.occupation) for role in base.roles.values() for way in role.ways_in}
    for occupation in base.occupations.values():
        for rank, move in enumerate(occupation.moves):
            nearest = rank == 0 or (move.role, occupation.id) in named
            nats = scoring.way_in["nearest" if nearest else "known"]
            yield move.role, AnswerWeights(("occupation", occupation.id), {PRESENT: nats}, needed=PRESENT)


def _share_with_exactly(degree: Degree, practice: Practice) -> float:
    """Return the share of a title's people whose highest degree is this one."""
    at_least = {entry.degree: entry.share for entry in practice.degrees}
    rank = DEGREES.index(degree)
    higher = [share for other, share in at_least.items() if DEGREES.index(other) > rank]
    return at_least[degree] - max(higher, default=0.0)


def _highest_degrees(practices: Iterable[Practice]) -> dict[str, float]:
    """Return the highest weight of each degree among the surveyed titles."""
    highest: dict[str, float] = {}
    for practice in practices:
        for degree, weight in _measured_degrees(practice).items():
            highest[degree] = max(highest.get(degree, weight), weight)
    return highest


def _measured_degrees(practice: Practice) -> dict[str, float]:
    weights: dict[str, float] = {
        entry.degree: entry.weight for entry in practice.degrees if entry.weight is not None
    }
    return {"none": weights.get("high-school", 0.0), **weights} if weights else {}


def _measured_years(practice: Practice, field_rates: _FieldRates) -> tuple[YearsWeight, ...]:
    years = practice.years
    if years is None:
        return ()
    return (
        YearsWeight("coding_years", field_rates.mean_years["coding_years"], years.coding_years.weight),
        YearsWeight("ml_years", field_rates.mean_years["ml_years"], years.ml_years.weight),
    )


def _base_rates(
    words: Mapping[str, Prevalence], shares: Iterable[tuple[str, float]], scoring: Scoring
) -> dict[str, float]:
    """Return the base rate of each skill or activity: how common it is in the field.

    Where it was measured, that is the mean of the `shares`, each job title counting the same; elsewhere the
    rate that its prevalence word stands for.
    """
    rates = _means(shares)
    return {
        subject: bounded(rates.get(subject, scoring.prevalence_rates[word]))
        for subject, word in words.items()
    }


def _means(amounts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the mean of the amounts given for each name."""
    by_name: dict[str, list[float]] = {}
    for name, amount in amounts:
        by_name.setdefault(name, []).append(amount)
    return {name: fsum(given) / len(given) for name, given in by_name.items()}

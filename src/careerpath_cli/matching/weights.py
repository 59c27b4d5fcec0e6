"""What the answers about one topic are worth for one role, in nats: stated, measured, or counted in postings.

`model` says where these weights come from and puts them together.
"""

from collections.abc import Mapping
from itertools import accumulate
from math import log
from typing import Literal

from careerpath_cli.knowledge.model.matching import Scoring
from careerpath_cli.knowledge.model.roles import Education
from careerpath_cli.knowledge.model.scales import DEGREES, LEVELS, Degree, Level
from careerpath_cli.matching.inference import RANK
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.record import record

DEGREE: Topic = ("education", "degree")
_HIGHEST_RATE = 0.97
LIKED = {"like", "love"}


@record
class AnswerWeights:
    """The weight of each answer about one topic for a role, in nats; `needed` is the answer it calls for."""

    topic: Topic
    nats: Mapping[str, float]
    needed: str = ""

    @property
    def highest(self) -> float:
        """The weight of the best answer."""
        return max(self.nats.values())


@record
class YearsWeight:
    """One kind of years' weight for a measured title: `weight` nats per unit of ln(1 + years) − `mean`."""

    which: Literal["coding_years", "ml_years"]
    mean: float
    weight: float


@record
class RoleModel:
    """Everything needed to score one role. `years` is the experience that it usually asks for.

    `missing_year` is what each of them that is missing is worth, and `start` what the role starts with, in
    nats. `by_level` says whether years count by its level on the ladder: not where they were measured.
    `coding_counts` says whether years of coding are years of experience in it. `years_above` are those that
    the role asks for which this one specializes at a lower level.

    `core_skills` and `core_else` are what this job and few others are about: it starts farther behind until
    some of these skills are known, or one of the others, which are ways in and days of a rare kind.
    `surveyed` are the skills that a survey asked its people about, or those of the role that it specializes.
    """

    role: str
    answer_weights: Mapping[Topic, AnswerWeights]
    measured_years: tuple[YearsWeight, ...]
    years: float
    entry: bool
    missing_year: float = 0.0
    start: float = 0.0
    by_level: bool = True
    coding_counts: bool = True
    years_above: float = 0.0
    core_skills: frozenset[Topic] = frozenset()
    core_else: frozenset[Topic] = frozenset()
    surveyed: frozenset[Topic] = frozenset()


def stated_skill_weights(
    skill: str, rate: float, base_rate: float, level: Level, scoring: Scoring
) -> AnswerWeights:
    """Return the weight of each level of a skill that the share `rate` of a role's people have at `level`.

    The rarer a level, the stronger its evidence. A level below the one needed earns partial credit, capped at
    what it would be worth if the role needed no more than that: otherwise a low level of a common skill would
    count for more in a role that needs a high one than in a role that needs just that.
    """
    full, lacking = weight_of_evidence(rate, bounded(base_rate * scoring.level_rarity[level]))
    nats: dict[str, float] = {"none": scoring.news * lacking}
    for held in LEVELS[1:]:
        credit = partial_credit(held, level, scoring) * full
        if RANK[held] < RANK[level]:
            if_needed, _ = weight_of_evidence(rate, bounded(base_rate * scoring.level_rarity[held]))
            credit = min(credit, if_needed)
        nats[held] = scoring.news * credit
    return AnswerWeights(("skill", skill), nats, needed=level)


def measured_skill_weights(
    skill: str, weights: tuple[float, float], base_rate: float, scoring: Scoring
) -> AnswerWeights:
    """Return the weight of each level of a skill that a survey measured for a title.

    `weights` are those of using it and of not using it. Regular use is what was measured. A lower level is
    worth part of it where the skill is rare, but never less than 0, which is what an unasked skill is worth.
    """
    having, lacking = weights
    nats: dict[str, float] = {"none": -lacking * base_rate}
    for held in LEVELS[1:]:
        nats[held] = max(0.0, having * (partial_credit(held, "working", scoring) - base_rate))
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


def activity_weights(activity: str, liked: float, disliked: float, scoring: Scoring) -> AnswerWeights:
    """Return the weight of each attitude to an activity, from those of liking and of disliking it."""
    nats: dict[str, float] = {
        attitude: size * liked if size > 0 else -size * disliked
        for attitude, size in scoring.attitudes.items()
    }
    return AnswerWeights(("activity", activity), nats, needed="like")


def degree_weights(education: Education, scoring: Scoring) -> AnswerWeights:
    """Return the weights of the highest degree: below the usual one, and more so below the minimum.

    A degree never speaks for a role: a lower one would then be as good as a reason to apply.
    """
    usual = DEGREES.index(education.usual)
    rate = bounded(scoring.usual_degree_rate)
    met, unmet = weight_of_evidence(rate, bounded(scoring.degree_rates[education.usual]))
    nats: dict[str, float] = {
        degree: (0.0 if rank >= usual else unmet - met) + below_minimum(degree, education, scoring)
        for rank, degree in enumerate(DEGREES)
    }
    return AnswerWeights(DEGREE, nats, needed=education.usual)


def below_minimum(degree: Degree, education: Education, scoring: Scoring) -> float:
    """Return the nats against a degree that is below the one without which one is rarely interviewed."""
    missing = DEGREES.index(education.minimum) - DEGREES.index(degree)
    return max(0, missing) * scoring.below_minimum_degree


def specialized(
    inherited: AnswerWeights | None,
    stated: AnswerWeights | None,
    of_parent: AnswerWeights | None,
    scoring: Scoring,
) -> AnswerWeights:
    """Return what answers are worth for a role: what it inherits, and how what is stated differs.

    At least one of `stated` and `of_parent` is given. More skill never counts for less, and neither skill nor
    a liking against a role; a degree never for it. Of a stated degree, only a part is news where the degree
    was measured.
    """
    known = stated or of_parent
    assert known is not None
    topic, needed = known.topic, known.needed
    if inherited and stated and of_parent and stated.nats == of_parent.nats:
        return AnswerWeights(topic, inherited.nats, needed)
    measured = inherited is not None and of_parent is not None and inherited.nats is not of_parent.nats
    news = scoring.news if topic == DEGREE and measured else 1.0
    nats = {
        answer: _of(inherited, answer) + news * (_of(stated, answer) - _of(of_parent, answer))
        for answer in known.nats
    }
    match topic[0]:
        case "education":
            nats = {degree: min(0.0, worth) for degree, worth in nats.items()}
        case "skill":
            levels = accumulate((max(0.0, nats[level]) for level in LEVELS[1:]), max)
            nats = {"none": min(0.0, nats["none"]), **dict(zip(LEVELS[1:], levels, strict=True))}
        case "activity":
            nats = {answer: (max if answer in LIKED else min)(0.0, worth) for answer, worth in nats.items()}
    return AnswerWeights(topic, nats, needed)


def _of(weights: AnswerWeights | None, answer: str) -> float:
    return 0.0 if weights is None else weights.nats.get(answer, 0.0)


def bounded(rate: float) -> float:
    """Return a rate kept away from 0 and 1, where a single answer would outweigh all others."""
    return min(max(rate, 1 - _HIGHEST_RATE), _HIGHEST_RATE)

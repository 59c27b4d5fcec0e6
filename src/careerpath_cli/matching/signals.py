"""Signals: each reads one kind of answer and returns what it is worth for every role, in nats.

A scoring idea is one function here and one entry in `SIGNALS`. An observation is positive for the roles that
the answer speaks for. One person and a cohort are read by the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from careerpath_cli.matching.inference import implied_levels
from careerpath_cli.matching.model import DEGREE, MatchingModel, RoleWeights
from careerpath_cli.profile.kinds import INTERESTED, Topic

if TYPE_CHECKING:
    from careerpath_cli.knowledge.model.matching import Scoring
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.profile.model import ExperienceAnswer, Profile

YEARS: Topic = ("experience", "years")


@dataclass(frozen=True, slots=True)
class Observation:
    """What one answer is worth for the roles that it bears on.

    `through` names the skill that this one was inferred from, because it implies it or is related to it.
    `at_least` says that the answer could be more, had everything been asked.
    """

    topic: Topic
    answer: str
    evidence: RoleWeights
    inferred_from: str = ""
    at_least: bool = False


def observations(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Give what each answer of a profile is worth, for all roles at once."""
    for signal in SIGNALS:
        yield from signal(profile, model)


def skill_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh each skill as stated or as far as it can be inferred, whichever is more.

    Only a skill that was asked and is absent counts against. What is inferred is no second answer: it earns
    less, and never counts against.
    """
    inferred = _inferred_weights(profile, model)
    for skill, level in profile.skills.items():
        topic: Topic = ("skill", skill)
        evidence = model.evidence(topic, level)
        found = inferred.pop(skill, None)
        if found is None or level == "none":
            yield Observation(topic, level, evidence)
            continue
        stated = dict(evidence)
        more = {place: one for place, one in found.items() if one[0] > stated[place]}
        yield Observation(topic, level, tuple(one for one in evidence if one[0] not in more))
        yield from _by_source(topic, level, more)
    for skill, found in inferred.items():
        yield from _by_source(("skill", skill), "", found)


def _by_source(topic: Topic, answer: str, found: dict[int, tuple[float, str]]) -> Iterator[Observation]:
    """Give what was inferred about a skill, by the skill that it was inferred from."""
    by_source: dict[str, list[tuple[int, float]]] = {}
    for place, (nats, source) in found.items():
        by_source.setdefault(source, []).append((place, nats))
    for source, evidence in by_source.items():
        yield Observation(topic, answer, tuple(evidence), inferred_from=source)


def _inferred_weights(profile: Profile, model: MatchingModel) -> dict[str, dict[int, tuple[float, str]]]:
    """Give, by skill and role, the most that implied or related skills earn, and what that rests on."""
    best: dict[str, dict[int, tuple[float, str]]] = {}
    for source, level in sorted(profile.skills.items()):
        if level == "none":
            continue
        for target, evidence in transferred_weights(source, level, model):
            found = best.get(target)
            if found is None:
                best[target] = {place: (nats, source) for place, nats in evidence}
                continue
            for place, nats in evidence:
                if place not in found or nats > found[place][0]:
                    found[place] = (nats, source)
    return best


def transferred_weights(source: str, level: Level, model: MatchingModel) -> list[tuple[str, RoleWeights]]:
    """Give what holding one skill earns for others: those it implies and those it is related to."""
    known = model.transferred.get((source, level))
    if known is not None:
        return known
    share = model.scoring.inferred
    shares = [
        *((target, held, share) for target, held in implied_levels(source, level, model.prerequisites)),
        *((other, level, share * part) for other, part in model.relations.get(source, ())),
    ]
    found = []
    for target, held, part in shares:
        evidence = model.evidence(("skill", target), held)
        earned = tuple((place, part * nats) for place, nats in evidence if nats > 0)
        if earned:
            found.append((target, earned))
    model.transferred[source, level] = found
    return found


def education_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh the highest degree."""
    degree = profile.education.degree
    if degree is not None:
        yield Observation(DEGREE, degree, model.evidence(DEGREE, degree))


def experience_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh years: against those that a role asks for, and against those of people measured in it."""
    answers = profile.experience
    for which, years in (("coding_years", answers.coding_years), ("ml_years", answers.ml_years)):
        if years is not None:
            measured = [
                (place, one.weight * (log1p(years) - one.mean))
                for place, role in enumerate(model.roles)
                for one in role.measured_years
                if one.which == which
            ]
            yield Observation(("experience", which), f"{years:g}", tuple(measured))
    relevant = relevant_years(profile, model.scoring)
    if relevant is not None:
        yield Observation(
            YEARS, f"{relevant:.1f}", _seniority(relevant, model), at_least=years_unasked(answers)
        )


def relevant_years(profile: Profile, scoring: Scoring) -> float | None:
    """Bring years of any work, of code and of machine learning to one scale; None where none was asked."""
    rates = scoring.experience
    answers = profile.experience
    years = (
        (answers.ml_years, rates.year_of_ml),
        (answers.coding_years, rates.year_of_coding),
        (answers.total_years, rates.year_of_any_work),
    )
    return max((count * rate for count, rate in years if count is not None), default=None)


def years_unasked(answers: ExperienceAnswer) -> bool:
    """Tell whether some kind of years was not asked, so that more may count than is known."""
    return None in {answers.total_years, answers.coding_years, answers.ml_years}


def _seniority(years: float, model: MatchingModel) -> RoleWeights:
    """Weigh relevant years against those asked for; an entry role is for those not yet past it.

    Where the years of a role's people were measured, those count, and not what is said to be asked for.
    """
    rates = model.scoring.experience
    found = []
    for place, role in enumerate(model.roles):
        if role.measured_years:
            continue
        if role.entry:
            evidence = rates.beyond_entry if years >= rates.entry_ends else rates.within_entry
        elif years >= role.years:
            evidence = rates.enough
        else:
            evidence = rates.missing_year * (role.years - years)
        if evidence:
            found.append((place, evidence))
    return tuple(found)


def activity_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh how the person likes what a role's days consist of."""
    for activity, attitude in profile.activities.items():
        topic: Topic = ("activity", activity)
        yield Observation(topic, attitude, model.evidence(topic, attitude))


def value_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Weigh what the person holds important against what a role offers."""
    for value, weight in profile.values.items():
        topic: Topic = ("value", value)
        evidence = model.evidence(topic, weight)
        yield Observation(topic, weight, tuple(one for one in evidence if one[1]))


def industry_signal(profile: Profile, model: MatchingModel) -> Iterator[Observation]:
    """Count it for a role, once, when it is at home in an industry of interest."""
    counted: set[int] = set()
    for industry in profile.industries:
        topic: Topic = ("industry", industry)
        evidence = [one for one in model.evidence(topic, INTERESTED) if one[0] not in counted]
        counted.update(place for place, _ in evidence)
        yield Observation(topic, INTERESTED, tuple(evidence))


Signal = Callable[["Profile", MatchingModel], Iterator[Observation]]
SIGNALS: tuple[Signal, ...] = (
    skill_signal,
    education_signal,
    experience_signal,
    activity_signal,
    value_signal,
    industry_signal,
)

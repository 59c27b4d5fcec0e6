"""How well each role fits a person: evidence from every answer, summed into want, can and fit.

A signal reads one part of a profile and gives replies: what an answer is worth for each role, in nats,
positive for the role. A role's scores are the logistic of the weighted sums of its replies, so that 50 of 100
means that nothing speaks for or against. One person and a cohort are scored by the same lines of code; for
one person the replies are kept as contributions. `docs/matching.md` explains and measures the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import exp, fsum, log1p
from typing import TYPE_CHECKING

from careerpath_cli.errors import NothingKnownError
from careerpath_cli.matching.feasibility import Feasibility, feasibility
from careerpath_cli.matching.inference import implied_by
from careerpath_cli.matching.model import DEGREE, Evidence, MatchingModel
from careerpath_cli.profile.kinds import INTERESTED, KINDS, Kind, Part, Topic, says_something

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import Scoring
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.profile.model import ExperienceAnswer, Profile

YEARS: Topic = ("experience", "years")


@dataclass(frozen=True, slots=True)
class Reply:
    """What one answer is worth for the roles that it bears on.

    `through` names the skill that this one was inferred from, because it implies it or is related to it.
    `at_least` says that the answer could be more, had everything been asked.
    """

    topic: Topic
    answer: str
    evidence: Evidence
    through: str = ""
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one answer says about one role, in nats; `needed` is the answer that the role hopes for.

    `at_least` says that the answer could be more, had everything been asked.
    """

    part: Part
    kind: Kind
    subject: str
    evidence: float
    answer: str
    needed: str = ""
    through: str = ""
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """How a role fits a person. Scores run from 0 to 1; None where no answer bears on them.

    `may` says what stands against the role whatever the scores are. `total` is the evidence, in nats, that
    the fit was made from. Contributions come strongest first; there are none unless they were asked for.
    """

    role: str
    fit: float
    want: float | None
    can: float | None
    may: Feasibility
    total: float
    contributions: tuple[Contribution, ...] = ()


def rank_roles(
    profile: Profile, model: MatchingModel, base: KnowledgeBase, *, explained: bool = True
) -> list[RoleMatch]:
    """Score every role, best first; roles that the person's limits exclude come last, with fit 0.

    `explained` keeps the contributions, and changes no score. Raises NothingKnownError where the profile
    answers nothing that could tell roles apart.
    """
    if not says_something(profile):
        raise NothingKnownError(
            "There is nothing to go on yet: nothing about skills, activities or values was answered.",
            hint="What do you like doing, and what can you do already? `careerpath advise` asks.",
        )
    heard = [_Heard() for _ in model.roles]
    for reply in replies(profile, model):
        part = KINDS[reply.topic[0]].part
        for place, nats in reply.evidence:
            sums = heard[place]
            (sums.want if part == "want" else sums.can).append(nats)
            if explained:
                sums.replies.append((nats, reply))
    matches = [_match(place, sums, profile, model, base) for place, sums in enumerate(heard)]
    return sorted(matches, key=lambda match: (match.may.excluded, -match.fit, match.role))


@dataclass(slots=True)
class _Heard:
    """What was heard about one role: the evidence by part, and the replies it came from if they are kept."""

    want: list[float] = field(default_factory=list)
    can: list[float] = field(default_factory=list)
    replies: list[tuple[float, Reply]] = field(default_factory=list)


def replies(profile: Profile, model: MatchingModel) -> Iterator[Reply]:
    """Give what each answer of a profile is worth, for all roles at once."""
    for signal in SIGNALS:
        yield from signal(profile, model)


def part_weights(scoring: Scoring) -> dict[Part, float]:
    """Give how much want and can count in the total; they sum to 2, so that only their ratio matters."""
    weights = scoring.weights
    unit = 2 / (weights.want + weights.can)
    return {"want": weights.want * unit, "can": weights.can * unit}


def score(evidence: float, scoring: Scoring) -> float:
    """Map evidence in nats to 0 … 1 by the logistic function; no evidence gives one half."""
    return 1 / (1 + exp(-max(min(evidence / scoring.scale, 500.0), -500.0)))


def _match(
    place: int, heard: _Heard, profile: Profile, model: MatchingModel, base: KnowledgeBase
) -> RoleMatch:
    """Sum up what was heard about one role."""
    scoring = model.scoring
    name = model.roles[place].role
    want, can = fsum(heard.want), fsum(heard.can)
    weights = part_weights(scoring)
    total = weights["want"] * want + weights["can"] * can
    may = feasibility(profile, base.roles[name])
    return RoleMatch(
        role=name,
        fit=0.0 if may.excluded else score(total, scoring),
        want=score(want, scoring) if heard.want else None,
        can=score(can, scoring) if heard.can else None,
        may=may,
        total=total,
        contributions=_contributions(place, heard.replies, model),
    )


def _contributions(
    place: int, heard: Iterable[tuple[float, Reply]], model: MatchingModel
) -> tuple[Contribution, ...]:
    """Word what was heard about one role as contributions, strongest first."""
    role = model.roles[place]
    found = []
    for nats, reply in heard:
        kind, subject = reply.topic
        expected = role.expectations.get(reply.topic)
        needed = f"{role.years:g}" if reply.topic == YEARS else expected.needed if expected else ""
        found.append(
            Contribution(
                KINDS[kind].part,
                kind,
                subject,
                nats,
                reply.answer,
                needed,
                through=reply.through,
                at_least=reply.at_least,
            )
        )
    return tuple(sorted(found, key=lambda one: (-abs(one.evidence), one.kind, one.subject)))


def skill_signal(profile: Profile, model: MatchingModel) -> Iterator[Reply]:
    """Weigh each skill as stated or as far as it can be inferred, whichever is more.

    Only a skill that was asked and is absent counts against. What is inferred is no second answer: it earns
    less, and never counts against.
    """
    inferred = _inferred(profile, model)
    for skill, level in profile.skills.items():
        topic: Topic = ("skill", skill)
        evidence = model.evidence(topic, level)
        found = inferred.pop(skill, None)
        if found is None or level == "none":
            yield Reply(topic, level, evidence)
            continue
        stated = dict(evidence)
        more = {place: one for place, one in found.items() if one[0] > stated[place]}
        yield Reply(topic, level, tuple(one for one in evidence if one[0] not in more))
        yield from _through(topic, level, more)
    for skill, found in inferred.items():
        yield from _through(("skill", skill), "", found)


def _through(topic: Topic, answer: str, found: dict[int, tuple[float, str]]) -> Iterator[Reply]:
    """Give what was inferred about a skill, by the skill that it was inferred from."""
    by_source: dict[str, list[tuple[int, float]]] = {}
    for place, (nats, source) in found.items():
        by_source.setdefault(source, []).append((place, nats))
    for source, evidence in by_source.items():
        yield Reply(topic, answer, tuple(evidence), through=source)


def _inferred(profile: Profile, model: MatchingModel) -> dict[str, dict[int, tuple[float, str]]]:
    """Give, by skill and role, the most that implied or related skills earn, and what that rests on."""
    best: dict[str, dict[int, tuple[float, str]]] = {}
    for source, level in sorted(profile.skills.items()):
        if level == "none":
            continue
        for target, evidence in carried(source, level, model):
            found = best.get(target)
            if found is None:
                best[target] = {place: (nats, source) for place, nats in evidence}
                continue
            for place, nats in evidence:
                if place not in found or nats > found[place][0]:
                    found[place] = (nats, source)
    return best


def carried(source: str, level: Level, model: MatchingModel) -> list[tuple[str, Evidence]]:
    """Give what holding one skill earns for others: those it implies and those it is related to."""
    known = model.carried.get((source, level))
    if known is not None:
        return known
    share = model.scoring.inferred
    shares = [
        *((target, held, share) for target, held in implied_by(source, level, model.prerequisites)),
        *((other, level, share * part) for other, part in model.relations.get(source, ())),
    ]
    found = []
    for target, held, part in shares:
        evidence = model.evidence(("skill", target), held)
        earned = tuple((place, part * nats) for place, nats in evidence if nats > 0)
        if earned:
            found.append((target, earned))
    model.carried[source, level] = found
    return found


def education_signal(profile: Profile, model: MatchingModel) -> Iterator[Reply]:
    """Weigh the highest degree."""
    degree = profile.education.degree
    if degree is not None:
        yield Reply(DEGREE, degree, model.evidence(DEGREE, degree))


def experience_signal(profile: Profile, model: MatchingModel) -> Iterator[Reply]:
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
            yield Reply(("experience", which), f"{years:g}", tuple(measured))
    relevant = relevant_years(profile, model.scoring)
    if relevant is not None:
        yield Reply(YEARS, f"{relevant:.1f}", _seniority(relevant, model), at_least=years_unasked(answers))


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


def _seniority(years: float, model: MatchingModel) -> Evidence:
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


def activity_signal(profile: Profile, model: MatchingModel) -> Iterator[Reply]:
    """Weigh how the person likes what a role's days consist of."""
    for activity, attitude in profile.activities.items():
        topic: Topic = ("activity", activity)
        yield Reply(topic, attitude, model.evidence(topic, attitude))


def value_signal(profile: Profile, model: MatchingModel) -> Iterator[Reply]:
    """Weigh what the person holds important against what a role offers."""
    for value, weight in profile.values.items():
        topic: Topic = ("value", value)
        evidence = model.evidence(topic, weight)
        yield Reply(topic, weight, tuple(one for one in evidence if one[1]))


def industry_signal(profile: Profile, model: MatchingModel) -> Iterator[Reply]:
    """Count it for a role, once, when it is at home in an industry of interest."""
    counted: set[int] = set()
    for industry in profile.industries:
        topic: Topic = ("industry", industry)
        evidence = [one for one in model.evidence(topic, INTERESTED) if one[0] not in counted]
        counted.update(place for place, _ in evidence)
        yield Reply(topic, INTERESTED, tuple(evidence))


Signal = Callable[["Profile", MatchingModel], Iterator[Reply]]
SIGNALS: tuple[Signal, ...] = (
    skill_signal,
    education_signal,
    experience_signal,
    activity_signal,
    value_signal,
    industry_signal,
)

"""How well each role fits a person: evidence from every answer, summed into want, can and fit.

A signal is one pure function from a person and a role's model to contributions, and one entry in `SIGNALS`.
A contribution is evidence in nats, positive for the role; scores are the logistic of their weighted sum, so
50 of 100 means that nothing speaks for or against. `docs/matching.md` explains and measures the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import exp, fsum
from typing import TYPE_CHECKING, Literal

from careerpath_cli.advice.expectations import Expectation, MatchingModel, RoleModel
from careerpath_cli.advice.feasibility import Feasibility, feasibility
from careerpath_cli.advice.standing import RANK, Held, standing
from careerpath_cli.errors import NothingKnownError
from careerpath_cli.knowledge.model.scales import DEGREES

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import Scoring
    from careerpath_cli.profile.model import Profile

Part = Literal["want", "can"]
Kind = Literal["skill", "education", "experience", "activity", "value", "industry"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one answer says about a role, in nats: `subject` is the id of what was answered about.

    `needed` is the level a skill is needed at. `through` names the skill that this one was inferred from,
    because it implies it or is related to it.
    """

    part: Part
    kind: Kind
    subject: str
    evidence: float
    answer: str
    needed: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A profile made ready for scoring: with what follows from its skills, and its years on one scale."""

    profile: Profile
    held: Mapping[str, Held]
    years: float | None


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """How a role fits a person. Scores run from 0 to 1; None where no answer bears on them.

    `may` says what stands against the role whatever the scores are. Contributions come strongest first.
    """

    role: str
    fit: float
    want: float | None
    can: float | None
    may: Feasibility
    contributions: tuple[Contribution, ...]


def rank_roles(profile: Profile, model: MatchingModel, base: KnowledgeBase) -> list[RoleMatch]:
    """Score every role, best first; roles that the person's limits exclude come last, with fit 0.

    Raises NothingKnownError where the profile answers nothing that could tell roles apart.
    """
    if not profile.says_something:
        raise NothingKnownError(
            "There is nothing to go on yet: nothing about skills, activities or values was answered.",
            hint="What do you like doing, and what can you do already? `careerpath advise` asks.",
        )
    person = prepare_person(profile, model)
    matches = [match_role(person, role, model, base) for role in model.roles]
    return sorted(matches, key=lambda match: (match.may.excluded, -match.fit, match.role))


def prepare_person(profile: Profile, model: MatchingModel) -> Person:
    """Work out once what scoring needs of a person for every role."""
    return Person(
        profile=profile,
        held=standing(profile.skills, model.prerequisites),
        years=relevant_years(profile, model.scoring),
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


def match_role(person: Person, role: RoleModel, model: MatchingModel, base: KnowledgeBase) -> RoleMatch:
    """Score one role for one person, keeping every answer's contribution."""
    contributions = [one for signal in SIGNALS for one in signal(person, role, model)]
    contributions.sort(key=lambda one: (-abs(one.evidence), one.kind, one.subject))
    may = feasibility(person.profile, base.roles[role.role])
    weights = model.scoring.weights
    want = [one.evidence for one in contributions if one.part == "want"]
    can = [one.evidence for one in contributions if one.part == "can"]
    total = weights.want * fsum(want) + weights.can * fsum(can)
    return RoleMatch(
        role=role.role,
        fit=0.0 if may.excluded else score(total, model.scoring),
        want=score(fsum(want), model.scoring) if want else None,
        can=score(fsum(can), model.scoring) if can else None,
        may=may,
        contributions=tuple(contributions),
    )


def score(evidence: float, scoring: Scoring) -> float:
    """Map evidence in nats to 0 … 1 by the logistic function; no evidence gives one half."""
    return 1 / (1 + exp(-max(min(evidence / scoring.scale, 500.0), -500.0)))


def skill_signal(person: Person, role: RoleModel, model: MatchingModel) -> Iterator[Contribution]:
    """Weigh each skill that the role involves, as stated or as far as it can be inferred, whichever is more.

    A level that falls short earns part of the evidence; only a skill that was asked and is absent counts
    against. What is inferred is no second answer, so it earns less, and never counts against.
    """
    for expected in role.skills:
        stated = person.profile.skills.get(expected.subject)
        if stated == "none":
            yield _skill_contribution(expected, expected.unmet, stated)
            continue
        earned = expected.earned[RANK[stated]] if stated else 0.0
        inferred, through = _inferred(expected, person, model)
        if inferred > earned:
            yield _skill_contribution(expected, inferred, stated or "", through)
        elif stated:
            yield _skill_contribution(expected, earned, stated)


def _skill_contribution(
    expected: Expectation, evidence: float, answer: str, through: str = ""
) -> Contribution:
    return Contribution(
        "can", "skill", expected.subject, evidence, answer=answer, needed=expected.level, through=through
    )


def _inferred(expected: Expectation, person: Person, model: MatchingModel) -> tuple[float, str]:
    """Give the evidence that implied or related skills earn for a skill, and the one it rests on."""
    best, through = 0.0, ""
    implied = person.held.get(expected.subject)
    if implied is not None and implied.implied_by is not None:
        best = expected.earned[RANK[implied.level]]
        through = implied.implied_by
    for other, carried in model.relations.get(expected.subject, ()):
        relative = person.profile.skills.get(other)
        if relative is not None:
            earned = carried * expected.earned[RANK[relative]]
            if earned > best:
                best, through = earned, other
    return best * model.scoring.inferred, through


def education_signal(person: Person, role: RoleModel, model: MatchingModel) -> Iterator[Contribution]:
    """Weigh the highest degree against the usual one, and further against the least that is asked."""
    degree = person.profile.education.degree
    if degree is None:
        return
    rank = DEGREES.index(degree)
    evidence = role.degree.met if rank >= DEGREES.index(role.usual_degree) else role.degree.unmet
    missing = DEGREES.index(role.minimum_degree) - rank
    if missing > 0:
        evidence += missing * model.scoring.below_minimum_degree
    if evidence:
        yield Contribution("can", "education", "degree", evidence, answer=degree, needed=role.usual_degree)


def experience_signal(person: Person, role: RoleModel, model: MatchingModel) -> Iterator[Contribution]:
    """Weigh relevant years against those the role asks for; an entry role is for those not yet past it."""
    years = person.years
    if years is None:
        return
    rates = model.scoring.experience
    if role.entry:
        evidence = rates.beyond_entry if years >= rates.entry_ends else rates.within_entry
    elif years >= role.years:
        evidence = rates.enough
    else:
        evidence = rates.missing_year * (role.years - years)
    if evidence:
        yield Contribution(
            "can", "experience", "years", evidence, answer=f"{years:.1f}", needed=f"{role.years:g}"
        )


def activity_signal(person: Person, role: RoleModel, model: MatchingModel) -> Iterator[Contribution]:
    """Weigh how the person likes what the role's days consist of."""
    for expected in role.activities:
        attitude = person.profile.activities.get(expected.subject)
        if attitude is None:
            continue
        size = model.scoring.attitudes[attitude]
        evidence = size * expected.met if size > 0 else -size * expected.unmet
        yield Contribution("want", "activity", expected.subject, evidence, answer=attitude)


def value_signal(person: Person, role: RoleModel, model: MatchingModel) -> Iterator[Contribution]:
    """Weigh what the person holds important against what the role offers."""
    for value, weight in person.profile.values.items():
        offer = role.offers.get(value)
        size = model.scoring.value_weights[weight]
        if offer is not None and size:
            yield Contribution(
                "want", "value", value, size * model.scoring.offers[offer], answer=weight, needed=offer
            )


def industry_signal(person: Person, role: RoleModel, model: MatchingModel) -> Iterator[Contribution]:
    """Count it for a role when it is at home in an industry of interest."""
    for industry in person.profile.industries:
        if industry in role.industries:
            yield Contribution("want", "industry", industry, model.scoring.industry, answer="interested")
            return


Signal = Callable[[Person, RoleModel, MatchingModel], Iterator[Contribution]]
SIGNALS: tuple[Signal, ...] = (
    skill_signal,
    education_signal,
    experience_signal,
    activity_signal,
    value_signal,
    industry_signal,
)

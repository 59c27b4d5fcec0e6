"""How well each role fits a person: what every answer is worth, summed into want, can and fit.

A role's scores are the logistic function of the summed weights of evidence. Its fit starts at 50 of 100 or
below: the lower, the rarer the job and the less is known of its core. One person and a cohort are scored by
the same code; for one person the observations are kept as contributions. `docs/matching.md` explains the
model and how well it performs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import exp, fsum

from careerpath_cli.errors import NothingKnownError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Scoring
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.matching.feasibility import Feasibility, feasibility
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.signals import (
    YEARS,
    Observation,
    core_known,
    has_way_in,
    observations,
    relevant_years,
)
from careerpath_cli.matching.weights import LIKED, RoleModel
from careerpath_cli.profile.kinds import KINDS, Kind, Part, Topic, says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record


@record
class Contribution:
    """What one answer adds to one role's score, in nats; `needed` is the answer that the role calls for.

    `inferred_from` is the skill it was inferred from, if any. `at_least` says that the true answer may be
    higher, because not everything was asked, and `of_other_work` that most of the years that count are
    of other work than coding and machine learning: a known way leads from it to the role.
    """

    part: Part
    kind: Kind
    subject: str
    evidence: float
    answer: str
    needed: str = ""
    inferred_from: str = ""
    at_least: bool = False
    of_other_work: bool = False


@record
class RoleMatch:
    """How a role fits a person. Scores run from 0 to 1; None where no answer bears on them.

    `may` says which constraints the role violates, whatever its scores. `total` is the evidence, in nats,
    behind `fit`; `start` of it is what the role starts with, whatever was answered. Contributions come
    strongest first; they are empty unless they were asked for.
    """

    role: str
    fit: float
    want: float | None
    can: float | None
    may: Feasibility
    total: float
    start: float = 0.0
    contributions: tuple[Contribution, ...] = ()


def rank_roles(
    profile: Profile, model: MatchingModel, base: KnowledgeBase, *, explained: bool = True
) -> list[RoleMatch]:
    """Return every role with its scores, best first; roles excluded by constraints come last, with fit 0.

    Where the constraints exclude every role, all keep the fit that they would have had without them.
    `explained` keeps the contributions; it does not change any score. Raises NothingKnownError where the
    profile has no answer that could distinguish one role from another.
    """
    if not says_something(profile):
        raise NothingKnownError(
            "There isn't enough information yet: no skills, activities or values have been answered.",
            hint="`careerpath advise` asks what you like and what you can do.",
        )
    tallies = [_RoleTally() for _ in model.roles]
    for observation in observations(profile, model):
        part = KINDS[observation.topic[0]].part
        for index, nats in observation.evidence:
            tally = tallies[index]
            (tally.want if part == "want" else tally.can).append(nats)
            if explained:
                tally.observations.append((nats, observation))
    starts = starting_points(model.roles, answered_in_favour(profile), model.scoring)
    matches = [
        _match(index, tally, starts[index], profile, model, base) for index, tally in enumerate(tallies)
    ]
    if not all(match.may.excluded for match in matches):
        matches = [replace(match, fit=0.0) if match.may.excluded else match for match in matches]
    return sorted(matches, key=lambda match: (match.may.excluded, -match.fit, match.role))


@dataclass(slots=True)
class _RoleTally:
    """The evidence for one role, by part, and the observations it comes from if they are kept."""

    want: list[float] = field(default_factory=list)
    can: list[float] = field(default_factory=list)
    observations: list[tuple[float, Observation]] = field(default_factory=list)


def part_weights(scoring: Scoring) -> dict[Part, float]:
    """Return the weights of want and can in the total, scaled to sum to 2: only their ratio matters."""
    weights = scoring.weights
    unit = 2 / (weights.want + weights.can)
    return {"want": weights.want * unit, "can": weights.can * unit}


def score(evidence: float, scoring: Scoring) -> float:
    """Return the logistic function of the evidence (in nats), from 0 to 1; 0 nats give one half."""
    # exp overflows from about 710 on; at 500 a score has long reached 0 or 1
    return 1 / (1 + exp(-max(min(evidence / scoring.scale, 500.0), -500.0)))


def answered_in_favour(profile: Profile) -> frozenset[Topic]:
    """Return what a person has, likes or comes from: the topics of answers that speak for roles."""
    return frozenset(
        (
            *(("skill", skill) for skill, level in profile.skills.items() if is_in_favour(level)),
            *(
                ("activity", activity)
                for activity, liked in profile.activities.items()
                if is_in_favour(liked)
            ),
            *(("occupation", occupation) for occupation in KINDS["occupation"].answers(profile)),
        )
    )


def is_in_favour(answer: str) -> bool:
    """Return whether an answer about a skill or an activity speaks for what a role is about."""
    return answer in LIKED or answer in LEVELS[1:]


def starting_points(roles: Sequence[RoleModel], in_favour: frozenset[Topic], scoring: Scoring) -> list[float]:
    """Return what each role starts with, in nats: less where too little of its core is known.

    The lead of common jobs grows with the number of skills that are known, up to what the tables give:
    whoever names a few things names what is special. Counted from the last of all, it never takes anything
    away.
    """
    behind = scoring.behind
    known = sum(kind == "skill" for kind, _ in in_favour) / behind.full_at
    share = behind.at_first + (1 - behind.at_first) * min(1.0, known)
    return [_starting_point(role, share, in_favour, scoring) for role in roles]


def _starting_point(
    role: RoleModel, share_of_lead: float, in_favour: frozenset[Topic], scoring: Scoring
) -> float:
    behind, core = scoring.behind, scoring.core
    start = max(0.0, behind.farthest + role.start) * share_of_lead - behind.farthest
    if not role.core_skills:
        return start
    of_core = core_known(role, in_favour, scoring) + core.known_else * bool(role.core_else & in_favour)
    return start - core.unknown * max(0.0, 1 - of_core)


def _match(
    index: int, tally: _RoleTally, start: float, profile: Profile, model: MatchingModel, base: KnowledgeBase
) -> RoleMatch:
    """Return the match of one role, with its evidence summed into scores, whatever excludes it."""
    scoring = model.scoring
    role = model.roles[index].role
    want, can = fsum(tally.want), fsum(tally.can)
    weights = part_weights(scoring)
    total = start + weights["want"] * want + weights["can"] * can
    return RoleMatch(
        role=role,
        fit=score(total, scoring),
        want=score(want, scoring) if tally.want else None,
        can=score(can, scoring) if tally.can else None,
        may=feasibility(profile, base.roles[role]),
        total=total,
        start=start,
        contributions=_contributions(index, tally.observations, profile, model),
    )


def _contributions(
    index: int, observed: Iterable[tuple[float, Observation]], profile: Profile, model: MatchingModel
) -> tuple[Contribution, ...]:
    """Return the observations about one role as contributions, strongest first."""
    role = model.roles[index]
    contributions = []
    for nats, observation in observed:
        kind, subject = observation.topic
        weights = role.answer_weights.get(observation.topic)
        needed = f"{role.years:g}" if observation.topic == YEARS else weights.needed if weights else ""
        contributions.append(
            Contribution(
                KINDS[kind].part,
                kind,
                subject,
                nats,
                observation.answer,
                needed,
                inferred_from=observation.inferred_from,
                at_least=observation.at_least or (kind == "skill" and subject in profile.at_least),
                of_other_work=observation.topic == YEARS and _of_other_work(profile, role, model.scoring),
            )
        )
    return tuple(sorted(contributions, key=_strongest_first))


def _of_other_work(profile: Profile, role: RoleModel, scoring: Scoring) -> bool:
    """Return whether most of the years that a role counts are of other work, by a known way into the role."""
    if not has_way_in(profile, role):
        return False
    in_the_field = replace(profile, occupation_id=None)
    return (relevant_years(profile, role, scoring) or 0.0) > 2 * (
        relevant_years(in_the_field, role, scoring) or 0.0
    )


def _strongest_first(contribution: Contribution) -> tuple[float, str, str]:
    return -abs(contribution.evidence), contribution.kind, contribution.subject

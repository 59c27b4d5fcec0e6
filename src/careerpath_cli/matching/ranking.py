"""How well each role fits a person: what every answer is worth, summed into want, can and fit.

A role's scores are the logistic of the weighted sums of what the signals observed, so that 50 of 100 means
that nothing speaks for or against. One person and a cohort are scored by the same lines of code; for one
person the observations are kept as contributions. `docs/matching.md` explains and measures the model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, fsum
from typing import TYPE_CHECKING

from careerpath_cli.errors import NothingKnownError
from careerpath_cli.matching.feasibility import Feasibility, feasibility
from careerpath_cli.matching.signals import YEARS, Observation, observations
from careerpath_cli.profile.kinds import KINDS, Kind, Part, says_something

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import Scoring
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile


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
    inferred_from: str = ""
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
            "There isn't enough information yet: no skills, activities or values have been answered.",
            hint="`careerpath advise` asks what you like and what you can do.",
        )
    heard = [_RoleTally() for _ in model.roles]
    for reply in observations(profile, model):
        part = KINDS[reply.topic[0]].part
        for place, nats in reply.evidence:
            sums = heard[place]
            (sums.want if part == "want" else sums.can).append(nats)
            if explained:
                sums.replies.append((nats, reply))
    matches = [_match(place, sums, profile, model, base) for place, sums in enumerate(heard)]
    return sorted(matches, key=lambda match: (match.may.excluded, -match.fit, match.role))


@dataclass(slots=True)
class _RoleTally:
    """What was heard about one role: the evidence by part, and the replies it came from if they are kept."""

    want: list[float] = field(default_factory=list)
    can: list[float] = field(default_factory=list)
    replies: list[tuple[float, Observation]] = field(default_factory=list)


def part_weights(scoring: Scoring) -> dict[Part, float]:
    """Give how much want and can count in the total; they sum to 2, so that only their ratio matters."""
    weights = scoring.weights
    unit = 2 / (weights.want + weights.can)
    return {"want": weights.want * unit, "can": weights.can * unit}


def score(evidence: float, scoring: Scoring) -> float:
    """Map evidence in nats to 0 … 1 by the logistic function; no evidence gives one half."""
    return 1 / (1 + exp(-max(min(evidence / scoring.scale, 500.0), -500.0)))


def _match(
    place: int, heard: _RoleTally, profile: Profile, model: MatchingModel, base: KnowledgeBase
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
    place: int, heard: Iterable[tuple[float, Observation]], model: MatchingModel
) -> tuple[Contribution, ...]:
    """Word what was heard about one role as contributions, strongest first."""
    role = model.roles[place]
    found = []
    for nats, reply in heard:
        kind, subject = reply.topic
        expected = role.answer_weights.get(reply.topic)
        needed = f"{role.years:g}" if reply.topic == YEARS else expected.needed if expected else ""
        found.append(
            Contribution(
                KINDS[kind].part,
                kind,
                subject,
                nats,
                reply.answer,
                needed,
                inferred_from=reply.inferred_from,
                at_least=reply.at_least,
            )
        )
    return tuple(sorted(found, key=lambda one: (-abs(one.evidence), one.kind, one.subject)))

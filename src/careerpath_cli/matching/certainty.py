"""How sure a ranking is: how often people surveyed held its first role, or one of its first few.

The odds of that were fitted on people whose jobs are known, ranked among all roles with all of their answers
and with a part of them (`benchmarks/calibration.py`; docs/matching.md has the tables). They are known only
where people in the first role were surveyed.
"""

from collections.abc import Sequence
from math import exp, fsum, log1p

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import CertaintyOdds
from careerpath_cli.knowledge.model.scales import DEGREES
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.matching.weights import AnswerWeights
from careerpath_cli.profile.kinds import Topic, was_asked
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

FARTHEST_LEAD = 3.0
"""Nats from which a longer lead says no more."""
_MOST = 4
"""The most roles that a set names: a longer list would help nobody to decide."""


@record
class Certainty:
    """How often (0 to 1) the first role, its field, or one of the roles `among` was right.

    `word` is the one for `first` on the calibrated scale. `field` is the id of the first role's domain.
    """

    word: str
    first: float
    field: str
    in_field: float
    among: tuple[str, ...]
    coverage: float


def certainty(
    profile: Profile, matches: Sequence[RoleMatch], model: MatchingModel, base: KnowledgeBase
) -> Certainty | None:
    """Return how sure the first place of a ranking is; None where nobody was surveyed in that role.

    None also where fewer than two roles are left to choose from. The set is the smallest of the first roles
    that holds the right one often enough, and four where none does.
    """
    ranked = [match for match in matches if not match.may.excluded]
    if len(ranked) <= 1 or not was_surveyed(ranked[0].role, base):
        return None
    scoring = model.scoring.certainty
    rates = [
        _rate(odds, profile, ranked) for odds in (scoring.first, scoring.two, scoring.three, scoring.four)
    ]
    size = next((size for size, rate in enumerate(rates, start=1) if rate >= scoring.enough), _MOST)
    return Certainty(
        word=max(scoring.words, key=lambda word: (scoring.words[word] <= rates[0], scoring.words[word])),
        first=rates[0],
        field=field_of(ranked[0].role, base),
        in_field=max(rates[0], _rate(scoring.field, profile, ranked)),
        among=tuple(match.role for match in ranked[:size]),
        coverage=max(rates[:size]),
    )


def was_surveyed(role: str, base: KnowledgeBase) -> bool:
    """Return whether people with a role's own title were surveyed."""
    return any(role in practice.roles for practice in base.surveys)


def field_of(role: str, base: KnowledgeBase) -> str:
    """Return the domain that a role is in first of all: that of the role which it specializes, if any."""
    parent = base.roles[role].parent
    return field_of(parent, base) if parent else base.roles[role].domains[0]


def question_between(profile: Profile, roles: Sequence[str], model: MatchingModel) -> Topic | None:
    """Return the skill or activity, not asked yet, whose answer would best tell the first roles apart.

    None where no answer would. It is the topic whose swing from a clear no to a clear yes, in nats, differs
    most between the roles.
    """
    models = [role for role in model.roles if role.role in roles]
    topics = {
        topic
        for role in models
        for topic in role.answer_weights
        if topic[0] in ("skill", "activity") and not was_asked(topic, profile)
    }
    spread = {topic: _spread([role.answer_weights.get(topic) for role in models]) for topic in topics}
    best = min(topics, key=lambda topic: (-spread[topic], topic), default=None)
    return best if best is not None and spread[best] > 0 else None


def _rate(odds: CertaintyOdds, profile: Profile, ranked: Sequence[RoleMatch]) -> float:
    """Return the logistic of the fitted log odds: by leads, first role, degree and years of coding."""
    leads = [min(ranked[0].total - match.total, FARTHEST_LEAD) for match in ranked[1 : 1 + len(odds.leads)]]
    leads += [FARTHEST_LEAD] * (len(odds.leads) - len(leads))
    degree = DEGREES.index(profile.education.degree or "bachelor") - DEGREES.index("bachelor")
    coding = profile.experience.coding_years
    log_odds = fsum(
        (
            odds.base,
            *(weight * lead for weight, lead in zip(odds.leads, leads, strict=True)),
            odds.roles.get(ranked[0].role, 0.0),
            odds.below_bachelor * max(0, -degree),
            odds.doctorate * (profile.education.degree == DEGREES[-1]),
            0.0 if coding is None else odds.coding * log1p(coding),
            odds.coding_unasked * (coding is None),
        )
    )
    return 1 / (1 + exp(-log_odds))


def _spread(weights: Sequence[AnswerWeights | None]) -> float:
    """Return by how many nats the swing from a clear no to a clear yes differs most between the roles."""
    swings = [answer.highest - min(answer.nats.values()) if answer else 0.0 for answer in weights]
    return max(swings) - min(swings)

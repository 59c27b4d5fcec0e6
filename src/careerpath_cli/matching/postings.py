"""What having a skill is worth for a role by its postings: how much oftener they name it than others do.

Postings name a part of what a job asks for, so what they leave out counts against nobody: lacking a skill is
worth what is stated of it.
"""

from collections.abc import Mapping, Sequence
from math import fsum, log

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import Practice, Scoring
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.weights import AnswerWeights, partial_credit
from careerpath_cli.profile.kinds import Topic


def counted_weights(
    base: KnowledgeBase, stated: Mapping[str, Mapping[Topic, AnswerWeights]], scoring: Scoring
) -> dict[str, dict[Topic, AnswerWeights]]:
    """Return by role the weights of the skills that postings were counted for; `stated` are all roles' own.

    Where several sets of postings count a skill for a role, each set's weight counts by its postings.
    """
    found: dict[str, dict[str, list[tuple[float, int]]]] = {}
    for titles in _sets(base):
        for practice, weights in zip(titles, _weights_in_set(titles, base, scoring), strict=True):
            for role in practice.roles:
                for skill, weight in weights.items():
                    found.setdefault(role, {}).setdefault(skill, []).append((weight, practice.n))
    return {
        role: {
            ("skill", skill): _levels(skill, _mean(weights), stated[role].get(("skill", skill)), scoring)
            for skill, weights in skills.items()
        }
        for role, skills in found.items()
        if role in stated
    }


def mean_shares(base: KnowledgeBase) -> dict[str, float]:
    """Return how many postings name each skill: the highest, among the sets, of the means over its titles."""
    highest: dict[str, float] = {}
    for titles in _sets(base):
        shares: dict[str, float] = {}
        for practice in titles:
            for entry in practice.skills:
                shares[entry.skill] = shares.get(entry.skill, 0.0) + entry.share
        for skill, total in shares.items():
            highest[skill] = max(highest.get(skill, 0.0), total / len(titles))
    return highest


def _sets(base: KnowledgeBase) -> list[list[Practice]]:
    """Return the titles whose postings were counted, by the set of postings that they come from."""
    sets: dict[str, list[Practice]] = {}
    for practice in base.practice.values():
        if practice.kind == "postings":
            sets.setdefault(practice.source, []).append(practice)
    return list(sets.values())


def shrunk_share(share: float, postings: int, stated_rate: float, scoring: Scoring) -> float:
    """Return the share of postings that name a skill, drawn towards what is stated the fewer there are."""
    counting = scoring.postings
    expected = counting.named * stated_rate
    return (share * postings + counting.stated_counts_as * expected) / (postings + counting.stated_counts_as)


def _weights_in_set(
    titles: Sequence[Practice], base: KnowledgeBase, scoring: Scoring
) -> list[dict[str, float]]:
    """Return the nats of each counted skill for each title, against the mean of the set's titles."""
    counted = [{entry.skill: entry.share for entry in practice.skills} for practice in titles]
    rates = [_stated_rates(practice, base, scoring) for practice in titles]
    weights: list[dict[str, float]] = [{} for _ in titles]
    for skill in dict.fromkeys(skill for shares in counted for skill in shares):
        shares = [
            shrunk_share(own.get(skill, 0.0), practice.n, stated.get(skill, 0.0), scoring)
            for own, practice, stated in zip(counted, titles, rates, strict=True)
        ]
        common = scoring.postings.named * scoring.prevalence_rates[base.skills[skill].prevalence]
        usual = max(common, fsum(shares) / len(shares))
        for share, of_title in zip(shares, weights, strict=True):
            of_title[skill] = scoring.postings.news * log(max(1.0, share / usual))
    return weights


def _stated_rates(practice: Practice, base: KnowledgeBase, scoring: Scoring) -> dict[str, float]:
    role = base.roles.get(practice.roles[0])
    needs = role.needs if role else ()
    return {need.skill: scoring.importance_rates[need.importance] for need in needs}


def _levels(skill: str, weight: float, stated: AnswerWeights | None, scoring: Scoring) -> AnswerWeights:
    """Return the weight of each level of a counted skill: postings name no level, what is stated does."""
    needed: Level = stated.needed if stated else "working"  # type: ignore[assignment]
    nats: dict[str, float] = {"none": stated.nats["none"] if stated else 0.0}
    nats |= {held: weight * partial_credit(held, needed, scoring) for held in LEVELS[1:]}
    return AnswerWeights(("skill", skill), nats, needed)


def _mean(weights: Sequence[tuple[float, int]]) -> float:
    """Return the mean of amounts, each counted so many times."""
    return fsum(amount * times for amount, times in weights) / sum(times for _, times in weights)

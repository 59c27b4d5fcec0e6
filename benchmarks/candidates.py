"""Candidate models for the measured weights, compared on people they have not seen.

usage: python benchmarks/candidates.py LABELLED.jsonl[.gz]        (needs the extra `bench`)

LABELLED is the file that benchmarks/agreement.py takes. By stratified five-fold cross-validation with a fixed
seed, each candidate ranks every label for people who were left out when it was fitted. A tie counts against
the person's own label. The output is a Markdown table of figures over the people of all five folds.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from agreement import read
from careerpath_cli.evaluation.metrics import labelled_figures
from careerpath_cli.knowledge.model.scales import DEGREES
from title_weights import INVERSE_PENALTY, YEARS, Features, features, fit, log_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Candidate = Callable[["People", "People"], "Array"]
    """Fits to some people and returns others' scores, people × titles."""

Record = dict[str, Any]
Array = Any
"""A numpy array, unknown to the type checker."""
FOLDS = 5
SEED = 0
PENALTIES = (0.005, 0.02, 0.1, 0.5)
LISTED = 10
COMMON = 0.2
"""A skill stands in a title's short list only if this share of its people use it."""
NEWTON_STEPS = 8
RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class People:
    """Answers as matrices of people × columns, NaN where not answered, and the title that each person holds.

    Skills and activities are 1 or 0, the degree is its rank, years are ln(1 + years).
    """

    records: tuple[Record, ...]
    titles: tuple[str, ...]
    of_title: Array
    skills: Array
    activities: Array
    degree: Array
    years: Array

    def some(self, indices: Array) -> People:
        """Return the people at these indices."""
        return People(
            tuple(self.records[index] for index in indices),
            self.titles,
            self.of_title[indices],
            self.skills[indices],
            self.activities[indices],
            self.degree[indices],
            self.years[indices],
        )


def main(path: Path) -> None:
    """Compare the candidates and print the table."""
    everybody = people(list(read(path)))
    rankings: dict[str, Array] = {}
    print("| candidate | macro hit@1 | macro hit@3 | hit@3 |\n|---|---|---|---|")
    for name, candidate in candidates():
        rankings[name] = scores = cross_validated(candidate, everybody)
        print(f"| {name} | {' | '.join(figures(scores, everybody))} |", flush=True)
    print(f"\n{len(everybody.records):,} people, {len(everybody.titles)} titles.", end=" ")
    first, second = (np.argsort(-rankings[name], axis=1) for name in (ALIKE, SHIFTED))
    print(f"Shifting changes the order of {int((first != second).any(axis=1).sum())} people's titles.")


def people(records: Sequence[Record]) -> People:
    """Return records as matrices."""
    titles = tuple(sorted({record["accept"][0] for record in records}))
    skills = list(dict.fromkeys(name for record in records for name in record["skills"]))
    activities = sorted({name for record in records for name in record.get("activities", {})})
    return People(
        records=tuple(records),
        titles=titles,
        of_title=np.array([titles.index(record["accept"][0]) for record in records]),
        skills=_matrix([[_use(record["skills"].get(name)) for name in skills] for record in records]),
        activities=_matrix([_activities(record, activities) for record in records]),
        degree=_matrix([_degree(record) for record in records]),
        years=_matrix([[log_years(record, year) for year in YEARS] for record in records]),
    )


def cross_validated(candidate: Candidate, everybody: People) -> Array:
    """Return everybody's scores, each from a model that was fitted without them."""
    scores = np.zeros((len(everybody.records), len(everybody.titles)))
    split = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for known, unseen in split.split(scores, everybody.of_title):
        scores[unseen] = candidate(everybody.some(known), everybody.some(unseen))
    return scores


def figures(scores: Array, everybody: People) -> Iterator[str]:
    """Yield macro hit@1, macro hit@3 and hit@3 as the table shows them."""
    own = scores[np.arange(len(scores)), everybody.of_title]
    ranks = (scores >= own[:, None]).sum(axis=1)
    totals = labelled_figures(
        {
            (title,): [int(rank) for rank in ranks[everybody.of_title == index]]
            for index, title in enumerate(everybody.titles)
        }
    )
    for share in (totals.macro_hit_at_1, totals.macro_hit_at_3, totals.hit_at_3):
        yield f"{share:.3f}".removeprefix("0")


ALIKE = f"multinomial logistic regression, titles weighted alike, C = {INVERSE_PENALTY}"
SHIFTED = f"the same with C = {INVERSE_PENALTY}, shifted so that no skill counts against anybody"


def candidates() -> Iterator[tuple[str, Candidate]]:
    """Yield each candidate with its name, the simplest first."""
    yield "always the commonest title first", commonest
    yield f"share of a short list covered (the {LISTED} skills of highest lift)", short_list
    yield "cosine similarity to the mean profile of each title", cosine
    yield "Bernoulli naive Bayes on skills", partial(naive_bayes, skills_only=True)
    yield "naive Bayes on skills, activities, degree and years", naive_bayes
    yield "the same, with a factor fitted for each feature, shared by the titles", weighted_bayes
    for penalty in PENALTIES:
        alike = f"multinomial logistic regression, titles weighted alike, C = {penalty:g}"
        yield alike, partial(regression, penalty=penalty)
    yield SHIFTED, partial(regression, penalty=INVERSE_PENALTY, shifted=True)
    yield f"the same with C = {INVERSE_PENALTY}, titles weighted by how common they are", unbalanced
    yield "gradient boosting, titles weighted alike", boosting


def commonest(known: People, unseen: People) -> Array:
    """Score titles by how many people hold them."""
    return np.tile(np.bincount(known.of_title).astype(float), (len(unseen.records), 1))


def short_list(known: People, unseen: People) -> Array:
    """Score a title by how much somebody uses of its list: the skills used there more than elsewhere."""
    shares = np.stack([np.nanmean(group, axis=0) for group in _by_title(known, known.skills)])
    lift = np.where(shares >= COMMON, shares / shares.mean(axis=0), 0)
    lists = np.argsort(-lift, axis=1)[:, :LISTED]
    used = np.nan_to_num(unseen.skills)
    return np.stack([used[:, listed].mean(axis=1) for listed in lists], axis=1)


def cosine(known: People, unseen: People) -> Array:
    """Score a title by the cosine of the angle between its people's mean answers and somebody's."""

    def vectors(of: People) -> Array:
        return np.nan_to_num(np.hstack([of.skills, of.activities]))

    means = np.stack([group.mean(axis=0) for group in _by_title(known, vectors(known))])
    answers = vectors(unseen)
    lengths = np.linalg.norm(answers, axis=1, keepdims=True) * np.linalg.norm(means, axis=1)
    return answers @ means.T / np.maximum(lengths, 1e-12)


def naive_bayes(known: People, unseen: People, *, skills_only: bool = False) -> Array:
    """Score a title by the sum of the log odds of all answers, as if independent, with a uniform prior."""
    terms = _terms(known, unseen)
    return terms[:, :, : known.skills.shape[1]].sum(axis=2) if skills_only else terms.sum(axis=2)


def weighted_bayes(known: People, unseen: People) -> Array:
    """Score as naive Bayes does, with each feature's log odds scaled by a factor that discounts redundancy.

    The factors are shared by all titles and fitted as a conditional logit with a ridge penalty, by Newton's
    method, titles weighted alike.
    """
    terms = _terms(known, known)
    weights = 1 / np.bincount(known.of_title)[known.of_title]
    weights /= weights.sum()
    factors = np.zeros(terms.shape[2])
    held = np.arange(len(known.records)), known.of_title
    for _ in range(NEWTON_STEPS):
        chances = _softmax(terms @ factors)
        expected = np.einsum("nk,nkf->nf", chances, terms)
        gradient = weights @ (terms[held] - expected) - 2 * RIDGE * factors
        spread = np.einsum("nk,nkf,nkg->fg", weights[:, None] * chances, terms, terms, optimize=True)
        spread -= np.einsum("n,nf,ng->fg", weights, expected, expected, optimize=True)
        factors += np.linalg.solve(spread + 2 * RIDGE * np.eye(len(factors)), gradient)
    return _terms(known, unseen) @ factors


def regression(known: People, unseen: People, *, penalty: float, shifted: bool = False) -> Array:
    """Score by the regression that data/practice/survey.yaml comes from."""
    answers = features(known.records, known.titles)
    weights = fit(answers, known.of_title, penalty).coef_
    if shifted:
        may_shift = np.array([kind in ("skill", "activity") for kind, _ in answers.names])
        weights = np.where(may_shift, weights - weights.min(axis=0), weights)
    return _columns(answers, unseen) @ weights.T


def unbalanced(known: People, unseen: People) -> Array:
    """Score by the same regression without weights, with an intercept for how common a title is."""
    answers = features(known.records, known.titles)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000).fit(answers.values, known.of_title)
    return model.decision_function(_columns(answers, unseen))


def boosting(known: People, unseen: People) -> Array:
    """Score by boosted trees, which may combine answers: what a model that explains nothing could reach."""
    model = HistGradientBoostingClassifier(
        max_iter=200,
        learning_rate=0.05,
        max_leaf_nodes=15,
        l2_regularization=1.0,
        class_weight="balanced",
        random_state=SEED,
    )
    return model.fit(_raw(known), known.of_title).predict_proba(_raw(unseen))


def _terms(known: People, of: People) -> Array:
    """Return the log odds of people's answers, people × titles × features, 0 where nothing was answered.

    The odds are those of the shares among `known`, against their geometric mean over titles.
    """
    yes_or_no = [
        _bernoulli(getattr(known, kind), getattr(of, kind), known) for kind in ("skills", "activities")
    ]
    one_of_several = [_categorical(known.degree[:, 0], of.degree[:, 0], known)]
    one_of_several += [
        _categorical(known.years[:, index], of.years[:, index], known) for index in range(len(YEARS))
    ]
    return np.concatenate([*yes_or_no, *one_of_several], axis=2)


def _bernoulli(answers: Array, of: Array, known: People) -> Array:
    shares = np.stack(
        [
            (np.nansum(group, axis=0) + 1) / ((~np.isnan(group)).sum(axis=0) + 2)
            for group in _by_title(known, answers)
        ]
    )
    having, lacking = _odds(shares), _odds(1 - shares)
    return np.nan_to_num(of)[:, None, :] * having + np.nan_to_num(1 - of)[:, None, :] * lacking


def _categorical(answers: Array, of: Array, known: People) -> Array:
    values = np.unique(answers[~np.isnan(answers)])
    counts = np.stack([(group[:, None] == values).sum(axis=0) for group in _by_title(known, answers)])
    odds = _odds((counts + 0.5) / (counts + 0.5).sum(axis=1, keepdims=True))
    return ((of[:, None] == values).astype(float) @ odds.T)[:, :, None]


def _odds(shares: Array) -> Array:
    logs = np.log(shares)
    return logs - logs.mean(axis=0)


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def _columns(like: Features, of: People) -> Array:
    """Return other people's answers in the columns of `like`, centred by the same means."""

    def answer(record: Record, kind: str, subject: str) -> float | None:
        match kind:
            case "skill":
                return _use(record["skills"].get(subject))
            case "years":
                return log_years(record, subject)
            case "activity":
                return float(subject in record.get("activities", {}))
            case _:
                return float(record.get("education", {}).get("degree") == subject)

    columns = []
    for kind, subject in like.names:
        column = np.array([answer(record, kind, subject) for record in of.records], dtype=float)
        columns.append(np.nan_to_num(column - like.means.get((kind, subject), 0.0)))
    return np.stack(columns, axis=1)


def _raw(of: People) -> Array:
    return np.hstack([of.skills, of.activities, of.degree, of.years])


def _by_title(known: People, values: Array) -> list[Array]:
    return [values[known.of_title == title] for title in range(len(known.titles))]


def _matrix(rows: Sequence[Sequence[float | None]]) -> Array:
    return np.array(rows, dtype=float)


def _use(level: str | None) -> float | None:
    return None if level is None else float(level != "none")


def _activities(record: Record, names: Sequence[str]) -> list[float | None]:
    answered = record.get("activities")
    return [float(name in answered) if answered else None for name in names]


def _degree(record: Record) -> list[float | None]:
    degree = record.get("education", {}).get("degree")
    return [None if degree is None else float(DEGREES.index(degree))]


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

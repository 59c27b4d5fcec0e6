"""How well each answer separates job titles: a multinomial logistic regression, titles weighted alike.

The features are centred on the mean of the titles and there is no intercept, so the prior is uniform:
a person who was asked nothing, or who answers like the average of all titles, is equally likely to hold any
of them.
A title's weight for an answer is its coefficient (log odds). Adding the same number to every title's weight
for an answer does not change any order; the weights of a skill or an activity are shifted so that the lowest
is 0 and having it never counts against a title.

People give all their answers, or nothing but the skills that they have, or a few of those. Everybody is
therefore fitted three times, once so; and having a skill and lacking it have weights of their own, because
whoever lists a few skills has said nothing of the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log1p
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from careerpath_cli.knowledge.model.scales import DEGREES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Record = dict[str, Any]
YEARS = ("coding_years", "ml_years")
INVERSE_PENALTY = 0.02
"""scikit-learn's C; by the cross-validation in `candidates.py`, other values do hardly better or worse."""
A_FEW = 7
"""How many skills a short list of what somebody can do names."""
LACKING = "lacking"
"""The kind of the columns for lacking a skill; those for having it are of the kind `skill`."""


@dataclass(frozen=True, slots=True)
class Features:
    """The answers as columns: names, a matrix of people × columns, and the means that were subtracted."""

    names: tuple[tuple[str, str], ...]
    values: Any
    means: Mapping[tuple[str, str], float]


def features(records: Sequence[Record], titles: Sequence[str]) -> Features:
    """Return people's answers as centred columns named (kind, subject); unanswered entries are 0."""
    skills = list(dict.fromkeys(name for record in records for name in record["skills"]))
    activities = sorted({name for record in records for name in record.get("activities", {})})
    columns: dict[tuple[str, str], Any] = {}
    means: dict[tuple[str, str], float] = {}
    of_title = np.array([titles.index(record["accept"][0]) for record in records])
    for name in skills:
        column = _answers([_use(record, name) for record in records])
        columns["skill", name], means["skill", name] = _centred(column, of_title)
    for year in YEARS:
        column = _answers([log_years(record, year) for record in records])
        columns["years", year], means["years", year] = _centred(column, of_title)
    for name in activities:
        columns["activity", name] = np.array(
            [float(name in record.get("activities", {})) for record in records]
        )
    for degree in DEGREES[1:]:
        columns["degree", degree] = np.array(
            [float(record.get("education", {}).get("degree") == degree) for record in records]
        )
    return Features(tuple(columns), np.stack(list(columns.values()), axis=1), means)


def fit(answers: Features, of_title: Any, penalty: float = INVERSE_PENALTY) -> Any:
    """Fit the regression, with people weighted so that every title counts the same."""
    model = LogisticRegression(C=penalty, class_weight="balanced", fit_intercept=False, max_iter=1000)
    return model.fit(answers.values, of_title)


def title_weights(records: Sequence[Record], titles: Sequence[str]) -> dict[tuple[str, str], list[float]]:
    """Return each column's weight for each of the titles, in their order."""
    answers = having_and_lacking(features(records, titles))
    of_title = np.array([titles.index(record["accept"][0]) for record in records])
    as_given = (answers.values, only_skills(answers), only_skills(answers, A_FEW))
    everyone = replace(answers, values=np.vstack(as_given))
    coefficients = fit(everyone, np.tile(of_title, len(as_given))).coef_
    weights = {}
    for index, (kind, subject) in enumerate(answers.names):
        column = coefficients[:, index]
        lowest = column.min() if kind in ("skill", LACKING, "activity") else 0.0
        weights[kind, subject] = [float(weight) for weight in column - lowest]
    return weights


def having_and_lacking(answers: Features) -> Features:
    """Return the answers with a column each for having a skill and for lacking it."""
    skills = [index for index, (kind, _) in enumerate(answers.names) if kind == "skill"]
    having = answers.values.copy()
    having[:, skills] = np.maximum(having[:, skills], 0)
    lacking = np.minimum(answers.values[:, skills], 0)
    names = tuple((LACKING, answers.names[index][1]) for index in skills)
    return replace(answers, names=(*answers.names, *names), values=np.hstack([having, lacking]))


def only_skills(answers: Features, most: int | None = None) -> Any:
    """Return the values of people who name nothing but skills they have; `most` of them, drawn by lot."""
    skills = [index for index, (kind, _) in enumerate(answers.names) if kind == "skill"]
    lots = np.random.default_rng(1)
    values = np.zeros_like(answers.values)
    for person, own in enumerate(answers.values[:, skills]):
        had = np.flatnonzero(own > 0)
        if most is not None and len(had) > most:
            had = lots.choice(had, most, replace=False)
        values[person, np.array(skills)[had]] = own[had]
    return values


def _centred(column: Any, of_title: Any) -> tuple[Any, float]:
    """Return a column centred on its mean over titles (unanswered entries are 0), and that mean."""
    mean = float(np.mean([np.nanmean(column[of_title == title]) for title in np.unique(of_title)]))
    return np.nan_to_num(column - mean), mean


def _answers(values: Sequence[float | None]) -> Any:
    return np.array([np.nan if value is None else value for value in values])


def _use(record: Record, skill: str) -> float | None:
    level = record["skills"].get(skill)
    return None if level is None else float(level != "none")


def log_years(record: Record, which: str) -> float | None:
    """Return ln(1 + years) of one kind; None where that was not answered."""
    years = record.get("experience", {}).get(which)
    return None if years is None else log1p(years)

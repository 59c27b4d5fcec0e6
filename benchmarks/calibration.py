"""How often the first role, one of the first few, or the first one's field is right.

usage: python benchmarks/calibration.py LABELLED.jsonl[.gz]        (needs the extra `bench`)

LABELLED is the file that benchmarks/agreement.py takes. Everybody is ranked among all roles with all of their
answers, and a part of them with a random half, quarter and tenth, with nothing but the skills that they have,
and with seven of those. Where people in the first role were surveyed, logistic regressions give the odds that
it, or one of the first two, three or four, or a role of its field, is the person's own: from the leads over
the next roles, the first role itself, the degree and the years of coding. Printed are the numbers for
`certainty` in data/scoring.yaml, and tables of what would then be said against what is so, on the same
people.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from math import log1p
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from agreement import read
from careerpath_cli.knowledge.model.scales import DEGREES
from careerpath_cli.knowledge.store import load_base
from careerpath_cli.matching.certainty import FARTHEST_LEAD, certainty, field_of, was_surveyed
from careerpath_cli.matching.model import build_model
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import EducationAnswer, ExperienceAnswer
from careerpath_cli.profile.reading import profile_from_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.certainty import Certainty
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

PARTS = ("all", "half", "quarter", "tenth", "ticks", "seven ticks")
FEWER = 3_000
"""How many people are ranked with a part of their answers, for each part."""
SEVEN = 7
LEADS = 4
FEWEST = 150
"""People in a group below which its figures are left out."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One ranking: what was known, the leads of its first role, and which of the first roles was right.

    `place` is that of the person's own role, from 0, and `said` what `advise` would print.
    """

    part: str
    profile: Profile
    first: str
    leads: tuple[float, ...]
    place: int
    in_field: bool
    said: Certainty | None


EVENTS: dict[str, Callable[[Outcome], bool]] = {
    "first": lambda outcome: outcome.place < 1,
    "two": lambda outcome: outcome.place < 2,  # noqa: PLR2004 - the event's own number, as below
    "three": lambda outcome: outcome.place < 3,  # noqa: PLR2004
    "four": lambda outcome: outcome.place < 4,  # noqa: PLR2004
    "field": lambda outcome: outcome.in_field,
}


def main(path: Path) -> None:
    """Rank everybody, fit the odds and print them, and what is said now against what is so."""
    base = load_base()
    known = [(record["accept"], profile_from_record(record, base)) for record in read(path)]
    outcomes = list(rankings(known, build_model(base), base))
    roles = sorted({outcome.first for outcome in outcomes})
    for event, happened in EVENTS.items():
        print(f"    {event}: {{{fitted(outcomes, happened, roles)}}}")
    for title, group in (
        ("the word", lambda outcome: outcome.said.word),
        ("answers given", lambda outcome: outcome.part),
        ("degree", lambda outcome: outcome.profile.education.degree),
        ("years of coding", lambda outcome: outcome.profile.experience.coding_years),
        ("first role", lambda outcome: outcome.first),
    ):
        print_table(title, outcomes, group)


def rankings(
    known: Sequence[tuple[list[str], Profile]], model: MatchingModel, base: KnowledgeBase
) -> Iterator[Outcome]:
    """Rank people with each part of their answers, and yield the outcomes whose first role was surveyed."""
    random = Random(1)  # noqa: S311 - a sample, no secret
    for part in PARTS:
        chosen = known if part == "all" or len(known) <= FEWER else random.sample(known, FEWER)
        for own, person in chosen:
            profile = answering(person, part, random)
            ranked = rank_roles(profile, model, base, explained=False) if says_something(profile) else []
            if ranked and was_surveyed(ranked[0].role, base):
                order = [match.role for match in ranked]
                yield Outcome(
                    part,
                    profile,
                    order[0],
                    tuple(ranked[0].total - match.total for match in ranked[1 : LEADS + 1]),
                    min(order.index(role) for role in own),
                    field_of(order[0], base) in {field_of(role, base) for role in own},
                    certainty(profile, ranked, model, base),
                )


def answering(profile: Profile, part: str, random: Random) -> Profile:
    """Return somebody as they would be known by a part of their answers."""
    if part == "all":
        return profile
    if part in ("ticks", "seven ticks"):
        held = [skill for skill, level in profile.skills.items() if level != "none"]
        few = random.sample(held, SEVEN) if part == "seven ticks" and len(held) > SEVEN else held
        return replace(
            profile,
            skills={skill: profile.skills[skill] for skill in few},
            activities={},
            education=EducationAnswer(),
            experience=ExperienceAnswer(),
        )
    share = {"half": 0.5, "quarter": 0.25, "tenth": 0.1}[part]
    return replace(
        profile,
        skills={skill: level for skill, level in profile.skills.items() if random.random() < share},
        activities={name: liked for name, liked in profile.activities.items() if random.random() < share},
    )


def features(outcome: Outcome, roles: Sequence[str]) -> list[float]:
    """Return what the odds depend on, as `matching.certainty` reads it."""
    degree, coding = outcome.profile.education.degree, outcome.profile.experience.coding_years
    below = DEGREES.index("bachelor") - DEGREES.index(degree or "bachelor")
    return [
        *(min(lead, FARTHEST_LEAD) for lead in outcome.leads),
        float(max(0, below)),
        float(degree == DEGREES[-1]),
        0.0 if coding is None else log1p(coding),
        float(coding is None),
        *(float(outcome.first == role) for role in roles),
    ]


def fitted(outcomes: Sequence[Outcome], happened: Callable[[Outcome], bool], roles: Sequence[str]) -> str:
    """Return the log odds of an event as the fields of a YAML mapping."""
    values = np.array([features(outcome, roles) for outcome in outcomes])
    truth = np.array([happened(outcome) for outcome in outcomes])
    fit = LogisticRegression(C=10, max_iter=2000).fit(values, truth)
    leads, (below, doctorate, coding, unasked), of_roles = np.split(fit.coef_[0], [LEADS, LEADS + 4])
    named = ", ".join(f"{role}: {weight:.2f}" for role, weight in zip(roles, of_roles, strict=True))
    return (
        f"base: {fit.intercept_[0]:.2f}, leads: [{', '.join(f'{lead:.2f}' for lead in leads)}], "
        f"below_bachelor: {below:.2f}, doctorate: {doctorate:.2f}, coding: {coding:.2f}, "
        f"coding_unasked: {unasked:.2f}, roles: {{{named}}}"
    )


def print_table(title: str, outcomes: Sequence[Outcome], group: Callable[[Outcome], Any]) -> None:
    """Print, by group, how often the first role and the set were right, and how often it is said."""
    groups: defaultdict[Any, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[group(outcome)].append(outcome)
    print(f"\n| {title} | rankings | first: said | is | set: said | is | field: said | is |")
    print("|---|---|---|---|---|---|---|---|")
    for name, members in groups.items():
        if len(members) >= FEWEST:
            said = [(one, one.said) for one in members if one.said is not None]
            columns = (
                [verdict.first for _, verdict in said],
                [one.place < 1 for one, _ in said],
                [verdict.coverage for _, verdict in said],
                [one.place < len(verdict.among) for one, verdict in said],
                [verdict.in_field for _, verdict in said],
                [one.in_field for one, _ in said],
            )
            cells = " | ".join(f"{np.mean(column):.2f}" for column in columns)
            print(f"| {name} | {len(members):,} | {cells} |")


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

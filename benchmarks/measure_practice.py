"""Count what people with a job title use and do, and write it to data/practice/survey.yaml.

usage: python benchmarks/measure_practice.py LABELLED.jsonl[.gz]        (needs the extra `bench`)

LABELLED is the file that benchmarks/agreement.py takes. For each label, this counts: of those asked about a
skill, the share who use it (any level but none); of those who name any activity, the share who name each;
of those who state a degree, the share who hold at least each. Next to each share is its weight, fitted by
`title_weights`: how well the answer separates the title from the others, given all other answers. Only counts
and weights are written, no answers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreement import read
from careerpath_cli.knowledge.files import data_directory
from careerpath_cli.knowledge.model.scales import DEGREES
from careerpath_cli.knowledge.store import load_base
from title_weights import LACKING, YEARS, log_years, title_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase

SURVEY = "kaggle-2021"
TITLES = {
    "data-analyst": "Data or business analysts",
    "data-engineer": "Data engineers",
    "data-scientist": "Data scientists",
    "machine-learning-engineer": "Machine learning engineers",
    "ai-research-scientist": "Research scientists",
    "ai-software-developer": "Software engineers",
}
INCLUDES = {"ai-software-developer": ["llm-application-developer", "ai-automation-specialist"]}
"""Roles whose own titles the survey did not offer, under the title their people most likely ticked."""

Record = dict[str, Any]


def main(path: str) -> None:
    """Count, and write data/practice/survey.yaml."""
    records = list(read(Path(path)))
    target = data_directory() / "practice" / "survey.yaml"
    target.write_text("\n".join(document(records, load_base())) + "\n", encoding="utf-8")
    print(f"Wrote {target}.")


def document(records: Sequence[Record], base: KnowledgeBase) -> Iterator[str]:
    """Yield the lines of the YAML file."""
    yield "# What people with a job title use and do: of those asked in one survey, the share who say so."
    yield "# `weight` is how far the answer tells the title from the others (log odds; of a skill: having it,"
    yield "# and `lacking`: not having it speaks against the title by so much; of a degree: as the highest"
    yield "# one; of years: for each unit of ln(1 + years), of which `mean` is the mean)."
    yield "# Made by benchmarks/measure_practice.py; change that, not this."
    titles = list(TITLES)
    weights = title_weights(records, titles)
    for index, (role, title) in enumerate(TITLES.items()):
        people = [record for record in records if record["accept"][0] == role]
        yield f"- id: {SURVEY}-{role}"
        yield f"  title: {title}"
        yield f"  source: {SURVEY}"
        yield f"  roles: [{role}]"
        yield f"  includes: [{', '.join(INCLUDES.get(role, []))}]"
        yield f"  n: {len(people)}"
        own = {column: by_title[index] for column, by_title in weights.items()}
        yield "  skills:"
        for name in (subject for kind, subject in own if kind == "skill"):
            use = [person["skills"][name] != "none" for person in people if name in person["skills"]]
            skill = base.require("skills", name)
            weight = f"weight: {own['skill', name]:.3f}, lacking: {own[LACKING, name]:.3f}"
            yield f"    - {{skill: {skill}, {share(use)}, {weight}}}"
        yield "  activities:"
        for name in (subject for kind, subject in own if kind == "activity"):
            do = [name in person["activities"] for person in people if "activities" in person]
            yield f"    - {{activity: {name}, {share(do)}, weight: {own['activity', name]:.3f}}}"
        yield "  degrees:"
        ranks = [DEGREES.index(person["education"]["degree"]) for person in people if "education" in person]
        for least, degree in enumerate(DEGREES[1:], start=1):
            at_least = share([rank >= least for rank in ranks])
            yield f"    - {{degree: {degree}, {at_least}, weight: {own['degree', degree]:.3f}}}"
        yield "  years:"
        for year in YEARS:
            known = [count for person in people if (count := log_years(person, year)) is not None]
            mean = sum(known) / len(known)
            yield f"    {year}: {{mean: {mean:.3f}, asked: {len(known)}, weight: {own['years', year]:.3f}}}"


def share(answers: Sequence[bool]) -> str:
    """Return the share of yes among answers, and their number, as YAML fields."""
    return f"share: {sum(answers) / len(answers):.3f}, asked: {len(answers)}"


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and one argument
        sys.exit(__doc__)
    main(sys.argv[1])

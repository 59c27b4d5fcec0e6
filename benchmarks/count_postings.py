"""Count which skills job postings name, title by title, and write it to data/practice/postings.yaml.

usage: python benchmarks/count_postings.py POSTINGS-US.jsonl[.gz] POSTINGS-2026.jsonl[.gz]

Each line has `skills`, the names that one posting asks for, and `accept`, the role of its title. A skill that
fewer than `LEAST` postings of a title name is left out, and so is one whose own name is an everyday word: in
the older set, names were searched for in running text, where “law” or “leadership” is no requirement. Only
counts are written, no postings.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreement import read
from careerpath_cli.knowledge.files import data_directory
from careerpath_cli.knowledge.naming.index import counting
from careerpath_cli.knowledge.naming.written import skills_meant
from careerpath_cli.knowledge.store import load_base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase

LEAST = 3
LEAST_SHARE = 0.03
LEAST_POSTINGS = 10
"""Fewer postings of a title say too little to be written down."""


@dataclass(frozen=True)
class Collection:
    """Some postings: where and when they appeared, and whether skills were searched for in their texts."""

    source: str
    place: str
    period: str
    searched: bool


COLLECTIONS = (
    Collection("postings-us", "United States", "2018–2024", searched=True),
    Collection("postings-2026", "worldwide, in English", "January and February 2026", searched=False),
)


def main(*paths: str) -> None:
    """Count, and write data/practice/postings.yaml."""
    base = load_base()
    target = data_directory() / "practice" / "postings.yaml"
    lines = [
        "# Which skills the postings of a title name: of `n` postings, the share that names each.",
        "# Made by benchmarks/count_postings.py; change that, not this.",
    ]
    for path, collection in zip(paths, COLLECTIONS, strict=True):
        lines += entries(list(read(Path(path))), collection, base)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"Wrote {target}.")


def entries(postings: list[dict[str, Any]], collection: Collection, base: KnowledgeBase) -> Iterator[str]:
    """Yield the lines of one set of postings: an entry for each title with enough of them."""
    of_role: dict[str, list[dict[str, Any]]] = {}
    for posting in postings:
        of_role.setdefault(posting["accept"][0], []).append(posting)
    for role, own in sorted(of_role.items()):
        if len(own) < LEAST_POSTINGS:
            continue
        counts = Counter(skill for posting in own for skill in named(posting, collection, base))
        yield f"- id: {collection.source}-{role}"
        yield "  kind: postings"
        yield f"  title: {base.roles[role].name}"
        yield f"  source: {collection.source}"
        yield f"  place: {collection.place}"
        yield f'  period: "{collection.period}"'
        yield f"  roles: [{role}]"
        yield "  includes: []"
        yield f"  n: {len(own)}"
        yield "  skills:"
        for skill, count in counts.most_common():
            if count >= max(LEAST, LEAST_SHARE * len(own)):
                yield f"    - {{skill: {skill}, share: {count / len(own):.3f}, asked: {len(own)}}}"


def named(posting: dict[str, Any], collection: Collection, base: KnowledgeBase) -> set[str]:
    """Return the ids of the skills that a posting names."""
    skills = {skill.id for name in posting["skills"] for skill in skills_meant(name, base)}
    return {skill for skill in skills if not (collection.searched and accidental(skill, base))}


def accidental(skill: str, base: KnowledgeBase) -> bool:
    """Return whether running text uses a skill's own name for something else."""
    record = base.skills[skill]
    words = {*counting(record, record.name), *counting(record, record.id)}
    return bool(words & {"listed", "ambiguous"})


if __name__ == "__main__":
    if len(sys.argv) != 1 + len(COLLECTIONS):
        sys.exit(__doc__)
    main(*sys.argv[1:])

"""Count how many posts each role has, and write it to data/posts.yaml.

usage: python benchmarks/count_posts.py

It reads what is in the base: advertisements with a role's own titles (data/pay.yaml), counted postings
(data/practice/postings.yaml) and the openings of its official occupation (data/outlook.yaml). Run it after
any of these has changed. The rule is in knowledge/posts.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.knowledge.files import data_directory
from careerpath_cli.knowledge.posts import count_posts, posts_word
from careerpath_cli.knowledge.store import load_base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role


def main() -> None:
    """Count, and write data/posts.yaml."""
    base = load_base()
    lines = [
        "# How many posts each role has, in a word, with what was counted; no entry where nobody counts it.",
        "# Made by benchmarks/count_posts.py; change that, not this.",
        *(line for role in base.roles.values() for line in posts_lines(role, base)),
    ]
    (data_directory() / "posts.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")


def posts_lines(role: Role, base: KnowledgeBase) -> Iterator[str]:
    """Yield the lines of a role's entry; none where nothing is counted."""
    count = count_posts(role, base)
    word, official = posts_word(count), count.occupation
    if word is None:
        return
    sources = [*count.advertised, *([official.source] if official else [])]
    yield f"- id: {role.id}"
    yield f"  word: {word}"
    yield f"  advertised: {sum(count.advertised.values())}"
    yield f"  sources: [{', '.join(sources)}]"
    if official:
        yield f"  openings: {official.openings}"
        yield f'  occupation: "{official.occupation}"'
        yield f"  part: {str(count.part).lower()}"


if __name__ == "__main__":
    main()

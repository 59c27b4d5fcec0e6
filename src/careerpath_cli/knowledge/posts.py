"""How many posts a role has, in a word: by advertisements under its titles, and by official statistics."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Projection
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import POSTS_WORDS, PostsWord
from careerpath_cli.record import record

COUNTRY = "US"
"""Where advertisements are counted: nearly all that stated pay appeared there, and so do the openings."""
_ADVERTISED = (1000, 200, 30)
_OPENINGS = (20_000, 10_000, 1_500)
"""The fewest advertisements, and openings a year, for many, some and few posts; fewer are rare."""
_SOC_LENGTH = len("15-2051")


@record
class PostsCount:
    """What was counted for a role: advertisements by source, and its occupation with its openings."""

    advertised: dict[str, int]
    occupation: Projection | None
    part: bool


def count_posts(role: Role, base: KnowledgeBase) -> PostsCount:
    """Return what is counted of a role's posts: under its own titles, and under its official occupation."""
    advertised: dict[str, int] = {}
    pay = base.pay.get(role.id)
    for title in pay.titles if pay else ():
        for row in title.rows:
            if pay and not title.proxy and row.country == COUNTRY and row.level == "all":
                advertised[pay.source] = advertised.get(pay.source, 0) + row.n
    for practice in base.practice.values():
        if practice.kind == "postings" and role.id in practice.roles:
            advertised[practice.source] = advertised.get(practice.source, 0) + practice.n
    official = role.occupations.onet
    soc = (official.code or "")[:_SOC_LENGTH]
    projected = (row for row in base.outlook.values() if row.code == soc and not row.history and row.openings)
    return PostsCount(advertised, next(projected, None), official.fit != "whole")


def posts_word(count: PostsCount) -> PostsWord | None:
    """Return how many posts a role has, in a word; None where neither source counts it.

    Advertisements with the role's titles decide, because official occupations hold far more jobs than the
    role. Only where the whole role belongs to an occupation can its openings raise the word, by one step:
    advertisements of one site miss some.
    """
    if not count.advertised and count.occupation is None:
        return None
    advertised = _step(sum(count.advertised.values()), _ADVERTISED)
    if count.occupation is None or count.part:
        return POSTS_WORDS[advertised]
    openings = _step(count.occupation.openings or 0, _OPENINGS)
    return POSTS_WORDS[max(advertised - 1, min(advertised, openings))]


def _step(number: int, least: tuple[int, ...]) -> int:
    """Return how many of the bounds a number stays below, from the highest down."""
    return sum(number < bound for bound in least)

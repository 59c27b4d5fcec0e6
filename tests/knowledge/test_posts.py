"""How many posts a role has: what is counted, and the word for it."""

from dataclasses import replace

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Projection
from careerpath_cli.knowledge.posts import PostsCount, count_posts, posts_word

STATISTICS = Projection("jobs", "employment", "office", "US", "office", 2035, code="15-2051", openings=90_000)


@pytest.mark.parametrize(
    ("ads", "word"),
    [(5000, "many"), (1000, "many"), (999, "some"), (200, "some"), (199, "few"), (30, "few"), (29, "rare")],
)
def test_ads_with_a_roles_titles_decide(ads: int, word: str) -> None:
    assert posts_word(PostsCount({"board": ads}, None, part=True)) == word
    assert posts_word(PostsCount({"board": ads - 10, "fair": 10}, STATISTICS, part=True)) == word


@pytest.mark.parametrize(("ads", "word"), [({}, "few"), ({"board": 50}, "some"), ({"board": 300}, "many")])
def test_an_occupation_that_holds_the_whole_role_raises_the_word_by_one_step(
    ads: dict[str, int], word: str
) -> None:
    assert posts_word(PostsCount(ads, STATISTICS, part=False)) == word


def test_few_openings_lower_no_word_that_ads_give() -> None:
    small = replace(STATISTICS, openings=100)
    assert posts_word(PostsCount({"board": 5000}, small, part=False)) == "many"
    assert posts_word(PostsCount({"board": 50}, small, part=False)) == "few"


def test_what_nobody_counts_has_no_word(tiny_base: KnowledgeBase) -> None:
    assert posts_word(count_posts(tiny_base.roles["ai-auditor"], tiny_base)) is None
    assert posts_word(PostsCount({}, None, part=True)) is None


def test_the_shipped_words_are_those_of_today_s_counts(base: KnowledgeBase) -> None:
    """Whoever changes pay, postings or projections runs benchmarks/count_posts.py again."""
    for role in base.roles.values():
        count, shipped = count_posts(role, base), base.posts.get(role.id)
        assert (shipped.word if shipped else None) == posts_word(count)
        if shipped:
            assert shipped.advertised == sum(count.advertised.values())
            assert shipped.openings == (count.occupation.openings if count.occupation else None)


def test_all_chief_executives_are_no_chief_ai_officers(base: KnowledgeBase) -> None:
    assert base.posts["chief-ai-officer"].word == "rare"
    assert (base.posts["chief-ai-officer"].openings or 0) > 10_000
    assert base.posts["data-analyst"].word == base.posts["data-engineer"].word == "many"


def test_neighbouring_titles_other_countries_and_single_levels_are_not_counted_again(
    base: KnowledgeBase,
) -> None:
    role = base.roles["data-analyst"]
    rows = [row for title in base.pay[role.id].titles if not title.proxy for row in title.rows]
    everything = sum(row.n for row in rows)
    ads = count_posts(role, base).advertised
    assert ads["postings-us"] == 803
    assert 0 < ads["aijobs-2025"] < everything

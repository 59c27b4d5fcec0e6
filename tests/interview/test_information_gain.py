"""What a prompt is worth: the formula by hand, and that telling the contenders apart is worth most."""

from dataclasses import replace
from math import exp, sqrt

import pytest

from careerpath_cli.interview.answers import NONE_OF_THESE, Answers
from careerpath_cli.interview.information_gain import RankingState, ranking_state
from careerpath_cli.interview.prompt import Prompt, PromptChoice
from careerpath_cli.interview.prompts import prompt_for
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.matching.weights import AnswerWeights, RoleModel
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.profile.model import Constraints, EducationAnswer, Profile
from licences import licensed

ATTITUDES = ("avoid", "dislike", "neutral", "like", "love")


def expectation(topic: Topic, no: float, yes: float) -> AnswerWeights:
    """Expect something of the answers about a topic, of which only the ends matter here."""
    return AnswerWeights(topic, {"none": no, "working": yes / 2, "expert": yes})


def a_model(model: MatchingModel, *expected: tuple[AnswerWeights, ...]) -> MatchingModel:
    """Return a model of roles a, b, c…, each with what it expects."""
    roles = tuple(
        RoleModel(role, {one.topic: one for one in found}, (), 0, entry=False)
        for role, found in zip("abcdefghijklmnop", expected, strict=False)
    )
    affected: dict[Topic, tuple[tuple[int, AnswerWeights], ...]] = {}
    for place, role in enumerate(roles):
        for topic, one in role.answer_weights.items():
            affected[topic] = (*affected.get(topic, ()), (place, one))
    return MatchingModel(model.scoring, roles, {}, {}, affected)


def stand(model: MatchingModel, base: KnowledgeBase, *totals: float) -> RankingState:
    """Let the roles of a model stand at some totals, in nats."""
    shares = [exp(total) for total in totals]
    likely = {place: share / sum(shares) for place, share in enumerate(shares)}
    return RankingState(dict(enumerate(totals)), likely, model, base)


def a_screen(*skills: str) -> Prompt:
    choices = tuple(PromptChoice(one, one) for one in (*skills, NONE_OF_THESE))
    return Prompt("screen:programming", "Skills", "?", "Because.", "many", choices)


PYTHON: Topic = ("skill", "python")
SQL: Topic = ("skill", "sql")


def test_one_topic_by_hand(base: KnowledgeBase, model: MatchingModel) -> None:
    found = stand(
        a_model(model, (expectation(PYTHON, -1, 3),), (expectation(PYTHON, -0.5, 0.5),), ()), base, 1, 1, 1
    )
    q = (1 + 0.5) / (1 + 0.5 + 3 + 0.5)
    mean = (4 + 1 + 0) / 3
    variance = ((4 - mean) ** 2 + (1 - mean) ** 2 + mean**2) / 3
    assert found.information_gain(a_screen("python"), "screen") == pytest.approx(q * (1 - q) * variance / 2)


def test_likely_roles_count_for_as_much_as_they_are_likely(base: KnowledgeBase, model: MatchingModel) -> None:
    roles = a_model(model, (expectation(PYTHON, -1, 3),), (expectation(PYTHON, -0.5, 0.5),), ())
    found = stand(roles, base, 2, 0, -1)
    q = 1.5 / 5
    first, second, third = (exp(total) / (exp(2) + 1 + exp(-1)) for total in (2, 0, -1))
    mean = 4 * first + second
    variance = first * (4 - mean) ** 2 + second * (1 - mean) ** 2 + third * mean**2
    assert found.information_gain(a_screen("python"), "screen") == pytest.approx(q * (1 - q) * variance / 2)


def test_several_topics_tell_their_sum(base: KnowledgeBase, model: MatchingModel) -> None:
    roles = a_model(model, (expectation(PYTHON, -1, 3), expectation(SQL, -1, 1)), (expectation(SQL, -2, 1),))
    found = stand(roles, base, 0, 0)
    one, other, both = (
        found.information_gain(a_screen(*skills), "screen")
        for skills in (["python"], ["sql"], ["python", "sql"])
    )
    assert both == pytest.approx(one + other)
    assert min(one, other) > 0


@pytest.mark.parametrize(("no", "yes", "q"), [(-0.001, 1, 0.05), (-1, 0.001, 0.95), (0, 1, 0.05)])
def test_nothing_is_held_for_all_but_certain(
    no: float, yes: float, q: float, base: KnowledgeBase, model: MatchingModel
) -> None:
    found = stand(a_model(model, (expectation(PYTHON, no, yes),), ()), base, 0, 0)
    ((spread, swings),) = found.signals(a_screen("python"), "screen")
    assert spread == pytest.approx(q * (1 - q))
    assert swings == pytest.approx({0: yes - no})


def test_what_bears_on_all_roles_alike_tells_nothing(base: KnowledgeBase, model: MatchingModel) -> None:
    alike = (expectation(PYTHON, -1, 3),)
    assert stand(a_model(model, alike, alike), base, 1, 0).information_gain(a_screen("python"), "screen") == 0


def test_what_bears_on_no_role_tells_nothing(base: KnowledgeBase, model: MatchingModel) -> None:
    found = stand(a_model(model, (expectation(PYTHON, -1, 3),), ()), base, 1, 0)
    assert found.information_gain(a_screen("sql"), "screen") == 0
    assert found.signals(a_screen(), "screen") == []


def test_telling_contenders_apart_is_worth_more_than_telling_of_roles_that_are_out(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    nothing = ()
    about_first = a_model(model, (expectation(PYTHON, -1, 1),), nothing, nothing, nothing)
    about_last = a_model(model, nothing, nothing, nothing, (expectation(PYTHON, -1, 1),))
    totals = (3, 2.9, -3, -4)
    contenders, others = (
        stand(one, base, *totals).information_gain(a_screen("python"), "screen")
        for one in (about_first, about_last)
    )
    assert contenders > 20 * others > 0


def test_among_real_roles_what_parts_the_contenders_is_worth_more(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    """Each value pair is worth most to a contest of two roles that it parts, of all pairs of roles."""
    prompt = prompt_for("pay-or-impact", Answers(), base)
    assert prompt is not None
    places = range(len(model.roles))
    (signals,) = [ranking_state([], model, base).signals(prompt, "either")]

    def parted(one: int, other: int) -> float:
        return sum(q * (swings.get(one, 0) - swings.get(other, 0)) ** 2 for q, swings in signals)

    pairs = [(one, other) for one in places for other in places if one < other]
    apart, alike = max(pairs, key=lambda pair: parted(*pair)), min(pairs, key=lambda pair: parted(*pair))
    worth = [
        RankingState(dict.fromkeys(pair, 0.0), dict.fromkeys(pair, 0.5), model, base).information_gain(
            prompt, "either"
        )
        for pair in (apart, alike)
    ]
    assert worth[0] > worth[1]
    assert worth[0] == pytest.approx(parted(*apart) / 8)


def test_a_choice_of_one_task_among_many_tells_a_part_of_each(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    topics: list[Topic] = [("activity", one) for one in ("analyse-data", "build-software")]
    liked = [AnswerWeights(topic, dict(zip(ATTITUDES, (-2, -1, 0, 1, 2), strict=True))) for topic in topics]
    found = stand(a_model(model, tuple(liked), ()), base, 0, 0)
    tasks = ("analyse-data", "build-software", "teach-and-write", "govern-and-audit")
    prompt = prompt_for("best:" + "+".join(tasks), Answers(), base)
    row = prompt_for("code", Answers(), base)
    assert prompt is not None
    assert row is not None
    assert found.signals(prompt, "best") == [(0.25, {0: 2.0})] * 2
    assert found.signals(row, "attitude") == [(0.25, {0: 4.0})]


def test_groups_tell_a_part_of_all_that_their_screens_would(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    groups = prompt_for("groups", Answers(), base)
    assert groups is not None
    found = stand(a_model(model, (expectation(PYTHON, -1, 3),), ()), base, 0, 0)
    ((spread, swings),) = found.signals(groups, "groups")
    ((same, whole),) = found.signals(a_screen("python"), "screen")
    assert spread == same
    assert swings[0] == pytest.approx(0.7 * whole[0])


# the lead


@pytest.mark.parametrize(("lead", "could"), [(1.9, True), (2.1, False)])
def test_a_prompt_could_change_the_first_where_its_deviation_makes_up_the_lead(
    lead: float,
    *,
    could: bool,
    base: KnowledgeBase,
    model: MatchingModel,
) -> None:
    """Of python, with q = ½ and a swing of 4 for b alone, one deviation is 2 nats."""
    roles = a_model(model, (), (expectation(PYTHON, -2, 2),))
    found = stand(roles, base, lead, 0)
    assert found.could_change_first(a_screen("python"), "screen", 1, 1.0) is could
    assert found.could_change_first(a_screen("python"), "screen", 1, 2.0)
    assert not found.could_change_first(a_screen("sql"), "screen", 1, 2.0)


def test_deviations_of_several_topics_add_as_squares(base: KnowledgeBase, model: MatchingModel) -> None:
    both = (expectation(PYTHON, -2, 2), expectation(SQL, -2, 2))
    found = stand(a_model(model, (), both), base, 2.5, 0)
    assert found.could_change_first(a_screen("python", "sql"), "screen", 1, 1.0)
    assert not found.could_change_first(a_screen("python", "sql"), "screen", 1, 2.4 / sqrt(8))
    assert not found.could_change_first(a_screen("python"), "screen", 1, 1.0)


def test_changes_among_the_first_or_far_behind_do_not_matter(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    inside = a_model(model, (expectation(PYTHON, -2, 2),), (), (), (), ())
    assert not stand(inside, base, 9.1, 9, 8, 0, 0).could_change_first(a_screen("python"), "screen", 3, 1.0)
    assert stand(inside, base, 9.1, 9, 8, 8, 0).could_change_first(a_screen("python"), "screen", 3, 1.0)


# the contest


def test_a_contest_is_set_up_from_the_totals(base: KnowledgeBase, model: MatchingModel) -> None:
    matches = rank_roles(Profile(skills={"python": "expert"}), model, base)
    found = ranking_state(matches, model, base)
    places = {role.role: place for place, role in enumerate(model.roles)}
    assert found.totals == {places[match.role]: match.total for match in matches}
    assert sum(found.likely.values()) == pytest.approx(1)
    first, second = matches[0], matches[1]
    ratio = found.likely[places[first.role]] / found.likely[places[second.role]]
    assert ratio == pytest.approx(exp(first.total - second.total))


def test_roles_that_are_ruled_out_are_out_of_the_contest(base: KnowledgeBase, model: MatchingModel) -> None:
    profile = Profile(
        education=EducationAnswer(degree="bachelor"), constraints=Constraints(degree_acceptable="none")
    )
    base = licensed(base)
    matches = rank_roles(profile, model, base)
    out = sum(match.may.excluded for match in matches)
    assert 0 < out < len(matches)
    assert len(ranking_state(matches, model, base).totals) == len(model.roles) - out


def test_without_a_ranking_every_role_is_as_likely(base: KnowledgeBase, model: MatchingModel) -> None:
    found = ranking_state([], model, base)
    assert set(found.totals.values()) == {0.0}
    assert list(found.likely.values()) == pytest.approx([1 / len(model.roles)] * len(model.roles))


def test_totals_beyond_what_can_be_reckoned_with_are_no_trouble(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    matches = rank_roles(Profile(skills={"python": "expert"}), model, base)
    huge = [replace(match, total=match.total * 1e5) for match in matches]
    likely = ranking_state(huge, build_model(base), base).likely
    assert sum(likely.values()) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in likely.values())

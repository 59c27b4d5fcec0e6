"""Which prompt comes next: always the same, never too many, each one open to be skipped."""

import subprocess
import sys
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.advice.expectations import MatchingModel
from careerpath_cli.advice.matching import rank_roles
from careerpath_cli.interview.answers import Answers, asked_skills, profile_from_answers
from careerpath_cli.interview.flow import (
    MAX_LEVELS,
    MAX_PROMPTS,
    MAX_SCREENS,
    Prompt,
    next_prompt,
    still_fitting,
)
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.reading import resolve

Given = dict[str, tuple[str, ...] | None]
Answerer = Callable[[Prompt], tuple[str, ...] | None]

TOO_MANY = 200
"""Where a test gives up on an interview that does not end."""


def interview(
    answerer: Answerer, base: KnowledgeBase, model: MatchingModel, start: Given | None = None
) -> tuple[list[Prompt], Answers]:
    """Answer prompt after prompt; give those that were put, and the answers."""
    prompts: list[Prompt] = []
    answers = Answers(start or {})
    while (prompt := next_prompt(answers, base, model)) is not None and len(prompts) < TOO_MANY:
        prompts.append(prompt)
        answers = answers.adding(prompt.id, answerer(prompt))
    return prompts, answers


def skip(_: Prompt) -> None:
    """Skip whatever is asked."""


def everything(prompt: Prompt) -> tuple[str, ...]:
    """Tick all there is and take the last of choices, which leads to the longest interview."""
    values = tuple(choice.value for choice in prompt.choices)
    return {"one": values[-1:], "many": values, "text": ("Physics",)}[prompt.kind]


def eager(prompt: Prompt) -> tuple[str, ...]:
    """Tick every other line, so that what follows from ticks and from gaps is asked as well."""
    return everything(prompt)[::2]


def wanted_more(given: Given, base: KnowledgeBase, model: MatchingModel) -> dict[str, float]:
    """Give, for each ticked skill, the evidence that more of it is worth for the five best roles."""
    profile = resolve(profile_from_answers(Answers(given), base), base)
    best = {match.role for match in rank_roles(profile, model, base)[:5]}
    worth: dict[str, float] = {}
    for expected in (one for role in model.roles if role.role in best for one in role.expectations.values()):
        kind, skill = expected.topic
        if kind == "skill" and profile.skills.get(skill) == "working":
            worth[skill] = worth.get(skill, 0) + expected.worth["expert"] - expected.worth["working"]
    return {skill: gain for skill, gain in worth.items() if gain > 0}


def scripted(script: Given) -> Answerer:
    """Answer what the script answers, and skip the rest."""
    return lambda prompt: script.get(prompt.id)


def at_random(seed: int, eagerness: float) -> Answerer:
    """Pick at random; the more eager, the less is skipped and the more is ticked."""
    random = Random(seed)  # noqa: S311 - for variety

    def answer(prompt: Prompt) -> tuple[str, ...] | None:
        if random.random() > eagerness:
            return None
        if prompt.kind == "one":
            return (random.choice(prompt.choices).value,)
        if prompt.kind == "text":
            return ("Physics",)
        return tuple(choice.value for choice in prompt.choices if random.random() <= eagerness) or None

    return answer


def ids(prompts: list[Prompt], start: str = "") -> list[str]:
    return [prompt.id for prompt in prompts if prompt.id.startswith(start)]


def question_of(prompt: Prompt, base: KnowledgeBase) -> int:
    """Give the place, in the file of questions, of the question that a prompt belongs to."""
    stem = {"skills:": "skills", "level:": "level"}
    found = next((name for start, name in stem.items() if prompt.id.startswith(start)), prompt.id)
    return list(base.questions).index(found)


many_people = settings(max_examples=40, deadline=None)
people = settings(max_examples=15, deadline=None)
answerers = st.builds(at_random, st.integers(0, 2**32), st.floats(0, 1) | st.sampled_from([0.9, 1.0]))


@many_people
@given(answerer=answerers)
def test_an_interview_ends_within_its_number_of_prompts_whatever_is_answered(
    answerer: Answerer, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, _ = interview(answerer, base, model)
    assert len(prompts) <= MAX_PROMPTS


@people
@given(answerer=answerers)
def test_no_prompt_is_put_twice(answerer: Answerer, base: KnowledgeBase, model: MatchingModel) -> None:
    found = ids(interview(answerer, base, model)[0])
    assert len(set(found)) == len(found)


@people
@given(answerer=answerers)
def test_whoever_is_to_choose_has_a_choice(
    answerer: Answerer, base: KnowledgeBase, model: MatchingModel
) -> None:
    for prompt in interview(answerer, base, model)[0]:
        least = {"one": 2, "many": 2, "text": 0}[prompt.kind]
        assert len({choice.value for choice in prompt.choices}) == len(prompt.choices) >= least, prompt.id


@people
@given(answerer=answerers)
def test_levels_are_asked_only_of_what_was_ticked(
    answerer: Answerer, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, answers = interview(answerer, base, model)
    ticked = {skill for prompt in ids(prompts, "skills:") for skill in answers.of(prompt)}
    assert {prompt.removeprefix("level:") for prompt in ids(prompts, "level:")} <= ticked


@people
@given(answerer=answerers)
def test_the_interview_never_goes_back_to_an_earlier_question(
    answerer: Answerer, base: KnowledgeBase, model: MatchingModel
) -> None:
    places = [question_of(prompt, base) for prompt in interview(answerer, base, model)[0]]
    assert places == sorted(places)


@people
@given(answerer=answerers, stop=st.integers(0, MAX_PROMPTS))
def test_the_same_answers_bring_the_same_prompt(
    answerer: Answerer, stop: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    _, answers = interview(answerer, base, model)
    so_far = dict(list(answers.given.items())[:stop])
    first = next_prompt(Answers(so_far), base, model)
    assert next_prompt(Answers(dict(so_far)), base, model) == first


def test_asking_for_the_next_prompt_changes_no_answer(base: KnowledgeBase, model: MatchingModel) -> None:
    _, answers = interview(everything, base, model)
    before = list(answers.given.items())
    next_prompt(answers, base, model)
    assert list(answers.given.items()) == before


WALK = """
from careerpath_cli.advice.expectations import prepare
from careerpath_cli.interview.answers import Answers
from careerpath_cli.interview.flow import next_prompt
from careerpath_cli.knowledge.store import load_base
base = load_base()
model = prepare(base)
answers = Answers({"stage": ("career-changer",), "groups": tuple(base.groups)})
while (prompt := next_prompt(answers, base, model)) is not None:
    ticked = tuple(choice.value for choice in prompt.choices)
    print(prompt)
    answers = answers.adding(prompt.id, ticked if prompt.kind == "many" else None)
"""


def test_the_same_prompts_come_whatever_the_hash_seed(environment: dict[str, str]) -> None:
    def walk(seed: str) -> str:
        variables = environment | {"PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", WALK], env=variables, capture_output=True, encoding="utf-8", check=True
        ).stdout

    walks = [walk(seed) for seed in ("1", "2")]
    assert "level:" in walks[0]
    assert len(set(walks)) == 1


def test_under_twenty_five_prompts_are_promised() -> None:
    assert MAX_PROMPTS < 25


def test_the_longest_interview_is_as_long_as_promised(base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, _ = interview(scripted_all_but_likes(base), base, model)
    assert len(prompts) == MAX_PROMPTS


def scripted_all_but_likes(base: KnowledgeBase) -> Answerer:
    """Answer everything, but like only two activities, so that some are left to avoid."""
    return lambda prompt: tuple(base.activities)[:2] if prompt.id == "likes" else everything(prompt)


def test_skipping_everything_ends_the_interview(base: KnowledgeBase, model: MatchingModel) -> None:
    assert ids(interview(skip, base, model)[0]) == [
        "stage",
        "degree",
        "field",
        "total-years",
        "coding-years",
        "ml-years",
        "likes",
        "avoids",
        "values",
        "groups",
        "hours",
        "degree-acceptable",
    ]


@pytest.mark.parametrize("answerer", [everything, eager])
def test_every_prompt_can_be_skipped(answerer: Answerer, base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, answers = interview(answerer, base, model)
    for place, prompt in enumerate(prompts):
        before = Answers(dict(list(answers.given.items())[:place]))
        following = next_prompt(before.adding(prompt.id, None), base, model)
        assert following is None or following.id not in ids(prompts[: place + 1])


@pytest.mark.parametrize(
    ("script", "left_out"),
    [
        ({"stage": ("student",)}, "total-years"),
        ({"degree": ("none",)}, "field"),
        ({"degree": ("high-school",)}, "field"),
        ({"coding-years": ("0",)}, "ml-years"),
        ({"likes": ("build-software",)}, "loves"),
        ({"values": ("pay",)}, "top-value"),
    ],
)
def test_a_question_that_an_answer_settles_is_left_out(
    script: Given, left_out: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert left_out not in ids(interview(scripted(script), base, model)[0])


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ({"stage": ("career-changer",)}, "total-years"),
        ({"degree": ("bachelor",)}, "field"),
        ({"coding-years": ("0.5",)}, "ml-years"),
        ({"likes": ("build-software", "analyse-data")}, "loves"),
        ({"values": ("pay", "impact")}, "top-value"),
    ],
)
def test_a_question_that_still_makes_sense_is_asked(
    script: Given, asked: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert asked in ids(interview(scripted(script), base, model)[0])


def test_whoever_likes_all_but_one_activity_is_not_asked_which_to_avoid(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    script: Given = {"likes": tuple(base.activities)[1:]}
    assert "avoids" not in ids(interview(scripted(script), base, model)[0])


@pytest.mark.parametrize(
    ("prompt", "offered"),
    [
        ("loves", ["build-software", "analyse-data"]),
        ("top-value", ["pay", "impact"]),
    ],
)
def test_what_counts_most_is_chosen_among_what_counts(
    prompt: str, offered: list[str], base: KnowledgeBase, model: MatchingModel
) -> None:
    script: Given = {"likes": ("build-software", "analyse-data"), "values": ("pay", "impact")}
    (found,) = (one for one in interview(scripted(script), base, model)[0] if one.id == prompt)
    assert [choice.value for choice in found.choices] == offered


def test_what_is_liked_is_not_offered_to_be_avoided(base: KnowledgeBase, model: MatchingModel) -> None:
    script: Given = {"likes": ("build-software", "analyse-data")}
    (found,) = (one for one in interview(scripted(script), base, model)[0] if one.id == "avoids")
    offered = {choice.value for choice in found.choices}
    assert offered == set(base.activities) - {"build-software", "analyse-data"}


@pytest.mark.parametrize(
    ("number", "screens"),
    [
        (1, ["programming"]),
        (5, ["programming", "mathematics", "data-work", "charts-and-bi", "machine-learning"]),
        (6, ["programming+mathematics", "data-work+charts-and-bi", "machine-learning+deep-learning"]),
    ],
)
def test_chosen_groups_share_at_most_five_screens(
    number: int, screens: list[str], base: KnowledgeBase, model: MatchingModel
) -> None:
    script: Given = {"groups": tuple(base.groups)[:number]}
    found = ids(interview(scripted(script), base, model)[0], "skills:")
    assert [screen.removeprefix("skills:") for screen in found] == screens


def test_every_number_of_groups_is_asked_about_in_full_and_once(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    for number in range(1, len(base.groups) + 1):
        groups = tuple(base.groups)[:number]
        prompts, _ = interview(scripted({"groups": groups}), base, model)
        screens = [prompt for prompt in prompts if prompt.id.startswith("skills:")]
        shown = [(one.section, one.value) for screen in screens for one in screen.choices]
        expected = [
            (base.groups[group].name, skill) for group in groups for skill in asked_skills(group, base)
        ]
        assert len(screens) <= MAX_SCREENS
        assert shown == expected


def test_groups_come_in_the_bases_order_however_they_were_ticked(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    script: Given = {"groups": ("mathematics", "programming")}
    found = ids(interview(scripted(script), base, model)[0], "skills:")
    assert found == ["skills:programming", "skills:mathematics"]


def test_no_group_chosen_means_no_screen(base: KnowledgeBase, model: MatchingModel) -> None:
    assert ids(interview(scripted({"groups": None}), base, model)[0], "skills:") == []


def test_nothing_ticked_means_no_level(base: KnowledgeBase, model: MatchingModel) -> None:
    script: Given = {"groups": ("programming",), "skills:programming": None}
    assert ids(interview(scripted(script), base, model)[0], "level:") == []


def levels_asked(given: Given, base: KnowledgeBase, model: MatchingModel) -> list[str]:
    prompts, _ = interview(scripted(given), base, model)
    return [one.removeprefix("level:") for one in ids(prompts, "level:")]


def test_levels_are_asked_wherever_the_best_roles_want_more_and_nowhere_else(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    for group in base.groups:
        given: Given = {"groups": (group,), f"skills:{group}": tuple(asked_skills(group, base)[:5])}
        assert set(levels_asked(given, base, model)) == set(wanted_more(given, base, model)), group


def test_where_more_would_count_most_is_asked_first(base: KnowledgeBase, model: MatchingModel) -> None:
    given: Given = {
        "groups": ("programming", "machine-learning"),
        "skills:programming": tuple(asked_skills("programming", base)),
        "skills:machine-learning": tuple(asked_skills("machine-learning", base)),
    }
    worth = wanted_more(given, base, model)
    most = sorted(worth.values(), reverse=True)[:MAX_LEVELS]
    assert len(worth) > MAX_LEVELS
    assert [worth[skill] for skill in levels_asked(given, base, model)] == pytest.approx(most)


def test_levels_answered_already_count_among_the_five(base: KnowledgeBase, model: MatchingModel) -> None:
    given: Given = {
        "groups": ("programming",),
        "skills:programming": tuple(asked_skills("programming", base)),
    }
    others = asked_skills("mathematics", base)[:MAX_LEVELS]
    answered: Given = {f"level:{skill}": ("aware",) for skill in others}
    prompts, _ = interview(scripted(given), base, model, start={**given, **answered})
    assert ids(prompts, "level:") == []


def test_limits_bring_up_no_further_level(base: KnowledgeBase, model: MatchingModel) -> None:
    for group in base.groups:
        given: Given = {
            "degree": ("high-school",),
            "groups": (group,),
            f"skills:{group}": tuple(asked_skills(group, base)[:3]),
            "degree-acceptable": ("none",),
        }
        assert ids(interview(scripted(given), base, model)[0])[-1] == "degree-acceptable", group


def test_at_most_five_levels_are_asked(base: KnowledgeBase, model: MatchingModel) -> None:
    assert len(ids(interview(everything, base, model)[0], "level:")) == MAX_LEVELS == 5


def test_a_level_is_asked_of_a_skill_by_name(base: KnowledgeBase, model: MatchingModel) -> None:
    levels = [one for one in interview(everything, base, model)[0] if one.id.startswith("level:")]
    names = [base.skills[one.id.removeprefix("level:")].name for one in levels]
    assert [one.text for one in levels] == [f"{name}: how well?" for name in names]


def test_whoever_used_a_skill_is_not_offered_the_level_none(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, _ = interview(everything, base, model)
    (offered,) = {one.choices for one in prompts if one.id.startswith("level:")}
    assert [choice.value for choice in offered] == ["aware", "working", "proficient", "expert"]


@pytest.mark.parametrize("level", ["aware", "expert", None])
def test_how_well_one_skill_is_known_does_not_decide_which_others_are_asked(
    level: str | None, base: KnowledgeBase, model: MatchingModel
) -> None:
    def answer(prompt: Prompt) -> tuple[str, ...] | None:
        if prompt.id.startswith("level:"):
            return None if level is None else (level,)
        return everything(prompt)

    def working(prompt: Prompt) -> tuple[str, ...]:
        return ("working",) if prompt.id.startswith("level:") else everything(prompt)

    expected = ids(interview(working, base, model)[0], "level:")
    assert ids(interview(answer, base, model)[0], "level:") == expected


def test_every_prompt_says_why_and_in_which_part_it_stands(base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, _ = interview(scripted_all_but_likes(base), base, model)
    assert all(prompt.part and prompt.why and "{" not in prompt.text for prompt in prompts)
    assert list(dict.fromkeys(prompt.part for prompt in prompts)) == [
        "You",
        "Your days",
        "What matters",
        "Skills",
        "Limits",
    ]


@people
@given(answerer=answerers, stop=st.integers(0, MAX_PROMPTS))
def test_answers_that_fit_their_prompts_are_all_kept(
    answerer: Answerer, stop: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    _, answers = interview(answerer, base, model)
    so_far = list(answers.given.items())[:stop]
    assert list(still_fitting(Answers(dict(so_far)), base, model).given.items()) == so_far


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"degree": ("magister",), "hours": ("8",)}, {"hours": ("8",)}),
        ({"degree": ("bachelor", "master")}, {}),
        ({"field": ("Physics", "Law")}, {}),
        ({"values": ("pay", "fame"), "top-value": ("pay",)}, {}),
        ({"likes": None, "avoids": ("juggling",)}, {"likes": None}),
        ({"juggling": ("often",)}, {}),
        ({"level:python": ("expert",)}, {}),
        ({"skills:programming": ("python",)}, {}),
        (
            {"groups": ("programming",), "skills:programming": ("python", "juggling")},
            {"groups": ("programming",)},
        ),
        ({"stage": ("student",), "total-years": ("8",)}, {"stage": ("student",)}),
    ],
    ids=str,
)
def test_answers_that_fit_no_prompt_are_dropped_and_their_neighbours_kept(
    given: Given, kept: Given, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert dict(still_fitting(Answers(given), base, model).given) == kept

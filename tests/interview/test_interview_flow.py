"""Which prompt comes next: always the same, never too many, each one open to be skipped."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpath_cli.interview.answers import (
    NONE_OF_THESE,
    Answers,
    asked_skills,
    profile_from_answers,
    prompt_id,
    ticked_skills,
)
from careerpath_cli.interview.flow import FIRST, next_prompt, open_prompts, progress, still_fitting
from careerpath_cli.interview.information_gain import ranking_state
from careerpath_cli.interview.prompt import Prompt
from careerpath_cli.interview.prompts import fits, prompt_for, question_of
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.questions import MODES, Mode
from careerpath_cli.matching.model import MatchingModel, build_model
from careerpath_cli.matching.ranking import RoleMatch, rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.reading import resolve

Given = dict[str, tuple[str, ...] | None]
Answerer = Callable[[Prompt], tuple[str, ...] | None]

TOO_MANY = 200
"""Where a test gives up on an interview that does not end."""


def interview(
    answerer: Answerer,
    base: KnowledgeBase,
    model: MatchingModel,
    mode: Mode = "default",
    start: Given | None = None,
) -> tuple[list[Prompt], Answers, bool]:
    """Answer prompt after prompt; give those that were put, the answers, and whether it was settled."""
    prompts: list[Prompt] = []
    answers = Answers(start or {})
    while len(prompts) < TOO_MANY:
        found = next_prompt(answers, base, model, mode)
        if found.prompt is None:
            return prompts, answers, found.settled
        prompts.append(found.prompt)
        answers = answers.adding(found.prompt.id, answerer(found.prompt))
    raise AssertionError(f"still asking after {TOO_MANY} prompts: {ids(prompts)[-3:]}")


def skip(_: Prompt) -> None:
    """Skip whatever is asked."""


def everything(prompt: Prompt) -> tuple[str, ...]:
    """Tick all there is and take the last of choices."""
    values = tuple(choice.value for choice in prompt.choices if choice.value != NONE_OF_THESE)
    return {"one": values[-1:], "many": values, "text": ("Physics",)}[prompt.kind]


def eager(prompt: Prompt) -> tuple[str, ...]:
    """Tick every other line and take the first of choices."""
    values = tuple(choice.value for choice in prompt.choices if choice.value != NONE_OF_THESE)
    return {"one": values[:1], "many": values[::2], "text": ("Physics",)}[prompt.kind]


def unskilled(prompt: Prompt) -> tuple[str, ...] | None:
    """Answer like `eager`, but have no skills, so that only tasks can tell roles apart."""
    return None if prompt.id == "groups" else eager(prompt)


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


def gates(base: KnowledgeBase, mode: Mode) -> list[str]:
    return [one.id for one in base.questions.values() if one.gate and mode in one.modes]


def ranking(answers: Answers, base: KnowledgeBase, model: MatchingModel) -> list[RoleMatch]:
    """Rank the roles by the answers, whatever the limits are."""
    profile = resolve(profile_from_answers(answers, base), base)
    return rank_roles(replace(profile, constraints=type(profile.constraints)()), model, base, explained=False)


some = settings(max_examples=8, deadline=None)
many = settings(max_examples=15, deadline=None)
answerers = st.builds(at_random, st.integers(0, 2**32), st.floats(0, 1) | st.sampled_from([0.9, 1.0]))
short_modes = st.sampled_from(["quick", "default"])


# the same answers bring the same prompt


@some
@given(answerer=answerers, mode=short_modes, stop=st.integers(0, 28))
def test_the_same_answers_bring_the_same_prompt(
    answerer: Answerer, mode: Mode, stop: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, answers, _ = interview(answerer, base, model, mode)
    so_far = dict(list(answers.given.items())[:stop])
    again = next_prompt(Answers(so_far, earlier={"degree": ("phd",)}), base, model, mode).prompt
    assert again == (prompts[stop] if stop < len(prompts) else None)


def test_asking_for_the_next_prompt_changes_no_answer(base: KnowledgeBase, model: MatchingModel) -> None:
    _, answers, _ = interview(eager, base, model)
    before = list(answers.given.items())
    next_prompt(answers, base, model)
    assert list(answers.given.items()) == before


WALK = """
from careerpath_cli.matching.model import build_model
from careerpath_cli.interview.answers import Answers
from careerpath_cli.interview.flow import next_prompt
from careerpath_cli.knowledge.store import load_base
base = load_base()
model = build_model(base)
for mode in ("quick", "default", "full"):
    answers = Answers()
    while (prompt := next_prompt(answers, base, model, mode).prompt) is not None and len(answers.given) < 50:
        print(prompt)
        values = tuple(choice.value for choice in prompt.choices) or ("Physics",)
        answers = answers.adding(prompt.id, values[:7] if prompt.kind == "many" else values[-1:])
"""


def test_the_same_prompts_come_whatever_the_hash_seed(environment: dict[str, str]) -> None:
    def walk(seed: str) -> str:
        variables = environment | {"PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", WALK], env=variables, capture_output=True, encoding="utf-8", check=True
        ).stdout

    walks = [walk(seed) for seed in ("1", "2")]
    assert all(f"id='{kind}" in walks[0] for kind in ("best:", "worst:", "screen:", "level:", "evidence:"))
    assert len(set(walks)) == 1


# the order


@pytest.mark.parametrize("mode", MODES)
def test_gates_come_first_in_the_order_of_the_file(
    mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, _, _ = interview(skip, base, model, mode)
    expected = gates(base, mode)
    assert ids(prompts)[: len(expected)] == expected
    assert {"stage", "degree", "coding-years"} <= set(expected)


@some
@given(answerer=answerers, mode=short_modes)
def test_no_gate_comes_after_another_question(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    found = [one.id in gates(base, mode) for one in interview(answerer, base, model, mode)[0]]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("mode", MODES)
def test_the_worst_of_a_round_is_asked_right_after_its_best(
    mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    found = ids(interview(unskilled, base, model, mode)[0])
    rounds = [prompt for prompt in found if prompt.startswith("best:")]
    followed = [found[found.index(one) + 1] for one in rounds if found.index(one) + 1 < len(found)]
    worst = [one.replace("best", "worst") for one in rounds]
    assert rounds
    assert (followed == worst) if mode != "quick" else not set(worst) & set(found)


def test_evidence_is_asked_right_after_a_high_level_and_of_no_other(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    levels = iter(["aware", "working", "proficient", "expert"] * TOO_MANY)
    prompts, answers, _ = interview(
        lambda one: (next(levels),) if one.id.startswith("level:") else eager(one), base, model, "full"
    )
    found = ids(prompts)
    asked = [
        (answers.of(one), found[place + 1]) for place, one in enumerate(found[:-1]) if one[:6] == "level:"
    ]
    assert len(asked) > 8
    for (level,), following in asked:
        assert following.startswith("evidence:") == (level in ("proficient", "expert"))


@some
@given(answerer=answerers, mode=short_modes)
def test_of_what_is_open_the_prompt_comes_that_tells_most_for_its_time(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, answers, _ = interview(answerer, base, model, mode)
    for place, prompt in enumerate(prompts):
        before = Answers(dict(list(answers.given.items())[:place]))
        question = question_of(prompt.id, base)
        assert question is not None
        if question.gate or question.kind in ("worst", "evidence"):
            continue
        profile = resolve(profile_from_answers(before, base), base)
        found = ranking_state(
            ranking(before, base, model) if says_something(profile) else [],
            model,
            base,
        )
        worth = {
            one.id: found.information_gain(one, asked.kind) / asked.seconds
            for asked, one in open_prompts(before, base, mode)
        }
        assert worth[prompt.id] == max(worth.values()) > 0


@pytest.mark.parametrize("mode", MODES)
def test_what_tells_of_no_role_is_never_asked(mode: Mode, base: KnowledgeBase) -> None:
    mute = {
        role.id: replace(role, offers=(), activities=tuple(role.activities), needs=())
        for role in base.roles.values()
    }
    quiet = replace(base, roles=mute, practice={})
    kinds = {prompt.id.partition(":")[0] for prompt in interview(eager, quiet, build_model(quiet), mode)[0]}
    either = {one.id for one in base.questions.values() if one.kind == "either"}
    assert not kinds & {*either, "groups", "screen", "level"}
    assert "best" in kinds


# how long


def test_the_lengths_are_as_promised(base: KnowledgeBase) -> None:
    assert tuple(base.interview) == MODES
    assert base.interview["quick"].prompts <= 10
    assert base.interview["default"].prompts <= 28
    assert base.interview["default"].typical <= 20
    assert base.interview["default"].minutes <= 5


@many
@given(answerer=answerers, mode=short_modes)
def test_an_interview_ends_within_its_number_of_prompts_whatever_is_answered(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert len(interview(answerer, base, model, mode)[0]) <= base.interview[mode].prompts


@pytest.mark.parametrize("answerer", [eager, skip])
def test_the_full_interview_ends(answerer: Answerer, base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, _, settled = interview(answerer, base, model, "full")
    assert len(prompts) <= base.interview["full"].prompts
    assert not settled


def test_the_full_interview_asks_all_that_the_default_one_does(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    full, default = (set(ids(interview(eager, base, model, mode)[0])) for mode in ("full", "default"))
    assert default < full


WHOLE: Given = {
    "stage": ("career-changer",),
    "degree": ("bachelor",),
    "field": ("Law",),
    "total-years": ("8",),
    "coding-years": ("4",),
    "ml-years": ("1.5",),
    "hours": ("8",),
    "degree-acceptable": ("none",),
    "remote": ("no",),
    "groups": ("programming", "people", "automation"),
    "screen:programming": ("python", "git", "sql"),
    "rest:programming": ("cuda",),
    "screen:people": ("collaboration",),
    "rest:people": ("time-management",),
    "screen:automation": (NONE_OF_THESE,),
    "level:python": ("expert",),
    "evidence:python": ("A library",),
    "level:git": ("working",),
    "level:sql": ("aware",),
    "level:collaboration": ("working",),
    "level:time-management": ("working",),
    "level:cuda": ("proficient",),
    "evidence:cuda": ("A kernel",),
    "code": ("like",),
    "mathematics": ("dislike",),
    "people": ("neutral",),
    "pay-or-impact": ("pay",),
    "depth-or-variety": ("variety",),
    "stability-or-autonomy": ("autonomy",),
    "balance-or-recognition": ("recognition",),
}
"""What somebody answers to all that the full interview asks them, days aside: written by hand."""


def test_the_full_interview_asks_whatever_applies_to_a_person(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, answers, _ = interview(
        lambda prompt: eager(prompt) if prompt.id.startswith(("best:", "worst:")) else WHOLE[prompt.id],
        base,
        model,
        "full",
    )
    days = [prompt for prompt in ids(prompts) if prompt.startswith(("best:", "worst:"))]
    assert set(ids(prompts)) - set(days) == set(WHOLE)
    asked = [task for prompt in days for task in prompt.partition(":")[2].split("+")]
    assert sorted(asked) == sorted([*base.activities, *base.activities])
    assert {question_of(prompt, base) for prompt in answers.given} == set(base.questions.values())


def test_a_skill_that_any_role_needs_is_asked_about_in_the_full_interview(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    """So that what a roadmap calls unasked can be asked."""

    def nothing_yet(prompt: Prompt) -> tuple[str, ...] | None:
        if prompt.id == "groups":
            return tuple(base.groups)
        return (NONE_OF_THESE,) if prompt.id.startswith(("screen:", "rest:")) else None

    prompts, _, _ = interview(nothing_yet, base, model, "full")
    shown = {choice.value for prompt in prompts for choice in prompt.choices}
    assert {need.skill for role in base.roles.values() for need in role.needs} <= shown


@pytest.mark.parametrize(("mode", "number"), [("quick", 10), ("default", 28), ("full", 1000)])
def test_whatever_is_open_nothing_comes_after_the_last_prompt(
    mode: Mode, number: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    given_then: Given = {"groups": tuple(base.groups), **{f"level:made-up-{n}": None for n in range(number)}}
    almost = Answers(dict(list(given_then.items())[: number - 1]))
    whole = almost.adding("made-up", None)
    assert next_prompt(almost, base, model, mode).prompt is not None
    assert next_prompt(whole, base, model, mode).prompt is None


@pytest.mark.parametrize("kind", ["best", "screen", "level", "evidence"])
def test_a_question_becomes_no_more_prompts_than_it_may(kind: str, base: KnowledgeBase) -> None:
    (question,) = (one for one in base.questions.values() if one.kind == kind)
    open_now: Given = {
        "groups": tuple(base.groups),
        "screen:programming": ("python", "git"),
        "level:python": ("expert",),
    }
    for number in range(question.most + 1):
        made_up = number - sum(one.startswith(f"{kind}:") for one in open_now)
        put: Given = dict.fromkeys(f"{kind}:made-up-{one}" for one in range(made_up))
        found = open_prompts(Answers({**open_now, **put}), base, "default")
        assert any(one.kind == kind for one, _ in found) == (number < question.most), number


def test_skipping_everything_ends_the_interview(base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, _, settled = interview(skip, base, model)
    kinds = {one.split(":")[0] for one in ids(prompts)}
    assert not settled
    assert kinds >= {*gates(base, "default"), "groups", "best", "code", "pay-or-impact"}
    assert not kinds & {"worst", "screen", "level", "evidence"}


# each prompt


@some
@given(answerer=answerers, mode=short_modes)
def test_no_prompt_is_put_twice(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    found = ids(interview(answerer, base, model, mode)[0])
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(("answerer", "mode"), [(everything, "default"), (eager, "quick"), (eager, "full")])
def test_every_prompt_can_be_made_again_from_its_id(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, answers, _ = interview(answerer, base, model, mode)
    for prompt in prompts:
        assert prompt_for(prompt.id, answers, base) == prompt
        assert fits(answers.given[prompt.id], prompt)


@some
@given(answerer=answerers, mode=short_modes)
def test_whoever_is_to_choose_has_a_choice(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    for prompt in interview(answerer, base, model, mode)[0]:
        offered = [choice.value for choice in (*prompt.choices, *prompt.findable)]
        assert len(set(offered)) == len(offered), prompt.id
        assert len(prompt.choices) >= {"one": 2, "many": 2, "text": 0}[prompt.kind], prompt.id


def test_every_prompt_says_why_and_in_which_part_it_stands(base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, _, _ = interview(eager, base, model, "full")
    assert all(prompt.part and prompt.why and "{" not in prompt.text for prompt in prompts)
    assert {prompt.part for prompt in prompts} == {"You", "Day-to-day work", "What matters", "Skills"}


@pytest.mark.parametrize("mode", MODES)
def test_only_the_questions_of_a_mode_are_asked(
    mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    asked = [question_of(prompt.id, base) for prompt in interview(eager, base, model, mode)[0]]
    assert all(one is not None and mode in one.modes for one in asked)


@pytest.mark.parametrize("answerer", [everything, eager])
def test_every_prompt_can_be_skipped(answerer: Answerer, base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, answers, _ = interview(answerer, base, model)
    for place, prompt in enumerate(prompts):
        before = Answers(dict(list(answers.given.items())[:place]))
        following = next_prompt(before.adding(prompt.id, None), base, model).prompt
        assert following is None or following.id not in ids(prompts[: place + 1])


def test_what_is_best_cannot_be_worst(base: KnowledgeBase, model: MatchingModel) -> None:
    prompts, answers, _ = interview(eager, base, model)
    for prompt in prompts:
        if prompt.id.startswith("worst:"):
            (best,) = answers.of(prompt.id.replace("worst", "best"))
            shown = prompt.id.partition(":")[2].split("+")
            assert [one.value for one in prompt.choices] == [one for one in shown if one != best]


def test_every_task_is_shown_once_before_any_is_shown_twice(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    rounds = ids(interview(skip, base, model)[0], "best:")
    shown = [task for one in rounds for task in one.partition(":")[2].split("+")]
    assert sorted(shown) == sorted(base.activities)
    assert len(rounds) == 3


@some
@given(answerer=answerers, mode=short_modes)
def test_levels_are_asked_only_of_what_was_ticked_and_screens_only_of_what_was_chosen(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, answers, _ = interview(answerer, base, model, mode)
    ticked = {skill for prompt in ids(prompts, "screen:") for skill in answers.of(prompt)}
    assert {prompt.removeprefix("level:") for prompt in ids(prompts, "level:")} <= ticked
    assert {prompt.removeprefix("screen:") for prompt in ids(prompts, "screen:")} <= set(answers.of("groups"))


def test_a_screen_shows_what_is_asked_and_lets_all_else_be_found(base: KnowledgeBase) -> None:
    for group in base.groups:
        prompt = prompt_for(f"screen:{group}", Answers({"groups": (group,)}), base)
        assert prompt is not None
        shown = [choice.value for choice in prompt.choices]
        assert shown == [*asked_skills(group, base), NONE_OF_THESE]
        assert {*shown, *(one.value for one in prompt.findable)} == {*base.skills, NONE_OF_THESE}
        assert base.groups[group].name in prompt.text


def test_a_level_is_asked_of_a_skill_by_name_and_never_offers_none(base: KnowledgeBase) -> None:
    answers = Answers({"groups": ("programming",), "screen:programming": ("python",)})
    prompt = prompt_for("level:python", answers, base)
    assert prompt is not None
    assert prompt.text == f"How well do you know {base.skills['python'].name}?"
    assert [choice.value for choice in prompt.choices] == ["aware", "working", "proficient", "expert"]


# conditions


@pytest.mark.parametrize(
    ("script", "left_out"),
    [
        ({"stage": ("student",)}, "total-years"),
        ({"degree": ("none",)}, "field"),
        ({"degree": ("high-school",)}, "field"),
        ({"coding-years": ("0",)}, "ml-years"),
    ],
)
def test_a_question_that_an_answer_settles_is_left_out(
    script: Given, left_out: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert left_out not in ids(interview(scripted(script), base, model, "full")[0])


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ({"stage": ("career-changer",)}, "total-years"),
        ({"degree": ("bachelor",)}, "field"),
        ({"coding-years": ("0.5",)}, "ml-years"),
        ({}, "total-years"),
        ({}, "field"),
        ({}, "ml-years"),
    ],
)
def test_a_question_that_still_makes_sense_is_asked(
    script: Given, asked: str, base: KnowledgeBase, model: MatchingModel
) -> None:
    assert asked in ids(interview(scripted(script), base, model, "full")[0])


def test_every_condition_names_a_question_before_it_and_answers_of_it(base: KnowledgeBase) -> None:
    before: dict[str, set[str]] = {}
    for question in base.questions.values():
        if question.when is not None:
            assert set(question.when.unless) <= before[question.when.question], question.id
        before[question.id] = {choice.value for choice in question.choices}


# when it stops


def lead_rule_holds(
    answers: Answers, mode: Mode, deviations: float, base: KnowledgeBase, model: MatchingModel
) -> bool:
    """Say, by other means than the interview's, whether no open prompt could bring a new role to the top."""
    matches = sorted(ranking(answers, base, model), key=lambda match: -match.total)
    places = {role.role: place for place, role in enumerate(model.roles)}
    found = ranking_state(matches, model, base)
    for question, prompt in open_prompts(answers, base, mode):
        if not found.information_gain(prompt, question.kind):
            continue
        signals = found.signals(prompt, question.kind)
        for inside in matches[:FIRST]:
            for outside in matches[FIRST : FIRST + 5]:
                moved = sum(
                    q * (swings.get(places[inside.role], 0) - swings.get(places[outside.role], 0)) ** 2
                    for q, swings in signals
                )
                if inside.total - outside.total < deviations * moved**0.5:
                    return False
    return True


@some
@given(answerer=answerers, mode=short_modes)
def test_an_interview_stops_by_itself_only_where_no_open_prompt_makes_up_the_lead(
    answerer: Answerer, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> None:
    prompts, answers, settled = interview(answerer, base, model, mode)
    length = base.interview[mode]
    assert length.swing > 0
    if settled:
        assert lead_rule_holds(answers, mode, length.swing, base, model)
        assert len(prompts) >= len(gates(base, mode)) + length.least
    elif len(prompts) < length.prompts:
        assert not any(one for _, one in telling(answers, mode, base, model))


def telling(
    answers: Answers, mode: Mode, base: KnowledgeBase, model: MatchingModel
) -> list[tuple[float, Prompt]]:
    """Return the open prompts that tell anything."""
    says = says_something(resolve(profile_from_answers(answers, base), base))
    found = ranking_state(ranking(answers, base, model) if says else [], model, base)
    told = [
        (found.information_gain(one, question.kind) / question.seconds, one)
        for question, one in open_prompts(answers, base, mode)
    ]
    return [one for one in told if one[0] > 1e-6]


def test_what_is_open_when_it_stops_seldom_changes_the_first_three(
    base: KnowledgeBase, model: MatchingModel
) -> None:
    changed = tried = 0
    for seed in range(25):
        _, answers, settled = interview(at_random(seed, 0.5 + seed % 5 / 10), base, model)
        if not settled:
            continue
        first = {match.role for match in ranking(answers, base, model)[:FIRST]}
        for _, prompt in telling(answers, "default", base, model):
            for value in (prompt.choices[0].value, prompt.choices[-1].value):
                after = ranking(answers.adding(prompt.id, (value,)), base, model)
                changed += {match.role for match in after[:FIRST]} != first
                tried += 1
    assert tried > 100
    assert changed / tried < 0.2, (changed, tried)


# how far it is


@pytest.mark.parametrize("mode", MODES)
def test_progress_counts_up_and_never_beyond_what_it_announces(mode: Mode, base: KnowledgeBase) -> None:
    length = base.interview[mode]
    found = [
        progress(Answers(dict.fromkeys(map(str, range(number)))), base, mode)
        for number in range(length.prompts)
    ]
    assert [one.number for one in found] == list(range(1, length.prompts + 1))
    assert all(one.number <= one.about <= length.prompts for one in found)
    assert all(0 < one.minutes_left <= length.minutes * 1.2 for one in found)
    assert found[0].about == length.typical
    assert found[0].minutes_left == pytest.approx(length.minutes)
    assert found[-1].about == length.prompts


@pytest.mark.parametrize("mode", MODES)
def test_the_minutes_left_fall_until_more_is_asked_than_usual(mode: Mode, base: KnowledgeBase) -> None:
    minutes = [
        progress(Answers(dict.fromkeys(map(str, range(number)))), base, mode).minutes_left
        for number in range(base.interview[mode].typical)
    ]
    assert minutes == sorted(minutes, reverse=True)


# what still fits


@some
@given(answerer=answerers, mode=short_modes, stop=st.integers(0, 28))
def test_answers_that_fit_their_prompts_are_all_kept(
    answerer: Answerer, mode: Mode, stop: int, base: KnowledgeBase, model: MatchingModel
) -> None:
    _, answers, _ = interview(answerer, base, model, mode)
    so_far = list(answers.given.items())[:stop]
    assert list(still_fitting(Answers(dict(so_far)), base).given.items()) == so_far


ROUND = prompt_id("best", "build-software", "analyse-data", "teach-and-write")
WORST = ROUND.replace("best", "worst")
ANSWERED: Given = {
    "stage": ("career-changer",),
    "degree": ("master",),
    "field": ("Physics",),
    "total-years": ("8",),
    "coding-years": ("4",),
    "ml-years": ("0.5",),
    "groups": ("programming", "mathematics"),
    ROUND: ("build-software",),
    WORST: ("teach-and-write",),
    "screen:programming": ("python", "git"),
    "screen:mathematics": ("statistics",),
    "level:python": ("expert",),
    "evidence:python": ("Wrote a parser",),
    "level:statistics": ("proficient",),
    "evidence:statistics": None,
    "pay-or-impact": ("pay",),
}


def test_the_answers_below_fit_together(base: KnowledgeBase) -> None:
    assert dict(still_fitting(Answers(ANSWERED), base).given) == ANSWERED


@pytest.mark.parametrize(
    ("change", "dropped"),
    [
        ({"stage": ("student",)}, {"total-years"}),
        ({"stage": None}, set()),
        ({"degree": ("none",)}, {"field"}),
        ({"degree": ("phd",)}, set()),
        ({"coding-years": ("0",)}, {"ml-years"}),
        ({"groups": ("mathematics",)}, {"screen:programming", "level:python", "evidence:python"}),
        (
            {"groups": ("programming",)},
            {"screen:mathematics", "level:statistics", "evidence:statistics"},
        ),
        ({"groups": ("programming", "mathematics", "people")}, set()),
        (
            {"groups": None},
            {one for one in ANSWERED if one.startswith(("screen:", "level:", "evidence:"))},
        ),
        ({"screen:programming": ("git",)}, {"level:python", "evidence:python"}),
        ({"screen:programming": None}, {"level:python", "evidence:python"}),
        ({"screen:programming": (NONE_OF_THESE,)}, {"level:python", "evidence:python"}),
        ({"screen:programming": ("python", "r")}, set()),
        ({"screen:programming": ("python", "statistics"), "screen:mathematics": (NONE_OF_THESE,)}, set()),
        ({"level:python": ("working",)}, {"evidence:python"}),
        ({"level:python": None}, {"evidence:python"}),
        ({"level:python": ("proficient",)}, set()),
        ({ROUND: ("analyse-data",)}, set()),
        ({ROUND: ("teach-and-write",)}, {WORST}),
        ({ROUND: None}, {WORST}),
        ({"pay-or-impact": ("impact",)}, set()),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else str(len(value)),
)
@pytest.mark.parametrize("backwards", [False, True])
def test_changing_an_answer_drops_what_depended_on_it_and_nothing_else(
    change: Given, dropped: set[str], *, backwards: bool, base: KnowledgeBase
) -> None:
    changed = {**ANSWERED, **change}
    order = reversed(changed.items()) if backwards else changed.items()
    kept = still_fitting(Answers(dict(order), {"remote": ("no",)}), base)
    assert dict(kept.given) == {one: answer for one, answer in changed.items() if one not in dropped}
    assert kept.earlier == {"remote": ("no",)}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"degree": ("magister",), "hours": ("8",)}, {"hours": ("8",)}),
        ({"degree": ("bachelor", "master")}, {}),
        ({"degree": ()}, {}),
        ({"field": ("Physics", "Law")}, {}),
        ({"pay-or-impact": ("fame",), "code": ("love",)}, {"code": ("love",)}),
        ({"code": ("like", "love")}, {}),
        ({"juggling": ("often",)}, {}),
        ({"best": ("analyse-data",), "level": None}, {}),
        ({"best:analyse-data+juggling+teach-and-write": ("analyse-data",)}, {}),
        ({"best:analyse-data": ("analyse-data",)}, {}),
        ({ROUND: ("govern-and-audit",)}, {}),
        ({WORST: ("analyse-data",)}, {}),
        ({"level:python": ("expert",)}, {}),
        ({"level:python": ("godlike",)}, {}),
        ({"level:python+r": ("expert",)}, {}),
        ({"level:juggling": ("expert",)}, {}),
        ({"evidence:python": ("Wrote a parser",)}, {}),
        ({"screen:programming": ("python",)}, {}),
        ({"screen:juggling": ("python",), "groups": ("programming",)}, {"groups": ("programming",)}),
        ({"screen:programming+people": ("python",), "groups": None}, {"groups": None}),
        (
            {
                "groups": ("programming",),
                "screen:programming": ("python", "juggling"),
                "level:juggling": None,
            },
            {"groups": ("programming",)},
        ),
        (
            {"groups": ("programming",), "screen:programming": ("python",), "level:python": ("godlike",)},
            {"groups": ("programming",), "screen:programming": ("python",)},
        ),
        (
            {
                "groups": ("programming",),
                "screen:programming": ("python",),
                "level:python": ("expert", "aware"),
                "evidence:python": ("One", "Two"),
            },
            {"groups": ("programming",), "screen:programming": ("python",)},
        ),
        ({"stage": ("student",), "total-years": ("8",)}, {"stage": ("student",)}),
    ],
    ids=str,
)
def test_answers_that_fit_no_prompt_are_dropped_and_their_neighbours_kept(
    given: Given, kept: Given, base: KnowledgeBase
) -> None:
    found = still_fitting(Answers(given), base)
    assert dict(found.given) == kept
    profile_from_answers(found, base)


values = st.none() | st.lists(
    st.sampled_from(["python", "expert", "working", "programming", "phd", "analyse-data", "4", "x"]),
    max_size=3,
).map(tuple)
prompts_of_any_kind = st.sampled_from(
    [
        *ANSWERED,
        "level:git",
        "level:python+git",
        "screen:people",
        "screen:a+b",
        "best:x+y",
        "worst:x",
        ":",
        "a:b",
    ]
)


@many
@given(given_then=st.dictionaries(prompts_of_any_kind, values, max_size=12))
def test_whatever_a_file_says_what_is_kept_of_it_makes_a_profile(
    given_then: Given, base: KnowledgeBase, model: MatchingModel
) -> None:
    found = still_fitting(Answers(given_then), base)
    resolve(profile_from_answers(found, base), base)
    next_prompt(found, base, model)
    assert still_fitting(found, base) == found
    ticked = ticked_skills(found, base)
    assert all(ticked[one.removeprefix("level:")] == "working" for one in found.given if one[:6] == "level:")

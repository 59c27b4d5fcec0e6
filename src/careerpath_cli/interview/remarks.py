"""Gentle remarks on answers that sit oddly together: each is made once, and nothing is changed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.interview.answers import NONE_OF_THESE, asked_skills

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerpath_cli.interview.answers import Answers
    from careerpath_cli.knowledge.base import KnowledgeBase

_SCREENS = 3
_YEARS_OF_AN_EXPERT = 1.0


def remarks(answers: Answers, base: KnowledgeBase) -> dict[str, str]:
    """Give what is worth a remark about these answers: an id for each, and its sentence."""
    return {name: text for name, (found, text) in _REMARKS.items() if found(answers, base)}


def _all_alike(answers: Answers, base: KnowledgeBase) -> bool:
    """Tell whether every absolute question got one and the same clear answer."""
    asked = [one.id for one in base.questions.values() if one.kind == "attitude"]
    given = [answers.of(one) for one in asked if answers.of(one)]
    return len(given) > 2 and len(set(given)) == 1 and given[0] != ("neutral",)  # noqa: PLR2004 - a row


def _all_ticked(answers: Answers, base: KnowledgeBase) -> bool:
    """Tell whether screen after screen was ticked as a whole."""
    whole = [
        group
        for (group,), ticked in answers.prompts("screen")
        if NONE_OF_THESE not in ticked and set(asked_skills(group, base)) <= set(ticked)
    ]
    return len(whole) >= _SCREENS


def _both(answers: Answers, _: KnowledgeBase) -> bool:
    """Tell whether something was ticked together with "none of these"."""
    return any(NONE_OF_THESE in ticked and len(ticked) > 1 for _, ticked in answers.prompts("screen"))


def _code_without_years(answers: Answers, _: KnowledgeBase) -> bool:
    """Tell whether programming was ticked by somebody who writes no code."""
    ticked = [ticked for (group,), ticked in answers.prompts("screen") if group == "programming"]
    return answers.of("coding-years") == ("0",) and any(set(one) - {NONE_OF_THESE} for one in ticked)


def _expert_in_a_year(answers: Answers, _: KnowledgeBase) -> bool:
    """Tell whether somebody calls themselves an expert in several things after at most a year of code."""
    years = answers.of("coding-years")
    experts = sum(level == ("expert",) for _, level in answers.prompts("level"))
    return bool(years) and float(years[0]) <= _YEARS_OF_AN_EXPERT and experts > 1


def _liked_and_disliked(answers: Answers, base: KnowledgeBase) -> bool:
    """Tell whether the best task of a round is one that is elsewhere disliked, or the other way round."""
    best = {one for _, chosen in answers.prompts("best") for one in chosen}
    worst = {one for _, chosen in answers.prompts("worst") for one in chosen}
    for question in base.questions.values():
        if question.kind == "attitude" and question.says and answers.of(question.id):
            activity, (attitude,) = question.says.partition(".")[2], answers.of(question.id)
            if activity in best and attitude in ("avoid", "dislike"):
                return True
            if activity in worst and attitude in ("like", "love"):
                return True
    return False


_REMARKS: dict[str, tuple[Callable[[Answers, KnowledgeBase], bool], str]] = {
    "all-alike": (
        _all_alike,
        (
            "Several of your answers were the same. If that's right, carry on; if you were in a hurry, it's "
            "easy to go back, and identical answers tell us little."
        ),
    ),
    "all-ticked": (
        _all_ticked,
        (
            "You ticked everything on several screens. Few people have used all of that; leave out anything "
            "you've only read about."
        ),
    ),
    "none-and-some": (
        _both,
        "You ticked skills as well as “None of these”. We'll use the skills.",
    ),
    "code-without-years": (
        _code_without_years,
        "You said you don't code but ticked programming languages. We'll use the ticks.",
    ),
    "expert-in-a-year": (
        _expert_in_a_year,
        (
            "Being an expert in several skills within a year of coding is unusual: experts are the people "
            "others ask. You can change this on the last screen."
        ),
    ),
    "liked-and-disliked": (
        _liked_and_disliked,
        (
            "You picked a task as best or worst of a few, but felt the opposite when asked about it alone. "
            "We'll use your answer about it alone."
        ),
    ),
}

"""Gentle remarks on answers that look inconsistent: each is made once, and changes nothing."""

from collections.abc import Callable

from careerpath_cli.interview.answers import NONE_OF_THESE, Answers, screen_skills
from careerpath_cli.interview.memory import worked_out_once
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.profile.reading import resolve

_SCREENS = 3
_YEARS_OF_AN_EXPERT = 1.0


def remarks(answers: Answers, base: KnowledgeBase) -> dict[str, str]:
    """Return the remarks that these answers call for: sentences by id."""
    due = {name: text for name, (applies, text) in _REMARKS.items() if applies(answers, base)}
    occupation = _on_occupation(answers, base)
    return {"occupation": occupation, **due} if occupation else due


def _on_occupation(answers: Answers, base: KnowledgeBase) -> str:
    """Return as what the person's occupation was read, or that it was not; empty where that is plain."""
    asked = (question.id for question in base.questions.values() if question.says == "occupation")
    words = next((word for question in asked for word in answers.of(question)), "")
    return _read_as(base, words) if words else ""


@worked_out_once
def _read_as(base: KnowledgeBase, words: str) -> str:
    resolved = resolve(ProfileFile(format=1, occupation=words), base)
    if resolved.occupation_id is not None:
        name = base.occupations[resolved.occupation_id].name
        return "" if name_key(name) == name_key(words) else f"We've read “{words}” as {name}."
    if resolved.current_role is not None:
        return ""
    names = [base.occupations[near].name for near in base.suggest("occupations", words)]
    close = f" Close to it: {', '.join(names)}; you can change it on the last screen." if names else ""
    return f"“{words}” isn't an occupation we know. It's kept, but your skills have to speak for it.{close}"


def _all_alike(answers: Answers, base: KnowledgeBase) -> bool:
    """Return whether all questions about liking a task got the same answer, and not the neutral one."""
    asked = [question.id for question in base.questions.values() if question.kind == "attitude"]
    given = [answers.of(question) for question in asked if answers.of(question)]
    return len(given) > 2 and len(set(given)) == 1 and given[0] != ("neutral",)  # noqa: PLR2004 - a row


def _all_ticked(answers: Answers, base: KnowledgeBase) -> bool:
    """Return whether everything was ticked on several screens."""
    whole = [
        groups
        for groups, ticked in answers.prompts("screen")
        if NONE_OF_THESE not in ticked and set(screen_skills(groups, answers, base)) <= set(ticked)
    ]
    return len(whole) >= _SCREENS


def _skills_and_none(answers: Answers, _: KnowledgeBase) -> bool:
    """Return whether something was ticked together with "none of these"."""
    return any(NONE_OF_THESE in ticked and len(ticked) > 1 for _, ticked in answers.prompts("screen"))


def _code_without_years(answers: Answers, base: KnowledgeBase) -> bool:
    """Return whether programming skills were ticked by somebody who does not code."""
    languages = {
        skill
        for _, ticked in answers.prompts("screen")
        for skill in set(ticked) - {NONE_OF_THESE}
        if skill in base.skills and base.skills[skill].group == "programming"
    }
    return answers.of("coding-years") == ("0",) and bool(languages)


def _expert_in_a_year(answers: Answers, _: KnowledgeBase) -> bool:
    """Return whether somebody claims to be an expert in several skills after at most a year of coding."""
    years = answers.of("coding-years")
    experts = sum(len(set(chosen) - {NONE_OF_THESE}) for _, chosen in answers.prompts("consulted"))
    return bool(years) and float(years[0]) <= _YEARS_OF_AN_EXPERT and experts > 1


def _liked_and_disliked(answers: Answers, base: KnowledgeBase) -> bool:
    """Return whether a task picked as best was disliked when asked about alone, or the other way round."""
    best = {activity for _, chosen in answers.prompts("best") for activity in chosen}
    worst = {activity for _, chosen in answers.prompts("worst") for activity in chosen}
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
        _skills_and_none,
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

"""Which prompt comes next: a pure function of the answers so far, the knowledge base and the mode."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerpath_cli.interview.answers import (
    Answers,
    profile_from_answers,
    prompt_id,
    stated_skills,
    task_scores,
)
from careerpath_cli.interview.information_gain import RankingState, ranking_state
from careerpath_cli.interview.prompt import InterviewProgress
from careerpath_cli.interview.prompts import SEVERAL, SHOWN_LEVELS, fits, prompt_for
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.reading import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.interview.prompt import Prompt
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Interview, Mode, Question
    from careerpath_cli.matching.model import MatchingModel

FIRST = 3
"""The roles that `advise` shows, and that a question must be able to change to be worth asking."""
_FOLLOWING = ("worst", "rest", "evidence")
"""Kinds that come right after the answer that they are about."""
_LEAST_TOLD = 1e-6


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: a prompt or none; `settled` says that no open one could change the first roles."""

    prompt: Prompt | None
    settled: bool = False


def next_prompt(answers: Answers, base: KnowledgeBase, model: MatchingModel, mode: Mode = "default") -> Next:
    """Give the prompt to put next.

    Gates come first, in their order; then follow-ups of the last answer; then, of all that is open, the
    prompt that tells most for the time that it takes. The full interview ends only with what is open.
    """
    length = base.interview[mode]
    if len(answers.given) >= length.prompts:
        return Next(None)
    gates = [one for one in base.questions.values() if one.gate and mode in one.modes]
    for question in gates:
        prompt = prompt_for(question.id, answers, base)
        if question.id not in answers and prompt is not None:
            return Next(prompt)
    available = list(open_prompts(answers, base, mode))
    for question, prompt in available:
        if question.kind in _FOLLOWING:
            return Next(prompt)
    found = _standing(answers, base, model)
    told = [
        (found.information_gain(prompt, question.kind) / question.seconds, question, prompt)
        for question, prompt in available
    ]
    telling = [
        one for one in told if one[0] > _LEAST_TOLD or (mode == "full" and found.applies(one[2], one[1].kind))
    ]
    if not telling:
        return Next(None)
    if _settled(telling, found, answers, length, len(gates)):
        return Next(None, settled=True)
    best = max(telling, key=lambda one: one[0])
    return Next(best[2])


def progress(answers: Answers, base: KnowledgeBase, mode: Mode) -> InterviewProgress:
    """Say how far an interview is: the number of the next prompt, of about how many, minutes left."""
    length = base.interview[mode]
    number = len(answers.given) + 1
    about = min(max(length.typical, number + 1), length.prompts) if number < length.prompts else number
    return InterviewProgress(number, about, (about - number + 1) * length.minutes / length.typical)


def still_fitting(answers: Answers, base: KnowledgeBase) -> Answers:
    """Keep the answers whose prompts can still be put, and offer what was said; drop the others.

    So changing an answer drops only what depended on it, whatever the order in which the prompts came.
    """
    kept = answers
    while True:
        fitting = {
            identifier: given
            for identifier, given in kept.given.items()
            if (prompt := prompt_for(identifier, kept, base)) is not None and fits(given, prompt)
        }
        if len(fitting) == len(kept.given):
            return kept
        kept = Answers(fitting, kept.earlier)


def _standing(answers: Answers, base: KnowledgeBase, model: MatchingModel) -> RankingState:
    """Give where the roles stand after these answers; limits do not matter to what is worth asking."""
    profile = resolve(profile_from_answers(answers, base), base)
    free = replace(profile, constraints=type(profile.constraints)())
    matches = rank_roles(free, model, base, explained=False) if says_something(free) else []
    return ranking_state(matches, model, base)


def _settled(
    telling: list[tuple[float, Question, Prompt]],
    found: RankingState,
    answers: Answers,
    length: Interview,
    gates: int,
) -> bool:
    if not length.swing or len(answers.given) < gates + length.least:
        return False
    return not any(
        found.could_change_first(prompt, question.kind, FIRST, length.swing)
        for _, question, prompt in telling
    )


def open_prompts(answers: Answers, base: KnowledgeBase, mode: Mode) -> Iterator[tuple[Question, Prompt]]:
    """Give every prompt that could be put now and was not."""
    for question in base.questions.values():
        if question.gate or mode not in question.modes:
            continue
        for identifier in _identifiers(question, answers, base, mode):
            if identifier not in answers:
                prompt = prompt_for(identifier, answers, base)
                if prompt is not None:
                    yield question, prompt


def _identifiers(question: Question, answers: Answers, base: KnowledgeBase, mode: Mode) -> Iterator[str]:
    """Name the prompts that a question may become after these answers, within its number."""
    put = sum(one.startswith(f"{question.kind}:") for one in answers.given)
    if question.kind not in SEVERAL:
        yield question.id
    elif put < question.most or mode == "full":
        yield from _subjects(question, answers, base)


def _subjects(question: Question, answers: Answers, base: KnowledgeBase) -> Iterator[str]:
    """Name every prompt that a question with several subjects may become."""
    match question.kind:
        case "best":
            fresh = _next_tasks(answers, question.size, base)
            if len(fresh) > 1:
                yield prompt_id("best", *fresh)
        case "worst":
            for shown, _ in answers.prompts("best"):
                yield prompt_id("worst", *shown)
        case _:
            yield from _skill_subjects(question, answers, base)


def _skill_subjects(question: Question, answers: Answers, base: KnowledgeBase) -> Iterator[str]:
    """Name every prompt that a question about groups or skills may become."""
    match question.kind:
        case "screen":
            yield from (prompt_id("screen", group) for group in answers.of("groups"))
        case "rest":
            for groups, _ in answers.prompts("screen"):
                yield prompt_id("rest", *groups)
        case "level":
            skills = stated_skills(answers, base)
            yield from (prompt_id("level", skill) for skill, level in skills.items() if level != "none")
        case "evidence":
            for (skill,), (level,) in answers.prompts("level"):
                if level in SHOWN_LEVELS:
                    yield prompt_id("evidence", skill)


def _next_tasks(answers: Answers, size: int, base: KnowledgeBase) -> list[str]:
    """Choose the tasks of the next round: those not shown yet, in the base's order, dealt like cards.

    Dealing puts neighbours of the list, which are alike, into different rounds.
    """
    shown = task_scores(answers)
    skipped = {
        activity
        for prompt in answers.given
        if prompt.startswith("best:")
        for activity in prompt.partition(":")[2].split("+")
    }
    fresh = [activity for activity in base.activities if activity not in shown and activity not in skipped]
    rounds = max(1, round(len(fresh) / size))
    return fresh[::rounds]

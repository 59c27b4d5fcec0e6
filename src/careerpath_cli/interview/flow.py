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
"""How many roles `advise` shows; a question is worth asking only while it could change them."""
_FOLLOWING = ("worst", "rest", "evidence")
"""Kinds of question that come right after the answer they are about."""
_MIN_GAIN = 1e-6
"""Nats per second below which a prompt is not worth asking."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next prompt, or None; `settled` means that no open prompt could change the top roles."""

    prompt: Prompt | None
    settled: bool = False


def next_prompt(answers: Answers, base: KnowledgeBase, model: MatchingModel, mode: Mode = "default") -> Next:
    """Return the prompt to ask next.

    Gates come first, in order, then follow-ups to the last answer, then whichever open prompt is expected to
    tell most per second. The full interview ends only when nothing is left to ask.
    """
    length = base.interview[mode]
    if len(answers.given) >= length.prompts:
        return Next(None)
    gates = [question for question in base.questions.values() if question.gate and mode in question.modes]
    for question in gates:
        prompt = prompt_for(question.id, answers, base)
        if question.id not in answers and prompt is not None:
            return Next(prompt)
    available = list(open_prompts(answers, base, mode))
    for question, prompt in available:
        if question.kind in _FOLLOWING:
            return Next(prompt)
    state = _current_state(answers, base, model)
    rated = [
        (state.information_gain(prompt, question.kind) / question.seconds, question, prompt)
        for question, prompt in available
    ]
    useful = [
        (gain, question, prompt)
        for gain, question, prompt in rated
        if gain > _MIN_GAIN or (mode == "full" and state.applies(prompt, question.kind))
    ]
    if not useful:
        return Next(None)
    if _is_settled(useful, state, answers, length, len(gates)):
        return Next(None, settled=True)
    _, _, best = max(useful, key=lambda candidate: candidate[0])
    return Next(best)


def progress(answers: Answers, base: KnowledgeBase, mode: Mode) -> InterviewProgress:
    """Return how far an interview is: the number of the next prompt, about how many, minutes left."""
    length = base.interview[mode]
    number = len(answers.given) + 1
    about = min(max(length.typical, number + 1), length.prompts) if number < length.prompts else number
    return InterviewProgress(number, about, (about - number + 1) * length.minutes / length.typical)


def still_fitting(answers: Answers, base: KnowledgeBase) -> Answers:
    """Return the answers whose prompts can still be asked and still offer what was chosen.

    So changing an answer drops only what depended on it, whatever the order in which the prompts came.
    """
    kept = answers
    # Dropping one answer can leave another without its prompt, so this repeats until nothing more is dropped.
    while True:
        fitting = {
            identifier: given
            for identifier, given in kept.given.items()
            if (prompt := prompt_for(identifier, kept, base)) is not None and fits(given, prompt)
        }
        if len(fitting) == len(kept.given):
            return kept
        kept = Answers(fitting, kept.earlier)


def _current_state(answers: Answers, base: KnowledgeBase, model: MatchingModel) -> RankingState:
    """Return the ranking after these answers, leaving constraints aside: they do not affect what to ask."""
    profile = resolve(profile_from_answers(answers, base), base)
    unconstrained = replace(profile, constraints=type(profile.constraints)())
    answered = says_something(unconstrained)
    matches = rank_roles(unconstrained, model, base, explained=False) if answered else []
    return ranking_state(matches, model, base)


def _is_settled(
    useful: list[tuple[float, Question, Prompt]],
    state: RankingState,
    answers: Answers,
    length: Interview,
    gates: int,
) -> bool:
    if not length.swing or len(answers.given) < gates + length.least:
        return False
    return not any(
        state.could_change_first(prompt, question.kind, FIRST, length.swing) for _, question, prompt in useful
    )


def open_prompts(answers: Answers, base: KnowledgeBase, mode: Mode) -> Iterator[tuple[Question, Prompt]]:
    """Yield every prompt that could be asked now and has not been."""
    for question in base.questions.values():
        if question.gate or mode not in question.modes:
            continue
        for identifier in _identifiers(question, answers, base, mode):
            if identifier not in answers:
                prompt = prompt_for(identifier, answers, base)
                if prompt is not None:
                    yield question, prompt


def _identifiers(question: Question, answers: Answers, base: KnowledgeBase, mode: Mode) -> Iterator[str]:
    """Yield the ids of the prompts that a question may become after these answers, up to its limit."""
    asked = sum(prompt.startswith(f"{question.kind}:") for prompt in answers.given)
    if question.kind not in SEVERAL:
        yield question.id
    elif asked < question.most or mode == "full":
        yield from _subjects(question, answers, base)


def _subjects(question: Question, answers: Answers, base: KnowledgeBase) -> Iterator[str]:
    """Yield the id of every prompt that a question with several subjects may become."""
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
    """Yield the id of every prompt that a question about groups or skills may become."""
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
    """Return the tasks of the next round: those not shown yet, in the base's order, dealt like cards.

    Dealing spreads neighbours in the list, which are alike, over different rounds.
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

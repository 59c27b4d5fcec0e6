"""The course of an interview: ask, keep each answer at once, go back, review, stop and go on another day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerpath_cli.interview.answers import Answers
from careerpath_cli.interview.flow import next_prompt, progress, still_fitting
from careerpath_cli.interview.prompt import Answered, InterviewProgress
from careerpath_cli.interview.prompts import prompt_for
from careerpath_cli.interview.remarks import remarks
from careerpath_cli.interview.review import review_prompt
from careerpath_cli.interview.saved import SavedInterview, save_interview

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from careerpath_cli.interview.prompt import Ask, Prompt
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Mode
    from careerpath_cli.matching.model import MatchingModel


class LeftError(Exception):
    """The person left; everything answered so far is kept."""


@dataclass(frozen=True, slots=True)
class InterviewContext:
    """What an interview needs besides the answers.

    `path` is where the profile is kept, `today` an ISO date, `seconds` a clock that only ever rises.
    """

    path: Path
    base: KnowledgeBase
    model: MatchingModel
    ask: Ask
    today: str
    seconds: Callable[[], float]
    mode: Mode = "default"


def run(kept: SavedInterview, course: InterviewContext, *, reviewing: bool = False) -> SavedInterview:
    """Ask what is still open, then show all answers for review; give what is kept in the end.

    Where nothing is open there is no review either, unless the person came for it (`reviewing`). The profile
    and the answers are on the disk after every prompt. Raises LeftError where the person leaves.
    """
    kept = replace(kept, answers=still_fitting(kept.answers, course.base))
    asked_any = reviewing
    while True:
        found = next_prompt(kept.answers, course.base, course.model, course.mode)
        if found.prompt is not None:
            kept, asked_any = _put(found.prompt, kept, course), True
        elif not asked_any or not any(kept.answers.given.values()):
            return kept
        else:
            review = review_prompt(kept.answers, course.base, settled=found.settled)
            prompt, kept = _remarking(review, kept, course)
            again = _review(prompt, kept, course)
            if again is None:
                return kept
            kept = again


def _put(prompt: Prompt, kept: SavedInterview, course: InterviewContext) -> SavedInterview:
    """Put one prompt and keep what comes of it; with "back", take the last answer back."""
    prompt, kept = _remarking(prompt, kept, course)
    started = course.seconds()
    response = course.ask(
        prompt, progress(kept.answers, course.base, course.mode), kept.answers.earlier.get(prompt.id, ())
    )
    if response == "quit":
        raise LeftError
    if response == "back":
        if not kept.answers.given:
            return kept
        answers = kept.answers.taking_back_last()
    else:
        values = response.values if isinstance(response, Answered) else None
        answers = kept.answers.adding(prompt.id, values)
        kept = kept.dating(prompt.id, course.today)
    kept = replace(kept, answers=answers)
    save_interview(kept, course.path, course.base, took=(prompt.id, course.seconds() - started))
    return kept


def _remarking(
    prompt: Prompt, kept: SavedInterview, course: InterviewContext
) -> tuple[Prompt, SavedInterview]:
    """Put what is worth a remark above a prompt, if it was not before; note at once that it was made."""
    found = remarks(kept.answers, course.base)
    new = {name: text for name, text in found.items() if name not in kept.remarked}
    if new:
        kept = replace(kept, remarked=(*kept.remarked, *new))
        save_interview(kept, course.path, course.base)
    return replace(prompt, remarks=(*prompt.remarks, *new.values())), kept


def _review(prompt: Prompt, kept: SavedInterview, course: InterviewContext) -> SavedInterview | None:
    """Show all answers, and put one of them anew if the person wants; None where all is right."""
    number = len(kept.answers.given)
    response = course.ask(prompt, InterviewProgress(number, number, 0), ())
    if response == "quit":
        raise LeftError
    if response == "back":
        kept = replace(kept, answers=kept.answers.taking_back_last())
        save_interview(kept, course.path, course.base)
        return kept
    return _change(response.values[0], kept, course) if isinstance(response, Answered) else None


def _change(identifier: str, kept: SavedInterview, course: InterviewContext) -> SavedInterview:
    """Put one prompt anew, with its answer preset; what no longer fits after that is dropped."""
    prompt = prompt_for(identifier, kept.answers, course.base)
    if prompt is None:
        return kept
    number = list(kept.answers.given).index(identifier) + 1
    response = course.ask(
        prompt, InterviewProgress(number, len(kept.answers.given), 0), kept.answers.of(identifier)
    )
    if response == "quit":
        raise LeftError
    if response == "back":
        return kept
    values = response.values if isinstance(response, Answered) else None
    given = {**kept.answers.given, identifier: values}
    answers = still_fitting(Answers(given, kept.answers.earlier), course.base)
    kept = replace(kept, answers=answers).dating(identifier, course.today)
    save_interview(kept, course.path, course.base)
    return kept

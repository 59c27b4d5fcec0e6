"""Running an interview: ask, save each answer at once, go back, review, stop and resume another day."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from careerpath_cli.interview.answers import Answers
from careerpath_cli.interview.flow import next_prompt, progress, still_fitting
from careerpath_cli.interview.prompt import Answered, Ask, InterviewProgress, Prompt
from careerpath_cli.interview.prompts import prompt_for
from careerpath_cli.interview.remarks import remarks
from careerpath_cli.interview.review import review_prompt
from careerpath_cli.interview.saved import SavedInterview, save_interview
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.questions import Mode
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.record import record


class LeftError(Exception):
    """The person quit; every answer so far is saved."""


@record
class InterviewContext:
    """What an interview needs besides the answers.

    `path` is the profile's file, `today` an ISO date, `seconds` a monotonic clock.
    """

    path: Path
    base: KnowledgeBase
    model: MatchingModel
    ask: Ask
    today: str
    seconds: Callable[[], float]
    mode: Mode = "default"


def run(saved: SavedInterview, context: InterviewContext, *, reviewing: bool = False) -> SavedInterview:
    """Ask what is still open, then show all answers for review; return the interview as saved in the end.

    Where nothing is open there is no review either, unless the person came for it (`reviewing`). The profile
    and the answers are written to disk after every prompt. Raises LeftError where the person quits.
    """
    saved = replace(saved, answers=still_fitting(saved.answers, context.base))
    asked_any = reviewing
    while True:
        following = next_prompt(saved.answers, context.base, context.model, context.mode)
        if following.prompt is not None:
            saved, asked_any = _ask(following.prompt, saved, context), True
        elif not asked_any or not any(saved.answers.given.values()):
            return saved
        else:
            review = review_prompt(
                saved.answers, context.base, settled=following.settled, cut_short=following.cut_short
            )
            prompt, saved = _add_remarks(review, saved, context)
            changed = _review(prompt, saved, context)
            if changed is None:
                return saved
            saved = changed


def _ask(prompt: Prompt, saved: SavedInterview, context: InterviewContext) -> SavedInterview:
    """Ask one prompt and save the answer; with "back", take the last answer back."""
    prompt, saved = _add_remarks(prompt, saved, context)
    started = context.seconds()
    response = context.ask(
        prompt, progress(saved.answers, context.base, context.mode), saved.answers.earlier.get(prompt.id, ())
    )
    if response == "quit":
        raise LeftError
    if response == "back":
        if not saved.answers.given:
            return saved
        answers = saved.answers.taking_back_last()
    else:
        values = response.values if isinstance(response, Answered) else None
        answers = saved.answers.adding(prompt.id, values)
        saved = saved.dating(prompt.id, context.today)
    saved = replace(saved, answers=answers)
    save_interview(saved, context.path, context.base, took=(prompt.id, context.seconds() - started))
    return saved


def _add_remarks(
    prompt: Prompt, saved: SavedInterview, context: InterviewContext
) -> tuple[Prompt, SavedInterview]:
    """Add to a prompt the remarks not made before, and save at once that they were made."""
    due = remarks(saved.answers, context.base)
    new = {name: text for name, text in due.items() if name not in saved.remarked}
    if new:
        saved = replace(saved, remarked=(*saved.remarked, *new))
        save_interview(saved, context.path, context.base)
    return replace(prompt, remarks=(*prompt.remarks, *new.values())), saved


def _review(prompt: Prompt, saved: SavedInterview, context: InterviewContext) -> SavedInterview | None:
    """Show all answers and ask one again if the person wants to; None where they are happy with them."""
    number = len(saved.answers.given)
    response = context.ask(prompt, InterviewProgress(number, number, 0), ())
    if response == "quit":
        raise LeftError
    if response == "back":
        saved = replace(saved, answers=saved.answers.taking_back_last())
        save_interview(saved, context.path, context.base)
        return saved
    return _change(response.values[0], saved, context) if isinstance(response, Answered) else None


def _change(identifier: str, saved: SavedInterview, context: InterviewContext) -> SavedInterview:
    """Ask one prompt again with its answer preset, and drop the answers that no longer fit."""
    prompt = prompt_for(identifier, saved.answers, context.base)
    if prompt is None:
        return saved
    number = list(saved.answers.given).index(identifier) + 1
    response = context.ask(
        prompt, InterviewProgress(number, len(saved.answers.given), 0), saved.answers.of(identifier)
    )
    if response == "quit":
        raise LeftError
    if response == "back":
        return saved
    values = response.values if isinstance(response, Answered) else None
    given = {**saved.answers.given, identifier: values}
    answers = still_fitting(Answers(given, saved.answers.earlier, saved.answers.told), context.base)
    saved = replace(saved, answers=answers).dating(identifier, context.today)
    save_interview(saved, context.path, context.base)
    return saved

"""What `advise` does without a profile file: interview the person and save the answers."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from careerpath_cli.commands.shared.output import say
from careerpath_cli.errors import INTERRUPTED, FileProblemError, UsageError
from careerpath_cli.interview.prompt import Answered, InterviewProgress, Prompt, PromptChoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerpath_cli.interview.prompt import Ask
    from careerpath_cli.interview.saved import SavedInterview
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Mode
    from careerpath_cli.matching.model import MatchingModel


@dataclass(frozen=True, slots=True)
class InterviewOptions:
    """How to run an interview.

    `path` is where the answers are saved and `again` the command that continues the interview. Questions
    answered before the ISO date `before` are asked again; with None, only new ones are asked. With
    `only_result`, people with nothing left to answer aren't even asked what to do with their profile.
    """

    path: Path
    again: str
    mode: Mode = "default"
    plain: bool | None = None
    today: str = ""
    before: str | None = None
    only_result: bool = False


_Over = Literal["finished", "as it is"]
"""Why nothing is asked: the interview was already finished, or the person keeps the profile as it is."""


def has_terminal() -> bool:
    """Return whether both standard input and standard output are terminals."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def run_interview(base: KnowledgeBase, sitting: InterviewOptions) -> bool:
    """Interview the person on the terminal, saving the profile at the path of the options.

    Returns whether the interview was already finished, so that nothing was asked. Raises UsageError without a
    terminal. Leaving early ends the program with exit code 130, all answers saved.
    """
    if not has_terminal():
        raise UsageError(
            "The interview needs a terminal.",
            hint="Use --profile FILE instead; examples/ holds some to start from.",
        )
    from careerpath_cli.interview.terminal.terminals import choose_prompts
    from careerpath_cli.matching.model import build_model

    ask = choose_prompts(sitting.plain)
    with _keeping_what_was_said(sitting):
        model = build_model(base)
        kept = _start(sitting, base, model, ask)
        if isinstance(kept, str):
            return kept == "finished"
        minutes = base.interview[sitting.mode].minutes
        say(f"Some questions, about {minutes:g} minutes. Every one can be skipped or gone back to.")
        say(f"Leaving keeps what you said. It stays on this computer, in {sitting.path}.")
        _run(kept, sitting, base, model, ask)
    say("")
    return False


def offer_more(base: KnowledgeBase, sitting: InterviewOptions) -> bool:
    """Let a person whose interview is finished change an answer, answer more questions, or start over.

    Returns whether they did, so that there is a new result to show.
    """
    from careerpath_cli.interview import saved as keeping
    from careerpath_cli.interview.flow import still_fitting
    from careerpath_cli.interview.terminal.terminals import choose_prompts
    from careerpath_cli.matching.model import build_model

    ask, model = choose_prompts(sitting.plain), build_model(base)
    kept = keeping.load_interview(sitting.path)
    kept = replace(kept, answers=still_fitting(kept.answers, base))
    longer = _longer_mode(kept, sitting.mode, base, model)
    say("")
    wish = _wish(ask, more=longer is not None)
    with _keeping_what_was_said(sitting):
        match wish:
            case "change":
                _run(kept, sitting, base, model, ask, reviewing=True)
            case "more" if longer is not None:
                _run(kept, replace(sitting, mode=longer), base, model, ask)
            case "new":
                say(f"The old profile is now {keeping.keep_previous_interview(sitting.path)}.")
                _run(keeping.SavedInterview(), sitting, base, model, ask)
            case _:
                return False
    say("")
    return True


def _longer_mode(kept: SavedInterview, mode: Mode, base: KnowledgeBase, model: MatchingModel) -> Mode | None:
    """Return the next longer mode that has questions left; None where all were asked."""
    from careerpath_cli.interview.flow import next_prompt
    from careerpath_cli.knowledge.model.questions import MODES

    longer = MODES[MODES.index(mode) + 1 :]
    return next((one for one in longer if next_prompt(kept.answers, base, model, one).prompt), None)


def _wish(ask: Ask, *, more: bool) -> str:
    """Return what the person wants to do with a finished profile; empty for nothing more."""
    further = (PromptChoice("more", "Answer more questions"),) if more else ()
    prompt = Prompt(
        id="finished",
        part="Next",
        text="Is there anything to change or to add?",
        why="Your answers are saved. Nothing is asked again unless you choose it here.",
        kind="one",
        choices=(
            PromptChoice("change", "Change an answer"),
            *further,
            PromptChoice("new", "Start over; the old profile is kept beside the new one"),
        ),
        neutral="Quit",
    )
    try:
        response = ask(prompt, InterviewProgress(1, 1, 0), ())
    except (KeyboardInterrupt, EOFError):
        return ""
    return response.values[0] if isinstance(response, Answered) else ""


@contextmanager
def _keeping_what_was_said(sitting: InterviewOptions) -> Iterator[None]:
    """Say on leaving early what was saved and how to continue; ends the program with exit code 130."""
    from careerpath_cli.interview.session import LeftError

    try:
        yield
    except (LeftError, KeyboardInterrupt, EOFError):
        kept = (
            f"What you said is saved in {sitting.path}."
            if sitting.path.exists()
            else "Nothing was saved yet."
        )
        say(f"\n{kept} Go on with: {sitting.again}")
        raise SystemExit(INTERRUPTED) from None


def _run(
    kept: SavedInterview,
    sitting: InterviewOptions,
    base: KnowledgeBase,
    model: MatchingModel,
    ask: Ask,
    *,
    reviewing: bool = False,
) -> None:
    from time import monotonic

    from careerpath_cli.interview.session import InterviewContext, run

    course = InterviewContext(sitting.path, base, model, ask, sitting.today, monotonic, sitting.mode)
    run(kept, course, reviewing=reviewing)


def _start(
    sitting: InterviewOptions, base: KnowledgeBase, model: MatchingModel, ask: Ask
) -> SavedInterview | _Over:
    """Return the interview to start or resume, as the person chooses, or the reason why nothing is asked."""
    from careerpath_cli.interview import saved as keeping
    from careerpath_cli.interview.flow import next_prompt, still_fitting

    path = sitting.path
    if path.is_dir():
        raise FileProblemError(f"{path} is a directory.", hint="Name a file with --save.")
    earlier = keeping.load_interview(path)
    if sitting.before is not None:
        earlier = earlier.asking_again(sitting.before)
    earlier = replace(earlier, answers=still_fitting(earlier.answers, base))
    if not path.exists() or (not any(earlier.answers.given.values()) and not earlier.answers.earlier):
        return _without_interview(sitting, earlier, ask)
    if sitting.before is None and keeping.edited_by_hand(path, earlier):
        return _as_it_is(sitting, ask)
    if next_prompt(earlier.answers, base, model, sitting.mode).prompt is None:
        return "finished"
    count = len(earlier.answers.given)
    done = f"{count} question{'' if count == 1 else 's'} done"
    if _starts_over(path, f"Go on with it ({done})", ask):
        say(f"The old profile is now {keeping.keep_previous_interview(path)}.")
        return keeping.SavedInterview()
    return earlier


def _without_interview(
    sitting: InterviewOptions, earlier: SavedInterview, ask: Ask
) -> SavedInterview | _Over:
    """Return where to start without saved answers; a profile made by other means may be used as it is."""
    from careerpath_cli.interview import saved as keeping
    from careerpath_cli.storage.yaml_documents import read_text

    path = sitting.path
    written = path.exists() and bool(read_text(path, "The profile").strip())
    if not written or not keeping.edited_by_hand(path, earlier):
        return earlier
    return _as_it_is(sitting, ask)


def _as_it_is(sitting: InterviewOptions, ask: Ask) -> SavedInterview | _Over:
    """Use a profile that was edited by hand, unless the person prefers to start over."""
    from careerpath_cli.interview import saved as keeping

    if sitting.only_result:
        return "finished"
    if not _starts_over(sitting.path, "Use it as it is", ask):
        return "as it is"
    say(f"The old profile is now {keeping.keep_previous_interview(sitting.path)}.")
    return keeping.SavedInterview()


def _starts_over(path: Path, going_on: str, ask: Ask) -> bool:
    """Return whether the person chooses a new profile over the existing one; raises LeftError on leaving."""
    from careerpath_cli.interview.session import LeftError

    prompt = Prompt(
        id="start",
        part="Start",
        text=f"There is a profile in {path} already.",
        why="A new interview would replace it, and keep the old one beside it.",
        kind="one",
        choices=(
            PromptChoice("use", going_on),
            PromptChoice("new", "Start over; the old one is kept beside the new one"),
        ),
    )
    response = ask(prompt, InterviewProgress(1, 1, 0), ())
    if response in ("quit", "back"):
        raise LeftError
    return isinstance(response, Answered) and response.values == ("new",)


def command_again(arguments: list[str]) -> str:
    """Return the command that continues an interview, ready to type."""
    return shlex.join(["careerpath", "advise", *arguments])

"""What `advise` does when no profile is given: interview the person and save their answers."""

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
    """How an interview is to be held.

    `path` is where the answers are kept and `again` the command that goes on with them. Answers given before
    the ISO date `before` are asked for again; None asks only what is new. With `only_result` whoever has
    nothing left to answer is asked nothing at all, not even what to do with their profile.
    """

    path: Path
    again: str
    mode: Mode = "default"
    plain: bool | None = None
    today: str = ""
    before: str | None = None
    only_result: bool = False


_Over = Literal["finished", "as it is"]
"""Why nothing is asked: an interview came to its end before, or the person wants their profile unchanged."""


def has_terminal() -> bool:
    """Tell whether there is a terminal on both ends, to ask on and to be answered on."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def run_interview(base: KnowledgeBase, sitting: InterviewOptions) -> bool:
    """Interview the person on the terminal, keeping the profile at the sitting's path.

    Returns whether the interview was finished before, so that nothing was asked. Raises UsageError without a
    terminal. Whoever leaves does so with exit code 130, everything kept.
    """
    if not has_terminal():
        raise UsageError(
            "The interview needs a terminal.",
            hint="Use --profile FILE instead; there are examples in examples/.",
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
        say(f"This takes about {minutes:g} minutes. You can skip any question or go back.")
        say(f"Quit any time: your answers are saved on this computer ({sitting.path}).")
        _run(kept, sitting, base, model, ask)
    say("")
    return False


def offer_more(base: KnowledgeBase, sitting: InterviewOptions) -> bool:
    """Let a person whose interview is finished change an answer, give more of them, or begin anew.

    Returns whether they did, so that there is another result to show.
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
                say(f"Your old profile is now {keeping.keep_previous_interview(sitting.path)}.")
                _run(keeping.SavedInterview(), sitting, base, model, ask)
            case _:
                return False
    say("")
    return True


def _longer_mode(kept: SavedInterview, mode: Mode, base: KnowledgeBase, model: MatchingModel) -> Mode | None:
    """Return the next longer kind of interview that has questions left; None where all were asked."""
    from careerpath_cli.interview.flow import next_prompt
    from careerpath_cli.knowledge.model.questions import MODES

    longer = MODES[MODES.index(mode) + 1 :]
    return next((one for one in longer if next_prompt(kept.answers, base, model, one).prompt), None)


def _wish(ask: Ask, *, more: bool) -> str:
    """Ask what to do with a finished profile; nothing for whoever has seen what they wanted to see."""
    further = (PromptChoice("more", "Answer more questions"),) if more else ()
    prompt = Prompt(
        id="finished",
        part="Next",
        text="What would you like to do next?",
        why="Your answers are saved. We won't ask anything again unless you choose to here.",
        kind="one",
        choices=(
            PromptChoice("change", "Change an answer"),
            *further,
            PromptChoice("new", "Start over (your old profile is kept)"),
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
    """Tell whoever leaves what is kept and how to go on; ends the program with exit code 130."""
    from careerpath_cli.interview.session import LeftError

    try:
        yield
    except (LeftError, KeyboardInterrupt, EOFError):
        kept = (
            f"Your answers are saved in {sitting.path}."
            if sitting.path.exists()
            else "Nothing saved yet."
        )
        say(f"\n{kept} To continue: {sitting.again}")
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
    """Begin anew or where an earlier interview stopped, as the person chooses; or say why not to ask."""
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
    if _starts_over(path, f"Resume ({count} answered)", ask):
        say(f"Your old profile is now {keeping.keep_previous_interview(path)}.")
        return keeping.SavedInterview()
    return earlier


def _without_interview(
    sitting: InterviewOptions, earlier: SavedInterview, ask: Ask
) -> SavedInterview | _Over:
    """Begin where no answers of an interview are kept; a profile made otherwise may be used as it is."""
    from careerpath_cli.interview import saved as keeping
    from careerpath_cli.storage.yaml_documents import read_text

    path = sitting.path
    written = path.exists() and bool(read_text(path, "The profile").strip())
    if not written or not keeping.edited_by_hand(path, earlier):
        return earlier
    return _as_it_is(sitting, ask)


def _as_it_is(sitting: InterviewOptions, ask: Ask) -> SavedInterview | _Over:
    """Use a profile that says what no interview wrote, unless the person would rather have a new one."""
    from careerpath_cli.interview import saved as keeping

    if sitting.only_result:
        return "finished"
    if not _starts_over(sitting.path, "Show my results", ask):
        return "as it is"
    say(f"Your old profile is now {keeping.keep_previous_interview(sitting.path)}.")
    return keeping.SavedInterview()


def _starts_over(path: Path, going_on: str, ask: Ask) -> bool:
    """Let the person choose between the profile that there is and a new one; leaving leaves."""
    from careerpath_cli.interview.session import LeftError

    prompt = Prompt(
        id="start",
        part="Start",
        text=f"You already have a profile in {path}.",
        why="A new interview would replace it; the old one is kept next to it.",
        kind="one",
        choices=(
            PromptChoice("use", going_on),
            PromptChoice("new", "Start over (your old profile is kept)"),
        ),
    )
    response = ask(prompt, InterviewProgress(1, 1, 0), ())
    if response in ("quit", "back"):
        raise LeftError
    return isinstance(response, Answered) and response.values == ("new",)


def command_again(arguments: list[str]) -> str:
    """Return the command that goes on with an interview, to be typed as it is."""
    return shlex.join(["careerpath", "advise", *arguments])

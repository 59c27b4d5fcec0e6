"""What `advise` does when no profile is given: interview the person and save their answers."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Literal

from careerpath_cli.commands.shared.output import say
from careerpath_cli.engine import Engine
from careerpath_cli.errors import INTERRUPTED, FileProblemError, UsageError
from careerpath_cli.interview import saved as store
from careerpath_cli.interview.flow import next_prompt, progress, still_fitting
from careerpath_cli.interview.prompt import Answered, Ask, InterviewProgress, Prompt, PromptChoice
from careerpath_cli.interview.saved import SavedInterview
from careerpath_cli.interview.session import InterviewContext, LeftError, run
from careerpath_cli.interview.terminal.terminals import choose_prompts
from careerpath_cli.knowledge.model.questions import MODES, Mode
from careerpath_cli.profile.companions import sources_path
from careerpath_cli.record import record
from careerpath_cli.storage.yaml_documents import read_text


@record
class InterviewOptions:
    """How to run an interview.

    `path` is the profile's file and `again` the command that resumes the interview. Answers from before the
    ISO date `before` are asked for again; None asks only what is new. With `only_result` a person who has
    nothing left to answer is asked nothing at all, not even what to do with their profile.
    """

    path: Path
    again: str
    mode: Mode = "default"
    plain: bool | None = None
    today: str = ""
    before: str | None = None
    only_result: bool = False


_NotAsked = Literal["finished", "as it is"]
"""Why nothing is asked: the interview was finished before, or the person wants their profile as it is."""


def has_terminal() -> bool:
    """Return whether both input and output are terminals."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def run_interview(engine: Engine, options: InterviewOptions) -> bool:
    """Interview the person on the terminal and save the profile at the path of the options.

    Returns whether the interview was finished before, so that nothing was asked. Raises UsageError without a
    terminal. Quitting ends the program with exit code 130 and every answer saved.
    """
    if not has_terminal():
        raise UsageError(
            "The interview needs a terminal.",
            hint="Use --profile FILE instead; there are examples in examples/.",
        )
    ask = choose_prompts(options.plain)
    with _announcing_what_is_saved(options):
        saved = _start(options, engine, ask)
        if isinstance(saved, str):
            return saved == "finished"
        if saved.answers.told.skills:
            say("What your profile says already is not asked again.")
        minutes = max(round(progress(saved.answers, engine.base, options.mode).minutes_left), 1)
        length = "a minute" if minutes == 1 else f"{minutes} minutes"
        say(f"This takes about {length}. You can skip any question or go back.")
        say(f"Quit any time: your answers are saved on this computer, in\n{options.path}")
        _run(saved, options, engine, ask)
    say("")
    return False


def offer_more(engine: Engine, options: InterviewOptions) -> bool:
    """Let a person whose interview is finished change an answer, answer more questions, or start over.

    Returns whether they did, so that there is a new result to show.
    """
    ask = choose_prompts(options.plain)
    saved = _load(options.path, engine)
    longer = _longer_mode(saved, options.mode, engine)
    say("")
    request = _ask_what_next(ask, more=longer is not None)
    with _announcing_what_is_saved(options):
        match request:
            case "change":
                _run(saved, options, engine, ask, reviewing=True)
            case "more" if longer is not None:
                _run(saved, replace(options, mode=longer), engine, ask)
            case "new":
                say(f"Your old profile is now {store.keep_previous_interview(options.path)}.")
                _run(store.SavedInterview(), options, engine, ask)
            case _:
                return False
    say("")
    return True


def _longer_mode(saved: SavedInterview, mode: Mode, engine: Engine) -> Mode | None:
    """Return the next longer interview that has questions left; None where all were asked."""
    longer = MODES[MODES.index(mode) + 1 :]
    base, model = engine.base, engine.model
    return next((mode for mode in longer if next_prompt(saved.answers, base, model, mode).prompt), None)


def _ask_what_next(ask: Ask, *, more: bool) -> str:
    """Ask what to do with a finished profile; return "" where the person is done."""
    more_questions = (PromptChoice("more", "Answer more questions"),) if more else ()
    prompt = Prompt(
        id="finished",
        part="Next",
        text="What would you like to do next?",
        why="Your answers are saved. We won't ask anything again unless you choose to here.",
        kind="one",
        choices=(
            PromptChoice("change", "Change an answer"),
            *more_questions,
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
def _announcing_what_is_saved(options: InterviewOptions) -> Iterator[None]:
    """On quitting, say what is saved and how to resume, and end the program with exit code 130."""
    try:
        yield
    except (LeftError, KeyboardInterrupt, EOFError):
        outcome = (
            f"Your answers are saved in {options.path}." if options.path.exists() else "Nothing saved yet."
        )
        say(f"\n{outcome} To continue: {options.again}")
        raise SystemExit(INTERRUPTED) from None


def _run(
    saved: SavedInterview,
    options: InterviewOptions,
    engine: Engine,
    ask: Ask,
    *,
    reviewing: bool = False,
) -> None:
    context = InterviewContext(
        options.path, engine.base, engine.model, ask, options.today, monotonic, options.mode
    )
    run(saved, context, reviewing=reviewing)


def _start(options: InterviewOptions, engine: Engine, ask: Ask) -> SavedInterview | _NotAsked:
    """Return the interview to start from, new or resumed as the person chooses, or why nothing is asked."""
    path = options.path
    if path.is_dir():
        raise FileProblemError(f"{path} is a directory.", hint="Choose a file with --save FILE.")
    earlier = _load(path, engine)
    if options.before is not None:
        earlier = earlier.asking_again(options.before)
        earlier = replace(earlier, answers=still_fitting(earlier.answers, engine.base))
    if earlier.answers.told.skills:
        return _what_is_open(earlier, options, engine, ask)
    if not path.exists() or (not any(earlier.answers.given.values()) and not earlier.answers.earlier):
        return _without_interview(options, earlier, ask)
    if options.before is None and store.edited_by_hand(path, earlier):
        return _offer_as_it_is(options, ask)
    return _going_on(earlier, options, engine, ask)


def _load(path: Path, engine: Engine) -> SavedInterview:
    """Return the saved interview of a profile and, after an import, what the profile says beside it."""
    saved = store.load_interview(path)
    if sources_path(path).is_file():
        saved = store.with_profile(saved, path, engine.base)
    return replace(saved, answers=still_fitting(saved.answers, engine.base))


def _what_is_open(
    earlier: SavedInterview, options: InterviewOptions, engine: Engine, ask: Ask
) -> SavedInterview | _NotAsked:
    """Return where to go on after an import: at once, unless an interview was begun already."""
    if any(earlier.answers.given.values()):
        return _going_on(earlier, options, engine, ask)
    open_prompt = next_prompt(earlier.answers, engine.base, engine.model, options.mode).prompt
    return earlier if open_prompt else "finished"


def _going_on(
    earlier: SavedInterview, options: InterviewOptions, engine: Engine, ask: Ask
) -> SavedInterview | _NotAsked:
    """Return the interview to resume, or to start over, as the person chooses."""
    if next_prompt(earlier.answers, engine.base, engine.model, options.mode).prompt is None:
        return "finished"
    count = len(earlier.answers.given)
    if _starts_over(options.path, f"Resume ({count} answered)", ask):
        say(f"Your old profile is now {store.keep_previous_interview(options.path)}.")
        return store.SavedInterview()
    return earlier


def _without_interview(
    options: InterviewOptions, earlier: SavedInterview, ask: Ask
) -> SavedInterview | _NotAsked:
    """Return where to start with no saved answers; a profile made some other way can be used as it is."""
    path = options.path
    has_profile = path.exists() and bool(read_text(path, "The profile").strip())
    if not has_profile or not store.edited_by_hand(path, earlier):
        return earlier
    return _offer_as_it_is(options, ask)


def _offer_as_it_is(options: InterviewOptions, ask: Ask) -> SavedInterview | _NotAsked:
    """Offer to use a profile that no interview wrote as it is, or to start over."""
    if options.only_result:
        return "finished"
    if not _starts_over(options.path, "Show my results", ask):
        return "as it is"
    say(f"Your old profile is now {store.keep_previous_interview(options.path)}.")
    return store.SavedInterview()


def _starts_over(path: Path, resume_label: str, ask: Ask) -> bool:
    """Return whether the person wants a new profile instead of the existing one; raises LeftError on quit."""
    prompt = Prompt(
        id="start",
        part="Start",
        text=f"You already have a profile in {path}.",
        why="A new interview would replace it; the old one is kept next to it.",
        kind="one",
        choices=(
            PromptChoice("use", resume_label),
            PromptChoice("new", "Start over (your old profile is kept)"),
        ),
    )
    response = ask(prompt, InterviewProgress(1, 1, 0), ())
    if response in ("quit", "back"):
        raise LeftError
    return isinstance(response, Answered) and response.values == ("new",)


def command_again(arguments: list[str]) -> str:
    """Return the command that resumes an interview, ready to be typed."""
    return shlex.join(["careerpath", "advise", *arguments])

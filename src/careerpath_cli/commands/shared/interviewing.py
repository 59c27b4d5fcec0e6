"""What `advise` does where no profile is given: interview the person, and keep what they say."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerpath_cli.commands.shared.output import say
from careerpath_cli.errors import INTERRUPTED, FileProblemError, UsageError
from careerpath_cli.interview.prompt import Answered, Progress, Prompt, PromptChoice

if TYPE_CHECKING:
    from pathlib import Path

    from careerpath_cli.interview.prompt import Ask
    from careerpath_cli.interview.saved import Kept
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Mode
    from careerpath_cli.matching.model import MatchingModel


@dataclass(frozen=True, slots=True)
class Sitting:
    """How an interview is to be held.

    `path` is where the answers are kept and `again` the command that goes on with them. Answers given before
    the ISO date `before` are asked for again; None asks only what is new.
    """

    path: Path
    again: str
    mode: Mode = "default"
    plain: bool | None = None
    today: str = ""
    before: str | None = None


def run_interview(base: KnowledgeBase, sitting: Sitting) -> None:
    """Interview the person on the terminal, keeping the profile at the sitting's path.

    Raises UsageError without a terminal. Whoever leaves does so with exit code 130, everything kept.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "The interview needs a terminal.",
            hint="Use --profile FILE instead; examples/ holds some to start from.",
        )
    from careerpath_cli.interview.session import LeftError
    from careerpath_cli.interview.terminal.terminals import choose_prompts
    from careerpath_cli.matching.model import prepare

    ask = choose_prompts(sitting.plain)
    try:
        _interview(sitting, base, prepare(base), ask)
    except (LeftError, KeyboardInterrupt, EOFError):
        kept = (
            f"What you said is saved in {sitting.path}."
            if sitting.path.exists()
            else "Nothing was saved yet."
        )
        say(f"\n{kept} Go on with: {sitting.again}")
        raise SystemExit(INTERRUPTED) from None
    say("")


def _interview(sitting: Sitting, base: KnowledgeBase, model: MatchingModel, ask: Ask) -> None:
    from time import monotonic

    from careerpath_cli.interview.session import Course, run

    kept = _start(sitting, base, model, ask)
    if kept is None:
        return
    minutes = base.interview[sitting.mode].minutes
    say(f"Some questions, about {minutes:g} minutes. Every one can be skipped or gone back to.")
    say(f"Leaving keeps what you said. It stays on this computer, in {sitting.path}.")
    run(kept, Course(sitting.path, base, model, ask, sitting.today, monotonic, sitting.mode))


def _start(sitting: Sitting, base: KnowledgeBase, model: MatchingModel, ask: Ask) -> Kept | None:
    """Begin anew or where an earlier interview stopped, as the person chooses; None to ask nothing at all."""
    from careerpath_cli.interview import saved as keeping
    from careerpath_cli.interview.flow import next_prompt, still_fitting

    path = sitting.path
    if path.is_dir():
        raise FileProblemError(f"{path} is a directory.", hint="Name a file with --save.")
    earlier = keeping.saved(path)
    if sitting.before is not None:
        earlier = earlier.asking_again(sitting.before)
    earlier = replace(earlier, answers=still_fitting(earlier.answers, base))
    if not path.exists() or (not any(earlier.answers.given.values()) and not earlier.answers.earlier):
        return _without_interview(path, earlier, ask)
    theirs = sitting.before is None and keeping.edited_by_hand(path, earlier)
    over = theirs or next_prompt(earlier.answers, base, model, sitting.mode).prompt is None
    count = len(earlier.answers.given)
    done = f"{count} question{'' if count == 1 else 's'} done"
    if _starts_over(path, "Use it as it is" if over else f"Go on with it ({done})", ask):
        say(f"The old profile is now {keeping.keep_previous(path)}.")
        return keeping.Kept()
    return None if over else earlier


def _without_interview(path: Path, earlier: Kept, ask: Ask) -> Kept | None:
    """Begin where no answers of an interview are kept; a profile made otherwise may be used as it is."""
    from careerpath_cli.interview import saved as keeping
    from careerpath_cli.storage.yaml_documents import read_text

    written = path.exists() and bool(read_text(path, "The profile").strip())
    if not written or not keeping.edited_by_hand(path, earlier):
        return earlier
    if _starts_over(path, "Use it as it is", ask):
        say(f"The old profile is now {keeping.keep_previous(path)}.")
        return keeping.Kept()
    return None


def _starts_over(path: Path, going_on: str, ask: Ask) -> bool:
    """Let the person choose between the profile that there is and a new one; leaving leaves."""
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
    response = ask(prompt, Progress(1, 1, 0), ())
    if response in ("quit", "back"):
        raise LeftError
    return isinstance(response, Answered) and response.values == ("new",)


def command_again(arguments: list[str]) -> str:
    """Give the command that goes on with an interview, to be typed as it is."""
    return shlex.join(["careerpath", "advise", *arguments])

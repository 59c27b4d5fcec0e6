"""What `advise` does where no profile is given: interview the person, and keep what they say."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from careerpath_cli.commands.output import say
from careerpath_cli.errors import INTERRUPTED, FileProblemError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from careerpath_cli.advice.expectations import MatchingModel
    from careerpath_cli.interview.answers import Answers
    from careerpath_cli.knowledge.base import KnowledgeBase


def run_interview(base: KnowledgeBase, save: Path | None) -> Path:
    """Interview the person on the terminal; give the path of the profile that came of it.

    Raises UsageError without a terminal. Ctrl-C leaves with exit code 130, everything answered saved.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "The interview needs a terminal.",
            hint="Use --profile FILE instead; examples/ holds some to start from.",
        )
    from careerpath_cli.advice.expectations import prepare
    from careerpath_cli.interview import prompts, session
    from careerpath_cli.profile.writing import default_profile_path

    path = save or default_profile_path()
    say("Some questions, about five minutes. Every one can be skipped; Ctrl-C keeps what you said.")
    say(f"Your answers stay on this computer, in {path}.")
    try:
        model = prepare(base)
        answers = _start(path, base, model)
        if answers is not None:
            session.run(answers, path, base, model, prompts.ask)
    except (KeyboardInterrupt, EOFError):
        again = f"careerpath advise{f' --save {shlex.quote(str(save))}' if save else ''}"
        kept = f"What you said is saved in {path}." if path.exists() else "Nothing was saved yet."
        say(f"\n{kept} Go on with: {again}")
        raise SystemExit(INTERRUPTED) from None
    say("")
    return path


def _start(path: Path, base: KnowledgeBase, model: MatchingModel) -> Answers | None:
    """Begin anew or where an earlier interview stopped, as the person chooses; None to ask nothing at all."""
    from careerpath_cli.interview import prompts, session
    from careerpath_cli.interview.answers import Answers
    from careerpath_cli.interview.flow import PromptChoice, next_prompt

    if path.is_dir():
        raise FileProblemError(f"{path} is a directory.", hint="Name a file with --save.")
    earlier = session.saved_answers(path)
    if not path.exists() or (earlier.given and not any(earlier.given.values())):
        return Answers()
    theirs = not earlier.given or session.edited_by_hand(path, earlier, base)
    over = theirs or next_prompt(earlier, base, model) is None
    done = f"{len(earlier.given)} question{'' if len(earlier.given) == 1 else 's'} done"
    choice = prompts.choose(
        f"There is a profile in {path} already.",
        [
            PromptChoice("use", "Use it as it is" if over else f"Go on with it ({done})"),
            PromptChoice("new", "Start over; the old one is kept beside the new one"),
        ],
    )
    if choice == "new":
        say(f"The old profile is now {session.keep_previous(path)}.")
        return Answers()
    return None if over else earlier

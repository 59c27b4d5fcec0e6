"""The course of an interview: ask, keep each answer at once, stop and go on another day."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from careerpath_cli.documents import read_text
from careerpath_cli.errors import FileProblemError
from careerpath_cli.interview.answers import Answers, profile_from_answers
from careerpath_cli.interview.flow import Prompt, next_prompt, still_fitting
from careerpath_cli.profile.writing import profile_text, write_profile
from careerpath_cli.writing import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from careerpath_cli.advice.expectations import MatchingModel
    from careerpath_cli.knowledge.base import KnowledgeBase

_KEPT = 1000
Ask = Callable[[Prompt, int], tuple[str, ...] | None]
"""Puts a prompt (and its number, from 1) to the person; None where they skip it. KeyboardInterrupt leaves."""


def run(answers: Answers, path: Path, base: KnowledgeBase, model: MatchingModel, ask: Ask) -> Answers:
    """Ask what is still open, writing the profile to `path` after every answer; give all answers.

    Earlier answers that no longer fit their questions are asked for again. KeyboardInterrupt passes
    through; everything answered before it is on the disk by then.
    """
    answers = still_fitting(answers, base, model)
    while (prompt := next_prompt(answers, base, model)) is not None:
        answers = answers.adding(prompt.id, ask(prompt, len(answers.given) + 1))
        save(answers, path, base)
    return answers


def save(answers: Answers, path: Path, base: KnowledgeBase) -> None:
    """Write the profile, and beside it which prompts were answered or skipped."""
    write_profile(path, profile_from_answers(answers, base))
    record = json.dumps({key: value and list(value) for key, value in answers.given.items()}, indent=1)
    try:
        write_atomically(answers_path(path), (record + "\n").encode())
    except OSError as error:
        raise FileProblemError(f"{answers_path(path)} cannot be written: {error.strerror}.") from None


def saved_answers(path: Path) -> Answers:
    """Read what an earlier interview for the profile at `path` left; nothing where there is none to read."""
    try:
        record = json.loads(read_text(answers_path(path), "The interview"))
    except (FileProblemError, ValueError, RecursionError):
        return Answers()
    if not isinstance(record, dict) or not all(map(_is_answer, record.values())):
        return Answers()
    return Answers({prompt: None if given is None else tuple(given) for prompt, given in record.items()})


def _is_answer(given: object) -> bool:
    return given is None or (isinstance(given, list) and all(isinstance(one, str) for one in given))


def keep_previous(path: Path) -> Path | None:
    """Move an existing profile out of the way of a new one; give where it went."""
    if not path.exists():
        return None
    names = (f"{path.stem}.previous{number}{path.suffix}" for number in ("", *range(2, _KEPT)))
    free = (path.with_name(name) for name in names if not path.with_name(name).exists())
    previous = next(free, None)
    if previous is None:
        raise FileProblemError(
            f"There are {_KEPT} earlier profiles beside {path}.", hint="Delete some of them."
        )
    try:
        answers_path(path).unlink(missing_ok=True)
        path.replace(previous)
    except OSError as error:
        raise FileProblemError(f"{path} cannot be moved: {error.strerror}.") from None
    return previous


def edited_by_hand(path: Path, answers: Answers, base: KnowledgeBase) -> bool:
    """Tell whether a profile says something else than the interview wrote, so that going on would undo it."""
    return read_text(path, "The profile") != profile_text(profile_from_answers(answers, base))


def answers_path(path: Path) -> Path:
    """Give the place where the course of the interview for a profile is kept."""
    return path.with_name(f"{path.stem}.interview.json")

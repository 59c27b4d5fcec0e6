"""What is saved of an interview next to the profile: answers by prompt, dates, seconds per prompt."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from careerpath_cli.errors import FileProblemError
from careerpath_cli.interview.answers import Answers, profile_from_answers
from careerpath_cli.interview.told import EMPTY, Told, beside, told_by
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.companions import sources_path
from careerpath_cli.profile.editing import Change
from careerpath_cli.profile.model import ProfileFile
from careerpath_cli.profile.reading import parse_profile
from careerpath_cli.profile.writing import changed_text, profile_text, write_profile_text
from careerpath_cli.record import record
from careerpath_cli.storage.atomic import write_atomically
from careerpath_cli.storage.plain import from_plain, to_plain
from careerpath_cli.storage.yaml_documents import read_text

_FORMAT: Literal[2] = 2
_PREVIOUS = 1000
_SUBJECT = "The profile"


@record
class SavedInterview:
    """The answers of an interview, the ISO dates on which prompts were answered, and the remarks made.

    `written` holds digests of the profile as last written and as it was before that.
    """

    answers: Answers = field(default_factory=Answers)
    dates: Mapping[str, str] = field(default_factory=dict)
    remarked: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    def dating(self, prompt: str, day: str) -> SavedInterview:
        """Return this interview with the date on which a prompt was answered."""
        return replace(self, dates={**self.dates, prompt: day})

    def asking_again(self, before: str) -> SavedInterview:
        """Return this interview with the answers from before an ISO date taken back, to be asked again."""
        old = {prompt for prompt in self.answers.given if self.dates.get(prompt, "") < before}
        given = {prompt: answer for prompt, answer in self.answers.given.items() if prompt not in old}
        taken_back = {prompt: answer for prompt in old if (answer := self.answers.given[prompt])}
        earlier = {**self.answers.earlier, **taken_back}
        return replace(self, answers=Answers(given, earlier, self.answers.told))


@record
class _SavedFile:
    """A saved interview as it stands in its file."""

    format: Literal[2]
    given: Mapping[str, tuple[str, ...] | None]
    earlier: Mapping[str, tuple[str, ...]]
    dates: Mapping[str, str]
    remarked: tuple[str, ...]
    written: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()


def save_interview(
    kept: SavedInterview, path: Path, base: KnowledgeBase, took: tuple[str, float] | None = None
) -> None:
    """Write the answers and the profile next to them; `took` is a prompt and the seconds it took.

    Each file is replaced whole or not at all. Between the two writes the profile is one answer behind, which
    `edited_by_hand` allows for. Raises FileProblemError where a file cannot be written.
    """
    text = _text(path, kept.answers, base)
    before = {_digest(read_text(path, _SUBJECT))} if path.is_file() else set()
    file = _SavedFile(
        _FORMAT,
        kept.answers.given,
        kept.answers.earlier,
        kept.dates,
        kept.remarked,
        tuple(sorted({_digest(text), *before})),
        kept.answers.told.unlisted,
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(answers_path(path), (json.dumps(to_plain(file), indent=1) + "\n").encode())
    except OSError as error:
        raise FileProblemError(
            f"{answers_path(path)} cannot be written: {error.strerror or error}.",
            hint="Choose another file with --save FILE.",
        ) from None
    write_profile_text(path, text)
    if took is not None:
        _note_time(path, *took)


def _text(path: Path, answers: Answers, base: KnowledgeBase) -> str:
    """Return the profile that answers lead to; what else somebody wrote in the file stays as it is.

    Of what the file has, only answers of this interview that were taken back are taken out.
    """
    profile = profile_from_answers(answers, base)
    if answers.told.file == EMPTY or not path.is_file():
        return profile_text(profile)
    text = read_text(path, _SUBJECT, keep_mark=True)
    earlier = replace(load_interview(path).answers, told=answers.told)
    present, wanted = _paths(parse_profile(text, str(path), base)), _paths(profile)
    gone = [name for name in _paths(profile_from_answers(earlier, base)) if name not in wanted]
    changes = [Change(name, None) for name in gone if name in present]
    changes += [Change(name, value) for name, value in wanted.items() if present.get(name) != value]
    return changed_text(text, changes)


def _paths(profile: ProfileFile) -> dict[tuple[str, ...], Any]:
    """Return each answer of a profile by the keys that lead to it."""
    plain = to_plain(profile)
    return {
        (name, *inner): answer
        for name, value in plain.items()
        for inner, answer in (
            (((key,), part) for key, part in value.items()) if isinstance(value, dict) else [((), value)]
        )
    }


def with_profile(saved: SavedInterview, path: Path, base: KnowledgeBase) -> SavedInterview:
    """Return an interview beside what the profile at `path` says that it hasn't asked, or says otherwise.

    The profile is the truth: where somebody changed an answer there, the interview's own is dropped. Raises
    as `read_profile` does.
    """
    if not path.is_file():
        return saved
    present = parse_profile(read_text(path, _SUBJECT), str(path), base)
    unlisted = saved.answers.told.unlisted
    told = told_by(present, unlisted, base)
    given = {
        prompt: answer
        for prompt, answer in saved.answers.given.items()
        if answer is None or told.facts.get(prompt) in (None, (), answer)
    }
    asked = Answers(given, saved.answers.earlier, told_by(EMPTY, unlisted, base))
    mine = profile_from_answers(asked, base)
    knowing = replace(asked, told=replace(asked.told, facts=told.facts))  # which skills a screen listed
    mine = replace(mine, skills=profile_from_answers(knowing, base).skills)
    beside_it = beside(present, mine)
    return replace(saved, answers=replace(asked, told=told_by(beside_it, unlisted, base)))


def _note_time(path: Path, prompt: str, seconds: float) -> None:
    """Add a line to the person's own record of how long prompts take; losing a line does no harm."""
    line = json.dumps({"prompt": prompt, "seconds": round(seconds, 1)}) + "\n"
    with suppress(OSError):
        descriptor = os.open(times_path(path), os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(line)


def load_interview(path: Path) -> SavedInterview:
    """Return the saved interview for the profile at `path`; an empty one where there is none to read."""
    try:
        file = from_plain(_SavedFile, json.loads(read_text(answers_path(path), "The interview")))
    except (FileProblemError, ValueError, RecursionError):
        file = None
    if file is None:
        return SavedInterview()
    told = Told(unlisted=file.unlisted)
    return SavedInterview(Answers(file.given, file.earlier, told), file.dates, file.remarked, file.written)


def keep_previous_interview(path: Path) -> Path | None:
    """Move an existing profile out of the way of a new one and return its new path.

    Raises FileProblemError where it cannot be moved.
    """
    if not path.exists():
        return None
    names = (f"{path.stem}.previous{number}{path.suffix}" for number in ("", *range(2, _PREVIOUS)))
    free = (path.with_name(name) for name in names if not path.with_name(name).exists())
    previous = next(free, None)
    if previous is None:
        raise FileProblemError(
            f"There are already {_PREVIOUS} earlier profiles next to {path}.", hint="Delete some of them."
        )
    try:
        answers_path(path).unlink(missing_ok=True)
        path.replace(previous)
        if sources_path(path).is_file():
            sources_path(path).replace(sources_path(previous))
    except OSError as error:
        raise FileProblemError(f"{path} cannot be moved: {error.strerror}.") from None
    return previous


def edited_by_hand(path: Path, kept: SavedInterview) -> bool:
    """Return whether a profile differs from what the interview wrote, so that resuming would undo edits."""
    return _digest(read_text(path, _SUBJECT)) not in kept.written


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def answers_path(path: Path) -> Path:
    """Return the path of the file that holds the answers of a profile's interview."""
    return path.with_name(f"{path.stem}.interview.json")


def times_path(path: Path) -> Path:
    """Return the path of the file that holds how long prompts took, for the person alone."""
    return path.with_name(f"{path.stem}.times.jsonl")

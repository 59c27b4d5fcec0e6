"""Writing what was kept of proposals into a profile, and taking the last import back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.importing.proposals import Proposal, Source, Value, answers_of
from careerpath_cli.importing.sources import (
    AND,
    Entry,
    Import,
    Origin,
    TakenAnswer,
    Undone,
    line_of,
    read_imports,
)
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.companions import sources_path
from careerpath_cli.profile.editing import Change
from careerpath_cli.profile.history import content_of
from careerpath_cli.profile.keys import key_of, keys_of
from careerpath_cli.profile.model import Profile, ProfileFile
from careerpath_cli.profile.reading import parse_profile, resolve
from careerpath_cli.profile.writing import changed_text, profile_text
from careerpath_cli.record import record
from careerpath_cli.storage.atomic import write_durably
from careerpath_cli.storage.locking import taking_turns
from careerpath_cli.storage.yaml_documents import read_text


@record
class TakenBack:
    """An import that was taken back; `removed` were its answers still, `stayed` were changed since."""

    taken: Import
    removed: tuple[TakenAnswer, ...]
    stayed: tuple[TakenAnswer, ...]


def take(
    path: Path,
    kept: Sequence[Proposal],
    agreed: Sequence[Proposal],
    sources: Sequence[Source],
    day: date,
    base: KnowledgeBase,
) -> Import:
    """Write proposals that the person kept into the profile at `path`, and where they came from beside it.

    What the sources say is written down first: whatever interrupts this, `take_back` finds what was done.
    Raises FileProblemError where anything cannot be written; then the profile is as it was.
    """
    with _turn(path):
        text = _text(path)
        parsed = parse_profile(text, str(path), base)
        changes = [_changes(proposal, parsed, base) for proposal in kept]
        new = changed_text(text, [change for some in changes for change in some])
        _refuse_other_meaning(resolve(parse_profile(new, str(path), base), base), kept)
        answers = [
            *(_answer(proposal, some[0].path) for proposal, some in zip(kept, changes, strict=True)),
            *(_answer(proposal, ()) for proposal in agreed),
        ]
        entry = Import(day.isoformat(), tuple(map(_origin, sources)), tuple(answers))
        known = {source.digest for earlier in read_imports(path) for source in earlier.sources}
        if kept or not {source.digest for source in sources} <= known:
            _add(path, entry)
        if kept:
            _write(path, new)
    return entry


def take_back(path: Path, day: date, base: KnowledgeBase) -> TakenBack:
    """Take back the last import: remove its answers, or put back what they replaced, where they still stand.

    Raises UsageError where nothing was imported, FileProblemError where anything cannot be written.
    """
    with _turn(path):
        imports = read_imports(path)
        if not imports:
            raise UsageError(
                "Nothing was imported into this profile, so there is nothing to take back.",
                hint="`careerpath profile sources` shows where its answers come from.",
            )
        text = _text(path)
        written = [answer for answer in imports[-1].answers if answer.path]
        parsed = parse_profile(text, str(path), base)
        present = {answer.path: _value_at(parsed, answer.path) for answer in written}
        unchanged = [answer for answer in written if present[answer.path] == answer.value]
        stayed = [
            answer for answer in written if present[answer.path] not in (None, answer.value, answer.before)
        ]
        new = changed_text(text, [Change(answer.path, answer.before) for answer in unchanged])
        if unchanged:
            _write(path, new)
        _add(path, Undone(day.isoformat()))
    return TakenBack(imports[-1], tuple(unchanged), tuple(stayed))


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Have the only turn with a profile; raises FileProblemError where it cannot be had, or written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with taking_turns(path):
            yield
    except OSError as error:
        raise FileProblemError(
            f"{path} could not be written: {error.strerror or error}. Your answers are as they were.",
            hint="Check that there is space left, and that you may write there.",
        ) from None


def _text(path: Path) -> str:
    """Return the text of a profile, of a new one where there is none."""
    if not path.exists():
        return profile_text(ProfileFile(format=1))
    return read_text(path, "The profile", keep_mark=True)


def _write(path: Path, text: str) -> None:
    write_durably(path, text.encode("utf-8"))


def _add(profile: Path, entry: Entry) -> None:
    """Add an entry to what was imported into a profile."""
    path = sources_path(profile)
    before = content_of(path)
    torn = before and not before.endswith(b"\n")
    write_durably(path, before + (b"\n" if torn else b"") + line_of(entry))


def _changes(proposal: Proposal, parsed: ProfileFile, base: KnowledgeBase) -> list[Change]:
    """Return the changes to a profile's text that make a proposal its answer, the one that is kept first."""
    part, subject = proposal.topic
    if part not in ("skills", "evidence"):
        return [Change((part, subject) if part else (subject,), proposal.value)]
    names: Mapping[str, object] = getattr(parsed, part)
    keys = keys_of(subject, names, base) or [key_of(subject, base)]
    return [Change((part, key), proposal.value) for key in keys]


def _refuse_other_meaning(profile: Profile, kept: Iterable[Proposal]) -> None:
    """Raise FileProblemError where a profile as it would be written doesn't say what the person kept."""
    said = answers_of(profile)
    missing = [proposal for proposal in kept if said.get(proposal.topic) != proposal.value]
    if missing:
        raise FileProblemError(
            f"{_named(missing)} could not be written into this profile, so nothing was.",
            hint="Look whether your profile has several names for it: `careerpath profile edit`.",
        )


def _named(proposals: Iterable[Proposal]) -> str:
    return ", ".join(" ".join(filter(None, proposal.topic)) for proposal in proposals)


def _value_at(parsed: ProfileFile, path: Sequence[str]) -> Value | None:
    """Return what stands in a profile behind some keys; None where nothing does."""
    value: object = parsed
    for key in path:
        value = value.get(key) if isinstance(value, dict) else getattr(value, key, None)
    return value if isinstance(value, str | float | int) else None


def _answer(proposal: Proposal, path: tuple[str, ...]) -> TakenAnswer:
    first = proposal.reasons[0]
    sources = AND.join(dict.fromkeys(reason.source for reason in proposal.reasons))
    return TakenAnswer(
        *proposal.topic,
        proposal.value,
        sources,
        path,
        proposal.said,
        first.why,
        first.words,
        first.line,
        first.start,
        first.end,
    )


def _origin(source: Source) -> Origin:
    form = source.document.format if source.document else ""
    return Origin(source.name, source.digest, source.findings.kind, form)

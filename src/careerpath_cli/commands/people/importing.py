"""`careerpath profile import`, `sources` and `undo`: answers from what a person has already."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Annotated

from careerpath_cli.commands.people.confirming import confirm
from careerpath_cli.commands.shared.interviewing import has_terminal
from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import AsJson, ProfileFile, ProfileName, argument, flag, option
from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.showing import show, show_json, show_page, show_text
from careerpath_cli.commands.shared.terminal.destination import destination
from careerpath_cli.commands.shared.terminal.progress import counted, progress
from careerpath_cli.documents.reading import STANDARD_INPUT, brought
from careerpath_cli.engine import Engine
from careerpath_cli.errors import INTERRUPTED, NothingKnownError, UsageError, one_line
from careerpath_cli.extraction.findings import Kind
from careerpath_cli.importing.origins import origins
from careerpath_cli.importing.proposals import Proposal, Proposals, Source, with_evidence
from careerpath_cli.importing.sources import read_imports
from careerpath_cli.importing.taking import take, take_back
from careerpath_cli.profile.folder import DEFAULT, existing_profile, profile_path
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import read_profile
from careerpath_cli.record import record
from careerpath_cli.views.json import sources as as_json_records
from careerpath_cli.views.outlines import sources as outlines
from careerpath_cli.views.terminal.outline import page

Files = Annotated[
    list[Path] | None,
    argument("[FILE]…", "Résumé, JSON Resume, rendercv YAML or LinkedIn export; - reads standard input."),
]
Code = Annotated[Path | None, option("--code", "DIR", "Also read what your own code in DIR uses.")]
Author = Annotated[
    list[str] | None, option("--author", "WHO", "Whose commits count: name or email. Can be repeated.")
]
KindOf = Annotated[
    str | None, option("--kind", "resume|posting", "What the file is, where that can't be told.")
]
Name = Annotated[str, argument("[NAME]", "Profile name.", show_default=True)]
Yes = Annotated[bool, flag("--yes -y", "Take what is unambiguous without asking.")]
AsText = Annotated[bool, flag("--text", "Print the text that was read, and nothing else.")]
_KINDS: dict[str, Kind] = {"resume": "resume", "posting": "posting"}


def import_files(  # noqa: PLR0913 - its options are its arguments
    files: Files = None,
    code: Code = None,
    author: Author = None,
    kind: KindOf = None,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    yes: Yes = False,
    as_json: AsJson = False,
    as_text: AsText = False,
    plain_prompts: Annotated[bool, flag("--plain-prompts", "Use numbered lines instead of a list.")] = False,
) -> None:
    """Take answers from a résumé, an export or your own code."""
    paths = _checked(files or [], code, author or [], as_text=as_text)
    wanted = _kind(kind)
    if not (yes or as_json or as_text or has_terminal()):
        raise UsageError(
            "There is no terminal to ask you what is right.",
            hint="Use --yes to take what is unambiguous, or --json to see what was found.",
        )
    destination = _destination(profile, profile_name)
    engine = load_engine()
    if as_text:
        for file in paths:
            show_text(_visible(engine.read_bytes(*brought(file, sys.stdin.buffer)).text))
        return
    with progress("Reading your code" if code else "Reading your files") as report:
        reading = chain(_from_files(paths, wanted, engine), _from_code(code, author or [], engine))
        # code is read in one go, and by far the longest: how far that is, nobody can tell
        sources = list(counted(reading, report, None if code else len(paths)))
    if as_json:
        show_json(as_json_records.found(sources))
    else:
        _refuse_postings(sources)
        _import(destination, sources, engine, yes=yes, plain=plain_prompts or None)


@record
class _Destination:
    """The profile that answers go into, and the arguments that name it: to `advise`, and to `profile`."""

    path: Path
    advise: str = ""
    named: str = ""


def _import(
    destination: _Destination,
    sources: Sequence[Source],
    engine: Engine,
    *,
    yes: bool,
    plain: bool | None,
) -> None:
    """Ask what of the sources is right, write that, and show what it was and what is open."""
    for source in sources:
        for remark in source.findings.remarks:
            say(f"careerpath: {one_line(source.name)}: {one_line(remark)}")
    path = destination.path
    proposals = engine.propose(sources, _answers(path, engine))
    _refuse_nothing(proposals, sources)
    kept = _kept(proposals, engine, yes=yes, plain=plain)
    if kept is None:
        say("Nothing was written.")
        raise SystemExit(INTERRUPTED)
    if kept or proposals.agreed:
        day = date.today()  # noqa: DTZ011 - the person's own day
        take(path, kept, proposals.agreed, sources, day, engine.base)
    taken = outlines.Taken(kept, proposals, sources, _answers(path, engine), asked=not yes)
    outline = outlines.taken_outline(taken, destination.advise, destination.named, engine.base)
    show_page(lambda _: page(outline))


def _visible(text: str) -> str:
    """Return a text in which nothing speaks to the terminal, each character at its place."""
    shown = "".join(char if char.isprintable() or char in "\n\t" else " " for char in text)
    return shown if shown.endswith("\n") else f"{shown}\n"


def _checked(
    files: Sequence[Path], code: Path | None, authors: Sequence[str], *, as_text: bool
) -> list[Path]:
    """Return the files named, each once; raises UsageError for options that make no sense together."""
    if not files and code is None:
        raise UsageError(
            "Which file?",
            hint="For example: careerpath profile import resume.pdf, or --code DIR for your own code.",
        )
    if authors and code is None:
        raise UsageError("--author needs --code.", hint="Name the directory of your code with --code DIR.")
    if as_text and code is not None:
        raise UsageError(
            "--text and --code cannot be combined.", hint="--text shows what was read of a file."
        )
    if as_text and destination().file is not None:
        raise UsageError("--text and --output cannot be combined.", hint="Save the text with > FILE.")
    return list(dict.fromkeys(files))


def _kind(name: str | None) -> Kind | None:
    if name is not None and name not in _KINDS:
        raise UsageError(f"{name!r} is not a valid value for --kind.", hint="Choose resume or posting.")
    return _KINDS[name] if name else None


def _destination(path: Path | None, name: str | None) -> _Destination:
    """Return the profile to import into, whether or not it exists; raises UsageError where two were named."""
    if path is not None and name is not None:
        raise UsageError("--profile and --profile-name cannot be combined.", hint="Choose one of them.")
    if path is not None:
        file = shlex.quote(str(path))
        return _Destination(path, f" --save {file}", f" --profile {file}")
    if name is None or name.lower() == DEFAULT:
        return _Destination(profile_path(DEFAULT))
    return _Destination(profile_path(name), f" --profile-name {name}", f" {name}")


def _from_files(paths: Sequence[Path], kind: Kind | None, engine: Engine) -> Iterator[Source]:
    today = date.today()  # noqa: DTZ011 - the person's own day
    for path in paths:
        content, name = brought(path, sys.stdin.buffer)
        document = engine.read_bytes(content, name)
        called = name if path == STANDARD_INPUT else path.name
        digest = sha256(content).hexdigest()
        yield Source(called, digest, document, engine.find(document, kind, today))


def _from_code(directory: Path | None, authors: Sequence[str], engine: Engine) -> Iterator[Source]:
    if directory is not None:
        name = directory.resolve().name or str(directory)
        yield Source(name, "", None, engine.find_in_code(directory, authors))


def _refuse_postings(sources: Sequence[Source]) -> None:
    """Raise UsageError for a posting: what a job asks for is not what the person can do."""
    posting = next((source for source in sources if source.findings.kind == "posting"), None)
    if posting is not None:
        raise UsageError(
            f"{one_line(posting.name)} reads like a job posting, which says what a job asks for.",
            hint="`careerpath advise --posting FILE` holds it against your profile. "
            "If it is your résumé, add --kind resume.",
        )


def _refuse_nothing(proposals: Proposals, sources: Sequence[Source]) -> None:
    if not proposals.open and not proposals.agreed:
        names = ", ".join(one_line(source.name) for source in sources)
        raise NothingKnownError(
            f"No skill that we know was found in {names}, and nothing else for your profile.",
            hint="--author says whose commits count."
            if all(source.document is None for source in sources)
            else "Add --text to see what was read; where that isn't your text, export the file anew.",
        )


def _kept(proposals: Proposals, engine: Engine, *, yes: bool, plain: bool | None) -> list[Proposal] | None:
    """Return the proposals to take, with the lines that prove them; None where the person quits."""
    kept: list[Proposal] | None
    if yes:
        kept = [proposal for proposal in proposals.open if proposal.sure and proposal.new]
    else:
        from careerpath_cli.interview.terminal.terminals import choose_prompts

        try:
            kept = confirm(proposals, choose_prompts(plain), engine.base)
        except (KeyboardInterrupt, EOFError):
            kept = None
    return None if kept is None else with_evidence(kept, proposals)


def _answers(path: Path, engine: Engine) -> Profile:
    """Return the answers in a profile's file, an empty profile where there is none."""
    return read_profile(path, engine.base) if path.is_file() else Profile()


def show_sources(name: Name = DEFAULT, profile: ProfileFile = None, *, as_json: AsJson = False) -> None:
    """Show where the answers in a profile come from."""
    path = _existing(name, profile)
    engine = load_engine()
    imports = read_imports(path)
    told = origins(_answers(path, engine), imports)
    called = name if profile is None else one_line(str(profile))
    show(
        as_json,
        lambda: as_json_records.profile_sources(imports, told),
        lambda _: page(outlines.sources_outline(called, imports, told, engine.base)),
    )


def undo(name: Name = DEFAULT, profile: ProfileFile = None) -> None:
    """Take back the last import into a profile."""
    path = _existing(name, profile)
    engine = load_engine()
    back = take_back(path, date.today(), engine.base)  # noqa: DTZ011 - the person's own day
    named = _destination(profile, None if profile else name).named
    show_page(lambda _: page(outlines.taken_back_outline(back, named, engine.base)))


def _existing(name: str, path: Path | None) -> Path:
    """Return the file of the profile that was named; raises UnknownNameError where there is none."""
    return existing_profile(name).path if path is None else path

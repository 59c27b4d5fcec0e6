"""`careerpath export`: a roadmap as a file in one format, or in all of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from careerpath_cli import __version__
from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import (
    STANDARD_OUTPUT,
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    flag,
    option,
)
from careerpath_cli.commands.shared.output import print_bytes, say
from careerpath_cli.commands.shared.roadmap_request import (
    By,
    Pauses,
    RoadmapCase,
    RoadmapOptions,
    Roles,
    Start,
    load_whoever,
    resolve_request,
)
from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.plan_file.annotated import document_text
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.storage.atomic import already_there, refuse_unsuitable, write_bytes
from careerpath_cli.views.exports.csv import roadmap_csv
from careerpath_cli.views.exports.markdown import roadmap_document
from careerpath_cli.views.json.roadmap import roadmap as roadmap_record


def _markdown(case: RoadmapCase, plan: Roadmap) -> bytes:
    person = case.person
    document = roadmap_document(plan, person.answers, person.name, case.engine.base, __version__)
    return document_text(document).encode("utf-8", "backslashreplace")


def _json(case: RoadmapCase, plan: Roadmap) -> bytes:
    record = roadmap_record(plan, case.person.answers, case.engine.base, __version__)
    return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _csv(case: RoadmapCase, plan: Roadmap) -> bytes:
    return roadmap_csv(plan, case.engine.base).encode("utf-8-sig", "backslashreplace")


def _calendar(case: RoadmapCase, plan: Roadmap) -> bytes:
    from careerpath_cli.views.exports.calendar import roadmap_calendar  # imports icalendar

    return roadmap_calendar(plan, case.person.name, case.engine.base, __version__)


FORMATS: dict[str, Callable[[RoadmapCase, Roadmap], bytes]] = {
    "md": _markdown,
    "json": _json,
    "csv": _csv,
    "ics": _calendar,
}
"""Ending of a file → a roadmap in that format, as the bytes of the file. The first is the default."""
_ALSO_CALLED = {"markdown": "md"}
_NAMES = "|".join(FORMATS)
_STEM = "roadmap"

Output = Annotated[Path | None, option("--output -o", "FILE", "File to write; - for standard output.")]
FormatName = Annotated[
    str | None,
    option("--format", _NAMES, "Format of the file (default: by the file's name, else Markdown)."),
]
All = Annotated[
    Path | None, option("--all", "DIR", f"Directory to write {_STEM}.{_NAMES} to: a file of each format.")
]
Force = Annotated[bool, flag("--force", "Overwrite existing files.")]


def export(  # noqa: PLR0913, PLR0917 - its options are its arguments
    roles: Roles = None,
    output: Output = None,
    format_name: FormatName = None,
    every: All = None,
    profile: ProfileFile = None,
    hours_per_week: HoursPerWeek = None,
    start: Start = None,
    by: By = None,
    pause: Pauses = None,
    profile_name: ProfileName = None,
    *,
    force: Force = False,
) -> None:
    """Save a roadmap to a file: Markdown, a calendar and more."""
    files = _files(output, format_name, every)
    engine = load_engine()
    person = load_whoever(profile, profile_name, engine)
    wanted = RoadmapOptions(roles or (), start, hours_per_week, by, pause or ())
    _write(files, resolve_request(wanted, person, engine), force=force)


def _files(output: Path | None, format_name: str | None, every: Path | None) -> dict[Path, str]:
    """Return the format of each file to write; raises UsageError where the options do not settle it."""
    if output is None and every is None and format_name is not None:
        output = STANDARD_OUTPUT
    if (output is None) == (every is None):
        raise UsageError(
            "Where should it go? Name one file or one directory.",
            hint="--output plan.md writes one file, --all DIR one of each format; --format alone prints.",
        )
    if every is not None:
        if format_name is not None:
            raise UsageError("--all writes every format.", hint="Leave out --format.")
        return {every / f"{_STEM}.{kind}": kind for kind in FORMATS}
    assert output is not None
    name = (format_name or output.suffix.lstrip(".")).lower() or next(iter(FORMATS))
    kind = _ALSO_CALLED.get(name, name)
    if kind not in FORMATS:
        raise UsageError(f"“{name}” is not a supported format.", hint=f"Choose one of {', '.join(FORMATS)}.")
    return {output: kind}


def _write(files: dict[Path, str], case: RoadmapCase, *, force: bool) -> None:
    """Write all files, once all contents are made and no file is in the way."""
    roadmap = case.roadmap()
    contents = {path: FORMATS[kind](case, roadmap) for path, kind in files.items()}
    if STANDARD_OUTPUT in contents:
        print_bytes(contents[STANDARD_OUTPUT])
        return
    taken = [path for path in files if path.is_file()]
    if taken and not force:
        kept = " To update a plan and keep your ticks and notes: careerpath progress --from FILE"
        raise already_there(taken[0], kept)
    for path in filter(Path.exists, files):
        refuse_unsuitable(path)
    for directory in {path.parent for path in files}:
        _create(directory, wanted=len(files) > 1)
    for path, data in contents.items():
        write_bytes(path, data, overwrite=force)
        say(f"Wrote {path}.")


def _create(directory: Path, *, wanted: bool) -> None:
    if wanted:
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileProblemError(
                f"{directory} cannot be created: {error.strerror or error}.",
                hint="Choose a directory that you can write to.",
            ) from None

"""`careerpath export`: a roadmap as a file in one format, or in all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from careerpath_cli.commands.shared.options import HoursPerWeek, ProfileFile, ProfileName
from careerpath_cli.commands.shared.roadmap_request import By, Pauses, RoadmapCase, Roles, Start
from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.roadmap.roadmap import Roadmap

Format = Literal["md", "json", "csv", "ics"]
FORMATS: tuple[Format, ...] = get_args(Format)
_STEM = "roadmap"
STANDARD_OUTPUT = Path("-")

Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="File to write; - for standard output.", show_default=False
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="md|json|csv|ics",
        help="Markdown, JSON, table or calendar (default: by the file's name, else Markdown).",
        show_default=False,
    ),
]
All = Annotated[
    Path | None,
    typer.Option(
        "--all",
        metavar="DIR",
        help="Directory to write roadmap.md, .json, .csv and .ics to.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite existing files.")]


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
    """Save a roadmap as Markdown, JSON, CSV or a calendar."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.roadmap_request import RoadmapOptions, load_person, resolve_request

    files = _files(output, format_name, every)
    base = knowledge_base()
    person = load_person(profile, profile_name, base)
    case = resolve_request(RoadmapOptions(roles or (), start, hours_per_week, by, pause or ()), person, base)
    _write(files, case, force=force)


def _files(output: Path | None, format_name: str | None, every: Path | None) -> dict[Path, Format]:
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
    name = (format_name or output.suffix.lstrip(".")).lower() or FORMATS[0]
    kind = next((kind for kind in FORMATS if kind == {"markdown": "md"}.get(name, name)), None)
    if kind is None:
        raise UsageError(f"“{name}” is not a supported format.", hint=f"Choose one of {', '.join(FORMATS)}.")
    return {output: kind}


def _write(files: dict[Path, Format], case: RoadmapCase, *, force: bool) -> None:
    """Write all files, once all contents are made and no file is in the way."""
    from careerpath_cli.commands.shared.output import print_bytes, say
    from careerpath_cli.storage.atomic import refuse_unsuitable, write_bytes

    roadmap = case.roadmap()
    contents = {path: content(kind, case, roadmap) for path, kind in files.items()}
    if STANDARD_OUTPUT in contents:
        print_bytes(contents[STANDARD_OUTPUT])
        return
    taken = [path for path in files if path.is_file()]
    if taken and not force:
        raise FileProblemError(
            f"{taken[0]} already exists and was not overwritten.",
            hint="Use --force to replace it. To update a plan and keep your ticks and notes: "
            "careerpath progress --from FILE",
        )
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


def content(kind: Format, case: RoadmapCase, plan: Roadmap) -> bytes:
    """Return a roadmap in one of the formats, as the bytes of its file."""
    from careerpath_cli import __version__

    base, answers = case.base, case.person.profile
    match kind:
        case "md":
            from careerpath_cli.plan_file.annotated import document_text
            from careerpath_cli.views.exports.markdown import roadmap_document

            document = roadmap_document(plan, answers, case.person.name, base, __version__)
            return document_text(document).encode("utf-8", "backslashreplace")
        case "json":
            import json

            from careerpath_cli.views.json.roadmap import roadmap

            record = roadmap(plan, answers, base, __version__)
            return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode(
                "utf-8", "backslashreplace"
            )
        case "csv":
            from careerpath_cli.views.exports.csv import roadmap_csv

            return roadmap_csv(plan, base).encode("utf-8-sig", "backslashreplace")
        case "ics":
            from careerpath_cli.views.exports.calendar import roadmap_calendar

            return roadmap_calendar(plan, case.person.name, base, __version__)

"""`careerpath report`: a page that one prints, or hands to a mentor or a counsellor."""

from pathlib import Path
from typing import Annotated

from careerpath_cli import __version__
from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import (
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    argument,
    complete_role,
    flag,
    option,
)
from careerpath_cli.commands.shared.output import print_bytes, say
from careerpath_cli.commands.shared.roadmap_request import (
    By,
    Pauses,
    RoadmapOptions,
    Start,
    calendar_request,
    load_whoever,
)
from careerpath_cli.commands.shared.terminal.progress import progress
from careerpath_cli.errors import FileProblemError, UsageError
from careerpath_cli.storage.atomic import refuse_unsuitable, write_bytes
from careerpath_cli.views.charts.figures import report_figures
from careerpath_cli.views.html.report import report_page

_FILE = Path("career-report.html")
_STANDARD_OUTPUT = Path("-")
_ENDINGS = frozenset({".html", ".htm"})

Roles = Annotated[
    list[str] | None,
    argument(
        "[ROLE…]",
        "Roles to report on (default: what you follow, and what's recommended to you).",
        complete=complete_role,
    ),
]
Output = Annotated[
    Path, option("--output -o", "FILE", "File to write; - for standard output.", show_default=True)
]
Redact = Annotated[
    bool, flag("--redact", "Leave out your name, notes, levels and money, to share it with strangers.")
]
Force = Annotated[bool, flag("--force", "Overwrite an existing file.")]


def report(  # noqa: PLR0913, PLR0917 - its options are its arguments
    roles: Roles = None,
    output: Output = _FILE,
    profile: ProfileFile = None,
    hours_per_week: HoursPerWeek = None,
    start: Start = None,
    by: By = None,
    pause: Pauses = None,
    profile_name: ProfileName = None,
    *,
    redact: Redact = False,
    force: Force = False,
) -> None:
    """Write a report to print or to hand over, with charts.

    It is one HTML file that any browser shows and prints, with or without a network.
    """
    _refuse_unsuitable(output, force=force)
    engine = load_engine()
    person = load_whoever(profile, profile_name, engine)
    wanted = RoadmapOptions(roles or (), start, hours_per_week, by, pause or ())
    followed = None if roles else person.progress.followed
    with progress("Drawing the report") as told:
        told(0)
        made = engine.report(person, wanted.roles, calendar_request(wanted, followed))
        figures = report_figures(made, engine.base, redacted=redact, told=told)
        page = report_page(made, figures, engine.base, __version__, redacted=redact)
    content = page.encode("utf-8", "backslashreplace")
    if output == _STANDARD_OUTPUT:
        print_bytes(content)
        return
    write_bytes(output, content, overwrite=force)
    say(f"Wrote {output}. Open it in a browser; its first page prints on one sheet.")


def _refuse_unsuitable(output: Path, *, force: bool) -> None:
    """Raise an error, before anything is worked out, where a report can't be written to a file."""
    if output == _STANDARD_OUTPUT:
        return
    refuse_unsuitable(output)
    if output.suffix.lower() not in _ENDINGS:
        raise UsageError(
            f"A report is a web page, and {output} doesn't end in .html.",
            hint=f"For example: --output {output.with_suffix('.html').name}",
        )
    if output.is_file() and not force:
        raise FileProblemError(
            f"{output} already exists and was not overwritten.", hint="Use --force to replace it."
        )

"""`careerpath batch`: rank roles for many profiles, one per line, in constant memory."""

import gc
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.cohorts.workers import ranked_lines, usable_processors
from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import argument, flag, option
from careerpath_cli.commands.shared.output import say, write_out
from careerpath_cli.commands.shared.overlays import overlays
from careerpath_cli.commands.shared.roadmap_request import Start, today
from careerpath_cli.commands.shared.terminal.progress import counted, ignored, progress
from careerpath_cli.engine import Engine
from careerpath_cli.errors import PARTIAL, UsageError
from careerpath_cli.matching.cohort import RankedLine
from careerpath_cli.profile.cohorts.reading import People, Unit, read_people
from careerpath_cli.roadmap.roadmap import RoadmapRequest
from careerpath_cli.storage.atomic import replacing
from careerpath_cli.storage.dates import read_day
from careerpath_cli.storage.json_lines import is_blank
from careerpath_cli.views.wording.words import count as count_of

Profiles = Annotated[
    str,
    argument(
        "PROFILES",
        "One profile per line or row: JSON Lines or CSV (also .gz), or Parquet; - for standard input.",
    ),
]
Top = Annotated[int, option("--top -n", "N", "Roles per profile; 0 for all.", min=0, show_default=True)]
Output = Annotated[Path | None, option("--output -o", "FILE", "File to write (default: standard output).")]
Report = Annotated[
    Path | None,
    option("--report -r", "DIR", "Directory to write a report about the cohort to, as HTML pages."),
]
Names = Annotated[bool, flag("--names", "Call people by their names in the report (default: by their ids).")]
Force = Annotated[bool, flag("--force", "Replace an older report.")]
Jobs = Annotated[
    int | None,
    option("--jobs -j", "N", "Number of processes (default: one per processor, at most 8).", min=1, max=64),
]


def batch(  # noqa: PLR0913 - its options are its arguments
    profiles: Profiles,
    top: Top = 3,
    output: Output = None,
    jobs: Jobs = None,
    report: Report = None,
    start: Start = None,
    *,
    names: Names = False,
    force: Force = False,
) -> None:
    """Rank roles for every profile in a file.

    With --report, a directory of pages is written instead: what the people have in common (cohort.html),
    everybody in a line (index.html) and a page for each.
    """
    if output is not None and profiles != "-" and output.resolve() == Path(profiles).resolve():
        raise UsageError("Input and output are the same file.", hint="Choose another file for --output.")
    if report is None and (names or force or start):
        raise UsageError(
            "--names, --start and --force are about a report.", hint="Add --report DIR to write one."
        )
    gc.enable()  # `__main__` turns it off, for commands that are over before it pays
    engine = load_engine()
    counts = {"ranked": 0, "skipped": 0}
    people, count = read_people(profiles), jobs or usable_processors()
    if report is None:
        lines = ranked_lines(people.lines, top, engine, overlays(), count)
    else:
        lines = _reported(people, report, start, top, engine, count, named=names, overwrite=force)
    # where the rankings scroll by, they show themselves how far it is
    visible = output is None and report is None and sys.stdout.isatty()
    what = "Ranking profiles" if report is None else "Writing pages"
    with (
        closing(lines),
        _open_output(output, silent=report is not None) as write,
        progress(what, shown=not visible) as told,
    ):
        total = None if told is ignored else _people_in(profiles)
        for line in counted(lines, told, total):
            _handle(line, people.unit, counts, write)
    ranked, skipped = count_of(counts["ranked"], "profile"), count_of(counts["skipped"], people.unit)
    say(f"{ranked} ranked, {skipped} skipped.")
    if report is not None:
        say(f"Wrote {report}: open index.html for everybody, cohort.html for what they have in common.")
    if counts["skipped"]:
        raise typer.Exit(PARTIAL)


def _reported(  # noqa: PLR0913 - an order has that many parts
    people: People,
    directory: Path,
    start: str | None,
    top: int,
    engine: Engine,
    jobs: int,
    *,
    named: bool,
    overwrite: bool,
) -> Generator[RankedLine]:
    # drawing pages takes what a ranking alone doesn't need
    from careerpath_cli.commands.cohorts.reporting import Order, reported

    request = RoadmapRequest(read_day(start) if start else today())
    order = Order(directory, request, top, named, overwrite)
    yield from reported(people, order, engine, jobs)


def _handle(line: RankedLine, unit: Unit, counts: dict[str, int], write: Callable[[str], None]) -> None:
    if line.problem:
        counts["skipped"] += 1
        say(f"{unit} {line.number}: {line.problem}; skipped")
        return
    counts["ranked"] += 1
    write(line.text + "\n")


def _people_in(profiles: str) -> int | None:
    """Return how many people a file has, or bad lines; None for what can be read only once."""
    if not Path(profiles).is_file():
        return None
    return sum(not is_blank(line) for line in read_people(profiles).lines)


@contextmanager
def _open_output(path: Path | None, *, silent: bool) -> Iterator[Callable[[str], None]]:
    """Yield a function that writes text to standard output or to a file, which is replaced at the end.

    Where it is to be silent, nothing goes to standard output.
    """
    if path is None:
        yield (lambda _: None) if silent else write_out
        return
    with replacing(path) as file:

        def write(text: str) -> None:
            file.write(text.encode("utf-8"))

        yield write

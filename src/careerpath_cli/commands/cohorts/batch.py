"""`careerpath batch`: rank roles for many profiles, one per line, in constant memory."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.cohorts.workers import ranked_lines, usable_processors
from careerpath_cli.commands.shared.loading import load_engine
from careerpath_cli.commands.shared.options import argument, option
from careerpath_cli.commands.shared.output import say, write_out
from careerpath_cli.commands.shared.overlays import overlays
from careerpath_cli.commands.shared.terminal.progress import counted, ignored, progress
from careerpath_cli.errors import PARTIAL, UsageError
from careerpath_cli.matching.cohort import RankedLine
from careerpath_cli.storage.atomic import replacing
from careerpath_cli.storage.json_lines import read_lines

Profiles = Annotated[
    str,
    argument("PROFILES.jsonl[.gz]", "One profile per line; - for standard input."),
]
Top = Annotated[int, option("--top -n", "N", "Roles per profile; 0 for all.", min=0, show_default=True)]
Output = Annotated[Path | None, option("--output -o", "FILE", "File to write (default: standard output).")]
Jobs = Annotated[
    int | None,
    option("--jobs -j", "N", "Number of processes (default: one per processor, at most 8).", min=1, max=64),
]


def batch(profiles: Profiles, top: Top = 3, output: Output = None, jobs: Jobs = None) -> None:
    """Rank roles for every profile in a JSON Lines file."""
    if output is not None and profiles != "-" and output.resolve() == Path(profiles).resolve():
        raise UsageError("Input and output are the same file.", hint="Choose another file for --output.")
    gc.enable()  # `__main__` turns it off, for commands that are over before it pays
    engine = load_engine()
    counts = {"ranked": 0, "skipped": 0}
    # where the rankings scroll by, they show themselves how far it is
    visible = output is None and sys.stdout.isatty()
    with _open_output(output) as write, progress("Ranking profiles", shown=not visible) as report:
        count = jobs or usable_processors()
        total = None if report is ignored else _lines_of(profiles)
        ranked = ranked_lines(read_lines(profiles), top, engine, overlays(), count)
        for line in counted(ranked, report, total):
            _handle(line, counts, write)
    say(f"{counts['ranked']:,} profiles ranked, {counts['skipped']:,} lines skipped.")
    if counts["skipped"]:
        raise typer.Exit(PARTIAL)


def _handle(line: RankedLine, counts: dict[str, int], write: Callable[[str], None]) -> None:
    if line.problem:
        counts["skipped"] += 1
        say(f"line {line.number}: {line.problem}; skipped")
        return
    counts["ranked"] += 1
    write(line.text + "\n")


def _lines_of(profiles: str) -> int | None:
    """Return how many lines a file has; None for what can be read only once."""
    return sum(1 for _ in read_lines(profiles)) if Path(profiles).is_file() else None


@contextmanager
def _open_output(path: Path | None) -> Iterator[Callable[[str], None]]:
    """Yield a function that writes text to standard output or to a file, which is replaced at the end."""
    if path is None:
        yield write_out
        return
    with replacing(path) as file:

        def write(text: str) -> None:
            file.write(text.encode("utf-8"))

        yield write

"""`careerpath batch --report`: a page for a cohort, one for each of its people, and an index."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from careerpath_cli import __version__
from careerpath_cli.commands.cohorts.people_pages import Outcome, Wanted, outcomes
from careerpath_cli.commands.cohorts.workers import worked_through
from careerpath_cli.commands.shared.overlays import overlays
from careerpath_cli.engine import Engine
from careerpath_cli.errors import NothingKnownError
from careerpath_cli.extras import library
from careerpath_cli.matching.cohort import RankedLine
from careerpath_cli.profile.cohorts.reading import People, Unit
from careerpath_cli.record import record
from careerpath_cli.reporting.cohort import LeftOut
from careerpath_cli.roadmap.roadmap import RoadmapRequest
from careerpath_cli.storage.atomic import replacing_directory
from careerpath_cli.storage.json_lines import Line
from careerpath_cli.views.html.cohort import COHORT, INDEX, PEOPLE, WRITTEN, cohort_page, index_page


@record
class Order:
    """A report to write: where to, on which calendar, with names or without, over an older one or not."""

    directory: Path
    request: RoadmapRequest
    top: int
    named: bool
    overwrite: bool


def reported(people: People, order: Order, engine: Engine, jobs: int) -> Iterator[RankedLine]:
    """Yield the ranking of each line once its person's page is written; the directory appears at the end.

    Raises FileProblemError where it can't be written, NothingKnownError where nobody is in the file.
    """
    library("jinja2", "report")  # told before anything is worked out
    with replacing_directory(order.directory, WRITTEN, overwrite=order.overwrite) as staged:
        (staged / PEOPLE).mkdir()
        work = partial(_work, Wanted(staged, order.request, order.top, order.named))
        done: list[Outcome] = []
        with closing(worked_through(people.lines, work, engine, overlays(), jobs)) as made:
            for outcome in made:  # whoever stops early waits here for the processes to stop writing
                done.append(outcome)
                yield outcome.line
        if not done:
            raise NothingKnownError("There's nobody in the file.", hint="Put one person on each line or row.")
        _write_shared(staged, done, people.unit, order, engine)


def _work(wanted: Wanted, lines: list[Line], first: int, engine: Engine) -> Iterator[Outcome]:
    return outcomes(lines, first, wanted, engine)


def _write_shared(directory: Path, done: list[Outcome], unit: Unit, order: Order, engine: Engine) -> None:
    cohort = engine.cohort(
        [outcome.member for outcome in done if outcome.member],
        [outcome.unranked for outcome in done if outcome.unranked],
        [LeftOut(outcome.line.number, "", outcome.line.problem) for outcome in done if outcome.line.problem],
    )
    start, base = order.request.start, engine.base
    pages = {
        COHORT: cohort_page(cohort, base, __version__, start),
        INDEX: index_page(cohort, base, __version__, start, unit),
    }
    for name, page in pages.items():
        (directory / name).write_bytes(page.encode("utf-8", "backslashreplace"))

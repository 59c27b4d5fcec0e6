"""The pages of a cohort's people: each worked out and written by whichever process reads their line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from careerpath_cli import __version__
from careerpath_cli.commands.cohorts.naming import called, file_of
from careerpath_cli.engine import Engine
from careerpath_cli.errors import CareerpathError, NothingKnownError
from careerpath_cli.matching.cohort import RankedLine
from careerpath_cli.record import record
from careerpath_cli.reporting.cohort import LeftOut
from careerpath_cli.reporting.members import Member
from careerpath_cli.roadmap.roadmap import RoadmapRequest
from careerpath_cli.storage.json_lines import Line
from careerpath_cli.views.html.cohort import PEOPLE, person_page

NOTHING_ANSWERED = "no answer that could tell one role from another"


@record
class Wanted:
    """What is asked of each person's page: where it goes, from which day on, with names or without."""

    directory: Path
    request: RoadmapRequest
    top: int
    named: bool


@record
class Outcome:
    """A line of input: its ranking or what is wrong with it, and the person, or why there is no page."""

    line: RankedLine
    member: Member | None = None
    unranked: LeftOut | None = None


def outcomes(lines: Sequence[Line], first: int, wanted: Wanted, engine: Engine) -> Iterator[Outcome]:
    """Yield what becomes of each line, once the person's page is written; blank lines are skipped."""
    for line, ranked in _ranked(lines, first, wanted, engine):
        yield Outcome(ranked) if ranked.problem else _outcome(line, ranked, wanted, engine)


def _ranked(
    lines: Sequence[Line], first: int, wanted: Wanted, engine: Engine
) -> Iterator[tuple[Line, RankedLine]]:
    for ranked in engine.rank_lines(lines, wanted.top, first):
        yield lines[ranked.number - first], ranked


def _outcome(line: Line, ranked: RankedLine, wanted: Wanted, engine: Engine) -> Outcome:
    person = engine.read_line(line)
    name = called(person, ranked.number, named=wanted.named)
    try:
        results = engine.results(replace(person, name=name), wanted.request)
    except NothingKnownError:
        return Outcome(ranked, unranked=LeftOut(ranked.number, name, NOTHING_ANSWERED))
    except CareerpathError as error:
        return Outcome(ranked, unranked=LeftOut(ranked.number, name, error.message))
    file = f"{PEOPLE}/{file_of(name, ranked.number)}"
    page = person_page(results, engine.base, __version__)
    (wanted.directory / file).write_bytes(page.encode("utf-8", "backslashreplace"))
    return Outcome(ranked, engine.member(results, ranked.number, name, file))

"""The page of `progress`: what was done so far, and when the rest is likely done."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Progress, weeks_of_work
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, route
from careerpath_cli.roadmap.timetable import Timetable
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    GOOD,
    NARROW,
    QUIET,
    command,
    heading,
    labelled,
    plain,
)
from careerpath_cli.views.wording import calendar as calendar_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import progress as progress_words
from careerpath_cli.views.wording import words

_INDENT = (0, 0, 1, 2)
_WIDE, _SLIM = 40, 20
_MARKS = {"done": ("✓", GOOD), "under way": ("▸", ACCENT), "open": ("·", QUIET)}


@record
class PageSetting:
    """How to show a page of progress; `profile_argument` names the profile in printed commands."""

    width: int
    profile_argument: str


def progress_page(
    progress: Progress, roadmap: Roadmap | None, day: str, base: KnowledgeBase, options: PageSetting
) -> Group:
    """Return hours, weeks, the steps of each part with their state, and when the rest is likely done."""
    today = date.fromisoformat(day)
    width, again = options.width, options.profile_argument
    way = route(roadmap, base) if roadmap else None
    return Group(
        heading(progress_words.title(roadmap)),
        plain(progress_words.hours(progress, roadmap, again)),
        *([_total_bar(progress, roadmap, width)] if roadmap and progress.days else []),
        Text(""),
        *_weeks(progress, roadmap, today, width),
        *_steps(progress, way, base, width),
        *(_forecast(roadmap, base) if roadmap else _no_roadmap(again)),
        *(_tonight(way, base, again) if way else ()),
    )


def _part(title: str, *parts: RenderableType) -> Iterator[RenderableType]:
    yield heading(title)
    for part in parts:
        yield Padding(part, _INDENT)


def _total_bar(progress: Progress, roadmap: Roadmap, width: int) -> Text:
    """Return a bar of the hours done, the hours certainly left, and those that may come on top."""
    room = _SLIM if width < NARROW else _WIDE
    total = progress.hours + roadmap.plan.hours.high
    done = round(room * progress.hours / total)
    sure = round(room * roadmap.plan.hours.low / total)
    return Text.assemble(
        ("━" * done, GOOD),
        ("─" * sure, ""),
        ("·" * max(0, room - done - sure), QUIET),
        ("  ━ done ─ to do · maybe", QUIET),
    )


def _weeks(progress: Progress, roadmap: Roadmap | None, today: date, width: int) -> Iterator[RenderableType]:
    if not progress.days:
        return
    weeks = weeks_of_work(progress, today)
    most = max((hours for _, hours in weeks), default=0) or 1
    room = _SLIM if width < NARROW else _WIDE
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style=QUIET, no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    for monday, hours in weeks:
        bar = Text("━" * max(round(room * hours / most), 1 if hours else 0), style=GOOD)
        grid.add_row(f"{words.day(monday)}", f"{hours:g} h" if hours else "–", bar)
    calendar = roadmap.calendar if roadmap else Timetable(today, 1.0)
    yield from _part("Weeks", Group(grid, plain(progress_words.rhythm(progress, today, calendar))))


def _steps(
    progress: Progress, way: Route | None, base: KnowledgeBase, width: int
) -> Iterator[RenderableType]:
    """Yield each part with a row for each step; narrow pages leave out when open steps are done."""
    for title, rows in progress_words.parts(progress, way, base):
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(justify="right", no_wrap=True)
        if width >= NARROW:
            grid.add_column(justify="right", no_wrap=True)
        for row in rows:
            mark, style = _MARKS[row.state]
            last = (row.hours, row.day) if width >= NARROW else (row.hours or row.day,)
            grid.add_row(Text(mark, style=style), plain(row.title), *(plain(cell, QUIET) for cell in last))
        yield from _part(title, grid)


def _forecast(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[RenderableType]:
    yield from _part("Forecast", Group(*map(plain, progress_words.forecast(roadmap))))
    if roadmap.deadline:
        lines = calendar_words.deadline(roadmap.deadline, roadmap, base)
        yield from _part(f"By {calendar_words.by(roadmap.deadline)}", Group(*map(plain, lines)))


def _tonight(way: Route, base: KnowledgeBase, again: str) -> Iterator[RenderableType]:
    """Yield what to do tonight, and how to record it."""
    if way.tonight is None:
        return
    yield from _part("Tonight", plain(mentor_words.evening(way.tonight, way, base)))
    if way.tonight.step is not None:
        step = way.tonight.step.id
        yield labelled(
            [
                ("Log it", command(f"careerpath log {step} --hours N{again}")),
                ("When done", command(f"careerpath done {step}{again}")),
            ]
        )


def _no_roadmap(again: str) -> Iterator[RenderableType]:
    follow = f"careerpath roadmap ROLE{again} --follow"
    yield plain(f"You aren't following a roadmap yet. To see when you'll get there: {follow}")

"""The page of `progress`: what was done so far, and when the rest is likely done."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Progress, planned_timetable, week_sums, weeks_of_work
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, route
from careerpath_cli.roadmap.timetable import Timetable
from careerpath_cli.views.outline import Span, facts, lines
from careerpath_cli.views.terminal.charts.burn_up import burn_up_chart
from careerpath_cli.views.terminal.outline import BLANK, Part, drawn
from careerpath_cli.views.terminal.parts import ACCENT, GOOD, NARROW, PROSE, QUIET, plain
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import progress as progress_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words

_INDENT = (0, 0, 1, 2)
_LEAST_WEEKS = 3
"""Fewer make no line to look at."""
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
    return drawn(
        Span(progress_words.title(roadmap), "strong"),
        progress_words.hours(progress, roadmap, again),
        *([_total_bar(progress, roadmap, width)] if roadmap and progress.days else []),
        BLANK,
        *_weeks(progress, roadmap, today, width),
        *_burn_up(progress, roadmap, today, width),
        *_steps(progress, way, base, width),
        *(_forecast(roadmap, base) if roadmap else _no_roadmap(again)),
        *(_tonight(way, base, again) if way else ()),
    )


def _part(title: str, *parts: Part) -> Group:
    """Return parts under a heading, with a blank line below."""
    return drawn(Span(title, "strong"), Padding(drawn(*parts, indent=_INDENT[-1]), _INDENT))


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


def _weeks(progress: Progress, roadmap: Roadmap | None, today: date, width: int) -> Iterator[Part]:
    if not progress.days:
        return
    weeks = weeks_of_work(progress, today)
    most = max((hours for _, hours in weeks), default=0) or 1
    room = _SLIM if width < NARROW else _WIDE
    monday, worked = Column(style=QUIET, no_wrap=True), Column(justify="right", no_wrap=True)
    grid = Table.grid(monday, worked, Column(no_wrap=True), padding=(0, 1))
    for first, hours in weeks:
        bar = Text("━" * max(round(room * hours / most), 1 if hours else 0), style=GOOD)
        grid.add_row(words.day(first), f"{hours:g} h" if hours else "–", bar)
    calendar = roadmap.calendar if roadmap else Timetable(today, 1.0)
    yield _part("Weeks", grid, progress_words.rhythm(progress, today, calendar))


def _burn_up(progress: Progress, roadmap: Roadmap | None, today: date, width: int) -> Iterator[Part]:
    """Yield the hours done against those planned, once a roadmap was followed for some weeks."""
    if roadmap is None or progress.followed is None or not progress.days:
        return
    own = roadmap.profile.constraints.hours_per_week
    weeks = week_sums(progress, today, planned_timetable(progress.followed, own, roadmap.calendar))
    if len(weeks) >= _LEAST_WEEKS:
        chart = burn_up_chart(weeks, min(width, PROSE) - _INDENT[-1])
        yield _part("Done against planned", *chart, progress_words.against_plan(weeks[-1]))


def _steps(progress: Progress, way: Route | None, base: KnowledgeBase, width: int) -> Iterator[Part]:
    """Yield each part with a row for each step; narrow pages leave out when open steps are done."""
    for title, rows in progress_words.parts(progress, way, base):
        figures = [Column(justify="right", no_wrap=True) for _ in range(2 if width >= NARROW else 1)]
        name = Column(ratio=1, overflow="fold")
        grid = Table.grid(Column(no_wrap=True), name, *figures, padding=(0, 1), expand=True)
        for row in rows:
            mark, style = _MARKS[row.state]
            last = (row.hours, row.day) if width >= NARROW else (row.hours or row.day,)
            grid.add_row(Text(mark, style=style), plain(row.title), *(plain(cell, QUIET) for cell in last))
        yield _part(title, grid)


def _forecast(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Part]:
    yield _part("Forecast", lines(*progress_words.forecast(roadmap)))
    if roadmap.deadline:
        fits = roadmap_words.deadline(roadmap.deadline, roadmap, base)
        yield _part(f"By {words.day(roadmap.deadline.by)}", lines(*fits))


def _tonight(way: Route, base: KnowledgeBase, again: str) -> Iterator[Part]:
    """Yield what to do tonight, and how to record it."""
    if way.tonight is None:
        return
    yield _part("Tonight", mentor_words.evening(way.tonight, way, base))
    if way.tonight.step is not None:
        step = way.tonight.step.id
        yield facts(
            ("Log it", Span(f"careerpath log {step} --hours N{again}", "command")),
            ("When done", Span(f"careerpath done {step}{again}", "command")),
        )


def _no_roadmap(again: str) -> Iterator[Part]:
    yield "You aren't following a roadmap yet. To see when you'll get there:"
    yield Span(f"careerpath roadmap ROLE{again} --follow", "command")

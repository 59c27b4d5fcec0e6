"""Pages of a roadmap: on one screen, in full, and what changed since an earlier one."""

from rich.console import Group
from rich.constrain import Constrain
from rich.table import Column, Table
from rich.text import Text

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.roadmap.changes import RoadmapChanges
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.views.outline import Line, Span, lines
from careerpath_cli.views.outlines.roadmap import RoadmapPageOptions, commands, full_roadmap
from careerpath_cli.views.terminal.outline import BLANK, Part, drawn, page, part
from careerpath_cli.views.terminal.parts import PROSE, QUIET, plain
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import roadmap_changes as change_words
from careerpath_cli.views.wording import words

ROWS = 9
_NAMED_STEPS = 4


def roadmap_page(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Group:
    """Return a roadmap in full."""
    return page(full_roadmap(roadmap, base, options))


def route_page(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Group:
    """Return the plan that gets somebody hired, on one screen of 80 by 24."""
    way = route(roadmap, base)
    return drawn(
        Span(roadmap_words.title(roadmap.plan), "strong"),
        lines(*mentor_words.opening_lines(way, roadmap), mentor_words.before_that(way, roadmap)),
        BLANK,
        _table(way, base),
        BLANK,
        *_tonight(way, base),
        commands(roadmap, options, full=False),
    )


def _table(way: Route, base: KnowledgeBase) -> Constrain:
    title = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    figures = [Column(justify="right", no_wrap=True) for _ in range(2)]
    table = Table.grid(title, *figures, padding=(0, 2, 0, 0), expand=True)
    for name, hours, by in _rows(way, base):
        table.add_row(Text(name, overflow="ellipsis", no_wrap=True), plain(hours, QUIET), plain(by, QUIET))
    return Constrain(table, PROSE)


def _rows(way: Route, base: KnowledgeBase) -> list[tuple[str, str, str]]:
    """Return at most nine rows: a long bridge ends in one row, and getting hired is one."""
    bridge = list(way.of_part("bridge"))
    rows = [_row(step, way, base) for step in way.of_part("try")]
    learning = [step for step in bridge if step.kind != "project"]
    room = ROWS - len(rows) - (len(bridge) - len(learning)) - 1
    named = max(min(_NAMED_STEPS, room) - 1, 0)
    rest = learning[named:] if len(learning) > min(_NAMED_STEPS, room) else []
    dated = [(step.finish.likely, _row(step, way, base)) for step in bridge if step not in rest]
    if rest:
        names = list(dict.fromkeys(base.skills[skill].name for step in rest for skill in step.teaches))
        last = rest[-1].finish.likely
        dated.append((last, (f"Then {roadmap_words.named(names)}", _hours(rest), words.day(last))))
    rows += [row for _, row in sorted(dated, key=lambda row: row[0])]
    hired = way.of_part("hired")
    if hired:
        last = max(step.finish.likely for step in hired)
        name = "Apply: CV, applications, interview practice"
        rows.append((name, _hours(hired), words.day(last)))
    return rows[:ROWS]


def _row(step: RouteStep, way: Route, base: KnowledgeBase) -> tuple[str, str, str]:
    return mentor_words.title(step, way, base), _hours([step]), words.day(step.finish.likely)


def _hours(steps: list[RouteStep] | tuple[RouteStep, ...]) -> str:
    return words.hours(Hours.total(step.hours for step in steps))


def _tonight(way: Route, base: KnowledgeBase) -> list[Part]:
    if way.tonight is None:
        return []
    told = mentor_words.tonight_in_short(way.tonight, way, base)
    label = Span(f"Tonight, {way.tonight.minutes} min: ", "accent")
    return [(label, told, Span(f" {mentor_words.too_tired(way.tonight)}", "quiet")), BLANK]


def changes_page(changes: RoadmapChanges, base: KnowledgeBase) -> Group:
    """Return what changed since an earlier roadmap, by cause."""
    parts: list[Part] = [Span(f"Changes since the roadmap of {changes.since}", "strong")]
    parts += change_words.summary(changes)
    for cause in changes.causes:
        told: list[Line] = [
            Span(change_words.difference(difference, base), "quiet") for difference in cause.differences
        ]
        told += [change_words.step(step, base) for step in cause.steps]
        parts.append(part(change_words.cause(cause), *told))
    return drawn(*parts)

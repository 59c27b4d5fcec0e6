"""What the chosen roles require, by group of skills: there, partly there, missing, not asked about."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.gaps import RoleGap, State
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Report
from careerpath_cli.views.charts.drawing import (
    INK,
    QUIET,
    ROLES,
    WIDE,
    Drawing,
    Kind,
    Layer,
    Row,
    figure,
    line,
    sign,
    words,
)
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import BOLD, LINE, width, wrapped
from careerpath_cli.views.wording.figures import person as figure_words
from careerpath_cli.views.wording.roadmap import STATES

Groups = Mapping[str, Sequence[State]]
"""The states of a role's required skills, by group, what is there first."""
Shape = tuple[Kind, Row]
Shapes = Iterator[Shape]
Names = Sequence[tuple[str, ...]]
"""The names of groups in lines."""
_SIDE, _PITCH, _ROW = 12.0, 16.0, 24.0
"""The side of a skill's square, from one to the next, and from one line of them to the next."""
_LABELS, _NARROW_LABELS = 206.0, 150.0
"""How much room the names of the groups have."""
_HEAD = LINE * 2.0
_KINDS: Sequence[Kind] = ("rule", "rect", "symbol", "text")
_ROOMY = 300.0
"""From which width on a role's share stands behind its name."""
_SHARE = 64.0
"""How much room that share has."""
_STATES: Sequence[State] = tuple(STATES)


def gap_figure(report: Report, base: KnowledgeBase) -> Figure | None:
    """Return how much of what is required is there; None where the roles require nothing of newcomers."""
    chosen = sorted(report.chosen, key=lambda entry: entry.match.role != report.goal)[: len(ROLES)]
    places = {entry.match.role: place for place, entry in enumerate(report.chosen)}
    groups = {entry.match.role: _groups(entry.gap, base) for entry in chosen}
    counts = {role: Counter(chain(*of_role.values())) for role, of_role in groups.items()}
    if not any(counts.values()):
        return None
    told = (
        figure_words.gap_title(chosen[0].match.role, counts[chosen[0].match.role], base),
        figure_words.gap(counts, base),
        figure_words.first_of(len(chosen), len(report.chosen)) + figure_words.GAP_NOTE,
    )
    panels = [_Panel(role, places[role], base.roles[role].name, of_role) for role, of_role in groups.items()]
    return figure("gap", told, _table(panels, base), lambda wide: _draw(panels, base, wide))


def _groups(gap: RoleGap, base: KnowledgeBase) -> Groups:
    """Return the states of what newcomers to a role need, by group, in the order of the base's groups."""
    grouped: dict[str, list[State]] = {group: [] for group in base.groups}
    for skill in gap.skills:
        if skill.need.required and skill.state in _STATES:
            grouped[base.skills[skill.need.skill].group].append(skill.state)
    return {group: sorted(found, key=_STATES.index) for group, found in grouped.items() if found}


@record
class _Panel:
    """A role with its place among the chosen ones."""

    role: str
    place: int
    name: str
    groups: Groups


def _table(panels: Sequence[_Panel], base: KnowledgeBase) -> Table:
    rows = tuple(
        (panel.name, base.groups[group].name, *(str(list(states).count(state)) for state in _STATES))
        for panel in panels
        for group, states in panel.groups.items()
    )
    return Table(figure_words.GAP_HEAD, rows)


def _draw(panels: Sequence[_Panel], base: KnowledgeBase, wide: float) -> Drawing:
    """Return the roles beside each other behind one list of groups, or one below the other."""
    rows, bottom = (_beside if wide >= WIDE else _below)(panels, base, wide)
    rows = [*_legend(), *rows]
    layers = [Layer(kind, [row for of_kind, row in rows if of_kind == kind]) for kind in _KINDS]
    return Drawing(wide, bottom, layers, {})


def _beside(panels: Sequence[_Panel], base: KnowledgeBase, wide: float) -> tuple[list[Shape], float]:
    """Return the roles beside each other, and where they end."""
    groups = [group for group in base.groups if any(group in panel.groups for panel in panels)]
    names = _lines([base.groups[group].name for group in groups], _LABELS)
    column = (wide - _LABELS) / len(panels)
    longest = max(len(_title_lines(panel, column - 12)) for panel in panels)
    top = _HEAD + (longest + 1) * LINE
    rows: list[Shape] = []
    for number, panel in enumerate(panels):
        left = _LABELS + column * number
        rows += _title(panel, left, _HEAD, column - 12)
        rows += _squares(panel.groups, groups, left, top, column - 12, names)
    rows += _labels(names, top, wide)
    return rows, top + _height(names)


def _below(panels: Sequence[_Panel], base: KnowledgeBase, wide: float) -> tuple[list[Shape], float]:
    """Return the roles one below the other, each with its own groups, and where they end."""
    rows: list[Shape] = []
    top, room = _HEAD, wide - _NARROW_LABELS
    for panel in panels:
        names = _lines([base.groups[group].name for group in panel.groups], _NARROW_LABELS)
        rows += _title(panel, 0, top, wide)
        top += LINE * len(_title_lines(panel, wide)) + 4
        rows += _squares(panel.groups, list(panel.groups), _NARROW_LABELS, top, room, names)
        rows += _labels(names, top, wide)
        top += _height(names) + LINE
    return rows, top


def _lines(names: Sequence[str], room: float) -> Names:
    return [wrapped(name, room - 12) for name in names]


def _height(names: Names) -> float:
    return sum(_ROW + LINE * (len(lines) - 1) for lines in names)


def _labels(names: Names, top: float, wide: float) -> Shapes:
    for number, lines in enumerate(names):
        y = top + _height(names[:number])
        yield "rule", line(0, y, wide, y)
        yield "text", words(0, y + _ROW / 2, lines)


def _squares(
    states: Groups, groups: Sequence[str], left: float, top: float, room: float, names: Names
) -> Shapes:
    pitch = min(_PITCH, room / max(map(len, states.values())))
    for number, group in enumerate(groups):
        y = top + (_height(names[:number]) + _height(names[: number + 1])) / 2
        for place, state in enumerate(states.get(group, ())):
            yield from _square(left + pitch * place, y, state)


def _title(panel: _Panel, left: float, top: float, room: float) -> Shapes:
    """Yield a role's name, and how much of what it requires is there."""
    ink = ROLES[panel.place][0] if panel.place < len(ROLES) else INK
    met = sum(list(states).count("met") for states in panel.groups.values())
    share = figure_words.have(met, sum(map(len, panel.groups.values())))
    lines = _title_lines(panel, room)
    yield "symbol", sign(left + 6, top + 4, panel.place)
    yield "text", words(left + 18, top + 4, lines, ink, fontWeight="bold")
    if room < _ROOMY:
        yield "text", words(left + 18, top + 4 + LINE * len(lines), share, QUIET)
    else:
        yield "text", words(left + room, top + 4, share, QUIET, align="right")


def _title_lines(panel: _Panel, room: float) -> tuple[str, ...]:
    """Return a role's name in lines that leave room for its sign, and for its share where that is beside."""
    beside = _SHARE if room >= _ROOMY else 0.0
    return wrapped(panel.name, (room - 18 - beside) / BOLD, most=3)


def _square(x: float, y: float, state: State) -> Shapes:
    """Yield a skill: a full square where it is there, half full, empty, or a question."""
    box = {"x": x + 0.5, "y": y - _SIDE / 2, "width": _SIDE, "height": _SIDE, "strokeWidth": 1.5}
    match state:
        case "met":
            yield "rect", box | {"fill": "var(--have)", "stroke": "var(--have)"}
        case "partly":
            half = {"x": x + 0.5, "y": y, "width": _SIDE, "height": _SIDE / 2, "fill": "var(--partly)"}
            yield "rect", half
            yield "rect", box | {"stroke": "var(--partly)"}
        case "lacking":
            yield "rect", box | {"stroke": "var(--missing)"}
        case _:
            yield "rect", box | {"stroke": "var(--unasked)", "strokeDash": [2, 2], "strokeWidth": 1}
            yield "text", words(x + 0.5 + _SIDE / 2, y, "?", QUIET, align="center", fontSize=_SIDE - 1)


def _legend() -> Shapes:
    x = 0.0
    for state in _STATES:
        word = STATES[state]
        yield from _square(x, LINE / 2, state)
        yield "text", words(x + _SIDE + 6, LINE / 2, word, QUIET)
        x += _SIDE + 24 + width(word)

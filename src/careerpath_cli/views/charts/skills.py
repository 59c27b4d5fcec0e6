"""The skill profile: what a person can do, against what newcomers to the chosen roles are asked for."""

from collections.abc import Iterator, Sequence

from careerpath_cli.advice.recommendation import Recommendation
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.planning.gaps import SkillGap, State
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Report
from careerpath_cli.views.charts.drawing import (
    INK,
    QUIET,
    ROLES,
    WIDE,
    Drawing,
    Layer,
    Row,
    Scale,
    bar,
    figure,
    line,
    sign,
    words,
)
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import LINE, shortened, width
from careerpath_cli.views.wording import words as shared_words
from careerpath_cli.views.wording.figures import person as figure_words
from careerpath_cli.views.wording.roadmap import STATES

MOST = 14
_STATES: Sequence[State] = tuple(STATES)
"""The best first."""
_LABELS = 214
_BESIDE = 14
"""From one role's sign to the next, where several ask for one level."""


@record
class SkillRow:
    """A skill with what the person has of it, and what each chosen role asks; None where it doesn't."""

    skill: str
    state: State
    own: SkillGap
    asked: tuple[SkillGap | None, ...]

    @property
    def is_open(self) -> bool:
        """Whether the true level may be higher."""
        return self.own.at_least or bool(self.own.implied_by)


def skills_figure(report: Report, base: KnowledgeBase) -> Figure | None:
    """Return the skill profile; None where the chosen roles ask newcomers for nothing."""
    chosen = report.chosen[: len(ROLES)]
    required = _required_rows(chosen)
    rows = sorted(required[:MOST], key=lambda row: _STATES.index(row.state))
    if not rows:
        return None
    states = {row.skill: row.state for row in rows}
    names = [base.roles[entry.match.role].name for entry in chosen]
    told = (
        figure_words.skills_title(list(states.values())),
        figure_words.skills(states, base),
        figure_words.first_of(len(chosen), len(report.chosen))
        + figure_words.skills_note(len(rows), len(required)),
    )
    return figure("skills", told, _table(rows, names, base), lambda wide: _draw(rows, names, base, wide))


def _required_rows(chosen: Sequence[Recommendation]) -> list[SkillRow]:
    """Return what the chosen roles require of newcomers, what weighs most first."""
    by_role = [{gap.need.skill: gap for gap in entry.gap.skills} for entry in chosen]
    rows = []
    for skill in dict.fromkeys(skill for gaps in by_role for skill in gaps):
        asked = tuple(gaps.get(skill) for gaps in by_role)
        counted = [gap for gap in asked if gap and gap.need.required and gap.needed != "none"]
        if counted:
            state = max((gap.state for gap in counted), key=_STATES.index)
            rows.append(SkillRow(skill, state, counted[0], asked))
    return sorted(rows, key=_weight)


def _weight(row: SkillRow) -> tuple[int, int]:
    importances = [gap.need.importance for gap in row.asked if gap]
    return -importances.count("essential"), -importances.count("important")


def _table(rows: Sequence[SkillRow], names: Sequence[str], base: KnowledgeBase) -> Table:
    body = [
        (
            base.skills[row.skill].name,
            STATES[row.state],
            shared_words.held_level(row.own.level, row.own.implied_by, base, at_least=row.own.at_least),
            *map(figure_words.asked_for, row.asked),
        )
        for row in rows
    ]
    return Table(("Skill", "State", "You", *names), tuple(body))


@record
class _Layout:
    """Where rows stand: names beside the levels, or above them where there is no room beside."""

    wide: float
    names: Sequence[str]

    @property
    def beside(self) -> bool:
        return self.wide >= WIDE

    @property
    def left(self) -> float:
        return _LABELS if self.beside else 0.0

    @property
    def legend(self) -> list[tuple[str, float, float]]:
        """What the bar and the signs stand for, and where: in a line, or in several."""
        x, y, entries = 0.0, LINE / 2, []
        for entry in (figure_words.YOU_HAVE, *map(figure_words.asks, self.names)):
            text = shortened(entry, self.wide - 20)
            if x + 20 + width(text) > self.wide:
                x, y = 0.0, y + LINE + 2
            entries.append((text, x, y))
            x += 40 + width(text)
        return entries

    @property
    def head(self) -> float:
        """Where the words of the levels stand, below what the signs stand for."""
        return self.legend[-1][2] + LINE + 10

    @property
    def height(self) -> float:
        return 26 if self.beside else 40

    def line_of(self, number: int) -> float:
        """Return the middle of a row's bar."""
        return self.head + 12 + self.height * number + (self.height / 2 if self.beside else 28)


def _draw(rows: Sequence[SkillRow], names: Sequence[str], base: KnowledgeBase, wide: float) -> Drawing:
    layout = _Layout(wide, names)
    cell = (wide - layout.left) / len(LEVELS)
    bottom = layout.line_of(len(rows) - 1) + layout.height / 2 - (0 if layout.beside else 6)
    placed = [(layout.line_of(number), row) for number, row in enumerate(rows)]
    grid = [line(place, layout.head + 10, place, bottom) for place in range(len(LEVELS) + 1)]
    heads = [
        words(place + 0.5, layout.head, level, QUIET, align="center") for place, level in enumerate(LEVELS)
    ]
    unasked = [
        words(6 / cell, y, "not asked", QUIET, fontStyle="italic")
        for y, row in placed
        if row.own.level is None
    ]
    layers = [
        Layer("rule", grid, x="level"),
        *_held(placed, cell),
        Layer("text", heads, x="level"),
        Layer("text", unasked, x="level"),
        Layer("symbol", [sign for y, row in placed for sign in _signs(row, y, cell)], x="level"),
        Layer("text", [_label(row, y, layout, base) for y, row in placed]),
        *_legend(layout),
    ]
    return Drawing(wide, bottom + 4, layers, {"level": Scale((0, len(LEVELS)), (layout.left, wide))})


def _label(row: SkillRow, y: float, layout: _Layout, base: KnowledgeBase) -> Row:
    """Return a skill's name, beside its bar or above it."""
    name = shortened(base.skills[row.skill].name, (layout.left if layout.beside else layout.wide) - 8)
    return words(0, y if layout.beside else y - 19, name, QUIET if row.own.level is None else INK)


def _held(placed: Sequence[tuple[float, SkillRow]], cell: float) -> list[Layer]:
    """Return a bar for what the person has of each skill, with an open end where there may be more."""
    ends = [(y, row, LEVELS.index(row.own.level) + 1) for y, row in placed if row.own.level is not None]
    bars = [_bar(y, end - 4 / cell) for y, _, end in ends]
    tips = [tip for y, row, end in ends if row.is_open for tip in _open_end(end, y, cell)]
    return [Layer("rect", bars, x="level"), Layer("rule", tips, x="level")]


def _bar(y: float, end: float) -> Row:
    """Return what the person has: light enough for signs to stand on it, with an edge that is seen."""
    return bar(0, y, end, 12, "var(--have)", fillOpacity=0.3, stroke="var(--have)", strokeWidth=1)


def _open_end(end: float, y: float, cell: float) -> list[Row]:
    """Return an arrow onwards from the end of a bar: there may be more."""
    start, tip, back = end - 4 / cell, end + 18 / cell, end + 12 / cell
    ink = "var(--have)"
    return [
        line(start, y, tip, y, ink, strokeWidth=2, strokeDash=[3, 2]),
        line(back, y - 5, tip, y, ink, strokeWidth=2),
        line(back, y + 5, tip, y, ink, strokeWidth=2),
    ]


def _signs(row: SkillRow, y: float, cell: float) -> Iterator[Row]:
    """Yield the signs of the roles that ask for a skill, side by side where they ask for the same level."""
    levels: dict[Level, list[int]] = {}
    for role, gap in enumerate(row.asked):
        if gap and gap.need.required and gap.needed != "none":
            levels.setdefault(gap.needed, []).append(role)
    for level, roles in levels.items():
        for place, role in enumerate(roles):
            aside = (place - (len(roles) - 1) / 2) * _BESIDE
            yield sign(LEVELS.index(level) + 0.5 + aside / cell, y, role)


def _legend(layout: _Layout) -> list[Layer]:
    """Return what the bar and the signs stand for."""
    texts: list[Row] = []
    signs: list[Row] = []
    for place, (text, x, y) in enumerate(layout.legend):
        texts.append(words(x + 20, y, text))
        if place:
            signs.append(sign(x + 7, y, place - 1))
    you = _bar(LINE / 2, 15)
    return [Layer("rect", [you]), Layer("symbol", signs), Layer("text", texts)]

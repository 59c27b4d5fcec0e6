"""What the chosen roles pay: ranges with place, kind, years and source; nothing is averaged or converted."""

from collections.abc import Iterator, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role, Salary
from careerpath_cli.knowledge.pay import HOME, Advertised, PayFact, best_pay, level_of_years, pay_facts
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
    bar,
    figure,
    line,
    sign,
    words,
)
from careerpath_cli.views.charts.figure import Figure, Table
from careerpath_cli.views.charts.labels import BOLD, LINE, shortened, width, wrapped
from careerpath_cli.views.outlines.advice import pays
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording.figures import market as figure_words

_MOST = 3
"""Of how many figures a role is shown, each of another kind or place."""
_LABELS = 250.0
_TICKS = 4
_KINDS: Sequence[Kind] = ("rule", "rect", "symbol", "text")
Shapes = Iterator[tuple[Kind, Row]]


@record
class PayRow:
    """A figure as a range in thousands, with the middle and the outer tenths where the source has them."""

    role: int
    name: str
    says: str
    told: str
    currency: str
    low: float
    high: float
    middle: float | None
    outer: tuple[float, float] | None
    is_home: bool = False
    is_open: bool = False


def pay_figure(report: Report, base: KnowledgeBase) -> Figure | None:
    """Return what the chosen roles pay; None where nothing is known of any."""
    country = (report.answers.constraints.country or HOME).upper()
    rows = [
        _row(place, base.roles[entry.match.role], paid, country, base)
        for place, entry in enumerate(report.chosen)
        for paid in _facts_to_draw(base.roles[entry.match.role], report, base)
    ]
    if not rows:
        return None
    lines = _lines_of(report, base)
    told = (
        figure_words.pay_title(_told_first(report, rows, base), lines),
        figure_words.pay(lines),
        figure_words.pay_note([row.currency for row in rows]),
    )
    table = Table(figure_words.PAY_HEAD, tuple((row.name, row.told) for row in rows))
    return figure("pay", told, table, lambda wide: _draw(rows, wide))


def _told_first(report: Report, rows: Sequence[PayRow], base: KnowledgeBase) -> str:
    """Return the name of the goal, or of the first role that anything is known of."""
    goal = base.roles[report.goal].name
    return goal if goal in {row.name for row in rows} else rows[0].name


def _lines_of(report: Report, base: KnowledgeBase) -> dict[str, str]:
    """Return what `advise` says of the pay of each chosen role, by the role's name."""
    roles = (base.roles[entry.match.role] for entry in report.chosen)
    return {role.name: pays(role, report.advice, base) for role in roles}


def _facts_to_draw(role: Role, report: Report, base: KnowledgeBase) -> list[PayFact]:
    """Return what to show of a role's pay: what `advise` says first, then others that differ in kind."""
    country = report.answers.constraints.country
    first = best_pay(role, base, country, level_of_years(report.advice.years))
    if first is None:
        return []
    known = pay_facts(role, base, country)
    everywhere = pay_facts(role, base)
    own = [
        offer
        for offer in (*known.advertised, *everywhere.advertised)
        if not offer.proxy and offer.row.level == "all"
    ]
    others: list[PayFact] = [*own[:1], *known.stated[:1], *([known.wage] if known.wage else [])]
    return [first, *(other for other in others if other != first)][:_MOST]


def _row(place: int, role: Role, paid: PayFact, country: str, base: KnowledgeBase) -> PayRow:
    says, told = figure_words.pay_label(paid, base), fact_words.figure(paid, base)
    begin = (place, role.name, says, told)
    if isinstance(paid, Salary):
        high = paid.low if paid.high is None else paid.high
        return PayRow(*begin, paid.currency, paid.low, high, None, None, is_open=paid.high is None)
    if isinstance(paid, Advertised):
        row = paid.row
        outer = (row.p10, row.p90)
        return PayRow(*begin, row.currency, row.low, row.high, row.p50, outer, is_home=row.country == country)
    low, high = (paid.p25 or paid.mean, paid.p75 or paid.mean)
    tenths = (paid.p10, paid.p90) if paid.p10 and paid.p90 else None
    return PayRow(*begin, paid.currency, low, high, paid.mean if paid.p50 is None else paid.p50, tenths)


def _draw(rows: Sequence[PayRow], wide: float) -> Drawing:
    """Return a panel for each currency, since they are never compared on one axis; one's own comes first."""
    shapes: list[tuple[Kind, Row]] = []
    y = 0.0
    currencies = list(dict.fromkeys(row.currency for row in sorted(rows, key=lambda row: not row.is_home)))
    for currency in currencies:
        panel = _Panel([row for row in rows if row.currency == currency], wide, y)
        shapes += _axis(panel, currency)
        shapes += _ranges(panel)
        y = panel.bottom + 14
    layers = [Layer(kind, [row for of_kind, row in shapes if of_kind == kind]) for kind in _KINDS]
    return Drawing(wide, y - 10, layers, {})


@record
class _Panel:
    """Rows of one currency, and where they stand."""

    rows: Sequence[PayRow]
    wide: float
    top: float

    @property
    def left(self) -> float:
        return _LABELS if self.wide >= WIDE else 0.0

    @property
    def most(self) -> float:
        """Where the axis ends: beyond the highest number."""
        return max(max(row.high, row.outer[1] if row.outer else 0) for row in self.rows) * 1.02

    def at(self, amount: float) -> float:
        """Return where an amount stands; the axis begins at nothing."""
        return self.left + amount / self.most * (self.wide - self.left)

    def heads(self) -> Iterator[tuple[float, PayRow, bool]]:
        """Yield each row with where it begins, and whether its role's name stands above it."""
        y, before = self.top + LINE + 8, -1
        for row in self.rows:
            first = row.role != before
            yield y, row, first
            y += (LINE + 4 if first else 0) + self.height(row)
            before = row.role

    def height(self, row: PayRow) -> float:
        return LINE * len(self.lines(row)) + (8 if self.left else 28)

    def lines(self, row: PayRow) -> tuple[str, ...]:
        return wrapped(row.says, (self.left or self.wide) - 14, most=3)

    @property
    def bottom(self) -> float:
        *_, (y, row, first) = self.heads()
        return y + (LINE + 4 if first else 0) + self.height(row) - (0 if self.left else 6)


def _axis(panel: _Panel, currency: str) -> Shapes:
    step = next(step for step in _STEPS if panel.most / step <= (_TICKS if panel.left == 0 else _TICKS + 1))
    yield "text", words(0, panel.top + LINE / 2, figure_words.per_year(currency), QUIET)
    amount = 0.0
    while amount <= panel.most:
        x = panel.at(amount)
        yield "rule", line(x, panel.top + LINE + 4, x, panel.bottom)
        label = figure_words.thousands(amount)
        if panel.left or x > width(figure_words.per_year(currency)) + 30:
            align = "left" if not amount else "right" if x + width(label) / 2 > panel.wide else "center"
            yield "text", words(x, panel.top + LINE / 2, label, QUIET, align=align)
        amount += step


_STEPS = tuple(step * 10**power for power in range(3, 9) for step in (1, 2, 5))


def _ranges(panel: _Panel) -> Shapes:
    for top, row, first in panel.heads():
        ink = ROLES[row.role][0] if row.role < len(ROLES) else QUIET
        y = top
        if first:
            yield "symbol", sign(6, y + LINE / 2, row.role)
            name = shortened(row.name, (panel.wide - 18) / BOLD)
            yield "text", words(18, y + LINE / 2, name, ink, fontWeight="bold")
            y += LINE + 4
        lines = panel.lines(row)
        yield "text", words(0, y + LINE / 2 + 1, lines, QUIET)
        middle = y + (LINE * len(lines) / 2 + 1 if panel.left else LINE * len(lines) + 9)
        yield from _range(row, middle, ink, panel)


def _range(row: PayRow, y: float, ink: str, panel: _Panel) -> Shapes:
    """Yield a range with its ends in words, its middle, and how far the outer tenths are."""
    if row.outer:
        yield "rule", line(panel.at(row.outer[0]), y, panel.at(row.outer[1]), y, ink, strokeWidth=1.5)
    yield "rect", bar(panel.at(row.low), y, max(panel.at(row.high), panel.at(row.low) + 3), 13, ink)
    if row.is_open:
        yield "text", words(panel.at(row.high) + 7, y, "or more", QUIET)
    if row.middle:
        x = panel.at(row.middle)
        yield "rule", line(x, y - 9, x, y + 9, INK, strokeWidth=2)

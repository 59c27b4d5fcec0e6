"""A figure: a chart with the words that stand for it."""

from careerpath_cli.record import record


@record
class Table:
    """Rows below a head, all as words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@record
class Figure:
    """A chart as SVG, for wide windows and paper and for narrow ones.

    `says` is what the chart shows, in a sentence or two, for whoever cannot see it; `note` what it is based
    on, with sources; `table` has what is drawn, as words. `wide` and `narrow` are elements that are safe to
    put into HTML.
    """

    id: str
    title: str
    says: str
    table: Table
    wide: str
    narrow: str
    note: str = ""

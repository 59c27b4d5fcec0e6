"""What a role pays, in one line per figure, wherever it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.roles import Salary
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.facts import Pay, PayRow, Wage
    from careerpath_cli.knowledge.model.roles import Role

NOTHING = "No salary data yet"


def figure(row: Salary | PayRow | Wage, role: Role, base: KnowledgeBase) -> str:
    """Return a figure with its source; that of a whole occupation names it, as it may cover other jobs."""
    if isinstance(row, Salary):
        return words.salary(row, base)
    from careerpath_cli.knowledge.model.facts import PayRow

    return _reported(row, base.pay[role.id], base) if isinstance(row, PayRow) else _wage(row, base)


def in_short(row: Salary | PayRow | Wage, role: Role, base: KnowledgeBase) -> str:
    """Return a figure in thousands, with the id of its source."""
    if isinstance(row, Salary):
        high = None if row.high is None else row.high / 1000
        return f"{words.span(row.low / 1000, high)}k {row.currency} ({row.source})"
    from careerpath_cli.knowledge.model.facts import PayRow

    if isinstance(row, PayRow):
        survey = base.pay[role.id]
        return f"median {_thousands(row.p50)} {survey.currency} ({survey.source})"
    name, amount = _middle(row)
    return f"{name} {_thousands(amount)} {row.currency} (all {row.title}; {row.source})"


def _thousands(amount: float) -> str:
    return f"{amount / 1000:,.0f}k"


def _middle(row: Wage) -> tuple[str, float]:
    """Return the median, or the mean where the median is above the highest class of the statistics."""
    return ("mean", row.mean) if row.p50 is None else ("median", row.p50)


def _reported(row: PayRow, survey: Pay, base: KnowledgeBase) -> str:
    source = base.sources[survey.source]
    place = "all countries" if row.country == "all" else row.country
    level = "" if row.level == "all" else f", {row.level} level"
    amount = f"median {row.p50:,.0f} {survey.currency} a year"
    return f"{amount}: reported by {row.n:,} people{level} ({place}; {source.title}, {source.dated})"


def _wage(row: Wage, base: KnowledgeBase) -> str:
    source = base.sources[row.source]
    name, amount = _middle(row)
    amount_of_all = f"{name} {amount:,.0f} {row.currency} a year: all {row.title}"
    return f"{amount_of_all} ({row.place}; {source.title}, {source.dated})"

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


def figure(found: Salary | PayRow | Wage, role: Role, base: KnowledgeBase) -> str:
    """Return a figure with its source; that of a whole occupation names it, as it may cover other jobs."""
    if isinstance(found, Salary):
        return words.salary(found, base)
    from careerpath_cli.knowledge.model.facts import PayRow

    return _reported(found, base.pay[role.id], base) if isinstance(found, PayRow) else _wage(found, base)


def in_short(found: Salary | PayRow | Wage, role: Role, base: KnowledgeBase) -> str:
    """Return a figure in thousands, with the id of its source."""
    if isinstance(found, Salary):
        high = None if found.high is None else found.high / 1000
        return f"{words.span(found.low / 1000, high)}k {found.currency} ({found.source})"
    from careerpath_cli.knowledge.model.facts import PayRow

    if isinstance(found, PayRow):
        survey = base.pay[role.id]
        return f"median {_thousands(found.p50)} {survey.currency} ({survey.source})"
    name, amount = _middle(found)
    return f"{name} {_thousands(amount)} {found.currency} (all {found.title}; {found.source})"


def _thousands(amount: float) -> str:
    return f"{amount / 1000:,.0f}k"


def _middle(found: Wage) -> tuple[str, float]:
    """Return the median, or the mean where the median is above the highest class of the statistics."""
    return ("mean", found.mean) if found.p50 is None else ("median", found.p50)


def _reported(found: PayRow, survey: Pay, base: KnowledgeBase) -> str:
    source = base.sources[survey.source]
    place = "all countries" if found.country == "all" else found.country
    level = "" if found.level == "all" else f", {found.level} level"
    amount = f"median {found.p50:,.0f} {survey.currency} a year"
    return f"{amount}: reported by {found.n:,} people{level} ({place}; {source.title}, {source.dated})"


def _wage(found: Wage, base: KnowledgeBase) -> str:
    source = base.sources[found.source]
    name, amount = _middle(found)
    amount_of_all = f"{name} {amount:,.0f} {found.currency} a year: all {found.title}"
    return f"{amount_of_all} ({found.place}; {source.title}, {source.dated})"

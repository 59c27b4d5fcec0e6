"""Facts of the base in a line each: what a role pays, wherever that is from, and what a resource asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.roles import Salary
from careerpath_cli.knowledge.pay import ALL, Advertised
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.knowledge.model.pay import Wage

NOTHING = "No salary data yet"


def figure(row: Salary | Advertised | Wage, base: KnowledgeBase) -> str:
    """Return a figure with its source; that of a whole occupation names it, as it may cover other jobs."""
    if isinstance(row, Salary):
        return words.salary(row, base)
    return _advertised(row, base) if isinstance(row, Advertised) else _wage(row, base)


def in_short(row: Salary | Advertised | Wage) -> str:
    """Return a figure in thousands, with the id of its source."""
    if isinstance(row, Salary):
        high = None if row.high is None else row.high / 1000
        return f"{words.span(row.low / 1000, high)}k {row.currency} ({row.source})"
    if isinstance(row, Advertised):
        of_whom = f"of {row.title}; " if row.proxy else ""
        ends = words.span(row.row.low / 1000, row.row.high / 1000)
        return f"{ends}k {row.row.currency} ({of_whom}{row.row.country}, advertised; {row.source})"
    name, amount = _middle(row)
    return f"{name} {_thousands(amount)} {row.currency} (all {row.title}; {row.source})"


def _thousands(amount: float) -> str:
    return f"{amount / 1000:,.0f}k"


def _middle(row: Wage) -> tuple[str, float]:
    """Return the median, or the mean where the median is above the highest class of the statistics."""
    return ("mean", row.mean) if row.p50 is None else ("median", row.p50)


def _advertised(one: Advertised, base: KnowledgeBase) -> str:
    row, source = one.row, base.sources[one.source]
    amount = f"{words.span(row.low, row.high)} {row.currency} a year"
    level = "" if row.level == ALL else f", {row.level} level"
    whose = f"for the neighbouring title {one.title}" if one.proxy else f"as {one.title}"
    years = "–".join(dict.fromkeys(row.years.split("-")))
    return (
        f"{amount} advertised {whose}{level} ({row.country}, {row.n:,} advertisements of {years}; "
        f"{source.title}, {source.dated})"
    )


def _wage(row: Wage, base: KnowledgeBase) -> str:
    source = base.sources[row.source]
    name, amount = _middle(row)
    amount_of_all = f"{name} {amount:,.0f} {row.currency} a year: all {row.title}"
    return f"{amount_of_all} ({row.place}; {source.title}, {source.dated})"


BASES = {"stated": "", "reported": " as learners report", "judged": " by our estimate"}


def resource_facts(resource: Resource, base: KnowledgeBase) -> str:
    """Return a resource's cost, hours, readers, conditions, language and the day it was seen, in one line."""
    parts: list[str] = [resource.cost]
    if resource.hours:
        low, high = resource.hours
        amount = f"{words.span(low, high)} h" if round(low) else f"up to {high:,.0f} h"
        parts.append(f"{amount}{BASES[resource.basis or 'judged']}")
    if resource.assumes:
        assumed = [f"{base.skills[skill].name} ({level})" for skill, level in resource.assumes.items()]
        parts.append(f"assumes {words.listed(assumed)}")
    if resource.language != "en":
        parts.append(f"in {LANGUAGES.get(resource.language, resource.language)}")
    parts.append(f"seen {resource.checked}" if resource.checked else "never seen by us")
    return ", ".join(parts)


LANGUAGES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
    "hi": "Hindi",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic",
}
"""ISO 639-1 code → English name, for the languages of the resources."""

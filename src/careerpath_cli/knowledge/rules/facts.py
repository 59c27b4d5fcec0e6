"""Rules about figures, dates, addresses and sources."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from careerpath_cli.errors import Problem
from careerpath_cli.knowledge.draft import Draft, DraftEntry
from careerpath_cli.knowledge.model.learning import Effort
from careerpath_cli.knowledge.model.pay import PayRow, Wage
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.naming.index import names_of
from careerpath_cli.knowledge.naming.names import name_key
from careerpath_cli.storage.dates import first_day
from careerpath_cli.storage.yaml_documents import Location

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
Range = tuple[Location, float, float | None]
"""Where a range stands, its low end and its high end (None: open)."""


def stated_sources(draft: Draft) -> Iterator[Problem]:
    """Check that roles, domains, steps, trends, alternatives and kinds of hiring have a source."""
    for kind in ("roles", "domains", "steps", "trends", "alternatives", "hiring"):
        for entry in draft.entries[kind]:
            if not entry.record.sources:
                yield entry.problem("has no source; add at least one", "sources")


def stated_figures(draft: Draft) -> Iterator[Problem]:
    """Check that every projection has a figure."""
    for entry in draft.entries["outlook"]:
        projection = entry.record
        figures = (projection.growth_percent, projection.jobs_added, projection.market_usd)
        if all(figure is None for figure in figures):
            yield entry.problem("has no figure; give growth_percent, jobs_added or market_usd")
        if (projection.code is None) == (not projection.applies_to):
            yield entry.problem("applies either to an occupation (`code`) or to roles (`applies_to`)")


def ordered_ranges(draft: Draft) -> Iterator[Problem]:
    """Check that ranges start with the lower number."""
    for kind, ranges in _RANGES.items():
        for entry in draft.entries[kind]:
            for location, low, high in ranges(entry.record):
                if high is not None and low > high:
                    yield entry.problem(
                        f"{low:g} to {high:g} is the wrong way round; put the lower number first", *location
                    )


def sane_dates(draft: Draft) -> Iterator[Problem]:
    """Check that dates are valid: a year, a month or a day, year first."""
    dated = (
        ("sources", "date"),
        ("resources", "seen"),
        ("resources", "read"),
        ("roles", "read"),
        ("certificates", "checked"),
        ("certificates", "retired"),
    )
    for kind, field in dated:
        for entry in draft.entries[kind]:
            date = getattr(entry.record, field)
            if date is not None and not _is_date(date):
                yield entry.problem(f"{date!r} is not a valid date; write 2026, 2026-11 or 2026-11-21", field)


def _is_date(text: str) -> bool:
    """Return whether a text is a day, a month or a year of the calendar, year first."""
    try:
        return bool(_DATE.match(text)) and bool(first_day(text))
    except ValueError:
        return False


def secure_addresses(draft: Draft) -> Iterator[Problem]:
    """Check that web addresses are https."""
    for kind in ("resources", "communities", "certificates", "sources"):
        for entry in draft.entries[kind]:
            address = entry.record.address
            if address is not None and not address.startswith("https://"):
                yield entry.problem(f"{address!r} does not start with https://", "address")


def rising_percentiles(draft: Draft) -> Iterator[Problem]:
    """Check that percentiles do not decrease."""
    rows: list[tuple[DraftEntry, Wage | PayRow, Location]] = [
        (entry, entry.record, ()) for entry in draft.entries["wages"]
    ]
    for entry in draft.entries["pay"]:
        for index, title in enumerate(entry.record.titles):
            rows += [(entry, row, ("titles", index, "rows", place)) for place, row in enumerate(title.rows)]
    for entry, row, location in rows:
        percentiles = (row.p10, row.p25, row.p50, row.p75, row.p90)
        known = [percentile for percentile in percentiles if percentile is not None]
        if known != sorted(known):
            yield entry.problem("percentiles must not decrease", *location)


def pay_of_its_role(draft: Draft) -> Iterator[Problem]:
    """Check that a title whose pay is shown leads to its role, or is a proxy and leads to no role."""
    owner: dict[str, str] = {}
    for entry in draft.entries["roles"]:
        for name in names_of(entry.record):
            owner[name_key(name)] = entry.record.id
    for entry in draft.entries["roles"]:
        for title in entry.record.titles:
            owner.setdefault(name_key(title), entry.record.id)
    for entry in draft.entries["pay"]:
        for position, priced in enumerate(entry.record.titles):
            leads_to = owner.get(name_key(priced.title))
            if priced.proxy and leads_to is not None:
                message = f"{priced.title!r} is called a proxy, but is the name of {leads_to}"
                yield entry.problem(message, "titles", position)
            elif not priced.proxy and leads_to != entry.record.id:
                message = (
                    f"{priced.title!r} leads to {leads_to or 'no role'}; name it there, or call it a proxy"
                )
                yield entry.problem(message, "titles", position)


def _role_ranges(role: Role) -> Iterator[Range]:
    yield (("portfolio", "hours"), *role.portfolio.hours)
    yield (("try_it", "hours"), *role.try_it.hours)
    if role.ladder.experience_years:
        yield (("ladder", "experience_years"), *role.ladder.experience_years)
    for position, salary in enumerate(role.salaries):
        yield (("salaries", position), salary.low, salary.high)


def _effort_ranges(effort: Effort) -> Iterator[Range]:
    for position, step in enumerate(effort.steps):
        for low, high in ((step.low, step.high), step.years or (None, None)):
            if low is not None:
                yield (("steps", position), low, high)


_RANGES: dict[str, Callable[[Any], Iterator[Range]]] = {
    "roles": _role_ranges,
    "effort": _effort_ranges,
    "experience": lambda way: iter([(("hours",), *way.hours)]),
    "alternatives": lambda way: iter([(("months",), *way.months)] if way.months else []),
    "hiring": lambda hiring: iter([(("task", "hours"), *hiring.task.hours)]),
    "resources": lambda resource: iter([(("hours",), *resource.hours)] if resource.hours else []),
}

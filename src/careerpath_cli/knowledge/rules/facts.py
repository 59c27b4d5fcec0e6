"""Rules about figures, dates, addresses and sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from careerpath_cli.storage.dates import first_day
from careerpath_cli.storage.yaml_documents import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerpath_cli.errors import Problem
    from careerpath_cli.knowledge.draft import Draft
    from careerpath_cli.knowledge.model.learning import Effort
    from careerpath_cli.knowledge.model.roles import Role

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
Range = tuple[Location, float, float | None]
"""Where a range stands, its low end and its high end (None: open)."""


def stated_sources(draft: Draft) -> Iterator[Problem]:
    """Check that roles, domains, steps, trends and alternatives have a source."""
    for kind in ("roles", "domains", "steps", "trends", "alternatives"):
        for entry in draft.entries[kind]:
            if not entry.record.sources:
                yield entry.problem("has no source; add at least one", "sources")


def stated_figures(draft: Draft) -> Iterator[Problem]:
    """Check that every projection has a figure."""
    for entry in draft.entries["outlook"]:
        figures = (entry.record.growth_percent, entry.record.jobs_added, entry.record.market_usd)
        if all(figure is None for figure in figures):
            yield entry.problem("has no figure; give growth_percent, jobs_added or market_usd")


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
    for kind in ("pay", "wages"):
        for entry in draft.entries[kind]:
            rows = entry.record.rows if kind == "pay" else (entry.record,)
            for position, row in enumerate(rows):
                percentiles = (row.p10, row.p25, row.p50, row.p75, row.p90)
                known = [percentile for percentile in percentiles if percentile is not None]
                if known != sorted(known):
                    yield entry.problem(
                        "percentiles must not decrease", *(("rows", position) if kind == "pay" else ())
                    )


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
    "resources": lambda resource: iter([(("hours",), *resource.hours)] if resource.hours else []),
}

"""What a role pays, from three sources side by side: articles, a survey and official statistics.

Nothing is averaged or converted. Where a country has no figures, the page says so and shows what there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.errors import UsageError

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.facts import Pay, PayRow, Wage
    from careerpath_cli.knowledge.model.roles import Role, Salary

EVERYWHERE = "all"
_SOC_LENGTH = len("15-2051")
PAY_LEVELS = ("all", "entry", "mid", "senior", "executive")
_OF_LADDER = {"entry": "entry", "mid": "mid", "advanced": "senior", "executive": "executive"}


@dataclass(frozen=True, slots=True)
class PayFacts:
    """What is known about a role's pay: `stated` by articles, `reported` in a survey, an official `wage`.

    `missing` says which requested figures are not available; `countries` are those the survey covers.
    """

    stated: tuple[Salary, ...]
    survey: Pay | None
    reported: tuple[PayRow, ...]
    wage: Wage | None
    missing: str
    countries: tuple[str, ...]


def pay_facts(
    role: Role, base: KnowledgeBase, country: str | None = None, level: str | None = None
) -> PayFacts:
    """Return what to show of a role's pay for a country (ISO 3166 alpha-2) and a level.

    Without a country, that is all countries together and the United States. Raises UsageError for an unknown
    level.
    """
    survey = base.pay.get(role.id)
    rows = survey.rows if survey else ()
    countries = tuple(dict.fromkeys(row.country for row in rows if row.country != EVERYWHERE))
    reported, missing = _select_rows(rows, _normalize_country(country), _pay_level(level))
    if survey is None:
        missing = "The survey has no job titles for this role."
    return PayFacts(role.salaries, survey, reported, _wage(role, base), missing, countries)


def foremost(pay: PayFacts) -> Salary | PayRow | Wage | None:
    """Return one figure to show: a stated one, else the survey's for all levels, else an official wage."""
    if pay.stated:
        return pay.stated[0]
    all_levels = (row for row in pay.reported if row.level == EVERYWHERE)
    return next(all_levels, pay.reported[0] if pay.reported else pay.wage)


def shown_pay(
    role: Role, base: KnowledgeBase, country: str | None = None
) -> tuple[Salary | PayRow | Wage, ...]:
    """Return the pay shown on pages about something else: all stated figures, else the foremost one.

    The survey and the statistics are opened only for roles without stated figures, because that takes time.
    """
    if role.salaries:
        return role.salaries
    figure = foremost(pay_facts(role, base, country))
    return () if figure is None else (figure,)


def _normalize_country(country: str | None) -> str | None:
    """Return a country as the survey writes it: its code in capitals, or `all`."""
    if country is None:
        return None
    return EVERYWHERE if country.lower() == EVERYWHERE else country.upper()


def _select_rows(
    rows: tuple[PayRow, ...], country: str | None, level: str | None
) -> tuple[tuple[PayRow, ...], str]:
    countries = (country,) if country else (EVERYWHERE, "US")
    selected = tuple(row for row in rows if row.country in countries)
    missing = ""
    if country and not selected:
        missing = f"The survey has too few people in {country}; these figures are for all countries."
        selected = tuple(row for row in rows if row.country == EVERYWHERE)
    if level is None:
        return selected, missing
    of_level = tuple(row for row in selected if row.level == level)
    if selected and not of_level:
        few = f"The survey has too few people at level {level}; these are the levels it covers."
        missing = f"{missing} {few}".strip()
    return of_level or selected, missing


def _pay_level(level: str | None) -> str | None:
    if level is None:
        return None
    known = _OF_LADDER.get(level.lower(), level.lower())
    if known not in PAY_LEVELS:
        raise UsageError(f"There is no level “{level}”.", hint=f"Choose one of: {', '.join(PAY_LEVELS)}.")
    return known


def _wage(role: Role, base: KnowledgeBase) -> Wage | None:
    """Return the wages of the occupation that a role is counted under, by the SOC part of its code."""
    code = role.occupations.onet.code
    return base.wages.get(code[:_SOC_LENGTH]) if code else None

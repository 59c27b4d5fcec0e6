"""What a role pays, from three sources side by side: advertisements, articles and official statistics.

Nothing is averaged or converted. Where a country has no figures, the page says so and shows what there is.
"""

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.pay import PayLevel, PayRow, PayTitle, Wage
from careerpath_cli.knowledge.model.roles import Role, Salary
from careerpath_cli.record import record

HOME = "US"
"""The country whose figures are shown to those who name none: the advertisements cover it best."""
ALL: PayLevel = "all"
_SOC_LENGTH = len("15-2051")
PAY_LEVELS = ("all", "entry", "mid", "senior", "executive")
_OF_LADDER = {"entry": "entry", "mid": "mid", "advanced": "senior", "executive": "executive"}


@record
class Advertised:
    """What advertisements with a title offered in one country at one level; a proxy is a neighbouring job."""

    title: str
    proxy: bool
    row: PayRow
    source: str


PayFact = Salary | Advertised | Wage
"""One figure of pay, whoever it comes from."""


@record
class PayFacts:
    """What is known about a role's pay: `advertised`, `stated` by articles, and an official `wage`.

    `missing` says which requested figures are not available; `countries` are those advertisements cover.
    """

    stated: tuple[Salary, ...]
    advertised: tuple[Advertised, ...]
    wage: Wage | None
    missing: str
    countries: tuple[str, ...]


def pay_facts(
    role: Role, base: KnowledgeBase, country: str | None = None, level: str | None = None
) -> PayFacts:
    """Return what to show of a role's pay for a country (ISO 3166 alpha-2) and a level.

    Without a country, that is the United States. Raises UsageError for an unknown level.
    """
    everything = _advertised(role, base)
    countries = tuple(dict.fromkeys(one.row.country for one in everything))
    wanted = (country or HOME).upper()
    of_country = [one for one in everything if one.row.country == wanted]
    pay_level = _pay_level(level)
    of_level = [one for one in of_country if pay_level in (None, one.row.level)]
    if not everything:
        missing = "We have no advertised pay under this role's titles."
    elif not of_country:
        missing = f"Too few advertisements in {wanted} stated pay in its own currency."
    elif not of_level:
        missing = f"Too few advertisements stated pay at level {pay_level}; these are the levels there are."
    else:
        missing = ""
    return PayFacts(role.salaries, tuple(of_level or of_country), _wage(role, base), missing, countries)


def foremost(pay: PayFacts, level: str | None = None) -> PayFact | None:
    """Return one figure to show first.

    That is what was advertised under the role's own titles, at the level if possible, else what articles
    state, else an official wage, and a neighbouring job's advertisements only where there is nothing else.
    """
    own = [one for one in pay.advertised if not one.proxy]
    first = next((one for one in own if one.row.level == (level or ALL)), None) or next(
        (one for one in own if one.row.level == ALL), None
    )
    if first is not None:
        return first
    if pay.stated:
        return pay.stated[0]
    return pay.wage or next(iter(pay.advertised), None)


def best_pay(role: Role, base: KnowledgeBase, country: str | None, level: PayLevel) -> PayFact | None:
    """Return the one figure that says most to somebody in a country at a level; None where nothing is known.

    What was advertised or measured comes before what articles state: advertisements with the role's own
    titles in the country, then those of the United States, then wages of its occupation there; where that
    holds many other jobs, an article about the role comes before it.
    """
    own = [offer for offer in _advertised(role, base) if not offer.proxy]
    for where in dict.fromkeys(((country or HOME).upper(), HOME)):
        rows = {offer.row.level: offer for offer in reversed(own) if offer.row.country == where}
        if rows:
            return rows.get(level) or rows.get(ALL) or next(iter(rows.values()))
    wage = _wage(role, base)
    stated = next((row for row in role.salaries if row.place != "not stated"), None)
    if wage and (role.occupations.onet.fit == "whole" or stated is None):
        return wage
    return stated or next(iter(role.salaries), None) or next(iter(_advertised(role, base)), None)


def shown_pay(
    role: Role, base: KnowledgeBase, country: str | None = None, level: str | None = None
) -> tuple[PayFact, ...]:
    """Return the pay shown on pages about something else: the foremost figure, then what articles state."""
    first = foremost(pay_facts(role, base, country), level)
    if first is None:
        return ()
    return (first, *(stated for stated in role.salaries if stated is not first))


def level_of_years(years: float | None) -> PayLevel:
    """Return the level at which somebody with so many years in the field is advertised for; None: all.

    The years of the levels are those of the career ladder: entry up to 2, mid from 3 to 6, senior from 7 on.
    """
    if years is None:
        return ALL
    if years < _MID:
        return "entry"
    return "mid" if years < _SENIOR else "senior"


_MID = 3
_SENIOR = 7


def _advertised(role: Role, base: KnowledgeBase) -> list[Advertised]:
    """Return what was advertised, the role's own titles first, the most advertised before others."""
    pay = base.pay.get(role.id)
    if pay is None:
        return []

    def rank(priced: PayTitle) -> tuple[bool, int, str]:
        return priced.proxy, -sum(row.n for row in priced.rows if row.level == ALL), priced.title

    return [
        Advertised(priced.title, priced.proxy, row, pay.source)
        for priced in sorted(pay.titles, key=rank)
        for row in priced.rows
    ]


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

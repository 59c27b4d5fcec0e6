"""Figures of the market: what the roles pay, and how many posts there are."""

from collections.abc import Mapping, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.facts import Posts
from careerpath_cli.knowledge.model.roles import Role, Salary
from careerpath_cli.knowledge.pay import Advertised, PayFact
from careerpath_cli.views.wording import facts, words

PAY_HEAD = ("Role", "Pay")


def thousands(amount: float) -> str:
    """Return an amount in thousands."""
    return f"{amount / 1000:,.0f}k" if amount else "0"


def per_year(currency: str) -> str:
    """Return what an axis of pay shows."""
    return f"{currency} a year"


def pay_label(row: PayFact, base: KnowledgeBase) -> str:
    """Return what a range is, in short: amount, kind, place, years, source."""
    source = base.sources[row.source]
    whose, year = source.author or source.title, source.dated.partition("-")[0]
    if isinstance(row, Salary):
        place = "place not stated" if row.place == "not stated" else row.place
        return f"{_ends(row.low, row.high)}: an article, {row.qualifier}, {place} ({year})"
    if isinstance(row, Advertised):
        offer = row.row
        level = "" if offer.level == "all" else f", {offer.level} level"
        years = "–".join(dict.fromkeys(offer.years.split("-")))
        return f"{_ends(offer.low, offer.high)}: {offer.n:,} ads{level}, {offer.country}, {years} ({whose})"
    name, amount = ("mean", row.mean) if row.p50 is None else ("median", row.p50)
    return f"{name} {thousands(amount)}: all {row.title}, {row.place}, {year} ({whose})"


def _ends(low: float, high: float | None) -> str:
    return f"{words.span(low / 1000, None if high is None else high / 1000)}k"


def pay_title(role: str, lines: Mapping[str, str]) -> str:
    """Return what the goal pays, as advice says it."""
    return f"Pay of {words.with_article(role)}: {lines[role]}"


def pay(lines: Mapping[str, str]) -> str:
    """Return what each role pays, as advice says it."""
    return " ".join(f"{name}: {told}." for name, told in lines.items())


def pay_note(currencies: Sequence[str]) -> str:
    """Return how to read the ranges."""
    note = (
        "Thick: from the middle of the low ends to that of the high ends of ads, what an article states, or "
        "the middle half of all wages. Thin: from the lowest to the highest tenth. The stroke is the median."
    )
    if len(set(currencies)) > 1:
        note += " Each currency has an axis of its own; nothing is converted."
    return note


OPENINGS_HEAD = ("Role", "Posts", "Ads", "Openings a year", "Counted under", "Sources")
ADS, OPENINGS = "Ads counted with its titles", "Openings a year in the US"


def openings_title(rows: Sequence[tuple[str, Posts | None]]) -> str:
    """Return which role is advertised most, or that hardly any is."""
    name, most = max(rows, key=lambda row: row[1].advertised if row[1] else -1)
    if most is None or not most.advertised:
        return "Hardly any ads with these titles: search for the work, not for the name"
    only = "" if len(rows) == 1 else ", the most of these roles"
    return f"{name}: {most.advertised:,} ads counted{only}"


def openings(rows: Sequence[tuple[Role, Posts | None]], base: KnowledgeBase) -> str:
    """Return what was counted of each role's posts."""
    return " ".join(f"{role.name}: {facts.posts_counted(role, base)}." for role, _ in rows)


def occupation(counted: Posts) -> str:
    """Return which occupation a role is counted under, and whether it is a part of it."""
    return f"{'part of ' if counted.part else ''}“{counted.occupation}”" if counted.openings else ""


def counted_under(counted: Posts) -> str:
    """Return the same below a bar."""
    if not counted.openings:
        return ""
    return occupation(counted) if counted.part else f"counted under {occupation(counted)}"


def posts_sources(counted: Posts, base: KnowledgeBase) -> str:
    """Return who counted."""
    sources = [base.sources[source].author or base.sources[source].title for source in counted.sources]
    return "; ".join(dict.fromkeys(sources))


OPENINGS_NOTE = (
    "Ads are those that our sources counted under the role's own titles, not all there are. Openings are "
    "those of a whole occupation in official statistics, with many other jobs where it says “part of”."
)


def number(counted: int | None, *, is_ads: bool) -> str:
    """Return a count behind its bar."""
    if counted is None:
        return "not counted"
    return f"{counted:,}" if counted or not is_ads else "no ads counted"

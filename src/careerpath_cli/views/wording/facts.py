"""Facts of the base in a line each: what a role pays, wherever that is from, and what a resource asks for."""

import re
from collections.abc import Mapping

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import projections
from careerpath_cli.knowledge.model.facts import Posts
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.pay import Wage
from careerpath_cli.knowledge.model.roles import Role, Salary
from careerpath_cli.knowledge.pay import ALL, HOME, Advertised, PayFact
from careerpath_cli.views.wording import words

NOTHING = "No salary data yet"
FADING = "Posts with this title are disappearing; its work moves into other jobs."
POSTS: Mapping[str, str] = {
    "many": "many posts",
    "some": "some posts",
    "few": "few posts",
    "rare": "rarely advertised",
}
"""How many posts a role has, as it stands behind the role's name."""
_COUNTRIES: Mapping[str, str] = {"United States": HOME}
"""Places of articles and statistics, as ISO 3166 alpha-2; those not stated are taken to be American."""
_SHORT_TITLES = 50
_SHORT, _LONG, _TWO_LINES = 70, 140, 120
"""Characters: of a clause that says too little alone, of two together at most, and of two lines."""


def figure(row: PayFact, base: KnowledgeBase) -> str:
    """Return a figure with its source; that of a whole occupation names it, as it may cover other jobs."""
    if isinstance(row, Salary):
        return words.salary(row, base)
    return _advertised(row, base) if isinstance(row, Advertised) else _wage(row, base)


def cited(identifier: str, base: KnowledgeBase) -> str:
    """Return who published a source, what it is called, and its date."""
    source = base.sources[identifier]
    named = source.author and not source.title.startswith(source.author)
    author = f"{source.author}, " if named else ""
    return f"{author}{source.title} ({source.dated})"


def pay_line(row: PayFact | None, role: Role, base: KnowledgeBase, country: str) -> str:
    """Return a role's pay in short, and first of all whether it is that of another country than one's own."""
    if row is None:
        return NOTHING.lower()
    figure_of = row.row.country if isinstance(row, Advertised) else _COUNTRIES.get(row.place, HOME)
    short = brief_figure(row, role, base)
    if country.upper() in {figure_of, ""}:
        return short
    return f"no {country.upper()} figure; {figure_of}: {short.replace(' a year', '')}"


def brief_figure(row: PayFact, role: Role, base: KnowledgeBase) -> str:
    """Return a figure in thousands with its place and source, as shortly as can be."""
    if isinstance(row, Salary):
        place = "place not stated" if row.place == "not stated" else row.place
        return f"{_ends(row.low, row.high)} {row.currency} a year, {row.qualifier} ({place}; an article)"
    source = base.sources[row.source]
    if isinstance(row, Advertised):
        offer = row.row
        level = "" if offer.level == ALL else f", {offer.level} level"
        title = "" if row.title == role.name else f" as {row.title}"
        counted = f"{offer.n:,} {offer.country} ads, {source.author or source.title}"
        return f"{_ends(offer.low, offer.high)} {offer.currency} a year{title}{level} ({counted})"
    name, amount = _middle(row)
    place = HOME if row.place == "United States" else row.place
    whole = role.occupations.onet.fit == "whole"
    group = f"all {row.title}" if whole else f"in the wider group “{row.title}”"
    return (
        f"{name} {_thousands(amount)} {row.currency}{', ' if whole else ' '}{group} ({place} {source.kind})"
    )


def _ends(low: float, high: float | None) -> str:
    return f"{words.span(low / 1000, None if high is None else high / 1000)}k"


def posts(role: Role, base: KnowledgeBase) -> str:
    """Return how many posts a role has, in two words; empty where nobody counts them."""
    counted = base.posts.get(role.id)
    return POSTS[counted.word] if counted else ""


def posts_counted(role: Role, base: KnowledgeBase) -> str:
    """Return what was counted of a role's posts, with the sources."""
    counted = base.posts.get(role.id)
    if counted is None:
        return "None of our sources counts them"
    ads = f"{counted.advertised:,}" if counted.advertised else "no"
    parts = [f"{counted.word.capitalize()}: {ads} ads with its titles"]
    if counted.openings:
        whose = "part of" if counted.part else "counted under"
        parts.append(f"{whose} “{counted.occupation}”, {counted.openings:,} openings a year in the US")
    sources = [base.sources[source].author or base.sources[source].title for source in counted.sources]
    return f"{'; '.join(parts)} ({'; '.join(dict.fromkeys(sources))})"


def market(role: Role, base: KnowledgeBase, *, newcomer: bool) -> str:
    """Return what somebody who applies should know: fading posts, how newcomers get in, or how many posts."""
    if role.outlook == "fading":
        return FADING
    counted = base.posts.get(role.id)
    if newcomer or counted is None:
        return _first_clauses(role.juniors.reality)
    if counted.word in {"few", "rare"}:
        others = _other_titles(role)
        also = f"; also search for {words.listed(others)}" if others else ""
        number = f"only {counted.advertised:,}" if counted.advertised else "no"
        return f"We counted {number} ads with this title{also}."
    growth = _growth(role, base)
    number = f"{counted.advertised:,} ads counted"
    return f"{POSTS[counted.word].capitalize()}: {number}{growth or _by(counted, base)}."


def _other_titles(role: Role) -> list[str]:
    """Return other names that posts of a role go by, two if they are short."""
    others = [title for title in role.titles if role.name not in title and "," not in title]
    first, second = others[:1], others[:2]
    return second if len("".join(second)) <= _SHORT_TITLES else first


def _first_clauses(text: str) -> str:
    """Return a text up to its first semicolon or full stop, and on to the next where that says too little.

    Where it says too much for two lines, what is added with "and" is left out.
    """
    clauses = re.split(r"(?<=[;.]) ", text)
    first = clauses[0]
    if len(first) < _SHORT and clauses[1:] and len(first) + len(clauses[1]) <= _LONG:
        first = f"{first} {clauses[1]}"
    elif len(first) > _TWO_LINES:
        first = first.partition(", and ")[0]
    return f"{first.rstrip('.;')}."


def _by(counted: Posts, base: KnowledgeBase) -> str:
    """Return whose ads were counted."""
    sources = [base.sources[source] for source in counted.sources]
    names = [source.author or source.title for source in sources if source.kind in {"advertised", "postings"}]
    return f" ({names[0]}{' and others' if names[1:] else ''})" if names else ""


def _growth(role: Role, base: KnowledgeBase) -> str:
    """Return the openings and the growth of the occupation that a role belongs to; empty for a part of it."""
    if role.occupations.onet.fit != "whole":
        return ""
    own = [row for row in projections(role, base) if row.code and row.openings and row.growth_percent]
    if not own:
        return ""
    row = own[0]
    growth = f"{row.growth_percent:+.0f}% jobs by {row.until}"
    return f"; {row.openings:,} US openings a year for {row.occupation}, {growth}"


def in_short(row: PayFact) -> str:
    """Return a figure in thousands, with the id of its source."""
    if isinstance(row, Salary):
        return f"{_ends(row.low, row.high)} {row.currency} ({row.source})"
    if isinstance(row, Advertised):
        offer, of_whom = row.row, f"of {row.title}; " if row.proxy else ""
        ends = _ends(offer.low, offer.high)
        return f"{ends} {offer.currency} ({of_whom}{offer.country}, advertised; {row.source})"
    name, amount = _middle(row)
    return f"{name} {_thousands(amount)} {row.currency} (all {row.title}; {row.source})"


def in_brief(row: PayFact | None, role: Role) -> str:
    """Return a figure in thousands alone; "~" says that it is of a wider or neighbouring job."""
    if row is None:
        return "–"
    if isinstance(row, Salary):
        return f"{_ends(row.low, row.high)} {row.currency}"
    if isinstance(row, Advertised):
        return f"{'~' if row.proxy else ''}{_ends(row.row.low, row.row.high)} {row.row.currency}"
    wider = "" if role.occupations.onet.fit == "whole" else "~"
    return f"{wider}{_thousands(_middle(row)[1])} {row.currency}"


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
        parts.append(f"{amount} in all{BASES[resource.basis or 'judged']}")
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

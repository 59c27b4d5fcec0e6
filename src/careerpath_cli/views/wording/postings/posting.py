"""What a posting is and offers, in a line each, as its own words and the base have it."""

from collections.abc import Iterator

from careerpath_cli.advice.posting import Standing
from careerpath_cli.advice.terms import YearsStanding
from careerpath_cli.errors import one_line
from careerpath_cli.extraction.posting import Posting
from careerpath_cli.extraction.postings.offer import PayOffered
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.views.wording import words

_LONGEST_TITLE = 100
_WAYS = {"remote": "remote", "hybrid": "partly from home", "on-site": "on site"}
_PERIODS = {"year": "a year", "month": "a month", "day": "a day", "hour": "an hour"}
_STANDINGS = {
    "experience will do": "it takes equivalent experience instead",
    "welcome": "only welcome, not asked for",
    "replaceable": "in this role, work to show usually makes up for it",
    "screened": "employers often screen for it, so a word from somebody inside helps most",
    "licence": "the law or a licence requires it",
    "not asked": "you haven't told us yours",
}


def title(posting: Posting) -> str:
    """Return a posting's own title, cut short."""
    own = one_line(posting.title.words).strip() if posting.title else "This posting"
    return own if len(own) <= _LONGEST_TITLE else f"{own[: _LONGEST_TITLE - 1]}…"


def read_as(posting: Posting, base: KnowledgeBase) -> str:
    """Return which role a posting was read as, and what told so; for none of ours, just that."""
    named = ""
    if posting.occupation:
        name = words.within_sentence(base.occupations[posting.occupation].name)
        named = (
            f"Its title names {words.with_article(name)}, which is none of the AI and data roles we know. "
        )
    if posting.role is None:
        return f"{named}We don't know a role like it, so we go by what it asks for."
    role = words.with_article(base.roles[posting.role].name)
    if posting.role_found == "what it asks":
        shared = words.listed([base.skills[skill].name for skill in posting.shared])
        return f"{named}Read as {role}, the nearest role by what it asks for: {shared}."
    return f"Read as {role}, by its title."


def years(standing: Standing) -> str:
    """Return the years asked for, and those that the person has."""
    asked = standing.years
    if asked is None:
        return ""
    count = words.span(asked.low, asked.high) if asked.high else f"{asked.low:g}+"
    says = (
        f"“{(standing.posting.seniority or '').capitalize()}” usually means" if asked.assumed else "asks for"
    )
    wants = f"{says} {count} year{'' if asked.low == 1 == asked.high else 's'}"
    if asked.high == 0:
        return "none asked for"
    if asked.had is None:
        yours = f"what your {asked.in_all:g} years of work were in" if asked.in_all else "yours"
        return f"{wants}; you haven't told us {yours}"
    if not asked.missing:
        return f"{wants}; {that_count(asked)} for this role"
    more = (asked.in_all or 0.0) >= max(asked.low, asked.had + 1)
    rest = f"; say what else of your {asked.in_all:g} years of work does" if more else ""
    return f"{wants}; {that_count(asked)} for this role{rest}"


def that_count(years: YearsStanding) -> str:
    """Return how many of the person's years count for a role: `about 2½ of your years count`."""
    halves = round((years.had or 0.0) * 2) / 2
    spoken = {
        0.0: "none of your years counts",
        0.5: "about half a year of yours counts",
        1.0: "about one counts",
    }
    return spoken.get(halves, f"about {int(halves)}{'½' if halves % 1 else ''} of yours count")


def degree(standing: Standing) -> str:
    """Return the degree asked for, the one held, and what the difference means."""
    asked = standing.degree
    if asked is None:
        return ""
    wants = f"asks for {words.DEGREE_NAMES[asked.asked]}"
    if asked.state == "has":
        return f"{wants}; you have {_own(asked.held, asked.asked)}"
    if asked.held is None:
        return f"{wants}; {_STANDINGS['not asked']}"
    return f"{wants}, you have {words.DEGREE_NAMES[asked.held]}: {_STANDINGS[asked.state]}"


def _own(held: str | None, asked: str) -> str:
    return "it" if held == asked else words.DEGREE_NAMES[held or "none"]


def place(standing: Standing) -> str:
    """Return where the post is, and whether that is what the person wants."""
    posting = standing.posting
    where = one_line(posting.place.words).strip() if posting.place else ""
    way = _WAYS.get(posting.remote or "", "")
    if posting.remote == "remote" and "remote" in where.lower():
        way = ""
    wish = {
        "against": "; you want to work remotely, so ask before you write anything",
        "partly": "; you want to work remotely, so ask how many days",
        "fits": ", as you want it",
    }.get(standing.remote, "")
    told = ", ".join(filter(None, (where, way)))
    return f"{told}{wish}" if told else ""


def pay(standing: Standing) -> str:
    """Return what the post pays, and whether that is what the person needs."""
    offered = standing.posting.pay
    if offered is None:
        return ""
    wish = {"against": ", less than you need", "fits": ", what you need or more"}.get(standing.pay, "")
    return f"{amount(offered)}{wish}"


def amount(offered: PayOffered) -> str:
    """Return pay as a range with its currency and its period."""
    span = words.span(offered.low, offered.high or offered.low)
    return f"{span} {offered.currency} {_PERIODS[offered.period]}"


def terms(standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield what the posting says besides skills, each with how the person stands to it."""
    yield "Years", years(standing)
    yield "Degree", degree(standing)
    yield "Place", place(standing)
    yield "Pay", pay(standing)

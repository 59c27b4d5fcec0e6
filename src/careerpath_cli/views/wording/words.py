"""Findings in words: the one place where ids of answers and needs become sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Ladder, Need, Role, Salary
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.feasibility import Objection
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.gaps import SkillGap
    from careerpath_cli.roadmap.timetable import Finish, Pause

_WEEKS_IN_A_MONTH = 52 / 12
_WEEKS_IN_HALF_A_YEAR = 26

DEGREE_NAMES: Mapping[str, str] = {
    "none": "no degree",
    "high-school": "a high-school diploma",
    "some-college": "some college",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "phd": "a PhD",
}
_LEVEL_NAMES: dict[Level, str] = {"none": "none yet"}
_HALF_A_YEAR = 183
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def level_name(level: Level | None) -> str:
    """Name a level; None is a skill that nobody asked about."""
    return "not asked" if level is None else _LEVEL_NAMES.get(level, level)


def percent(score: float | None) -> str:
    """Give a score of 0 to 1 as points of 100; a dash where nothing was answered."""
    return "–" if score is None else f"{score * 100:.0f}"


def span(low: float, high: float | None) -> str:
    """Give a range of whole numbers, open where it has no high end, and one number where both are equal."""
    if high is None:
        return f"{low:,.0f}+"
    if round(low) == round(high):
        return f"{low:,.0f}"
    return f"{low:,.0f}–{high:,.0f}"


def hours(amount: Hours) -> str:
    """Give a range of hours; one that may be nothing at all is "up to" its high end."""
    return f"up to {amount.high:,.0f} h" if round(amount.low) == 0 else f"{span(amount.low, amount.high)} h"


def weeks(amount: Hours) -> str:
    """Give a range of weeks, in months once it is longer than half a year."""
    if amount.high > _WEEKS_IN_HALF_A_YEAR:
        low, high, unit = amount.low / _WEEKS_IN_A_MONTH, amount.high / _WEEKS_IN_A_MONTH, "month"
    else:
        low, high, unit = amount.low, amount.high, "week"
    if round(high) <= 1:
        return f"up to a {unit}"
    return f"up to {high:,.0f} {unit}s" if round(low) == 0 else f"{span(low, high)} {unit}s"


def ladder(where: Ladder) -> str:
    """Say where a role stands, with the years where a source gives them."""
    if where.experience_years is None:
        return where.level
    low, high = where.experience_years
    return f"{where.level}, {span(low, high)} years"


def salary(row: Salary, base: KnowledgeBase) -> str:
    """State a salary as its source does: amount, kind, qualifier, place, source and date."""
    source = base.sources[row.source]
    kind = "" if row.kind == "not stated" else f", {row.kind}"
    place = "place not stated" if row.place == "not stated" else row.place
    amount = f"{span(row.low, row.high)} {row.currency} a year{kind}"
    return f"{amount}: {row.qualifier} ({place}; {source.title}, {source.dated})"


def held_level(level: Level | None, implied_by: str, base: KnowledgeBase) -> str:
    """Name the level that somebody has; one that follows from another skill is what they have at least."""
    if not implied_by:
        return level_name(level)
    return f"at least {level_name(level)} (from {base.skills[implied_by].name})"


def gap_line(gap: SkillGap, base: KnowledgeBase) -> str:
    """Say what is missing on one need, and what the job does with it."""
    now = held_level(gap.level, gap.implied_by, base)
    line = f"{base.skills[gap.need.skill].name}, {now} → {gap.need.level}"
    return f"{line}: {gap.need.why}" if gap.need.why else line


def objection(one: Objection) -> str:
    """Say which of the person's own limits a role runs into."""
    match one.limit:
        case "degree":
            return f"asks for at least {DEGREE_NAMES[one.asked]}, beyond your limit"
        case "usual-degree":
            return f"most in it hold {DEGREE_NAMES[one.asked]}, beyond your limit"
        case "salary":
            return f"the pay stated for it ends at {one.asked}, below your {one.stated}"
        case "remote":
            return "rarely done from elsewhere, and you want to work remotely"


def may(match: RoleMatch) -> str:
    """Say in a few words whether anything stands in the way."""
    if match.may.excluded:
        return "no"
    return "with reservations" if match.may.objections else "yes"


def need_word(need: Need) -> str:
    """Give a need's importance as a word about the job."""
    return {
        "essential": "essential to the job",
        "important": "important to the job",
        "useful": "useful, not required",
        "minor": "a small plus",
    }[need.importance]


def domains(role: Role, base: KnowledgeBase) -> str:
    """List a role's domains."""
    return ", ".join(base.domains[domain].name for domain in role.domains)


def industries(role: Role, base: KnowledgeBase) -> str:
    """List where a role is found."""
    return ", ".join(base.industries[industry].name for industry in role.industries)


def weeks_line(role: Role, base: KnowledgeBase) -> str:
    """Say what a role's weeks consist of."""
    names = {"core": "mostly", "regular": "regularly", "occasional": "now and then"}
    return _grouped(((one.share, base.activities[one.activity].name) for one in role.activities), names)


def offers_line(role: Role, base: KnowledgeBase) -> str:
    """Say what a role gives, compared with the field's other jobs."""
    names = {"strong": "much", "fair": "some", "weak": "little"}
    return _grouped(((one.degree, base.values[one.value].name) for one in role.offers), names)


def _grouped(parts: Iterable[tuple[str, str]], names: Mapping[str, str]) -> str:
    """Gather (degree, what) pairs into one sentence, by degree in the order of `names`."""
    found: dict[str, list[str]] = {degree: [] for degree in names}
    for degree, what in parts:
        found[degree].append(what.lower())
    return "; ".join(
        f"{names[degree]} {', '.join(what)}" for degree, what in found.items() if what
    ).capitalize()


def day(when: date) -> str:
    """Give a day such as `5 Mar 2027`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """Give a month such as `Mar 2027`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def days(first: date, last: date) -> str:
    """Give a span of days, naming the year once where it is one: `5 Mar – 2 May 2027`."""
    if first == last:
        return day(first)
    start = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def finish(when: Finish) -> str:
    """Say when something is done: likely, and the span from all going fast to all taking long.

    Days where they are meant so, months where the span is half a year or longer.
    """
    if when.early == when.late:
        return day(when.likely)
    if (when.late - when.early).days < _HALF_A_YEAR:
        return f"likely {day(when.likely)} ({days(when.early, when.late)})"
    return f"likely {month(when.likely)} ({month(when.early)} – {month(when.late)})"


def pause(one: Pause) -> str:
    """Give the days of a pause."""
    return days(one.first, one.last)

"""Words that all pages share: levels, scores, hours, days, lists, constraints."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import LevelEffort
from careerpath_cli.knowledge.model.roles import Ladder, Need, Role, Salary
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.feasibility import Objection
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.effort import Hours
from careerpath_cli.roadmap.timetable import Finish, Pause

Pairs = AbstractSet[tuple[str, str]]
"""How much of something: degrees with subjects, as roles list their weeks and offers."""
_WEEKS_IN_A_MONTH = 52 / 12
_WEEKS_IN_HALF_A_YEAR = 26

DEGREE_NAMES: Mapping[str, str] = {
    "none": "no degree",
    "high-school": "a high-school diploma",
    "vocational": "vocational training",
    "some-college": "some college",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "phd": "a PhD",
}
EMPLOYMENT: Mapping[str, str] = {
    "employed": "employed",
    "self-employed": "self-employed",
    "studying": "studying",
    "unemployed": "between jobs",
    "returning": "returning to work",
}
_LEVEL_NAMES: dict[Level, str] = {"none": "none yet"}
UNASKED_HOURS = (
    " Here, skills we didn't ask about start at zero hours, because you may already have them; a roadmap "
    "counts them as missing."
)
_HALF_A_YEAR = 183
_SPELT_WITH_A_VOWEL = "AEFHILMNORSX"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return names listed as in a sentence: `a`, `a and b`, `a, b and c`; empty where there are none."""
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if names[1:] else "".join(names)


def count(number: float, noun: str) -> str:
    """Return so many of something: `1 role`, `1,200 roles`, `1.5 years`."""
    return f"{number:,.9g} {noun}{'' if number == 1 else 's'}"


def capitalized(text: str) -> str:
    """Return text as it stands at the beginning of a line."""
    return f"{text[:1].upper()}{text[1:]}"


def clause(sentence: str) -> str:
    """Return a sentence as it stands within another: "who likes …", without its capital and full stop."""
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")


def first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence."""
    first, stop, _ = text.partition(". ")
    return f"{first}{stop.rstrip()}"


_SPOKEN_YOU = ("user", "uni", "eu")


def with_article(name: str) -> str:
    """Return a name with "a" or "an", by its sound; initials are spelt out: "an MLOps Engineer"."""
    if name[:2].isupper():
        vowel = name[0] in _SPELT_WITH_A_VOWEL
    else:
        vowel = name[0] in "AEIOUaeiou" and not name.lower().startswith(_SPOKEN_YOU)
    return f"{'an' if vowel else 'a'} {name}"


def within_sentence(name: str) -> str:
    """Return a name as it stands within a sentence: "registered nurse", but "DevOps engineer"."""
    first, *_ = name.split()
    return name if first[1:] != first[1:].lower() else f"{name[:1].lower()}{name[1:]}"


def level_name(level: Level | None) -> str:
    """Return the name of a level; None is a skill that was not asked about."""
    return "not asked" if level is None else _LEVEL_NAMES.get(level, level)


def stated_level(stated: str) -> str:
    """Return the name of a level as somebody stated it: `working+` is at least working."""
    return f"at least {stated[:-1]}" if stated.endswith("+") else {"none": "none yet"}.get(stated, stated)


def percent(score: float | None) -> str:
    """Return a score of 0 to 1 as points of 100; a dash where nothing was answered."""
    return "–" if score is None else f"{score * 100:.0f}"


def need_levels(need: Need) -> str:
    """Return the level with which newcomers are hired and that of the job, or the one that is both."""
    if need.hired_at in (None, need.level):
        return need.level
    return f"{need.hired_at} → {need.level}"


def effort_of(step: LevelEffort) -> str:
    """Return what a step up to a level takes: hours of learning, or years of practice."""
    if step.years:
        low, high = step.years
        return f"{low:g}–{high:g} years of practice"
    return f"{span(step.low or 0.0, step.high)} h"


def span(low: float, high: float | None) -> str:
    """Return a range of whole numbers: open where it has no high end, one number where both are equal."""
    if high is None:
        return f"{low:,.0f}+"
    if round(low) == round(high):
        return f"{low:,.0f}"
    return f"{low:,.0f}–{high:,.0f}"


def hours(amount: Hours) -> str:
    """Return a range of hours; one that may be nothing at all is "up to" its high end.

    Where no hours lead there, it takes years of practice.
    """
    if amount.high == 0:
        return "years of practice"
    return f"up to {amount.high:,.0f} h" if round(amount.low) == 0 else f"{span(amount.low, amount.high)} h"


def weeks(amount: Hours) -> str:
    """Return a range of weeks, in months once it is longer than half a year."""
    length, unit = (_WEEKS_IN_A_MONTH, "month") if amount.high > _WEEKS_IN_HALF_A_YEAR else (1.0, "week")
    # what was counted in months on the way reads like what was not: 12.5 weeks are no 12.500001
    low, high = (round(end / length, 6) for end in (amount.low, amount.high))
    if round(high) <= 1:
        return f"up to a {unit}"
    return f"up to {high:,.0f} {unit}s" if round(low) == 0 else f"{span(low, high)} {unit}s"


def ladder(rung: Ladder) -> str:
    """Return how senior a role is, with the years where a source gives them."""
    if rung.experience_years is None:
        return rung.level
    low, high = rung.experience_years
    return f"{rung.level}, {span(low, high)} years"


def salary(row: Salary, base: KnowledgeBase) -> str:
    """Return a salary as its source does: amount, kind, qualifier, place, source and date."""
    source = base.sources[row.source]
    kind = "" if row.kind == "not stated" else f", {row.kind}"
    place = "place not stated" if row.place == "not stated" else row.place
    amount = f"{span(row.low, row.high)} {row.currency} a year{kind}"
    return f"{amount}: {row.qualifier} ({place}; {source.title}, {source.dated})"


def held_level(level: Level | None, implied_by: str, base: KnowledgeBase, *, at_least: bool = False) -> str:
    """Return the level that somebody has; one inferred from another skill is what they have at least."""
    if not implied_by:
        return f"at least {level_name(level)}" if at_least else level_name(level)
    return f"at least {level_name(level)} (from {base.skills[implied_by].name})"


def objection(conflict: Objection) -> str:
    """Return which of the person's constraints a role runs into."""
    match conflict.limit:
        case "degree":
            return f"asks for at least {DEGREE_NAMES[conflict.asked]}, more than you have or would get"
        case "screening":
            screened = f"employers usually screen for {DEGREE_NAMES[conflict.asked]}"
            return f"{screened}. {conflict.note}".removesuffix(".")
        case "usual-degree":
            return f"most people in it have {DEGREE_NAMES[conflict.asked]}, more than you have or would get"
        case "salary":
            return f"its listed pay tops out at {conflict.asked}, below your {conflict.stated}"
        case "remote":
            return "rarely remote, and you want to work remotely"


def may(match: RoleMatch) -> str:
    """Return in a word or two whether any constraint stands in the way."""
    if match.may.excluded:
        return "no"
    return "with reservations" if match.may.objections else "yes"


def need_word(need: Need) -> str:
    """Return how important a need is to the job."""
    return {
        "essential": "essential to the job",
        "important": "important to the job",
        "useful": "useful, not required",
        "minor": "a minor extra",
    }[need.importance]


def domains(role: Role, base: KnowledgeBase) -> str:
    """Return a role's domains."""
    return ", ".join(base.domains[domain].name for domain in role.domains)


def industries(role: Role, base: KnowledgeBase) -> str:
    """Return the industries that a role is found in."""
    return ", ".join(base.industries[industry].name for industry in role.industries)


def weeks_line(
    role: Role, base: KnowledgeBase, *, but: Pairs = frozenset(), only: Pairs | None = None
) -> str:
    """Return what a role's weeks consist of, without some of it, or of some of it only."""
    names = {"core": "mostly", "regular": "regularly", "occasional": "occasionally"}
    parts = _chosen(((part.share, part.activity) for part in role.activities), but, only)
    return _grouped(((share, base.activities[activity].name) for share, activity in parts), names)


def offers_line(
    role: Role, base: KnowledgeBase, *, but: Pairs = frozenset(), only: Pairs | None = None
) -> str:
    """Return what a role offers, compared with the field's other jobs, without some or some of it only."""
    names = {"strong": "a lot of", "fair": "some", "weak": "little"}
    parts = _chosen(((offer.degree, offer.value) for offer in role.offers), but, only)
    return _grouped(((degree, base.values[value].name) for degree, value in parts), names)


def _chosen(parts: Iterable[tuple[str, str]], but: Pairs, only: Pairs | None) -> list[tuple[str, str]]:
    return [part for part in parts if part not in but and (only is None or part in only)]


def _grouped(parts: Iterable[tuple[str, str]], names: Mapping[str, str]) -> str:
    """Gather (degree, subject) pairs into one sentence, by degree in the order of `names`."""
    subjects: dict[str, list[str]] = {degree: [] for degree in names}
    for degree, subject in parts:
        subjects[degree].append(subject.lower())
    return "; ".join(
        f"{names[degree]} {', '.join(group)}" for degree, group in subjects.items() if group
    ).capitalize()


def day(when: date) -> str:
    """Return a day such as `5 Mar 2027`."""
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """Return a month such as `Mar 2027`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def days(first: date, last: date) -> str:
    """Return a span of days, naming month and year once where they are the same: `5 Mar – 2 May 2027`."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def months(first: date, last: date) -> str:
    """Return a span of months, naming the year once where it is the same: `Feb–Sep 2027`."""
    if first.year == last.year:
        return f"{_MONTHS[first.month - 1]}–{month(last)}"
    return f"{month(first)} – {month(last)}"


def finish(when: Finish) -> str:
    """Return when something is done: the likely date, and the span from all going fast to all taking long.

    Days, or months where the span is half a year or longer.
    """
    if when.early == when.late:
        return day(when.likely)
    return f"likely {_likely(when)}"


def finishing(when: Finish) -> str:
    """Return the same after "you'd": `likely finish in May 2027 (Feb–Sep 2027)`."""
    if when.early == when.late:
        return f"finish on {day(when.likely)}"
    return f"likely finish {'on' if _to_the_day(when) else 'in'} {_likely(when)}"


def _likely(when: Finish) -> str:
    if _to_the_day(when):
        return f"{day(when.likely)} ({days(when.early, when.late)})"
    return f"{month(when.likely)} ({months(when.early, when.late)})"


def _to_the_day(when: Finish) -> bool:
    return (when.late - when.early).days < _HALF_A_YEAR


def pause(days_off: Pause) -> str:
    """Return the days of a pause."""
    return days(days_off.first, days_off.last)

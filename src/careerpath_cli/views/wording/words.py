"""Findings in words: the one place where ids of answers and needs become sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Ladder, Need, Role, Salary
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.feasibility import Objection
    from careerpath_cli.matching.ranking import Contribution, RoleMatch
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.gaps import SkillGap

REASONS = 3
_NOTICEABLE = 0.05
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
_WEIGHT_NAMES: Mapping[str, str] = {
    "essential": "essential to you",
    "important": "important to you",
    "somewhat": "of some weight to you",
}
_YEARS_OF: Mapping[str, str] = {"coding_years": "writing code", "ml_years": "machine learning"}
_LEVEL_NAMES: dict[Level, str] = {"none": "none yet"}


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


def strongest(match: RoleMatch, base: KnowledgeBase, count: int = REASONS) -> list[str]:
    """Give the contributions that speak most for a role, in words."""
    speaking = [one for one in match.contributions if one.evidence > _NOTICEABLE]
    return [for_reason(one, base.roles[match.role], base) for one in speaking[:count]]


def against(match: RoleMatch, base: KnowledgeBase, count: int = REASONS) -> list[str]:
    """Give what speaks against a role other than missing skills, which are gaps and shown as such."""
    speaking = [one for one in match.contributions if one.evidence < -_NOTICEABLE and one.kind != "skill"]
    return [against_reason(one, base.roles[match.role], base) for one in speaking[:count]]


def for_reason(one: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Say why an answer speaks for a role."""
    match one.kind:
        case "skill":
            return _skill_reason(one, base)
        case "activity":
            return (
                f"You {one.answer} {base.activities[one.subject].name.lower()}, {_share(one.subject, role)}"
            )
        case "value":
            return f"{base.values[one.subject].name}: {_WEIGHT_NAMES[one.answer]}, and it gives much of it"
        case "education":
            return f"{DEGREE_NAMES[one.answer].capitalize()}, as many in the job hold"
        case "experience":
            return _experience_reason(one)
        case "industry":
            return f"At home in {base.industries[one.subject].name.lower()}, which you named"


def _share(activity: str, role: Role) -> str:
    """Say how much of a role's weeks an activity fills."""
    shares = {part.activity: part.share for part in role.activities}
    return {
        "core": "what its weeks mostly consist of",
        "regular": "a regular part of its weeks",
        "occasional": "which it asks for now and then",
    }.get(shares.get(activity, ""), "which many in the job call important")


def _experience_reason(one: Contribution) -> str:
    if one.subject in _YEARS_OF:
        return f"{one.answer} years of {_YEARS_OF[one.subject]}, about as people in the job have"
    if one.needed == "0":
        return f"An entry role, and you have about {one.answer} years that count"
    return f"About {one.answer} years that count; it asks for {one.needed}"


def _skill_reason(one: Contribution, base: KnowledgeBase) -> str:
    name = base.skills[one.subject].name
    if one.through:
        return f"{name}: partly yours through {base.skills[one.through].name}"
    if one.answer in ("proficient", "expert") or one.answer == one.needed:
        return f"{name}: {one.answer}, and part of the job"
    return f"{name}: {one.answer}, on the way to the {one.needed} that the job asks for"


def against_reason(one: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Say why an answer speaks against a role."""
    match one.kind:
        case "activity":
            return (
                f"You {one.answer} {base.activities[one.subject].name.lower()}, {_share(one.subject, role)}"
            )
        case "value":
            return f"{base.values[one.subject].name}: {_WEIGHT_NAMES[one.answer]}, and it gives little of it"
        case "education":
            held, usual = DEGREE_NAMES[one.answer], DEGREE_NAMES[one.needed]
            if one.answer == one.needed:
                return f"{held.capitalize()} is commoner in other jobs than in this one"
            return f"Most in the job hold {usual}; you hold {held}"
        case "experience":
            if one.subject in _YEARS_OF:
                return f"{one.answer} years of {_YEARS_OF[one.subject]}, unlike most people in the job"
            if one.needed == "0":
                return f"An entry role, and about {one.answer} of your years count already"
            return f"It asks for about {one.needed} years; about {one.answer} of yours count"
        case _:
            return f"{base.skills[one.subject].name}: asked, and not yet there"


def gap_line(gap: SkillGap, base: KnowledgeBase) -> str:
    """Say what is missing on one need, and what the job does with it."""
    line = f"{base.skills[gap.need.skill].name}, {level_name(gap.level)} → {gap.need.level}"
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

"""What speaks for a role and against it, answer by answer, in sentences."""

from __future__ import annotations

from math import expm1, log1p
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.scales import DEGREES, LEVELS
from careerpath_cli.matching.inference import RANK
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import YearsMean
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.ranking import Contribution, RoleMatch

REASONS = 3
_NOTICEABLE = 0.05
_ALIKE = 0.2
"""Years whose ln(1 + years) differ by less than this, about a fifth, are as good as equal."""
_HALF = 0.5
_NEARLY_ONE = 0.75
_NEXT_TO_NOTHING = 0.05
_WEIGHT_NAMES: Mapping[str, str] = {
    "essential": "essential to you",
    "important": "important to you",
    "somewhat": "of some weight to you",
}
_GIVES: Mapping[str, str] = {
    "strong": "and it gives much of it",
    "fair": "and it gives some of it",
    "weak": "and it gives little of it",
}
_SINGULAR = ("none", "less than one", "about one")
_YEARS_OF: Mapping[str, str] = {"coding_years": "coding", "ml_years": "machine learning"}


def strongest(match: RoleMatch, base: KnowledgeBase, count: int = REASONS) -> list[str]:
    """Return the contributions that speak most for a role, in words."""
    speaking = [one for one in match.contributions if one.evidence > _NOTICEABLE]
    return [for_reason(one, base.roles[match.role], base) for one in speaking[:count]]


def against(match: RoleMatch, base: KnowledgeBase, count: int = REASONS) -> list[str]:
    """Return what speaks against a role other than missing skills, which are gaps and shown as such."""
    speaking = [one for one in match.contributions if one.evidence < -_NOTICEABLE and one.kind != "skill"]
    return [against_reason(one, base.roles[match.role], base) for one in speaking[:count]]


def for_reason(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Say why an answer speaks for a role."""
    match answer.kind:
        case "skill":
            return _skill(answer, role, base)
        case "activity":
            return _activity(answer, role, base)
        case "value":
            return _value(answer, base)
        case "education":
            return _degree_for(answer.answer, role)
        case "experience":
            return _measured_years(answer, role, base) or _years_for(answer, role)
        case "industry":
            return f"At home in {base.industries[answer.subject].name.lower()}, which you named"


def against_reason(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Say why an answer speaks against a role."""
    match answer.kind:
        case "activity":
            return _activity(answer, role, base)
        case "value":
            return _value(answer, base)
        case "education":
            return _degree_against(answer.answer, role)
        case "experience":
            return _measured_years(answer, role, base) or _years_against(answer, role)
        case _:
            return f"{base.skills[answer.subject].name}: you don't have it yet"


def _activity(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    name = base.activities[answer.subject].name.lower()
    return f"You {answer.answer} {name}, {_share(answer.subject, role)}"


def _share(activity: str, role: Role) -> str:
    """Say how much of a role's weeks an activity fills."""
    shares = {part.activity: part.share for part in role.activities}
    return {
        "core": "what its weeks mostly consist of",
        "regular": "a regular part of its weeks",
        "occasional": "which it asks for now and then",
    }.get(shares.get(activity, ""), "which many in the job call important")


def _value(answer: Contribution, base: KnowledgeBase) -> str:
    return f"{base.values[answer.subject].name}: {_WEIGHT_NAMES[answer.answer]}, {_GIVES[answer.needed]}"


def _skill(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    name = base.skills[answer.subject].name
    if answer.inferred_from:
        return _inferred(answer, base)
    need = next((need for need in role.needs if need.skill == answer.subject), None)
    had = next(level for level in LEVELS if level == answer.answer)
    if need is None:
        return f"{name}: {had}, and people in this job use it"
    if RANK[had] > RANK[need.level]:
        return f"{name}: {had}, more than it needs"
    if had == need.level:
        return f"{name}: {had}, and part of the job"
    return f"{name}: {had}, on the way to {need.level}"


def _inferred(answer: Contribution, base: KnowledgeBase) -> str:
    """Say what a skill that was not asked, or only little of it is there, was inferred from."""
    name, source = base.skills[answer.subject].name, base.skills[answer.inferred_from].name
    if _builds_on(answer.inferred_from, answer.subject, base):
        return f"{name}: some of it comes with {source}"
    return f"{name}: {source} gives you a head start"


def _builds_on(skill: str, other: str, base: KnowledgeBase) -> bool:
    below = {prerequisite.skill for prerequisite in base.skills[skill].prerequisites}
    return other in below or any(_builds_on(one, other, base) for one in below)


def _degree_for(held: str, role: Role) -> str:
    usual = role.education.usual
    if held == usual:
        return f"{_capitalized(held)}, as is usual in this job"
    if _rank(held) > _rank(usual):
        return f"{_capitalized(held)}, where {words.DEGREE_NAMES[usual]} is usual"
    return f"{_capitalized(held)}: all else equal, that points to this job"


def _degree_against(held: str, role: Role) -> str:
    usual = role.education.usual
    if _rank(held) < _rank(usual):
        return f"{_capitalized(usual)} is usual in this job; you have {words.DEGREE_NAMES[held]}"
    return f"{_capitalized(held)}: all else equal, that points to other jobs"


def _rank(degree: str) -> int:
    return [*map(str, DEGREES)].index(degree)


def _capitalized(degree: str) -> str:
    name = words.DEGREE_NAMES[degree]
    return f"{name[:1].upper()}{name[1:]}"


def _measured_years(answer: Contribution, role: Role, base: KnowledgeBase) -> str:
    """Compare years of one kind with those of people measured in the job; empty where nobody was measured.

    The evidence is how years tell this job from others when all other answers are alike. That need not be how
    they compare with the years of its people: they are named only where both say the same.
    """
    measured = _years_of_people(answer.subject, role, base)
    if measured is None:
        return ""
    years, speaks_for, more_tells = float(answer.answer), answer.evidence > 0, measured.weight > 0
    had = _had(years, _YEARS_OF[answer.subject])
    difference = log1p(years) - measured.mean
    if abs(difference) < _ALIKE:
        if speaks_for:
            return f"{had}, about as much as people in this job"
    elif (difference > 0) == (more_tells == speaks_for) and (more_tells or not speaks_for):
        return f"{had}; people in this job typically have {_about(expm1(measured.mean))}"
    length = "longer" if more_tells == speaks_for else "shorter"
    where = "this job" if speaks_for else "other jobs"
    return f"{had}: all else equal, {length} experience points to {where}"


def _years_of_people(kind: str, role: Role, base: KnowledgeBase) -> YearsMean | None:
    measured = (one.years for one in base.practice.values() if role.id in one.roles and one.years)
    years = next(measured, None)
    if years is None:
        return None
    return {"coding_years": years.coding_years, "ml_years": years.ml_years}.get(kind)


def _had(years: float, what: str) -> str:
    if years == 0:
        return f"No {what} so far"
    if years == _HALF:
        return f"Half a year of {what}"
    return f"{years:g} year{'' if years == 1 else 's'} of {what}"


def _about(years: float) -> str:
    """Name years as one speaks of them: to the nearest whole one, or less than one."""
    if years < _NEARLY_ONE:
        return "less than a year"
    return "about a year" if round(years) <= 1 else f"about {years:.0f} years"


def _years_for(answer: Contribution, role: Role) -> str:
    years = float(answer.answer)
    if role.ladder.level == "entry":
        if years < _HALF:
            return "Entry level, open to people with little experience"
        return f"Entry level; you have {_relevant(years, answer)}"
    return f"You have {_relevant(years, answer)}; it usually wants {answer.needed}"


def _years_against(answer: Contribution, role: Role) -> str:
    years = float(answer.answer)
    if role.ladder.level == "entry":
        return f"Entry level, and you already have {_relevant(years, answer)}"
    wanted = f"Usually wants {answer.needed} year{'' if answer.needed == '1' else 's'}"
    count = _count(years, float(answer.needed))
    verb = "counts" if count in _SINGULAR else "count"
    if answer.at_least:
        return f"{wanted}; of the years we asked about, {count} {verb}"
    return f"{wanted}; you have {count} that {verb}"


def _count(years: float, wanted: float) -> str:
    """Count years that are fewer than wanted, exactly enough for the difference to be seen."""
    none, less, single = _SINGULAR
    if years < _NEXT_TO_NOTHING:
        return none
    if years < 1 - _NEXT_TO_NOTHING:
        return less
    if round(years) >= wanted:
        return f"about {years:g}"
    return single if round(years) == 1 else f"about {years:.0f}"


def _relevant(years: float, answer: Contribution) -> str:
    if not answer.at_least:
        return f"{_about(years)} of relevant experience"
    if years < 1:
        return "some relevant experience"
    return f"at least {int(years)} year{'' if int(years) == 1 else 's'} of relevant experience"

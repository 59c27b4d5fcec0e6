"""How sure a recommendation is, what it cannot tell apart, how far a role is: in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import ScoringWeights
    from careerpath_cli.matching.bands import Band
    from careerpath_cli.matching.confidence import Confidence
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.reach import Reach
    from careerpath_cli.profile.kinds import Topic

TELLING = 3
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WEEKS_IN_A_MONTH = 52 / 12
_A_PAIR = 2


def number(count: int) -> str:
    """Give a small count as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Join names as a sentence does."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def meaning(weights: ScoringWeights) -> str:
    """Say what the scores are and are not, with the weights that make the fit."""
    return (
        f"Fit weighs want and can {weights.want:g} : {weights.can:g}; what your limits rule out comes last. "
        "50 means that nothing you said speaks for or against a role. Scores order roles; they are no "
        "probabilities."
    )


def confidence(found: Confidence) -> str:
    """Say how sure the first place is, and what that rests on."""
    why = {
        "open": "the first role is barely ahead of the next",
        "leaning": "the first role is somewhat ahead of the next",
    }.get(found.step.word, "the first role is well ahead of the next")
    few = ", but little of what could tell was asked" if found.little_asked else ""
    return (
        f"How sure: {found.step.word}; {why}{few}. Of surveyed people in six data jobs whose answers told as "
        f"much, {found.step.spoken} held the job put first."
    )


def band_sentence(band: Band, base: KnowledgeBase) -> str:
    """Say which roles cannot be told apart, and what would tell."""
    named = listed([base.roles[role].name for role in band.roles])
    apart = f"{named} cannot be told apart"
    if len(band.roles) > _A_PAIR:
        apart = f"these {number(len(band.roles))} cannot be told apart: {named}"
    tell = tie_breakers(band.tie_breakers, base)
    return f"From what you said, {apart}.{f' What would tell: {tell}.' if tell else ''}"


def tie_breakers(topics: Sequence[Topic], base: KnowledgeBase, count: int = TELLING) -> str:
    """Name what was not asked and would tell most."""
    found = [topic_question(topic, base) for topic in topics[:count]]
    return listed(found) if found else ""


def topic_question(topic: Topic, base: KnowledgeBase) -> str:
    """Name a skill, an activity or a value as something that one could still be asked."""
    kind, subject = topic
    if kind == "skill":
        return f"how well you know {base.skills[subject].name}"
    if kind == "value":
        return f"how much {base.values[subject].name.lower()} matters to you"
    return f"whether you like {base.activities[subject].name.lower()}"


def distance(found: Reach) -> str:
    """Say how far a role is, with the months and what is assumed."""
    if found.learning.high == 0:
        months = "its essential skills are all there"
    else:
        pace = f"{found.hours_per_week:g} h a week"
        assumed = " (assumed)" if found.pace_assumed else ""
        months = f"{in_months(found.months)} for its essential skills at {pace}{assumed}"
    missing = round(found.years_missing or 0)
    years = f"; it usually asks for about {number(missing)} more year{'s' if missing > 1 else ''}"
    if found.years_unasked:
        years += " than you told us about"
    return f"{found.distance}: {months}{years if missing else ''}"


def in_months(months: Hours) -> str:
    """Give a range of months, in weeks where that is less than half a year."""
    weeks = type(months)(months.low * _WEEKS_IN_A_MONTH, months.high * _WEEKS_IN_A_MONTH)
    return words.weeks(weeks)

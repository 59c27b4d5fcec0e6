"""Confidence in a recommendation, tied roles, how far a role is: in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.answer_kinds import topic_question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import ScoringWeights
    from careerpath_cli.knowledge.model.occupations import Move
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.bands import Band
    from careerpath_cli.matching.confidence import Confidence
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.reach import Reach
    from careerpath_cli.profile.kinds import Topic

TELLING = 3
_CONFIDENCE: Mapping[str, str] = {"open": "low", "leaning": "moderate", "likely": "good", "clear": "high"}
"""Words on the page for those of the calibrated scale, which stand in data and in JSON."""
_LEADS: Mapping[str, str] = {"open": "barely", "leaning": "somewhat"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ALL_RULED_OUT = (
    "Your constraints rule out every role we know. Here's what would suit you best if they could give way."
)
_WEEKS_IN_A_MONTH = 52 / 12
_A_PAIR = 2


def number(count: int) -> str:
    """Return a small count as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count}"


def meaning(weights: ScoringWeights) -> str:
    """Return what the scores are and are not, with the weights that make the fit."""
    return (
        f"Fit weighs want and can {weights.want:g} : {weights.can:g}; roles that your constraints rule out "
        "come last. 50 means that nothing you told us speaks for or against a role. Scores rank roles; they "
        "are not probabilities."
    )


def confidence(measured: Confidence, base: KnowledgeBase) -> str:
    """Return how confident the program is of the top role, and the measured rate behind it, with its date."""
    jobs = {role for practice in base.surveys for role in practice.roles}
    word = measured.step.word
    little = ", though we've asked you little that bears on it" if measured.little_asked else ""
    return (
        f"Confidence: {_CONFIDENCE.get(word, word)}. #1 is {_LEADS.get(word, 'well')} ahead of #2{little}; "
        f"with answers like these, the top role matched the actual job for {measured.step.spoken} of the "
        f"people surveyed in {number(len(jobs))} data jobs{_survey_dates(base)}."
    )


def move(way: Move, occupation: str, base: KnowledgeBase) -> str:
    """Return how people of an occupation get to a role: `From registered nurse to …: takes over …`."""
    began = words.within_sentence(base.occupations[occupation].name)
    return f"From {began} to {base.roles[way.role].name}: {way.how.rstrip('.')}."


def unsurveyed(role: Role, base: KnowledgeBase) -> str:
    """Return why there is no confidence in the top role: no survey asked people in this job."""
    return (
        f"None of the people surveyed{_survey_dates(base)} worked as {words.with_article(role.name)}, so we "
        "can't say how often a first place like this is right."
    )


def _survey_dates(base: KnowledgeBase) -> str:
    """Return when the surveys were made, ` in 2021`; empty where no survey has a date."""
    dates = {base.sources[practice.source].date for practice in base.surveys}
    dated = sorted(date for date in dates if date)
    return f" in {words.listed(dated)}" if dated else ""


def band_sentence(band: Band, base: KnowledgeBase) -> str:
    """Return which roles are tied, and what would break the tie."""
    names = words.listed([base.roles[role].name for role in band.roles])
    tied = f"{names} are tied"
    if len(band.roles) > _A_PAIR:
        tied = f"These {number(len(band.roles))} are tied: {names}"
    questions = tie_breakers(band.tie_breakers, base)
    return f"{tied}.{f' To break the tie, tell us {questions}.' if questions else ''}"


def tie_breakers(topics: Sequence[Topic], base: KnowledgeBase, count: int = TELLING) -> str:
    """Return the topics, not asked yet, that would help most to break a tie."""
    return words.listed([topic_question(topic, base) for topic in topics[:count]])


def distance(reach: Reach) -> str:
    """Return how far a role is, with the months and what is assumed."""
    if reach.learning.high == 0:
        months = "you have all its essential skills"
    else:
        pace = f"{reach.hours_per_week:g} h a week"
        assumed = " (assumed)" if reach.pace_assumed else ""
        months = f"{in_months(reach.months)} to learn its essential skills at {pace}{assumed}"
    missing = round(reach.years_missing or 0)
    years = f"; it usually wants about {number(missing)} more year{'s' if missing > 1 else ''} of experience"
    if reach.years_unasked:
        years += " than you told us about"
    return f"{reach.distance}: {months}{years if missing else ''}"


def in_months(months: Hours) -> str:
    """Return a range of months, in weeks where that is less than half a year."""
    weeks = type(months)(months.low * _WEEKS_IN_A_MONTH, months.high * _WEEKS_IN_A_MONTH)
    return words.weeks(weeks)

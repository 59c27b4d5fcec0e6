"""Confidence in a recommendation, tied roles, how far a role is: in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.answer_kinds import direct_question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.advice.recommendation import RuledOut
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import ScoringWeights
    from careerpath_cli.knowledge.model.occupations import Move
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.certainty import Certainty
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.reach import Reach
    from careerpath_cli.profile.kinds import Topic

TELLING = 3
_CONFIDENCE: Mapping[str, str] = {"open": "low", "leaning": "moderate", "likely": "good", "clear": "high"}
"""Words on the page for those of the calibrated scale, which stand in data and in JSON."""
_CLEARER = 0.1
"""How much oftener a field has to be right than a role to be worth a sentence."""
_FRACTIONS: Mapping[float, str] = {
    0.1: "one in ten",
    0.2: "one in five",
    0.25: "one in four",
    1 / 3: "one in three",
    0.4: "two in five",
    0.5: "half",
    0.6: "three in five",
    2 / 3: "two in three",
    0.75: "three in four",
    0.8: "four in five",
    0.9: "nine in ten",
}
_ORDINALS = ("first", "second", "third")
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


def certainty(sure: Certainty, shown: int, base: KnowledgeBase) -> str:
    """Return how sure the first place is, and the rates behind it, with their date.

    `shown` is how many roles the page shows: those that belong to the set and aren't shown are named.
    """
    people = f"Of the people surveyed{_survey_dates(base)} who answered much like you"
    first = f"{people}, {spoken(sure.first)} held the job that came first"
    if len(sure.among) == 1:
        return f"Confidence: {_CONFIDENCE[sure.word]}. {first}."
    hidden = [base.roles[role].name for role in sure.among[shown:]]
    named = f" (here also {words.listed(hidden)})" if hidden else ""
    several = f"{spoken(sure.coverage)} one of the first {number(len(sure.among))}{named}"
    field = base.domains[sure.field].name.lower().replace("ai ", "AI ")
    wider = f" The field, {field}, was right for {spoken(sure.in_field)}."
    clear = sure.in_field - sure.first >= _CLEARER
    return f"Confidence: {_CONFIDENCE[sure.word]}. {first}, and {several}.{wider if clear else ''}"


def spoken(rate: float) -> str:
    """Return a share as people speak of it: the nearest simple fraction."""
    return f"about {_FRACTIONS[min(_FRACTIONS, key=lambda fraction: abs(fraction - rate))]}"


def question_between(topic: Topic, base: KnowledgeBase) -> str:
    """Return the question, not asked yet, whose answer would best tell the first roles apart."""
    return (
        f"What would tell these apart best: {direct_question(topic, base)} Tell us: careerpath advise --full"
    )


def move(way: Move, occupation: str, base: KnowledgeBase) -> str:
    """Return how people of an occupation get to a role: `From registered nurse to …: takes over …`."""
    began = words.within_sentence(base.occupations[occupation].name)
    return f"From {began} to {base.roles[way.role].name}: {way.how.rstrip('.')}."


def ruled_out(missed: RuledOut, base: KnowledgeBase) -> str:
    """Return which role would have been among the first, and the constraint that keeps it out."""
    place = _ORDINALS[missed.place - 1]
    objection = words.objection(missed.objection)
    return f"{base.roles[missed.role].name} would have been {place}, but it {objection}."


def unsurveyed(role: Role, base: KnowledgeBase) -> str:
    """Return why nobody knows how sure the first role is: no survey asked people in this job."""
    return (
        f"None of the people surveyed{_survey_dates(base)} worked as {words.with_article(role.name)}, so we "
        "can't say how often a first place like this is right."
    )


def _survey_dates(base: KnowledgeBase) -> str:
    """Return when the surveys were made, ` in 2021`; empty where no survey has a date."""
    dates = {base.sources[practice.source].date for practice in base.surveys}
    dated = sorted(date for date in dates if date)
    return f" in {words.listed(dated)}" if dated else ""


def distance(reach: Reach) -> str:
    """Return how far a role is: the time until applying makes sense, and what no course gives."""
    if reach.learning.high == 0:
        months = "you have what newcomers are hired with"
    else:
        pace = f"{reach.hours_per_week:g} h a week"
        assumed = " (assumed)" if reach.pace_assumed else ""
        span = f"{in_months(reach.months)} at {pace}{assumed}"
        far = reach.distance == "a long way"
        months = f"learning alone takes {span}" if far else f"applying makes sense after {span}"
    missing = round(reach.years_missing or 0)
    years = f"; it usually wants about {number(missing)} more year{'s' if missing > 1 else ''} of experience"
    if reach.years_unasked:
        years += " than you told us about"
    practice = "; newcomers bring practice that no course gives" if reach.practice_missing else ""
    return f"{reach.distance}: {months}{years if missing else ''}{practice}"


def in_months(months: Hours) -> str:
    """Return a range of months, in weeks where that is less than half a year."""
    weeks = type(months)(months.low * _WEEKS_IN_A_MONTH, months.high * _WEEKS_IN_A_MONTH)
    return words.weeks(weeks)

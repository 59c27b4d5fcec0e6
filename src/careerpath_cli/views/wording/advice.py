"""Confidence in a recommendation, how far a role is, what somebody's situation asks for: in sentences."""

from collections.abc import Mapping, Sequence

from careerpath_cli.advice.recommendation import Advice, Recommendation, RuledOut
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.occupations import Move
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.certainty import Certainty
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.reach import Reach
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.answer_kinds import direct_question

_CONFIDENCE: Mapping[str, str] = {"open": "low", "leaning": "moderate", "likely": "good", "clear": "high"}
"""Words on the page for those of the calibrated scale, which stand in data and in JSON."""
_CLEARER = 0.1
"""How much oftener a field has to be right than the roles named to be worth a sentence."""
_FRACTIONS = ((1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10))
"""The shares that people speak of: so many in so many."""
_ORDINALS = ("first", "second", "third")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ALL_RULED_OUT = (
    "Your constraints rule out every role we know. Here's what would suit you best if they could give way."
)
CURRENT_ROLE = "your current role"
CURRENT = "you work in it already; staying is a choice like any other"
_LIKED = {"like", "love"}
_DISLIKED = {"dislike", "avoid"}
_NEEDS_INCOME = {"unemployed", "self-employed", "returning"}
_HIRING = 2
"""Months that applications take, from the first one to the first pay: a judgement."""
_WEEKS_IN_A_MONTH = 52 / 12
_MONTHS_TOLD = 24


def number(count: int) -> str:
    """Return a small count as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count}"


def meaning(weights: ScoringWeights) -> str:
    """Return what the scores are and are not, with the weights that make the fit."""
    return (
        f"Fit weighs want and can {weights.want:g} : {weights.can:g}; roles that your constraints rule out "
        "come last. Every role starts at 50 or below: the lower, the fewer people hold the job and the less "
        "we know of you and of what only that job is about. Scores rank roles; they are not probabilities."
    )


def certainty(sure: Certainty, shown: int, base: KnowledgeBase) -> str:
    """Return how sure the first place is, and the rates behind it, with their date.

    `shown` is how many roles the page shows: those that belong to the set and aren't shown are named.
    """
    people = f"Of the people surveyed{_survey_dates(base)} who answered much like you"
    confidence = f"Confidence: {_CONFIDENCE[sure.word]}. {people}"
    if len(sure.among) == 1:
        return f"{confidence}, {spoken(sure.first)} held the job that came first."
    hidden = [base.roles[role].name for role in sure.among[shown:]]
    named = f" (here also {words.listed(hidden)})" if hidden else ""
    several = f"held one of the first {number(len(sure.among))} jobs{named}"
    field = base.domains[sure.field].name.lower().replace("ai ", "AI ")
    clear = sure.in_field - max(sure.first, sure.coverage) >= _CLEARER
    wider = f" The field, {field}, was right for {spoken(sure.in_field)}." if clear else ""
    return f"{confidence}, {spoken(sure.coverage)} {several}, {spoken(sure.first)} the first.{wider}"


def spoken(rate: float) -> str:
    """Return a share as people speak of it: the nearest simple fraction."""
    part, whole = min(_FRACTIONS, key=lambda fraction: abs(fraction[0] / fraction[1] - rate))
    return "about half" if (part, whole) == (1, 2) else f"about {number(part)} in {number(whole)}"


def answer_it(*, from_file: bool) -> str:
    """Return how to answer a question that the page asks."""
    return "Add it to your profile." if from_file else "To answer: careerpath advise --full"


def question_between(topic: Topic, base: KnowledgeBase, *, from_file: bool) -> str:
    """Return the question, not asked yet, whose answer would best tell the first roles apart.

    `from_file` says that the answers come from a file that the person writes.
    """
    return f"{direct_question(topic, base)} It would decide most. {answer_it(from_file=from_file)}"


def move(way: Move, occupation: str, base: KnowledgeBase) -> str:
    """Return how people of an occupation get to a role: `A nurse who makes this change takes over …`."""
    began = words.with_article(words.within_sentence(base.occupations[occupation].name))
    return f"{words.capitalized(began)} who makes this change {way.how.rstrip('.')}."


def ruled_out(missed: RuledOut, base: KnowledgeBase) -> str:
    """Return which role would have been among the first, and the constraint that keeps it out."""
    place = _ORDINALS[missed.place - 1]
    objection = words.objection(missed.objection)
    return f"{base.roles[missed.role].name} would have been {place}, but it {objection}."


def unsurveyed(role: Role, base: KnowledgeBase) -> str:
    """Return why nobody knows how sure the first role is: no survey asked people in this job."""
    return (
        f"None of the people surveyed{_survey_dates(base)} worked as {words.with_article(role.name)}, so we "
        "can't say how often a first suggestion like this is right."
    )


def outsider(base: KnowledgeBase) -> str:
    """Return why nobody knows how sure the first role is for somebody who neither codes nor has modelled."""
    return (
        f"The people surveyed{_survey_dates(base)} worked with data already, so for somebody new to it we "
        "can't say how often a first suggestion like this is right."
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
        if reach.months.high > 0:
            months += f"; a piece of work to show takes {in_months(reach.months)}"
    elif reach.distance == "ready now":
        pace = f"{reach.hours_per_week:g} h a week"
        months = f"what's left, mostly a project to show, takes {in_months(reach.months)} at {pace}"
    else:
        pace = f"{reach.hours_per_week:g} h a week"
        assumed = " (assumed)" if reach.pace_assumed else ""
        span = f"{in_months(reach.months)} at {pace}{assumed}"
        far = reach.distance == "a long way"
        until = f"learning and a project to show take {span}"
        months = until if far else f"applying makes sense after {span}"
    years = f"; it usually {wanted} of experience" if (wanted := years_wanted(reach)) else ""
    if years and reach.years_unasked:
        years += " than you told us about"
    practice = "; newcomers bring practice that no course gives" if reach.practice_missing else ""
    return f"{reach.distance}: {months}{years}{practice}"


def years_wanted(reach: Reach) -> str:
    """Return how many more years a role usually wants; empty where none are missing."""
    missing = round(reach.years_missing or 0)
    return f"wants about {number(missing)} more year{'s' if missing > 1 else ''}" if missing else ""


def _in_years(low: float, high: float) -> str:
    """Return a range of months in half years: `3–3½`."""
    ends = [round(end / 6) / 2 for end in (low, high)]
    return "–".join(dict.fromkeys(f"{int(end)}½" if end % 1 else f"{end:.0f}" for end in ends))


def in_months(months: Hours) -> str:
    """Return a range of months, in weeks where that is less than half a year and in years beyond two."""
    if round(months.high) > _MONTHS_TOLD:
        return f"about {_in_years(months.low, months.high)} years"
    weeks = type(months)(months.low * _WEEKS_IN_A_MONTH, months.high * _WEEKS_IN_A_MONTH)
    return words.weeks(weeks)


def situation(advice: Advice, base: KnowledgeBase) -> str:
    """Return the one sentence that matters most in a person's situation; empty where none is known."""
    if not advice.recommendations:
        return ""
    return (
        _perhaps_not_yours(advice, base)
        or _too_far(advice, base)
        or _until_money_ends(advice, base)
        or _inside_first(advice)
    )


def _perhaps_not_yours(advice: Advice, base: KnowledgeBase) -> str:
    """Return that the field may not be the person's, where the first role is disliked and none is liked."""
    likes = advice.profile.activities
    shown = [base.roles[recommendation.match.role] for recommendation in advice.recommendations]
    if any(likes.get(part.activity) in _LIKED for role in shown for part in role.activities):
        return ""
    core = [part.activity for part in shown[0].activities if part.share == "core"]
    disliked = [
        base.activities[activity].name.lower() for activity in core if likes.get(activity) in _DISLIKED
    ]
    if not disliked:
        return ""
    return (
        f"{shown[0].name} is mostly {words.listed(disliked)}, which you'd rather not do, and nothing below "
        "is made of work that you said you like. This field may not be yours, which is good to know early"
        f"{_staying(advice.profile, base)}."
    )


def _too_far(advice: Advice, base: KnowledgeBase) -> str:
    """Return that one may as well stay, where all roles that are shown are a long way off."""
    if advice.profile.current_role is not None or advice.distance is not None:
        return ""
    if any(recommendation.reach.distance != "a long way" for recommendation in advice.recommendations):
        return ""
    return f"All of these are a long way off. Give yourself time{_staying(advice.profile, base)}."


def _staying(profile: Profile, base: KnowledgeBase) -> str:
    """Return that using AI in the present work is an answer too; empty where we don't know that work."""
    known = base.occupations.get(profile.occupation_id or "")
    if known is None or profile.employment in {"unemployed", "studying"}:
        return ""
    work = words.with_article(words.within_sentence(known.name))
    return f"; being the one who brings AI into your work as {work} is a good answer, too"


def _until_money_ends(advice: Advice, base: KnowledgeBase) -> str:
    """Return what can be reached before savings end, or that paid work comes first."""
    months, profile = advice.profile.runway_months, advice.profile
    if months is None or profile.employment not in _NEEDS_INCOME or profile.current_role is not None:
        return ""
    ready = _ready_within(advice.recommendations, months)
    left = f"about {number(round(months))} month{'' if round(months) == 1 else 's'}"
    lasts = f"Without new income your money lasts {left}"
    if not ready:
        return (
            f"{lasts}, and none of these is likely to pay by then: take other paid work first, if only for a "
            "while, and learn beside it."
        )
    if ready[0] is advice.recommendations[0]:
        return f"{lasts}. That's enough to get ready for #1 and to apply, if you begin now."
    name = base.roles[ready[0].match.role].name
    return f"{lasts}: of these, {name} is the one for that time; #1 can come after it."


def _ready_within(recommendations: Sequence[Recommendation], months: float) -> list[Recommendation]:
    """Return the roles that can probably be applied for, and got, within so many months."""
    return [
        recommendation
        for recommendation in recommendations
        if recommendation.reach.months.likely + _HIRING <= months
        and recommendation.reach.distance != "a long way"
    ]


def _inside_first(advice: Advice) -> str:
    """Return that an employer who knows one is the nearest way in, where the person has one."""
    first = advice.recommendations[0].match.role
    if advice.profile.employment != "employed" or advice.move is None or advice.move.role != first:
        return ""
    return "You have a job: a first piece of such work is easiest to get there, where people know you."

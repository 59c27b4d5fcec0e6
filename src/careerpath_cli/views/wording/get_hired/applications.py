"""Where and how to apply: boards, which post to take first, how many, what a no means, and the pay."""

from collections.abc import Mapping, Sequence
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.hiring import Suits
from careerpath_cli.knowledge.pay import HOME
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.hiring import GetHired, SteppingStone
from careerpath_cli.roadmap.route import Route
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording.mentoring import titles
from careerpath_cli.views.wording.words import listed

RefusalKind = Literal["no answer", "after the first call", "after the interviews"]
RHYTHM = "Three a week, each in its ad's words; before sending one, ask somebody inside for a referral."
EXPECTED_BY = "careerplug-2025"
"""The source of the expectation."""
EXPECTATION = (
    "Expect few answers: at small US firms in 2024, 3 applications in 100 led to an interview and 27 "
    "interviews in 100 to a hire. Referrals made 2 % of applications and 11 % of hires (CareerPlug)."
)
REFUSALS_IN_SHORT = (
    "No answer to forty: change the target or the CV's top third. No after a call: your story. No after "
    "interviews: ask for one thing to mend."
)
_TRAINING = frozenset({"intern", "internship", "trainee", "apprentice"})
_UNANSWERED = "If forty applications bring no interview, first take this post"
_NEGOTIATE = (
    "Ask for their range first, then name a figure in its upper half, with your project as the reason."
)
_NEGOTIATE_AS_NEWCOMER = (
    "Ask for their range first; newcomers are paid its lower end or less, and may ask for a review after six "
    "months."
)
_WHEN: Mapping[Suits, str] = {
    "studying": "While you study",
    "returning": "After your time away",
    "anybody": "A smaller way in",
}


@record
class Refusal:
    """A kind of no, and what to change after it."""

    kind: RefusalKind
    change: str


REFUSALS = (
    Refusal(
        "no answer",
        (
            "After forty of them the target or the top third of the CV is wrong, not you. Aim at the junior "
            "titles, put your project there, and have somebody inside pass it on."
        ),
    ),
    Refusal(
        "after the first call",
        (
            "Your story or the terms didn't fit. Ask which; practise two minutes on why you and why this; "
            "settle pay, place and start in writing before the next call."
        ),
    ),
    Refusal(
        "after the interviews",
        (
            "You were close. Ask for one thing that was missing, mend it in your project within a month, and "
            "write to them again when it's done."
        ),
    ),
)


def reachable_titles(way: Route, person: Profile) -> list[str]:
    """Return the titles to search for; internships only for those who study."""
    every = titles(way)
    if person.employment == "studying":
        return every
    return [title for title in every if not _TRAINING & set(title.lower().split())] or every


def named(names: Sequence[str]) -> str:
    """Return titles as a list in which those that hold a comma stand in quotation marks."""
    return listed([f"“{title}”" if "," in title else title for title in names])


def boards(hired: GetHired, most: int | None = None) -> str:
    """Return where such posts are advertised, `most` of them; empty where the base doesn't say."""
    return f"Look here: {'; '.join(hired.boards[:most])}." if hired.boards else ""


def stone(stepping: SteppingStone) -> str:
    """Return which post to take first, and when that is the thing to do."""
    if stepping.role is not None:
        when = "First take this post" if stepping.first else _UNANSWERED
        return f"{when}: {stepping.role.name}. Whoever goes on from there {stepping.role.change}."
    if stepping.entrance is None:
        return ""
    when = "Before your money runs out" if stepping.first else _WHEN[stepping.entrance.suits]
    return f"{when}: {stepping.entrance.way}."


def pay(hired: GetHired, way: Route, person: Profile, base: KnowledgeBase) -> list[str]:
    """Return the pay to negotiate with and how; where we have none for the country, just that."""
    if not hired.pay:
        advice = "Collect the ranges of the ads you read, and let them name theirs first."
        return [f"Pay: we have no figures for {hired.country}. {advice}"]
    country = "" if person.constraints.country else f" (in the {HOME}, as you named no country)"
    rows = [fact_words.brief_figure(row, way.role, base) for row in hired.pay]
    return [
        f"Pay{country}: {'; '.join(rows)}.",
        _NEGOTIATE if way.experienced else _NEGOTIATE_AS_NEWCOMER,
    ]

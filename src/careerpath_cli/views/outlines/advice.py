"""A recommendation arranged: a numbered section for each role, below what it is based on."""

from collections.abc import Iterator
from dataclasses import replace

from careerpath_cli.advice.missing import missing_skills
from careerpath_cli.advice.recommendation import Advice, Recommendation
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.pay import best_pay, level_of_years
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.matching.signals import YEARS
from careerpath_cli.planning.reach import Reach
from careerpath_cli.profile.kinds import Kind
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.views.outline import Bullets, Facts, Item, Line, Section, Span, facts, lines, section
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import words

_TOLD_BY_WAY: tuple[Kind, ...] = ("occupation",)
LEVEL_KINDS: tuple[Kind, ...] = ("skill",)
"""The kinds of answers whose reasons tell a person's levels."""
_BESIDE = 12
"""Columns that a role's labels and margins take."""
_BAR, _NARROW = 8, 60


@record
class AdvicePageOptions:
    """How to show a recommendation; `profile_argument` names the profile in printed commands.

    `scores` adds the numbers behind the order, and what they mean; `redacted` leaves out the person's levels.
    """

    width: int
    profile_argument: str
    scores: bool = False
    redacted: bool = False


def advice_outline(
    advice: Advice, weights: ScoringWeights, base: KnowledgeBase, options: AdvicePageOptions
) -> Section:
    """Return the best matches, below what they are based on and above where to start."""
    profile, best = advice.profile, advice.recommendations
    no_role = f"No role is “{advice.distance}” for you. Try --reach within or far."
    ruled_out = "" if advice.ruled_out is None else advice_words.ruled_out(advice.ruled_out, base)
    return section(
        "",
        f"Recommendations for {profile.name}" if profile.name else "Recommendations",
        lines(
            Span(advice_words.ALL_RULED_OUT if advice.all_ruled_out else "", "warn"),
            Span(_basis(profile, base), "quiet"),
            how_sure(advice, base),
            advice_words.situation(advice, base),
        ),
        no_role if advice.distance is not None and not best else "",
        *(role_card(rank, role, advice, base, options) for rank, role in enumerate(best, start=1)),
        Span(ruled_out, "warn"),
        *_what_matters(advice, base, options.profile_argument),
        Span(why_unsure(advice, base), "quiet"),
        Span(advice_words.meaning(weights) if options.scores else "", "quiet"),
    )


def _asks_for_the_best(advice: Advice) -> bool:
    """Return whether the first role shown is the first of all, which is what certainty is about."""
    return bool(advice.recommendations) and advice.distance is None


def how_sure(advice: Advice, base: KnowledgeBase) -> str:
    """Return how sure the first place is; empty where nobody knows, or another role was asked for."""
    if advice.certainty is None or advice.outsider or not _asks_for_the_best(advice):
        return ""
    return advice_words.certainty(advice.certainty, len(advice.recommendations), base)


def why_unsure(advice: Advice, base: KnowledgeBase) -> str:
    """Return why nobody knows how often such a first place is right; empty where the page says how often."""
    if not _asks_for_the_best(advice):
        return ""
    if advice.certainty is None:
        return advice_words.unsurveyed(base.roles[advice.recommendations[0].match.role], base)
    return advice_words.outsider(base) if advice.outsider else ""


def _what_matters(advice: Advice, base: KnowledgeBase, again: str) -> Iterator[Item]:
    """Yield the skill to start with, a question worth an answer, and the commands to go on with."""
    if advice.goal is None:
        return
    first, goal, from_file = advice.recommendations[0].match.role, advice.goal.match.role, bool(again)
    question = ""
    if advice.question is not None:
        question = lever_words.open_question(advice.question, first, base, from_file=from_file)
    elif advice.between is not None:
        question = advice_words.question_between(advice.between, base, from_file=from_file)
    start = "" if advice.start is None else lever_words.start(advice.start, base)
    yield lines(start, question, advice_words.first_project(advice, base))
    yield facts(
        ("Next", Span(f"careerpath roadmap {goal}{again}", "command")),
        ("Why", Span(f"careerpath advise --why {goal}{again}", "command")),
    )


def _basis(profile: Profile, base: KnowledgeBase) -> str:
    """Return how much the person told us about, without the skills that they said they don't have."""
    said = reason_words.answer_counts(profile)
    if not said and profile.occupation_id:
        return f"Based on your occupation: {base.occupations[profile.occupation_id].name}."
    if not said:
        return "Based on very little: a few facts about you."
    return f"Based on {words.listed(said)} you told us about."


def role_card(
    rank: int, recommendation: Recommendation, advice: Advice, base: KnowledgeBase, page: AdvicePageOptions
) -> Section:
    """Return what a person needs to know of one role: what it is, for and against, market, reach, pay."""
    match, role = recommendation.match, base.roles[recommendation.match.role]
    told = " · ".join(filter(None, (words.ladder(role.ladder), fact_words.posts(role, base))))
    current = "  your current role" if role.id == advice.profile.current_role else ""
    gap = recommendation.gap
    ready = f"{words.span(gap.low * 100, gap.high * 100)}% of what it requires"
    return section(
        role.id,
        (role.name, Span(f"  {told}", "quiet"), Span(current, "accent")),
        *(_scores(match, page.width) if page.scores else ()),
        lines(_first_sentence(role.summary)),
        facts(
            *_verdict(match, advice, base, LEVEL_KINDS if page.redacted else ()),
            *_prospects(recommendation, advice, base, page.width - _BESIDE),
            ("Ready", ready if page.scores else ""),
        ),
        number=rank,
    )


def _first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence."""
    first, stop, _ = text.partition(". ")
    return f"{first}{stop.rstrip()}"


def _verdict(
    match: RoleMatch, advice: Advice, base: KnowledgeBase, untold: tuple[Kind, ...]
) -> Iterator[tuple[str, Line | Bullets]]:
    """Yield the constraints that object to a role, and what speaks for it and against it.

    `untold` are the kinds of answers that are no reason on this page.
    """
    objections = "; ".join(words.objection(objection) for objection in match.may.objections)
    way = advice.move if advice.move is not None and advice.move.role == match.role else None
    yield "Limits", Span(objections, "bad" if match.may.excluded else "warn")
    besides = (*untold, *(_TOLD_BY_WAY if way else ()))
    yield "For", Bullets(reason_words.strongest(match, base, 2, besides), "+", "good")
    yield "Against", Bullets(reason_words.against(match, base, count=1), "−", "bad")
    if way is not None and advice.profile.occupation_id is not None:
        yield "Way in", advice_words.move(way, advice.profile.occupation_id, base)


def _prospects(
    recommendation: Recommendation, advice: Advice, base: KnowledgeBase, room: int
) -> list[tuple[str, Line]]:
    """Return what the market for a role is like, what is missing, how far away it is and what it pays."""
    role, profile = base.roles[recommendation.match.role], advice.profile
    country = profile.constraints.country
    pay = best_pay(role, base, country, level_of_years(advice.years))
    pays = fact_words.pay_line(pay, role, base, country or "")
    if role.id == profile.current_role:
        return [("Reach", advice_words.CURRENT), ("Pay", pays)]
    experienced = role.ladder.level != "entry" and recommendation.reach.years_missing == 0
    return [
        ("Market", fact_words.market(role, base, newcomer=advice.newcomer and not experienced)),
        ("Missing", lever_words.missing(missing_skills(recommendation.gap, base), base, room)),
        ("Reach", advice_words.distance(_without_what_was_said(recommendation, base))),
        ("Pay", pays),
    ]


def _without_what_was_said(recommendation: Recommendation, base: KnowledgeBase) -> Reach:
    """Return how far a role is, without the missing years where the line above names them already."""
    doubt = next(iter(reason_words.doubts(recommendation.match, base)), None)
    if doubt is None or (doubt.kind, doubt.subject) != YEARS:
        return recommendation.reach
    return replace(recommendation.reach, years_missing=None)


def _scores(match: RoleMatch, width: int) -> Iterator[Item]:
    """Yield the numbers behind a role's place, on one line if there is room."""
    named = (("Fit", match.fit), ("Want", match.want), ("Can", match.can), ("May", match.may.score))
    if width < _NARROW:
        yield Facts([(name, (Span(f"{words.percent(s):>3} ", "strong"), *_bar(s))) for name, s in named])
        return
    spans: list[Span] = []
    for name, score in named:
        spans += [Span(f"{name} ", "quiet"), Span(f"{words.percent(score)} ", "strong"), *_bar(score)]
        spans.append(Span("   "))
    yield lines(tuple(spans))


def _bar(score: float | None) -> tuple[Span, Span]:
    """Return a score from 0 to 1 as a bar; blank where there is no score."""
    if score is None:
        return Span(" " * _BAR), Span("")
    filled = round(score * _BAR)
    likely = score >= 0.5  # noqa: PLR2004 - 0.5: no evidence
    return Span("━" * filled, "good" if likely else "warn"), Span("─" * (_BAR - filled), "quiet")

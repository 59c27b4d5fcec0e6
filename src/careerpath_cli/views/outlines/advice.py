"""A recommendation arranged: a numbered section for each role, below what it is based on."""

from collections.abc import Iterator
from dataclasses import replace

from careerpath_cli.advice.missing import SkillCounts, count_skills, missing_skills
from careerpath_cli.advice.recommendation import Advice, Recommendation
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.pay import best_pay, level_of_years
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.matching.signals import YEARS
from careerpath_cli.planning.reach import Reach
from careerpath_cli.profile.kinds import Kind
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.views.outline import (
    Bullets,
    Facts,
    Item,
    Line,
    Section,
    Sign,
    Span,
    Strip,
    Strips,
    facts,
    lines,
    section,
)
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import own_trade as own_trade_words
from careerpath_cli.views.wording import words

_TOLD_BY_WAY: tuple[Kind, ...] = ("occupation",)
LEVEL_KINDS: tuple[Kind, ...] = ("skill",)
"""The kinds of answers whose reasons tell a person's levels."""
_BESIDE = 9
"""Columns that a row's number, margins and gaps take beside a strip and its note."""
_LABELS = 12
"""Columns that a role's labels and margins take."""
_SIGNS = (
    Sign("■", "you have it", "good"),
    Sign("▪", "in part", "accent"),
    Sign("□", "missing", "bad"),
    Sign("·", "not asked", "quiet"),
)
"""Signs that even the oldest terminal fonts have, told apart without colour."""
_BAR, _NARROW = 8, 60


@record
class AdvicePageOptions:
    """How to show a recommendation; `profile_argument` names the profile in printed commands.

    `scores` adds the numbers behind the order, and what they mean. `begun` says that the person has logged
    or done something already, so that `progress` knows what comes next. `redacted` leaves out the person's
    levels. `gaps_above` says that what is missing stands above the cards already.
    """

    width: int
    profile_argument: str
    scores: bool = False
    begun: bool = False
    redacted: bool = False
    gaps_above: bool = False


def advice_outline(
    advice: Advice, weights: ScoringWeights, base: KnowledgeBase, options: AdvicePageOptions
) -> Section:
    """Return the best matches, below what they are based on and above where to start."""
    profile, best = advice.profile, advice.recommendations
    held = _skills_held(advice, base, options.width)
    noted = any(strip.note for strip in held.items)
    no_role = f"No role is “{advice.distance}” for you. Try --reach within or far."
    ruled_out = "" if advice.ruled_out is None else advice_words.ruled_out(advice.ruled_out, base)
    return section(
        "",
        (
            f"Recommendations for {profile.name}" if profile.name else "Recommendations",
            Span(f", {_basis(profile, base)}", "quiet"),
        ),
        lines(
            Span(advice_words.ALL_RULED_OUT if advice.all_ruled_out else "", "warn"),
            how_sure(advice, base),
            advice_words.situation(advice, base),
        ),
        no_role if advice.distance is not None and not best else "",
        held,
        *(
            role_card(rank, role, advice, base, replace(options, gaps_above=noted))
            for rank, role in enumerate(best, start=1)
        ),
        Span(ruled_out, "warn"),
        _what_now(advice, base, options),
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


def _skills_held(advice: Advice, base: KnowledgeBase, width: int) -> Strips:
    """Return how much of what each role's newcomers are hired with the person has, and what is missing.

    What is missing stands beside the signs if there is room for all roles; else on their cards.
    """
    best = advice.recommendations
    counts = [_counts(count_skills(recommendation.gap, base)) for recommendation in best]
    names = [base.roles[recommendation.match.role].name for recommendation in best]
    room = width - _BESIDE - max(map(len, names), default=0) - max(map(sum, counts), default=0)
    notes = [_missing(recommendation, advice, base, room) for recommendation in best]
    if max(map(len, notes), default=0) > room:
        notes = ["" for _ in best]
    strips = [
        Strip(name, count, note, rank)
        for rank, (name, count, note) in enumerate(zip(names, counts, notes, strict=True), start=1)
    ]
    together = _together(advice)
    return Strips("Skills to be hired with", _SIGNS, strips, min(together, len(best)), together > len(best))


def _counts(skills: SkillCounts) -> tuple[int, ...]:
    """Return the counts in the order of the signs."""
    return skills.held, skills.partly, skills.lacking, skills.unasked


def _missing(recommendation: Recommendation, advice: Advice, base: KnowledgeBase, room: int) -> str:
    if recommendation.match.role == advice.profile.current_role:
        return advice_words.CURRENT_ROLE
    return lever_words.missing(missing_skills(recommendation.gap, base), base, room)


def _together(advice: Advice) -> int:
    """Return how many of the first roles are one set, as far as surveys say; zero where one stands out."""
    if advice.certainty is None or advice.outsider or not _asks_for_the_best(advice):
        return 0
    number = len(advice.certainty.among)
    return number if number > 1 else 0


def _what_now(advice: Advice, base: KnowledgeBase, options: AdvicePageOptions) -> Item:
    """Return what to do first, and in a line each how to go on: the plan, an answer, why, a report."""
    if advice.goal is None:
        return ""
    goal, again = base.roles[advice.goal.match.role], options.profile_argument
    step = ""
    if advice.begin is not None and not options.begun:
        first = own_trade_words.begin(advice.begin, goal, advice.profile, base)
        step = f"Tonight, {advice.begin.minutes} min: {first}"
    progress = f"careerpath progress{again}" if options.begun else ""
    return section(
        "now",
        ("What now? ", step),
        facts(
            ("Plan", Span(f"careerpath roadmap {goal.id}{again}", "command")),
            ("Next", Span(progress, "command")),
            ("Answer", _question(advice, base, from_file=bool(again))),
            ("Why", Span(f"careerpath advise --why {goal.id}{again}", "command")),
            ("Report", Span(f"careerpath report{again} --output me.html", "command")),
        ),
    )


def _question(advice: Advice, base: KnowledgeBase, *, from_file: bool) -> str:
    """Return the question most worth an answer; empty where there is none."""
    first = advice.recommendations[0].match.role
    if advice.question is not None:
        return lever_words.open_question(advice.question, first, base, from_file=from_file)
    if advice.between is not None:
        return advice_words.question_between(advice.between, base, from_file=from_file)
    return ""


def _basis(profile: Profile, base: KnowledgeBase) -> str:
    """Return how much the person told us about, without the skills that they said they don't have."""
    said = reason_words.answer_counts(profile)
    if not said and profile.occupation_id:
        return f"based on your occupation, {base.occupations[profile.occupation_id].name}"
    return f"based on {words.listed(said) or 'very little: a few facts about you'}"


def role_card(
    rank: int, recommendation: Recommendation, advice: Advice, base: KnowledgeBase, page: AdvicePageOptions
) -> Section:
    """Return what a person needs to know of one role: what it is, for and against, market, reach, pay."""
    match, role = recommendation.match, base.roles[recommendation.match.role]
    told = " · ".join(filter(None, (words.ladder(role.ladder), fact_words.posts(role, base))))
    gap = recommendation.gap
    is_current = role.id == advice.profile.current_role and not page.gaps_above
    current = f"  {advice_words.CURRENT_ROLE}" if is_current else ""
    missing = _missing(recommendation, advice, base, page.width - _LABELS)
    ready = f"{words.span(gap.low * 100, gap.high * 100)}% of what it requires"
    return section(
        role.id,
        (
            role.name,
            Span(f"  {told}", "quiet"),
            Span(f"  {advice_words.CURRENT_ROLE}" if current else "", "accent"),
        ),
        *(_scores(match, page.width) if page.scores else ()),
        lines(words.first_sentence(role.summary)),
        facts(
            *_verdict(match, advice, base, LEVEL_KINDS if page.redacted else ()),
            *_prospects(recommendation, advice, base, "" if page.gaps_above else missing),
            ("Ready", ready if page.scores else ""),
        ),
        number=rank,
    )


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
    recommendation: Recommendation, advice: Advice, base: KnowledgeBase, missing: str
) -> list[tuple[str, Line]]:
    """Return what the market for a role is like, what is missing, how far away it is and what it pays."""
    role = base.roles[recommendation.match.role]
    if role.id == advice.profile.current_role:
        return [("Reach", advice_words.CURRENT), ("Pay", pays(role, advice, base))]
    return [
        ("Market", market(recommendation, advice, base)),
        ("Gaps", missing),
        ("Reach", advice_words.distance(_without_what_was_said(recommendation, base))),
        ("Pay", pays(role, advice, base)),
    ]


def market(recommendation: Recommendation, advice: Advice, base: KnowledgeBase) -> str:
    """Return what the market for a role is like, for somebody with the experience that this person has."""
    role = base.roles[recommendation.match.role]
    experienced = role.ladder.level != "entry" and recommendation.reach.years_missing == 0
    return fact_words.market(role, base, newcomer=advice.newcomer and not experienced)


def pays(role: Role, advice: Advice, base: KnowledgeBase) -> str:
    """Return what a role pays, where the person lives and at the level of their years."""
    country = advice.profile.constraints.country
    pay = best_pay(role, base, country, level_of_years(advice.years))
    return fact_words.pay_line(pay, role, base, country or "")


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
    return Span("━" * filled, "accent"), Span("─" * (_BAR - filled), "quiet")

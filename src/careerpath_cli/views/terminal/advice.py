"""The page of recommendations: one card per role."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from careerpath_cli.advice.missing import missing_skills
from careerpath_cli.advice.recommendation import Advice, Recommendation
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.pay import best_pay, level_of_years
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.matching.signals import YEARS
from careerpath_cli.planning.gaps import RoleGap
from careerpath_cli.planning.reach import Reach
from careerpath_cli.profile.kinds import Kind
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    BAD,
    GOOD,
    NARROW,
    QUIET,
    STRONG,
    WARN,
    bar,
    bullets,
    command,
    heading,
    labelled,
    plain,
)
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import words

_TOLD_BY_WAY: tuple[Kind, ...] = ("occupation",)
_BESIDE = 12
"""Columns that a card's labels and margins take."""


@record
class AdvicePageOptions:
    """How to show a page of advice; `profile_argument` names the profile in printed commands.

    `scores` adds the numbers behind the order, and what they mean.
    """

    width: int
    profile_argument: str
    scores: bool = False


def advice_page(
    advice: Advice, weights: ScoringWeights, base: KnowledgeBase, options: AdvicePageOptions
) -> Group:
    """Return the best matches as cards, below what they are based on and above where to start."""
    parts = _above_the_cards(advice, base)
    if advice.distance is not None and not advice.recommendations:
        parts += [Text(""), plain(f"No role is “{advice.distance}” for you. Try --reach within or far.")]
    for rank, recommendation in enumerate(advice.recommendations, start=1):
        parts += [Text(""), *_card(rank, recommendation, advice, base, options)]
    if advice.ruled_out is not None:
        parts += [Text(""), plain(advice_words.ruled_out(advice.ruled_out, base), WARN)]
    parts += _what_matters(advice, base, options)
    unmeasured = _unmeasured(advice, base)
    parts += [Text(""), plain(unmeasured, QUIET)] if unmeasured else []
    if options.scores:
        parts += [Text(""), plain(advice_words.meaning(weights), QUIET)]
    return Group(*parts)


def _above_the_cards(advice: Advice, base: KnowledgeBase) -> list[RenderableType]:
    """Return the title, what the page is based on, how sure it is and what one's situation asks for."""
    profile = advice.profile
    title = f"Recommendations for {profile.name}" if profile.name else "Recommendations"
    parts: list[RenderableType] = [heading(title)]
    if advice.all_ruled_out:
        parts.append(plain(advice_words.ALL_RULED_OUT, WARN))
    parts.append(plain(_basis(profile, base), QUIET))
    if _asks_for_the_best(advice) and advice.certainty is not None and not advice.outsider:
        shown = len(advice.recommendations)
        parts.append(plain(advice_words.certainty(advice.certainty, shown, base)))
    told = advice_words.situation(advice, base)
    return [*parts, plain(told)] if told else parts


def _asks_for_the_best(advice: Advice) -> bool:
    """Return whether the first role shown is the first of all, which is what certainty is about."""
    return bool(advice.recommendations) and advice.distance is None


def _unmeasured(advice: Advice, base: KnowledgeBase) -> str:
    """Return why nobody knows how often such a first place is right; empty where the page says how often."""
    if not _asks_for_the_best(advice):
        return ""
    if advice.certainty is None:
        return advice_words.unsurveyed(base.roles[advice.recommendations[0].match.role], base)
    return advice_words.outsider(base) if advice.outsider else ""


def _what_matters(advice: Advice, base: KnowledgeBase, page: AdvicePageOptions) -> list[RenderableType]:
    """Return the skill to start with, a question worth an answer, and the commands to go on with."""
    if advice.goal is None:
        return []
    first, goal = advice.recommendations[0].match.role, advice.goal.match.role
    from_file = bool(page.profile_argument)
    lines: list[RenderableType] = []
    if advice.start is not None:
        lines.append(plain(lever_words.start(advice.start, base)))
    if advice.question is not None:
        lines.append(plain(lever_words.open_question(advice.question, first, base, from_file=from_file)))
    elif advice.between is not None:
        lines.append(plain(advice_words.question_between(advice.between, base, from_file=from_file)))
    material = advice_words.first_project(advice, base)
    if material:
        lines.append(plain(material))
    commands = [
        ("Next", command(f"careerpath roadmap {goal}{page.profile_argument}")),
        ("Why", command(f"careerpath advise --why {goal}{page.profile_argument}")),
    ]
    return [Text(""), *lines, labelled(commands)]


def _basis(profile: Profile, base: KnowledgeBase) -> str:
    """Return how much the person told us about, without the skills that they said they don't have."""
    said = reason_words.answer_counts(profile)
    if not said and profile.occupation_id:
        return f"Based on your occupation: {base.occupations[profile.occupation_id].name}."
    if not said:
        return "Based on very little: a few facts about you."
    return f"Based on {words.listed(said)} you told us about."


def _card(
    rank: int, recommendation: Recommendation, advice: Advice, base: KnowledgeBase, page: AdvicePageOptions
) -> list[RenderableType]:
    match = recommendation.match
    role = base.roles[match.role]
    parts: list[RenderableType] = [_head(rank, role, advice.profile, base)]
    if page.scores:
        parts.append(Padding(_scores(match, page.width), (0, 0, 0, 3)))
    rows = [
        *_verdict(match, advice, base),
        *_prospects(recommendation, advice, base, page.width - _BESIDE),
    ]
    if page.scores:
        rows.append(("Ready", plain(_readiness(recommendation.gap))))
    return [
        *parts,
        Padding(plain(_first_sentence(role.summary)), (0, 0, 0, 3)),
        Padding(labelled(rows), (0, 0, 0, 3)),
    ]


def _head(rank: int, role: Role, profile: Profile, base: KnowledgeBase) -> Text:
    posts = fact_words.posts(role, base)
    facts = " · ".join(part for part in (words.ladder(role.ladder), posts) if part)
    head = Text(f"{rank}. {role.name}", style=STRONG).append(f"  {facts}", style=QUIET)
    if role.id == profile.current_role:
        head.append("  your current role", style=ACCENT)
    return head


def _first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence."""
    first, stop, _ = text.partition(". ")
    return f"{first}{stop.rstrip()}"


def _verdict(match: RoleMatch, advice: Advice, base: KnowledgeBase) -> list[tuple[str, RenderableType]]:
    """Return the constraints that object to a role, and what speaks for it and against it."""
    rows: list[tuple[str, RenderableType]] = []
    objections = [words.objection(objection) for objection in match.may.objections]
    if objections:
        rows.append(("Limits", plain("; ".join(objections), BAD if match.may.excluded else WARN)))
    way = advice.move if advice.move is not None and advice.move.role == match.role else None
    reasons = reason_words.strongest(match, base, count=2, besides=_TOLD_BY_WAY if way else ())
    if reasons:
        rows.append(("For", bullets(reasons, "+", GOOD)))
    doubts = reason_words.against(match, base, count=1)
    if doubts:
        rows.append(("Against", bullets(doubts, "−", BAD)))
    if way is not None and advice.profile.occupation_id is not None:
        rows.append(("Way in", plain(advice_words.move(way, advice.profile.occupation_id, base))))
    return rows


def _prospects(
    recommendation: Recommendation, advice: Advice, base: KnowledgeBase, room: int
) -> list[tuple[str, RenderableType]]:
    """Return what the market for a role is like, what is missing, how far away it is and what it pays."""
    role, profile = base.roles[recommendation.match.role], advice.profile
    country = profile.constraints.country
    pay = best_pay(role, base, country, level_of_years(advice.years))
    pays = fact_words.pay_line(pay, role, base, country or "")
    if role.id == profile.current_role:
        return [("Reach", plain(advice_words.CURRENT)), ("Pay", plain(pays))]
    reach = recommendation.reach
    experienced = role.ladder.level != "entry" and reach.years_missing == 0
    newcomer = advice.newcomer and not experienced
    return [
        ("Market", plain(fact_words.market(role, base, newcomer=newcomer))),
        ("Missing", plain(lever_words.missing(missing_skills(recommendation.gap, base), base, room))),
        ("Reach", plain(advice_words.distance(_without_what_was_said(recommendation, base)))),
        ("Pay", plain(pays)),
    ]


def _without_what_was_said(recommendation: Recommendation, base: KnowledgeBase) -> Reach:
    """Return how far a role is, without the missing years where the line above names them already."""
    doubt = next(iter(reason_words.doubts(recommendation.match, base)), None)
    if doubt is None or (doubt.kind, doubt.subject) != YEARS:
        return recommendation.reach
    return replace(recommendation.reach, years_missing=None)


def _scores(match: RoleMatch, width: int) -> RenderableType:
    parts = (("Fit", match.fit), ("Want", match.want), ("Can", match.can), ("May", match.may.score))
    if width < NARROW:
        return labelled(
            (name, Text.assemble((f"{words.percent(s):>3} ", STRONG), bar(s))) for name, s in parts
        )
    line = Text()
    for name, score in parts:
        line.append(f"{name} ", style=QUIET).append(f"{words.percent(score)} ", style=STRONG)
        line.append_text(bar(score)).append("   ")
    line.rstrip()
    return line


def _readiness(gap: RoleGap) -> str:
    return f"{words.span(gap.low * 100, gap.high * 100)}% of what it requires"

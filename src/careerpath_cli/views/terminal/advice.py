"""The page of recommendations: one card per role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from careerpath_cli.advice.recommendation import band_of
from careerpath_cli.knowledge.pay import level_of_years, shown_pay
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
    section,
)
from careerpath_cli.views.terminal.whatif import levers_block
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from careerpath_cli.advice.recommendation import Advice, Recommendation
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import ScoringWeights
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.planning.gaps import RoleGap
    from careerpath_cli.profile.model import Profile

GAPS = 3


@dataclass(frozen=True, slots=True)
class AdvicePageOptions:
    """How to show a page of advice; `profile_argument` names the profile in printed commands."""

    width: int
    profile_argument: str


def advice_page(
    advice: Advice, weights: ScoringWeights, base: KnowledgeBase, options: AdvicePageOptions
) -> Group:
    """Return the best matches as cards, below what they are based on and above what the scores mean."""
    profile = advice.profile
    title = f"Recommendations for {profile.name}" if profile.name else "Recommendations"
    parts: list[RenderableType] = [heading(title)]
    if advice.all_ruled_out:
        parts.append(plain(advice_words.ALL_RULED_OUT, WARN))
    parts.append(plain(_basis(profile, base), QUIET))
    shown = [recommendation.match.role for recommendation in advice.recommendations]
    if advice.confidence is not None:
        parts.append(plain(advice_words.confidence(advice.confidence, base)))
    if advice.unsurveyed in shown[:1]:
        parts.append(plain(advice_words.unsurveyed(base.roles[advice.unsurveyed], base)))
    if advice.move is not None and profile.occupation_id is not None:
        parts.append(plain(advice_words.move(advice.move, profile.occupation_id, base)))
    if advice.distance is not None and not advice.recommendations:
        parts += [Text(""), plain(f"No role is “{advice.distance}” for you. Try --reach within or far.")]
    for rank, recommendation in enumerate(advice.recommendations, start=1):
        band = band_of(recommendation.match.role, advice.bands)
        if band is not None:
            parts += [Text(""), plain(advice_words.band_sentence(band, base), WARN)]
        parts += [Text(""), *_card(rank, recommendation, profile, base, options)]
    if advice.levers is not None:
        parts.append(section("What would change your results most", levers_block(advice.levers, base)))
    parts += [Text(""), plain(advice_words.meaning(weights), QUIET)]
    return Group(*parts)


def _basis(profile: Profile, base: KnowledgeBase) -> str:
    """Return how much the person told us about, without the skills that they said they don't have."""
    said = reason_words.answer_counts(profile)
    if not said and profile.occupation_id:
        return f"Based on your occupation: {base.occupations[profile.occupation_id].name}."
    if not said:
        return "Based on very little: a few facts about you."
    return f"Based on {words.listed(said)} you told us about."


def _card(
    rank: int, recommendation: Recommendation, profile: Profile, base: KnowledgeBase, page: AdvicePageOptions
) -> list[RenderableType]:
    match, gap = recommendation.match, recommendation.gap
    role = base.roles[match.role]
    rows: list[tuple[str, RenderableType]] = [("Limits", _constraints(match))]
    reasons = reason_words.strongest(match, base)
    if reasons:
        rows.append(("For", bullets(reasons, "+", GOOD)))
    doubts = reason_words.against(match, base, count=2)
    if doubts:
        rows.append(("But", bullets(doubts, "−", BAD)))
    open_gaps = gap.of_state("lacking", "partly")
    if open_gaps:
        rows.append(
            ("Gaps", bullets([words.gap_line(skill_gap, base) for skill_gap in open_gaps[:GAPS]], "○", WARN))
        )
    unasked = gap.of_state("not asked")
    rows.append(("Ready", plain(_readiness(gap, len(unasked)))))
    rows.append(("Reach", plain(advice_words.distance(recommendation.reach))))
    level = level_of_years(profile.experience.ml_years)
    rows.append(("Pay", _pay(role, base, profile.constraints.country, level)))
    rows.append(("Why", command(f"careerpath advise --why {role.id}{page.profile_argument}")))
    rows.append(("Next", command(f"careerpath roadmap {role.id}{page.profile_argument}")))
    head = Text(f"{rank}. {role.name}", style=STRONG).append(f"  {words.ladder(role.ladder)}", style=QUIET)
    if match.role == profile.current_role:
        head.append("  your current role", style=ACCENT)
    return [head, Padding(_scores(match, page.width), (0, 0, 0, 3)), Padding(labelled(rows), (0, 0, 0, 3))]


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


def _constraints(match: RoleMatch) -> Text:
    reasons = [words.objection(objection) for objection in match.may.objections]
    if not reasons:
        return plain("none of yours rules it out")
    return plain(f"{words.may(match)}: {'; '.join(reasons)}", BAD if match.may.excluded else WARN)


def _readiness(gap: RoleGap, unasked: int) -> str:
    share = words.span(gap.low * 100, gap.high * 100)
    ready = f"{share}% of what it requires"
    if not unasked:
        return ready
    return f"{ready}; we didn't ask about {unasked} of its skills"


def _pay(role: Role, base: KnowledgeBase, country: str | None, level: str) -> RenderableType:
    pay = shown_pay(role, base, country, level)
    if not pay:
        return plain(fact_words.NOTHING.lower(), QUIET)
    lines = [fact_words.figure(pay[0], base)]
    more = len(pay) - 1
    if more > 0:
        differ = "differs" if more == 1 else "differ"
        lines.append(f"… and {more} more that {differ}: careerpath show {role.id}")
    return Group(*(plain(line) for line in lines))

"""A report arranged: what stands behind its first page, part by part, each with its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from careerpath_cli.advice.missing import missing_skills
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.claims import JUDGEMENT, claims
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.pay import HOME, pay_facts
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Report
from careerpath_cli.views.outline import (
    Bullets,
    Item,
    Line,
    Section,
    Span,
    facts,
    holds_something,
    lines,
    section,
)
from careerpath_cli.views.outlines.advice import AdvicePageOptions, how_sure, role_card, why_unsure
from careerpath_cli.views.outlines.roadmap import plan_parts, standings
from careerpath_cli.views.outlines.sheet import told_plan
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import paths as path_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.reports import report as report_words

_ROOM = 100
"""Columns of a role's lines: there is no window to fit."""
_UNTOLD = frozenset({"calendar", "doubts"})
"""Parts of a plan that stand elsewhere in a report: as its timeline, and with what isn't known."""


@record
class ReportPart:
    """A part of a report: the ids of its figures, and what stands below them."""

    id: str
    title: str
    figures: tuple[str, ...]
    items: tuple[Item, ...]


def report_parts(report: Report, base: KnowledgeBase, *, redacted: bool = False) -> tuple[ReportPart, ...]:
    """Return everything behind the first page; `redacted` leaves out name, notes, levels and money."""
    plan = plan_parts(told_plan(report.plan, redacted=redacted), base, redacted=redacted)
    standing = tuple(_standing(report, base, redacted=redacted))
    parts = (
        ReportPart("fit", "What fits, and why", ("map",), tuple(_fit(report, base, redacted=redacted))),
        ReportPart("standing", "Where you stand", ("skills", "gap"), standing),
        ReportPart("ways", "Ways there", ("routes",), tuple(_ways(report, base))),
        ReportPart(
            "plan",
            roadmap_words.title(report.plan.plan),
            ("timeline",),
            (*roadmap_words.summary(report.plan), *(part for part in plan if part.id not in _UNTOLD)),
        ),
        ReportPart("market", "Pay and posts", ("pay", "openings"), tuple(_market(report, base))),
        ReportPart("unknown", "What we don't know", (), tuple(_unknown(report, plan, base))),
        ReportPart("evidence", "What this is based on", (), tuple(_evidence(report, base))),
    )
    told = (replace(part, items=tuple(filter(holds_something, part.items))) for part in parts)
    return tuple(part for part in told if part.items)


def _fit(report: Report, base: KnowledgeBase, *, redacted: bool) -> Iterator[Item]:
    advice = report.advice
    yield how_sure(advice, base)
    options = AdvicePageOptions(_ROOM, "", redacted=redacted)
    for rank, role in enumerate(report.chosen, start=1):
        yield role_card(rank, role, advice, base, options)
    yield Span(advice_words.ruled_out(advice.ruled_out, base) if advice.ruled_out else "", "warn")


def _standing(report: Report, base: KnowledgeBase, *, redacted: bool) -> Iterator[Item]:
    if not redacted:
        yield from standings(report.plan, base)


def _ways(report: Report, base: KnowledgeBase) -> Iterator[Item]:
    paths, pace = report.paths, report.plan.plan.pace.hours
    if paths is None:
        return
    yield lines(
        path_words.summary(paths, pace, base),
        path_words.at_once(paths, base),
        *path_words.limits(paths, base),
    )
    yield section(
        "other-ways",
        "Other routes",
        Bullets([path_words.alternative(path, paths.paths[0], base) for path in paths.paths[1:]]),
    )


def _market(report: Report, base: KnowledgeBase) -> Iterator[Item]:
    for entry in report.chosen:
        role = base.roles[entry.match.role]
        yield section(
            f"market-{role.id}",
            role.name,
            facts(("Posts", fact_words.posts_counted(role, base)), ("Newcomers", role.juniors.reality)),
        )


def _unknown(report: Report, plan: Sequence[Section], base: KnowledgeBase) -> Iterator[Item]:
    """Yield what nobody asked or counted, and what the plan takes for granted."""
    goal = next(entry for entry in report.chosen if entry.match.role == report.goal)
    unasked = [base.skills[gap.need.skill].name for gap in missing_skills(goal.gap, base).unasked]
    country = (report.advice.profile.constraints.country or HOME).upper()
    chosen = [base.roles[entry.match.role] for entry in report.chosen]
    unpaid = [role.name for role in chosen if not _is_paid(role, country, base)]
    doubts = (
        why_unsure(report.advice, base),
        report_words.not_asked(unasked),
        report_words.no_pay(unpaid, country),
    )
    yield Bullets(list(filter(None, doubts)))
    yield from (part for part in plan if part.id == "doubts")


def _is_paid(role: Role, country: str, base: KnowledgeBase) -> bool:
    known = pay_facts(role, base, country)
    return any(row.row.country == country for row in known.advertised) or (
        country == HOME and bool(known.wage)
    )


def _evidence(report: Report, base: KnowledgeBase) -> Iterator[Item]:
    """Yield how hours are counted, and each source with the chosen roles of which it tells something."""
    yield roadmap_words.caveat(report.plan.plan)
    behind: dict[str, list[str]] = {}
    for entry in report.chosen:
        role = base.roles[entry.match.role]
        for source in dict.fromkeys(claim.source for claim in claims(role, base)):
            behind.setdefault(source, []).append(role.name)
    newest = sorted(behind.keys() - {JUDGEMENT}, key=lambda source: (base.sources[source].date or "", source))
    told: list[Line] = []
    for source in reversed(newest):
        cited = Span(fact_words.cited(source, base), address=base.sources[source].address or "")
        told.append((cited, Span(f" {words.listed(behind[source])}", "quiet")))
    yield Bullets(told)

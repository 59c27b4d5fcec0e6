"""The first page of a report: what a counsellor lays on the table, and no more than fits on one sheet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from careerpath_cli.advice.missing import missing_skills
from careerpath_cli.advice.recommendation import Advice, Recommendation
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record
from careerpath_cli.reporting.report import Results
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.views.outlines.advice import LEVEL_KINDS, how_sure, market, pays, why_unsure
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.reports import report as report_words

WEEKS = 3
_ROOM = 90
"""Characters of a line that names what is missing."""
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MORE_OFTEN_THAN_NOT = 0.5


@record
class SheetRole:
    """A role on the sheet: its name, what kind of post it is, and when to apply."""

    name: str
    kind: str
    when: str


@record
class SheetRoles:
    """Roles that belong together, and why they do."""

    title: str
    roles: tuple[SheetRole, ...]
    together: bool = False


@record
class Doing:
    """A step within a week: what it is called, and how long it takes and until when."""

    title: str
    note: str


@record
class Week:
    """What one week of the plan brings; `rest` stands where nothing begins or goes on."""

    days: str
    doing: tuple[Doing, ...]
    rest: str = ""


@record
class Sheet:
    """The first page. `why` is what speaks for the goal and against it, with signs; lines may be empty."""

    title: str
    about: str
    fits: tuple[SheetRoles, ...]
    sure: str
    goal: str
    summary: str
    why: tuple[tuple[str, str], ...]
    missing: str
    market: str
    pay: str
    apply: tuple[str, ...]
    otherwise: str
    tonight: str
    weeks: tuple[Week, ...]
    warning: str = ""


def sheet(report: Results, base: KnowledgeBase, *, redacted: bool = False) -> Sheet:
    """Return the first page of a report, without the person's name, levels and money if it is redacted."""
    advice, goal = report.advice, base.roles[report.goal]
    plan = told_plan(report.plan, redacted=redacted)
    profile, way = advice.profile, route(plan, base)
    chosen = next(entry for entry in report.chosen if entry.match.role == goal.id)
    return Sheet(
        title=report_words.title("" if redacted else profile.name or ""),
        about=report_words.who(profile, base, redacted=redacted),
        fits=tuple(_fits(report, base)),
        sure=how_sure(advice, base) or why_unsure(advice, base),
        goal=goal.name,
        summary=words.first_sentence(goal.summary),
        why=tuple(_why(chosen, base, redacted=redacted)),
        missing=lever_words.missing(missing_skills(chosen.gap, base), base, _ROOM),
        market=market(chosen, advice, base),
        pay=pays(goal, advice, base),
        apply=tuple(
            filter(
                None,
                (*mentor_words.opening_lines(way, plan, on_paper=True), mentor_words.before_that(way, plan)),
            )
        ),
        otherwise=_otherwise(way, plan),
        tonight=mentor_words.evening(way.tonight, way, base) if way.tonight else "",
        weeks=tuple(_weeks(way, plan, base)),
        warning=_warning(advice, base),
    )


def told_plan(plan: Roadmap, *, redacted: bool) -> Roadmap:
    """Return a plan as it may be told: until when somebody's money lasts is nobody else's business."""
    if not redacted:
        return plan
    return replace(plan, money_until=None, profile=replace(plan.profile, runway_months=None))


def _otherwise(way: Route, plan: Roadmap) -> str:
    """Return until when to try, and what comes instead; empty where the plan has no plan B."""
    if plan.plan_b is None:
        return ""
    return report_words.otherwise(mentor_words.checkpoints(way, plan)[-1], plan.plan_b.role.name)


def _warning(advice: Advice, base: KnowledgeBase) -> str:
    if advice.all_ruled_out:
        return advice_words.ALL_RULED_OUT
    return advice_words.ruled_out(advice.ruled_out, base) if advice.ruled_out else ""


def _why(chosen: Recommendation, base: KnowledgeBase, *, redacted: bool) -> Iterator[tuple[str, str]]:
    """Yield what speaks most for the goal and what against it, in three lines."""
    untold = LEVEL_KINDS if redacted else ()
    yield from (("+", reason) for reason in reason_words.strongest(chosen.match, base, 2, untold))
    objections = [words.capitalized(words.objection(objection)) for objection in chosen.match.may.objections]
    doubts = [*objections, *reason_words.against(chosen.match, base, count=1)]
    yield from (("−", doubt) for doubt in doubts[:1])


def _fits(report: Results, base: KnowledgeBase) -> Iterator[SheetRoles]:
    """Yield the roles that the right one is probably among, those close behind, and those asked for."""
    advice = report.advice
    recommended = [entry.match.role for entry in advice.recommendations]
    sure = advice.certainty if how_sure(advice, base) else None
    if sure is not None and sure.coverage < _MORE_OFTEN_THAN_NOT:
        sure = None
    among = list(sure.among) if sure else recommended
    behind = [role for role in recommended if role not in among]
    asked = [entry.match.role for entry in report.chosen if entry.match.role not in {*among, *behind}]
    title = report_words.TOGETHER if sure else report_words.CLOSEST
    yield SheetRoles(title, tuple(_fit(role, report, base) for role in among), together=True)
    for heading, roles in ((report_words.CLOSE_BEHIND, behind), (report_words.ASKED, asked)):
        if roles:
            yield SheetRoles(heading, tuple(_fit(role, report, base) for role in roles))


def _fit(identifier: str, report: Results, base: KnowledgeBase) -> SheetRole:
    role, plan = base.roles[identifier], report.plans.get(identifier)
    kind = " · ".join(filter(None, (words.ladder(role.ladder), fact_words.posts(role, base))))
    if identifier == report.advice.profile.current_role:
        return SheetRole(role.name, kind, advice_words.CURRENT_ROLE)
    when = report_words.when(route(plan, base), plan) if plan else ""
    reach = next((entry.reach for entry in report.chosen if entry.match.role == identifier), None)
    years = advice_words.years_wanted(reach) if reach else ""
    return SheetRole(role.name, " · ".join(filter(None, (kind, years))), when)


def _weeks(way: Route, plan: Roadmap, base: KnowledgeBase) -> Iterator[Week]:
    """Yield what is begun or gone on with in each of the next weeks."""
    for number in range(WEEKS):
        first = plan.request.start + number * _WEEK
        doing = [step for step in way.steps if _overlaps(step, first, first + _WEEK)]
        told = tuple(_doing(step, first, way, base) for step in doing)
        yield Week(report_words.week(first), told, "" if told else report_words.DONE_EARLIER)


def _overlaps(step: RouteStep, first: date, end: date) -> bool:
    """Return whether a week is one of a step's; what only begins on its last day is told in the next."""
    told_later = step.begins == end - _DAY and step.finish.likely >= end
    return step.begins < end and step.finish.likely >= first and not told_later


def _doing(step: RouteStep, first: date, way: Route, base: KnowledgeBase) -> Doing:
    is_new, ends = step.begins >= first - _DAY, step.finish.likely < first + _WEEK
    title = report_words.doing(mentor_words.title(step, way, base), is_new=is_new, ends=ends)
    hours = f"{words.hours(step.hours)}, " if is_new else ""
    return Doing(title, f"{hours}by {words.day(step.finish.likely)}")

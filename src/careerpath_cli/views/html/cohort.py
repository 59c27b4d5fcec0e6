"""The pages of a cohort: one for all that names nobody, one that lists everybody, one for each person."""

from collections.abc import Iterator, Sequence
from datetime import date

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.record import record
from careerpath_cli.reporting.cohort import Cohort, CourseTally, GapTally, RoleTally
from careerpath_cli.reporting.members import Member
from careerpath_cli.reporting.report import Results
from careerpath_cli.views.html.pages import render
from careerpath_cli.views.outline import Span
from careerpath_cli.views.outlines.sheet import sheet
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.reports import cohort as saying
from careerpath_cli.views.wording.reports import report as report_words

PEOPLE = "people"
COHORT = "cohort.html"
INDEX = "index.html"
WRITTEN = frozenset({PEOPLE, COHORT, INDEX})
"""What stands in the directory of a report about a cohort."""
_ONE_OR_TWO = 1.5
_FIRST = 6
_MOST = 24
_COURSES = 8
_FIRST_COURSES = 3


@record
class Bar:
    """A row with a bar: what is counted, a part of the longest from 0 to 100, and what stands behind it."""

    name: str
    length: float
    cells: tuple[str, ...]


@record
class CourseRow:
    """A course with what it would do."""

    name: Span
    provider: str
    about: str
    people: str
    added: str
    instead: str


@record
class Row:
    """A person in one line."""

    number: int
    name: str
    page: str
    goal: str
    when: str
    hours: str
    missing: str


@record
class Rows:
    """People who are equally far, under a heading."""

    id: str
    title: str
    people: Sequence[Row]


def person_page(results: Results, base: KnowledgeBase, program: str) -> str:
    """Return the first sheet of somebody's report as a page of its own."""
    first = sheet(results, base)
    made = report_words.made(program, base.version, results.plan.request.start)
    return render(
        "person.html", title=first.title, first=first, index=f"../{INDEX}", program=program, made=made
    )


def cohort_page(cohort: Cohort, base: KnowledgeBase, program: str, start: date) -> str:
    """Return what people have in common, as a page that names nobody."""
    several = sum(gap.people >= saying.FEW for gap in cohort.gaps)
    gaps = cohort.gaps[: max(several, _FIRST)]
    roles = [role for role in cohort.roles if role.goal or role.recommended >= saying.FEW]
    ready = bool(cohort.stages.get("ready"))
    rare = [base.roles[role.role].name for role in cohort.roles if role not in roles]
    return render(
        "cohort.html",
        title=saying.title(cohort.size),
        said=saying,
        handing_on=saying.handing_on(cohort),
        summary=saying.summary(cohort),
        monday=list(saying.monday(cohort, base)),
        stages=_bars(_stages(cohort)),
        spans=_bars(_spans(cohort)) if any(number for _, number in cohort.spans) else [],
        roles=_bars(_role(role, base) for role in roles[:_MOST]),
        goals=_bars(_goal(role, base, ready=ready) for role in roles[:_FIRST] if role.goal),
        ready=ready,
        first=_FIRST,
        first_courses=_offered(cohort.courses, base, least=saying.FEW)[:_FIRST_COURSES],
        rare_roles=words.listed(rare),
        fields=_bars((base.domains[name].name, number, ()) for name, number in cohort.fields),
        gaps=_bars(_gap(gap, base) for gap in gaps[:_MOST]),
        courses=_offered(cohort.courses, base),
        halfway=_offered(cohort.halfway, base),
        not_known=[(name, number) for name, number in cohort.not_known if number >= saying.FEW][:_MOST],
        index=INDEX,
        program=program,
        made=report_words.made(program, base.version, start),
    )


def index_page(cohort: Cohort, base: KnowledgeBase, program: str, start: date, unit: str) -> str:
    """Return everybody in one line each, those who can apply first; `unit` is what the file counts."""
    return render(
        "index.html",
        title=f"{saying.title(cohort.size)}: everybody",
        groups=list(_rows(cohort, base)),
        unranked=cohort.unranked,
        unreadable=cohort.unreadable,
        said=saying,
        not_known=cohort.not_known[:_MOST],
        unit=unit,
        cohort=COHORT,
        program=program,
        made=report_words.made(program, base.version, start),
    )


def _bars(rows: Iterator[tuple[str, int, tuple[str, ...]]]) -> list[Bar]:
    """Return rows with bars as long as their counts; one and two are equally long."""
    listed = list(rows)
    most = max((number for _, number, _ in listed), default=0) or 1
    return [
        Bar(name, 100 * _length(number) / most, (saying.some(number), *cells))
        for name, number, cells in listed
    ]


def _length(number: int) -> float:
    return _ONE_OR_TWO if 0 < number < saying.FEW else number


def _stages(cohort: Cohort) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    for stage, name in saying.STAGES.items():
        if number := cohort.stages.get(stage, 0):
            yield name, number, ()
    if cohort.unranked:
        yield saying.UNRANKED, len(cohort.unranked), ()


def _spans(cohort: Cohort) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    before: int | None = None
    for end, number in cohort.spans:
        yield words.capitalized(saying.span(end, before)), number, ()
        before = end


def _role(tally: RoleTally, base: KnowledgeBase) -> tuple[str, int, tuple[str, ...]]:
    return base.roles[tally.role].name, tally.goal, (saying.some(tally.recommended), saying.some(tally.ready))


def _goal(tally: RoleTally, base: KnowledgeBase, *, ready: bool) -> tuple[str, int, tuple[str, ...]]:
    return base.roles[tally.role].name, tally.goal, (saying.some(tally.ready),) if ready else ()


def _gap(gap: GapTally, base: KnowledgeBase) -> tuple[str, int, tuple[str, ...]]:
    return base.skills[gap.skill].name, gap.people, (f"{gap.hours:,.0f} h", saying.unasked(gap))


def _course(tally: CourseTally, base: KnowledgeBase) -> CourseRow:
    resource: Resource = tally.resource
    return CourseRow(
        Span(resource.name, address=resource.address),
        resource.provider,
        fact_words.resource_facts(resource, base),
        saying.some(tally.people),
        saying.some(tally.added),
        saying.instead(tally),
    )


def _offered(tallies: Sequence[CourseTally], base: KnowledgeBase, least: int = 1) -> list[CourseRow]:
    """Return the first courses that help so many people more."""
    return [_course(tally, base) for tally in tallies[:_COURSES] if tally.added >= least]


def _rows(cohort: Cohort, base: KnowledgeBase) -> Iterator[Rows]:
    for stage, title in saying.STAGES.items():
        rows = [_row(member, base) for member in cohort.members if member.stage == stage]
        if rows:
            yield Rows(stage.replace(" ", "-"), title, rows)


def _row(member: Member, base: KnowledgeBase) -> Row:
    return Row(
        number=member.number,
        name=member.name,
        page=member.page,
        goal=base.roles[member.goal].name,
        when=saying.when(member),
        hours="–" if member.stage == "ready" else words.hours(member.hours),
        missing=saying.missing(member, base),
    )

"""A roadmap arranged once: in full, with all that is known, or in brief, as a plan to keep and to tick."""

from collections.abc import Iterator, Mapping
from itertools import count

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.pay import HOME, pay_facts
from careerpath_cli.planning.gaps import RoleGap, State
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Plan
from careerpath_cli.planning.step_names import other_id
from careerpath_cli.record import record
from careerpath_cli.roadmap.hiring import GetHired, get_hired
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.views.outline import (
    Bar,
    Bullets,
    Chart,
    Facts,
    Item,
    Line,
    Section,
    Span,
    Task,
    Tone,
    facts,
    holds_something,
    lines,
    section,
)
from careerpath_cli.views.wording import facts as fact_words
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.get_hired import advice as advice_words
from careerpath_cli.views.wording.get_hired.people import talk

MOST_ADVICE = 400
"""Words on getting hired in a plan to keep, below its boxes."""
_TONES: Mapping[State, Tone] = {"met": "good", "not asked": "quiet"}
_CHECKED = frozenset({"unasked", "claimed", "limit"})
"""What the parts of a plan don't test themselves."""
_GROW = 8


@record
class RoadmapPageOptions:
    """The arguments that printed commands must repeat: the profile, and the options of the calendar."""

    profile: str = ""
    wishes: str = ""


@record
class _Case:
    """What an outline is made from; without `full`, in brief. `room` is for words on getting hired.

    `redacted` leaves out what only the person should know: their levels, proofs and the lines of their CV.
    """

    roadmap: Roadmap
    way: Route
    hired: GetHired
    base: KnowledgeBase
    full: bool
    again: str = ""
    room: int = 0
    redacted: bool = False


def full_roadmap(roadmap: Roadmap, base: KnowledgeBase, options: RoadmapPageOptions) -> Section:
    """Return a roadmap with all that is known of it: where one stands, every step, how to get hired."""
    plan, way = roadmap.plan, route(roadmap, base)
    case = _Case(roadmap, way, get_hired(way, roadmap, base), base, full=True, again=options.profile)
    slips = mentor_words.if_it_slips(roadmap, options.profile) if plan.hours.high else []
    return section(
        "",
        roadmap_words.title(plan),
        lines(*mentor_words.opening_lines(way, roadmap), *roadmap_words.summary(roadmap)),
        *standings(roadmap, base),
        *_to_do(case),
        _hired_in_detail(case),
        *_beside(roadmap),
        *_later(case),
        section("slips", "If you fall behind", Bullets(slips)),
        _basis(case, roadmap_words.extremes(plan), *roadmap_words.bases(plan, base)),
        commands(roadmap, options, full=True),
    )


def brief_roadmap(
    roadmap: Roadmap, base: KnowledgeBase, name: str, program: str, room: int = MOST_ADVICE
) -> Section:
    """Return a roadmap as a plan to keep, with at most `room` words of advice on getting hired.

    `name` is the person's, `program` the version that makes it. The last section says what it is made from.
    """
    way = route(roadmap, base)
    case = _Case(roadmap, way, get_hired(way, roadmap, base), base, full=False, room=room)
    start = f"Made for a start on {words.day(roadmap.request.start)}."
    opening = (*mentor_words.opening_lines(way, roadmap), start)
    several = len(roadmap.plan.roles) > 1
    return section(
        "",
        f"{roadmap_words.title(roadmap.plan)}{f' for {name}' if name else ''}",
        " ".join(opening),
        f"The market: {way.role.juniors.reality}",
        " ".join(roadmap_words.summary(roadmap)) if several else "",
        *_to_do(case),
        *_later(case),
        _basis(case),
        _sources(case, program),
    )


def standings(roadmap: Roadmap, base: KnowledgeBase) -> Iterator[Section]:
    """Yield what each role of a roadmap requires and what helps, met needs first."""
    for gap in roadmap.plan.gaps:
        yield from _standings(gap, roadmap.plan, base)


def _standings(gap: RoleGap, plan: Plan, base: KnowledgeBase) -> Iterator[Section]:
    suffix = f" for {base.roles[gap.role].name}" if len(plan.roles) > 1 else ""
    for title, required in (("Required", True), ("Helpful", False)):
        told = roadmap_words.standings(gap, plan, base, required=required)
        rows = [(roadmap_words.STATES[state], Span(line, _TONES.get(state, ""))) for state, line in told]
        pluses = "" if required else roadmap_words.small_pluses(gap, base)
        extras = Span(f"{pluses} (minor, not in the plan)" if pluses else "", "quiet")
        yield section(f"{title.lower()}-{gap.role}", f"{title}{suffix}", facts(*rows, ("extras", extras)))


def plan_parts(
    roadmap: Roadmap, base: KnowledgeBase, room: int = MOST_ADVICE, *, redacted: bool = False
) -> tuple[Section, ...]:
    """Return what a plan to keep says to do, by part, and when to stop: without its calendar and sources.

    `redacted` leaves out what only the person should know: their levels, proofs and the lines of their CV.
    """
    way = route(roadmap, base)
    hired = get_hired(way, roadmap, base)
    case = _Case(roadmap, way, hired, base, full=False, room=room, redacted=redacted)
    return tuple(part for part in (*_to_do(case), *_later(case)) if holds_something(part))


def _to_do(case: _Case) -> Iterator[Section]:
    """Yield what to do tonight, what is done, and what to do in each part of the plan."""
    way, roadmap, base = case.way, case.roadmap, case.base
    if way.tonight is not None:
        fields = lines(*mentor_words.TO_FILL_IN, mentor_words.too_tired(way.tonight))
        review = f"Review on {mentor_words.review(roadmap)}." if roadmap.plan.hours.high else ""
        evening = mentor_words.evening(way.tonight, way, base)
        yield section("tonight", "Tonight", evening, fields, review)
    done = []
    for finished in roadmap.progress.finished:
        skill = next((learnt.skill for learnt in finished.brought), finished.entry.skill)
        reached, when = roadmap_words.reached(finished, base), roadmap_words.when_done(finished.entry)
        done.append(Task(finished.entry.step, words.capitalized(reached), 0, when, skill=skill, done=True))
    yield section("done", "Done so far", *([] if case.redacted else done))
    numbers, advice = count(1), _advice(case)
    for part, (_, summary) in mentor_words.PARTS.items():
        tasks = [_task(next(numbers), step, advice.get(step.id, []), case) for step in way.of_part(part)]
        opening = Span(summary if tasks else mentor_words.NOTHING_LEFT, "quiet")
        left_out = mentor_words.left_out(way) if case.full and part == "bridge" else ""
        yield section(part, mentor_words.part_title(part, way), opening, *tasks, Span(left_out, "quiet"))


def _task(number: int, step: RouteStep, advice: list[str], case: _Case) -> Task:
    title, hours = mentor_words.title(step, case.way, case.base), words.hours(step.hours)
    if case.full:
        note, items = f"{hours}; {words.finish(step.finish)}", _in_full(step, case)
    else:
        note = f"({hours}; by {words.day(step.finish.likely)})"
        items = (Bullets([*_told(step, case), *advice, *_links(step, case.base)]),)
    return Task(step.id, title, number, note, items, skill=next(iter(step.teaches), ""))


def _told(step: RouteStep, case: _Case) -> list[str]:
    """Return how to go about a step, and what shows that it is done."""
    if step.id == other_id("talk", case.way.role.id):
        return talk(case.hired, case.way, case.roadmap.profile, case.base)
    return mentor_words.details(step, case.way, case.base, levels_told=not case.redacted)


def _links(step: RouteStep, base: KnowledgeBase) -> Iterator[Line]:
    """Yield what a step is learnt from; where that is several things, without what is known of each."""
    links = [Span(resource.name, address=resource.address) for resource in step.resources]
    if step.resource:
        yield "Learn: ", *links, f" ({fact_words.resource_facts(step.resource, base)})"
    elif links:
        between = [piece for link in links for piece in (", ", link)]
        yield "Learn: ", *between[1:-2], " and ", links[-1]


def _in_full(step: RouteStep, case: _Case) -> tuple[Item, ...]:
    """Return how to go about a step, what proves that it is done, and the command to run then."""
    then = ("Then", Span(f"careerpath done {step.id}{case.again}", "command"))
    if step.work is None:
        return lines(*_told(step, case)), facts(then)
    learnt = step.work.steps
    own = learnt[0].resources if step.work.resource is None and len(learnt) == 1 else step.resources
    learn = []
    for resource in own:
        known = Span(f" ({fact_words.resource_facts(resource, case.base)})", "quiet")
        learn.append(("Learn", (Span(resource.name, address=resource.address), known)))
    return (facts(*(row for one in learnt for row in _learnt(one, case)), *learn, then),)


def _learnt(step: LearningStep, case: _Case) -> Iterator[tuple[str, str]]:
    """Yield what a step does for one skill: why, to which level, and what shows it."""
    base, skill = case.base, case.base.skills[step.skill]
    yield "Skill", f"{skill.name}, {roadmap_words.levels(step, base)}"
    yield "Why", roadmap_words.why(step, case.roadmap.plan, base)
    yield "Easier", roadmap_words.easier(step, base)
    yield "Or", roadmap_words.instead(step, base)
    yield "Goal", skill.levels[step.to]
    yield "Proof", "" if step.to == "aware" else roadmap_words.proof(step, base)


def _advice(case: _Case) -> dict[str, list[str]]:
    """Return the advice on getting hired that there is room for, by step; the rest is on the long page."""
    role = case.way.role.id
    steps = {step.id for step in case.way.of_part("hired")}
    told = advice_words.lines(case.hired, case.way, case.roadmap.profile, case.base)
    relevant = [line for line in told if other_id(line.step, role) in steps]
    if case.redacted:
        relevant = [line for line in relevant if line.step != "cv"]
    more = advice_words.more(role)
    details: dict[str, list[str]] = {}
    for line in advice_words.fitting(relevant, case.room - len(more.split()) - 1):
        details.setdefault(other_id(line.step, role), []).append(line.text)
    if details:
        details[list(details)[-1]].append(more)
    return details


def _hired_in_detail(case: _Case) -> Section:
    told = advice_words.sections(case.hired, case.way, case.roadmap.profile, case.base)
    parts = [section("", title, Bullets(said)) for title, said in told]
    title = f"Getting hired as {words.with_article(case.way.role.name)}, in detail"
    return section("hired-in-detail", title, *parts)


def _beside(roadmap: Roadmap) -> Iterator[Section]:
    """Yield where else to gain experience and to meet people."""
    ways = [
        (Span(step.way.name, "accent"), f" ({words.span(*step.way.hours)} h). {step.way.summary}")
        for step in roadmap.plan.ways
        if not step.done
    ]
    people = [
        (Span(step.community.name, "accent"), f". {step.community.summary}")
        for step in roadmap.plan.communities
        if not step.done
    ]
    yield section("ways", "Ways to gain experience", Bullets(ways))
    yield section("people", "People to meet", Bullets(people))


def _later(case: _Case) -> Iterator[Section]:
    """Yield what the job will still ask for, the days that matter, what could be wrong, and when to stop."""
    way, roadmap, base = case.way, case.roadmap, case.base
    yield section("grow", mentor_words.GROW[0], *_grow(case))
    due = roadmap.deadline
    several = len(roadmap.plan.roles) > 1  # a single role's days stand at the top of a brief plan
    turns = roadmap_words.turns(roadmap, base) if case.full or several else []
    fits = Bullets(roadmap_words.deadline(due, roadmap, base) if due else ())
    by = section("", f"By {words.day(due.by)}" if due else "", fits)
    yield section(
        "calendar", "Calendar", Bullets(turns), by, *(() if case.full else (chart(way, roadmap, base),))
    )
    doubts: list[Line] = []
    for assumption in roadmap.assumptions:
        doubt, test = mentor_words.assumption(assumption, base, case.again)
        if case.full and assumption.kind != "liking":  # the plan begins with its test
            doubts.append((Span(doubt, "accent"), f" {test}"))
        elif assumption.kind in _CHECKED:
            doubts.append(doubt)
    yield section("doubts", "Assumptions to check", Bullets(doubts, "?"))
    checks = [str(check) for check in mentor_words.checkpoints(way, roadmap)]
    yield section("stop", "When to stop", Bullets(checks))
    fallback = mentor_words.plan_b(roadmap.plan_b, roadmap, base, case.again) if roadmap.plan_b else []
    last = f"If nothing works: {mentor_words.plan_z(way, roadmap, base)}"
    yield section("plan-b", "Plan B", lines(*fallback, last))


def chart(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> Chart:
    """Return the likely days of each step, when applying makes sense, and the checkpoints."""
    bars = []
    for step in way.steps:
        name, part = mentor_words.short_title(step, way, base), mentor_words.NAMES[step.part]
        bars.append(Bar(step.id, name, part, step.begins, step.finish.likely))
    days = [
        (milestone.finish.likely, roadmap_words.milestone(milestone, base))
        for milestone in roadmap.milestones
        if milestone.kind in {"essential", "parting"}  # the others are the ends of bars
    ]
    days += [(day, "Checkpoint") for day in way.checks]
    return Chart(roadmap_words.title(roadmap.plan), bars, sorted(days))


def _grow(case: _Case) -> Iterator[Item]:
    """Yield what the job will still ask for: with the reasons, or the first names."""
    grow, skills, summary = case.way.grow, case.base.skills, mentor_words.GROW[1]
    if case.full:
        optional = {step.skill: step for step in case.roadmap.plan.steps if step.optional}
        told = []
        for skill, level in grow:
            reason = roadmap_words.step_reason(optional[skill], case.base) if skill in optional else ""
            told.append((Span(skills[skill].name, "accent"), f" ({level}){f': {reason}' if reason else ''}"))
        yield from (summary, Bullets(told)) if told else ()
    elif grow:
        names = [f"{skills[skill].name} ({level})" for skill, level in grow]
        yield f"{summary[:-1]}: {roadmap_words.named(names, _GROW)}."


def _basis(case: _Case, *more: str) -> Section:
    told = (roadmap_words.caveat(case.roadmap.plan), *more)
    return section("basis", "What this is based on", *(Span(line, "quiet") for line in told))


def _sources(case: _Case, program: str) -> Section:
    """Return what is known of the roles and from where, and how the plan can be made again."""
    made = (
        f"Made by careerpath {program} with knowledge base {case.base.version}, from a profile and its "
        "history. To reproduce it from the same inputs:"
    )
    told = (item for role in case.roadmap.plan.roles for item in _sources_of(role, case))
    return section("sources", "Sources", *told, made, Span(_reproduction(case.roadmap), "command"))


def _sources_of(role: Role, case: _Case) -> Iterator[Item]:
    """Yield the sources of what the plan says of a role; pay only where the person could be paid it."""
    base, country = case.base, (case.roadmap.profile.constraints.country or HOME).upper()
    known = pay_facts(role, base, country)
    pay = [fact_words.figure(row, base) for row in known.advertised if row.row.country == country]
    pay += [fact_words.figure(known.wage, base)] if known.wage and country == HOME else []
    show = Span(f"careerpath show {role.id}", "command")
    nothing = (f"We have no pay for {role.name} in {country}; ", show, " lists what is known elsewhere.")
    yield f"Pay for {role.name} in {country}:" if pay else nothing
    yield Bullets(pay)
    dated = [source for source in role.sources if base.sources[source].date]
    named: list[Line] = [fact_words.cited(source, base) for source in dated]
    undated = len(role.sources) - len(dated)
    if undated:
        articles = "an undated article" if undated == 1 else f"{undated} undated articles"
        named.append((f"{articles}: ", Span(f"careerpath evidence {role.id}", "command")))
    yield f"What {role.name} requires and involves:"
    yield Bullets(named)


def _reproduction(roadmap: Roadmap) -> str:
    """Return the command that makes a roadmap again from the same profile, history and knowledge base."""
    parts = ["careerpath export", *(role.id for role in roadmap.plan.roles), "--profile FILE"]
    parts += [f"--start {roadmap.request.start}", f"--hours-per-week {roadmap.plan.pace.hours:g}"]
    if roadmap.deadline is not None:
        parts.append(f"--by {roadmap.deadline.by}")
    parts += [f"--pause {pause.first}..{pause.last}" for pause in roadmap.calendar.pauses]
    return " ".join([*parts, "--output plan.md"])


def commands(roadmap: Roadmap, options: RoadmapPageOptions, *, full: bool) -> Facts:
    """Return the commands to go on with: the page in full, unless that is this one, saving and following."""
    ids = " ".join(role.id for role in roadmap.plan.roles)
    again = f"{ids}{options.profile}{options.wishes}"
    return facts(
        ("More", Span("" if full else f"careerpath roadmap {again} --full", "command")),
        ("Save it", Span(f"careerpath export {again} --output plan.md", "command")),
        ("Follow it", Span(f"careerpath roadmap {again} --follow", "command")),
    )

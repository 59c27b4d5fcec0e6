"""What a mentor says of a plan: its verdict and steps, what to do tonight, what to check, when to stop."""

from collections.abc import Mapping
from datetime import date, timedelta

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.planning.shelf import Objection
from careerpath_cli.planning.step_names import RoutePart, other_id
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.assumptions import Assumption
from careerpath_cli.roadmap.plan_b import PlanB
from careerpath_cli.roadmap.roadmap import Roadmap, hours_until_review
from careerpath_cli.roadmap.route import Route, RouteStep, Tonight
from careerpath_cli.views.wording import own_trade as own_trade_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import FULL_WEEK, levels, named, pace, step_title

APPLY_BEFORE = "Where half of an ad is true of you already, apply before that day."
TO_FILL_IN = tuple(f"{field} ____________" for field in ("When:", "Where:"))
"""People who say when and where keep to it: implementation intentions, Gollwitzer and Sheeran (2006)."""
_CODE = frozenset({"language", "tool", "library", "framework", "platform"})
_AT_THE_KEYBOARD = {
    "course": "open it and work through the first lesson, exercises included",
    "book": "read the first chapter with an editor open, and type in what it does",
    "tutorial": "follow it from the top until the time is up, typing every line yourself",
    "documentation": "get the first example running on your own machine, then change one thing in it",
    "practice": "do the easiest exercise from start to finish",
    "paper": "read the abstract, figures and conclusion, and write down three things you didn't follow",
    "community": "read the best thread of the week and note one thing to try",
}
_AT_THE_DESK = _AT_THE_KEYBOARD | {
    "book": "read the first chapter and explain it in ten lines to somebody who hasn't",
    "tutorial": "work through the first part with an example of your own",
    "documentation": "read the opening and apply one point from it to your own work",
}
"""How to start with a resource of each kind, for skills practised on a computer and for others."""
NAMES: Mapping[RoutePart, str] = {"try": "Try", "bridge": "Bridge", "hired": "Get hired"}
"""What the parts of a plan are called."""
_SHORT = {"inside": "At work", "talk": "Talk", "cv": "CV", "apply": "Applications", "interview": "Interviews"}
_NO_INTERVIEW = "forty applications brought no interview"
_LITTLE_ROOM = 170
_WEEKS_TOLD = 52
_A_WEEK = timedelta(weeks=1)
_FEW_STEPS = 11
"""Longer plans say only what cannot be left out: no examples, and nothing twice."""
PARTS: Mapping[RoutePart, tuple[str, str]] = {
    "try": (
        "Try, first",
        "A few hours that tell whether this is for you, before you spend months on it.",
    ),
    "bridge": ("Bridge, until applying makes sense", "Learn what is missing, and build one thing to show."),
    "hired": (
        "Get hired",
        (
            "Few of those hired had everything: interviews became likelier until about half of what an ad "
            "asks for was there, and not beyond (TalentWorks, 2018: 6,348 applications). So where half of an "
            "ad is true of you, apply, even before that day."
        ),
    ),
}
"""The title of each part of a plan, and what it is for."""
GROW = ("Grow", "What the job will still ask for, mostly learnt there and so without dates.")
NOTHING_LEFT = "Nothing is left to do here."
_TOO_TIRED = "Too tired? Just open it and read for ten minutes."
_TOO_TIRED_TO_WRITE = "Too tired? Just write the first line."


def review(roadmap: Roadmap) -> str:
    """Return when to review the plan, and the hours to have logged by then."""
    expected = hours_until_review(roadmap.plan)
    return f"{words.day(roadmap.review)}; aim to have logged about {expected:,.0f} h"


def if_it_slips(roadmap: Roadmap, again: str = "") -> list[str]:
    """Return what to do when a plan falls behind, mildest first; `again` names the profile."""
    role = roadmap.plan.roles[0]
    essential = roadmap.essential[role.id]
    lines = [
        "Missed a week? Run this again; the dates adjust.",
        "If you've logged less than half by the review, plan with your real pace (--hours-per-week).",
    ]
    if 0 < essential.high < roadmap.plan.hours.high:
        name = f" for {role.name}" if len(roadmap.plan.roles) > 1 else ""
        lines.append(
            f"Learn what newcomers are hired with{name} ({words.hours(essential)}), do the project, and "
            "apply: few people hired tick every box."
        )
    if _can_search_path(roadmap.profile, role):
        stations = f"careerpath path --to {role.id}{again} shows jobs on the way"
        lines.append(f"If it slips twice in a row, the goal is too big a jump: {stations}.")
    return lines


def _can_search_path(profile: Profile, goal: Role) -> bool:
    """Return whether a path can be searched for: it needs somewhere to start that isn't the goal already."""
    return profile.current_role != goal.id and bool(profile.skills or profile.current_role)


def plan_b(fallback: PlanB, roadmap: Roadmap, base: KnowledgeBase, again: str = "") -> list[str]:
    """Return how much of the plan serves the second role too, and where the two plans diverge."""
    names = words.listed([role.name for role in roadmap.plan.roles])
    total = len(roadmap.plan.required)
    if not fallback.shared:
        alone = f"on its own it takes {words.hours(fallback.own_hours)}"
        return [f"{fallback.role.name}. Nothing that is left to learn for {names} counts for it; {alone}."]
    count = len(fallback.shared)
    shared = f"{count} of the {total} required steps {'counts' if count == 1 else 'count'} for it too"
    after = (
        f"after that ({words.hours(fallback.shared_hours)}), it takes {words.hours(fallback.own_hours)} more"
    )
    lines = [f"{fallback.role.name}, your best match besides {names}. {shared}; {after}."]
    if fallback.parting is not None:
        lines.append(_parting(fallback.parting, roadmap, base))
    ids = " ".join(role.id for role in (*roadmap.plan.roles, fallback.role))
    lines.append(f"To keep it open longer: careerpath roadmap {ids}{again} puts the shared steps first.")
    return lines


def _parting(step: str, roadmap: Roadmap, base: KnowledgeBase) -> str:
    begins = roadmap.dates[step].begins
    skill = next(needed.skill for needed in roadmap.plan.required if needed.id == step)
    name = step_title(step, skill, base)
    if begins == roadmap.calendar.day_after(0):
        return f"The plan above starts with a step that doesn't count for it: {name}."
    return f"The plans diverge at {name}, likely on {words.day(begins)}."


def assumption(assumed: Assumption, base: KnowledgeBase, again: str = "") -> tuple[str, str]:
    """Return an assumption as a question, what is known of it, and its test; `again` names the profile."""
    names = [base.skills[skill].name for skill in assumed.subjects if skill in base.skills]
    takes = f" ({words.hours(assumed.hours)})" if assumed.hours else ""
    match assumed.kind:
        case "liking":
            role = base.roles[assumed.subjects[0]]
            test = f"{role.try_it.title}{takes}. {role.try_it.brief} {role.try_it.tells}"
            return f"Would you enjoy working as {words.with_article(role.name)}?", test
        case "unasked":
            skill = base.skills[assumed.subjects[0]]
            swing = f" It could save you {words.hours(assumed.swing)}." if assumed.swing else ""
            test = f"careerpath advise --full asks. Or try {skill.name}{takes}: does this describe you?"
            question = f"Do you already know {named(names)}?"
            return question, f"We didn't ask.{swing} {test} “{skill.levels['working']}”"
        case "claimed":
            skill = base.skills[assumed.subjects[0]]
            levels = "level" if len(names) == 1 else "levels"
            question = f"Would {named(names)} hold up at the {levels} you gave?"
            return question, f"So far it's a claim. Show it once: {skill.proof_of('working')}"
        case "pace":
            log = f"careerpath log STEP --hours N{again}"
            test = f"Log two weeks ({log}); after three, dates follow your actual pace."
            return "Can you keep up these hours?", test
        case "limit":
            name = base.roles[assumed.subjects[0]].name
            limit = f"{name}: {words.objection(assumed.objection)}. " if assumed.objection else ""
            test = f"{limit}Ask somebody who hires for it whether that's true where you live{takes}."
            return "Is there room within your constraints?", test
        case "hiring":
            return _hiring(assumed.subjects[0], takes, base)


def _hiring(role_id: str, takes: str, base: KnowledgeBase) -> tuple[str, str]:
    role = base.roles[role_id]
    needs = [base.skills[need.skill].name for need in role.needs if need.importance == "essential"]
    titles = words.listed([f"“{title}”" for title in role.titles[:2]]) if role.titles else role.name
    test = f"Read ten job ads for {titles} and count how many name {named(needs)}{takes}."
    way_in = f"A way in for juniors: {role.juniors.way[:1].lower()}{role.juniors.way[1:]}"
    question = f"Do employers near you want this from {words.with_article(role.name)}?"
    return question, f"{role.juniors.reality} {test} {way_in}"


@record
class Checkpoint:
    """A day on which to look, at what, and what follows if it is so."""

    day: date
    condition: str
    consequence: str

    def __str__(self) -> str:
        """Return the checkpoint as a sentence."""
        return f"By {words.day(self.day)}, if {self.condition}: {self.consequence}"


def part_title(part: RoutePart, way: Route) -> str:
    """Return the title of a part: whether trying fits a week, and when getting hired begins."""
    title, _ = PARTS[part]
    if not way.steps:
        return title
    begun = min(step.begins for step in way.steps)
    if part == "try":
        tried = max((step.finish.likely for step in way.of_part("try")), default=begun)
        return "Try, this week" if tried < begun + _A_WEEK else title
    if part != "hired":
        return title
    if way.ready:
        return f"{title}: apply from now on"
    applications = f"applications from {words.day(way.apply.likely)}"
    cv = next((step.begins for step in way.steps if step.id == other_id("cv", way.role.id)), None)
    if cv is None:
        return f"{title}: {applications}"
    written = f"from {words.day(cv)}" if cv - begun > _A_WEEK else "now"
    return f"{title}: CV {written}, {applications}"


def opening_lines(way: Route, roadmap: Roadmap, *, on_paper: bool = False) -> list[str]:
    """Return when applying makes sense, and whether that is soon enough; on paper without commands."""
    return [line for line in (verdict(way, roadmap, on_paper=on_paper), wish(way, roadmap)) if line]


def verdict(way: Route, roadmap: Roadmap, *, on_paper: bool = False) -> str:
    """Return when applying makes sense, and what that takes."""
    role = words.listed([words.with_article(role.name) for role in roadmap.plan.roles])
    if way.ready:
        return f"Applying as {role} makes sense now: you have what newcomers are hired with."
    plan = roadmap.plan
    if roadmap.barring_years:
        years = f"{roadmap.barring_years:.0f}"
        some = "" if on_paper else f": careerpath path --to {way.role.id} names some"
        return (
            f"A long way: people hired as {role} bring about {years} more years of work that counts, "
            f"so not before {words.day(way.apply.likely)}. Take a role on the way first{some}."
        )
    if plan.learnt:
        return (
            f"You have what newcomers are hired with as {role}: apply now where half of an ad is true of "
            f"you. With one piece of work to show, from {words.day(way.apply.likely)} at "
            f"{pace(plan.pace, on_paper=on_paper)}, apply to the others, too."
        )
    early, late = words.day(way.apply.early), words.day(way.apply.late)
    range_ = f" ({early} to {late})" if early != late else ""
    return (
        f"Applying as {role} makes sense from {words.day(way.apply.likely)}{range_}: "
        f"{words.hours(plan.hours)} at {pace(plan.pace, on_paper=on_paper)}.{_used_for_weeks(roadmap)}"
    )


def _used_for_weeks(roadmap: Roadmap) -> str:
    """Return how long the project lasts, where that and not its hours decides when applying makes sense."""
    plan = roadmap.plan
    weeks = max(role.portfolio.weeks for role in plan.roles)
    if weeks <= plan.hours.high / plan.pace.hours:
        return ""
    return f" The project alone lasts {words.count(weeks, 'week')}, because others have to use it meanwhile."


def before_that(way: Route, roadmap: Roadmap) -> str:
    """Return that nobody has to wait for the day on which applying makes sense; empty where it has come."""
    return APPLY_BEFORE if not roadmap.plan.learnt and not way.ready and not roadmap.barring_years else ""


def wish(way: Route, roadmap: Roadmap) -> str:
    """Return whether the day or the months that the person named can be kept; empty where they named none.

    Where they can't, a role that fits comes first, and the pace that would do.
    """
    due, money = roadmap.deadline, roadmap.money_until
    closer = [(first.role.name, words.hours(first.hours)) for first in roadmap.reachable[:1]]
    if money is not None and way.apply.likely <= money and due is None:
        weeks = (money - way.apply.likely).days // 7
        if weeks > _WEEKS_TOLD:
            return ""
        return (
            f"Your money lasts until about {words.day(money)}: that leaves {weeks} weeks for getting hired."
        )
    if money is not None and way.apply.likely > money and (due is None or money <= due.by):
        nearer = [f"apply as {words.with_article(name)} first ({hours})" for name, hours in closer]
        meanwhile = ", ".join(nearer) or "take paid work on the way"
        return f"Your money lasts until about {words.day(money)}, so {meanwhile}."
    if due is None:
        return ""
    if way.apply.likely <= due.by:
        return f"That's before {words.day(due.by)}, as you want."
    ways = [f"{due.pace_likely:.0f} hours a week would make it"] if due.pace_likely <= FULL_WEEK else []
    ways += [f"aim at {name} first ({hours})" for name, hours in closer]
    return f"That's after {words.day(due.by)}: {', or '.join(ways) or 'nothing near fits before it'}."


def title(step: RouteStep, way: Route, base: KnowledgeBase) -> str:
    """Return what a step is called: a course, a project, a conversation, applications."""
    match step.id.split("-", 1)[0], step.work:
        case "try", None:
            return f"Try it: {_role(step, base).try_it.title}"
        case "inside", None:
            return own_trade_words.ASK_INSIDE
        case "talk", None:
            return f"Talk to {words.with_article(way.role.name)} for half an hour"
        case "cv", None:
            return "CV and one page that shows your work"
        case "apply", None:
            return f"Three applications a week: {words.listed(titles(way)[:2], 'or')}"
        case "interview", None:
            return "Interview practice, with your project as the example"
        case _, None:
            return f"Project: {_role(step, base).portfolio.title}"
    skills = named([base.skills[skill].name for skill in step.teaches])
    look = "First look at " if step.work is not None and step.work.is_first_look else ""
    return f"{skills}: {step.resource.name}" if step.resource else f"{look}{skills}"


def short_title(step: RouteStep, way: Route, base: KnowledgeBase) -> str:
    """Return what a step is called where there is room for two or three words."""
    if step.work is not None:
        return named([base.skills[skill].name for skill in step.teaches])
    return _SHORT.get(step.id.split("-", 1)[0]) or title(step, way, base).partition(": ")[0]


def _role(step: RouteStep, base: KnowledgeBase) -> Role:
    """Return the role that a try-it or a project is of."""
    return base.roles[step.id.partition("-")[2]]


def titles(way: Route) -> list[str]:
    """Return the titles under which the role is advertised and this person can apply."""
    return own_trade_words.titles(way.role, experienced=way.experienced)


def tonight(first: Tonight, way: Route, base: KnowledgeBase) -> str:
    """Return what to do first, so that it can be done without another question."""
    match first.kind:
        case "try-it":
            tried = _role(first.step, base) if first.step else way.role
            return own_trade_words.try_it(tried, goes_on=_is_begun(first.step))
        case "conversation" if first.step is not None and first.step.id.startswith("inside-"):
            return own_trade_words.word_at_work(way.role, way.person, base)
        case "conversation":
            return own_trade_words.word_to_somebody(way.role)
        case "application":
            return own_trade_words.first_ads(titles(way)[0])
        case "project":
            project = base.roles[first.step.roles[0]].portfolio if first.step else way.role.portfolio
            if _is_begun(first.step):
                return f"Go on with “{project.title}”. What to show in the end: {project.proof}"
            return (
                f"Open a repository for “{project.title}”, and write the first paragraph of its "
                "README: what it will show, and to whom."
            )
        case "lesson":
            return _lesson(first.step, base) if first.step else ""


def tonight_in_short(first: Tonight, way: Route, base: KnowledgeBase) -> str:
    """Return what to do first where there is little room, up to the end of a thought."""
    near = way.role.inside
    if near is not None and first.step is not None and first.step.id.startswith("inside-"):
        return f"Write two sentences to {near.ask}; --full has them."
    text = tonight(first, way, base)
    if len(text) <= _LITTLE_ROOM:
        return text
    ends = [text.rfind(end, 0, _LITTLE_ROOM) for end in (". ", ", ", "; ", ": ")]
    end = max(ends) if max(ends) > _LITTLE_ROOM / 2 else text.rfind(" ", 0, _LITTLE_ROOM)
    return f"{text[:end]} …"


def evening(first: Tonight, way: Route, base: KnowledgeBase) -> str:
    """Return what to do first, with the minutes that it takes."""
    return f"{first.minutes} minutes: {tonight(first, way, base)}"


def _is_begun(step: RouteStep | None) -> bool:
    return step is not None and step.logged > 0


def _lesson(step: RouteStep, base: KnowledgeBase) -> str:
    """Return how to spend an evening on what a step is learnt from."""
    skill = base.skills[next(iter(step.teaches))]
    resource = next(iter(step.resources), None)
    name = resource.name if resource else skill.name
    if _is_begun(step):
        level = step.teaches[skill.id]
        return f"Go on with {name} where you stopped. You're done when this is you: “{skill.levels[level]}”"
    if resource is None:
        return f"Write down where you would use {name}, and find its documentation."
    openings = _AT_THE_KEYBOARD if skill.kind in _CODE else _AT_THE_DESK
    return f"{name}: {openings[resource.kind]}. {resource.address}"


def too_tired(first: Tonight) -> str:
    """Return the smallest version of what to do first."""
    return _TOO_TIRED_TO_WRITE if first.kind in {"conversation", "application"} else _TOO_TIRED


def checkpoints(way: Route, roadmap: Roadmap) -> list[Checkpoint]:
    """Return the two days on which the plan may end, and what follows."""
    other = roadmap.plan_b.role.name if roadmap.plan_b else "the next role of your ranking"
    first, last = way.checks
    neighbouring = f"aim at a neighbouring post first: {way.role.juniors.way}"
    then = (
        f"change the target: {other}, or a piece of this work where you are"
        if way.experienced
        else neighbouring
    )
    return [
        Checkpoint(first, "the work itself still bores you", f"switch to plan B: {other}"),
        Checkpoint(last, _NO_INTERVIEW, f"show them to somebody who hires, and {then}"),
    ]


_AGAINST: Mapping[Objection, str] = {
    "aside": "much of it is about other things",
    "known": "some of it you have long known",
    "long": "takes longer than this plan needs",
    "short": "too short to learn it from",
    "elsewhere": "in another language, or for another country",
    "early": "assumes more than you'll know by then",
    "language": "in another programming language",
    "readers": "written for other readers",
    "reading": "more to read than to do",
    "cost": "costs money",
    "unseen": "never seen by us",
}


def left_out(way: Route) -> str:
    """Return what would have done as much as a course of the plan, and why it wasn't taken; else nothing."""
    names = [f"{other.resource.name} ({_AGAINST[other.reason]})" for other in way.left_out]
    return f"Left out: {words.listed(names)}." if names else ""


def plan_z(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> str:
    """Return what holds if nothing works."""
    person = roadmap.profile
    if person.occupation_id and person.employment != "studying":
        trade = words.with_article(words.within_sentence(base.occupations[person.occupation_id].name))
        if person.employment == "self-employed":
            return f"Keep your clients, and be the one who shows them what AI can do. {way.material}"
        without = person.employment in {"unemployed", "returning"}
        stay = f"Go back to work as {trade}" if without else f"Stay {trade}"
        return f"{stay} and be the one there who knows what AI can do. {way.material}"
    if person.employment == "employed" or person.current_role:
        return (
            "Stay where you are and be the one there who knows what AI can do: the try-it is your first case."
        )
    return f"Take a post from which people move in: {way.role.juniors.way}"


def _is_said_tonight(step: RouteStep, way: Route) -> bool:
    return way.tonight is not None and way.tonight.step == step


def details(step: RouteStep, way: Route, base: KnowledgeBase, *, levels_told: bool = True) -> list[str]:
    """Return how to go about a step and what shows that it is done, a line each.

    What the people to talk to and getting hired take stands in `get_hired`. `levels_told` is False where
    others read it, who need not know the person's levels.
    """
    role, is_long = way.role, len(way.steps) > _FEW_STEPS
    match step.id.split("-", 1)[0], step.work:
        case "try", None:
            tried = _role(step, base).try_it
            return ["As begun tonight." if _is_said_tonight(step, way) else tried.brief, tried.tells]
        case "inside", None:
            return own_trade_words.inside(role, way.move, short=_is_said_tonight(step, way))
        case "talk" | "cv" | "apply" | "interview", None:
            return []
        case _, None:
            built_for = _role(step, base)
            return [
                *own_trade_words.project(way.person, built_for, base),
                f"Show: {built_for.portfolio.proof}",
                own_trade_words.publishing(way.person, built_for, base),
            ]
    learnt = step.work.steps if step.work else ()
    if is_long and len(learnt) == 1:
        return []
    rises = ["; ".join(f"{base.skills[one.skill].name}: {levels(one, base)}" for one in learnt)]
    done = [one for one in learnt if one.to != "aware"] if not is_long else []
    proofs = [f"Done when: {base.skills[one.skill].levels[one.to]}" for one in done[:1]]
    return [*(rises if levels_told else ()), *proofs]

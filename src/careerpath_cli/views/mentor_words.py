"""What a mentor would add to a plan: how to begin tonight, what may be wrong with it, what to do then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.advice.plan import ProjectStep
from careerpath_cli.advice.roadmap import REVIEW_WEEKS
from careerpath_cli.views import dates, words
from careerpath_cli.views.roadmap_words import listed, named, step_name

if TYPE_CHECKING:
    from careerpath_cli.advice.doubts import Doubt
    from careerpath_cli.advice.learning import LearningStep
    from careerpath_cli.advice.plan_b import PlanB
    from careerpath_cli.advice.roadmap import Roadmap
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource

WHEN_AND_WHERE = "When: ____________   Where: ____________"
_CODE = frozenset({"language", "tool", "library", "framework", "platform"})
_AT_THE_KEYBOARD = {
    "course": "open it, and work through its first lesson with the exercises",
    "book": "read its first chapter beside an open editor, and type in what it does",
    "tutorial": "follow it from the top until the time is up, typing every line yourself",
    "documentation": "get its first example to run on your own machine, then change one thing in it",
    "practice": "do the easiest exercise from start to end",
    "paper": "read abstract, figures and conclusion, and write down three things you did not follow",
    "community": "read the week's best thread, and note one thing to try",
}
_AT_THE_DESK = _AT_THE_KEYBOARD | {
    "book": "read its first chapter, and explain it in ten lines to somebody who has not",
    "tutorial": "work through its first part with an example of your own at hand",
    "documentation": "read how it begins, and apply one point of it to something from your own work",
}
"""How to begin with a resource of a kind, for skills that are practised on a computer and for others."""


@dataclass(frozen=True, slots=True)
class FirstAction:
    """What to do first, within two hours, and the address to begin at, if there is one."""

    text: str
    address: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.text} {self.address}".strip()


def first_action(roadmap: Roadmap, base: KnowledgeBase) -> FirstAction | None:
    """Say what to do first, within two hours; None where nothing is left to do."""
    first = roadmap.first
    if first is None:
        return None
    if isinstance(first, ProjectStep):
        return FirstAction(_project_action(first))
    skill = base.skills[first.skill]
    if first.logged:
        done_if = f"It is done if: {skill.levels[first.to]}"
        return FirstAction(f"90 minutes: go on with {skill.name}, and log them. {done_if}")
    opening = _opening(first, base)
    if first.now is not None:
        return FirstAction(f"90 minutes: {opening.text}", opening.address)
    said = f"Can this be said of you? “{skill.levels[first.to]}”"
    try_it = f"find out whether you have {skill.name} already. {said}"
    done = f"If so, careerpath done {first.id} takes it off the plan"
    return FirstAction(f"An hour: {try_it} {done}; if not, {opening.text}", opening.address)


def _project_action(step: ProjectStep) -> str:
    project = step.role.portfolio
    if step.logged:
        return f"90 minutes: go on with “{project.title}”. Its proof: {project.proof}"
    return (
        f"An hour: make a public repository for “{project.title}” and write the first paragraph of its "
        "README: what it will show, and to whom."
    )


def _opening(step: LearningStep, base: KnowledgeBase) -> FirstAction:
    if not step.resources:
        name = base.skills[step.skill].name
        return FirstAction(f"write down where you would use {name}, and look for its documentation.")
    first: Resource = step.resources[0]
    openings = _AT_THE_KEYBOARD if base.skills[step.skill].kind in _CODE else _AT_THE_DESK
    return FirstAction(f"{first.name}: {openings[first.kind]}.", first.address)


def review(roadmap: Roadmap) -> str:
    """Say when to look at the plan again, and what should have happened by then."""
    expected = min(REVIEW_WEEKS * roadmap.plan.pace.hours, roadmap.plan.hours.likely / 2)
    return f"{dates.day(roadmap.review)}, when about {expected:,.0f} h should be logged"


def if_it_slips(roadmap: Roadmap) -> list[str]:
    """Say what to do when a plan falls behind, the mildest first."""
    lines = [
        "A missed week needs no catching up: run this again, and the dates move by themselves.",
        (
            "If at the review less than half is logged, plan with the pace that you kept "
            "(--hours-per-week), and leave out what is only helpful."
        ),
    ]
    essential = [one for one in roadmap.milestones if one.kind == "essential"]
    if essential and essential[0].hours.high < roadmap.plan.hours.high:
        lines.append(
            f"Stop at what is essential ({words.hours(essential[0].hours)}) and apply from there: few who "
            "are hired have everything."
        )
    lines.append(
        f"If it slips twice in a row, the goal is too far for now: turn to {roadmap.plan_b.role.name}."
        if roadmap.plan_b
        else "If it slips twice in a row, the goal is too far for now: choose a nearer one (careerpath path)."
    )
    return lines


def plan_b(found: PlanB, roadmap: Roadmap, base: KnowledgeBase) -> list[str]:
    """Say how much of the plan serves the second role, too, and where the two part."""
    names = listed([role.name for role in roadmap.plan.roles])
    total = len(roadmap.plan.required)
    if not found.shared:
        alone = f"by itself it takes {words.hours(found.own_hours)}"
        return [f"{found.role.name}. It shares no open step with {names}; {alone}."]
    shared = (
        f"{len(found.shared)} of the {total} required steps serve it, too ({words.hours(found.shared_hours)})"
    )
    after = f"after these it takes {words.hours(found.own_hours)} more"
    lines = [f"{found.role.name}, the next in your ranking. {shared}; {after}."]
    if found.parting is not None:
        begins = roadmap.dates[found.parting].begins
        name = step_name(found.parting, roadmap, base)
        at_once = begins == roadmap.calendar.day_after(0)
        lines.append(
            f"In the order above the two part at once, at {name}."
            if at_once
            else f"In the order above the two part at {name}, likely on {dates.day(begins)}."
        )
    ids = " ".join(role.id for role in (*roadmap.plan.roles, found.role))
    lines.append(f"To keep both open for longer: careerpath roadmap {ids} puts what they share first.")
    return lines


def doubt(one: Doubt, base: KnowledgeBase) -> tuple[str, str]:
    """Say what a plan takes for granted, and the cheapest test of it."""
    names = [base.skills[skill].name for skill in one.subjects if skill in base.skills]
    role = base.roles.get(one.subjects[0]) if one.subjects else None
    takes = f" ({words.hours(one.hours)})" if one.hours else ""
    match one.kind:
        case "liking" if role:
            test = f"{role.try_it.title}{takes}. {role.try_it.brief} {role.try_it.tells}"
            return f"Would you like the days of {_article(role.name)}?", test
        case "unasked":
            skill = base.skills[one.subjects[0]]
            at_stake = f"{words.hours(one.swing)} hang on it" if one.swing else "much hangs on it"
            begin = f"begin this, and see how far you get: {skill.proof}"
            test = f"careerpath advise --full asks. Or try {skill.name}{takes}: {begin}"
            return f"Do you have {named(names)} already? Nobody asked, and {at_stake}.", test
        case "claimed":
            skill = base.skills[one.subjects[0]]
            verb = "Does" if len(names) == 1 else "Do"
            return (
                f"{verb} {named(names)} hold up at the level you state? So far that is claimed.",
                f"Show it once: {skill.proof}",
            )
        case "pace":
            return (
                "Can you keep these hours a week?",
                "Log two weeks (careerpath log SKILL --hours N); after three, dates follow what you did.",
            )
        case "limit" if role and one.objection:
            return (
                f"Does your own limit leave room? {role.name}: {words.objection(one.objection)}.",
                f"Ask one person who hires for it whether that is so where you live{takes}.",
            )
        case _:
            return _hiring(base, one.subjects[0], takes)


def _hiring(base: KnowledgeBase, role_id: str, takes: str) -> tuple[str, str]:
    role = base.roles[role_id]
    needs = [base.skills[need.skill].name for need in role.needs if need.importance == "essential"]
    titles = listed([f"“{title}”" for title in role.titles[:2]]) if role.titles else role.name
    test = f"Read ten advertisements for {titles} and count how many name {named(needs)}{takes}."
    return f"Do employers near you ask for this? {role.juniors.reality}", f"{test} {role.juniors.way}"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"

"""What a mentor would add to a plan: how to begin tonight, what may be wrong with it, what to do then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.plan_file.annotated import FIELDS
from careerpath_cli.planning.plan import ProjectStep
from careerpath_cli.roadmap.roadmap import hours_until_review
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import listed, named, step_name

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap.assumptions import Assumption
    from careerpath_cli.roadmap.plan_b import PlanB
    from careerpath_cli.roadmap.roadmap import Roadmap

TO_FILL_IN = tuple(f"{field} ____________" for field in FIELDS)
"""Who says when and where keeps to it: implementation intentions, Gollwitzer and Sheeran (2006)."""
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


def first_action(roadmap: Roadmap, base: KnowledgeBase, again: str = "") -> FirstAction | None:
    """Say what to do first, within two hours; None where nothing is left to do. `again` names the profile."""
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
        return FirstAction(f"90 minutes for {skill.name}. {opening.text}", opening.address)
    said = f"Can this be said of you? “{skill.levels[first.to]}”"
    try_it = f"find out whether you have {skill.name} already. {said}"
    done = f"If so, careerpath done {first.id}{again} takes it off the plan"
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
    expected = hours_until_review(roadmap.plan)
    return f"{words.day(roadmap.review)}, when about {expected:,.0f} h should be logged"


def if_it_slips(roadmap: Roadmap, again: str = "") -> list[str]:
    """Say what to do when a plan falls behind, the mildest first; `again` names the profile."""
    role = roadmap.plan.roles[0]
    essential = roadmap.essential[role.id]
    lines = [
        "A missed week needs no catching up: run this again, and the dates move by themselves.",
        "If at the review less than half is logged, plan with the pace that you kept (--hours-per-week).",
    ]
    if 0 < essential.high < roadmap.plan.hours.high:
        name = f" for {role.name}" if len(roadmap.plan.roles) > 1 else ""
        lines.append(
            f"Learn only what is essential{name} ({words.hours(essential)}), do the project, and apply: "
            "few who are hired have everything."
        )
    if _has_stations(roadmap.profile, role):
        stations = f"careerpath path --to {role.id}{again} shows jobs on the way"
        lines.append(f"If it slips twice in a row, the goal is too far for one leap: {stations}.")
    return lines


def _has_stations(person: Profile, goal: Role) -> bool:
    """Tell whether a ladder can be looked for: it needs somewhere to start that is not the goal already."""
    return person.current_role != goal.id and bool(person.skills or person.current_role)


def plan_b(found: PlanB, roadmap: Roadmap, base: KnowledgeBase, again: str = "") -> list[str]:
    """Say how much of the plan serves the second role, too, and where the ways part."""
    names = listed([role.name for role in roadmap.plan.roles])
    total = len(roadmap.plan.required)
    if not found.shared:
        alone = f"by itself it takes {words.hours(found.own_hours)}"
        return [f"{found.role.name}. It shares no open step with {names}; {alone}."]
    shared = f"{len(found.shared)} of the {total} required steps serve it, too"
    after = f"after these ({words.hours(found.shared_hours)}) it takes {words.hours(found.own_hours)} more"
    lines = [f"{found.role.name}, the best match besides {names}. {shared}; {after}."]
    if found.parting is not None:
        lines.append(_parting(found.parting, roadmap, base))
    ids = " ".join(role.id for role in (*roadmap.plan.roles, found.role))
    lines.append(f"To keep it open for longer: careerpath roadmap {ids}{again} puts first what serves both.")
    return lines


def _parting(step: str, roadmap: Roadmap, base: KnowledgeBase) -> str:
    begins = roadmap.dates[step].begins
    name = step_name(step, roadmap, base)
    if begins == roadmap.calendar.day_after(0):
        return f"The plan above begins with a step that does not serve it: {name}."
    return f"In the order above the ways part at {name}, likely on {words.day(begins)}."


def assumption(one: Assumption, base: KnowledgeBase, again: str = "") -> tuple[str, str]:
    """Put a doubt as a question, with what is known of it and the test; `again` names the profile."""
    names = [base.skills[skill].name for skill in one.subjects if skill in base.skills]
    takes = f" ({words.hours(one.hours)})" if one.hours else ""
    match one.kind:
        case "liking":
            role = base.roles[one.subjects[0]]
            test = f"{role.try_it.title}{takes}. {role.try_it.brief} {role.try_it.tells}"
            return f"Would you like the days of {_article(role.name)}?", test
        case "unasked":
            skill = base.skills[one.subjects[0]]
            at_stake = f" {words.hours(one.swing).capitalize()} hang on it." if one.swing else ""
            test = f"careerpath advise --full asks. Or try {skill.name}{takes}: can this be said of you?"
            question = f"Do you have {named(names)} already?"
            return question, f"Nobody asked.{at_stake} {test} “{skill.levels['working']}”"
        case "claimed":
            skill = base.skills[one.subjects[0]]
            question = f"{'Does' if len(names) == 1 else 'Do'} {named(names)} hold up at the level you state?"
            return question, f"So far that is claimed. Show it once: {skill.proof}"
        case "pace":
            log = f"careerpath log SKILL --hours N{again}"
            test = f"Log two weeks ({log}); after three, dates follow what you did."
            return "Can you keep these hours a week?", test
        case "limit":
            name = base.roles[one.subjects[0]].name
            limit = f"{name}: {words.objection(one.objection)}. " if one.objection else ""
            test = f"{limit}Ask one person who hires for it whether that is so where you live{takes}."
            return "Does your own limit leave room?", test
        case "hiring":
            return _hiring(one.subjects[0], takes, base)


def _hiring(role_id: str, takes: str, base: KnowledgeBase) -> tuple[str, str]:
    role = base.roles[role_id]
    needs = [base.skills[need.skill].name for need in role.needs if need.importance == "essential"]
    titles = listed([f"“{title}”" for title in role.titles[:2]]) if role.titles else role.name
    test = f"Read ten advertisements for {titles} and count how many name {named(needs)}{takes}."
    way_in = f"A way in for juniors: {role.juniors.way[:1].lower()}{role.juniors.way[1:]}"
    question = f"Do employers near you ask for this of {_article(role.name)}?"
    return question, f"{role.juniors.reality} {test} {way_in}"


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"

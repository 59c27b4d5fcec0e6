"""What a mentor would add to a plan: what to do tonight, what to check, what to do when it slips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.plan_file.annotated import FIELDS
from careerpath_cli.planning.plan import ProjectStep
from careerpath_cli.roadmap.roadmap import hours_until_review
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import named, step_name

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


@dataclass(frozen=True, slots=True)
class FirstAction:
    """What to do first, within two hours, and the address to start at, if there is one."""

    text: str
    address: str = ""

    @property
    def sentence(self) -> str:
        """The action and its address in one line."""
        return f"{self.text} {self.address}".strip()


def first_action(roadmap: Roadmap, base: KnowledgeBase, again: str = "") -> FirstAction | None:
    """Return what to do first, within two hours; None where nothing is left. `again` names the profile."""
    first = roadmap.first
    if first is None:
        return None
    if isinstance(first, ProjectStep):
        return FirstAction(_project_action(first))
    skill = base.skills[first.skill]
    if first.logged:
        done_when = f"You're done when this describes you: “{skill.levels[first.to]}”"
        return FirstAction(f"90 minutes: continue with {skill.name} and log the time. {done_when}")
    opening = _opening(first, base)
    if first.now is not None:
        return FirstAction(f"90 minutes for {skill.name}. {opening.text}", opening.address)
    check = f"check whether you already know {skill.name}. Does this describe you? “{skill.levels[first.to]}”"
    done = f"If so, careerpath done {first.id}{again} takes it off the plan"
    return FirstAction(f"An hour: {check} {done}; if not, {opening.text}", opening.address)


def _project_action(step: ProjectStep) -> str:
    project = step.role.portfolio
    if step.logged:
        return f"90 minutes: continue with “{project.title}”. What to show in the end: {project.proof}"
    return (
        f"An hour: create a public repository for “{project.title}” and write the first paragraph of its "
        "README: what it will show, and to whom."
    )


def _opening(step: LearningStep, base: KnowledgeBase) -> FirstAction:
    if not step.resources:
        name = base.skills[step.skill].name
        return FirstAction(f"write down where you would use {name}, and find its documentation.")
    first: Resource = step.resources[0]
    openings = _AT_THE_KEYBOARD if base.skills[step.skill].kind in _CODE else _AT_THE_DESK
    return FirstAction(f"{first.name}: {openings[first.kind]}.", first.address)


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
        return [f"{fallback.role.name}. It shares no open step with {names}; {alone}."]
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
    name = step_name(step, roadmap, base)
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
            log = f"careerpath log SKILL --hours N{again}"
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

"""What a roadmap says in sentences, whatever the medium: how far it is, its steps, its milestones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from careerpath_cli.planning.step_names import parse_step
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource
    from careerpath_cli.planning.gaps import RoleGap, SkillGap, State
    from careerpath_cli.planning.learning import LearningStep, Purpose
    from careerpath_cli.planning.plan import Pace, Plan, Section
    from careerpath_cli.profile.history import Done
    from careerpath_cli.roadmap.roadmap import Roadmap

NAMED = 3
STATES: tuple[State, ...] = ("met", "partly", "lacking", "not asked")


def title(plan: Plan) -> str:
    """Name a roadmap by its roles."""
    return f"Roadmap to {listed([role.name for role in plan.roles])}"


def listed(names: Sequence[str]) -> str:
    """List names as a sentence does: `a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def named(names: Sequence[str], most: int = NAMED) -> str:
    """Name the first few and count the others."""
    if len(names) <= most + 1:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def pace(one: Pace) -> str:
    """Say at which pace a plan is reckoned, and where that is from."""
    origin = {
        "asked": "",
        "answered": ", as you said",
        "logged": ", the pace that you have logged of late",
        "assumed": ", which is our assumption (--hours-per-week changes it)",
    }
    unit = "hour" if one.hours == 1 else "hours"
    return f"{one.hours:g} {unit} a week{origin[one.basis]}"


def summary(roadmap: Roadmap) -> list[str]:
    """Say how far it is, in hours, in weeks and on the calendar, and what several targets share."""
    plan = roadmap.plan
    if plan.hours.high == 0:
        return ["Nothing that is required is left to do."]
    kinds = "project included" if len(plan.roles) == 1 else "projects included"
    takes = f"{words.weeks(plan.weeks)} at {pace(plan.pace)}"
    lines = [
        f"{words.hours(plan.hours)} of work for what is required, {kinds}: {takes}.",
        f"From {words.day(roadmap.request.start)} on, done {words.finish(roadmap.finish)}.",
    ]
    if roadmap.calendar.pauses:
        lines.append(f"Without {listed([words.pause(one) for one in roadmap.calendar.pauses])}.")
    if plan.optional.high:
        lines.append(f"What is only helpful adds {words.hours(plan.optional)}.")
    return lines + (_together(roadmap) if len(plan.roles) > 1 else [])


def _together(roadmap: Roadmap) -> list[str]:
    """Say what going for several roles at once saves, and when each is done by itself."""
    plan = roadmap.plan
    saved = plan.saved
    lines = [f"One after the other, without what they share, they would take {words.hours(saved)} more."]
    if saved.high == 0:
        lines = ["Nothing that is required is open for more than one of them, so nothing is saved."]
    lines += [
        f"Straight to {role.name}: {words.hours(plan.alone[role.id])}, "
        f"done {words.finish(roadmap.finishes[role.id])}."
        for role in plan.roles
    ]
    return lines


def caveat(plan: Plan) -> str:
    """Say what the hours are worth."""
    unasked = any(step.now is None for step in plan.steps)
    note = " Skills you were not asked about start at zero hours, as you may have them." if unasked else ""
    return (
        "Hours are judged, not measured, and counted skill by skill: a project that uses several at once "
        f"takes less than their sum. The likely figure is the middle of a range.{note}"
    )


def bases(plan: Plan, base: KnowledgeBase) -> list[str]:
    """Say what each class of effort that the plan uses rests on."""
    used = dict.fromkeys(base.skills[step.skill].effort for step in plan.steps)
    return [
        f"Effort “{base.effort[one].name}”. {base.effort[one].basis}" for one in base.effort if one in used
    ]


def section_title(section: Section, plan: Plan, base: KnowledgeBase) -> str:
    """Name a part of the plan, and whom it serves where there are several roles."""
    part = base.steps[section.part]
    number = list(base.steps).index(section.part) + 1
    if len(plan.roles) == 1:
        return f"Step {number}: {part.name}"
    names = [base.roles[role].name for role in section.roles]
    whose = "shared by all" if len(names) == len(plan.roles) else f"for {listed(names)}"
    return f"Step {number}, {whose}: {part.name}"


def levels(step: LearningStep, base: KnowledgeBase) -> str:
    """Give the levels between which a step leads."""
    implied_by = step.implied_by if step.start == step.now else ""
    return f"{words.held_level(step.start, implied_by, base)} → {step.to}"


def effort(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> str:
    """Say how long a step takes: hours low to high and likely, weeks at the pace, class of effort."""
    if step.hours.high == 0:
        return f"{step.logged:g} h logged, more than we thought it takes: is it done?"
    logged = f", {step.logged:g} h logged" if step.logged else ""
    weeks = words.weeks(step.hours.weeks(roadmap.plan.pace.hours))
    kind = base.effort[base.skills[step.skill].effort].name
    return f"{words.hours(step.hours)}, likely {step.hours.likely:,.0f}{logged}: {weeks} (effort “{kind}”)"


def when(step_id: str, roadmap: Roadmap) -> str:
    """Say when a required step is done; empty for others."""
    found = roadmap.dates.get(step_id)
    return words.finish(found.finish) if found else ""


def standing_word(gap: SkillGap) -> str:
    """Say whether a high level was shown or is claimed; empty where it is too low to ask, or was inferred."""
    if gap.shown:
        return "shown"
    return "claimed" if gap.level in ("proficient", "expert") and not gap.implied_by else ""


def had(gap: SkillGap, base: KnowledgeBase) -> str:
    """Name a skill that one has, with whether it was shown, is claimed, or follows from another."""
    name = base.skills[gap.need.skill].name
    word = f"from {base.skills[gap.implied_by].name}" if gap.implied_by else standing_word(gap)
    return f"{name} ({word})" if word else name


def standing(gap: SkillGap, plan: Plan, base: KnowledgeBase) -> str:
    """Name a skill with what one has of it: shown or claimed, or the level held and the one needed."""
    if gap.state == "met":
        return had(gap, base)
    served_by = next((step.served_by for step in plan.steps if step.skill == gap.need.skill), "")
    note = f" ({base.skills[served_by].name} does its work)" if served_by else ""
    now = f" {words.held_level(gap.level, gap.implied_by, base)}" if gap.state == "partly" else ""
    return f"{base.skills[gap.need.skill].name}{now} → {gap.need.level}{note}"


def standings(gap: RoleGap, plan: Plan, base: KnowledgeBase, *, required: bool) -> list[tuple[State, str]]:
    """List what a role needs, or what would help, by how far one is; what one has comes first."""
    found: list[tuple[State, str]] = []
    for state in STATES:
        ones = [
            one
            for one in gap.of_state(state)
            if one.need.required == required and (one.need.importance != "minor" or state == "met")
        ]
        if ones:
            found.append((state, ", ".join(standing(one, plan, base) for one in ones)))
    return found


def small_pluses(gap: RoleGap, base: KnowledgeBase) -> str:
    """List what is open and so minor that no plan holds it; empty where nothing is."""
    ones = [one for one in gap.skills if one.need.importance == "minor" and one.state != "met"]
    return ", ".join(base.skills[one.need.skill].name for one in ones)


def step_reason(step: LearningStep, base: KnowledgeBase) -> str:
    """Say why a skill is in a plan: what the role does with it, or what builds on it."""
    on_the_way = not step.optional and step.need is not None and not step.need.required
    if step.need is not None and step.need.why and not on_the_way:
        return step.need.why
    if step.leads_to:
        return f"needed before {', '.join(base.skills[skill].name for skill in step.leads_to)}"
    return words.need_word(step.need) if step.need else ""


def why(step: LearningStep, plan: Plan, base: KnowledgeBase) -> str:
    """Say which requirement of which role a step serves, and what the job does with it."""
    reason = step_reason(step, base)
    weights = [_weight(purpose) for purpose in step.purposes]
    if len(plan.roles) == 1:
        weight = weights[0]
        return f"{weight}: {reason}" if weight and reason != weight else reason
    whose = "; ".join(
        f"{base.roles[purpose.role].name}: {weight or _on_the_way(purpose)}"
        for purpose, weight in zip(step.purposes, weights, strict=True)
    )
    return f"{reason} ({whose})"


def _weight(purpose: Purpose) -> str:
    if purpose.need is None or (purpose.required and not purpose.need.required):
        return ""
    return words.need_word(purpose.need)


def _on_the_way(purpose: Purpose) -> str:
    return "needed on the way" if purpose.required else "helpful on the way"


def proof(step: LearningStep, base: KnowledgeBase) -> str:
    """Say what to publish; the skill's proof is for those who work with it, not for a first look."""
    if step.to == "aware":
        return "none yet: a page of notes in your own words will do at this level"
    return base.skills[step.skill].proof


def easier(step: LearningStep, base: KnowledgeBase) -> str:
    """Say which related skill brings part of it along; empty where none does."""
    return (
        f"{base.skills[step.transferred_from].name} carries part of it over" if step.transferred_from else ""
    )


def instead(step: LearningStep, base: KnowledgeBase) -> str:
    """Say which skills do the same work, and how to choose; empty where none do."""
    if not step.instead:
        return ""
    if step.served_by:
        return f"you have {base.skills[step.served_by].name}, which does the same work"
    choice = next(one for one in base.choices.values() if step.skill in one.skills)
    names = [base.skills[one].name for one in step.instead]
    return (
        f"{', '.join(names[:-1])} or {names[-1]}. {choice.choose}"
        if names[1:]
        else f"{names[0]}. {choice.choose}"
    )


def resource_facts(resource: Resource) -> str:
    """Say what a resource costs, whether it is still there, and when somebody looked."""
    checked = f"checked {resource.checked}" if resource.checked else "never checked"
    return f"{resource.cost}, {resource.state}, {checked}"


def done(one: Done, base: KnowledgeBase) -> str:
    """Say what was finished, on which day, and where it can be seen."""
    level = f": {one.level}" if one.level else ""
    proof = f", {one.proof}" if one.proof else ""
    return f"{step_title(one.step, one.skill, base)}{level} ({day_of(one)}{proof})"


def day_of(one: Done) -> str:
    """Give the day on which something was finished."""
    return words.day(date.fromisoformat(one.day))


def step_title(step_id: str, skill: str, base: KnowledgeBase) -> str:
    """Name a step, also one that is in no plan any more; `skill` is empty where it is about none."""
    if skill:
        return base.skills[skill].name if skill in base.skills else skill
    named_as = parse_step(step_id, base)
    if named_as is None or not named_as.other:
        return step_id
    kind, _, entry = step_id.partition("-")
    if kind == "project":
        return f"the project “{base.roles[entry].portfolio.title}”"
    return base.experience[entry].name if kind == "experience" else base.communities[entry].name


def step_name(step_id: str, roadmap: Roadmap, base: KnowledgeBase) -> str:
    """Name a step of the plan by its id."""
    for step in roadmap.plan.steps:
        if step.id == step_id:
            return base.skills[step.skill].name
    return step_title(step_id, "", base)

"""A roadmap in sentences, whatever the medium: how far it is, what its steps are, what is done by when."""

from collections.abc import Mapping, Sequence
from datetime import date

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.cover import WorkStep
from careerpath_cli.planning.effort import Hours, level_by_learning
from careerpath_cli.planning.gaps import RoleGap, SkillGap, State
from careerpath_cli.planning.learning import LearningStep, Purpose
from careerpath_cli.planning.plan import Pace, Plan
from careerpath_cli.planning.step_names import parse_step
from careerpath_cli.profile.history import Done
from careerpath_cli.roadmap.deadline import Deadline
from careerpath_cli.roadmap.progress import Finished
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.schedule import Milestone
from careerpath_cli.views.wording import words

NAMED = 3
FULL_WEEK = 40
_TURNS = frozenset({"essential", "parting", "project"})
_STEPS_NAMED = 6
_OF_A_ROLE = {
    "try": "the try-it of {}",
    "inside": "a word at work about {}",
    "talk": "a conversation about {}",
    "cv": "the CV for {}",
    "apply": "applications for {}",
    "interview": "interview practice for {}",
}
STATES: Mapping[State, str] = {
    "met": "have",
    "partly": "partly",
    "lacking": "missing",
    "not asked": "not asked",
}
"""How far along somebody is with a need, in a word, the best first."""


def title(plan: Plan) -> str:
    """Return a title that names the roles."""
    return f"Roadmap to {words.listed([role.name for role in plan.roles])}"


def named(names: Sequence[str], most: int = NAMED) -> str:
    """Return the first few names and how many more there are."""
    if len(names) <= most + 1:
        return words.listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def pace(chosen: Pace, *, on_paper: bool = False) -> str:
    """Return the pace that a plan is calculated with, and where it comes from; on paper without an option."""
    origin = {
        "asked": "",
        "answered": ", as you told us",
        "logged": ", your recent logged pace",
        "assumed": ", our assumption" + ("" if on_paper else " (--hours-per-week changes it)"),
    }
    unit = "hour" if chosen.hours == 1 else "hours"
    return f"{chosen.hours:g} {unit} a week{origin[chosen.basis]}"


def summary(roadmap: Roadmap) -> list[str]:
    """Return what stands beside the day on which applying makes sense: pauses, later hours, other roles."""
    plan = roadmap.plan
    if plan.hours.high == 0:
        return ["Nothing required is left to do."]
    lines = []
    if roadmap.calendar.pauses:
        lines.append(f"Paused {words.listed([words.pause(pause) for pause in roadmap.calendar.pauses])}.")
    if plan.optional.high:
        lines.append(f"What the job asks for beyond that ({words.hours(plan.optional)}) can come later.")
    return lines + (_together(roadmap) if len(plan.roles) > 1 else [])


def _together(roadmap: Roadmap) -> list[str]:
    """Return what going for several roles at once saves, and when each would be done on its own."""
    plan = roadmap.plan
    saved = plan.saved
    lines = [f"Separate plans would take {words.hours(saved)} more, because they'd repeat the shared steps."]
    if saved.high == 0:
        lines = ["These roles share no required step that is still open, so a joint plan saves nothing."]
    lines += [
        f"{role.name} alone: {words.hours(plan.alone[role.id])}; "
        f"you'd {words.finishing(roadmap.finishes[role.id])}."
        for role in plan.roles
    ]
    return lines


def caveat(plan: Plan) -> str:
    """Return how far the hours can be trusted."""
    unasked = any(step.now is None for step in plan.required)
    missing = " Skills we didn't ask about count as missing; tell us what you have, and it takes less."
    return (
        "Hours are estimates. A total is the middle half of what it may take: steps vary independently, so "
        "being slow at one and fast at another evens out. Where the project practises a skill, or a longer "
        "one goes with it, we count half of its hours; a course may be longer than the part that you need."
        f"{missing if unasked else ''}"
    )


def extremes(plan: Plan) -> str:
    """Return the hours if every step goes as fast, or as slowly, as it may; empty where nothing is left."""
    parts = [*(step.hours for step in plan.required), *(project.hours for project in plan.projects)]
    whole = Hours.total(parts)
    if not whole.high:
        return ""
    return f"If every step went fast: {whole.low:,.0f} h; if every one went slowly: {whole.high:,.0f} h."


def bases(plan: Plan, base: KnowledgeBase) -> list[str]:
    """Return what each class of effort that the plan uses is based on."""
    used = dict.fromkeys(base.skills[step.skill].effort for step in plan.steps)
    return [f"Effort “{effort.name}”. {effort.basis}" for effort in base.effort.values() if effort.id in used]


def levels(step: LearningStep, base: KnowledgeBase) -> str:
    """Return the levels that a step starts from and leads to."""
    first = step.start == step.now
    implied_by = step.implied_by if first else ""
    start = words.held_level(step.start, implied_by, base, at_least=first and step.at_least)
    return f"{start} → {step.to}"


def effort(step: LearningStep, roadmap: Roadmap, base: KnowledgeBase) -> str:
    """Return how long a step takes: hours low to high and likely, weeks at the pace, class of effort."""
    if step.hours.high == 0:
        return f"{step.logged:g} h logged, over our estimate: is it done?"
    logged = f", {step.logged:g} h logged" if step.logged else ""
    weeks = words.weeks(step.hours.weeks(roadmap.plan.pace.hours))
    kind = base.effort[base.skills[step.skill].effort].name
    return f"{words.hours(step.hours)}, likely {step.hours.likely:,.0f}{logged}: {weeks} (effort “{kind}”)"


def when(step_id: str, roadmap: Roadmap) -> str:
    """Return when a required step is done; empty for others."""
    dates = roadmap.dates.get(step_id)
    return words.finish(dates.finish) if dates else ""


def standing_word(gap: SkillGap) -> str:
    """Return whether a level was shown, is the least or, if high, is claimed; empty if low, or inferred."""
    if gap.shown:
        return "shown"
    if gap.at_least:
        return f"at least {gap.level}"
    return "claimed" if gap.level in ("proficient", "expert") and not gap.implied_by else ""


def had(gap: SkillGap, base: KnowledgeBase) -> str:
    """Return a skill that the person has, with whether it was shown, claimed, or inferred from another."""
    name = base.skills[gap.need.skill].name
    word = f"from {base.skills[gap.implied_by].name}" if gap.implied_by else standing_word(gap)
    return f"{name} ({word})" if word else name


def standing(gap: SkillGap, plan: Plan, base: KnowledgeBase) -> str:
    """Return a skill with where the person is: shown or claimed, or the level reached and the one needed."""
    if gap.state == "met":
        return had(gap, base)
    served_by = next((step.served_by for step in plan.steps if step.skill == gap.need.skill), "")
    note = f" (covered by {base.skills[served_by].name})" if served_by else ""
    if not note and level_by_learning(base.skills[gap.need.skill], gap.needed, base) != gap.needed:
        note = " (comes with years of practice)"
    held = words.held_level(gap.level, gap.implied_by, base, at_least=gap.at_least)
    now = f" {held}" if gap.state == "partly" else ""
    return f"{base.skills[gap.need.skill].name}{now} → {gap.needed}{note}"


def standings(gap: RoleGap, plan: Plan, base: KnowledgeBase, *, required: bool) -> list[tuple[State, str]]:
    """Return what a role needs, or what would help, by state; what the person has comes first."""
    lines: list[tuple[State, str]] = []
    for state in STATES:
        skills = [
            skill
            for skill in gap.of_state(state)
            if skill.need.required == required and (skill.need.importance != "minor" or state == "met")
        ]
        if skills:
            lines.append((state, ", ".join(standing(skill, plan, base) for skill in skills)))
    return lines


def small_pluses(gap: RoleGap, base: KnowledgeBase) -> str:
    """Return the open skills that are too minor for a plan; empty where there are none."""
    skills = [skill for skill in gap.skills if skill.need.importance == "minor" and skill.state != "met"]
    return ", ".join(base.skills[skill.need.skill].name for skill in skills)


def step_reason(step: LearningStep, base: KnowledgeBase) -> str:
    """Return why a skill is in a plan: what the role uses it for, or what builds on it."""
    on_the_way = not step.optional and step.need is not None and not step.need.required
    if step.need is not None and step.need.why and not on_the_way:
        return step.need.why
    if step.leads_to:
        return f"needed before {', '.join(base.skills[skill].name for skill in step.leads_to)}"
    return words.need_word(step.need) if step.need else ""


def why(step: LearningStep, plan: Plan, base: KnowledgeBase) -> str:
    """Return which requirement of which role a step serves, and what the job uses it for."""
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
    """Return what to publish; the skill's proof is for those who work with it, not for a first look."""
    if step.to == "aware":
        return "nothing yet: at this level, a page of notes in your own words is enough"
    return base.skills[step.skill].proof_of(step.to)


def easier(step: LearningStep, base: KnowledgeBase) -> str:
    """Return which related skill helps; empty where none does."""
    if not step.transferred_from:
        return ""
    return f"Knowing {base.skills[step.transferred_from].name} gives you a head start"


def instead(step: LearningStep, base: KnowledgeBase) -> str:
    """Return which skills do the same job, and how to choose; empty where none do."""
    if not step.instead:
        return ""
    if step.served_by:
        return f"you have {base.skills[step.served_by].name}, which does the same job"
    choice = next(choice for choice in base.choices.values() if step.skill in choice.skills)
    return f"{words.listed([base.skills[skill].name for skill in step.instead], 'or')}. {choice.choose}"


def done(finished: Finished, base: KnowledgeBase) -> str:
    """Return what was finished, on which day, and where it can be seen."""
    return f"{reached(finished, base)} {when_done(finished.entry)}"


def when_done(entry: Done) -> str:
    """Return the day on which something was finished, and where it can be seen."""
    return f"({day_of(entry)}{f', {entry.proof}' if entry.proof else ''})"


def reached(finished: Finished, base: KnowledgeBase) -> str:
    """Return what was finished, with the level that it brought each skill to."""
    entry = finished.entry
    name = step_title(entry.step, entry.skill, base)
    if entry.level:
        return f"{name}: {entry.level}"
    levels = {learnt.skill: learnt.level for learnt in finished.brought}
    brought = [f"{step_title(skill, skill, base)} {level}" for skill, level in levels.items()]
    return f"{name} ({words.listed(brought)})" if brought else name


def day_of(finished: Done) -> str:
    """Return the day on which something was finished."""
    return words.day(date.fromisoformat(finished.day))


def step_title(step_id: str, skill: str, base: KnowledgeBase) -> str:
    """Return the name of a step, also of one that left the plan; `skill` is empty where it is about none."""
    if skill:
        return base.skills[skill].name if skill in base.skills else skill
    parsed = parse_step(step_id, base)
    if parsed is None or not parsed.other:
        return step_id
    kind, _, entry = step_id.partition("-")
    if kind == "project":
        return f"the project “{base.roles[entry].portfolio.title}”"
    if kind == "resource":
        return base.resources[entry].name
    if entry in base.roles:
        return _OF_A_ROLE[kind].format(base.roles[entry].name)
    return base.experience[entry].name if kind == "experience" else base.communities[entry].name


def step_name(step_id: str, roadmap: Roadmap, base: KnowledgeBase) -> str:
    """Return the name of a step of the plan: of what to work through, else of the skill."""
    for todo in roadmap.bridge:
        if todo.id == step_id and isinstance(todo, WorkStep) and len(todo.steps) > 1:
            skills = named([base.skills[step.skill].name for step in todo.steps])
            if todo.is_first_look:
                return f"a first look at {skills}"
            return f"{todo.resource.name} ({skills})" if todo.resource else skills
    for step in roadmap.plan.steps:
        if step.id == step_id:
            return base.skills[step.skill].name
    return step_title(step_id, "", base)


def milestone(reached: Milestone, base: KnowledgeBase) -> str:
    """Return what is reached at a milestone."""
    names = words.listed([base.roles[role].name for role in reached.roles])
    match reached.kind:
        case "foundation":
            return "The foundation is in place"
        case "parting":
            return f"Everything that {names} share is done; from here the plans diverge"
        case "essential":
            return f"Applying as {words.with_article(names)} makes sense"
        case "learning":
            return "You've learnt everything required"
        case "project":
            project = base.roles[reached.roles[0]].portfolio
            return f"“{project.title}” is published"


def milestone_line(reached: Milestone, base: KnowledgeBase) -> str:
    """Return a milestone with its date."""
    return f"{milestone(reached, base)}: {words.finish(reached.finish)}"


def turns(roadmap: Roadmap, base: KnowledgeBase) -> list[str]:
    """Return the milestones that a short plan has, each with its date."""
    return [milestone_line(reached, base) for reached in roadmap.milestones if reached.kind in _TURNS]


def deadline(target: Deadline, roadmap: Roadmap, base: KnowledgeBase) -> list[str]:
    """Return what of the plan fits before a date, what does not, and the pace that all of it would need."""
    if target.weeks < 1:
        return [f"{words.day(target.by)} is less than a week away: too soon to finish any of it."]
    verdicts = {
        "fits": "That's enough for everything required, if it takes as long as is likely.",
        "may fit": "That's enough for everything required only if all goes fast.",
        "does not fit": "That isn't enough for everything required, even if all goes fast.",
    }
    due = words.day(target.by)
    lines = [
        f"You have {target.weeks:.1f} weeks until {due}: {target.hours:,.0f} h at this pace.",
        verdicts[target.verdict],
        _needed_pace(target),
    ]
    for steps, label in (
        (target.fits, "Likely done by then"),
        (target.perhaps, "Done only if all goes fast"),
        (target.too_late, "Not done by then"),
    ):
        if steps:
            names = [step_name(step, roadmap, base) for step in steps]
            lines.append(f"{label}: {named(names, _STEPS_NAMED)}.")
    closer = [f"{reachable.role.name} ({words.hours(reachable.hours)})" for reachable in roadmap.reachable]
    if closer:
        lines.append(f"You'd have time for a closer role from your ranking: {words.listed(closer)}.")
    return lines


def _needed_pace(target: Deadline) -> str:
    hours = words.span(target.pace_low, target.pace_high)
    pace = f"To finish in time, you'd need {hours} hours a week, likely {target.pace_likely:,.0f}."
    if target.pace_likely > FULL_WEEK:
        return f"{pace} That's more than a working week: choose a later date or a closer role."
    return pace

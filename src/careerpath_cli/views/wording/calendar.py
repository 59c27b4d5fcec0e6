"""What a roadmap says about dates: its milestones, and what fits before a deadline."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.roadmap.deadline import Deadline
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.schedule import Milestone
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import named, step_name

_TURNS = frozenset({"essential", "parting", "project"})
FULL_WEEK = 40
_STEPS_NAMED = 6


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


def by(target: Deadline) -> str:
    """Return the day of a deadline."""
    return words.day(target.by)


def deadline(target: Deadline, roadmap: Roadmap, base: KnowledgeBase) -> list[str]:
    """Return what of the plan fits before a date, what does not, and the pace that all of it would need."""
    if target.weeks < 1:
        return [f"{by(target)} is less than a week away: too soon to finish any of it."]
    verdicts = {
        "fits": "That's enough for everything required, if it takes as long as is likely.",
        "may fit": "That's enough for everything required only if all goes fast.",
        "does not fit": "That isn't enough for everything required, even if all goes fast.",
    }
    lines = [
        f"You have {target.weeks:.1f} weeks until {by(target)}: {target.hours:,.0f} h at this pace.",
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

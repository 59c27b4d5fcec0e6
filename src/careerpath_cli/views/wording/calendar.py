"""What a roadmap says of dates: its milestones, and what fits before a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import listed, named, step_name

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.planning.plan import Section
    from careerpath_cli.roadmap.deadline import Deadline
    from careerpath_cli.roadmap.roadmap import Milestone, Roadmap

_FULL_WEEK = 40
_STEPS_NAMED = 6


def milestone(one: Milestone, base: KnowledgeBase) -> str:
    """Say which point of the way is reached."""
    names = listed([base.roles[role].name for role in one.roles])
    match one.kind:
        case "foundation":
            return "The foundation stands"
        case "parting":
            return f"The paths part: what {names} share is done, and from here each goes its own way"
        case "essential":
            return f"What is essential for {names} is in place: from here on applying makes sense"
        case "learning":
            return "All that is required is learnt"
        case "project":
            project = base.roles[one.roles[0]].portfolio
            return f"“{project.title}” is where a stranger can look at it"


def parting(section: Section, roadmap: Roadmap) -> str:
    """Say before the first part that is not for all roles when the paths part; elsewhere nothing."""
    sections = roadmap.plan.sections
    first_own = next((one for one in sections if len(one.roles) < len(roadmap.plan.roles)), None)
    found = next((one for one in roadmap.milestones if one.kind == "parting"), None)
    if section is not first_own and section != first_own:
        return ""
    if found is None:
        return "The paths part at once: what is open for these roles has nothing in common."
    week = (found.finish.likely - roadmap.request.start).days // 7 + 1
    return f"Here, in week {week}, the paths part: {words.finish(found.finish)}."


def milestone_line(one: Milestone, base: KnowledgeBase) -> str:
    """Say when a point of the way is reached."""
    return f"{milestone(one, base)}: {words.finish(one.finish)}"


def by(found: Deadline) -> str:
    """Give the day of a deadline."""
    return words.day(found.by)


def deadline(found: Deadline, roadmap: Roadmap, base: KnowledgeBase) -> list[str]:
    """Say what of the plan fits before a date, what does not, and what pace it would need."""
    if found.weeks < 1:
        return [f"Until {words.day(found.by)} there is less than a week: too soon for any of it."]
    there_are = (
        f"Until {words.day(found.by)} there are {found.weeks:.1f} weeks: {found.hours:,.0f} h at this pace."
    )
    verdicts = {
        "fits": "That is enough for what is required, if it takes as long as is likely.",
        "may fit": "That is enough for what is required only if it goes fast.",
        "does not fit": "That is not enough for what is required, even if all goes fast.",
    }
    lines = [there_are, verdicts[found.verdict], _needed_pace(found)]
    for steps, words_before in (
        (found.fits, "Likely done by then: "),
        (found.perhaps, "Only if all goes fast: "),
        (found.too_late, "Not by then: "),
    ):
        if steps:
            lines.append(
                f"{words_before}{named([step_name(one, roadmap, base) for one in steps], _STEPS_NAMED)}."
            )
    nearer = [f"{one.role.name} ({words.hours(one.hours)})" for one in roadmap.reachable]
    if nearer:
        lines.append(f"There would be time for a nearer role of your ranking: {listed(nearer)}.")
    return lines


def _needed_pace(found: Deadline) -> str:
    low, high = found.pace_low, found.pace_high
    pace_needed = (
        f"In time, it would take {words.span(low, high)} hours a week, likely {found.pace_likely:,.0f}."
    )
    if found.pace_likely > _FULL_WEEK:
        return f"{pace_needed} That is more than a working week: choose a later date, or a nearer role."
    return pace_needed

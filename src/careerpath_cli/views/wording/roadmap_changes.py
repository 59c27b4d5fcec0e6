"""What changed in a roadmap, and why, in sentences."""

from datetime import date

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.step_names import parse_step
from careerpath_cli.roadmap.changes import Cause, Difference, RoadmapChanges, StepChange
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words

_BECAUSE = {
    "knowledge base": "The knowledge base changed",
    "program": "The program changed",
    "knowledge base or program": "The knowledge base and the program changed",
    "edited": "The saved file was edited",
    "roles": "You chose different roles",
    "answers": "Your answers changed",
    "log": "You made progress",
    "calendar": "Your schedule changed",
}


def summary(changes: RoadmapChanges) -> list[str]:
    """Return how far the goal was and how far it is now."""
    if not changes.causes:
        return ["Nothing changed."]
    hours, hours_now = _hours(changes.before), _hours(changes.after)
    finish, finish_now = (
        words.day(date.fromisoformat(likely)) for likely in (changes.likely_before, changes.likely_after)
    )
    return [
        f"Required: {hours}, as before."
        if changes.before == changes.after
        else f"Required: {hours}, now {hours_now}.",
        f"Likely done: {finish}, now {finish_now}."
        if finish != finish_now
        else f"Likely done: {finish_now}, as before.",
    ]


def cause(source: Cause) -> str:
    """Return what one kind of input did to the required hours."""
    because = _BECAUSE[source.reason]
    low, high = source.after.low - source.before.low, source.after.high - source.before.high
    if abs(low) < 0.5 and abs(high) < 0.5:  # noqa: PLR2004 - less than an hour is shown as none
        return f"{because}; the required hours stay the same"
    if low <= 0 and high <= 0:
        return f"{because}: {words.span(min(-low, -high), max(-low, -high))} h less"
    if low >= 0 and high >= 0:
        return f"{because}: {words.span(min(low, high), max(low, high))} h more"
    return f"{because}: {low:+,.0f} h at the low end, {high:+,.0f} h at the high end"


def difference(changed: Difference, base: KnowledgeBase) -> str:
    """Return which input differs."""
    parsed = parse_step(changed.subject, base)
    title = roadmap_words.step_title(parsed.other, parsed.skill, base) if parsed else ""
    name = words.capitalized(title) or changed.subject
    if changed.after == "done":
        return f"{name} is done"
    if changed.before == "done":
        return f"{name} is open again"
    return f"{name}: {changed.before or 'nothing'} → {changed.after or 'nothing'}"


def step(change: StepChange, base: KnowledgeBase) -> str:
    """Return what became of a step."""
    name = _name(change, base)
    if change.before is None and change.after is not None:
        return f"+ {name}, {_hours(change.after)}"
    if change.after is None and change.before is not None:
        took = _hours(change.before)
        return f"✓ {name}, done ({took})" if change.done else f"− {name}, {took}"
    assert change.before is not None
    assert change.after is not None
    return f"~ {name}, {_hours(change.before)}, now {_hours(change.after)}"


def _name(change: StepChange, base: KnowledgeBase) -> str:
    """Return what a step is called: a project, a course with the skills that it brings, or skills."""
    skills = [
        f"{roadmap_words.step_title(skill, skill, base)} → {level}" for skill, level in change.teaches.items()
    ]
    parsed = parse_step(change.step, base)
    if parsed is None or parsed.skill:
        return roadmap_words.named(skills) or change.step
    title = words.capitalized(roadmap_words.step_title(parsed.other, "", base))
    return f"{title} ({roadmap_words.named(skills)})" if skills else title


def _hours(amount: Hours) -> str:
    return words.hours(amount) if amount.high else "0 h"

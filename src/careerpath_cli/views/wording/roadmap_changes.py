"""What changed in a roadmap, and why, in sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from careerpath_cli.planning.step_names import parse_step
from careerpath_cli.views.wording import roadmap as roadmap_words
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.roadmap.changes import Cause, Difference, RoadmapChanges, StepChange

_BECAUSE = {
    "knowledge base": "The knowledge base is another",
    "program": "The program is another",
    "knowledge base or program": "The knowledge base and the program are others",
    "edited": "The file says something else than was written into it",
    "roles": "You go for something else",
    "answers": "You answered otherwise",
    "log": "You worked",
    "calendar": "The calendar moved",
}


def summary(found: RoadmapChanges) -> list[str]:
    """Say how far the goal was and is."""
    was, now = (
        words.day(date.fromisoformat(found.likely_before)),
        words.day(date.fromisoformat(found.likely_after)),
    )
    if not found.causes:
        return ["Nothing changed."]
    return [
        f"Required: {_hours(found.before)}, as before."
        if found.before == found.after
        else f"Required: {_hours(found.before)}, now {_hours(found.after)}.",
        f"Likely done: {was}, now {now}." if was != now else f"Likely done {now}, as before.",
    ]


def cause(one: Cause) -> str:
    """Say what one kind of input did to the required hours."""
    low, high = one.after.low - one.before.low, one.after.high - one.before.high
    if abs(low) < 0.5 and abs(high) < 0.5:  # noqa: PLR2004 - less than an hour is shown as none
        return f"{_BECAUSE[one.reason]}; the required hours stay as they were"
    if low <= 0 and high <= 0:
        return f"{_BECAUSE[one.reason]}: {words.span(min(-low, -high), max(-low, -high))} h less"
    if low >= 0 and high >= 0:
        return f"{_BECAUSE[one.reason]}: {words.span(min(low, high), max(low, high))} h more"
    return f"{_BECAUSE[one.reason]}: {low:+,.0f} h at the low end, {high:+,.0f} h at the high one"


def difference(one: Difference, base: KnowledgeBase) -> str:
    """Say which input differs."""
    named = parse_step(one.subject, base)
    name = roadmap_words.step_title(named.other, named.skill, base) if named else one.subject
    if one.after == "done":
        return f"{name} is done"
    if one.before == "done":
        return f"{name} is open again"
    return f"{name}: {one.before or 'nothing'} → {one.after or 'nothing'}"


def step(one: StepChange, base: KnowledgeBase) -> str:
    """Say what became of a step."""
    named = parse_step(one.step, base)
    name = roadmap_words.step_title(named.other, named.skill, base) if named else one.step
    if named is not None and named.level is not None:
        name = f"{name} → {named.level}"
    if one.before is None and one.after is not None:
        return f"+ {name}, {_hours(one.after)}"
    if one.after is None and one.before is not None:
        return f"− {name}, {_hours(one.before)}"
    assert one.before is not None
    assert one.after is not None
    return f"~ {name}, {_hours(one.before)}, now {_hours(one.after)}"


def _hours(amount: Hours) -> str:
    return words.hours(amount) if amount.high else "0 h"

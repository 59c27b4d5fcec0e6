"""What ladders say in sentences, whatever the medium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.levers import joined

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
    from careerpath_cli.transitions.transition import Transition, Years

NAMED = 4
_NEGLIGIBLE = 0.5


def likely(amount: Hours) -> str:
    """Give a range of hours with its middle."""
    return f"{words.hours(amount)}, likely about {amount.likely:,.0f}"


def title(found: TransitionPaths, base: KnowledgeBase) -> str:
    """Say from where to where it goes."""
    goal = base.roles[found.goal].name
    return f"From {_name(found.direct.origin, base) or 'where you stand'} to {goal}"


def summary(found: TransitionPaths, hours_per_week: float | None, base: KnowledgeBase) -> str:
    """Say what the cheapest ladder takes; without one, why there is none and what comes nearest."""
    best = found.best
    if best is None:
        return _no_ladder(found, base)
    changes = "One change" if len(best.legs) == 1 else f"{len(best.legs)} changes"
    return f"{changes} of role, {likely(best.hours)}{at_pace(best.hours, hours_per_week)}."


def at_pace(amount: Hours, hours_per_week: float | None) -> str:
    """Say how long hours are at a pace; nothing where no pace is known."""
    if hours_per_week is None:
        return ""
    return f": {words.weeks(amount.weeks(hours_per_week))} at {hours_per_week:g} hours a week"


def at_once(found: TransitionPaths, base: KnowledgeBase) -> str:
    """Say how the cheapest ladder compares with going there in one change."""
    if found.best is None or len(found.best.legs) == 1:
        return "No role in between makes it cheaper: go there at once." if found.best else ""
    direct = found.direct.hours.likely
    more = found.best.hours.likely - direct
    if found.direct.reason == "too far":
        compared = f"{more:,.0f} fewer" if more >= 0 else f"{-more:,.0f} more"
        return f"At once it would be about {direct:,.0f} h, {compared}, but {_too_far(found, base)}."
    return f"At once it would be about {direct:,.0f} h: the roles in between save {-more:,.0f}."


def _too_far(found: TransitionPaths, base: KnowledgeBase) -> str:
    limit = found.rules.goal_hours
    reasons = []
    if found.too_high:
        level = base.roles[found.goal].ladder.level
        reasons.append(f"“{level}” is more than one step up the career ladder")
    if found.direct.hours.likely > limit:
        reasons.append(f"more than about {limit:,.0f} h is too far for one change that nobody names as usual")
    return joined(reasons)


def _no_ladder(found: TransitionPaths, base: KnowledgeBase) -> str:
    said = (
        f"No realistic ladder is known here. At once it would be {likely(found.direct.hours)}, "
        f"but {_too_far(found, base)}."
    )
    if found.nearest is None or found.left is None:
        return f"{said} No role that can be reached brings it nearer."
    nearest = found.nearest
    by = f", by way of {_names(nearest.roles[:-1], base)}" if len(nearest.roles) > 1 else ""
    return (
        f"{said} The nearest role in reach is {base.roles[nearest.roles[-1]].name}{by}: "
        f"about {nearest.hours.likely:,.0f} h, and from there about {found.left.likely:,.0f} h more."
    )


def ends(leg: Transition, base: KnowledgeBase) -> str:
    """Name a leg by its two ends."""
    return f"{_name(leg.origin, base) or 'You'} → {base.roles[leg.role].name}"


def reason(leg: Transition) -> str:
    """Say why a leg is there."""
    match leg.reason:
        case "named way":
            return leg.way
        case "entry role":
            return "hires beginners"
        case "near enough":
            return "no usual way that is named here, but no further than named ones often are"
        case "too far":
            return "no usual way that is named here, and far for one change"


def shared(leg: Transition, base: KnowledgeBase) -> str:
    """Say how much of what is required is there already."""
    held, part = len(leg.shared), len(leg.partly)
    if not held and not part:
        return f"none of the {leg.required} required skills yet"
    whole = f"{held} of {leg.required} required skills{_listed(leg.shared, base)}"
    return f"{whole}; {part} in part{_listed(leg.partly, base)}" if part else whole


def new(leg: Transition, base: KnowledgeBase) -> list[str]:
    """Name the largest steps of learning, and how many more there are."""
    lines = [learning(step, base) for step in leg.learning[:NAMED]]
    rest = leg.learning[NAMED:]
    if rest:
        hours = sum(step.hours.likely for step in rest)
        lines.append(f"{len(rest)} more, about {hours:,.0f} h together")
    return lines or ["nothing"]


def learning(step: LearningStep, base: KnowledgeBase) -> str:
    """Name a skill with the level it has, the one it is brought to, and the hours."""
    levels = f"{words.held_level(step.now, step.implied_by, base)} → {step.to}"
    return f"{base.skills[step.skill].name}, {levels}: {words.hours(step.hours)}"


def beside(leg: Transition) -> str:
    """Say what a leg takes beside learning."""
    return f"a project to show {words.hours(leg.project)}, applying and settling in {words.hours(leg.change)}"


def asks(leg: Transition) -> str:
    """Say which years and which degree a role usually asks for."""
    degree = f"; rarely without {words.DEGREE_NAMES[leg.degree]}" if leg.degree else ""
    return f"{_years(leg.years)}{degree}"


def _years(years: Years) -> str:
    if years.stated:
        return f"{words.span(years.low, years.high)} years of experience"
    if years.low == 0:
        return "no years of experience, as its level is entry"
    return f"about {years.low:g} years of experience, going by its level"


def alternative(other: TransitionPath, best: TransitionPath, base: KnowledgeBase) -> str:
    """Say in one line which way another ladder goes and what it trades."""
    way = f"By way of {_names(other.roles[:-1], base)}" if len(other.legs) > 1 else "At once"
    more = other.hours.likely - best.hours.likely
    hours = f"about {other.hours.likely:,.0f} h, {more:,.0f} more"
    if more < _NEGLIGIBLE:
        hours = f"about {other.hours.likely:,.0f} h, as many"
    return f"{way}: {hours}; {joined([*_trades(other, best)])}"


def _trades(other: TransitionPath, best: TransitionPath) -> list[str]:
    """Say how another ladder differs in changes and in its longest one."""
    extra = len(other.legs) - len(best.legs)
    changes = "as many changes"
    if extra:
        word = "more" if extra > 0 else "fewer"
        changes = f"one change {word}" if abs(extra) == 1 else f"{abs(extra)} changes {word}"
    here, there = other.longest.hours.likely, best.longest.hours.likely
    if round(here) == round(there):
        return [changes, f"as long a longest one ({here:,.0f} h)"]
    return [changes, f"the longest takes {here:,.0f} h rather than {there:,.0f}"]


def limits(found: TransitionPaths, base: KnowledgeBase) -> list[str]:
    """Say where the person's own limits stand in the way."""
    goal = base.roles[found.goal].name
    lines = [f"{goal} {words.objection(one)}." for one in found.against]
    if any(one.excludes for one in found.against):
        lines.append(f"So your own limits rule out {goal}; the way is shown all the same.")
    if found.unusable:
        count = len(found.unusable)
        lines.append(
            f"Not gone through, as your limits exclude {'it' if count == 1 else 'them'}: "
            f"{_names(found.unusable, base)}."
        )
    return lines


def caveat(found: TransitionPaths, legs: tuple[Transition, ...]) -> str:
    """Say what the hours are worth."""
    unasked = any(step.now is None for leg in legs for step in leg.learning)
    note = " Skills you were not asked about start at zero hours, as you may have them." if unasked else ""
    people = " People in a role are taken to hold what it requires, no more." if found.start.assumed else ""
    return (
        "Hours are judged, not measured; what was learnt for one role counts for the next. "
        f"Years in a job come on top of them.{people}{note}"
    )


def _names(roles: tuple[str, ...], base: KnowledgeBase) -> str:
    return joined([base.roles[role].name for role in roles])


def _name(role: str | None, base: KnowledgeBase) -> str:
    return base.roles[role].name if role else ""


def _listed(skills: tuple[str, ...], base: KnowledgeBase) -> str:
    if not skills:
        return ""
    more = f" and {len(skills) - NAMED} more" if len(skills) > NAMED else ""
    return f" ({', '.join(base.skills[skill].name for skill in skills[:NAMED])}{more})"

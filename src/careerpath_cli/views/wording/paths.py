"""Transition paths in sentences, whatever the medium."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
from careerpath_cli.transitions.transition import Transition, Years
from careerpath_cli.views.wording import words

NAMED = 4
_NEGLIGIBLE = 0.5


def likely(amount: Hours) -> str:
    """Return a range of hours with its middle."""
    return f"{words.hours(amount)}, likely about {amount.likely:,.0f}"


def title(paths: TransitionPaths, base: KnowledgeBase) -> str:
    """Return a title that says from where to where it goes."""
    goal = base.roles[paths.goal].name
    return f"From {_name(paths.direct.origin, base) or 'where you are now'} to {goal}"


def summary(paths: TransitionPaths, hours_per_week: float | None, base: KnowledgeBase) -> str:
    """Return what the shortest path takes; without one, why there is none and what comes closest."""
    best = paths.best
    if best is None:
        return _no_path(paths, base)
    first = best.transitions[0]
    moves = "One move" if len(best.transitions) == 1 else f"{len(best.transitions)} moves"
    applying = f"applying as {words.with_article(base.roles[first.role].name)} makes sense"
    return (
        f"{moves}: {applying} {until_applying(first, hours_per_week)}. All that is asked along the way takes "
        f"{likely(best.hours)}, much of it learnt in the job."
    )


def until_applying(move: Transition, hours_per_week: float | None) -> str:
    """Return when applying for a move's role makes sense: now, or after so many hours, or weeks at a pace."""
    hours = move.until_applying
    if not hours.high:
        return "now"
    if hours_per_week is None:
        return f"after {words.hours(hours)}"
    weeks = hours.weeks(hours_per_week)
    least = float(move.project_weeks)
    weeks = Hours(max(least, weeks.low), max(least, weeks.high))
    return f"after {words.weeks(weeks)} at {hours_per_week:g} hours a week"


def at_pace(amount: Hours, hours_per_week: float | None) -> str:
    """Return how long hours take at a pace; empty where no pace is known."""
    if hours_per_week is None:
        return ""
    return f": {words.weeks(amount.weeks(hours_per_week))} at {hours_per_week:g} hours a week"


def at_once(paths: TransitionPaths, base: KnowledgeBase) -> str:
    """Return how the shortest path compares with going straight to the goal."""
    if paths.best is None or len(paths.best.transitions) == 1:
        return "No stepping stone shortens it: go straight there." if paths.best else ""
    direct = paths.direct.hours.likely
    more = paths.best.hours.likely - direct
    if paths.direct.reason == "too far":
        compared = f"{more:,.0f} fewer" if more >= 0 else f"{-more:,.0f} more"
        return f"Going straight there takes about {direct:,.0f} h ({compared}), but {_too_far(paths, base)}."
    return f"Going straight there takes about {direct:,.0f} h: the stepping stones save {-more:,.0f}."


def _too_far(paths: TransitionPaths, base: KnowledgeBase) -> str:
    limit = paths.rules.goal_hours
    reasons = []
    if paths.too_high:
        level = base.roles[paths.goal].ladder.level
        reasons.append(f"“{level}” is more than one step up the career ladder")
    if paths.direct.hours.likely > limit:
        reasons.append(f"over {limit:,.0f} h is more than most documented moves take")
    if not reasons:
        reasons.append(f"nobody begins as {words.with_article(base.roles[paths.goal].name)}")
    return words.listed(reasons)


def _no_path(paths: TransitionPaths, base: KnowledgeBase) -> str:
    direct = (
        f"We know of no realistic route. Going straight there takes {likely(paths.direct.hours)}, "
        f"but {_too_far(paths, base)}."
    )
    if paths.nearest is None or paths.remaining is None:
        return f"{direct} No role within reach brings it closer."
    nearest = paths.nearest
    via = f", via {_names(nearest.roles[:-1], base)}" if len(nearest.roles) > 1 else ""
    return (
        f"{direct} The closest role within reach is {base.roles[nearest.roles[-1]].name}{via}: "
        f"about {nearest.hours.likely:,.0f} h, and from there about {paths.remaining.likely:,.0f} h more."
    )


def ends(transition: Transition, base: KnowledgeBase) -> str:
    """Return the two ends of a transition."""
    return f"{_name(transition.origin, base) or 'You'} → {base.roles[transition.role].name}"


def reason(transition: Transition) -> str:
    """Return why a transition is realistic, or that it is not."""
    match transition.reason:
        case "named way":
            return transition.way or "a known way from the work you do now"
        case "entry role":
            return "hires beginners"
        case "near enough":
            return "not a documented route, but no longer than many that are"
        case "too far":
            return "not a documented route, and a long way for one move"


def shared(transition: Transition, base: KnowledgeBase) -> str:
    """Return how much of what is required the person already has."""
    held, partly = len(transition.shared), len(transition.partly)
    if not held and not partly:
        return f"none of the {transition.required} required skills yet"
    whole = f"{held} of {transition.required} required skills{_listed(transition.shared, base)}"
    return f"{whole}; {partly} partly{_listed(transition.partly, base)}" if partly else whole


def new(transition: Transition, base: KnowledgeBase) -> list[str]:
    """Return the largest steps of learning, and how many more there are."""
    lines = [learning(step, base) for step in transition.learning[:NAMED]]
    rest = transition.learning[NAMED:]
    if rest:
        hours = sum(step.hours.likely for step in rest)
        lines.append(f"{len(rest)} more, about {hours:,.0f} h together")
    return lines or ["nothing"]


def learning(step: LearningStep, base: KnowledgeBase) -> str:
    """Return a skill with the level that the person has, the one to reach, and the hours."""
    now = words.held_level(step.now, step.implied_by, base, at_least=step.at_least)
    levels = f"{now} → {step.to}"
    return f"{base.skills[step.skill].name}, {levels}: {words.hours(step.hours)}"


def beside(transition: Transition) -> str:
    """Return what a transition takes besides learning."""
    project, change = words.hours(transition.project), words.hours(transition.change)
    return f"a portfolio project {project}, applying and settling in {change}"


def asks(transition: Transition) -> str:
    """Return which years and which degree a role usually asks for."""
    degree = f"; rarely without {words.DEGREE_NAMES[transition.degree]}" if transition.degree else ""
    return f"{_years(transition.years)}{degree}"


def _years(years: Years) -> str:
    if years.stated:
        return f"{words.span(years.low, years.high)} years of experience"
    if years.low == 0:
        return "no experience: it is an entry-level role"
    return f"about {years.low:g} years of experience, judging by its level"


def alternative(path: TransitionPath, best: TransitionPath, base: KnowledgeBase) -> str:
    """Return in one line which way another path goes and how it compares."""
    route = f"Via {_names(path.roles[:-1], base)}" if len(path.transitions) > 1 else "Straight there"
    more = path.hours.likely - best.hours.likely
    compared = "just as long" if more < _NEGLIGIBLE else f"{more:,.0f} more"
    return f"{route}: about {path.hours.likely:,.0f} h, {compared}; {words.listed(_trades(path, best))}"


def _trades(path: TransitionPath, best: TransitionPath) -> list[str]:
    """Return how another path differs in its number of moves and in its longest one."""
    extra = len(path.transitions) - len(best.transitions)
    moves = "as many moves"
    if extra:
        word = "more" if extra > 0 else "fewer"
        moves = f"one {word} move" if abs(extra) == 1 else f"{abs(extra)} {word} moves"
    longest, longest_of_best = path.longest.hours.likely, best.longest.hours.likely
    if round(longest) == round(longest_of_best):
        return [moves, f"the longest takes the same {longest:,.0f} h"]
    return [moves, f"the longest takes {longest:,.0f} h instead of {longest_of_best:,.0f}"]


def limits(paths: TransitionPaths, base: KnowledgeBase) -> list[str]:
    """Return where the person's constraints stand in the way."""
    goal = base.roles[paths.goal].name
    lines = [f"{goal}: {words.objection(objection)}." for objection in paths.objections]
    if any(objection.excludes for objection in paths.objections):
        lines.append(f"So your constraints rule out {goal}; here's the route all the same.")
    if paths.unusable:
        lines.append(f"Skipped because of your constraints: {_names(paths.unusable, base)}.")
    return lines


def caveat(paths: TransitionPaths, legs: tuple[Transition, ...]) -> str:
    """Return how far the hours can be trusted."""
    unasked = any(step.now is None for transition in legs for step in transition.learning)
    people = " We assume that people in a role have what it requires, no more." if paths.start.assumed else ""
    return (
        "Hours are estimates; what you learn for one role counts for the next. Years in a job come on top."
        f"{people}{words.UNASKED_HOURS if unasked else ''}"
    )


def _names(roles: tuple[str, ...], base: KnowledgeBase) -> str:
    return words.listed([base.roles[role].name for role in roles])


def _name(role: str | None, base: KnowledgeBase) -> str:
    return base.roles[role].name if role else ""


def _listed(skills: tuple[str, ...], base: KnowledgeBase) -> str:
    if not skills:
        return ""
    more = f" and {len(skills) - NAMED} more" if len(skills) > NAMED else ""
    return f" ({', '.join(base.skills[skill].name for skill in skills[:NAMED])}{more})"

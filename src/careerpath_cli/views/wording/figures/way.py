"""Figures of the way to the goal: the routes over roles, and the plan on a calendar."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route
from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
from careerpath_cli.transitions.transition import Transition
from careerpath_cli.views.outline import Chart
from careerpath_cli.views.wording import paths as path_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.roadmap import pace

ROUTES_HEAD = ("Route", "Move", "Until applying", "In all", "Why")
TIMELINE_HEAD = ("Part", "Step", "From", "To")
YOU = "You, today"
STRAIGHT = "Straight there"
TOO_FAR = "far for one move"


def routes_title(paths: TransitionPaths, base: KnowledgeBase) -> str:
    """Return how many moves lead to the goal."""
    goal = base.roles[paths.goal].name
    if paths.best is None:
        return f"No realistic route to {goal} yet"
    moves = len(paths.best.transitions)
    if moves > 1:
        via = words.listed([base.roles[role].name for role in paths.best.roles[:-1]])
        return f"To {goal} via {via}"
    return (
        f"One move to {goal}" if len(paths.paths) == 1 else f"Straight to {goal}, or by way of another role"
    )


def routes(paths: TransitionPaths, hours_per_week: float | None, base: KnowledgeBase) -> str:
    """Return what the shortest route takes, and which others there are."""
    told = [
        path_words.summary(paths, hours_per_week, base),
        path_words.at_once(paths, base) if len(paths.paths) > 1 or paths.best is None else "",
        *(f"{path_words.alternative(path, paths.paths[0], base)}." for path in paths.paths[1:]),
    ]
    return " ".join(filter(None, told))


def routes_note(paths: TransitionPaths) -> str:
    """Return how far the hours can be trusted."""
    legs = paths.best.transitions if paths.best else (paths.direct,)
    return path_words.caveat(paths, legs)


def route_name(path: TransitionPath, base: KnowledgeBase) -> str:
    """Return which way a path goes."""
    via = [base.roles[role].name for role in path.roles[:-1]]
    return f"Via {words.listed(via)}" if via else STRAIGHT


def hours_in_short(move: Transition) -> str:
    """Return what a move takes where there is hardly any room."""
    return f"{move.hours.likely:,.0f} h"


def move_hours(move: Transition, hours_per_week: float | None) -> tuple[str, ...]:
    """Return what it takes until applying makes sense, in two lines at most."""
    when, _, pace = path_words.until_applying(move, hours_per_week).partition(" at ")
    return tuple(filter(None, (f"apply {when}", pace and f"at {pace}")))


def timeline_title(way: Route, roadmap: Roadmap) -> str:
    """Return from when on applying for the goal makes sense, as `mentoring.verdict` says it at length."""
    role = words.with_article(way.role.name)
    if way.ready:
        return f"You can apply as {role} today; the plan makes it likelier"
    if roadmap.plan.learnt and not roadmap.barring_years:
        return f"You can apply as {role} now; with work to show, from {words.day(way.apply.likely)} on"
    return f"From {words.day(way.apply.likely)} on, applying as {role} makes sense"


def timeline(plan: Chart) -> str:
    """Return the parts of a plan with their days, and the days that matter."""
    told = []
    for part in dict.fromkeys(item.part for item in plan.items):
        items = [item for item in plan.items if item.part == part]
        span = words.days(min(item.first for item in items), max(item.last for item in items))
        told.append(f"{part}: {words.count(len(items), 'step')}, {span}.")
    told += [f"{name}: {words.day(when)}." for when, name in plan.days]
    return " ".join(told)


def timeline_note(roadmap: Roadmap) -> str:
    """Return the pace that the days are worked out with."""
    told = pace(roadmap.plan.pace, on_paper=True)
    return f"At {told}. All days are the likely ones; the plan has the whole span."

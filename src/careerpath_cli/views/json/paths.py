"""Routes through roles → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
from careerpath_cli.transitions.transition import Transition
from careerpath_cli.views.json.values import Json, plain_values, rounded
from careerpath_cli.views.wording import paths as path_words


def paths(paths: TransitionPaths, hours_per_week: float | None, base: KnowledgeBase) -> Json:
    """Describe the shortest route, the others, and the direct move; `ladder` is null without a route."""
    start = paths.start
    return {
        "knowledge_base": base.version,
        "from": {"role": start.role, "own_skills": bool(start.person.skills)},
        "to": paths.goal,
        "hours_per_week": hours_per_week,
        "summary": path_words.summary(paths, hours_per_week, base),
        "ladder": _ladder(paths.best, hours_per_week, base) if paths.best else None,
        "alternatives": [_ladder(path, hours_per_week, base) for path in paths.paths[1:]],
        "at_once": _leg(paths.direct, hours_per_week, base) | {"realistic": paths.direct.reason != "too far"},
        "nearest": _ladder(paths.nearest, hours_per_week, base) if paths.nearest else None,
        "left_from_nearest": _hours(paths.remaining) if paths.remaining else None,
        "objections": [plain_values(objection) for objection in paths.objections],
        "excluded": list(paths.unusable),
    }


def _ladder(path: TransitionPath, hours_per_week: float | None, base: KnowledgeBase) -> Json:
    return {
        "roles": list(path.roles),
        "hours": _hours(path.hours),
        "weeks": _weeks(path.hours, hours_per_week),
        "legs": [_leg(transition, hours_per_week, base) for transition in path.transitions],
    }


def _leg(transition: Transition, hours_per_week: float | None, base: KnowledgeBase) -> Json:
    return {
        "from": transition.origin,
        "to": transition.role,
        "name": base.roles[transition.role].name,
        "reason": transition.reason,
        "way": transition.way,
        "hours": _hours(transition.hours),
        "weeks": _weeks(transition.hours, hours_per_week),
        "project_hours": _hours(transition.project),
        "change_hours": _hours(transition.change),
        "required": transition.required,
        "shared": list(transition.shared),
        "partly": list(transition.partly),
        "learning": [_step(step, base) for step in transition.learning],
        "experience_years": {
            "low": transition.years.low,
            "high": transition.years.high,
            "stated": transition.years.stated,
        },
        "degree_missing": transition.degree,
        "objections": [plain_values(objection) for objection in transition.objections],
    }


def _step(step: LearningStep, base: KnowledgeBase) -> Json:
    return {
        "skill": step.skill,
        "name": base.skills[step.skill].name,
        "now": step.now,
        "to": step.to,
        "hours": _hours(step.hours),
    }


def _hours(amount: Hours) -> Json:
    return {"low": rounded(amount.low), "likely": rounded(amount.likely), "high": rounded(amount.high)}


def _weeks(amount: Hours, hours_per_week: float | None) -> Json | None:
    return _hours(amount.weeks(hours_per_week)) if hours_per_week else None

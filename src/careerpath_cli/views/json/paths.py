"""Routes through roles → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.json.values import Json, plain_values, rounded
from careerpath_cli.views.wording import paths as path_words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.learning import LearningStep
    from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
    from careerpath_cli.transitions.transition import Transition


def paths(found: TransitionPaths, hours_per_week: float | None, base: KnowledgeBase) -> Json:
    """Describe the shortest route, the others, and the direct move; `ladder` is null without a route."""
    start = found.start
    return {
        "knowledge_base": base.version,
        "from": {"role": start.role, "own_skills": bool(start.person.skills)},
        "to": found.goal,
        "hours_per_week": hours_per_week,
        "summary": path_words.summary(found, hours_per_week, base),
        "ladder": _ladder(found.best, hours_per_week, base) if found.best else None,
        "alternatives": [_ladder(one, hours_per_week, base) for one in found.ladders[1:]],
        "at_once": _leg(found.direct, hours_per_week, base) | {"realistic": found.direct.reason != "too far"},
        "nearest": _ladder(found.nearest, hours_per_week, base) if found.nearest else None,
        "left_from_nearest": _hours(found.left) if found.left else None,
        "objections": [plain_values(one) for one in found.against],
        "excluded": list(found.unusable),
    }


def _ladder(one: TransitionPath, hours_per_week: float | None, base: KnowledgeBase) -> Json:
    return {
        "roles": list(one.roles),
        "hours": _hours(one.hours),
        "weeks": _weeks(one.hours, hours_per_week),
        "legs": [_leg(leg, hours_per_week, base) for leg in one.legs],
    }


def _leg(one: Transition, hours_per_week: float | None, base: KnowledgeBase) -> Json:
    return {
        "from": one.origin,
        "to": one.role,
        "name": base.roles[one.role].name,
        "reason": one.reason,
        "way": one.way,
        "hours": _hours(one.hours),
        "weeks": _weeks(one.hours, hours_per_week),
        "project_hours": _hours(one.project),
        "change_hours": _hours(one.change),
        "required": one.required,
        "shared": list(one.shared),
        "partly": list(one.partly),
        "learning": [_step(step, base) for step in one.learning],
        "experience_years": {"low": one.years.low, "high": one.years.high, "stated": one.years.stated},
        "degree_missing": one.degree,
        "objections": [plain_values(objection) for objection in one.objections],
    }


def _step(one: LearningStep, base: KnowledgeBase) -> Json:
    return {
        "skill": one.skill,
        "name": base.skills[one.skill].name,
        "now": one.now,
        "to": one.to,
        "hours": _hours(one.hours),
    }


def _hours(amount: Hours) -> Json:
    return {"low": rounded(amount.low), "likely": rounded(amount.likely), "high": rounded(amount.high)}


def _weeks(amount: Hours, hours_per_week: float | None) -> Json | None:
    return _hours(amount.weeks(hours_per_week)) if hours_per_week else None

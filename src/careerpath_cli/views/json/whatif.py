"""What would change a ranking, and two rankings side by side → what `--json` prints.

Keys are only ever added, never renamed or removed.
"""

from __future__ import annotations

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK
from careerpath_cli.views.json.values import Json, hours, plain_values, rounded
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import words
from careerpath_cli.whatif.levers import FirstChange, Levers, Lift, Opening
from careerpath_cli.whatif.whatif import Learning, LevelRise, RankedRole, RankingComparison, RoleChange


def whatif(
    learnt: Learning, comparison: RankingComparison, hours_per_week: float | None, base: KnowledgeBase
) -> Json:
    """Describe what was learnt, what it takes, and every role before and after, in the new order."""
    pace = hours_per_week or DEFAULT_HOURS_PER_WEEK
    return {
        "knowledge_base": base.version,
        "learning": learning(learnt, base)
        | {
            "held": [{"skill": rise.skill, "level": rise.now} for rise in learnt.held],
            "weeks": hours(learnt.hours.weeks(pace)),
            "hours_per_week": pace,
            "pace_assumed": hours_per_week is None,
        },
        "top": comparison.top,
        "entered": list(comparison.entered),
        "left": list(comparison.left),
        "roles": [_role(role, base) for role in comparison.roles],
    }


def _role(role: RoleChange, base: KnowledgeBase) -> Json:
    return {
        "role": role.role,
        "name": base.roles[role.role].name,
        "climbed": role.climbed,
        "before": _ranked_role(role.before),
        "after": _ranked_role(role.after),
    }


def _ranked_role(ranked: RankedRole) -> Json:
    return {
        "place": ranked.rank,
        "score": rounded(ranked.match.fit),
        "may": words.may(ranked.match),
        "readiness": {"low": rounded(ranked.gap.low), "high": rounded(ranked.gap.high)},
    }


def levers(levers: Levers, base: KnowledgeBase) -> Json:
    """Describe what would change most; null where nothing of that kind was found, with what was tried."""
    return {
        "role": levers.role,
        "ruled_out": levers.ruled_out,
        "lift": _lift(levers.lift, base) if levers.lift else None,
        "opens": _opening(levers.opening, base) if levers.opening else None,
        "first": _first(levers.first, base) if levers.first else None,
        "sentences": {
            "lift": lever_words.lift(levers, base),
            "opens": lever_words.opening(levers.opening, base),
            "first": lever_words.first(levers.first, base),
        },
    }


def learning(learning: Learning, base: KnowledgeBase) -> Json:
    """Describe what is to be learnt, what it builds on, and the hours of both."""
    return {
        "steps": [_step(step, base) for step in learning.steps],
        "builds_on": [_step(step, base) for step in learning.below],
        "hours": hours(learning.hours),
    }


def _step(rise: LevelRise, base: KnowledgeBase) -> Json:
    return {
        "skill": rise.skill,
        "name": base.skills[rise.skill].name,
        "now": rise.now,
        "to": rise.to,
        "hours": hours(rise.hours),
    }


def _lift(lift: Lift, base: KnowledgeBase) -> Json:
    fits = {"score_before": rounded(lift.before), "score_after": rounded(lift.after)}
    return learning(lift.learning, base) | fits


def _opening(opening: Opening, base: KnowledgeBase) -> Json:
    return learning(opening.learning, base) | {"roles": list(opening.roles)}


def _first(change: FirstChange, base: KnowledgeBase) -> Json:
    return {
        "role": change.role,
        "instead_of": change.instead_of,
        "learning": learning(change.learning, base) if change.learning else None,
        "answer": plain_values(change.answer) if change.answer else None,
    }

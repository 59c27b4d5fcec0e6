"""Two rankings side by side → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK
from careerpath_cli.views.json.levers import learning
from careerpath_cli.views.json.values import Json, hours, rounded
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.whatif.whatif import Learning, RankedRole, RankingComparison, RoleChange


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

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
    learnt: Learning, found: RankingComparison, hours_per_week: float | None, base: KnowledgeBase
) -> Json:
    """Describe what was learnt, what it takes, and every role before and after, in the new order."""
    pace = hours_per_week or DEFAULT_HOURS_PER_WEEK
    return {
        "knowledge_base": base.version,
        "learning": learning(learnt, base)
        | {
            "held": [{"skill": one.skill, "level": one.now} for one in learnt.held],
            "weeks": hours(learnt.hours.weeks(pace)),
            "hours_per_week": pace,
            "pace_assumed": hours_per_week is None,
        },
        "top": found.top,
        "entered": list(found.entered),
        "left": list(found.left),
        "roles": [_role(one, base) for one in found.roles],
    }


def _role(one: RoleChange, base: KnowledgeBase) -> Json:
    return {
        "role": one.role,
        "name": base.roles[one.role].name,
        "climbed": one.climbed,
        "before": _standing(one.before),
        "after": _standing(one.after),
    }


def _standing(one: RankedRole) -> Json:
    return {
        "place": one.place,
        "score": rounded(one.match.fit),
        "may": words.may(one.match),
        "readiness": {"low": rounded(one.gap.low), "high": rounded(one.gap.high)},
    }

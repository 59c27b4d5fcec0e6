"""How roles fit → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.json.values import Json, rounded, topic_values
from careerpath_cli.views.wording import reasons as reason_words
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.explanation import Explanation
    from careerpath_cli.matching.ranking import Contribution, RoleMatch
    from careerpath_cli.planning.gaps import RoleGap, SkillGap


def match_full(match: RoleMatch, gap: RoleGap, base: KnowledgeBase) -> Json:
    """Describe how one role fits, with every contribution and gap."""
    return {
        "role": match.role,
        "name": base.roles[match.role].name,
        "score": rounded(match.fit),
        "want": rounded(match.want),
        "can": rounded(match.can),
        "may": {
            "verdict": words.may(match),
            "score": rounded(match.may.score),
            "objections": [
                {"limit": one.limit, "excludes": one.excludes, "asked": one.asked, "stated": one.stated}
                for one in match.may.objections
            ],
        },
        "readiness": {"low": rounded(gap.low), "high": rounded(gap.high)},
        "reasons": reason_words.strongest(match, base),
        "contributions": [_contribution(one) for one in match.contributions],
        "gaps": [_gap(one) for one in gap.skills if one.state != "met"],
    }


def explanation(found: Explanation, base: KnowledgeBase) -> Json:
    """Describe where a role's score comes from: shares that add up to `total`, in nats."""
    return {
        "knowledge_base": base.version,
        "role": found.match.role,
        "place": found.place,
        "score": rounded(found.match.fit),
        "total": found.total,
        "shares": [
            _contribution(one.contribution) | {"evidence": one.evidence, "shown": one.shown}
            for one in (*found.speaking_for, *found.speaking_against)
        ],
        "unasked": [
            topic_values(one.topic) | {"yes": rounded(one.yes), "no": rounded(one.no)}
            for one in found.unasked
        ],
    }


def _contribution(one: Contribution) -> Json:
    found: Json = {
        "part": one.part,
        "kind": one.kind,
        "subject": one.subject,
        "evidence": rounded(one.evidence),
    }
    found |= {"answer": one.answer} if one.answer else {}
    found |= {"needed": one.needed} if one.needed else {}
    return found | ({"through": one.inferred_from} if one.inferred_from else {})


def _gap(gap: SkillGap) -> Json:
    return {
        "skill": gap.need.skill,
        "state": gap.state,
        "level": gap.level,
        "needed": gap.need.level,
        "importance": gap.need.importance,
    }

"""How roles fit → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.explanation import Explanation
from careerpath_cli.matching.ranking import Contribution, RoleMatch
from careerpath_cli.planning.gaps import RoleGap, SkillGap
from careerpath_cli.views.json.values import Json, rounded, topic_values
from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import words


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
                {
                    "limit": objection.limit,
                    "excludes": objection.excludes,
                    "asked": objection.asked,
                    "stated": objection.stated,
                    "note": objection.note or None,
                }
                for objection in match.may.objections
            ],
        },
        "posts": base.posts[match.role].word if match.role in base.posts else None,
        "readiness": {"low": rounded(gap.low), "high": rounded(gap.high)},
        "reasons": reason_words.strongest(match, base),
        "contributions": [_contribution(contribution) for contribution in match.contributions],
        "gaps": [_gap(skill_gap) for skill_gap in gap.skills if skill_gap.state != "met"],
    }


def explanation(explanation: Explanation, base: KnowledgeBase) -> Json:
    """Describe where a role's score comes from: shares that add up to `total`, in nats."""
    return {
        "knowledge_base": base.version,
        "role": explanation.match.role,
        "place": explanation.rank,
        "score": rounded(explanation.match.fit),
        "total": explanation.total,
        "start": explanation.match.start,
        "shares": [
            _contribution(share.contribution) | {"evidence": share.evidence, "shown": share.shown}
            for share in (*explanation.speaking_for, *explanation.speaking_against)
        ],
        "unasked": [
            topic_values(question.topic) | {"yes": rounded(question.yes), "no": rounded(question.no)}
            for question in explanation.unasked
        ],
    }


def _contribution(contribution: Contribution) -> Json:
    described: Json = {
        "part": contribution.part,
        "kind": contribution.kind,
        "subject": contribution.subject,
        "evidence": rounded(contribution.evidence),
    }
    described |= {"answer": contribution.answer} if contribution.answer else {}
    described |= {"needed": contribution.needed} if contribution.needed else {}
    return described | ({"through": contribution.inferred_from} if contribution.inferred_from else {})


def _gap(gap: SkillGap) -> Json:
    return {
        "skill": gap.need.skill,
        "state": gap.state,
        "level": gap.level,
        "at_least": gap.at_least or bool(gap.implied_by),
        "needed": gap.needed,
        "importance": gap.need.importance,
    }

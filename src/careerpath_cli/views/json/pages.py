"""Values → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from careerpath_cli.views.wording import answer_kinds as reason_words
from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpath_cli.advice.recommendation import Advice
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.claims import Claim
    from careerpath_cli.knowledge.model.matching import ScoringWeights
    from careerpath_cli.knowledge.model.roles import Role, Salary
    from careerpath_cli.knowledge.model.skills import Skill
    from careerpath_cli.knowledge.pay import PayFacts
    from careerpath_cli.matching.confidence import Confidence
    from careerpath_cli.matching.explanation import Explanation
    from careerpath_cli.matching.ranking import Contribution, RoleMatch
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.planning.gaps import RoleGap, SkillGap
    from careerpath_cli.planning.reach import Reach
    from careerpath_cli.profile.kinds import Topic

Json = dict[str, Any]
_DIGITS = 4


def rounded(score: float | None) -> float | None:
    """Give a score with the digits that mean something."""
    return None if score is None else round(score, _DIGITS)


def role_brief(role: Role) -> Json:
    """Describe a role as a list shows it."""
    return {
        "id": role.id,
        "name": role.name,
        "level": role.ladder.level,
        "domains": list(role.domains),
        "summary": role.summary,
    }


def role_full(role: Role, base: KnowledgeBase, pay: PayFacts | None = None) -> Json:
    """Describe everything about a role, with the pay that was chosen for it."""
    sources = [base.sources[one] for one in role.sources]
    return (
        role_brief(role)
        | _standing(role)
        | _asked(role, base)
        | _life(role)
        | {
            "origin": base.origin("roles", role.id) or None,
            "salaries": [_salary(row, base) for row in role.salaries],
            "pay": _pay(pay) if pay else None,
            "sources": [{"id": one.id, "title": one.title, "date": one.date} for one in sources],
        }
    )


def _standing(role: Role) -> Json:
    years = role.ladder.experience_years
    return {
        "aliases": list(role.aliases),
        "titles": list(role.titles),
        "experience_years": list(years) if years else None,
        "level_source": role.ladder.source,
        "industries": list(role.industries),
        "occupations": plain_values(role.occupations),
        "trends": list(role.trends),
        "addition": role.addition,
    }


def _asked(role: Role, base: KnowledgeBase) -> Json:
    return {
        "needs": [
            plain_values(need) | {"name": base.skills[need.skill].name, "required": need.required}
            for need in role.needs
        ],
        "education": plain_values(role.education),
        "portfolio": plain_values(role.portfolio),
        "try_it": plain_values(role.try_it),
    }


def _life(role: Role) -> Json:
    return {
        "activities": {part.activity: part.share for part in role.activities},
        "offers": {offer.value: offer.degree for offer in role.offers},
        "week": dict(role.week),
        "suits": list(role.suits),
        "not_for": list(role.not_for),
        "ways_in": [plain_values(way) for way in role.ways_in],
        "ways_on": [plain_values(way) for way in role.ways_on],
        "juniors": plain_values(role.juniors),
    }


def _salary(row: Salary, base: KnowledgeBase) -> Json:
    return plain_values(row) | {"period": "year", "date": base.sources[row.source].date}


def plain_values(record: Any) -> Json:
    """Describe a record by its fields, as they are."""
    return asdict(record)


def _pay(pay: PayFacts) -> Json:
    return {
        "reported": [plain_values(row) for row in pay.reported],
        "reported_source": pay.survey.source if pay.survey else None,
        "wage": plain_values(pay.wage) if pay.wage else None,
        "missing": pay.missing or None,
        "countries": list(pay.countries),
    }


def advice(found: Advice, weights: ScoringWeights, base: KnowledgeBase) -> Json:
    """Describe a recommendation."""
    return {
        "knowledge_base": base.version,
        "weights": {"want": weights.want, "can": weights.can},
        "confidence": _confidence(found.confidence) if found.confidence else None,
        "bands": [
            {"roles": list(band.roles), "would_tell": [_topic(topic) for topic in band.tie_breakers]}
            for band in found.bands
        ],
        "recommendations": [
            match_full(one.match, one.gap, base) | {"reach": _reach(one.reach)}
            for one in found.recommendations
        ],
        "unknown_skills": list(found.profile.unknown_skills),
    }


def _confidence(found: Confidence) -> Json:
    return {
        "word": found.step.word,
        "lead": rounded(found.lead),
        "asked": rounded(found.asked),
        "measured_right": found.step.right,
    }


def _topic(topic: Topic) -> Json:
    return {"kind": topic[0], "subject": topic[1]}


def _reach(found: Reach) -> Json:
    return {
        "distance": found.distance,
        "hours": _hours(found.learning),
        "months": _hours(found.months),
        "hours_per_week": found.hours_per_week,
        "pace_assumed": found.pace_assumed,
        "years_missing": rounded(found.years_missing),
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
            _topic(one.topic) | {"yes": rounded(one.yes), "no": rounded(one.no)} for one in found.unasked
        ],
    }


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


def comparison(
    roles: Sequence[Role],
    base: KnowledgeBase,
    matches: Mapping[str, RoleMatch],
    gaps: Mapping[str, RoleGap],
) -> Json:
    """Describe roles side by side, each with how it fits where a person is compared too."""
    return {
        "roles": [
            role_full(role, base)
            | ({"match": match_full(matches[role.id], gaps[role.id], base)} if role.id in matches else {})
            for role in roles
        ]
    }


def _hours(amount: Hours) -> Json:
    return {"low": rounded(amount.low), "high": rounded(amount.high)}


def skill_resources(skill: Skill, base: KnowledgeBase) -> Json:
    """Describe what a skill can be learnt from, and the certificates about it."""
    return {
        "skill": skill.id,
        "resources": [
            plain_values(one) | {"to": part.to}
            for one in base.resources.values()
            for part in one.skills
            if part.skill == skill.id
        ],
        "certificates": [plain_values(one) for one in base.certificates.values() if skill.id in one.skills],
    }


def claim_list(role: Role, found: Sequence[Claim], base: KnowledgeBase) -> Json:
    """Describe every claim about a role with the date of its source."""
    return {
        "role": role.id,
        "claims": [plain_values(claim) | {"date": base.sources[claim.source].date} for claim in found],
    }

"""Advice → what `--json` prints."""

from collections.abc import Mapping, Sequence

from careerpath_cli.advice.missing import Start
from careerpath_cli.advice.recommendation import Advice
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.explanation import Explanation
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.gaps import RoleGap
from careerpath_cli.views.json.encoding import Json, encode, fill
from careerpath_cli.views.json.knowledge import role_full
from careerpath_cli.views.json.matches import match_full, topic
from careerpath_cli.views.json.records import advice as shapes
from careerpath_cli.views.wording import words


def advice(advice: Advice, weights: ScoringWeights, base: KnowledgeBase) -> Json:
    """Describe the recommended roles, and how sure the first of them is."""
    among = advice.certainty.among if advice.certainty else ()
    would_tell = [topic(advice.between)] if advice.between else []
    return fill(
        shapes.Advice,
        advice,
        knowledge_base=base.version,
        weights=weights,
        confidence_missing=None if advice.certainty else "not surveyed",
        bands=[fill(shapes.Band, roles=among, would_tell=would_tell)],
        recommendations=[
            match_full(one.match, one.gap, base) | {"reach": encode(one.reach, shapes.Reach)}
            for one in advice.recommendations
        ],
        occupation=_occupation(advice, base),
        start=_start(advice.start) if advice.start else None,
        levers=None,
    )


def _start(start: Start) -> Json:
    held, total, unasked = start.essentials
    essentials = fill(shapes.Essentials, then_held=held, of=total, not_asked=unasked)
    return fill(shapes.Start, start, to=start.learning.steps[0].to, essentials=essentials)


def _occupation(advice: Advice, base: KnowledgeBase) -> Json | None:
    known = advice.profile.occupation_id
    name = base.occupations[known].name if known else None
    return fill(shapes.Occupation, advice, name=name) if advice.profile.occupation is not None else None


def explanation(explanation: Explanation, base: KnowledgeBase) -> Json:
    """Describe where a role's score comes from: shares that add up to `total`, in nats."""
    return fill(
        shapes.Explanation,
        explanation,
        knowledge_base=base.version,
        shares=[
            fill(shapes.Share, share.contribution, evidence=share.evidence, shown=share.shown)
            for share in (*explanation.speaking_for, *explanation.speaking_against)
        ],
        unasked=[fill(shapes.Unasked, question, **topic(question.topic)) for question in explanation.unasked],
    )


def comparison(
    roles: Sequence[Role],
    base: KnowledgeBase,
    matches: Mapping[str, RoleMatch],
    gaps: Mapping[str, RoleGap],
) -> Json:
    """Describe roles side by side, each with how it fits where a person is compared too."""
    described = [
        role_full(role, base)
        | ({"match": match_full(matches[role.id], gaps[role.id], base)} if role.id in matches else {})
        for role in roles
    ]
    return fill(shapes.Comparison, roles=described)


def role_map(matches: Sequence[RoleMatch], current_role: str | None, base: KnowledgeBase) -> Json:
    """Describe all roles by want and can, best first."""
    roles = [
        fill(
            shapes.MappedRole,
            match,
            name=base.roles[match.role].name,
            place=place,
            allowed=words.may(match),
        )
        for place, match in enumerate(matches, start=1)
    ]
    return fill(shapes.RoleMap, knowledge_base=base.version, current_role=current_role, roles=roles)

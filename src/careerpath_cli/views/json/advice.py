"""Advice → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from careerpath_cli.advice.missing import Start
from careerpath_cli.advice.recommendation import Advice
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.matching.certainty import Certainty
from careerpath_cli.planning.reach import Reach
from careerpath_cli.views.json.matches import match_full
from careerpath_cli.views.json.values import Json, hours, plain_values, rounded, topic_values


def advice(advice: Advice, weights: ScoringWeights, base: KnowledgeBase) -> Json:
    """Describe the recommended roles, and how sure the first of them is."""
    return {
        "knowledge_base": base.version,
        "weights": {"want": weights.want, "can": weights.can},
        "confidence": _confidence(advice.certainty) if advice.certainty else None,
        "confidence_missing": None if advice.certainty else "not surveyed",
        "bands": [
            {
                "roles": list(advice.certainty.among if advice.certainty else ()),
                "would_tell": [topic_values(advice.between)] if advice.between else [],
            }
        ],
        "recommendations": [
            match_full(recommendation.match, recommendation.gap, base)
            | {"reach": _reach(recommendation.reach)}
            for recommendation in advice.recommendations
        ],
        "occupation": _occupation(advice, base),
        "all_ruled_out": advice.all_ruled_out,
        "unknown_skills": list(advice.profile.unknown_skills),
        "ruled_out": plain_values(advice.ruled_out) if advice.ruled_out else None,
        "newcomer": advice.newcomer,
        "start": _start(advice.start) if advice.start else None,
        "question": plain_values(advice.question) if advice.question else None,
        "levers": None,
    }


def _start(start: Start) -> Json:
    """Describe the skill to start with; `whatif --json` has the levers that stood here before."""
    held, total, unasked = start.essentials
    return {
        "role": start.role,
        "skill": start.gap.need.skill,
        "to": start.learning.steps[0].to,
        "hours": hours(start.learning.hours),
        "share_of_postings": rounded(start.share),
        "postings": start.counted.id if start.counted else None,
        "essentials": {"then_held": held, "of": total, "not_asked": unasked},
    }


def _occupation(advice: Advice, base: KnowledgeBase) -> Json | None:
    profile = advice.profile
    if profile.occupation is None:
        return None
    known = base.occupations[profile.occupation_id] if profile.occupation_id else None
    return {
        "stated": profile.occupation,
        "id": profile.occupation_id,
        "name": known.name if known else None,
        "move": plain_values(advice.move) if advice.move else None,
    }


def _confidence(sure: Certainty) -> Json:
    return {
        "word": sure.word,
        "measured_right": rounded(sure.first),
        "among": list(sure.among),
        "measured_among": rounded(sure.coverage),
        "field": sure.field,
        "measured_field": rounded(sure.in_field),
    }


def _reach(reach: Reach) -> Json:
    return {
        "distance": reach.distance,
        "hours": hours(reach.learning),
        "months": hours(reach.months),
        "hours_per_week": reach.hours_per_week,
        "pace_assumed": reach.pace_assumed,
        "years_missing": rounded(reach.years_missing),
    }

"""Levers → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.json.values import Json, hours, plain_values, rounded
from careerpath_cli.views.wording import levers as lever_words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.whatif.levers import FirstChange, Levers, Lift, Opening
    from careerpath_cli.whatif.whatif import Learning, LevelRise


def levers(found: Levers, base: KnowledgeBase) -> Json:
    """Describe what would change most; null where nothing of that kind was found, with what was tried."""
    return {
        "role": found.role,
        "ruled_out": found.ruled_out,
        "lift": _lift(found.lift, base) if found.lift else None,
        "opens": _opening(found.opening, base) if found.opening else None,
        "first": _first(found.first, base) if found.first else None,
        "sentences": {
            "lift": lever_words.lift(found, base),
            "opens": lever_words.opening(found.opening, base),
            "first": lever_words.first(found.first, base),
        },
    }


def learning(found: Learning, base: KnowledgeBase) -> Json:
    """Describe what is to be learnt, what it builds on, and the hours of both."""
    return {
        "steps": [_step(one, base) for one in found.steps],
        "builds_on": [_step(one, base) for one in found.below],
        "hours": hours(found.hours),
    }


def _step(one: LevelRise, base: KnowledgeBase) -> Json:
    return {
        "skill": one.skill,
        "name": base.skills[one.skill].name,
        "now": one.now,
        "to": one.to,
        "hours": hours(one.hours),
    }


def _lift(found: Lift, base: KnowledgeBase) -> Json:
    fits = {"score_before": rounded(found.before), "score_after": rounded(found.after)}
    return learning(found.learning, base) | fits


def _opening(found: Opening, base: KnowledgeBase) -> Json:
    return learning(found.learning, base) | {"roles": list(found.roles)}


def _first(found: FirstChange, base: KnowledgeBase) -> Json:
    return {
        "role": found.role,
        "instead_of": found.instead_of,
        "learning": learning(found.learning, base) if found.learning else None,
        "answer": plain_values(found.answer) if found.answer else None,
    }

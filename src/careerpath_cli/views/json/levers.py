"""Levers → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.json.values import Json, hours, plain_values, rounded
from careerpath_cli.views.wording import levers as lever_words

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.whatif.levers import FirstChange, Levers, Lift, Opening
    from careerpath_cli.whatif.whatif import Learning, LevelRise


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

"""Learning and levers in sentences, whatever the medium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.answer_kinds import topic_name

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.whatif.levers import AnswerChange, FirstChange, Levers, Lift, Opening
    from careerpath_cli.whatif.whatif import Learning, LevelRise

ROLES_NAMED = 3


def step(rise: LevelRise, base: KnowledgeBase) -> str:
    """Return a skill with the level that the person has and the one to reach."""
    now = words.held_level(rise.now, rise.implied_by, base, at_least=rise.at_least)
    return f"{base.skills[rise.skill].name}, {now} → {rise.to}"


def lift(levers: Levers, base: KnowledgeBase) -> str:
    """Return which next level raises the fit of the chosen role most."""
    role = base.roles[levers.role]
    if levers.ruled_out:
        return f"Your constraints rule out {role.name}, whatever you learn."
    if levers.lift is None:
        return f"No skill would raise your fit for {role.name} any further."
    learning = levers.lift.learning
    skill = learning.steps[0].skill
    required = any(need.skill == skill and need.required for need in role.needs)
    return (
        f"Best next skill for {role.name}{'' if required else ' (helpful, not required)'}: "
        f"{_learning(learning, base)}; {_rise(levers.lift)}.{_unasked(learning)}"
    )


def _rise(raised: Lift) -> str:
    before, after = words.percent(raised.before), words.percent(raised.after)
    return f"fit {before} → {after}" if before != after else f"fit rises less than a point from {before}"


def opening(best: Opening | None, base: KnowledgeBase) -> str:
    """Return which next level helps the most roles."""
    if best is None:
        return "No single step in a skill would lift a role by a point to a fit of 50 or above."
    count = len(best.roles)
    names = words.listed([base.roles[role].name for role in best.roles[:ROLES_NAMED]])
    gain = f"{names} gain{'s' if count == 1 else ''} a point or more"
    if count > ROLES_NAMED:
        gain = f"{count} roles gain a point or more, mainly {names}"
    return f"Helps the most roles: {_learning(best.learning, base)}; {gain}.{_unasked(best.learning)}"


def first(change: FirstChange | None, base: KnowledgeBase) -> str:
    """Return the smallest change that would put another role first, or what was tried in vain."""
    if change is None:
        return (
            "No change we tried would replace your #1: any one skill, one step up or down in an activity or "
            "value, or any two skills of one of the next five roles."
        )
    now, then = base.roles[change.instead_of].name, base.roles[change.role].name
    if change.answer is not None:
        return f"{_answer(change.answer, base)}, {then} would replace {now} as your #1."
    assert change.learning is not None
    return (
        f"{_learning(change.learning, base)}: this would put {then} first instead of {now}."
        f"{_unasked(change.learning)}"
    )


def _learning(learning: Learning, base: KnowledgeBase) -> str:
    """Return what is learnt and its hours, with what it builds on."""
    steps = words.listed([step(rise, base) for rise in learning.steps])
    builds = "it builds" if len(learning.steps) == 1 else "they build"
    below = words.listed([base.skills[rise.skill].name for rise in learning.below])
    prerequisites = f", including {below}, which {builds} on" if below else ""
    return f"{steps} ({words.hours(learning.hours)}{prerequisites})"


def _unasked(learning: Learning) -> str:
    if all(rise.now is not None for rise in learning.steps):
        return ""
    return " We didn't ask about it. Do you have it? careerpath advise --full asks."


def _answer(change: AnswerChange, base: KnowledgeBase) -> str:
    name = topic_name((change.kind, change.subject), base)
    return f"If you rated {name} “{change.to}” instead of “{change.now}”"

"""What learning and levers say in sentences, whatever the medium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.whatif.levers import AnswerChange, FirstChange, Levers, Lift, Opening
    from careerpath_cli.whatif.whatif import Learning, LevelRise

ROLES_NAMED = 3


def joined(names: Sequence[str]) -> str:
    """Join names as in a sentence."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def step(one: LevelRise, base: KnowledgeBase) -> str:
    """Name a skill with the level it has and the one it is brought to."""
    return f"{base.skills[one.skill].name}, {words.held_level(one.now, one.implied_by, base)} → {one.to}"


def lift(found: Levers, base: KnowledgeBase) -> str:
    """Say which next level lifts the chosen role most."""
    role = base.roles[found.role]
    if found.ruled_out:
        return f"Your own limits rule out {role.name}, whatever you learn."
    if found.lift is None:
        return f"No skill would lift {role.name} further."
    skill = found.lift.learning.steps[0].skill
    required = any(need.skill == skill and need.required for need in role.needs)
    asks = "requires" if required else "is glad of"
    return (
        f"Of what {role.name} {asks}, {_learning(found.lift.learning, base)}, lifts it most: "
        f"{_rise(found.lift)}.{_unasked(found.lift.learning)}"
    )


def _rise(one: Lift) -> str:
    before, after = words.percent(one.before), words.percent(one.after)
    return f"fit {before} → {after}" if before != after else f"by less than a point from {before}"


def opening(found: Opening | None, base: KnowledgeBase) -> str:
    """Say which next level brings most roles closer."""
    if found is None:
        return "No single step in a skill brings a role closer by a point of 100."
    count = len(found.roles)
    names = joined([base.roles[role].name for role in found.roles[:ROLES_NAMED]])
    gain = f"{names} gain{'s' if count == 1 else ''} a point or more"
    if count > ROLES_NAMED:
        gain = f"{count} roles gain a point or more, most of all {names}"
    return f"{_learning(found.learning, base)}, opens most: {gain}.{_unasked(found.learning)}"


def first(found: FirstChange | None, base: KnowledgeBase) -> str:
    """Say what would put another role first, or what was tried in vain."""
    if found is None:
        return (
            "None of what was tried would put another role first: any one skill, one step in a liking or a "
            "value, any two skills of one of the next five roles."
        )
    now, then = base.roles[found.instead_of].name, base.roles[found.role].name
    if found.answer is not None:
        return f"{_answer(found.answer, base)}, {then} would come first instead of {now}."
    assert found.learning is not None
    return (
        f"{_learning(found.learning, base)}, would put {then} first instead of {now}."
        f"{_unasked(found.learning)}"
    )


def _learning(one: Learning, base: KnowledgeBase) -> str:
    """Name what is learnt and its hours, with what it builds on."""
    steps = joined([step(part, base) for part in one.steps])
    below = joined([base.skills[part.skill].name for part in one.below]) if one.below else ""
    with_it = (
        f", with {below}, which {'it builds' if len(one.steps) == 1 else 'they build'} on" if below else ""
    )
    return f"{steps} ({words.hours(one.hours)}{with_it})"


def _unasked(one: Learning) -> str:
    if all(part.now is not None for part in one.steps):
        return ""
    return " You were not asked about it; if you have it, say so."


def _answer(one: AnswerChange, base: KnowledgeBase) -> str:
    if one.kind == "value":
        return f"If you called {base.values[one.subject].name.lower()} {one.to} and not {one.now}"
    return f"If you answered {one.to} and not {one.now} to {base.activities[one.subject].name.lower()}"

"""Learning and levers in sentences, whatever the medium."""

from collections.abc import Sequence

from careerpath_cli.advice.missing import Missing
from careerpath_cli.advice.recommendation import OpenQuestion
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.gaps import SkillGap
from careerpath_cli.views.wording import advice as advice_words
from careerpath_cli.views.wording import words
from careerpath_cli.views.wording.answer_kinds import topic_name
from careerpath_cli.whatif.levers import AnswerChange, FirstChange, Levers, Lift, Opening
from careerpath_cli.whatif.whatif import Learning, LevelRise

ROLES_NAMED = 3
_MISSING_NAMED = 4


def missing(skills: Missing, base: KnowledgeBase, room: int) -> str:
    """Return what somebody lacks to be hired, by name; else what they may lack, as nobody asked about it.

    Up to four skills are named, as many as `room` characters hold; one that is missing always.
    """
    if not skills.to_be_hired and not skills.unasked:
        return _later(skills.later, base, room)
    gaps, unasked = skills.to_be_hired, skills.unasked
    for count in range(_MISSING_NAMED, 0, -1):
        text = _first_gaps(gaps, count, base) if gaps else _not_asked(unasked, count, base)
        if len(text) <= room:
            return text
    return text if gaps else f"{words.count(len(unasked), 'skill')} not asked yet"


def _not_asked(unasked: Sequence[SkillGap], count: int, base: KnowledgeBase) -> str:
    """Return so many of the skills that may be missing, because they weren't asked about."""
    more = f" and {len(unasked) - count} more" if len(unasked) > count else ""
    return f"not asked: {', '.join(_names(unasked[:count], base))}{more}"


def _later(gaps: Sequence[SkillGap], base: KnowledgeBase, room: int) -> str:
    """Return what is learnt once one is hired; up to two skills where there is room."""
    if not gaps:
        return "nothing"
    names = _names(gaps[:2], base)
    pair = f"nothing to get hired; later {words.listed(names)}"
    return pair if len(pair) <= room else f"nothing to get hired; later {names[0]}"


def _first_gaps(gaps: Sequence[SkillGap], count: int, base: KnowledgeBase) -> str:
    """Return the most important gaps by name, the skills to deepen last, and how many more there are."""
    new = [gap for gap in gaps[:count] if gap.state != "partly"]
    deeper = [gap for gap in gaps[:count] if gap.state == "partly"]
    groups = [
        f"{verb} {', '.join(_names(group, base))}"
        for verb, group in (("learn", new), ("deepen", deeper))
        if group
    ]
    more = f" and {len(gaps) - count} more" if len(gaps) > count else ""
    return f"{'; '.join(groups)}{more}"


def _names(gaps: Sequence[SkillGap], base: KnowledgeBase) -> list[str]:
    return [base.skills[gap.need.skill].name for gap in gaps]


def open_question(question: OpenQuestion, first: str, base: KnowledgeBase, *, from_file: bool) -> str:
    """Return which skill is worth an answer, because without it another role would be first."""
    return (
        f"How well do you know {base.skills[question.skill].name}? Without it, "
        f"{base.roles[question.instead].name} would come before {base.roles[first].name}. "
        f"{advice_words.answer_it(from_file=from_file)}"
    )


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

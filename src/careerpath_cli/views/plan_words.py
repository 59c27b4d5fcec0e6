"""What a roadmap says in sentences, whatever the medium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.views import words

if TYPE_CHECKING:
    from careerpath_cli.advice.gaps import SkillGap
    from careerpath_cli.advice.plan import LearningStep, Plan
    from careerpath_cli.knowledge.base import KnowledgeBase


def summary(plan: Plan) -> str:
    """Say how far it is, in hours and in weeks at the person's pace."""
    pace = f"{plan.hours_per_week:g} hours a week"
    assumed = ", which is our assumption (--hours-per-week changes it)" if plan.pace_assumed else ""
    optional = f" What is only helpful adds {words.hours(plan.optional)}." if plan.optional.high else ""
    return (
        f"{words.hours(plan.hours)} of work for what is required, project included: "
        f"{words.weeks(plan.weeks)} at {pace}{assumed}.{optional}"
    )


def caveat(plan: Plan) -> str:
    """Say what the hours are worth."""
    unasked = any(step.now is None for steps in plan.learning.values() for step in steps)
    note = " Skills you were not asked about start at zero hours, as you may have them." if unasked else ""
    return (
        "Hours are judged, not measured, and counted skill by skill: a project that uses several at once "
        f"takes less than their sum.{note}"
    )


def standing_word(gap: SkillGap) -> str:
    """Say whether a high level was shown or is claimed; empty where it is too low to ask, or was inferred."""
    if gap.shown:
        return "shown"
    return "claimed" if gap.level in ("proficient", "expert") and not gap.implied_by else ""


def had(gap: SkillGap, base: KnowledgeBase) -> str:
    """Name a skill that one has, with whether it was shown or is claimed."""
    name = base.skills[gap.need.skill].name
    word = standing_word(gap)
    return f"{name} ({word})" if word else name


def step_reason(step: LearningStep, base: KnowledgeBase) -> str:
    """Say why a skill is in a plan: what the role does with it, or what builds on it."""
    if step.need is not None and step.need.why:
        return step.need.why
    if step.leads_to:
        return f"needed before {', '.join(base.skills[skill].name for skill in step.leads_to)}"
    return words.need_word(step.need) if step.need else ""


def why(step: LearningStep, base: KnowledgeBase) -> str:
    """Say why a step is in the plan, and whether it can wait."""
    reason = step_reason(step, base)
    return f"optional: {reason}" if step.optional else reason

"""What a plan takes for granted, each assumption with the cheapest test of it.

The idea of listing key uncertainties with the cheapest way to resolve each comes from 80,000 Hours'
career planning course (80000hours.org/career-planning).
"""

from collections.abc import Iterator
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.feasibility import Objection, feasibility
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.plan import Plan
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

READING_ADVERTISEMENTS = Hours(1, 2)
CHECKING_A_SKILL = Hours(1, 2)
LOOKING_INTO_A_LIMIT = Hours(0.5, 1)
"""Hours of the tests for which the knowledge base has none: our estimates."""


_SKILLS_WITHOUT_WORK_SAMPLE = frozenset({"knowledge", "practice"})
"""Kinds of skill that years at work demonstrate, rather than something to publish."""


@record
class Assumption:
    """Something that a plan takes for granted.

    `liking`: that the person would enjoy the role's day-to-day work; `unasked`: whether skills that weren't
    asked about are held; `claimed`: that high levels hold up; `pace`: that the hours a week are kept;
    `hiring`: that employers ask for what the knowledge base says; `limit`: that the role fits one of the
    person's constraints after all. `subjects` are ids of a role or of skills, most important first; `hours`
    is what the test takes, `swing` the hours at stake, `objection` the constraint in question.
    """

    kind: Literal["liking", "unasked", "claimed", "pace", "hiring", "limit"]
    subjects: tuple[str, ...]
    hours: Hours | None = None
    swing: Hours | None = None
    objection: Objection | None = None


def find_assumptions(profile: Profile, plan: Plan, base: KnowledgeBase) -> Iterator[Assumption]:
    """Yield the assumptions behind a plan, those that the roles' try-it projects test first."""
    for role in plan.roles:
        if role.id != profile.current_role:
            yield Assumption("liking", (role.id,), Hours(*role.try_it.hours))
    unasked = sorted((step for step in plan.required if step.now is None), key=lambda step: -step.hours.high)
    if unasked:
        skills = tuple(dict.fromkeys(step.skill for step in unasked))
        yield Assumption("unasked", skills, CHECKING_A_SKILL, Hours.total(step.hours for step in unasked))
    claimed = [
        gap
        for role_gap in plan.gaps
        for gap in role_gap.of_state("met")
        if gap.need.required
        and gap.level in {"proficient", "expert"}
        and not (gap.shown or gap.implied_by or gap.at_least)
        if base.skills[gap.need.skill].kind not in _SKILLS_WITHOUT_WORK_SAMPLE
    ]
    if claimed:
        skills = tuple(dict.fromkeys(gap.need.skill for gap in claimed))
        yield Assumption("claimed", skills)
    if plan.pace.basis != "logged":
        yield Assumption("pace", (), None, plan.hours)
    for role in plan.roles:
        for objection in feasibility(profile, role).objections[:1]:
            yield Assumption("limit", (role.id,), LOOKING_INTO_A_LIMIT, objection=objection)
    yield from (Assumption("hiring", (role.id,), READING_ADVERTISEMENTS) for role in plan.roles)

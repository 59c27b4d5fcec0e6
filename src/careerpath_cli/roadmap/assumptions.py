"""What a plan cannot know, each with the cheapest test of it.

The idea of listing key uncertainties with the cheapest way to resolve each is that of 80,000 Hours'
career planning course (80000hours.org/career-planning).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from careerpath_cli.matching.feasibility import feasibility
from careerpath_cli.planning.effort import Hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.feasibility import Objection
    from careerpath_cli.planning.plan import Plan
    from careerpath_cli.profile.model import Profile

READING_ADVERTISEMENTS = Hours(1, 2)
CHECKING_A_SKILL = Hours(1, 2)
LOOKING_INTO_A_LIMIT = Hours(0.5, 1)
"""Hours of the tests that have none in the knowledge base: our judgement."""


_WITHOUT_A_PIECE_OF_WORK = frozenset({"knowledge", "practice"})
"""Kinds of skill that one shows in years at work, and not in something to publish."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that a plan takes for granted.

    `liking`: that one would like the role's days; `unasked`: that skills nobody asked about are lacking or
    not; `claimed`: that high levels hold up; `pace`: that the hours a week are kept; `hiring`: that employers
    ask what the base says; `limit`: that a limit of the person's own leaves room. `subjects` are ids of a
    role or of skills, most telling first; `hours` is what the test takes, `swing` the hours at stake,
    `objection` the limit in question.
    """

    kind: Literal["liking", "unasked", "claimed", "pace", "hiring", "limit"]
    subjects: tuple[str, ...]
    hours: Hours | None = None
    swing: Hours | None = None
    objection: Objection | None = None


def find_assumptions(profile: Profile, plan: Plan, base: KnowledgeBase) -> Iterator[Assumption]:
    """List what a plan's worth hangs on, the roles' try-it projects first."""
    for role in plan.roles:
        if role.id != profile.current_role:
            yield Assumption("liking", (role.id,), Hours(*role.try_it.hours))
    unasked = sorted((step for step in plan.required if step.now is None), key=lambda step: -step.hours.high)
    if unasked:
        skills = tuple(dict.fromkeys(step.skill for step in unasked))
        yield Assumption("unasked", skills, CHECKING_A_SKILL, Hours.total(step.hours for step in unasked))
    claimed = [
        gap
        for found in plan.gaps
        for gap in found.of_state("met")
        if gap.need.required and gap.level in {"proficient", "expert"} and not (gap.shown or gap.implied_by)
        if base.skills[gap.need.skill].kind not in _WITHOUT_A_PIECE_OF_WORK
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

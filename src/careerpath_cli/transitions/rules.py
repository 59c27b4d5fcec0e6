"""Which changes of role are realistic on the way to a goal; `Scoring.ladders` holds the numbers.

Ladders go by the ways that the base names (`ways_in`, `ways_on`). Besides, the goal may be gone for without a
named way where it is near enough and not too far up; and someone from outside the field may begin in an entry
role, or in one that is very near. Roles in between must lie between the two ends: no lower and no higher on
the career ladder, asking for no degree that neither end has, nearer to the role one leaves than the goal is,
and each nearer to the goal than the one before.

Apart from the hours of the first change, all this compares roles and not the person, so that having learnt
more closes no way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerpath_cli.knowledge.model.scales import DEGREES, LADDER
from careerpath_cli.matching.feasibility import feasibility
from careerpath_cli.matching.inference import InferredLevel
from careerpath_cli.transitions.transition import skills_of_people_in, transition_hours, with_skills

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import LadderRules
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.planning.effort import Hours
    from careerpath_cli.transitions.transition import Reason, Start


def ladder_rung(role: Role) -> int:
    """Give where a role stands on the career ladder, from 0 for entry."""
    return LADDER.index(role.ladder.level)


def named_ways(base: KnowledgeBase) -> dict[tuple[str, str], str]:
    """Give what the base says of the changes that it names: (from, to) → how it goes.

    What a role says of where its people go outweighs what the other says of where they come from.
    """
    into = {
        (way.role, role.id): way.change for role in base.roles.values() for way in role.ways_in if way.role
    }
    on = {(role.id, way.role): way.change for role in base.roles.values() for way in role.ways_on if way.role}
    return into | on


@dataclass(frozen=True, slots=True)
class TransitionRules:
    """The rules for one start and one goal; what has been compared is kept."""

    start: Start
    goal: str
    model: MatchingModel
    base: KnowledgeBase
    ways: dict[tuple[str, str], str]
    _people: dict[str, dict[str, InferredLevel]] = field(default_factory=dict)
    _between: dict[tuple[str, str], float] = field(default_factory=dict)

    @property
    def rules(self) -> LadderRules:
        """The numbers that the rules go by."""
        return self.model.scoring.ladders

    def people(self, role: str) -> dict[str, InferredLevel]:
        """Give what the people in a role can be taken to hold."""
        if role not in self._people:
            self._people[role] = skills_of_people_in(self.base.roles[role], self.model, self.base)
        return self._people[role]

    def hours_between(self, origin: str, role: str) -> Hours:
        """Give the hours that a change takes of the people in a role."""
        nothing = dict.fromkeys(self.base.skills, InferredLevel("none"))
        held = with_skills(nothing, self.people(origin))
        return transition_hours(held, self.base.roles[role], self.model, self.base)

    def excluded(self, role: str) -> bool:
        """Whether the person's own limits rule a role out."""
        return feasibility(self.start.person, self.base.roles[role]).excluded

    def allows_first(self, role: str) -> Reason:
        """Say why the first change may be to a role; "too far" where it may not."""
        start = self.start
        if role != self.goal and not self._leads_on(role, start.role, start.level):
            return "too far"
        if start.role and (start.role, role) in self.ways:
            return "named way"
        level = ladder_rung(self.base.roles[role])
        if start.role is None and level == 0:
            return "entry role"
        limit = self.rules.goal_hours if role == self.goal else self.rules.step_hours
        if level > start.highest or (start.role and role != self.goal):
            return "too far"
        hours = transition_hours(start.held, self.base.roles[role], self.model, self.base)
        return "near enough" if hours.likely <= limit else "too far"

    def allows_next(self, origin: str, role: str) -> Reason:
        """Say why a later change may be from one role to another; "too far" where it may not."""
        before, level = ladder_rung(self.base.roles[origin]), ladder_rung(self.base.roles[role])
        if role != self.goal and not self._leads_on(role, origin, before):
            return "too far"
        if (origin, role) in self.ways:
            return "named way"
        if role != self.goal or level - before > self.rules.levels_up:
            return "too far"
        near = self._apart(origin, role) <= self.rules.goal_hours and self._is_worth_the_stop(origin)
        return "near enough" if near else "too far"

    def _apart(self, origin: str, role: str) -> float:
        pair = (origin, role)
        if pair not in self._between:
            self._between[pair] = self.hours_between(origin, role).likely
        return self._between[pair]

    def _is_worth_the_stop(self, role: str) -> bool:
        """Whether a role helps enough that the goal may be gone for from it, though no way is named.

        It must leave a good deal less than lay ahead of the role that one comes from. For someone from
        outside the field, whose way there was not named either, it must be an entry role.
        """
        leaves = self.start.role
        if leaves is None:
            return ladder_rung(self.base.roles[role]) == 0
        return self._apart(role, self.goal) <= self.rules.nearer * self._apart(leaves, self.goal)

    def _leads_on(self, role: str, origin: str | None, level: int) -> bool:
        """Whether a role may stand between start and goal, after `origin`, which is at this rung."""
        entry, goal = self.base.roles[role], self.base.roles[self.goal]
        if not (
            level <= ladder_rung(entry) <= ladder_rung(goal)
            or level >= ladder_rung(entry) >= ladder_rung(goal)
        ):
            return False
        if self.excluded(role) or self._asks_for_more_schooling(entry, goal):
            return False
        leaves = self.start.role
        if leaves and self._apart(leaves, role) >= self._apart(leaves, self.goal):
            return False
        return origin is None or self._apart(role, self.goal) < self._apart(origin, self.goal)

    def _asks_for_more_schooling(self, role: Role, goal: Role) -> bool:
        """Whether a role asks for a degree that neither the start has nor the goal asks for."""
        if self.start.degree is None:
            return False
        most = max(goal.education.minimum, self.start.degree, key=DEGREES.index)
        return DEGREES.index(role.education.minimum) > DEGREES.index(most)

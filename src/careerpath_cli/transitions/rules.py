"""Which moves between roles are realistic on the way to a goal; `Scoring.ladders` has the numbers.

Paths follow the ways that the knowledge base names (`ways_in`, `ways_on`). In addition, a move to the goal
needs no named way where the goal is near enough and not too far up; and somebody from outside the field may
begin in an entry role, or in one that is very near. Roles in between must lie between the two ends: no lower
and no higher on the career ladder, asking for no degree beyond both ends, nearer to the role being left than
the goal is, and each nearer to the goal than the one before.

Apart from the hours of the first move, all this compares roles with each other and not with the person, so
that having learnt more never closes a path.
"""

from dataclasses import field

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import LadderRules
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import DEGREES, LADDER
from careerpath_cli.matching.feasibility import feasibility
from careerpath_cli.matching.inference import InferredLevel
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import Hours
from careerpath_cli.record import record
from careerpath_cli.transitions.transition import (
    Reason,
    Start,
    skills_of_people_in,
    transition_hours,
    with_skills,
)


def ladder_rung(role: Role) -> int:
    """Return a role's rung on the career ladder, from 0 for entry."""
    return LADDER.index(role.ladder.level)


def named_ways(base: KnowledgeBase) -> dict[tuple[str, str], str]:
    """Return what the knowledge base says about each move that it names: (from, to) → how it is done.

    A role's description of where its people go overrides the other role's of where its people come from.
    """
    into = {
        (way.role, role.id): way.change for role in base.roles.values() for way in role.ways_in if way.role
    }
    on = {(role.id, way.role): way.change for role in base.roles.values() for way in role.ways_on if way.role}
    return into | on


@record
class TransitionRules:
    """The rules for one start and one goal; hours between roles are cached."""

    start: Start
    goal: str
    model: MatchingModel
    base: KnowledgeBase
    ways: dict[tuple[str, str], str]
    _skills_by_role: dict[str, dict[str, InferredLevel]] = field(default_factory=dict)
    _likely_hours: dict[tuple[str, str], float] = field(default_factory=dict)

    @property
    def rules(self) -> LadderRules:
        """The limits that the rules apply."""
        return self.model.scoring.ladders

    def people(self, role: str) -> dict[str, InferredLevel]:
        """Return what people in a role can be assumed to hold."""
        if role not in self._skills_by_role:
            self._skills_by_role[role] = skills_of_people_in(self.base.roles[role], self.model, self.base)
        return self._skills_by_role[role]

    def hours_between(self, origin: str, role: str) -> Hours:
        """Return the hours that a move to `role` takes people in the role `origin`."""
        nothing = dict.fromkeys(self.base.skills, InferredLevel("none"))
        held = with_skills(nothing, self.people(origin))
        return transition_hours(held, self.base.roles[role], self.model, self.base)

    def excluded(self, role: str) -> bool:
        """Return whether the person's constraints rule a role out."""
        return feasibility(self.start.person, self.base.roles[role]).excluded

    def allows_first(self, role: str) -> Reason:
        """Return why the first move may be to a role; "too far" where it may not."""
        start = self.start
        level = ladder_rung(self.base.roles[role])
        if role != self.goal and not self._may_lie_between(role, start.role, start.level):
            return "too far"
        if self._is_a_leap(role, start.level):
            return "too far"
        if (start.role, role) in self.ways or role in self._moves_from_occupation:
            return "named way"
        if start.role is None and level == 0:
            return "entry role"
        if self._is_executive(role):
            return "too far"
        limit = self.rules.goal_hours if role == self.goal else self.rules.step_hours
        if level > start.highest or (start.role and role != self.goal):
            return "too far"
        hours = transition_hours(start.held, self.base.roles[role], self.model, self.base)
        return "near enough" if hours.likely <= limit else "too far"

    def allows_next(self, origin: str, role: str) -> Reason:
        """Return why a later move may be from one role to another; "too far" where it may not."""
        before, level = ladder_rung(self.base.roles[origin]), ladder_rung(self.base.roles[role])
        if role != self.goal and not self._may_lie_between(role, origin, before):
            return "too far"
        if self._is_a_leap(role, before):
            return "too far"
        if (origin, role) in self.ways:
            return "named way"
        if role != self.goal or level - before > self.rules.levels_up or self._is_executive(role):
            return "too far"
        if not set(self.base.roles[origin].domains) & set(self.base.roles[role].domains):
            return "too far"
        near = self._hours_apart(origin, role) <= self.rules.goal_hours and self._is_worth_the_stop(origin)
        return "near enough" if near else "too far"

    @property
    def _moves_from_occupation(self) -> set[str]:
        """The roles that people of the person's occupation are known to move to, unless they have a role."""
        occupation = self.start.person.occupation_id
        if occupation is None or self.start.role is not None or self.start.assumed:
            return set()
        return {move.role for move in self.base.occupations[occupation].moves}

    def _is_executive(self, role: str) -> bool:
        return self.base.roles[role].ladder.level == "executive"

    def _is_a_leap(self, role: str, rung: int) -> bool:
        """Return whether a move would lead to an executive role from more than one rung below."""
        return self._is_executive(role) and ladder_rung(self.base.roles[role]) - rung > 1

    def _hours_apart(self, origin: str, role: str) -> float:
        pair = (origin, role)
        if pair not in self._likely_hours:
            self._likely_hours[pair] = self.hours_between(origin, role).likely
        return self._likely_hours[pair]

    def _is_worth_the_stop(self, role: str) -> bool:
        """Return whether a role shortens the way enough for an unnamed move from it to the goal.

        It must leave far fewer hours than the role the person comes from. For somebody from outside the
        field, whose move into the role wasn't named either, it must be an entry role.
        """
        left_role = self.start.role
        if left_role is None:
            return ladder_rung(self.base.roles[role]) == 0
        hours = self._hours_apart(role, self.goal)
        return hours <= self.rules.nearer * self._hours_apart(left_role, self.goal)

    def _may_lie_between(self, role: str, origin: str | None, level: int) -> bool:
        """Return whether a role may come between start and goal, right after `origin` at the rung `level`."""
        stop, goal = self.base.roles[role], self.base.roles[self.goal]
        if not (
            level <= ladder_rung(stop) <= ladder_rung(goal) or level >= ladder_rung(stop) >= ladder_rung(goal)
        ):
            return False
        if self.excluded(role) or self._asks_for_a_higher_degree(stop, goal):
            return False
        left_role = self.start.role
        if left_role and self._hours_apart(left_role, role) >= self._hours_apart(left_role, self.goal):
            return False
        return origin is None or self._hours_apart(role, self.goal) < self._hours_apart(origin, self.goal)

    def _asks_for_a_higher_degree(self, role: Role, goal: Role) -> bool:
        """Return whether a role asks for a higher degree than both the start has and the goal asks for."""
        if self.start.degree is None:
            return False
        highest = max(goal.education.minimum, self.start.degree, key=DEGREES.index)
        return DEGREES.index(role.education.minimum) > DEGREES.index(highest)

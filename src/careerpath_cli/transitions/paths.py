"""The shortest transition path to a role: from another role, or from a person's present skills.

The cost of a path is the hours of its transitions, each counted from everything held and learnt before it, so
a skill that two roles ask for is learnt once. The cost of a transition therefore depends on the path so far,
and a shortest path over roles would be wrong. The rules (`transitions/rules`) and the maximum number of
transitions leave a few hundred sequences at most, so all of them are listed, and the shortest are exact. Of a
range of hours, the middle counts.

In hours alone, going straight there is nearly always shortest: paths exist because that may be too far.
"""

from collections.abc import Mapping
from itertools import pairwise

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import LadderRules
from careerpath_cli.knowledge.model.scales import LADDER
from careerpath_cli.matching.feasibility import Objection
from careerpath_cli.matching.inference import InferredLevel, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.signals import years_in_field
from careerpath_cli.planning.effort import Hours
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.transitions.rules import TransitionRules, ladder_rung, named_ways
from careerpath_cli.transitions.transition import (
    Start,
    Transition,
    describe_transition,
    skills_of_people_in,
    transition_hours,
    with_skills,
)

Route = tuple[str, ...]
"""The roles that some moves lead through, in order."""


@record
class TransitionPath:
    """Several transitions in a row."""

    transitions: tuple[Transition, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that it leads through, the goal last."""
        return tuple(transition.role for transition in self.transitions)

    @property
    def hours(self) -> Hours:
        """The hours of all transitions."""
        return Hours.total(transition.hours for transition in self.transitions)

    @property
    def longest(self) -> Transition:
        """The transition that takes the most hours."""
        return max(self.transitions, key=lambda transition: transition.hours.likely)


@record
class TransitionPaths:
    """The shortest path to a role and some alternatives, in order of hours; none where the rules allow none.

    `direct` is the transition straight to the goal, whether realistic or not. Where there is no path,
    `nearest` leads to the reachable role with the fewest hours left to the goal, and `left` is those hours.
    `unusable` are the roles that the person's constraints exclude. `too_high` means that the goal is further
    up the career ladder than one transition allows; `rules` has the other limits.
    """

    start: Start
    goal: str
    paths: tuple[TransitionPath, ...]
    direct: Transition
    too_high: bool
    nearest: TransitionPath | None
    remaining: Hours | None
    unusable: tuple[str, ...]
    rules: LadderRules

    @property
    def best(self) -> TransitionPath | None:
        """The shortest path."""
        return self.paths[0] if self.paths else None

    @property
    def objections(self) -> tuple[Objection, ...]:
        """The person's constraints that the goal conflicts with."""
        return self.direct.objections


def start_from(role: str | None, person: Profile, model: MatchingModel, base: KnowledgeBase) -> Start:
    """Return where a path begins: in a role, with a person's own skills, or with both combined.

    Without `role`, the person's current role determines the moves open to them, but their skills are only
    those they stated, and skills that weren't asked about may be held or not. With `role`, skills that
    neither it nor the person has count as not held.
    """
    own = infer_levels(person.skills, model.prerequisites, person.at_least)
    left_role = role or person.current_role
    held: Mapping[str, InferredLevel] = own
    degree = person.education.degree
    if role is not None:
        entry = base.roles[role]
        held = with_skills(dict.fromkeys(base.skills, InferredLevel("none")), own)
        held = with_skills(held, skills_of_people_in(entry, model, base))
        degree = degree or entry.education.usual
    level = ladder_rung(base.roles[left_role]) if left_role else 0
    highest = max(level, _rung_for_years(years_in_field(person, model.scoring), model))
    return Start(
        person, left_role, role is not None, held, degree, level, highest + model.scoring.ladders.levels_up
    )


def find_paths(
    start: Start, goal: str, model: MatchingModel, base: KnowledgeBase, alternatives: int = 2
) -> TransitionPaths:
    """Return the shortest path from a start to a role (by id), and up to `alternatives` next ones.

    Paths skip roles that the person's constraints exclude; an excluded goal is still shown. Raises ValueError
    where the start is the goal.
    """
    if start.role == goal:
        message = "the start and the goal are the same role"
        raise ValueError(message)
    search = _build_search(TransitionRules(start, goal, model, base, named_ways(base)))
    shortest = [search.describe(roles) for roles in search.find_shortest(1 + alternatives)]
    longest_hours = shortest[0].hours.likely * model.scoring.ladders.dearer if shortest else 0.0
    paths = tuple(path for path in shortest if path.hours.likely <= longest_hours)
    nearest = None if paths else search.find_nearest()
    return TransitionPaths(
        start=start,
        goal=goal,
        paths=paths,
        direct=search.describe((goal,)).transitions[0],
        too_high=ladder_rung(base.roles[goal]) > start.highest,
        nearest=nearest,
        remaining=search.rules.hours_between(nearest.roles[-1], goal) if nearest else None,
        unusable=tuple(role for role in base.roles if role != goal and search.rules.excluded(role)),
        rules=model.scoring.ladders,
    )


def _rung_for_years(years: float | None, model: MatchingModel) -> int:
    """Return the highest rung below executive that usually asks for no more than these relevant years."""
    asked = model.scoring.experience.years_asked
    return max(LADDER.index(level) for level in LADDER[:-1] if asked[level] <= (years or 0))


@record
class _Search:
    """Every realistic sequence of moves under some rules: the roles it leads through → its likely hours.

    Moves are few (at most `legs` in a row, each to a role that is not too far), so all of them are listed.
    """

    rules: TransitionRules
    routes: Mapping[Route, float]

    def find_shortest(self, count: int) -> list[Route]:
        """Return the routes to the goal, the shortest first; none where it is out of reach."""
        return sorted(self._routes_to(self.rules.goal), key=self.routes.__getitem__)[:count]

    def _routes_to(self, role: str) -> list[Route]:
        return [route for route in self.routes if route[-1] == role]

    def find_nearest(self) -> TransitionPath | None:
        """Return the shortest path to the reachable role with the fewest hours left to the goal.

        None where every reachable role leaves at least as many hours as the start does.
        """
        rules = self.rules
        goal = rules.base.roles[rules.goal]
        direct = transition_hours(rules.start.held, goal, rules.model, rules.base).likely
        left = {
            role: hours
            for role in dict.fromkeys(route[-1] for route in self.routes)
            if (hours := rules.hours_between(role, rules.goal).likely) < direct
        }
        if not left:
            return None
        nearest = min(left, key=left.__getitem__)
        return self.describe(min(self._routes_to(nearest), key=self.routes.__getitem__))

    def describe(self, roles: Route) -> TransitionPath:
        """Return the path through these roles, whether realistic or not."""
        rules, start = self.rules, self.rules.start
        held = start.held
        transitions = []
        for previous, role in pairwise(("", *roles)):
            reason = rules.allows_next(previous, role) if previous else rules.allows_first(role)
            ends = (previous or start.role, role)
            why = (reason, rules.ways.get((ends[0] or "", role), ""))
            transitions.append(describe_transition(ends, held, why, start, rules.model, rules.base))
            held = with_skills(held, rules.people(role))
        return TransitionPath(tuple(transitions))


def _build_search(rules: TransitionRules) -> _Search:
    """List the routes, from the start on; whoever passed through the same roles holds the same skills."""
    routes: dict[Route, float] = {(): 0.0}
    held: dict[frozenset[str], Mapping[str, InferredLevel]] = {frozenset(): rules.start.held}
    waiting: list[Route] = [()]
    for route in waiting:
        passed = frozenset(route)
        for role in _next_roles(route, rules):
            hours = transition_hours(held[passed], rules.base.roles[role], rules.model, rules.base)
            longer = (*route, role)
            routes[longer] = routes[route] + hours.likely
            if role != rules.goal:
                held.setdefault(passed | {role}, with_skills(held[passed], rules.people(role)))
                waiting.append(longer)
    del routes[()]
    return _Search(rules, routes)


def _next_roles(route: Route, rules: TransitionRules) -> list[str]:
    """Return the roles that a realistic move leads to; the last move may only be to the goal."""
    candidates = [rules.goal] if len(route) + 1 >= rules.rules.legs else list(rules.base.roles)
    return [
        role
        for role in candidates
        if role not in route
        and role != rules.start.role
        and (rules.allows_next(route[-1], role) if route else rules.allows_first(role)) != "too far"
    ]

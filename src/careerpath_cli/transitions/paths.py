"""The cheapest ladder over roles: from a role, or from where a person stands, to another role.

The cost of a ladder is the hours of its legs, each counted from all that was held and learnt before it, so a
skill that two roles ask for is learnt once. What a leg costs therefore depends on the way there, and a plain
shortest path over roles would count wrongly. The graph here has a node for each role *together with the roles
before it*: what is held there is the same in whatever order they came, so each edge has its exact cost, and
the cheapest path of this graph is the cheapest ladder. Its nodes are as many as there are sets of stops,
which the rules of what is realistic (`realism`) and a limit of legs keep to some hundreds. Yen's algorithm
gives the next cheapest ones. Of a range of hours, its middle counts.

In hours alone, going there at once is nearly always cheapest: ladders exist because it may be too far.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from careerpath_cli.knowledge.model.scales import LADDER
from careerpath_cli.matching.inference import InferredLevel, infer_levels
from careerpath_cli.matching.signals import relevant_years
from careerpath_cli.planning.effort import Hours
from careerpath_cli.transitions.rules import TransitionRules, ladder_rung, named_ways
from careerpath_cli.transitions.transition import (
    Start,
    Transition,
    describe_transition,
    skills_of_people_in,
    transition_hours,
    with_skills,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.matching import LadderRules
    from careerpath_cli.matching.feasibility import Objection
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

Stop = tuple[str, frozenset[str]]
"""A node of the graph: the role one has come to, and all that one has come through. The start has none."""

_START: Stop = ("", frozenset())


@dataclass(frozen=True, slots=True)
class TransitionPath:
    """Legs one after the other."""

    legs: tuple[Transition, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that it leads through, the goal last."""
        return tuple(leg.role for leg in self.legs)

    @property
    def hours(self) -> Hours:
        """The hours of all legs."""
        return Hours.total(leg.hours for leg in self.legs)

    @property
    def longest(self) -> Transition:
        """The leg that takes the most hours."""
        return max(self.legs, key=lambda leg: leg.hours.likely)


@dataclass(frozen=True, slots=True)
class TransitionPaths:
    """The cheapest ladder to a role and some others, in order of hours; no ladder where the rules allow none.

    `direct` is the change in one go, whether it is realistic or not. Where there is no ladder, `nearest`
    leads to the role in reach whose people are nearest to the goal, and `left` is what remains from there.
    `unusable` are the roles that the person's limits exclude. `too_high` says that the goal is further up the
    career ladder than one change goes; `rules` has the other limits.
    """

    start: Start
    goal: str
    ladders: tuple[TransitionPath, ...]
    direct: Transition
    too_high: bool
    nearest: TransitionPath | None
    left: Hours | None
    unusable: tuple[str, ...]
    rules: LadderRules

    @property
    def best(self) -> TransitionPath | None:
        """The cheapest ladder."""
        return self.ladders[0] if self.ladders else None

    @property
    def against(self) -> tuple[Objection, ...]:
        """What of the person's limits speaks against the goal."""
        return self.direct.objections


def start_from(role: str | None, person: Profile, model: MatchingModel, base: KnowledgeBase) -> Start:
    """Work out where a ladder begins: at a role, at what a person holds, or at both together.

    Without a role, the person's current one gives the ways on, but their skills are only those they stated,
    and what they were not asked about may be held or not. With one, what neither brings is not held.
    """
    own = infer_levels(person.skills, model.prerequisites)
    leaves = role or person.current_role
    held: Mapping[str, InferredLevel] = own
    degree = person.education.degree
    if role is not None:
        entry = base.roles[role]
        held = with_skills(dict.fromkeys(base.skills, InferredLevel("none")), own)
        held = with_skills(held, skills_of_people_in(entry, model, base))
        degree = degree or entry.education.usual
    level = ladder_rung(base.roles[leaves]) if leaves else 0
    highest = max(level, _rung_of_years(relevant_years(person, model.scoring), model))
    return Start(
        person, leaves, role is not None, held, degree, level, highest + model.scoring.ladders.levels_up
    )


def find_paths(
    start: Start, goal: str, model: MatchingModel, base: KnowledgeBase, alternatives: int = 2
) -> TransitionPaths:
    """Find the cheapest ladder from a start to a role (by id), and up to `alternatives` next ones.

    Roles that the person's limits exclude are not gone through; the goal is shown even then. Raises
    ValueError where the start is the goal.
    """
    if start.role == goal:
        message = "a ladder leads from one role to another"
        raise ValueError(message)
    search = _search(TransitionRules(start, goal, model, base, named_ways(base)))
    found = [search.ladder(roles) for roles in search.cheapest(1 + alternatives)]
    dear = found[0].hours.likely * model.scoring.ladders.dearer if found else 0.0
    ladders = tuple(ladder for ladder in found if ladder.hours.likely <= dear)
    nearest = None if ladders else search.nearest()
    return TransitionPaths(
        start=start,
        goal=goal,
        ladders=ladders,
        direct=search.ladder((goal,)).legs[0],
        too_high=ladder_rung(base.roles[goal]) > start.highest,
        nearest=nearest,
        left=search.realism.hours_between(nearest.roles[-1], goal) if nearest else None,
        unusable=tuple(role for role in base.roles if role != goal and search.realism.excluded(role)),
        rules=model.scoring.ladders,
    )


def _rung_of_years(years: float | None, model: MatchingModel) -> int:
    """Give the rung below the executives that so many relevant years are usually asked for."""
    asked = model.scoring.experience.years_asked
    return max(LADDER.index(level) for level in LADDER[:-1] if asked[level] <= (years or 0))


@dataclass(frozen=True, slots=True)
class _Search:
    """One search: the graph of stops that can be reached, and what is held at each."""

    realism: TransitionRules
    graph: Any
    held: Mapping[Stop, Mapping[str, InferredLevel]]

    @property
    def goal(self) -> Stop:
        """The stop that every ladder ends at."""
        return (self.realism.goal, frozenset())

    def cheapest(self, count: int) -> list[tuple[str, ...]]:
        """Give the roles of the cheapest ladders, the cheapest first; none where the goal is out of reach."""
        import networkx as nx

        if self.goal not in self.graph:
            return []
        paths = nx.shortest_simple_paths(self.graph, _START, self.goal, weight="hours")
        return [tuple(role for role, _ in path[1:]) for path in islice(paths, count)]

    def nearest(self) -> TransitionPath | None:
        """Give the cheapest ladder to the role in reach that leaves least to the goal.

        None where every role in reach leaves more than there is from the start.
        """
        import networkx as nx

        realism = self.realism
        goal = realism.base.roles[realism.goal]
        direct = transition_hours(realism.start.held, goal, realism.model, realism.base).likely
        left = {
            role: hours
            for role in dict.fromkeys(role for role, _ in self.held if role)
            if (hours := realism.hours_between(role, realism.goal).likely) < direct
        }
        if not left:
            return None
        chosen = min(left, key=left.__getitem__)
        paths = nx.single_source_dijkstra_path(self.graph, _START, weight="hours")
        ladders = [
            self.ladder(tuple(role for role, _ in path[1:]))
            for stop, path in paths.items()
            if stop[0] == chosen
        ]
        return min(ladders, key=lambda ladder: ladder.hours.likely)

    def ladder(self, roles: tuple[str, ...]) -> TransitionPath:
        """Describe the ladder through these roles, whether it is realistic or not."""
        realism, start = self.realism, self.realism.start
        held = start.held
        legs = []
        for origin, role in pairwise(("", *roles)):
            reason = realism.allows_next(origin, role) if origin else realism.allows_first(role)
            ends = (origin or start.role, role)
            why = (reason, realism.ways.get((ends[0] or "", role), ""))
            legs.append(describe_transition(ends, held, why, start, realism.model, realism.base))
            held = with_skills(held, realism.people(role))
        return TransitionPath(tuple(legs))


def _search(realism: TransitionRules) -> _Search:
    """Build the graph of all stops that realistic legs lead to; its edges weigh what their legs take."""
    import networkx as nx

    graph = nx.DiGraph()
    held: dict[Stop, Mapping[str, InferredLevel]] = {_START: realism.start.held}
    waiting = [_START]
    for stop in waiting:
        for role in _next_roles(stop, realism):
            hours = transition_hours(held[stop], realism.base.roles[role], realism.model, realism.base)
            after: Stop = (role, frozenset() if role == realism.goal else stop[1] | {role})
            graph.add_edge(stop, after, hours=hours.likely)
            if role != realism.goal and after not in held:
                held[after] = with_skills(held[stop], realism.people(role))
                waiting.append(after)
    return _Search(realism, graph, held)


def _next_roles(stop: Stop, realism: TransitionRules) -> list[str]:
    """List the roles to which a realistic leg leads from a stop; the last leg may only lead to the goal."""
    origin, through = stop
    last = len(through) + 1 >= realism.rules.legs
    candidates = [realism.goal] if last else list(realism.base.roles)
    return [
        role
        for role in candidates
        if role not in through
        and role != realism.start.role
        and (realism.allows_next(origin, role) if origin else realism.allows_first(role)) != "too far"
    ]

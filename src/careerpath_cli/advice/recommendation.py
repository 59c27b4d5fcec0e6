"""A whole recommendation: the best roles with their gaps and reach, and how sure it is."""

from collections.abc import Sequence
from dataclasses import replace

from careerpath_cli.advice.missing import Start, where_to_start
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.occupations import Move
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.certainty import Certainty, certainty, question_between
from careerpath_cli.matching.feasibility import Objection
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch, part_weights, rank_roles
from careerpath_cli.matching.signals import years_in_field
from careerpath_cli.planning.gaps import RoleGap, role_gap
from careerpath_cli.planning.own_trade import Beginning, first_beginning
from careerpath_cli.planning.reach import Distance, Reach, barring_years, reach
from careerpath_cli.profile.kinds import Topic
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

_BEST = 3
"""The first roles: an occupation's moves are looked for among them, and what is ruled out is missed there."""
_RIVALS = 5
_NEWCOMER = 2
"""Relevant years from which somebody is no newcomer: entry jobs ask for up to two."""


@record
class Recommendation:
    """One recommended role: how well it fits, what is missing, how far away it is."""

    match: RoleMatch
    gap: RoleGap
    reach: Reach


@record
class Wishes:
    """What a person asked for: how many roles, at which distance (None: any) and pace."""

    top: int = 3
    distance: Distance | None = None
    hours_per_week: float | None = None


@record
class RuledOut:
    """A role that a constraint excludes, and the place (from 1) that it would have had without it."""

    role: str
    place: int
    objection: Objection


@record
class OpenQuestion:
    """An essential skill of the first role that wasn't asked about; without it, `instead` would be first."""

    skill: str
    instead: str


@record
class Advice:
    """The content of `advise`.

    `distance` is the one that was asked for, None if any would do. `all_ruled_out` means that the constraints
    exclude every role, so that these rank as they would without them; `ruled_out` is the best role that they
    keep out of the first three. `years` are the person's relevant ones, None where they weren't asked.

    `start` is the missing skill of the `goal` to start with, `question` what was not asked and could put
    another role first, `between` what was not asked and would best tell the first roles apart; None where
    there is nothing worth saying. `begin` is what a plan for the goal begins with for somebody who has done
    nothing of it yet.

    `certainty` is known only where people with the first role's own title were surveyed, and always about the
    first of all roles. `move` is how people of the person's occupation get to one of the
    best recommended roles, None where it is not known.
    """

    profile: Profile
    recommendations: tuple[Recommendation, ...]
    certainty: Certainty | None
    distance: Distance | None
    all_ruled_out: bool = False
    move: Move | None = None
    ruled_out: RuledOut | None = None
    years: float | None = None
    start: Start | None = None
    question: OpenQuestion | None = None
    between: Topic | None = None
    begin: Beginning | None = None

    @property
    def newcomer(self) -> bool:
        """Whether the person has next to no experience in the field: no role in it and few years."""
        return self.profile.current_role is None and (self.years or 0.0) < _NEWCOMER

    @property
    def goal(self) -> Recommendation | None:
        """The best recommended role but the one that the person works in, unless that is the only one."""
        return _goal(self.recommendations, self.profile)

    @property
    def outsider(self) -> bool:
        """Whether the person said that they have neither coded nor trained a model, nor work in a role."""
        return self.profile.current_role is None and self.years == 0


def recommend(profile: Profile, model: MatchingModel, base: KnowledgeBase, wishes: Wishes) -> Advice:
    """Return the best roles for a person, described; raises NothingKnownError where nothing was answered."""
    matches = rank_roles(profile, model, base)
    sure = certainty(profile, matches, model, base)
    everywhere = matches
    if wishes.distance is not None:
        matches = [
            match
            for match in matches
            if reach(profile, match.role, model, base, wishes.hours_per_week).distance == wishes.distance
        ]
    recommendations = tuple(
        recommendation(profile, match, model, base, wishes.hours_per_week) for match in matches[: wishes.top]
    )
    first, goal = (recommendations[0] if recommendations else None), _goal(recommendations, profile)
    return Advice(
        profile=profile,
        recommendations=recommendations,
        certainty=sure,
        distance=wishes.distance,
        all_ruled_out=all(match.may.excluded for match in everywhere),
        between=question_between(profile, _first_roles(sure, everywhere), model),
        move=_move(profile, [match.role for match in matches[: min(wishes.top, _BEST)]], base),
        ruled_out=_ruled_out(everywhere),
        years=years_in_field(profile, model.scoring),
        start=where_to_start(profile, goal.gap, model, base) if goal else None,
        question=_open_question(profile, first.gap, everywhere, model, base) if first else None,
        begin=_begin(profile, goal, model, base) if goal else None,
    )


def _begin(
    profile: Profile, goal: Recommendation, model: MatchingModel, base: KnowledgeBase
) -> Beginning | None:
    """Return what a plan for a role begins with: applying, where nothing bars it or is left to do."""
    role = base.roles[goal.match.role]
    far = barring_years(goal.reach, role, model.scoring.reach) > 0
    return first_beginning(profile, role, base, ready=not far and goal.reach.months.high == 0, far=far)


def recommendation(
    profile: Profile,
    match: RoleMatch,
    model: MatchingModel,
    base: KnowledgeBase,
    hours_per_week: float | None = None,
) -> Recommendation:
    """Return a role that was ranked with what is missing for it and how far away it is, at a pace."""
    gap = role_gap(profile, base.roles[match.role], model)
    return Recommendation(match, gap, reach(profile, match.role, model, base, hours_per_week))


def _goal(recommendations: Sequence[Recommendation], profile: Profile) -> Recommendation | None:
    others = (entry for entry in recommendations if entry.match.role != profile.current_role)
    return next(others, recommendations[0] if recommendations else None)


def _first_roles(sure: Certainty | None, matches: Sequence[RoleMatch]) -> Sequence[str]:
    """Return the roles that the right one is probably among; the best ones where nobody knows."""
    number = max(2, len(sure.among)) if sure else _BEST
    return [match.role for match in matches[:number]]


def _ruled_out(matches: Sequence[RoleMatch]) -> RuledOut | None:
    """Return the best role that constraints keep out of the first three; None where all are excluded."""
    if all(match.may.excluded for match in matches):
        return None
    places = sorted(matches, key=lambda match: (-match.total, match.role))[:_BEST]
    for place, match in enumerate(places, start=1):
        for objection in match.may.objections:
            if objection.excludes:
                return RuledOut(match.role, place, objection)
    return None


def _open_question(
    profile: Profile, gap: RoleGap, matches: Sequence[RoleMatch], model: MatchingModel, base: KnowledgeBase
) -> OpenQuestion | None:
    """Return the essential skill, not asked about, whose lack would cost the first role its place.

    None where the role ranks first only among those that were asked for. What the lack would change is looked
    up for each skill; only the one that looks worst is ranked anew.
    """
    if matches[0].role != gap.role:
        return None
    leads = {
        skill.need.skill: _lead_without(skill.need.skill, matches, model)
        for skill in gap.of_state("not asked")
        if skill.need.importance == "essential"
    }
    worst = min(leads, key=lambda skill: (leads[skill], skill), default="")
    if not worst or leads[worst] > 0:
        return None
    lacking: dict[str, Level] = {**profile.skills, worst: "none"}
    first = rank_roles(replace(profile, skills=lacking), model, base, explained=False)[0].role
    return None if first == gap.role else OpenQuestion(worst, first)


def _lead_without(skill: str, matches: Sequence[RoleMatch], model: MatchingModel) -> float:
    """Return how far ahead the first role would be, in nats, if the person lacked a skill."""
    nats = dict(model.evidence(("skill", skill), "none"))
    weight = part_weights(model.scoring)["can"]
    change = {model.roles[index].role: weight * amount for index, amount in nats.items()}
    first, *others = (match.total + change.get(match.role, 0.0) for match in matches[: _RIVALS + 1])
    return first - max(others, default=first - 1)


def _move(profile: Profile, roles: Sequence[str], base: KnowledgeBase) -> Move | None:
    """Return the move from the person's occupation to the first of these roles that people of it move to."""
    if profile.occupation_id is None:
        return None
    moves = {move.role: move for move in base.occupations[profile.occupation_id].moves}
    return next((moves[role] for role in roles if role in moves), None)

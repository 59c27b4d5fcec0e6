"""Everything that a report about a person is made from: what fits, the chosen roles, plans, routes."""

from collections.abc import Mapping, Sequence

from careerpath_cli.advice.recommendation import Advice, Recommendation, Wishes, recommend, recommendation
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch, rank_roles
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Progress, with_progress
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest, build_roadmap
from careerpath_cli.transitions.paths import TransitionPaths, find_paths, start_from

_CHOSEN = 3
"""The most roles that a report is about unless they were named."""


@record
class Report:
    """What `advise`, `roadmap` and `path` say of a person, taken together.

    `matches` are all roles, best first. `chosen` are the roles that the report is about: those that the
    person named, else those that they follow and those recommended; `plans` has a roadmap for each that isn't
    the person's current one. `goal` is the chosen role whose plan is told in full, and `paths` lead to it;
    None where they work in it.
    """

    answers: Profile
    advice: Advice
    matches: tuple[RoleMatch, ...]
    chosen: tuple[Recommendation, ...]
    goal: str
    plans: Mapping[str, Roadmap]
    paths: TransitionPaths | None

    @property
    def plan(self) -> Roadmap:
        """The roadmap to the goal."""
        return self.plans[self.goal]


def build_report(
    answers: Profile,
    progress: Progress,
    roles: Sequence[str],
    request: RoadmapRequest,
    model: MatchingModel,
    base: KnowledgeBase,
) -> Report:
    """Return a report about roles (ids), or about those recommended.

    Raises NothingKnownError where nothing was answered.
    """
    profile = with_progress(answers, progress)
    advice = recommend(profile, model, base, Wishes(hours_per_week=request.hours_per_week))
    matches = rank_roles(profile, model, base)
    by_role = {match.role: match for match in matches}
    followed = [role for role in progress.followed.roles if role in base.roles] if progress.followed else []
    recommended = [entry.match.role for entry in advice.recommendations]
    aims = list(roles) or list(dict.fromkeys([*followed, *recommended]))[:_CHOSEN]
    pace = request.hours_per_week
    first = next(iter([*roles, *followed]), None)
    goal = first or (advice.goal.match.role if advice.goal else aims[0])
    planned = [role for role in aims if role in {goal, *roles} or role != profile.current_role]
    return Report(
        answers=answers,
        advice=advice,
        matches=tuple(matches),
        chosen=tuple(recommendation(profile, by_role[role], model, base, pace) for role in aims),
        goal=goal,
        plans={
            role: build_roadmap(answers, (base.roles[role],), request, progress, model, base)
            for role in planned
        },
        paths=_paths(profile, goal, model, base),
    )


def _paths(profile: Profile, goal: str, model: MatchingModel, base: KnowledgeBase) -> TransitionPaths | None:
    start = start_from(None, profile, model, base)
    return None if start.role == goal else find_paths(start, goal, model, base)

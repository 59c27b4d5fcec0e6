"""Which roles could be reached by a deadline that the chosen one misses."""

from __future__ import annotations

from collections.abc import Collection

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.goals import apply_hours
from careerpath_cli.planning.reach import barring_years, reach
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

MOST = 2
_RANKS = 10


@record
class ReachableRole:
    """A high-ranking role for which applying is likely to make sense in time, and the hours until then."""

    role: Role
    hours: Hours


def reachable_roles(
    profile: Profile, targets: Collection[str], hours: float, model: MatchingModel, base: KnowledgeBase
) -> tuple[ReachableRole, ...]:
    """Return the highest-ranked roles likely to fit into some hours of work; none for an empty profile.

    The targets, the person's current role and roles that their constraints exclude are left out.
    """
    if not says_something(profile):
        return ()
    reachable: list[ReachableRole] = []
    for match in rank_roles(profile, model, base, explained=False)[:_RANKS]:
        if match.role in targets or match.role == profile.current_role or match.may.excluded:
            continue
        role = base.roles[match.role]
        needed = apply_hours(profile, role, model, base)
        if needed.likely <= hours and not _is_barred(profile, role, model, base):
            reachable.append(ReachableRole(role, needed))
    return tuple(reachable[:MOST])


def _is_barred(profile: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> bool:
    """Return whether years are missing without which nobody is hired, whatever they learn."""
    return barring_years(reach(profile, role.id, model, base), role, model.scoring.reach) > 0

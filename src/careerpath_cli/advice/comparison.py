"""Roles side by side, and how each fits a person."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import RoleMatch, rank_roles
from careerpath_cli.planning.gaps import RoleGap, role_gap
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record


@record
class Comparison:
    """Roles in the order named, each once; `matches` and `gaps` by role, empty where nobody is compared."""

    roles: tuple[Role, ...]
    matches: Mapping[str, RoleMatch] = field(default_factory=dict)
    gaps: Mapping[str, RoleGap] = field(default_factory=dict)


def compare(
    roles: Iterable[Role], profile: Profile | None, model: MatchingModel, base: KnowledgeBase
) -> Comparison:
    """Return roles side by side; raises NothingKnownError where a person's profile has no answers."""
    chosen = {role.id: role for role in roles}
    if profile is None:
        return Comparison(tuple(chosen.values()))
    matches = {match.role: match for match in rank_roles(profile, model, base) if match.role in chosen}
    gaps = {role: role_gap(profile, chosen[role], model) for role in matches}
    return Comparison(tuple(chosen.values()), matches, gaps)

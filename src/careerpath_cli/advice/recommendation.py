"""A whole recommendation: the best roles with their gaps and reach, the confidence in it, and ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerpath_cli.matching.bands import Band, bands
from careerpath_cli.matching.confidence import Confidence, confidence
from careerpath_cli.matching.ranking import RoleMatch, rank_roles
from careerpath_cli.planning.gaps import RoleGap, role_gap
from careerpath_cli.planning.reach import Distance, Reach, reach
from careerpath_cli.whatif.levers import Levers, find_levers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.occupations import Move
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile


_BEST = 3
"""How many of the recommended roles an occupation's moves are looked for among."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommended role: how well it fits, what is missing, how far away it is."""

    match: RoleMatch
    gap: RoleGap
    reach: Reach


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asked for: how many roles, at which distance (None: any) and pace."""

    top: int = 3
    distance: Distance | None = None
    hours_per_week: float | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """The content of `advise`. `bands` are those that the recommended roles belong to.

    `distance` is the one that was asked for, None if any would do. `levers` are the changes that would matter
    most for the first of the recommended roles, None where no role is recommended. `all_ruled_out` means that
    the constraints exclude every role, so that these rank as they would without them.

    `confidence` is known only where people with the first role's own title were surveyed. `unsurveyed` is the
    first role where nobody was, else empty. `move` is how people of the person's occupation get to one of the
    best recommended roles, None where it is not known.
    """

    profile: Profile
    recommendations: tuple[Recommendation, ...]
    bands: tuple[Band, ...]
    confidence: Confidence | None
    levers: Levers | None
    distance: Distance | None
    all_ruled_out: bool = False
    unsurveyed: str = ""
    move: Move | None = None


def recommend(profile: Profile, model: MatchingModel, base: KnowledgeBase, wishes: Wishes) -> Advice:
    """Return the best roles for a person, described; raises NothingKnownError where nothing was answered."""
    matches = rank_roles(profile, model, base)
    confidence_in_first = confidence(profile, matches, model)
    unsurveyed = matches[0].role if confidence_in_first and not was_surveyed(matches[0].role, base) else ""
    all_ruled_out = all(match.may.excluded for match in matches)
    if wishes.distance is not None:
        matches = [
            match
            for match in matches
            if reach(profile, match.role, model, base, wishes.hours_per_week).distance == wishes.distance
        ]
    return Advice(
        profile=profile,
        recommendations=tuple(
            Recommendation(
                match,
                role_gap(profile, base.roles[match.role], model),
                reach(profile, match.role, model, base, wishes.hours_per_week),
            )
            for match in matches[: wishes.top]
        ),
        bands=tuple(bands(profile, matches, model, wishes.top)),
        confidence=None if unsurveyed else confidence_in_first,
        levers=find_levers(profile, model, base, matches[0].role) if matches else None,
        distance=wishes.distance,
        all_ruled_out=all_ruled_out,
        unsurveyed=unsurveyed,
        move=_move(profile, [match.role for match in matches[: min(wishes.top, _BEST)]], base),
    )


def _move(profile: Profile, roles: Sequence[str], base: KnowledgeBase) -> Move | None:
    """Return the move from the person's occupation to the first of these roles that people of it move to."""
    if profile.occupation_id is None:
        return None
    moves = {move.role: move for move in base.occupations[profile.occupation_id].moves}
    return next((moves[role] for role in roles if role in moves), None)


def was_surveyed(role: str, base: KnowledgeBase) -> bool:
    """Return whether people with a role's own title were surveyed."""
    return any(role in practice.roles for practice in base.surveys)


def band_of(role: str, candidates: Sequence[Band]) -> Band | None:
    """Return the band of tied roles that a role leads; None where it leads none."""
    return next((band for band in candidates if band.roles[0] == role and len(band.roles) > 1), None)

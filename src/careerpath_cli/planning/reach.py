"""How far away a role is for this person: ready now, within reach, or a long way, with the months left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from careerpath_cli.matching.signals import relevant_years, years_unasked
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK, Hours
from careerpath_cli.planning.goals import essential_hours

if TYPE_CHECKING:
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.profile.model import Profile

Distance = Literal["ready now", "within reach", "a long way"]
DISTANCES: tuple[Distance, ...] = get_args(Distance)
_WEEKS_IN_A_MONTH = 52 / 12


@dataclass(frozen=True, slots=True)
class Reach:
    """The hours of learning left for a role's essential skills, and the months at the person's pace.

    Only the essential ones count: few people hired have everything that a role asks for.

    `years_missing` is how many years of experience the role usually asks for beyond the person's relevant
    ones; None where no years were answered. `years_unasked` means that not all years were asked about, so
    fewer may be missing. `pace_assumed` means that the person gave no hours a week.
    """

    distance: Distance
    learning: Hours
    months: Hours
    hours_per_week: float
    pace_assumed: bool
    years_missing: float | None
    years_unasked: bool = False


def reach(
    profile: Profile,
    role: str,
    model: MatchingModel,
    base: KnowledgeBase,
    hours_per_week: float | None = None,
) -> Reach:
    """Return how far away a role is; `hours_per_week` overrides the profile's own.

    Skills that weren't asked about may be held or not, which widens the range. The distance goes by the
    middle of the range, except that "ready now" goes by its upper end. Missing years put a role further away,
    because no course makes up for them.
    """
    limits = model.scoring.reach
    learning = essential_hours(profile, base.roles[role], model, base)
    pace = hours_per_week or profile.constraints.hours_per_week
    weeks = learning.weeks(pace or DEFAULT_HOURS_PER_WEEK)
    months = Hours(weeks.low / _WEEKS_IN_A_MONTH, weeks.high / _WEEKS_IN_A_MONTH)
    target = next(target for target in model.roles if target.role == role)
    had = relevant_years(profile, target, model.scoring)
    unasked = years_unasked(profile.experience)
    missing = None if had is None else max(0.0, target.years - had)
    middle = (months.low + months.high) / 2
    if months.high <= limits.ready_months and (missing or 0) <= limits.ready_years:
        distance: Distance = "ready now"
    elif middle <= limits.within_months and (missing or 0) <= limits.within_years:
        distance = "within reach"
    else:
        distance = "a long way"
    return Reach(distance, learning, months, pace or DEFAULT_HOURS_PER_WEEK, pace is None, missing, unasked)

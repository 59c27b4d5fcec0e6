"""How far a role is for this person: ready now, within reach, or a long way, with the months it means."""

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
    """The hours of learning that a role's essential skills still take, and the months at the person's pace.

    Only the essential ones: few people who are hired hold everything that a role asks for.

    `years_missing` are those between what the role usually asks for and what counts of the person's; None
    where no years were answered. `years_unasked` says that not all years were asked, which could be fewer
    missing. `pace_assumed` says that the person gave no hours a week.
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
    """Say how far a role is; `hours_per_week` outweighs the profile's own.

    What was not asked may be held already or not, which widens the range; the class goes by its middle, and
    "ready now" by its upper end. Missing years put a role further away, because no course gives them.
    """
    limits = model.scoring.reach
    learning = essential_hours(profile, base.roles[role], model, base)
    pace = hours_per_week or profile.constraints.hours_per_week
    weeks = learning.weeks(pace or DEFAULT_HOURS_PER_WEEK)
    months = Hours(weeks.low / _WEEKS_IN_A_MONTH, weeks.high / _WEEKS_IN_A_MONTH)
    had = relevant_years(profile, model.scoring)
    unasked = years_unasked(profile.experience)
    asked = next(one.years for one in model.roles if one.role == role)
    missing = None if had is None else max(0.0, asked - had)
    middle = (months.low + months.high) / 2
    if months.high <= limits.ready_months and (missing or 0) <= limits.ready_years:
        distance: Distance = "ready now"
    elif middle <= limits.within_months and (missing or 0) <= limits.within_years:
        distance = "within reach"
    else:
        distance = "a long way"
    return Reach(distance, learning, months, pace or DEFAULT_HOURS_PER_WEEK, pace is None, missing, unasked)

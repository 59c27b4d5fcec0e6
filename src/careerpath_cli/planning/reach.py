"""How far away applying for a role is: ready now, within reach, or a long way, with the months left."""

from typing import Literal, get_args

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ReachLimits
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.signals import relevant_years, years_unasked
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK, Hours
from careerpath_cli.planning.gaps import held_levels, need_gaps
from careerpath_cli.planning.goals import apply_hours, essential_hours, only_practice_leads_to
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

Distance = Literal["ready now", "within reach", "a long way"]
DISTANCES: tuple[Distance, ...] = get_args(Distance)
_WEEKS_IN_A_MONTH = 52 / 12


@record
class Reach:
    """The hours of learning left until applying makes sense, and the months, at the person's pace.

    Applying makes sense when the essential skills stand at the level with which newcomers are hired and one
    piece of work can be shown: `months` include that piece. Both are the middle half of what it may take.

    `years_missing` is how many years of experience the role usually asks for beyond the person's relevant
    ones; None where no years were answered. `years_unasked` means that not all years were asked about, so
    fewer may be missing. `practice_missing` means that newcomers bring something from years of practice that
    the person has not begun. `pace_assumed` means that the person gave no hours a week.
    """

    distance: Distance
    learning: Hours
    months: Hours
    hours_per_week: float
    pace_assumed: bool
    years_missing: float | None
    years_unasked: bool = False
    practice_missing: bool = False


YEARS_OF_PRACTICE = 2.0
"""About how many years it takes to bring what only practice gives: judged."""


def barring_years(reached: Reach, role: Role, limits: ReachLimits) -> float:
    """Return the years without which nobody is hired, whatever they learn; zero where few are missing."""
    missing = 0.0 if role.ladder.level == "entry" else reached.years_missing or 0.0
    barring = missing if missing > limits.within_years else 0.0
    return max(barring, YEARS_OF_PRACTICE if reached.practice_missing else 0.0)


def reach(
    profile: Profile,
    role: str,
    model: MatchingModel,
    base: KnowledgeBase,
    hours_per_week: float | None = None,
) -> Reach:
    """Return how far away a role is; `hours_per_week` overrides the profile's own.

    Skills that weren't asked about may be held or not, which widens the range. The distance goes by the
    middle of the range, except that "ready now" goes by the upper end of the learning, at an ordinary pace:
    nobody is ready for what takes a hundred hours, however fast they go. Missing years put a role further
    away, because no course makes up for them, unless it is one that beginners enter by; so does
    an essential skill that newcomers bring from years of practice. Whoever works in a role is ready for it.
    """
    limits = model.scoring.reach
    target_role = base.roles[role]
    learning = essential_hours(profile, target_role, model, base)
    pace = hours_per_week or profile.constraints.hours_per_week
    hours_per_month = (pace or DEFAULT_HOURS_PER_WEEK) * _WEEKS_IN_A_MONTH
    ready_hours = limits.ready_months * min(hours_per_month, DEFAULT_HOURS_PER_WEEK * _WEEKS_IN_A_MONTH)
    to_apply = apply_hours(profile, target_role, model, base)
    least = target_role.portfolio.weeks / _WEEKS_IN_A_MONTH if to_apply.high else 0.0
    months = Hours(max(least, to_apply.low / hours_per_month), max(least, to_apply.high / hours_per_month))
    target = next(target for target in model.roles if target.role == role)
    had = relevant_years(profile, target, model.scoring)
    unasked = years_unasked(profile.experience)
    missing = None if had is None else max(0.0, target.years - had)
    years_that_bar = 0.0 if target_role.ladder.level == "entry" else missing or 0.0
    gaps = need_gaps(held_levels(profile, model), target_role, model)
    practice_missing = any(only_practice_leads_to(gap, base) for gap in gaps)
    if role == profile.current_role:
        distance: Distance = "ready now"
    elif practice_missing:
        distance = "a long way"
    elif learning.high <= ready_hours and years_that_bar <= limits.ready_years:
        distance = "ready now"
    elif months.likely <= limits.within_months and years_that_bar <= limits.within_years:
        distance = "within reach"
    else:
        distance = "a long way"
    return Reach(
        distance,
        learning,
        months,
        pace or DEFAULT_HOURS_PER_WEEK,
        pace is None,
        missing,
        unasked,
        practice_missing,
    )

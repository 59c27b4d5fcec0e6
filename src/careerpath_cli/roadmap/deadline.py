"""What fits before a date: which part of a plan, at which pace all of it, and which other roles would."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal

from careerpath_cli.errors import UsageError
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
from careerpath_cli.roadmap.timetable import Finish, Timetable

_MOST_ROLES = 2
_RANKS = 10

Verdict = Literal["fits", "may fit", "does not fit"]


@record
class Deadline:
    """Whether a plan can be finished by its due date.

    `hours` and `weeks` are the study time available until then. Steps (ids) are in `fits` if they are likely
    to be done by then, and in `perhaps` if only a fast pace gets them done. `pace_low`, `pace_likely` and
    `pace_high` are the hours a week at which the required part would be finished in time.
    """

    by: date
    hours: float
    weeks: float
    verdict: Verdict
    fits: tuple[str, ...]
    perhaps: tuple[str, ...]
    too_late: tuple[str, ...]
    pace_low: float
    pace_likely: float
    pace_high: float


def deadline(by: date, needed: Hours, finishes: Mapping[str, Finish], calendar: Timetable) -> Deadline:
    """Compare a plan with a due date; `finishes` maps each required step's id to its finish dates.

    Raises UsageError where there is no study day before the date.
    """
    weeks = calendar.weeks_until(by)
    if weeks <= 0:
        raise UsageError(
            f"There are no study days between {calendar.start} and {by}.",
            hint="Choose a later --by date, an earlier --start date, or shorter pauses.",
        )
    fits = [step for step, finish in finishes.items() if finish.likely <= by]
    perhaps = [step for step, finish in finishes.items() if finish.early <= by < finish.likely]
    end = calendar.finish(needed)
    verdict: Verdict = "fits" if end.likely <= by else "may fit" if end.early <= by else "does not fit"
    return Deadline(
        by=by,
        hours=calendar.hours_until(by),
        weeks=weeks,
        verdict=verdict,
        fits=tuple(fits),
        perhaps=tuple(perhaps),
        too_late=tuple(step for step, finish in finishes.items() if finish.early > by),
        pace_low=needed.low / weeks,
        pace_likely=needed.likely / weeks,
        pace_high=needed.high / weeks,
    )


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
    return tuple(reachable[:_MOST_ROLES])


def _is_barred(profile: Profile, role: Role, model: MatchingModel, base: KnowledgeBase) -> bool:
    """Return whether years are missing without which nobody is hired, whatever they learn."""
    return barring_years(reach(profile, role.id, model, base), role, model.scoring.reach) > 0

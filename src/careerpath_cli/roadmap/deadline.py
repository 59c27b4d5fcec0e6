"""What part of a plan fits before a date, what doesn't, and the pace at which all of it would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from careerpath_cli.errors import UsageError
from careerpath_cli.planning.effort import Hours
from careerpath_cli.record import record
from careerpath_cli.roadmap.timetable import Finish, Timetable

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

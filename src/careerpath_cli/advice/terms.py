"""A posting's years, degree, place and pay, held against a person's."""

from typing import Literal

from careerpath_cli.extraction.posting import Posting
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import DEGREES, Degree
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.signals import relevant_years
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

DegreeState = Literal[
    "has", "experience will do", "welcome", "replaceable", "screened", "licence", "not asked"
]
Fit = Literal["fits", "against", "partly", "unknown"]
_SENIOR = frozenset({"senior", "lead"})
_AT_HOME_NOT_WANTED = frozenset({None, False, "no", "onsite", "on-site"})


@record
class YearsStanding:
    """How many years a posting asks for and how many the person has that count in its role.

    `assumed` says that only the title's “senior” speaks of years. `had` and `missing` are None where the
    person never said; `in_all` are their years of any work.
    """

    low: float
    high: float | None
    assumed: bool
    had: float | None
    missing: float | None
    in_all: float | None = None


@record
class DegreeStanding:
    """The degree asked for, the one held (None: never said), and what the difference means."""

    asked: Degree
    held: Degree | None
    state: DegreeState


def years_standing(posting: Posting, profile: Profile, model: MatchingModel) -> YearsStanding | None:
    """Return how the person's years stand to those that a posting asks for; None where it asks for none."""
    asked, role = posting.years, next((one for one in model.roles if one.role == posting.role), None)
    if asked is None and posting.seniority not in _SENIOR:
        return None
    low = asked.low if asked else model.scoring.experience.years_asked["advanced"]
    had = relevant_years(profile, role, model.scoring) if role else profile.experience.total_years
    if not had and profile.experience.total_years and not (profile.occupation or profile.current_role):
        had = None  # of years in we don't know what, nobody can say that none counts
    missing = None if had is None else max(0.0, low - had)
    return YearsStanding(
        low, asked.high if asked else None, asked is None, had, missing, profile.experience.total_years
    )


def degree_standing(posting: Posting, profile: Profile, base: KnowledgeBase) -> DegreeStanding | None:
    """Return how a person's degree stands to the one that a posting asks for; None where it asks for none."""
    asked, held = posting.degree, profile.education.degree
    if asked is None:
        return None
    state: DegreeState
    if held is None:
        state = "not asked"
    elif DEGREES.index(held) >= DEGREES.index(asked.degree):
        state = "has"
    elif not asked.required:
        state = "welcome"
    elif asked.or_experience:
        state = "experience will do"
    else:
        role = base.roles.get(posting.role or "")
        standing = role.education.standing if role else None
        state = {"licence": "licence", "replaceable": "replaceable"}.get(standing or "", "screened")  # type: ignore[assignment]
    return DegreeStanding(asked.degree, held, state)


def remote_fit(posting: Posting, profile: Profile) -> Fit:
    """Return whether a post is done from where the person wants to work."""
    if profile.constraints.remote in _AT_HOME_NOT_WANTED or posting.remote is None:
        return "unknown"
    fits: dict[str, Fit] = {"remote": "fits", "hybrid": "partly", "on-site": "against"}
    return fits[posting.remote]


def pay_fit(posting: Posting, profile: Profile) -> Fit:
    """Return whether a post pays what the person needs; unknown where either isn't said or can't be held."""
    needed, offered = profile.constraints.min_salary, posting.pay
    most = offered.most_a_year if offered else None
    if needed is None or offered is None or most is None:
        return "unknown"
    if (profile.constraints.currency or "USD").upper() != offered.currency:
        return "unknown"
    return "fits" if most >= needed else "against"

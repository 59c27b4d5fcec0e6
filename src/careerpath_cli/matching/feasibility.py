"""Whether a role fits a person's constraints: they can exclude it or flag it, never raise its score."""

from collections.abc import Iterator
from typing import Literal

from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import DEGREES
from careerpath_cli.profile.model import Constraints, Profile
from careerpath_cli.record import record


@record
class Objection:
    """A constraint that a role violates: `asked` is the role's side of it, `stated` the person's.

    `note` is what the knowledge base says of how strictly it is asked, and how people get in without.
    """

    limit: Literal["degree", "screening", "usual-degree", "salary", "remote"]
    excludes: bool
    asked: str
    stated: str
    note: str = ""


@record
class Feasibility:
    """The constraints that a role violates; `limits` is how many the person stated."""

    objections: tuple[Objection, ...] = ()
    limits: int = 0

    @property
    def score(self) -> float | None:
        """The share of the constraints that the role satisfies, each warning counting half.

        0 if a constraint excludes it and only then; None without any constraints.
        """
        if not self.limits:
            return None
        return 0.0 if self.excluded else 1 - _WARNING * len(self.objections) / self.limits

    @property
    def excluded(self) -> bool:
        """Whether a constraint rules the role out, rather than only warning about it."""
        return bool(self.objections) and any(objection.excludes for objection in self.objections)


_NO_CONSTRAINTS = Feasibility()
_WARNING = 0.5
"""How much of a constraint a role misses that is only warned about."""


def feasibility(profile: Profile, role: Role) -> Feasibility:
    """Return which of the person's stated constraints a role violates; what was not stated limits nothing."""
    limits = profile.constraints
    stated = (limits.degree_acceptable is not None, limits.min_salary is not None, _wants_remote(limits))
    if not any(stated):
        return _NO_CONSTRAINTS
    objections = (*_check_degree(profile, role), *_check_salary(profile, role), *_check_remote(profile, role))
    return Feasibility(objections, sum(stated))


def _check_degree(profile: Profile, role: Role) -> Iterator[Objection]:
    """Yield what a role's degree has against what the person has or would study for.

    Only a degree that the law asks for, or of which the base does not say how it stands, excludes. One that
    employers screen for is flagged, as is a usual degree; one that experience replaces is no obstacle.
    """
    education, acceptable = role.education, profile.constraints.degree_acceptable
    if acceptable is None or education.standing == "replaceable":
        return
    highest = max(DEGREES.index(acceptable), DEGREES.index(profile.education.degree or "none"))
    if DEGREES.index(education.minimum) <= highest:
        if DEGREES.index(education.usual) > highest:
            yield Objection("usual-degree", excludes=False, asked=education.usual, stated=acceptable)
    elif education.standing == "screening":
        yield Objection(
            "screening",
            excludes=False,
            asked=education.minimum,
            stated=acceptable,
            note=education.note,
        )
    else:
        yield Objection("degree", excludes=True, asked=education.minimum, stated=acceptable)


def _check_salary(profile: Profile, role: Role) -> Iterator[Objection]:
    """Flag a role all of whose salary ranges in the person's currency end below what they need."""
    needed = profile.constraints.min_salary
    if needed is None:
        return
    currency = (profile.constraints.currency or "USD").upper()
    tops = [salary.high for salary in role.salaries if salary.currency == currency]
    known = [top for top in tops if top is not None]
    if tops and len(known) == len(tops) and max(known) < needed:
        asked = f"{max(known):,.0f} {currency}"
        yield Objection("salary", excludes=False, asked=asked, stated=f"{needed:,.0f} {currency}")


def _check_remote(profile: Profile, role: Role) -> Iterator[Objection]:
    """Flag a role that rarely allows remote work, if the person wants it."""
    if not _wants_remote(profile.constraints):
        return
    wanted = profile.constraints.remote
    if any(offer.value == "remote-work" and offer.degree == "weak" for offer in role.offers):
        yield Objection("remote", excludes=False, asked="weak", stated=str(wanted).lower())


def _wants_remote(limits: Constraints) -> bool:
    return limits.remote not in (None, False, "no", "onsite", "on-site")

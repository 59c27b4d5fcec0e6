"""Whether a person's own limits leave room for a role: they exclude or flag, and never add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from careerpath_cli.knowledge.model.scales import DEGREES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.profile.model import Constraints, Profile


@dataclass(frozen=True, slots=True)
class Objection:
    """One limit that a role runs into. `asked` is what the role has, `limit` what the person set."""

    limit: Literal["degree", "usual-degree", "salary", "remote"]
    excludes: bool
    asked: str
    stated: str


@dataclass(frozen=True, slots=True)
class Feasibility:
    """Everything about a role that a person's limits speak against; `limits` is how many limits there are."""

    objections: tuple[Objection, ...] = ()
    limits: int = 0

    @property
    def score(self) -> float | None:
        """The share of the limits that the role keeps to; 0 where one excludes it, None without any."""
        if not self.limits:
            return None
        return 0.0 if self.excluded else 1 - len(self.objections) / self.limits

    @property
    def excluded(self) -> bool:
        """Whether a limit rules the role out, as against only warning of it."""
        return bool(self.objections) and any(objection.excludes for objection in self.objections)


_NO_LIMITS = Feasibility()


def feasibility(profile: Profile, role: Role) -> Feasibility:
    """Hold a role against the limits that the person stated; what was not stated limits nothing."""
    limits = profile.constraints
    stated = (limits.degree_acceptable is not None, limits.min_salary is not None, _wants_remote(limits))
    if not any(stated):
        return _NO_LIMITS
    found = (*_degree(profile, role), *_salary(profile, role), *_remote(profile, role))
    return Feasibility(found, sum(stated))


def _degree(profile: Profile, role: Role) -> Iterator[Objection]:
    """Exclude a role whose least degree is beyond what the person has or would take; flag the usual one."""
    acceptable = profile.constraints.degree_acceptable
    if acceptable is None:
        return
    reach = max(DEGREES.index(acceptable), DEGREES.index(profile.education.degree or "none"))
    if DEGREES.index(role.education.minimum) > reach:
        yield Objection("degree", excludes=True, asked=role.education.minimum, stated=acceptable)
    elif DEGREES.index(role.education.usual) > reach:
        yield Objection("usual-degree", excludes=False, asked=role.education.usual, stated=acceptable)


def _salary(profile: Profile, role: Role) -> Iterator[Objection]:
    """Flag a role whose every stated range in the person's currency ends below what they need."""
    needed = profile.constraints.min_salary
    if needed is None:
        return
    currency = (profile.constraints.currency or "USD").upper()
    tops = [salary.high for salary in role.salaries if salary.currency == currency]
    known = [top for top in tops if top is not None]
    if tops and len(known) == len(tops) and max(known) < needed:
        asked = f"{max(known):,.0f} {currency}"
        yield Objection("salary", excludes=False, asked=asked, stated=f"{needed:,.0f} {currency}")


def _remote(profile: Profile, role: Role) -> Iterator[Objection]:
    """Flag a role that rarely allows remote work for someone who wants it."""
    if not _wants_remote(profile.constraints):
        return
    wanted = profile.constraints.remote
    if any(offer.value == "remote-work" and offer.degree == "weak" for offer in role.offers):
        yield Objection("remote", excludes=False, asked="weak", stated=str(wanted).lower())


def _wants_remote(limits: Constraints) -> bool:
    return limits.remote not in (None, False, "no", "onsite", "on-site")

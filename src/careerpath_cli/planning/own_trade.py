"""What a person's own trade gives a plan: what to build on, how others moved, whom to ask, how to begin."""

from collections.abc import Collection, Iterator
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

_CODED = 3.0
_WORKED = 5.0
"""Years of code, and of other work, with which people are no juniors any more: judged."""
EVENING = 60
"""The most minutes that a first try of the work takes."""
APPLY_OR_WRITE, WRITE_TWO_SENTENCES, WRITE_TO_SOMEBODY = 90, 30, 60
"""Minutes of a first evening with ads and a CV, for a message to somebody at work with what one offers, and
for one to somebody in the role."""
_MINOR_GROUP = len("29-1")
_BROAD_GROUP = len("29-114")
"""Codes that begin alike so far name occupations of one group of the SOC."""


BeginningKind = Literal["cv", "inside", "try", "talk"]


@record
class Beginning:
    """What to begin a plan with, beside its learning, and how many minutes it takes."""

    kind: BeginningKind
    minutes: int


@record
class KnownMove:
    """How people come to a role; `who` names them, empty for those who do what the person does."""

    how: str
    who: str = ""


@record
class Variant:
    """How a role's project goes with something from an industry."""

    industry: str
    text: str


def known_move(person: Profile, role: Role, base: KnowledgeBase) -> KnownMove | None:
    """Return how people of the person's occupation or present role move to a role, else people like them."""
    occupation = base.occupations.get(person.occupation_id or "")
    how = (occupation and _move(occupation, role)) or _way_in(person, role)
    if how:
        return KnownMove(how)
    return next(_moves_nearby(occupation, role, base), None) if occupation else None


def _move(occupation: Occupation, role: Role) -> str:
    return next((move.how for move in occupation.moves if move.role == role.id), "")


def _way_in(person: Profile, role: Role) -> str:
    """Return how the role's entry says that people of the person's occupation or present role come to it."""
    return next(
        (
            way.change
            for way in role.ways_in
            if (way.occupation is not None and way.occupation == person.occupation_id)
            or (way.role is not None and way.role == person.current_role)
        ),
        "",
    )


def _moves_nearby(occupation: Occupation, role: Role, base: KnowledgeBase) -> Iterator[KnownMove]:
    """Yield how people of kindred occupations move to a role, the most alike first."""
    kindred = [other for other in base.occupations.values() if _are_kindred(other, occupation)]
    broad = occupation.code[:_BROAD_GROUP]
    for other in sorted(kindred, key=lambda other: not other.code.startswith(broad)):
        how = _move(other, role)
        if how:
            yield KnownMove(how, other.name)


def _are_kindred(one: Occupation, other: Occupation) -> bool:
    """Return whether two occupations are of one minor group and share an industry, or both work in any."""
    if one.id == other.id or one.code[:_MINOR_GROUP] != other.code[:_MINOR_GROUP]:
        return False
    return one.industries == other.industries or not set(one.industries).isdisjoint(other.industries)


def trades(person: Profile, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the industries that the person knows: the occupation's, those named, the present role's.

    An industry that the person named comes before others of the occupation.
    """
    occupation = base.occupations.get(person.occupation_id or "")
    role = base.roles.get(person.current_role or "")
    own = _known(occupation) if occupation else ()
    named = [industry for industry in own if industry in person.industries]
    return tuple(dict.fromkeys((*named, *own, *person.industries, *(role.industries if role else ()))))


def _known(occupation: Occupation) -> tuple[str, ...]:
    return occupation.industries if occupation.trades is None else occupation.trades


def variant(person: Profile, role: Role, base: KnowledgeBase) -> Variant | None:
    """Return how a role's project goes in the first of the person's industries that it is described for."""
    variants = role.portfolio.variants
    return next(
        (Variant(industry, variants[industry]) for industry in trades(person, base) if industry in variants),
        None,
    )


def material(person: Profile, base: KnowledgeBase) -> str:
    """Return what the person's occupation offers to build a first project on."""
    occupation = base.occupations.get(person.occupation_id or "")
    return occupation.material if occupation else ""


def comes_with_experience(person: Profile, role: Role, base: KnowledgeBase) -> bool:
    """Return whether the person's years of work count for a role, so that no junior post is a way in.

    Where the role asks for a programming language, years of code do; elsewhere, years in an occupation or a
    role from which people are known to come. Nobody brings years to a role that beginners enter.
    """
    if role.ladder.level == "entry" or person.employment == "studying":
        return False
    if any(
        base.skills[need.skill].kind == "language" for need in role.needs if need.importance == "essential"
    ):
        return (person.experience.coding_years or 0.0) >= _CODED
    move = known_move(person, role, base)
    return move is not None and not move.who and (person.experience.total_years or 0.0) >= _WORKED


def has_employer(person: Profile, base: KnowledgeBase) -> bool:
    """Return whether there is an employer to ask, as far as the person told."""
    if person.employment is not None:
        return person.employment == "employed"
    occupation = base.occupations.get(person.occupation_id or "")
    return bool(person.current_role) or (occupation is not None and occupation.employer)


def can_ask_inside(person: Profile, role: Role, base: KnowledgeBase, *, far: bool) -> bool:
    """Return whether asking the present employer for such work is worth an evening.

    Where nobody is known to have come to the role from work like the person's, their occupation's industries
    decide; and nobody asks for a role that is `far` in years without such a way.
    """
    if role.inside is None or role.id == person.current_role or not has_employer(person, base):
        return False
    if known_move(person, role, base) is not None:
        return True
    occupation = base.occupations.get(person.occupation_id or "")
    works_in = occupation.industries if occupation and not person.current_role else ()
    return not far and (not works_in or not set(works_in).isdisjoint(role.portfolio.variants))


def beginning(
    kinds: Collection[str], trying: float, move: KnownMove | None, *, ready: bool
) -> Beginning | None:
    """Return what to begin with, of the kinds of steps that are open: who could apply applies, others try.

    `trying` are the hours that trying the work takes at least. Whoever has an employer to ask does so once
    the work was tried, or at once where people of the same occupation are known to have come to the role.
    """
    if ready and "cv" in kinds:
        return Beginning("cv", APPLY_OR_WRITE)
    if "inside" in kinds and ("try" not in kinds or (move is not None and not move.who)):
        return Beginning("inside", WRITE_TWO_SENTENCES)
    if "try" in kinds:
        return Beginning("try", min(EVENING, round(trying * 60)))
    return Beginning("talk", WRITE_TO_SOMEBODY) if "talk" in kinds else None


def first_beginning(
    person: Profile, role: Role, base: KnowledgeBase, *, ready: bool, far: bool
) -> Beginning | None:
    """Return what somebody begins with who has done nothing of a plan for a role yet.

    `far` says that years of experience are missing without which nobody is hired.
    """
    inside = ("inside",) if can_ask_inside(person, role, base, far=far) else ()
    tried = () if role.id == person.current_role else ("try",)
    kinds = ("cv", "talk", *inside, *tried)
    return beginning(kinds, role.try_it.hours[0], known_move(person, role, base), ready=ready)

"""What getting hired as a role takes of one person: their proofs, the post to take first, the pay there."""

from collections.abc import Iterator
from datetime import timedelta

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.hiring import Entrance, Hiring
from careerpath_cli.knowledge.model.pay import Wage
from careerpath_cli.knowledge.model.roles import Role, Way
from careerpath_cli.knowledge.model.scales import IMPORTANCES, LADDER, Level
from careerpath_cli.knowledge.pay import HOME, Advertised, pay_facts
from careerpath_cli.matching.inference import RANK
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route

_STRENGTHS = 3
_DAYS_IN_A_MONTH = 30.4
_DROPPED = 3
_PROOFS = 2
_STONES = 2
_PAY_ROWS = 2
_REQUIRED = frozenset({"essential", "important"})
_LANGUAGES = "human-languages"
_LISTED = frozenset({"language", "tool", "library", "framework", "platform", "method"})
"""The kinds of skills that fill the lists of a CV."""
_PAY_LEVELS = {"advanced": "senior", "executive": "executive"}


@record
class HeldSkill:
    """A skill that the person holds, its level, and where they showed it in their own words, if they said."""

    skill: str
    level: Level
    evidence: str = ""


@record
class SteppingStone:
    """A post to take before the role: a neighbouring role, or a way in beside ordinary posts.

    `first` says that the role itself comes after it; else it is there for the case that nobody answers.
    """

    first: bool
    role: Way | None = None
    entrance: Entrance | None = None


@record
class GetHired:
    """How the role's posts are filled, and what this person brings.

    `hiring` is None where the base doesn't say. `proofs` are what they showed, `strengths` what the role
    needs and they hold best, `dropped` what they hold and the role doesn't need. `pay` are figures of
    `country`: their own, or the United States where they named none.
    """

    hiring: Hiring | None
    proofs: tuple[HeldSkill, ...]
    strengths: tuple[HeldSkill, ...]
    dropped: tuple[str, ...]
    stones: tuple[SteppingStone, ...]
    country: str
    boards: tuple[str, ...]
    pay: tuple[Advertised | Wage, ...]


def get_hired(way: Route, roadmap: Roadmap, base: KnowledgeBase) -> GetHired:
    """Return what getting hired in a plan's first role takes of the person."""
    person, role = roadmap.profile, way.role
    hiring = hiring_of(role, base)
    proofs = tuple(_proofs(person, role, base))[:_PROOFS]
    shown = {proof.skill for proof in proofs}
    country = (person.constraints.country or HOME).upper()
    return GetHired(
        hiring=hiring,
        proofs=proofs,
        strengths=tuple(held for held in _strengths(person, role, base) if held.skill not in shown)[
            :_STRENGTHS
        ],
        dropped=tuple(skill for skill in _dropped(person, role, base) if skill not in shown)[:_DROPPED],
        stones=tuple(_stones(way, roadmap, hiring, base))[:_STONES],
        country=country,
        boards=tuple(_boards(hiring, person.constraints.country)),
        pay=tuple(_pay(role, country, base))[:_PAY_ROWS],
    )


def trade(person: Profile, base: KnowledgeBase) -> str:
    """Return what the person does for a living, by its name in the base; empty where that isn't known."""
    if person.occupation_id:
        return base.occupations[person.occupation_id].name
    return base.roles[person.current_role].name if person.current_role else ""


def _boards(hiring: Hiring | None, country: str | None) -> Iterator[str]:
    """Yield where such posts are advertised; boards of other countries only to those who name none."""
    for board in hiring.boards if hiring else ():
        if not board.countries or country is None or country.upper() in board.countries:
            yield board.name


def hiring_of(role: Role, base: KnowledgeBase) -> Hiring | None:
    """Return how a role's posts are filled, or those of the role that it specializes."""
    for name in filter(None, (role.id, role.parent)):
        for hiring in base.hiring.values():
            if name in hiring.roles:
                return hiring
    return None


def _proofs(person: Profile, role: Role, base: KnowledgeBase) -> Iterator[HeldSkill]:
    """Yield what the person showed and the role needs; where there is none of it, what else they showed."""
    needed = {need.skill for need in role.needs}
    told = [
        HeldSkill(skill, person.skills.get(skill, "aware"), text)
        for skill, text in person.evidence.items()
        if text.strip() and skill in base.skills
    ]
    fitting = [proof for proof in told if proof.skill in needed]
    yield from sorted(fitting or told, key=lambda proof: -RANK[proof.level])


def _strengths(person: Profile, role: Role, base: KnowledgeBase) -> Iterator[HeldSkill]:
    """Yield the skills that the role needs and the person can use: required ones first, then the best."""
    held = [
        (need.importance, HeldSkill(need.skill, person.skills[need.skill]))
        for need in role.needs
        if _works_with(person, need.skill) and not base.skills[need.skill].trait
    ]
    held.sort(key=lambda pair: (pair[0] not in _REQUIRED, -RANK[pair[1].level], IMPORTANCES.index(pair[0])))
    yield from (skill for _, skill in held)


def _dropped(person: Profile, role: Role, base: KnowledgeBase) -> Iterator[str]:
    """Yield the skills that take room on the person's CV and that the role neither needs nor is near to."""
    groups = {base.skills[need.skill].group for need in role.needs}
    near = {need.skill for need in role.needs}
    for need in role.needs:
        skill = base.skills[need.skill]
        near |= {relation.skill for relation in skill.related}
        near |= {prerequisite.skill for prerequisite in skill.prerequisites}
    held = [name for name in person.skills if _works_with(person, name) and name not in near]
    for name in sorted(held, key=lambda name: -RANK[person.skills[name]]):
        skill = base.skills[name]
        relates = any(relation.skill in near for relation in skill.related)
        if skill.kind in _LISTED and not relates and skill.group not in groups | {_LANGUAGES}:
            yield name


def _works_with(person: Profile, skill: str) -> bool:
    return RANK[person.skills.get(skill, "none")] >= RANK["working"]


def _stones(
    way: Route, roadmap: Roadmap, hiring: Hiring | None, base: KnowledgeBase
) -> Iterator[SteppingStone]:
    """Yield the posts that may come first, the likeliest first.

    Whoever runs out of money before applying makes sense needs paid work; whoever misses years, or aims at a
    senior role, a neighbouring post; students and returners have ways in of their own; people whose trade
    leads here directly need no detour, others may.
    """
    person, role = roadmap.profile, way.role
    entrances = {entrance.suits: entrance for entrance in (hiring.entrances if hiring else ())}
    neighbours = _neighbours(person, role, base)
    senior = LADDER.index(role.ladder.level) >= LADDER.index("advanced")
    first = not way.ready and (roadmap.barring_years > 0 or senior)
    short_of_money = _needs_income(way, roadmap)
    if "anybody" in entrances and short_of_money:
        yield SteppingStone(first=True, entrance=entrances["anybody"])
    if first:
        yield from (SteppingStone(first, role=neighbour) for neighbour in neighbours[:1])
    own = {"studying": "studying", "returning": "returning"}.get(person.employment or "", "anybody")
    if own != "anybody" and own in entrances:
        yield SteppingStone(first=False, entrance=entrances[own])
    if not first and not way.inside:
        yield from (SteppingStone(first, role=neighbour) for neighbour in neighbours[:1])
    if "anybody" in entrances and not short_of_money:
        yield SteppingStone(first=False, entrance=entrances["anybody"])


def _needs_income(way: Route, roadmap: Roadmap) -> bool:
    """Return whether the person's money ends before applying makes sense."""
    months = roadmap.profile.runway_months
    if months is None:
        return False
    return way.apply.likely > roadmap.request.start + timedelta(days=months * _DAYS_IN_A_MONTH)


def _neighbours(person: Profile, role: Role, base: KnowledgeBase) -> list[Way]:
    """Return the roles from which people come, the most junior first, none above the role itself."""
    height = LADDER.index(role.ladder.level)
    ways = [way for way in role.ways_in if way.role and way.role != person.current_role]
    steps = {way.name: LADDER.index(base.roles[way.role].ladder.level) for way in ways if way.role}
    return sorted((way for way in ways if steps[way.name] <= height), key=lambda way: steps[way.name])


def _pay(role: Role, country: str, base: KnowledgeBase) -> Iterator[Advertised | Wage]:
    """Yield a country's figures: advertised with the role's own titles, at the level that newcomers get."""
    known = pay_facts(role, base, country)
    level = _PAY_LEVELS.get(role.ladder.level, "entry")
    offers = [offer for offer in known.advertised if offer.row.country == country]
    for wanted in (level, "all"):
        fitting = [offer for offer in offers if offer.row.level == wanted]
        yield from sorted(fitting, key=lambda offer: offer.proxy)[:1]
    if known.wage and country == HOME:
        yield known.wage

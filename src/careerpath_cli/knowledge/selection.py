"""Selecting entries of the knowledge base by their properties, without a profile."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.knowledge.model.pay import Wage
from careerpath_cli.knowledge.model.roles import Role, Salary
from careerpath_cli.knowledge.model.scales import LADDER
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.knowledge.naming.names import did_you_mean, name_key, nearest
from careerpath_cli.knowledge.pay import Advertised, foremost, pay_facts
from careerpath_cli.record import record

T = TypeVar("T")


@record
class RoleFilter:
    """What a role must match to be listed: all that is not None."""

    level: str | None = None
    domain: str | None = None
    skill: str | None = None
    text: str | None = None


def select_roles(base: KnowledgeBase, wanted: RoleFilter, sort: str | None = None) -> list[Role]:
    """Return the roles that pass a filter, in the base's order or sorted by name, level, domain or pay.

    Raises UnknownNameError for a level, domain or skill that does not exist.
    """
    tests: list[Callable[[Role], bool]] = []
    if wanted.level is not None:
        level = _resolve(wanted.level, LADDER, "level")
        tests.append(lambda role: role.ladder.level == level)
    if wanted.domain is not None:
        domain = _resolve(wanted.domain, tuple(base.domains), "domain")
        tests.append(lambda role: domain in role.domains)
    if wanted.skill is not None:
        skill = base.require("skills", wanted.skill)
        tests.append(lambda role: any(need.skill == skill for need in role.needs))
    if wanted.text is not None:
        text = wanted.text
        tests.append(lambda role: _contains(text, role.name, role.summary, *role.aliases))
    roles = [role for role in base.roles.values() if all(test(role) for test in tests)]
    return sorted(roles, key=lambda role: _SORT_KEYS[sort](role, base)) if sort else roles


def select_skills(base: KnowledgeBase, text: str | None = None, group: str | None = None) -> list[Skill]:
    """Return the skills whose name, aliases or summary contain `text`, within a group; all without either.

    Raises UnknownNameError for a group that does not exist.
    """
    skills = list(base.skills.values())
    if group is not None:
        wanted = _resolve(group, tuple(base.groups), "group")
        skills = [skill for skill in skills if skill.group == wanted]
    if text is not None:
        skills = [skill for skill in skills if _contains(text, skill.name, skill.summary, *skill.aliases)]
    return skills


def select_occupations(base: KnowledgeBase, text: str | None = None) -> list[Occupation]:
    """Return the occupations whose name or aliases contain `text`; all without one."""
    occupations = base.occupations.values()
    return [entry for entry in occupations if _contains(text or "", entry.name, *entry.aliases)]


def _contains(text: str, *parts: str) -> bool:
    """Return whether any part contains a text, in capitals or not."""
    return any(text.casefold() in part.casefold() for part in parts)


def one_or_all(entries: Mapping[str, T], name: str | None, kind: str) -> list[T]:
    """Return the entry called `name`, or all entries without a name; raises UnknownNameError."""
    if name is None:
        return list(entries.values())
    return [entries[_resolve(name, tuple(entries), kind)]]


def _resolve(name: str, known: tuple[str, ...], kind: str) -> str:
    """Return which of a few known names is meant, also by a part that only one of them contains."""
    key = name_key(name)
    exact = [candidate for candidate in known if name_key(candidate) == key]
    partial = [candidate for candidate in known if key and key in name_key(candidate)]
    if exact or len(partial) == 1:
        return (exact or partial)[0]
    hint = did_you_mean(nearest(name, {name_key(candidate): candidate for candidate in known}))
    raise UnknownNameError(
        f"There is no {kind} “{name}”.", hint=hint or f"Choose one of: {', '.join(known)}."
    )


def _highest_pay(role: Role, base: KnowledgeBase) -> float:
    """Return the high end of the figure that is shown first, else what half of the people earn."""
    match foremost(pay_facts(role, base)):
        case Salary() as stated:
            return stated.high or stated.low
        case Advertised() as offer:
            return offer.row.high
        case Wage() as wage:
            return wage.p50 or wage.mean
    return 0


_SORT_KEYS: dict[str, Callable[[Role, KnowledgeBase], Any]] = {
    "name": lambda role, _: role.name,
    "level": lambda role, _: (LADDER.index(role.ladder.level), role.name),
    "domain": lambda role, _: (role.domains[0], role.name),
    "pay": lambda role, base: (-_highest_pay(role, base), role.name),
}

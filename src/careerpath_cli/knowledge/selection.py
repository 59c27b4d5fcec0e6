"""Choosing entries of the knowledge base by what they are, without a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from careerpath_cli.errors import UnknownNameError
from careerpath_cli.knowledge.model.scales import LADDER
from careerpath_cli.knowledge.names import did_you_mean, name_key, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.roles import Role
    from careerpath_cli.knowledge.model.skills import Skill

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RoleFilter:
    """What a role must be to be listed; None asks nothing. All of it must hold."""

    level: str | None = None
    domain: str | None = None
    skill: str | None = None
    text: str | None = None


def select_roles(base: KnowledgeBase, wanted: RoleFilter, sort: str | None = None) -> list[Role]:
    """Give the roles that pass a filter, in the base's order or sorted by name, level, domain or pay.

    Raises UnknownNameError for a level, domain or skill that does not exist.
    """
    tests: list[Callable[[Role], bool]] = []
    if wanted.level is not None:
        level = _one_of(wanted.level, LADDER, "level")
        tests.append(lambda role: role.ladder.level == level)
    if wanted.domain is not None:
        domain = _one_of(wanted.domain, tuple(base.domains), "domain")
        tests.append(lambda role: domain in role.domains)
    if wanted.skill is not None:
        skill = base.require("skills", wanted.skill)
        tests.append(lambda role: any(need.skill == skill for need in role.needs))
    if wanted.text is not None:
        text = wanted.text.casefold()
        tests.append(
            lambda role: any(text in part.casefold() for part in (role.name, role.summary, *role.aliases))
        )
    roles = [role for role in base.roles.values() if all(test(role) for test in tests)]
    return sorted(roles, key=_SORT_KEYS[sort]) if sort else roles


def select_skills(base: KnowledgeBase, text: str | None = None, group: str | None = None) -> list[Skill]:
    """Give the skills whose name, aliases or summary hold `text`, within a group; all without either.

    Raises UnknownNameError for a group that does not exist.
    """
    found = list(base.skills.values())
    if group is not None:
        wanted = _one_of(group, tuple(base.groups), "group")
        found = [skill for skill in found if skill.group == wanted]
    if text is not None:
        part = text.casefold()
        found = [
            skill
            for skill in found
            if any(part in one.casefold() for one in (skill.name, skill.summary, *skill.aliases))
        ]
    return found


def one_or_all(entries: Mapping[str, T], name: str | None, kind: str) -> list[T]:
    """Give the entry that `name` leads to, or all without one; raises UnknownNameError."""
    if name is None:
        return list(entries.values())
    return [entries[_one_of(name, tuple(entries), kind)]]


def _one_of(name: str, known: tuple[str, ...], kind: str) -> str:
    """Resolve a name among a few, also by a part of it that only one of them has."""
    key = name_key(name)
    exact = [one for one in known if name_key(one) == key]
    partial = [one for one in known if key and key in name_key(one)]
    if exact or len(partial) == 1:
        return (exact or partial)[0]
    hint = did_you_mean(nearest(name, {name_key(one): one for one in known}))
    raise UnknownNameError(
        f"There is no {kind} “{name}”.", hint=hint or f"Choose one of: {', '.join(known)}."
    )


def _highest_pay(role: Role) -> float:
    return max((row.high or row.low for row in role.salaries), default=0)


_SORT_KEYS: dict[str, Callable[[Role], Any]] = {
    "name": lambda role: role.name,
    "level": lambda role: (LADDER.index(role.ladder.level), role.name),
    "domain": lambda role: (role.domains[0], role.name),
    "pay": lambda role: (-_highest_pay(role), role.name),
}

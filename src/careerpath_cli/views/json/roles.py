"""Roles → what `--json` prints. Keys are only ever added, never renamed or removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role, Salary
from careerpath_cli.knowledge.pay import PayFacts
from careerpath_cli.matching.ranking import RoleMatch
from careerpath_cli.planning.gaps import RoleGap
from careerpath_cli.views.json.matches import match_full
from careerpath_cli.views.json.values import Json, plain_values


def role_brief(role: Role, base: KnowledgeBase) -> Json:
    """Describe a role as a list shows it."""
    counted = base.posts.get(role.id)
    return {
        "id": role.id,
        "name": role.name,
        "level": role.ladder.level,
        "domains": list(role.domains),
        "summary": role.summary,
        "posts": plain_values(counted) if counted else None,
    }


def role_full(role: Role, base: KnowledgeBase, pay: PayFacts | None = None) -> Json:
    """Describe everything about a role, with the pay that was chosen for it."""
    sources = [base.sources[source] for source in role.sources]
    return (
        role_brief(role, base)
        | _labels(role)
        | _requirements(role, base)
        | _work(role)
        | {
            "origin": base.origin("roles", role.id) or None,
            "salaries": [_salary(row, base) for row in role.salaries],
            "pay": _pay(pay) if pay else None,
            "sources": [{"id": source.id, "title": source.title, "date": source.date} for source in sources],
        }
    )


def _labels(role: Role) -> Json:
    years = role.ladder.experience_years
    return {
        "aliases": list(role.aliases),
        "titles": list(role.titles),
        "experience_years": list(years) if years else None,
        "level_source": role.ladder.source,
        "industries": list(role.industries),
        "occupations": plain_values(role.occupations),
        "trends": list(role.trends),
        "addition": role.addition,
    }


def _requirements(role: Role, base: KnowledgeBase) -> Json:
    return {
        "needs": [
            plain_values(need) | {"name": base.skills[need.skill].name, "required": need.required}
            for need in role.needs
        ],
        "education": plain_values(role.education),
        "portfolio": plain_values(role.portfolio),
        "try_it": plain_values(role.try_it),
    }


def _work(role: Role) -> Json:
    return {
        "activities": {part.activity: part.share for part in role.activities},
        "offers": {offer.value: offer.degree for offer in role.offers},
        "week": dict(role.week),
        "suits": list(role.suits),
        "not_for": list(role.not_for),
        "ways_in": [plain_values(way) for way in role.ways_in],
        "ways_on": [plain_values(way) for way in role.ways_on],
        "juniors": plain_values(role.juniors),
    }


def _salary(row: Salary, base: KnowledgeBase) -> Json:
    return plain_values(row) | {"period": "year", "date": base.sources[row.source].date}


def _pay(pay: PayFacts) -> Json:
    return {
        "advertised": [
            plain_values(one.row) | {"title": one.title, "proxy": one.proxy, "source": one.source}
            for one in pay.advertised
        ],
        "wage": plain_values(pay.wage) if pay.wage else None,
        "missing": pay.missing or None,
        "countries": list(pay.countries),
    }


def comparison(
    roles: Sequence[Role],
    base: KnowledgeBase,
    matches: Mapping[str, RoleMatch],
    gaps: Mapping[str, RoleGap],
) -> Json:
    """Describe roles side by side, each with how it fits where a person is compared too."""
    return {
        "roles": [
            role_full(role, base)
            | ({"match": match_full(matches[role.id], gaps[role.id], base)} if role.id in matches else {})
            for role in roles
        ]
    }

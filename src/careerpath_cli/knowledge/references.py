"""Which entries refer to which: one small function for each kind."""

from collections.abc import Callable, Iterator
from typing import Any

from careerpath_cli.knowledge.model.facts import Certificate, Posts, Projection, Trend
from careerpath_cli.knowledge.model.hiring import Hiring
from careerpath_cli.knowledge.model.learning import Community, ExperienceWay, Resource
from careerpath_cli.knowledge.model.matching import Practice, Scoring
from careerpath_cli.knowledge.model.occupations import Occupation
from careerpath_cli.knowledge.model.pay import Pay
from careerpath_cli.knowledge.model.questions import Question
from careerpath_cli.knowledge.model.roles import Portfolio, Role
from careerpath_cli.knowledge.model.skills import Skill
from careerpath_cli.storage.yaml_documents import Location

Reference = tuple[Location, str, str]
"""The location in the entry, the kind it refers to, and the id."""


def _each(field: str, target: str, identifiers: tuple[str, ...]) -> Iterator[Reference]:
    for position, identifier in enumerate(identifiers):
        yield (field, position), target, identifier


def _skill(skill: Skill) -> Iterator[Reference]:
    yield ("group",), "groups", skill.group
    yield ("effort",), "effort", skill.effort
    for position, prerequisite in enumerate(skill.prerequisites):
        yield ("prerequisites", position), "skills", prerequisite.skill
    for position, relation in enumerate(skill.related):
        yield ("related", position), "skills", relation.skill


def _role(role: Role) -> Iterator[Reference]:
    yield from _each("domains", "domains", role.domains)
    yield from _each("industries", "industries", role.industries)
    yield from _each("sources", "sources", role.sources)
    yield ("ladder", "source"), "sources", role.ladder.source
    yield ("education", "source"), "sources", role.education.source
    for position, need in enumerate(role.needs):
        yield ("needs", position), "skills", need.skill
    yield from _portfolio(role.portfolio)
    for position, part in enumerate(role.activities):
        yield ("activities", position), "activities", part.activity
    for position, offer in enumerate(role.offers):
        yield ("offers", position), "values", offer.value
    for position, salary in enumerate(role.salaries):
        yield ("salaries", position), "sources", salary.source
    yield from _each("trends", "trends", role.trends)
    for field in ("ways_in", "ways_on"):
        for position, way in enumerate(getattr(role, field)):
            if way.role is not None:
                yield (field, position), "roles", way.role
            if way.occupation is not None:
                yield (field, position), "occupations", way.occupation
    if role.parent is not None:
        yield ("parent",), "roles", role.parent


def _portfolio(project: Portfolio) -> Iterator[Reference]:
    for skill in project.teaches:
        yield ("portfolio", "teaches", skill), "skills", skill
    for industry in project.variants:
        yield ("portfolio", "variants", industry), "industries", industry


def _practice(practice: Practice) -> Iterator[Reference]:
    yield ("source",), "sources", practice.source
    yield from _each("roles", "roles", practice.roles)
    yield from _each("includes", "roles", practice.includes)
    for position, share in enumerate(practice.skills):
        yield ("skills", position), "skills", share.skill
    for position, rate in enumerate(practice.activities):
        yield ("activities", position), "activities", rate.activity


def _resource(resource: Resource) -> Iterator[Reference]:
    for field in ("teaches", "assumes"):
        for skill in getattr(resource, field):
            yield (field, skill), "skills", skill
    if resource.part_of is not None:
        yield ("part_of",), "resources", resource.part_of


def _occupation(occupation: Occupation) -> Iterator[Reference]:
    yield from _each("industries", "industries", occupation.industries)
    yield from _each("trades", "industries", occupation.trades or ())
    for skill in occupation.skills:
        yield ("skills", skill), "skills", skill
    for position, move in enumerate(occupation.moves):
        yield ("moves", position), "roles", move.role


def _trend(trend: Trend) -> Iterator[Reference]:
    yield from _each("skills", "skills", trend.skills)
    yield from _each("roles", "roles", trend.roles)
    yield from _each("sources", "sources", trend.sources)
    for position, figure in enumerate(trend.figures):
        yield ("figures", position), "sources", figure.source


def _certificate(certificate: Certificate) -> Iterator[Reference]:
    yield from _each("skills", "skills", certificate.skills)
    yield from _each("roles", "roles", certificate.roles)
    if certificate.replaced_by is not None:
        yield ("replaced_by",), "certificates", certificate.replaced_by


def _projection(projection: Projection) -> Iterator[Reference]:
    yield ("source",), "sources", projection.source
    yield from _each("beside", "outlook", projection.beside)
    if projection.applies_to != ("field",):
        yield from _each("applies_to", "roles", projection.applies_to)


def _pay(pay: Pay) -> Iterator[Reference]:
    yield ("id",), "roles", pay.id
    yield ("source",), "sources", pay.source


def _posts(posts: Posts) -> Iterator[Reference]:
    yield ("id",), "roles", posts.id
    yield from _each("sources", "sources", posts.sources)


def _hiring(hiring: Hiring) -> Iterator[Reference]:
    yield from _each("roles", "roles", hiring.roles)
    yield from _each("sources", "sources", hiring.sources)


def _field_of_work(entry: ExperienceWay | Community) -> Iterator[Reference]:
    yield from _each("domains", "domains", tuple(domain for domain in entry.domains if domain != "any"))
    yield from _each("groups", "groups", entry.groups)


def _question(question: Question) -> Iterator[Reference]:
    if question.when is not None:
        yield ("when", "question"), "questions", question.when.question
    if question.kind == "attitude" and question.says:
        yield ("says",), "activities", question.says.removeprefix("activities.")
    if question.kind == "either":
        for position, choice in enumerate(question.choices):
            yield ("choices", position, "value"), "values", choice.value


def _scoring(scoring: Scoring) -> Iterator[Reference]:
    for position, shown in enumerate(scoring.years_show):
        for skill in shown.skills:
            yield ("years_show", position), "skills", skill


REFERENCES: dict[str, Callable[[Any], Iterator[Reference]]] = {
    "domains": lambda domain: _each("sources", "sources", domain.sources),
    "alternatives": lambda alternative: _each("sources", "sources", alternative.sources),
    "steps": lambda step: _each("sources", "sources", step.sources),
    "experience": _field_of_work,
    "communities": _field_of_work,
    "choices": lambda choice: _each("skills", "skills", choice.skills),
    "skills": _skill,
    "roles": _role,
    "occupations": _occupation,
    "practice": _practice,
    "resources": _resource,
    "scoring": _scoring,
    "questions": _question,
    "trends": _trend,
    "certificates": _certificate,
    "outlook": _projection,
    "pay": _pay,
    "posts": _posts,
    "hiring": _hiring,
    "wages": lambda wage: iter([(("source",), "sources", wage.source)]),
}

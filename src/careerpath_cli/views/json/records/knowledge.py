"""The shapes of what the knowledge base holds: roles, skills, claims, checks.

Entries of the base have the form of its files: ranges, for one, are `[low, high]`.
"""

from dataclasses import field
from typing import Annotated, Literal

from careerpath_cli.knowledge import claims
from careerpath_cli.knowledge.model import learning, pay, roles, skills
from careerpath_cli.knowledge.model.facts import Certificate, Posts, Projection, Trend
from careerpath_cli.knowledge.model.scales import ActivityShare, LadderLevel, Level, OfferDegree, WorkKind
from careerpath_cli.views.json.encoding import published


@published
class RoleInBrief:
    """A role as a list shows it."""

    id: str
    name: str
    level: Annotated[LadderLevel, "ladder.level"]
    domains: list[str]
    summary: str
    posts: Posts | None


@published
class Need(roles.Need):
    """A skill that a role asks for; `required` where people are rarely hired without it."""

    name: str = ""
    required: bool = False


@published
class Salary(roles.Salary):
    """What one source states about pay, with the date of the source; `high` is null where it is open."""

    period: Literal["year"]
    date: str | None


@published
class Advertised(pay.PayRow):
    """What advertisements under a title offered; a `proxy` is a neighbouring job."""

    title: str
    proxy: bool
    source: str


@published
class Pay:
    """What is known about a role's pay where `--country` or `--level` chose; `missing` says what isn't."""

    advertised: list[Advertised]
    wage: pay.Wage | None
    missing: str | None
    countries: list[str]


@published
class RoleSource:
    """A source of a role's entry."""

    id: str
    title: str
    date: str | None


@published
class Role(RoleInBrief):
    """Everything about a role; `experience_years` are `[from, to]`, open where `to` is null."""

    aliases: list[str]
    titles: list[str]
    experience_years: Annotated[list[float | None] | None, "ladder.experience_years"]
    level_source: Annotated[str, "ladder.source"]
    industries: list[str]
    occupations: roles.Occupations
    trends: list[str]
    addition: bool
    """Whether the role is one that the source articles don't name."""
    needs: list[Need]
    education: roles.Education
    portfolio: roles.Portfolio
    try_it: roles.TryIt
    activities: dict[str, ActivityShare]
    offers: dict[str, OfferDegree]
    week: dict[WorkKind, int]
    """The percentage of a typical week for each kind of work."""
    suits: list[str]
    not_for: list[str]
    ways_in: list[roles.Way]
    ways_on: list[roles.Way]
    juniors: roles.Juniors
    origin: str | None
    """The overlay that the entry comes from."""
    salaries: list[Salary]
    pay: Pay | None
    sources: list[RoleSource]


@published
class Skill(skills.Skill):
    """A skill; `origin` is the overlay that it comes from."""

    origin: str | None = None


@published
class Taught:
    """A skill that is taught, and the level that it is brought to."""

    skill: str
    to: Level


@published
class Resource(learning.Resource):
    """Something to learn from, and the level `to` of the skill in question."""

    skills: list[Taught] = field(default_factory=list)
    """What it teaches, as `teaches` has it."""
    checked: str | None = None
    """The last day on which it was seen or read."""
    to: Level = "none"


@published
class SkillResources:
    """What a skill can be learnt from, and the certificates about it."""

    skill: str
    resources: list[Resource]
    certificates: list[Certificate]


@published
class Claim(claims.Claim):
    """One statement about a role, the place that it holds for, and its source with its date."""

    date: str | None = None


@published
class Claims:
    """Every claim about a role."""

    role: str
    claims: list[Claim]


@published
class Trends:
    """Trends, and what is projected for the field and its roles."""

    trends: list[Trend]
    outlook: list[Projection]


@published
class Check:
    """The rules that the knowledge base keeps to, and how many entries of each kind it has."""

    problems: list[str]
    """Always empty: with problems, the command fails and names them."""
    rules: list[str]
    entries: dict[str, int]

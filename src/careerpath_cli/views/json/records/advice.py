"""The shapes of `advise --json` and `advise --why ROLE --json`."""

from typing import Annotated, Literal

from careerpath_cli.advice.recommendation import OpenQuestion, RuledOut
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.occupations import Move
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.reach import Distance
from careerpath_cli.views.json.encoding import ABSENT, published
from careerpath_cli.views.json.records.common import Allowed, Contribution, Match, Topic
from careerpath_cli.views.json.records.knowledge import Role


@published
class Confidence:
    """How often people surveyed who answered much alike held the first role, one of `among`, or its field."""

    word: str
    measured_right: Annotated[float, "first"]
    among: list[str]
    measured_among: Annotated[float, "coverage"]
    field: str
    measured_field: Annotated[float, "in_field"]


@published
class Band:
    """The first roles that can't be told apart, and what to ask to tell them."""

    roles: list[str]
    would_tell: list[Topic]


@published
class Reach:
    """How far away applying makes sense, at the person's pace."""

    distance: Distance
    hours: Annotated[Hours, "learning"]
    months: Hours
    hours_per_week: float
    pace_assumed: bool
    years_missing: float | None


@published
class Recommendation(Match):
    """A recommended role: how it fits, and how far away it is."""

    reach: Reach


@published
class Occupation:
    """What the person does for a living; `id` and `name` are null where the base doesn't know it."""

    stated: Annotated[str, "profile.occupation"]
    id: Annotated[str | None, "profile.occupation_id"]
    name: str | None
    move: Move | None


@published
class Essentials:
    """How many of a role's essential skills are then held, of how many; some weren't asked about."""

    then_held: int
    of: int
    not_asked: int


@published
class Start:
    """The skill to start with: the most asked for, for each hour of learning it."""

    role: str
    skill: Annotated[str, "gap.need.skill"]
    to: Level
    hours: Annotated[Hours, "learning.hours"]
    share_of_postings: Annotated[float | None, "share"]
    postings: Annotated[str | None, "counted.id"]
    """Whose postings were counted; null, as the share is, where nobody counted."""
    essentials: Essentials


@published
class Advice:
    """The roles recommended, and how sure the first of them is."""

    knowledge_base: str
    weights: ScoringWeights
    confidence: Annotated[Confidence | None, "certainty"]
    confidence_missing: Literal["not surveyed"] | None
    bands: list[Band]
    recommendations: list[Recommendation]
    occupation: Occupation | None
    all_ruled_out: bool
    """Whether the person's limits exclude every role, so that these rank as they would without them."""
    unknown_skills: Annotated[list[str], "profile.unknown_skills"]
    ruled_out: RuledOut | None
    newcomer: bool
    start: Start | None
    question: OpenQuestion | None
    levers: None
    """Always null: `whatif --json` has them."""


@published
class Share(Contribution):
    """What one answer adds; `shown` is rounded so that all shares add up."""

    shown: float = 0.0


@published
class Unasked(Topic):
    """What a clear yes or a clear no would add, in nats."""

    yes: float
    no: float


@published
class Explanation:
    """Where a role's score comes from: `start` and the shares add up to `total`, in nats."""

    knowledge_base: str
    role: Annotated[str, "match.role"]
    place: Annotated[int, "rank"]
    score: Annotated[float, "match.fit"]
    total: float
    start: Annotated[float, "match.start"]
    shares: list[Share]
    unasked: list[Unasked]


@published
class ComparedRole(Role):
    """A role, with how it fits where a person is compared too."""

    match: Match = ABSENT


@published
class Comparison:
    """Roles side by side."""

    roles: list[ComparedRole]


@published
class MappedRole:
    """A role, its place in the ranking, and its scores from 0 to 1, null where no answer bears on them."""

    role: str
    name: str
    place: int
    want: float | None
    can: float | None
    allowed: Allowed
    """Whether the person's limits allow it."""


@published
class RoleMap:
    """All roles by what the person wants and can, best first."""

    knowledge_base: str
    current_role: str | None
    roles: list[MappedRole]

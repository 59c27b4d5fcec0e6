"""The shape of `advise --posting FILE --json`."""

from typing import Annotated

from careerpath_cli.advice.asks import AskState
from careerpath_cli.advice.deciding import Bar, Verdict
from careerpath_cli.advice.terms import DegreeState, Fit
from careerpath_cli.extraction.posting import RoleFound
from careerpath_cli.extraction.postings.asks import Strictness
from careerpath_cli.extraction.postings.offer import PayPeriod, Remote
from careerpath_cli.extraction.postings.title import Seniority
from careerpath_cli.knowledge.model.scales import Degree, Level
from careerpath_cli.planning.effort import Hours
from careerpath_cli.views.json.encoding import published
from careerpath_cli.views.json.records.advice import Reach


@published
class Ask:
    """A skill that the posting asks for, where in its text, and how the person stands to it."""

    skill: Annotated[str, "ask.skill"]
    strictness: Annotated[Strictness, "ask.strictness"]
    required: bool
    """Whether it is one of those that the verdict goes by."""
    instead: Annotated[list[str], "ask.instead"]
    """Skills that the posting names as doing equally well."""
    start: Annotated[int, "ask.passage.start"]
    end: Annotated[int, "ask.passage.end"]
    line: Annotated[str, "ask.line"]
    level_asked: Annotated[Level | None, "ask.level"]
    """The level that its words ask for; null where they don't say."""
    years_asked: Annotated[float | None, "ask.years"]
    needed: Level
    """The level asked for, else the one with which newcomers are hired."""
    hired: Level | None
    """The level with which newcomers are hired; null where the role doesn't name the skill."""
    state: AskState
    level: Level | None
    """The level held; null where the person never said."""
    at_least: bool
    through: str | None
    """The skill that counts instead of the one asked for, or carries over to it."""
    evidence: Annotated[str | None, "shown"]
    credit: float
    """How far it is met, from 0 to 1."""
    hours: Hours
    """The hours of learning to the lower of these levels, with what it builds on."""
    decides: bool
    """Whether the person is below the level without which newcomers are rarely hired."""
    trait: bool


@published
class YearsAsked:
    """Years of experience: asked for (`assumed` where only the title says “senior”), and had."""

    low: float
    high: float | None
    assumed: bool
    had: float | None
    missing: float | None
    in_all: float | None
    """Years of any work."""


@published
class DegreeAsked:
    """The lowest degree asked for, the one held, and what the difference means."""

    asked: Degree
    held: Degree | None
    state: DegreeState


@published
class PayOffered:
    """What the posting offers, and whether that is what the person needs."""

    low: float
    high: float | None
    currency: str
    period: PayPeriod
    fit: Fit


@published
class Decision:
    """Whether to apply. `met` is the share of the required asks that is met, from 0 to 1."""

    verdict: Verdict
    met: Hours
    learn: list[str]
    """The skills to learn first."""
    hours: Hours
    weeks: Hours
    bars: list[Bar]
    """What no learning mends in time."""
    nearer: str | None
    """A role that is nearer."""
    depends: list[str]
    """The skills that the person never spoke of and on which the verdict hangs."""
    at_best: Verdict
    """The verdict if the person has them all."""
    at_worst: Verdict
    """The verdict if the person has none of them."""


@published
class Standing:
    """How a person stands to one job posting."""

    knowledge_base: str
    title: Annotated[str | None, "posting.title.words"]
    role: Annotated[str | None, "posting.role"]
    role_found: Annotated[RoleFound | None, "posting.role_found"]
    """What tells which role it is for."""
    shared: Annotated[list[str], "posting.shared"]
    """The skills that tell most, where the title doesn't."""
    occupation: Annotated[str | None, "posting.occupation"]
    seniority: Annotated[Seniority | None, "posting.seniority"]
    place: Annotated[str | None, "posting.place.words"]
    remote: Annotated[Remote | None, "posting.remote"]
    remote_fit: Annotated[Fit, "remote"]
    decision: Decision
    asks: list[Ask]
    years: YearsAsked | None
    degree: DegreeAsked | None
    pay: PayOffered | None
    reach: Reach | None
    hours_per_week: float
    pace_assumed: bool
    has_work_to_show: bool

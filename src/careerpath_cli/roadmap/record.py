"""The shape of a roadmap as a JSON document, for code that writes it, reads it or needs its schema.

Keys are only ever added. Hours are ranges of hours of work, dates ISO dates; ids are those of the knowledge
base and of the plan's steps.
"""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from careerpath_cli.planning.shelf import Objection
from careerpath_cli.storage.limits import IsoDay, Limits, OnlyItsOwnType

FORMAT = 1
Day = Annotated[str, IsoDay()]
Amount = Annotated[float, Limits(ge=0, le=1e9, allow_inf_nan=False)]
"""Hours, weeks or a share; the upper limit keeps sums finite."""


class HoursRecord(TypedDict):
    """A range of hours or weeks; `likely` is its middle."""

    low: Amount
    high: Amount
    likely: NotRequired[Amount]


class FinishRecord(TypedDict):
    """The day on which something is finished: at the earliest, most likely, and at the latest."""

    early: Day
    likely: Day
    late: Day


class DatesRecord(TypedDict):
    """When a step is likely to begin, and when it is done."""

    begins: Day
    done: FinishRecord


class ResourceRecord(TypedDict):
    """Something to learn from; `checked` is when it was last verified to exist, null if never."""

    id: str
    name: str
    address: str
    cost: str
    checked: str | None
    state: NotRequired[str]


class PurposeRecord(TypedDict):
    """Why one role wants a step: for a need of its own, or for skills that build on this one."""

    role: str
    required: bool
    importance: str | None
    level: str | None
    why: str
    leads_to: list[str]


class StepRecord(TypedDict):
    """One skill to bring from one level to a higher one; `dates` is null for optional steps."""

    id: str
    skill: str
    name: str
    now: str | None
    to: str
    optional: bool
    why: str
    hours: HoursRecord
    resources: list[ResourceRecord]
    roles: list[str]
    purposes: list[PurposeRecord]
    weeks: HoursRecord
    basis: str
    dates: DatesRecord | None
    logged: Amount
    done_when: str
    proof: str
    instead: list[str]
    served_by: str | None
    carried_from: str | None


class ProjectRecord(TypedDict):
    """A role's portfolio project."""

    id: str
    role: str
    title: str
    brief: str
    proof: str
    hours: HoursRecord
    logged: Amount
    done: bool
    dates: DatesRecord | None


class OpenStepRecord(TypedDict):
    """A way to gain experience, or a community."""

    id: str
    name: str
    summary: str
    done: bool
    hours: list[Amount] | None
    address: str | None


class MilestoneRecord(TypedDict):
    """A point that the plan passes."""

    kind: str
    roles: list[str]
    done: FinishRecord


class DeadlineRecord(TypedDict):
    """Whether the plan can be finished by its due date, and which `steps` can."""

    by: Day
    verdict: Literal["fits", "may fit", "does not fit"]
    hours: Amount
    weeks: Amount
    fits: list[str]
    perhaps: list[str]
    too_late: list[str]
    hours_per_week: HoursRecord
    nearer: list[str]


class DoubtRecord(TypedDict):
    """An assumption of the plan, and the cheapest test of it."""

    kind: str
    subjects: list[str]
    doubt: str
    test: str
    hours: HoursRecord | None


class PlanBRecord(TypedDict):
    """The fallback role, and the step at which the two plans diverge."""

    role: str
    shared: list[str]
    shared_hours: HoursRecord
    own_hours: HoursRecord
    parting: str | None


class GapRecord(TypedDict):
    """One need of a role and how far along the person is; `credit` is the share of it that is met."""

    role: str
    skill: str
    state: Literal["met", "partly", "lacking", "not asked", "later"]
    required: bool
    importance: str
    now: str | None
    needed: str
    credit: Amount
    standing: Literal["shown", "claimed", "inferred", "not asked"]
    evidence: str | None


class DoneRecord(TypedDict):
    """A finished step; `skill` is empty for steps other than skills."""

    day: Day
    step: str
    skill: str
    level: str | None
    proof: str


class InputsRecord(TypedDict):
    """Everything a roadmap was made from, apart from the knowledge base and the program."""

    roles: list[str]
    start: Day
    hours_per_week: Amount
    pace_from: Literal["asked", "logged", "answered", "assumed"]
    by: Day | None
    pauses: list[list[Day]]
    skills: dict[str, str]
    logged: dict[str, Amount]
    done: list[DoneRecord]


class ProjectInShortRecord(TypedDict):
    """The first role's portfolio project, with the low and the high end of its hours."""

    title: str
    hours: list[Amount]


class StepsRecord(TypedDict):
    """The five parts of every roadmap in the first version's form; the other keys have more detail."""

    foundation: list[StepRecord]
    specialization: list[StepRecord]
    experience: list[str]
    portfolio: ProjectInShortRecord
    network: list[str]


class LineSkillRecord(TypedDict):
    """A skill that the apply line runs through; `have` is null where it wasn't asked about."""

    skill: str
    needed: str
    have: str | None


ApplyRecord = TypedDict("ApplyRecord", {"from": FinishRecord, "line": list[LineSkillRecord]})
"""When applying makes sense, and the skills on which that depends."""


class FirstActionRecord(TypedDict):
    """What to do first, in under two hours."""

    kind: Literal["try-it", "conversation", "application", "project", "lesson"]
    minutes: int
    text: str


class WorkHoursRecord(HoursRecord):
    """Hours of a step, and what they are based on."""

    basis: str


class RouteStepRecord(TypedDict):
    """One step of the plan until somebody is hired.

    `how` is how to go about it, a line each; `covers` are the steps of `learning` that are done with it.
    """

    id: str
    part: Literal["try", "bridge", "hired"]
    kind: Literal["project", "course", "reading", "conversation", "application"]
    title: str
    teaches: dict[str, str]
    hours: WorkHoursRecord
    done: FinishRecord
    address: str | None
    how: NotRequired[list[str]]
    begins: NotRequired[Day]
    logged: NotRequired[Amount]
    resource: NotRequired[str | None]
    covers: NotRequired[list[str]]


class GrowRecord(TypedDict):
    """A level that the job asks for beyond the apply line."""

    skill: str
    level: str


class LeftOutRecord(TypedDict):
    """A resource that would have done as much as one of the plan, and what speaks most against it."""

    resource: str
    reason: Objection


CheckpointRecord = TypedDict("CheckpointRecord", {"day": Day, "if": str, "then": str})
"""A day on which to look, at what, and what to do if it is so."""


class ContactRecord(TypedDict):
    """A kind of person to talk to, and what to ask them."""

    who: str
    ask: str


class RoundRecord(TypedDict):
    """One interview of several, and what it asks for."""

    name: str
    asks: str


class WorkSampleRecord(TypedDict):
    """The usual take-home task; `hours` has the low and the high end."""

    what: str
    hours: list[Amount]
    hand_in: str


class CurriculumRecord(TypedDict):
    """Lines of a CV to complete with a number, and skills to shorten."""

    bullets: list[str]
    shorten: list[str]


class SteppingStoneRecord(TypedDict):
    """A post to take before the role, always (`first`) or where nobody answers; `role` may be unknown."""

    first: bool
    role: str | None
    text: str


class RefusalRecord(TypedDict):
    """A kind of no, and what to change after it."""

    kind: Literal["no answer", "after the first call", "after the interviews"]
    change: str


class ExpectationRecord(TypedDict):
    """How many applications are answered, and who counted it."""

    text: str
    source: str


class NegotiationRecord(TypedDict):
    """Pay in a country, and how to use it; no figures where the base has none."""

    country: str
    figures: list[str]
    advice: str


class GetHiredRecord(TypedDict):
    """What helps to get hired in the first role; `kind` is null where the base says nothing about it."""

    kind: str | None
    sources: list[str]
    titles: list[str]
    boards: list[str]
    cv: CurriculumRecord
    people: list[ContactRecord]
    stepping_stones: list[SteppingStoneRecord]
    weekly: str
    expectation: ExpectationRecord
    rounds: list[RoundRecord]
    questions: list[str]
    task: WorkSampleRecord | None
    refusals: list[RefusalRecord]
    negotiation: NegotiationRecord


class RoadmapRecord(TypedDict):
    """A whole roadmap; `role`, `met`, `shown` and `readiness` are about the first role."""

    format: Annotated[Literal[1], OnlyItsOwnType()]
    program: str
    knowledge_base: str
    inputs: InputsRecord
    role: str
    roles: list[str]
    hours_per_week: Amount
    pace_assumed: bool
    hours: HoursRecord
    weeks: HoursRecord
    optional_hours: HoursRecord
    saved_hours: HoursRecord
    finish: FinishRecord
    finish_by_role: dict[str, FinishRecord]
    readiness: HoursRecord
    met: list[str]
    shown: dict[str, str]
    gap: list[GapRecord]
    learning: list[StepRecord]
    projects: list[ProjectRecord]
    experience: list[OpenStepRecord]
    network: list[OpenStepRecord]
    steps: StepsRecord | list[RouteStepRecord]
    parts: NotRequired[StepsRecord]
    apply: NotRequired[ApplyRecord]
    grow: NotRequired[list[GrowRecord]]
    left_out: NotRequired[list[LeftOutRecord]]
    checkpoints: NotRequired[list[CheckpointRecord]]
    plan_z: NotRequired[str]
    get_hired: NotRequired[GetHiredRecord]
    milestones: list[MilestoneRecord]
    review: Day
    first_action: FirstActionRecord | str | None
    deadline: DeadlineRecord | None
    doubts: list[DoubtRecord]
    plan_b: PlanBRecord | None

"""A roadmap as a JSON document: its shape, for whoever writes it, reads it back or needs its schema.

Keys are only ever added. Hours are ranges of hours of work, dates ISO dates; ids are those of the knowledge
base and of the plan's steps.
"""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

FORMAT = 1


class HoursRecord(TypedDict):
    """A range of hours or weeks; `likely` is its middle."""

    low: float
    high: float
    likely: NotRequired[float]


class FinishRecord(TypedDict):
    """The days on which something is done if all goes fast, as is likely, and if all takes long."""

    early: str
    likely: str
    late: str


class DatesRecord(TypedDict):
    """When a step begins, as is likely, and when it is done."""

    begins: str
    done: FinishRecord


class ResourceRecord(TypedDict):
    """Something to learn from; `checked` is when it was last found to exist, null if nobody looked."""

    id: str
    name: str
    address: str
    cost: str
    checked: str | None
    state: NotRequired[str]


class PurposeRecord(TypedDict):
    """Which requirement of which role a step serves: a need, or skills that build on this one."""

    role: str
    required: bool
    importance: str | None
    level: str | None
    why: str
    leads_to: list[str]


class StepRecord(TypedDict):
    """One skill to bring from a level to a higher one; `dates` is null for what is only helpful."""

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
    logged: float
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
    logged: float
    done: bool
    dates: DatesRecord | None


class OpenStepRecord(TypedDict):
    """A way to gain experience, or a community."""

    id: str
    name: str
    summary: str
    done: bool
    hours: list[float] | None
    address: str | None


class MilestoneRecord(TypedDict):
    """A point that the plan passes."""

    kind: str
    roles: list[str]
    done: FinishRecord


class DeadlineRecord(TypedDict):
    """How the plan stands to the date by which it should be done."""

    by: str
    verdict: Literal["fits", "may fit", "does not fit"]
    hours: float
    weeks: float
    fits: list[str]
    perhaps: list[str]
    too_late: list[str]
    hours_per_week: HoursRecord
    nearer: list[str]


class DoubtRecord(TypedDict):
    """Something the plan takes for granted, and the cheapest test of it."""

    kind: str
    subjects: list[str]
    doubt: str
    test: str
    hours: HoursRecord | None


class PlanBRecord(TypedDict):
    """The second role, and where the two part."""

    role: str
    shared: list[str]
    shared_hours: HoursRecord
    own_hours: HoursRecord
    parting: str | None


class GapRecord(TypedDict):
    """One need of a role and how far the person is; `credit` is the share of it that is met."""

    role: str
    skill: str
    state: Literal["met", "partly", "lacking", "not asked"]
    required: bool
    importance: str
    now: str | None
    needed: str
    credit: float
    standing: Literal["shown", "claimed", "inferred", "not asked"]
    evidence: str | None


class DoneRecord(TypedDict):
    """A step that is done; `skill` is empty for one that is no skill."""

    day: str
    step: str
    skill: str
    level: str | None
    proof: str


class InputsRecord(TypedDict):
    """Everything that a roadmap was made from, beside the knowledge base and the program."""

    roles: list[str]
    start: str
    hours_per_week: float
    pace_from: Literal["asked", "logged", "answered", "assumed"]
    by: str | None
    pauses: list[list[str]]
    skills: dict[str, str]
    logged: dict[str, float]
    done: list[DoneRecord]


class ProjectInShortRecord(TypedDict):
    """The first role's portfolio project, with the low and the high end of its hours."""

    title: str
    hours: list[float]


class StepsRecord(TypedDict):
    """The five parts of every roadmap, as the first version wrote them; the other keys say more."""

    foundation: list[StepRecord]
    specialization: list[StepRecord]
    experience: list[str]
    portfolio: ProjectInShortRecord
    network: list[str]


class RoadmapRecord(TypedDict):
    """A whole roadmap. `role`, `met`, `shown`, `readiness` are those of the first role."""

    format: Literal[1]
    program: str
    knowledge_base: str
    inputs: InputsRecord
    role: str
    roles: list[str]
    hours_per_week: float
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
    steps: StepsRecord
    milestones: list[MilestoneRecord]
    review: str
    first_action: str | None
    deadline: DeadlineRecord | None
    doubts: list[DoubtRecord]
    plan_b: PlanBRecord | None

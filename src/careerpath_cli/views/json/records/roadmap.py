"""The shapes of a roadmap as JSON.

Ids are those of the knowledge base and of the plan's steps. What of a roadmap is read back stands in
`roadmap/saved.py`.
"""

from datetime import date
from typing import Annotated, Literal

from careerpath_cli.knowledge.model.hiring import Contact, Round
from careerpath_cli.knowledge.model.scales import Importance, Level
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.gaps import State
from careerpath_cli.planning.shelf import Objection
from careerpath_cli.roadmap.deadline import Verdict
from careerpath_cli.roadmap.route import ActionKind, LineSkill, StepKind
from careerpath_cli.roadmap.saved import Inputs
from careerpath_cli.roadmap.timetable import Finish
from careerpath_cli.views.json.encoding import published
from careerpath_cli.views.wording.get_hired.applications import Refusal


@published
class Dates:
    """When a step is likely to begin, and when it is done."""

    begins: date
    done: Annotated[Finish, "finish"]


@published
class Resource:
    """Something to learn from; `checked` is when it was last verified to exist, null if never."""

    id: str
    name: str
    address: str
    cost: str
    checked: str | None
    state: str


@published
class Purpose:
    """Why one role wants a step: for a need of its own, or for skills that build on this one."""

    role: str
    required: bool
    importance: Annotated[Importance | None, "need.importance"]
    level: Annotated[Level | None, "need.level"]
    why: Annotated[str, "need.why"]
    leads_to: list[str]


@published
class Step:
    """One skill to bring from one level to a higher one; `dates` is null for optional steps."""

    id: str
    skill: str
    name: str
    now: Annotated[Level | None, "start"]
    to: Level
    optional: bool
    why: str
    hours: Hours
    resources: list[Resource]
    roles: list[str]
    purposes: list[Purpose]
    weeks: Hours
    basis: str
    """What the hours are based on."""
    dates: Dates | None
    logged: float
    done_when: str
    proof: str
    instead: list[str]
    """Skills that would do equally well."""
    served_by: str | None
    """A skill held already that would do as well."""
    carried_from: Annotated[str | None, "transferred_from"]
    """The related skill that gives a head start."""


@published
class Project:
    """A role's portfolio project."""

    id: str
    role: Annotated[str, "role.id"]
    title: Annotated[str, "role.portfolio.title"]
    brief: Annotated[str, "role.portfolio.brief"]
    proof: Annotated[str, "role.portfolio.proof"]
    hours: Hours
    logged: float
    done: bool
    dates: Dates | None


@published
class OpenStep:
    """A way to gain experience, or a community."""

    id: str
    name: str
    summary: str
    done: bool
    hours: Hours | None
    address: str | None


@published
class Milestone:
    """A point that the plan passes."""

    kind: str
    roles: list[str]
    done: Annotated[Finish, "finish"]


@published
class Deadline:
    """Whether the plan can be finished by its due date, and which steps can."""

    by: date
    verdict: Verdict
    hours: float
    weeks: float
    fits: list[str]
    perhaps: list[str]
    too_late: list[str]
    hours_per_week: Hours
    """The pace at which the required part would be finished in time."""
    nearer: list[str]
    """Roles that fit before that day."""


@published
class Doubt:
    """An assumption of the plan, and the cheapest test of it."""

    kind: str
    subjects: list[str]
    doubt: str
    test: str
    hours: Hours | None


@published
class PlanB:
    """The fallback role, and the step at which the two plans diverge."""

    role: Annotated[str, "role.id"]
    shared: list[str]
    shared_hours: Hours
    own_hours: Hours
    parting: str | None


@published
class Gap:
    """One need of a role and how far along the person is; `credit` is the share of it that is met."""

    role: str
    skill: Annotated[str, "need.skill"]
    state: State
    required: Annotated[bool, "need.required"]
    importance: Annotated[Importance, "need.importance"]
    now: Annotated[Level | None, "level"]
    needed: Level
    credit: float
    standing: Literal["shown", "claimed", "inferred", "not asked"]
    evidence: Annotated[str | None, "shown"]


@published
class ProjectInBrief:
    """The first role's portfolio project, with the low and the high end of its hours."""

    title: str
    hours: list[float]


@published
class Parts:
    """The five parts of every roadmap in the first version's form; the other keys have more detail."""

    foundation: list[Step]
    specialization: list[Step]
    experience: list[str]
    portfolio: ProjectInBrief
    network: list[str]


@published
class Apply:
    """When applying makes sense, and the skills on which that depends."""

    from_: Annotated[Finish, "apply"]
    line: list[LineSkill]


@published
class FirstAction:
    """What to do first, in under two hours."""

    kind: ActionKind
    minutes: int
    text: str


@published
class WorkHours(Hours):
    """Hours of a step, and what they are based on."""

    basis: str


@published
class RouteStep:
    """One step of the plan until somebody is hired."""

    id: str
    part: Literal["try", "bridge", "hired"]
    kind: StepKind
    title: str
    teaches: dict[str, Level]
    hours: WorkHours
    done: Annotated[Finish, "finish"]
    address: str | None
    how: list[str]
    """How to go about it, a line each."""
    begins: date
    logged: float
    resource: Annotated[str | None, "resource.id"]
    covers: Annotated[list[str], "work.steps.id"]
    """The steps of `learning` that are done with it."""


@published
class Grow:
    """A level that the job asks for beyond the apply line."""

    skill: str
    level: Level


@published
class LeftOut:
    """A resource that would have done as much as one of the plan, and what speaks most against it."""

    resource: Annotated[str, "resource.id"]
    reason: Objection


@published
class Checkpoint:
    """A day on which to look, at what, and what to do if it is so."""

    day: date
    if_: Annotated[str, "condition"]
    then: Annotated[str, "consequence"]


@published
class WorkSample:
    """The usual take-home task."""

    what: str
    hours: Hours
    hand_in: str


@published
class Curriculum:
    """Lines of a CV to complete with a number, and skills to shorten."""

    bullets: list[str]
    shorten: list[str]


@published
class SteppingStone:
    """A post to take before the role, always (`first`) or where nobody answers; `role` may be unknown."""

    first: bool
    role: Annotated[str | None, "role.role"]
    text: str


@published
class Expectation:
    """How many applications are answered, and who counted it."""

    text: str
    source: str


@published
class Negotiation:
    """Pay in a country, and how to use it; no figures where the base has none."""

    country: str
    figures: list[str]
    advice: str


@published
class GetHired:
    """What helps to get hired in the first role; `kind` is null where the base says nothing about it."""

    kind: Annotated[str | None, "hiring.id"]
    sources: Annotated[list[str], "hiring.sources"]
    titles: list[str]
    boards: list[str]
    cv: Curriculum
    people: list[Contact]
    stepping_stones: list[SteppingStone]
    weekly: str
    expectation: Expectation
    rounds: Annotated[list[Round], "hiring.rounds"]
    questions: Annotated[list[str], "hiring.questions"]
    task: WorkSample | None
    refusals: list[Refusal]
    negotiation: Negotiation


@published
class Roadmap:
    """A whole roadmap; `role`, `met`, `shown` and `readiness` are about the first role."""

    format: Literal[1]
    program: str
    knowledge_base: str
    inputs: Inputs
    role: str
    roles: Annotated[list[str], "plan.roles.id"]
    hours_per_week: Annotated[float, "plan.pace.hours"]
    pace_assumed: bool
    hours: Annotated[Hours, "plan.hours"]
    weeks: Annotated[Hours, "plan.weeks"]
    optional_hours: Annotated[Hours, "plan.optional"]
    saved_hours: Annotated[Hours, "plan.saved"]
    """The hours saved by preparing for all roles together instead of one after the other."""
    finish: Finish
    finish_by_role: Annotated[dict[str, Finish], "finishes"]
    readiness: Hours
    met: list[str]
    shown: dict[str, str]
    """Where skills that are met were shown."""
    gap: list[Gap]
    learning: list[Step]
    projects: list[Project]
    experience: list[OpenStep]
    network: list[OpenStep]
    steps: list[RouteStep]
    parts: Parts
    apply: Apply
    grow: list[Grow]
    left_out: list[LeftOut]
    checkpoints: list[Checkpoint]
    plan_z: str
    """What holds if nothing works."""
    get_hired: GetHired
    milestones: list[Milestone]
    review: date
    first_action: FirstAction | None
    deadline: Deadline | None
    doubts: list[Doubt]
    plan_b: PlanB | None

"""The plan for one role or several: what to learn in which order, how long it takes, and what comes after.

It has no dates, so the same profile, history and knowledge base always give the same plan;
`roadmap/timetable` puts it on a calendar.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Literal, TypeVar

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Community, ExperienceWay
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import Stage
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK, Hours
from careerpath_cli.planning.gaps import RoleGap, held_levels, role_gap
from careerpath_cli.planning.learning import LearningStep, learning_steps
from careerpath_cli.planning.shelf import trade_of
from careerpath_cli.planning.step_names import other_id
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

WAYS_PER_PLAN = 3
COMMUNITIES_PER_PLAN = 4
LEAST_SHARE = 0.2
"""The least share of the roles' required skills that an entry's skill groups must cover to be of use."""
_ML_YEARS_OF_A_PRACTITIONER = 1
_YEARS_OF_A_BEGINNER = 2
_NOTHING = Hours(0.0, 0.0)


@record
class Pace:
    """Hours a week, and where they come from: the command, the log, the answers, or our assumption."""

    hours: float
    basis: Literal["asked", "logged", "answered", "assumed"]


@record
class Work:
    """The work done on a plan so far.

    `logged` are hours that don't belong to a finished step, by skill or step id; `done` holds the ids of
    finished steps other than skills.
    """

    logged: Mapping[str, float] = field(default_factory=dict)
    done: Collection[str] = ()


@record
class ProjectStep:
    """The portfolio project of a role; `hours` is what remains after those `logged`, nothing once done."""

    role: Role
    hours: Hours
    logged: float
    done: bool

    @property
    def id(self) -> str:
        """The step's id in files and commands."""
        return other_id("project", self.role.id)


@record
class ExperienceStep:
    """A way to gain experience, one of several to choose from."""

    way: ExperienceWay
    done: bool

    @property
    def id(self) -> str:
        """The step's id in files and commands."""
        return other_id("experience", self.way.id)


@record
class NetworkStep:
    """A community or conference to join."""

    community: Community
    done: bool

    @property
    def id(self) -> str:
        """The step's id in files and commands."""
        return other_id("community", self.community.id)


_Entry = TypeVar("_Entry", "ExperienceWay", "Community")


@record
class Plan:
    """A plan for one role or several, in the five parts that every roadmap has.

    `steps` are all the learning, with prerequisites first, and what the roles share before what only some ask
    for. `hours` is the total of the required steps and the projects, `optional` that of the optional steps;
    `alone` is what each role would take without the others.
    """

    roles: tuple[Role, ...]
    gaps: tuple[RoleGap, ...]
    steps: tuple[LearningStep, ...]
    projects: tuple[ProjectStep, ...]
    ways: tuple[ExperienceStep, ...]
    communities: tuple[NetworkStep, ...]
    hours: Hours
    optional: Hours
    alone: Mapping[str, Hours]
    pace: Pace

    @property
    def weeks(self) -> Hours:
        """The required part in weeks at the person's pace."""
        return self.hours.weeks(self.pace.hours)

    @property
    def saved(self) -> Hours:
        """The hours saved by preparing for all roles together instead of one after the other."""
        return Hours.total(self.alone.values()).less(self.hours)

    @property
    def required(self) -> tuple[LearningStep, ...]:
        """The learning steps that at least one of the roles requires."""
        return tuple(step for step in self.steps if not step.optional)

    @property
    def learnt(self) -> bool:
        """Whether nothing that newcomers are hired with is left to learn; a project may still be to do."""
        return all(step.hours.high == 0 for step in self.required)


def plan_roles(
    profile: Profile,
    roles: Sequence[Role],
    model: MatchingModel,
    base: KnowledgeBase,
    work: Work | None = None,
    pace: Pace | None = None,
) -> Plan:
    """Return the plan from a profile to one or more roles, given the work done so far.

    An empty profile yields the whole plan, with every skill not asked about. `pace` overrides the profile's
    own; without either, eight hours a week are assumed.
    """
    work = work or Work()
    held = held_levels(profile, model)
    whole = learning_steps(roles, held, model, base, trade_of(profile, base))
    steps = _subtract_logged(whole, work)
    projects = tuple(_project(role, work) for role in roles)
    unshelved = without_resources(base)  # of each role by itself only the hours count
    alone = {
        role.id: _required_hours(
            learning_steps([role], held, model, unshelved) if len(roles) > 1 else whole, [role], work
        )
        for role in roles
    }
    return Plan(
        roles=tuple(roles),
        gaps=tuple(role_gap(profile, role, model) for role in roles),
        steps=steps,
        projects=projects,
        ways=tuple(_experience_steps(profile, roles, work, base)),
        communities=tuple(_communities(profile, roles, work, base)),
        hours=_total(steps, projects),
        optional=Hours.middle_half(step.hours for step in steps if step.optional),
        alone=alone,
        pace=pace or _own_pace(profile),
    )


def without_resources(base: KnowledgeBase) -> KnowledgeBase:
    """Return the base with nothing to learn from: to choose it takes most of a plan's time."""
    return replace(base, resources={})


def _own_pace(profile: Profile) -> Pace:
    own = profile.constraints.hours_per_week
    return Pace(DEFAULT_HOURS_PER_WEEK, "assumed") if own is None else Pace(own, "answered")


def _subtract_logged(steps: Iterable[LearningStep], work: Work) -> tuple[LearningStep, ...]:
    """Return the steps less the hours logged on their skills, counted towards the earliest steps first."""
    left = {skill: Hours(hours, hours) for skill, hours in work.logged.items()}
    remaining = []
    for step in steps:
        logged = left.get(step.skill, _NOTHING)
        remaining.append(replace(step, hours=step.hours.less(logged), logged=logged.high))
        left[step.skill] = logged.less(step.hours)
    return tuple(remaining)


def _required_hours(steps: Iterable[LearningStep], roles: Sequence[Role], work: Work) -> Hours:
    return _total(_subtract_logged(steps, work), [_project(role, work) for role in roles])


def _total(steps: Iterable[LearningStep], projects: Iterable[ProjectStep]) -> Hours:
    learning = [step.hours for step in steps if not step.optional]
    return Hours.middle_half([*learning, *(project.hours for project in projects)])


def _project(role: Role, work: Work) -> ProjectStep:
    step = ProjectStep(role, Hours(*role.portfolio.hours), 0.0, done=False)
    logged = work.logged.get(step.id, 0.0)
    done = step.id in work.done
    hours = _NOTHING if done else step.hours.less(Hours(logged, logged))
    return replace(step, hours=hours, logged=logged, done=done)


def _experience_steps(
    profile: Profile, roles: Sequence[Role], work: Work, base: KnowledgeBase
) -> Iterable[ExperienceStep]:
    """Yield ways to gain experience that suit the person's stage, those closest to the roles first."""
    stage = _stage(profile)
    suiting = [way for way in base.experience.values() if stage is None or stage in way.suits]
    for way in _closest(suiting, roles, base)[:WAYS_PER_PLAN]:
        step = ExperienceStep(way, done=False)
        yield replace(step, done=step.id in work.done)


def _closest(entries: Iterable[_Entry], roles: Sequence[Role], base: KnowledgeBase) -> list[_Entry]:
    """Return the entries that suit the roles, those covering most required skills first, then by domain."""
    domains = {domain for role in roles for domain in role.domains}
    required = [base.skills[need.skill].group for role in roles for need in role.required]

    def share(entry: _Entry) -> float:
        return sum(group in entry.groups for group in required) / len(required) if required else 0.0

    fitting = [
        entry
        for entry in entries
        if ("any" in entry.domains or domains & set(entry.domains))
        and (not entry.groups or share(entry) >= LEAST_SHARE)
    ]
    return sorted(fitting, key=lambda entry: (-share(entry), "any" in entry.domains))


def _stage(profile: Profile) -> Stage | None:
    """Return a person's career stage, judged from their answers; None where these don't say."""
    years = profile.experience
    if profile.current_role is not None or (years.ml_years or 0) >= _ML_YEARS_OF_A_PRACTITIONER:
        return "working-in-ai"
    if (years.coding_years or 0) >= _YEARS_OF_A_BEGINNER and (
        years.total_years is None or years.total_years >= 1
    ):
        return "working-in-tech"
    if years.total_years is None:
        return None
    return "career-changer" if years.total_years >= _YEARS_OF_A_BEGINNER else "student"


def _communities(
    profile: Profile, roles: Sequence[Role], work: Work, base: KnowledgeBase
) -> Iterable[NetworkStep]:
    """Yield communities to join, those of the roles' subjects first.

    What was founded for some people is left for these to choose; what meets in other countries is left out.
    """
    country = (profile.constraints.country or "").upper()
    open_here = [
        community
        for community in base.communities.values()
        if not community.for_ and (not community.countries or country in community.countries)
    ]
    closest = _closest(open_here, roles, base)
    closest.sort(key=lambda entry: (not entry.groups, "any" in entry.domains, entry.kind == "conference"))
    for community in closest[:COMMUNITIES_PER_PLAN]:
        step = NetworkStep(community, done=False)
        yield replace(step, done=step.id in work.done)

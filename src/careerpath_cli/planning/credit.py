"""What a finished resource, and hours logged on one, mean for the skills of a plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import fsum

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.cover import WorkStep
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.plan import Plan, ProjectStep, Work
from careerpath_cli.planning.step_names import learning_id, resource_of

Todo = WorkStep | ProjectStep


def with_hours_left(todos: Iterable[Todo], plan: Plan) -> tuple[Todo, ...]:
    """Return the same work with the hours that are left of it according to a plan."""
    learning = {step.id: step for step in plan.steps}
    projects = {project.id: project for project in plan.projects}
    return tuple(
        projects[todo.id]
        if isinstance(todo, ProjectStep)
        else replace(todo, steps=tuple(learning[step.id] for step in todo.steps))
        for todo in todos
    )


def credited(work: Work, todos: Sequence[Todo], plan: Plan, base: KnowledgeBase) -> Work:
    """Return the work done with the hours logged on a resource credited to the skills that it brings.

    Each of them gets a share in proportion to its judged hours; what brings nothing of the plan gets none.
    """
    logged = dict(work.logged)
    for subject, hours in work.logged.items():
        resource = base.resources.get(resource_of(subject))
        steps = covered_steps(resource, todos, plan) if resource else ()
        total = fsum(step.hours.likely for step in steps)
        for step in steps if total else ():
            logged[step.skill] = logged.get(step.skill, 0.0) + hours * step.hours.likely / total
    return Work(logged, work.done)


def covered_steps(resource: Resource, todos: Iterable[Todo], plan: Plan) -> tuple[LearningStep, ...]:
    """Return the steps of a plan that a resource stands for: those it is for, else all it teaches."""
    for todo in todos:
        if isinstance(todo, WorkStep) and todo.resource is not None and todo.resource.id == resource.id:
            return todo.steps
    return tuple(
        step
        for step in plan.steps
        if RANK[resource.teaches.get(step.skill, "none")] >= RANK[step.to]
        if RANK[resource.assumes.get(step.skill, "none")] < RANK[step.to]
    )


def new_to(resource: Resource, levels: Mapping[str, Level]) -> tuple[str, ...]:
    """Return the ids of the steps that a resource means without a plan: what it adds to the levels held."""
    return tuple(
        learning_id(skill, level)
        for skill, level in resource.teaches.items()
        if RANK[level] > RANK[levels.get(skill, "none")]
    )

"""A roadmap on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from careerpath_cli.views import plan_words, words
from careerpath_cli.views.terminal.parts import (
    ACCENT,
    GOOD,
    QUIET,
    bullets,
    command,
    heading,
    labelled,
    plain,
)

if TYPE_CHECKING:
    from careerpath_cli.advice.plan import LearningStep, Plan
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.learning import Resource


def plan_page(plan: Plan, base: KnowledgeBase, profile_argument: str) -> Group:
    """Show a roadmap: what one has, then the five steps, then how to keep it."""
    parts: list[RenderableType] = [
        heading(f"Roadmap to {plan.role.name}"),
        plain(plan_words.summary(plan)),
        Text(""),
    ]
    met = plan.gap.of_state("met")
    if met:
        have = ", ".join(plan_words.had(one, base) for one in met)
        parts.append(labelled([("You have", plain(have, GOOD))]))
    number = 0
    for phase, steps in plan.learning.items():
        parts += _phase_heading(phase, base)
        for step in steps:
            number += 1
            parts.append(Padding(_step(number, step, plan, base), (0, 0, 1, 2)))
        if not steps:
            parts.append(Padding(plain("Nothing open here: go on."), (0, 0, 1, 2)))
    parts += _phase_heading("experience", base)
    ways = [
        Text.assemble((way.name, ACCENT), f" ({words.span(*way.hours)} h). {way.summary}")
        for way in plan.ways
    ]
    parts.append(Padding(bullets(ways), (0, 0, 1, 2)))
    parts += _phase_heading("portfolio", base)
    parts.append(Padding(_portfolio(plan), (0, 0, 1, 2)))
    parts += _phase_heading("network", base)
    names = [Text.assemble((one.name, ACCENT), f". {one.summary}") for one in plan.communities]
    parts.append(Padding(bullets(names), (0, 0, 1, 2)))
    parts += [plain(plan_words.caveat(plan), QUIET), Text("")]
    target = f"careerpath export {plan.role.id}{profile_argument} --output {plan.role.id}.md"
    parts.append(Text.assemble("Keep it: ", command(target)))
    return Group(*parts)


def _phase_heading(phase: str, base: KnowledgeBase) -> list[RenderableType]:
    step = base.steps[phase]
    number = list(base.steps).index(phase) + 1
    return [heading(f"Step {number}: {step.name}"), plain(step.summary, QUIET), Text("")]


def _step(number: int, step: LearningStep, plan: Plan, base: KnowledgeBase) -> RenderableType:
    name = base.skills[step.skill].name
    pace = words.weeks(step.hours.weeks(plan.hours_per_week))
    head = Text.assemble(
        f"{number}. ",
        (name, ACCENT),
        f"  {words.level_name(step.now)} → {step.to}",
        (f"  {words.hours(step.hours)}, {pace}", QUIET),
    )
    rows: list[tuple[str, RenderableType]] = [("Why", plain(plan_words.why(step, base)))]
    if step.carried_from:
        rows.append(("Easier", plain(f"{base.skills[step.carried_from].name} carries part of it over")))
    rows += [("Learn", _resource(one)) for one in step.resources]
    return Group(head, Padding(labelled(rows), (0, 0, 0, 3)))


def _resource(resource: Resource) -> Text:
    return Text.assemble(resource.name, (f" ({resource.cost})\n{resource.address}", QUIET), overflow="fold")


def _portfolio(plan: Plan) -> RenderableType:
    project = plan.role.portfolio
    return Group(
        Text.assemble((project.title, ACCENT), (f"  {words.span(*project.hours)} h", QUIET)),
        plain(project.brief),
        plain(f"Proof: {project.proof}"),
    )

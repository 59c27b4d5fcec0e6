"""A roadmap as Markdown that reads well on GitHub: headings, task lists, sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerpath_cli.views import words
from careerpath_cli.views.plan_words import caveat, summary, why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpath_cli.advice.plan import LearningStep, Plan
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.profile.model import Profile

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escaped(text: str) -> str:
    """Make text from outside harmless: no markup, no HTML, no line of its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def plan_markdown(plan: Plan, profile: Profile, base: KnowledgeBase, program_version: str) -> str:
    """Write a roadmap as a Markdown document; the same inputs give the same text."""
    return "\n".join(_lines(plan, profile, base, program_version)) + "\n"


def _lines(plan: Plan, profile: Profile, base: KnowledgeBase, program_version: str) -> Iterator[str]:
    role = plan.role
    owner = f" for {escaped(profile.name)}" if profile.name else ""
    yield from (f"# Roadmap to {role.name}{owner}", "", escaped(role.summary), "", escaped(summary(plan)), "")
    met = plan.gap.of_state("met")
    if met:
        yield from ("## What you have", "")
        for one in met:
            claim = _evidence(profile, one.need.skill) or (
                f"follows from {base.skills[one.implied_by].name}" if one.implied_by else "claimed"
            )
            yield f"- {base.skills[one.need.skill].name}: {one.level} ({claim})"
        yield ""
    for phase, steps in plan.learning.items():
        yield from _phase(phase, base)
        for step in steps:
            yield from _step(step, plan, base)
        if not steps:
            yield "Nothing open here: go on."
        yield ""
    yield from _after_learning(plan, base)
    yield from ("## What this rests on", "", escaped(caveat(plan)), "")
    yield from _sources(plan, base)
    yield from ("", f"Made by careerpath {program_version} with knowledge base {base.version}.")


def _evidence(profile: Profile, skill: str) -> str:
    line = profile.evidence.get(skill)
    return f"shown: {escaped(line)}" if line else ""


def _phase(phase: str, base: KnowledgeBase) -> Iterator[str]:
    number = list(base.steps).index(phase) + 1
    yield from (f"## Step {number}: {base.steps[phase].name}", "", base.steps[phase].summary, "")


def _step(step: LearningStep, plan: Plan, base: KnowledgeBase) -> Iterator[str]:
    pace = words.weeks(step.hours.weeks(plan.hours_per_week))
    level = f"{words.level_name(step.now)} → {step.to}"
    yield f"- [ ] **{base.skills[step.skill].name}**: {level} ({words.hours(step.hours)}, {pace})"
    yield f"  - Why: {escaped(why(step, base))}"
    if step.carried_from:
        yield f"  - Easier, because {base.skills[step.carried_from].name} carries part of it over"
    for resource in step.resources:
        checked = f", checked {resource.checked}" if resource.checked else ""
        yield f"  - Learn: [{escaped(resource.name)}]({resource.address}) ({resource.cost}{checked})"


def _after_learning(plan: Plan, base: KnowledgeBase) -> Iterator[str]:
    yield from _phase("experience", base)
    for way in plan.ways:
        yield f"- [ ] **{way.name}** ({words.span(*way.hours)} h). {escaped(way.summary)}"
    yield ""
    yield from _phase("portfolio", base)
    project = plan.role.portfolio
    yield f"- [ ] **{escaped(project.title)}** ({words.span(*project.hours)} h). {escaped(project.brief)}"
    yield f"  - Proof: {escaped(project.proof)}"
    yield ""
    yield from _phase("network", base)
    for one in plan.communities:
        name = f"[{escaped(one.name)}]({one.address})" if one.address else f"**{escaped(one.name)}**"
        yield f"- [ ] {name}. {escaped(one.summary)}"
    yield ""


def _sources(plan: Plan, base: KnowledgeBase) -> Iterator[str]:
    if plan.role.salaries:
        yield from ("Pay, as its sources state it:", "")
        for row in plan.role.salaries:
            yield f"- {escaped(words.salary(row, base))}"
        yield ""
    yield from ("Sources for this role:", "")
    for identifier in plan.role.sources:
        source = base.sources[identifier]
        author = f"{source.author}, " if source.author else ""
        yield f"- {escaped(f'{author}{source.title} ({source.dated})')}"

"""What of one person's results counts for their cohort: where they could go, what is missing, by when."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.effort import Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.shelf import trade_of, with_plan
from careerpath_cli.record import record
from careerpath_cli.reporting.courses import Help, Shelves, helping
from careerpath_cli.reporting.report import Results
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import route
from careerpath_cli.roadmap.timetable import DAYS_OF_A_WEEK, Finish

Stage = Literal["ready", "to show", "learning", "barred"]
"""How far somebody is: could apply today; has the skills, and no piece of work to show yet; has something to
learn first; lacks years of work, whatever they learn."""


@record
class Missing:
    """A skill that is missing on somebody's apply line: up to which level, and the hours that takes.

    `asked` is false where nobody asked about it, so that it may be there.
    """

    skill: str
    level: Level
    hours: Hours
    asked: bool


@record
class Member:
    """A person of a cohort, under the name that its pages call them, and the file of their own page.

    `number` is their line or row. `goal` is the role that their page is about, one of those `recommended`.
    `weeks` is how long it is until applying makes sense, `hours` what is left of learning and of work to
    show; `courses` are those that take away half of the learning or more. `not_known` are the
    names of skills that the base doesn't know.
    """

    number: int
    name: str
    page: str
    goal: str
    recommended: tuple[str, ...]
    stage: Stage
    apply: Finish
    weeks: float
    hours: Hours
    missing: tuple[Missing, ...] = ()
    courses: Mapping[str, Help] = field(default_factory=dict)
    not_known: tuple[str, ...] = ()


def member(
    results: Results, number: int, name: str, page: str, shelves: Shelves, base: KnowledgeBase
) -> Member:
    """Return what of a person's results counts for their cohort."""
    plan = results.plan
    way = route(plan, base)
    steps = [step for step in plan.plan.required if step.hours.high > 0]
    learner = with_plan(trade_of(plan.profile, base), plan.held, (), base)
    return Member(
        number=number,
        name=name,
        page=page,
        goal=results.goal,
        recommended=tuple(entry.match.role for entry in results.chosen),
        stage=_stage(plan, steps, ready=way.ready),
        apply=way.apply,
        weeks=(way.apply.likely - plan.request.start).days / DAYS_OF_A_WEEK,
        hours=plan.needed[results.goal],
        missing=_missing(steps),
        courses=helping(steps, learner, shelves, base) if steps else {},
        not_known=results.answers.unknown_skills,
    )


def _stage(plan: Roadmap, steps: Sequence[LearningStep], *, ready: bool) -> Stage:
    if plan.barring_years:
        return "barred"
    if ready:
        return "ready"
    return "learning" if steps else "to show"


def _missing(steps: Sequence[LearningStep]) -> tuple[Missing, ...]:
    """Return each skill that is to be learnt once, with the hours of all of its steps."""
    by_skill: dict[str, list[LearningStep]] = {}
    for step in steps:
        by_skill.setdefault(step.skill, []).append(step)
    return tuple(
        Missing(
            skill,
            max((step.to for step in own), key=RANK.__getitem__),
            Hours.total(step.hours for step in own),
            asked=own[0].now is not None,
        )
        for skill, own in by_skill.items()
    )

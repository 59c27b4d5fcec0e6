"""Which entries of a history a finished step amounts to, and which one that is open again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import LEVELS, Level
from careerpath_cli.matching.inference import RANK
from careerpath_cli.planning.credit import covered_steps, new_to
from careerpath_cli.planning.step_names import StepName, named_step, parse_step, resource_of
from careerpath_cli.profile.history import Done, HistoryEntry, Reopened
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Finished, Progress, finished_with
from careerpath_cli.roadmap.roadmap import Roadmap

FollowedRoadmap = Callable[[], Roadmap | None]
"""Builds the roadmap that the person follows; None where they follow none."""


@record
class Finishing:
    """What saying that a step is done amounts to: entries to record, or why there are none.

    `finished` is what is done now, or was before. Where nothing is new, the person has its level anyway;
    where the level is unclear, neither they nor a roadmap that they follow name one.
    """

    step: StepName
    outcome: Literal["recorded", "done-before", "nothing-new", "level-unclear"]
    finished: Finished | None = None
    entries: tuple[HistoryEntry, ...] = ()


@record
class Doer:
    """Whoever finishes a step: their levels, their progress, the roadmap that they follow."""

    levels: Mapping[str, Level]
    progress: Progress
    followed: FollowedRoadmap


def finish(name: str, level: str | None, proof: str, day: str, doer: Doer, base: KnowledgeBase) -> Finishing:
    """Return what finishing a step amounts to; raises UsageError for a level that cannot be reached."""
    step = named_step(name, base)
    reached = _level_reached(step, level, doer)
    if step.resource:
        return _finish_resource(step, proof, day, doer, base)
    if step.skill and reached is None:
        return Finishing(step, "level-unclear")
    identifier = step.step_id(reached)
    earlier = next((entry for entry in doer.progress.done if entry.step == identifier), None)
    if earlier is not None and (earlier.proof or not proof):
        return Finishing(step, "done-before", Finished(earlier))
    before = doer.levels.get(step.skill)
    if reached is not None and before is not None and RANK[before] >= RANK[reached] and not proof:
        return Finishing(step, "nothing-new")
    (entry,) = done_entries([identifier], doer.levels, day, base, proof)
    return Finishing(step, "recorded", Finished(entry), (entry,))


def _finish_resource(step: StepName, proof: str, day: str, doer: Doer, base: KnowledgeBase) -> Finishing:
    """Return what working through a resource amounts to: it is done, and every step that it brings."""
    earlier = next((done for done in doer.progress.finished if done.entry.step == step.other), None)
    if earlier is not None and (earlier.entry.proof or not proof):
        return Finishing(step, "done-before", earlier)
    if earlier is not None:
        steps = [learnt.step for learnt in earlier.brought]
    else:
        recorded = {entry.step for entry in doer.progress.done}
        steps = [brought for brought in _steps_of(step.resource, doer, base) if brought not in recorded]
    if not steps:
        return Finishing(step, "nothing-new")
    learnt = done_entries(steps, doer.levels, day, base, proof)
    done = Done(day, step.other, proof=proof)
    return Finishing(step, "recorded", Finished(done, tuple(learnt)), tuple(finished_with(done, learnt)))


def _steps_of(resource_id: str, doer: Doer, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the steps that a resource stands for in the followed plan, else what it adds to one's levels."""
    resource = base.resources[resource_id]
    roadmap = doer.followed()
    covered = covered_steps(resource, roadmap.bridge, roadmap.plan) if roadmap else ()
    return tuple(step.id for step in covered) or new_to(resource, doer.levels)


def done_entries(
    steps: Iterable[str], levels: Mapping[str, Level], day: str, base: KnowledgeBase, proof: str = ""
) -> list[Done]:
    """Return the entries for finished steps, given the levels before; unknown steps are left out."""
    entries = []
    reached = dict(levels)
    for step in steps:
        named = parse_step(step, base)
        if named is None:
            continue
        entries.append(Done(day, step, named.skill, named.level, reached.get(named.skill), proof))
        if named.level is not None:
            reached[named.skill] = named.level
    return entries


def tick(
    box: str, steps: Iterable[str], levels: Mapping[str, Level], day: str, base: KnowledgeBase
) -> list[Done]:
    """Return the entries for a ticked box: those of its steps, held together where it is a resource."""
    learnt = done_entries(steps, levels, day, base)
    whole = learnt and resource_of(box) in base.resources
    return finished_with(Done(day, box), learnt) if whole else learnt


def _level_reached(step: StepName, level: str | None, doer: Doer) -> Level | None:
    """Return the level reached: the one given, or that of the open step in the followed plan."""
    if step.other:
        if level is not None:
            raise UsageError(f"{step.other} has no levels.", hint="Leave out --level.")
        return None
    given = next((known for known in LEVELS[1:] if known == level), None)
    if level is not None and given is None:
        raise UsageError(
            f"{level!r} is not a level you can reach.", hint=f"Choose one of {', '.join(LEVELS[1:])}."
        )
    return given or step.level or _planned_level(step.skill, doer.followed())


def _planned_level(skill: str, roadmap: Roadmap | None) -> Level | None:
    steps = roadmap.plan.steps if roadmap else ()
    return next((step.to for step in steps if step.skill == skill), None)


def reopen(step: StepName, day: str, progress: Progress) -> list[Reopened]:
    """Return the entries that open a step again, with what it brought; none where it was not done."""
    matching = [entry for entry in progress.done if _matches(entry, step)]
    if not matching:
        return []
    latest = matching[-1].step
    return [Reopened(day, reopened) for reopened in (latest, *progress.brought.get(latest, ()))]


def _matches(entry: Done, step: StepName) -> bool:
    if step.other:
        return entry.step == step.other
    return entry.skill == step.skill and step.level in {None, entry.level}

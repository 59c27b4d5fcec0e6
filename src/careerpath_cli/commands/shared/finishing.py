"""Recording what was done: marking a step as done, or as open again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.roadmap_request import Person
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.planning.step_names import StepName
from careerpath_cli.profile.history import Done, HistoryEntry
from careerpath_cli.roadmap.progress import Finished
from careerpath_cli.roadmap.roadmap import Roadmap


def finish(name: str, level: str | None, proof: str, person: Person, day: str, base: KnowledgeBase) -> None:
    """Record that a step is done, unless it already is; raises UsageError where the level is not clear."""
    from careerpath_cli.commands.shared.roadmap_request import levels_of
    from careerpath_cli.matching.inference import RANK
    from careerpath_cli.planning.step_names import named_step

    named = named_step(name, base)
    reached = _level(named, level, person, day, base)
    if named.resource:
        _finish_resource(named, proof, person, day, base)
        return
    levels = levels_of(person, base)
    before = levels.get(named.skill)
    step = named.step_id(reached)
    earlier = next((entry for entry in person.progress.done if entry.step == step), None)
    if earlier is not None and (earlier.proof or not proof):
        _say_done_before(Finished(earlier), base)
        return
    if reached is not None and before is not None and RANK[before] >= RANK[reached] and not proof:
        name = base.skills[named.skill].name
        say(f"{name} is already at {before}; nothing was recorded. Use --proof LINK to add a proof.")
        return
    _record_done(Finished(done_entries([step], levels, day, base, proof)[0]), person, base)


def _finish_resource(named: StepName, proof: str, person: Person, day: str, base: KnowledgeBase) -> None:
    """Record that a resource was worked through, and with it every step that it brings."""
    from careerpath_cli.commands.shared.roadmap_request import levels_of
    from careerpath_cli.profile.history import Done
    from careerpath_cli.views.wording.roadmap import step_title

    recorded = {entry.step for entry in person.progress.done}
    earlier = next((done for done in person.progress.finished if done.entry.step == named.other), None)
    if earlier is not None and (earlier.entry.proof or not proof):
        _say_done_before(earlier, base)
        return
    if earlier is not None:
        steps = [learnt.step for learnt in earlier.brought]
    else:
        steps = [step for step in _steps_of(named.resource, person, day, base) if step not in recorded]
    if not steps:
        title = step_title(named.other, "", base)
        say(f"{title} brings nothing that you don't have already; nothing was recorded.")
        return
    learnt = done_entries(steps, levels_of(person, base), day, base, proof)
    _record_done(Finished(Done(day, named.other, proof=proof), tuple(learnt)), person, base)


def _steps_of(resource_id: str, person: Person, day: str, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the steps that a resource stands for in the followed plan, else what it adds to one's levels."""
    from careerpath_cli.commands.shared.roadmap_request import levels_of
    from careerpath_cli.planning.credit import covered_steps, new_to

    resource = base.resources[resource_id]
    roadmap = _followed_roadmap(person, day, base)
    covered = covered_steps(resource, roadmap.bridge, roadmap.plan) if roadmap else ()
    return tuple(step.id for step in covered) or new_to(resource, levels_of(person, base))


def _followed_roadmap(person: Person, day: str, base: KnowledgeBase) -> Roadmap | None:
    from careerpath_cli.commands.shared.roadmap_request import RoadmapOptions, resolve_request

    if person.progress.followed is None:
        return None
    return resolve_request(RoadmapOptions((), start=day), person, base).roadmap()


def done_entries(
    steps: Iterable[str], levels: Mapping[str, Level], day: str, base: KnowledgeBase, proof: str = ""
) -> list[Done]:
    """Return the entries for finished steps, given the levels before; unknown steps are left out."""
    from careerpath_cli.planning.step_names import parse_step
    from careerpath_cli.profile.history import Done

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


def _say_done_before(earlier: Finished, base: KnowledgeBase) -> None:
    from careerpath_cli.views.wording.roadmap import done as done_words

    say(f"Already done: {done_words(earlier, base)}.")


def _record_done(finished: Finished, person: Person, base: KnowledgeBase) -> None:
    from careerpath_cli.roadmap.progress import finished_with
    from careerpath_cli.views.wording.roadmap import done as done_words

    assert person.path is not None
    brought = finished.brought
    keep(person.path, finished_with(finished.entry, brought) if brought else [finished.entry])
    say(f"Done: {done_words(finished, base)}. It counts in every plan and ranking from now on.")


def _level(named: StepName, level: str | None, person: Person, day: str, base: KnowledgeBase) -> Level | None:
    """Return the level reached: the one given, or that of the open step in the followed plan."""
    from careerpath_cli.knowledge.model.scales import LEVELS

    if named.other:
        if level is not None:
            raise UsageError(f"{named.other} has no levels.", hint="Leave out --level.")
        return None
    given = next((known for known in LEVELS[1:] if known == level), None)
    if level is not None and given is None:
        raise UsageError(
            f"{level!r} is not a level you can reach.", hint=f"Choose one of {', '.join(LEVELS[1:])}."
        )
    reached = given or named.level or _planned_level(named.skill, person, day, base)
    if reached is None:
        _refuse_without_level(named.skill, person, base)
    return reached


def _planned_level(skill: str, person: Person, day: str, base: KnowledgeBase) -> Level | None:
    roadmap = _followed_roadmap(person, day, base)
    steps = roadmap.plan.steps if roadmap else ()
    return next((step.to for step in steps if step.skill == skill), None)


def _refuse_without_level(skill: str, person: Person, base: KnowledgeBase) -> None:
    from careerpath_cli.commands.shared.loading import profile_argument
    from careerpath_cli.commands.shared.roadmap_request import levels_of

    name, held = base.skills[skill].name, levels_of(person, base).get(skill, "none")
    so_far = "" if held == "none" else f" You're at {held}."
    raise UsageError(
        f"Which level of {name} did you reach? No roadmap you follow asks for more of it.{so_far}",
        hint=f"For example: careerpath done {skill} --level working{profile_argument(person.path)}",
    )


def reopen(name: str, person: Person, day: str, base: KnowledgeBase) -> None:
    """Record that a step is not done after all; raises UsageError where it was not done."""
    from careerpath_cli.commands.shared.loading import profile_argument
    from careerpath_cli.planning.step_names import named_step
    from careerpath_cli.profile.history import Reopened
    from careerpath_cli.views.wording.roadmap import step_title

    assert person.path is not None
    named = named_step(name, base)
    title = step_title(named.other, named.skill, base)
    matching = [entry for entry in person.progress.done if _matches(entry, named)]
    if not matching:
        again = profile_argument(person.path)
        raise UsageError(f"{title} is not marked as done.", hint=f"careerpath progress{again} lists what is.")
    step = matching[-1].step
    steps = (step, *person.progress.brought.get(step, ()))
    keep(person.path, [Reopened(day, reopened) for reopened in steps])
    say(f"{title} is open again.")


def _matches(entry: Done, named: StepName) -> bool:
    if named.other:
        return entry.step == named.other
    return entry.skill == named.skill and named.level in {None, entry.level}


def keep(path: Path, entries: Sequence[HistoryEntry]) -> None:
    """Record entries in the history of a profile, and print a warning for whatever had to be repaired."""
    from careerpath_cli.profile.recording import record

    for warning in record(path, entries):
        say(f"careerpath: {warning}")

"""Recording what was done: marking a step as done, or as open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpath_cli.commands.shared.output import say
from careerpath_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from careerpath_cli.commands.shared.roadmap_request import Person
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.planning.step_names import StepName
    from careerpath_cli.profile.history import Done, HistoryEntry


def finish(name: str, level: str | None, proof: str, person: Person, day: str, base: KnowledgeBase) -> None:
    """Record that a step is done, unless it already is; raises UsageError where the level is not clear."""
    from careerpath_cli.commands.shared.roadmap_request import levels_of
    from careerpath_cli.matching.inference import RANK
    from careerpath_cli.planning.step_names import named_step
    from careerpath_cli.profile.history import Done
    from careerpath_cli.views.wording.roadmap import done as done_words

    assert person.path is not None
    named = named_step(name, base)
    reached = _level(named, level, person, day, base)
    before = levels_of(person, base).get(named.skill)
    entry = Done(day, named.step_id(reached), named.skill, reached, before if named.skill else None, proof)
    earlier = next((finished for finished in person.progress.done if finished.step == entry.step), None)
    if earlier is not None and (earlier.proof or not proof):
        say(f"Already done: {done_words(earlier, base)}.")
        return
    if reached is not None and before is not None and RANK[before] >= RANK[reached] and not proof:
        name = base.skills[named.skill].name
        say(f"{name} is already at {before}; nothing was recorded. Use --proof LINK to add a proof.")
        return
    keep(person.path, [entry])
    say(f"Done: {done_words(entry, base)}. It counts in every plan and ranking from now on.")


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
    from careerpath_cli.commands.shared.roadmap_request import RoadmapOptions, resolve_request

    if person.progress.followed is None:
        return None
    plan = resolve_request(RoadmapOptions((), start=day), person, base).roadmap().plan
    return next((step.to for step in plan.steps if step.skill == skill), None)


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
    keep(person.path, [Reopened(day, matching[-1].step)])
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

"""`careerpath log`, `done` and `progress`: what was done on a roadmap, and what it amounts to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careerpath_cli.commands.options import AsJson, ProfileFile, ProfileName
from careerpath_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpath_cli.advice.progress import Progress
    from careerpath_cli.advice.step_names import StepName
    from careerpath_cli.commands.planning import Person
    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.profile.history import Done, Entry


def complete_step(incomplete: str) -> list[tuple[str, str]]:
    """Offer the skills whose ids start with what was typed; silent where the base cannot be read."""
    from careerpath_cli.commands.loading import knowledge_base
    from careerpath_cli.errors import CareerpathError

    try:
        skills = knowledge_base().skills.values()
        return [(skill.id, skill.name) for skill in skills if skill.id.startswith(incomplete.lower())]
    except CareerpathError:
        return []


Subject = Annotated[
    str,
    typer.Argument(
        metavar="SKILL",
        help="What you worked on: a skill, or a step.",
        autocompletion=complete_step,
        show_default=False,
    ),
]
StepArgument = Annotated[
    str,
    typer.Argument(
        metavar="STEP", help="A step's id, or its skill.", autocompletion=complete_step, show_default=False
    ),
]
HoursWorked = Annotated[
    float,
    typer.Option("--hours", metavar="HOURS", help="How long: more than 0, 24 at most.", show_default=False),
]
Note = Annotated[
    str, typer.Option("--note", metavar="TEXT", help="A word on it, for yourself.", show_default=False)
]
Proof = Annotated[
    str, typer.Option("--proof", metavar="LINK", help="Where it can be seen.", show_default=False)
]
LevelName = Annotated[
    str | None,
    typer.Option(
        "--level", metavar="LEVEL", help="Which level you reached, if not the roadmap's.", show_default=False
    ),
]
Undo = Annotated[bool, typer.Option("--undo", help="Take back that it is done.")]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day it was. By default today.", show_default=False),
]
From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="Take up the ticks of an exported plan, and bring it up to date with your notes in it.",
        show_default=False,
    ),
]


def log(
    skill: Subject,
    hours: HoursWorked,
    note: Note = "",
    on: On = None,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
) -> None:
    """Note hours of work on a skill or a step."""
    from careerpath_cli.advice.step_names import named_step
    from careerpath_cli.commands.loading import knowledge_base, load_progress
    from careerpath_cli.commands.output import say
    from careerpath_cli.commands.planning import whose_history
    from careerpath_cli.profile.history import Logged
    from careerpath_cli.views.roadmap_words import step_title

    path = whose_history(profile, profile_name)
    base = knowledge_base()
    step = named_step(skill, base)
    _record(path, [Logged(_day(on), step.subject, hours, note)])
    total = load_progress(path).logged.get(step.subject, hours)
    say(f"Logged {hours:g} h on {step_title(step.other, step.skill, base)}: {total:g} h since it was begun.")


def done(  # noqa: PLR0913 - its options are its arguments
    step: StepArgument,
    proof: Proof = "",
    level: LevelName = None,
    on: On = None,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    undo: Undo = False,
) -> None:
    """Note that a step of the roadmap is finished; it counts in every plan and ranking from now on."""
    from careerpath_cli.advice.step_names import named_step
    from careerpath_cli.commands.loading import knowledge_base
    from careerpath_cli.commands.output import say
    from careerpath_cli.commands.planning import person_at, whose_history
    from careerpath_cli.views.roadmap_words import done as done_words

    path = whose_history(profile, profile_name)
    base = knowledge_base()
    person = person_at(path, base)
    named = named_step(step, base)
    if undo:
        _reopen(path, named, person.progress, _day(on), base)
        return
    entry = _finished(named, _level(level), person, _day(on), base)
    entry = replace(entry, proof=proof)
    if any(one.step == entry.step and (one.proof or not proof) for one in person.progress.done):
        say(f"It is done already: {done_words(entry, base)}.")
        return
    _record(path, [entry])
    say(f"Done: {done_words(entry, base)}. It counts in every plan and ranking from now on.")


def progress(
    plan: From = None,
    on: On = None,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what was done on the roadmap that you follow, and when the rest is likely done."""
    from careerpath_cli.commands.loading import knowledge_base
    from careerpath_cli.commands.output import show_json, show_page
    from careerpath_cli.commands.planning import Wanted, case_of, person_at, whose_history

    base = knowledge_base()
    path = whose_history(profile, profile_name)
    if plan is not None:
        from careerpath_cli.commands.taking_up import take_up

        take_up(plan, path, base, _day(on), named=profile is not None or profile_name is not None)
    person = person_at(path, base)
    found = None
    if person.progress.followed is not None:
        found = case_of(Wanted((), start=_day(on)), person, base).roadmap()
    if as_json:
        from careerpath_cli.views.as_json_progress import progress as view

        show_json(view(person.progress, found, _day(on), base))
        return
    from careerpath_cli.views.terminal.progress import progress_page

    show_page(lambda width: progress_page(person.progress, found, _day(on), base, width))


def _day(text: str | None) -> str:
    from careerpath_cli.commands.planning import today
    from careerpath_cli.dates import day_of

    return (day_of(text) if text else today()).isoformat()


def _level(text: str | None) -> Level | None:
    from careerpath_cli.knowledge.model.scales import LEVELS

    found = next((level for level in LEVELS[1:] if level == text), None)
    if text is not None and found is None:
        raise UsageError(
            f"{text!r} is no level that one reaches.", hint=f"Choose one of {', '.join(LEVELS[1:])}."
        )
    return found


def _record(path: Path, entries: Sequence[Entry]) -> None:
    from careerpath_cli.commands.output import say
    from careerpath_cli.profile.recording import record

    for warning in record(path, entries):
        say(f"careerpath: {warning}")


def _finished(named: StepName, level: Level | None, person: Person, day: str, base: KnowledgeBase) -> Done:
    """Describe what was finished; the level is the one named, or that of the followed plan's open step."""
    from careerpath_cli.advice.progress import with_progress
    from careerpath_cli.advice.step_names import learning_id
    from careerpath_cli.profile.history import Done

    if named.other:
        return Done(day, named.other)
    reached = level or named.level or _planned_level(named.skill, person, day, base)
    if reached is None:
        name = base.skills[named.skill].name
        raise UsageError(
            f"At which level is {name} done? No roadmap that you follow asks for more of it.",
            hint=f"Say so: careerpath done {named.skill} --level working",
        )
    before = with_progress(person.profile, person.progress).skills.get(named.skill)
    return Done(day, learning_id(named.skill, reached), named.skill, reached, before)


def _planned_level(skill: str, person: Person, day: str, base: KnowledgeBase) -> Level | None:
    from careerpath_cli.commands.planning import Wanted, case_of

    if person.progress.followed is None:
        return None
    plan = case_of(Wanted((), start=day), person, base).roadmap().plan
    return next((step.to for step in plan.steps if step.skill == skill), None)


def _reopen(path: Path, named: StepName, known: Progress, day: str, base: KnowledgeBase) -> None:
    from careerpath_cli.commands.output import say
    from careerpath_cli.profile.history import Reopened
    from careerpath_cli.views.roadmap_words import step_title

    title = step_title(named.other, named.skill, base)
    matching = [
        one
        for one in known.done
        if (
            one.skill == named.skill and named.level in {None, one.level}
            if named.skill
            else one.step == named.other
        )
    ]
    if not matching:
        raise UsageError(f"{title} was not noted as done.", hint="careerpath progress lists what was.")
    _record(path, [Reopened(day, matching[-1].step)])
    say(f"{title} is open again.")

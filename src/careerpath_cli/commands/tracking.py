"""`careerpath log`, `done` and `progress`: what was done on a roadmap, and how far that gets you."""

from datetime import date
from pathlib import Path
from typing import Annotated

from careerpath_cli.commands.shared.loading import load_engine, load_person, profile_argument
from careerpath_cli.commands.shared.options import (
    AsJson,
    ProfileFile,
    ProfileName,
    argument,
    flag,
    option,
)
from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.plan_file_sync import sync_plan_file
from careerpath_cli.commands.shared.roadmap_request import (
    RoadmapOptions,
    history_owner,
    resolve_request,
    today,
)
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.engine import Engine, Person
from careerpath_cli.errors import CareerpathError, UsageError
from careerpath_cli.profile.history import Logged, Unlogged
from careerpath_cli.profile.recording import record
from careerpath_cli.roadmap.finishing import Finishing
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.storage.dates import read_day
from careerpath_cli.views.json.people import progress as progress_record
from careerpath_cli.views.terminal.progress import PageSetting, progress_page
from careerpath_cli.views.wording.roadmap import done as done_words
from careerpath_cli.views.wording.roadmap import step_title


def complete_step(incomplete: str) -> list[tuple[str, str]]:
    """Return the skills and steps whose ids start with what was typed; none where the base cannot be read."""
    try:
        steps = load_engine().steps()
    except CareerpathError:
        return []
    return [step for step in steps if step[0].startswith(incomplete.lower())]


Subject = Annotated[str, argument("STEP", "Step id, skill or course you worked on.", complete=complete_step)]
StepArgument = Annotated[str, argument("STEP", "Step id, skill or course.", complete=complete_step)]
HoursWorked = Annotated[float | None, option("--hours", "HOURS", "Hours worked: more than 0, at most 24.")]
Note = Annotated[str, option("--note", "TEXT", "Private note.")]
Proof = Annotated[str, option("--proof", "LINK", "Link to where it can be seen.")]
LevelName = Annotated[str | None, option("--level", "LEVEL", "Level you reached (default: the roadmap's).")]
Undo = Annotated[bool, flag("--undo", "Mark it as not done.")]
UndoLog = Annotated[bool, flag("--undo", "Remove the latest hours logged on it.")]
AsOf = Annotated[str | None, option("--on", "DATE", "Show progress as of this date (default: today).")]
On = Annotated[str | None, option("--on", "DATE", "Date (default: today).")]
From = Annotated[
    Path | None,
    option("--from", "FILE", "Import ticks from an exported plan and update it, keeping your notes."),
]


def log(  # noqa: PLR0913 - its options are its arguments
    skill: Subject,
    hours: HoursWorked = None,
    note: Note = "",
    on: On = None,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    undo: UndoLog = False,
) -> None:
    """Log hours of work on a skill or step."""
    if (hours is None) != undo:
        raise UsageError(
            "Use either --hours or --undo.",
            hint=f"For example: careerpath log {skill} --hours 2; --undo removes the latest hours.",
        )
    path = history_owner(profile, profile_name)
    engine = load_engine()
    step = engine.step(skill)
    name, day, again = step_title(step.other, step.skill, engine.base), day_on(on), profile_argument(path)
    if hours is None:
        if step.subject not in load_progress(path, engine).logged:
            raise UsageError(
                f"You haven't logged any hours on {name}.",
                hint=f"careerpath progress{again} shows what you have logged.",
            )
        record(path, [Unlogged(day.isoformat(), step.subject)])
        remaining = load_progress(path, engine).logged.get(step.subject, 0)
        say(f"Removed the latest hours on {name}; {remaining:g} h remain.")
        return
    record(path, [Logged(day.isoformat(), step.subject, hours, note)])
    say(
        f"Logged {hours:g} h on {name}: {load_progress(path, engine).logged.get(step.subject, 0):g} h so far."
    )
    if day > today():
        say(f"careerpath: {day} is in the future; careerpath log {step.subject} --undo{again} removes it.")


def load_progress(path: Path, engine: Engine) -> Progress:
    """Return what the history of the profile at a path adds up to; say what of it could not be used."""
    progress, warnings = engine.read_progress(path)
    for warning in warnings:
        say(f"careerpath: {warning}")
    return progress


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
    """Mark a step as done. It then counts in every plan and ranking."""
    path = history_owner(profile, profile_name)
    engine = load_engine()
    person = load_person(path, engine)
    if undo:
        _reopen(step, person, path, day_on(on), engine)
        return
    finishing = engine.finish(person, step, day_on(on), level, proof)
    if finishing.entries:
        record(path, finishing.entries)
    say(_finishing(finishing, person, engine))


def _finishing(finishing: Finishing, person: Person, engine: Engine) -> str:
    """Return what was recorded, or why nothing was; raises UsageError where the level is unclear."""
    step, base = finishing.step, engine.base
    held = engine.levels(person.profile).get(step.skill, "none")
    if finishing.outcome == "level-unclear":
        so_far = "" if held == "none" else f" You're at {held}."
        raise UsageError(
            f"Which level of {base.skills[step.skill].name} did you reach? "
            f"No roadmap you follow asks for more of it.{so_far}",
            hint=f"For example: careerpath done {step.skill} --level working{profile_argument(person.path)}",
        )
    if finishing.finished is not None:
        words = done_words(finishing.finished, base)
        if finishing.outcome == "recorded":
            return f"Done: {words}. It counts in every plan and ranking from now on."
        return f"Already done: {words}."
    if step.other:
        title = step_title(step.other, "", base)
        return f"{title} brings nothing that you don't have already; nothing was recorded."
    name = base.skills[step.skill].name
    return f"{name} is already at {held}; nothing was recorded. Use --proof LINK to add a proof."


def _reopen(name: str, person: Person, path: Path, day: date, engine: Engine) -> None:
    """Record that a step is not done after all; raises UsageError where it was not done."""
    step = engine.step(name)
    title = step_title(step.other, step.skill, engine.base)
    entries = engine.reopen(person, name, day)
    if not entries:
        raise UsageError(
            f"{title} is not marked as done.",
            hint=f"careerpath progress{profile_argument(path)} lists what is.",
        )
    record(path, entries)
    say(f"{title} is open again.")


def progress(
    plan: From = None,
    on: AsOf = None,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what you have done, and when you're likely to finish."""
    engine = load_engine()
    base = engine.base
    path = history_owner(profile, profile_name)
    day = day_on(on).isoformat()
    wanted = RoadmapOptions((), start=day)
    if plan is not None:
        wanted = sync_plan_file(
            plan, path, engine, day, named=profile is not None or profile_name is not None
        )
    person = load_person(path, engine, until=day)
    roadmap = None
    if wanted.roles or person.progress.followed is not None:
        roadmap = resolve_request(wanted, person, engine).roadmap()
    again = profile_argument(path)
    show(
        as_json,
        lambda: progress_record(person.progress, roadmap, day, base),
        lambda width: progress_page(person.progress, roadmap, day, base, PageSetting(width, again)),
    )


def day_on(text: str | None) -> date:
    """Return the day given with `--on`; today without one."""
    return read_day(text) if text else today()

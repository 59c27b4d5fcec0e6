"""Importing an exported plan that was edited by hand: recording its ticks and updating the file."""

from pathlib import Path
from typing import Any

from careerpath_cli import __version__
from careerpath_cli.commands.shared.loading import load_person
from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.roadmap_request import RoadmapOptions, resolve_request
from careerpath_cli.engine import Engine, Person
from careerpath_cli.errors import FileProblemError, InvalidContentError, Problem, UsageError
from careerpath_cli.plan_file.annotated import name_digest
from careerpath_cli.plan_file.reading import EditedPlan, read_edited_plan
from careerpath_cli.plan_file.renewal import renewed_text
from careerpath_cli.profile.history import HistoryEntry, Reopened
from careerpath_cli.profile.recording import record
from careerpath_cli.storage.atomic import write_bytes
from careerpath_cli.storage.yaml_documents import read_text
from careerpath_cli.views.exports.markdown import roadmap_document


def sync_plan_file(file: Path, profile: Path, engine: Engine, day: str, *, named: bool) -> RoadmapOptions:
    """Record the ticks of a plan in the history of a profile, and rewrite the plan with all notes kept.

    Returns the options that the plan was made with. `named` says that the profile was named on the command
    line. Raises an error, and changes nothing, where the file cannot be read safely or was made for another
    profile.
    """
    text = read_text(file, "The plan", keep_mark=True)
    edited_plan = read_edited_plan(text, str(file))
    _refuse_other_person(edited_plan, file, profile, named=named)
    person = load_person(profile, engine)
    by_box = _entries_by_box(edited_plan, person, engine, day)
    entries = [entry for own in by_box.values() for entry in own]
    # tried once before anything is recorded, so that a plan that cannot be renewed changes nothing
    _renew(edited_plan, person, engine, day, file)
    record(profile, entries)
    renewed = _renew(edited_plan, load_person(profile, engine), engine, day, file)
    if read_text(file, "The plan", keep_mark=True) != text:
        raise FileProblemError(
            f"{file} changed while it was being read: the ticks were recorded, but the file was left alone.",
            hint="Close it in your editor and run this again.",
        )
    if renewed != text:
        write_bytes(file, renewed.encode("utf-8", "backslashreplace"), overwrite=True)
    notes = f"; kept {_count(len(edited_plan.written), 'line')} of your notes" if edited_plan.written else ""
    say(f"Imported {_count(len(by_box), 'tick')} from {file} and updated it{notes}.")
    restored = [step for step in edited_plan.removed if f"<!-- {step} -->" in renewed]
    if restored:
        say(
            f"careerpath: {_count(len(restored), 'step')} that you deleted came back: {', '.join(restored)}. "
            "To remove a step for good, tick it or run careerpath done STEP."
        )
    return _plan_options(edited_plan.facts, day, file)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _refuse_other_person(edited_plan: EditedPlan, file: Path, profile: Path, *, named: bool) -> None:
    facts = edited_plan.facts
    older = facts.get("profile")  # as plans of version 0.1 have it, by name
    owner = facts.get("owner", name_digest(older) if isinstance(older, str) else "")
    if not named and owner != name_digest(profile.stem):
        made_for = "for another profile" if owner else "without a profile"
        raise UsageError(
            f"{file} was made {made_for}; your profile is “{profile.stem}”.",
            hint="To use it anyway, name the profile: --profile FILE or --profile-name NAME.",
        )


def _entries_by_box(
    edited_plan: EditedPlan, person: Person, engine: Engine, day: str
) -> dict[str, list[HistoryEntry]]:
    """Return the history entries that each box changed by hand amounts to; boxes without any are left out."""
    finished = {entry.step for entry in person.progress.done}
    levels = engine.levels(person.profile)
    covers = edited_plan.facts.get("covers")
    entries: dict[str, list[HistoryEntry]] = {}
    for box, ticked in edited_plan.changed.items():
        if ticked:
            steps = [step for step in _covered(box, covers) if step not in finished]
            own = engine.tick(box, steps, levels, day)
            levels |= {entry.skill: entry.level for entry in own if entry.level is not None}
            entries[box] = [*own]
        else:
            steps = [box, *person.progress.brought.get(box, ())]
            entries[box] = [Reopened(day, step) for step in steps if step in finished]
    return {box: own for box, own in entries.items() if own}


def _covered(box: str, covers: Any) -> list[str]:
    """Return the steps that a box stands for: those that the file says, else the one of its name."""
    steps = covers.get(box) if isinstance(covers, dict) else None
    known = isinstance(steps, list) and all(isinstance(step, str) for step in steps)
    return steps if known and steps else [box]


def _renew(edited_plan: EditedPlan, person: Person, engine: Engine, day: str, file: Path) -> str:
    """Return the plan as of today, made with the file's own options, with the notes in place."""
    case = resolve_request(_plan_options(edited_plan.facts, day, file), person, engine)
    document = roadmap_document(case.roadmap(), person.answers, person.name, engine.base, __version__)
    return renewed_text(document, edited_plan)


def _plan_options(facts: Any, day: str, file: Path) -> RoadmapOptions:
    """Return the options a plan was made with; raises InvalidContentError where the file does not say."""
    try:
        inputs = facts["inputs"]
        roles, by, pace = inputs["roles"], facts["asked_by"], facts["asked_pace"]
        pauses = [f"{first}..{last}" for first, last in inputs["pauses"]]
        fine = all(isinstance(role, str) for role in roles) and isinstance(by, (str, type(None)))
        if not fine or not isinstance(pace, (int, float, type(None))):
            raise TypeError  # noqa: TRY301 - one sentence for whatever is wrong with the facts
    except (TypeError, KeyError, ValueError):
        raise InvalidContentError(
            "The plan",
            [Problem(str(file), 0, "the settings in its last line are missing or damaged")],
            hint="Export it again.",
        ) from None
    return RoadmapOptions(roles, max(day, inputs["start"]), pace, by if by and by > day else None, pauses)

"""`careerpath log`, `done` and `progress`: what was done on a roadmap, and how far that gets you."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import AsJson, ProfileFile, ProfileName
from careerpath_cli.errors import UsageError


def complete_step(incomplete: str) -> list[tuple[str, str]]:
    """Return the skills and steps whose ids start with what was typed; none where the base cannot be read."""
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.errors import CareerpathError
    from careerpath_cli.planning.step_names import OF_A_ROLE, other_id, step_titles

    try:
        base = knowledge_base()
    except CareerpathError:
        return []
    steps = [(skill.id, skill.name) for skill in base.skills.values()]
    steps += step_titles(base)
    steps += [(other_id(kind, role.id), role.name) for kind in OF_A_ROLE for role in base.roles.values()]
    return [step for step in steps if step[0].startswith(incomplete.lower())]


Subject = Annotated[
    str,
    typer.Argument(
        metavar="STEP",
        help="Step id, skill or course you worked on.",
        autocompletion=complete_step,
        show_default=False,
    ),
]
StepArgument = Annotated[
    str,
    typer.Argument(
        metavar="STEP", help="Step id, skill or course.", autocompletion=complete_step, show_default=False
    ),
]
HoursWorked = Annotated[
    float | None,
    typer.Option(
        "--hours", metavar="HOURS", help="Hours worked: more than 0, at most 24.", show_default=False
    ),
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Private note.", show_default=False)]
Proof = Annotated[
    str, typer.Option("--proof", metavar="LINK", help="Link to where it can be seen.", show_default=False)
]
LevelName = Annotated[
    str | None,
    typer.Option(
        "--level", metavar="LEVEL", help="Level you reached (default: the roadmap's).", show_default=False
    ),
]
Undo = Annotated[bool, typer.Option("--undo", help="Mark it as not done.")]
UndoLog = Annotated[bool, typer.Option("--undo", help="Remove the latest hours logged on it.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="Show progress as of this date (default: today).", show_default=False
    ),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Date (default: today).", show_default=False),
]
From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="Import ticks from an exported plan and update it, keeping your notes.",
        show_default=False,
    ),
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
    from careerpath_cli.commands.shared.finishing import keep
    from careerpath_cli.commands.shared.loading import knowledge_base, load_progress, profile_argument
    from careerpath_cli.commands.shared.output import say
    from careerpath_cli.commands.shared.roadmap_request import history_owner, today
    from careerpath_cli.planning.step_names import named_step
    from careerpath_cli.profile.history import Logged, Unlogged
    from careerpath_cli.views.wording.roadmap import step_title

    if (hours is None) != undo:
        raise UsageError(
            "Use either --hours or --undo.",
            hint=f"For example: careerpath log {skill} --hours 2; --undo removes the latest hours.",
        )
    path = history_owner(profile, profile_name)
    base = knowledge_base()
    step = named_step(skill, base)
    name, day = step_title(step.other, step.skill, base), day_on(on)
    again = profile_argument(path)
    if hours is None:
        if not any(subject == step.subject for subject in load_progress(path).logged):
            raise UsageError(
                f"You haven't logged any hours on {name}.",
                hint=f"careerpath progress{again} shows what you have logged.",
            )
        keep(path, [Unlogged(day, step.subject)])
        say(f"Removed the latest hours on {name}; {_hours_on(step.subject, path):g} h remain.")
        return
    keep(path, [Logged(day, step.subject, hours, note)])
    say(f"Logged {hours:g} h on {name}: {_hours_on(step.subject, path):g} h so far.")
    if day > today().isoformat():
        say(f"careerpath: {day} is in the future; careerpath log {step.subject} --undo{again} removes it.")


def _hours_on(subject: str, path: Path) -> float:
    from careerpath_cli.commands.shared.loading import load_progress

    return load_progress(path).logged.get(subject, 0.0)


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
    from careerpath_cli.commands.shared.finishing import finish, reopen
    from careerpath_cli.commands.shared.loading import knowledge_base
    from careerpath_cli.commands.shared.roadmap_request import history_owner, load_person_at

    path = history_owner(profile, profile_name)
    base = knowledge_base()
    person = load_person_at(path, base)
    if undo:
        reopen(step, person, day_on(on), base)
    else:
        finish(step, level, proof, person, day_on(on), base)


def progress(
    plan: From = None,
    on: AsOf = None,
    profile: ProfileFile = None,
    profile_name: ProfileName = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what you have done, and when you're likely to finish."""
    from careerpath_cli.commands.shared.loading import knowledge_base, profile_argument
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.commands.shared.roadmap_request import (
        RoadmapOptions,
        history_owner,
        load_person_at,
        resolve_request,
    )

    base = knowledge_base()
    path = history_owner(profile, profile_name)
    day = day_on(on)
    wanted = RoadmapOptions((), start=day)
    if plan is not None:
        from careerpath_cli.commands.shared.plan_file_sync import sync_plan_file

        wanted = sync_plan_file(plan, path, base, day, named=profile is not None or profile_name is not None)
    person = load_person_at(path, base, until=day)
    roadmap = None
    if wanted.roles or person.progress.followed is not None:
        roadmap = resolve_request(wanted, person, base).roadmap()
    if as_json:
        from careerpath_cli.views.json.progress import progress as view

        show_json(view(person.progress, roadmap, day, base))
        return
    from careerpath_cli.views.terminal.progress import PageSetting, progress_page

    again = profile_argument(path)
    show_page(lambda width: progress_page(person.progress, roadmap, day, base, PageSetting(width, again)))


def day_on(text: str | None) -> str:
    """Return the day given with `--on` as an ISO date; today without one."""
    from careerpath_cli.commands.shared.roadmap_request import today
    from careerpath_cli.storage.dates import read_day

    return (read_day(text) if text else today()).isoformat()

"""What the commands about a roadmap share: whose it is, for which roles, on which calendar."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

from careerpath_cli.commands.shared.loading import chosen_or_own, load_person
from careerpath_cli.commands.shared.options import argument, complete_role, option
from careerpath_cli.engine import Engine, Person
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.profile.history import Followed
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest
from careerpath_cli.roadmap.timetable import Pause
from careerpath_cli.storage.dates import read_day, read_span

Roles = Annotated[
    list[str] | None,
    argument(
        "[ROLE…]",
        "Target roles; several share one plan (default: the ones you follow).",
        complete=complete_role,
    ),
]
Start = Annotated[str | None, option("--start", "DATE", "First day of the plan (default: today).")]
By = Annotated[
    str | None, option("--by", "DATE", "Deadline: what fits by then, and the pace needed for everything.")
]
Pauses = Annotated[
    list[str] | None, option("--pause", "DATE..DATE", "Days with nothing planned. Can be repeated.")
]


@record
class RoadmapOptions:
    """What was asked for on the command line, as typed."""

    roles: Sequence[str]
    start: str | None = None
    hours_per_week: float | None = None
    by: str | None = None
    pauses: Sequence[str] = ()

    @property
    def arguments(self) -> str:
        """The options that ask for the same calendar again."""
        pace = None if self.hours_per_week is None else f"{self.hours_per_week:g}"
        options = [("start", self.start), ("hours-per-week", pace), ("by", self.by)]
        options += [("pause", pause) for pause in self.pauses]
        return "".join(f" --{name} {value}" for name, value in options if value is not None)


@record
class RoadmapCase:
    """Everything that a command about roadmaps works with."""

    person: Person
    roles: tuple[Role, ...]
    request: RoadmapRequest
    engine: Engine

    def roadmap(self) -> Roadmap:
        """Build the roadmap."""
        person, roles = self.person, [role.id for role in self.roles]
        return self.engine.plan(person.answers, roles, self.request, person.progress)


def resolve_request(
    options: RoadmapOptions, person: Person, engine: Engine, *, anew: bool = False
) -> RoadmapCase:
    """Return what to plan, from a command's options and the roadmap that the person follows.

    Without roles, the followed ones are meant, with their calendar unless `anew` asks for a new one. Raises
    UsageError where there are no roles, and for invalid dates.
    """
    base, followed = engine.base, person.progress.followed
    if options.roles:
        roles = tuple(dict.fromkeys(base.role(name).id for name in options.roles))
    elif followed is not None:
        roles = tuple(role for role in followed.roles if role in base.roles)
    else:
        roles = ()
    if not roles:
        raise UsageError(
            "Which role? You aren't following a roadmap yet.",
            hint="Name one: careerpath roadmap ROLE; add --follow to follow it.",
        )
    same = not anew and followed is not None and followed.roles == roles
    request = calendar_request(options, followed if same else None)
    return RoadmapCase(person, tuple(base.roles[role] for role in roles), request, engine)


def calendar_request(options: RoadmapOptions, followed: Followed | None) -> RoadmapRequest:
    """Return the calendar that options ask for, over that of a roadmap that is followed."""
    start = read_day(options.start) if options.start else today()
    by = read_day(options.by) if options.by else None
    pauses = tuple(Pause(*read_span(text)) for text in options.pauses)
    kept = RoadmapRequest.following(followed, start) if followed else RoadmapRequest(start)
    return replace(
        kept, hours_per_week=options.hours_per_week, by=by or kept.by, pauses=(*pauses, *kept.pauses)
    )


def today() -> date:
    """Return the person's local date: the one place where a plan asks the clock."""
    return date.today()  # noqa: DTZ011 - the person's own day


def load_whoever(path: Path | None, name: str | None, engine: Engine) -> Person:
    """Load the person who was named, else the default profile if there is one, else nobody.

    Says on standard error that the default profile is used.
    """
    chosen = chosen_or_own(path, name)
    return load_person(chosen, engine) if chosen else Person(None, Profile(), Progress())


def history_owner(path: Path | None, name: str | None) -> Path:
    """Return the path of the profile whose history is meant; raises UsageError where there is none."""
    chosen = chosen_or_own(path, name)
    if chosen is None:
        raise UsageError(
            "Progress is kept beside your profile, and you don't have one yet.",
            hint="Make one with careerpath advise, or use --profile FILE.",
        )
    if not chosen.is_file():
        raise UsageError(
            f"{chosen} does not exist.",
            hint="Progress is saved next to your profile: name one that exists.",
        )
    return chosen

"""What the commands about a roadmap share: whose it is, for which roles, on which calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from careerpath_cli.commands.shared.options import complete_role
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record
from careerpath_cli.roadmap.progress import Progress
from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest

Roles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ROLE…]",
        help="Target roles; several share one plan (default: the ones you follow).",
        autocompletion=complete_role,
        show_default=False,
    ),
]
Start = Annotated[
    str | None,
    typer.Option(
        "--start", metavar="DATE", help="First day of the plan (default: today).", show_default=False
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="DATE",
        help="Deadline: what fits by then, and the pace needed for everything.",
        show_default=False,
    ),
]
Pauses = Annotated[
    list[str] | None,
    typer.Option(
        "--pause",
        metavar="DATE..DATE",
        help="Days with nothing planned. Can be repeated.",
        show_default=False,
    ),
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
class Person:
    """Whose plan it is: the profile's file (None: nobody's), its answers, and what was done since."""

    path: Path | None
    profile: Profile
    progress: Progress

    @property
    def name(self) -> str:
        """The name of the person's profile; empty for nobody's."""
        return self.path.stem if self.path else ""


@record
class RoadmapCase:
    """Everything that a command about roadmaps works with."""

    person: Person
    roles: tuple[Role, ...]
    request: RoadmapRequest
    model: MatchingModel
    base: KnowledgeBase

    def roadmap(self) -> Roadmap:
        """Build the roadmap."""
        from careerpath_cli.roadmap.roadmap import build_roadmap

        return build_roadmap(
            self.person.profile, self.roles, self.request, self.person.progress, self.model, self.base
        )


def resolve_request(
    options: RoadmapOptions, person: Person, base: KnowledgeBase, *, anew: bool = False
) -> RoadmapCase:
    """Return what to plan, from a command's options and the roadmap that the person follows.

    Without roles, the followed ones are meant, with their calendar unless `anew` asks for a new one. Raises
    UsageError where there are no roles, and for invalid dates.
    """
    from careerpath_cli.matching.kept.loading import load_model

    followed = person.progress.followed
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
    request = _request(options, person, same=not anew and followed is not None and followed.roles == roles)
    return RoadmapCase(person, tuple(base.roles[role] for role in roles), request, load_model(base), base)


def _request(options: RoadmapOptions, person: Person, *, same: bool) -> RoadmapRequest:
    from careerpath_cli.roadmap.roadmap import RoadmapRequest
    from careerpath_cli.roadmap.timetable import Pause
    from careerpath_cli.storage.dates import read_day, read_span

    start = read_day(options.start) if options.start else today()
    by = read_day(options.by) if options.by else None
    pauses = [read_span(text) for text in options.pauses]
    followed = person.progress.followed if same else None
    usual = None
    if followed is not None:
        usual = followed.hours_per_week
        kept = date.fromisoformat(followed.by) if followed.by else None
        by = by or (kept if kept and kept > start else None)
        pauses += [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in followed.pauses]
    return RoadmapRequest(
        start=start,
        hours_per_week=options.hours_per_week,
        usual_hours=usual,
        by=by,
        pauses=tuple(Pause(first, last) for first, last in pauses),
    )


def today() -> date:
    """Return the person's local date: the one place where a plan asks the clock."""
    return date.today()  # noqa: DTZ011 - the person's own day


def load_person(path: Path | None, name: str | None, base: KnowledgeBase) -> Person:
    """Load the person who was named, else the default profile if there is one, else nobody.

    Says on standard error that the default profile is used.
    """
    from careerpath_cli.commands.shared.loading import chosen_profile, own_profile
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.roadmap.progress import Progress

    chosen = chosen_profile(path, name) or own_profile()
    return load_person_at(chosen, base) if chosen else Person(None, Profile(), Progress())


def load_person_at(path: Path, base: KnowledgeBase, until: str | None = None) -> Person:
    """Load the person whose profile is at a path, with what was done since, or up to a day."""
    from careerpath_cli.commands.shared.loading import load_answers, load_progress

    return Person(path, load_answers(path, base), load_progress(path, until))


def levels_of(person: Person, base: KnowledgeBase) -> dict[str, Level]:
    """Return the levels that a person has today, inferred ones included."""
    from careerpath_cli.matching.inference import infer_levels
    from careerpath_cli.roadmap.progress import with_progress

    prerequisites = {skill.id: skill.prerequisites for skill in base.skills.values()}
    held = infer_levels(with_progress(person.profile, person.progress).skills, prerequisites)
    return {skill: inferred.level for skill, inferred in held.items()}


def history_owner(path: Path | None, name: str | None) -> Path:
    """Return the path of the profile whose history is meant; raises UsageError where there is none."""
    from careerpath_cli.commands.shared.loading import chosen_profile, own_profile

    chosen = chosen_profile(path, name) or own_profile()
    if chosen is None:
        raise UsageError(
            "You need a profile to record this with.",
            hint="Make one with careerpath advise, or use --profile FILE.",
        )
    if not chosen.is_file():
        raise UsageError(
            f"{chosen} does not exist.",
            hint="Progress is saved next to your profile: name one that exists.",
        )
    return chosen

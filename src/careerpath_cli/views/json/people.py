"""Profiles and progress → what `--json` prints."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.profile.diff import AnswerDifference
from careerpath_cli.profile.folder import NamedProfile
from careerpath_cli.profile.model import Profile
from careerpath_cli.roadmap.progress import Progress, weeks_in_a_row, weeks_of_work
from careerpath_cli.roadmap.roadmap import Roadmap
from careerpath_cli.roadmap.route import Route, RouteStep, route
from careerpath_cli.roadmap.timetable import Timetable
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.records import people as shapes
from careerpath_cli.views.json.records.changes import ProfileDifference
from careerpath_cli.views.wording import mentoring as mentor_words
from careerpath_cli.whatif.whatif import RankingComparison


def profile_list(profiles: Sequence[tuple[NamedProfile, float]]) -> Json:
    """Describe the saved profiles; each comes with its last change in seconds since 1970."""
    saved = [
        fill(
            shapes.SavedProfile,
            profile,
            changed=datetime.fromtimestamp(changed, UTC).isoformat(timespec="seconds"),
        )
        for profile, changed in profiles
    ]
    return fill(shapes.SavedProfiles, profiles=saved)


def named_profile(saved: NamedProfile, person: Profile) -> Json:
    """Describe a saved profile's answers."""
    return fill(shapes.ShownProfile, saved, profile=person)


def profile_diff(differences: Sequence[AnswerDifference], ranking: RankingComparison | None) -> Json:
    """Describe the answers that differ, and each role's rank and score before and after."""
    moved = ranking.roles if ranking else ()
    return fill(ProfileDifference, answers=differences, ranking=moved)


def progress(progress: Progress, roadmap: Roadmap | None, day: str, base: KnowledgeBase) -> Json:
    """Describe what was done; `remaining` and `forecast` are null where no roadmap is followed."""
    today = date.fromisoformat(day)
    calendar = roadmap.calendar if roadmap else Timetable(today, 1.0)
    way = route(roadmap, base) if roadmap else None
    plan = roadmap.plan if roadmap else None
    return fill(
        shapes.Progress,
        progress,
        knowledge_base=base.version,
        day=day,
        weeks=[
            fill(shapes.Week, monday=monday, hours=hours) for monday, hours in weeks_of_work(progress, today)
        ],
        weeks_in_a_row=weeks_in_a_row(progress, today, calendar),
        steps=[_step(step, way, base) for step in way.steps] if way else [],
        roles=[role.id for role in plan.roles] if plan else [],
        remaining=plan.hours if plan else None,
        hours_per_week=plan.pace.hours if plan else None,
        pace_from=plan.pace.basis if plan else None,
        forecast=roadmap.finish if roadmap else None,
    )


def _step(step: RouteStep, way: Route, base: KnowledgeBase) -> Json:
    title = mentor_words.title(step, way, base)
    return fill(shapes.OpenStep, step, title=title)

"""Routes through roles → what `--json` prints."""

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import Hours
from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
from careerpath_cli.transitions.transition import Transition
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.records import changes as shapes
from careerpath_cli.views.json.whatif import rise
from careerpath_cli.views.wording import paths as path_words


def paths(paths: TransitionPaths, hours_per_week: float | None, base: KnowledgeBase) -> Json:
    """Describe the shortest route, the others, and the direct move; `ladder` is null without a route."""

    def weeks(hours: Hours) -> Hours | None:
        return hours.weeks(hours_per_week) if hours_per_week else None

    def leg(move: Transition) -> Json:
        return fill(
            shapes.Leg,
            move,
            name=base.roles[move.role].name,
            weeks=weeks(move.hours),
            learning=[rise(step, base) for step in move.learning],
        )

    def ladder(path: TransitionPath) -> Json:
        legs = [leg(move) for move in path.transitions]
        return fill(shapes.Ladder, path, weeks=weeks(path.hours), legs=legs)

    start = paths.start
    return fill(
        shapes.Paths,
        paths,
        knowledge_base=base.version,
        from_=fill(shapes.PathStart, start, own_skills=bool(start.person.skills)),
        hours_per_week=hours_per_week,
        summary=path_words.summary(paths, hours_per_week, base),
        ladder=ladder(paths.best) if paths.best else None,
        alternatives=[ladder(path) for path in paths.paths[1:]],
        at_once=leg(paths.direct) | {"realistic": paths.direct.reason != "too far"},
        nearest=ladder(paths.nearest) if paths.nearest else None,
    )

"""What would change a ranking, and routes through roles → what `--json` prints."""

from typing import Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.effort import DEFAULT_HOURS_PER_WEEK, Hours
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.transitions.paths import TransitionPath, TransitionPaths
from careerpath_cli.transitions.transition import Transition
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.matches import readiness
from careerpath_cli.views.json.records import changes as shapes
from careerpath_cli.views.json.records.common import Rise
from careerpath_cli.views.wording import levers as lever_words
from careerpath_cli.views.wording import paths as path_words
from careerpath_cli.views.wording import words
from careerpath_cli.whatif.levers import FirstChange, Levers
from careerpath_cli.whatif.whatif import Learning, LevelRise, RankedRole, RankingComparison, RoleChange


def whatif(
    learnt: Learning, comparison: RankingComparison, hours_per_week: float | None, base: KnowledgeBase
) -> Json:
    """Describe what was learnt, what it takes, and every role before and after, in the new order."""
    pace = hours_per_week or DEFAULT_HOURS_PER_WEEK
    takes = _learning(
        shapes.Learnt,
        learnt,
        base,
        weeks=learnt.hours.weeks(pace),
        hours_per_week=pace,
        pace_assumed=hours_per_week is None,
    )
    return fill(
        shapes.WhatIf,
        comparison,
        knowledge_base=base.version,
        learning=takes,
        roles=[_role(role, base) for role in comparison.roles],
    )


def _role(role: RoleChange, base: KnowledgeBase) -> Json:
    before, after = (_standing(ranked) for ranked in (role.before, role.after))
    return fill(shapes.RoleChange, role, name=base.roles[role.role].name, before=before, after=after)


def _standing(ranked: RankedRole) -> Json:
    return fill(shapes.Standing, ranked, may=words.may(ranked.match), readiness=readiness(ranked.gap))


def levers(levers: Levers, base: KnowledgeBase) -> Json:
    """Describe what would change most; null where nothing of that kind was found, with what was tried."""
    lift, opening = levers.lift, levers.opening
    return fill(
        shapes.Levers,
        levers,
        lift=_learning(shapes.Lift, lift.learning, base, score_before=lift.before, score_after=lift.after)
        if lift
        else None,
        opens=_learning(shapes.Opening, opening.learning, base, roles=opening.roles) if opening else None,
        first=_first(levers.first, base) if levers.first else None,
        sentences=fill(
            shapes.Sentences,
            lift=lever_words.lift(levers, base),
            opens=lever_words.opening(opening, base),
            first=lever_words.first(levers.first, base),
        ),
    )


def _first(change: FirstChange, base: KnowledgeBase) -> Json:
    learning = _learning(shapes.Learning, change.learning, base) if change.learning else None
    return fill(shapes.FirstChange, change, learning=learning)


def _learning(shape: type[Any], learning: Learning, base: KnowledgeBase, **others: Any) -> Json:
    steps, below = ([_rise(step, base) for step in part] for part in (learning.steps, learning.below))
    return fill(shape, learning, steps=steps, builds_on=below, **others)


def _rise(step: LevelRise | LearningStep, base: KnowledgeBase) -> Json:
    """Describe one skill brought from one level to a higher one."""
    return fill(Rise, step, name=base.skills[step.skill].name)


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
            learning=[_rise(step, base) for step in move.learning],
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

"""Which things to learn from would bring somebody over the apply line, or half the way there."""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.learning import Resource
from careerpath_cli.knowledge.model.scales import Level
from careerpath_cli.matching.inference import RANK, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.learning import LearningStep
from careerpath_cli.planning.shelf import LEAST_SHARE, Learner, can_follow, objections, share_of
from careerpath_cli.record import record

HALF = 0.5
_WORKED_THROUGH = frozenset({"course", "book", "tutorial", "practice", "documentation"})
_TOO_MUCH = 60.0
"""Hours of objections from which something is too unsuitable to be offered."""


@record
class Course:
    """Something to learn from, and the level of each skill that those hold who worked it through."""

    resource: Resource
    brings: Mapping[str, Level]


@record
class Help:
    """What a course does for somebody: the share of the hours to the line that it takes away.

    `against` is what speaks against it for them, in hours.
    """

    share: float
    against: float

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to learn after it."""
        return self.share == 1


Shelves = Mapping[str, Sequence[Course]]
"""The courses that bring each skill."""


def course_shelves(model: MatchingModel, base: KnowledgeBase) -> Shelves:
    """Return what can be worked through by the skills that it brings, what these build on included."""
    shelves: dict[str, list[Course]] = {}
    for resource in base.resources.values():
        if resource.state == "current" and resource.kind in _WORKED_THROUGH:
            held = infer_levels(resource.teaches, model.prerequisites)
            course = Course(resource, {skill: inferred.level for skill, inferred in held.items()})
            for skill in course.brings:
                shelves.setdefault(skill, []).append(course)
    return shelves


def helping(
    steps: Sequence[LearningStep], learner: Learner, shelves: Shelves, base: KnowledgeBase
) -> dict[str, Help]:
    """Return what courses do for somebody, by id, if they take away half of the hours to the line or more.

    `steps` are all those that the line requires. Only what somebody can follow today counts, of which they
    need a good part, and against which little speaks.
    """
    whole = fsum(step.hours.likely for step in steps)
    helps = {}
    for course in _candidates(steps, shelves):
        done = [step for step in steps if _brings(course, step)]
        share = 1.0 if len(done) == len(steps) else fsum(step.hours.likely for step in done) / (whole or 1.0)
        if share >= HALF and _suits(course.resource, done, learner, base):
            against = objections(course.resource, done, learner, base)
            if against < _TOO_MUCH:
                helps[course.resource.id] = Help(share, against)
    return helps


def _candidates(steps: Iterable[LearningStep], shelves: Shelves) -> Iterable[Course]:
    return {course.resource.id: course for step in steps for course in shelves.get(step.skill, ())}.values()


def _brings(course: Course, step: LearningStep) -> bool:
    return RANK[course.brings.get(step.skill, "none")] >= RANK[step.to]


def _suits(resource: Resource, steps: Sequence[LearningStep], learner: Learner, base: KnowledgeBase) -> bool:
    return can_follow(resource, steps, learner) and share_of(resource, steps, base) >= LEAST_SHARE

"""The table of answer kinds: where each is kept in a profile, which score it counts for, what one step is.

Code that goes through all of a person's answers reads this table instead of listing skills, activities,
values, degree, years and industries by hand: the parts of a score, sensitivity, what was asked, the
interview's information gain. A new kind of answer is one entry in `KINDS`; its weight for a role is a signal
(`matching/signals.py`), and its wording an entry in `views/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from careerpath_cli.knowledge.model.scales import ATTITUDES, DEGREES, LEVELS, VALUE_WEIGHTS
from careerpath_cli.profile.model import Profile

Kind = Literal["skill", "education", "experience", "occupation", "activity", "value", "industry"]
Part = Literal["want", "can"]
Topic = tuple[Kind, str]
"""What an answer can be about: its kind, and the id of a skill, an activity, a value…"""
Answers = dict[str, Any]
"""Answers of one kind: subject → answer. A subject that is absent was not asked."""

INTERESTED = "interested"
PRESENT = "present"
"""The answer to an occupation: it is what the person does today."""


# entries of a constant table are never compared, and each method that dataclass writes costs start-up time
@dataclass(slots=True, eq=False, repr=False)
class AnswerKind:
    """Answers kept in a mapping of the profile: subject → a word of `scale`.

    `part` is the score that answers of this kind count for, `field` the profile's field that holds them.
    `one_by_one` means that each subject is a question of its own; otherwise one answer settles the whole kind
    (anybody who named an industry was asked about industries). `joint` means that the answers of this kind
    are weighed together, so that the effect of changing one depends on the others.
    """

    name: Kind
    part: Part
    field: str
    scale: Sequence[str] = ()
    one_by_one: bool = True
    joint: bool = False

    def answers(self, profile: Profile) -> Answers:
        """Return the answers of this kind that a profile holds."""
        return dict(getattr(profile, self.field))

    def replaced(self, profile: Profile, answers: Answers) -> Profile:
        """Return the profile with these answers in place of its own of this kind."""
        return self._written(profile, answers)

    def _written(self, profile: Profile, value: Any) -> Profile:
        changes: dict[str, Any] = {self.field: value}
        return replace(profile, **changes)

    def steps(self, answer: Any) -> Sequence[Any]:
        """Return the answers one step down and one step up; none where the only answer is yes."""
        rank = self.scale.index(answer) if self.scale else 0
        return [self.scale[step] for step in (rank - 1, rank + 1) if 0 <= step < len(self.scale)]

    def was_asked(self, subject: str, profile: Profile) -> bool:
        """Return whether a profile holds an answer about this subject."""
        answers = self.answers(profile)
        return subject in answers if self.one_by_one else bool(answers)


class _Listed(AnswerKind):
    """Answers kept in a list: each is a yes to its subject."""

    __slots__ = ()

    def answers(self, profile: Profile) -> Answers:
        return dict.fromkeys(getattr(profile, self.field), INTERESTED)

    def replaced(self, profile: Profile, answers: Answers) -> Profile:
        return self._written(profile, tuple(answers))


@dataclass(slots=True, eq=False, repr=False)
class _Recorded(AnswerKind):
    """Answers kept in a record of the profile: those of its fields named in `subjects`."""

    subjects: Sequence[str] = ()

    def answers(self, profile: Profile) -> Answers:
        record = getattr(profile, self.field)
        answers = {subject: getattr(record, subject) for subject in self.subjects}
        return {subject: answer for subject, answer in answers.items() if answer is not None}

    def replaced(self, profile: Profile, answers: Answers) -> Profile:
        record: Any = getattr(profile, self.field)
        changed = {subject: answers.get(subject) for subject in self.subjects}
        return self._written(profile, replace(record, **changed))


class _Occupation(AnswerKind):
    """What the person does for a living today: one of the base's occupations, or none."""

    __slots__ = ()

    def answers(self, profile: Profile) -> Answers:
        return {profile.occupation_id: PRESENT} if profile.occupation_id else {}

    def replaced(self, profile: Profile, answers: Answers) -> Profile:
        return self._written(profile, next(iter(answers), None))


class _Years(_Recorded):
    """Numbers of years; a step is one year."""

    __slots__ = ()

    def steps(self, answer: float) -> Sequence[float]:
        return [max(0.0, answer - 1), answer + 1]


KINDS: dict[Kind, AnswerKind] = {
    kind.name: kind
    for kind in (
        AnswerKind("skill", "can", "skills", LEVELS, joint=True),
        _Recorded("education", "can", "education", DEGREES, subjects=("degree",)),
        _Years(
            "experience",
            "can",
            "experience",
            one_by_one=False,
            joint=True,
            subjects=("total_years", "coding_years", "ml_years"),
        ),
        _Occupation("occupation", "can", "occupation_id", one_by_one=False),
        AnswerKind("activity", "want", "activities", ATTITUDES),
        AnswerKind("value", "want", "values", VALUE_WEIGHTS),
        _Listed("industry", "want", "industries", one_by_one=False, joint=True),
    )
}


def stated_skills(profile: Profile) -> dict[str, str]:
    """Return the levels as the person stated them, with a plus for "at least"; without those inferred."""
    return {
        skill: f"{level}+" if skill in profile.at_least else level
        for skill, level in profile.skills.items()
        if not profile.at_least.get(skill)
    }


def was_asked(topic: Topic, profile: Profile) -> bool:
    """Return whether a profile holds an answer about a topic."""
    kind, subject = topic
    return KINDS[kind].was_asked(subject, profile)


def says_something(profile: Profile) -> bool:
    """Return whether any answer can distinguish roles; constraints and unknown names cannot."""
    return any(kind.answers(profile) for kind in KINDS.values())

"""What a person answered so far, and the profile that follows from it: pure functions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careerpath_cli.knowledge.model.person import fact_value
from careerpath_cli.knowledge.model.scales import LEVELS
from careerpath_cli.profile.model import (
    Constraints,
    EducationAnswer,
    ExperienceAnswer,
    ProfileFile,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Question, QuestionKind
    from careerpath_cli.knowledge.model.scales import Attitude, Level, ValueWeight

NONE_OF_THESE = "none-of-these"
"""What somebody ticks on a screen of skills of which they have used none."""
PEOPLE = "people"
"""The group whose skills nobody lacks altogether: leaving it out says nothing."""
SCREEN_SIZE = 12
_ON_SCREEN, _BEYOND_SCREEN = slice(SCREEN_SIZE), slice(SCREEN_SIZE, None)
_OF_SCORE: dict[int, Attitude] = {-2: "avoid", -1: "dislike", 0: "neutral", 1: "like", 2: "love"}
_LEVELS: dict[str, Level] = {level: level for level in LEVELS}


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by prompt id, in the order in which they were given; None where a prompt was skipped.

    An answer is a tuple of chosen values; of a prompt that takes one choice or a text, a tuple of one.
    `earlier` are answers that were taken back, to be offered again when their prompts come up.
    """

    given: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __contains__(self, prompt: str) -> bool:
        """Tell whether a prompt was shown and answered or skipped."""
        return prompt in self.given

    def of(self, prompt: str) -> tuple[str, ...]:
        """Give what was chosen; nothing for a prompt that was skipped or not reached."""
        return self.given.get(prompt) or ()

    def make_sense_of(self, question: Question) -> bool:
        """Tell whether no earlier answer leaves a question without sense."""
        rule = question.when
        return rule is None or not set(self.of(rule.question)) & set(rule.unless)

    def adding(self, prompt: str, answer: tuple[str, ...] | None) -> Answers:
        """Give these answers and one more; what was taken back of that prompt is settled."""
        earlier = {other: kept for other, kept in self.earlier.items() if other != prompt}
        return Answers({**self.given, prompt: answer}, earlier)

    def taking_back_last(self) -> Answers:
        """Give these answers without the last one, which is kept to be offered again."""
        given = dict(self.given)
        prompt, answer = given.popitem()
        earlier = dict(self.earlier)
        return Answers(given, {**earlier, prompt: answer} if answer else earlier)

    def prompts(self, kind: QuestionKind) -> Iterator[tuple[list[str], tuple[str, ...]]]:
        """Give the subjects and the answers of the answered prompts that one kind of question became."""
        for prompt in self.given:
            start, colon, subjects = prompt.partition(":")
            if colon and start == kind and self.of(prompt):
                yield subjects.split("+"), self.of(prompt)


def prompt_id(kind: QuestionKind, *subjects: str) -> str:
    """Name one of the prompts that a question becomes, by what it is about."""
    return f"{kind}:{'+'.join(subjects)}"


def profile_from_answers(answers: Answers, base: KnowledgeBase) -> ProfileFile:
    """Give the profile that the answers amount to; whatever was skipped is left out."""
    fields = _plain_fields(answers, base)
    skills = {base.skills[skill].name: level for skill, level in stated_skills(answers, base).items()}
    return ProfileFile(
        format=1,
        skills=skills,
        evidence={
            base.skills[skill].name: line
            for (skill,), (line,) in answers.prompts("evidence")
            if base.skills[skill].name in skills
        },
        activities=_chosen_tasks(answers) | fields.get("activities", {}),
        values=_values(answers, base),
        education=EducationAnswer(**fields["education"]) if "education" in fields else None,
        experience=ExperienceAnswer(**_experience(fields, answers)),
        constraints=Constraints(**fields["constraints"]) if "constraints" in fields else None,
    )


def stated_skills(answers: Answers, base: KnowledgeBase) -> dict[str, Level]:
    """Give skill ids and levels: ticked is working unless a level was asked, shown and left out is none."""
    skills = ticked_skills(answers, base)
    for (skill,), (level,) in answers.prompts("level"):
        skills[skill] = _LEVELS[level]
    return skills


def ticked_skills(answers: Answers, base: KnowledgeBase) -> dict[str, Level]:
    """Give skill ids as the screens tell: ticked on any is working, else shown and left out is none."""
    chosen = answers.of("groups")
    left_out = [group for group in base.groups if chosen and group not in chosen and group != PEOPLE]
    needed = _needed_skills(base)
    shown = [skill for group in left_out for skill in needed[group][_ON_SCREEN]]
    ticked_at_all: list[str] = []
    parts: tuple[tuple[QuestionKind, slice], ...] = (("screen", _ON_SCREEN), ("rest", _BEYOND_SCREEN))
    for kind, part in parts:
        for groups, ticked in answers.prompts(kind):
            shown += [skill for group in groups for skill in needed.get(group, ())[part]]
            ticked_at_all += [skill for skill in ticked if skill != NONE_OF_THESE]
    return {**dict.fromkeys(shown, "none"), **dict.fromkeys(ticked_at_all, "working")}


def asked_skills(group: str, base: KnowledgeBase) -> list[str]:
    """Give the skills of a group that the interview asks about: those that most roles need."""
    return _needed_skills(base).get(group, [])[_ON_SCREEN]


def further_skills(group: str, base: KnowledgeBase) -> list[str]:
    """Return the skills of a group that some role needs and that only the full interview asks about."""
    return _needed_skills(base).get(group, [])[_BEYOND_SCREEN]


def _needed_skills(base: KnowledgeBase) -> dict[str, list[str]]:
    """Return the skills that roles need, by group, those that most roles need first."""
    counts: Counter[str] = Counter()
    for role in base.roles.values():
        for need in role.needs:
            counts[need.skill] += 2 if need.required else 1
    groups: dict[str, list[str]] = {group: [] for group in base.groups}
    for skill in sorted(counts, key=lambda skill: (-counts[skill], skill)):
        groups.setdefault(base.skills[skill].group, []).append(skill)
    return groups


def task_scores(answers: Answers) -> dict[str, int]:
    """Give, for each activity that one could choose, how often it was best less how often worst."""
    scores: dict[str, int] = {}
    for kind, point in (("best", 1), ("worst", -1)):
        for shown, chosen in answers.prompts(kind):  # type: ignore[arg-type]
            for activity in shown:
                scores.setdefault(activity, 0)
            for activity in chosen:
                scores[activity] += point
    return scores


def _plain_fields(answers: Answers, base: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """Collect the answers that fill one field of the profile as they are."""
    fields: dict[str, dict[str, Any]] = {}
    for question in base.questions.values():
        if question.says and answers.of(question.id) and answers.make_sense_of(question):
            part, name = question.says.split(".")
            (text,) = answers.of(question.id)
            fields.setdefault(part, {})[name] = fact_value(question.says, text)
    return fields


def _experience(fields: Mapping[str, dict[str, Any]], answers: Answers) -> dict[str, Any]:
    """Add what other answers settle: a student has not worked; who writes no code did no machine learning."""
    years = dict(fields.get("experience", {}))
    if answers.of("stage") == ("student",):
        years.setdefault("total_years", 0.0)
    if years.get("coding_years") == 0:
        years.setdefault("ml_years", 0.0)
    return years


def _chosen_tasks(answers: Answers) -> dict[str, Attitude]:
    return {activity: _OF_SCORE[max(-2, min(2, score))] for activity, score in task_scores(answers).items()}


def _values(answers: Answers, base: KnowledgeBase) -> dict[str, ValueWeight]:
    """Give weight to what was chosen of two values, and little to what was not."""
    weights: dict[str, ValueWeight] = {}
    for question in base.questions.values():
        chosen = answers.of(question.id) if question.kind == "either" else ()
        for choice in question.choices if chosen else ():
            weights[choice.value] = "important" if choice.value in chosen else "somewhat"
    return weights

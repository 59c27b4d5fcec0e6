"""A person's answers so far, and the profile that follows from them: pure functions."""

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
    from careerpath_cli.knowledge.model.scales import Attitude, Level, StatedLevel, ValueWeight

NONE_OF_THESE = "none-of-these"
"""The choice on a screen of skills for a person who has used none of them."""
PEOPLE = "people"
"""The group whose skills everybody has to some degree: leaving it out tells us nothing."""
SCREEN_SIZE = 12
_ON_SCREEN, _BEYOND_SCREEN = slice(SCREEN_SIZE), slice(SCREEN_SIZE, None)
_OF_SCORE: dict[int, Attitude] = {-2: "avoid", -1: "dislike", 0: "neutral", 1: "like", 2: "love"}
_LEVELS: dict[str, Level] = {level: level for level in LEVELS}


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by prompt id, in the order they were given; None where a prompt was skipped.

    An answer is a tuple of the chosen values, with a single item for prompts that take one choice or a text.
    `earlier` holds answers that were taken back, to be offered again when their prompts come up.
    """

    given: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __contains__(self, prompt: str) -> bool:
        """Return whether a prompt was answered or skipped."""
        return prompt in self.given

    def of(self, prompt: str) -> tuple[str, ...]:
        """Return what was chosen; empty for a prompt that was skipped or not reached."""
        return self.given.get(prompt) or ()

    def make_sense_of(self, question: Question) -> bool:
        """Return whether a question still makes sense after the earlier answers."""
        rule = question.when
        return rule is None or not set(self.of(rule.question)) & set(rule.unless)

    def adding(self, prompt: str, answer: tuple[str, ...] | None) -> Answers:
        """Return these answers plus one; an answer to the same prompt that was taken back is forgotten."""
        earlier = {taken_back: values for taken_back, values in self.earlier.items() if taken_back != prompt}
        return Answers({**self.given, prompt: answer}, earlier)

    def taking_back_last(self) -> Answers:
        """Return these answers without the last one, which is kept to be offered again."""
        given = dict(self.given)
        prompt, answer = given.popitem()
        earlier = dict(self.earlier)
        return Answers(given, {**earlier, prompt: answer} if answer else earlier)

    def prompts(self, kind: QuestionKind) -> Iterator[tuple[list[str], tuple[str, ...]]]:
        """Yield the subjects and the answer of each answered prompt that comes from one kind of question."""
        for prompt in self.given:
            start, colon, subjects = prompt.partition(":")
            if colon and start == kind and self.of(prompt):
                yield subjects.split("+"), self.of(prompt)


def prompt_id(kind: QuestionKind, *subjects: str) -> str:
    """Return the id of one of the prompts that a question becomes, named after its subjects."""
    return f"{kind}:{'+'.join(subjects)}"


def profile_from_answers(answers: Answers, base: KnowledgeBase) -> ProfileFile:
    """Return the profile that the answers add up to; whatever was skipped is left out."""
    fields = _plain_fields(answers, base)
    skills: dict[str, StatedLevel] = {
        base.skills[skill].name: level for skill, level in stated_skills(answers, base).items()
    }
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
    """Return levels by skill id: a ticked skill is working unless its level was asked, unticked is none."""
    skills = ticked_skills(answers, base)
    for (skill,), (level,) in answers.prompts("level"):
        skills[skill] = _LEVELS[level]
    return skills


def ticked_skills(answers: Answers, base: KnowledgeBase) -> dict[str, Level]:
    """Return levels by skill id from the screens alone: ticked on any of them is working, otherwise none."""
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
    """Return the skills of a group that the interview asks about: those that most roles need."""
    return _needed_skills(base).get(group, [])[_ON_SCREEN]


def further_skills(group: str, base: KnowledgeBase) -> list[str]:
    """Return the skills of a group that some role needs and that only the full interview asks about."""
    return _needed_skills(base).get(group, [])[_BEYOND_SCREEN]


def _needed_skills(base: KnowledgeBase) -> dict[str, list[str]]:
    """Return the skills that roles need, by group, most needed first."""
    counts: Counter[str] = Counter()
    for role in base.roles.values():
        for need in role.needs:
            counts[need.skill] += 2 if need.required else 1
    groups: dict[str, list[str]] = {group: [] for group in base.groups}
    for skill in sorted(counts, key=lambda skill: (-counts[skill], skill)):
        groups.setdefault(base.skills[skill].group, []).append(skill)
    return groups


def task_scores(answers: Answers) -> dict[str, int]:
    """Return for each activity on offer how often it was picked as best minus how often as worst."""
    scores: dict[str, int] = {}
    for kind, point in (("best", 1), ("worst", -1)):
        for shown, chosen in answers.prompts(kind):  # type: ignore[arg-type]
            for activity in shown:
                scores.setdefault(activity, 0)
            for activity in chosen:
                scores[activity] += point
    return scores


def _plain_fields(answers: Answers, base: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """Return the answers that each fill one field of the profile unchanged, by part and field."""
    fields: dict[str, dict[str, Any]] = {}
    for question in base.questions.values():
        if question.says and answers.of(question.id) and answers.make_sense_of(question):
            part, name = question.says.split(".")
            (text,) = answers.of(question.id)
            fields.setdefault(part, {})[name] = fact_value(question.says, text)
    return fields


def _experience(fields: Mapping[str, dict[str, Any]], answers: Answers) -> dict[str, Any]:
    """Add what other answers imply: students have not worked, non-coders have not used machine learning."""
    years = dict(fields.get("experience", {}))
    if answers.of("stage") == ("student",):
        years.setdefault("total_years", 0.0)
    if years.get("coding_years") == 0:
        years.setdefault("ml_years", 0.0)
    return years


def _chosen_tasks(answers: Answers) -> dict[str, Attitude]:
    return {activity: _OF_SCORE[max(-2, min(2, score))] for activity, score in task_scores(answers).items()}


def _values(answers: Answers, base: KnowledgeBase) -> dict[str, ValueWeight]:
    """Return weights of values: important where chosen over another, somewhat where not."""
    weights: dict[str, ValueWeight] = {}
    for question in base.questions.values():
        chosen = answers.of(question.id) if question.kind == "either" else ()
        for choice in question.choices if chosen else ():
            weights[choice.value] = "important" if choice.value in chosen else "somewhat"
    return weights

"""What a person answered so far, and the profile that follows from it: pure functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careerpath_cli.profile.model import (
    Constraints,
    EducationAnswer,
    ExperienceAnswer,
    ProfileFile,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpath_cli.knowledge.base import KnowledgeBase
    from careerpath_cli.knowledge.model.questions import Question
    from careerpath_cli.knowledge.model.scales import Attitude, Level, ValueWeight

SCREEN = "skills:"
LEVEL = "level:"
_NUMBERS = frozenset({"total_years", "coding_years", "ml_years", "hours_per_week"})
PEOPLE = "people"
"""The group whose skills nobody lacks altogether: leaving it out says nothing."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by prompt id, in the order in which they were given; None where a prompt was skipped.

    An answer is a tuple of chosen values; of a prompt that takes one choice or a text, a tuple of one.
    """

    given: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)

    def __contains__(self, prompt: str) -> bool:
        """Tell whether a prompt was shown and answered or skipped."""
        return prompt in self.given

    def of(self, prompt: str) -> tuple[str, ...]:
        """Give what was chosen; nothing for a prompt that was skipped or not reached."""
        return self.given.get(prompt) or ()

    def rule_out(self, question: Question) -> bool:
        """Tell whether an earlier answer leaves a question without sense."""
        rule = question.skip_if
        return rule is not None and bool(set(self.of(rule.question)) & set(rule.answers))

    def adding(self, prompt: str, answer: tuple[str, ...] | None) -> Answers:
        """Give these answers and one more."""
        return Answers({**self.given, prompt: answer})


def profile_from_answers(answers: Answers, base: KnowledgeBase) -> ProfileFile:
    """Give the profile that the answers amount to; whatever was skipped is left out."""
    fields = _plain_fields(answers, base)
    return ProfileFile(
        format=1,
        skills={base.skills[skill].name: level for skill, level in stated_skills(answers, base).items()},
        activities=_activities(answers),
        values=_values(answers),
        education=EducationAnswer(**fields["education"]) if "education" in fields else None,
        experience=ExperienceAnswer(**_experience(fields, answers)),
        constraints=Constraints(**fields["constraints"]) if "constraints" in fields else None,
    )


def stated_skills(answers: Answers, base: KnowledgeBase) -> dict[str, Level]:
    """Give skill ids and levels: ticked is working unless a level was asked, shown and left out is none."""
    skills: dict[str, Level] = {}
    chosen_groups = answers.of("groups")
    if chosen_groups:
        for group in base.groups:
            if group not in chosen_groups and group != PEOPLE:
                skills |= dict.fromkeys(asked_skills(group, base), "none")
    for prompt in answers.given:
        if prompt.startswith(SCREEN) and answers.of(prompt):
            for group in prompt.removeprefix(SCREEN).split("+"):
                skills |= dict.fromkeys(asked_skills(group, base), "none")
            skills |= dict.fromkeys(answers.of(prompt), "working")
    for prompt in answers.given:
        if prompt.startswith(LEVEL) and answers.of(prompt):
            skills[prompt.removeprefix(LEVEL)] = _level(answers.of(prompt)[0])
    return skills


SCREEN_SIZE = 14


def asked_skills(group: str, base: KnowledgeBase) -> list[str]:
    """Give the skills of a group that the interview asks about: those that most roles need."""
    counts: dict[str, int] = {}
    for role in base.roles.values():
        for need in role.needs:
            if base.skills[need.skill].group == group:
                counts[need.skill] = counts.get(need.skill, 0) + (2 if need.required else 1)
    return sorted(counts, key=lambda skill: (-counts[skill], skill))[:SCREEN_SIZE]


def _plain_fields(answers: Answers, base: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """Collect the answers that fill one field of the profile as they are."""
    fields: dict[str, dict[str, Any]] = {}
    for question in base.questions.values():
        if question.says and answers.of(question.id) and not answers.rule_out(question):
            part, name = question.says.split(".")
            (text,) = answers.of(question.id)
            fields.setdefault(part, {})[name] = float(text) if name in _NUMBERS else text
    return fields


def _experience(fields: Mapping[str, dict[str, Any]], answers: Answers) -> dict[str, Any]:
    """Add what other answers settle: a student has not worked; who writes no code did no machine learning."""
    years = dict(fields.get("experience", {}))
    if answers.of("stage") == ("student",):
        years.setdefault("total_years", 0.0)
    if years.get("coding_years") == 0:
        years.setdefault("ml_years", 0.0)
    return years


def _activities(answers: Answers) -> dict[str, Attitude]:
    attitudes: dict[str, Attitude] = dict.fromkeys(answers.of("likes"), "like")
    attitudes |= dict.fromkeys(answers.of("loves"), "love")
    return attitudes | dict.fromkeys(answers.of("avoids"), "dislike")


def _values(answers: Answers) -> dict[str, ValueWeight]:
    weights: dict[str, ValueWeight] = dict.fromkeys(answers.of("values"), "important")
    return weights | dict.fromkeys(answers.of("top-value"), "essential")


def _level(word: str) -> Level:
    levels: dict[str, Level] = {
        "aware": "aware",
        "working": "working",
        "proficient": "proficient",
        "expert": "expert",
    }
    return levels[word]
